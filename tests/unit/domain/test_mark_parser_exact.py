"""Each way a portion mark can be malformed: which sentence, at which column, about what (B-31)."""

from dataclasses import asdict

import pytest

from workstation.domain import marking_register as register
from workstation.domain.mark import Mark, MarkError, build_mark, expand, ordered
from workstation.domain.mark_parser import parse_mark, read_mark

FAULTS: dict[str, tuple[str, int, str]] = {
    "": ("empty", 1, ""),
    " ": ("empty", 1, ""),
    "S//CEO": ("no_open", 1, "S"),
    "xS)": ("no_open", 1, "x"),
    "()": ("level", 2, ""),
    ")": ("no_open", 1, ")"),
    "((S)": ("no_open", 2, "("),
    "(S)(C)": ("after_close", 4, "("),
    "(S(C(U)": ("no_open", 3, "("),
    "(S//CEO": ("no_close", 8, ""),
    "(S) text": ("after_close", 4, " "),
    "(S)) ": ("after_close", 4, ")"),
    "(X)": ("level", 2, "X"),
    "(SECRET)": ("level", 2, "SECRET"),
    "(s)": ("capitals", 2, "s"),
    "(S//ceo)": ("capitals", 5, "c"),
    "(//gbr S)": ("capitals", 4, "g"),
    "(//JOINT S CAN)": ("joint_alone", 4, "JOINT S CAN"),
    "(//JOINT S)": ("joint_alone", 4, "JOINT S"),
    "(//JOINT X CAN GBR)": ("level", 10, "X"),
    "(//JOINT S CAN QQQ)": ("country", 16, "QQQ"),
    "(//JOINT SECRET CAN QQQ)": ("level", 10, "SECRET"),
    "(//JOINT TS CAN QQQ)": ("country", 17, "QQQ"),
    "(//JOINT S CAN GBR CAN)": ("repeated", 20, "CAN"),
    "(//GBR)": ("level", 4, "GBR"),
    "(//GBR S X)": ("level", 4, "GBR S X"),
    "(//QQQ S)": ("country", 4, "QQQ"),
    "(//GBR X)": ("level", 8, "X"),
    "(//DEU SECRET)": ("level", 8, "SECRET"),
    "(//USA S)": ("owner", 4, "USA"),
    "(//CAN S)": ("owner", 4, "CAN"),
    "(// S)": ("country", 4, ""),
    "(S//FGI GBR//FGI DEU)": ("repeated", 14, "FGI"),
    "(S//FGI//FGI)": ("repeated", 10, "FGI"),
    "(S//FGI QQQ)": ("country", 9, "QQQ"),
    "(S//FGI GBR GBR)": ("repeated", 13, "GBR"),
    "(S//FGI DEU QQQ)": ("country", 13, "QQQ"),
    "(S//FGI GBR//SI)": ("order", 14, "SI"),
    "(S//NF//FGI GBR)": ("order", 9, "FGI GBR"),
    "(S//NF//FGI)": ("order", 9, "FGI"),
    "(S//FGI/NF)": ("unknown", 5, "FGI"),
    "(S//FGI )": ("spacing", 5, "FGI "),
    "(S//FGI GBR/NF)": ("country", 9, "GBR/NF"),
    "(S//NF//REL TO USA, CAN)": ("conflict", 5, "NF"),
    "(S//NF/REL TO USA, CAN)": ("conflict", 5, "NF"),
    "(S//REL TO USA, CAN//NF)": ("conflict", 22, "NF"),
    "(S//SI/REL TO USA, CAN)": ("separator", 8, "REL TO USA, CAN"),
    "(S//SI//DISPLAY ONLY AFG/SI)": ("order", 26, "SI"),
    "(S//LES//REL TO USA, CAN)": ("order", 10, "REL TO USA, CAN"),
    "(S//LES//NF)": ("order", 10, "NF"),
    "(S//NF/LES)": ("separator", 8, "LES"),
    "(S//NF//OC)": ("separator", 9, "OC"),
    "(S//OC/NF//PR)": ("separator", 12, "PR"),
    "(S//SI//TK)": ("separator", 9, "TK"),
    "(S//SI/SI)": ("repeated", 8, "SI"),
    "(S//SI-G/SI-G)": ("repeated", 10, "SI-G"),
    "(S//CEO/CEO)": ("repeated", 9, "CEO"),
    "(S//NF/NOFORN)": ("repeated", 8, "NOFORN"),
    "(S//NOFORN/NF)": ("repeated", 12, "NF"),
    "(S//SI-)": ("unknown", 5, "SI-"),
    "(S//SI--G)": ("unknown", 5, "SI--G"),
    "(S//SI G/)": ("spacing", 10, ""),
    "(S//RD-)": ("unknown", 5, "RD-"),
    "(S//SAR-)": ("unknown", 5, "SAR-"),
    "(S//SAR-AB-)": ("unknown", 5, "SAR-AB-"),
    "(S//SAR-AB C)": ("unknown", 5, "SAR-AB C"),
    "(S//TK!)": ("unknown", 5, "TK!"),
    "(S//XYZZY)": ("unknown", 5, "XYZZY"),
    "(S// CEO)": ("spacing", 5, " CEO"),
    "(S//CEO )": ("spacing", 5, "CEO "),
    "(S// SOLICITOR-CLIENT)": ("spacing", 5, " SOLICITOR-CLIENT"),
    "(S// NOFORN)": ("spacing", 5, " NOFORN"),
    "(S// XYZZ)": ("spacing", 5, " XYZZ"),
    "(S// XYZZY)": ("unknown", 5, " XYZZY"),
    "(S//XYZZY )": ("unknown", 5, "XYZZY "),
    "(S// ABCDEF)": ("unknown", 5, " ABCDEF"),
    "(S// CEO/NF)": ("spacing", 5, " CEO"),
    "(S//CEO//)": ("spacing", 10, ""),
    "(S//)": ("spacing", 5, ""),
    "(S///NF)": ("spacing", 5, ""),
    "(S//CAN, USA)": ("rel_needed", 5, "CAN, USA"),
    "(S//CAN)": ("rel_needed", 5, "CAN"),
    "(S//FVEY)": ("rel_needed", 5, "FVEY"),
    "(S//CAN XXX)": ("unknown", 5, "CAN XXX"),
    "(S//CAN  USA)": ("unknown", 5, "CAN  USA"),
    "(S//GBR S)": ("class_twice", 5, "GBR S"),
    "(S//S GBR)": ("unknown", 5, "S GBR"),
    "(S//GBR S X)": ("unknown", 5, "GBR S X"),
    "(S//JOINT S CAN GBR)": ("class_twice", 5, "JOINT S CAN GBR"),
    "(S//JOINT)": ("class_twice", 5, "JOINT"),
    "(S//GBR X)": ("unknown", 5, "GBR X"),
    "(S//QQQ S)": ("unknown", 5, "QQQ S"),
    "(S//NATO)": ("rel_needed", 5, "NATO"),
    "(S//SECRET)": ("unknown", 5, "SECRET"),
    "(S//TS)": ("unknown", 5, "TS"),
    "(S//REL TO CAN,USA)": ("country", 12, "CAN,USA"),
    "(S//REL TO CAN, QQQ)": ("country", 17, "QQQ"),
    "(S//REL TO CAN, USA, USA)": ("repeated", 22, "USA"),
    "(S//REL TO GBR, CAN)": ("rel_first", 12, "GBR"),
    "(S//REL TO CAN)": ("rel_alone", 12, "CAN"),
    "(S//REL TO USA)": ("rel_alone", 12, "USA"),
    "(S//REL TO CAN, CAN)": ("repeated", 17, "CAN"),
    "(S//REL TO USA, GBR, CAN)": ("rel_order", 12, "USA, GBR, CAN"),
    "(S//REL TO USA, FVEY, CAN)": ("rel_order", 12, "USA, FVEY, CAN"),
    "(S//REL TO USA, ACGU, AUS)": ("rel_order", 12, "USA, ACGU, AUS"),
    "(S//REL TO )": ("country", 12, ""),
    "(S//REL TO)": ("unknown", 5, "REL TO"),
    "(S//REL)": ("unknown", 5, "REL"),
    "(S//NF/REL TO USA, QQQ)": ("country", 20, "QQQ"),
    "(S//RELIDO/REL TO USA, CAN/REL TO USA, GBR)": ("repeated", 28, "REL TO"),
    "(S//REL TO USA, CAN/DISPLAY ONLY AFG/DISPLAY ONLY IRQ)": ("repeated", 38, "DISPLAY ONLY"),
    "(S//DISPLAY ONLY QQQ)": ("country", 18, "QQQ"),
    "(S//DISPLAY ONLY AFG, QQQ)": ("country", 23, "QQQ"),
    "(S//DISPLAY ONLY AFG IRQ)": ("country", 18, "AFG IRQ"),
    "(S//DISPLAY ONLY AFG, AFG)": ("repeated", 23, "AFG"),
    "(S//DISPLAY ONLY)": ("unknown", 5, "DISPLAY ONLY"),
    "(S//CEO/REL TO CAN, USA)": ("conflict", 5, "CEO"),
    "(S//NF/RELIDO)": ("conflict", 5, "NF"),
    "(S//NF/DISPLAY ONLY AFG)": ("conflict", 5, "NF"),
    "(S//SI//OC/NF/CEO/RELIDO)": ("conflict", 15, "CEO"),
    "(S//REL TO CAN, USA/CEO)": ("conflict", 21, "CEO"),
    "(U//SI)": ("needs_classified", 5, "SI"),
    "(U//SAR-AB)": ("needs_classified", 5, "SAR-AB"),
    "(U//TK/SI)": ("needs_classified", 5, "TK"),
    "(U//SI//SAR-AB)": ("needs_classified", 5, "SI"),
    "(U//IMC)": ("needs_classified", 5, "IMC"),
    "(U//OC-USGOV)": ("needs_classified", 5, "OC-USGOV"),
    "(PB//OC-USGOV)": ("needs_classified", 6, "OC-USGOV"),
    "(PB//FOUO/OC-USGOV)": ("needs_classified", 11, "OC-USGOV"),
    "(U//OC-USGOV/IMC)": ("needs_classified", 14, "IMC"),
    "(U//IMC/OC-USGOV)": ("needs_classified", 5, "IMC"),
    "(PA//SI)": ("needs_classified", 6, "SI"),
    "(NC//SI)": ("needs_classified", 6, "SI"),
    "(S//SI//SAR-AB//RD//FGI GBR//NF//SI)": ("order", 34, "SI"),
    "(S//SI//SAR-AB//SI)": ("order", 17, "SI"),
    "(S//SAR-AB//RD//SAR-C)": ("order", 17, "SAR-C"),
    "(S//RD//FGI//RD)": ("order", 14, "RD"),
}

