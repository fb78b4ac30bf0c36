"""What a well-formed methodology may still get wrong: parts that can never come into play.

Looked for only in a file without simpler problems, so that one mistake is named once.
"""

from collections.abc import Iterator, Mapping

from workstation.domain.condition import leaves_of
from workstation.domain.methodology import Condition, Form, Methodology, Question, Section
from workstation.domain.methodology_logic import Possible, given_levels, kinds_of
from workstation.domain.methodology_problem import KeyPath, Report
from workstation.domain.methodology_question import SectionReader
from workstation.domain.rating import level_index

_EARLY = frozenset({"assessment.kind", "assessment.subject", "persons.count"})
"""Facts that are known before the baseline is computed."""

_SHAPES_BASELINE = (
    "baseline.likelihood",
    "baseline.severity",
    "baseline.level",
    "person_ratings",
)
_MUST_BE_ANSWERED = (
    *_SHAPES_BASELINE[:3],
    "substantial",
    "mitigable",
    "recommendation",
    "basis",
)
_OFFERS_UNABLE = (*_SHAPES_BASELINE[:3], "residual.level")
_BEHIND_LOCK = ("measures", "residual.level", "substantial", "mitigable")
_OF_EVERY_KIND = ("substantial", "recommendation", "basis")

_ROLES_OF_CHECKS: Mapping[str, tuple[str, ...]] = {
    "limbs_met": ("limb.personal", "limb.present", "limb.foreseeable", "limb.real"),
    "limb_not_met": ("limb.personal", "limb.present", "limb.foreseeable", "limb.real"),
    "likelihood_against_limb": ("limb.likely", "baseline.likelihood"),
    "person_above_baseline": ("person_ratings",),
    "person_unrated": ("persons", "person_ratings"),
    "sheet_not_current": ("entity_sheet",),
    "severity_below_documented": ("baseline.severity",),
    "name_in_triage": ("triage.individual",),
}
"""Roles without which a check never finds anything."""

_ROLES_OF_KINDS: Mapping[str, str] = {"triage": "triage.reason", "use": "tainted.applies"}


def check_sense(m: Methodology, sections: SectionReader, report: Report) -> None:
    """Note what can never hold, never open, never be reached or never be approved."""
    places = sections.places
    _check_shown(m, places, report)
    _check_rules(m, report)
    _check_levels(m, report)
    _check_ladder(m, places, report)
    _check_baseline(m, places, report)
    _check_kinds(m, report)
    _check_checks(m, report)
    _check_use(m, sections, report)


def _check_shown(m: Methodology, places: Mapping[str, KeyPath], report: Report) -> None:
    """Every section is needed and opens sometimes; every question is shown sometimes."""
    for index, section in enumerate(m.sections):
        kinds = [kind for kind in kinds_of(m) if m.asks(section.id, kind)]
        if not kinds:
            report.add(("section", index), "section_never_asked", value=section.id)
            continue
        asked = Condition(Form.FACT, "assessment.kind", any_of=tuple(kinds))
        for name, condition in (
            ("needed_when", section.needed_when),
            ("opens_when", section.opens_when),
        ):
            if condition and not Possible(m).together([asked, section.needed_when, condition]):
                report.add(("section", index, name), "section_never", value=section.id)
        if section.after_decision and Possible(m, before_decision=True).together(
            [section.opens_when]
        ):
            report.add(("section", index, "opens_when"), "after_too_early", value=section.id)
        for question in section.questions:
            shown = [asked, section.needed_when, question.visible_when]
            if question.visible_when and not Possible(m).together(shown):
                path = (*places[question.id], "visible_when")
                report.add(path, "question_never", value=question.id)


