"""Values behind a printed copy: who gets it, what is blacked out, how its codes are read."""

import pytest

from workstation.domain.distribution import Line, Recipient, lines_of, read_recipient
from workstation.domain.error import BadInputError
from workstation.domain.paper_code import (
    PaperCode,
    grouped,
    looks_like_code,
    page_code,
    read_code,
    with_check,
)
from workstation.domain.redaction import BLOCK, Profile, Redaction


@pytest.mark.parametrize(
    ("text", "read", "words"),
    [
        (" A.  Tremblay , Legal  Services ", Recipient("A. Tremblay", "Legal Services"),
         "A. Tremblay, Legal Services"),
        ("A. Tremblay", Recipient("A. Tremblay"), "A. Tremblay"),
        (", Legal, second floor", Recipient("", "Legal, second floor"), "Legal, second floor"),
    ],
)  # fmt: skip
def test_what_follows_the_first_comma_is_the_office(text: str, read: Recipient, words: str) -> None:
    assert read_recipient(text) == read
    assert read.words == words


def test_copies_made_together_are_numbered_from_the_first() -> None:
    one, other = Recipient("One"), Recipient("", "Other")
    assert lines_of(4, [one, other]) == (Line(4, one), Line(5, other))
    assert lines_of(4, []) == ()


def test_a_block_has_one_length_and_names_its_reason() -> None:
    """B-15: the reason of each place is told, what stood there is not."""
    profile = Profile(
        (Redaction("8.1", "s15"), Redaction("person", "s19", "Al")), {"s15": "15(1)", "s19": "19"}
    )
    assert profile.block("s15") == f"{BLOCK} [15(1)]"
    assert profile.block("s19") == f"{BLOCK} [19]"


def test_letters_alone_are_a_word_and_grouped_or_scanned_a_code() -> None:
    code = page_code("ABCDEFGHJKM", 1)
    assert looks_like_code(code)
    assert looks_like_code(f"ASWK1 MRA-2026-0001 {code}")
    assert not looks_like_code(code + "A")
    assert not looks_like_code("ABCDEFGHJKMN")
    assert looks_like_code("ABCDEFGHJKM1")
    assert not looks_like_code("ABCDEFGHJKM?")


@pytest.mark.parametrize("is_checked", [True, False])
def test_a_code_of_a_record_is_shown_as_it_was_printed(is_checked: bool) -> None:
    letters = "ABCDEFGHJKMN"
    printed = grouped(with_check(letters) if is_checked else letters)
    assert PaperCode(letters, is_checked=is_checked).shown == printed
    assert read_code(printed) == PaperCode(letters, is_checked=is_checked)


def test_no_copy_has_a_page_nought() -> None:
    with pytest.raises(BadInputError, match=r"code\.mistyped"):
        read_code(page_code("ABCDEFGHJKM", 0))
    assert read_code(page_code("ABCDEFGHJKM", 1)) == PaperCode("ABCDEFGHJKM", 1)
