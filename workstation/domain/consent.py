"""Whose consent a portion of the exchange waits for: the third-party rule (B-36, B-37)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain import dates
from workstation.domain.assessment import Answer
from workstation.domain.mark import UNNAMED, MarkError
from workstation.domain.mark_parser import read_mark
from workstation.domain.measure import rows_of
from workstation.domain.methodology import YES, Methodology
from workstation.domain.text import is_written

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Portion:
    """A portion of the exchange that others originated.

    Attributes:
        question: where the portion stands.
        originators: who has to agree: country codes, or ``FGI`` or ``ORCON`` where the mark
            names nobody.
    """

    question: str
    originators: tuple[str, ...]


def third_party_portions(m: Methodology, answers: Mapping[str, Answer]) -> tuple[Portion, ...]:
    """Portions of the exchange that only their originator may pass on.

    The exchange is described in the section that asks for the originator's consent.
    """
    question = m.by_role.get("originator_consent")
    if question is None:
        return ()
    described = (answers.get(q.id) for q in m.section_of[question.id].questions)
    found = ((each.question, _originators(each.marking)) for each in described if each)
    return tuple(Portion(place, named) for place, named in found if named)


def missing_consents(m: Methodology, answers: Mapping[str, Answer], on: str) -> tuple[Portion, ...]:
    """Portions that wait for a consent, each with those who have not agreed yet.

    Under a methodology that records consents one by one, each originator needs a row that names
    them, with reference, date and scope; before, one answer spoke for all.

    Args:
        m: the methodology.
        answers: those that count.
        on: the day of the check, YYYY-MM-DD; a consent of a later day is not given yet.
    """
    portions = third_party_portions(m, answers)
    consents = m.by_role.get("consents")
    if consents is None:
        consent = answers.get(m.by_role["originator_consent"].id) if portions else None
        return () if consent is not None and consent.value == YES else portions
    given = [row for row in rows_of(answers.get(consents.id)) if _is_complete(row, on)]
    named = {code for portion in portions for code in portion.originators}
    left = ((each.question, tuple(_waiting(each, given, named))) for each in portions)
    return tuple(Portion(place, who) for place, who in left if who)


def _originators(marking: str) -> tuple[str, ...]:
    """Who must agree: those that the mark names, or that somebody must where it names nobody."""
    if not marking:
        return ()
    try:
        found = read_mark(marking).originators
    except MarkError:
        return ()
    return tuple(code for code in found if code not in UNNAMED) or found


def _is_complete(row: Mapping[str, str], on: str) -> bool:
    """Whether a row says who agreed, when, under which reference and to what (B-37)."""
    given = dates.parse(row.get("on", ""))
    today = dates.parse(on)
    if given is None or (today is not None and given > today):
        return False
    return all(is_written(row.get(field, "")) for field in ("originator", "reference", "scope"))


def _waiting(
    portion: Portion, given: Sequence[Mapping[str, str]], named: set[str]
) -> Iterator[str]:
    """Originators of a portion without a row of their own: one row never speaks for two."""
    for code in portion.originators:
        others = named - {code}
        rows = (row for row in given if not others & _names(row))
        if not any(code in UNNAMED or code in _names(row) for row in rows):
            yield code


def _names(row: Mapping[str, str]) -> set[str]:
    """The words of an originator's name, so that "USA, CIA" names USA."""
    return {word.upper() for word in _WORD.findall(row.get("originator", ""))}
