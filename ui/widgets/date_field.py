"""A date: typed as YYYY-MM-DD, or picked in a calendar."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.parts import icon_button, rename
from ui.theme.theme import Theme, set_variant
from ui.widgets.marked_text import ErrorLine

LENGTH = 10
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DateField(QWidget):
    """A date as people of both languages write it, with a calendar beside it."""

    dated = Signal(str)
    """A person entered a whole date, or took it away (empty)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setMaxLength(LENGTH)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_left)
        theme.set_width(self.line, 124, 124)
        self._button = icon_button(theme, "calendar-days", "")
        self._button.clicked.connect(self._open_calendar)
        self._calendar: QCalendarWidget | None = None
        self.error = ErrorLine(theme, self)
        row = QHBoxLayout()
        theme.set_spacing(row, gap=8)
        row.addWidget(self.line)
        row.addWidget(self._button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, gap=4)
        layout.addLayout(row)
        layout.addWidget(self.error)
        self.setFocusProxy(self.line)
        self.retranslate()

    @property
    def date(self) -> str:
        """The date, or empty while there is no whole one."""
        return self.line.text() if _is_date(self.line.text()) else ""

    def set_date(self, text: str) -> None:
        """Show a date without announcing it; half-typed text is left alone."""
        if text != self.date:
            self.line.setText(text)
            self._show_error(False)

    @property
    def spot(self) -> dict[str, object]:
        """What is typed, whole or not, and where the caret stands."""
        return {"typed": self.line.text(), "caret": self.line.cursorPosition()}

    def take_spot(self, spot: Mapping[str, Any]) -> None:
        """Put a half-typed date and the caret back."""
        if not self.line.isReadOnly():
            self.line.setText(str(spot.get("typed", self.line.text())))
            self.line.setCursorPosition(int(spot.get("caret", 0)))

    def set_name(self, name: str) -> None:
        """Name the field for screen readers."""
        self.line.setAccessibleName(self.tr("{name}, year-month-day").format(name=name))

    def set_read_only(self, read_only: bool) -> None:
        """Show the date without letting it be changed."""
        self.line.setReadOnly(read_only)
        self._button.setEnabled(not read_only)
        set_variant(self.line)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        rename(self._button, self.tr("Pick in a calendar"))
        self.line.setToolTip(self.tr("Year-month-day, for example 2026-11-16"))
        if self.error.text:
            self._show_error(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_edited(self, text: str) -> None:
        self._show_error(False)
        if not text or _is_date(text):
            self.dated.emit(text)

    def _on_left(self) -> None:
        self._show_error(bool(self.line.text()) and not self.date)

    def _show_error(self, wrong: bool) -> None:
        text = self._what_is_wrong() if wrong else ""
        self.error.set_text(text)
        self.line.setAccessibleDescription(text)
        wanted = "error" if wrong else ""
        if (self.line.property("state") or "") != wanted:
            set_variant(self.line, state=wanted)

    def _what_is_wrong(self) -> str:
        if _WRITTEN.fullmatch(self.line.text()):
            return self.tr("The calendar has no such day.")
        return self.tr("Write year-month-day, for example 2026-11-16.")

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(
                QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
            )
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.activated.connect(self._on_picked)
            self._calendar.clicked.connect(self._on_picked)
        shown = QDate.fromString(self.date, Qt.DateFormat.ISODate)
        self._calendar.setSelectedDate(shown if shown.isValid() else QDate.currentDate())
        self._calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        self._calendar.show()
        self._calendar.setFocus()

    def _on_picked(self, picked: QDate) -> None:
        text = picked.toString(Qt.DateFormat.ISODate)
        self.line.setText(text)
        if self._calendar is not None:
            self._calendar.hide()
        self._show_error(False)
        self.dated.emit(text)
        self.line.setFocus()


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == LENGTH
