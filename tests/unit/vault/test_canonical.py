"""The ledger's JSON is that of RFC 8785, whichever encoder wrote it."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from workstation.vault.canonical import canonical

_LEAVES = (
    st.none()
    | st.booleans()
    | st.text()
    | st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=6), _VALUES, max_size=6))
def test_any_body_has_the_bytes_of_the_library_of_the_rfc(body: dict) -> None:
    assert canonical(body) == rfc8785.dumps(body)


def test_every_character_is_written_as_the_rfc_writes_it() -> None:
    text = "".join(chr(point) for point in range(0x3000)) + "\U0001f600\uffff"
    assert canonical({"text": text}) == rfc8785.dumps({"text": text})


@pytest.mark.parametrize("value", ["\ud800", 2**53, float("nan"), {1: "x"}, b"x"])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical({"value": value})
