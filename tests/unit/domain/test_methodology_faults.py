"""What a well-formed methodology may get wrong: each fault is named by line, key and remedy.

Then, seeded: one line of a shipped file is taken out, doubled or garbled. Either the file still
says the same, or a problem names a line near it; never anything else.
"""

import random
import re
from functools import cache

import pytest

from tests.unit.domain.methodology_small import SMALL
from tests.unit.domain.test_methodology_acmfea import texts
from tests.unit.domain.test_methodology_broken import has_words
from workstation import resource
from workstation.domain.methodology_file import parse, problems

NAMES = ("acmfea-2019", "cse-md2017", "uk-osja")
KIND = '[[kind]]\nid = "{}"\ntitle.en = "A"\ntitle.fr = "B"\nintro.en = "A"\nintro.fr = "B"\n'
CHECK = '[[check]]\nid = "{}"\nstrength = "warn"\nrule = "B-3"\n'
END = "\n"


@cache
def text_of(name: str) -> str:
    path = resource.root() / "methodologies" / f"{name}.toml"
    return SMALL if name == "small" else path.read_text("utf-8")


FAULTS: tuple[tuple[str, str, str, str, str], ...] = (
    # file, text replaced ("" is the end), text instead, code, text of the line
    ("small", 'question = "0.2", any_of = ["yes", "unable"]', 'all = [{ question = "0.2", '
     'any_of = ["yes"] }, { question = "0.2", any_of = ["no"] }]', "question_never",
     "visible_when"),
    ("small", 'question = "0.2", any_of = ["yes", "unable"]', 'fact = "baseline.level", '
     'at_least = 1', "not_countable", "visible_when"),
    ("small", 'opens_when = { fact = "baseline.locked", any_of = ["yes"] }\n', 'opens_when = { '
     'fact = "baseline.locked", any_of = ["yes"] }\nneeded_when = { all = [{ question = "0.2", '
     'any_of = ["no"] }, { question = "0.5", answered = true }] }\n', "section_never", "needed"),
    ("small", 'opens_when = { fact = "baseline.locked", any_of = ["yes"] }\n', "", "before_lock",
     'role = "substantial"'),
    ("small", 'opens_when = { fact = "baseline.locked", any_of = ["yes"] }\n', 'opens_when = { '
     'question = "0.2", any_of = ["yes"] }\n', "before_lock", 'role = "mitigable"'),
    ("small", 'stages = ["release"]\nquestion = "2.2"', 'stages = ["release"]\nquestion = "0.5"',
     "", ""),
    ("small", 'when = { all = [{ question = "2.1", any_of = ["yes"] }, ', 'when = { all = [{ '
     'question = "2.1", any_of = ["yes"] }, { question = "2.1", any_of = ["no"] }, ',
     "stop_never", "when"),
    ("small", 'when = { fact = "decision.authority", any_of = ["L5"] }', 'when = { all = [{ fact = '
     '"decision.authority", any_of = ["L5"] }, { fact = "decision.authority", any_of = ["L1"] }] }',
     "notice_never", "when"),
    ("small", 'when = { question = "2.1", any_of = ["unable"] }', 'when = { all = [{ question = '
     '"2.1", any_of = ["unable"] }, { question = "2.1", answered = false }] }',
     "floor_never", "when"),
    ("small", '    ["low", "low", "low", "low", "high"],\n', '    ["low", "high", "low", "low", '
     '"high"],\n', "matrix_falls", '"high", "low"'),
    ("small", '"low", "low", "low", "low", "high"', '"low", "low", "low", "low", "low"',
     "level_never_given", "[[level]]"),
    ("small", 'approves = ["low", "high"]', 'approves = ["high"]', "ladder_gap", "approves"),
    ("small", 'approves = ["low"]\n', "approves = []\n", "empty_list", "approves"),
    ("small", 'approves = ["low"]\n', 'approves = ["low"]\ndesignated_for_use = true\n',
     "designated_without_question", "designated"),
    ("small", "baseline = true\n", "", "baseline_elsewhere", 'role = "baseline.likelihood"'),
    ("small", 'role = "baseline.severity"\nallow_unable = true', 'role = "baseline.severity"',
     "unable_not_offered", 'role = "baseline.severity"'),
    ("small", 'role = "baseline.severity"\n', 'role = "baseline.severity"\nvisible_when = { fact = '
     '"country.sheet", any_of = ["stale"] }\n', "baseline_late", "visible_when"),
    ("cse-md2017", 'opens_when = { question = "7.1", answered = true }', "after_decision = true",
     "after_too_early", "[[section]]"),
    ("small", 'role = "basis"', 'role = "basis"\nrequired = false', "role_optional", "required"),
    ("small", "", CHECK.format("limbs_met"), "check_role", 'id = "limbs_met"'),
    ("small", "", CHECK.format("standing_not_valid"), "check_kind", "standing_not_valid"),
    ("small", "", CHECK.format("xyz"), "unknown_check", "xyz"),
    ("small", "", KIND.format("xyz"), "unknown_assessment_kind", "xyz"),
    ("small", "", KIND.format("case") + 'sections = ["9"]', "unknown_section", "9"),
    ("small", "", KIND.format("case") + 'sections = ["0", "1"]', "section_never_asked",
     "[[section]]"),
    ("small", "", KIND.format("triage"), "kind_role_missing", "triage"),
    ("small", "", KIND.format("case") + KIND.format("standing"), "standing_without_term", "kind"),
    ("small", "", KIND.format("case") + KIND.format("abbreviated"),
     "abbreviated_without_standing", "abbreviated"),
    ("small", "", KIND.format("standing") + "valid_months = 12\n" + KIND.format("abbreviated"),
     "abbreviated_without_stop", "abbreviated"),
    ("small", "", KIND.format("case") + KIND.format("standing") + "valid_months = 1\nsections = "
     '["0", "1"]\n', "kind_leaves_out", "sections"),
    ("small", "sheet_max_age_months = 12", "sheet_max_age_months = 12\ntriage_sample_percent = 5",
     "sample_without_triage", "triage_sample_percent"),
    ("small", 'choices = "sort"', 'choices = [{ id = "1", en = "A", fr = "B" }]',
     "choice_set_unused", "[[choice_set]]"),
    ("small", 'role = "baseline.severity"', 'role = "baseline.level"', "role_with_matrix", "role"),
    ("small", "", '[[topic]]\nid = "t"\nwords = ["x"]\nlabel.en = "A"\nlabel.fr = "B"\n',
     "topic_unused", "[[topic]]"),
    ("cse-md2017", 'id = "high", en = "High", fr = "Élevé" },\n', 'id = "hi", en = "High", '
     'fr = "Élevé" },\n', "level_choices", "choices"),
    ("cse-md2017", 'role = "baseline.level"\n', "", "role_missing", "[[section]]"),
    ("cse-md2017", "max_level_steps = 1", "max_level_stops = 1", "unknown_key_near", "stops"),
    ("cse-md2017", "max_level_steps = 1\n", "", "missing_key", "[mitigation]"),
    ("cse-md2017", 'any_of = ["low", "medium", "high"] }', 'any_of = ["low", "medium", "hi"] }',
     "unknown_value", '"hi"'),
    ("cse-md2017", 'kind = "choice"\nchoices = "level"\nrole = "baseline.level"', 'kind = "scale"'
     '\nscale = "severity"\nrole = "baseline.severity"', "role_without_matrix", "severity"),
    ("acmfea-2019", "designated_for_use = true\n", "", "question_without_designated",
     "tainted.designated"),
    ("acmfea-2019", 'visible_when = { question = "0.7", any_of = ["not-required"] }', 'visible_when'
     ' = { all = [{ question = "0.7", any_of = ["not-required"] }, { question = "0.2", '
     'any_of = ["yes"] }] }', "question_never", "visible_when"),
    ("acmfea-2019", 'question = "8.13"\ntitle', 'question = "0.9"\ntitle', "", ""),
)  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "code", "on_line"), FAULTS)
def test_each_fault_is_named_with_its_line_and_a_remedy(
    name: str, old: str, new: str, code: str, on_line: str
) -> None:
    good = text_of(name)
    assert old in good
    text = good.replace(old, new, -1 if code == "level_never_given" else 1) if old else good + new
    assert text != good
    found = problems(text)
    if not code:
        assert found == ()
        return
    named = [problem for problem in found if problem.code == f"methodology.{code}"]
    assert named, [problem.code for problem in found]
    lines = text.splitlines()
    assert any(on_line in lines[problem.line - 1] for problem in named)
    for problem in found:
        has_words(problem)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_has_no_fault(name: str) -> None:
    assert problems(text_of(name)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_speaks_both_languages(name: str) -> None:
    """B-27: each text translated, and the French set as French."""
    for place, text in texts(parse(text_of(name), name)):
        assert text.en.strip(), place
        assert text.fr.strip(), place
        assert not re.search(r"[^\u00a0][:»]|«[^\u00a0]|\u00a0\?", text.fr), place
        assert "'" not in text.en + text.fr, place


def garbled(text: str, seed: int) -> tuple[str, int]:
    """The text with one line taken out, doubled, or garbled, and which."""
    chance = random.Random(seed)
    lines = text.split("\n")
    at = chance.choice([n for n, line in enumerate(lines) if line.strip()])
    line = lines[at]
    how = chance.randrange(5)
    if how == 0:
        lines[at : at + 1] = []
    elif how == 1:
        lines[at : at + 1] = [line, line]
    elif how == 2:
        cut = chance.randrange(len(line))
        lines[at] = line[:cut] + chance.choice('"]}=x9.[{') + line[cut:]
    elif how == 3:
        cut = chance.randrange(len(line))
        lines[at] = line[:cut] + line[cut + 1 :]
    else:
        lines[at] = line[: chance.randrange(len(line))]
    return "\n".join(lines), at + 1


@pytest.mark.parametrize("name", NAMES)
def test_a_garbled_line_is_named_where_it_stands_or_could_have_been_written_so(name: str) -> None:
    """Only words, comments and lines that may be left out can be spoilt without a problem."""
    good = text_of(name)
    lines = good.split("\n")
    for seed in range(SAMPLE[name]):
        text, line = garbled(good, seed)
        found = problems(text)
        assert all(0 <= problem.line <= text.count("\n") + 1 for problem in found)
        if found:
            nearest = min(abs(problem.line - line) for problem in found)
            assert nearest <= NEAR, (seed, line, lines[line - 1], found[0])
        else:
            assert MAY_GO.search(lines[line - 1]), (seed, line, lines[line - 1])
            parse(text, name)


SAMPLE = {"acmfea-2019": 8, "cse-md2017": 20, "uk-osja": 20}
NEAR = 24
"""A table that lost its head is read as part of the one before it."""
MAY_GO = re.compile(
    r"^#|(en|fr|rule|version|id|words) ?=|^ +[\"{]"
    r"|^(required|reason|evidence_required|allow_unable|visible_when|needed_when|knows\w*|role"
    r"|demands_test|question|strength|stages|due|sections|value|sheet_max|max_|broken|caveat)"
    r"|^\[\[(notice|floor|check|hard_stop|topic)\]\]"
)
"""Words, comments, and keys that a methodology may leave out or set otherwise."""