MARKS: dict[str, Mark] = {
    "(U)": Mark(),
    "(NC)": Mark(),
    "(PB//SOLICITOR-CLIENT)": Mark("PB", controls=("SOLICITOR-CLIENT",)),
    "(S//SI-G/TK)": Mark("S", sci=("SI-G", "TK")),
    "(S//SI SI2)": Mark("S", sci=("SI SI2",)),
    "(S//SAR-AB/SAR-C)": Mark("S", sap=("SAR-AB", "SAR-C")),
    "(S//RD-CNWDI/FRD)": Mark("S", aea=("RD-CNWDI", "FRD")),
    "(S//FGI)": Mark("S", fgi=()),
    "(S//FGI DEU FRA//NF)": Mark("S", fgi=("DEU", "FRA"), controls=("NF",)),
    "(S//NOFORN/ORCON)": Mark("S", controls=("OC", "NF")),
    "(S//RAC)": Mark("S", controls=("CEO",)),
    "(S//PROPIN//LIMDIS)": Mark("S", controls=("PR", "DS")),
    "(S//REL TO USA, CAN, FVEY)": Mark("S", rel=("USA", "CAN", "FVEY")),
    "(S//DISPLAY ONLY AFG, IRQ)": Mark("S", display=("AFG", "IRQ")),
    "(S//DISPLAY ONLY AFG/REL TO USA, CAN)": Mark("S", rel=("USA", "CAN"), display=("AFG",)),
    "(//GBR TS)": Mark("TS", owners=("GBR",)),
    "(//FVEY S)": Mark("S", owners=("FVEY",)),
    "(//GBR S//REL TO CAN, GBR)": Mark("S", owners=("GBR",), rel=("CAN", "GBR")),
    "(//JOINT TS CAN GBR//NF)": Mark("TS", owners=("CAN", "GBR"), controls=("NF",)),
    "(C//SI//SAR-AB//RD//FGI GBR//OC//LES)": Mark(
        "C", (), ("SI",), ("SAR-AB",), ("RD",), ("GBR",), ("OC", "LES")
    ),
}


