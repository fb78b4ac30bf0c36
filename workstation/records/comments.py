"""Comments at the questions of an assessment, in threads."""

from collections.abc import Mapping
from typing import Any

from workstation.domain.comment import Comment, Thread
from workstation.vault.store import SqlValue, Vault


def list_threads(vault: Vault, assessment: str) -> list[Thread]:
    """Every thread with its comments, the oldest first."""
    comments: dict[str, list[Comment]] = {}
    rows = vault.read(
        "SELECT * FROM comment WHERE assessment = ? ORDER BY length(id), id", (assessment,)
    )
    for row in rows:
        comment = _comment(row)
        comments.setdefault(comment.thread, []).append(comment)
    states = {
        str(row["thread"]): row
        for row in vault.read("SELECT * FROM comment_thread WHERE assessment = ?", (assessment,))
    }
    return [_thread(states[thread], tuple(said)) for thread, said in comments.items()]


def find_thread(vault: Vault, assessment: str, thread: str) -> Thread | None:
    """One thread by the id of the comment that began it."""
    return next((one for one in list_threads(vault, assessment) if one.id == thread), None)


def next_comment_id(vault: Vault, assessment: str) -> str:
    """The number of the next comment: ``C-001`` for the first."""
    rows = vault.read("SELECT count(*) AS n FROM comment WHERE assessment = ?", (assessment,))
    return f"C-{int(rows[0]['n'] or 0) + 1:03d}"


def _comment(row: Mapping[str, SqlValue]) -> Comment:
    said: dict[str, Any] = {
        name: int(row[name] or 0) if name == "version" else str(row[name])
        for name in Comment.__dataclass_fields__
    }
    return Comment(**said)


def _thread(row: Mapping[str, SqlValue], comments: tuple[Comment, ...]) -> Thread:
    return Thread(
        id=str(row["thread"]),
        question=str(row["question"]),
        comments=comments,
        resolved=bool(row["resolved"]),
        resolved_by=str(row["resolved_by"]),
        resolved_utc=str(row["resolved_utc"]),
    )
