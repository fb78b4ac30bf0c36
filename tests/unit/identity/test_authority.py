"""Certificates, as openssl sees them too."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.error import BadInputError
from workstation.domain.officer import Officer, Role
from workstation.identity import authority
from workstation.identity.trust import TrustStore, officer_in

AT = datetime(2026, 11, 16, 14, 3, 22, tzinfo=UTC)
OFFICER = Officer("O-0002", "Geneviève Tremblay", Role.L3, title="Director", station="OTT-04")


class Office:
    """An authority with one officer's certificate."""

    def __init__(self, station: str = "OTT-04", officer: Officer = OFFICER) -> None:
        self.key, self.root = authority.make_authority(station, AT)
        self.private = authority.new_private_key()
        self.certificate = authority.issue(
            officer, self.private.public_key(), authority_key=self.key, authority=self.root, at=AT
        )


@pytest.fixture(scope="module")
def office() -> Office:
    return Office()


def test_certificate_names_the_officer(office: Office) -> None:
    named = officer_in(office.certificate)
    assert named is not None
    assert (named.id, named.name, named.authority, named.station) == (
        "O-0002", "Geneviève Tremblay", Role.L3, "OTT-04",
    )  # fmt: skip


def test_certificate_may_sign_documents_and_nothing_else(office: Office) -> None:
    usage = office.certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    granted = {
        name
        for name in ("digital_signature", "content_commitment", "key_encipherment",
                     "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign")
        if getattr(usage.value, name)
    }  # fmt: skip
    assert granted == {"digital_signature", "content_commitment"}
    assert not authority.is_authority(office.certificate)
    assert authority.is_authority(office.root)


def test_lifetimes(office: Office) -> None:
    """Security.md section 5b: an officer's key 3 years, the root 10."""
    for certificate, years in ((office.certificate, 3), (office.root, 10)):
        assert certificate.not_valid_before_utc == AT - timedelta(days=1)
        assert certificate.not_valid_after_utc.date().isoformat() == f"{2026 + years}-11-16"


def test_keys_are_p384_signed_with_sha384(office: Office) -> None:
    for certificate in (office.certificate, office.root):
        key = certificate.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        assert key.curve.name == "secp384r1"
        assert certificate.signature_hash_algorithm is not None
        assert certificate.signature_hash_algorithm.name == "sha384"


def test_openssl_accepts_the_chain(office: Office, tmp_path: Path) -> None:
    root, leaf = tmp_path / "root.pem", tmp_path / "leaf.pem"
    root.write_text(authority.to_pem(office.root))
    leaf.write_text(authority.to_pem(office.certificate))
    at = str(int(AT.timestamp()))
    done = subprocess.run(
        ["openssl", "verify", "-x509_strict", "-attime", at, "-CAfile", root, leaf],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_private_key_round_trip(office: Office) -> None:
    again = authority.private_from_bytes(authority.private_to_bytes(office.private))
    assert again.public_key() == office.certificate.public_key()


def test_issued_by_another_authority_is_not_ours(office: Office) -> None:
    stranger = Office()
    assert authority.is_issued_by(office.certificate, office.root)
    assert not authority.is_issued_by(stranger.certificate, office.root)
    assert not authority.is_issued_by(office.certificate, office.certificate)


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "name.empty"), (" \t", "name.empty"), ("x" * 65, "name.long"),
     ("a\u202eb", "name.controls"), ("a\0b", "name.controls"), ("a\u200bb", "name.controls")],
)  # fmt: skip
def test_names_that_no_certificate_should_carry(name: str, code: str) -> None:
    with pytest.raises(BadInputError) as caught:
        authority.check_name(name, "name")
    assert (caught.value.code, caught.value.place) == (code, "name")


def test_names_are_trimmed() -> None:
    assert authority.check_name("  Geneviève   Tremblay ", "name") == "Geneviève Tremblay"


def test_trust_store_from_pem_takes_authorities_only(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "trust.pem"
    path.write_text(authority.to_pem(office.certificate) + authority.to_pem(office.root))
    store = TrustStore.from_pem(path)
    assert store.roots == (office.root,)
    assert store.officers is None
    found = store.officer_of(office.certificate)
    assert found is not None
    assert found.authority is Role.L3
    assert store.officer_of(Office().certificate) is None
    assert store.officer_of(office.root) is None
    assert store.to_pem() == authority.to_pem(office.root)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "trust.unreadable"), (b"", "trust.damaged"), (b"\x00" * 50, "trust.damaged"),
     (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "trust.damaged"),
     (b"x" * 2_000_000, "trust.damaged")],
)  # fmt: skip
def test_trust_store_from_a_bad_file(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "trust.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInputError) as caught:
        TrustStore.from_pem(path)
    assert (caught.value.code, caught.value.file) == (code, str(path))


def test_trust_store_needs_an_authority(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "trust.pem"
    path.write_text(authority.to_pem(office.certificate))
    with pytest.raises(BadInputError) as caught:
        TrustStore.from_pem(path)
    assert caught.value.code == "trust.no_authority"
