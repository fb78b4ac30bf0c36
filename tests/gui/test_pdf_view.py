"""Pages on screen: only those in view are made, and keys and wheel go through them."""

import io
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.shell.background import Door
from ui.theme.theme import Theme
from ui.widgets.pdf_drawer import Drawer
from ui.widgets.pdf_layout import PageLayout, Room, bounded, scale_to_fit
from ui.widgets.pdf_pages import PageSize, PdfPages
from ui.widgets.pdf_view import PdfView

PAGES = 120
ROOM = Room(600, 400, 10, 5)
QWIDGETSIZE_MAX = 16_777_215


def made_pdf() -> bytes:
    """Many pages; every tenth has a heron."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(300, 400))
    for page in range(PAGES):
        canvas.drawString(40, 200, f"Page {page + 1}" + (" heron" if page % 10 == 9 else ""))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return made_pdf()


@pytest.fixture
def door(qapp: QApplication) -> Iterator[Door]:
    made = Door()
    yield made
    made.shut_down()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, door: Door, pdf: bytes) -> PdfView:
    made = PdfView(theme, door)
    made.resize(700, 500)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    with qtbot.waitSignal(made.loaded, timeout=30_000):
        made.show_pdf(pdf)
    qtbot.waitUntil(lambda: door.busy == 0)
    return made


def press(view: PdfView, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(view.sheet, key, held or Qt.KeyboardModifier.NoModifier)


def test_only_what_is_in_view_exists_and_is_drawn(
    qtbot: QtBot, view: PdfView, door: Door, qtmodeltester: ModelTester
) -> None:
    """A long packet costs what is looked at."""
    assert view.page_count == PAGES
    assert len(view.sheet.shown_pages) <= 3
    assert view.drawn_pages <= 4
    view.go_to_page(70)
    qtbot.waitUntil(lambda: view.sheet.shown_pages != [] and door.busy == 0)
    assert view.current_page == 70
    assert max(view.sheet.shown_pages) <= 72
    assert view.thumbnails.currentIndex().row() == 70
    assert view.thumbnails.caption(70) == "71"
    qtmodeltester.check(view.thumbnails.model())


def test_pages_scrolled_past_are_not_drawn(
    qtbot: QtBot, theme: Theme, door: Door, pdf: bytes
) -> None:
    """Only the wishes of the moment are drawn, and pictures are kept up to a limit."""
    document = PdfPages(pdf)
    one_page = 300 * 400 * 4
    drawer = Drawer(door, 3 * one_page)
    drawer.show(document)
    for page in range(PAGES):
        drawer.wish([(page, 1.0)])
    qtbot.waitUntil(lambda: door.busy == 0)
    assert PAGES - 1 in drawer.pages
    assert len(drawer.pages) <= 3
    for page in range(6):
        drawer.wish([(page, 1.0)])
        qtbot.waitUntil(lambda: door.busy == 0)
    assert drawer.kept_bytes <= 3 * one_page
    assert drawer.pages == {3, 4, 5}
    assert drawer.picture(0, 1.0) is None
    assert "Page 6" in drawer.text(5)
    document.close()


def test_keys_turn_pages_and_zoom_the_pages_alone(view: PdfView, theme: Theme) -> None:
    """Look 6: with the focus in the pages Ctrl+= and its like are theirs."""
    key, ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
    view.sheet.setFocus()
    press(view, key.Key_End)
    assert view.current_page == PAGES - 1
    press(view, key.Key_Home)
    assert view.current_page == 0
    press(view, key.Key_Right)
    assert view.current_page == 1
    press(view, key.Key_Space)
    assert view.current_page > 1
    before = view.scale
    press(view, key.Key_Equal, ctrl)
    assert view.scale > before
    press(view, key.Key_Minus, ctrl)
    press(view, key.Key_Minus, ctrl)
    assert view.scale < before
    press(view, key.Key_0, ctrl)
    assert view.percent == 100
    assert theme.zoom_percent == 100
    view.fit_width()
    assert view.fits_width
    assert view.sheet.horizontalScrollBar().maximum() == 0


def test_the_wheel_with_ctrl_zooms_around_what_is_in_view(view: PdfView) -> None:
    view.zoom_to(100)
    view.go_to_page(40)
    at = QPointF(view.sheet.viewport().rect().center())
    for _turn in range(2):
        QApplication.sendEvent(
            view.sheet.viewport(),
            QWheelEvent(
                at, at, QPoint(), QPoint(0, 60), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip
    assert view.percent == 120
    assert view.current_page in (40, 41)


def test_what_is_found_is_marked_and_brought_into_view(qtbot: QtBot, view: PdfView) -> None:
    view.go_to_page(25)
    view.search.find("HERON", view.current_page)
    qtbot.waitUntil(lambda: not view.search.is_running)
    assert [each.page for each in view.search.hits] == list(range(9, PAGES, 10))
    assert view.current_page == 29, "the first on or after the page in view"
    assert 29 in view.sheet.shown_pages
    view.search.step(-3, view.current_page)
    assert view.current_page == PAGES - 1, "round the end"
    assert [here for _found, here in view.search.marked()[PAGES - 1]] == [True]
    view.show_text(True)
    view.search.step(-1, view.current_page)
    qtbot.waitUntil(lambda: f"Page {PAGES - 10} heron" in view.text.toPlainText())
    view.search.step(1, view.current_page)
    view.search.step(-1, view.current_page)
    assert view.text.textCursor().selectedText() == "heron"
    assert view.text.isVisible()
    view.show_text(False)
    view.search.find("ibis", 0)
    qtbot.waitUntil(lambda: not view.search.is_running)
    assert view.search.hits == []


def test_another_document_leaves_nothing_of_the_one_before(qtbot: QtBot, view: PdfView) -> None:
    view.search.find("heron", 0)
    view.clear()
    assert (view.page_count, view.drawn_pages, view.sheet.shown_pages) == (0, 0, [])
    problems: list[object] = []
    view.failed.connect(problems.append)
    view.show_pdf(b"%PDF-1.7 broken")
    qtbot.waitUntil(lambda: bool(problems))
    assert view.page_count == 0


def test_pages_lie_below_each_other_and_are_found_by_height() -> None:
    sizes = [PageSize(100, 200), PageSize(200, 100), PageSize(100, 200)]
    layout = PageLayout(sizes, 2.0, ROOM)
    assert layout.rect(0) == (200, 10, 200, 400)
    assert layout.rect(1) == (100, 415, 400, 200)
    assert layout.height == 10 + 400 + 5 + 200 + 5 + 400 + 10
    assert [layout.page_at(y) for y in (0, 409, 412, 415, 620, 99_999)] == [0, 0, 0, 1, 2, 2]
    assert list(layout.between(0, 416)) == [0, 1]
    assert list(layout.between(620, 700)) == [2]
    assert list(PageLayout([], 1.0, ROOM).between(0, 100)) == []


def test_pages_are_as_large_as_there_is_room_and_no_larger_than_a_widget() -> None:
    sizes = [PageSize(100, 200), PageSize(200, 100)]
    assert scale_to_fit(sizes, ROOM, whole=False) == pytest.approx(2.9)
    assert scale_to_fit(sizes, ROOM, whole=True) == pytest.approx(1.9)
    assert scale_to_fit([], ROOM, whole=True) == 1.0
    assert bounded(sizes, 99.0, ROOM) == 5.0
    many = [PageSize(600, 800)] * 9_000
    assert PageLayout(many, bounded(many, 99.0, ROOM), ROOM).height < QWIDGETSIZE_MAX
