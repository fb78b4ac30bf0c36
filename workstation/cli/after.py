"""After a decision: release, re-opening, closing; follow-ups and breaches."""

from pathlib import Path
from typing import Any

import click

from workstation.cli.command import FILE, Function, command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.after import BREACH_KINDS, BREACH_STATUSES, RAISING, RESULTS, Breach

_DAY = "YYYY-MM-DD"

follow_up = group(
    "follow-up",
    "assessor --vault ~/OTT-04 follow-up list --open",
    {"list": "after:list_follow_ups", "add": "after:add_follow_up", "done": "after:done"},
)
breach = group(
    "breach",
    "assessor --vault ~/OTT-04 breach list --breach-status open",
    {
        "add": "after:add_breach",
        "list": "after:list_breaches",
        "show": "after:show_breach",
        "change": "after:change_breach",
        "report": "after:report_breach",
        "close": "after:close_breach",
        "export": "after:export_breaches",
    },
)


@command(
    "assessment.checklist", "assessor --vault ~/OTT-04 assessment checklist MRA-2026-0001 --json"
)
@click.argument("assessment_id", metavar="ID")
def checklist(state: State, assessment_id: str) -> None:
    """Show what a release needs; exit code 1 while something holds it."""
    from workstation.workflows import releasing

    with state.session() as session:
        found = releasing.checklist(session, assessment_id)
    if any(one.state == "holds" for one in found):
        state.found_wrong()
    items = [
        {**plain(one), "title": _said(one.title), "reason": _said(one.reason)} for one in found
    ]
    lines = [
        (
            one.key,
            state.label(f"release_state.{one.state}"),
            one.title.in_language(state.language),
            f"{one.marking} {one.detail}".strip() or one.reason.in_language(state.language),
        )
        for one in found
    ]
    state.report({"assessment": assessment_id, "items": items}, columns(lines))


def _said(text: Any) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}


@command(
    "assessment.release",
    "assessor --vault ~/OTT-04 assessment release MRA-2026-0001 --on 2026-11-17"
    ' --message "Message 114" --caveat-on-message --characterization-attached --marking "(S)"',
)
@click.argument("assessment_id", metavar="ID")
@option("--on", required=True, metavar=_DAY)
@option("--message", default="")
@option("--caveat-on-message", is_flag=True, default=False)
@option("--characterization-attached", is_flag=True, default=False)
@option("--confirm", "confirmed", multiple=True, metavar="KEY")
@option("--message-file", type=FILE, default=None)
@option("--not-sent", "unsent", is_flag=True, default=False)
@option("--note", default="")
@option("--marking", default="")
def release(
    state: State, assessment_id: str, *, message_file: Path | None, unsent: bool, **given: Any
) -> None:
    """Record a release, or that nothing was sent."""
    from workstation.workflows import releasing

    text = releasing.read_message(message_file) if message_file else None
    with state.session() as session:
        done = releasing.record_release(
            session, assessment_id, message_text=text,
            outcome="not-sent" if unsent else "sent", **given,
        )  # fmt: skip
    made = [one.id for one in done.follow_ups]
    payload = {**plain(done.release), "id": done.release.exchange, "follow_ups": made}
    state.report(payload, [done.release.exchange, *made])


def _with_reason(function: Function) -> Function:
    """A file, and why it is dealt with so, marked."""
    for add in (
        option("--marking", required=True),
        option("--reason", required=True),
        click.argument("assessment_id", metavar="ID"),
    ):
        function = add(function)
    return function


@command(
    "assessment.reopen",
    'assessor --vault ~/OTT-04 assessment reopen MRA-2026-0001 --reason "A new report"'
    ' --marking "(S)"',
)
@_with_reason
def reopen(state: State, assessment_id: str, reason: str, marking: str) -> None:
    """Begin a linked file on new facts."""
    from workstation.workflows import reopening

    with state.session() as session:
        made = reopening.reopen(session, assessment_id, reason, marking)
    payload = {"assessment": made.id, "id": made.id, "follows": made.follows}
    state.report({**payload, "exchange": made.exchange}, [made.id])


@command("assessment.touched", "assessor --vault ~/OTT-04 assessment touched --json")
@option("--partner", default="", metavar="ID")
def touched(state: State, partner: str) -> None:
    """List approved files that new data of the record touches."""
    from workstation.workflows import reopening

    with state.session() as session:
        found = reopening.touched(session, partner=partner)
    lines = [
        (one.assessment, touch.on, state.label(f"touch.{touch.kind}"), touch.subject,
         f"{touch.marking} {touch.title}")
        for one in found
        for touch in one.touches
    ]  # fmt: skip
    state.report({"touched": plain(found)}, columns(lines))


