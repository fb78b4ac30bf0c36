"""What several screens share, driven by keys and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.shell.background import Door
from ui.theme.theme import Theme
from ui.widgets import file_choice
from ui.widgets.autotext import AutoText
from ui.widgets.badge import AgeBadge, LevelBadge
from ui.widgets.date_field import DateField
from ui.widgets.flow import ColumnsLayout, FlowLayout
from ui.widgets.marking_picker import MarkingPicker
from ui.widgets.pdf_view import PdfView
from ui.widgets.risk_matrix import RiskMatrix
from ui.widgets.segments import Segments
from ui.widgets.timeline_list import TimelineList
from workstation.domain.error import BadInputError
from workstation.domain.partner import TimelineEntry

CHOICES = [("yes", "Yes"), ("no", "No"), ("unable", "Unable")]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light", 100)


@pytest.fixture
def door(qapp: QApplication) -> Iterator[Door]:
    door = Door()
    yield door
    door.shut_down()


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_segments_choose_nothing_in_advance_and_delete_takes_back(
    qtbot: QtBot, theme: Theme
) -> None:
    segments = Segments(CHOICES, "Answer")
    show(qtbot, segments)
    chosen: list[str] = []
    segments.chosen.connect(chosen.append)
    assert segments.value == ""
    segments.setFocus()
    QTest.keyClick(segments.button("yes"), Qt.Key.Key_Right)
    assert segments.button("no").hasFocus()
    assert segments.value == ""
    QTest.keyClick(segments.button("no"), Qt.Key.Key_Space)
    QTest.keyClick(segments.button("no"), Qt.Key.Key_Delete)
    assert chosen == ["no", ""]
    assert segments.value == ""


def test_segments_are_one_stop_of_the_tab_key(qtbot: QtBot, theme: Theme) -> None:
    segments = Segments(CHOICES)
    qtbot.addWidget(segments)
    segments.set_value("unable")
    stops = [
        choice
        for choice, _ in CHOICES
        if segments.button(choice).focusPolicy() == Qt.FocusPolicy.StrongFocus
    ]
    assert stops == ["unable"]


def test_segments_wrap_where_they_do_not_fit(qtbot: QtBot, theme: Theme) -> None:
    segments = Segments(CHOICES)
    show(qtbot, segments)
    wide = segments.heightForWidth(600)
    assert segments.heightForWidth(100) > wide


def test_autotext_keeps_the_caret_when_the_text_changes_elsewhere(qtbot: QtBot) -> None:
    text = AutoText()
    qtbot.addWidget(text)
    text.set_text("one two three")
    text.set_caret(3)
    text.set_text("one two 3")
    assert text.caret == 3
    assert text.toPlainText() == "one two 3"


@pytest.mark.parametrize(
    ("before", "after"), [("", "a"), ("aa", "a"), ("é😀x", "é😀yx"), ("abc", "")]
)
def test_autotext_shows_exactly_what_it_is_given(qtbot: QtBot, before: str, after: str) -> None:
    text = AutoText()
    qtbot.addWidget(text)
    text.set_text(before)
    text.set_text(after)
    assert text.toPlainText() == after


def test_autotext_pastes_what_one_can_see(qtbot: QtBot) -> None:
    """A soft hyphen of a page, or a mark that turns text, does not come along."""
    text = AutoText()
    qtbot.addWidget(text)
    data = QMimeData()
    data.setText("mis\u00adtreat\u202ement\nétait")
    text.insertFromMimeData(data)
    assert text.toPlainText() == "mistreatment\nétait"


def test_autotext_grows_and_tab_leaves_it(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    text, after = AutoText(), QLineEdit()
    column.addWidget(text)
    column.addWidget(after)
    show(qtbot, holder)
    low = text.height()
    text.setFocus()
    QTest.keyClicks(text, "x")
    text.set_text("\n".join("line" for _ in range(9)))
    qtbot.waitUntil(lambda: text.height() > low)
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert "\t" not in text.toPlainText()
    assert after.hasFocus()


def test_picker_says_a_mark_only_when_it_is_complete(qtbot: QtBot, theme: Theme) -> None:
    picker = MarkingPicker(theme)
    show(qtbot, picker)
    assert picker.mark == ""
    picker.set_mark("(S//REL TO CAN, USA)")
    assert picker.mark == "(S//REL TO CAN, USA)"
    picker.set_mark("(S//REL TO CAN, USA))")
    assert picker.mark == ""


def test_picker_keeps_a_country_it_did_not_know(qtbot: QtBot, theme: Theme) -> None:
    picker = MarkingPicker(theme)
    qtbot.addWidget(picker)
    picker.set_mark("(S//REL TO CAN, FRA)")
    assert picker.mark == "(S//REL TO CAN, FRA)"


def test_date_field_takes_only_whole_dates(qtbot: QtBot, theme: Theme) -> None:
    field = DateField(theme)
    show(qtbot, field)
    dated: list[str] = []
    field.dated.connect(dated.append)
    QTest.keyClicks(field.line, "2026-02-30")
    assert dated == []
    field.line.selectAll()
    QTest.keyClicks(field.line, "2026-02-28")
    assert dated == ["2026-02-28"]


def test_matrix_says_in_a_sentence_what_it_draws(qtbot: QtBot, theme: Theme) -> None:
    matrix = RiskMatrix(theme)
    show(qtbot, matrix)
    levels = [["low", "medium"], ["medium", "high"]]
    letters = {"low": "L", "medium": "M", "high": "H"}
    matrix.set_matrix(levels, letters, ("Likelihood", "Severity"))
    matrix.show_risk((2, 2), (1, 1), "Severity 2, likelihood 2: high.")
    assert matrix.grid.accessibleDescription() == "Severity 2, likelihood 2: high."
    read: list[tuple[int, int]] = []
    matrix.grid.read.connect(lambda s, k: read.append((s, k)))
    QTest.keyClick(matrix.grid, Qt.Key.Key_Down)
    assert read == [(1, 2)]


def test_level_badge_has_icon_and_word(qtbot: QtBot, theme: Theme) -> None:
    badge = LevelBadge(theme)
    qtbot.addWidget(badge)
    badge.set_level("substantial", "Substantial?")
    assert badge.property("badge") == "substantial"
    assert badge.accessibleName() == "Substantial?"


@pytest.mark.parametrize(
    ("months", "tone"), [(0, "ok"), (8, "ok"), (9, "warn"), (12, "warn"), (13, "bad")]
)
def test_age_badge_follows_the_limits(qtbot: QtBot, theme: Theme, months: int, tone: str) -> None:
    badge = AgeBadge(theme)
    qtbot.addWidget(badge)
    badge.set_age(months, f"{months} months")
    assert badge.property("badge") == tone


def test_timeline_model_keeps_the_rules_of_qt(
    qtbot: QtBot, theme: Theme, qtmodeltester: ModelTester
) -> None:
    view = TimelineList(theme)
    show(qtbot, view)
    entry = TimelineEntry("P-0001", "2026-03-18", 7, "decision", "MRA-2026-0041", "Denied.", "(U)")
    view.entries.set_entries([entry] * 3, has_more=True)
    asked: list[bool] = []
    view.entries.more_wanted.connect(lambda: asked.append(True))
    view.entries.fetchMore(view.rootIndex())
    assert asked == [True]
    view.entries.append([entry], has_more=False)
    assert view.entries.rowCount() == 4
    qtmodeltester.check(view.entries)
    opened: list[object] = []
    view.opened.connect(opened.append)
    view.setCurrentIndex(view.entries.index(0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [entry]


@pytest.mark.parametrize("layout", [FlowLayout, ColumnsLayout])
def test_wrapping_layouts_keep_every_item_inside(
    qtbot: QtBot, theme: Theme, layout: type[FlowLayout]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = layout(holder)
    for _ in range(7):
        part = QWidget()
        part.setFixedSize(60, 20)
        flow.addWidget(part)
    holder.resize(150, flow.heightForWidth(150))
    holder.show()
    places = [flow.itemAt(i).geometry() for i in range(flow.count())]  # type: ignore[union-attr]
    assert all(holder.rect().contains(place) for place in places)
    assert len({(p.x(), p.y()) for p in places}) == 7


def _pdf() -> bytes:
    import io

    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(300, 400))
    for page in range(3):
        canvas.drawString(40, 200, f"Page {page + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_pdf_view_draws_pages_in_the_background(qtbot: QtBot, theme: Theme, door: Door) -> None:
    view = PdfView(theme, door)
    view.resize(700, 500)
    show(qtbot, view)
    with qtbot.waitSignal(view.loaded, timeout=10_000):
        view.show_pdf(_pdf())
    assert view.page_count == 3
    qtbot.waitUntil(lambda: view.drawn_pages >= 1, timeout=10_000)
    view.go_to_page(2)
    qtbot.waitUntil(lambda: view.current_page == 2)
    before = view.scale
    view.zoom_in()
    assert view.scale > before
    view.fit_page()
    assert view.fits_page


def test_pdf_that_cannot_be_read_is_said(qtbot: QtBot, theme: Theme, door: Door) -> None:
    view = PdfView(theme, door)
    qtbot.addWidget(view)
    problems: list[object] = []
    view.failed.connect(problems.append)
    view.show_pdf(b"not a PDF")
    qtbot.waitUntil(lambda: bool(problems), timeout=10_000)
    assert isinstance(problems[0], BadInputError)


def test_a_file_dialog_never_begins_where_the_program_was_started(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It begins in the folder chosen last, else at home; a name with a folder keeps that."""
    monkeypatch.setattr(file_choice, "_last", [])
    chosen = tmp_path / "packets"
    chosen.mkdir()
    parent = QWidget()
    qtbot.addWidget(parent)

    def begins(suggested: Path) -> Path:
        dialog = file_choice.ask_where_to_write(parent, "Write", "All (*)", suggested, print)
        folder = Path(dialog.directory().absolutePath())
        dialog.fileSelected.emit(str(chosen / "x.pdf"))
        dialog.reject()
        return folder

    assert begins(Path("x.pdf")) != Path.cwd()
    assert begins(Path("y.pdf")) == chosen
    assert begins(tmp_path / "z.pdf") == tmp_path
