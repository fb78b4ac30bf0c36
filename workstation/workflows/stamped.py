"""Which packets of this vault bear a time-stamp, and when it must be renewed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from workstation.domain.register import DueItem, DueKind
from workstation.records import kinds
from workstation.signing.verdict import Verdict
from workstation.vault.store import NewEntry, Vault
from workstation.workflows.doctor_line import Line, bad, ok, warn

RENEW_DAYS: Final = 180
"""So many days before the authority's certificate ends, a health report asks for new stamps."""
DUE_DAYS: Final = 60
"""So many days before, Home does."""
_MOST_NAMED: Final = 3


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
    """The lines of a health report: of stamps to be renewed, by authority, or one for all."""
    found = stamped_in(vault)
    today, soon = f"{now:%Y-%m-%d}", f"{now + timedelta(days=RENEW_DAYS):%Y-%m-%d}"
    owed = [each for each in found if each.renew_before <= soon]
    for group in _together(owed):
        is_late = group[0].renew_before < today
        state, code = (bad, "stamp_ended") if is_late else (warn, "stamp_ending")
        values = {"ends": group[0].renew_before, "authority": group[0].authority}
        yield state("trust", code, name=_names(group), **values)
    if found and not owed:
        yield ok("trust", "stamps", count=len(found), ends=found[0].renew_before)


def stamps_due(vault: Vault, today: date) -> list[DueItem]:
    """Stamps that end within two months, or have ended: one item for all of one authority.

    ``detail`` is the digest of the packet to begin with.
    """
    soon = (today + timedelta(days=DUE_DAYS)).isoformat()
    owed = [each for each in stamped_in(vault) if each.renew_before <= soon]
    return [
        DueItem(
            DueKind.STAMP_RENEWAL, group[0].renew_before, _names(group), group[0].authority,
            "", "", "", group[0].renew_before < today.isoformat(), group[0].packet_sha256,
        )
        for group in _together(owed)
    ]  # fmt: skip


def _together(owed: Sequence[Stamped]) -> list[list[Stamped]]:
    """By authority: its certificate ends for all that it stamped at once."""
    groups: dict[tuple[str, str], list[Stamped]] = {}
    for each in owed:
        groups.setdefault((each.renew_before, each.authority), []).append(each)
    return list(groups.values())


def _names(group: Sequence[Stamped]) -> str:
    named = ", ".join(each.assessment for each in group[:_MOST_NAMED])
    return f"{named} … ({len(group)})" if len(group) > _MOST_NAMED else named
