"""A corpus of broken methodology files: each is named by line, key and code, in both languages.

Each entry is a name, the text of the small methodology that is replaced (``-``), what stands
there instead (``+``), and what must be said: the code, the key, and text of the line (``!``).
"""

from dataclasses import dataclass

import pytest

from tests.unit.domain.methodology_small import SMALL
from workstation import words
from workstation.domain.error import BadInputError
from workstation.domain.methodology_file import error_of, parse, problems
from workstation.domain.methodology_problem import Problem
from workstation.domain.text import LANGUAGES

CORPUS = r"""
typo
- reason = true
+ resaon = true
! unknown_key_near section[2].question[0].resaon | resaon

stranger
- id = "small"
+ id = "small"\nxyz = 1
! unknown_key xyz | xyz

no id
- id = "0.2"\n
+
! missing_key section[0].question[1].id | [[section.question]]

no French
- title.fr = "Mots"\nsub
+ sub
! missing_french title.fr | title.en

no English
- title.en = "Words"\ntitle.fr = "Mots"\nsub
+ title.fr = "Mots"\nsub
! missing_english title.en | title.fr

no title
- title.en = "Words"\ntitle.fr = "Mots"\nsub
+ sub
! missing_key title | id =

empty French
- fr = "Utiliser"
+ fr = " "
! empty_text section[0].question[0].choices[2].fr | use

German
- id = "small"
+ title.de = "W"\nid = "small"
! unknown_key title.de | title.de

number as text
- sheet_max_age_months = 12
+ sheet_max_age_months = "12"
! not_integer sheet_max_age_months | sheet

true as number
- sheet_max_age_months = 12
+ sheet_max_age_months = true
! not_integer sheet_max_age_months | sheet

text as flag
- reason = true
+ reason = "yes"
! not_boolean section[2].question[0].reason | reason

number as id
- id = "0.2"
+ id = 0.2
! not_string section[0].question[1].id | id = 0.2

list expected
- knows = ["exchange", "incident"]
+ knows = "exchange"
! not_list section[0].question[1].knows | knows

table expected
- title.en = "Words"\ntitle.fr = "Mots"\nsub
+ title = "Words"\nsub
! not_table title | title =

out of range
- sheet_max_age_months = 12
+ sheet_max_age_months = 0
! out_of_range sheet_max_age_months | sheet

spaces in id
- id = "small"
+ id = "Small One"
! bad_id id | Small One

twice the same id
- id = "0.4"
+ id = "0.3"
! duplicate_id section[0].question[3].id | id = "0.3"

section twice
- [[section]]\nid = "2"
+ [[section]]\nid = "1"
! duplicate_id section[2].id | id = "1"

choice twice
- id = "request"
+ id = "disclosure"
! duplicate_id section[0].question[0].choices[1].id | Demander

in the wrong section
- id = "2.4"
+ id = "1.4"
! question_elsewhere section[2].question[3].id | 1.4

kind
- kind = "answer"\nrule
+ kind = "yesno"\nrule
! unknown_kind section[0].question[1].kind | yesno

column kind
- id = "proof"\nkind = "text"
+ id = "proof"\nkind = "rows"
! unknown_kind section[2].question[5].column[2].kind | "rows"

role
- role = "basis"
+ role = "bases"
! unknown_role section[2].question[3].role | bases

fact
- baseline.locked
+ baseline.looked
! unknown_fact section[2].opens_when.fact | looked

scale
- scale = "severity"
+ scale = "gravity"
! unknown_scale section[1].question[1].scale | gravity

choice set
- choices = "sort"
+ choices = "sorts"
! unknown_choice_set section[0].question[3].choices | sorts

timeline
- "incident"]
+ "incidents"]
! unknown_timeline section[0].question[1].knows[1] | incidents

stage
- ["release"]
+ ["released"]
! unknown_stage hard_stop[0].stages[0] | released

no stage
- ["release"]
+ []
! empty_list hard_stop[0].stages | stages

authority
- at_least = "L5"
+ at_least = "L3"
! unknown_authority floor[0].at_least | L3

ladder id
- [[ladder]]\nid = "L1"
+ [[ladder]]\nid = "L9"
! unknown_authority ladder[0].id | L9

level in the ladder
- approves = ["low"]
+ approves = ["lo"]
! unknown_level ladder[0].approves[0] | ["lo"]

authority in a condition
- any_of = ["L5"]
+ any_of = ["L4"]
! unknown_value notice[0].when.any_of[0] | L4

question in a condition
- question = "0.2"
+ question = "0.9"
! unknown_question section[0].question[4].visible_when.question | 0.9

question of a hard stop
- question = "2.2"\n
+ question = "9.9"\n
! unknown_question hard_stop[0].question | 9.9

answer in a condition
- ["yes", "unable"]
+ ["yes", "maybe"]
! unknown_value section[0].question[4].visible_when.any_of[1] | maybe

deep in a condition
- none = [{ question = "2.2", any_of = ["yes"]
+ none = [{ question = "2.2", any_of = ["y"]
! unknown_value hard_stop[0].when.all[1].none[0].any_of[0] | when =

two forms
- { question = "0.2", any_of
+ { fact = "baseline.locked", question = "0.2", any_of
! condition_form section[0].question[4].visible_when | visible_when

two comparisons
- ["yes", "unable"] }
+ ["yes"], answered = true }
! condition_comparison section[0].question[4].visible_when | visible_when

no comparison
- { question = "0.2", any_of = ["yes", "unable"] }
+ { question = "0.2" }
! condition_comparison section[0].question[4].visible_when | visible_when

counting words
- { question = "0.2", any_of = ["yes", "unable"] }
+ { question = "0.2", at_least = 2 }
! not_countable section[0].question[4].visible_when.at_least | visible_when

comparing a text
- question = "0.2"
+ question = "0.3"
! unknown_value section[0].question[4].visible_when.any_of[0] | visible_when

seen when seen
- question = "0.2", any_of = ["yes", "unable"]
+ question = "0.5", answered = true
! cycle section[0].question[4].visible_when | visible_when

choices of an answer
- knows = ["exchange", "incident"]
+ choices = "sort"
! not_for_kind section[0].question[1].choices | choices

no choices
- choices = "sort"\n
+
! missing_key section[0].question[3].choices | [[section.question]]

role lost
- role = "basis"\n
+
! role_missing section | [[section]]

role twice
- role = "caveat"
+ role = "basis"
! duplicate_role section[2].question[4].role | role

role of a kind
- role = "basis"
+ role = "deadline"
! role_kind section[2].question[3].kind | "text"

role of a scale
- scale = "likelihood"
+ scale = "severity"
! role_scale section[1].question[0].scale | scale

measures without proof
- id = "proof"
+ id = "prove"
! column_missing section[2].question[5].column[2].id | prove

another act
- id = "use"
+ id = "keep"
! act_choices section[0].question[0].choices | choices

no one may approve
- ["low", "high"]
+ ["low"]
! level_without_authority level[1] | [[level]]

ladder upside down
- [[ladder]]\nid = "L1"
+ [[ladder]]\nid = "L5"
! duplicate_id ladder[1].id | L5

four rows
- matrix = [\n    ["low", "low", "low", "low", "high"],\n
+ matrix = [\n
! matrix_shape matrix | matrix

four columns
- matrix = [\n    ["low", "low",
+ matrix = [\n    ["low",
! matrix_shape matrix[0] | "low"

level in the matrix
- matrix = [\n    ["low"
+ matrix = [\n    ["lov"
! unknown_level matrix[0][0] | lov

scale order
- [[severity]]\nvalue = 2
+ [[severity]]\nvalue = 3
! scale_order severity[1].value | value = 3

too long
- fr = "Utiliser"
+ fr = "LONG"
! too_long section[0].question[0].choices[2].fr | use
"""


