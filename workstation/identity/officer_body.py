"""An officer as a certificate names one, and as an entry of the ledger or a roster carries one."""

from collections.abc import Mapping

from cryptography import x509
from cryptography.x509.oid import NameOID

from workstation.domain.officer import Officer, Role
from workstation.identity import authority


def officer_in(certificate: x509.Certificate) -> Officer | None:
    """The officer whom a certificate names, or None when it names no office that exists."""
    try:
        role = Role(authority.subject_value(certificate, NameOID.TITLE))
    except ValueError:
        return None
    return Officer(
        id=authority.subject_value(certificate, NameOID.SERIAL_NUMBER),
        name=authority.subject_value(certificate, NameOID.COMMON_NAME),
        authority=role,
        administrator=authority.units_of(certificate) == (authority.ADMINISTRATOR,),
        certificate_pem=authority.to_pem(certificate),
        station=authority.subject_value(certificate, NameOID.ORGANIZATION_NAME),
        acting=authority.acting_in(certificate),
    )


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
        **({"acting": officer.acting} if officer.acting else {}),
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
        acting=str(body.get("acting", "")),
    )
