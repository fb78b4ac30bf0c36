"""The fields for the words of one share: 33, numbered down the columns as on the paper."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from ui.theme.parts import label
from ui.theme.theme import Theme, set_variant
from ui.widgets.edit_steps import SECRET
from workstation.workflows import recovery_words
from workstation.workflows.recovery_words import WORDS

COLUMNS = 3
_ROWS = -(-WORDS // COLUMNS)
_MOST_OFFERED = 6


class WordField(QLineEdit):
    """One word. Four letters and a space are enough; what is wrong is marked at once.

    Signals:
        changed: the person typed or pasted; comes before what follows from it.
        left_forwards: the word is right and the next one may come.
        left_backwards: Backspace in an empty field.
        many_given: several words were pasted, or read by a scanner.
    """

    changed = Signal()
    left_forwards = Signal()
    left_backwards = Signal()
    many_given = Signal(object)

    def __init__(self, words: QStringListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("density", "small")
        self.setProperty(SECRET, True)
        self.is_wrong = False
        offered = QCompleter(words, self)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setMaxVisibleItems(_MOST_OFFERED)
        offered.activated.connect(self._on_offer_taken)
        self.setCompleter(offered)
        self.textEdited.connect(self._on_edited)

    def check(self) -> bool:
        """Make the word whole; False, and marked, when it is none of the list."""
        typed = self.text().strip()
        found = recovery_words.word_of(typed)
        if found is not None and found != self.text():
            self.setText(found)
        self.mark(wrong=bool(typed) and found is None)
        return found is not None

    def mark(self, *, wrong: bool) -> None:
        """Mark the field as wrong, or as right again."""
        if wrong != self.is_wrong:
            self.is_wrong = wrong
            set_variant(self, state="error" if wrong else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; Backspace in an empty field goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_forwards.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left_backwards.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A word that is there is replaced by typing; not when only the offers were closed."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def _on_edited(self, text: str) -> None:
        self.mark(wrong=False)
        self.changed.emit()
        given = recovery_words.tokens(text)
        if len(given) > 1:
            self.clear()
            QTimer.singleShot(0, self, self._close_offers)
            self.many_given.emit(given)
        elif given and text != text.rstrip():
            self.setText(text.strip())
            self.left_forwards.emit()

    def _close_offers(self) -> None:
        """What was pasted is spread already; the list that Qt opens for it has nothing to offer."""
        shown = self.completer().popup()
        if shown is not None:
            shown.hide()

    def _on_offer_taken(self, text: str) -> None:
        self.setText(text)
        self.left_forwards.emit()


class ShareWords(QWidget):
    """All fields of one share.

    Signals:
        filled: every field holds a word of the list.
        word_refused: the number of a field whose word is not in the list, and what was typed.
        edited: something was changed.
    """

    filled = Signal()
    word_refused = Signal(int, str)
    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._theme = theme
        words = QStringListModel(list(recovery_words.word_list()), self)
        self.fields = [WordField(words, self) for _ in range(WORDS)]
        grid = QGridLayout(self)
        theme.set_spacing(grid, (0, 0, 0, 0), 8, 8)
        for place, field in enumerate(self.fields):
            column, row = divmod(place, _ROWS)
            number = label(str(place + 1), "number")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            theme.set_width(number, 22, 22)
            grid.addWidget(number, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            field.left_forwards.connect(lambda at=place: self._on_forwards(at))
            field.left_backwards.connect(lambda at=place: self._focus(at - 1))
            field.many_given.connect(lambda given, at=place: self._take_many(at, given))
            field.editingFinished.connect(lambda at=place: self._on_left(at))
            field.changed.connect(self.edited)
        for column in range(COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)
        self._chain_tabs()

    @property
    def text(self) -> str:
        """The words, in their order."""
        return " ".join(field.text() for field in self.fields)

    @property
    def is_full(self) -> bool:
        """Whether every field holds a word of the list."""
        return all(recovery_words.word_of(field.text()) for field in self.fields)

    def name_fields(self, name: str) -> None:
        """What a screen reader says of each field; ``name`` has a place for the number."""
        for place, field in enumerate(self.fields, 1):
            field.setAccessibleName(name.format(number=place))

    def clear(self) -> None:
        """Empty every field and begin anew."""
        for field in self.fields:
            field.clear()
            field.mark(wrong=False)

    def begin(self) -> None:
        """Put the focus into the first field."""
        self._focus(0)

    def describe(self, number: int, said: str) -> None:
        """Let a screen reader say what is wrong with the word of a number; 0 clears all."""
        for place, field in enumerate(self.fields, 1):
            field.setAccessibleDescription(said if place == number else "")

    def point_out(self, number: int) -> None:
        """Mark the word with a number and go there."""
        self.fields[number - 1].mark(wrong=True)
        self._focus(number - 1)

    def _on_forwards(self, place: int) -> None:
        field = self.fields[place]
        if not field.check():
            self.word_refused.emit(place + 1, field.text().strip())
            return
        if self.is_full:
            self.filled.emit()
            return
        empty = [at for at in range(WORDS) if not recovery_words.word_of(self.fields[at].text())]
        later = [at for at in empty if at > place]
        self._focus((later or empty)[0])

    def _on_left(self, place: int) -> None:
        field = self.fields[place]
        if field.text().strip() and not field.check():
            self.word_refused.emit(place + 1, field.text().strip())

    def _take_many(self, place: int, given: Sequence[str]) -> None:
        """Spread pasted words over the fields; a whole share begins at the first."""
        _forget_copied(given)
        start = 0 if len(given) >= WORDS else place
        last, wrong = start, list[int]()
        for at, word in enumerate(given[: WORDS - start], start):
            self.fields[at].setText(word)
            last = at
            if not self.fields[at].check():
                wrong.append(at)
        if wrong:
            first = self.fields[wrong[0]]
            self.word_refused.emit(wrong[0] + 1, first.text())
            self._focus(wrong[0])
        else:
            self._on_forwards(last)

    def _focus(self, place: int) -> None:
        if 0 <= place < WORDS:
            self.fields[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _chain_tabs(self) -> None:
        for first, second in zip(self.fields, self.fields[1:], strict=False):
            QWidget.setTabOrder(first, second)


def _forget_copied(given: Sequence[str]) -> None:
    """What was pasted here stays on the clipboard for nobody else."""
    clipboard = QGuiApplication.clipboard()
    if recovery_words.tokens(clipboard.text()) == list(given):
        clipboard.clear()
