"""Portion marks and banners: domain rules B-29 to B-37."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain import marking_register as register
from workstation.domain.mark import expand
from workstation.domain.marking import (
    Mark,
    MarkError,
    build_mark,
    contributors,
    parse_mark,
    roll_up,
    roll_up_texts,
)


def banner(*portions: str) -> str:
    rolled, problems = roll_up_texts(portions)
    assert problems == ()
    return rolled.text


def test_banner_rolls_up_published_vector() -> None:
    """Section F: the banner vector, with B-31, B-32, B-33 and B-35 in it."""
    assert (
        banner(
            "(U//FOUO)",
            "(S//REL TO USA, CAN)",
            "(C//REL TO USA, FVEY)",
            "(S//SI//REL TO USA, CAN)",
            "(TS//SI//REL TO USA, CAN)",
        )
        == "TOP SECRET//SI//REL TO USA, CAN"
    )


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        ((), "UNCLASSIFIED"),
        (("(U)",), "UNCLASSIFIED"),
        (("(PB)", "(PA)", "(U)"), "PROTECTED B"),
        (("(PC)", "(C)"), "CONFIDENTIAL"),
        (("(S//REL TO CAN, USA)", "(U)"), "SECRET//REL TO CAN, USA"),
        (("(S//CEO)", "(S//REL TO CAN, USA)"), "SECRET//CANADIAN EYES ONLY"),
        (("(S//REL TO CAN, USA)", "(S)"), "SECRET"),
        (("(S//REL TO CAN, USA)", "(PB)"), "SECRET"),
        (("(C//REL TO CAN, FVEY)", "(S//REL TO CAN, GBR, USA)"), "SECRET//REL TO CAN, GBR, USA"),
        (("(C//REL TO CAN, FVEY)", "(S//REL TO CAN, FVEY)"), "SECRET//REL TO CAN, FVEY"),
        (("(S//REL TO CAN, GBR)", "(S//REL TO CAN, USA)"), "SECRET//CANADIAN EYES ONLY"),
        (("(S//REL TO CAN, ACGU)", "(S//REL TO CAN, FVEY)"), "SECRET//REL TO CAN, AUS, GBR, USA"),
        (("(S//REL TO CAN, GBR, USA)", "(S//REL TO USA, GBR)"), "SECRET//CANADIAN EYES ONLY"),
        (("(S//OC)", "(PB//SOLICITOR-CLIENT)"), "SECRET//SOLICITOR-CLIENT/ORCON"),
        (("(U//CEO)", "(S//REL TO CAN, USA)"), "SECRET//CANADIAN EYES ONLY"),
    ],
)
def test_canadian_banner(portions: tuple[str, ...], expected: str) -> None:
    """B-29: two scales. B-34: REL only if every portion allows. B-36: CEO, CAN first."""
    assert banner(*portions) == expected


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        (("(S//NF)", "(S//REL TO USA, CAN)"), "SECRET//NOFORN"),
        (("(S//REL TO USA, GBR)", "(S//REL TO USA, CAN)"), "SECRET//NOFORN"),
        (
            ("(S//REL TO USA, CAN, TEYE)", "(S//REL TO USA, FVEY)"),
            "SECRET//REL TO USA, AUS, CAN, GBR",
        ),
        (("(S//REL TO USA, CAN)", "(S//RELIDO)"), "SECRET//NOFORN"),
        (("(S//RELIDO)", "(C//RELIDO)"), "SECRET//RELIDO"),
        (("(S//REL TO USA, CAN)", "(C)"), "SECRET//NOFORN"),
        (("(S//RELIDO)", "(C)"), "SECRET//NOFORN"),
        (("(S//DISPLAY ONLY AFG)", "(C)"), "SECRET//NOFORN"),
        (("(S//DISPLAY ONLY AFG)", "(S//REL TO USA, AFG)"), "SECRET//DISPLAY ONLY AFG"),
        (("(S//DISPLAY ONLY AFG)", "(S//DISPLAY ONLY IRQ)"), "SECRET//NOFORN"),
        (("(U)", "(S//REL TO USA, CAN)"), "SECRET//REL TO USA, CAN"),
        (("(U)", "(U//REL TO USA, CAN)"), "UNCLASSIFIED"),
        (("(U//NF)", "(S//REL TO USA, CAN)"), "SECRET//NOFORN"),
        (("(U//DISPLAY ONLY AFG)", "(S//REL TO USA, CAN)"), "SECRET//NOFORN"),
        (("(U//FOUO)", "(U)"), "UNCLASSIFIED//FOR OFFICIAL USE ONLY"),
        (("(U//FOUO)", "(C//NF)"), "CONFIDENTIAL//NOFORN"),
        (("(S//SI-G//OC)", "(TS//TK)"), "TOP SECRET//SI-G/TK//ORCON"),
        (("(S//FGI GBR)", "(S//FGI DEU FRA)"), "SECRET//FGI DEU FRA GBR"),
        (("(S//FGI GBR)", "(S//FGI)"), "SECRET//FGI"),
        (("(//GBR S)",), "//GBR SECRET"),
        (("(//GBR S)", "(C//NF)"), "SECRET//FGI GBR//NOFORN"),
        (("(//JOINT S CAN GBR)",), "//JOINT SECRET CAN GBR"),
    ],
)
def test_allied_banner(portions: tuple[str, ...], expected: str) -> None:
    """B-32: union of compartments and FGI. B-33: release. B-34: U. B-35: FOUO."""
    assert banner(*portions) == expected


@pytest.mark.parametrize(
    ("portion", "french"),
    [
        ("(S//CEO)", "SECRET//RÉSERVÉ AUX CANADIENS"),
        ("(TS)", "TRÈS SECRET"),
        ("(U)", "NON CLASSIFIÉ"),
        ("(PB)", "PROTÉGÉ B"),
        ("(S//REL TO CAN, USA)", "SECRET//REL TO CAN, USA"),
        ("(C)", "CONFIDENTIEL"),
    ],
)
def test_banner_in_french(portion: str, french: str) -> None:
    """B-27: both languages of equal standing."""
    assert roll_up([parse_mark(portion)]).in_language("fr") == french


def test_french_codes_mean_the_same() -> None:
    """B-27: NC and RAC are read as U and CEO."""
    assert parse_mark("(NC)") == parse_mark("(U)")
    assert parse_mark("(S//RAC)") == parse_mark("(S//CEO)")


@pytest.mark.parametrize(
    ("portion", "reason", "column"),
    [
        ("(S//REL TO USA, CAN))", "marking.after_close", 21),
        ("", "marking.empty", 1),
        ("S//CEO", "marking.no_open", 1),
        ("((S)", "marking.no_open", 2),
        ("(S//CEO", "marking.no_close", 8),
        ("(S) text", "marking.after_close", 4),
        ("(X)", "marking.level", 2),
        ("()", "marking.level", 2),
        ("(SECRET)", "marking.level", 2),
        ("(s)", "marking.capitals", 2),
        ("(S//XYZZY)", "marking.unknown", 5),
        ("(S// CEO)", "marking.spacing", 5),
        ("(S//CEO//)", "marking.spacing", 10),
        ("(S//CEO/CEO)", "marking.repeated", 9),
        ("(S//REL TO CAN,USA)", "marking.country", 12),
        ("(S//REL TO CAN, QQQ)", "marking.country", 17),
        ("(S//REL TO CAN, USA, USA)", "marking.repeated", 22),
        ("(S//REL TO GBR, CAN)", "marking.rel_first", 12),
        ("(S//REL TO CAN)", "marking.rel_alone", 12),
        ("(S//REL TO USA, GBR, CAN)", "marking.rel_order", 12),
        ("(S//REL TO USA, FVEY, CAN)", "marking.rel_order", 12),
        ("(S//NF//SI)", "marking.order", 9),
        ("(S//CEO/REL TO CAN, USA)", "marking.conflict", 5),
        ("(S//NF/RELIDO)", "marking.conflict", 5),
        ("(U//SI)", "marking.needs_classified", 5),
        ("(//CAN S)", "marking.owner", 4),
        ("(S//" + "SI/" * 300 + ")", "marking.too_long", 501),
    ],
)
def test_malformed_mark_is_reported_with_its_place(portion: str, reason: str, column: int) -> None:
    """B-31; section F: a malformed mark is reported and never repaired."""
    with pytest.raises(MarkError) as caught:
        parse_mark(portion)
    assert (caught.value.reason, caught.value.column) == (reason, column)
    _, problems = roll_up_texts([portion])
    assert [(p.portion, p.place, p.reason) for p in problems] == [(portion, column, reason)]


def test_malformed_mark_never_lowers_the_banner() -> None:
    """B-32: what cannot be read in full still holds its level, and releases nothing."""
    rolled, problems = roll_up_texts(["(U)", "(TS//REL TO USA, CAN))"])
    assert rolled.text == "TOP SECRET"
    assert len(problems) == 1


def test_compilation_may_only_raise() -> None:
    """B-29: aggregation can raise the category of the whole."""
    marks = [parse_mark("(C)")]
    assert roll_up(marks, at_least="S").text == "SECRET"
    assert roll_up(marks, at_least="U").text == "CONFIDENTIAL"


def test_contributors_name_every_portion_that_closes_the_banner() -> None:
    """B-36: Canadian Eyes Only comes from these portions."""
    portions = ["(S//REL TO CAN, USA)", "(S//CEO)", "(U)", "(C//CEO)"]
    assert contributors([parse_mark(p) for p in portions]) == (1, 3)


@pytest.mark.parametrize(
    ("portion", "originators"),
    [
        ("(S)", ()),
        ("(S//REL TO CAN, USA)", ()),
        ("(S//REL TO USA, CAN)", ("USA",)),
        ("(//GBR S)", ("GBR",)),
        ("(S//FGI)", ("FGI",)),
        ("(S//OC)", ("ORCON",)),
        ("(//JOINT S CAN GBR)", ("GBR",)),
    ],
)
def test_originators_must_consent(portion: str, originators: tuple[str, ...]) -> None:
    """B-37: foreign-origin and ORCON material waits for its originator."""
    assert parse_mark(portion).originators == originators


def test_picker_builds_canadian_marks() -> None:
    """B-36: CAN stands first; groups stand last."""
    assert (
        build_mark("S", "rel", ("USA", "FVEY", "FRA")).text() == "(S//REL TO CAN, FRA, USA, FVEY)"
    )
    assert build_mark("S", "ceo").text() == "(S//CEO)"
    assert build_mark("PB").text() == "(PB)"
    with pytest.raises(MarkError, match=r"marking\.rel_alone"):
        build_mark("S", "rel", ())
    with pytest.raises(MarkError, match=r"marking\.country"):
        build_mark("S", "rel", ("ZZZ",))
    with pytest.raises(MarkError, match=r"marking\.level"):
        build_mark("X")


def test_country_codes_are_those_of_the_standard() -> None:
    """B-31: trigraphs; 249 in ISO 3166-1, and XKX."""
    assert len(register.COUNTRIES) == 250
    assert {"CAN", "USA", "XKX"} <= register.COUNTRIES


_LEVELS = st.sampled_from(sorted(register.LEVELS))
_CODES = st.sampled_from(["AUS", "CAN", "FRA", "GBR", "NZL", "USA", "FVEY", "TEYE"])
_CANADIAN = st.builds(
    lambda level, release, codes: build_mark(level, release, ("USA", *codes)),
    _LEVELS,
    st.sampled_from(["none", "ceo", "rel"]),
    st.lists(_CODES, max_size=3).map(tuple),
)
_ALLIED = st.sampled_from(
    [
        "(U//FOUO)",
        "(U//NF)",
        "(C)",
        "(S//NF)",
        "(S//RELIDO)",
        "(S//REL TO USA, CAN/RELIDO)",
        "(S//DISPLAY ONLY AFG, IRQ)",
        "(S//REL TO USA, AFG)",
        "(TS//SI-G/TK//OC/REL TO USA, FVEY)",
        "(S//FGI)",
        "(S//FGI GBR//REL TO USA, CAN, GBR)",
        "(//GBR S)",
        "(//JOINT S CAN GBR)",
        "(S//SAR-BP//NF)",
        "(S//RD-CNWDI)",
        "(U//LES)",
        "(C//NF//DS)",
    ]
).map(parse_mark)
_MARKS = st.one_of(_CANADIAN, _ALLIED)


def _scale(mark: Mark) -> tuple[bool, int]:
    level = register.LEVELS[mark.level]
    return level.classified, level.rank


@given(_MARKS)
def test_property_text_reads_back(mark: Mark) -> None:
    """B-31: writing a mark and reading it gives the same mark."""
    assert parse_mark(mark.text()) == mark


@given(st.lists(_MARKS, max_size=8))
def test_property_roll_up_of_its_own_banner_changes_nothing(marks: list[Mark]) -> None:
    """B-32: rolling up twice is rolling up once."""
    once = roll_up(marks)
    assert roll_up([once.mark]) == once


@given(st.lists(_MARKS, max_size=8), st.randoms(use_true_random=False))
def test_property_order_and_repetition_do_not_matter(
    marks: list[Mark], chance: random.Random
) -> None:
    """B-32: a banner is that of a set."""
    shuffled = [*marks, *marks]
    chance.shuffle(shuffled)
    assert roll_up(shuffled) == roll_up(marks)


@given(st.lists(_MARKS, min_size=1, max_size=8))
def test_property_banner_is_never_below_a_portion(marks: list[Mark]) -> None:
    """B-32, B-36: level, compartments and closing controls of every portion hold."""
    rolled = roll_up(marks).mark
    for mark in marks:
        assert _scale(rolled) >= _scale(mark)
        assert set(mark.sci) <= set(rolled.sci)
        assert {"CEO", "NF"} & set(mark.controls) <= set(rolled.controls)


@given(st.lists(_MARKS, min_size=1, max_size=8))
def test_property_banner_releases_only_what_every_classified_portion_does(
    marks: list[Mark],
) -> None:
    """B-33, B-34: the release list is within that of every classified or PROTECTED portion."""
    rolled = roll_up(marks).mark
    for mark in marks:
        if mark.level != "U" and rolled.rel:
            assert expand(rolled.rel) <= expand(mark.rel)
        if mark.level != "U" and rolled.display:
            assert expand(rolled.display) <= expand(mark.rel) | expand(mark.display)


@given(st.lists(_MARKS, min_size=1, max_size=8), _MARKS)
def test_property_one_more_portion_never_opens(marks: list[Mark], other: Mark) -> None:
    """B-33: adding a portion never lowers the level."""
    assert _scale(roll_up([*marks, other]).mark) >= _scale(roll_up(marks).mark)


def read(text: str) -> Mark | MarkError:
    try:
        return parse_mark(text)
    except MarkError as problem:
        return problem


@given(st.text(max_size=40) | st.text(alphabet="(/)SUTC, RELOFGINK-", max_size=30))
def test_property_any_text_is_read_or_reported(text: str) -> None:
    """B-31: what is read has a text that reads back; what is not has a column of the text."""
    found = read(text)
    if isinstance(found, Mark):
        assert parse_mark(found.text()) == found
    else:
        assert 1 <= found.column <= len(text) + 1
