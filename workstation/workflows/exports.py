"""What leaves for the central office: bundles, and what has not been acknowledged."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from workstation.domain.error import StoreError, UsageError
from workstation.domain.officer import Permission
from workstation.vault.files import disk_errors, write_atomically
from workstation.vault.store import NewEntry, Vault
from workstation.workflows import anchors, roster_rules
from workstation.workflows.packet_file import placed
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from workstation.transfer.bundle import Manifest

OnProgress = Callable[[str, int, int], None]
"""Called with a step (``packing``, ``signing``, ``writing``, ``reading-back``), done, total."""

_EXTENSIONS = {
    "application/pdf": ".pdf",
    "application/json": ".json",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
}
_REFERENCES = frozenset({"sha256", "packet_sha256", "proof_sha256", "reference", "scan_sha256"})
"""Fields of a body that may name an attachment."""


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What was written."""

    path: Path
    number: int
    first_seq: int
    last_seq: int
    entries: int
    documents: int
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One bundle that was written, for the Exports screen.

    ``receipt`` is ``none`` until the central office's receipt is taken in.
    """

    number: int
    written_utc: str
    first_seq: int
    last_seq: int
    entries: int
    size_bytes: int
    file_name: str
    sha256: str
    receipt: str = "none"


@dataclass(frozen=True, slots=True)
class PendingEntry:
    """One entry that the central office has not acknowledged; ``bundle`` is None if unsent."""

    seq: int
    at_utc: str
    kind: str
    subject: str
    marking: str
    bundle: int | None


@dataclass(frozen=True, slots=True)
class Unacknowledged:
    """How much the central office has not acknowledged; the newest rows of it."""

    total: int
    unsent: int
    oldest_utc: str
    rows: tuple[PendingEntry, ...]


@dataclass(slots=True)
class _Packing:
    """The range as it is read: lines compressed as they come, attachments named."""

    entries: int = 0
    documents: dict[str, bytes] = field(default_factory=dict)


def write_bundle(
    session: Session,
    out: Path,
    recipients: Path,
    since: int | None = None,
    on_progress: OnProgress | None = None,
    *,
    force: bool = False,
) -> BundleReport:
    """Write the entries that were not sent yet, with their documents, for the central office.

    Args:
        session: an officer who may export.
        out: the file to make; nothing is left there when a step fails.
        recipients: text file that names the certificates that may open the bundle.
        since: first entry to send; by default the one after the last bundle's.
        on_progress: told of each step.
        force: replace a file that is there.

    Raises:
        NotAllowedError: the officer may not export, or ``revocation.own``.
        BadInputError: the recipients file; or the range is too large for one bundle.
        UsageError: there is nothing from ``since`` on, or ``out`` exists.
        StoreError: the disk is full or failing.
    """
    from workstation.transfer import bundle
    from workstation.transfer.recipients import read_recipients

    session.require(Permission.EXPORT)
    roster_rules.check_own(session.vault, session.signer, session.now_utc())
    now = session.clock()
    certificates = read_recipients(recipients, now)
    if out.exists() and not force:
        raise UsageError("file.exists", file=str(out))
    tell = on_progress or _silent
    manifest = _plan(session, since)
    packing = _Packing()
    ledger = bundle.compress_ledger(_lines(session.vault, packing, manifest, tell))
    tell("signing", 0, 1)
    signer = session.signer
    data = bundle.write(
        manifest, ledger, packing.documents,
        bundle.BundleSigner(signer.sign, signer.certificate, signer.chain),
        certificates, now,
    )  # fmt: skip
    report = BundleReport(
        path=out,
        number=manifest.number,
        first_seq=manifest.first_seq,
        last_seq=manifest.last_seq,
        entries=packing.entries,
        documents=len(packing.documents),
        size_bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    tell("writing", 0, len(data))
    with placed(out, data) as written:
        _compare(written, out, report, tell)
        session.record([_written(report, manifest, certificates)])
    anchors.checkpoint(session)
    return report


def _plan(session: Session, since: int | None) -> "Manifest":
    """What the bundle will say of itself: its number, its range, and what it follows."""
    from workstation.transfer.bundle import FORMAT, Manifest

    earlier = next(iter(_bundles(session.vault)), None)
    last_seq, head_hash = session.vault.head()
    first_seq = since if since is not None else (earlier.last_seq + 1 if earlier else 1)
    if not 1 <= first_seq <= last_seq:
        raise UsageError("bundle.nothing_to_send", since=first_seq, last=last_seq)
    return Manifest(
        format=FORMAT,
        number=(earlier.number if earlier else 0) + 1,
        vault=session.vault.id,
        vault_name=session.vault.name,
        signer=session.officer.id,
        signer_name=session.officer.name,
        recipients=(),
        first_seq=first_seq,
        last_seq=last_seq,
        entries=last_seq - first_seq + 1,
        head_hash=head_hash,
        previous_sha256=earlier.sha256 if earlier else "",
        created_utc=session.now_utc(),
    )


def _written(
    report: BundleReport, manifest: "Manifest", certificates: Sequence["Certificate"]
) -> NewEntry:
    from workstation.transfer.recipients import fingerprint

    bundle_id = f"B-{report.number:04d}"
    body = {
        "id": bundle_id,
        "sha256": report.sha256,
        "previous_sha256": manifest.previous_sha256,
        "recipients": [fingerprint(one) for one in certificates],
        "file_name": report.path.name,
        "written_utc": manifest.created_utc,
        "first_seq": report.first_seq,
        "last_seq": report.last_seq,
        "entries": report.entries,
        "size_bytes": report.size_bytes,
    }
    return NewEntry("bundle.written", bundle_id, body)


def list_bundles(session: Session) -> list[BundleRow]:
    """Every bundle written from this vault, newest first."""
    session.require(Permission.READ)
    return _bundles(session.vault)


def unacknowledged(session: Session, limit: int = 50) -> Unacknowledged:
    """What the central office has not acknowledged: how many entries, and the newest of them.

    No receipt can be taken in yet, so every entry waits for one.
    """
    session.require(Permission.READ)
    last, _ = session.vault.head()
    bundles = _bundles(session.vault)
    sent = max((row.last_seq for row in bundles), default=0)
    oldest = next(session.vault.entries(1, 1), None)
    rows = tuple(
        PendingEntry(
            entry.seq, entry.at_utc, entry.kind, entry.subject, _marking(entry.body),
            next((b.number for b in bundles if b.first_seq <= entry.seq <= b.last_seq), None),
        )
        for entry in session.vault.entries(max(1, last - limit + 1))
    )  # fmt: skip
    return Unacknowledged(
        last, max(0, last - sent), oldest.at_utc if oldest else "", tuple(reversed(rows))
    )


def _silent(step: str, done: int, total: int) -> None:
    """Nobody listens."""


def _bundles(vault: Vault) -> list[BundleRow]:
    rows = vault.read(
        "SELECT id, written_utc, first_seq, last_seq, entries, size_bytes, file_name, sha256"
        " FROM bundle ORDER BY id DESC"
    )
    return sorted((_row(row) for row in rows), key=lambda row: -row.number)


def _row(row: Mapping[str, Any]) -> BundleRow:
    number = int(str(row["id"]).removeprefix("B-"))
    return BundleRow(number, **{name: value for name, value in row.items() if name != "id"})


def _lines(
    vault: Vault, packing: _Packing, manifest: "Manifest", tell: OnProgress
) -> Iterator[bytes]:
    """Each entry as a JSON line, in one pass; attachments that it names are collected."""
    names = _attachment_names(vault)
    encode = msgspec.json.Encoder().encode
    for entry in vault.entries(manifest.first_seq, manifest.last_seq):
        packing.entries += 1
        for digest in _references(entry.body):
            name = names.get(digest)
            if name and name not in packing.documents:
                packing.documents[name] = vault.get_attachment(digest)
        if packing.entries % 1000 == 0:
            tell("packing", packing.entries, manifest.entries)
        yield encode(entry)
    tell("packing", packing.entries, manifest.entries)


def _attachment_names(vault: Vault) -> dict[str, str]:
    """The name in a bundle of each attachment, by its digest."""
    return {
        str(row["sha256"]): str(row["sha256"]) + _EXTENSIONS.get(str(row["media_type"]), ".bin")
        for row in vault.read("SELECT sha256, media_type FROM attachment")
    }


def _references(body: Mapping[str, Any]) -> Iterator[str]:
    """Digests that a body names, at its top or one level down (``evidence``, ``decision``)."""
    for part in (body, *(value for value in body.values() if isinstance(value, dict))):
        for name in _REFERENCES & part.keys():
            if isinstance(part[name], str):
                yield part[name]


def _marking(body: Mapping[str, Any]) -> str:
    """The marking that an entry carries, or of the value within it."""
    for part in (body, *(value for value in body.values() if isinstance(value, dict))):
        found = part.get("marking") or part.get("banner")
        if isinstance(found, str) and found:
            return found
    return ""


def _compare(written: Path, out: Path, report: BundleReport, tell: OnProgress) -> None:
    """Read back what was written and compare it with what was made."""
    tell("reading-back", 0, report.size_bytes)
    with disk_errors(out), written.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != report.sha256:
        raise StoreError("bundle.not_written", file=str(out))
    tell("reading-back", report.size_bytes, report.size_bytes)


def write_text(out: Path, text: str, *, force: bool = False) -> None:
    """Write a small public text, such as certificates to trust, whole or not at all."""
    write_atomically(out, text.encode("utf-8"), force=force)
