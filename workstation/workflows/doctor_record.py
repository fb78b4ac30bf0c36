"""What can only be seen with the vault open: its record, its trust, what others saw of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from workstation.identity import authority, trust
from workstation.vault.store import utc_time
from workstation.workflows import anchors, authority_state, recovery_state, stamped, stations
from workstation.workflows import clock as clocks
from workstation.workflows.doctor_line import Line, State, bad, ok, warn
from workstation.workflows.recovery_state import RecoveryState
from workstation.workflows.session import Session
from workstation.workflows.vault_checks import damaged_pages

_MOST_PAGES = 5
_SOON = timedelta(days=60)
_OLD_ROSTER = timedelta(days=365)


def vault(session: Session, *, deep: bool) -> Iterator[Line]:
    """The schema, and with ``deep`` each page and each entry."""
    yield ok("vault", "schema", version=session.vault.schema_version())
    if not deep:
        return
    file = session.vault.verify_file()
    if file.ok:
        yield ok("vault", "file", pages=file.pages)
    else:
        pages = damaged_pages(file)
        named = ", ".join(map(str, pages[:_MOST_PAGES])) + (", …" if pages[_MOST_PAGES:] else "")
        yield bad("vault", "file_damaged", problems=len(file.problems), pages=named or "–")
    chain = session.vault.verify_ledger()
    if chain.ok:
        yield ok("vault", "ledger", entries=chain.entries)
    else:
        yield bad("vault", "ledger_broken", seq=chain.problems[0].seq)


def clock(session: Session, now: datetime) -> Iterator[Line]:
    """A clock that is behind the record is wrong; one far ahead of it may be."""
    found = clocks.look(session.vault, now)
    if found is not None:
        yield found


def trust_lines(session: Session, now: datetime) -> Iterator[Line]:
    """Certificates that end, and rosters that nobody renewed."""
    own = authority.from_pem(authority.to_pem(trust.authority_of(session.vault)))
    yield from _ending(session.vault.name, own.not_valid_after_utc, now, what="authority")
    for officer in trust.officers_of(session.vault):
        if officer.certificate_pem and not officer.disabled:
            ends = authority.from_pem(officer.certificate_pem).not_valid_after_utc
            yield from _ending(officer.name, ends, now, what="certificate")
    for station in stations.list_stations(session)[1:]:
        values = {"name": station.name, "at": station.taken_in_utc[:10]}
        old = now - utc_time(station.taken_in_utc) > _OLD_ROSTER
        yield warn("trust", "roster_old", **values) if old else ok("trust", "roster", **values)
    yield from authority_state.lines(session.vault, now)
    yield from stamped.stamp_lines(session.vault, now)


def anchor_lines(session: Session) -> Iterator[Line]:
    """Whether the vault agrees with what others saw of it."""
    found = anchors.report(session)
    if found.alarm is not None:
        yield bad("anchors", "alarm", seq=found.alarm.seq)
    else:
        yield ok("anchors", "anchors", count=len(found.findings), seq=found.seq)
    for code in found.problems:
        yield Line("anchors", code, State.WARN, {"file": str(found.machine_file)})
    if found.checkpoint_utc:
        yield ok("anchors", "checkpoint", at=found.checkpoint_utc)


def recovery_lines(session: Session) -> Iterator[Line]:
    """Whether lost passphrases would lose the vault."""
    found = recovery_state.status(session)
    values = {"at": found.proven_utc[:10], "due": found.drill_due}
    if found.state is RecoveryState.NONE:
        yield warn("recovery", "recovery_none")
    elif found.state is RecoveryState.UNPROVEN:
        yield warn("recovery", "recovery_unproven")
    elif found.state is RecoveryState.USED:
        yield warn("recovery", "recovery_used")
    elif found.is_drill_late:
        yield warn("recovery", "recovery_late", **values)
    else:
        yield ok("recovery", "recovery", **values)


def _ending(name: str, ends: datetime, now: datetime, *, what: str) -> Iterator[Line]:
    values = {"name": name, "ends": f"{ends:%Y-%m-%d}"}
    if ends < now:
        yield bad("trust", f"{what}_ended", **values)
    elif ends - now < _SOON:
        yield warn("trust", f"{what}_ending", **values)
    else:
        yield ok("trust", what, **values)
