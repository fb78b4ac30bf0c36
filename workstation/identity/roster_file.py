"""Rosters as files: PEM-armoured CMS SignedData over canonical JSON, of a station or an office.

``openssl cms -verify`` reads one. What it is, its ``format`` says.

Source: RFC 5652; NIST SP 800-186 for P-384.
"""

import base64
import textwrap
from pathlib import Path
from typing import Final

import msgspec
import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from workstation.domain.error import CheckFailedError
from workstation.identity import authority, office, office_roster, roster, signed_data
from workstation.identity.given_file import GivenFile
from workstation.identity.office_roster import OfficeRoster, OfficeRosterJson
from workstation.identity.roster import Roster, RosterJson
from workstation.identity.trust import Signer
from workstation.outside import door
from workstation.vault.store import utc_time

LIMIT_BYTES = 16 * 1024 * 1024

_BEGIN, _END = "-----BEGIN CMS-----", "-----END CMS-----"


class _Opened(msgspec.Struct, frozen=True):
    """What is inside a roster file; the signer's certificate as DER."""

    roster: RosterJson | OfficeRosterJson
    signer: bytes
    is_intact: bool


def write(listed: Roster | OfficeRoster, signer: Signer) -> bytes:
    """A roster, signed and armoured."""
    content, at = rfc8785.dumps(listed.content()), utc_time(listed.at_utc)
    signed = signed_data.sign(content, signer.sign, signer.certificate, [listed.root], at)
    lines = textwrap.wrap(base64.b64encode(signed).decode("ascii"), 64)
    return "\n".join([_BEGIN, *lines, _END, ""]).encode("ascii")


def read(path: Path) -> Roster | OfficeRoster:
    """A roster whose signature and certificates hold together.

    Raises:
        BadInputError: ``roster.unreadable`` or ``roster.damaged``: it is not a roster.
        CheckFailedError: ``roster.signature``: its signature or a certificate does not hold;
            ``roster.earlier_form``: its signer could have signed others after it.
    """
    opened = _ROSTER.open(path)
    with _ROSTER.checking(path):
        signer = x509.load_der_x509_certificate(opened.signer)
        found = _to_roster(opened.roster, signer)
        problem = _problem(found, signer, is_intact=opened.is_intact)
        named = found.station if isinstance(found, Roster) else office.name_of(found.office)
    if problem:
        raise CheckFailedError(problem, file=str(path), station=named)
    return found


def read_station(path: Path) -> Roster:
    """A station's roster; raises as :func:`read` does."""
    found = read(path)
    if not isinstance(found, Roster):
        raise _ROSTER.damaged(path)
    return found


def take_apart(data: bytes, given: str) -> _Opened:
    """In the process without keys: what a roster of this file name says, and who signed it.

    Whether the certificates hold together is found again by who asked.

    Raises:
        BadInputError: ``roster.damaged``.
    """
    with _ROSTER.checking(given):
        signed = signed_data.load(_unarmour(data))
        parsed = msgspec.json.decode(signed.content, type=RosterJson | OfficeRosterJson)
        _to_roster(parsed, signed.signer)
        canonical = rfc8785.dumps(msgspec.to_builtins(parsed)) == signed.content
        if not canonical or not _is_sane(parsed):
            raise _ROSTER.damaged(given)
    return _Opened(parsed, signed.signer.public_bytes(Encoding.DER), signed.is_intact)


_ROSTER: Final[GivenFile[_Opened]] = GivenFile(
    "roster.", door.Task("workstation.identity.roster_file:take_apart", _Opened), LIMIT_BYTES
)


def _is_sane(parsed: RosterJson | OfficeRosterJson) -> bool:
    if isinstance(parsed, RosterJson):
        return roster.is_sane(parsed)
    return office_roster.is_sane(parsed)


def _problem(found: Roster | OfficeRoster, signer: x509.Certificate, *, is_intact: bool) -> str:
    """Why a roster does not hold together, as a code; "" when it does."""
    if is_intact and _holds_together(found, signer):
        return ""
    is_earlier = (
        is_intact
        and authority.units_of(signer) == (office.ROSTER_UNIT,)
        and not office.roster_of_signer(signer)
        and authority.is_issued_by(signer, found.root)
    )
    return "roster.earlier_form" if is_earlier else "roster.signature"


def _to_roster(
    parsed: RosterJson | OfficeRosterJson, signer: x509.Certificate
) -> Roster | OfficeRoster:
    if isinstance(parsed, RosterJson):
        return roster.to_roster(parsed, signer)
    return office_roster.to_roster(parsed, signer)


def _holds_together(found: Roster | OfficeRoster, signer: x509.Certificate) -> bool:
    if isinstance(found, Roster):
        return roster.holds_together(found, signer)
    return office_roster.holds_together(found, signer)


def _unarmour(data: bytes) -> bytes:
    """The SignedData in lines of text.

    Raises:
        ValueError: there is none.
    """
    text = data.decode("ascii").strip()
    if not text.startswith(_BEGIN) or not text.endswith(_END):
        raise ValueError("not armoured")
    inner = "".join(text.removeprefix(_BEGIN).removesuffix(_END).split())
    return base64.b64decode(inner, validate=True)
