"""Places, codes and details of what keeps a report from being made; titles; numbers behind."""

from dataclasses import replace

from tests.unit.domain.sample import METHOD
from workstation.domain.assessment import Answer, AssessmentKind
from workstation.domain.reporting import (
    Fault,
    NumberMark,
    Passage,
    Portion,
    Version,
    faults_of_counts,
    faults_of_numbers,
    faults_of_public,
    faults_of_recipient,
    faults_of_twins,
    shown_in,
)
from workstation.domain.statistics import Behind, Closed, YearRecord, count
from workstation.domain.title import title_of

EN = Passage(2025, "policies", 1, "en", "No change of 1,200 in 2025.", "(U)")
FR = replace(EN, language="fr", text="Aucun changement de 1\u00a0200 en 2025.")


def test_what_a_version_shows_is_the_text_with_all_that_is_said_of_it() -> None:
    """B-15, B-16: what is taken out leaves no word, and in public no mark."""
    mark = NumberMark(2025, "decided", "(S)", "b.litigation", True, ("nsira",))
    told = {
        version.value: shown_in(version, "p 1", "12", mark)
        for version in (Version.MINISTER, Version.PUBLIC, Version.NSIRA)
    }
    handling = ("b.litigation", True, ("nsira",))
    assert told == {
        "minister": Portion("p 1", "12", "(S)", *handling),
        "public": Portion("p 1", "", "(U)", *handling),
        "nsira": Portion("p 1", "", "(S)", *handling),
    }


def test_each_fault_names_its_place_and_what_is_there() -> None:
    """B-15, B-16, B-27, B-30."""
    portions = [
        Portion("a 1", "x", "(U)", "z.unknown"),
        Portion("a 2", "", "(U)", redacted=True),
        Portion("a 3", "x", "(U)", "b.litigation"),
        Portion("a 4", "x", "(U//FOUO)"),
        Portion("a 5", "x", "(S)"),
        Portion("a 6", "x", "broken"),
        Portion("a 7", "", "(S)"),
        Portion("a 8", "x", "(NC)"),
    ]
    assert faults_of_public(portions) == [
        Fault("report.reason_unknown", "a 1", "z.unknown"),
        Fault("report.no_reason", "a 2"),
        Fault("report.not_redacted", "a 3", "b.litigation"),
        Fault("report.official_use", "a 4", "(U//FOUO)"),
        Fault("report.classified_portion", "a 5", "(S)"),
        Fault("report.classified_portion", "a 6", "broken"),
    ]
    kept = [replace(portions[0], withheld=("nsira",)), replace(portions[6], withheld=("nsira",))]
    assert faults_of_recipient(Version.NSIRA, kept) == [
        Fault("report.not_entitled", "a 1", "nsira")
    ]
    assert faults_of_recipient(Version.CRCC, kept) == []
    shown = ("decided", "outcome.approve", "outcome.deny", "level.substantial", "substantial")
    assert faults_of_numbers(("outcome.approve",), (shown[0], shown[2])) == [
        Fault("report.inferable", "outcome.approve", "decided")
    ]
    assert faults_of_numbers(("outcome.approve", "outcome.deny"), ("decided",)) == []
    assert faults_of_numbers(("substantial",), ("level.substantial",)) == [
        Fault("report.inferable", "substantial", "level.substantial")
    ]
    assert faults_of_counts([("a", 1), ("b", 2), ("c", 3)], [("a", 1), ("b", 3), ("d", 4)]) == [
        Fault("report.twins_counts", "b", "2 / 3"),
        Fault("report.twins_counts", "c", "3 / –"),
        Fault("report.twins_counts", "d", "– / 4"),
    ]


def test_twins_that_do_not_say_the_same() -> None:
    """B-27."""
    assert faults_of_twins([EN, FR]) == []
    assert faults_of_twins([replace(EN, marking="(NC)"), FR]) == []
    assert faults_of_twins([EN]) == [Fault("report.no_twin", "policies 1", "fr")]
    assert faults_of_twins([FR]) == [Fault("report.no_twin", "policies 1", "en")]
    other = replace(FR, text="Aucun changement de 7 et 1300 en 2025.")
    assert faults_of_twins([EN, other]) == [
        Fault("report.twins_numbers", "policies 1", "1200, 1300, 7")
    ]
    for changed in (
        replace(FR, marking="(S)"),
        replace(FR, reason="b.litigation"),
        replace(FR, redacted=True),
        replace(FR, withheld=("nsira",)),
    ):
        assert faults_of_twins([EN, changed]) == [Fault("report.twins_marked", "policies 1")]


def test_what_stands_behind_each_number() -> None:
    """G-11: id, file and partner; what is closed without a decision counts apart."""
    case = Closed("EX-1", "MRA-1", 1, "approve", "2026-01-01", "2026-01-01", "P-1", kind="")
    shut = replace(case, key="EX-2", assessment="MRA-2", outcome="withdrawn")
    found = count(YearRecord(2026, (case, shut, replace(shut, outcome="triage-closed"))))
    told = {each.id: each.behind for each in found.figures if each.behind}
    one, two = Behind("EX-1", "MRA-1", "P-1"), Behind("EX-2", "MRA-2", "P-1")
    names = ("decided", "outcome.approve", "kind.case", "level.none", "act.none")
    assert told == {**dict.fromkeys(names, (one,)), "triage-closed": (two,), "withdrawn": (two,)}
    begun = replace(case, created_utc="2025-12-31T23:59:59Z")
    assert [e.key for e in count(YearRecord(2026, (begun,)))["carried_over"].behind] == ["EX-1"]


def test_the_first_line_of_a_summary_stands_for_a_title_that_is_not_asked() -> None:
    """A long line is cut before a word, without what stood between."""
    from workstation.domain.methodology_kinds import KindText
    from workstation.domain.text import Text

    kind = KindText("triage", Text("T", "T"), Text("I", "I"), ("0",))
    m = replace(METHOD, kinds=(kind,))
    told = {}
    for text in ("  Short \n more", "x" * 120, "x" * 121, "ab, " * 40, "one two " * 20):
        told[text] = title_of(m, AssessmentKind.TRIAGE, {"1.2": Answer("1.2", None, text, "(C)")})
    assert told == {
        "  Short \n more": ("Short ", "(C)"),
        "x" * 120: ("x" * 120, "(C)"),
        "x" * 121: ("x" * 120 + "…", "(C)"),
        "ab, " * 40: ("ab, " * 29 + "ab…", "(C)"),
        "one two " * 20: (("one two " * 15).strip() + "…", "(C)"),
    }
