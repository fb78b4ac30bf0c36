"""Passphrases: NIST SP 800-63B-4, as security.md section 3.1 takes it."""

import unicodedata
from pathlib import Path

import pytest

from workstation.domain.error import BadInputError
from workstation.vault import passphrase

GOOD = [
    "the heron waits by cold water",
    "quatre loups dans la brume",
    "vingt-deux pommes vertes, un toit",
    "9kX!vT2#qLm8$zRp",
    "🦉🌲🪵🔥🧭🛶🏔️🌙🐟🫖🧵🪡🧂🥖🐝🪶",
    "зимний вечер у окна",
    "a" + "bcdefghijkmnpqrstuvw" * 6,
]


@pytest.mark.parametrize("text", GOOD)
def test_check_takes_what_is_long_and_not_common(text: str) -> None:
    assert passphrase.check(text, ("OTT-04", "A. Martin")) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fourteen chars", "passphrase.short"),
        ("", "passphrase.short"),
        ("x7 " * 60, "passphrase.long"),
        ("aaaaaaaaaaaaaaaaaaaa", "passphrase.common"),
        ("abababababababababab", "passphrase.common"),
        ("password password password", "passphrase.common"),
        ("Mot de passe 123456", "passphrase.common"),
        ("Canada Ottawa 2026 !", "passphrase.common"),
        ("1234567890123456", "passphrase.common"),
        ("qwertyuiopasdfghjkl", "passphrase.common"),
        ("lkjhgfdsapoiuytrewq", "passphrase.common"),
        ("bcdefghijklmnopq", "passphrase.common"),
        ("Correct-Horse-Battery-Staple", "passphrase.common"),
        ("Été été été été 2026", "passphrase.common"),
        ("Station OTT-04 OTT-04", "passphrase.name"),
        ("AMARTIN a.martin 77", "passphrase.name"),
        ("half a character \ud800 here", "passphrase.not_text"),
    ],
)
def test_check_refuses_what_is_easily_guessed(text: str, code: str) -> None:
    with pytest.raises(BadInputError) as caught:
        passphrase.check(text, ("OTT-04", "A. Martin"))
    assert caught.value.code == code


def test_length_is_counted_after_normalisation() -> None:
    """Fifteen letters typed as letter and accent apart are still fifteen."""
    text = "déjà-vu élémentaire"
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    assert passphrase.check(apart) == passphrase.check(text) == text


def test_limits_are_15_and_128_characters() -> None:
    fifteen = "x7Kq!9mZ#w2Rv5T"
    assert len(fifteen) == 15
    assert passphrase.check(fifteen) == fifteen
    longest = (fifteen * 9)[:128]
    assert passphrase.check(longest) == longest
    with pytest.raises(BadInputError, match="long"):
        passphrase.check(longest + "e")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"the heron waits\n", "the heron waits"),
        (b"the heron waits\r\n", "the heron waits"),
        (b"the heron waits", "the heron waits"),
        (b"the heron waits \n\n", "the heron waits \n"),
        (b"\xef\xbb\xbfthe heron waits\n", "the heron waits"),
        ("la brume d’été\n".encode(), "la brume d’été"),
    ],
)
def test_read_file_strips_one_newline_only(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "passphrase"
    path.write_bytes(data)
    assert passphrase.read_file(path) == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "passphrase.file_missing"),
        (b"", "passphrase.file_empty"),
        (b"\n", "passphrase.file_empty"),
        (b"\xff\xfet\x00h\x00e\x00", "passphrase.file_not_text"),
        (b"caf\xe9 au lait et miel", "passphrase.file_not_text"),
        (b"x" * 5000, "passphrase.file_long"),
    ],
)
def test_read_file_names_a_bad_file(tmp_path: Path, data: bytes | None, code: str) -> None:
    path = tmp_path / "passphrase"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BadInputError) as caught:
        passphrase.read_file(path)
    assert (caught.value.code, caught.value.file) == (code, str(path))


def test_read_file_names_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        passphrase.read_file(tmp_path)
    assert caught.value.code == "passphrase.file_unreadable"
