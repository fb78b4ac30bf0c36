"""What a return asks to correct: a question by its number, the words, and their mark."""

from collections.abc import Mapping

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QListView, QWidget

from ui.approvals.entry_rows import EntryRow, EntryRows
from ui.theme.parts import label, rename
from ui.theme.theme import Theme, set_variant
from ui.widgets.marked_text import MarkedText
from workstation.domain.assessment import Point

NUMBER_WIDTH = 84
FOUND_WIDTH = 420
"""A question's words are wider than the field of its number."""


class _Number(QLineEdit):
    """Offers questions to who types; text that is put back after a lock opens nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.finder: QCompleter | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the first key on."""
        if self.completer() is not self.finder and self.finder is not None:
            self.setCompleter(self.finder)
        super().keyPressEvent(event)


class PointRow(EntryRow):
    """One point; its question is found by typing the number, or words of it."""

    def __init__(self, theme: Theme, questions: Mapping[str, str], found: QStringListModel) -> None:
        super().__init__(theme)
        self._questions = questions
        self.number = _Number()
        self.number.setAcceptDrops(False)
        theme.set_width(self.number, NUMBER_WIDTH, NUMBER_WIDTH)
        self._asked = label("", "help", wrap=True)
        self.text = MarkedText(theme, least_lines=2)
        self.text.set_text("")
        self._offer(theme, found)
        across = QHBoxLayout()
        theme.set_spacing(across, gap=8)
        across.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._asked, 1)
        self.body.addLayout(across)
        self.body.addWidget(self.text)
        self.number.textChanged.connect(lambda _text: self._on_number())
        self.number.editingFinished.connect(self._show_asked)
        self.text.typed.connect(lambda _text: self.changed.emit())
        self.text.marked.connect(lambda _mark: self.changed.emit())

    @property
    def point(self) -> Point:
        """What was entered."""
        return Point(self.number.text().strip(), self.text.text.strip(), self.text.mark)

    @property
    def is_empty(self) -> bool:
        """Nothing was entered yet."""
        return self.point == Point("", "", "")

    @property
    def is_complete(self) -> bool:
        """A question of the packet, words, and their mark."""
        point = self.point
        return bool(point.question in self._questions and point.text and point.marking)

    def word(self, place: int) -> None:
        """Set every word anew; ``place`` counts from 1."""
        self.title.setText(self.tr("Question"))
        self.number.setPlaceholderText(self.tr("Number"))
        self.number.setAccessibleName(self.tr("Question of point {number}").format(number=place))
        self.text.set_title(self.tr("What to correct"))
        self.text.field.setAccessibleName(
            self.tr("What to correct, point {number}").format(number=place)
        )
        rename(self.remove_button, self.tr("Remove point {number}").format(number=place))
        self._show_asked()

    def ask_about(self, questions: Mapping[str, str]) -> None:
        """The questions of another packet."""
        self._questions = questions
        self._show_asked()

    def start(self) -> QWidget:
        """The question's number."""
        return self.number

    def _show_asked(self) -> None:
        """What is asked there; a number that is being typed is not called unknown yet."""
        number = self.number.text().strip()
        said = self._questions.get(number, "")
        unknown = bool(number) and not said and not self.number.hasFocus()
        if unknown:
            said = self.tr("The packet has no question {number}.").format(number=number.rstrip("."))
        elif not said:
            said = self.tr("Type the number of a question, or words of it.")
        self._asked.setText(said)
        self.number.setAccessibleDescription(said)
        set_variant(self.number, state="error" if unknown else "")

    def _on_number(self) -> None:
        self._show_asked()
        self.changed.emit()

    def _offer(self, theme: Theme, questions: QStringListModel) -> None:
        """The questions that have what is typed in their number or words."""
        finder = QCompleter(questions, self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found = QListView(self)
        found.setMinimumWidth(theme.px(FOUND_WIDTH))
        found.setFrameShape(QFrame.Shape.Box)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setTextElideMode(Qt.TextElideMode.ElideRight)
        finder.setPopup(found)
        finder.activated.connect(self._on_found)
        self.number.finder = finder

    def _on_found(self, line: str) -> None:
        self.number.setText(line.partition(" ")[0])
        self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)


class PointsPart(EntryRows[PointRow]):
    """The points of a return, as many as are needed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "points", parent)
        self._theme = theme
        self._questions: Mapping[str, str] = {}
        self._found = QStringListModel(self)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that were entered."""
        return tuple(row.point for row in self.begun)

    def ask_about(self, questions: Mapping[str, str]) -> None:
        """The questions of the packet: number and words."""
        self._questions = questions
        self._found.setStringList([f"{number} {said}" for number, said in questions.items()])
        for row in self.rows:
            row.ask_about(questions)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew; what was entered stays."""
        hint = self.tr("The file opens at its author as a list of these points.")
        self.say(self.tr("To correct"), self.tr("Add"), self.tr("Add a point to correct"), hint)
        super().retranslate()

    def _make(self) -> PointRow:
        return PointRow(self._theme, self._questions, self._found)
