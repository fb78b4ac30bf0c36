"""A small certificate authority, a signer and two recipients for the tests of bundles."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from workstation.identity.signing_key import SoftwareKey
from workstation.transfer.bundle import BundleSigner, Manifest

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Pair:
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


def make_pair(
    name: str,
    issuer: Pair | None = None,
    *,
    ca: bool = False,
    curve: ec.EllipticCurve | None = None,
    days: int = 365,
) -> Pair:
    key = ec.generate_private_key(curve or ec.SECP384R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    return Pair(key, builder.sign(issuer.key if issuer else key, hashes.SHA384()))


@pytest.fixture(scope="session")
def root() -> Pair:
    return make_pair("Root", ca=True)


@pytest.fixture(scope="session")
def officer(root: Pair) -> Pair:
    return make_pair("J. Tremblay", root)


@pytest.fixture(scope="session")
def central() -> Pair:
    return make_pair("Central office")


@pytest.fixture(scope="session")
def stranger() -> Pair:
    return make_pair("Somebody else")


@pytest.fixture
def signer(officer: Pair, root: Pair) -> BundleSigner:
    return BundleSigner(SoftwareKey(officer.key).sign, officer.certificate, (root.certificate,))


@pytest.fixture
def manifest() -> Manifest:
    return Manifest(
        format="assessor-bundle/1",
        number=1,
        vault="v-1",
        vault_name="OTT-04",
        signer="o-1",
        signer_name="J. Tremblay",
        recipients=(),
        first_seq=1,
        last_seq=2,
        entries=2,
        head_hash="00",
        previous_sha256="",
        created_utc="2026-11-18T09:00:00Z",
    )