@command(
    "assessment.seen",
    'assessor --vault ~/OTT-04 assessment seen MRA-2026-0001 --reason "Another unit"'
    ' --marking "(U)"',
)
@_with_reason
def seen(state: State, assessment_id: str, reason: str, marking: str) -> None:
    """Record that new data of the record changes nothing."""
    from workstation.workflows import reopening

    with state.session() as session:
        reopening.seen_no_change(session, assessment_id, reason, marking)
    state.report({"assessment": assessment_id}, [assessment_id])


@command("assessment.close", "assessor --vault ~/OTT-04 assessment close MRA-2026-0001")
@click.argument("assessment_id", metavar="ID")
@option("--note", default="")
@option("--marking", default="")
def close(state: State, assessment_id: str, note: str, marking: str) -> None:
    """Close a file of which nothing is left to do."""
    from workstation.workflows import closing

    with state.session() as session:
        closing.close(session, assessment_id, note, marking)
    state.report({"assessment": assessment_id, "after_state": "closed"}, [assessment_id])


@command("follow-up.list", "assessor --vault ~/OTT-04 follow-up list --open --json")
@option("--assessment", default="", metavar="ID")
@option("--partner", default="", metavar="ID")
@option("--open", "open_only", is_flag=True, default=False)
@option("--limit", type=click.IntRange(1, 10_000), default=1000)
def list_follow_ups(state: State, **given: Any) -> None:
    """List follow-ups, the longest owed first."""
    from workstation.workflows import follow_ups

    with state.session() as session:
        found = follow_ups.list_follow_ups(session, **given)
    lines = [
        (one.id, one.done_on or one.due, state.label(f"follow_up_kind.{one.kind}"),
         state.label(f"follow_up_result.{one.result}") if one.result else "-", one.assessment,
         f"{one.marking} {one.title}")
        for one in found
    ]  # fmt: skip
    state.report({"follow_ups": plain(found)}, columns(lines))


@command(
    "follow-up.add",
    'assessor --vault ~/OTT-04 follow-up add MRA-2026-0001 --title "Ask the mission"'
    ' --due 2026-12-01 --marking "(U)"',
)
@click.argument("assessment_id", metavar="ID")
@option("--title", required=True)
@option("--due", "due_on", required=True, metavar=_DAY)
@option("--marking", required=True)
def add_follow_up(state: State, assessment_id: str, due_on: str, **given: Any) -> None:
    """Add something to look after."""
    from workstation.workflows import follow_ups

    with state.session() as session:
        made = follow_ups.add(session, assessment_id, due=due_on, **given)
    state.report({"id": made.id}, [made.id])


@command(
    "follow-up.done",
    "assessor --vault ~/OTT-04 follow-up done FU-2026-0001 --on 2026-12-01 --result kept"
    ' --note "The mission saw the person" --marking "(S)"',
)
@click.argument("entry_id", metavar="ID")
@option("--on", required=True, metavar=_DAY)
@option("--result", "came_to", type=click.Choice(RESULTS), default="done")
@option("--note", default="")
@option("--marking", default="")
def done(state: State, entry_id: str, came_to: str, **given: Any) -> None:
    """Record what came of a follow-up."""
    from workstation.workflows import follow_ups

    with state.session() as session:
        made = follow_ups.done(session, entry_id, result=came_to, **given)
    state.report({**plain(made)}, [made.id])


@command(
    "breach.add",
    "assessor --vault ~/OTT-04 breach add --partner P-0001 --on 2026-11-16 --kind caveat"
    ' --summary "Passed on without asking" --marking "(S)" --assessment MRA-2026-0001',
)
@option("--partner", required=True, metavar="ID")
@option("--on", required=True, metavar=_DAY)
@option("--kind", "breach_kind", type=click.Choice(BREACH_KINDS), required=True)
@option("--summary", required=True)
@option("--marking", required=True)
@option("--assessment", default="", metavar="ID")
@option("--exchange", "of_exchange", default="", metavar="ID")
@option("--harm", default="")
@option("--raising", type=click.Choice(RAISING[1:]), default=None)
@option("--raised", default="")
def add_breach(
    state: State, *, breach_kind: str, of_exchange: str, raising: str | None, **given: Any
) -> None:
    """Enter a breach."""
    from workstation.workflows import breaches

    new = Breach("", kind=breach_kind, exchange=of_exchange, raising=raising or "", **given)
    with state.session() as session:
        made = breaches.record_breach(session, new)
    state.report({"id": made.id}, [made.id])


