"""Each check of the shipped instrument: what it finds, what it leaves alone, how strongly."""

from dataclasses import replace

import pytest

from tests.unit.domain.checks_stage import (
    DAY,
    EVERY,
    HARD_STOPS,
    MEASURE,
    OLD,
    OPEN,
    WATCHED,
    found,
    rated,
    said,
    uncited,
    writing,
)
from tests.unit.domain.sample import METHOD
from tests.unit.domain.sample import QUIET as SAMPLE_QUIET
from tests.unit.domain.sample import assessment as sample_assessment
from tests.unit.domain.sample import full_answers as sample_answers
from tests.unit.domain.test_acmfea_rules import PERSON, M, assessment
from workstation import words
from workstation.domain.ageing import Material
from workstation.domain.assessment import Answer, AssessmentKind
from workstation.domain.check import check
from workstation.domain.check_finding import Finding
from workstation.domain.checks import open_findings
from workstation.domain.circumstances import Circumstances
from workstation.domain.methodology_kinds import CHECKS, CheckRule
from workstation.domain.text import LANGUAGES


def test_a_complete_file_has_nothing_open() -> None:
    assert open_findings(check(M, assessment(), DAY)) == ()


def test_every_check_of_the_closed_set_is_made_by_the_instrument_and_said_in_both_languages() -> (
    None
):
    """B-27; the set is closed, what of it is made is data."""
    assert {rule.id for rule in M.checks} == set(CHECKS) - set(HARD_STOPS)
    assert {"B-22-standing", "B-3-persons"} <= {stop.id for stop in M.hard_stops}
    for name in CHECKS:
        for language in ("en", "fr"):
            assert words.find(f"check.{name}", language)
            assert words.find(f"finding.{name}", language)


class TestRecord:
    """Answers against the record."""

    def test_low_while_a_like_incident_is_open(self) -> None:
        """What none has (9), B-3: torture speaks against low; a leak does not."""
        there = replace(DAY, incidents=(OPEN,))
        named = ("8.3", "IN-2026-001")
        assert named in said("low_with_open_incident", rated("1", "1"), there)
        unknown = replace(DAY, incidents=(("IN-2026-002", "open", "issue", ""),))
        assert said("low_with_open_incident", rated("1", "1"), unknown)

    @pytest.mark.parametrize(
        "incident",
        [
            ("IN-2026-001", "closed", "accepted", "torture"),
            ("IN-2026-001", "open", "accepted", "onward oversight"),
        ],
    )
    def test_a_closed_or_unlike_incident_says_nothing(
        self, incident: tuple[str, str, str, str]
    ) -> None:
        there = replace(DAY, incidents=(incident,))
        assert not said("low_with_open_incident", rated("1", "1"), there)
        assert not said(
            "low_with_open_incident",
            assessment(q5_3="medium"),
            replace(DAY, incidents=(OPEN,)),
        )

    def test_a_unit_called_low_with_an_open_incident(self) -> None:
        """5.3: an open incident speaks against low, whatever the baseline."""
        there = replace(DAY, incidents=(OPEN,))
        assert said("low_with_open_incident", assessment(q5_3="low"), there) == [
            ("5.3", "IN-2026-001")
        ]

    def test_below_the_newest_assessment_of_the_country(self) -> None:
        """G-1, G-2."""
        there = replace(
            DAY, country_level="high", country_source="MRA-2026-0009", country_rating="red"
        )
        file = rated("3", "2", q4_14="yellow")
        assert said("below_country_sheet", file, there) == [
            ("4.14", "MRA-2026-0009"),
            ("8.3", "MRA-2026-0009"),
        ]
        text = words.finding(found("below_country_sheet", file, there)[1], "en")
        assert (
            text
            == "Rated Medium; the newest assessment of the country, MRA-2026-0009, came to High."
        )
        equal = rated("3", "4", q4_14="red")
        assert not said("below_country_sheet", equal, there)
        assert not said("below_country_sheet", assessment(q4_14="unable"), there)
        assert not said("below_country_sheet", file, DAY)

    def test_a_rating_outside_those_of_earlier_files_of_the_country(self) -> None:
        """G-1: the same country, divergent levels; either way, and never against one's like."""
        past = (("MRA-2026-0001", "P-0002", "medium"), ("MRA-2025-0007", "P-0003", "high"))
        there = replace(DAY, past_levels=past)
        named = "MRA-2026-0001 (P-0002), MRA-2025-0007 (P-0003)"
        assert said("divergent_from_past", rated("1", "1"), there) == [("8.3", named)]
        above = found("divergent_from_past", assessment(), there)
        assert [each.key for each in above] == ["finding.divergent_from_past.above"]
        assert not said("divergent_from_past", rated("3", "2"), there)
        other = replace(DAY, past_levels=(("MRA-2020-0001", "P-0002", "substantial-risk"),))
        assert not said("divergent_from_past", rated("1", "1"), other)

    def test_severity_below_what_is_documented(self) -> None:
        """C-bis, B-3: accepted incidents of ill-treatment, and a severity below 4."""
        accepted = replace(DAY, incidents=(("IN-2024-003", "closed", "accepted", "torture"),))
        assert said("severity_below_documented", rated("3", "3"), accepted) == [
            ("8.4", "IN-2024-003")
        ]
        assert not said("severity_below_documented", rated("4", "3"), accepted)
        alleged = replace(DAY, incidents=(("IN-2024-003", "open", "conflict", "torture"),))
        assert not said("severity_below_documented", rated("3", "3"), alleged)

    def test_documented_in_the_answers_is_left_to_the_hard_stop_where_there_is_one(self) -> None:
        """B-3: the hard stop blocks; without it the check says it."""
        file = rated("3", "3", q8_12="yes")
        assert not said("severity_below_documented", file)
        bare = replace(M, hard_stops=())
        assert [each.detail for each in found("severity_below_documented", file, m=bare)] == [
            "8.12"
        ]

    def test_what_is_said_of_the_partner_against_its_record(self) -> None:
        """Section 6: a broken assurance is not made away with by a no."""
        broken = replace(DAY, broken_assurances=2)
        assert said("against_record", assessment(q6_4="no"), broken) == [("6.4", "2")]
        assert not said("against_record", assessment(q6_4="yes"), broken)
        assert not said("against_record", assessment(q6_4="no"))
        assert said("against_record", assessment(q7_5="active"), Circumstances("restricted")) == [
            ("7.5", "restricted")
        ]
        assert not said("against_record", assessment(q7_5="unable"), Circumstances("restricted"))

    def test_a_standing_base_that_lapsed_blocks(self) -> None:
        """C-bis, validity: nobody signs on it, and no reason helps."""
        file = replace(assessment(), kind=AssessmentKind.ABBREVIATED, standing="MRA-2025-0003")
        assert not said("standing_not_valid", file, replace(DAY, standing="yes"))
        there = check(EVERY, file, replace(DAY, standing="no"))
        first = there.findings[0]
        assert (first.check, first.strength, first.detail) == (
            "standing_not_valid",
            "block",
            "MRA-2025-0003",
        )
        assert not there.may_submit

    def test_a_like_exchange_that_was_denied(self) -> None:
        """The ladder, Refused: never taken to a peer as if it were new."""
        there = replace(DAY, denied_alike=("MRA-2026-0002",))
        assert said("like_denied", assessment(), there) == [("1.1", "MRA-2026-0002")]
        assert not said("like_denied", replace(assessment(), follows="MRA-2026-0002"), there)