def _check_rules(m: Methodology, report: Report) -> None:
    """Every rule holds sometimes, and no hard stop always."""
    for index, stop in enumerate(m.hard_stops):
        path: KeyPath = ("hard_stop", index, "when")
        possible = Possible(m, before_decision=stop.stages == ("submit",))
        if not possible.together([stop.when]):
            report.add(path, "stop_never", value=stop.id)
        elif not possible.not_always(stop.when):
            report.add(path, "stop_always", value=stop.id)
        elif stop.question and not possible.together([stop.when, _shown(m, stop.question)]):
            report.add(("hard_stop", index, "question"), "stop_leads_nowhere", value=stop.question)
    for index, floor in enumerate(m.floors):
        if not Possible(m).together([floor.when]):
            report.add(("floor", index, "when"), "floor_never", value=floor.rule)
    for index, notice in enumerate(m.notices):
        if not Possible(m).together([notice.when]):
            report.add(("notice", index, "when"), "notice_never", value=notice.id)


def _shown(m: Methodology, question: str) -> Condition:
    section = m.section_of[question]
    needs = [m.questions[question].visible_when, section.needed_when]
    asking = tuple(kind for kind in kinds_of(m) if m.asks(section.id, kind))
    kind = Condition(Form.FACT, "assessment.kind", any_of=asking)
    return Condition(Form.ALL, parts=(kind, *(each for each in needs if each is not None)))


def _check_levels(m: Methodology, report: Report) -> None:
    given = given_levels(m)
    for index, level in enumerate(m.levels):
        if level.id not in given:
            report.add(("level", index), "level_never_given", value=level.id)
    for severity, row in enumerate(m.matrix):
        for likelihood, level_id in enumerate(row):
            before = [row[likelihood - 1]] if likelihood else []
            before += [m.matrix[severity - 1][likelihood]] if severity else []
            if any(level_index(m, each) > level_index(m, level_id) for each in before):
                path: KeyPath = ("matrix", severity, likelihood)
                report.add(path, "matrix_falls", value=level_id)


def _check_ladder(m: Methodology, places: Mapping[str, KeyPath], report: Report) -> None:
    """Each step may approve all that the step below it may."""
    below: tuple[str, ...] = ()
    for index, step in enumerate(m.ladder):
        path: KeyPath = ("ladder", index, "approves")
        lost = [level for level in below if level not in step.approves]
        if lost:
            report.add(path, "ladder_gap", value=step.id, level=", ".join(lost))
        below = step.approves
    designated = [index for index, step in enumerate(m.ladder) if step.designated_for_use]
    exception = m.by_role.get("tainted.designated")
    if exception is None and designated:
        where: KeyPath = ("ladder", designated[0], "designated_for_use")
        report.add(where, "designated_without_question")
    if exception is not None and not designated:
        report.add((*places[exception.id], "role"), "question_without_designated")


def _check_baseline(m: Methodology, places: Mapping[str, KeyPath], report: Report) -> None:
    """The baseline locks as a whole, before measures and test, and "unable" is an answer."""
    for role, question in m.by_role.items():
        path, section = places[question.id], m.section_of[question.id]
        if role in _SHAPES_BASELINE:
            if not section.baseline:
                report.add((*path, "role"), "baseline_elsewhere", value=role)
            _check_early(question, section, path, report)
        if role in _BEHIND_LOCK and not _waits_for_lock(m, section):
            report.add((*path, "role"), "before_lock", value=role)
        if role in _MUST_BE_ANSWERED and not question.required:
            report.add((*path, "required"), "role_optional", value=role)
        if role in _OFFERS_UNABLE and not question.allow_unable:
            report.add((*path, "role"), "unable_not_offered", value=role)
    if not any(section.baseline for section in m.sections):
        report.add(("section",), "no_baseline")


def _check_early(question: Question, section: Section, path: KeyPath, report: Report) -> None:
    """What shapes the baseline cannot hang on facts that follow from it."""
    given = [each for each in (question.visible_when, section.needed_when) if each is not None]
    late = [
        leaf.subject
        for condition in given
        for leaf in leaves_of(condition)
        if leaf.form is Form.FACT and leaf.subject not in _EARLY
    ]
    if late:
        report.add((*path, "visible_when"), "baseline_late", value=late[0])


