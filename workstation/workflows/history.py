"""The history: who opened, changed, printed or exported what, and what it was before.

Who may check the record but not read it sees that an entry is there, by whom and when, but
neither what it says nor what it changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import msgspec

from workstation import words
from workstation.domain import dates
from workstation.domain.error import BadInputError
from workstation.domain.methodology import Methodology
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.identity import trust
from workstation.records import assessments, circle, history, kinds
from workstation.records.history import Wanted
from workstation.vault.store import Entry, Vault, utc_time
from workstation.workflows import history_fields, journal
from workstation.workflows.history_fields import FieldChange, Identity
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

PAGE: Final = 100
_MERGINGS: Final = (kinds.PARTNERS_MERGED, kinds.PARTNERS_PARTED)
_DAY_ENDS: Final = "T23:59:59Z"
_DAY_BEGINS: Final = "T00:00:00Z"

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "views": (kinds.RECORD_VIEWED, kinds.RECORD_SEARCHED, kinds.PACKET_OPENED),
    "decisions": (
        kinds.DECISION_RECORDED, kinds.ASSESSMENT_SUBMITTED, kinds.ASSESSMENT_WITHDRAWN,
        kinds.BASELINE_LOCKED, kinds.BASELINE_REOPENED, kinds.NOTICE_SENT,
        kinds.WET_INK_ENTERED, kinds.WET_INK_STRUCK, kinds.WET_INK_EXPLAINED,
    ),
    "copies": (
        "packet.printed", "packet.saved", "draft.printed", "paper.printed", kinds.BUNDLE_WRITTEN,
        "roster.exported",
        kinds.HISTORY_EXPORTED, kinds.REGISTER_EXPORTED, "register.printed", "backup.written",
        kinds.REPORT_WRITTEN, kinds.NOTICE_PRINTED, kinds.WET_INK_COPIED,
    ),
    "unlocks": (
        "officer.unlocked", kinds.OFFICER_LOCKED, kinds.ACTION_REFUSED, kinds.PACKET_REFUSED,
    ),
    "keys": (
        "vault.created", kinds.OFFICER_SAVED, "officer.disabled", "slots.changed",
        "slot.renewed", "officer.passphrase_changed", "officer.card_added", "key.rotated",
        kinds.ROSTER_IMPORTED, "ledger.checkpoint", "rollback.acknowledged", "backup.restored",
        kinds.TIMESTAMP_AUTHORITY, kinds.PAST_LISTS_SET,
        "vault.migrated", "recovery.made", "recovery.proven", "recovery.used",
    ),
}  # fmt: skip
"""Kinds by what a person looks for; whatever stands in none of them is a change."""
CHANGES: Final = "changes"


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What entries to look for; "" and nothing let everything through.

    Attributes:
        officer: id of who did it.
        subject: id of what it is about; of a partner that entries were merged into, of all.
        kinds: one of these.
        since: not before this day or time.
        until: not after this day or time.
        text: stands in the subject, the officer's name, or (for who may read) in the body.
    """

    officer: str = ""
    subject: str = ""
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry as a list shows it."""

    seq: int
    at_utc: str
    officer: str
    officer_name: str
    kind: str
    subject: str
    subject_name: str = ""
    """What people call the subject, where it is an officer or the vault itself."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Entries that match, newest first, and where to look on; None when the first was reached."""

    lines: tuple[HistoryLine, ...]
    further: int | None = None


@dataclass(frozen=True, slots=True)
class HistoryDetail:
    """One entry with what it changed, as far as the officer may see it.

    Attributes:
        line: the entry.
        before_seq: the entry that the old values are from; 0 when there is none.
        may_read: whether the officer sees what the entry says.
        disposed: the entry's contents were disposed of; its place in the chain remains.
        markings: the portion marks of what it says.
        body: what it says; empty when it may not be read or was disposed of.
    """

    line: HistoryLine
    hash: str
    previous: str
    body_sha256: str
    before_seq: int = 0
    may_read: bool = True
    disposed: bool = False
    changes: tuple[FieldChange, ...] = ()
    markings: tuple[str, ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict)


