"""Each sentence of domain rules B-29 to B-37: one case that keeps it, one that breaks it."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import METHOD, QUIET, assessment
from workstation.domain import marking_register as register
from workstation.domain.check import check
from workstation.domain.completeness import is_marked
from workstation.domain.marking import (
    MarkError,
    levels_above,
    parse_mark,
    read_mark,
    roll_up_texts,
)
from workstation.domain.text import Language


def banner(*portions: str, at_least: str = "U", language: Language = "en") -> str:
    rolled, problems = roll_up_texts(portions, at_least=at_least, are_new=True)
    assert problems == ()
    return rolled.in_language(language)


def refused(portion: str) -> tuple[str, int]:
    """The reason and the column; neither the mark nor a mended one is taken."""
    with pytest.raises(MarkError) as caught:
        parse_mark(portion)
    _, problems = roll_up_texts([portion], are_new=True)
    assert [(p.portion, p.place) for p in problems] == [(portion, caught.value.column)]
    return caught.value.reason.removeprefix("marking."), caught.value.column


# ------------------------------------------------------------------------------------- B-29


def test_b29_protected_and_classified_are_two_scales() -> None:
    """B-29: A, B, C outside the national interest; CONFIDENTIAL, SECRET, TOP SECRET for it."""
    scales = {code: (level.classified, level.rank) for code, level in register.LEVELS.items()}
    assert [scales[code] for code in ("PA", "PB", "PC")] == [(False, n) for n in (1, 2, 3)]
    assert [scales[code] for code in ("C", "S", "TS")] == [(True, n) for n in (1, 2, 3)]


@pytest.mark.parametrize("protected", ["(PA)", "(PB)", "(PC)"])
def test_b29_a_mixed_text_bears_the_classified_level(protected: str) -> None:
    """B-29: extremely grave PROTECTED harm does not make a text SECRET."""
    assert banner(protected, "(C)") == "CONFIDENTIAL"
    assert banner(protected, "(U)", language="fr") == f"PROTÉGÉ {protected[2]}"


def test_b29_protected_stays_on_its_portion() -> None:
    """B-29: the portion keeps its own mark beside a classified banner."""
    assert parse_mark("(PB)").text() == "(PB)"
    assert parse_mark("(PB)").in_language("fr") == "(PB)"


@pytest.mark.parametrize(
    ("level", "above"),
    [
        ("U", ("PA", "PB", "PC", "C", "S", "TS")),
        ("PB", ("PC", "C", "S", "TS")),
        ("C", ("S", "TS")),
        ("TS", ()),
    ],
)
def test_b29_a_person_may_only_raise(level: str, above: tuple[str, ...]) -> None:
    """B-29, B-32: aggregation raises the whole, from either scale, and never lowers it."""
    portion = f"({level})"
    assert levels_above(level) == above
    for code in register.LEVELS:
        raised, _ = roll_up_texts([portion], at_least=code)
        assert raised.level == (code if code in above else level)


def test_b29_a_raised_level_reaches_the_banner_of_the_assessment() -> None:
    """B-29, B-32: with the mark of the printed reason among the portions."""
    plain = check(METHOD, assessment(), QUIET)
    raised = replace(
        assessment(), raised_level="TS", raised_reason="Together", raised_marking="(S//CEO)"
    )
    found = check(METHOD, raised, QUIET)
    assert plain.banner.text == "SECRET//REL TO CAN, USA"
    assert found.banner.text == "TOP SECRET//CANADIAN EYES ONLY"
    assert found.marked_texts == plain.marked_texts + 1
    lowered = replace(raised, raised_level="C", raised_marking="(U)")
    assert check(METHOD, lowered, QUIET).banner.text == "SECRET//REL TO CAN, USA"


# ------------------------------------------------------------------------------------- B-30


@pytest.mark.parametrize(
    ("portion", "found"),
    [("(U//OUO)", ("OUO",)), ("(U//FOUO)", ("FOUO",)), ("(U)", ()), ("(S//CEO)", ())],
)
def test_b30_official_use_is_seen_in_what_goes_public(portion: str, found: tuple[str]) -> None:
    """B-30: portion-marked reports are Canadian practice; OUO left in a public one is a slip."""
    assert parse_mark(portion).official_use == found


# ------------------------------------------------------------------------------------- B-31


@pytest.mark.parametrize(
    ("portion", "reason", "column"),
    [
        ("S//NF", "no_open", 1),
        ("(S//NF", "no_close", 7),
        ("text (S)", "no_open", 1),
        ("(S) text", "after_close", 4),
        ("(S//REL TO USA, CAN))", "after_close", 21),
    ],
)
def test_b31_a_portion_mark_stands_in_parentheses_alone(
    portion: str, reason: str, column: int
) -> None:
    """B-31, F: before its text and not around it; never repaired."""
    assert parse_mark("(S//NF)").text() == "(S//NF)"
    assert refused(portion) == (reason, column)


@pytest.mark.parametrize(
    ("portion", "spelled"),
    [
        ("(TS//SI//NF)", "TOP SECRET//SI//NOFORN"),
        ("(C//OC/IMC)", "CONFIDENTIAL//ORCON/IMCON"),
        ("(S//NF//XD)", "SECRET//NOFORN//EXDIS"),
    ],
)
def test_b31_a_banner_spells_out_in_capitals(portion: str, spelled: str) -> None:
    """B-31: classification in full words; a portion has codes."""
    assert banner(portion) == spelled
    assert refused("(Secret)") == ("capitals", 3)
    assert refused("(SECRET)") == ("level", 2)


@pytest.mark.parametrize(
    ("right", "wrong", "reason", "column"),
    [
        ("(S//SI/TK//NF)", "(S//SI//TK//NF)", "separator", 9),
        ("(S//SI//NF)", "(S//SI/NF)", "separator", 8),
        ("(S//OC/NF)", "(S//OC//NF)", "separator", 9),
        ("(S//OC/REL TO USA, CAN)", "(S//OC//REL TO USA, CAN)", "separator", 9),
        ("(S//NF//XD)", "(S//NF/XD)", "separator", 8),
        ("(S//SI-G)", "(S//SI G-)", "unknown", 5),
        ("(S//SI-G ABCD)", "(S//SI-G  ABCD)", "unknown", 5),
        ("(S//FGI DEU FRA)", "(S//FGI DEU, FRA)", "country", 9),
        ("(//JOINT S CAN GBR)", "(//JOINT S CAN, GBR)", "country", 12),
        ("(S//REL TO USA, CAN)", "(S//REL TO USA CAN)", "country", 12),
        ("(S//REL TO USA, CAN)", "(S//REL TO USA,CAN)", "country", 12),
        ("(S//NF)", "(S/NF)", "level", 2),
        ("(S//NF)", "(S// NF)", "spacing", 5),
    ],
)
def test_b31_separators(right: str, wrong: str, reason: str, column: int) -> None:
    """B-31: "//" between categories, "/" within, "-" to a sub-marking, " " and ", " in lists."""
    assert parse_mark(right).text() == right
    assert refused(wrong) == (reason, column)


def test_b31_a_mark_taken_before_separators_were_looked_at_can_be_read() -> None:
    """B-31: what the record holds keeps its meaning; a new answer may not have such a mark."""
    assert read_mark("(S//SI//TK)") == parse_mark("(S//SI/TK)")
    assert is_marked("(S//SI//TK)")
    assert not is_marked("(S//SI//TK)", are_new=True)
    with pytest.raises(MarkError):
        read_mark("(S//REL TO USA,CAN)")


_IN_ORDER = (
    ("SI", "SAR-BP"), ("SAR-BP", "RD"), ("RD", "FGI GBR"), ("FGI GBR", "NF"), ("NF", "XD"),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after"), _IN_ORDER)
def test_b31_order_of_categories(before: str, after: str) -> None:
    """B-31: class, SCI, SAP, AEA, FGI, dissemination, non-IC dissemination."""
    whole = "(TS//SI//SAR-BP//RD//FGI GBR//NF//XD)"
    assert parse_mark(whole).text() == whole
    assert refused(f"(S//{after}//{before})") == ("order", 7 + len(after))


@pytest.mark.parametrize(
    ("portion", "reason", "column"),
    [
        ("(S//REL TO CAN, USA, GBR//NF)", "separator", 27),
        ("(S//REL TO GBR, USA)", "rel_first", 12),
        ("(S//REL TO USA, GBR, CAN)", "rel_order", 12),
        ("(S//REL TO USA, FVEY, CAN)", "rel_order", 12),
        ("(S//REL TO USA)", "rel_alone", 12),
    ],
)
def test_b31_order_of_a_release_list(portion: str, reason: str, column: int) -> None:
    """B-31: USA first, trigraphs A to Z, then tetragraphs A to Z."""
    right = "(S//REL TO USA, CAN, GBR, ACGU, NATO)"
    assert parse_mark(right).text() == right
    if reason == "separator":
        assert refused(portion)[0] in {"separator", "conflict"}
    else:
        assert refused(portion) == (reason, column)


@pytest.mark.parametrize(
    ("portion", "reason", "column"),
    [
        ("(S//GBR S)", "class_twice", 5),
        ("(S//JOINT S CAN GBR)", "class_twice", 5),
        ("(//GBR S//JOINT S CAN GBR)", "class_twice", 11),
        ("(//JOINT S CAN)", "joint_alone", 4),
        ("(//CAN S)", "owner", 4),
        ("(//USA S)", "owner", 4),
        ("(GBR S)", "level", 2),
        ("(JOINT S CAN GBR)", "level", 2),
    ],
)
def test_b31_one_classification_and_whose(portion: str, reason: str, column: int) -> None:
    """B-31: ours, another state's or joint, never two; the last two begin with "//"."""
    assert banner("(//GBR S)") == "//GBR SECRET"
    assert banner("(//JOINT S CAN GBR)") == "//JOINT SECRET CAN GBR"
    assert refused(portion) == (reason, column)


