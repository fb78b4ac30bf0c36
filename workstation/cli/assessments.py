"""Assessments: start, answer, check, lock the baseline, sign as author."""

from pathlib import Path
from typing import Any

import click

from workstation import words
from workstation.cli.command import FILE, command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.assessment import AssessmentKind
from workstation.domain.assessment import State as Stage
from workstation.domain.check import Check, as_json
from workstation.domain.check_finding import Finding
from workstation.domain.checks import open_findings
from workstation.domain.error import CheckFailedError

KINDS = tuple(kind.value for kind in AssessmentKind)

assessment = group(
    "assessment",
    "assessor --vault ~/OTT-04 assessment check MRA-2026-0001",
    {
        "new": "assessments:new",
        "list": "assessments:list_all",
        "answer": "assessments:answer",
        "show": "assessments:show",
        "check": "assessments:check",
        "lock-baseline": "assessments:lock_baseline",
        "submit": "assessments:submit",
        "upgrade": "versions:upgrade",
        "compare": "versions:compare",
        "carry": "versions:carry",
        "triage": "triage:triage",
        "comment": "comments:comment",
        "corrections": "comments:corrections",
        "override": "overriding:override",
        "checklist": "after:checklist",
        "release": "after:release",
        "reopen": "after:reopen",
        "touched": "after:touched",
        "seen": "after:seen",
        "close": "after:close",
    },
)


@command(
    "assessment.new",
    "assessor --vault ~/OTT-04 assessment new --partner P-0001 --methodology acmfea-2019"
    " --answers answers.json",
)
@option("--partner", default="", metavar="ID")
@option("--methodology", default="acmfea-2019", metavar="ID")
@option("--kind", "assessment_kind", type=click.Choice(KINDS), default="case")
@option("--country", default="", metavar="ISO3")
@option("--standing", default="", metavar="ID")
@option("--answers", type=FILE, default=None)
def new(
    state: State, partner: str, methodology: str, assessment_kind: str, country: str,
    standing: str, answers: Path | None,
) -> None:  # fmt: skip
    """Start an assessment."""
    from workstation.workflows import answer_files, assessments, methodologies

    if answers:
        answer_files.read_answers(answers, methodologies.get_methodology(methodology))
    with state.session() as session:
        made = assessments.new_assessment(
            session, partner, methodology, kind=AssessmentKind(assessment_kind), country=country,
            standing=standing,
        )  # fmt: skip
        if answers:
            answer_files.answer_from_file(session, made.id, answers)
    payload = {"assessment": made.id, "id": made.id, "exchange": made.exchange}
    about = {"kind": made.kind.value, "country": made.country, "standing": made.standing}
    state.report(payload | about, [made.id])


@command("assessment.list", "assessor --vault ~/OTT-04 assessment list --state draft --json")
@option("--state", "states", type=click.Choice([one.value for one in Stage]), multiple=True)
@option("--partner", default="", metavar="ID")
@option("--limit", type=click.IntRange(1, 10_000), default=1000)
def list_all(state: State, states: tuple[str, ...], partner: str, limit: int) -> None:
    """List assessments."""
    from workstation.workflows import assessments

    wanted = tuple(Stage(one) for one in states)
    with state.session() as session:
        found = assessments.list_assessments(
            session, states=wanted, mine=False, partner=partner, limit=limit
        )
    rows = [
        (one.id, state.label(f"assessment_kind.{one.kind.value}"),
         state.label(f"state.{one.state.value}"), one.partner_name or one.country,
         f"{one.marking} {one.title}")
        for one in found
    ]  # fmt: skip
    state.report({"assessments": plain(found)}, columns(rows))


@command(
    "assessment.answer",
    "assessor --vault ~/OTT-04 assessment answer MRA-2026-0001 --answers answers.json",
)
@click.argument("assessment_id", metavar="ID")
@option("--answers", type=FILE, required=True)
@option("--drop", is_flag=True, default=False)
def answer(state: State, assessment_id: str, answers: Path, drop: bool) -> None:
    """Take answers from a file."""
    from workstation.workflows import answer_files

    with state.session() as session:
        done = answer_files.answer_from_file(session, assessment_id, answers, drop=drop)
    payload = {
        "assessment": done.assessment,
        "answered": list(done.questions),
        "evidence": list(done.evidence),
        "dropped": list(done.dropped),
        "aside": list(done.aside),
    }
    lines = [state.label("cli.answers_taken", count=len(done.questions))]
    if done.dropped:
        lines.append(state.label("cli.answers_dropped", questions=", ".join(done.dropped)))
    if done.aside:
        lines.append(state.label("cli.answers_aside", questions=", ".join(done.aside)))
    state.report(payload, lines)


