"""A decided packet is stamped for the archive: by file, and by the office's own authority."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import OFFICER, MakeSession, TickingClock
from tests.unit.workflows.filled import MARK, fill
from workstation.domain.assessment import Outcome
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Role
from workstation.domain.register import DueKind
from workstation.signing import longterm, timestamp
from workstation.workflows import (
    approvals,
    due,
    packets,
    revocations,
    stamped,
    timestamps,
    verification,
)
from workstation.workflows.doctor_line import State
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
    ahead = tmp_path / "ahead.tsr"
    timestamps.answer_request(asked, key, author.clock() + timedelta(days=30), ahead)
    _refused("timestamp.from_future", lambda: timestamps.apply_stamp(author, ready, ahead, out))
    assert not out.exists()
    timestamps.apply_stamp(author, ready, answer, out)
    found = verification.verify_in(author, out)
    assert found.ok
    assert found.archive.level == "B-T"
    assert found.decisions
    assert author.vault.get_attachment(found.sha256) == out.read_bytes()
    revocations.write_list(author, tmp_path / "office.crl")
    _stamp_again(author, out, key)
    _kept_when_it_comes_back(author, decided, key)
    timestamps.forget_authority(author, named.fingerprint)
    assert verification.verify_in(author, out).problems == ("verify.timestamp_unknown",)


def _stamp_again(author: Session, archived: Path, key: KeyFile) -> None:
    """The office's own authority in one go; nobody may decide on it any more."""
    again = archived.with_name("again.pdf")
    wrong = KeyFile(key.path, "another passphrase")
    _refused("timestamp.key", lambda: timestamps.add_stamp(author, archived, wrong, again))
    [kept] = stamped.stamped_in(author.vault)
    timestamps.add_stamp(author, kept.packet_sha256, key, again)
    [latest] = stamped.stamped_in(author.vault)
    assert (kept.level, latest.level) == ("B-T", "B-LTA")
    view = approvals.open_packet(author, again)
    assert len(view.verdict.archive.stamps) == 2
    assert view.verdict.archive.level == "B-LTA"
    assert not any(each.allowed for each in view.may)


def _stamped_elsewhere(packet: Path, key: KeyFile, author: Session) -> Path:
    """The packet with a stamp that this vault has not seen."""
    pdf, folder = packet.read_bytes(), packet.parent
    asked, answer = folder / "elsewhere.tsq", folder / "elsewhere.tsr"
    asked.write_bytes(timestamp.request_of(longterm.digest_to_stamp(pdf)))
    timestamps.answer_request(asked, key, author.clock(), answer)
    token = timestamp.token_in(answer.read_bytes(), str(answer))
    out = folder / "elsewhere.pdf"
    out.write_bytes(longterm.append(pdf, longterm.Addition(token=token)))
    return out


def _kept_when_it_comes_back(author: Session, decided: Path, key: KeyFile) -> None:
    """Without a new decision, once; the answer came to another machine."""
    came = _stamped_elsewhere(decided, key, author)
    approvals.receive(author, decided)
    approvals.receive(author, came)
    [found] = stamped.stamped_in(author.vault)
    assert author.vault.get_attachment(found.packet_sha256) == came.read_bytes()
    head = author.vault.head()
    approvals.receive(author, came)
    assert author.vault.head() == head
    _owed_before_the_authority_ends(author, found)


def _owed_before_the_authority_ends(author: Session, found: stamped.Stamped) -> None:
    now = author.clock()
    assert [each.code for each in stamped.stamp_lines(author.vault, now)] == ["doctor.stamps"]
    assert DueKind.STAMP_RENEWAL not in {each.kind for each in due.due_of_vault(author)}
    ends = datetime.fromisoformat(f"{found.renew_before}T12:00:00+00:00")
    for at, state in ((ends - timedelta(days=100), State.WARN), (ends, State.WARN),
                      (ends + timedelta(days=1), State.BAD)):  # fmt: skip
        [line] = stamped.stamp_lines(author.vault, at)
        assert line.state is state
        assert found.assessment in line.message("fr")
    assert not stamped.stamps_due(author.vault, ends.date() - timedelta(days=100))
    [owed] = stamped.stamps_due(author.vault, ends.date() - timedelta(days=50))
    assert (owed.subject, owed.detail) == (found.assessment, found.packet_sha256)
    assert not owed.overdue


def test_only_the_certificate_that_was_compared_is_believed(
    session: Session, key: KeyFile, tmp_path: Path
) -> None:
    shown = timestamps.inspect_authority(session, tmp_path / "tsa.pem")
    assert not timestamps.list_authorities(session)
    timestamps.make_authority(
        "Another", session.clock(), KeyFile(tmp_path / "other.p12", SECRET), tmp_path / "tsa.pem",
        force=True,
    )  # fmt: skip
    _refused(
        "timestamp.swapped",
        lambda: timestamps.trust_authority(
            session, tmp_path / "tsa.pem", fingerprint=shown.fingerprint
        ),
    )
    assert not timestamps.list_authorities(session)


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
