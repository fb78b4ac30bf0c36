"""Portion marks and the banner that they add up to."""

from typing import Any

from workstation import words
from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.domain.marking import MarkError, MarkProblem, parse_mark, roll_up_texts

marking = group(
    "marking",
    'assessor marking banner --portion "(U//FOUO)" --portion "(S//REL TO USA, CAN)"',
    {"banner": "marking:roll_up"},
)


@command(
    "marking.banner",
    'assessor marking banner --portion "(U//FOUO)" --portion "(S//REL TO USA, CAN)"',
)
@option("--portion", "portions", multiple=True, required=True)
def roll_up(state: State, portions: tuple[str, ...]) -> None:
    """Roll the portions up."""
    banner, found = roll_up_texts(portions)
    text = banner.in_language(state.language)
    problems = [_problem(state, one) for one in found]
    if problems:
        state.found_wrong()
    lines = [text, *(f"{one['portion']} [{one['place']}]: {one['reason']}" for one in problems)]
    state.report({"banner": text, "problems": problems}, lines)


def _problem(state: State, found: MarkProblem) -> dict[str, Any]:
    try:
        parse_mark(found.portion)
        reason = ""
    except MarkError as problem:
        reason = words.error(problem, state.language).message
    return {
        "portion": found.portion,
        "place": found.place,
        "code": found.reason,
        "reason": reason,
    }
