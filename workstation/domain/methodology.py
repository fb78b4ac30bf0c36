"""A methodology as values: sections, questions, scales, matrix, hard stops, ladder, notices.

The file format is TOML (``resources/methodologies``); :mod:`workstation.domain.methodology_file`
reads and validates it. Rules are the closed set of :class:`Condition` forms, never code.
"""

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from workstation.domain.methodology_kinds import CheckRule, KindText
from workstation.domain.text import Text


class QuestionKind(Enum):
    """How a question is answered; the wizard has one widget for each."""

    ANSWER = "answer"
    """Yes, no, unable to determine, not applicable."""
    CHOICE = "choice"
    """Exactly one of the question's choices."""
    CHOICES = "choices"
    """Any number of the question's choices."""
    SCALE = "scale"
    """One step of the severity or likelihood scale."""
    TEXT = "text"
    """A portion-marked text and nothing else."""
    DATE = "date"
    """A calendar date, YYYY-MM-DD."""
    ROWS = "rows"
    """A table with one row per person, allegation, measure or source."""


YES = "yes"
NO = "no"
UNABLE = "unable"
NOT_APPLICABLE = "na"
ANSWER_SCALE: tuple[str, ...] = (YES, NO, UNABLE, NOT_APPLICABLE)


class Form(Enum):
    """The closed set of condition forms."""

    QUESTION = "question"
    """An answer compared with values."""
    FACT = "fact"
    """A fact that the program computes, compared with values."""
    ALL = "all"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Condition:
    """A declarative rule, true or false for an assessment.

    ``QUESTION`` and ``FACT`` compare ``subject`` with exactly one of ``any_of`` (the value, or
    one of several values, is among these), ``none_of`` (it is answered and not among these),
    ``at_least`` (a number that large), ``answered`` (whether there is any answer).
    ``ALL``, ``ANY`` and ``NONE`` combine ``parts``. An unanswered question matches neither
    ``any_of`` nor ``none_of`` nor ``at_least``.
    """

    form: Form
    subject: str = ""
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    at_least: int | None = None
    answered: bool | None = None
    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    id: str
    label: Text
    short: Text | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a ``ROWS`` question. ``kind`` is answer, choice, scale, text or date."""

    id: str
    label: Text
    kind: QuestionKind
    choices: tuple[Choice, ...] = ()
    scale: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """What entries of the record may be about: those with a word that begins as one of these."""

    id: str
    label: Text
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the instrument.

    Attributes:
        id: number as printed and shown, for example ``8.3``; unique in the methodology.
        kind: how it is answered.
        text: the question, one sentence.
        help: what to consider, in words.
        rule: where the duty comes from, for example ``Directions s.1(4); B-7``.
        evidence: what should be attached.
        choices: for ``CHOICE`` and ``CHOICES``.
        scale: for ``SCALE``: ``severity`` or ``likelihood``.
        columns: for ``ROWS``.
        required: whether it must be answered before signing (when visible).
        reason: whether a written, marked reason is required with the answer.
        evidence_required: whether at least one piece of evidence is required.
        allow_unable: whether "unable to determine" is offered (always for ``ANSWER``).
        visible_when: shown and counted only when true; None is always.
        role: what the program uses the answer for; see ``ROLES``.
        knows: kinds of timeline entry that bear on this question, for *What we know*.
        topics: ids of topics that incidents, assurances and their checks are narrowed to.
        sources: kinds of source that bear on it; every kind when empty.
        indicators: datasets, or ``dataset:code``, whose values bear on it.
    """

    id: str
    kind: QuestionKind
    text: Text
    help: Text
    rule: str
    evidence: Text | None = None
    choices: tuple[Choice, ...] = ()
    scale: str = ""
    columns: tuple[Column, ...] = ()
    required: bool = True
    reason: bool = False
    evidence_required: bool = False
    allow_unable: bool = False
    visible_when: Condition | None = None
    role: str = ""
    knows: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the wizard and one chapter of the document.

    ``opens_when`` locks the section until true (for example until the baseline is locked).
    ``needed_when`` greys it out as "not needed" when false.
    ``after_decision`` marks the section that is filled in after release (14).
    """

    id: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]
    short: Text | None = None
    opens_when: Condition | None = None
    needed_when: Condition | None = None
    baseline: bool = False
    after_decision: bool = False


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One step, 1 to 5, of a scale."""

    value: int
    label: Text
    short: Text
    help: Text


