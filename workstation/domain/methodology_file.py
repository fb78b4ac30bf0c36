"""Reads and validates a methodology file, so that nothing half-right ever asks a question.

``parse`` gives a :class:`Methodology` or raises for the first problem; ``problems`` lists them
all. The format is closed: a key or value that the program does not know is a problem.
"""

import codecs
import hashlib
import itertools
import tomllib

from workstation.domain.assessment import AssessmentKind
from workstation.domain.error import BadInputError
from workstation.domain.methodology import (
    Authority,
    Choice,
    Floor,
    HardStop,
    Level,
    Methodology,
    MitigationPolicy,
    NoticeRule,
    ScaleStep,
    Topic,
)
from workstation.domain.methodology_check import check_whole
from workstation.domain.methodology_condition import Placed, read_when
from workstation.domain.methodology_faults import check_sense
from workstation.domain.methodology_kinds import CHECKS, STRENGTHS, CheckRule, KindText
from workstation.domain.methodology_lines import (
    MOST_DIGITS,
    line_at,
    line_of_long_number,
    line_too_deep,
    lines_of,
    syntax_of,
)
from workstation.domain.methodology_problem import Problem, Report, spell
from workstation.domain.methodology_question import ChoiceSets, SectionReader, read_choices
from workstation.domain.methodology_reader import Reader
from workstation.domain.officer import Role

MAX_BYTES = 1024 * 1024
"""Largest methodology file that is read."""

STAGES = ("submit", "approve", "release")
_LADDER = tuple(role.value for role in (Role.L1, Role.L2, Role.L3, Role.L4, Role.L5))
_NO_LEVELS = (("",) * 5,) * 5
"""Stands in for a matrix that cannot be read."""
_NAME = "[a-z0-9][a-z0-9-]{0,63}"
_VERSION = r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}"
_RULE_ID = "[A-Za-z0-9][A-Za-z0-9.-]{0,39}"


def parse(text: str, name: str = "") -> Methodology:
    """Read a methodology.

    Args:
        text: the file's text, with its line ends as they are in the file.
        name: the file's name, for messages.

    Raises:
        BadInputError: the first problem; its code, file, line and key say what to mend.
    """
    methodology, found = _read(text)
    if methodology is None or found:
        raise error_of(found[0], name)
    return methodology


def parse_bytes(data: bytes, name: str = "") -> Methodology:
    """Read a methodology from the bytes of its file. Raises as :func:`parse` does."""
    text = _decode(data)
    if isinstance(text, Problem):
        raise error_of(text, name)
    return parse(text, name)


def problems(text: str) -> tuple[Problem, ...]:
    """All problems of a methodology, in the order of their lines; none when it can be used."""
    return tuple(_read(text)[1])


def problems_of_bytes(data: bytes) -> tuple[Problem, ...]:
    """All problems of a methodology file, given its bytes."""
    text = _decode(data)
    return (text,) if isinstance(text, Problem) else problems(text)


def error_of(problem: Problem, name: str) -> BadInputError:
    """A problem as an error that names the file."""
    values: dict[str, object] = {"line": problem.line, "key": problem.key, **problem.data}
    return BadInputError(problem.code, file=name or None, place=problem.place or None, **values)


def _decode(data: bytes) -> str | Problem:
    if len(data) > MAX_BYTES:
        return _too_large(len(data))
    if data.startswith(codecs.BOM_UTF8):
        return Problem(1, "", "methodology.byte_order_mark")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(line, "", "methodology.not_utf8", {"byte": error.start + 1})


def _too_large(size: int) -> Problem:
    return Problem(0, "", "methodology.too_large", {"size": size, "high": MAX_BYTES})


def _read(text: str) -> tuple[Methodology | None, list[Problem]]:
    data = text.encode("utf-8")
    if len(data) > MAX_BYTES:
        return None, [_too_large(len(data))]
    tree = syntax_of(data)
    deep = line_too_deep(tree)
    if deep is not None:
        return None, [Problem(deep, "", "methodology.too_deep")]
    long = line_of_long_number(tree)
    if long is not None:
        return None, [Problem(long, "", "methodology.long_number", {"most": MOST_DIGITS})]
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [_syntax_problem(text, error)]
    except RecursionError:  # unclosed brackets: the grammar gives up on them, the parser does not
        return None, [Problem(1, "", "methodology.too_deep")]
    report = Report()
    methodology = _Assembler(table, report).methodology(hashlib.sha256(data).hexdigest())
    if not report.found:
        return methodology, []
    lines = lines_of(tree)
    found = [
        Problem(line_at(lines, path), spell(path), code, values)
        for path, code, values in report.found
    ]
    return None, sorted(found, key=lambda problem: problem.line)


