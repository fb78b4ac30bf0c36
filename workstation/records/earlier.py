"""Assessments of a partner that were signed before: the last one, and what they answered.

For one question beside it, and for all at once to carry from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workstation.domain.assessment import Answer, AssessmentKind, Evidence, State
from workstation.records import assessments, kinds
from workstation.records.circle import marks
from workstation.records.codec import answer_of_row
from workstation.vault.store import Vault

MOST_EARLIER = 3
MOST_CARRIED_FROM = 12
"""The assessments that are looked at for answers to carry, approved ones first, then the newest."""


@dataclass(frozen=True, slots=True)
class Signed:
    """An assessment that was signed; ``seq`` is the entry by which it was, 0 when not asked."""

    id: str
    on: str
    state: State
    seq: int = 0


def find_last_signed(vault: Vault, partners: Sequence[str], *, skipped: str) -> Signed | None:
    """The last assessment of a partner that was decided, else the last one that was signed."""
    rows = vault.read_tuples(
        f"""SELECT id, substr(submitted_utc, 1, 10), state FROM assessment
        WHERE partner IN ({marks(partners)}) AND submitted_utc <> '' AND id <> ?
        ORDER BY state IN ('{State.APPROVED.value}', '{State.DENIED.value}') DESC,
            submitted_utc DESC, id DESC LIMIT 1""",
        (*partners, skipped),
    )
    if not rows:
        return None
    found, on, state = (str(each) for each in rows[0])
    entry = vault.read_tuples(
        "SELECT max(seq) FROM ledger WHERE kind = ? AND subject = ?",
        (kinds.ASSESSMENT_SUBMITTED, found),
    )
    return Signed(found, on, State(state), int(entry[0][0] or 0))


def list_earlier_answers(
    vault: Vault, partners: Sequence[str], *, skipped: str, methodology: str, question: str
) -> list[tuple[Signed, Answer]]:
    """How signed assessments of a partner answered a question, the newest first."""
    rows = vault.read_tuples(
        f"""SELECT a.id, substr(a.submitted_utc, 1, 10), a.state,
            w.value_json, w.text, w.marking, w.evidence
        FROM assessment a JOIN answer w ON w.assessment = a.id AND w.question = ?
        WHERE a.partner IN ({marks(partners)}) AND a.submitted_utc <> '' AND a.id <> ?
            AND a.methodology = ? AND (w.value_json <> 'null' OR w.text <> '')
        ORDER BY a.submitted_utc DESC, a.id DESC LIMIT ?""",
        (question, *partners, skipped, methodology, MOST_EARLIER),
    )
    return [
        (
            Signed(str(row[0]), str(row[1]), State(row[2])),
            answer_of_row((question, *row[3:])),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """An assessment that was signed, with its answers and evidence as the record holds them."""

    id: str
    on: str
    state: State
    author_name: str
    methodology: str
    methodology_version: str
    kind: AssessmentKind
    answers: dict[str, Answer]
    evidence: tuple[Evidence, ...]


def list_earlier_files(
    vault: Vault, partners: Sequence[str], *, skipped: str, only: str = ""
) -> list[EarlierFile]:
    """Signed assessments of a partner with all their answers, the best to carry from first.

    Args:
        vault: where they stand.
        partners: the ids of the circle.
        skipped: the assessment that is written.
        only: one of them, when it is named.
    """
    condition, values = ("AND id = ?", (only,)) if only else ("", ())
    rows = vault.read(
        f"""SELECT id, substr(submitted_utc, 1, 10) AS on_date, state, author_name, methodology,
            methodology_version, kind FROM assessment
        WHERE partner IN ({marks(partners)}) AND partner <> '' AND submitted_utc <> ''
            AND id <> ? {condition}
        ORDER BY state = '{State.APPROVED.value}' DESC, submitted_utc DESC, id DESC LIMIT ?""",
        (*partners, skipped, *values, MOST_CARRIED_FROM),
    )
    return [
        EarlierFile(
            str(row["id"]),
            str(row["on_date"]),
            State(row["state"]),
            str(row["author_name"]),
            str(row["methodology"]),
            str(row["methodology_version"]),
            AssessmentKind(row["kind"] or AssessmentKind.CASE.value),
            _said(assessments.list_recorded_answers(vault, str(row["id"]))),
            tuple(assessments.list_evidence(vault, str(row["id"]))),
        )
        for row in rows
    ]


def _said(answers: dict[str, Answer]) -> dict[str, Answer]:
    """Those that say something themselves; evidence alone is not carried."""
    return {q: each for q, each in answers.items() if each.value or each.text.strip()}