def kinds_of(group: str) -> tuple[str, ...]:
    """The kinds of a group: one of ``GROUPS``, or ``changes`` for all others."""
    if group != CHANGES:
        return GROUPS.get(group, ())
    placed = {kind for members in GROUPS.values() for kind in members}
    known = (key.partition(".")[2] for key in words.catalogue() if key.startswith("entry."))
    return tuple(kind for kind in known if kind not in placed)


def list_entries(
    session: Session,
    wanted: HistoryFilter | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> HistoryPage:
    """A page of the history, newest first; that it was opened is noted.

    A page may be short, even empty, with more to come: one call looks at a bounded number of
    entries, so that nobody waits for the search of a million.

    Raises:
        NotAllowedError: the officer may neither read the record nor check it.
        BadInputError: ``field.not_a_date``.
    """
    require_insight(session)
    asked, names = wanted or HistoryFilter(), officer_names(session)
    may_read = Permission.READ in session.officer.permissions
    chosen = _checked(session.vault, asked, names, may_read=may_read)
    found, further = history.find(session.vault, chosen, before, limit)
    session.journal.viewed(journal.HISTORY, _opened(session, asked))
    return HistoryPage(tuple(_line(session, names, row) for row in found), further)


def list_whole(
    session: Session,
    wanted: HistoryFilter | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> list[Entry]:
    """Whole entries, newest first, without what they say for who may not read; see above."""
    lines: list[HistoryLine] = []
    further = before
    while True:
        page = list_entries(session, wanted, further, limit - len(lines))
        lines.extend(page.lines)
        further = page.further
        if further is None or len(lines) >= limit:
            break
    found = [next(session.vault.entries(line.seq, line.seq)) for line in lines]
    if Permission.READ in session.officer.permissions:
        return found
    return [replace(entry, body={}) for entry in found]


def read_entry(session: Session, seq: int, language: Language = "en") -> HistoryDetail:
    """One entry with what it changed; that its subject's history was opened is noted.

    Raises:
        NotAllowedError: the officer may neither read the record nor check it.
        BadInputError: ``history.unknown_entry``.
    """
    require_insight(session)
    row = history.whole(session.vault, seq)
    if row is None:
        raise BadInputError("history.unknown_entry", place=str(seq))
    digest, previous, body_sha256, text = row[5:]
    line = _line(session, officer_names(session), row[:5])
    subject = line.subject
    session.journal.viewed(journal.HISTORY, subject)
    if Permission.READ not in session.officer.permissions:
        return HistoryDetail(line, digest, previous, body_sha256, may_read=False)
    if text is None:
        return HistoryDetail(line, digest, previous, body_sha256, disposed=True)
    body: dict[str, Any] = msgspec.json.decode(text)
    before_seq, before = _state_before(session, line, body)
    found = history_fields.changes(before, body, language, methodology_of(session.vault, subject))
    kept = tuple(one for one in found if (one.old, one.new) != ("", subject))
    marks = history_fields.marks_of(body)
    return HistoryDetail(
        line, digest, previous, body_sha256, before_seq, changes=kept, markings=marks, body=body
    )


def history_of(
    session: Session, subject: str, language: Language = "en", limit: int = 1000
) -> list[HistoryDetail]:
    """Everything that happened to one record, newest first, with what each entry changed.

    Raises:
        BadInputError: ``history.unknown_subject``.
    """
    require_insight(session)
    if not history.is_known(session.vault, subject):
        raise BadInputError("history.unknown_subject", place=subject)
    lines = list_entries(session, HistoryFilter(subject=subject), limit=limit).lines
    return [read_entry(session, line.seq, language) for line in lines]


def kinds_named(names: Sequence[str]) -> tuple[str, ...]:
    """Kinds from names of kinds and of groups of them.

    Raises:
        BadInputError: ``history.unknown_kind``.
    """
    found: list[str] = []
    for name in names:
        members = kinds_of(name) or ((name,) if words.find(f"entry.{name}", "en") else ())
        if not members:
            groups = ", ".join((*GROUPS, CHANGES))
            raise BadInputError("history.unknown_kind", place=name, name=name, groups=groups)
        found.extend(members)
    return tuple(dict.fromkeys(found))


def find_officer(session: Session, named: str) -> str:
    """The id of an officer by id or name, of those who are and were in this vault.

    Raises:
        BadInputError: ``history.unknown_officer``.
    """
    require_insight(session)
    names = officer_names(session)
    if named in names:
        return named
    found = [each for each, name in names.items() if name.casefold() == named.casefold()]
    if len(found) != 1:
        raise BadInputError("history.unknown_officer", place=named, name=named)
    return found[0]


def officer_names(session: Session) -> dict[str, str]:
    """The name of each officer of this vault by id, those who left included."""
    require_insight(session)
    return {officer.id: officer.name for officer in trust.officers_of(session.vault)}


def methodology_of(vault: Vault, assessment: str) -> Methodology | None:
    """What an assessment's questions are called; None for another subject."""
    row = assessments.find_row(vault, assessment)
    if row is None:
        return None
    try:
        return get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    except BadInputError:
        return None


def _line(session: Session, names: Mapping[str, str], row: history.Short) -> HistoryLine:
    seq, at, officer, kind, subject = row
    known = session.vault.name if subject == session.vault.id else names.get(subject, subject)
    return HistoryLine(seq, at, officer, names.get(officer, officer), kind, subject, known)


def _opened(session: Session, wanted: HistoryFilter) -> str:
    """What a look at the history is about: a record that is there, or the whole vault."""
    subject = wanted.subject
    return subject if subject and history.is_known(session.vault, subject) else session.vault.id


def require_insight(session: Session) -> None:
    """Those who read the record may check it, and so may an administrator who may not read."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)


def _checked(
    vault: Vault, wanted: HistoryFilter, names: Mapping[str, str], *, may_read: bool
) -> Wanted:
    text = wanted.text.strip().casefold()
    subjects = circle.circle(vault, wanted.subject) if wanted.subject else ()
    return Wanted(
        officer=wanted.officer,
        subjects=subjects,
        kinds=wanted.kinds,
        also=(_MERGINGS, circle.once_merged(vault, subjects)),
        first_utc=_time(wanted.since, _DAY_BEGINS, "since"),
        last_utc=_time(wanted.until, _DAY_ENDS, "until"),
        text=text,
        officers=frozenset(each for each, name in names.items() if text in name.casefold()),
        reads_bodies=may_read,
    )


def _time(given: str, rest: str, name: str) -> str:
    """A day or a time as it stands in the record."""
    kept = given.strip()
    if not kept:
        return ""
    if dates.parse(kept) is not None:
        return kept + rest
    try:
        utc_time(kept)
    except ValueError as problem:
        raise BadInputError("field.not_a_date", place=name, value=kept) from problem
    return kept


def text_before(vault: Vault, seq: int, kind: str, found: Identity) -> str:
    """The body of the entry before one that is a state of the same thing; "" for none."""
    return _before(vault, seq, kind, found)[1]


def _before(vault: Vault, seq: int, kind: str, found: Identity) -> tuple[int, str]:
    return history.state_before(
        vault,
        seq,
        kinds_=history_fields.kinds_of_state(kind),
        subject=found[1],
        part=found[2],
        place=history_fields.PARTS.get(kind, ()),
    )


def _state_before(
    session: Session, line: HistoryLine, body: Mapping[str, Any]
) -> tuple[int, dict[str, Any] | None]:
    found = history_fields.identity(line.kind, line.subject, body)
    if found is None:
        return 0, None
    seq, text = _before(session.vault, line.seq, line.kind, found)
    return seq, msgspec.json.decode(text) if text else None
