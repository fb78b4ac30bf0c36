"""What to look for in the history: words, kind of entry, officer, days, and one record."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.shell.context import Context
from ui.theme.parts import button, label, plain
from ui.widgets.date_field import DateField
from ui.widgets.flow import FlowLayout
from workstation import words
from workstation.workflows.history import CHANGES, GROUPS, HistoryFilter, kinds_of

_PAUSE_MS = 250


class HistoryFilters(QWidget):
    """The fields above the list, and what they ask for."""

    changed = Signal()
    """Something else is asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._context = context
        theme = context.theme
        self._subject = ""
        self.text_field = QLineEdit()
        self.text_field.setClearButtonEnabled(True)
        self.kind_box = QComboBox()
        self.officer_box = QComboBox()
        self.since = DateField(theme)
        self.until = DateField(theme)
        self.subject_button = button(theme, "", "quiet", icon="x")
        self._since_words, self._until_words = label("", "help"), label("", "help")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.text_field.textChanged.connect(lambda _text: self._pause.start())
        for box in (self.kind_box, self.officer_box):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for field in (self.since, self.until):
            field.dated.connect(lambda _day: self.changed.emit())
        self.subject_button.clicked.connect(lambda: self.show_subject(""))
        self._lay_out()

    @property
    def subject(self) -> str:
        """The record whose history is shown; "" for all."""
        return self._subject

    def wanted(self) -> HistoryFilter:
        """What the fields ask for."""
        kind = str(self.kind_box.currentData() or "")
        return HistoryFilter(
            officer=str(self.officer_box.currentData() or ""),
            subject=self._subject,
            kinds=kinds_of(kind) or ((kind,) if kind else ()),
            since=self.since.date,
            until=self.until.date,
            text=self.text_field.text(),
        )

    def show_subject(self, subject: str) -> None:
        """Ask for everything about one record, whatever else was asked for; "" for all."""
        self._subject = subject
        if subject:
            for part in (self.text_field, self.kind_box, self.officer_box):
                part.blockSignals(True)
            self.text_field.clear()
            self.kind_box.setCurrentIndex(0)
            self.officer_box.setCurrentIndex(0)
            for part in (self.text_field, self.kind_box, self.officer_box):
                part.blockSignals(False)
            self.since.set_date("")
            self.until.set_date("")
        self._word_subject()
        self.changed.emit()

    def take_officers(self, names: Mapping[str, str]) -> None:
        """Offer these officers, by id."""
        offered = [self.officer_box.itemData(row) for row in range(1, self.officer_box.count())]
        if offered == list(names):
            return
        chosen = self.officer_box.currentData()
        self.officer_box.blockSignals(True)
        while self.officer_box.count() > 1:
            self.officer_box.removeItem(1)
        for each, name in names.items():
            self.officer_box.addItem(name, each)
        self.officer_box.setCurrentIndex(max(self.officer_box.findData(chosen), 0))
        self.officer_box.blockSignals(False)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.text_field.setPlaceholderText(self.tr("Words"))
        self.text_field.setAccessibleName(
            self.tr("Words in the subject, the officer’s name or the contents")
        )
        self.text_field.setToolTip(self.text_field.accessibleName())
        self.kind_box.setAccessibleName(self.tr("Filter by kind"))
        self.officer_box.setAccessibleName(self.tr("Filter by officer"))
        self._since_words.setText(self.tr("From"))
        self._until_words.setText(self.tr("to"))
        self.since.set_name(self.tr("From"))
        self.until.set_name(self.tr("Until"))
        self._word_subject()
        self._retranslate_kinds()
        self.officer_box.blockSignals(True)
        if self.officer_box.count():
            self.officer_box.setItemText(0, self.tr("Officer: all"))
        else:
            self.officer_box.addItem(self.tr("Officer: all"), "")
        self.officer_box.blockSignals(False)

    def _word_subject(self) -> None:
        said = self.tr("About {subject} only").format(subject=self._subject)
        self.subject_button.setText(said)
        self.subject_button.setToolTip(self.tr("Show the whole history again"))
        self.subject_button.setVisible(bool(self._subject))

    def _retranslate_kinds(self) -> None:
        chosen, language = self.kind_box.currentData(), self._context.language
        groups = {
            CHANGES: self.tr("Changes"), "views": self.tr("Openings and searches"),
            "decisions": self.tr("Decisions"), "copies": self.tr("Prints and exports"),
            "unlocks": self.tr("Unlocks and refusals"), "keys": self.tr("Keys and safekeeping"),
        }  # fmt: skip
        kinds = [key for key in words.catalogue() if key.startswith("entry.")]
        self.kind_box.blockSignals(True)
        self.kind_box.clear()
        self.kind_box.addItem(self.tr("Kind: all"), "")
        for group in (CHANGES, *GROUPS):
            self.kind_box.addItem(groups[group], group)
        self.kind_box.insertSeparator(self.kind_box.count())
        for key in sorted(kinds, key=lambda one: words.label(one, language).casefold()):
            self.kind_box.addItem(words.label(key, language), key.removeprefix("entry."))
        self.kind_box.setCurrentIndex(max(self.kind_box.findData(chosen or ""), 0))
        self.kind_box.blockSignals(False)

    def _lay_out(self) -> None:
        theme = self._context.theme
        theme.set_width(self.text_field, 150, 150)
        theme.set_width(self.kind_box, 190, 190)
        theme.set_width(self.officer_box, 150, 150)
        days = plain()
        row = QHBoxLayout(days)
        theme.set_spacing(row, gap=8)
        for part in (self._since_words, self.since, self._until_words, self.until):
            row.addWidget(part)
        flow = FlowLayout(self, gap=8, row_gap=8)
        for widget in (self.kind_box, self.officer_box, self.text_field, days, self.subject_button):
            flow.addWidget(widget)
