"""Portion marks, the banner that they add up to, and an assessment's banner raised above it."""

from typing import Any

import click

from workstation import words
from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.domain.error import UsageError
from workstation.domain.marking import (
    Banner,
    MarkError,
    MarkProblem,
    levels_above,
    parse_mark,
    roll_up_texts,
)
from workstation.domain.marking_register import LEVELS

marking = group(
    "marking",
    'assessor marking banner --portion "(U//FOUO)" --portion "(S//REL TO USA, CAN)"',
    {"banner": "marking:roll_up", "raise": "marking:raise_banner"},
)


@command(
    "marking.banner",
    'assessor marking banner --portion "(U//FOUO)" --portion "(S//REL TO USA, CAN)"',
)
@option("--portion", "portions", multiple=True, required=True)
@option("--at-least", "at_least", default="")
def roll_up(state: State, portions: tuple[str, ...], at_least: str) -> None:
    """Roll the portions up, or raise what they give."""
    banner, found = roll_up_texts(portions, are_new=True)
    if at_least:
        _require_upward(at_least, banner)
        banner, found = roll_up_texts(portions, at_least=at_least, are_new=True)
    text = banner.in_language(state.language)
    problems = [_problem(state, one) for one in found]
    if problems:
        state.found_wrong()
    lines = [text, *(f"{one['portion']} [{one['place']}]: {one['reason']}" for one in problems)]
    state.report({"banner": text, "problems": problems}, lines)


def _require_upward(level: str, banner: Banner) -> None:
    if level not in LEVELS:
        raise UsageError("banner.unknown_level", place="--at-least", level=level)
    if level not in levels_above(banner.level):
        raise UsageError("banner.not_upward", place="--at-least", level=level, banner=banner.level)


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


@command(
    "marking.raise",
    'assessor marking raise MRA-2026-0001 --to TS --reason "Together they show the source."'
    ' --marking "(S//CEO)"',
)
@click.argument("assessment_id", metavar="ID")
@option("--to", "raise_to", default="")
@option("--reason", default="")
@option("--marking", default="")
@option("--take-back", "take_back", is_flag=True)
def raise_banner(
    state: State, assessment_id: str, raise_to: str, reason: str, marking: str, take_back: bool
) -> None:
    """Raise the banner of an assessment above its portions, or let it be what they give."""
    from workstation.workflows import banner

    if bool(raise_to) == take_back:
        raise UsageError("banner.raise_or_take_back", place="--to")
    with state.session() as session:
        if take_back:
            found = banner.take_back(session, assessment_id)
        else:
            found = banner.raise_to(session, assessment_id, raise_to, reason, marking)
    text = found.in_language(state.language)
    state.report({"assessment": assessment_id, "banner": text, "raised_to": raise_to}, [text])
