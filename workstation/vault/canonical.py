"""Canonical JSON (RFC 8785) of what the ledger holds.

Nearly every body is made of texts, lists and small whole numbers under plain names, for which
the quick encoder gives the same bytes. Everything else goes to the library that implements
the whole of the RFC, and raises what that raises.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec
import rfc8785

_MOST: Final = 2**53 - 1
"""The largest whole number that JSON keeps exactly (RFC 8785, appendix D)."""
_PLAIN: Final = frozenset({str, bool, type(None)})
_NAMES: Final = frozenset({str})
_encode: Final = msgspec.json.Encoder(order="sorted").encode


def canonical(body: Mapping[str, Any]) -> bytes:
    """The canonical JSON of a body.

    Raises:
        rfc8785.CanonicalizationError: it holds something that JSON has no exact form for.
    """
    if _is_plain(body):
        try:
            return _encode(body)
        except UnicodeEncodeError:
            pass  # half of a pair: refused below, in the library's own words
    data: bytes = rfc8785.dumps(dict(body))
    return data


def _is_plain(value: object) -> bool:
    """Whether both encoders agree: no fractions, no names but ASCII ones, which sort alike."""
    kind = type(value)
    if kind in _PLAIN:
        return True
    if isinstance(value, int):
        return kind is int and -_MOST <= value <= _MOST
    if isinstance(value, dict):
        has_names = _NAMES.issuperset(map(type, value)) and "".join(value).isascii()
        return has_names and _are_plain(value.values())
    return isinstance(value, list | tuple) and _are_plain(value)


def _are_plain(values: Iterable[object]) -> bool:
    return _PLAIN.issuperset(map(type, values)) or all(map(_is_plain, values))
