"""Checks of answers against one another: limbs, persons, evidence, measures."""

from collections.abc import Iterator
from typing import Final

from workstation.domain.check_finding import Found, View
from workstation.domain.circumstances import persons_unrated
from workstation.domain.condition import holds
from workstation.domain.consent import missing_consents
from workstation.domain.contradiction import limbs_disagree, persons_above
from workstation.domain.measure import EVIDENCE_NUMBER, is_in_place, measure_rows, rows_of
from workstation.domain.methodology import (
    NO,
    NOT_APPLICABLE,
    UNABLE,
    YES,
    Question,
    QuestionKind,
    Section,
)

_LIKELY: Final = 4
"""The step of the likelihood from which harm is more likely than not."""
_UNLIKELY: Final = 2
_MOST_NAMED: Final = 5


def limbs_met(view: View) -> Iterator[Found]:
    """Every limb is met, and the finding is "no"; the person decides (B-3)."""
    if limbs_disagree(view.m, view.assessment) == NO:
        yield Found(view.place("substantial"), substance=NO)


def limb_not_met(view: View) -> Iterator[Found]:
    """A limb is not met, and the finding is "yes"; the person decides (B-3)."""
    if limbs_disagree(view.m, view.assessment) == YES:
        roles = ("personal", "present", "foreseeable", "real")
        unmet = [view.place(f"limb.{r}") for r in roles if view.value(f"limb.{r}") == NO]
        yield Found(view.place("substantial"), ", ".join(unmet), substance=YES)


def likelihood_against_limb(view: View) -> Iterator[Found]:
    """The step of the baseline and the limb "more likely than not" say different things (B-3)."""
    limb, asked = view.value("limb.likely"), view.place("limb.likely")
    step = view.facts.get("baseline.likelihood")
    if not isinstance(step, int) or view.value("baseline.likelihood") == UNABLE:
        return
    if limb == NO and step >= _LIKELY:
        yield Found(asked, str(step), substance=NO)
    if limb == YES and step <= _UNLIKELY:
        yield Found(asked, str(step), substance=YES, variant="remote")


def person_above_baseline(view: View) -> Iterator[Found]:
    """The exchange is rated as its worst person is (domain section 3)."""
    for question, worst in persons_above(view.m, view.assessment, view.facts):
        yield Found(question, str(worst))


def person_unrated(view: View) -> Iterator[Found]:
    """A person who could be affected has no rating of their own (domain section 3)."""
    unrated = persons_unrated(view.m, view.assessment)
    if unrated:
        named = ", ".join(name.strip() or "?" for name in unrated[:_MOST_NAMED])
        yield Found(view.place("person_ratings"), named, substance="\n".join(unrated))


def determination_without_evidence(view: View) -> Iterator[Found]:
    """The test was answered, and nothing under the risk or the test cites evidence (G-17)."""
    finding, asked = view.value("substantial"), view.place("substantial")
    if finding not in (YES, NO):
        return
    sections = [s for s in view.m.sections if s.baseline or s.id == _section(view, asked).id]
    if not any(_cites(view, question) for s in sections for question in s.questions):
        yield Found(asked, substance=str(finding))


def _section(view: View, question: str) -> Section:
    return view.m.section_of[question]


def _cites(view: View, question: Question) -> bool:
    answer = view.assessment.answers.get(question.id)
    if answer is None:
        return False
    rows = rows_of(answer)
    return bool(answer.evidence) or any(
        EVIDENCE_NUMBER.search(text) for row in rows for text in row.values()
    )


def measure_unmonitored(view: View) -> Iterator[Found]:
    """An assurance counts as a measure, and nobody is to check it by a day (G-15)."""
    for number, row in enumerate(measure_rows(view.m, view.assessment), 1):
        is_assurance = row.get("kind", "").startswith("assurance")
        if is_in_place(row) and is_assurance and not (row.get("verifier") and row.get("check_due")):
            yield Found(view.place("measures"), row=number)


def evidence_missing(view: View) -> Iterator[Found]:
    """The methodology says what to attach, and nothing is attached (G-17)."""
    for question_id, answer in view.assessment.answers.items():
        question = view.m.questions.get(question_id)
        if question is None or question.evidence is None or question.evidence_required:
            continue
        if question.kind is QuestionKind.ROWS or answer.is_empty or answer.evidence:
            continue
        if answer.value != NOT_APPLICABLE and not view.m.section_of[question_id].after_decision:
            yield Found(question_id)


def consent_missing(view: View) -> Iterator[Found]:
    """A portion of the exchange waits for those who originated it (B-36, B-37)."""
    question = view.m.by_role.get("consents")
    if question is None:
        return
    waiting = missing_consents(view.m, view.assessment.answers, view.circumstances.on)
    is_asked = holds(question.visible_when, view.assessment.answers, view.facts)
    at: dict[str, set[str]] = {}
    for portion in waiting:
        place = question.id if is_asked else portion.question
        at.setdefault(place, set()).update(portion.originators)
    for place, codes in at.items():
        yield Found(place, ", ".join(sorted(codes)), variant="" if is_asked else "not_asked")
