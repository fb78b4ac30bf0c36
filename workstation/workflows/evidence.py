"""Evidence of an assessment: files, and what the record and its sources already hold."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from workstation.domain.assessment import Answer, Evidence, EvidenceKind
from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import TIMELINE_KINDS
from workstation.records import assessments, circle, kinds, registers, timeline
from workstation.records.codec import body_of
from workstation.vault.rows import Change
from workstation.vault.store import NewEntry
from workstation.workflows import attachments, drafting, fields, journal
from workstation.workflows.evidence_entries import added_entry, last_number, write_number
from workstation.workflows.lookup import past_day
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session


def add_evidence_file(
    session: Session,
    assessment: str,
    path: Path,
    question: str = "",
    title: str = "",
    marking: str = "(U)",
    dated: str = "",
) -> Evidence:
    """Take a file into the vault as evidence, and cite it where a question is named.

    The same file, by its content, is one piece of evidence: it is cited again, or restored.

    Raises:
        BadInputError: the file is missing, empty, too large or cannot be read; or a field.
        NotAllowedError: the assessment does not take evidence now.
    """
    _check_editable(session, assessment, question)
    mark = fields.marking(marking)
    data = attachments.read_whole(path)
    digest = sha256(data).hexdigest()
    held = _find_held(session, assessment, digest)
    if held is None:
        media_type = attachments.media_type_of(path)
        session.vault.put_attachment(data, media_type)
        held = Evidence(
            id=_next_id(session, assessment),
            kind=EvidenceKind.FILE,
            title=fields.line(title or attachments.readable_name(path), "title", required=True),
            marking=mark,
            reference=digest,
            sha256=digest,
            size_bytes=len(data),
            media_type=media_type,
            dated=past_day(session, dated, "dated"),
            added_utc=session.now_utc(),
        )
    return _add(session, assessment, held, question)


def cite(
    session: Session, assessment: str, question: str, kind: EvidenceKind | str, reference: str
) -> Evidence:
    """Cite a source or a line of the partner's record as evidence for a question.

    Raises:
        BadInputError: ``evidence.no_such_source`` or ``evidence.no_such_record``.
        NotAllowedError: the assessment does not take evidence now.
    """
    _check_editable(session, assessment, question)
    chosen = fields.choice(EvidenceKind, kind, "kind")
    if chosen is EvidenceKind.FILE:
        return _add(session, assessment, _known(session, assessment, reference), question)
    held = _find_held(session, assessment, reference)
    if held is None:
        held = _from_record(session, assessment, chosen, reference)
    return _add(session, assessment, held, question)


def remove_evidence(session: Session, assessment: str, evidence: str) -> None:
    """Take a piece of evidence out of the assessment; its number is never given again.

    Raises:
        BadInputError: ``evidence.unknown``.
    """
    _check_editable(session, assessment, "")
    found = [e for e in assessments.list_evidence(session.vault, assessment) if e.id == evidence]
    if not found:
        raise BadInputError("evidence.unknown", place=evidence, evidence=evidence)
    body = {"assessment": assessment, "evidence": body_of(found[0])}
    session.record([NewEntry(kinds.EVIDENCE_REMOVED, assessment, body)])


def restore_evidence(session: Session, assessment: str, evidence: str) -> Evidence:
    """Put removed evidence back; the answers that cited it cite it again.

    Raises:
        BadInputError: ``evidence.unknown``.
    """
    _check_editable(session, assessment, "")
    return _add(session, assessment, _known(session, assessment, evidence), "")


def change_evidence(
    session: Session, assessment: str, evidence: str, *, title: str, marking: str, dated: str = ""
) -> Evidence:
    """Change how a piece of evidence is named, marked and dated.

    Raises:
        BadInputError: a field, or ``evidence.unknown``.
    """
    _check_editable(session, assessment, "")
    changed = replace(
        _known(session, assessment, evidence),
        title=fields.line(title, "title", required=True),
        marking=fields.marking(marking),
        dated=past_day(session, dated, "dated"),
    )
    session.record([added_entry(assessment, changed)])
    return changed


def read_evidence(session: Session, assessment: str, evidence: str) -> bytes:
    """The content of a file that was taken as evidence.

    Raises:
        BadInputError: ``evidence.unknown``, or it is not a file.
    """
    session.require(Permission.READ)
    found = _known(session, assessment, evidence)
    if found.kind is not EvidenceKind.FILE:
        raise BadInputError("evidence.not_a_file", place=evidence)
    data = session.vault.get_attachment(found.sha256)
    session.journal.viewed(journal.EVIDENCE, assessment, evidence=evidence, sha256=found.sha256)
    return data


def _add(session: Session, assessment: str, evidence: Evidence, question: str) -> Evidence:
    """Write the evidence, if it is not there, and cite it, if it is not cited; at once."""
    present = {e.id for e in assessments.list_evidence(session.vault, assessment)}
    entries = [] if evidence.id in present else [added_entry(assessment, evidence)]
    drafts: list[Change] = []
    if question:
        given = assessments.find_answer(session.vault, assessment, question) or Answer(question)
        if evidence.id not in given.evidence:
            cited = replace(given, evidence=(*given.evidence, evidence.id))
            drafts.append(assessments.put_draft(assessment, cited, session.now_utc()))
    if entries:
        session.vault.append(entries, officer=session.officer.id, at=session.clock(), drafts=drafts)
    elif drafts:
        session.vault.put_drafts(drafts)
    return evidence


def _check_editable(session: Session, assessment: str, question: str) -> None:
    row = drafting.open_row(session, assessment)
    if question:
        m = get_methodology(str(row["methodology"]), str(row["methodology_version"]))
        drafting.question_of(m, question)
        drafting.check_open(session, row, m, m.section_of[question])
    else:
        drafting.require_editable(row)


def _all(session: Session, assessment: str) -> list[Evidence]:
    """All evidence that ever was, removed or not."""
    vault = session.vault
    held = assessments.list_evidence(vault, assessment)
    return held + assessments.list_evidence(vault, assessment, removed=True)


def _find_held(session: Session, assessment: str, reference: str) -> Evidence | None:
    return next((e for e in _all(session, assessment) if e.reference == reference), None)


def _known(session: Session, assessment: str, evidence: str) -> Evidence:
    for item in _all(session, assessment):
        if item.id == evidence:
            return item
    raise BadInputError("evidence.unknown", place=evidence, evidence=evidence)


def _next_id(session: Session, assessment: str) -> str:
    return write_number(last_number(session.vault, assessment) + 1)


def _from_record(session: Session, assessment: str, kind: EvidenceKind, reference: str) -> Evidence:
    new = Evidence(
        id=_next_id(session, assessment),
        kind=kind,
        title="",
        marking="",
        reference=reference,
        added_utc=session.now_utc(),
    )
    if kind is EvidenceKind.SOURCE:
        source = registers.find_source(session.vault, reference)
        if source is None:
            raise BadInputError("evidence.no_such_source", place=reference)
        return replace(
            new, title=source.title, marking=source.marking, dated=source.on, sha256=source.sha256
        )
    row = assessments.find_row(session.vault, assessment)
    same = circle.circle(session.vault, str(row["partner"])) if row is not None else ()
    for line_kind in TIMELINE_KINDS:
        line = timeline.find_line(session.vault, line_kind, reference)
        if line is not None and line.partner in same:
            title = line.summary[: fields.LONGEST_LINE]
            return replace(new, title=title, marking=line.marking, dated=line.on)
    raise BadInputError("evidence.no_such_record", place=reference)
