"""Sources: dated, graded, and kept with the file that they came in."""

import re
from dataclasses import dataclass, replace
from hashlib import sha256 as digest_of
from pathlib import Path
from typing import Final

from workstation.domain.error import BadInputError
from workstation.domain.marking import roll_up_texts
from workstation.domain.officer import Permission
from workstation.domain.partner import SOURCE_KINDS, Source
from workstation.domain.register import DatedSource
from workstation.records import circle, dossier, ids, kinds, register_tables, registers
from workstation.records.codec import body_of
from workstation.vault import files
from workstation.vault.store import NewEntry
from workstation.workflows import attachments, fields, journal
from workstation.workflows.lookup import checked_country, require_partner, today_of
from workstation.workflows.record_view import shown
from workstation.workflows.references import References
from workstation.workflows.session import Session

OLDEST_MONTHS: Final = 600
_RELIABILITY: Final = frozenset("ABCDEF")
_CREDIBILITY: Final = frozenset("123456")
_SHA256: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Attached:
    """A source with its file; ``same`` are the ids of other sources that have the same file."""

    source: Source
    same: tuple[str, ...]


def add_source(
    session: Session,
    *,
    title: str,
    on: str,
    marking: str,
    partner: str = "",
    country: str = "",
    publisher: str = "",
    grade: str = "",
    kind: str = "report",
    max_age_months: int = 12,
    sha256: str = "",
    summary: str = "",
) -> Source:
    """Add a dated and graded source on a partner, a country, or both.

    Raises:
        BadInputError: a field; ``source.about_nothing`` without partner and country.
    """
    session.require(Permission.WRITE_RECORD)
    known = References(session)
    item = Source(
        id="",
        partner=known.owner(partner) if partner else "",
        country=country,
        title=title,
        publisher=publisher,
        on=on,
        marking=marking,
        grade=grade,
        kind=kind,
        max_age_months=max_age_months,
        sha256=sha256,
        summary=summary,
    )
    item = checked_source(known, item)
    item = replace(item, id=ids.next_id(session.vault, ids.SOURCE, session.clock()))
    session.record([source_entry(item)])
    return item


def save_source(session: Session, source: Source) -> Source:
    """Change a source; what is given is its full new state.

    Raises:
        BadInputError: a field, ``source.unknown``, or ``reference.moved``: what cites it would
            rest on a source about somebody else.
    """
    session.require(Permission.WRITE_RECORD)
    before = _require(session, source.id)
    known = References(session)
    of = source.partner
    if of:
        of = known.keep_owner(before.partner, of) if before.partner else known.owner(of)
    item = checked_source(known, replace(source, partner=of))
    if item != before:
        session.record([source_entry(item)])
    return item


def list_sources(session: Session, partner: str = "", country: str = "") -> list[DatedSource]:
    """Sources about a partner (and its country), or about a country, newest first.

    They are the newest of those that :func:`count_sources` counts, at most ``MOST_SOURCES``.
    """
    session.require(Permission.READ)
    country = _country_of(session, partner, country)
    found = registers.list_sources(
        session.vault, partner=partner, country=country, today=today_of(session)
    )
    return shown(session, partner, found)


def count_sources(session: Session, partner: str = "", country: str = "") -> int:
    """How many sources there are about a partner (and its country), or about a country."""
    session.require(Permission.READ)
    ids = circle.circle(session.vault, partner) if partner else ()
    return dossier.count_sources(session.vault, ids, _country_of(session, partner, country))


def get_source(session: Session, source: str) -> Source:
    """The source with this id.

    Raises:
        BadInputError: ``source.unknown``.
    """
    session.require(Permission.READ)
    found = _require(session, source)
    return shown(session, found.partner, found)


def attach_file(session: Session, source: str, path: Path) -> Attached:
    """Keep a file in the vault as that of a source, under its SHA-256.

    A file that is there already, by its content, is kept once; the sources that have it are
    named, so that one report does not count as two.

    Raises:
        BadInputError: ``source.unknown``; the file is missing, empty, too large or unreadable.
    """
    session.require(Permission.WRITE_RECORD)
    held = _require(session, source)
    data = attachments.read_whole(path)
    media_type = attachments.media_type_of(path)
    digest = digest_of(data).hexdigest()
    name = fields.line(attachments.readable_name(path), "file_name")
    changed = replace(held, sha256=digest, file_name=name, media_type=media_type)
    others = tuple(
        one for one in register_tables.sources_of_file(session.vault, digest) if one != source
    )
    if changed != held:
        session.vault.put_attachment(data, media_type)
        session.record([source_entry(changed)])
    return Attached(changed, others)


