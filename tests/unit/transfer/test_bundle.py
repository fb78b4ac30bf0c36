"""Bundles open for their recipient, in our program and in OpenSSL, and for nobody else."""

import io
import json
import random
import subprocess
import tarfile
from pathlib import Path

import msgspec
import pytest
import zstandard
from cryptography import x509

from tests.unit.transfer.conftest import NOW, Pair, make_pair
from workstation.domain.error import BadInputError, CheckFailedError, UserError
from workstation.identity.signed_data import sign
from workstation.identity.signing_key import SoftwareKey
from workstation.transfer import bundle
from workstation.transfer.bundle import BundleSigner, Manifest, open_bundle
from workstation.transfer.envelope import seal, unseal

LINES = [b'{"seq":1}', b'{"seq":2}']
DOCUMENTS = {"b.pdf": b"%PDF-1.7 b", "a.pdf": b"%PDF-1.7 a"}


def make(
    manifest: Manifest, signer: BundleSigner, *recipients: Pair, lines: list[bytes] = LINES
) -> bytes:
    return bundle.write(
        manifest,
        bundle.compress_ledger(lines),
        DOCUMENTS,
        signer,
        [one.certificate for one in recipients],
        NOW,
    )


def test_bundle_opens_for_each_recipient(
    manifest: Manifest, signer: BundleSigner, central: Pair, stranger: Pair, root: Pair
) -> None:
    data = make(manifest, signer, central, stranger)
    for recipient in (central, stranger):
        opened = open_bundle(data, recipient.key, recipient.certificate, [root.certificate])
        assert [entry["seq"] for entry in opened.entries()] == [1, 2]
        assert opened.documents == DOCUMENTS
        assert opened.manifest.vault_name == "OTT-04"
        assert len(opened.manifest.recipients) == 2
        assert opened.signer == signer.certificate
        assert opened.signed_at == NOW


@pytest.mark.parametrize("recipients", [1, 2])
def test_openssl_alone_opens_and_verifies(
    manifest: Manifest,
    signer: BundleSigner,
    central: Pair,
    stranger: Pair,
    root: Pair,
    tmp_path: Path,
    recipients: int,
) -> None:
    """The two commands of the design (bundles), without our program."""
    (tmp_path / "b.bundle").write_bytes(make(manifest, signer, *(stranger, central)[-recipients:]))
    (tmp_path / "central.pem").write_bytes(central.pem)
    (tmp_path / "central.key").write_bytes(central.key_pem)
    (tmp_path / "trust.pem").write_bytes(root.pem)
    signed = subprocess.run(
        ["openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "b.bundle",
         "-recip", "central.pem", "-inkey", "central.key"],
        cwd=tmp_path, capture_output=True, check=True,
    ).stdout  # fmt: skip
    (tmp_path / "signed.der").write_bytes(signed)
    verified = subprocess.run(
        ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signed.der",
         "-CAfile", "trust.pem", "-purpose", "any", "-attime", str(int(NOW.timestamp()))],
        cwd=tmp_path, capture_output=True, check=True,
    )  # fmt: skip
    assert b"successful" in verified.stderr
    with tarfile.open(fileobj=io.BytesIO(verified.stdout)) as archive:
        members = {m.name: archive.extractfile(m).read() for m in archive}  # type: ignore[union-attr]
        assert {(m.mtime, m.uid, m.gid, m.uname) for m in archive} == {(0, 0, 0, "")}
    assert list(members) == [
        "manifest.json", "ledger.jsonl.zst", "documents/a.pdf", "documents/b.pdf",
    ]  # fmt: skip
    read = json.loads(members["manifest.json"])
    assert read["files"][1]["size_bytes"] == len(DOCUMENTS["a.pdf"])
    ledger = zstandard.ZstdDecompressor().stream_reader(members["ledger.jsonl.zst"]).read()
    assert ledger == b"\n".join(LINES) + b"\n"


def test_openssl_refuses_another_root(
    manifest: Manifest, signer: BundleSigner, central: Pair, tmp_path: Path
) -> None:
    signed = unseal(make(manifest, signer, central), central.key, central.certificate)
    (tmp_path / "signed.der").write_bytes(signed)
    (tmp_path / "trust.pem").write_bytes(make_pair("Other root", ca=True).pem)
    done = subprocess.run(
        ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signed.der",
         "-CAfile", "trust.pem", "-purpose", "any"],
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0


