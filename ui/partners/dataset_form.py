"""What a file of a dataset is: how it is called and cited, and what its columns hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import frame, label
from workstation.domain.dataset import Columns, Dataset

_COLUMNS = ("country", "year", "code", "value")
_ONE_CODE = "\0"
"""Stands in the list of columns for: no column, one code for every value."""


class DatasetForm(QWidget):
    """Name, release, citation and columns of one dataset.

    Signals:
        changed: a person changed what the columns hold, or the release or name.
    """

    changed = Signal()

    def __init__(self, context: Context, dataset: Dataset, header: Sequence[str]) -> None:
        super().__init__()
        self._context = context
        self._dataset = dataset
        self.id_line = QLineEdit(dataset.id)
        self.name = QLineEdit(dataset.name)
        self.release = QLineEdit(dataset.version)
        self.citation = QLineEdit(dataset.citation)
        self.citation_words = label("", "help", wrap=True)
        self.one_code = QLineEdit(dataset.columns.one_code)
        self.columns: Mapping[str, QComboBox] = {what: QComboBox() for what in _COLUMNS}
        self._fill_columns(header)
        self._name_fields()
        self._lay_out()
        self._show_one_code()
        for line in (self.id_line, self.name, self.release, self.citation, self.one_code):
            line.textEdited.connect(lambda _text: self.changed.emit())
        for box in self.columns.values():
            box.activated.connect(self._on_column_chosen)

    def value(self, countries: Mapping[str, str]) -> Dataset:
        """The dataset as it stands here, with the countries that were chosen."""
        dataset = replace(
            self._dataset,
            name=self.name.text(),
            citation=self.citation.text(),
            version=self.release.text().strip(),
            countries=dict(countries),
        )
        if dataset.is_preset:
            return dataset
        found = {what: str(box.currentData() or "") for what, box in self.columns.items()}
        is_one = found["code"] == _ONE_CODE
        columns = Columns(
            found["country"], found["year"], "" if is_one else found["code"], found["value"],
            self.one_code.text() if is_one else "",
        )  # fmt: skip
        return replace(dataset, id=self.id_line.text(), columns=columns)

    def show_citation(self, words: str) -> None:
        """Show how a preset dataset will be cited."""
        self.citation_words.setText(words)

    def set_enabled(self, enabled: bool) -> None:
        """Let the fields be changed, or not while a file is read."""
        is_preset = self._dataset.is_preset
        for line in (self.id_line, self.name, self.release, self.citation, self.one_code):
            line.setEnabled(enabled)
        for box in self.columns.values():
            box.setEnabled(enabled and not is_preset)

    def _on_column_chosen(self, _index: int) -> None:
        self._show_one_code()
        self.changed.emit()

    def _show_one_code(self) -> None:
        is_one = self.columns["code"].currentData() == _ONE_CODE
        self.one_code.setVisible(is_one and not self._dataset.is_preset)

    def _fill_columns(self, header: Sequence[str]) -> None:
        columns = self._dataset.columns
        now = {"country": columns.country, "year": columns.year, "code": columns.code,
               "value": columns.value}  # fmt: skip
        for what, box in self.columns.items():
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
            if self._dataset.is_preset:
                box.addItem(now[what] or self.tr("Names of the columns"))
                box.setToolTip(box.currentText())
                box.setEnabled(False)
                continue
            box.addItem(self.tr("Choose a column"), "")
            if what == "code":
                box.addItem(self.tr("One code for all:"), _ONE_CODE)
            for name in header:
                if name:
                    box.addItem(name, name)
            wanted = _ONE_CODE if what == "code" and columns.one_code else now[what]
            box.setCurrentIndex(max(box.findData(wanted), 0))

    def _name_fields(self) -> None:
        named: dict[QWidget, str] = {
            self.id_line: self.tr("Short name"), self.name: self.tr("Name"),
            self.release: self.tr("Release"), self.citation: self.tr("Citation"),
            self.one_code: self.tr("Code of every value"),
        }  # fmt: skip
        for widget, words in named.items():
            widget.setAccessibleName(words)
        titles = self._titles()
        for what, box in self.columns.items():
            box.setAccessibleName(self.tr("Column: {what}").format(what=titles[what]))
        self.citation.setPlaceholderText(self.tr("As its authors ask to be cited"))

    def _titles(self) -> dict[str, str]:
        return {
            "country": self.tr("Country"), "year": self.tr("Year"), "code": self.tr("Code"),
            "value": self.tr("Value"),
        }  # fmt: skip

    def _lay_out(self) -> None:
        theme = self._context.theme
        card = frame("card")
        grid = QGridLayout(card)
        theme.set_spacing(grid, (14, 10, 14, 12), 8)
        self._lay_out_names(grid)
        titles = self._titles()
        for place, (what, box) in enumerate(self.columns.items()):
            grid.addWidget(label(titles[what], "field"), 2, place)
            cell = QHBoxLayout()
            theme.set_spacing(cell, gap=6)
            cell.addWidget(box, 1)
            if what == "code":
                cell.addWidget(self.one_code, 1)
            grid.addLayout(cell, 3, place)
            grid.setColumnStretch(place, 1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(card)

    def _lay_out_names(self, grid: QGridLayout) -> None:
        if self._dataset.is_preset:
            grid.addWidget(label(self.tr("Release"), "field"), 0, 0)
            grid.addWidget(self.release, 1, 0)
            grid.addWidget(label(self.tr("Citation"), "field"), 0, 1, 1, 3)
            grid.addWidget(self.citation_words, 1, 1, 1, 3)
            for line in (self.id_line, self.name, self.citation):
                line.hide()
            return
        for place, line in enumerate((self.id_line, self.name, self.release, self.citation)):
            grid.addWidget(label(line.accessibleName(), "field"), 0, place)
            grid.addWidget(line, 1, place)
