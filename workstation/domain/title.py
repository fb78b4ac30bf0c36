"""What an assessment is called in lists and on its cover."""

from collections.abc import Mapping
from typing import Final

from workstation.domain.assessment import Answer, AssessmentKind
from workstation.domain.methodology import Methodology
from workstation.domain.text import is_written

LONGEST: Final = 120
"""A summary that stands for a title is cut at a word before this many characters."""


def title_of(
    m: Methodology, kind: AssessmentKind, answers: Mapping[str, Answer]
) -> tuple[str, str]:
    """The title and its portion mark; both empty while there is none.

    A kind that is not asked for a title is called by the first line of its first summary.
    """
    question = m.by_role.get("title")
    if question is None:
        return "", ""
    if m.asks(m.section_of[question.id].id, kind.value):
        given = answers.get(question.id)
        return (given.text, given.marking) if given else ("", "")
    for each in m.questions.values():
        given = answers.get(each.id)
        if each.role == "summary" and given is not None and is_written(given.text):
            return _first_line(given.text), given.marking
    return "", ""


def _first_line(text: str) -> str:
    line = text.strip().splitlines()[0]
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
