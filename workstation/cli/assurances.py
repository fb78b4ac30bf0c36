"""Assurances that a partner gave, and what was found when they were checked."""

import click

from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.partner import CheckResult

assurance = group(
    "assurance",
    "assessor --vault ~/OTT-04 assurance list --partner P-0001",
    {"add": "assurances:add", "list": "assurances:list_all", "check": "assurances:check"},
)


@command(
    "assurance.add",
    "assessor --vault ~/OTT-04 assurance add --partner P-0001 --on 2026-11-12"
    ' --text "Consular access within 48 hours" --marking "(S//REL TO CAN, USA)"',
)
@option("--partner", required=True, metavar="ID")
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--text", "assurance_text", required=True)
@option("--marking", required=True)
@option("--topic", default="")
@option("--form", type=click.Choice(["written", "oral"]), default="written")
@option("--given-by", default="")
@option("--expires", default="", metavar="YYYY-MM-DD")
@option("--check-due", default="", metavar="YYYY-MM-DD")
def add(
    state: State,
    *,
    partner: str,
    on: str,
    assurance_text: str,
    marking: str,
    topic: str,
    form: str,
    given_by: str,
    expires: str,
    check_due: str,
) -> None:
    """Enter an assurance."""
    from workstation.workflows import registers

    with state.session() as session:
        made = registers.add_assurance(
            session, partner=partner, on=on, text=assurance_text, marking=marking, topic=topic,
            form=form, given_by=given_by, expires=expires, check_due=check_due,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("assurance.list", "assessor --vault ~/OTT-04 assurance list --partner P-0001")
@option("--partner", required=True, metavar="ID")
def list_all(state: State, partner: str) -> None:
    """List assurances with their last check."""
    from workstation.workflows import registers

    with state.session() as session:
        found = registers.list_assurances(session, partner)
    payload = [
        {
            **plain(line.assurance),
            "result": line.result.value if line.result else None,
            "checked_on": line.checked_on,
            "checks": line.checks,
            "overdue": line.overdue,
        }
        for line in found
    ]
    rows = [
        (
            line.assurance.id,
            line.assurance.on,
            state.label(f"check_result.{line.result.value}") if line.result else "-",
            f"{line.assurance.marking} {line.assurance.text}",
        )
        for line in found
    ]
    state.report({"assurances": payload}, columns(rows))


@command(
    "assurance.check",
    "assessor --vault ~/OTT-04 assurance check AS-2026-001 --on 2026-11-06 --result kept"
    ' --summary "Confirmed by a visit" --marking "(S//CEO)"',
)
@click.argument("assurance_id", metavar="ID")
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--result", type=click.Choice([one.value for one in CheckResult]), required=True)
@option("--summary", required=True)
@option("--marking", required=True)
@option("--next-check", default="", metavar="YYYY-MM-DD")
def check(
    state: State,
    *,
    assurance_id: str,
    on: str,
    result: str,
    summary: str,
    marking: str,
    next_check: str,
) -> None:
    """Enter what a check found."""
    from workstation.workflows import registers

    with state.session() as session:
        made = registers.check_assurance(
            session, assurance_id, on=on, result=CheckResult(result), summary=summary,
            marking=marking, next_check=next_check,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])
