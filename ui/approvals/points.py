"""What a return asks to correct: a question by its number, the words, and their mark."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.shell.keeping import Kept
from ui.theme.parts import button, icon_button, label, rename
from ui.theme.theme import Theme, set_variant
from ui.widgets.marked_text import MarkedText
from workstation.domain.assessment import Point

NUMBER_WIDTH = 84
FOUND_WIDTH = 420
"""A question's words are wider than the field of its number."""


class PointRow(QFrame):
    """One point; its question is found by typing the number, or words of it."""

    changed = Signal()
    """Something was entered."""

    def __init__(
        self, theme: Theme, questions: QStringListModel, on_remove: Callable[["PointRow"], None]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "box")
        self._words: Mapping[str, str] = {}
        self.number = QLineEdit()
        theme.set_width(self.number, NUMBER_WIDTH, NUMBER_WIDTH)
        self._asked = label("", "help", wrap=True)
        self.remove_button = icon_button(theme, "x", "")
        self.remove_button.clicked.connect(lambda: on_remove(self))
        self.text = MarkedText(theme, least_lines=2)
        finder = QCompleter(questions, self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found = QListView(self)
        found.setMinimumWidth(theme.px(FOUND_WIDTH))
        finder.setPopup(found)
        finder.activated.connect(self._on_found)
        self.number.setCompleter(finder)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._asked, 1)
        head.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (10, 8, 10, 8), 6)
        column.addLayout(head)
        column.addWidget(self.text)
        self.number.textChanged.connect(self._on_number)
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
        return bool(point.question in self._words and point.text and point.marking)

    def word(self, place: int, questions: Mapping[str, str]) -> None:
        """Set every word anew; ``place`` counts from 1."""
        self._words = questions
        self.number.setPlaceholderText(self.tr("Number"))
        self.number.setAccessibleName(self.tr("Question of point {number}").format(number=place))
        self.text.set_title(self.tr("What to correct"))
        self.text.field.setAccessibleName(
            self.tr("What to correct, point {number}").format(number=place)
        )
        rename(self.remove_button, self.tr("Remove point {number}").format(number=place))
        self._show_asked()

    def _show_asked(self) -> None:
        number = self.number.text().strip()
        unknown = bool(number) and number not in self._words
        said = self._words.get(number, "")
        if unknown:
            said = self.tr("The packet has no question {number}.").format(number=number)
        elif not number:
            said = self.tr("Type the number of a question, or words of it.")
        self._asked.setText(said)
        self.number.setAccessibleDescription(said)
        set_variant(self.number, state="error" if unknown and not self.number.hasFocus() else "")

    def _on_number(self) -> None:
        self._show_asked()
        self.changed.emit()

    def _on_found(self, line: str) -> None:
        self.number.setText(line.partition(" ")[0])
        self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)


class PointsPart(QWidget):
    """The points of a return, as many as are needed."""

    changed = Signal()
    """Something was entered, added or taken out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._questions: Mapping[str, str] = {}
        self._finder = QStringListModel(self)
        self.rows: list[PointRow] = []
        self._title = label("", "field")
        self._hint = label("", "help", wrap=True)
        self.add_button = button(theme, "", "quiet", icon="plus", density="small")
        self.add_button.clicked.connect(self.add)
        titles = QHBoxLayout()
        titles.addWidget(self._title)
        titles.addStretch(1)
        titles.addWidget(self.add_button)
        self._rows = QVBoxLayout()
        theme.set_spacing(self._rows, gap=8)
        column = QVBoxLayout(self)
        theme.set_spacing(column, gap=6)
        column.addLayout(titles)
        column.addWidget(self._hint)
        column.addLayout(self._rows)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that were entered."""
        return tuple(row.point for row in self.rows if not row.is_empty)

    @property
    def is_complete(self) -> bool:
        """Every point that was begun has its question, words and mark."""
        return all(row.is_complete for row in self.rows if not row.is_empty)

    def ask_about(self, questions: Mapping[str, str]) -> None:
        """The questions of the packet: number and words."""
        self._questions = questions
        self._finder.setStringList([f"{number} {said}" for number, said in questions.items()])
        self.retranslate()

    def add(self) -> None:
        """One more point, with the focus in its question."""
        row = PointRow(self._theme, self._finder, self._remove)
        row.changed.connect(self.changed)
        self.rows.append(row)
        self._rows.addWidget(row)
        self.retranslate()
        row.number.setFocus()
        self.changed.emit()

    def clear(self) -> None:
        """Take every point out."""
        for row in list(self.rows):
            self._remove(row)

    def kept(self) -> Kept:
        """How many points there are."""
        return {"points": len(self.rows)} if self.rows else {}

    def take_kept(self, kept: Kept) -> None:
        """As many points again, to be filled."""
        while len(self.rows) < int(kept.get("points", 0)):
            self.add()

    def retranslate(self) -> None:
        """Set every word anew; what was entered stays."""
        self._title.setText(self.tr("To correct"))
        self._hint.setText(self.tr("The file opens at its author as a list of these points."))
        self.add_button.setText(self.tr("Add"))
        self.add_button.setAccessibleName(self.tr("Add a point to correct"))
        for place, row in enumerate(self.rows, start=1):
            row.word(place, self._questions)

    def _remove(self, row: PointRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.retranslate()
        self.changed.emit()
        if self.rows:
            self.rows[-1].number.setFocus()
        else:
            self.add_button.setFocus()
