"""What somebody who disagrees with a decision said: the person, the words, and their mark."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.approvals.entry_rows import EntryRow, EntryRows
from ui.theme.parts import rename
from ui.theme.theme import Theme
from ui.widgets.marked_text import MarkedText
from workstation.domain.assessment import Dissent


class DissentRow(EntryRow):
    """One dissent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = QLineEdit()
        self.name.setAcceptDrops(False)
        self.text = MarkedText(theme, least_lines=2)
        self.text.set_text("")
        self.body.addWidget(self.name)
        self.body.addWidget(self.text)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.text.typed.connect(lambda _text: self.changed.emit())
        self.text.marked.connect(lambda _mark: self.changed.emit())

    @property
    def dissent(self) -> Dissent:
        """What was entered."""
        return Dissent(self.name.text().strip(), self.text.text.strip(), self.text.mark)

    @property
    def is_empty(self) -> bool:
        """Nothing was entered yet."""
        return self.dissent == Dissent("", "", "")

    @property
    def is_complete(self) -> bool:
        """A person, words, and their mark."""
        found = self.dissent
        return bool(found.name and found.text and found.marking)

    def word(self, place: int) -> None:
        """Set every word anew; ``place`` counts from 1."""
        self.title.setText(self.tr("Name and office"))
        self.name.setAccessibleName(
            self.tr("Name and office of dissent {number}").format(number=place)
        )
        self.text.set_title(self.tr("What they say"))
        self.text.field.setAccessibleName(
            self.tr("What they say, dissent {number}").format(number=place)
        )
        rename(self.remove_button, self.tr("Remove dissent {number}").format(number=place))

    def start(self) -> QWidget:
        """The person's name."""
        return self.name


class DissentsPart(EntryRows[DissentRow]):
    """The dissents of others, as many as there are; none is the rule."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "dissents", parent)
        self._theme = theme

    @property
    def dissents(self) -> tuple[Dissent, ...]:
        """Those that were entered."""
        return tuple(row.dissent for row in self.begun)

    def retranslate(self) -> None:
        """Set every word anew; what was entered stays."""
        self.say(self.tr("Dissent of others"), self.tr("Add"), self.tr("Add a dissent"))
        super().retranslate()

    def _make(self) -> DissentRow:
        return DissentRow(self._theme)
