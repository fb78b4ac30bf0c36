"""What the checks find in words: names where none may stand, benefits weighed in the risk."""

from dataclasses import replace

from tests.unit.domain.sample import METHOD, QUIET, T, assessment, question
from workstation.domain.assessment import Answer
from workstation.domain.check_finding import View
from workstation.domain.check_record import severity_below_documented, standing_not_valid
from workstation.domain.check_texts import extraneous_in_risk, name_in_triage
from workstation.domain.methodology import HardStop, QuestionKind, Section

ASKED = question("30.1", role="triage.individual")
WRITTEN = question("30.2", QuestionKind.TEXT)
M = replace(METHOD, sections=(*METHOD.sections, Section("30", T, T, (ASKED, WRITTEN))))
NO_NAMES = ("canada", "security", "unit")
PHRASES = ("good relations", "relations", "intérêt", "trade deal", "  favour ")


def names_in(text: str) -> str:
    """What is found in one text of a triage that says that nobody is concerned."""
    given = {"30.1": Answer("30.1", "no"), "30.2": Answer("30.2", None, text)}
    around = replace(QUIET, on="2026-11-16")
    view = View(M, assessment(given), around, {}, (), NO_NAMES)
    return " | ".join(each.detail for each in name_in_triage(view) if each.question == "30.2")


def benefits_in(text: str) -> list[tuple[str, str]]:
    view = View(METHOD, assessment({"8.3": Answer("8.3", "4", text)}), QUIET, {}, (), PHRASES)
    return [(each.detail, each.substance) for each in extraneous_in_risk(view)]


NAMES = {
    "": "",
    "ahmed khan": "",
    "Ahmed Khan": "Ahmed Khan",
    "Ahmed": "",
    "About Ahmed Khan of Kabul.": "About Ahmed Khan",
    "Ahmed al Khan": "Ahmed al Khan",
    "Ahmed al": "",
    "al Khan": "",
    "Ahmed  Khan": "Ahmed Khan",
    "Ahmed\u00a0Khan": "Ahmed Khan",
    "Ahmed\nKhan": "",
    "Dr.Khan": "",
    "Mr. Khan left": "Mr. Khan",
    "Prof. Khan Ali": "Khan Ali",
    "Major. Khan": "",
    "A. Khan": "",
    "A. B.": "",
    "J K": "",
    "KHAN Ali": "",
    "RCMP Ali": "",
    "Ali RCMP KHALED": "",
    "Canada Security Unit": "",
    "Security Ahmed Khan Unit": "Ahmed Khan",
    "Ahmed Canada Khan": "",
    "Ahmed-Ali Khan": "Ahmed-Ali Khan",
    "Khan2 Ali": "",
    "Ahmed Khan, Omar Haddad": "Ahmed Khan, Omar Haddad",
    "O’Brien Murphy": "O’Brien Murphy",
    "Élise Côté": "Élise Côté",
    "Abu-Bakr Said": "Abu-Bakr Said",
    "born 3 May 1990 in Oran": "born 3 May 1990 in Ora",
    "née en 1980": "née en 1980",
    "DOB: 1990-01-02": "DOB: 1990-01-02, 1990-01-02",
    "on 2016-11-16": "2016-11-16",
    "on 2017-11-16": "",
    "on 16/11/2016": "16/11/2016",
    "on 16.11.2017": "",
    "1890-01-01": "",
    "a@b.ca": "a@b.ca",
    "write to x.y+z@mail.example.org.": "x.y+z@mail.example.org",
    "AB123456": "AB123456",
    "ABCD123456": "",
    "A12345": "",
    "+1 613 555 0199": "+1 613 555 0199",
    "613 555": "",
    "10.0.0.1": "10.0.0.1",
    "1.2.3": "",
    "id-AB123456": "",
    "Van der Berg Ali": "Van der Berg Ali",
    "de la Cruz": "",
    "Maria de la Cruz": "Maria de la Cruz",
    "Maria de la": "",
}


