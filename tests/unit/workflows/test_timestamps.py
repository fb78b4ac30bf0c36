"""A decided packet is stamped for the archive: by file, and by the office's own authority."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OFFICER, MakeSession, TickingClock
from tests.unit.workflows.filled import MARK, fill
from workstation.domain.assessment import Outcome
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Role
from workstation.workflows import approvals, packets, revocations, timestamps, verification
from workstation.workflows.session import Session
from workstation.workflows.timestamps import KeyFile

SECRET = "nine quiet herons by the weir"


@pytest.fixture
def key(tmp_path: Path, clock: TickingClock) -> KeyFile:
    found = KeyFile(tmp_path / "tsa.p12", SECRET)
    timestamps.make_authority("Office time-stamps", clock(), found, tmp_path / "tsa.pem")
    return found


@pytest.fixture
def author(session: Session, make_session: MakeSession, tmp_path: Path) -> Session:
    """Back at the desk after the committee decided; before that nothing could be stamped."""
    submitted = tmp_path / "packet.pdf"
    packets.submit(session, fill(session, tmp_path), submitted)
    ready = tmp_path / "early.pdf"
    _refused(
        "timestamp.not_settled",
        lambda: timestamps.request_stamp(session, submitted, ready, tmp_path / "early.tsq"),
    )
    committee = make_session(Role.L4, "Chloé Tremblay")
    approvals.decide(
        committee, submitted, outcome=Outcome.APPROVE, reasons="It can be checked.", marking=MARK,
        out=tmp_path / "decided.pdf",
    )  # fmt: skip
    return make_session(Role.ASSESSOR, OFFICER)


@pytest.fixture
def decided(author: Session, tmp_path: Path) -> Path:
    assert author.officer.administrator
    return tmp_path / "decided.pdf"


def _refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises((BadInputError, CheckFailedError)) as caught:
        act()
    assert caught.value.code == code


def test_from_request_to_a_packet_that_any_machine_can_check(
    author: Session, decided: Path, key: KeyFile, tmp_path: Path
) -> None:
    """Request out, answer in; refused until an administrator names the authority."""
    ready, asked = tmp_path / "ready.pdf", tmp_path / "ready.tsq"
    answer, out = tmp_path / "ready.tsr", tmp_path / "archived.pdf"
    timestamps.request_stamp(author, decided, ready, asked)
    timestamps.answer_request(asked, key, author.clock(), answer)
    _refused(
        "timestamp.unknown_authority",
        lambda: timestamps.apply_stamp(author, ready, answer, out),
    )
    assert not out.exists()
    named = timestamps.trust_authority(author, tmp_path / "tsa.pem")
    assert timestamps.list_authorities(author) == (named,)
    _refused("timestamp.other_file", lambda: timestamps.apply_stamp(author, decided, answer, out))
    timestamps.apply_stamp(author, ready, answer, out)
    found = verification.verify_in(author, out)
    assert found.ok
    assert found.archive.level == "B-T"
    assert found.decisions
    assert author.vault.get_attachment(found.sha256) == out.read_bytes()
    revocations.write_list(author, tmp_path / "office.crl")
    _stamp_again(author, out, key)
    timestamps.forget_authority(author, named.fingerprint)
    assert verification.verify_in(author, out).problems == ("verify.timestamp_unknown",)


def _stamp_again(author: Session, archived: Path, key: KeyFile) -> None:
    """The office's own authority in one go; nobody may decide on it any more."""
    again = archived.with_name("again.pdf")
    wrong = KeyFile(key.path, "another passphrase")
    _refused("timestamp.key", lambda: timestamps.add_stamp(author, archived, wrong, again))
    timestamps.add_stamp(author, archived, key, again)
    view = approvals.open_packet(author, again)
    assert len(view.verdict.archive.stamps) == 2
    assert view.verdict.archive.level == "B-LTA"
    assert not any(each.allowed for each in view.may)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x30\x80" + bytes(40)])
def test_what_is_no_such_file_is_refused_in_words(
    session: Session, key: KeyFile, content: bytes, tmp_path: Path
) -> None:
    path, out = tmp_path / "file", tmp_path / "out"
    path.write_bytes(content)
    _refused(
        "timestamp.not_request",
        lambda: timestamps.answer_request(path, key, session.clock(), out),
    )
    _refused("timestamp.not_certificate", lambda: timestamps.trust_authority(session, path))
    missing = tmp_path / "missing"
    _refused("timestamp.unreadable", lambda: timestamps.trust_authority(session, missing))
    assert not out.exists()
