"""Assessments out of the vault, with what is not yet saved laid over what is."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from workstation.domain.assessment import (
    Answer,
    Assessment,
    AssessmentKind,
    Condition,
    Decision,
    Dissent,
    Evidence,
    EvidenceKind,
    Outcome,
    Override,
    Point,
    State,
)
from workstation.domain.register import AssessmentSummary, Rating
from workstation.records.circle import circle, marks
from workstation.records.codec import answer_body, answer_of, answer_of_row, json_text
from workstation.vault.rows import Change, Put, Remove
from workstation.vault.store import SqlValue, Vault

_Row = Mapping[str, SqlValue]

OPEN_STATES = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.ESCALATED)
EDITABLE_STATES = frozenset({State.DRAFT, State.RETURNED})
OVER = ("sent", "closed")
"""Where an approved file stands once nothing more can leave under it."""


def find_assessment(vault: Vault, assessment: str) -> Assessment | None:
    """The assessment with drafts over saved answers; None when there is none."""
    row = find_row(vault, assessment)
    if row is None:
        return None
    evidence = list_evidence(vault, assessment)
    known = {item.id for item in evidence}
    drafts = list_drafts(vault, assessment)
    answers = _saved_answers(vault, assessment) | {a.question: a for a, _ in drafts}
    version = int(row["version"] or 0)
    return Assessment(
        version=version,
        answers={q: _with_evidence(a, known) for q, a in answers.items() if not a.is_empty},
        evidence=tuple(evidence),
        baseline_values=_baseline_values(row),
        decisions=tuple(list_decisions(vault, assessment, version=version)),
        withdrawn=bool(row["withdrawn"]),
        saved_utc=max([str(row["saved_utc"]), *(saved for _, saved in drafts)]),
        **_texts(row, "id", "methodology", "methodology_version", "methodology_sha256"),
        **_texts(row, "partner", "exchange", "author", "author_name", "created_utc"),
        **_texts(row, "baseline_locked_utc", "baseline_locked_by", "submitted_utc"),
        **_texts(row, "submitted_sha256", "country", "standing", "follows", "new_facts"),
        **_texts(row, "new_facts_marking", "raised_level", "raised_reason", "raised_marking"),
        **_texts(row, "valid_until"),
        kind=AssessmentKind(row["kind"] or AssessmentKind.CASE.value),
        triage_closed=row["state"] == State.TRIAGE_CLOSED.value,
        overrides=tuple(list_overrides(vault, assessment)),
    )


def find_row(vault: Vault, assessment: str) -> _Row | None:
    """The row of an assessment: author, state and lock, without any answer."""
    rows = vault.read("SELECT * FROM assessment WHERE id = ? AND author <> ''", (assessment,))
    return rows[0] if rows else None


def state_of_row(row: _Row) -> State:
    """The state as the last entry left it."""
    return State(row["state"])


def find_open_of_exchange(vault: Vault, exchange: str) -> _Row | None:
    """An assessment of this exchange that is not closed; None when there is none."""
    marks = ", ".join("?" * len(OPEN_STATES))
    rows = vault.read(
        f"SELECT id, author, author_name FROM assessment WHERE exchange = ? AND state IN ({marks})"
        " LIMIT 1",
        (exchange, *(state.value for state in OPEN_STATES)),
    )
    return rows[0] if rows else None


def count_open(vault: Vault, partner: str) -> int:
    """How many assessments of a partner are not closed."""
    ids, states = circle(vault, partner), [state.value for state in OPEN_STATES]
    rows = vault.read(
        f"SELECT count(*) AS n FROM assessment WHERE partner IN ({marks(ids)})"
        f" AND state IN ({marks(states)}) AND author <> ''",
        (*ids, *states),
    )
    return int(rows[0]["n"] or 0)


def find_follower(vault: Vault, assessment: str) -> str:
    """The file that files this one again or re-opens it, withdrawn ones aside; "" for none."""
    rows = vault.read(
        "SELECT id FROM assessment WHERE follows = ? AND follows <> '' AND state <> 'withdrawn'"
        " ORDER BY id DESC LIMIT 1",
        (assessment,),
    )
    return str(rows[0]["id"]) if rows else ""


def find_later(vault: Vault, assessment: str) -> str:
    """The newest file that took the place of this one, linked or of the same exchange, or ""."""
    rows = vault.read(
        "SELECT n.id FROM assessment n JOIN assessment a ON a.id = ?"
        " WHERE n.id <> a.id AND n.kind <> 'triage' AND n.state <> 'withdrawn'"
        " AND (n.follows = a.id OR n.exchange = a.exchange AND a.exchange <> ''"
        " AND (n.created_utc, n.id) > (a.created_utc, a.id))"
        " ORDER BY n.created_utc DESC, n.id DESC LIMIT 1",
        (assessment,),
    )
    return str(rows[0]["id"]) if rows else ""


def find_partner_of(vault: Vault, exchange: str) -> str | None:
    """The partner of an exchange that an assessment reserved; None when none did."""
    rows = vault.read("SELECT partner FROM assessment WHERE exchange = ? LIMIT 1", (exchange,))
    return str(rows[0]["partner"]) if rows else None


def find_answer(vault: Vault, assessment: str, question: str) -> Answer | None:
    """The answer to one question, unsaved or saved; None when there is none."""
    drafts = vault.read(
        "SELECT answer_json FROM draft WHERE assessment = ? AND question = ?",
        (assessment, question),
    )
    if drafts:
        return _draft_answer(drafts[0])
    return _saved_answers(vault, assessment).get(question)


def list_drafts(vault: Vault, assessment: str) -> list[tuple[Answer, str]]:
    """Answers that are not yet in the ledger, with the time of each."""
    rows = vault.read(
        "SELECT answer_json, saved_utc FROM draft WHERE assessment = ? ORDER BY question",
        (assessment,),
    )
    return [(_draft_answer(row), str(row["saved_utc"])) for row in rows]


def list_recorded(vault: Vault, assessment: str) -> frozenset[str]:
    """The questions whose answers stand in the record, drafts left aside."""
    return frozenset(list_recorded_answers(vault, assessment))


def put_draft(assessment: str, answer: Answer, saved_utc: str) -> Put:
    """The row that keeps an answer until its section is saved."""
    return Put(
        "draft",
        {
            "assessment": assessment,
            "question": answer.question,
            "answer_json": json_text(answer_body(answer)),
            "saved_utc": saved_utc,
        },
    )


def remove_drafts(assessment: str, questions: Sequence[str]) -> list[Change]:
    """The change that gives up drafts, once they stand in the ledger."""
    return [Remove("draft", {"assessment": assessment, "question": q}) for q in questions]


def list_evidence(vault: Vault, assessment: str, *, removed: bool = False) -> list[Evidence]:
    """An assessment's evidence in the order of its numbers; with ``removed``, only that."""
    rows = vault.read(
        "SELECT * FROM evidence WHERE assessment = ? AND removed = ? ORDER BY length(id), id",
        (assessment, int(removed)),
    )
    return [
        Evidence(
            kind=EvidenceKind(row["kind"]),
            size_bytes=int(row["size_bytes"] or 0),
            **_texts(row, "id", "title", "marking", "reference", "sha256", "media_type"),
            **_texts(row, "dated", "added_utc"),
        )
        for row in rows
    ]


