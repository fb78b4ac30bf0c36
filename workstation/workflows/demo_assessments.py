"""Answering, locking and submitting the demonstration's assessments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workstation.domain.assessment import Answer, AnswerValue
from workstation.workflows import assessments, packets
from workstation.workflows.demo_data import StoryClock, Teller, load
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

METHODOLOGY = "acmfea-2019"


@dataclass(slots=True)
class Desk:
    """An assessment that is being filled in, with its evidence by name."""

    session: Session
    teller: Teller
    assessment: str
    folder: Path
    evidence: dict[str, str] = field(default_factory=dict)

    def answer(self, question: str, item: Mapping[str, Any]) -> None:
        """Give one answer as the data file has it."""
        cited = tuple(self._evidence(name) for name in item.get("evidence", ()))
        assessments.answer(
            self.session,
            self.assessment,
            Answer(
                question,
                self._value(item),
                self.teller.own_text(item),
                item.get("marking", ""),
                cited,
            ),
        )

    def _value(self, item: Mapping[str, Any]) -> AnswerValue:
        if "rows" in item:
            return tuple(
                {name: self._cell(value) for name, value in row.items()} for row in item["rows"]
            )
        value = item.get("value")
        if isinstance(value, list):
            return tuple(value)
        return self.teller.text(value) if value else None

    def _cell(self, value: str | Mapping[str, str]) -> str:
        if isinstance(value, str) and value.startswith("{"):
            name = value.strip("{}")
            if name in load("evidence"):
                return self._evidence(name)
        return self.teller.text(value)

    def _evidence(self, name: str) -> str:
        """The id of a piece of evidence, added when it is first needed."""
        if name not in self.evidence:
            data = load("evidence")[name]
            path = self.folder / f"{name}.txt"
            path.write_text(self.teller.text(data["text"]) + "\n", encoding="utf-8")
            self.evidence[name] = assessments.add_evidence_file(
                self.session,
                self.assessment,
                path,
                title=self.teller.text(data["title"]),
                marking=data["marking"],
            ).id
        return self.evidence[name]


def answers_of(story: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The answers of one assessment of the story: its base, changed."""
    answers: dict[str, Mapping[str, Any]] = dict(load(story["base"]))
    for question, item in story.get("change", {}).items():
        if item.get("drop"):
            answers.pop(question, None)
        else:
            answers[question] = {**_kept(answers.get(question, {})), **item}
    return answers


def _kept(before: Mapping[str, Any]) -> dict[str, Any]:
    """What a change leaves as it was."""
    return {name: value for name, value in before.items() if name == "evidence"}


def fill_in(
    session: Session, teller: Teller, clock: StoryClock, story: Mapping[str, Any], folder: Path
) -> str:
    """Answer an assessment as far as the story goes; lock its baseline when it is complete.

    Returns:
        The assessment's id.
    """
    clock.move_to(teller.day(story["on"]))
    methodology = story.get("methodology", METHODOLOGY)
    made = assessments.new_assessment(session, teller.ids[story["partner"]], methodology)
    teller.ids[story["key"]] = made.id
    desk = Desk(session, teller, made.id, folder)
    answers = answers_of(story)
    locked = False
    for section in get_methodology(methodology).sections:
        wanted = [
            question.id
            for question in section.questions
            if question.id in answers and _in_story(story, section.id, question.id)
        ]
        if wanted and section.opens_when is not None and not locked:
            assessments.lock_baseline(session, made.id)
            locked = True
        for question in wanted:
            desk.answer(question, answers[question])
        if wanted:
            assessments.save_section(session, made.id, section.id)
    return made.id


def submit(session: Session, teller: Teller, assessment: str, folder: Path) -> Path:
    """Sign as author."""
    out = folder / f"{assessment}.pdf"
    return packets.submit(session, assessment, out, language=teller.language)


def _in_story(story: Mapping[str, Any], section: str, question: str) -> bool:
    if "sections" not in story:
        return True
    return section in story["sections"] or question in story.get("extra", ())
