"""B-37: each originator of third-party material agrees, by a row of its own."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import METHOD, QUIET, answer, asks, assessment, column, full_answers
from tests.unit.domain.sample import question as a_question
from workstation.domain.assessment import Answer
from workstation.domain.check import check
from workstation.domain.circumstances import facts
from workstation.domain.consent import Portion, missing_consents
from workstation.domain.methodology import Methodology, QuestionKind
from workstation.domain.methodology_kinds import CheckRule


def _recording() -> Methodology:
    """The sample methodology with consents recorded one by one."""
    rows = a_question(
        "1.14", QuestionKind.ROWS, role="consents", required=False,
        columns=tuple(column(name) for name in ("originator", "reference", "on", "scope")),
    )  # fmt: skip
    sections = tuple(
        replace(each, questions=(*each.questions, rows)) if each.id == "1" else each
        for each in METHOD.sections
    )
    return replace(METHOD, sections=sections)


RECORDING = _recording()


GIVEN = {"originator": "USA, CIA", "reference": "TD-7", "on": "2026-11-02", "scope": "1.2, GDSS"}


def described(marking: str, *rows: dict[str, str], consent: str = "yes") -> dict[str, Answer]:
    given = full_answers(q1_12=consent)
    given["1.2"] = replace(answer("1.2", text="From a partner"), marking=marking)
    given["1.14"] = Answer("1.14", rows)
    return given


@pytest.mark.parametrize(
    ("marking", "rows", "waiting"),
    [
        ("(S//REL TO CAN, USA)", (), ()),
        ("(S//REL TO USA, CAN)", (), ("USA",)),
        ("(S//REL TO USA, CAN)", (GIVEN,), ()),
        ("(//GBR S)", (GIVEN,), ("GBR",)),
        ("(S//FGI DEU USA)", (GIVEN,), ("DEU",)),
        ("(S//FGI DEU USA)", (GIVEN, GIVEN | {"originator": "deu"}), ()),
        ("(S//FGI DEU USA)", (GIVEN | {"originator": "DEU and USA"},), ("DEU", "USA")),
        ("(//JOINT S CAN USA)", (GIVEN,), ()),
        ("(S//OC/REL TO USA, CAN)", (GIVEN,), ()),
        ("(S//OC)", (), ("ORCON",)),
        ("(S//OC)", (GIVEN,), ()),
        ("(S//FGI)", (GIVEN,), ()),
        *[("(S//REL TO USA, CAN)", (GIVEN | {lacks: ""},), ("USA",)) for lacks in GIVEN],
        ("(S//REL TO USA, CAN)", (GIVEN | {"on": "2026-11-31"},), ("USA",)),
        ("(S//REL TO USA, CAN)", (GIVEN | {"on": "2026-12-01"},), ("USA",)),
        ("(S//REL TO USA, CAN))", (), ()),
    ],
)
def test_b37_each_originator_agrees_by_a_row_of_its_own(
    marking: str, rows: tuple[dict[str, str], ...], waiting: tuple[str, ...]
) -> None:
    """B-37: who, when, under which reference and to what; a plain "yes" is not enough."""
    around = replace(QUIET, on="2026-11-16")
    given = described(marking, *rows)
    expected = (Portion("1.2", waiting),) if waiting else ()
    assert missing_consents(RECORDING, given, around.on) == expected
    found = facts(RECORDING, assessment(given), around)
    assert found["portions.third_party_without_consent"] == ("yes" if waiting else "no")


def test_b37_one_row_does_not_speak_for_an_originator_nobody_names() -> None:
    """B-37: the consent of the United States says nothing about a concealed source."""
    given = described("(S//FGI)", GIVEN)
    given["1.1"] = replace(given["1.1"], marking="(S//REL TO USA, CAN)")
    assert missing_consents(RECORDING, given, "") == (Portion("1.2", ("FGI",)),)
    given["1.14"] = Answer("1.14", (GIVEN, GIVEN | {"originator": "Service B"}))
    assert missing_consents(RECORDING, given, "") == ()


def test_b37_a_methodology_that_asks_for_no_consent_waits_for_none() -> None:
    """B-37: the fact is there, and false."""
    first = METHOD.sections[1]
    asked = tuple(each for each in first.questions if each.role != "originator_consent")
    sections = (METHOD.sections[0], replace(first, questions=asked), *METHOD.sections[2:])
    assert missing_consents(replace(METHOD, sections=sections), described("(//GBR S)"), "") == ()


def test_b37_without_rows_one_answer_speaks_for_all() -> None:
    """B-37 under methodologies of before: as their packets were judged."""
    given = described("(//GBR S)")
    assert missing_consents(METHOD, given, "") == ()
    given["1.12"] = answer("1.12", "unable")
    assert missing_consents(METHOD, given, "") == (Portion("1.2", ("GBR",)),)


@pytest.mark.parametrize(("third_party", "place"), [("yes", "1.14"), ("no", "1.2")])
def test_b37_the_question_says_which_originators_are_missing(third_party: str, place: str) -> None:
    """B-37: at the rows where they are asked for, else at the portion that gives it away."""
    first = RECORDING.sections[1]
    asked = replace(first.questions[-1], visible_when=asks("1.11", "yes"))
    more = replace(first, questions=(*first.questions[:-1], a_question("1.11"), asked))
    checks = (CheckRule("consent_missing", "note", "B-37"),)
    m = replace(RECORDING, checks=checks, sections=(METHOD.sections[0], more, *METHOD.sections[2:]))
    given = described("(S//FGI DEU USA)", GIVEN) | {"1.11": answer("1.11", third_party)}
    found = check(m, assessment(given), QUIET).findings
    missing = "DEU" if third_party == "yes" else "DEU, USA"
    assert [(each.question, each.detail) for each in found] == [(place, missing)]
    assert found[0].is_open is False
    given["1.2"] = replace(given["1.2"], marking="(S//CEO)")
    assert check(m, assessment(given), QUIET).findings == ()
