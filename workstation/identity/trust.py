"""Who signs, and whose signatures count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from workstation.domain.error import BadInputError
from workstation.domain.officer import Officer
from workstation.identity import authority, revocation, stamping, withdrawn
from workstation.identity.given_file import GivenFile
from workstation.identity.officer_body import officer_from_body as officer_from_body
from workstation.identity.officer_body import officer_in as officer_in
from workstation.identity.officer_body import officer_to_body as officer_to_body
from workstation.identity.pinning import Pinned, pin, with_leavers
from workstation.identity.revocation import RevocationList
from workstation.identity.signing_key import SigningKey
from workstation.identity.withdrawn import Withdrawal, authority_revocation_key, revocation_key
from workstation.outside import door
from workstation.vault.ledger import Entry
from workstation.vault.store import Vault, utc_text

VAULT_CREATED = "vault.created"
OFFICER_SAVED = "officer.saved"
ROSTER_IMPORTED = "roster.imported"
AUTHORITY_CREATED = "authority.created"
STATION_CERTIFIED = "station.certified"
STATION_ENROLLED = "station.enrolled"
OFFICE_ROSTER_IMPORTED = "office-roster.imported"
OFFICER_CERTIFIED = "officer.certified"
DELEGATION_GRANTED = "delegation.granted"
DELEGATION_ENDED = "delegation.ended"
CERTIFICATE_REVOKED = "certificate.revoked"
LIST_WRITTEN = "revocation-list.written"
LIST_IMPORTED = "revocation-list.imported"

LIST_STALE = "verify.list_stale"
ROSTER_STALE = "verify.roster_stale"

_LIMIT_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Signer:
    """An officer with the key that signs for them; ``chain`` holds what is above, in order."""

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
    ``revoked`` says since when a certificate counts no more, under the keys of
    :mod:`workstation.identity.withdrawn`.
    ``lists_until`` and ``rosters_until`` are the ends of the lists and rosters in force, by the
    key identifier of the authority that made each.
    """

    roots: tuple[x509.Certificate, ...]
    officers: Mapping[str, Officer] | None = None
    revoked: Mapping[str, str] = field(default_factory=dict)
    lists_until: Mapping[str, str] = field(default_factory=dict)
    rosters_until: Mapping[str, str] = field(default_factory=dict)
    lists: tuple[bytes, ...] = ()
    """The newest list of each authority, as DER."""
    timestamps: tuple[x509.Certificate, ...] = ()
    """Time-stamp authorities, each believed by its own certificate."""

    @classmethod
    def from_pem(cls, path: Path) -> "TrustStore":
        """The authorities in a PEM file; other certificates in it are left aside.

        Raises:
            BadInputError: ``trust.unreadable``, ``trust.damaged`` or ``trust.no_authority``.
        """
        found = _AUTHORITIES.open(path)
        with _AUTHORITIES.checking(path):
            roots = tuple(x509.load_der_x509_certificate(each) for each in found.authorities)
            lists = [revocation.parsed(each) for each in found.lists]
        believed = [each for each in lists if revocation.signer_of(each, roots)]
        said = (one for each in believed for one in withdrawn.in_list(each))
        newest = _newest(believed)
        return cls(
            roots,
            revoked=withdrawn.since_when(said, roots, {}),
            lists_until={each.issuer: each.next_update_utc for each in newest},
            lists=tuple(each.der for each in newest),
            timestamps=tuple(x509.load_der_x509_certificate(each) for each in found.timestamps),
        )

    def stale(self, now: datetime) -> tuple[str, ...]:
        """What is out of date by now: ``verify.list_stale``, ``verify.roster_stale``.

        Nothing that was signed is refused for it alone: who asks is told that somebody may have
        been revoked, or have left, since (:mod:`workstation.identity.past_lists`).
        """
        moment = utc_text(now)
        dated = ((LIST_STALE, self.lists_until), (ROSTER_STALE, self.rosters_until))
        return tuple(code for code, ends in dated if any(end < moment for end in ends.values()))

    def revoked_since(self, certificate: x509.Certificate) -> str:
        """Since when a certificate counts no more, or ""."""
        keys = (
            revocation_key(authority.issuer_key_id(certificate), certificate.serial_number),
            authority_revocation_key(authority.issuer_key_id(certificate)),
        )
        return min((self.revoked[key] for key in keys if key in self.revoked), default="")

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
        """The authorities and their lists as one PEM text, for ``openssl … -CAfile``."""
        roots = (authority.to_pem(each) for each in (*self.roots, *self.timestamps))
        return "".join((*roots, *(revocation.to_pem(each) for each in self.lists)))


