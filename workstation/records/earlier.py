"""Assessments of a partner that were signed before: the last one, and what they answered."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from workstation.domain.assessment import Answer, State
from workstation.records import kinds
from workstation.records.circle import marks
from workstation.records.codec import answer_value, strings
from workstation.vault.store import Vault

MOST_EARLIER = 3


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
            Answer(
                question,
                answer_value(msgspec.json.decode(str(row[3]))),
                str(row[4]),
                str(row[5]),
                strings(row[6]),
            ),
        )
        for row in rows
    ]