@dataclass(frozen=True, slots=True)
class Level:
    """One value of the matrix: low, medium, high, or ``substantial?`` which only asks."""

    id: str
    label: Text
    letter: Text
    demands_test: bool = False


@dataclass(frozen=True, slots=True)
class HardStop:
    """Something that stops a step at every level, whoever asks.

    ``stages`` is a subset of ``submit``, ``approve``, ``release``. The stop holds when ``when``
    is true at that stage. ``question`` is where it can be mended, or empty.
    """

    id: str
    rule: str
    stages: tuple[str, ...]
    when: Condition
    title: Text
    text: Text
    question: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """One step of the approval ladder, lowest first."""

    id: str
    title: Text
    approves: tuple[str, ...]
    """Risk levels (of the residual) that this authority may approve."""
    designated_for_use: bool = False
    """Whether the senior official designated for exceptional uses stands here (B-10(c))."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least authority that may decide when ``when`` is true."""

    rule: str
    at_least: str
    when: Condition
    text: Text


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """Who must be told when ``when`` is true after a decision (B-12)."""

    id: str
    rule: str
    to: Text
    due: Text
    when: Condition


@dataclass(frozen=True, slots=True)
class MitigationPolicy:
    """How much credit measures can earn (domain section 10).

    Attributes:
        max_likelihood_steps: most steps all measures together may take off the likelihood.
        max_severity_steps: most steps off the severity.
        caveat_max_severity: a caveat alone moves no severity at or above this.
        broken_penalty: steps of credit lost per broken assurance of this partner.
        max_level_steps: most levels that all measures together may take off, where there is no
            matrix; the first three then say nothing.
    """

    max_likelihood_steps: int
    max_severity_steps: int
    caveat_max_severity: int
    broken_penalty: int
    max_level_steps: int = 0


@dataclass(frozen=True)
class Methodology:
    """A whole methodology, validated.

    ``sha256`` is the digest of the file's bytes and pins what an assessment was made under.
    """

    id: str
    version: str
    title: Text
    subtitle: Text
    authority_text: Text
    sections: tuple[Section, ...]
    severity: tuple[ScaleStep, ...]
    likelihood: tuple[ScaleStep, ...]
    levels: tuple[Level, ...]
    matrix: tuple[tuple[str, ...], ...]
    """``matrix[severity - 1][likelihood - 1]`` is a level id; empty where a person chooses it."""
    hard_stops: tuple[HardStop, ...]
    ladder: tuple[Authority, ...]
    floors: tuple[Floor, ...]
    notices: tuple[NoticeRule, ...]
    mitigation: MitigationPolicy
    sheet_max_age_months: int
    topics: tuple[Topic, ...] = ()
    sha256: str = field(default="")
    kinds: tuple[KindText, ...] = ()
    """The kinds of assessment; when there are none, it is for the case of an exchange alone."""
    checks: tuple[CheckRule, ...] = ()
    sample_percent: int = 0
    """How many in a hundred of the triages that were closed a second reader looks at."""

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in order."""
        return {q.id: q for s in self.sections for q in s.questions}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section that each question id stands in."""
        return {q.id: s for s in self.sections for q in s.questions}

    @cached_property
    def by_role(self) -> dict[str, Question]:
        """The question with each role; the first one for ``summary``."""
        found: dict[str, Question] = {}
        for question in self.questions.values():
            if question.role:
                found.setdefault(question.role, question)
        return found

    @cached_property
    def baseline_question(self) -> Question | None:
        """Where the baseline is rated, and waits to be locked."""
        return self.by_role.get("baseline.severity") or self.by_role.get("baseline.level")

    def level(self, level_id: str) -> Level:
        """The level with this id; KeyError when the methodology has none."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(level_id)

    def kind(self, kind_id: str) -> KindText | None:
        """What a kind of assessment asks; None when it cannot be made under this methodology."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def asks(self, section: str, kind_id: str | None) -> bool:
        """Whether a section counts for a kind of assessment; a kind that names none asks all.

        What an abbreviated one does not ask, it takes from the standing one.
        """
        kind = self.kind(kind_id) if kind_id else None
        if kind is None or not kind.sections or section in kind.sections:
            return True
        standing = self.kind("standing")
        return kind.id == "abbreviated" and standing is not None and section in standing.sections
