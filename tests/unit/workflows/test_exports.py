"""Bundles for the central office: what they hold, what refuses them, what stays after a failure."""

import hashlib
import resource
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.conftest import MakeSession, TickingClock
from workstation.domain.error import (
    BadInputError,
    JobCancelledError,
    NotAllowedError,
    StoreError,
    UsageError,
)
from workstation.domain.officer import Role
from workstation.identity.trust import trust_of
from workstation.records import kinds
from workstation.transfer.bundle import OpenedBundle, open_bundle
from workstation.transfer.recipient_key import make_recipient
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, exports, partners
from workstation.workflows.session import Session


@pytest.fixture
def central(tmp_path: Path, clock: TickingClock) -> Path:
    """Folder of a central office: central.pem, central.key, recipients.txt."""
    folder = tmp_path / "central"
    folder.mkdir()
    key, certificate = make_recipient("Central office", clock())
    (folder / "central.key").write_text(key)
    (folder / "central.pem").write_text(certificate)
    (folder / "recipients.txt").write_text("# the central office\ncentral.pem\n")
    return folder


def opened(session: Session, path: Path, central: Path) -> OpenedBundle:
    key = serialization.load_pem_private_key((central / "central.key").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    certificate = x509.load_pem_x509_certificate((central / "central.pem").read_bytes())
    return open_bundle(path.read_bytes(), key, certificate, trust_of(session.vault).roots)


def fill(session: Session, tmp_path: Path) -> str:
    """A partner and a draft with one piece of evidence; the digest of the evidence."""
    partner = partners.add_partner(
        session, name="Border Service", country="CAN", kind="border", marking="(C)"
    )
    made = assessments.new_assessment(session, partner.id)
    (tmp_path / "letter.txt").write_text("an invented letter")
    evidence = assessments.add_evidence_file(
        session, made.id, tmp_path / "letter.txt", marking="(S//CEO)"
    )
    return evidence.sha256


def test_bundle_holds_every_entry_and_the_documents_they_name(
    session: Session, tmp_path: Path, central: Path
) -> None:
    digest = fill(session, tmp_path)
    before, head = session.vault.head()
    report = exports.write_bundle(session, tmp_path / "1.bundle", central / "recipients.txt")
    found = opened(session, report.path, central)
    entries = list(found.entries())
    assert [entry["seq"] for entry in entries] == list(range(1, before + 1))
    assert entries[-1]["hash"] == head == found.manifest.head_hash
    assert found.documents == {f"{digest}.txt": b"an invented letter"}
    assert (report.number, report.documents, report.entries) == (1, 1, before)
    assert report.sha256 == hashlib.sha256(report.path.read_bytes()).hexdigest()
    assert found.manifest.signer == session.officer.id
    assert found.manifest.vault == session.vault.id
    kinds = [entry.kind for entry in session.vault.entries(before + 1)]
    assert kinds == ["bundle.written", "ledger.checkpoint"]
    assert session.vault.check_rebuild().ok


@pytest.mark.parametrize("field", ["scan_sha256", "proof_sha256"])
def test_a_scan_of_a_decision_and_the_proof_of_a_notice_go_along(
    session: Session, tmp_path: Path, central: Path, field: str
) -> None:
    """Product feature 11: the record goes to the office with every file that it names."""
    digest = session.vault.put_attachment(b"II*\x00 sheets", "image/tiff")
    session.record([NewEntry(kinds.WET_INK_STRUCK, "MRA-2026-0001", {field: digest})])
    report = exports.write_bundle(session, tmp_path / "1.bundle", central / "recipients.txt")
    assert opened(session, report.path, central).documents == {f"{digest}.tif": b"II*\x00 sheets"}


def test_second_bundle_goes_on_where_the_first_ended(
    session: Session, tmp_path: Path, central: Path
) -> None:
    to = central / "recipients.txt"
    first = exports.write_bundle(session, tmp_path / "1.bundle", to)
    second = exports.write_bundle(session, tmp_path / "2.bundle", to)
    assert (second.number, second.first_seq) == (2, first.last_seq + 1)
    manifest = opened(session, second.path, central).manifest
    assert manifest.previous_sha256 == first.sha256
    again = exports.write_bundle(session, tmp_path / "3.bundle", to, since=1)
    assert (again.first_seq, again.number) == (1, 3)
    rows = exports.list_bundles(session)
    assert [row.number for row in rows] == [3, 2, 1]
    assert rows[-1].receipt == "none"


def test_unacknowledged_tells_what_was_sent(
    session: Session, tmp_path: Path, central: Path
) -> None:
    fill(session, tmp_path)
    total = session.vault.head()[0]
    before = exports.unacknowledged(session)
    assert (before.total, before.unsent) == (total, total)
    assert before.rows[0].seq == total
    assert before.rows[0].marking == "(S//CEO)"
    exports.write_bundle(session, tmp_path / "1.bundle", central / "recipients.txt")
    after = exports.unacknowledged(session, limit=3)
    assert (after.total, after.unsent) == (total + 2, 2)
    assert [row.bundle for row in after.rows] == [None, None, 1]


def test_officer_without_the_right_may_not_export(
    make_session: MakeSession, tmp_path: Path, central: Path
) -> None:
    """Default deny: a decision-maker reads and decides, and sends nothing away."""
    session = make_session(Role.L3, "S. Okafor")
    with pytest.raises(NotAllowedError):
        exports.write_bundle(session, tmp_path / "1.bundle", central / "recipients.txt")
    assert not (tmp_path / "1.bundle").exists()


def test_range_beyond_the_ledger_is_refused(
    session: Session, tmp_path: Path, central: Path
) -> None:
    for since in (0, session.vault.head()[0] + 1):
        with pytest.raises(UsageError, match=r"bundle\.nothing_to_send"):
            exports.write_bundle(
                session, tmp_path / "1.bundle", central / "recipients.txt", since=since
            )


def test_existing_file_stays_without_force(session: Session, tmp_path: Path, central: Path) -> None:
    out = tmp_path / "1.bundle"
    out.write_text("mine")
    head = session.vault.head()
    with pytest.raises(UsageError, match=r"file\.exists"):
        exports.write_bundle(session, out, central / "recipients.txt")
    assert (out.read_text(), session.vault.head()) == ("mine", head)
    assert exports.write_bundle(session, out, central / "recipients.txt", force=True).number == 1


def test_bad_recipients_leave_nothing(session: Session, tmp_path: Path, central: Path) -> None:
    head = session.vault.head()
    (central / "recipients.txt").write_text("central.pem\nnobody.pem\n")
    with pytest.raises(BadInputError) as caught:
        exports.write_bundle(session, tmp_path / "1.bundle", central / "recipients.txt")
    assert (caught.value.code, caught.value.place) == ("recipients.unreadable", "2")
    assert not list(tmp_path.glob("*.bundle"))
    assert session.vault.head() == head


@contextmanager
def small_disk(size_bytes: int) -> Iterator[None]:
    """Files may not grow beyond a size, as on a drive that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_full_disk_leaves_nothing_half_written(
    session: Session, tmp_path: Path, central: Path
) -> None:
    """Faults 26 and 33: no file under the final name, no entry that says it was written."""
    fill(session, tmp_path)
    head = session.vault.head()
    drive = tmp_path / "drive"
    drive.mkdir()
    with small_disk(1000), pytest.raises(StoreError, match=r"disk\.full"):
        exports.write_bundle(session, drive / "1.bundle", central / "recipients.txt")
    assert list(drive.iterdir()) == []
    assert session.vault.head() == head
    report = exports.write_bundle(session, drive / "1.bundle", central / "recipients.txt")
    assert report.number == 1


def test_record_that_cannot_take_the_entry_takes_the_file_back(
    session: Session, tmp_path: Path, central: Path
) -> None:
    """A bundle that the ledger does not know of must not leave the machine."""
    head = session.vault.head()
    disk = ExitStack()

    def fill_up(step: str, done: int, total: int) -> None:
        if step == "reading-back" and done == total:
            disk.enter_context(small_disk(0))

    with disk, pytest.raises(StoreError):
        exports.write_bundle(
            session, tmp_path / "1.bundle", central / "recipients.txt", on_progress=fill_up
        )
    assert not (tmp_path / "1.bundle").exists()
    assert session.vault.head() == head


def test_progress_names_its_steps(session: Session, tmp_path: Path, central: Path) -> None:
    told: list[str] = []
    exports.write_bundle(
        session, tmp_path / "1.bundle", central / "recipients.txt",
        on_progress=lambda step, done, total: told.append(step),
    )  # fmt: skip
    assert list(dict.fromkeys(told)) == ["packing", "signing", "writing", "reading-back"]


def test_a_bundle_that_cannot_be_recorded_leaves_the_earlier_file(
    session: Session, tmp_path: Path, central: Path
) -> None:
    """With force the earlier bundle goes only when the new one is in the record."""
    out = tmp_path / "1.bundle"
    exports.write_bundle(session, out, central / "recipients.txt")
    before = out.read_bytes()
    session.record([NewEntry("note.made", "X", {})])

    def stop(step: str, done: int, total: int) -> None:
        if step == "reading-back" and done == total:
            raise JobCancelledError

    with pytest.raises(JobCancelledError):
        exports.write_bundle(session, out, central / "recipients.txt", on_progress=stop, force=True)
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*bundle*")) == ["1.bundle"]