@pytest.mark.parametrize(
    ("portion", "reason", "column"),
    [
        ("(U//SI)", "needs_classified", 5),
        ("(PB//SAR-BP)", "needs_classified", 6),
        ("(U//NF/IMC)", "needs_classified", 8),
        ("(U//IMC/NF)", "needs_classified", 5),
        ("(//GBR)", "level", 4),
        ("(//GBR S S)", "level", 4),
        ("(S//RD-)", "unknown", 5),
        ("(S//FGI//FGI GBR)", "repeated", 10),
        ("(S//REL TO USA, CAN/REL TO USA, GBR)", "repeated", 21),
    ],
)
def test_b31_what_a_mark_may_not_hold(portion: str, reason: str, column: int) -> None:
    """B-31: controls of classified texts alone, half a mark, the same thing twice."""
    assert refused(portion) == (reason, column)


# ------------------------------------------------------------------------------------- B-32


def test_b32_the_highest_level_and_higher_for_the_compilation() -> None:
    """B-32 (i)."""
    assert banner("(U)", "(S)", "(C)") == "SECRET"
    assert banner("(U)", "(S)", at_least="TS") == "TOP SECRET"
    assert banner("(U)", "(S)", at_least="C") == "SECRET"


def test_b32_every_compartment_once() -> None:
    """B-32 (ii): SCI, SAP and AEA markings of all portions."""
    assert banner("(S//SI)", "(TS//TK//SAR-BP)", "(S//SI//RD)") == "TOP SECRET//SI/TK//SAR-BP//RD"


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        (("(S//FGI GBR)", "(S//FGI DEU)"), "SECRET//FGI DEU GBR"),
        (("(S//FGI GBR)", "(S//FGI)"), "SECRET//FGI"),
        (("(S)", "(C)"), "SECRET"),
    ],
)
def test_b32_foreign_government_information(portions: tuple[str, ...], expected: str) -> None:
    """B-32 (iii): the union when all are acknowledged, bare FGI when one is concealed."""
    assert banner(*portions) == expected


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        (("(S//OC)", "(S//IMC)"), "SECRET//ORCON/IMCON"),
        (("(S//OC)", "(S//OC)"), "SECRET//ORCON"),
        (("(S//OC-USGOV)", "(S//OC)"), "SECRET//ORCON"),
        (("(S//NF//XD)", "(S//NF//ND)"), "SECRET//NOFORN//NODIS"),
        (("(S//OC-USGOV)",), "SECRET//ORCON-USGOV"),
    ],
)
def test_b32_unique_and_most_restrictive_controls(portions: tuple[str, ...], expected: str) -> None:
    """B-32 (iv)."""
    assert banner(*portions) == expected


