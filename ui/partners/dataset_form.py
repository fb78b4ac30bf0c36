"""What a file of a dataset is: how it is called and cited, and what its columns hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import frame, label
from workstation.domain.dataset import Columns, Dataset

_COLUMNS = ("country", "year", "code", "value")
_CITATION_HEIGHT = 54
_ONE_CODE = "\0"
"""Stands in the list of columns for: no column, one code for every value."""


_Places = tuple[tuple[QWidget, int, int, int], ...]
"""Fields with row, column and how many columns they span."""


class DatasetForm(QWidget):
    """Name, release, citation and columns of one dataset.

    Signals:
        changed: a person changed what the columns hold, or the release or name.
        recalled: the short name is that of a dataset that is remembered.
    """

    changed = Signal()
    recalled = Signal(object)

    def __init__(
        self,
        context: Context,
        dataset: Dataset,
        header: Sequence[str],
        known: Sequence[Dataset] = (),
    ) -> None:
        super().__init__()
        self._context = context
        self._dataset = dataset
        self._known = {one.id: one for one in known if not one.is_preset}
        self.short_name = QComboBox()
        self.short_name.setEditable(True)
        self.short_name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.short_name.addItems(sorted({dataset.id, *self._known}))
        self.short_name.setCurrentText(dataset.id)
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
        for line in (self.name, self.release, self.citation, self.one_code):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.short_name.editTextChanged.connect(self._on_short_name)
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
        return replace(dataset, id=self.short_name.currentText(), columns=columns)

    def _on_short_name(self, text: str) -> None:
        """A dataset that is remembered fills the fields."""
        self.changed.emit()
        found = self._known.get(text.strip().lower())
        if found is None:
            return
        self.name.setText(found.name)
        self.citation.setText(found.citation)
        self.release.setText(self.release.text() or found.version)
        self.one_code.setText(found.columns.one_code)
        for what, name in _names_of(found.columns).items():
            place = self.columns[what].findData(name)
            if place > 0:
                self.columns[what].setCurrentIndex(place)
        self._show_one_code()
        self.recalled.emit(found)

    def show_citation(self, words: str) -> None:
        """Show how a preset dataset will be cited."""
        self.citation_words.setText(words)

    def set_enabled(self, enabled: bool) -> None:
        """Let the fields be changed, or not while a file is read."""
        for line in (self.name, self.release, self.citation, self.one_code):
            line.setEnabled(enabled)
        for box in (self.short_name, *self.columns.values()):
            box.setEnabled(enabled)

    def _on_column_chosen(self, _index: int) -> None:
        self._show_one_code()
        self.changed.emit()

    def _show_one_code(self) -> None:
        is_one = self.columns["code"].currentData() == _ONE_CODE
        self.one_code.setVisible(is_one and not self._dataset.is_preset)

    def _fill_columns(self, header: Sequence[str]) -> None:
        now = _names_of(self._dataset.columns)
        for what, box in self.columns.items():
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
            box.addItem(self.tr("Choose a column"), "")
            if what == "code":
                box.addItem(self.tr("One code for all:"), _ONE_CODE)
            for name in header:
                if name:
                    box.addItem(name, name)
            box.setCurrentIndex(max(box.findData(now[what]), 0))

    def _name_fields(self) -> None:
        named: dict[QWidget, str] = {
            self.short_name: self.tr("Short name"), self.name: self.tr("Name"),
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
        if self._dataset.is_preset:
            self._lay_out_preset(grid)
        else:
            self._lay_out_fields(grid)
        for place in range(len(_COLUMNS)):
            grid.setColumnStretch(place, 1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(card)

    def _lay_out_preset(self, grid: QGridLayout) -> None:
        """What its authors fixed is only said."""
        grid.addWidget(label(self.release.accessibleName(), "field"), 0, 0)
        grid.addWidget(self.release, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(self.citation.accessibleName(), "field"), 0, 1, 1, 3)
        self._context.theme.set_height(self.citation_words, _CITATION_HEIGHT)
        self.citation_words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.citation_words, 1, 1, 1, 3)
        columns = self._dataset.columns
        fixed = (columns.country, columns.year, columns.code or self.tr("Names of the columns"),
                 columns.value)  # fmt: skip
        for place, (title, words) in enumerate(zip(self._titles().values(), fixed, strict=True)):
            grid.addWidget(label(title, "field"), 2, place)
            grid.addWidget(label(words, "help", wrap=True), 3, place, Qt.AlignmentFlag.AlignTop)

    def _lay_out_fields(self, grid: QGridLayout) -> None:
        """What an office says of a dataset of its own choice."""
        places: _Places = (
            (self.short_name, 0, 0, 1),
            (self.name, 0, 1, 2),
            (self.release, 0, 3, 1),
            (self.citation, 2, 0, 4),
        )
        for line, row, column, span in places:
            grid.addWidget(label(line.accessibleName(), "field"), row, column, 1, span)
            grid.addWidget(line, row + 1, column, 1, span)
        titles = self._titles()
        for place, (what, box) in enumerate(self.columns.items()):
            grid.addWidget(label(titles[what], "field"), 4, place)
            cell = QHBoxLayout()
            self._context.theme.set_spacing(cell, gap=6)
            cell.addWidget(box, 1)
            if what == "code":
                cell.addWidget(self.one_code, 1)
            grid.addLayout(cell, 5, place)


def _names_of(columns: Columns) -> dict[str, str]:
    """What is chosen for each column."""
    code = _ONE_CODE if columns.one_code else columns.code
    return {
        "country": columns.country, "year": columns.year, "code": code, "value": columns.value,
    }  # fmt: skip
