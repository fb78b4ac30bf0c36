"""Which word of a share is wrong, found from its checksum.

The checksum of a share (SLIP-0039, a Reed-Solomon code over 1,024 symbols) notices up to
three wrong words. When only one is wrong, exactly one place in the share explains it: that
place is named so that a person looks there again. The word itself is never put right for
them: what they hold may not be what was printed.
"""

from collections.abc import Sequence

_BITS = 10
_SYMBOLS = 1 << _BITS
_GENERATOR = (
    0xE0E040, 0x1C1C080, 0x3838100, 0x7070200, 0xE0E0009,
    0x1C0C2412, 0x38086C24, 0x3090FC48, 0x21B1F890, 0x3F3F120,
)  # fmt: skip
"""Source: SLIP-0039, section Checksum."""
_CUSTOMISATION = b"shamir_extendable"


def suspect(symbols: Sequence[int]) -> int | None:
    """The number, from 1, of the one word that is wrong; None when there are more."""
    syndrome = _remainder([*_CUSTOMISATION, *symbols], start=1) ^ 1
    found = [
        place for place in range(len(symbols)) if _explains(syndrome, len(symbols) - place - 1)
    ]
    return found[0] + 1 if len(found) == 1 else None


def _explains(syndrome: int, after: int) -> bool:
    """Whether a change of the word with so many words after it makes this syndrome.

    The code is linear: what a change adds to the remainder is the sum of what its bits add.
    """
    effects = [_remainder([1 << bit, *([0] * after)], start=0) for bit in range(_BITS)]
    reached = {0}
    for effect in effects:
        reached |= {each ^ effect for each in reached}
    return syndrome in reached


def _remainder(symbols: Sequence[int], *, start: int) -> int:
    remainder = start
    for symbol in symbols:
        top = remainder >> 20
        remainder = (remainder & 0xFFFFF) << _BITS ^ symbol
        for bit in range(_BITS):
            if top >> bit & 1:
                remainder ^= _GENERATOR[bit]
    return remainder
