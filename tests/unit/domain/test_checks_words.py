"""What the checks find in words, and how a warning is passed over."""

from dataclasses import replace

import pytest

from tests.unit.domain.checks_stage import (
    DAY,
    EVERY,
    MEASURE,
    OPEN,
    found,
    rated,
    said,
    with_strength,
    writing,
)
from tests.unit.domain.test_acmfea_rules import M, assessment
from workstation.domain.assessment import Assessment, Override
from workstation.domain.check import Check, check
from workstation.domain.check_finding import Finding, digest_of
from workstation.domain.checks import open_findings, standing


class TestWords:
    """Checks that read what was written."""

    @pytest.mark.parametrize(
        ("question", "text", "named"),
        [
            ("8.11", "We weigh the value of the relationship.", "value of the relationship"),
            ("8.14", "L’avantage  opérationnel est net.", "avantage opérationnel"),
            ("10.1", "They expect RECIPROCITY from us.", "reciprocity"),
            ("11.7", "Un interet strategique l’emporte.", "interet strategique"),
            ("13.2", "A key partner must be kept.", "key partner"),
        ],
    )
    def test_other_interests_in_a_text_about_risk(
        self, question: str, text: str, named: str
    ) -> None:
        """B-20, G-6: in either language, accents and spaces aside."""
        assert said("extraneous_in_risk", writing(question, text)) == [(question, named)]

    @pytest.mark.parametrize(
        ("question", "text"),
        [
            ("12.2", "The value of the relationship is great."),
            ("1.3", "The operational benefit is great."),
            ("8.11", "The person has a family relationship to an officer."),
            ("8.11", "Unreciprocated calls were logged."),
        ],
    )
    def test_other_interests_elsewhere_are_left_alone(self, question: str, text: str) -> None:
        """B-20: section 12 is where they belong."""
        assert not said("extraneous_in_risk", writing(question, text))

    def test_words_in_the_columns_of_a_measure_are_read_too(self) -> None:
        rows = ({**MEASURE, "description": "Goodwill of the service"},)
        assert said("extraneous_in_risk", assessment(q10_1=rows)) == [("10.1", "goodwill")]

    @pytest.mark.parametrize(
        "text",
        [
            "A note about Karim Haddad.",
            "A note on Dr. Haddad, a dentist.",
            "Le voyage de Jean-Pierre DUPONT.",
            "Письмо о Иван Петров.",
            "Travel of Abd al-Rahman ibn Yusuf.",
            "Reach him at k.haddad@example.org.",
            "Passport AB1234567 was seen.",
            "The phone +33 6 12 34 56 78 rings.",
            "Born on 3 May 1990.",
            "Date de naissance : 1990.",
            "Entry of 1988-05-03 in the list.",
            "Seen at 10.20.30.40 twice.",
        ],
    )
    def test_a_name_or_identifier_in_a_triage_that_finds_no_individual(self, text: str) -> None:
        """C-bis, negative tests: a warning, never a block."""
        file = writing("1.1", text, assessment(q0_2="no", q3_1=()))
        warned = found("name_in_triage", file)
        assert [(one.question, one.strength) for one in warned] == [("1.1", "warn")], text
        assert not found("name_in_triage", writing("1.1", text, assessment(q0_2="yes")))

    @pytest.mark.parametrize(
        "text",
        [
            "A map of the river, for the General Directorate of State Security.",
            "The Ministry of Justice of Norway asks on 2026-11-12 at 10:00.",
            "La Direction générale demande une carte. Elle arrive en janvier 2026.",
            "CSIS and RCMP agree; see MRA-2026-0001 and E-01.",
            "In Norway nobody is named.",
        ],
    )
    def test_institutions_days_and_numbers_of_the_record_name_nobody(self, text: str) -> None:
        assert not found("name_in_triage", writing("1.1", text, assessment(q0_2="no", q3_1=())))

    def test_persons_listed_under_a_triage_that_finds_none(self) -> None:
        """C-bis: the list of persons is a name too."""
        assert ("0.2", "1") in said("name_in_triage", assessment(q0_2="no"))

    @pytest.mark.parametrize("name", ["name_in_triage", "extraneous_in_risk"])
    def test_what_reads_words_never_blocks_whatever_data_says(self, name: str) -> None:
        """C-bis: a warning; the program may be mistaken about a word."""
        file = writing("1.1", "Karim Haddad", assessment(q0_2="no", q3_1=()))
        file = writing("8.11", "A key partner.", file)
        made = found(name, file, m=with_strength(name, "block"))
        assert {one.strength for one in made} == {"warn"}


