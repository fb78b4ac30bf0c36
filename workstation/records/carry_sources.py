"""What earlier assessments of a partner answered, all questions at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from workstation.domain.assessment import Answer, AssessmentKind, Evidence, State
from workstation.records import assessments
from workstation.records.circle import marks
from workstation.records.codec import answer_value, strings
from workstation.vault.store import Vault

MOST_EARLIER = 12
"""The assessments that are looked at, approved ones first, then the newest."""


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
        (*partners, skipped, *values, MOST_EARLIER),
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
            _answers(vault, str(row["id"])),
            tuple(assessments.list_evidence(vault, str(row["id"]))),
        )
        for row in rows
    ]


def _answers(vault: Vault, assessment: str) -> dict[str, Answer]:
    rows = vault.read_tuples(
        "SELECT question, value_json, text, marking, evidence FROM answer WHERE assessment = ?",
        (assessment,),
    )
    answers = (
        Answer(
            str(row[0]),
            answer_value(msgspec.json.decode(str(row[1]))),
            str(row[2]),
            str(row[3]),
            strings(row[4]),
        )
        for row in rows
    )
    return {each.question: each for each in answers if each.value or each.text.strip()}