@dataclass(frozen=True)
class Broken:
    """A right file with one thing changed, and what must be said about it."""

    name: str
    text: str
    code: str
    key: str
    on_line: str


def _entry(lines: str) -> Broken:
    name, old, new, said = lines.strip().splitlines()
    old, new = (line[2:].replace(r"\n", "\n").replace("LONG", "x" * 4001) for line in (old, new))
    assert old in SMALL, name
    finding, on_line = said[2:].split(" | ")
    code, key = finding.split(" ")
    return Broken(name, SMALL.replace(old, new, 1), f"methodology.{code}", key, on_line)


ENTRIES = [_entry(lines) for lines in CORPUS.split("\n\n")]


def has_words(problem: Problem) -> None:
    said = {
        language: words.error(error_of(problem, "small.toml"), language) for language in LANGUAGES
    }
    assert all("small.toml" in one.message and one.next_step for one in said.values())
    assert said["en"] != said["fr"]


@pytest.mark.parametrize("broken", ENTRIES, ids=lambda broken: broken.name)
def test_what_is_wrong_is_named_by_line_key_and_code(broken: Broken) -> None:
    found = problems(broken.text)

    named = [(problem.code, problem.key) for problem in found]
    assert (broken.code, broken.key) in named
    problem = found[named.index((broken.code, broken.key))]
    assert broken.on_line in broken.text.splitlines()[problem.line - 1]
    has_words(problem)
    with pytest.raises(BadInputError) as caught:
        parse(broken.text, "small.toml")
    assert (caught.value.code, caught.value.file) == (found[0].code, "small.toml")
    assert caught.value.place == f"line {found[0].line}, {found[0].key}"


def test_the_corpus_is_not_empty() -> None:
    assert len(ENTRIES) > 50
