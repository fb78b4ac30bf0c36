"""What a signer says: the author's statement and a decision, as canonical JSON values."""

from typing import Any

from workstation import words
from workstation.domain.assessment import Condition, Decision, Dissent, Outcome, Point
from workstation.domain.error import CheckFailedError
from workstation.domain.officer import Role
from workstation.domain.text import Language
from workstation.signing.fields import AUTHOR, FIELD_OF_ROLE
from workstation.signing.revision import Statement
from workstation.signing.signer import Identity, Signer

AUTHOR_FORMAT = "assessor-signature/1"
DECISION_FORMAT = "assessor-decision/1"


def author_statement(record_sha256: str, signer: Identity, at: str, language: str) -> Statement:
    """The author's: this record is mine, and these are its pages."""
    return {
        "format": AUTHOR_FORMAT,
        "field": AUTHOR,
        "reason": "Auteur de l’évaluation" if language == "fr" else "Author of the assessment",
        **_signed_by(signer, at),
        "language": language,
        "record_sha256": record_sha256,
    }


def decision_statement(
    record_sha256: str, decision: Decision, signer: Identity, *, language: Language
) -> Statement:
    """A decision: outcome, marked basis, conditions, points and the place in the ledger.

    Points of a return, an objection and dissents are there only when there are some: a statement
    without any reads as it did before there were such things.

    Args:
        record_sha256: digest of the record that is decided on.
        decision: what was decided; its officer, authority and time are those of the signer.
        signer: whose key signs.
        language: of the stamp, and of the reason that other viewers show.
    """
    said: Statement = {
        "format": DECISION_FORMAT,
        "field": FIELD_OF_ROLE[signer.officer.authority],
        "reason": words.label(f"doc.outcome.{_said(signer, decision)}", language),
        **_signed_by(signer, decision.at_utc),
        "language": language,
        "record_sha256": record_sha256,
        "outcome": decision.outcome.value,
        "reasons": decision.reasons,
        "marking": decision.marking,
        "conditions": [{"text": each.text, "due": each.due} for each in decision.conditions],
        "no_interest": decision.no_interest,
        "ledger_head": decision.ledger_head,
    }
    if decision.points:
        said["points"] = [
            {"question": each.question, "text": each.text, "marking": each.marking}
            for each in decision.points
        ]
    if decision.against:
        said["against"] = True
    if decision.dissents:
        said["dissents"] = [
            {"name": each.name, "text": each.text, "marking": each.marking}
            for each in decision.dissents
        ]
    return said


def decision_of(statement: Statement) -> Decision:
    """The decision in a verified statement.

    Raises:
        KeyError, ValueError, TypeError: this is not a decision.
    """
    if statement["format"] != DECISION_FORMAT:
        raise ValueError("not a decision")
    return Decision(
        authority=_text(statement, "authority"),
        outcome=Outcome(statement["outcome"]),
        reasons=_text(statement, "reasons"),
        marking=_text(statement, "marking"),
        officer=_text(statement, "officer"),
        officer_name=_text(statement, "officer_name"),
        at_utc=_text(statement, "at"),
        conditions=tuple(
            Condition(_text(each, "text"), _text(each, "due")) for each in statement["conditions"]
        ),
        no_interest=statement["no_interest"] is True,
        ledger_head=_text(statement, "ledger_head"),
        points=tuple(
            Point(_text(each, "question"), _text(each, "text"), _text(each, "marking"))
            for each in statement.get("points", ())
        ),
        against=statement.get("against") is True,
        dissents=tuple(
            Dissent(_text(each, "name"), _text(each, "text"), _text(each, "marking"))
            for each in statement.get("dissents", ())
        ),
        acting=_text(statement, "acting") if "acting" in statement else "",
    )


def field_for(signer: Signer) -> str:
    """The field that an officer's authority signs.

    Raises:
        CheckFailedError: this authority signs no field of a packet.
    """
    field = FIELD_OF_ROLE.get(signer.officer.authority)
    if field is None:
        raise CheckFailedError("packet.no_field", authority=signer.officer.authority.value)
    return field


def _said(signer: Identity, decision: Decision) -> str:
    """A second reader's approval says no more than no objection; what goes up may object."""
    reader = signer.officer.authority is Role.SECOND_READER
    if reader and decision.outcome is Outcome.APPROVE:
        return "no-objection"
    if decision.against:
        return "objection" if reader else "escalate-against"
    return decision.outcome.value


def _signed_by(signer: Identity, at: str) -> dict[str, Any]:
    return {
        "authority": signer.officer.authority.value,
        "officer": signer.officer.id,
        "officer_name": signer.officer.name,
        "station": signer.officer.station,
        "certificate": serial_text(signer.certificate.serial_number),
        "at": at,
        **({"acting": signer.officer.acting} if signer.officer.acting else {}),
    }


def serial_text(serial: int) -> str:
    """A certificate's serial number in pairs of hexadecimal digits, at most the last eight."""
    digits = f"{serial:X}"
    digits = digits.zfill(len(digits) + len(digits) % 2)[-16:]
    return " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _text(values: dict[str, Any], key: str) -> str:
    value = values[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value
