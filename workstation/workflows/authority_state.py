"""Whether what this vault believes is current: the office, its roster, the revocation lists."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from workstation.domain.register import DueItem, DueKind
from workstation.identity import authority as issuing
from workstation.identity import office, past_lists, trust
from workstation.vault.store import Vault, utc_text
from workstation.workflows.doctor_line import Line, bad, ok, warn

_SOON: Final = timedelta(days=90)
_ROSTER_DAYS: Final = 14
_LIST_DAYS: Final = 7


def lines(vault: Vault, now: datetime) -> Iterator[Line]:
    """The lines of a health report about the office, rosters, lists and delegations.

    What is past its time is a warning, and a fault where packets are refused for it.
    """
    root, moment = trust.office_of(vault), utc_text(now)
    past = bad if past_lists.refuses(vault) else warn
    if root is not None:
        ends = root.not_valid_after_utc
        values = {"name": office.name_of(root), "ends": f"{ends:%Y-%m-%d}"}
        if office.is_trial(root):
            yield warn("trust", "office_trial", **values)
        elif ends - now < _SOON:
            yield warn("trust", "office_ending", **values)
        else:
            yield ok("trust", "office", **values)
    for name, number, until in _rosters(vault):
        values = {"name": name, "number": str(number), "at": until[:10]}
        state = past if until < moment else ok
        code = "office_roster_stale" if until < moment else "office_roster"
        yield state("trust", code, **values)
    for name, number, until, is_own in _lists(vault):
        values = {"name": name, "number": str(number), "at": until[:10]}
        if until >= moment:
            yield ok("trust", "crl", **values)
        else:
            yield past("trust", "crl_own_stale" if is_own else "crl_stale", **values)
    for entry, officer in trust.delegations_of(vault):
        if not officer.disabled and entry.body["from"] <= moment[:10] <= entry.body["until"]:
            yield ok(
                "trust", "delegation", name=officer.name, authority=officer.authority.value,
                at=entry.body["until"], instrument=officer.acting,
            )  # fmt: skip


def trust_due(vault: Vault, today: date) -> list[DueItem]:
    """Rosters and lists that are past their time, or will be within days."""
    owed = [
        _item(DueKind.OFFICE_ROSTER, name, until, today, _ROSTER_DAYS)
        for name, _number, until in _rosters(vault)
    ]
    owed += [
        _item(DueKind.REVOCATION_LIST, name, until, today, _LIST_DAYS)
        for name, _number, until, _is_own in _lists(vault)
    ]
    return sorted((each for each in owed if each is not None), key=lambda one: one.due)


def _rosters(vault: Vault) -> Iterator[tuple[str, int, str]]:
    for entry in trust.rosters_in_force(vault):
        root = issuing.from_pem(entry.body["certificate_pem"])
        yield office.name_of(root), int(entry.body["number"]), str(entry.body["valid_until"])


def _lists(vault: Vault) -> Iterator[tuple[str, int, str, bool]]:
    """The newest list of each authority, with its name, and whether it is made here."""
    found = [
        (entry.body, kind == trust.LIST_WRITTEN)
        for kind in (trust.LIST_WRITTEN, trust.LIST_IMPORTED)
        for entry in vault.entries_of(kind)
    ]
    newest = {each.issuer: each.number for each in trust.lists_of(vault)}
    for body, is_own in found:
        if newest.get(body["issuer"]) == body["number"]:
            del newest[body["issuer"]]
            yield str(body["name"]), int(body["number"]), str(body["next_update"]), is_own


def _item(kind: DueKind, name: str, until: str, today: date, days: int) -> DueItem | None:
    """One that must be renewed soon, or None."""
    if until[:10] > (today + timedelta(days=days)).isoformat():
        return None
    late = until[:10] < today.isoformat()
    return DueItem(kind, until[:10], "", name, "", "", "", late)