def fault_of(text: str) -> tuple[str, int, str]:
    with pytest.raises(MarkError) as caught:
        parse_mark(text)
    error = caught.value
    assert error.reason == error.code
    assert error.portion == text == error.data["portion"]
    assert error.place == str(error.column)
    return error.reason.removeprefix("marking."), error.column, str(error.data["found"])


def test_each_fault_is_named_with_its_column_and_what_was_found() -> None:
    """B-31, B-34: a mark is never repaired; the reason and its place are exact."""
    assert {text: fault_of(text) for text in FAULTS} == FAULTS


def test_each_mark_is_read_as_it_stands() -> None:
    """B-31: every category lands in its own field."""
    assert {text: parse_mark(text) for text in MARKS} == MARKS


def test_a_mark_of_the_record_is_read_though_its_separators_were_not_looked_at() -> None:
    """B-31: what was once taken stays a mark; the first fault is the one that is named."""
    assert read_mark("(S//SI//TK)") == Mark("S", sci=("SI", "TK"))
    assert read_mark("(S//FGI )") == Mark("S", fgi=())
    assert fault_of("(S//OC//NF//PR)") == ("separator", 9, "NF")


@pytest.mark.parametrize("length", [500, 501])
def test_a_mark_has_at_most_five_hundred_characters(length: int) -> None:
    """B-31: a text that long is no mark, whatever it says."""
    text = "(S//SAR-" + "A" * (length - 9) + ")"
    if length <= 500:
        assert parse_mark(text).sap == (text[4:-1],)
    else:
        assert fault_of(text) == ("too_long", 501, "")