BENEFITS = {
    "": [],
    "No benefit.": [],
    "For good relations. Then more.": [("good relations", "For good relations")],
    "GOOD RELATIONS matter! Others too?": [("good relations", "GOOD RELATIONS matter")],
    "relationship": [("relationship", "relationship")],
    "correlations": [],
    "L'interet du pays": [("interet", "L'interet du pays")],
    "L’intérêt, oui.": [("intérêt", "L’intérêt, oui")],
    "trade  deals and trade deal": [("trade deals, trade deal", "trade deals and trade deal")],
    "favour": [("favour", "favour")],
    "favourable": [("favourable", "favourable")],
    "_relations x": [],
    "x_relations": [],
    "relations: good relations; relations? relations! relations.": [
        ("relations, good relations", "relations: good relations; relations\nrelations")
    ],
    "good\nrelations": [("good relations", "good relations")],
}


def test_each_name_date_and_number_that_gives_a_person_away() -> None:
    """C-bis: "no individual", and then one is named."""
    assert {text: names_in(text) for text in NAMES} == NAMES


def test_each_benefit_weighed_where_the_risk_is_judged() -> None:
    """B-20, G-6: the words, and the sentence that they stand in."""
    assert {text: benefits_in(text) for text in BENEFITS} == BENEFITS


def test_each_place_where_the_risk_is_judged_is_read() -> None:
    """B-20: the baseline, the measures, the test and the basis."""
    text = "For good relations."
    given = {q: Answer(q, None, text) for q in METHOD.questions}
    view = View(METHOD, assessment(given), QUIET, {}, (), PHRASES)
    assert [each.question for each in extraneous_in_risk(view)] == PLACES


PLACES = [
    "8.3",
    "8.4",
    "8.13",
    "10.1",
    "11.1",
    "11.2",
    "11.3",
    "11.4",
    "11.5",
    "11.6",
    "11.7",
    "11.8",
    "13.2",
]


def test_a_severity_below_what_is_documented() -> None:
    """B-3, C-bis: torture that the record accepts, or that the file itself says."""
    ill = question("30.3", role="ill_treatment")
    m = replace(METHOD, sections=(*METHOD.sections, Section("30", T, T, (ill,))))
    held = replace(
        m, hard_stops=(HardStop("x", "B-3", ("submit",), METHOD.hard_stops[0].when, T, T, "8.4"),)
    )
    accepted = ("IN-1", "closed", "substantiated", "leak torture")
    around = replace(
        QUIET,
        incidents=(accepted, ("IN-2", "open", "work-needed", "torture"),
                   ("IN-3", "closed", "substantiated", "leak"), (*accepted[:3], "death")),
    )  # fmt: skip
    told = {}
    for severity in (3, 4, None):
        for said in ("yes", "no"):
            for method in (m, held):
                file = assessment({"30.3": Answer("30.3", said)})
                words = ("torture", "death")
                view = View(method, file, around, {"baseline.severity": severity}, (), words)
                told[severity, said, method is held] = [
                    (each.question, each.detail, each.substance, each.variant)
                    for each in severity_below_documented(view)
                ]
    record = [("8.4", "IN-1, IN-1", "3", "record")] if told[3, "no", True] else []
    own = [("8.4", "30.3", "3", "")]
    assert told == {
        (severity, said, is_held): (record + own * (said == "yes" and not is_held))
        if severity == 3
        else []
        for severity in (3, 4, None)
        for said in ("yes", "no")
        for is_held in (False, True)
    }


def test_a_standing_assessment_that_may_be_relied_on_no_more() -> None:
    file = replace(assessment(), standing="MRA-2025-0007")
    bare = replace(METHOD, sections=tuple(s for s in METHOD.sections if s.id == "8"))
    told = [
        [(each.question, each.detail) for each in standing_not_valid(
            View(m, file, QUIET, {"standing.valid": valid}, ())
        )]
        for m, valid in ((METHOD, "no"), (bare, "no"), (METHOD, "yes"), (METHOD, "none"))
    ]  # fmt: skip
    assert told == [[("1.1", "MRA-2025-0007")], [("8.3", "MRA-2025-0007")], [], []]