def check_file(path: Path) -> None:
    """Go on only if a file can be attached, before anything else is done.

    Raises:
        BadInputError: the file is missing, empty, too large or unreadable.
    """
    attachments.read_whole(path)


def read_file(session: Session, source: str) -> bytes:
    """The file of a source, as it was attached; that it was opened is noted.

    Raises:
        BadInputError: ``source.unknown`` or ``source.no_file``.
        CheckFailedError: it is missing in the vault, or was changed there.
    """
    session.require(Permission.READ)
    held = _require_file(session, source)
    data = session.vault.get_attachment(held.sha256)
    session.journal.viewed(journal.EVIDENCE, held.partner or held.id, source=held.id)
    return data


def file_size(session: Session, source: str) -> int:
    """How many bytes the file of a source has; 0 when there is none.

    Raises:
        BadInputError: ``source.unknown``.
    """
    session.require(Permission.READ)
    held = _require(session, source)
    rows = session.vault.read("SELECT size FROM attachment WHERE sha256 = ?", (held.sha256,))
    return int(rows[0]["size"] or 0) if rows else 0


def write_file(session: Session, source: str, path: Path, *, force: bool = False) -> Source:
    """Write the file of a source out again; no file is left when that cannot be noted.

    Raises:
        BadInputError: ``source.unknown`` or ``source.no_file``.
        CheckFailedError: it is missing in the vault, or was changed there.
        UsageError: there is something at that place already.
    """
    session.require(Permission.READ)
    session.require(Permission.EXPORT)
    held = _require_file(session, source)
    files.check_target(path, force=force)
    data = session.vault.get_attachment(held.sha256)
    body = {
        "register": "source", "source": held.id, "partner": held.partner, "entries": 1,
        "file_name": path.name, "banner": roll_up_texts([held.marking])[0].text,
        "sha256": held.sha256,
    }  # fmt: skip
    with files.replacing(path) as stream:
        stream.write(data)
        session.record([NewEntry(kinds.REGISTER_EXPORTED, held.partner or held.id, body)])
    return held


def source_entry(item: Source) -> NewEntry:
    """The entry that saves a source."""
    return NewEntry(kinds.SOURCE_SAVED, item.id, body_of(item))


def checked_source(known: References, item: Source) -> Source:
    """The source with every field checked; its age limit is 1 to 600 months (G-8).

    Raises:
        BadInputError: a field; ``source.about_nothing`` without partner and country.
    """
    code = checked_country(item.country, "country")
    if item.partner:
        known.partner(item.partner)
    elif not code:
        raise BadInputError("source.about_nothing", place="partner")
    if not 0 < item.max_age_months <= OLDEST_MONTHS:
        raise BadInputError("field.out_of_range", place="max_age_months", value=item.max_age_months)
    if item.sha256 and not _SHA256.fullmatch(item.sha256):
        raise BadInputError("source.not_a_digest", place="sha256", value=item.sha256)
    return replace(
        item,
        country=code,
        title=fields.line(item.title, "title", required=True),
        publisher=fields.line(item.publisher, "publisher"),
        on=known.past_day(item.on, "on", required=True),
        marking=fields.marking(item.marking),
        grade=_grade(item.grade),
        kind=fields.one_of(item.kind, SOURCE_KINDS, "kind"),
        summary=fields.text(item.summary, "summary"),
        file_name=fields.line(item.file_name, "file_name"),
        media_type=fields.line(item.media_type, "media_type"),
    )


def _country_of(session: Session, partner: str, country: str) -> str:
    """The country that was asked for, or else the partner's own."""
    return require_partner(session, partner).country if partner and not country else country


def _require(session: Session, source: str) -> Source:
    found = registers.find_source(session.vault, source)
    if found is None:
        raise BadInputError("source.unknown", place=source)
    return found


def _require_file(session: Session, source: str) -> Source:
    found = _require(session, source)
    if not found.sha256:
        raise BadInputError("source.no_file", place=source)
    return found


def _grade(value: str) -> str:
    """An Admiralty grade such as ``B2``, or "" for none."""
    kept = value.strip().upper()
    if kept and (len(kept) != 2 or kept[0] not in _RELIABILITY or kept[1] not in _CREDIBILITY):
        raise BadInputError("field.grade", place="grade", value=value)
    return kept
