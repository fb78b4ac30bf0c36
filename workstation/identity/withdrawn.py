"""Since when which certificates count no more, of all that lists and rosters ever said.

Nothing takes a revocation back: a later list or roster without the line changes nothing. With a
certificate that was revoked end all others of that person's key, whoever issued them: a station
cannot name those of its office, nor an office those of a station. Not so where it was superseded;
and a delegation's takes the others along only where the key was taken.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography import x509

from workstation.domain.officer import Officer
from workstation.identity import authority
from workstation.identity.pinning import Person, Pinned, person_of
from workstation.identity.revocation import RevocationList

KEY_TAKEN: Final = "key-compromise"
SUPERSEDED: Final = "superseded"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One certificate by its issuer's key and serial number, since when, and why."""

    issuer: str
    serial: int
    at_utc: str
    reason: str

    @property
    def key(self) -> str:
        """How the certificate is named."""
        return revocation_key(self.issuer, self.serial)


def revocation_key(issuer_key_id: str, serial: int) -> str:
    """How a revoked certificate is named: by its issuer's key and its serial number."""
    return f"{issuer_key_id}:{serial:x}"


def authority_revocation_key(key_id: str) -> str:
    """How all that an authority issues is named, once its own certificate is revoked."""
    return f"{key_id}:*"


def in_list(found: RevocationList) -> Iterator[Withdrawal]:
    """What a list says."""
    for line in found.revoked:
        yield Withdrawal(found.issuer, line.serial, line.at_utc, line.reason)


def in_list_body(body: Mapping[str, Any]) -> Iterator[Withdrawal]:
    """What a list says, as an entry of the ledger carries it."""
    for line in body["revoked"]:
        yield _of({**line, "issuer": body["issuer"]})


def in_roster_body(body: Mapping[str, Any]) -> Iterator[Withdrawal]:
    """What an office's roster says of its own key's certificates and of its stations'."""
    if not body["revoked"]:
        return
    pems = (each["certificate_pem"] for each in (body, *body["stations"]))
    its_own = {authority.key_id(authority.from_pem(pem)) for pem in pems}
    for line in body["revoked"]:
        if line["issuer"] in its_own:
            yield _of(line)


def by_this_vault(body: Mapping[str, Any]) -> Withdrawal:
    """What an entry says by which this vault revoked a certificate."""
    return _of(body)


def since_when(
    said: Iterable[Withdrawal], roots: Iterable[x509.Certificate], pinned: Pinned
) -> dict[str, str]:
    """Since when each certificate counts no more; the earliest moment that anybody named.

    Args:
        said: every revocation that is known.
        roots: the authorities: with one that was revoked goes all that it issued.
        pinned: the officers' certificates.
    """
    found: dict[str, str] = {}
    reasons: dict[str, set[str]] = {}
    for each in said:
        _note(found, each.key, each.at_utc)
        reasons.setdefault(each.key, set()).add(each.reason)
    for root in roots:
        own = revocation_key(authority.issuer_key_id(root), root.serial_number)
        if own in found:
            _note(found, authority_revocation_key(authority.key_id(root)), found[own])
    if reasons:
        _end_keys(found, reasons, pinned)
    return found


def ends_key(reasons: set[str], officer: Officer) -> bool:
    """Whether all certificates of the key end with this officer's, revoked for these reasons."""
    return KEY_TAKEN in reasons or bool(reasons - {SUPERSEDED} and not officer.acting)


def _end_keys(found: dict[str, str], reasons: Mapping[str, set[str]], pinned: Pinned) -> None:
    people: dict[Person, list[str]] = {}
    moments: dict[Person, list[str]] = {}
    for officer in pinned.values():
        certificate = authority.from_pem(officer.certificate_pem)
        name = revocation_key(authority.issuer_key_id(certificate), certificate.serial_number)
        person = person_of(officer)
        people.setdefault(person, []).append(name)
        if ends_key(reasons.get(name, set()), officer):
            moments.setdefault(person, []).append(found[name])
    for person, since in moments.items():
        for name in people[person]:
            _note(found, name, min(since))


def _note(found: dict[str, str], key: str, since: str) -> None:
    found[key] = min(found.get(key, since), since)


def _of(line: Mapping[str, Any]) -> Withdrawal:
    return Withdrawal(line["issuer"], int(line["serial"], 16), line["at"], line["reason"])
