"""Branches of the rules that only an unusual methodology or file takes."""

from dataclasses import MISSING, FrozenInstanceError, fields, replace
from typing import Any

import pytest

from tests.unit.domain.exact import PLACE, chance_file, method
from tests.unit.domain.methodology_small import SMALL
from tests.unit.domain.sample import (
    E_01,
    METHOD,
    QUIET,
    T,
    answer,
    asks,
    assessment,
    fact,
    question,
)
from workstation.domain import methodology_logic
from workstation.domain.after import Breach, FollowUp, Release, Touch
from workstation.domain.ageing import Material
from workstation.domain.assessment import (
    Answer,
    AssessmentKind,
    Determination,
    RiskValue,
)
from workstation.domain.authority import authority_required
from workstation.domain.check_finding import View
from workstation.domain.check_texts import name_in_triage
from workstation.domain.comment import Comment, Thread
from workstation.domain.completeness import scope_of
from workstation.domain.condition import holds
from workstation.domain.contradiction import contradictions_of
from workstation.domain.correction import Correction, Todo
from workstation.domain.counting import counted
from workstation.domain.dataset import Dataset, Preview, Unmapped
from workstation.domain.import_report import ImportReport
from workstation.domain.marking import roll_up_texts
from workstation.domain.merging import LikelyPair, MergeSide
from workstation.domain.methodology import (
    Authority,
    Condition,
    Form,
    Methodology,
    QuestionKind,
    Section,
)
from workstation.domain.methodology_file import MAX_BYTES, problems
from workstation.domain.methodology_logic import Possible
from workstation.domain.partner import Arrangement, ArrangementStatus, Partner, PartnerKind, Share
from workstation.domain.register import IndicatorValue, Series
from workstation.domain.reliance import Reliance, reliances_of

ANY = '{ any = [{ question = "0.2", answered = true }, { question = "0.2", answered = false }] }'
NO = 'when = { question = "0.2", any_of = ["no"] }\n'


def named(text: str) -> list[tuple[str, str]]:
    return [(each.code.removeprefix("methodology."), each.key) for each in problems(text)]


FAULTS: tuple[tuple[str, str, str, str], ...] = (
    # what is replaced ("" is the end), by what, the code that is named then, its key
    ("when = { all = [{", f"when = {ANY} # ", "stop_always", "hard_stop[0].when"),
    ('stages = ["release"]\nquestion = "2.2"', 'stages = ["release"]\nquestion = "0.5"', "", ""),
    ('id = "L1"', 'id = "L6"', "unknown_authority", "ladder[0].id"),
    ('id = "L5"\napproves', 'id = "L0"\napproves', "unknown_authority", "ladder"),
    ('at_least = "L5"', 'at_least = "L4"', "unknown_authority", "floor[0].at_least"),
    (
        'approves = ["low"]\n',
        'approves = ["low", "low"]\n',
        "duplicate_id",
        "ladder[0].approves[1]",
    ),
    ('approves = ["low"]\n', "approves = [1]\n", "not_string", "ladder[0].approves[0]"),
    ('knows = ["exchange", "incident"]', "ladders = 1", "unknown_key", "section[0].question[1]"),
    ('knows = ["exchange", "incident"]', 'knows = ["weather"]', "unknown", "section[0]"),
    ('knows = ["exchange", "incident"]', 'knows_indicators = ["A b"]', "bad_id", "section[0]"),
    ('id = "proof"', 'id = "kind"', "duplicate_id", "section[2].question[5].column[2].id"),
    ('any_of = ["yes", "unable"]', 'none_of = ["maybe"]', "unknown_value", "section[0]"),
    ('id = "small"', '"id" = "small"', "", ""),
    ('id = "small"', '"id" = "Not so"', "bad_id", "id"),
    ('id = "small"', 'id = "small"\ntopic = [1]', "not_table", "topic[0]"),
)


def test_faults_that_only_an_unusual_file_has() -> None:
    """B-27: named by what is wrong and where."""
    for old, new, code, key in FAULTS:
        assert old in SMALL
        found = named(SMALL.replace(old, new, 1))
        if code:
            assert any(c.startswith(code) and k.startswith(key) for c, k in found), (new, found)


LEVELS = (PLACE / "levels.toml").read_text("utf-8")
_STEPS = "".join(
    f'[[severity]]\nvalue = {n}\nlabel.en = "A"\nlabel.fr = "B"\nshort.en = "A"\nshort.fr = "B"\n'
    'help.en = "A"\nhelp.fr = "B"\n'
    for n in range(1, 6)
)


