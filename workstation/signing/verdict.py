"""What checking a packet found, as values."""

from dataclasses import dataclass, field, replace
from typing import Any

from workstation.domain.assessment import Decision
from workstation.signing.indication import (
    MAIN,
    UNDETERMINED,
    Result,
    reason_of,
    result_of,
    sub_indication,
)
from workstation.signing.longterm import Archive

__all__ = ["Result", "SignatureVerdict", "Verdict", "as_json", "without_contents"]


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
        found = result_of(self.problems, ok=not self.problems)
        unread = found is Result.INDETERMINATE and not self.intact
        return Result.FAILED if unread else found

    @property
    def reason(self) -> str:
        """The first of the reasons by weight; "" when it passed."""
        return reason_of(self.problems)


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
    warnings: tuple[str, ...] = ()
    """What somebody should see to, and nothing is refused for."""

    @property
    def all_problems(self) -> tuple[str, ...]:
        """The reasons of the file, then those of its signatures, each once."""
        own = (code for each in self.signatures for code in each.problems)
        return tuple(dict.fromkeys((*self.problems, *own)))

    @property
    def result(self) -> Result:
        """Indeterminate when nothing failed and this machine does not know enough (B-24)."""
        if any(each.result is Result.FAILED for each in self.signatures):
            return Result.FAILED
        return result_of(self.all_problems, ok=self.ok)

    @property
    def reason(self) -> str:
        """The first of the reasons by weight, the file's before its signatures'; "" for none."""
        broken = [code for code in self.problems if code not in UNDETERMINED]
        return reason_of(broken or self.all_problems)


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
        **_indication(verdict.result, verdict.reason),
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
                "against": each.against,
                "dissents": [
                    {"name": one.name, "text": one.text, "marking": one.marking}
                    for one in each.dissents
                ],
                "acting": each.acting,
            }
            for each in verdict.decisions
        ],
        "embedded_matches_pages": verdict.embedded_matches_pages,
        "problems": list(verdict.problems),
        "warnings": list(verdict.warnings),
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
        **_indication(each.result, each.reason),
        "station": each.station,
        "certificate": each.certificate,
    }


def _indication(result: Result, reason: str) -> dict[str, str]:
    """The result in this program's words and in those of the standard, and the named reason."""
    return {
        "result": result.value,
        "indication": MAIN[result],
        "sub_indication": sub_indication(reason),
        "reason": reason,
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
