"""Reads the sections and questions of a methodology file."""

import re
from collections.abc import Collection, Mapping

from workstation.domain.methodology import (
    Choice,
    Column,
    Condition,
    Question,
    QuestionKind,
    Section,
)
from workstation.domain.methodology_condition import Placed, read_condition
from workstation.domain.methodology_names import ROLES
from workstation.domain.methodology_problem import KeyPath
from workstation.domain.methodology_reader import Reader
from workstation.domain.partner import SOURCE_KINDS, TIMELINE_KINDS

ChoiceSets = Mapping[str, tuple[Choice, ...]]

SCALES = ("severity", "likelihood")
MAX_QUESTIONS = 1000
_CHOICE_ID = "[a-z0-9][a-z0-9-]{0,39}"
_COLUMN_ID = "[a-z][a-z0-9_]{0,39}"
_INDICATOR = r"[a-z0-9][a-z0-9-]{0,39}(:[A-Za-z0-9_]{1,60})?"
_QUESTION_ID = r"\d{1,2}\.\d{1,3}"
_SECTION_ID = r"\d{1,2}"
_COLUMN_KINDS = tuple(
    kind.value for kind in QuestionKind if kind not in (QuestionKind.CHOICES, QuestionKind.ROWS)
)
_KINDS = {kind.value: kind for kind in QuestionKind}


class SectionReader:
    """Reads sections and remembers where ids and conditions stand, for the later checks."""

    def __init__(self, choice_sets: ChoiceSets, topics: Collection[str] = ()) -> None:
        self.choice_sets = choice_sets
        """The choices that several questions share, in the order of the file."""
        self.sets_used: set[str] = set()
        """Those of them that a question names."""
        self._topics = topics
        self._section_ids: set[str] = set()
        self.places: dict[str, KeyPath] = {}
        """Where each question stands."""
        self.conditions: list[tuple[Placed, tuple[str, ...]]] = []
        """Each condition with the ids of the questions that it opens or shows."""

    def section(self, reader: Reader) -> Section:
        """One section with its questions."""
        section_id = reader.string("id", pattern=_SECTION_ID)
        if section_id and section_id in self._section_ids:
            reader.report.add(reader.at("id"), "duplicate_id", value=section_id)
        self._section_ids.add(section_id)
        tables = reader.tables("question", required=True)
        questions = tuple(self._question(table, section_id) for table in tables)
        ids = tuple(question.id for question in questions)
        section = Section(
            id=section_id,
            title=reader.text("title"),
            short=reader.optional_text("short"),
            intro=reader.text("intro"),
            questions=questions,
            opens_when=self._condition(reader, "opens_when", ids),
            needed_when=self._condition(reader, "needed_when", ids),
            baseline=reader.flag("baseline"),
            after_decision=reader.flag("after_decision"),
        )
        reader.close()
        return section

    def _question(self, reader: Reader, section_id: str) -> Question:
        question_id = self._question_id(reader, section_id)
        kind = _KINDS.get(reader.one_of("kind", _KINDS, "unknown_kind"))
        question = Question(
            id=question_id,
            kind=kind or QuestionKind.TEXT,
            text=reader.text("text"),
            help=reader.text("help"),
            rule=reader.string("rule"),
            evidence=reader.optional_text("evidence"),
            choices=self._choices_for(reader, kind),
            scale=self._scale_for(reader, kind),
            columns=self._columns_for(reader, kind),
            required=reader.flag("required", default=True),
            reason=reader.flag("reason"),
            evidence_required=reader.flag("evidence_required"),
            allow_unable=reader.flag("allow_unable") or kind is QuestionKind.ANSWER,
            visible_when=self._condition(reader, "visible_when", (question_id,)),
            role=reader.one_of("role", ROLES, "unknown_role", required=False),
            knows=reader.strings("knows", TIMELINE_KINDS, "unknown_timeline", required=False),
            topics=reader.strings("knows_topics", self._topics, "unknown_topic", required=False),
            sources=reader.strings(
                "knows_sources", SOURCE_KINDS, "unknown_source_kind", required=False
            ),
            indicators=_indicators(reader),
        )
        reader.close()
        return question

    def _question_id(self, reader: Reader, section_id: str) -> str:
        question_id = reader.string("id", pattern=_QUESTION_ID)
        if question_id and question_id in self.places:
            reader.report.add(reader.at("id"), "duplicate_id", value=question_id)
        elif question_id and section_id and question_id.split(".")[0] != section_id:
            reader.report.add(
                reader.at("id"), "question_elsewhere", value=question_id, section=section_id
            )
        self.places.setdefault(question_id, reader.path)
        return question_id

    def _condition(self, reader: Reader, key: str, opens: tuple[str, ...]) -> Condition | None:
        table = reader.table(key, required=False)
        if table is None:
            return None
        condition = read_condition(table)
        self.conditions.append(((table.path, condition), opens))
        return condition

    def _choices_for(self, reader: Reader, kind: QuestionKind | None) -> tuple[Choice, ...]:
        if kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
            if reader.is_string("choices"):
                self.sets_used.add(reader.string("choices"))
            return read_choices(reader, self.choice_sets)
        return _not_for_kind(reader, "choices", kind)

    def _scale_for(self, reader: Reader, kind: QuestionKind | None) -> str:
        if kind is QuestionKind.SCALE:
            return reader.one_of("scale", SCALES, "unknown_scale")
        _not_for_kind(reader, "scale", kind)
        return ""

    def _columns_for(self, reader: Reader, kind: QuestionKind | None) -> tuple[Column, ...]:
        if kind is not QuestionKind.ROWS:
            return _not_for_kind(reader, "column", kind)
        seen: set[str] = set()
        return tuple(self._column(table, seen) for table in reader.tables("column", required=True))

    def _column(self, reader: Reader, seen: set[str]) -> Column:
        column_id = reader.string("id", pattern=_COLUMN_ID)
        if column_id and column_id in seen:
            reader.report.add(reader.at("id"), "duplicate_id", value=column_id)
        seen.add(column_id)
        kind = _KINDS.get(reader.one_of("kind", _COLUMN_KINDS, "unknown_kind"))
        column = Column(
            id=column_id,
            label=reader.own_text(),
            kind=kind or QuestionKind.TEXT,
            choices=self._choices_for(reader, kind),
            scale=self._scale_for(reader, kind),
            required=reader.flag("required"),
        )
        reader.close()
        return column


