"""The list of a register on paper: what it bears, that it is the same each time, and its entry."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from workstation.domain.error import NotAllowedError
from workstation.domain.officer import Role
from workstation.domain.register import RegisterFilter
from workstation.domain.text import Language
from workstation.workflows import partners, register_print, registers
from workstation.workflows.session import Session


@pytest.fixture
def stocked(session: Session) -> Session:
    partner = partners.add_partner(
        session, name="State Security", country="NOR", kind="intelligence", marking="(C)"
    )
    for text, marking in (("Consular access", "(S//CEO)"), ("<b>No</b> onward transfer", "(C)")):
        registers.add_assurance(
            session, partner=partner.id, on="2026-01-12", text=text, marking=marking,
            check_due="2027-01-12",
        )  # fmt: skip
    return session


def text_of(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ("Not checked", "due 2027-01-12", "2 of the 2 entries", "SECRET//CANADIAN EYES ONLY")),
     ("fr", ("Non vérifiée", "échéance 2027-01-12", "2 des 2", "SECRET//RÉSERVÉ AUX CANADIENS"))],
)  # fmt: skip
def test_a_printed_list_bears_its_entries_and_their_banner(
    stocked: Session, language: Language, said: tuple[str, ...]
) -> None:
    """B-32: the banner is rolled up from every entry that is printed."""
    content = register_print.gather(
        stocked, "assurance", RegisterFilter(), ("Country: Norway",), language
    )
    first = register_print.draw(content, copy=2, copies=3)
    assert register_print.draw(content, copy=2, copies=3).pdf == first.pdf
    shown = " ".join(text_of(first.pdf).split())
    wanted = (*said, "(S//CEO) Consular access", "<b>No</b> onward transfer", "Country: Norway")
    assert [one for one in wanted if one not in shown] == []
    assert first.check_code in shown


def test_a_filter_narrows_what_is_printed_and_an_empty_list_says_so(stocked: Session) -> None:
    content = register_print.gather(stocked, "incident", RegisterFilter(status="accepted"))
    paper = register_print.draw(content)
    assert paper.banner == "UNCLASSIFIED"
    assert "No entry matches." in text_of(paper.pdf)


def test_every_copy_is_an_entry_and_none_is_left_that_is_not(
    stocked: Session, tmp_path: Path
) -> None:
    """Feature 17: printing is noted with the banner and the digest of what left."""
    content = register_print.gather(stocked, "assurance", RegisterFilter())
    out = tmp_path / "list.pdf"
    paper = register_print.write(stocked, content, out, copy=1, copies=2)
    assert out.read_bytes() == paper.pdf
    register_print.note_printed(stocked, content, paper, copy=2, copies=2)
    noted = [entry.body for entry in stocked.vault.entries_of(register_print.REGISTER_PRINTED)]
    assert [(one["copy"], one["file_name"], one["entries"]) for one in noted] == [
        (1, "list.pdf", 2), (2, "", 2),
    ]  # fmt: skip
    assert {one["banner"] for one in noted} == {"SECRET//CANADIAN EYES ONLY"}
    reader = stocked
    reader.officer = replace(stocked.officer, authority=Role.L3, administrator=False)
    with pytest.raises(NotAllowedError):
        register_print.write(reader, content, tmp_path / "other.pdf")
    assert not (tmp_path / "other.pdf").exists(), "a list in a file leaves as an exported one does"
    register_print.note_printed(reader, content, paper, copy=3, copies=3)
