"""What readers say at the questions of an assessment, in threads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; ``id`` is ``C-001``, and ``thread`` the id of the comment that began it."""

    id: str
    thread: str
    assessment: str
    question: str
    version: int
    text: str
    marking: str
    officer: str
    officer_name: str
    at_utc: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers, oldest first, and whether it is settled."""

    id: str
    question: str
    comments: tuple[Comment, ...]
    resolved: bool = False
    resolved_by: str = ""
    resolved_utc: str = ""