def test_a_mark_is_remembered_and_still_a_value() -> None:
    assert asdict(parse_mark("(S//NF)"))["controls"] == ("NF",)
    assert register.LEVELS[parse_mark("(NC)").level].code == "U"


LINES: dict[str, tuple[str, str, str]] = {
    "(U)": ("UNCLASSIFIED", "NON CLASSIFIÉ", "(U)"),
    "(TS//SI/TK)": ("TOP SECRET//SI/TK", "TRÈS SECRET//SI/TK", "(TS//SI/TK)"),
    "(S//CEO)": ("SECRET//CANADIAN EYES ONLY", "SECRET//RÉSERVÉ AUX CANADIENS", "(S//CEO)"),
    "(S//FGI)": ("SECRET//FGI", "SECRET//FGI", "(S//FGI)"),
    "(S//FGI DEU FRA)": ("SECRET//FGI DEU FRA", "SECRET//FGI DEU FRA", "(S//FGI DEU FRA)"),
    "(//GBR TS)": ("//GBR TOP SECRET", "//GBR TRÈS SECRET", "(//GBR TS)"),
    "(//JOINT TS CAN GBR)": (
        "//JOINT TOP SECRET CAN GBR",
        "//JOINT TRÈS SECRET CAN GBR",
        "(//JOINT TS CAN GBR)",
    ),
    "(S//SI//SAR-AB//RD//FGI GBR//OC//LES)": (
        "SECRET//SI//SAR-AB//RD//FGI GBR//ORCON//LES",
        "SECRET//SI//SAR-AB//RD//FGI GBR//ORCON//LES",
        "(S//SI//SAR-AB//RD//FGI GBR//OC//LES)",
    ),
    "(S//OC/PR/REL TO USA, CAN/DISPLAY ONLY AFG/RELIDO/FISA//DS)": (
        "SECRET//ORCON/PROPIN/REL TO USA, CAN/DISPLAY ONLY AFG/RELIDO/FISA//LIMDIS",
        "SECRET//ORCON/PROPIN/REL TO USA, CAN/DISPLAY ONLY AFG/RELIDO/FISA//LIMDIS",
        "(S//OC/PR/REL TO USA, CAN/DISPLAY ONLY AFG/RELIDO/FISA//DS)",
    ),
    "(S//OC/REL TO USA, CAN, GBR/DISPLAY ONLY AFG, IRQ//LES)": (
        "SECRET//ORCON/REL TO USA, CAN, GBR/DISPLAY ONLY AFG, IRQ//LES",
        "SECRET//ORCON/REL TO USA, CAN, GBR/DISPLAY ONLY AFG, IRQ//LES",
        "(S//OC/REL TO USA, CAN, GBR/DISPLAY ONLY AFG, IRQ//LES)",
    ),
}


