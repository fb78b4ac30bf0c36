"""Officers under the certificates that stand for them, and since when each counts no more."""

from collections.abc import Mapping
from dataclasses import replace

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from workstation.domain.officer import Officer
from workstation.identity import authority
from workstation.identity.officer_body import officer_from_body

Pinned = dict[str, Officer]
"""By the SHA-256 of the certificate, in hexadecimal."""

Person = tuple[str, str, bytes]
"""Station, id and key."""


def pin(pinned: Pinned, body: Mapping[str, object], at_utc: str) -> None:
    """Put an officer, as an entry of the ledger or a roster carries one, under the certificate.

    Who left once, or has another key since, stays so: a certificate is never given back, so no
    later roster brings one back. ``at_utc`` is when this vault heard of it.
    """
    digest, officer = str(body["certificate_sha256"]), officer_from_body(body)
    left = pinned[digest].disabled_utc if digest in pinned else ""
    since = left or (at_utc if officer.disabled else "")
    pinned[digest] = replace(officer, disabled=bool(since), disabled_utc=since)


def with_leavers(pinned: Pinned) -> Pinned:
    """The same, where who left has left with every certificate of that key.

    So with renewed ones, and with those by which they acted for another authority. Of somebody
    who has a new key only the certificates of the old one ended.
    """
    gone = [one for one in pinned.values() if one.disabled and not one.acting]
    people = {(one.station, one.id) for one in gone}
    since: dict[Person, str] = {}
    for one in gone:
        key = person_of(one)
        since[key] = min(since.get(key, one.disabled_utc), one.disabled_utc)
    for digest, one in pinned.items():
        if (one.station, one.id) not in people:
            continue
        left = since.get(person_of(one), "")
        if left and (not one.disabled or left < one.disabled_utc):
            pinned[digest] = replace(one, disabled=True, disabled_utc=left)
    return pinned


def person_of(officer: Officer) -> Person:
    """Station, id and key: a station speaks for nobody of another, whatever keys it names."""
    public = authority.from_pem(officer.certificate_pem).public_key()
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return officer.station, officer.id, der
