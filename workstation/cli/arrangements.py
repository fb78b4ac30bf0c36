"""Arrangements that govern exchanges with a partner."""

import click

from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.partner import Act, Arrangement, ArrangementStatus

arrangement = group(
    "arrangement",
    "assessor --vault ~/OTT-04 arrangement list --partner P-0001",
    {"add": "arrangements:add", "list": "arrangements:list_all"},
)


@command(
    "arrangement.add",
    'assessor --vault ~/OTT-04 arrangement add --partner P-0001 --title "Exchange of travel data"'
    " --status active --minister-approved 2019-11-04",
)
@option("--partner", required=True, metavar="ID")
@option("--title", required=True)
@option("--status", type=click.Choice([one.value for one in ArrangementStatus]), required=True)
@option("--authority", "legal_authority", default="")
@option("--minister-approved", default="", metavar="YYYY-MM-DD")
@option("--foreign-affairs-consulted", default="", metavar="YYYY-MM-DD")
@option("--scope", default="")
@option("--mistreatment-clause", is_flag=True, default=False)
@option("--restriction", default="")
@option("--act", "acts", type=click.Choice([act.value for act in Act]), multiple=True)
@option("--since", "since_date", default="", metavar="YYYY-MM-DD")
@option("--review-due", default="", metavar="YYYY-MM-DD")
@option("--marking", default="(U)")
def add(
    state: State,
    *,
    partner: str,
    title: str,
    status: str,
    legal_authority: str,
    minister_approved: str,
    foreign_affairs_consulted: str,
    scope: str,
    mistreatment_clause: bool,
    restriction: str,
    acts: tuple[str, ...],
    since_date: str,
    review_due: str,
    marking: str,
) -> None:
    """Enter an arrangement."""
    from workstation.workflows import registers

    wanted = Arrangement(
        id="",
        partner=partner,
        title=title,
        status=ArrangementStatus(status),
        authority=legal_authority,
        minister_approved=minister_approved,
        foreign_affairs_consulted=foreign_affairs_consulted,
        scope=scope,
        mistreatment_clause=mistreatment_clause,
        restriction=restriction,
        restricts=acts,
        since=since_date,
        review_due=review_due,
        marking=marking,
    )
    with state.session() as session:
        made = registers.save_arrangement(session, wanted)
    state.report({"id": made.id}, [made.id])


@command("arrangement.list", "assessor --vault ~/OTT-04 arrangement list --partner P-0001")
@option("--partner", required=True, metavar="ID")
def list_all(state: State, partner: str) -> None:
    """List a partner's arrangements."""
    from workstation.workflows import registers

    with state.session() as session:
        found = registers.list_arrangements(session, partner)
    rows = [
        (one.id, state.label(f"arrangement.{one.status.value}"), one.review_due,
         f"{one.marking} {one.title}")
        for one in found
    ]  # fmt: skip
    state.report({"arrangements": plain(found)}, columns(rows))
