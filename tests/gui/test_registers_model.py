"""The table of a register on 10,000 entries: Qt's own checks, pages on demand, and smoothness."""

import statistics
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.partners.said import RecordWords
from ui.registers.delegate import RegisterDelegate
from ui.registers.kinds import REGISTERS
from ui.registers.model import Column, OnRows, RegisterTable
from ui.registers.table import RegisterView
from ui.theme.theme import Theme
from ui.widgets.paged_table import MOST_PAGES, PAGE_ROWS
from workstation.domain.register import RegisterFilter, RegisterPage, RegisterRow

COUNT = 10_000
FRAME_S = 0.016


class Shelf:
    """Gives rows that are made on the spot; late when told so."""

    def __init__(self, count: int = COUNT, *, at_once: bool = True) -> None:
        self.count = count
        self.at_once = at_once
        self.offsets: list[int] = []
        self.waiting: list[Callable[[], None]] = []

    def fetch(
        self, kind: str, wanted: RegisterFilter, offset: int, limit: int, on_rows: OnRows
    ) -> None:
        self.offsets.append(offset)
        matching = self.count if not wanted.text else 1
        rows = tuple(row(kind, number) for number in range(offset, min(offset + limit, matching)))

        def answer() -> None:
            on_rows(RegisterPage(rows, self.count, matching))

        if self.at_once:
            answer()
        else:
            self.waiting.append(answer)


def row(kind: str, number: int) -> RegisterRow:
    return RegisterRow(
        id=f"AS-2026-{number:05d}", kind=kind, partner="P-0001", on="2026-01-12",
        partner_name="State Security — Counter-Terrorism", title=f"Consular access {number} " * 20,
        status=("kept", "broken", "")[number % 3], detail="Treatment", marking="(S//CEO)",
        due="2026-12-24" if number % 2 else "",
    )  # fmt: skip


@pytest.fixture
def model() -> RegisterTable:
    made = RegisterTable(Shelf().fetch)
    made.show_matching(REGISTERS["assurance"], RegisterFilter())
    return made


def test_model_stands_up_to_qt(qtmodeltester: ModelTester) -> None:
    made = RegisterTable(Shelf(600).fetch)
    made.set_words(("h",) * len(Column), "en")
    qtmodeltester.check(made)
    made.show_matching(REGISTERS["assurance"], RegisterFilter())
    qtmodeltester.check(made)
    assert made.rowCount() == 600
    made.show_matching(REGISTERS["incident"], RegisterFilter(text="one"))
    assert (made.rowCount(), made.register.kind) == (1, "incident")


def test_only_pages_that_are_looked_at_are_read_and_few_are_kept() -> None:
    shelf = Shelf(PAGE_ROWS * (MOST_PAGES + 8))
    made = RegisterTable(shelf.fetch)
    made.show_matching(REGISTERS["assurance"], RegisterFilter())
    assert shelf.offsets == [0]
    for page in range(MOST_PAGES + 8):
        made.row_at(page * PAGE_ROWS)
    assert len(made._pages) == MOST_PAGES
    before = len(shelf.offsets)
    assert made.row_at(0) is None
    assert made.row_at(0) is not None
    assert len(shelf.offsets) == before + 1


def test_rows_of_an_older_question_are_dropped() -> None:
    shelf = Shelf(at_once=False)
    made = RegisterTable(shelf.fetch)
    made.show_matching(REGISTERS["assurance"], RegisterFilter(text="one"))
    made.show_matching(REGISTERS["source"], RegisterFilter())
    older, newer = shelf.waiting
    newer()
    older()
    first = made.row_at(0)
    assert first is not None
    assert (made.rowCount(), first.kind) == (COUNT, "source")


def test_every_cell_has_its_words(model: RegisterTable) -> None:
    said = [str(model.data(model.index(0, column))) for column in Column]
    assert said[0].startswith("AS-2026-00000, (S//CEO), Consular access 0")
    assert said[1:] == ["State Security — Counter-Terrorism", "2026-01-12", "Kept", ""]
    assert model.data(model.index(2, Column.STATUS)) == "Not checked"
    assert model.data(QModelIndex(), Qt.ItemDataRole.DecorationRole) is None


def test_ten_thousand_entries_scroll_without_a_gap(
    qtbot: QtBot, theme: Theme, model: RegisterTable
) -> None:
    """Nothing that is done while the list scrolls takes longer than a frame."""
    view = RegisterView(theme, model)
    qtbot.addWidget(view)
    view.wear(RegisterDelegate(theme, model, RecordWords().due, view))
    view.resize(1150, 620)
    view.show()
    qtbot.waitExposed(view)
    for first in range(0, COUNT, PAGE_ROWS):
        model.row_at(first)  # The vault lane makes the rows, not the thread that paints.
    took: list[float] = []
    bar = view.verticalScrollBar()
    for step in range(100):
        began = time.thread_time()
        bar.setValue(bar.maximum() * step // 100)
        QApplication.processEvents()
        took.append(time.thread_time() - began)
    # Of this thread's own time, for the machine does other work too; the bench holds the rest.
    assert statistics.quantiles(took, n=20)[-1] < FRAME_S
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == COUNT - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
