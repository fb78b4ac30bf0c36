"""The instrument of 2019 as it is shipped: complete, bilingual, and true to its rules."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from workstation import resource
from workstation.domain.assessment import Answer
from workstation.domain.condition import FactValue, holds
from workstation.domain.methodology import HardStop, Methodology, QuestionKind
from workstation.domain.methodology_file import parse_bytes
from workstation.domain.methodology_names import ROLES
from workstation.domain.partner import TIMELINE_KINDS
from workstation.domain.text import Text

SHORT_TITLES = {
    "0": ("Triage", "Triage"),
    "1": ("Exchange", "Échange"),
    "2": ("Information", "Renseignement"),
    "3": ("Individuals", "Personnes"),
    "4": ("Country", "Pays"),
    "5": ("Entity", "Entité"),
    "6": ("Partner record", "Dossier partenaire"),
    "7": ("Arrangement", "Entente"),
    "8": ("Likely action", "Action probable"),
    "9": ("Tainted use", "Information viciée"),
    "10": ("Mitigation", "Atténuation"),
    "11": ("Determination", "Détermination"),
    "12": ("Other factors", "Autres facteurs"),
    "13": ("Decision", "Décision"),
    "14": ("After", "Suites"),
}

SAME_IN_BOTH = {"Triage", "Torture", "Date", "Source", "Extradition", "Condition", "Possible"}
"""Words that English and French share."""

LETTERS = {"M", "S?"}


@cache
def instrument() -> Methodology:
    path = resource.root() / "methodologies" / "acmfea-2019.toml"
    return parse_bytes(path.read_bytes(), path.name)


def texts(value: object, place: str = "") -> Iterator[tuple[str, Text]]:
    """Every text of the instrument with its place."""
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{place}/{getattr(item, 'id', index)}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name), f"{place}.{field.name}")


def test_all_fifteen_sections_stand_in_order_under_their_short_titles() -> None:
    """Domain section C: 0 Triage to 14 After."""
    sections = instrument().sections

    assert [section.id for section in sections] == [str(number) for number in range(15)]
    for section in sections:
        short = section.short or section.title
        assert (short.en, short.fr) == SHORT_TITLES[section.id]


def test_it_asks_what_a_named_duty_asks_and_not_much_more() -> None:
    questions = instrument().questions.values()

    assert all(re.search(r"\bB-\d+", question.rule) for question in questions)
    assert 90 <= len(questions) <= 140
    assert 80 <= sum(question.visible_when is None for question in questions) <= 110


def test_questions_of_a_section_are_numbered_without_gaps() -> None:
    for section in instrument().sections:
        numbers = [f"{section.id}.{number}" for number in range(1, len(section.questions) + 1)]
        assert [question.id for question in section.questions] == numbers


def test_every_role_is_taken() -> None:
    methodology = instrument()

    assert set(methodology.by_role) == set(ROLES) - {"baseline.level", "residual.level"}
    summaries = [q.id for q in methodology.questions.values() if q.role == "summary"]
    assert summaries == ["0.9", "1.2", "6.10", "8.14"]
    limbs = ("personal", "present", "foreseeable", "real", "likely", "severe")
    assert [methodology.by_role[f"limb.{limb}"].id for limb in limbs] == [
        f"11.{number}" for number in range(1, 7)
    ]


def test_every_text_is_there_in_both_languages_and_translated() -> None:
    """B-27: both languages, of equal standing."""
    for place, text in texts(instrument()):
        assert text.en.strip(), place
        assert text.fr.strip(), place
        if text.en == text.fr:
            assert text.en in SAME_IN_BOTH | LETTERS, place


def test_no_sentence_is_longer_than_twenty_words() -> None:
    for place, text in texts(instrument().sections):
        for passage in (text.en, text.fr):
            for sentence in re.split(r"(?<=[.?!:;]) ", passage):
                assert len(sentence.split()) <= 20, f"{place}: {sentence}"


def test_french_is_set_as_french() -> None:
    no_break = "\u00a0"
    for place, text in texts(instrument()):
        assert not re.search(rf"[^{no_break}][:;»]|«[^{no_break}]", text.fr), place
        assert f"{no_break}?" not in text.fr, place
        assert "'" not in text.fr + text.en, place


@pytest.mark.parametrize(
    ("severity", "levels"),
    [
        (1, "low low low medium medium"),
        (2, "low low low medium medium"),
        (3, "low medium medium high high"),
        (4, "medium medium high substantial substantial"),
        (5, "medium high substantial substantial substantial"),
    ],
)
def test_the_matrix_is_that_of_c_bis(severity: int, levels: str) -> None:
    assert instrument().matrix[severity - 1] == tuple(levels.split())


def test_only_substantial_demands_the_test_and_no_level_claims_a_finding() -> None:
    """B-3: the program asks; it never writes "substantial" itself."""
    levels = instrument().levels

    assert [level.id for level in levels if level.demands_test] == ["substantial"]
    assert instrument().level("substantial").label == Text("Substantial?", "Sérieux?")
    assert [level.letter.en for level in levels] == ["L", "M", "H", "S?"]
    assert [level.letter.fr for level in levels] == ["F", "M", "É", "S?"]


def test_the_policy_on_measures_caps_their_credit() -> None:
    policy = instrument().mitigation

    assert (policy.max_likelihood_steps, policy.max_severity_steps) == (2, 1)
    assert (policy.caveat_max_severity, policy.broken_penalty) == (4, 1)
    assert instrument().sheet_max_age_months == 12


def test_the_ladder_is_that_of_section_d() -> None:
    ladder = instrument().ladder

    assert [step.id for step in ladder] == ["L1", "L2", "L3", "L4", "L5"]
    assert [len(step.approves) for step in ladder] == [1, 2, 3, 4, 4]


def test_measures_have_the_columns_that_the_residual_is_computed_from() -> None:
    columns = [column.id for column in instrument().by_role["measures"].columns]

    assert columns == [
        "kind",
        "description",
        "given_by",
        "date",
        "expires",
        "proof",
        "in_place",
        "verifiable",
        "verifier",
        "check_due",
        "likelihood_steps",
        "severity_steps",
        "fallback",
    ]


def test_due_process_is_asked_whenever_a_person_could_be_held() -> None:
    """G-13: lawful, told why, challenge, family and lawyer, judge in time, fair trial."""
    answers = {"8.1": Answer("8.1", ("arrest",))}
    held = ["8.5", "8.6", "8.7", "8.8", "8.9", "8.10"]
    asked = [
        question.id
        for question in instrument().questions.values()
        if question.visible_when
        and question.id in held
        and holds(question.visible_when, answers, {})
    ]

    assert asked == held
    assert not any(holds(instrument().questions[one].visible_when, {}, {}) for one in held)


def test_what_is_known_is_offered_at_most_questions() -> None:
    kinds = {kind for question in instrument().questions.values() for kind in question.knows}

    assert kinds == set(TIMELINE_KINDS)
    assert {"decision", "assurance-check", "source"} <= set(instrument().questions["8.3"].knows)


def test_scales_can_be_answered_with_unable() -> None:
    """Domain section C: unable to determine is a first-class answer."""
    for question in instrument().questions.values():
        if question.kind in (QuestionKind.SCALE, QuestionKind.ANSWER):
            assert question.allow_unable


def _stop(stop_id: str) -> HardStop:
    return next(stop for stop in instrument().hard_stops if stop.id == stop_id)


Facts = Mapping[str, FactValue]
_SOUND = {"7.5": "active", "2.5": "text", "13.2": "text", "13.4": "text", "0.1": "disclosure"}

ABBREVIATED: dict[str, FactValue] = {"assessment.kind": "abbreviated"}
EXCEPTION = {"0.1": "use", "9.6": "yes", "9.7": "yes", "9.8": "yes"}

STOPS: tuple[tuple[str, str, dict[str, str], Facts, bool], ...] = (
    ("B-5", "release", {"11.7": "unable"}, {}, True),
    ("B-5", "release", {"11.7": "yes", "11.8": "unable"}, {"decision.authority": "L4"}, True),
    ("B-5", "approve", {"11.8": "unable"}, {"decision.authority": "L5"}, False),
    ("B-5", "release", {"11.7": "no"}, {}, False),
    ("B-8", "release", {"11.7": "yes", "11.8": "no"}, {"decision.authority": "L5"}, True),
    ("B-8", "approve", {"11.7": "yes"}, {}, True),
    ("B-8", "approve", {"11.7": "yes", "11.8": "unable"}, {"decision.authority": "L4"}, True),
    ("B-8", "release", {"11.7": "yes", "11.8": "yes"}, {}, False),
    ("B-6", "approve", {"13.2": "", "11.7": "no"}, {}, True),
    ("B-6", "approve", {"11.7": "no"}, {"decision.basis_written": "no"}, True),
    ("B-6", "approve", {"11.7": "yes"}, {"measures.in_place": 0}, True),
    ("B-6", "approve", {"11.7": "unable"}, {"measures.in_place": 0}, True),
    ("B-6", "approve", {"11.7": "yes"}, {"measures.in_place": 1}, False),
    ("B-6", "approve", {"11.7": "no"}, {"measures.in_place": 0}, False),
    ("B-4", "submit", {}, {"measures.without_proof": 1}, True),
    ("B-4", "submit", {}, {"measures.without_proof": 0}, False),
    ("B-7", "release", {"2.5": ""}, {}, True),
    ("B-7", "release", {}, {}, False),
    ("B-7", "approve", {"2.5": ""}, {"assessment.kind": "standing"}, False),
    ("B-22-standing", "approve", {}, ABBREVIATED | {"standing.valid": "no"}, True),
    ("B-22-standing", "release", {}, ABBREVIATED | {"standing.valid": "none"}, True),
    ("B-22-standing", "submit", {}, ABBREVIATED | {"standing.valid": "yes"}, False),
    ("B-22-standing", "submit", {}, {"assessment.kind": "case", "standing.valid": "none"}, False),
    ("B-3-persons", "submit", {}, {"persons.unrated": 1}, True),
    ("B-3-persons", "submit", {}, {"persons.unrated": 0}, False),
    ("B-11", "release", {"0.1": "disclosure", "2.8": "yes", "2.9": "no"}, {}, True),
    ("B-11", "approve", {"0.1": "disclosure", "2.8": "unable"}, {}, True),
    ("B-11", "release", {"0.1": "disclosure", "2.8": "yes", "2.9": "yes"}, {}, False),
    ("B-11", "release", {"0.1": "disclosure", "2.8": "no"}, {}, False),
    ("B-7-caveat", "release", {"13.4": ""}, {}, True),
    ("B-7-caveat", "release", {"13.4": "", "0.1": "request"}, {}, True),
    ("B-7-caveat", "release", {"13.4": "", "0.1": "use"}, {}, False),
    ("B-10", "approve", {"0.1": "use", "9.4": "yes"}, {"decision.authority": "L5"}, True),
    ("B-10", "approve", {"0.1": "use", "9.5": "unable"}, {"decision.authority": "L5"}, True),
    (
        "B-10",
        "approve",
        {"0.1": "use", "9.6": "yes", "9.7": "yes"},
        {"decision.authority": "L4"},
        True,
    ),
    (
        "B-10",
        "approve",
        {"0.1": "use", "9.6": "yes", "9.7": "yes"},
        {"decision.authority": "L5"},
        False,
    ),
    (
        "B-10",
        "approve",
        {"2.8": "unable", "9.6": "yes", "9.7": "no"},
        {"decision.authority": "L5"},
        True,
    ),
    ("B-10", "approve", {"2.8": "no", "9.4": "yes"}, {}, False),
    ("B-10", "approve", {"2.8": "no", "9.4": "yes"}, {"assessment.kind": "use"}, True),
    (
        "B-10",
        "approve",
        EXCEPTION,
        {"decision.authority": "L4", "decision.designated": "yes"},
        False,
    ),
    ("B-10", "approve", EXCEPTION, {"decision.authority": "L3", "decision.designated": "no"}, True),
    (
        "B-10",
        "approve",
        EXCEPTION | {"9.8": "unable"},
        {"decision.authority": "L4", "decision.designated": "yes"},
        True,
    ),
    (
        "B-10",
        "release",
        EXCEPTION | {"9.4": "yes"},
        {"decision.authority": "L5", "decision.designated": "no"},
        True,
    ),
    ("B-21", "approve", {}, {"decision.is_author": "yes", "decision.authority": "L1"}, True),
    (
        "B-21",
        "approve",
        {},
        {"decision.declared_interest": "yes", "decision.authority": "L3"},
        True,
    ),
    (
        "B-21",
        "approve",
        {},
        {"decision.declared_interest": "yes", "decision.authority": "L2"},
        False,
    ),
    ("B-37", "release", {}, {"portions.third_party_without_consent": "yes"}, True),
    ("B-37", "release", {"1.11": "yes"}, {}, True),
    ("B-37", "release", {"1.11": "unable", "1.12": "unable"}, {}, True),
    ("B-37", "release", {"1.11": "yes", "1.12": "yes"}, {}, True),
    ("B-37", "release", {"1.11": "yes", "1.12": "yes", "1.14": "text"}, {}, False),
    ("arrangement", "release", {}, {"arrangement.status": "suspended"}, True),
    ("arrangement", "release", {}, {"arrangement.forbids_act": "yes"}, True),
    (
        "arrangement",
        "release",
        {},
        {"arrangement.status": "restricted", "arrangement.forbids_act": "no"},
        False,
    ),
    ("G-8", "submit", {}, {"country.sheet": "stale"}, True),
    ("G-8", "submit", {}, {"country.sheet": "none"}, True),
    ("G-8", "submit", {}, {"country.sheet": "current"}, False),
    ("G-8", "submit", {"4.2": "text"}, {"country.sheet": "stale"}, False),
    ("G-8-entity", "submit", {"5.12": "no"}, {}, True),
    ("G-8-entity", "submit", {"5.12": "unable", "5.13": "text"}, {}, False),
    ("B-3", "submit", {"8.12": "yes", "8.4": "3"}, {}, True),
    ("B-3", "submit", {"8.12": "yes", "8.4": "4"}, {}, False),
)


@pytest.mark.parametrize(("stop_id", "stage", "given", "facts", "stops"), STOPS)
def test_a_hard_stop_stops_what_it_must_and_nothing_else(
    stop_id: str, stage: str, given: dict[str, str], facts: Facts, stops: bool
) -> None:
    """C-bis, the table of hard stops, row by row."""
    answers = {
        number: Answer(number, None, value) if value == "text" else Answer(number, value or None)
        for number, value in {**_SOUND, **given}.items()
    }
    stop = _stop(stop_id)

    assert stage in stop.stages
    assert holds(stop.when, answers, facts) is stops


def test_no_hard_stop_is_untested() -> None:
    assert {stop.id for stop in instrument().hard_stops} == {row[0] for row in STOPS}
