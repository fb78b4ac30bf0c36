"""The office's authority and what is asked of it by file: ``authority`` and ``enrol``."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.state import State

if TYPE_CHECKING:
    from workstation.workflows.authority import Issued, Office

authority = group(
    "authority",
    'assessor --vault ~/HQ-01 authority create --name "Central Office"',
    {
        "create": "authority:create",
        "show": "authority:show",
        "station": "authority:station",
        "officer": "authority:officer",
        "roster": "authority:roster",
    },
)

enrol = group(
    "enrol",
    "assessor --vault ~/OTT-04 enrol request --out ott-04.csr",
    {
        "request": "authority:request",
        "accept": "authority:accept",
        "officer-request": "authority:officer_request",
        "officer-accept": "authority:officer_accept",
    },
)


@command("authority.create", 'assessor --vault ~/HQ-01 authority create --name "Central Office"')
@option("--name", required=True)
@option("--trial", is_flag=True, default=False)
def create(state: State, name: str, trial: bool) -> None:
    """Make this station the office."""
    from workstation.workflows import authority as workflow

    with state.session() as session:
        found = workflow.create(session, name=name, trial=trial)
    state.report(_office(found), [found.name, found.fingerprint])


@command("authority.show", "assessor --vault ~/OTT-04 authority show --json")
def show(state: State) -> None:
    """Show the office that this station belongs to."""
    from workstation.workflows import authority as workflow

    with state.session() as session:
        found = workflow.describe(session)
    if found is None:
        state.report({"office": None}, [state.label("cli.authority_none")])
        return
    lines = [found.name, found.fingerprint, found.until, *found.stations]
    state.report({"office": _office(found)}, lines)


@command(
    "authority.station",
    "assessor --vault ~/HQ-01 authority station ott-04.csr --roster ott-04.roster"
    " --fingerprint 3F…9A --out ott-04.pem",
)
@click.argument("request", type=FILE)
@option("--roster", "roster_file", type=FILE, required=True)
@option("--fingerprint", required=True)
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def station(
    state: State, request: Path, roster_file: Path, fingerprint: str, out: Path, force: bool
) -> None:
    """Answer a station's request."""
    from workstation.workflows import authority as workflow

    with state.session() as session:
        done = workflow.certify_station(
            session, request, roster_file, out, fingerprint=fingerprint, force=force
        )
    state.report(_issued(done, out), [str(out), *look_alikes(state, done.look_alikes)])


@command("authority.officer", "assessor --vault ~/HQ-01 authority officer roy.csr --out roy.pem")
@click.argument("request", type=FILE)
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def officer(state: State, request: Path, out: Path, force: bool) -> None:
    """Answer an officer's request."""
    from workstation.workflows import authority as workflow

    with state.session() as session:
        done = workflow.certify_officer(session, request, out, force=force)
    state.report(_issued(done, out), [str(out)])


@command(
    "authority.roster",
    "assessor --vault ~/HQ-01 authority roster --until 2027-03-31 --out office.roster",
)
@option("--until", "roster_until", default="", metavar="DATE")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def roster(state: State, roster_until: str, out: Path, force: bool) -> None:
    """Write the office's roster."""
    from workstation.workflows import authority as workflow

    with state.session() as session:
        done = workflow.write_roster(session, out, until=roster_until, force=force)
    payload = {
        "file": str(out.resolve()),
        "number": done.number,
        "valid_until": done.valid_until_utc,
        "fingerprint": done.fingerprint,
        "stations": [each.station for each in done.stations],
    }
    state.report(payload, [str(out)])


@command("enrol.request", "assessor --vault ~/OTT-04 enrol request --out ott-04.csr")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def request(state: State, out: Path, force: bool) -> None:
    """Write this station's request, with its roster beside it."""
    from workstation.workflows import authority_join

    with state.session() as session:
        fingerprint = authority_join.request_station(session, out, force=force)
    roster_file = authority_join.roster_beside(out)
    payload = {
        "file": str(out.resolve()),
        "roster": str(roster_file.resolve()),
        "fingerprint": fingerprint,
    }
    state.report(payload, [str(out), str(roster_file), fingerprint])


@command("enrol.accept", "assessor --vault ~/OTT-04 enrol accept ott-04.pem --fingerprint 3F…9A")
@click.argument("file", type=FILE)
@option("--fingerprint", required=True)
def accept(state: State, file: Path, fingerprint: str) -> None:
    """Take in the office's answer."""
    from workstation.workflows import authority_join

    with state.session() as session:
        found = authority_join.accept(session, file, fingerprint=fingerprint)
    state.report(_office(found), [found.name])


@command("enrol.officer-request", "assessor --vault ~/OTT-04 enrol officer-request --out me.csr")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def officer_request(state: State, out: Path, force: bool) -> None:
    """Write a request for the officer's own certificate."""
    from workstation.workflows import authority_join

    with state.session() as session:
        authority_join.request_officer(session, out, force=force)
    state.report({"file": str(out.resolve())}, [str(out)])


@command("enrol.officer-accept", "assessor --vault ~/OTT-04 enrol officer-accept me.pem")
@click.argument("file", type=FILE)
def officer_accept(state: State, file: Path) -> None:
    """Take in the officer's own certificate."""
    from workstation.workflows import authority_join

    with state.session() as session:
        until = authority_join.accept_officer(session, file)
        payload = {"id": session.officer.id, "until": until}
    state.report(payload, [until])


def look_alikes(state: State, found: Iterable[tuple[str, str]]) -> list[str]:
    """A line for each name that can be taken for one that is known."""
    return [state.label("roster.look_alike", name=name, other=other) for name, other in found]


def _office(found: "Office") -> dict[str, object]:
    return {
        "name": found.name,
        "fingerprint": found.fingerprint,
        "until": found.until,
        "trial": found.is_trial,
        "here": found.is_here,
        "stations": list(found.stations),
        "roster_number": found.roster_number,
        "roster_until": found.roster_until,
    }


def _issued(done: "Issued", out: Path) -> dict[str, object]:
    return {
        "file": str(out.resolve()),
        "name": done.name,
        "fingerprint": done.fingerprint,
        "until": done.until,
        "look_alikes": [{"name": name, "other": other} for name, other in done.look_alikes],
    }