class TestOverrides:
    """What was passed over, for what, and when it stands again."""

    def passed(self, file: Assessment, name: str, question: str) -> Assessment:
        made = [one for one in found(name, file) if one.question == question]
        override = Override(
            name, question, "A quotation.", "(U)", "A. Martin", "", about=digest_of(made)
        )
        return replace(file, overrides=(*file.overrides, override))

    def test_an_override_opens_the_way_and_is_the_one_that_is_printed(self) -> None:
        """Product 6: ignore, warn, block; the reason is printed."""
        file = writing("8.11", "A key partner asks.", replace(assessment(), submitted_utc=""))
        assert not check(M, file, DAY).may_submit
        after = check(M, self.passed(file, "extraneous_in_risk", "8.11"), DAY)
        assert after.may_submit
        assert [one.reason for one in standing(after)] == ["A quotation."]

    @pytest.mark.parametrize(
        ("text", "holds"),
        [
            ("A  key partner asks. Other words follow.", True),
            ("A key partner insists.", False),
            ("A key partner asks. Goodwill too.", False),
            ("Nothing of the kind.", None),
        ],
    )
    def test_it_lapses_when_what_was_found_changes(self, text: str, holds: bool | None) -> None:
        """It stands for the sentences that the check found, and for no others."""
        file = self.passed(writing("8.11", "A key partner asks."), "extraneous_in_risk", "8.11")
        after = check(M, writing("8.11", text, file), DAY)
        state = [bool(one.overridden) for one in after.findings if one.question == "8.11"]
        assert state == ([] if holds is None else [holds])
        assert bool(standing(after)) is bool(holds)

    def test_a_new_incident_asks_again(self) -> None:
        """The override was for the incidents that were open then."""
        there = replace(DAY, incidents=(OPEN,))
        file = rated("1", "1", q5_3="medium")
        made = found("low_with_open_incident", file, there)
        about = digest_of(made)
        one = Override("low_with_open_incident", "8.3", "Mistaken identity", "(U)", "A", "", about)
        file = replace(file, overrides=(one,))
        assert not open_of(check(M, file, there), "low_with_open_incident")
        more = replace(there, incidents=(OPEN, ("IN-2026-009", "open", "issue", "death")))
        assert open_of(check(M, file, more), "low_with_open_incident")

    def test_a_block_is_never_passed_over(self) -> None:
        file = replace(assessment(), standing="MRA-2025-0003")
        there = replace(DAY, standing="no")
        made = found("standing_not_valid", file, there, EVERY)
        one = Override("standing_not_valid", "1.1", "It will do", "(U)", "A", "", digest_of(made))
        after = check(EVERY, replace(file, overrides=(one,)), there)
        assert open_of(after, "standing_not_valid")
        assert not standing(after)

    def test_an_override_without_a_digest_holds_for_nothing(self) -> None:
        file = writing("8.11", "A key partner asks.")
        one = Override("extraneous_in_risk", "8.11", "Why not", "(U)", "A", "")
        assert open_of(check(M, replace(file, overrides=(one,)), DAY), "extraneous_in_risk")


def open_of(done: Check, name: str) -> list[Finding]:
    return [one for one in open_findings(done) if one.check == name]