def _waits_for_lock(m: Methodology, section: Section) -> bool:
    unlocked = Condition(Form.FACT, "baseline.locked", any_of=("no",))
    condition = section.opens_when
    if condition is None:
        return False
    if not Possible(m).together([condition, unlocked]):
        return True
    return _rests_on_lock(m, condition)


def _rests_on_lock(m: Methodology, condition: Condition) -> bool:
    """Whether it opens only after an answer that itself waits for the lock."""
    subjects = {leaf.subject for leaf in leaves_of(condition) if leaf.form is Form.QUESTION}
    behind = {
        subject
        for subject in subjects
        if (other := m.section_of[subject]).opens_when is not None
        and other.opens_when != condition
        and _waits_for_lock(m, other)
    }
    none_yet = [Condition(Form.QUESTION, subject, answered=False) for subject in behind]
    return bool(behind) and not Possible(m).together([condition, *none_yet])


def _check_kinds(m: Methodology, report: Report) -> None:
    held = {kind.id for kind in m.kinds}
    for index, kind in enumerate(m.kinds):
        path: KeyPath = ("kind", index)
        needed = _ROLES_OF_KINDS.get(kind.id)
        if needed and needed not in m.by_role:
            report.add((*path, "id"), "kind_role_missing", value=kind.id, role=needed)
        for role in () if kind.id == "triage" else _roles_of_every_kind(m):
            if not m.asks(m.section_of[m.by_role[role].id].id, kind.id):
                report.add((*path, "sections"), "kind_leaves_out", value=kind.id, role=role)
        if kind.id == "standing" and not kind.valid_months:
            report.add(path, "standing_without_term")
        if kind.id == "abbreviated":
            _check_abbreviated(m, held, path, report)
    if m.sample_percent and "triage" not in held:
        report.add(("triage_sample_percent",), "sample_without_triage")


def _roles_of_every_kind(m: Methodology) -> Iterator[str]:
    yield from _OF_EVERY_KIND
    yield from (role for role in _SHAPES_BASELINE[:3] if role in m.by_role)


def _check_abbreviated(m: Methodology, held: set[str], path: KeyPath, report: Report) -> None:
    if "standing" not in held:
        report.add((*path, "id"), "abbreviated_without_standing")
    named = {leaf.subject for stop in m.hard_stops for leaf in leaves_of(stop.when)}
    blocked = any(check.id == "standing_not_valid" for check in m.checks)
    if "standing.valid" not in named and not blocked:
        report.add((*path, "id"), "abbreviated_without_stop")


def _check_checks(m: Methodology, report: Report) -> None:
    held = set(kinds_of(m))
    for index, check in enumerate(m.checks):
        for role in _ROLES_OF_CHECKS.get(check.id, ()):
            if role not in m.by_role:
                report.add(("check", index, "id"), "check_role", value=check.id, role=role)
        if check.id == "standing_not_valid" and "abbreviated" not in held:
            report.add(("check", index, "id"), "check_kind", value=check.id, kind="abbreviated")


def _check_use(m: Methodology, sections: SectionReader, report: Report) -> None:
    """What is defined is used."""
    for index, name in enumerate(sections.choice_sets):
        if name not in sections.sets_used:
            report.add(("choice_set", index), "choice_set_unused", value=name)
    used = {topic for question in m.questions.values() for topic in question.topics}
    used |= {word for check in m.checks for word in check.words}
    for index, topic in enumerate(m.topics):
        if topic.id not in used:
            report.add(("topic", index), "topic_unused", value=topic.id)
    scales = {question.scale for question in m.questions.values()}
    scales |= {column.scale for question in m.questions.values() for column in question.columns}
    for name, steps in (("severity", m.severity), ("likelihood", m.likelihood)):
        if name in scales and not steps:
            report.add(("section",), "scale_missing", value=name)
        elif steps and name not in scales:
            report.add((name,), "scale_unused", value=name)
