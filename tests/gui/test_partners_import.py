"""Import of partners and indicators: what was taken, each row to look at, and a broken file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QTableWidget

from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import CTRL, Hands, open_hands
from ui.partners.dataset_dialog import DatasetDialog
from ui.partners.importing import ImportDialog
from ui.partners.page import PartnersPage
from workstation.workflows import citing, datasets, indicators, partners

PTS_HEADER = (
    "Country,Country_OLD,Year,COW_Code_A,COW_Code_N,WordBank_Code_A,UN_Code_N,Region,"
    "PTS_A,PTS_H,PTS_S,NA_Status_A,NA_Status_H,NA_Status_S"
)
PTS_ROWS = (
    "Norway,Norway,2022,NOR,385,NOR,578,eca,1,NA,1,0,66,0",
    "Norway,Norway,2023,NOR,385,NOR,578,eca,2,1,1,0,0,0",
    "Norway,Norway,soon,NOR,385,NOR,578,eca,2,1,1,0,0,0",
)
PTS_GAZA = "Gaza (Hamas),Gaza,2023,NA,NA,NA,NA,mena,4,NA,NA,0,66,88"


@pytest.fixture
def hands(make_desk: MakeDesk, vault_directory: Path) -> Hands:
    return open_hands(make_desk, vault_directory, QObject())


def opened(hands: Hands) -> ImportDialog:
    page = hands.go("partners")
    assert isinstance(page, PartnersPage)
    page.import_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    return hands.dialog(ImportDialog)


def texts(table: QTableWidget) -> list[list[str]]:
    shown = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        shown.append([item.text() for item in items if item is not None])
    return shown


def test_partners_are_taken_and_odd_rows_listed_and_saved(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    file.write_text(
        "name,country,kind,unit\nCoast Guard,FRA,border,Rescue\nNational Police,Atlantis,border,\n",
        encoding="utf-8",
    )
    dialog = opened(hands)
    dialog.import_path(file)
    hands.desk.settle()
    assert dialog.outcome.isVisible()
    assert "2 rows read" in dialog.outcome.text
    assert dialog.rows_card.isVisible()
    listed = texts(dialog.rows)
    assert ["country", "Atlantis"] in [row[1:3] for row in listed]
    assert all(row[3] for row in listed)
    assert_accessible(dialog)
    hands.tab_to(dialog.report_button)
    hands.press(Qt.Key.Key_Space)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    asked.selectFile(str(tmp_path / "report.csv"))
    asked.accept()
    hands.desk.settle()
    saved = (tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert saved[0] == "row,column,value,code,reason"
    assert saved[1].startswith("3,country,Atlantis,country_unknown,")
    assert "report.csv" in dialog.outcome.text
    hands.activate(dialog)
    hands.press(Qt.Key.Key_Escape)
    hands.desk.settle()
    page = hands.page
    assert isinstance(page, PartnersPage)
    total = hands.in_vault(lambda s: partners.list_partners(s)).total
    assert page.model.rowCount() == total >= 1


def choose(hands: Hands, dialog: ImportDialog, steps: int, path: Path) -> DatasetDialog:
    """Choose a dataset with the arrow keys, then its file."""
    hands.tab_to(dialog.dataset)
    for _ in range(steps):
        hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)
    dialog.import_path(path)
    return hands.dialog(DatasetDialog)


def test_pts_is_previewed_mapped_by_hand_and_taken_with_the_keyboard_alone(
    hands: Hands, tmp_path: Path
) -> None:
    """Nothing is written before Import; a country mapped by hand is kept for the next import."""
    file = tmp_path / "PTS-2024.csv"
    file.write_text("\n".join([PTS_HEADER, *PTS_ROWS, PTS_GAZA]) + "\n", encoding="utf-8")
    before = hands.in_vault(lambda s: s.vault.head())
    dialog = choose(hands, opened(hands), 1, file)
    assert "2024. The Political Terror Scale 1976-2023" not in dialog.form.citation_words.text()
    assert "2024. The Political Terror Scale 2022-2023" in dialog.form.citation_words.text()
    assert "4 rows: 3 added" in dialog.outcome.text
    assert "Rows whose country is not mapped: 1." in dialog.outcome.text
    assert texts(dialog.lists.values)[0] == ["NOR", "Norway", "PTS_A", "2022", "1", ""]
    assert [row[1:3] for row in texts(dialog.lists.problems)] == [
        ["Year", "soon"], ["Country", "Gaza (Hamas)"],
    ]  # fmt: skip
    assert_accessible(dialog)
    hands.tab_to(dialog.lists.tabs)
    hands.press(Qt.Key.Key_Right)
    hands.tab_to(dialog.lists.countries.country)
    hands.write("palestinian")
    hands.press(Qt.Key.Key_Return)
    assert dict(dialog.lists.countries.chosen) == {"Gaza (Hamas)": "PSE"}
    assert not dialog.import_button.isEnabled()
    hands.tab_to(dialog.preview_button)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert "not mapped" not in dialog.outcome.text
    assert hands.in_vault(lambda s: s.vault.head()) == before
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.desk.settle()
    assert "Imported." in dialog.outcome.text
    found = hands.in_vault(lambda s: indicators.list_indicators(s, "NOR", "pts"))
    values = {(one.code, one.year): one.value for one in found}
    assert values["PTS_A", 2023] == "2"
    assert values["PTS_H", 2022] == "NA"
    assert len(hands.in_vault(lambda s: indicators.list_indicators(s, "PSE", "pts"))) == 3
    told = hands.in_vault(lambda s: datasets.dataset_for(s, "pts", file))
    assert dict(told.countries) == {"Gaza (Hamas)": "PSE"}


def test_columns_of_any_file_are_assigned_with_the_keyboard_alone(
    hands: Hands, tmp_path: Path
) -> None:
    file = tmp_path / "press.csv"
    file.write_text("land;jahr;punkte\nDEU;2020;1.5\nNorway;2021;2\n", encoding="utf-8")
    dialog = choose(hands, opened(hands), 3, file)
    assert not dialog.import_button.isEnabled()
    for line, text in (
        (dialog.form.short_name, "press"), (dialog.form.name, "Press freedom"),
        (dialog.form.citation, "Reporters, 2026"),
    ):  # fmt: skip
        hands.tab_to(line)
        hands.write(text)
    for what, downs in (("country", 1), ("year", 2), ("code", 1), ("value", 3)):
        hands.tab_to(dialog.form.columns[what])
        for _ in range(downs):
            hands.press(Qt.Key.Key_Down)
    hands.tab_to(dialog.form.one_code)
    hands.write("freedom")
    assert_accessible(dialog)
    hands.tab_to(dialog.preview_button)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert [row[0] for row in texts(dialog.lists.values)] == ["DEU", "NOR"]
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.desk.settle()
    cited = hands.in_vault(lambda s: citing.citations(s, ["press"], "fr"))
    assert cited == {"press": "Reporters, 2026"}
    told = hands.in_vault(lambda s: datasets.dataset_for(s, "press", file))
    assert (told.columns.country, told.columns.one_code) == ("land", "freedom")
    hands.press(Qt.Key.Key_Escape)
    again = choose(hands, opened(hands), 3, file)
    hands.tab_to(again.form.short_name)
    hands.write("press")
    remembered = again.form.value({})
    assert remembered.columns == told.columns
    assert remembered.citation == "Reporters, 2026"


def test_reading_can_be_given_up_and_a_file_of_another_kind_is_refused(
    hands: Hands, tmp_path: Path
) -> None:
    file = tmp_path / "PTS-2024.csv"
    rows = [PTS_ROWS[0].replace("2022", str(1000 + n)) for n in range(1900)]
    file.write_text("\n".join([PTS_HEADER, *rows]) + "\n", encoding="utf-8")
    before = hands.in_vault(lambda s: s.vault.head())
    dialog = choose(hands, opened(hands), 1, file)
    dialog.preview()
    dialog.progress.cancel_requested.emit()
    hands.desk.settle()
    assert "Nothing was imported" in dialog.outcome.text
    assert not dialog.import_button.isEnabled()
    file.write_bytes(b"name,country,kind\na,FRA,border\n")
    hands.tab_to(dialog.preview_button)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert dialog.outcome.property("tone") == "bad"
    assert "PTS-2024.csv" in dialog.outcome.text
    assert not dialog.import_button.isEnabled()
    assert hands.in_vault(lambda s: s.vault.head()) == before


@pytest.mark.parametrize(
    ("dataset", "content", "said"),
    [
        ("partners", b"colour,taste\nred,sweet\n", "broken.csv"),
        ("partners", b"\xff\xfe\x00\x00\x00", "broken.csv"),
        ("partners", b"", "broken.csv"),
        ("pts", b"", "broken.csv"),
    ],
)
def test_broken_file_is_named_and_nothing_is_taken(
    hands: Hands, tmp_path: Path, dataset: str, content: bytes, said: str
) -> None:
    file = tmp_path / "broken.csv"
    file.write_bytes(content)
    before = hands.in_vault(lambda s: s.vault.head())
    dialog = opened(hands)
    dialog.dataset.set_value(dataset)
    dialog.import_path(file)
    hands.desk.settle()
    assert dialog.outcome.property("tone") == "bad"
    assert said in dialog.outcome.text
    assert not dialog.rows_card.isVisible()
    assert dialog.choose_button.isEnabled()
    assert hands.in_vault(lambda s: s.vault.head()) == before


def test_missing_file_is_said(hands: Hands, tmp_path: Path) -> None:
    dialog = opened(hands)
    dialog.import_path(tmp_path / "gone.csv")
    hands.desk.settle()
    assert dialog.outcome.property("tone") == "bad"
    assert "gone.csv" in dialog.outcome.text