def refused(
    data: bytes, recipient: Pair, *roots: Pair, pinned: frozenset[str] | None = None
) -> str:
    with pytest.raises(UserError) as caught:
        open_bundle(
            data, recipient.key, recipient.certificate, [r.certificate for r in roots], pinned
        )
    return caught.value.code


def test_wrong_recipient_is_told_apart(
    manifest: Manifest, signer: BundleSigner, central: Pair, stranger: Pair, root: Pair
) -> None:
    """Fault 95."""
    assert refused(make(manifest, signer, central), stranger, root) == "bundle.wrong_recipient"


def test_right_certificate_with_wrong_key_is_refused(
    manifest: Manifest, signer: BundleSigner, central: Pair, stranger: Pair, root: Pair
) -> None:
    data = make(manifest, signer, central)
    with pytest.raises(CheckFailedError, match=r"bundle\.tampered"):
        open_bundle(data, stranger.key, central.certificate, [root.certificate])


def test_resealing_for_another_is_found(
    manifest: Manifest, signer: BundleSigner, central: Pair, stranger: Pair, root: Pair
) -> None:
    """Fault 96: surreptitious forwarding by a recipient who opened it."""
    signed = unseal(make(manifest, signer, stranger), stranger.key, stranger.certificate)
    resealed = seal(signed, [central.certificate])
    assert refused(resealed, central, root) == "bundle.not_addressed"


def test_unpinned_signer_and_other_root_are_refused(
    manifest: Manifest, signer: BundleSigner, central: Pair, root: Pair
) -> None:
    """Fault 97."""
    data = make(manifest, signer, central)
    assert refused(data, central, make_pair("Other", ca=True)) == "bundle.signer_not_trusted"
    assert refused(data, central) == "bundle.signer_not_trusted"
    assert refused(data, central, root, pinned=frozenset({"ab"})) == "bundle.signer_not_trusted"


def test_certificate_signed_by_an_officer_is_not_a_chain(
    manifest: Manifest, officer: Pair, central: Pair, root: Pair
) -> None:
    """An officer's certificate is no authority: what it issues leads nowhere."""
    forged = make_pair("Forged", officer)
    chain = (officer.certificate, root.certificate)
    data = make(
        manifest, BundleSigner(SoftwareKey(forged.key).sign, forged.certificate, chain), central
    )
    assert refused(data, central, root) == "bundle.signer_not_trusted"


def test_expired_signer_is_refused(manifest: Manifest, root: Pair, central: Pair) -> None:
    late = make_pair("Late", root, days=0)
    signer = BundleSigner(SoftwareKey(late.key).sign, late.certificate, (root.certificate,))
    data = bundle.write(
        manifest, b"", {}, signer, [central.certificate], NOW.replace(year=2027, month=1)
    )
    assert refused(data, central, root) == "bundle.signer_not_trusted"


def test_each_flipped_byte_is_refused(
    manifest: Manifest, signer: BundleSigner, central: Pair, root: Pair
) -> None:
    """Faults 98 and 99: no flip is accepted, and none ends in anything but a typed error."""
    data = make(manifest, signer, central)
    chance = random.Random(7)
    for _ in range(150):
        place = chance.randrange(len(data))
        broken = bytearray(data)
        broken[place] ^= 1 << chance.randrange(8)
        assert refused(bytes(broken), central, root).startswith("bundle.")


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -40])
def test_truncated_bundle_is_refused(
    manifest: Manifest, signer: BundleSigner, central: Pair, root: Pair, cut: int
) -> None:
    data = make(manifest, signer, central)[:cut]
    assert refused(data, central, root) == "bundle.not_a_bundle"


def test_trailing_bytes_are_refused(
    manifest: Manifest, signer: BundleSigner, central: Pair, root: Pair
) -> None:
    data = make(manifest, signer, central) + b"\0"
    assert refused(data, central, root) == "bundle.not_a_bundle"


def test_changed_content_under_the_old_signature_is_refused(
    manifest: Manifest, signer: BundleSigner, central: Pair, root: Pair
) -> None:
    signed = unseal(make(manifest, signer, central), central.key, central.certificate)
    changed = seal(signed.replace(b"%PDF-1.7 a", b"%PDF-1.7 X"), [central.certificate])
    assert refused(changed, central, root) == "bundle.tampered"


