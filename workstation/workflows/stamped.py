"""Which packets of this vault bear a time-stamp, and when it must be renewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from workstation.domain.register import DueItem, DueKind
from workstation.records import kinds
from workstation.signing.verdict import Verdict
from workstation.vault.store import NewEntry, Vault
from workstation.workflows.doctor_line import Line, bad, ok, warn

RENEW_DAYS: Final = 180
"""So many days before the authority's certificate ends, a new stamp is owed."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """The last stamp over one file, as this vault knows it."""

    assessment: str
    packet_sha256: str
    level: str
    authority: str
    renew_before: str


def stamped_entry(verdict: Verdict) -> NewEntry | None:
    """The entry by which the vault remembers the stamp of a packet; None without one."""
    if verdict.record is None or not verdict.archive.stamps:
        return None
    last = verdict.archive.stamps[-1]
    assessment = verdict.record["assessment"]
    body = {
        "assessment": assessment["id"],
        "version": assessment["version"],
        "vault": verdict.record["vault"]["id"],
        "packet_sha256": verdict.sha256,
        "archive_level": verdict.archive.level,
        "stamped_by": last.authority,
        "at": last.at,
        "renew_before": last.renew_before,
    }
    return NewEntry(kinds.PACKET_STAMPED, str(assessment["id"]), body)


def stamped_in(vault: Vault) -> tuple[Stamped, ...]:
    """The last stamp over each file, the first to be renewed first.

    Of several stamps over one version of a file, that counts which holds longest.
    """
    newest: dict[tuple[str, str], tuple[int, str, Stamped]] = {}
    for entry in vault.entries_of(kinds.PACKET_STAMPED):
        body = entry.body
        key, version = (body["vault"], body["assessment"]), int(body["version"])
        found = Stamped(
            body["assessment"], body["packet_sha256"], body["archive_level"], body["stamped_by"],
            body["renew_before"],
        )  # fmt: skip
        before = newest.get(key)
        if before is None or (version, found.renew_before) >= before[:2]:
            newest[key] = (version, found.renew_before, found)
    last = (found for _version, _until, found in newest.values())
    return tuple(sorted(last, key=lambda one: (one.renew_before, one.assessment)))


def stamp_lines(vault: Vault, now: datetime) -> Iterator[Line]:
    """The lines of a health report: one for each stamp to be renewed, or one for all."""
    found = stamped_in(vault)
    today, soon = f"{now:%Y-%m-%d}", f"{now + timedelta(days=RENEW_DAYS):%Y-%m-%d}"
    owed = [each for each in found if each.renew_before <= soon]
    for each in owed:
        is_late = each.renew_before < today
        state, code = (bad, "stamp_ended") if is_late else (warn, "stamp_ending")
        yield state(
            "trust", code, name=each.assessment, ends=each.renew_before, authority=each.authority
        )
    if found and not owed:
        yield ok("trust", "stamps", count=len(found), ends=found[0].renew_before)


def stamps_due(vault: Vault, today: date) -> list[DueItem]:
    """Stamps that end within half a year, or have ended; ``detail`` is the packet's digest."""
    soon = (today + timedelta(days=RENEW_DAYS)).isoformat()
    return [
        DueItem(
            DueKind.STAMP_RENEWAL, each.renew_before, each.assessment, each.authority, "", "", "",
            each.renew_before < today.isoformat(), each.packet_sha256,
        )
        for each in stamped_in(vault)
        if each.renew_before <= soon
    ]  # fmt: skip
