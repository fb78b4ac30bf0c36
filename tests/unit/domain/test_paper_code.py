"""Codes on printed pages: what was mistyped shows."""

import hashlib

import pytest

from workstation.domain.error import BadInputError
from workstation.domain.paper_code import (
    ALPHABET,
    MOST_PAGES,
    PaperCode,
    grouped,
    letters_of,
    looks_like_code,
    page_code,
    read_code,
    with_check,
)

_COPY = letters_of(hashlib.sha256(b"copy").digest(), 11)
_RECORD = letters_of(hashlib.sha256(b"record").digest(), 12)


def _why(text: str) -> str:
    with pytest.raises(BadInputError) as caught:
        read_code(text)
    return caught.value.code


@pytest.mark.parametrize("page", [1, 2, 31, 32, 1024, MOST_PAGES])
def test_a_page_code_names_copy_and_page(page: int) -> None:
    code = page_code(_COPY, page)
    assert [len(part) for part in code.split("-")] == [4, 4, 4, 4]
    assert read_code(code) == PaperCode(_COPY, page)
    assert read_code(code).shown == code


def test_every_wrong_letter_and_every_exchange_shows() -> None:
    for whole in (page_code(_COPY, 7).replace("-", ""), with_check(_RECORD)):
        for at, right in enumerate(whole):
            for wrong in ALPHABET.replace(right, ""):
                assert _why(whole[:at] + wrong + whole[at + 1 :]) == "code.mistyped"
        for at in range(len(whole)):
            for other in range(at + 1, len(whole)):
                swapped = list(whole)
                swapped[at], swapped[other] = swapped[other], swapped[at]
                if "".join(swapped) != whole:
                    assert _why("".join(swapped)) == "code.mistyped"


def test_a_code_is_read_as_people_write_it_and_as_it_is_scanned() -> None:
    code = grouped(with_check(_RECORD))
    spoken = code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert read_code(spoken) == read_code(code) == PaperCode(_RECORD)
    assert read_code(f"ASWK1 MRA-2026-0001 {code}") == PaperCode(_RECORD)
    assert read_code(grouped(_RECORD)) == PaperCode(_RECORD, is_checked=False)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "code.length"), ("7K4M-QX2D", "code.length"), ("7K4M-QX2D-9RTU", "code.letter"),
     ("7K4M-QX2D-9RTÉ", "code.letter"), (page_code(_COPY, 1)[:-6] + "00", "code.length")],
)  # fmt: skip
def test_what_is_no_code_says_why(text: str, why: str) -> None:
    assert _why(text) == why


def test_words_of_a_search_are_not_taken_for_codes() -> None:
    assert not looks_like_code("disappearance")
    assert not looks_like_code("MRA-2026-0001")
    assert not looks_like_code("arrangements")
    assert looks_like_code(page_code(_COPY, 1))
    assert looks_like_code(
        with_check(_RECORD)[:-1] + ("2" if with_check(_RECORD)[-1] != "2" else "3")
    )
