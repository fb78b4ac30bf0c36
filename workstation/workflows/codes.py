"""What a code on a printed page stands for: which record, which page, which copy, whose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from workstation import words
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Permission
from workstation.domain.paper_code import PaperCode, looks_like_code, read_code
from workstation.domain.text import Language
from workstation.identity.trust import officers_of
from workstation.records import assessments as assessment_records
from workstation.records import kinds
from workstation.vault.ledger import Entry
from workstation.workflows import printed_copies
from workstation.workflows.printed_copies import IssuedCopy
from workstation.workflows.session import Session

COPY: Final = "copy"
RECORD: Final = "record"
_OTHERS: Final = ("paper.printed", "report.written", "register.printed", "notice.printed")
"""Papers that have a code of their own, by the kind of their entry."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a code stands for.

    Attributes:
        code: as it is printed.
        kind: ``copy``, ``record``, or the kind of the entry of another paper.
        subject: the assessment, or what the other paper is about.
        version: of the assessment.
        page: of the copy, from 1; 0 for a record.
        pages: of the copy.
        copies: the copy that the code names, or all that were made of the record.
        banner: of the paper.
        state: where the assessment stands today; "" for one of another vault.
        is_current: the paper shows the version that stands.
        made_utc: when the paper was made, or the record signed.
        made_by: by whom.
        file_name: of the file that was written; "" for a printer.
        packet_sha256: of the packet.
    """

    code: str
    kind: str
    subject: str
    version: int = 0
    page: int = 0
    pages: int = 0
    copies: tuple[IssuedCopy, ...] = ()
    banner: str = ""
    state: str = ""
    is_current: bool = True
    made_utc: str = ""
    made_by: str = ""
    file_name: str = ""
    packet_sha256: str = ""


def find_code(session: Session, text: str) -> Found:
    """What the code at the foot of a page stands for.

    Raises:
        BadInputError: ``code.length``, ``code.letter``, ``code.mistyped``: it is no code.
        CheckFailedError: ``code.unknown``: it is one, but not of this record.
    """
    session.require(Permission.READ)
    code = read_code(text)
    session.journal.searched()
    found = _of_copy(session, code) if code.page else _of_record(session, code)
    if found is None:
        wrong = "code.unknown" if code.is_checked else "code.unknown_unchecked"
        raise CheckFailedError(wrong, place=code.shown)
    return _named(session, found)


def find_if_code(session: Session, text: str) -> "Found | BadInputError | CheckFailedError | None":
    """The same for what was typed into a search: None when it is no code at all.

    A code that is mistyped, or that the record does not hold, is told as such.
    """
    session.require(Permission.READ)
    if not looks_like_code(text):
        return None
    try:
        return find_code(session, text)
    except BadInputError as problem:
        return problem
    except CheckFailedError as problem:
        return problem if "-" in text else None


def _named(session: Session, found: Found) -> Found:
    """With the names of officers for their ids, where this vault knows them."""
    names = {each.id: each.name for each in officers_of(session.vault)}
    copies = tuple(
        replace(each, officer=names.get(each.officer, each.officer)) for each in found.copies
    )
    return replace(found, made_by=names.get(found.made_by, found.made_by), copies=copies)


def as_json(found: Found) -> dict[str, Any]:
    """The object that ``assessor verify --code`` prints."""
    return {
        "code": found.code,
        "kind": found.kind,
        "subject": found.subject,
        "version": found.version,
        "page": found.page,
        "pages": found.pages,
        "banner": found.banner,
        "state": found.state,
        "current": found.is_current,
        "made_at": found.made_utc,
        "made_by": found.made_by,
        "file_name": found.file_name,
        "packet_sha256": found.packet_sha256,
        "copies": [
            {
                "copy": each.copy,
                "copies": each.copies,
                "to": each.recipient.name,
                "office": each.recipient.office,
                "printed_at": each.at_utc,
                "printed_by": each.officer,
                "file_name": each.file_name,
                "redactions": each.redactions,
            }
            for each in found.copies
        ],
    }


def lines_of(found: Found, language: Language) -> list[str]:
    """The same in sentences."""
    said = [words.label(f"code.is.{_word(found)}", language, **_values(found))]
    said += [_copy_line(each, language) for each in found.copies]
    if found.state:
        state = words.label(f"state.{found.state}", language)
        key = "code.stands" if found.is_current else "code.superseded"
        said.append(words.label(key, language, state=state))
    return said


def _word(found: Found) -> str:
    return found.kind if found.kind in (COPY, RECORD) else "paper"


def _values(found: Found) -> dict[str, object]:
    return {
        "code": found.code, "subject": found.subject, "version": found.version,
        "page": found.page, "pages": found.pages, "at": f"{found.made_utc[:16]}Z".replace("T", " "),
        "by": found.made_by, "file": found.file_name or "-",
    }  # fmt: skip


def _copy_line(each: IssuedCopy, language: Language) -> str:
    key = "code.copy_redacted" if each.redactions else "code.copy"
    return words.label(
        key, language, copy=each.copy, copies=each.copies,
        to=each.recipient.words or words.label("doc.packet.distribution.nobody", language),
        at=f"{each.at_utc[:16]}Z".replace("T", " "), by=each.officer, count=each.redactions,
    )  # fmt: skip


def _of_copy(session: Session, code: PaperCode) -> Found | None:
    for each in printed_copies.find_copies(session.vault, code.letters):
        if not each.pages or code.page <= each.pages:
            state, is_current = _standing(session, each.vault, each.assessment, each.version)
            return Found(
                code.shown, COPY, each.assessment, each.version, code.page, each.pages, (each,),
                each.banner, state, is_current, each.at_utc, each.officer, each.file_name,
                each.packet_sha256,
            )  # fmt: skip
    return None


def _of_record(session: Session, code: PaperCode) -> Found | None:
    for entry in _signed(session):
        if _is(code, entry.body.get("check_code")):
            return _record_found(session, code, entry.body, entry)
    for kind in _OTHERS:
        for entry in reversed(session.vault.entries_of(kind)):
            if _is(code, entry.body.get("check_code")):
                return _paper_found(code, entry)
    return None


def _signed(session: Session) -> Iterator[Entry]:
    """Packets that this vault made or saw, newest first, then copies of those before them."""
    for kind in (kinds.PACKET_RECEIVED, printed_copies.PACKET_PRINTED):
        yield from reversed(session.vault.entries_of(kind))


def _is(code: PaperCode, said: object) -> bool:
    return isinstance(said, str) and said.replace("-", "")[: len(code.letters)] == code.letters


def _record_found(session: Session, code: PaperCode, body: dict[str, Any], entry: Entry) -> Found:
    vault, version = str(body.get("vault", session.vault.id)), int(body["version"])
    assessment = str(body["assessment"])
    record = {"assessment": {"id": assessment, "version": version}, "vault": {"id": vault}}
    state, is_current = _standing(session, vault, assessment, version)
    return Found(
        str(body["check_code"]), RECORD, assessment, version,
        copies=tuple(printed_copies.issued(session.vault, record)),
        banner=str(body.get("banner", "")), state=state, is_current=is_current,
        made_utc=entry.at_utc, made_by=str(body.get("author_name", "")) or entry.officer,
        file_name=str(body.get("file_name", "")),
        packet_sha256=str(body.get("sha256") or body.get("packet_sha256", "")),
    )  # fmt: skip


def _paper_found(code: PaperCode, entry: Entry) -> Found:
    body = entry.body
    return Found(
        code.shown, entry.kind, entry.subject, banner=str(body.get("banner", "")),
        made_utc=entry.at_utc, made_by=entry.officer, file_name=str(body.get("file_name", "")),
    )  # fmt: skip


def _standing(session: Session, vault: str, assessment: str, version: int) -> tuple[str, bool]:
    """Where a file of this vault stands, and whether a version is the one that does."""
    row = assessment_records.find_row(session.vault, assessment)
    if vault != session.vault.id or row is None:
        return "", True
    return str(row["state"]), int(row["version"] or 0) == version
