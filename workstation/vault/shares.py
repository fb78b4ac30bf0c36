"""The recovery secret on paper: 33 words a share, so many of so many shares give it back.

Source: SLIP-0039, Shamir's secret-sharing for mnemonic codes: one group, 256 bits, no
passphrase, English words. Fewer shares than are needed say nothing about the secret.
"""

import difflib
import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workstation.domain.error import BadInputError
from workstation.vault import seal
from workstation.vault.share_checksum import suspect

SECRET_BYTES = 32
WORDS = 33
PREFIX = 4
"""The first letters that no two words of the list have in common."""
MOST_SHARES = 16

_KEY_PURPOSE = b"assessor recovery key 1"
_NUMBERING = re.compile(r"^(\d{1,2})[.):]*$")
_P384_ORDER = int(
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973",
    16,
)
"""Source: NIST SP 800-186 s.3.2.1.4."""
_SCALAR_BYTES = 56
"""64 bits more than the order has, so that the remainder is uniform (FIPS 186-5 A.2.1)."""


@dataclass(frozen=True, slots=True)
class Share:
    """One share: the kit it belongs to, which of its shares it is, how many are needed."""

    kit: str
    number: int
    needed: int
    words: tuple[str, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The words in a row."""
        return " ".join(self.words)

    @property
    def check_line(self) -> str:
        """Eight characters that show, on paper and on screen, that the words are the same."""
        digest = sha256(self.text.encode()).hexdigest()[:8].upper()
        return f"{digest[:4]} {digest[4:]}"


def new_secret() -> bytes:
    """A fresh recovery secret."""
    return secrets.token_bytes(SECRET_BYTES)


def check_numbers(needed: int, count: int) -> None:
    """Refuse a kit that cannot be, or of which each share would be the whole.

    Raises:
        BadInputError: ``recovery.numbers``.
    """
    is_possible = 1 <= needed <= count <= MOST_SHARES
    if not is_possible or (needed == 1 and count > 1):
        raise BadInputError("recovery.numbers", place="needed", needed=needed, count=count)


def split(secret: bytes, needed: int, count: int, *, avoid: str = "") -> tuple[Share, ...]:
    """The secret as so many shares, of which any ``needed`` give it back.

    Args:
        secret: 32 bytes.
        needed: how many shares give the secret back.
        count: how many there are.
        avoid: the number of an earlier kit, which the new one must not have.

    Raises:
        BadInputError: ``recovery.numbers``.
    """
    from shamir_mnemonic import generate_mnemonics

    check_numbers(needed, count)
    while True:
        texts = generate_mnemonics(1, [(needed, count)], secret, iteration_exponent=0)[0]
        made = tuple(read(text) for text in texts)
        if made[0].kit != avoid:
            return made


def read(text: str, *, place: str = "") -> Share:
    """A share from what a person typed or pasted: any case, numbered or not, words cut short.

    Args:
        text: the words; four letters of each are enough.
        place: which share this is, for the errors.

    Raises:
        BadInputError: ``recovery.word``, ``.length``, ``.checksum``, ``.checksum_at`` or
            ``.not_ours``.
    """
    typed = tokens(text)
    words = tuple(_word(each, number, place) for number, each in enumerate(typed, 1))
    if len(words) != WORDS:
        raise BadInputError("recovery.length", place=place, count=len(words), wanted=WORDS)
    found = _decode(words, place)
    if found.group_count != 1 or len(found.value) != SECRET_BYTES:
        raise BadInputError("recovery.not_ours", place=place)
    return Share(f"{found.identifier:05d}", found.index + 1, found.member_threshold, words)


def combine(given: Sequence[Share], *, kit: str = "") -> bytes:
    """The secret that the shares give together.

    Args:
        given: as many as are needed, or more.
        kit: the number of the kit that is wanted; "" when any will do.

    Raises:
        BadInputError: ``recovery.other_kit``, ``.kits_differ``, ``.same_share``, ``.too_few``
            or ``.do_not_fit``.
    """
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    if not given:
        raise BadInputError("recovery.none_given")
    check_together(given, kit)
    needed = given[0].needed
    if len(given) < needed:
        raise BadInputError(
            "recovery.too_few", count=len(given), needed=needed, missing=needed - len(given)
        )
    try:
        secret: bytes = combine_mnemonics([share.text for share in given[:needed]])
    except MnemonicError as problem:
        raise BadInputError("recovery.do_not_fit", kit=given[0].kit) from problem
    return secret


def check_together(given: Sequence[Share], kit: str = "") -> None:
    """Refuse shares of different kits, of another kit than is wanted, and one given twice.

    Raises:
        BadInputError: ``recovery.other_kit``, ``.kits_differ`` or ``.same_share``.
    """
    _check_kit(given, kit)
    numbers: dict[int, int] = {}
    for place, share in enumerate(given, 1):
        if share.number in numbers:
            raise BadInputError(
                "recovery.same_share",
                place=str(place),
                first=numbers[share.number],
                second=place,
                number=share.number,
            )
        numbers[share.number] = place


def private_key(secret: bytes) -> bytes:
    """The P-384 private key, as PKCS #8 DER, that the secret stands for.

    Source: RFC 5869 (HKDF), FIPS 186-5 A.2.1 (a key from extra random bits).
    """
    wide = HKDF(hashes.SHA384(), _SCALAR_BYTES, salt=None, info=_KEY_PURPOSE).derive(secret)
    scalar = int.from_bytes(wide, "big") % (_P384_ORDER - 1) + 1
    return seal.private_to_bytes(ec.derive_private_key(scalar, ec.SECP384R1()))


def tokens(text: str) -> list[str]:
    """The words in a text, small; in the order of the numbers that stand before them, if any.

    A table copied from the page comes line by line, and its numbers say where each word goes.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    found: list[tuple[int, str]] = []
    number = 0
    for part in re.split(r"[\s,;]+", plain):
        numbering = _NUMBERING.match(part)
        if numbering:
            number = int(numbering[1])
        elif part.strip(".:"):
            found.append((number, part.strip(".:")))
            number = 0
    if sorted(at for at, _ in found) == list(range(1, len(found) + 1)):
        found.sort()
    return [word for _, word in found]


def word_of(typed: str) -> str | None:
    """The word of the list that was meant: the word itself, or its first four letters or more."""
    plain = unicodedata.normalize("NFKC", typed).strip().casefold()
    if plain in _places():
        return plain
    found = complete(plain) if len(plain) >= PREFIX else ()
    return found[0] if len(found) == 1 else None


def complete(beginning: str) -> tuple[str, ...]:
    """The words of the list that begin so."""
    plain = unicodedata.normalize("NFKC", beginning).strip().casefold()
    return tuple(word for word in word_list() if word.startswith(plain))


def nearest(typed: str, most: int = 3) -> tuple[str, ...]:
    """The words of the list that look most like what was typed, the likeliest first."""
    plain = unicodedata.normalize("NFKC", typed).strip().casefold()
    alike = difflib.get_close_matches(plain, word_list(), n=most, cutoff=0.55)
    same_start = complete(plain[:PREFIX]) if len(plain) >= PREFIX else ()
    return tuple(dict.fromkeys([*same_start, *alike]))[:most]


@cache
def word_list() -> tuple[str, ...]:
    """The 1,024 words, in alphabetical order."""
    from shamir_mnemonic.wordlist import WORDLIST

    return tuple(WORDLIST)


@cache
def _places() -> dict[str, int]:
    return {word: place for place, word in enumerate(word_list())}


def _word(typed: str, number: int, place: str) -> str:
    found = word_of(typed)
    if found is None:
        raise BadInputError(
            "recovery.word",
            place=place,
            number=number,
            word=typed[:32],
            nearest=", ".join(nearest(typed)) or "…",
        )
    return found


def _decode(words: Sequence[str], place: str) -> Any:
    from shamir_mnemonic import MnemonicError
    from shamir_mnemonic import Share as Mnemonic

    try:
        return Mnemonic.from_mnemonic(" ".join(words))
    except MnemonicError as problem:
        number = suspect([_places()[word] for word in words])
        if number is not None:
            raise BadInputError("recovery.checksum_at", place=place, number=number) from problem
        raise BadInputError("recovery.checksum", place=place) from problem


def _check_kit(given: Sequence[Share], kit: str) -> None:
    for place, share in enumerate(given, 1):
        if kit and share.kit != kit:
            raise BadInputError(
                "recovery.other_kit", place=str(place), number=place, kit=share.kit, wanted=kit
            )
        if share.kit != given[0].kit or share.needed != given[0].needed:
            raise BadInputError(
                "recovery.kits_differ",
                place=str(place),
                number=place,
                kit=share.kit,
                first=given[0].kit,
            )