@command("assessment.show", "assessor --vault ~/OTT-04 assessment show MRA-2026-0001 --json")
@click.argument("assessment_id", metavar="ID")
def show(state: State, assessment_id: str) -> None:
    """Show an assessment with its answers."""
    from workstation.workflows import assessments, effects, methodologies

    with state.session() as session:
        found = assessments.get_assessment(session, assessment_id)
        checked = assessments.check(session, assessment_id)
        aside = {one.question for one in effects.list_aside(session, assessment_id)}
    asked = methodologies.get_methodology(found.methodology, found.methodology_version)
    given = [found.answers[name] for name in asked.questions if name in found.answers]
    answers = [one for one in given if one.question not in aside]
    payload = {
        **plain(found),
        "answers": {one.question: plain(one) for one in answers},
        "aside": {one.question: plain(one) for one in given if one.question in aside},
        "state": checked.state.value,
        "banner": checked.banner.in_language(state.language),
    }
    lines = [f"{found.id}  {state.label(f'state.{checked.state.value}')}  {payload['banner']}"]
    lines += [
        f"{one.question}  {_value(plain(one.value))}  {one.marking} {one.text}" for one in answers
    ]
    state.report(payload, lines)


@command("assessment.check", "assessor --vault ~/OTT-04 assessment check MRA-2026-0001 --json")
@click.argument("assessment_id", metavar="ID")
def check(state: State, assessment_id: str) -> None:
    """List what is missing and which hard stops hold."""
    from workstation.workflows import assessments

    with state.session() as session:
        found = assessments.check(session, assessment_id)
    if not found.may_submit and found.stage == "submit":
        state.found_wrong()
    state.report(check_payload(found, state), check_lines(found, state))


@command(
    "assessment.lock-baseline",
    "assessor --vault ~/OTT-04 assessment lock-baseline MRA-2026-0001",
)
@click.argument("assessment_id", metavar="ID")
def lock_baseline(state: State, assessment_id: str) -> None:
    """Lock the baseline, so that measures may be entered."""
    from workstation.workflows import assessments

    with state.session() as session:
        assessments.lock_baseline(session, assessment_id)
        found = assessments.check(session, assessment_id)
    payload = {"assessment": assessment_id, "baseline": as_json(found)["baseline"]}
    state.report(payload, check_lines(found, state)[:2])


@command(
    "assessment.submit",
    "assessor --vault ~/OTT-04 assessment submit MRA-2026-0001 --out MRA-2026-0001.pdf",
)
@click.argument("assessment_id", metavar="ID")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def submit(state: State, assessment_id: str, out: Path, force: bool) -> None:
    """Sign as author and write the PDF."""
    from workstation.workflows import assessments, packets

    with state.session() as session:
        found = assessments.check(session, assessment_id)
        if found.stage == "submit" and not found.may_submit:
            state.refuse(
                CheckFailedError("cli.not_complete", place=_first_place(found)),
                {"check": check_payload(found, state)},
                check_lines(found, state),
            )
        path = packets.submit(session, assessment_id, out, language=state.language, force=force)
    state.report({"assessment": assessment_id, "pdf": str(path.resolve())}, [str(path)])


def check_lines(found: Check, state: State) -> list[str]:
    """A check in words: state and values, what is missing, what blocks."""
    told = as_json(found, state.language)
    lines = [
        f"{found.assessment}  {state.label(f'state.{found.state.value}')}  {told['banner']}",
        state.label(
            "cli.values",
            baseline=found.baseline.level or "-",
            residual=found.residual.level or "-",
            determination=found.determination.substantial or "-",
            authority=found.authority_required or "-",
        ),
    ]
    lines += [
        state.label("cli.missing", question=one["question"] or one["section"], need=one["need"])
        for one in told["missing"]
    ]
    lines += [
        state.label("cli.stop", rule=one["rule"], text=one["text"]) for one in told["hard_stops"]
    ]
    lines += [_finding_line(each, state) for each in found.findings]
    return lines


def check_payload(found: Check, state: State) -> dict[str, Any]:
    """A check as ``--json`` prints it, with what the checks found in words."""
    from workstation.workflows.overriding import findings_json

    return as_json(found, state.language) | {
        "findings": findings_json(found.findings, state.language)
    }


def _finding_line(found: Finding, state: State) -> str:
    text = words.finding(found, state.language)
    strength = state.label(f"strength.{found.strength}")
    if found.overridden is None:
        return state.label("cli.finding", strength=strength, question=found.question, text=text)
    return state.label(
        "cli.finding.overridden", strength=strength, question=found.question, text=text,
        who=found.overridden.officer_name, reason=found.overridden.reason,
    )  # fmt: skip


def _first_place(found: Check) -> str:
    blocking = [one.stop.question for one in found.hard_stops if one.status == "blocks"]
    blocking += [one.question for one in open_findings(found)]
    return next((one.question for one in found.missing), blocking[0] if blocking else "")


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{len(value)}]"
    return str(value) if value is not None else "-"
