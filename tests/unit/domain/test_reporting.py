"""When the annual report is due, and what each version of it may show."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from workstation import words
from workstation.domain import reporting
from workstation.domain.reporting import NumberMark, Passage, Portion, Version

SAID = Passage(2025, "policies", 1, "en", "No change in 2025.", "(U)")
DIT = replace(SAID, language="fr", text="Aucun changement en 2025.")


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 3, 2), True),
        (date(2025, 12, 31), False),
    ],
)
def test_the_report_is_due_before_1_march_and_1_march_is_late(on: date, late: bool) -> None:
    """B-14; C-bis: generated on 1 March of the next year, it is late."""
    assert reporting.is_late(2025, on) is late
    assert reporting.due_before(2025) == date(2026, 3, 1)


def test_29_february_is_in_time() -> None:
    """B-14 in a leap year: the day before 1 March is the 29th."""
    assert reporting.due_before(2023) - timedelta(days=1) == date(2024, 2, 29)
    assert not reporting.is_late(2023, date(2024, 2, 29))


def test_a_year_is_over_on_1_january() -> None:
    """B-14: the report is on a calendar year, whose counts are final once it has ended."""
    assert not reporting.is_over(2025, date(2025, 12, 31))
    assert reporting.is_over(2025, date(2026, 1, 1))


def test_the_reasons_to_redact_are_two_closed_lists_with_words() -> None:
    """B-15: (a) injury or an operation, (b) privilege; nothing else."""
    assert all(each.startswith("a.") for each in reporting.REASONS_A)
    assert all(each.startswith("b.") for each in reporting.REASONS_B)
    assert (*reporting.REASONS_A, *reporting.REASONS_B) == reporting.REASONS
    for reason in reporting.REASONS:
        for language, letter in (("en", f"7(2)({reason[0]})"), ("fr", f"7(2){reason[0]})")):
            assert letter in words.label(f"report_reason.{reason}", language)


@pytest.mark.parametrize("reason", reporting.REASONS)
def test_a_portion_with_a_reason_stops_the_public_version_unless_redacted(reason: str) -> None:
    """B-15; C-bis: public version contains a portion with reason (a) or (b), the build fails."""
    open_one = reporting.shown_in(Version.PUBLIC, "policies 1", "x", replace(SAID, reason=reason))
    assert [each.code for each in reporting.faults_of_public([open_one])] == ["report.not_redacted"]
    redacted = replace(SAID, reason=reason, redacted=True, marking="(S//CEO)")
    shown = reporting.shown_in(Version.PUBLIC, "policies 1", "x", redacted)
    assert (shown.text, shown.marking) == ("", "(U)")
    assert reporting.faults_of_public([shown]) == []


@pytest.mark.parametrize(
    ("portion", "code"),
    [
        (Portion("p", "x", "(U)", redacted=True), "report.no_reason"),
        (Portion("p", "", "(U)", redacted=True), "report.no_reason"),
        (Portion("p", "x", "(U)", "c.embarrassment", True), "report.reason_unknown"),
        (Portion("p", "x", "(S)"), "report.classified_portion"),
        (Portion("p", "x", "(PB)"), "report.classified_portion"),
        (Portion("p", "x", "(C//REL TO CAN, USA)"), "report.classified_portion"),
        (Portion("p", "x", "(U//OUO)"), "report.official_use"),
        (Portion("p", "x", "(U//FOUO)"), "report.official_use"),
        (Portion("p", "x", "(U"), "report.classified_portion"),
        (Portion("p", "x", "(U//CEO)"), "report.classified_portion"),
    ],
)
def test_what_has_no_place_in_a_public_version_is_named(portion: Portion, code: str) -> None:
    """B-30: only (U) portions; OUO and FOUO that survive into a public release are a fault."""
    assert [(each.code, each.place) for each in reporting.faults_of_public([portion])] == [
        (code, "p")
    ]


def test_an_unclassified_report_may_be_public() -> None:
    """B-15, B-30: the rules let everything else through."""
    portions = [Portion("p", "x", "(U)"), Portion("q", "0", "(U)")]
    assert reporting.faults_of_public(portions) == []


def test_the_ministers_version_keeps_what_the_public_one_leaves_out() -> None:
    """B-15: the redaction is of the public version alone."""
    secret = replace(SAID, marking="(S)", reason="a.ongoing-operation", redacted=True)
    shown = reporting.shown_in(Version.MINISTER, "policies 1", secret.text, secret)
    assert (shown.text, shown.marking) == (secret.text, "(S)")


@pytest.mark.parametrize("recipient", reporting.RECIPIENTS)
def test_a_copy_holds_nothing_that_its_recipient_is_not_entitled_to(recipient: str) -> None:
    """B-16: per-recipient copies; the check is of what would be shown, not of the intention."""
    kept = replace(SAID, withheld=(recipient,))
    for version in Version:
        shown = reporting.shown_in(version, "policies 1", kept.text, kept)
        assert (shown.text == "") is (version.value == recipient)
    leaked = Portion("policies 1", kept.text, "(U)", withheld=(recipient,))
    (fault,) = reporting.faults_of_recipient(Version(recipient), [leaked])
    assert fault.code == "report.not_entitled"
    assert reporting.faults_of_recipient(Version.MINISTER, [leaked]) == []


def test_a_number_is_withheld_like_a_text() -> None:
    """B-15, B-16: a number of cases can itself say too much."""
    mark = NumberMark(2025, "substantial", "(S)", "a.national-security", True, ("crcc",))
    assert reporting.shown_in(Version.PUBLIC, "substantial", "2", mark).text == ""
    assert reporting.shown_in(Version.CRCC, "substantial", "2", mark).text == ""
    assert reporting.shown_in(Version.NSIRA, "substantial", "2", mark).text == "2"


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (replace(DIT, marking="(S)"), "report.twins_marked"),
        (replace(DIT, reason="b.litigation", redacted=True), "report.twins_marked"),
        (replace(DIT, redacted=True), "report.twins_marked"),
        (replace(DIT, withheld=("crcc",)), "report.twins_marked"),
        (replace(DIT, text="Aucun changement en 2024."), "report.twins_numbers"),
        (replace(DIT, text="Aucun changement."), "report.twins_numbers"),
        (replace(DIT, number=2), "report.no_twin"),
    ],
)
def test_both_languages_say_mark_and_redact_the_same(other: Passage, code: str) -> None:
    """B-27, C-bis: EN and FR differ, so the build fails; a passage has its twin."""
    assert code in {each.code for each in reporting.faults_of_twins([SAID, other])}
    assert reporting.faults_of_twins([SAID, DIT]) == []


def test_two_ways_to_write_a_mark_are_the_same_mark() -> None:
    """B-27, B-29: « RAC » and CEO are one control in two languages."""
    twins = [replace(SAID, marking="(S//CEO)"), replace(DIT, marking="(S//RAC)")]
    assert reporting.faults_of_twins(twins) == []


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("1,248 files", "1 248 dossiers"),
        ("1,248 files", "1\u202f248 dossiers"),
        ("0.42 of 3", "0,42 de 3"),
        ("on 1 March 2026", "le 1er mars 2026"),
        ("none", "aucun"),
    ],
)
def test_numbers_are_compared_as_numbers(en: str, fr: str) -> None:
    """B-27: each language groups thousands in its own way."""
    assert reporting.numbers_of(en) == reporting.numbers_of(fr)
    assert reporting.numbers_of(f"{en} 7") != reporting.numbers_of(fr)


def test_counts_that_differ_between_the_languages_are_named() -> None:
    """C-bis: EN and FR counts differ, the build fails; a number that one lacks differs too."""
    same = [("decided", 3), ("elevated", 0)]
    assert reporting.faults_of_counts(same, same) == []
    found = reporting.faults_of_counts(same, [("decided", 4), ("breaches", 0)])
    assert [(each.place, each.detail) for each in found] == [
        ("decided", "3 / 4"), ("elevated", "0 / –"), ("breaches", "– / 0"),
    ]  # fmt: skip
    assert {each.code for each in found} == {"report.twins_counts"}


@pytest.mark.parametrize(
    ("hidden", "found"),
    [
        ({"outcome.deny"}, ["outcome.deny"]),
        ({"outcome.deny", "outcome.approve"}, []),
        ({"outcome.deny", "decided"}, ["decided"]),
        ({"breaches"}, []),
        ({"substantial"}, ["substantial"]),
        ({"substantial", "level.substantial"}, ["level.substantial"]),
        ({"substantial", "level.substantial", "level.low"}, []),
        ({"unable"}, []),
        ({"elevated"}, ["elevated"]),
        ({"elevated", "elevated.refused"}, []),
        (set(), []),
    ],
)
def test_a_number_that_the_others_give_away_is_not_taken_out(
    hidden: set[str], found: list[str]
) -> None:
    """B-15: what can be worked out from the rest of a public version stands in it."""
    names = ("decided", "outcome.approve", "outcome.deny", "level.low", "elevated",
             "elevated.refused", "elevated.authorized", "substantial", "level.substantial",
             "breaches")  # fmt: skip
    shown = [each for each in names if each not in hidden]
    faults = reporting.faults_of_numbers(sorted(hidden), shown)
    assert [each.place for each in faults] == found
    assert {each.code for each in faults} <= {"report.inferable"}


def test_every_fault_has_words_and_a_short_form() -> None:
    """What forbids a version is said in both languages, with what to do."""
    shorts = [key for key in words.catalogue() if key.startswith("report_short.")]
    assert len(shorts) == 11
    for key in shorts:
        whole = words.catalogue()[f"report.{key.partition('.')[2]}"]
        assert all(whole[each] for each in ("en", "fr", "next_en", "next_fr"))
