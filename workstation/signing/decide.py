"""A decision as a signature in the field of the officer's authority."""

from workstation.domain.assessment import Decision
from workstation.domain.text import Language
from workstation.signing.certify import sign_statement
from workstation.signing.revision import Restamp
from workstation.signing.signer import Signer
from workstation.signing.statement import decision_statement, field_for


def sign_decision(
    pdf: bytes,
    record_sha256: str,
    decision: Decision,
    signer: Signer,
    restamp: Restamp,
    *,
    language: Language,
) -> bytes:
    """The packet with one more decision.

    Raises:
        CheckFailedError: the field of this authority is signed already, or the authority
            signs none.
        BadInputError: the stamp does not hold the reasons; raised by ``restamp``.
    """
    field_for(signer)
    statement = decision_statement(record_sha256, decision, signer, language=language)
    return sign_statement(pdf, statement, signer, restamp)