def test_a_scale_that_is_asked_for_has_steps_and_the_other_way_round() -> None:
    asked = LEVELS.replace('kind = "text"\nrole = "summary"', 'kind = "scale"\nscale = "severity"')
    assert ("scale_missing", "section") in named(asked)
    assert ("scale_unused", "severity") in named(LEVELS + _STEPS)
    assert not named(asked + _STEPS)


def test_a_text_too_large_or_of_the_same_stop_twice_is_refused() -> None:
    assert named("#" * (MAX_BYTES + 1)) == [("too_large", "")]
    words = 'title.en = "A"\ntitle.fr = "B"\ntext.en = "A"\ntext.fr = "B"\n'
    stop = '[[hard_stop]]\nid = "B-8"\nrule = "B-8"\nstages = ["release"]\n' + words
    assert ("duplicate_id", "hard_stop[1].id") in named(SMALL + stop + NO)
    always = stop.replace('"B-8"\nrule', '"B-9"\nrule') + f"when = {ANY}\n"
    astray = always.replace(f"when = {ANY}", f'question = "0.5"\n{NO}')
    assert named(SMALL + astray) == [("stop_leads_nowhere", "hard_stop[1].question")]
    assert named(SMALL + always) == [("stop_always", "hard_stop[1].when")]


def test_a_search_that_takes_too_long_takes_the_conditions_for_possible() -> None:
    both = [asks("11.7", "yes"), asks("11.7", "no"), asks("11.1", "yes")]
    assert not Possible(METHOD).together(both)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(methodology_logic, "_MOST_STEPS", 1)
        assert Possible(METHOD).together(both)


def test_a_fact_of_a_role_that_nobody_has_stays_at_nothing() -> None:
    bare = replace(METHOD, sections=METHOD.sections[:1])
    assert not Possible(bare).together([Condition(Form.FACT, "persons.count", at_least=1)])
    assert not Possible(bare).together([Condition(Form.FACT, "baseline.severity", at_least=1)])


def test_a_condition_that_compares_nothing_does_not_hold() -> None:
    assert not holds(Condition(Form.FACT, "x"), {}, {"x": 1})
    assert not holds(Condition(Form.QUESTION, "x"), {"x": Answer("x", "yes")}, {})
    assert holds(Condition(Form.FACT, "x", at_least=-1), {}, {"x": "none"})
    assert not holds(Condition(Form.FACT, "x", at_least=0), {}, {"x": "none"})


def with_section(*questions: Any) -> Methodology:
    return replace(METHOD, sections=(*METHOD.sections, Section("20", T, T, questions)))


def test_a_long_chain_of_hidden_questions_is_hidden_to_its_end() -> None:
    """A hidden question counts as unanswered, however many hide one another."""
    chain = [question("20.0")]
    chain += [question(f"20.{n}", visible_when=asks(f"20.{n - 1}", "yes")) for n in range(1, 30)]
    m = with_section(*chain)
    given = {q.id: Answer(q.id, "yes") for q in chain} | {"20.0": Answer("20.0", "no")}
    assert list(scope_of(m, given, {}).answers) == ["20.0"]


def test_questions_that_hide_each_other_in_a_circle_do_not_go_on_for_ever() -> None:
    circle = (
        question("20.1", visible_when=Condition(Form.QUESTION, "20.2", answered=False)),
        question("20.2", visible_when=Condition(Form.QUESTION, "20.1", answered=True)),
    )
    given = {q.id: Answer(q.id, "yes") for q in circle}
    assert scope_of(with_section(*circle), given, {}).visible & {"20.1", "20.2"} is not None
    persons = replace(
        question("3.1", QuestionKind.ROWS, role="persons"), visible_when=fact("persons.count", "0")
    )
    m = replace(METHOD, sections=(Section("3", T, T, (persons,)),))
    rows = {"3.1": answer("3.1", ({"person": "a"},))}
    assert counted(m, assessment(rows), QUIET).assessment.answers.keys() <= {"3.1"}


def test_a_level_that_no_authority_may_approve_goes_to_the_top() -> None:
    m = replace(METHOD, ladder=(Authority("L1", T, ("low",)), Authority("L5", T, ())), floors=())
    for level, authority in (("low", "L1"), ("high", "L5")):
        found = authority_required(m, RiskValue(level=level), Determination(), {}, {})
        assert found.authority == authority
        assert [(r.key, r.rule, r.detail) for r in found.reasons] == [
            ("ladder.reason.level", "C-bis", level)
        ]
    assert authority_required(m, RiskValue(), Determination(), {}, {}).authority == ""


