"""Partners and their prior record."""

from pathlib import Path

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.imports import FORCE, REPORT, check_report, report_import
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.partner import TIMELINE_KINDS, Act, ArrangementStatus, PartnerKind

partner = group(
    "partner",
    "assessor --vault ~/OTT-04 partner list",
    {
        "add": "partners:add",
        "list": "partners:list_all",
        "show": "partners:show",
        "import": "partners:import_file",
        "export": "partners:export_file",
        "restrict": "partners:restrict",
        "record": "partners:record",
        "merge": "merging:merge",
        "part": "merging:part",
        "duplicates": "merging:duplicates",
    },
)


@command(
    "partner.add",
    'assessor --vault ~/OTT-04 partner add --name "General Directorate of State Security"'
    ' --country XNA --kind intelligence --marking "(U)"',
)
@option("--name", required=True)
@option("--country", default="", metavar="ISO3")
@option("--kind", type=click.Choice([kind.value for kind in PartnerKind]), required=True)
@option("--unit", default="")
@option("--short-name", default="")
@option("--alias", "aliases", multiple=True)
@option("--mandate", multiple=True)
@option("--parent", default="", metavar="ID")
@option("--note", default="")
@option("--marking", default="")
def add(
    state: State,
    *,
    name: str,
    country: str,
    kind: str,
    unit: str,
    short_name: str,
    aliases: tuple[str, ...],
    mandate: tuple[str, ...],
    parent: str,
    note: str,
    marking: str,
) -> None:
    """Enter a partner."""
    from workstation.workflows import partners

    with state.session() as session:
        made = partners.add_partner(
            session, name=name, country=country, kind=PartnerKind(kind), unit=unit,
            short_name=short_name, aliases=aliases, mandate=mandate, note=note,
            marking=state.mark(marking), parent=parent,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("partner.list", "assessor --vault ~/OTT-04 partner list --text police --overdue")
@option("--text", default="")
@option("--country", default="", metavar="ISO3")
@option("--status", type=click.Choice([one.value for one in ArrangementStatus]), default=None)
@option("--overdue", is_flag=True, default=False)
@option("--offset", type=click.IntRange(0), default=0)
@option("--limit", type=click.IntRange(1, 10_000), default=1000)
def list_all(
    state: State,
    *,
    text: str,
    country: str,
    status: str | None,
    overdue: bool,
    offset: int,
    limit: int,
) -> None:
    """List partners."""
    from workstation.domain.register import PartnerFilter
    from workstation.workflows import partners

    wanted = PartnerFilter(
        text=text,
        country=country,
        status=ArrangementStatus(status) if status else None,
        overdue_only=overdue,
    )
    with state.session() as session:
        page = partners.list_partners(session, wanted, offset=offset, limit=limit)
    payload = {"total": page.total, "matching": page.matching, "partners": plain(page.rows)}
    rows = [
        (row.id, partners.country_name(row.country, state.language),
         state.label(f"arrangement.{row.status.value}"), row.name, row.unit)
        for row in page.rows
    ]  # fmt: skip
    state.report(payload, columns(rows))


@command("partner.show", "assessor --vault ~/OTT-04 partner show P-0001 --json")
@click.argument("partner_id", metavar="ID")
def show(state: State, partner_id: str) -> None:
    """Show a partner with its arrangements and counts."""
    from workstation.workflows import partners, registers

    with state.session() as session:
        found = partners.get_partner(session, partner_id)
        arrangements = registers.list_arrangements(session, partner_id)
        counts = partners.count_record(session, partner_id)
        share = partners.assurance_share(session, partner_id)
    payload = {
        **plain(found),
        "arrangements": plain(arrangements),
        "record": counts,
        "assurances": {**plain(share), "total": share.total},
    }
    country = partners.country_name(found.country, state.language)
    lines = [f"{found.id}  {found.marking} {found.name}", found.unit, country, found.note]
    lines += [
        f"{one.id}  {state.label(f'arrangement.{one.status.value}')}  {one.marking} {one.title}"
        for one in arrangements
    ]
    lines += [f"{state.label(f'timeline.{kind}')}: {count}" for kind, count in counts.items()]
    state.report(payload, [line for line in lines if line])


@command("partner.import", "assessor --vault ~/OTT-04 partner import partners.csv")
@click.argument("file", type=FILE)
@REPORT
@FORCE
def import_file(state: State, file: Path, report: Path | None, force: bool) -> None:
    """Take partners from a CSV file."""
    from workstation.workflows import partners

    check_report(report, force=force)
    with state.session() as session:
        done = partners.import_partners(session, file, on_progress=state.counter("import"))
    report_import(state, done, report, force=force)


@command("partner.export", "assessor --vault ~/OTT-04 partner export partners.csv --json")
@click.argument("file", type=FILE)
@option("--partner", default="", metavar="ID")
@option("--force", is_flag=True, default=False)
def export_file(state: State, file: Path, partner: str, force: bool) -> None:
    """Write partners to a CSV file."""
    from workstation.cli.registers import write_file

    write_file(state, "partner", file, partner, force)


@command(
    "partner.restrict",
    'assessor --vault ~/OTT-04 partner restrict P-0002 --restriction "No identity details"'
    ' --act disclosure --marking "(C)"',
)
@click.argument("partner_id", metavar="ID")
@option("--restriction", required=True)
@option("--act", "acts", type=click.Choice([act.value for act in Act]), multiple=True)
@option("--suspend", is_flag=True, default=False)
@option("--on", default="", metavar="YYYY-MM-DD")
@option("--marking", default="")
def restrict(
    state: State,
    *,
    partner_id: str,
    restriction: str,
    acts: tuple[str, ...],
    suspend: bool,
    on: str,
    marking: str,
) -> None:
    """Restrict exchanges with a partner."""
    from workstation.workflows import partners

    with state.session() as session:
        made = partners.restrict_partner(
            session, partner_id, restriction=restriction,
            restricts=acts or tuple(act.value for act in Act),
            status="suspended" if suspend else "restricted",
            marking=state.mark(marking), on=on,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("partner.record", "assessor --vault ~/OTT-04 partner record P-0001 --limit 20")
@click.argument("partner_id", metavar="ID")
@option("--kind", "kinds", type=click.Choice(TIMELINE_KINDS), multiple=True)
@option("--limit", type=click.IntRange(1, 100_000), default=1000)
def record(state: State, partner_id: str, kinds: tuple[str, ...], limit: int) -> None:
    """The prior record, newest first."""
    from workstation.workflows import partners

    with state.session() as session:
        partners.get_partner(session, partner_id)
        found = partners.prior_record(session, partner_id, kinds=kinds, limit=limit)
    rows = [
        (line.on, state.label(f"timeline.{line.kind}"), line.subject,
         f"{line.marking} {line.summary}")
        for line in found
    ]  # fmt: skip
    state.report({"partner": partner_id, "entries": plain(found)}, columns(rows))