# ------------------------------------------------------------------------------------- B-33


@pytest.mark.parametrize("other", ["(S//REL TO USA, CAN)", "(S//RELIDO)", "(C)", "(U)"])
def test_b33_noforn_with_anything(other: str) -> None:
    """B-33: NF + anything."""
    assert banner("(S//NF)", other) == "SECRET//NOFORN"


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        (("(S//REL TO USA, AUS, CAN)", "(S//REL TO USA, CAN)"), "SECRET//REL TO USA, CAN"),
        (("(S//REL TO USA, GBR)", "(S//REL TO USA, CAN)"), "SECRET//NOFORN"),
        (("(S//REL TO USA, FVEY)", "(S//REL TO USA, CAN)"), "SECRET//REL TO USA, CAN"),
        (("(S//REL TO USA, ACGU)", "(S//REL TO USA, NZL)"), "SECRET//NOFORN"),
        (("(S//REL TO USA, TEYE)", "(S//REL TO USA, FVEY)"), "SECRET//REL TO USA, AUS, GBR"),
        (("(S//REL TO USA, CAN)", "(S//RELIDO)"), "SECRET//NOFORN"),
        (("(S//REL TO USA, CAN)", "(C)"), "SECRET//NOFORN"),
        (("(S//RELIDO)", "(C)"), "SECRET//NOFORN"),
        (("(S//DISPLAY ONLY AFG)", "(C)"), "SECRET//NOFORN"),
        (("(S//RELIDO)", "(C//RELIDO)"), "SECRET//RELIDO"),
        (("(S//DISPLAY ONLY AFG)", "(S//RELIDO)"), "SECRET//NOFORN"),
        (("(S//DISPLAY ONLY AFG)", "(S//REL TO USA, AFG)"), "SECRET//DISPLAY ONLY AFG"),
        (("(S//DISPLAY ONLY AFG)", "(S//REL TO USA, GBR)"), "SECRET//NOFORN"),
    ],
)
def test_b33_release(portions: tuple[str, ...], expected: str) -> None:
    """B-33: lists intersect after groups are taken apart; what has no release closes."""
    assert banner(*portions) == expected
    assert banner(*reversed(portions)) == expected


