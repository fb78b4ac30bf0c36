"""JSON from outside: what readers disagree about is refused, with its place."""

from pathlib import Path

import pytest

from workstation.domain.error import BadInputError
from workstation.transfer import strict_json
from workstation.transfer.strict_json import parse_json, read_json


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (b'{"a": 1, "a": 2}', "json.duplicate_key", "a"),
        (b'{"x": {"a": 1, "a": 1}}', "json.duplicate_key", "a"),
        (b'{"a": NaN}', "json.number_unusable", "NaN"),
        (b'{"a": -Infinity}', "json.number_unusable", "-Infinity"),
        (b'{"a": 1e999}', "json.number_unusable", "a"),
        (b'{"a": 9223372036854775808}', "json.number_unusable", "9223372036854775808"),
        (b'{"a": ' + b"1" * 5000 + b"}", "json.number_unusable", "1" * 20),
        (b'{"a": "\\ud800"}', "json.text_unusable", "a"),
        (b'{"\\udc00": 1}', "json.text_unusable", "\\udc00"),
        (b'{"a": "\\u0000"}', "json.text_unusable", "a"),
        (b'{"a": \n oops}', "json.malformed", "2:2"),
        (b"", "json.malformed", "1:1"),
        (b'{"a": 1} x', "json.malformed", "1:10"),
        (b'{"a":\n "\xff"}', "json.not_utf8", "2"),
        ('{"a": 1}'.encode("utf-16"), "json.not_utf8", "1"),
        (b"[" * 20 + b"]" * 20, "json.too_deep", None),
        (b"[" * 100_000 + b"]" * 100_000, "json.too_deep", None),
        (b'{"a":' * 100_000, "json.too_deep", None),
    ],
)
def test_unusable_json_is_refused(text: bytes, code: str, place: str | None) -> None:
    """Faults 52 to 58 of the bad inputs."""
    with pytest.raises(BadInputError) as caught:
        parse_json(text, "x.json")
    assert (caught.value.code, caught.value.place) == (code, place)


def test_plain_json_is_read() -> None:
    value = parse_json('\ufeff{"é": [1, 2.5, "x", null, true]}'.encode(), "x.json")
    assert value == {"é": [1, 2.5, "x", None, True]}


def test_missing_and_large_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInputError, match=r"json\.unreadable"):
        read_json(tmp_path / "none.json")
    monkeypatch.setattr(strict_json, "MAX_BYTES", 3)
    (tmp_path / "large.json").write_text("[1,2]")
    with pytest.raises(BadInputError, match=r"json\.too_large"):
        read_json(tmp_path / "large.json")
