"""The roster: who works at a station, signed, so that another station can trust them.

A roster is PEM-armoured CMS SignedData over canonical JSON. ``openssl cms -verify`` reads it.
Whoever takes one in compares the authority's fingerprint by another way first: the file
itself can only prove that it was not changed since that authority's officer signed it.

Source: RFC 5652; NIST SP 800-186 for P-384.
"""

import base64
import textwrap
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import msgspec
import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Officer, Role
from workstation.identity import authority, signed_data
from workstation.identity.trust import Signer, officer_from_body, officer_in, officer_to_body
from workstation.outside import door
from workstation.vault.files import read_limited
from workstation.vault.store import utc_time

FORMAT = "assessor-roster-1"
LIMIT_BYTES = 1024 * 1024
MOST_OFFICERS = 500

# What the libraries raise on bytes that are not what they should be.
_DEFECTS = (*authority.DEFECTS, KeyError, RecursionError)
_BEGIN, _END = "-----BEGIN CMS-----", "-----END CMS-----"


class OfficerJson(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """An officer as a roster lists one."""

    id: str
    name: str
    authority: str
    administrator: bool
    title: str
    certificate_pem: str
    certificate_sha256: str
    disabled: bool
    station: str
    acting: str = ""


class _RosterJson(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    format: str
    station: str
    vault: str
    at: str
    certificate_pem: str
    officers: list[OfficerJson]
    delegations: list[OfficerJson] = []


class _Opened(msgspec.Struct, frozen=True):
    """What is inside a roster file; the signer's certificate as DER."""

    roster: _RosterJson
    signer: bytes
    is_intact: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """A station's officers and its authority. ``fingerprint`` is what people compare.

    ``delegations`` are officers once more, with the certificate by which they act for another
    authority between two dates.
    """

    station: str
    vault_id: str
    at_utc: str
    authority: x509.Certificate
    officers: tuple[Officer, ...]
    delegations: tuple[Officer, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the authority's certificate."""
        return authority.fingerprint(self.authority)

    def to_body(self) -> dict[str, Any]:
        """The roster as an entry of the ledger carries it."""
        return {
            "station": self.station,
            "vault": self.vault_id,
            "at": self.at_utc,
            "certificate_pem": authority.to_pem(self.authority),
            "certificate_sha256": self.fingerprint,
            "officers": [officer_to_body(officer) for officer in self.officers],
            **_if_any("delegations", [officer_to_body(one) for one in self.delegations]),
        }


def _if_any(name: str, values: list[dict[str, object]]) -> dict[str, Any]:
    """A field that stands only where there is something to say, as rosters had none before."""
    return {name: values} if values else {}


def write(roster: Roster, signer: Signer) -> bytes:
    """The roster, signed and armoured."""
    body = roster.to_body()
    del body["certificate_sha256"]
    content = rfc8785.dumps({"format": FORMAT, **body})
    at = utc_time(roster.at_utc)
    signed = signed_data.sign(content, signer.sign, signer.certificate, [roster.authority], at)
    return armour(signed)


def armour(signed: bytes) -> bytes:
    """SignedData as lines of text, which mail and people can carry."""
    lines = textwrap.wrap(base64.b64encode(signed).decode("ascii"), 64)
    return "\n".join([_BEGIN, *lines, _END, ""]).encode("ascii")


def read(path: Path) -> Roster:
    """A roster whose signature and certificates hold together.

    Raises:
        BadInputError: ``roster.unreadable`` or ``roster.damaged``: it is not a roster.
        CheckFailedError: ``roster.signature``: its signature or a certificate does not hold.
    """
    try:
        data = read_limited(path, LIMIT_BYTES)
    except OSError as problem:
        raise BadInputError("roster.unreadable", file=str(path)) from problem
    opened = door.run(_OPEN, data or b"", str(path), file=str(path))
    try:
        roster = _to_roster(opened.roster)
        signer = x509.load_der_x509_certificate(opened.signer)
        holds = opened.is_intact and _holds_together(roster, signer)
    except _DEFECTS as problem:
        raise BadInputError("roster.damaged", file=str(path)) from problem
    if not holds:
        raise CheckFailedError("roster.signature", file=str(path), station=roster.station)
    return roster


def take_apart(data: bytes, given: str) -> "_Opened":
    """In the process without keys: what a roster of this file name says, and who signed it.

    Whether the certificates hold together is found again by who asked.

    Raises:
        BadInputError: ``roster.damaged``.
    """
    try:
        signed = signed_data.load(unarmour(data))
        parsed = msgspec.json.decode(signed.content, type=_RosterJson)
        _to_roster(parsed)
        canonical = rfc8785.dumps(msgspec.to_builtins(parsed)) == signed.content
    except _DEFECTS as problem:
        raise BadInputError("roster.damaged", file=given) from problem
    if (
        parsed.format != FORMAT
        or not canonical
        or len(parsed.officers) + len(parsed.delegations) > MOST_OFFICERS
    ):
        raise BadInputError("roster.damaged", file=given)
    return _Opened(parsed, signed.signer.public_bytes(Encoding.DER), signed.is_intact)


_OPEN: Final[door.Task[_Opened]] = door.Task("workstation.identity.roster:take_apart", _Opened)


def _holds_together(roster: Roster, signed_by: x509.Certificate) -> bool:
    """The signer is an administrator on the list, and the authority issued each certificate.

    The authority is of this station by its own name, and issues to persons only: where nobody is
    pinned, that alone keeps it from naming another station's officers.
    """
    root = roster.authority
    named = authority.subject_value(root, NameOID.ORGANIZATION_NAME)
    if not authority.is_issued_by(root, root) or named != roster.station:
        return False
    if authority.is_office(root):
        return False
    by_print = {
        authority.fingerprint(authority.from_pem(officer.certificate_pem)): officer
        for officer in roster.officers
    }
    signer = by_print.get(authority.fingerprint(signed_by))
    if signer is None or not signer.administrator or signer.disabled:
        return False
    ids = {officer.id for officer in roster.officers}
    if any(not each.acting or each.id not in ids for each in roster.delegations):
        return False
    return all(
        is_as_certified(officer, roster.authority, roster.station)
        for officer in (*roster.officers, *roster.delegations)
    )


def is_as_certified(officer: Officer, issuer: x509.Certificate, station: str) -> bool:
    """Whether an officer is listed as the certificate says, and this authority issued it."""
    certificate = authority.from_pem(officer.certificate_pem)
    if not authority.is_issued_by(certificate, issuer):
        return False
    named = officer_in(certificate)
    return named == replace(officer, title="", disabled=False, station=station)


def _to_roster(parsed: _RosterJson) -> Roster:
    utc_time(parsed.at)
    return Roster(
        parsed.station,
        parsed.vault,
        parsed.at,
        authority.from_pem(parsed.certificate_pem),
        tuple(listed_officer(item, parsed.station) for item in parsed.officers),
        tuple(listed_officer(item, parsed.station) for item in parsed.delegations),
    )


def listed_officer(item: OfficerJson, station: str) -> Officer:
    """One officer of a roster of this station.

    Raises:
        ValueError: the line contradicts its certificate, or is none.
    """
    Role(item.authority)
    officer = officer_from_body(msgspec.to_builtins(item))
    fingerprint = authority.fingerprint(authority.from_pem(officer.certificate_pem))
    if fingerprint != item.certificate_sha256 or officer.station != station:
        raise ValueError("an officer of the roster contradicts the certificate")
    return officer


def unarmour(data: bytes) -> bytes:
    """The SignedData in lines of text.

    Raises:
        ValueError: there is none.
    """
    text = data.decode("ascii").strip()
    if not text.startswith(_BEGIN) or not text.endswith(_END):
        raise ValueError("not armoured")
    inner = "".join(text.removeprefix(_BEGIN).removesuffix(_END).split())
    return base64.b64decode(inner, validate=True)