class TestDates:
    """What is past its date."""

    @pytest.mark.parametrize(
        ("row", "around"),
        [
            ({"expires": "2026-11-15"}, DAY),
            (
                {"proof": "E-01, AS-2025-001"},
                replace(
                    DAY,
                    stale=(Material("assurance", "AS-2025-001", "Access", "(S)", "2026-01-01"),),
                ),
            ),
        ],
    )
    def test_a_measure_on_an_expired_assurance(
        self, row: dict[str, str], around: Circumstances
    ) -> None:
        """G-15: by its own date, or by the assurance that its proof names by number."""
        rows = ({**MEASURE, **WATCHED, **row},)
        file = assessment(q10_1=rows, without=("6.11",))
        warned = found("measure_on_expired_assurance", file, around)
        assert [(one.question, one.row, one.strength) for one in warned] == [("10.1", 1, "warn")]
        # With the reason that 6.11 asks for it is only shown: nobody is asked twice.
        reasoned = found("measure_on_expired_assurance", assessment(q10_1=rows), around)
        assert [one.strength for one in reasoned] == ["note"]
        current = assessment(q10_1=({**MEASURE, "expires": "2026-11-16"},))
        assert not found("measure_on_expired_assurance", current, around)

    def test_older_versions_read_no_assurance_number_out_of_a_proof(self) -> None:
        """Their packets are verified again for ever, and rest on what they rested on."""
        stale = (Material("assurance", "AS-2025-001", "Access", "(S)", "2026-01-01"),)
        file = assessment(q10_1=({**MEASURE, "proof": "E-01, AS-2025-001"},))
        assert check(OLD, file, replace(DAY, stale=stale)).reliances == ()