def list_overrides(vault: Vault, assessment: str) -> list[Override]:
    """Why each warning was passed over, by check and question."""
    rows = vault.read(
        "SELECT check_id, question, reason, marking, officer_name, at_utc, about"
        " FROM check_override WHERE assessment = ? ORDER BY check_id, question",
        (assessment,),
    )
    return [
        Override(
            check=str(row["check_id"]),
            **_texts(row, "question", "reason", "marking", "officer_name", "at_utc", "about"),
        )
        for row in rows
    ]


def list_decisions(
    vault: Vault, assessment: str, *, version: int | None = None, origin: str = ""
) -> list[Decision]:
    """Decisions in their order; all versions when none is named.

    ``origin`` is the id of the author's vault, or "" for this one.
    """
    condition = "" if version is None else "AND version = ?"
    values = (origin, assessment) if version is None else (origin, assessment, version)
    rows = vault.read(
        f"SELECT * FROM decision WHERE vault = ? AND assessment = ? {condition}"
        " ORDER BY version, number",
        values,
    )
    return [_decision(row) for row in rows]


def list_summaries(
    vault: Vault,
    *,
    states: Sequence[State],
    author: str,
    partner: str,
    limit: int,
    but_of: str = "",
) -> list[AssessmentSummary]:
    """Assessments with these states, last saved first; an empty argument asks for nothing.

    Those of the author ``but_of`` are left out.
    """
    ids = circle(vault, partner) if partner else ("",)
    found = [
        summary
        for state in states or tuple(State)
        for one in ids
        for summary in _list_state(vault, state, author, one, limit, but_of)
    ]
    found.sort(key=lambda summary: (summary.saved_utc, summary.id), reverse=True)
    return found[: max(0, limit)]


