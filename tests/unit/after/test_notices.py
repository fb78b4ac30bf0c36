"""Notices of a decision: who is told what, by when, and the proof that it went (B-12, B-16)."""

import hashlib
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.after.conftest import CASE, COMMITTEE, Sit
from workstation.domain.error import BadInputError, NotAllowedError, UsageError
from workstation.domain.text import Language
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import codes, notices
from workstation.workflows.session import Session

RECORDS = "R. Bouchard"
BASIS = "The assurance is written, specific and can be checked."


@pytest.fixture
def told(sit: Sit) -> Session:
    """A records officer's session where a decision owes every kind of notice."""
    session = sit(RECORDS)
    entry = session.vault.entries_of(kinds.DECISION_RECORDED, CASE)[-1]
    owed = [{"id": each, "due": "2026-11-16"} for each in ("minister", "nsira", "nsicop")]
    report = {"id": "annual-substantial", "due": "2027-02-28"}
    session.record([NewEntry(entry.kind, CASE, {**entry.body, "notices": [*owed, report]})])
    return session


def _text(data: bytes, path: Path) -> str:
    path.write_bytes(data)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_recipient_is_told_what_it_may_know(
    told: Session, tmp_path: Path, language: Language
) -> None:
    said = {
        each: _text(notices.draw(notices.gather(told, CASE, each, language)).pdf, tmp_path / each)
        for each in ("minister", "nsira", "nsicop")
    }
    assert BASIS in said["minister"]
    assert BASIS in said["nsira"]
    assert BASIS not in said["nsicop"]
    assert all("General Directorate of State Security" in each for each in said.values())
    left_out = {"en": "Left out of this notice", "fr": "Ce que cet avis ne contient pas"}
    assert [left_out[language] in said[each] for each in said] == [False, False, True]
    assert all("SECRET//REL TO CAN, USA" in each for each in said.values())
    with pytest.raises(UsageError) as caught:
        notices.gather(told, CASE, "annual-substantial")
    assert caught.value.code == "notice.in_report"
    with pytest.raises(BadInputError) as unknown:
        notices.gather(told, CASE, "crcc")
    assert unknown.value.code == "notice.unknown"


def test_a_notice_is_owed_until_its_sending_is_proven(told: Session, tmp_path: Path) -> None:
    owed = notices.list_notices(told, assessment=CASE, owed_only=True)
    assert [one.notice for one in owed][-1] == "annual-substantial", "the longest owed first"
    assert owed[-1].in_report
    with pytest.raises(BadInputError) as caught:
        notices.record_sent(told, CASE, "nsira", on="2026-11-15", reference="12")
    assert caught.value.code == "notice.day", "before the decision"
    with pytest.raises(BadInputError) as caught:
        notices.record_sent(told, CASE, "nsira", on="2026-11-16", reference="12", means="pigeon")
    assert caught.value.code == "notice.means"

    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"signed for")
    notices.record_sent(
        told, CASE, "nsira", on="2026-11-16", reference="2026-118", means="courier", proof=receipt
    )
    (sent,) = [one for one in notices.list_notices(told) if one.sent_on]
    assert (sent.notice, sent.means, sent.reference) == ("nsira", "courier", "2026-118")
    assert (sent.proof, sent.proof_name) == (
        hashlib.sha256(b"signed for").hexdigest(),
        receipt.name,
    )
    assert told.vault.get_attachment(sent.proof) == b"signed for"
    assert told.vault.check_rebuild().ok
    with pytest.raises(BadInputError) as caught:
        notices.record_sent(told, CASE, "nsira", on="2026-11-16", reference="13")
    assert caught.value.code == "notice.not_owed"


def test_who_only_decides_writes_no_notice(sit: Sit, told: Session, tmp_path: Path) -> None:
    """B-12: a notice goes out from whoever keeps the record; others read it."""
    content = notices.gather(told, CASE, "nsira")
    committee = sit(COMMITTEE)
    assert notices.gather(committee, CASE, "nsira") == replace(content, officer=COMMITTEE)
    for write in (
        lambda: notices.write_notice(committee, content, tmp_path / "nsira.pdf"),
        lambda: notices.note_printed(committee, content, notices.draw(content)),
    ):
        with pytest.raises(NotAllowedError):
            write()
    assert not (tmp_path / "nsira.pdf").exists()


def test_a_written_notice_is_found_by_its_code(told: Session, tmp_path: Path) -> None:
    content = notices.gather(told, CASE, "nsira")
    paper = notices.write_notice(told, content, tmp_path / "nsira.pdf")
    found = codes.find_code(told, paper.check_code)
    assert (found.kind, found.subject, found.file_name) == ("notice.printed", CASE, "nsira.pdf")
    assert COMMITTEE not in found.made_by