def test_each_mark_is_written_in_words_of_both_languages_and_in_codes() -> None:
    """B-27, B-31: the words of both languages; codes are the same in both."""
    said = {}
    for text in LINES:
        mark = parse_mark(text)
        assert mark.in_language("en") == mark.in_language("fr") == mark.text()
        said[text] = (
            mark.line("en", short=False),
            mark.line("fr", short=False),
            mark.text(),
        )
    assert said == LINES


SYSTEMS: dict[str, tuple[str, tuple[str, ...], bool, tuple[str, ...]]] = {
    "(U)": ("", (), False, ()),
    "(PA)": ("CA", (), False, ()),
    "(PC//OUO)": ("CA", (), False, ("OUO",)),
    "(U//FOUO)": ("US", ("USA",), False, ("FOUO",)),
    "(C)": ("", (), True, ()),
    "(S//OC)": ("", ("ORCON",), True, ()),
    "(S//CEO)": ("CA", (), True, ()),
    "(S//CEO/PR)": ("CA", (), True, ()),
    "(S//NF)": ("US", ("USA",), True, ()),
    "(S//OC/NF)": ("US", ("ORCON", "USA"), True, ()),
    "(S//REL TO CAN, USA)": ("CA", (), True, ()),
    "(S//REL TO USA, CAN)": ("US", ("USA",), True, ()),
    "(S//SI)": ("US", ("USA",), True, ()),
    "(S//SAR-AB)": ("US", ("USA",), True, ()),
    "(S//RD)": ("US", ("USA",), True, ()),
    "(S//DISPLAY ONLY AFG)": ("US", ("USA",), True, ()),
    "(S//FGI)": ("", ("FGI",), True, ()),
    "(S//FGI DEU CAN)": ("", ("DEU",), True, ()),
    "(//GBR S)": ("", ("GBR",), True, ()),
    "(//JOINT S CAN GBR)": ("", ("GBR",), True, ()),
}


def test_each_mark_says_its_system_its_originators_and_its_use() -> None:
    """B-30, B-35, B-37: whose format it is, who must agree, whether for official use only."""
    said = {}
    for text in SYSTEMS:
        mark = parse_mark(text)
        said[text] = (mark.system, mark.originators, mark.is_classified, mark.official_use)
    assert said == SYSTEMS


def test_a_release_list_is_put_in_order_and_its_groups_taken_apart() -> None:
    """B-33, B-36: the owner first, countries before groups; groups expanded to compare."""
    assert ordered({"FVEY", "USA", "AUS", "CAN"}, "CAN") == ("CAN", "AUS", "USA", "FVEY")
    assert ordered(("USA", "AUS", "USA"), "USA") == ("USA", "AUS")
    assert expand(("CAN", "TEYE")) == {"CAN", "AUS", "GBR", "USA"}
    assert expand(("NATO", "CAN")) == {"NATO", "CAN"}
    assert expand(()) == frozenset()


def test_a_mark_is_built_from_what_was_picked() -> None:
    """B-36: CAN is put in front; a list that names nobody else is refused."""
    assert build_mark("PB") == Mark("PB")
    assert build_mark("S", "none", ("USA",)) == Mark("S")
    assert build_mark("S", "ceo", ("USA",)) == Mark("S", controls=("CEO",))
    assert build_mark("S", "rel", ("USA", "FVEY", "GBR", "CAN")).rel == (
        "CAN",
        "GBR",
        "USA",
        "FVEY",
    )
    refused = {}
    for level, countries in (("X", ()), ("S", ()), ("S", ("CAN",)), ("S", ("USA", "QQQ"))):
        with pytest.raises(MarkError) as caught:
            build_mark(level, "rel", countries)
        error = caught.value
        refused[level, countries] = (error.code, error.portion, error.place, error.data["found"])
    assert refused == {
        ("X", ()): ("marking.level", "X", "1", "X"),
        ("S", ()): ("marking.rel_alone", "S", "1", "CAN"),
        ("S", ("CAN",)): ("marking.rel_alone", "S", "1", "CAN"),
        ("S", ("USA", "QQQ")): ("marking.country", "QQQ", "1", "QQQ"),
    }