def _indicators(reader: Reader) -> tuple[str, ...]:
    """Datasets, each alone or with one of its codes."""
    named = reader.strings("knows_indicators", required=False)
    for place, one in enumerate(named):
        if not re.fullmatch(_INDICATOR, one):
            reader.report.add((*reader.at("knows_indicators"), place), "bad_id", value=one[:40])
    return named


def read_choices(reader: Reader, sets: ChoiceSets) -> tuple[Choice, ...]:
    """The choices of a question: a list of its own, or the name of a shared set."""
    if reader.is_string("choices"):
        name = reader.one_of("choices", sets, "unknown_choice_set")
        return sets.get(name, ())
    seen: set[str] = set()
    return tuple(_choice(table, seen) for table in reader.tables("choices", required=True))


def _choice(reader: Reader, seen: set[str]) -> Choice:
    choice_id = reader.string("id", pattern=_CHOICE_ID)
    if choice_id and choice_id in seen:
        reader.report.add(reader.at("id"), "duplicate_id", value=choice_id)
    seen.add(choice_id)
    choice = Choice(choice_id, reader.own_text(), reader.optional_text("short"))
    reader.close()
    return choice


def _not_for_kind(reader: Reader, key: str, kind: QuestionKind | None) -> tuple[()]:
    if reader.has(key) and kind is not None:
        reader.report.add(reader.at(key), "not_for_kind", value=key, kind=kind.value)
    return ()
