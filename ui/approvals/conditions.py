"""The conditions of an approval: the words of each, and the day by which it is met."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.approvals.entry_rows import EntryRow, EntryRows
from ui.theme.parts import label, rename
from ui.theme.theme import Theme
from ui.widgets.autotext import AutoText
from ui.widgets.date_field import DateField
from workstation.domain.assessment import Condition


class ConditionRow(EntryRow):
    """One condition; its day may stay empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.text = AutoText(self, least_lines=1)
        self.text.setAcceptDrops(False)
        self.day = DateField(theme)
        self.due = self.day.line
        self._due_words = label("", "help")
        by = QHBoxLayout()
        theme.set_spacing(by, gap=8)
        theme.set_height(self._due_words, 32)
        by.addWidget(self._due_words, 0, Qt.AlignmentFlag.AlignTop)
        by.addWidget(self.day, 1)
        self.body.addWidget(self.text)
        self.body.addLayout(by)
        self.text.typed.connect(lambda _text: self.changed.emit())
        self.due.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def condition(self) -> Condition:
        """What was entered."""
        return Condition(self.text.toPlainText().strip(), self.due.text().strip())

    @property
    def is_empty(self) -> bool:
        """Nothing was entered yet."""
        return self.condition == Condition("", "")

    @property
    def is_complete(self) -> bool:
        """Words, and a day that there is or none."""
        said = self.condition
        return bool(said.text) and (not said.due or said.due == self.day.date)

    def word(self, place: int) -> None:
        """Set every word anew; ``place`` counts from 1."""
        self.title.setText(self.tr("Condition {number}").format(number=place))
        self.text.setAccessibleName(self.title.text())
        self._due_words.setText(self.tr("Due, may stay empty"))
        self.day.retranslate()
        self.day.set_name(self.tr("Due date of condition {number}").format(number=place))
        rename(self.remove_button, self.tr("Remove condition {number}").format(number=place))

    def start(self) -> QWidget:
        """The words."""
        return self.text


class ConditionsPart(EntryRows[ConditionRow]):
    """The conditions of an approval with conditions, one at least."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "conditions", parent)
        self._theme = theme

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Those with words."""
        return tuple(row.condition for row in self.rows if row.condition.text)

    def retranslate(self) -> None:
        """Set every word anew; what was entered stays."""
        self.say(self.tr("Conditions"), self.tr("Add"), self.tr("Add a condition"))
        super().retranslate()

    def _make(self) -> ConditionRow:
        return ConditionRow(self._theme)