@command("breach.list", "assessor --vault ~/OTT-04 breach list --breach-status open --json")
@option("--partner", default="", metavar="ID")
@option("--assessment", default="", metavar="ID")
@option("--kind", "breach_kind", type=click.Choice(BREACH_KINDS), default=None)
@option("--breach-status", type=click.Choice(BREACH_STATUSES), default=None)
@option("--since", "entry_since", default="", metavar=_DAY)
@option("--until", "entry_until", default="", metavar=_DAY)
@option("--offset", type=click.IntRange(0), default=0)
@option("--limit", type=click.IntRange(1, 10_000), default=1000)
def list_breaches(state: State, *, offset: int, limit: int, **given: Any) -> None:
    """List breaches, newest first."""
    from workstation.workflows import breaches

    wanted = breaches.BreachFilter(
        partner=given["partner"],
        assessment=given["assessment"],
        kind=given["breach_kind"] or "",
        status=given["breach_status"] or "",
        since=given["entry_since"],
        until=given["entry_until"],
    )
    with state.session() as session:
        found = breaches.list_breaches(session, wanted, offset, limit)
        names = breaches.partner_names(session, found.rows)
    lines = [
        (one.id, one.on, state.label(f"breach_status.{one.status}"),
         state.label(f"breach_kind.{one.kind}"), names.get(one.partner, one.partner),
         f"{one.marking} {one.summary}")
        for one in found.rows
    ]  # fmt: skip
    rows = [{**plain(one), "partner_name": names.get(one.partner, "")} for one in found.rows]
    state.report({"matching": found.matching, "breaches": rows}, columns(lines))


@command("breach.show", "assessor --vault ~/OTT-04 breach show BR-2026-001 --json")
@click.argument("entry_id", metavar="ID")
def show_breach(state: State, entry_id: str) -> None:
    """Show a breach, field by field."""
    from workstation.workflows import breaches

    with state.session() as session:
        found = plain(breaches.get_breach(session, entry_id))
    state.report(found, columns([(name, value) for name, value in found.items() if value]))


@command(
    "breach.change",
    'assessor --vault ~/OTT-04 breach change BR-2026-001 --harm "None known" --raising not-raised'
    ' --raised "It would worsen the detention"',
)
@click.argument("entry_id", metavar="ID")
@option("--summary", default=None)
@option("--marking", default=None)
@option("--harm", default=None)
@option("--raising", type=click.Choice(RAISING[1:]), default=None)
@option("--raised", default=None)
def change_breach(state: State, entry_id: str, **given: Any) -> None:
    """Say the harm, and whether it was raised or why not."""
    from dataclasses import replace

    from workstation.workflows import breaches

    said = {name: value for name, value in given.items() if value is not None}
    with state.session() as session:
        made = breaches.save_breach(
            session, replace(breaches.get_breach(session, entry_id), **said)
        )
    state.report(plain(made), [made.id])


@command(
    "breach.report",
    "assessor --vault ~/OTT-04 breach report BR-2026-001 --on 2026-11-20 --told NSIRA",
)
@click.argument("entry_id", metavar="ID")
@option("--on", required=True, metavar=_DAY)
@option("--told", required=True)
def report_breach(state: State, entry_id: str, on: str, told: str) -> None:
    """Record that an oversight body was told."""
    from workstation.workflows import breaches

    with state.session() as session:
        made = breaches.report_breach(session, entry_id, on=on, to=told)
    state.report(plain(made), [made.id])


@command("breach.close", "assessor --vault ~/OTT-04 breach close BR-2026-001 --on 2026-12-01")
@click.argument("entry_id", metavar="ID")
@option("--on", required=True, metavar=_DAY)
def close_breach(state: State, entry_id: str, on: str) -> None:
    """Close a breach."""
    from workstation.workflows import breaches

    with state.session() as session:
        made = breaches.close_breach(session, entry_id, on=on)
    state.report(plain(made), [made.id])


@command("breach.export", "assessor --vault ~/OTT-04 breach export breaches.csv --json")
@click.argument("file", type=FILE)
@option("--partner", default="", metavar="ID")
@option("--force", is_flag=True, default=False)
def export_breaches(state: State, file: Path, partner: str, force: bool) -> None:
    """Write the register of breaches to a CSV file."""
    from workstation.workflows import breach_export, breaches

    wanted = breaches.BreachFilter(partner=partner)
    with state.session() as session:
        made = breach_export.export_breaches(session, file, wanted, force=force)
    said = state.label(
        "cli.register_exported", entries=made.entries, file=str(file), banner=made.banner
    )
    state.report({**plain(made), "path": str(file.absolute())}, [said])
