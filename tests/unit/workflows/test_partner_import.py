"""Partners from a CSV file: every row accounted for, twice the same file changes nothing."""

import pytest

from workstation import words
from workstation.domain.error import BadInputError
from workstation.workflows import partners, search

HEADER = "name,country,kind,unit,short_name,aliases,mandate,marking,note\n"


@pytest.fixture
def take(session, tmp_path):
    def take(text: str, encoding: str = "utf-8"):
        path = tmp_path / "partners.csv"
        path.write_text(text, encoding=encoding, newline="")
        return partners.import_partners(session, path)

    return take


def test_rows_become_partners_with_all_their_fields(session, take):
    report = take(
        HEADER + "Frontière Nord,TUN,border,3e,FN,GN;Garde|G,arrest;detention,(S),note\n"
        "Interpol,,international,,,,,,\n"
    )
    assert (report.read, report.added, report.problems) == (2, 2, ())
    first = partners.get_partner(session, "P-0001")
    assert (first.name, first.country, first.kind.value) == ("Frontière Nord", "TUN", "border")
    assert (first.aliases, first.mandate) == (("GN", "Garde", "G"), ("arrest", "detention"))
    assert (first.marking, first.note) == ("(S)", "note")
    assert partners.get_partner(session, "P-0002").marking == "(U)"
    assert search.search(session, "garde")[0].id == "P-0001"
    assert session.vault.check_rebuild().ok


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encoding_of_an_office_suite_is_understood_and_said(session, take, encoding):
    report = take(HEADER.replace(",", ";") + "Élan;FRA;military;;;;;;\n", encoding)
    assert (report.added, report.encoding) == (1, encoding)
    assert partners.get_partner(session, "P-0001").name == "Élan"


def test_same_file_twice_changes_nothing_and_a_changed_row_updates(session, take):
    row = "Guard,TUN,border,,,,,(S),old\n"
    take(HEADER + row)
    head = session.vault.head()
    again = take(HEADER + row)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    assert session.vault.head() == head
    changed = take(HEADER + row.replace("old", "new") + "Other,CAN,cyber,,,,,,\n")
    assert (changed.added, changed.updated) == (1, 1)
    assert partners.get_partner(session, "P-0001").note == "new"


def test_file_with_fewer_columns_keeps_what_it_does_not_name(session, take):
    take(HEADER + "Guard,TUN,border,,BG,,,(S),note\n")
    report = take("name,country,kind\nGUARD,tn,military\n")
    assert report.updated == 1
    found = partners.get_partner(session, "P-0001")
    assert (found.kind.value, found.short_name, found.marking) == ("military", "BG", "(S)")


def test_row_that_cannot_be_taken_is_listed_and_the_others_are_taken(session, take):
    report = take(
        HEADER + "Good,CAN,border,,,,,,\nBad,ZZZ,border,,,,,,\nWorse,CAN,shop,,,,,,\n"
        "Mark,CAN,border,,,,,(S,\n,CAN,border,,,,,,\nGood,CAN,border,,,,,,again\n"
    )
    assert (report.read, report.added, report.skipped) == (6, 1, 5)
    assert [(p.row, p.column, p.code.removeprefix("import.problem.")) for p in report.problems] == [
        (3, "country", "country_unknown"), (4, "kind", "unknown_choice"),
        (5, "marking", "marking"), (6, "name", "required"), (7, "name", "twice"),
    ]  # fmt: skip
    for problem in report.problems:
        assert words.label(problem.code, "fr") != words.label(problem.code, "en")


def test_a_formula_is_kept_as_text_and_what_hides_is_not_taken(session, take):
    """CWE-1236; security list 62."""
    report = take(HEADER + '"=HYPERLINK(""x"")",CAN,border,,,,,,\nEvil\u202egpj,CAN,cyber,,,,,,\n')
    assert [(p.row, p.code.removeprefix("import.problem.")) for p in report.problems] == [
        (2, "formula"), (3, "hidden")
    ]  # fmt: skip
    assert (report.added, report.problems[1].value) == (1, "Evil\\u202egpj")
    assert words.label("import.problem.hidden", "fr") != words.label("import.problem.hidden", "en")
    assert partners.get_partner(session, "P-0001").name == '=HYPERLINK("x")'


def test_column_that_the_program_does_not_know_is_said(take):
    report = take("name,country,kind,phone\nA,CAN,border,555\n")
    assert [(p.row, p.column) for p in report.problems] == [(1, "phone")]


def test_number_finds_a_renamed_partner(session, take):
    take(HEADER + "Guard,TUN,border,,,,,,\n")
    report = take("id,name,country,kind\nP-0001,New name,TUN,border\nP-77,X,CAN,border\n")
    assert (report.updated, report.skipped) == (1, 1)
    assert [one.code for one in report.problems] == ["import.problem.not_an_id"]
    assert partners.get_partner(session, "P-0001").name == "New name"


@pytest.mark.parametrize(
    ("text", "code"),
    [(HEADER, "csv.no_rows"), ("name,kind\nA,border\n", "csv.columns_missing"),
     (HEADER + "Half,CA", "csv.ragged"), (HEADER + '"Half', "csv.broken")],
)  # fmt: skip
def test_broken_file_changes_nothing_at_all(session, take, text, code):
    head = session.vault.head()
    with pytest.raises(BadInputError) as refused:
        take(text)
    assert refused.value.code == code
    assert session.vault.head() == head
    assert partners.list_partners(session).total == 0
