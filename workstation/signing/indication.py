"""What a check says of a signature and of a file, in the words of the standard.

Source: ETSI EN 319 102-1, 5.1.3: TOTAL-PASSED, TOTAL-FAILED or INDETERMINATE, with a
sub-indication that names the reason. Where the standard leaves a breach of policy undetermined
(SIG_CONSTRAINTS_FAILURE and its like), this program's policy is part of what it checks: the
packet has failed.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Final


class Result(Enum):
    """What a check proves."""

    PASSED = "passed"
    FAILED = "failed"
    """It is broken, or not what a packet may be, or by somebody who may not sign here."""
    INDETERMINATE = "indeterminate"
    """Nothing is wrong with it, but this machine does not know enough to accept it."""


MAIN: Final = {
    Result.PASSED: "TOTAL-PASSED",
    Result.FAILED: "TOTAL-FAILED",
    Result.INDETERMINATE: "INDETERMINATE",
}

UNDETERMINED: Final = {
    "verify.untrusted": "NO_CERTIFICATE_CHAIN_FOUND",
    "verify.not_in_roster": "NO_SIGNING_CERTIFICATE_FOUND",
    "verify.list_stale": "TRY_LATER",
    "verify.roster_stale": "TRY_LATER",
    "verify.timestamp_unknown": "NO_POE",
    "verify.renderer_unknown": "POLICY_PROCESSING_ERROR",
    "verify.methodology_unknown": "POLICY_PROCESSING_ERROR",
}
"""Reasons that only say that this machine lacks a roster, a list or a newer program."""

_FAILURES: Final = {
    "FORMAT_FAILURE": (
        "active_content", "coverage", "encrypted", "other_files", "record_unreadable",
        "signature_unreadable", "structure", "too_many_revisions", "trailing_bytes", "unreadable",
        "not_signed", "archive_foreign",
    ),
    "HASH_FAILURE": ("modified", "pages_changed", "revision_changed", "unsigned_change"),
    "SIG_CRYPTO_FAILURE": ("signature_broken", "timestamp_broken"),
    "CRYPTO_CONSTRAINTS_FAILURE": ("weak_algorithm",),
    "REVOKED": ("revoked", "disabled", "author_disabled"),
    "EXPIRED": ("expired",),
    "NOT_YET_VALID": ("not_yet_valid",),
    "CHAIN_CONSTRAINTS_FAILURE": ("chain", "foreign_officer", "wrong_usage"),
    "TIMESTAMP_ORDER_FAILURE": ("timestamp_early", "backdated"),
}  # fmt: skip
_SUB_OF: Final = {
    **UNDETERMINED,
    **{f"verify.{code}": sub for sub, codes in _FAILURES.items() for code in codes},
}
_BY_RANK: Final = (
    "verify.encrypted", "verify.structure", "verify.signature_unreadable",
    "verify.signature_broken", "verify.timestamp_broken",
)  # fmt: skip
"""Reasons that tell most of one signature, where several hold."""


def result_of(problems: Sequence[str], *, ok: bool) -> Result:
    """What these reasons come to.

    Args:
        problems: keys of the word catalogue.
        ok: whether it is accepted, by whoever found the reasons.
    """
    if ok:
        return Result.PASSED
    unknown = bool(problems) and set(problems) <= UNDETERMINED.keys()
    return Result.INDETERMINATE if unknown else Result.FAILED


def reason_of(problems: Sequence[str]) -> str:
    """The reason that is named first: what is broken before what is only unknown; "" for none."""
    ranked = [code for code in _BY_RANK if code in problems]
    certain = [code for code in problems if code not in UNDETERMINED]
    return next(iter([*ranked, *certain, *problems]), "")


def sub_indication(reason: str) -> str:
    """The standard's word for a reason; a breach of the packet's policy where it has none."""
    return _SUB_OF.get(reason, "SIG_CONSTRAINTS_FAILURE") if reason else ""
