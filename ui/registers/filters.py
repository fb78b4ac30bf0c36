"""The filters above the list of a register, as widgets and as a value."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from ui.shell.page import Place
from ui.theme.parts import button, label
from ui.theme.theme import Theme
from ui.widgets.date_field import DateField
from ui.widgets.filter_row import FilterRow
from workstation.domain.register import RegisterFilter

_LEAST_ROW = 1130


class RegisterFilters(FilterRow):
    """The filters of a register: dates and what is past its date stand in ``second_row``."""

    def __init__(self, theme: Theme, buttons: Sequence[QWidget]) -> None:
        super().__init__(theme, buttons, least_row=_LEAST_ROW, status_width=(176, 240))
        self.status.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.since, self.until = DateField(theme), DateField(theme)
        self.since_words, self.until_words = label("", "help"), label("", "help")
        self.stale = QCheckBox()
        self.partner_button = button(theme, "", "chip", icon="x")
        self.partner_button.hide()
        self._partner = ""
        for date in (self.since, self.until):
            date.dated.connect(lambda _day: self.changed.emit())
        self.stale.toggled.connect(lambda _on: self.changed.emit())
        self.partner_button.clicked.connect(self._show_all_partners)
        self.second_row = QHBoxLayout()
        theme.set_spacing(self.second_row, gap=8)
        dates = (self.since_words, self.since, self.until_words, self.until)
        for part in (*dates, self.stale, self.partner_button):
            self.second_row.addWidget(part)

    @property
    def wanted(self) -> RegisterFilter:
        """What stands here, as a filter."""
        return RegisterFilter(
            text=self.text.text().strip(),
            partner=self._partner,
            country=str(self.country.currentData() or ""),
            status=str(self.status.currentData() or ""),
            since=self.since.date,
            until=self.until.date,
            # isChecked alone: a register without dates hides the box and has it unchecked.
            stale_only=self.stale.isChecked(),
        )

    @property
    def words(self) -> tuple[str, ...]:
        """What is asked for, in words."""
        wanted = self.wanted
        days = " – ".join(part for part in (wanted.since, wanted.until) if part)
        if bool(wanted.since) != bool(wanted.until):
            days = f"{wanted.since} –" if wanted.since else f"– {wanted.until}"
        said = (
            self.tr("“{text}”").format(text=wanted.text) if wanted.text else "",
            self.partner_button.text() if wanted.partner else "",
            self.country.currentText() if wanted.country else "",
            self.status.currentText() if wanted.status else "",
            days,
            self.stale.text() if wanted.stale_only else "",
        )
        return tuple(part for part in said if part)

    def show_filter(self, place: Place, statuses: Sequence[tuple[str, str]], stale: str) -> None:
        """Show a register's own filters as they were, without announcing it.

        Args:
            place: the filter as :func:`as_place` gave it.
            statuses: the statuses of the register, with their words, "all" first.
            stale: the words beside the box for what is past its date; "" hides it.
        """
        self._hush(True)
        self.text.setText(str(place.get("text", "")))
        self.fill(self.status, statuses, str(place.get("status", "")))
        country = str(place.get("country", ""))
        self.choose_country(country, country)
        self.since.set_date(str(place.get("since", "")))
        self.until.set_date(str(place.get("until", "")))
        self.stale.setText(stale)
        self.stale.setVisible(bool(stale))
        self.stale.setChecked(bool(stale) and bool(place.get("stale", False)))
        self._partner = str(place.get("partner", ""))
        self.partner_button.setVisible(bool(self._partner))
        self._hush(False)

    def name_statuses(self, statuses: Sequence[tuple[str, str]], stale: str) -> None:
        """Name the statuses anew; what is chosen stays."""
        self._hush(True)
        self.fill(self.status, statuses, str(self.status.currentData() or ""))
        self.stale.setText(stale)
        self._hush(False)

    def name_countries(self, countries: Sequence[tuple[str, str]]) -> None:
        """Name the countries, "all" first; what is chosen stays."""
        self._hush(True)
        self.fill(self.country, countries, str(self.country.currentData() or ""))
        self._hush(False)

    def _show_all_partners(self) -> None:
        self._partner = ""
        self.partner_button.hide()
        self.text.setFocus()
        self.changed.emit()

    def _hush(self, hushed: bool) -> None:
        for field in (self.text, self.country, self.status, self.stale, self.since, self.until):
            field.blockSignals(hushed)


def as_place(wanted: RegisterFilter) -> Place:
    """A filter as plain values."""
    return {
        "text": wanted.text,
        "partner": wanted.partner,
        "country": wanted.country,
        "status": wanted.status,
        "since": wanted.since,
        "until": wanted.until,
        "stale": wanted.stale_only,
    }
