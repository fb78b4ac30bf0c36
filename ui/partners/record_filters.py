"""The filters over a record: kinds, words, days and results."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from ui.partners.record_query import KINDS, RESULTS, RecordQuery
from ui.theme.parts import button, label, plain
from ui.theme.theme import Theme
from ui.widgets.clearing import make_clearable
from ui.widgets.date_field import DateField
from ui.widgets.flow import FlowLayout
from ui.widgets.several import Several
from workstation import words
from workstation.domain.text import Language

_TYPING_PAUSE_MS = 150


class RecordFilters(QWidget):
    """Words, days and results in a row that wraps; the kinds stand where the page puts them.

    Signals:
        changed: a person changed a filter; a pause in typing has passed.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.kinds = Several(tuple((one, one) for one in KINDS))
        self.text = QLineEdit()
        make_clearable(theme, self.text)
        self.since, self.until = DateField(theme), DateField(theme)
        self.results = button(theme, "")
        self._menu = QMenu(self)
        self._results: dict[str, QAction] = {}
        self.results.setMenu(self._menu)
        self.clear_button = button(theme, "", "quiet", icon="x")
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._days: list[QLabel] = []
        self._lay_out(theme)
        self._connect()

    @property
    def query(self) -> RecordQuery:
        """What stands in the filters; half-typed dates ask for nothing."""
        return RecordQuery(
            self.kinds.values,
            tuple(code for code, action in self._results.items() if action.isChecked()),
            self.text.text().strip(),
            self.since.date,
            self.until.date,
        )

    def show_query(self, query: RecordQuery) -> None:
        """Show filters without announcing it."""
        self.kinds.set_values(query.groups)
        self.text.blockSignals(True)
        self.text.setText(query.text)
        self.text.blockSignals(False)
        self.since.set_date(query.since)
        self.until.set_date(query.until)
        for code, action in self._results.items():
            action.setChecked(code in query.results)
        self._show_state()

    def clear(self) -> None:
        """Ask for everything, as a person would."""
        self._pause.stop()
        self.show_query(RecordQuery())
        self.changed.emit()

    def retranslate(self, language: Language, kinds: Sequence[tuple[str, str]]) -> None:
        """Set every word anew; ``kinds`` are the words of the choices."""
        self.kinds.set_labels(kinds)
        self.kinds.set_name(self.tr("Show"))
        self.text.setPlaceholderText(self.tr("Words in this record"))
        self.text.setAccessibleName(self.tr("Find words in this record"))
        for said, field in zip(
            (self.tr("From"), self.tr("Until")), (self.since, self.until), strict=True
        ):
            field.set_name(said)
        self._days[0].setText(self.tr("From"))
        self._days[1].setText(self.tr("Until"))
        self.clear_button.setText(self.tr("Clear filters"))
        self._fill_menu(language, dict(kinds))
        self._show_state()

    def _fill_menu(self, language: Language, titles: dict[str, str]) -> None:
        chosen = {code for code, action in self._results.items() if action.isChecked()}
        self._menu.clear()
        self._results = {}
        for group, codes in RESULTS.items():
            self._menu.addSection(titles.get(group, group))
            for code, key in codes:
                action = self._menu.addAction(words.label(key, language))
                action.setCheckable(True)
                action.setChecked(code in chosen)
                action.toggled.connect(self._on_result)
                self._results.setdefault(code, action)

    def _on_result(self, _on: bool) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        chosen = [action.text() for action in self._results.values() if action.isChecked()]
        said = ", ".join(chosen) if len(chosen) <= 1 else self.tr("%n results", "", len(chosen))
        self.results.setText(said or self.tr("Any result"))
        self.results.setAccessibleName(
            self.tr("Results: {chosen}").format(chosen=", ".join(chosen) or self.tr("any"))
        )
        self.clear_button.setVisible(not self.query.is_empty)

    def _on_changed(self) -> None:
        self._show_state()
        self.changed.emit()

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._on_changed)
        self.kinds.changed.connect(self._on_changed)
        for field in (self.since, self.until):
            field.dated.connect(lambda _day: self._on_changed())
        self.clear_button.clicked.connect(self.clear)

    def _lay_out(self, theme: Theme) -> None:
        row = plain()
        flow = FlowLayout(row, gap=8, row_gap=6)
        theme.set_width(self.text, 200, 240)
        flow.addWidget(self.text)
        for field in (self.since, self.until):
            holder = plain()
            across = QHBoxLayout(holder)
            theme.set_spacing(across, gap=6)
            said = label("", "help")
            self._days.append(said)
            across.addWidget(said)
            across.addWidget(field)
            flow.addWidget(holder)
        flow.addWidget(self.results)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (14, 8, 14, 8), 6)
        first = QHBoxLayout()
        theme.set_spacing(first, gap=8)
        first.addWidget(self.kinds, 1)
        first.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        column.addWidget(row)
