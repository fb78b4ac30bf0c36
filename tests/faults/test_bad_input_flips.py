"""A decided packet with one bit changed, or signed by the wrong hand: never accepted."""

import random
from pathlib import Path

import pytest

from tests.e2e import cli
from tests.faults.conftest import STRANGER, Station, error_of
from workstation.cli.main import main
from workstation.domain.error import BadInputError
from workstation.identity.trust import TrustStore
from workstation.workflows import verification

SEEDS = range(40)
BY_PROCESS = range(40, 45)


def flipped(pdf: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    data = bytearray(pdf)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


@pytest.fixture(scope="module")
def paper(stages: dict[str, Station]) -> bytes:
    return stages["decided"].decided.read_bytes()


@pytest.fixture(scope="module")
def trust(stages: dict[str, Station]) -> TrustStore:
    return TrustStore.from_pem(stages["decided"].trust)


def test_the_paper_itself_is_accepted(paper: bytes, trust: TrustStore) -> None:
    """Without this the tests below would say nothing."""
    verdict = verification.verify_bytes(paper, trust)
    assert verdict.ok
    assert len(verdict.signatures) == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_one_flipped_bit_is_never_accepted(
    paper: bytes, trust: TrustStore, tmp_path: Path, seed: int
) -> None:
    """Faults 74 to 84 of security.md: exit code 1 or 3, and a reason either way."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(flipped(paper, seed))
    problem: BadInputError | None = None
    try:
        verdict = verification.verify_file(file, trust)
    except BadInputError as refused:
        problem = refused
    if problem is not None:
        assert problem.file == str(file)
        assert problem.code.startswith("packet.")
        return
    assert not verdict.ok
    told = verification.as_json(verdict, file, "en")
    assert told["problems"] or any(each["problems"] for each in told["signatures"])


@pytest.mark.parametrize("seed", BY_PROCESS)
def test_one_flipped_bit_by_the_command_line(
    decided: Station, paper: bytes, tmp_path: Path, seed: int
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(flipped(paper, seed))
    done = cli.run("verify", file, "--trust", decided.trust, "--json")
    assert done.code in {1, 3}
    assert done.err == ""
    if done.code == 3:
        error_of(done, 3, file=file)
    else:
        assert done.json["ok"] is False
        assert done.json["problems"] or any(one["problems"] for one in done.json["signatures"])


def test_flipped_paper_is_neither_received_nor_decided_nor_printed(
    submitted: Station, paper: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same judgement stands before each use of a paper."""
    file, out = tmp_path / "paper.pdf", tmp_path / "out.pdf"
    file.write_bytes(flipped(paper, 7))
    options = ["--outcome", "approve", "--reasons", "x", "--marking", "(U)", "--out", str(out)]
    with submitted.unchanged():
        for who, words in (
            ("A. Martin", ["receive", str(file)]),
            ("C. Roy", ["decide", str(file), *options]),
            ("A. Martin", ["print", str(file), "--packet", "--out", str(out)]),
        ):
            assert main([*submitted.words(who), *words, "--json"]) in {1, 3}, words
            assert '"error"' in capsys.readouterr().out
    assert not out.exists()


def test_paper_of_other_roots_is_whole_but_not_trusted(
    decided: Station, elsewhere: Station
) -> None:
    """Fault 87 of security.md: another root; the reason tells it from damage."""
    for language in ("en", "fr"):
        done = cli.run(
            "verify", decided.decided, "--trust", elsewhere.trust, "--json", "--lang", language
        )
        assert done.code == 1
        assert done.json["ok"] is False
        assert all(one["intact"] for one in done.json["signatures"])
        assert not any(one["trusted"] for one in done.json["signatures"])
        assert all(one["problems"] for one in done.json["signatures"])
    inside = cli.run(*elsewhere.words(STRANGER), "verify", decided.decided, "--json")
    assert (inside.code, inside.json["ok"]) == (1, False)


def test_trailing_bytes_and_a_second_file_behind_are_refused(
    decided: Station, tmp_path: Path
) -> None:
    """Fault 75 of security.md: what stands behind the last signature."""
    for tail in (b"\n", b"junk", decided.submitted.read_bytes(), b"\n%%EOF\n"):
        file = tmp_path / "tail.pdf"
        file.write_bytes(decided.decided.read_bytes() + tail)
        done = cli.run("verify", file, "--trust", decided.trust, "--json")
        assert done.code in {1, 3}, tail[:10]
        assert done.code == 3 or done.json["ok"] is False