class TestAnswers:
    """Answers against one another."""

    def test_limbs_against_the_finding(self) -> None:
        """B-3: the program asks and fills in nothing."""
        assert said("limbs_met", assessment(q11_7="no")) == [("11.7", "")]
        assert not said("limbs_met", assessment(q11_7="no", q11_2="no"))
        assert said("limb_not_met", assessment(q11_2="no")) == [("11.7", "11.2")]
        assert not said("limb_not_met", assessment())

    def test_the_step_of_likelihood_against_its_limb(self) -> None:
        """B-3: more likely than not is one thing, wherever it is asked."""
        assert said("likelihood_against_limb", assessment(q11_5="no")) == [("11.5", "4")]
        remote = found("likelihood_against_limb", rated("4", "2"))
        assert [one.key for one in remote] == ["finding.likelihood_against_limb.remote"]
        assert not said("likelihood_against_limb", rated("4", "3", q11_5="no"))
        assert not said("likelihood_against_limb", rated("4", "unable", q11_5="no"))

    def test_a_person_without_a_rating_blocks(self) -> None:
        """Section 3: each person is rated alone."""
        persons = (PERSON, {**PERSON, "person": "Another"})
        one = {"person": "One person", "likelihood": "2", "severity": "4"}
        there = check(EVERY, assessment(q3_1=persons, q8_13=(one,)), DAY)
        blocked = [each for each in there.findings if each.strength == "block"]
        assert [(each.question, each.detail) for each in blocked] == [("8.13", "Another")]
        assert not there.may_submit
        both = (one, {**one, "person": "another "})
        assert not said("person_unrated", assessment(q3_1=persons, q8_13=both))
        assert not said("person_unrated", assessment(q3_1=(PERSON,)))

    def test_a_test_answered_without_any_evidence(self) -> None:
        """G-17: no approval without attached basis."""
        bare = uncited(assessment(q10_1=()))
        blocked = found("determination_without_evidence", bare)
        assert [(one.question, one.strength) for one in blocked] == [("11.7", "block")]
        cited = replace(bare.answers["8.3"], evidence=("E-01",))
        one = replace(bare, answers={**bare.answers, "8.3": cited})
        assert not said("determination_without_evidence", one)
        waits = replace(bare, answers={**bare.answers, "11.7": Answer("11.7", "unable")})
        assert not said("determination_without_evidence", waits)

    def test_an_assurance_that_nobody_checks_is_noted(self) -> None:
        """G-15."""
        noted = found("measure_unmonitored", assessment())
        assert [(one.row, one.strength) for one in noted] == [(1, "note")]
        assert not found("measure_unmonitored", assessment(q10_1=({**MEASURE, **WATCHED},)))
        not_taken = assessment(q10_1=({**MEASURE, "in_place": "no"},))
        assert not found("measure_unmonitored", not_taken)

    def test_evidence_that_is_asked_for_and_not_attached_is_noted(self) -> None:
        """G-17; what must be attached is missing, not noted."""
        noted = found("evidence_missing", uncited(assessment(q3_5="na")))
        places = {one.question for one in noted}
        assert "1.4" in places
        assert places.isdisjoint({"3.5", "4.4", "10.1"})
        assert {one.strength for one in noted} == {"note"}
        assert not found("evidence_missing", assessment())

    def test_what_is_hidden_is_found_by_no_check(self) -> None:
        """Product 8: an answer to a question that is not shown counts nowhere."""
        hidden = assessment(q11_7="no", q11_8="yes", q0_1="disclosure", q2_8="no")
        file = writing("9.3", "Born 3 May 1990", hidden)
        assert "9.3" not in {one.question for one in check(M, file, DAY).findings}


def test_blocks_come_first_then_warnings_then_notes() -> None:
    file = replace(assessment(q11_7="no"), standing="MRA-2025-0003")
    order = [one.strength for one in check(EVERY, file, replace(DAY, standing="no")).findings]
    assert order == sorted(order, key=["block", "warn", "note"].index)
    assert set(order) == {"block", "warn", "note"}


def test_a_methodology_without_checks_only_shows_its_contradictions() -> None:
    """Older versions: what was shown is shown, and nobody is stopped who was not."""
    answers = sample_answers(q11_7="no")
    done = check(METHOD, sample_assessment(answers, submitted=False), SAMPLE_QUIET)
    assert (done.findings, done.may_submit) == ((), True)
    assert [one.key for one in done.contradictions] == ["contradiction.limbs_met"]
    with_checks = replace(METHOD, checks=(CheckRule("limbs_met", "warn", "B-3"),))
    done = check(with_checks, sample_assessment(answers, submitted=False), SAMPLE_QUIET)
    assert (done.contradictions, done.may_submit) == ((), False)


def test_checks_stand_a_methodology_that_has_none_of_the_questions() -> None:
    """A check about a question that is not asked finds nothing, and breaks nothing."""
    everything = tuple(CheckRule(name, "block") for name in CHECKS)
    bare = replace(METHOD, checks=everything, sections=METHOD.sections[:1], hard_stops=())
    full = replace(
        DAY,
        incidents=(OPEN,),
        country_level="high",
        country_rating="red",
        past_levels=(("MRA-2026-0001", "P-0002", "high"),),
        broken_assurances=1,
    )
    file = replace(sample_assessment({}, locked=False), answers={})
    assert check(bare, file, full).findings == ()


@pytest.mark.parametrize("key", sorted(k for k in words.catalogue() if k.startswith("finding.")))
def test_each_sentence_takes_what_a_finding_gives_it(key: str) -> None:
    for language in LANGUAGES:
        text = words.finding(Finding("x", "warn", "8.3", key, "detail", row=2), language)
        assert "{" not in text