# ------------------------------------------------------------------------------------- B-34


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("(U)", "SECRET//REL TO USA, CAN"),
        ("(U//FOUO)", "SECRET//REL TO USA, CAN"),
        ("(C//REL TO USA, CAN)", "SECRET//REL TO USA, CAN"),
        ("(C)", "SECRET//NOFORN"),
        ("(U//NF)", "SECRET//NOFORN"),
        ("(U//DISPLAY ONLY AFG)", "SECRET//NOFORN"),
        ("(U//RELIDO)", "SECRET//NOFORN"),
    ],
)
def test_b34_released_only_if_every_classified_portion_is(other: str, expected: str) -> None:
    """B-34: unclassified portions do not block, unless they carry a mark of their own."""
    assert banner("(S//REL TO USA, CAN)", other) == expected


@pytest.mark.parametrize("portion", ["(S//USA, CAN)", "(S//CAN)", "(S//NF/USA, CAN)", "(S//FVEY)"])
def test_b34_countries_without_release_words(portion: str) -> None:
    """B-34: to whom something is releasable is said by REL TO alone."""
    assert refused(portion)[0] == "rel_needed"


# ------------------------------------------------------------------------------------- B-35


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        (("(U//FOUO)", "(C//NF)"), "CONFIDENTIAL//NOFORN"),
        (("(U//OUO)", "(S)"), "SECRET"),
        (("(U//FOUO)", "(U)"), "UNCLASSIFIED//FOR OFFICIAL USE ONLY"),
    ],
)
def test_b35_official_use_in_a_classified_banner(portions: tuple[str, ...], expected: str) -> None:
    """B-35: never there; it stays in its portion."""
    assert banner(*portions) == expected
    assert parse_mark(portions[0]).text() == portions[0]


# ------------------------------------------------------------------------------------- B-36


@pytest.mark.parametrize(
    ("portions", "expected"),
    [
        (("(PB)", "(S)"), "SECRET"),
        (("(S//SOLICITOR-CLIENT)", "(C//OC)"), "SECRET//SOLICITOR-CLIENT/ORCON"),
        (("(S//REL TO CAN, USA)", "(C//CEO)"), "SECRET//CANADIAN EYES ONLY"),
        (("(S//REL TO CAN, USA)", "(U//CEO)"), "SECRET//CANADIAN EYES ONLY"),
        (("(S//REL TO CAN, GBR, USA)", "(S//REL TO CAN, FVEY)"),
         "SECRET//REL TO CAN, GBR, USA"),
        (("(S//REL TO CAN, GBR)", "(S//REL TO CAN, USA)"), "SECRET//CANADIAN EYES ONLY"),
        (("(S//REL TO CAN, USA)", "(S)"), "SECRET"),
    ],
)  # fmt: skip
def test_b36_canadian_roll_up(portions: tuple[str, ...], expected: str) -> None:
    """B-36: highest level, union of caveats, CEO removes every release, CAN first."""
    assert banner(*portions) == expected


def test_b36_canadian_list_begins_with_the_owner() -> None:
    """B-36: and CEO excludes a list in the same mark."""
    assert refused("(S//REL TO GBR, CAN)") == ("rel_first", 12)
    assert refused("(S//CEO/REL TO CAN, USA)") == ("conflict", 5)
