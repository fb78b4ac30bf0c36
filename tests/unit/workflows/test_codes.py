"""A code on paper finds its record, version, page and copy, and who has it."""

from pathlib import Path

import pytest

from tests.unit.workflows.filled import fill
from workstation.domain.distribution import Recipient
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.paper_code import page_code
from workstation.workflows import codes, packets, printing
from workstation.workflows.session import Session

_TO = (Recipient("A. Tremblay", "Legal Services"), Recipient("", "Records"))


def test_a_printed_page_is_found_by_its_code(session: Session, tmp_path: Path) -> None:
    assessment = fill(session, tmp_path)
    packets.submit(session, assessment, tmp_path / "packet.pdf")
    outs = printing.decision_packets(session, assessment, tmp_path / "copy.pdf", _TO)
    assert [each.name for each in outs] == ["copy-1.pdf", "copy-2.pdf"]
    entry = session.vault.entries_of(printing.PACKET_PRINTED, assessment)[1]
    letters, pages = entry.body["letters"], entry.body["pages"]

    found = codes.find_code(session, page_code(letters, 3))
    assert (found.kind, found.subject, found.page, found.pages) == ("copy", assessment, 3, pages)
    (copy,) = found.copies
    assert (copy.copy, copy.copies, copy.recipient) == (2, 2, _TO[1])
    assert copy.at_utc == entry.at_utc
    assert (found.state, found.is_current) == ("submitted", True)
    assert "copy of MRA" in codes.lines_of(found, "en")[0]
    assert "Records" in codes.lines_of(found, "en")[1]

    with pytest.raises(CheckFailedError) as caught:
        codes.find_code(session, page_code(letters, pages + 1))
    assert caught.value.code == "code.unknown", "the copy has no such page"
    with pytest.raises(CheckFailedError) as caught:
        codes.find_code(session, page_code("0" * 11, 1))
    assert caught.value.code == "code.unknown"

    said = str(entry.body["check_code"])
    record = codes.find_code(session, said.lower())
    assert (record.kind, record.subject, record.version) == ("record", assessment, 1)
    assert [each.copy for each in record.copies] == [1, 2]
    assert codes.find_code(session, said[:14]).subject == assessment, "without check characters"
    wrong = said[:-1] + ("A" if said[-1] != "A" else "B")
    with pytest.raises(BadInputError) as mistyped:
        codes.find_code(session, wrong)
    assert mistyped.value.code == "code.mistyped"
    assert codes.find_if_code(session, "arrangements") is None
    assert isinstance(codes.find_if_code(session, wrong), BadInputError)
