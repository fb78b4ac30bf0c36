"""What a change of one sign in the rules would leave unseen by every other test."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.unit.domain.exact import method
from tests.unit.domain.methodology_small import SMALL
from tests.unit.domain.sample import assessment, fact
from workstation.domain import methodology_file
from workstation.domain.assessment import Answer, AssessmentKind
from workstation.domain.methodology import Condition, Form
from workstation.domain.methodology_file import parse, problems
from workstation.domain.methodology_logic import Possible
from workstation.domain.risk import baseline, detail_of
from workstation.domain.title import LONGEST, title_of


def test_a_level_that_nobody_could_determine_says_so() -> None:
    """B-5: the explanation says that "unable" stands for the highest level."""
    m = method("levels")
    asked = m.by_role["baseline.level"].id
    file = replace(assessment({asked: Answer(asked, "unable")}), baseline_locked_utc="")
    found = baseline(m, file)
    assert found.unable
    lines = [line for line in found.explanation if line[0] == "risk.explain.level_unable"]
    assert [detail_of(m, line, "en") for line in lines] == [m.levels[-1].label.en]


def _possible(conditions: Sequence[Condition], *, before: bool = False) -> bool:
    small = parse(SMALL, "small.toml")
    return Possible(small, before_decision=before).together(conditions)


def test_what_no_kind_of_the_instrument_can_bring_about_never_holds() -> None:
    """An instrument without standing assessments has no country, and nothing that is relied on."""
    assert _possible([fact("assessment.subject", "partner")])
    assert not _possible([fact("assessment.subject", "country")])
    assert _possible([fact("standing.valid", "none")])
    assert not _possible([fact("standing.valid", "yes")])


def test_before_a_decision_nothing_of_it_is_known() -> None:
    """B-21: what the author signs cannot hang on a decision; what is released can."""
    said = fact("decision.declared_interest", "yes")
    either = Condition(Form.ANY, parts=(said, fact("decision.declared_interest", "no")))
    assert not _possible([said], before=True)
    assert _possible([said])
    assert _possible([Condition(Form.NONE, parts=(either,))]), "there may be no decision yet"


_DECIDED = 'when = { fact = "decision.declared_interest", any_of = ["no"] }\n'


@pytest.mark.parametrize(("stages", "codes"), [("submit", ["stop_never"]), ("release", [])])
def test_a_stop_at_signing_cannot_hang_on_the_decision(stages: str, codes: list[str]) -> None:
    """C-bis: a hard stop that can never hold is a fault of the file."""
    start = SMALL.index("[[hard_stop]]")
    when = SMALL.index("when = ", start)
    text = SMALL[:when] + _DECIDED + SMALL[SMALL.index("\n", when) + 1 :]
    text = text.replace('stages = ["release"]', f'stages = ["{stages}"]')
    assert [each.code.removeprefix("methodology.") for each in problems(text)] == codes


@pytest.mark.parametrize(
    ("key", "lowest"),
    [("max_likelihood_steps", 0), ("max_severity_steps", 0), ("caveat_max_severity", 1)],
)
def test_a_policy_may_allow_no_credit_at_all(key: str, lowest: int) -> None:
    """G-4: a cap of nothing is a cap."""
    line = next(each for each in SMALL.splitlines() if each.startswith(f"{key} = "))
    kept = parse(SMALL.replace(line, f"{key} = {lowest}"), "small.toml")
    assert getattr(kept.mitigation, key) == lowest
    found = problems(SMALL.replace(line, f"{key} = {lowest - 1}"))
    assert [each.key for each in found] == [f"mitigation.{key}"]


def test_a_file_may_have_the_greatest_length(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(SMALL.encode())
    monkeypatch.setattr(methodology_file, "MAX_BYTES", size)
    assert problems(SMALL) == ()
    assert [each.code for each in problems(SMALL + "\n")] == ["methodology.too_large"]


def test_a_long_title_ends_with_a_whole_word() -> None:
    m = method("instrument")
    for shift in range(7):
        text = "x" * shift + " mistreated" * 20
        title, _ = title_of(m, AssessmentKind.TRIAGE, {"0.9": Answer("0.9", None, text, "(S)")})
        assert title.endswith(" mistreated…")
        assert len(title) <= LONGEST + 1


@pytest.mark.parametrize(("behind", "codes"), [("2.1", []), ("0.2", ["before_lock"])])
def test_what_opens_after_an_answer_that_waits_for_the_lock_waits_too(
    behind: str, codes: list[str]
) -> None:
    """G-4: measures stay closed until the baseline is locked, by way of another section too."""
    title = 'title.en = "A"\ntitle.fr = "B"\nintro.en = "A"\nintro.fr = "B"\n'
    opens = f'opens_when = {{ question = "{behind}", answered = true }}\n'
    start = '[[section.question]]\nid = "2.6"\n'
    moved = f'[[section]]\nid = "3"\n{title}{opens}[[section.question]]\nid = "3.1"\n'
    assert SMALL.count(start) == 1
    found = problems(SMALL.replace(start, moved).replace('"2.6"', '"3.1"'))
    assert [each.code.removeprefix("methodology.") for each in found] == codes