class TrustFile(msgspec.Struct, frozen=True):
    """What a trust file holds, as DER."""

    authorities: tuple[bytes, ...]
    lists: tuple[bytes, ...] = ()
    timestamps: tuple[bytes, ...] = ()


def authorities_in(data: bytes, given: str) -> TrustFile:
    """In the process without keys: the authorities and lists of a PEM file of this name.

    An authority counts when it, or the office's above it in the same file, issued it.

    Raises:
        BadInputError: ``trust.damaged`` or ``trust.no_authority``.
    """
    with _AUTHORITIES.checking(given):
        found = x509.load_pem_x509_certificates(data)
        lists = tuple(_lists_in(data))
    able = [each for each in found if authority.is_authority(each)]
    roots = [each for each in able if authority.is_issued_by(each, each)]
    below = [
        each
        for each in able
        if each not in roots and any(authority.is_issued_by(each, root) for root in roots)
    ]
    if not roots:
        raise BadInputError("trust.no_authority", file=given)
    return TrustFile(
        tuple(one.public_bytes(Encoding.DER) for one in (*roots, *below)),
        lists,
        tuple(one.public_bytes(Encoding.DER) for one in stamping.for_stamps(found)),
    )


_AUTHORITIES: Final[GivenFile[TrustFile]] = GivenFile(
    "trust.", door.Task("workstation.identity.trust:authorities_in", TrustFile), _LIMIT_BYTES
)
_LIST_BEGIN, _LIST_END = b"-----BEGIN X509 CRL-----", b"-----END X509 CRL-----"


def _lists_in(data: bytes) -> Iterable[bytes]:
    for part in data.split(_LIST_BEGIN)[1:]:
        block = _LIST_BEGIN + part.partition(_LIST_END)[0] + _LIST_END
        yield revocation.parsed(x509.load_pem_x509_crl(block).public_bytes(Encoding.DER)).der


def trust_of(vault: Vault) -> TrustStore:
    """Whom a vault trusts: its own authority and officers, and those of rosters taken in.

    An officer who left stays known, as disabled, so that what was signed before still counts,
    and nothing that was signed after.
    """
    rosters = rosters_in_force(vault)
    unique = {authority.fingerprint(root): root for root in _roots(vault, rosters)}
    roots = tuple(unique.values())
    lists, officers = lists_of(vault), _pinned(vault)
    return TrustStore(
        roots,
        officers,
        revoked=withdrawn.since_when(_withdrawals(vault), roots, officers),
        lists_until={each.issuer: each.next_update_utc for each in lists},
        rosters_until={_key_of(one): str(one.body["valid_until"]) for one in rosters},
        lists=tuple(each.der for each in lists),
        timestamps=stamping.trusted_in(vault),
    )


def rosters_in_force(vault: Vault) -> tuple[Entry, ...]:
    """The newest roster taken in of each office."""
    newest = {entry.subject: entry for entry in vault.entries_of(OFFICE_ROSTER_IMPORTED)}
    return tuple(newest.values())


def _key_of(roster: Entry) -> str:
    return authority.key_id(authority.from_pem(roster.body["certificate_pem"]))


def lists_of(vault: Vault) -> tuple[RevocationList, ...]:
    """The newest list of each authority, whether written here or taken in."""
    return _newest(
        revocation.parsed(_der_of_list(entry.body["crl_pem"]))
        for kind in (LIST_WRITTEN, LIST_IMPORTED)
        for entry in vault.entries_of(kind)
    )


def office_of(vault: Vault) -> x509.Certificate | None:
    """The authority of the office that this vault belongs to, its own one included."""
    made = vault.entries_of(AUTHORITY_CREATED)
    if made:
        return authority.from_pem(made[-1].body["certificate_pem"])
    joined = vault.entries_of(STATION_ENROLLED)
    return authority.from_pem(joined[-1].body["office_pem"]) if joined else None


