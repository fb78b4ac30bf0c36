"""The filters above the list of partners, as widgets and as a value."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.partners.model import status_words
from ui.shell.page import Place
from ui.theme.theme import Theme
from workstation.domain.partner import ArrangementStatus
from workstation.domain.register import PartnerFilter
from workstation.domain.text import Language

_TYPING_PAUSE_MS = 150
_LEAST_ROW = 1060
"""The width under which the filters and the buttons stand in two rows."""


def place_of(wanted: PartnerFilter) -> Place:
    """A filter and its sorting as plain values."""
    return {
        "text": wanted.text,
        "country": wanted.country,
        "status": wanted.status.value if wanted.status else "",
        "restricted": wanted.restricted_only,
        "overdue": wanted.overdue_only,
        "sort": wanted.sort.value,
        "descending": wanted.descending,
    }


class FilterBar(QWidget):
    """Text, country and status; the page's buttons stand at the right or below.

    The boxes ``restricted`` and ``overdue`` are placed by the page.

    Signals:
        changed: a person changed a filter; a pause in typing has passed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.country, self.status = QComboBox(), QComboBox()
        self.restricted, self.overdue = QCheckBox(), QCheckBox()
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self.changed)
        for box in (self.country, self.status):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for check in (self.restricted, self.overdue):
            check.toggled.connect(lambda _on: self.changed.emit())
        self._lay_out(theme, buttons)

    def applied_to(self, now: PartnerFilter) -> PartnerFilter:
        """A filter with what stands here; its sorting is kept."""
        status = str(self.status.currentData() or "")
        return replace(
            now,
            text=self.text.text().strip(),
            country=str(self.country.currentData() or ""),
            status=ArrangementStatus(status) if status else None,
            restricted_only=self.restricted.isChecked(),
            overdue_only=self.overdue.isChecked(),
        )

    def show_filter(self, wanted: PartnerFilter, country_name: str) -> None:
        """Show what a filter asks for, without announcing it."""
        self.restore(place_of(wanted), country_name)

    def restore(self, place: Place, country_name: str) -> None:
        """Show filters as they were, without announcing it."""
        self._hush(True)
        self.text.setText(str(place["text"]))
        country = str(place.get("country", ""))
        if country and self.country.findData(country) < 0:
            self.country.addItem(country_name, country)
        self.country.setCurrentIndex(max(self.country.findData(country), 0))
        status = str(place.get("status", ""))
        self.status.setCurrentIndex(max(self.status.findData(status), 0))
        self.restricted.setChecked(bool(place.get("restricted", False)))
        self.overdue.setChecked(bool(place.get("overdue", False)))
        self._hush(False)

    def set_statuses(self, all_words: str, language: Language) -> None:
        """Name the statuses; what is chosen stays."""
        statuses = [(one.value, status_words(one, language)) for one in ArrangementStatus]
        self._fill(self.status, all_words, statuses)

    def set_countries(self, all_words: str, countries: Sequence[tuple[str, str]]) -> None:
        """Name the countries; what is chosen stays."""
        self._fill(self.country, all_words, countries)

    def fit(self, width: float) -> None:
        """Stand in one row or two."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(across if width >= _LEAST_ROW else down)

    def _fill(self, box: QComboBox, all_words: str, items: Sequence[tuple[str, str]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(all_words, "")
        for code, name in items:
            box.addItem(name, code)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)

    def _hush(self, hushed: bool) -> None:
        for field in (self.text, self.country, self.status, self.restricted, self.overdue):
            field.blockSignals(hushed)

    def _lay_out(self, theme: Theme, buttons: Sequence[QWidget]) -> None:
        # It starts in two rows, so that it never keeps a window from being narrow.
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        theme.set_spacing(self._rows, gap=8)
        fields, actions = QHBoxLayout(), QHBoxLayout()
        theme.set_spacing(fields, gap=8)
        theme.set_spacing(actions, gap=8)
        theme.set_width(self.text, 110, 320)
        theme.set_width(self.country, 150, 190)
        theme.set_width(self.status, 150, 190)
        fields.addWidget(self.text, 100)
        fields.addWidget(self.country)
        fields.addWidget(self.status)
        fields.addStretch(1)
        actions.addStretch(1)
        for made in buttons:
            actions.addWidget(made)
        self._rows.addLayout(fields, 1)
        self._rows.addLayout(actions)
