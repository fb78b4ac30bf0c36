"""Who signs, and whose signatures count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from workstation.domain.error import BadInputError
from workstation.domain.officer import Officer, Role
from workstation.identity import authority
from workstation.identity.signing_key import SigningKey
from workstation.outside import door
from workstation.vault.files import read_limited
from workstation.vault.ledger import Entry
from workstation.vault.store import Vault

VAULT_CREATED = "vault.created"
OFFICER_SAVED = "officer.saved"
ROSTER_IMPORTED = "roster.imported"

_LIMIT_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Signer:
    """An officer with the key that signs for them; ``chain`` holds the issuing authority."""

    officer: Officer
    key: SigningKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def sign(self, data: bytes) -> bytes:
        """ECDSA over the SHA-384 of the data, as DER, wherever the key lies."""
        return self.key.sign(data)


@dataclass(frozen=True, slots=True)
class TrustStore:
    """The authorities that are trusted, and the officers' certificates that are pinned.

    ``officers`` maps the SHA-256 of a certificate (DER, hexadecimal) to its officer. None
    trusts any certificate that the roots issued, with the office named in its title.
    """

    roots: tuple[x509.Certificate, ...]
    officers: Mapping[str, Officer] | None = None

    @classmethod
    def from_pem(cls, path: Path) -> "TrustStore":
        """The authorities in a PEM file; other certificates in it are left aside.

        Raises:
            BadInputError: ``trust.unreadable``, ``trust.damaged`` or ``trust.no_authority``.
        """
        try:
            data = read_limited(path, _LIMIT_BYTES)
        except OSError as problem:
            raise BadInputError("trust.unreadable", file=str(path)) from problem
        found = door.run(_AUTHORITIES, data or b"", str(path), file=str(path))
        return cls(tuple(x509.load_der_x509_certificate(each) for each in found))

    def issuer_of(self, certificate: x509.Certificate) -> x509.Certificate | None:
        """The trusted authority that issued a certificate, or None."""
        for root in self.roots:
            if authority.is_issued_by(certificate, root):
                return root
        return None

    def officer_of(self, certificate: x509.Certificate) -> Officer | None:
        """The officer whom a certificate stands for, or None when it is not trusted."""
        if self.issuer_of(certificate) is None or authority.is_authority(certificate):
            return None
        if self.officers is not None:
            return self.officers.get(authority.fingerprint(certificate))
        return officer_in(certificate)

    def to_pem(self) -> str:
        """The authorities as one PEM text, for ``openssl … -CAfile``."""
        return "".join(authority.to_pem(root) for root in self.roots)


def authorities_in(data: bytes, given: str) -> tuple[bytes, ...]:
    """In the process without keys: the authorities of a PEM file of this name, as DER.

    Raises:
        BadInputError: ``trust.damaged`` or ``trust.no_authority``.
    """
    try:
        found = x509.load_pem_x509_certificates(data)
    except authority.DEFECTS as problem:
        raise BadInputError("trust.damaged", file=given) from problem
    roots = tuple(
        certificate.public_bytes(Encoding.DER)
        for certificate in found
        if authority.is_authority(certificate) and authority.is_issued_by(certificate, certificate)
    )
    if not roots:
        raise BadInputError("trust.no_authority", file=given)
    return roots


_AUTHORITIES: Final[door.Task[tuple[bytes, ...]]] = door.Task(
    "workstation.identity.trust:authorities_in", tuple[bytes, ...]
)


def officer_in(certificate: x509.Certificate) -> Officer | None:
    """The officer whom a certificate names, or None when it names no office that exists."""
    try:
        role = Role(authority.subject_value(certificate, NameOID.TITLE))
    except ValueError:
        return None
    unit = authority.subject_value(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME)
    return Officer(
        id=authority.subject_value(certificate, NameOID.SERIAL_NUMBER),
        name=authority.subject_value(certificate, NameOID.COMMON_NAME),
        authority=role,
        administrator=unit == authority.ADMINISTRATOR,
        certificate_pem=authority.to_pem(certificate),
        station=authority.subject_value(certificate, NameOID.ORGANIZATION_NAME),
    )


def trust_of(vault: Vault) -> TrustStore:
    """Whom a vault trusts: its own authority and officers, and those of imported rosters.

    An officer who left stays known, as disabled, so that what was signed before still counts,
    and nothing that was signed after.
    """
    roots = [authority.from_pem(text) for text in _root_texts(vault)]
    officers: dict[str, Officer] = {}
    for entry in vault.entries_of(ROSTER_IMPORTED):
        for body in entry.body["officers"]:
            _pin(officers, officer_from_body(body), entry.body["at"])
    for entry in vault.entries_of(OFFICER_SAVED):
        _pin(officers, officer_from_body(entry.body), entry.at_utc)
    unique = {authority.fingerprint(root): root for root in roots}
    return TrustStore(tuple(unique.values()), officers)


def officers_of(vault: Vault) -> list[Officer]:
    """The officers of this vault as they are now, in the order of their ids."""
    latest = {officer.id: officer for officer in _all_versions(vault.entries_of(OFFICER_SAVED))}
    return [latest[key] for key in sorted(latest)]


def authority_of(vault: Vault) -> x509.Certificate:
    """The certificate of this vault's own authority."""
    return authority.from_pem(vault.entries_of(VAULT_CREATED)[0].body["certificate_pem"])


def vaults_of(vault: Vault, certificate_sha256: str) -> frozenset[str]:
    """The ids of the vaults whose officer a trusted certificate belongs to."""
    saved = vault.entries_of(OFFICER_SAVED)
    found = {vault.id for one in saved if one.body["certificate_sha256"] == certificate_sha256}
    for entry in vault.entries_of(ROSTER_IMPORTED):
        held = {body["certificate_sha256"] for body in entry.body["officers"]}
        if certificate_sha256 in held:
            found.add(str(entry.body["vault"]))
    return frozenset(found)


def officer_to_body(officer: Officer) -> dict[str, object]:
    """An officer as an entry of the ledger or a roster carries it."""
    certificate = authority.from_pem(officer.certificate_pem)
    return {
        "id": officer.id,
        "name": officer.name,
        "authority": officer.authority.value,
        "administrator": officer.administrator,
        "title": officer.title,
        "certificate_pem": officer.certificate_pem,
        "certificate_sha256": authority.fingerprint(certificate),
        "disabled": officer.disabled,
        "station": officer.station,
    }


def officer_from_body(body: Mapping[str, object]) -> Officer:
    """An officer from an entry of the ledger."""
    return Officer(
        id=str(body["id"]),
        name=str(body["name"]),
        authority=Role(body["authority"]),
        administrator=bool(body["administrator"]),
        title=str(body["title"]),
        certificate_pem=str(body["certificate_pem"]),
        disabled=bool(body["disabled"]),
        station=str(body["station"]),
    )


def _root_texts(vault: Vault) -> Iterable[str]:
    for kind in (VAULT_CREATED, ROSTER_IMPORTED):
        for entry in vault.entries_of(kind):
            yield entry.body["certificate_pem"]


def _all_versions(entries: Iterable[Entry]) -> Iterable[Officer]:
    return (officer_from_body(entry.body) for entry in entries)


def _pin(pinned: dict[str, Officer], officer: Officer, at_utc: str) -> None:
    """Put an officer under the certificate; since when they left is the first that is known."""
    key = authority.fingerprint(authority.from_pem(officer.certificate_pem))
    left = pinned[key].disabled_utc if key in pinned else ""
    since = (left or at_utc) if officer.disabled else ""
    pinned[key] = replace(officer, disabled_utc=since)
