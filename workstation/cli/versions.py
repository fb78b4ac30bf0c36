"""Versions: upgrade an assessment, compare two, carry answers forward, differ methodologies."""

import click

from workstation import words
from workstation.cli.command import command, option
from workstation.cli.state import State
from workstation.cli.table import plain
from workstation.domain.assessment_difference import ComparedAnswer
from workstation.domain.methodology_difference import MethodologyDifference
from workstation.domain.text import Language


@command(
    "assessment.upgrade", "assessor --vault ~/OTT-04 assessment upgrade MRA-2026-0001 --preview"
)
@click.argument("assessment_id", metavar="ID")
@option("--preview", is_flag=True, default=False)
def upgrade(state: State, assessment_id: str, preview: bool) -> None:
    """Take a draft over to the version in force."""
    from workstation.workflows import upgrading

    with state.session() as session:
        if preview:
            found = upgrading.preview(session, assessment_id)
        else:
            found = upgrading.upgrade(session, assessment_id, state.language)
    lines = [
        state.label(
            "cli.upgrade", assessment=found.assessment, before=found.from_version,
            after=found.to_version, carried=len(found.carried), dropped=len(found.dropped),
        )
    ]  # fmt: skip
    lines += [state.label("cli.upgrade_drops", question=one.question) for one in found.dropped]
    if found.reopens:
        lines.append(state.label("cli.upgrade_reopens", parts=", ".join(found.reopens)))
    state.report(upgrading.as_json(found), [*lines, *difference_lines(found.difference, state)])


@command(
    "assessment.compare",
    "assessor --vault ~/OTT-04 assessment compare MRA-2026-0001@1 MRA-2026-0001 --json",
)
@click.argument("left", metavar="LEFT")
@click.argument("right", metavar="RIGHT")
def compare(state: State, left: str, right: str) -> None:
    """Put two assessments, or two versions, side by side."""
    from workstation.workflows import comparing

    with state.session() as session:
        found = comparing.compare(session, left, right)
    lines = [state.label("cli.compared", count=len(found.different), left=left, right=right)]
    for row in found.different:
        lines.append(f"{row.question}  {row.text.in_language(state.language)}")
        lines += _answer_lines(row, left, right)
    state.report(comparing.as_json(found), lines)


@command(
    "assessment.carry",
    "assessor --vault ~/OTT-04 assessment carry MRA-2026-0004 --from MRA-2026-0001 --question 4.3",
)
@click.argument("assessment_id", metavar="ID")
@option("--from", "source", default="", metavar="ID")
@option("--question", "questions", multiple=True, metavar="NUMBER")
@option("--drop", is_flag=True, default=False)
def carry(
    state: State, assessment_id: str, source: str, questions: tuple[str, ...], drop: bool
) -> None:
    """List earlier answers, or carry those that are named."""
    from workstation.workflows import carrying

    with state.session() as session:
        if questions and source:
            found = carrying.carry(session, assessment_id, questions, source, drop=drop)
        else:
            offered = carrying.candidates(session, assessment_id)
            found = tuple(one for one in offered if source in ("", one.source))
    carried = bool(questions and source)
    lines = [f"{one.question}  {one.source}  {one.on}  {_said(one.answer)}" for one in found]
    payload = {"assessment": assessment_id, "carried": carried, "answers": plain(found)}
    state.report(payload, lines)


@command("methodology.diff", "assessor methodology diff acmfea-2019@2026.2 acmfea-2019 --json")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
def diff(state: State, before: str, after: str) -> None:
    """Show what differs between two methodologies, or two versions of one."""
    from workstation.domain.methodology_difference import difference
    from workstation.workflows import methodologies

    named = [methodologies.named_methodology(name) for name in (before, after)]
    found = difference(*named)
    state.report(methodologies.difference_json(found), difference_lines(found, state))


def difference_lines(found: MethodologyDifference, state: State) -> list[str]:
    """A difference in words: each part, and under it each field before and after."""
    language = state.language
    lines: list[str] = []
    for part in found.parts:
        kind = state.label(f"methodology.part.{part.kind}")
        change = state.label(f"difference.{part.change}")
        title = part.title.in_language(language)
        lines.append(f"{change}  {kind} {part.id}  {title}".rstrip())
        for one in part.fields if part.change == "changed" else ():
            lines.append(f"    {field_name(one.field, language)}")
            lines += [f"      - {line}" for line in one.before.in_language(language).splitlines()]
            lines += [f"      + {line}" for line in one.after.in_language(language).splitlines()]
    return lines


def field_name(field: str, language: Language) -> str:
    """What a field of a methodology is called."""
    return words.find(f"methodology.field.{field}", language) or field


def _answer_lines(row: ComparedAnswer, left: str, right: str) -> list[str]:
    sides = ((left, row.left, row.left_evidence), (right, row.right, row.right_evidence))
    return [
        f"    {name}: {_said(given) if given else '-'}  {', '.join(evidence)}".rstrip()
        for name, given, evidence in sides
    ]


def _said(answer: object) -> str:
    told = plain(answer)
    value = told["value"]
    shown = f"[{len(value)}]" if isinstance(value, list) else str(value or "-")
    return f"{shown}  {told['marking']} {told['text']}".rstrip()
