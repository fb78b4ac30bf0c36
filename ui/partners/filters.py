"""The filters above the list of partners, as widgets and as a value."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ui.partners.model import status_words
from ui.shell.page import Place
from ui.theme.theme import Theme
from ui.widgets.filter_row import FilterRow
from workstation.domain.partner import ArrangementStatus
from workstation.domain.register import PartnerFilter
from workstation.domain.text import Language

_LEAST_ROW = 1060


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


class FilterBar(FilterRow):
    """The filters of partners; the boxes ``restricted`` and ``overdue`` are placed by the page."""

    def __init__(self, theme: Theme, buttons: Sequence[QWidget]) -> None:
        super().__init__(theme, buttons, least_row=_LEAST_ROW, status_width=(150, 190))
        self.restricted, self.overdue = QCheckBox(), QCheckBox()
        for check in (self.restricted, self.overdue):
            check.toggled.connect(lambda _on: self.changed.emit())

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
        self.choose_country(str(place.get("country", "")), country_name)
        status = str(place.get("status", ""))
        self.status.setCurrentIndex(max(self.status.findData(status), 0))
        self.restricted.setChecked(bool(place.get("restricted", False)))
        self.overdue.setChecked(bool(place.get("overdue", False)))
        self._hush(False)

    def set_statuses(self, all_words: str, language: Language) -> None:
        """Name the statuses; what is chosen stays."""
        statuses = [(one.value, status_words(one, language)) for one in ArrangementStatus]
        self._name(self.status, [("", all_words), *statuses])

    def set_countries(self, all_words: str, countries: Sequence[tuple[str, str]]) -> None:
        """Name the countries; what is chosen stays."""
        self._name(self.country, [("", all_words), *countries])

    def _name(self, box: QComboBox, items: Sequence[tuple[str, str]]) -> None:
        self._hush(True)
        self.fill(box, items, str(box.currentData() or ""))
        self._hush(False)

    def _hush(self, hushed: bool) -> None:
        for field in (self.text, self.country, self.status, self.restricted, self.overdue):
            field.blockSignals(hushed)
