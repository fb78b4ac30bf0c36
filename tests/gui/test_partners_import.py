"""Import of partners and indicators: what was taken, each row to look at, and a broken file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt

from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import Hands, open_hands
from ui.partners.importing import ImportDialog
from ui.partners.page import PartnersPage
from workstation.workflows import indicators, partners

PTS_HEADER = (
    "Country,Country_OLD,Year,COW_Code_A,COW_Code_N,WordBank_Code_A,UN_Code_N,Region,"
    "PTS_A,PTS_H,PTS_S,NA_Status_A,NA_Status_H,NA_Status_S"
)
PTS_ROWS = (
    "Norway,Norway,2022,NOR,385,NOR,578,eca,1,NA,1,0,66,0",
    "Norway,Norway,2023,NOR,385,NOR,578,eca,2,1,1,0,0,0",
    "Norway,Norway,soon,NOR,385,NOR,578,eca,2,1,1,0,0,0",
)


@pytest.fixture
def hands(make_desk: MakeDesk, vault_directory: Path) -> Hands:
    return open_hands(make_desk, vault_directory, QObject())


def opened(hands: Hands) -> ImportDialog:
    page = hands.go("partners")
    assert isinstance(page, PartnersPage)
    page.import_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    return hands.dialog(ImportDialog)


def cells(dialog: ImportDialog) -> list[list[str]]:
    table = dialog.rows
    shown = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        shown.append([item.text() for item in items if item is not None])
    return shown


def test_partners_are_taken_and_odd_rows_listed(hands: Hands, tmp_path: Path) -> None:
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
    listed = cells(dialog)
    assert ["country", "Atlantis"] in [row[1:3] for row in listed]
    assert all(row[3] for row in listed)
    assert_accessible(dialog)
    hands.press(Qt.Key.Key_Escape)
    hands.desk.settle()
    page = hands.page
    assert isinstance(page, PartnersPage)
    total = hands.in_vault(lambda s: partners.list_partners(s)).total
    assert page.model.rowCount() == total >= 1


def test_pts_is_read_with_its_gaps(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "pts.csv"
    file.write_text("\n".join([PTS_HEADER, *PTS_ROWS]) + "\n", encoding="utf-8")
    dialog = opened(hands)
    dialog.dataset.setFocus()
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)
    assert dialog.dataset.value == "pts"
    assert "Political Terror" in dialog.help_words.text()
    dialog.import_path(file)
    hands.desk.settle()
    assert [row[1:3] for row in cells(dialog)] == [["Year", "soon"]]
    found = hands.in_vault(lambda s: indicators.list_indicators(s, "NOR", "pts"))
    values = {(one.code, one.year): one.value for one in found}
    assert values["PTS_A", 2023] == "2"
    assert values["PTS_H", 2022] == "NA"


@pytest.mark.parametrize(
    ("dataset", "content", "said"),
    [
        ("partners", b"colour,taste\nred,sweet\n", "broken.csv"),
        ("partners", b"\xff\xfe\x00\x00\x00", "broken.csv"),
        ("partners", b"", "broken.csv"),
        ("pts", b"name,country,kind\na,FRA,border\n", "broken.csv"),
        ("vdem", b"country_text_id,year\nNOR,2020\n", "broken.csv"),
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
