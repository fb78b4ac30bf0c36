"""What checking a packet found, as values."""

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from workstation.domain.assessment import Decision
from workstation.signing.longterm import Archive


class Result(Enum):
    """What one signature proves."""

    PASSED = "passed"
    FAILED = "failed"
    """It is broken, or by somebody who may not sign here."""
    INDETERMINATE = "indeterminate"
    """It is intact, but this machine does not know the signer."""


UNKNOWN_SIGNER_CODES = frozenset({"verify.untrusted", "verify.not_in_roster"})


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """One signature of a packet. Problems are keys of the word catalogue."""

    field: str
    signer: str = ""
    officer: str = ""
    authority: str = ""
    station: str = ""
    signed_at: str = ""
    certificate: str = ""
    fingerprint: str = ""
    """SHA-256 of the certificate; ``certificate`` is its number as people read it."""
    covers_whole_revision: bool = False
    intact: bool = False
    trusted: bool = False
    modification: str = "forbidden"
    problems: tuple[str, ...] = ()

    def is_by(self, officer: str, name: str, station: str) -> bool:
        """Whether this person signed: by the id, or by the name at one station.

        No two officers of a station share a name; somebody who left and came back with another
        office has a new id and the old name (B-21).
        """
        same = (name.casefold(), station) == (self.signer.casefold(), self.station)
        return officer == self.officer or same

    @property
    def result(self) -> Result:
        """Passed without problems; indeterminate when only the trust is missing."""
        if not self.problems:
            return Result.PASSED
        if self.intact and set(self.problems) <= UNKNOWN_SIGNER_CODES:
            return Result.INDETERMINATE
        return Result.FAILED


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a packet is accepted, and why not.

    ``record`` and ``decisions`` are None and empty unless the file is what it says:
    nothing of a rejected packet may be taken into the record.
    """

    ok: bool
    signatures: tuple[SignatureVerdict, ...] = ()
    decisions: tuple[Decision, ...] = ()
    statements: tuple[dict[str, Any], ...] = ()
    record: dict[str, Any] | None = None
    embedded_matches_pages: bool = False
    problems: tuple[str, ...] = ()
    sha256: str = ""
    revisions: tuple[int, ...] = field(default=())
    """Length of the file after each revision, the pages first."""
    seals: tuple[bytes, ...] = field(default=(), repr=False)
    """The CMS signature of each revision, with which the file can be made again."""
    archive: Archive = field(default_factory=Archive)
    """What was added after the last signature, and how long the signatures can be checked."""


def without_contents(verdict: Verdict, code: str) -> Verdict:
    """A rejected verdict that hands out nothing of the packet any more."""
    return replace(
        verdict, ok=False, record=None, decisions=(), statements=(), revisions=(), seals=(),
        problems=(code,),
    )  # fmt: skip


def as_json(verdict: Verdict, file: str) -> dict[str, Any]:
    """The object that ``assessor verify --json`` prints."""
    return {
        "file": file,
        "ok": verdict.ok,
        "signatures": [_signature(each) for each in verdict.signatures],
        "assessment": _assessment(verdict.record),
        "decisions": [
            {
                "authority": each.authority,
                "outcome": each.outcome.value,
                "officer": each.officer_name,
                "at": each.at_utc,
                "reasons": each.reasons,
                "marking": each.marking,
                "conditions": [{"text": one.text, "due": one.due} for one in each.conditions],
                "points": [
                    {"question": one.question, "text": one.text, "marking": one.marking}
                    for one in each.points
                ],
            }
            for each in verdict.decisions
        ],
        "embedded_matches_pages": verdict.embedded_matches_pages,
        "problems": list(verdict.problems),
        "sha256": verdict.sha256,
        "level": verdict.archive.level,
        "timestamps": [
            {
                "at": each.at,
                "authority": each.authority,
                "certificate": each.certificate,
                "trusted": each.trusted,
                "renew_before": each.renew_before,
            }
            for each in verdict.archive.stamps
        ],
    }


def _signature(each: SignatureVerdict) -> dict[str, Any]:
    return {
        "field": each.field,
        "signer": each.signer,
        "authority": each.authority,
        "signed_at": each.signed_at,
        "covers_whole_revision": each.covers_whole_revision,
        "intact": each.intact,
        "trusted": each.trusted,
        "modification": each.modification,
        "problems": list(each.problems),
        "result": each.result.value,
        "station": each.station,
        "certificate": each.certificate,
    }


def _assessment(record: dict[str, Any] | None) -> dict[str, Any] | None:
    if record is None:
        return None
    values = record["values"]
    return {
        "id": record["assessment"]["id"],
        "partner": record["partner"]["name"],
        "baseline": values["baseline"]["level"],
        "residual": values["residual"]["level"],
        "determination": values["determination"]["substantial"],
        "banner": record["banner"],
    }