def test_contradictions_with_what_is_past_its_date() -> None:
    """G-15: a measure, and a source cited without a reason; one with a reason is none."""
    old = Material("assurance", "AS-1", "Words", "(U)", "2026-01-01")
    nameless = replace(old, subject="")
    resting = (
        Reliance("10.1", old, measure=2),
        Reliance("4.1", nameless),
        Reliance("4.2", old, "4.3"),
    )
    found = contradictions_of(METHOD, assessment(), {}, resting)
    assert [(c.key, c.question, c.detail) for c in found] == [
        ("contradiction.measure_past_date", "10.1", "2 (AS-1)"),
        ("contradiction.cites_past_date", "4.1", "Words"),
    ]


def test_an_answer_to_a_question_that_is_not_asked_rests_on_nothing() -> None:
    stale = (Material("source", "ab" * 32, "Letter", "(U)", "2026-01-01"),)
    given = {q: replace(answer(q), evidence=("E-01", "E-02")) for q in ("99.9", "4.1")}
    found = reliances_of(METHOD, assessment(given), stale, "2026-11-16", given)
    assert [(each.question, each.reason_at, each.measure) for each in found] == [("4.1", "", 0)]
    assert found[0].material == stale[0]
    assert E_01.reference == stale[0].subject


def test_a_triage_without_a_title_is_read_in_its_own_section() -> None:
    m = method("instrument")
    asked = m.by_role["triage.individual"].id
    untitled = tuple(
        replace(s, questions=tuple(replace(q, role="") if q.role == "title" else q
                                   for q in s.questions))
        for s in m.sections
    )  # fmt: skip
    m = replace(m, sections=untitled)
    text = m.section_of[asked].questions[0].id
    answers = {asked: Answer(asked, "no"), text: Answer(text, None, "About Ahmed Khan of Kabul.")}
    file = replace(chance_file(m, 1), answers=answers, kind=AssessmentKind.TRIAGE)
    found = list(name_in_triage(View(m, file, QUIET, {}, ())))
    assert [(each.question, each.row, each.variant) for each in found] == [(text, 0, "")]


def test_small_values_that_lists_and_previews_show() -> None:
    banner, _ = roll_up_texts(["(S//CEO)"])
    assert (banner.colour_key, banner.level) == ("secret", "S")
    with pytest.raises(KeyError, match="none"):
        METHOD.level("none")
    assert METHOD.level("high").id == "high"
    assert Share(2, 1, 4, 0.0, 1.0).total == 7
    done = Todo(1, "2.5", "Say more", "(S)", is_changed=True)
    noted, waits = replace(done, is_changed=False, note="No"), replace(done, is_changed=False)
    assert [each.is_done for each in (done, noted, waits)] == [True, True, False]
    assert Correction("MRA", 1, None, (done, waits, noted), ()).open == (waits,)
    values = [IndicatorValue("pts", "SYR", "A", 2020, text).number for text in ("4.5", "NA", "")]
    assert values == [4.5, None, None]
    assert Series("pts", "SYR", "A", ((2020, 4.0), (2021, 5.0)), 1).last == (2021, 5.0)
    assert Series("pts", "SYR", "A", (), 1).last is None
    assert [Dataset(name).is_preset for name in ("pts", "vdem", "generic")] == [True, True, False]
    report = ImportReport(3, 1, 1, 1)
    assert (report.problems, report.missing, report.mapped) == ((), {}, {})
    known = (Unmapped("XX", "Atlantis", 3), Unmapped("YY", "Burma", 2, "MMR"))
    assert Preview(Dataset("pts"), (), report, known).not_mapped == 3


def test_two_entries_side_by_side() -> None:
    """G-10."""
    one = Partner("P-1", "Police", next(iter(PartnerKind)), "SYR")
    two = replace(one, id="P-2", country="JOR", note="Same people")
    held = Arrangement("AR-1", "P-1", "T", ArrangementStatus.SUSPENDED)
    left = MergeSide(one, {"incident": 2, "exchange": 3}, 1, 0, (held,), 0)
    right = MergeSide(two, {}, 0, 0, (), 0)
    assert (left.status, left.lines) == (ArrangementStatus.SUSPENDED, 5)
    assert (right.status, right.lines) == (ArrangementStatus.NONE, 0)


@pytest.mark.parametrize("kind", [Comment, Thread, Breach, FollowUp, Release, Touch, LikelyPair])
def test_a_value_cannot_be_changed(kind: type) -> None:
    """What the record gave out stays what it was."""
    made = kind(*("x" for each in fields(kind) if each.default is MISSING))
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(kind)[0].name, "y")
    assert made == kind(*("x" for each in fields(kind) if each.default is MISSING))
