"""Passing over a warning of a check, with a reason that is printed."""

import click

from workstation.cli.assessments import check_payload
from workstation.cli.command import command, option
from workstation.cli.state import State
from workstation.domain.error import UsageError
from workstation.domain.methodology_kinds import CHECKS


@command(
    "assessment.override",
    "assessor --vault ~/OTT-04 assessment override MRA-2026-0001 --check extraneous_in_risk"
    ' --question 8.11 --why "The word is part of a quoted report" --marking "(U)"',
)
@click.argument("assessment_id", metavar="ID")
@option("--check", type=click.Choice(CHECKS), required=True, metavar="CHECK")
@option("--question", required=True, metavar="NUMBER")
@option("--why", default="", metavar="TEXT")
@option("--marking", default="")
@option("--undo", is_flag=True, default=False)
def override(
    state: State,
    assessment_id: str,
    check: str,
    question: str,
    why: str,
    marking: str,
    undo: bool,
) -> None:
    """Pass over a warning, or take that back."""
    from workstation.workflows import assessments, overriding

    if undo and (why or marking):
        raise UsageError("cli.override_or_back")
    with state.session() as session:
        if undo:
            overriding.take_back(session, assessment_id, check, question)
        else:
            overriding.override(session, assessment_id, check, question, why, marking)
        found = assessments.check(session, assessment_id)
    told = [
        each
        for each in check_payload(found, state)["findings"]
        if (each["check"], each["question"]) == (check, question)
    ]
    lines = [f"{each['check']}  {each['question']}  {each['text']}" for each in told]
    state.report({"assessment": assessment_id, "findings": told}, lines)