def _list_state(
    vault: Vault, state: State, author: str, partner: str, limit: int, but_of: str
) -> list[AssessmentSummary]:
    """The newest with one state: a page of an index, however many there are."""
    conditions = ["a.state = ?", "a.author <> ''", "a.author <> ?"]
    values: list[SqlValue] = [state.value, but_of]
    for column, wanted in (("author", author), ("partner", partner)):
        if wanted:
            conditions.append(f"a.{column} = ?")
            values.append(wanted)
    rows = vault.read(
        "SELECT a.*, coalesce(h.name, p.name, '') AS partner_name,"
        " coalesce((SELECT max(saved_utc) FROM draft WHERE assessment = a.id), '') AS drafted_utc"
        " FROM assessment a LEFT JOIN partner p ON p.id = a.partner"
        " LEFT JOIN partner h ON h.id = p.merged_into"
        f" WHERE {' AND '.join(conditions)} ORDER BY a.saved_utc DESC, a.id DESC LIMIT ?",
        (*values, max(0, limit)),
    )
    return [_summary(row) for row in rows]


def list_ratings(vault: Vault, partner: str) -> list[Rating]:
    """How the assessments of a partner came out, oldest first."""
    ids = circle(vault, partner)
    rows = vault.read(
        f"SELECT * FROM assessment WHERE partner IN ({marks(ids)}) AND submitted_utc <> ''"
        " ORDER BY submitted_utc, id",
        ids,
    )
    return [
        Rating(
            assessment=str(row["id"]),
            on=str(row["submitted_utc"])[:10],
            state=State(row["state"]),
            **_texts(row, "title", "marking", "baseline", "residual", "determination"),
            **_texts(row, "author_name"),
        )
        for row in rows
    ]


def _saved_answers(vault: Vault, assessment: str) -> dict[str, Answer]:
    rows = vault.read_tuples(
        "SELECT question, value_json, text, marking, evidence FROM answer WHERE assessment = ?",
        (assessment,),
    )
    return {str(row[0]): answer_of_row(row) for row in rows}


def list_recorded_answers(vault: Vault, assessment: str) -> dict[str, Answer]:
    """The answers as the record holds them, those that say something, drafts left aside."""
    found = _saved_answers(vault, assessment)
    return {question: given for question, given in found.items() if not given.is_empty}


def _draft_answer(row: _Row) -> Answer:
    return answer_of(msgspec.json.decode(str(row["answer_json"])))


def _with_evidence(answer: Answer, known: set[str]) -> Answer:
    """The answer without evidence that was removed; restored, it is cited again."""
    if all(item in known for item in answer.evidence):
        return answer
    cited = tuple(item for item in answer.evidence if item in known)
    return Answer(answer.question, answer.value, answer.text, answer.marking, cited)


def _baseline_values(row: _Row) -> dict[str, str]:
    text = str(row["baseline_values"])
    return msgspec.json.decode(text, type=dict[str, str]) if text else {}


def _decision(row: _Row) -> Decision:
    conditions = msgspec.json.decode(str(row["conditions"]), type=tuple[Condition, ...])
    return Decision(
        outcome=Outcome(row["outcome"]),
        conditions=conditions,
        no_interest=bool(row["no_interest"]),
        **_beside_reasons(row),
        **_texts(row, "authority", "reasons", "marking", "officer", "officer_name", "at_utc"),
        **_texts(row, "ledger_head"),
    )


class _BesideReasons(msgspec.Struct, frozen=True):
    """What a decision says beside its reasons and conditions."""

    points: tuple[Point, ...] = ()
    against: bool = False
    dissents: tuple[Dissent, ...] = ()
    acting: str = ""


def _beside_reasons(row: _Row) -> dict[str, Any]:
    """Points alone stand as a list, as they did before a decision could say anything else."""
    text = str(row["points"])
    if not text.startswith("{"):
        points = msgspec.json.decode(text, type=tuple[Point, ...]) if text else ()
        return {"points": points}
    return msgspec.structs.asdict(msgspec.json.decode(text, type=_BesideReasons))


def _summary(row: _Row) -> AssessmentSummary:
    return AssessmentSummary(
        version=int(row["version"] or 0),
        state=State(row["state"]),
        saved_utc=max(str(row["saved_utc"]), str(row["drafted_utc"])),
        **_texts(row, "id", "title", "marking", "partner", "partner_name", "exchange", "author"),
        **_texts(row, "author_name", "created_utc", "submitted_utc", "closed_utc"),
        **_texts(row, "returned_reason", "baseline", "residual", "country", "after_state"),
        **_texts(row, "standing", "follows", "valid_until", "lapsed_on"),
        kind=AssessmentKind(row["kind"] or AssessmentKind.CASE.value),
    )


def _texts(row: _Row, *names: str) -> dict[str, Any]:
    return {name: str(row[name]) for name in names}