def _syntax_problem(text: str, error: tomllib.TOMLDecodeError) -> Problem:
    """Line and column out of the parser's message, which Python 3.11 gives only in words."""
    words = str(error).rstrip(")").replace(",", "").split()
    numbers = dict(itertools.pairwise(words))
    line, column = numbers.get("line", ""), numbers.get("column", "")
    if line.isdigit() and column.isdigit():
        return Problem(int(line), "", "methodology.not_toml", {"column": int(column)})
    last = text.count("\n") + 1
    return Problem(last, "", "methodology.not_toml_end")


class _Assembler:
    """Builds a methodology out of the file's tables, noting problems on the way."""

    def __init__(self, table: dict[str, object], report: Report) -> None:
        self._reader = Reader(table, (), report)
        self._report = report
        self._conditions: list[Placed] = []
        self._has_matrix = self._reader.has("matrix")

    def methodology(self, sha256: str) -> Methodology:
        """The whole; of use only when the report stays empty."""
        top = self._reader
        topics = self._topics()
        sections = SectionReader(self._choice_sets(), [topic.id for topic in topics])
        methodology = Methodology(
            id=top.string("id", pattern=_NAME),
            version=top.string("version", pattern=_VERSION),
            title=top.text("title"),
            subtitle=top.text("subtitle"),
            authority_text=top.text("authority"),
            sections=tuple(sections.section(r) for r in top.tables("section", required=True)),
            severity=self._scale("severity"),
            likelihood=self._scale("likelihood"),
            levels=self._levels(),
            matrix=self._matrix() if self._has_matrix else (),
            hard_stops=tuple(self._hard_stop(r) for r in top.tables("hard_stop", required=True)),
            ladder=self._ladder(),
            floors=tuple(self._floor(r) for r in top.tables("floor", required=False)),
            notices=tuple(self._notice(r) for r in top.tables("notice", required=False)),
            mitigation=self._mitigation(),
            sheet_max_age_months=top.integer("sheet_max_age_months", 1, 120),
            topics=topics,
            sha256=sha256,
            kinds=self._kinds(),
            checks=self._checks(),
            sample_percent=top.integer("triage_sample_percent", 0, 100)
            if top.has("triage_sample_percent")
            else 0,
        )
        top.close()
        check_whole(methodology, sections, self._conditions, self._report)
        if not self._report.found:
            check_sense(methodology, sections, self._report)
        return methodology

    def _kinds(self) -> tuple[KindText, ...]:
        kinds: list[KindText] = []
        known = tuple(kind.value for kind in AssessmentKind)
        for reader in self._reader.tables("kind", required=False):
            kind = reader.one_of("id", known, "unknown_assessment_kind")
            self._unique(reader, kind, {each.id for each in kinds})
            kinds.append(
                KindText(
                    id=kind,
                    title=reader.text("title"),
                    intro=reader.text("intro"),
                    sections=reader.strings("sections", required=False),
                    valid_months=reader.integer("valid_months", 1, 60)
                    if reader.has("valid_months")
                    else 0,
                )
            )
            reader.close()
        return tuple(kinds)

    def _checks(self) -> tuple[CheckRule, ...]:
        checks: list[CheckRule] = []
        for reader in self._reader.tables("check", required=False):
            check = reader.one_of("id", CHECKS, "unknown_check")
            self._unique(reader, check, {each.id for each in checks})
            checks.append(
                CheckRule(
                    id=check,
                    strength=reader.one_of("strength", STRENGTHS, "unknown_strength"),
                    rule=reader.string("rule"),
                    words=reader.strings("words", required=False),
                )
            )
            reader.close()
        return tuple(checks)

    def _choice_sets(self) -> ChoiceSets:
        sets: dict[str, tuple[Choice, ...]] = {}
        for reader in self._reader.tables("choice_set", required=False):
            name = reader.string("id", pattern=_NAME)
            self._unique(reader, name, set(sets))
            sets[name] = read_choices(reader, {})
            reader.close()
        return sets

    def _topics(self) -> tuple[Topic, ...]:
        topics: list[Topic] = []
        for reader in self._reader.tables("topic", required=False):
            topic = reader.string("id", pattern=_NAME)
            self._unique(reader, topic, {each.id for each in topics})
            label = reader.text("label")
            topics.append(Topic(topic, label, reader.strings("words", required=True)))
            reader.close()
        return tuple(topics)

    def _scale(self, key: str) -> tuple[ScaleStep, ...]:
        steps = []
        readers = self._reader.tables(key, required=self._has_matrix)
        for index, reader in enumerate(readers):
            value = reader.integer("value", 1, 5)
            if value != index + 1:
                self._report.add(reader.at("value"), "scale_order", value=value, next=index + 1)
            step = ScaleStep(value, reader.text("label"), reader.text("short"), reader.text("help"))
            reader.close()
            steps.append(step)
        if readers and len(readers) != 5:
            self._report.add((key,), "scale_length", value=len(readers))
        return tuple(steps)

    def _levels(self) -> tuple[Level, ...]:
        levels: list[Level] = []
        for reader in self._reader.tables("level", required=True):
            level_id = reader.string("id", pattern=_NAME)
            self._unique(reader, level_id, {level.id for level in levels})
            label, letter = reader.text("label"), reader.text("letter")
            levels.append(Level(level_id, label, letter, reader.flag("demands_test")))
            reader.close()
        return tuple(levels)

    def _matrix(self) -> tuple[tuple[str, ...], ...]:
        rows = self._reader.raw("matrix")
        if not isinstance(rows, list) or len(rows) != 5:
            self._report.add(("matrix",), "matrix_shape")
            return _NO_LEVELS
        for index, row in enumerate(rows):
            if not (
                isinstance(row, list) and len(row) == 5 and all(isinstance(c, str) for c in row)
            ):
                self._report.add(("matrix", index), "matrix_shape")
                return _NO_LEVELS
        return tuple(tuple(row) for row in rows)

    def _hard_stop(self, reader: Reader) -> HardStop:
        stop = HardStop(
            id=reader.string("id", pattern=_RULE_ID),
            rule=reader.string("rule"),
            stages=reader.strings("stages", STAGES, "unknown_stage", required=True),
            when=read_when(reader, self._conditions),
            title=reader.text("title"),
            text=reader.text("text"),
            question=reader.string("question", required=False),
        )
        reader.close()
        return stop

    def _ladder(self) -> tuple[Authority, ...]:
        ladder: list[Authority] = []
        for reader in self._reader.tables("ladder", required=True):
            step = reader.one_of("id", _LADDER, "unknown_authority")
            self._unique(reader, step, {authority.id for authority in ladder})
            title = reader.text("title")
            approves = reader.strings("approves", required=True)
            designated = reader.flag("designated_for_use")
            ladder.append(Authority(step, title, approves, designated))
            reader.close()
        return tuple(ladder)

    def _floor(self, reader: Reader) -> Floor:
        floor = Floor(
            rule=reader.string("rule"),
            at_least=reader.string("at_least"),
            when=read_when(reader, self._conditions),
            text=reader.text("text"),
        )
        reader.close()
        return floor

    def _notice(self, reader: Reader) -> NoticeRule:
        notice = NoticeRule(
            id=reader.string("id", pattern=_RULE_ID),
            rule=reader.string("rule"),
            to=reader.text("to"),
            due=reader.text("due"),
            when=read_when(reader, self._conditions),
        )
        reader.close()
        return notice

    def _mitigation(self) -> MitigationPolicy:
        reader = self._reader.table("mitigation")
        if reader is None:
            return MitigationPolicy(0, 0, 1, 0)
        if self._has_matrix:
            policy = MitigationPolicy(
                max_likelihood_steps=reader.integer("max_likelihood_steps", 0, 4),
                max_severity_steps=reader.integer("max_severity_steps", 0, 4),
                caveat_max_severity=reader.integer("caveat_max_severity", 1, 5),
                broken_penalty=reader.integer("broken_penalty", 0, 4),
            )
        else:
            most = reader.integer("max_level_steps", 0, 4)
            policy = MitigationPolicy(0, 0, 1, reader.integer("broken_penalty", 0, 4), most)
        reader.close()
        return policy

    def _unique(self, reader: Reader, value: str, taken: set[str]) -> None:
        if value and value in taken:
            self._report.add(reader.at("id"), "duplicate_id", value=value)
