"""Broken files of answers, given to the command line: refused in words, nothing changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.bad_input import Bad, Untouched, untouched
from tests.faults.conftest import DRAFT, Station, error_of

ANSWER = "assessment answer {id} --answers {file}"
NEW = "assessment new --partner P-0001 --answers {file}"

BAD: dict[str, Bad] = {
    "answers: missing": Bad(None, ANSWER),
    "answers: empty": Bad(b"", ANSWER),
    "answers: half a file": Bad(b'{"1.1": {"text": "a', ANSWER),
    "answers: a list": Bad(b"[]", ANSWER),
    "answers: not UTF-8": Bad(b'{"1.1": {"text": "\xff"}}', ANSWER),
    "answers: NaN": Bad(b'{"8.3": {"value": NaN}}', ANSWER),
    "answers: infinity": Bad(b'{"8.3": {"value": 1e999}}', ANSWER),
    "answers: key twice": Bad(b'{"1.1": {}, "1.1": {}}', ANSWER),
    "answers: 100 000 deep": Bad(b'{"1.1": ' + b"[" * 100_000, ANSWER),
    "answers: huge number": Bad(b'{"8.3": {"value": ' + b"9" * 5000 + b"}}", ANSWER),
    "answers: lone surrogate": Bad(rb'{"1.1": {"text": "\ud800"}}', ANSWER),
    "answers: zero character": Bad(rb'{"1.1": {"text": "a\u0000b"}}', ANSWER),
    "answers: no such question": Bad(b'{"99.9": {"value": "yes"}}', ANSWER),
    "answers: no such choice": Bad(b'{"9.1": {"value": "perhaps"}}', ANSWER),
    "answers: no such key": Bad(b'{"1.1": {"texte": "a"}}', ANSWER),
    "answers: evidence not there": Bad(
        b'{"1.1": {"text": "a", "marking": "(U)", "evidence": [{"title": "t", "file": "no.pdf"}]}}',
        ANSWER),
    "new: half a file": Bad(b'{"1.1": {"text": "a', NEW),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(
    stages: dict[str, Station], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Untouched]:
    folder = tmp_path_factory.mktemp("bad-answers") / "station"
    with untouched(stages[DRAFT].copied(folder)) as found:
        yield found


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_in_words_and_changes_nothing(
    name: str, desk: Untouched, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.refuse(BAD[name], tmp_path, capsys)


def test_broken_mark_is_kept_but_stops_the_signature(draft: Station, tmp_path: Path) -> None:
    """What was written is not lost for its mark; it cannot be signed with it."""
    file = tmp_path / "answers.json"
    file.write_text('{"1.1": {"text": "a", "marking": "(SECRETISH)"}}')
    assert draft.run("assessment", "answer", draft.assessment, "--answers", file).code == 0
    out = tmp_path / "out.pdf"
    with draft.unchanged():
        done = draft.run("assessment", "submit", draft.assessment, "--out", out)
        assert error_of(done, 1)["place"] == "1.1"
        assert not out.exists()
