"""Notices that a deputy head's decision owes (B-12): who is told what, by when, and the proof.

A decision that is recorded owes the notices of its methodology. Each recipient gets a notice of
its own (:func:`draw`), with what ``resources/notices.toml`` says that it is told; that it went is
recorded with day, means, reference and, where there is one, the file that proves it.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from workstation import resource, words
from workstation.documents.notice import PARTS, Marked
from workstation.documents.notice import NoticeContent as NoticeContent
from workstation.documents.paper_content import Paper as Paper
from workstation.domain.error import BadInputError, UsageError
from workstation.domain.methodology import Methodology, NoticeRule
from workstation.domain.officer import Permission
from workstation.domain.statistics import IN_REPORT
from workstation.domain.text import Language
from workstation.records import kinds
from workstation.records import notices as notice_records
from workstation.records.notices import NoticeRow
from workstation.records.partners import find_partner
from workstation.vault.files import check_target
from workstation.vault.store import NewEntry
from workstation.workflows import attachments, fields, journal, methodologies, packet_file
from workstation.workflows.lookup import latest_day, today_of
from workstation.workflows.session import Session

MEANS: Final = ("courier", "registered-mail", "secure-message", "by-hand", "report")
"""How a notice can be sent."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice that is or was owed.

    Attributes:
        assessment: the file.
        version: of the file.
        notice: the id of the rule.
        to: the recipient, in the language asked for.
        rule: what asks for it.
        when: by when, as the methodology says it.
        due: the day.
        is_late: it is past its day and was not sent.
        outcome: of the decision that owes it.
        decided_utc: when that was.
        title: of the file, with its mark.
        sent_on: "" while it is owed.
        means: how it was sent.
        reference: of what was sent.
        proof: the file that proves it, its SHA-256 and its name; "" without one.
        in_report: it is given by the annual report, not by a notice of its own.
    """

    assessment: str
    version: int
    notice: str
    to: str
    rule: str
    when: str
    due: str
    is_late: bool
    outcome: str
    decided_utc: str
    title: str
    marking: str
    partner: str
    sent_on: str = ""
    means: str = ""
    reference: str = ""
    proof: str = ""
    proof_name: str = ""
    in_report: bool = False


def list_notices(
    session: Session, *, assessment: str = "", owed_only: bool = False, language: Language = "en"
) -> list[Notice]:
    """The notices of a file, or of all files; what is owed longest comes first."""
    session.require(Permission.READ)
    rows = notice_records.list_rows(session.vault, assessment, owed_only=owed_only)
    sent = _sent_bodies(session, {row.assessment for row in rows if row.sent_on})
    return [_notice(session, row, sent, language) for row in rows]


def gather(
    session: Session, assessment: str, notice: str, language: Language = "en"
) -> NoticeContent:
    """What a notice says to its recipient.

    Raises:
        BadInputError: ``notice.unknown``.
        UsageError: ``notice.in_report``: the annual report gives it.
    """
    session.require(Permission.READ)
    row, rule, method = _owed(session, assessment, notice)
    if notice.startswith(IN_REPORT):
        raise UsageError("notice.in_report", place=notice)
    decision = notice_records.find_decision(session.vault, row)
    file = notice_records.find_submitted(session.vault, assessment, row.version)
    variant = _variant(notice)
    parts = tuple(variant["parts"])
    session.journal.viewed(journal.PAPER, assessment, notice=notice)
    reasons_mark = str(decision.get("marking", "(U)"))
    partner = find_partner(session.vault, str(file.get("partner", "")))
    told: dict[str, Any] = {
        "partner": Marked(partner.name, partner.marking) if partner else None,
        "subject": Marked(row.title, row.marking) if row.title else None,
        "basis": Marked(str(decision.get("reasons", "")), reasons_mark),
        "conditions": tuple(
            Marked(_condition(each, language), reasons_mark)
            for each in decision.get("conditions", ())
        ),
        "values": _values(method, file, language),
        "packet": str(file.get("check_code", "")),
    }
    outcome, act = str(decision.get("outcome", "")), str(file.get("act", ""))
    return NoticeContent(
        language=language,
        on=today_of(session).isoformat(),
        station=session.vault.name,
        officer=session.officer.name,
        notice=notice,
        to=rule.to.in_language(language),
        rule=rule.rule,
        opening=str(variant["opening"][language]),
        assessment=assessment,
        version=row.version,
        act=words.label(f"act.{act}", language) if act else "",
        outcome=words.label(f"outcome.done.{outcome}", language) if outcome else "",
        authority=words.label(f"role.{decision.get('authority', 'L5')}", language),
        decided_by=str(decision.get("officer_name", "")),
        decided_utc=str(decision.get("at_utc", "")),
        due=rule.due.in_language(language),
        values_marking=row.marking or "(U)",
        left_out=tuple(each for each in PARTS if each not in parts and told[each]),
        **{each: value for each, value in told.items() if each in parts},
    )


def draw(content: NoticeContent) -> Paper:
    """The pages of a notice; no session is needed, so any thread may do it."""
    from workstation.documents.notice import render

    return render(content)


def write_notice(
    session: Session, content: NoticeContent, out: Path, *, force: bool = False
) -> Paper:
    """Write a notice to a file, and log it; who keeps the record sends it.

    Raises:
        UsageError: the file is there and ``force`` was not given.
        StoreError: the file cannot be written; nothing is logged then.
    """
    session.require(Permission.WRITE_RECORD)
    check_target(out, force=force)
    paper = draw(content)
    with packet_file.placed(out, paper.pdf):
        session.record([_printed_entry(content, paper, out.name)])
    return paper


def note_printed(session: Session, content: NoticeContent, paper: Paper) -> None:
    """Log that a notice went to a printer."""
    session.require(Permission.WRITE_RECORD)
    session.record([_printed_entry(content, paper, "")])


def record_sent(
    session: Session,
    assessment: str,
    notice: str,
    *,
    on: str,
    reference: str,
    means: str = "",
    proof: Path | None = None,
) -> None:
    """Record that a notice which a decision owed was sent (B-12).

    Args:
        session: who says so.
        assessment: the file.
        notice: the id of the notice.
        on: the day.
        reference: of the letter or the message.
        means: one of ``MEANS``; "" where nobody said.
        proof: a receipt, say; it is kept in the vault.

    Raises:
        BadInputError: a field or the file, or ``notice.not_owed``, ``notice.day``.
    """
    session.require(Permission.WRITE_RECORD)
    row = notice_records.find_owed(session.vault, assessment, notice)
    if row is None:
        raise BadInputError("notice.not_owed", place=notice, assessment=assessment)
    if means and means not in MEANS:
        raise BadInputError("notice.means", place="means", value=means, known=", ".join(MEANS))
    day = fields.iso_date(on, "on", required=True)
    decided = str(notice_records.find_decision(session.vault, row).get("at_utc", ""))[:10]
    today = latest_day(session)
    if not decided <= day <= today:
        raise BadInputError("notice.day", place="on", value=day, first=decided, last=today)
    body: dict[str, Any] = {
        "assessment": assessment,
        "version": row.version,
        "notice": notice,
        "due": row.due,
        "on": day,
        "reference": fields.line(reference, "reference", required=True),
    }
    if means:
        body["means"] = means
    if proof is not None:
        data = attachments.read_whole(proof)
        media_type = attachments.media_type_of(proof)
        body["proof_sha256"] = session.vault.put_attachment(data, media_type)
        body["proof_name"] = attachments.readable_name(proof)
    session.record([NewEntry(kinds.NOTICE_SENT, assessment, body)])


def _owed(
    session: Session, assessment: str, notice: str
) -> tuple[NoticeRow, NoticeRule, Methodology]:
    rows = notice_records.list_rows(session.vault, assessment)
    row = next((each for each in rows if each.notice == notice), None)
    if row is None:
        raise BadInputError("notice.unknown", place=notice, assessment=assessment)
    method = _methodology(row)
    rule = next(each for each in method.notices if each.id == notice)
    return row, rule, method


def _methodology(row: NoticeRow) -> Methodology:
    return methodologies.get_methodology(row.methodology, row.methodology_version)


def _notice(
    session: Session, row: NoticeRow, sent: dict[tuple[str, int, str], Any], language: Language
) -> Notice:
    rule = next((each for each in _methodology(row).notices if each.id == row.notice), None)
    proof = sent.get((row.assessment, row.version, row.notice), {})
    decision = notice_records.find_decision(session.vault, row)
    return Notice(
        row.assessment,
        row.version,
        row.notice,
        rule.to.in_language(language) if rule else row.notice,
        rule.rule if rule else "",
        rule.due.in_language(language) if rule else "",
        row.due,
        not row.sent_on and row.due < today_of(session).isoformat(),
        str(decision.get("outcome", "")),
        str(decision.get("at_utc", "")),
        row.title,
        row.marking,
        row.partner_name,
        row.sent_on,
        str(proof.get("means", "")),
        row.reference,
        str(proof.get("proof_sha256", "")),
        str(proof.get("proof_name", "")),
        row.notice.startswith(IN_REPORT),
    )


def _sent_bodies(
    session: Session, assessments: set[str]
) -> dict[tuple[str, int, str], dict[str, Any]]:
    return {
        (entry.subject, int(entry.body["version"]), str(entry.body["notice"])): entry.body
        for each in sorted(assessments)
        for entry in session.vault.entries_of(kinds.NOTICE_SENT, each)
        if entry.body
    }


def _values(
    method: Methodology, file: dict[str, Any], language: Language
) -> tuple[tuple[str, str], ...]:
    def level(value: object) -> str:
        if not value:
            return words.label("doc.value.none", language)
        return method.level(str(value)).label.in_language(language)

    determined = str(file.get("determination", ""))
    return (
        (words.label("doc.notice.value.baseline", language), level(file.get("baseline"))),
        (words.label("doc.notice.value.residual", language), level(file.get("residual"))),
        (
            words.label("doc.notice.value.determination", language),
            words.label(f"doc.answer.{determined}" if determined else "doc.value.none", language),
        ),
    )


def _condition(each: dict[str, str], language: Language) -> str:
    due = each.get("due", "")
    text = each["text"]
    return words.label("doc.notice.condition_due", language, text=text, on=due) if due else text


def _printed_entry(content: NoticeContent, paper: Paper, file_name: str) -> NewEntry:
    return NewEntry(
        kinds.NOTICE_PRINTED,
        content.assessment,
        {
            "assessment": content.assessment,
            "version": content.version,
            "notice": content.notice,
            "language": content.language,
            "banner": paper.banner,
            "check_code": paper.check_code,
            "print_sha256": hashlib.sha256(paper.pdf).hexdigest(),
            "file_name": file_name,
        },
    )


def _variant(notice: str) -> dict[str, Any]:
    found = _variants()
    return found.get(notice, found["*"])


@cache
def _variants() -> dict[str, dict[str, Any]]:
    text = (resource.root() / "notices.toml").read_text(encoding="utf-8")
    return {each["id"]: each for each in tomllib.loads(text)["variant"]}