def chain_of(vault: Vault, certificate: x509.Certificate) -> tuple[x509.Certificate, ...]:
    """The authorities above an officer's certificate, in order, as signatures carry them."""
    own, office = authority_of(vault), office_of(vault)
    if authority.is_issued_by(certificate, own):
        joined = vault.entries_of(STATION_ENROLLED)
        if not joined or office is None:
            return (own,)
        return (authority.from_pem(joined[-1].body["certificate_pem"]), office)
    return (office,) if office is not None else (own,)


def delegations_of(vault: Vault) -> list[tuple[Entry, Officer]]:
    """Who acts for another authority by an instrument of this vault, ended or not."""
    ended = {entry.subject: entry.at_utc for entry in vault.entries_of(DELEGATION_ENDED)}
    found = []
    for entry in vault.entries_of(DELEGATION_GRANTED):
        officer = officer_from_body(entry.body)
        since = ended.get(entry.subject, "")
        found.append((entry, replace(officer, disabled=bool(since), disabled_utc=since)))
    return found


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
    for body in _station_bodies(vault):
        held = {one["certificate_sha256"] for one in body["officers"]}
        if certificate_sha256 in held:
            found.add(str(body["vault"]))
    return frozenset(found)


def _roots(vault: Vault, rosters: Iterable[Entry]) -> Iterable[x509.Certificate]:
    """Own authority first, then the office's, then those of other stations."""
    yield authority_of(vault)
    office = office_of(vault)
    if office is not None:
        yield office
    for kind in (STATION_ENROLLED, STATION_CERTIFIED, ROSTER_IMPORTED):
        for entry in vault.entries_of(kind):
            yield authority.from_pem(entry.body["certificate_pem"])
    for roster in rosters:
        yield authority.from_pem(roster.body["certificate_pem"])
        for station in roster.body["stations"]:
            yield authority.from_pem(station["certificate_pem"])


def _station_bodies(vault: Vault) -> Iterable[Mapping[str, Any]]:
    """Every station of every roster that was taken in, with when it was so; oldest first."""
    entries = [
        *vault.entries_of(ROSTER_IMPORTED),
        *vault.entries_of(OFFICE_ROSTER_IMPORTED),
    ]
    for entry in sorted(entries, key=lambda one: str(one.body["at"])):
        for body in entry.body.get("stations", (entry.body,)):
            yield {**body, "at": entry.body["at"]}


def _pinned(vault: Vault) -> Pinned:
    officers: Pinned = {}
    for body in _station_bodies(vault):
        for each in (*body["officers"], *body.get("delegations", ())):
            pin(officers, each, str(body["at"]))
    for entry in vault.entries_of(OFFICER_CERTIFIED):
        renewed = officer_in(authority.from_pem(entry.body["certificate_pem"]))
        assert renewed is not None
        pin(officers, officer_to_body(renewed), "")
    for entry in vault.entries_of(OFFICER_SAVED):
        pin(officers, entry.body, entry.at_utc)
    for entry, officer in delegations_of(vault):
        pin(officers, {**entry.body, "disabled": officer.disabled}, officer.disabled_utc)
    return with_leavers(officers)


def _withdrawals(vault: Vault) -> Iterable[Withdrawal]:
    """What this vault revoked itself, and what lists and rosters ever said."""
    for entry in vault.entries_of(CERTIFICATE_REVOKED):
        yield withdrawn.by_this_vault(entry.body)
    for kind in (LIST_WRITTEN, LIST_IMPORTED):
        for entry in vault.entries_of(kind):
            yield from withdrawn.in_list_body(entry.body)
    for entry in vault.entries_of(OFFICE_ROSTER_IMPORTED):
        yield from withdrawn.in_roster_body(entry.body)


def _newest(lists: Iterable[RevocationList]) -> tuple[RevocationList, ...]:
    newest: dict[str, RevocationList] = {}
    for each in lists:
        before = newest.get(each.issuer)
        if before is None or before.place < each.place:
            newest[each.issuer] = each
    return tuple(newest.values())


def _der_of_list(pem: str) -> bytes:
    return x509.load_pem_x509_crl(pem.encode("ascii")).public_bytes(Encoding.DER)


def _all_versions(entries: Iterable[Entry]) -> Iterable[Officer]:
    return (officer_from_body(entry.body) for entry in entries)