def repack(signer: BundleSigner, central: Pair, files: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files:
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
    signed = sign(out.getvalue(), signer.sign, signer.certificate, signer.chain, NOW)
    return seal(signed, [central.certificate])


def contents(data: bytes, central: Pair) -> list[tuple[str, bytes]]:
    from workstation.transfer.signed import read_signed

    signed = unseal(data, central.key, central.certificate)
    roots = [x509.load_der_x509_certificate(c) for c in _certificates(signed)][-1:]
    with tarfile.open(fileobj=io.BytesIO(read_signed(signed, roots).content)) as archive:
        return [(m.name, archive.extractfile(m).read()) for m in archive]  # type: ignore[union-attr]


def _certificates(signed: bytes) -> list[bytes]:
    from asn1crypto import cms

    found = [c.chosen.dump() for c in cms.ContentInfo.load(signed)["content"]["certificates"]]
    return sorted(
        found, key=lambda der: b"Root" in x509.load_der_x509_certificate(der).subject.public_bytes()
    )


@pytest.mark.parametrize(
    "change",
    ["extra", "missing", "other bytes", "twice", "outside", "absolute", "link-like"],
)
def test_files_that_differ_from_the_manifest_are_refused(
    manifest: Manifest, signer: BundleSigner, central: Pair, root: Pair, change: str
) -> None:
    """Fault 100: even a signer's own archive must match its manifest."""
    files = contents(make(manifest, signer, central), central)
    changed = {
        "extra": [*files, ("documents/c.pdf", b"c")],
        "missing": files[:-1],
        "other bytes": [*files[:-1], (files[-1][0], b"other")],
        "twice": [*files, files[-1]],
        "outside": [*files, ("documents/../../c.pdf", b"c")],
        "absolute": [*files, ("/etc/c.pdf", b"c")],
        "link-like": [*files, ("documents/.hidden", b"c")],
    }[change]
    assert refused(repack(signer, central, changed), central, root) == "bundle.manifest_mismatch"
    assert (
        open_bundle(
            repack(signer, central, files), central.key, central.certificate, [root.certificate]
        ).documents
        == DOCUMENTS
    )


def test_wrong_count_of_entries_is_refused(
    manifest: Manifest, signer: BundleSigner, central: Pair, root: Pair
) -> None:
    data = make(manifest, signer, central, lines=LINES[:1])
    assert refused(data, central, root) == "bundle.manifest_mismatch"


def test_newer_format_asks_for_an_update(
    manifest: Manifest, signer: BundleSigner, central: Pair, root: Pair
) -> None:
    """Fault 101."""
    newer = msgspec.structs.replace(manifest, format="assessor-bundle/9")
    assert refused(make(newer, signer, central), central, root) == "bundle.unknown_format"


def test_size_is_capped(monkeypatch: pytest.MonkeyPatch, central: Pair, root: Pair) -> None:
    monkeypatch.setattr(bundle, "MAX_BYTES", 10)
    assert refused(b"x" * 11, central, root) == "bundle.too_large"


def test_unpacking_is_capped_by_what_comes_out(
    monkeypatch: pytest.MonkeyPatch,
    manifest: Manifest,
    signer: BundleSigner,
    central: Pair,
    root: Pair,
) -> None:
    """Fault 47: a ledger that unpacks to far more than its size."""
    monkeypatch.setattr(bundle, "MAX_LEDGER_BYTES", 1 << 20)
    data = make(manifest, signer, central, lines=[b" " * (8 << 20)])
    assert len(data) < 1 << 20
    assert refused(data, central, root) == "bundle.too_large"


def test_plain_cms_of_another_kind_is_no_bundle(
    signer: BundleSigner, central: Pair, root: Pair
) -> None:
    signed = sign(b"x", signer.sign, signer.certificate, signer.chain, NOW)
    assert refused(signed, central, root) == "bundle.not_a_bundle"
    assert refused(seal(b"x", [central.certificate]), central, root) == "bundle.not_a_bundle"
    assert refused(seal(signed, [central.certificate]), central, root) == "bundle.not_a_bundle"
    with pytest.raises(BadInputError):
        unseal(b"\x30\x80", central.key, central.certificate)
