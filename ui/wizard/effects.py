"""What a change would drop, said before it does; and what is kept aside without counting."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme.parts import button, label, picture
from ui.theme.theme import set_variant
from ui.widgets.notice import Notice
from ui.wizard.answer_words import AnswerWords
from ui.wizard.desk import Desk
from ui.wizard.fields import Labeller
from workstation.domain.assessment import Answer

MOST_LINES = 12
MOST_LETTERS = 120


class DropNotice(QFrame):
    """Under a question: what its new answer would drop. Enter presses, Escape keeps."""

    agreed = Signal()
    """A person wants the change, and what it drops."""
    kept = Signal()
    """A person wants the answer to stay as it was."""

    def __init__(self, desk: Desk, lost: Sequence[Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        set_variant(self, tone="warn")
        self._desk = desk
        self._lost = tuple(lost)
        self._words = AnswerWords(Labeller(desk, self))
        self._title = label("", "strong", wrap=True)
        self._lines = label("", "body", wrap=True)
        self._after = label("", "help", wrap=True)
        self.change = button(desk.theme, "", "", icon="minus", density="small")
        self.keep = button(desk.theme, "", "", icon="undo-2", density="small")
        self.change.clicked.connect(self.agreed)
        self.keep.clicked.connect(self.kept)
        self._lay_out()
        self.retranslate()

    @property
    def is_locked(self) -> bool:
        """Whether one of the answers is part of a locked baseline, and cannot be dropped."""
        m = self._desk.methodology
        locked = self._desk.draft.is_baseline_locked
        return locked and any(m.section_of[each.question].baseline for each in self._lost)

    def focus_first(self) -> None:
        """The focus goes to what changes nothing."""
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        count = len(self._lost)
        self._title.setText(self.tr("This change hides %n answered question(s).", "", count))
        shown = [self._line(each) for each in self._lost[:MOST_LINES]]
        if count > MOST_LINES:
            shown.append(self.tr("and %n more", "", count - MOST_LINES))
        self._lines.setText("\n".join(shown))
        self._after.setText(
            self.tr("Reopen the baseline first: it is locked, and holds one of these answers.")
            if self.is_locked
            else self.tr("Their answers would be dropped. Undo brings them back.")
        )
        self.change.setText(self.tr("Change and drop"))
        self.change.setVisible(not self.is_locked)
        self.keep.setText(self.tr("Keep the answer"))
        said = f"{self._title.text()} {self._lines.text()} {self._after.text()}"
        self.setAccessibleName(said)
        self.change.setAccessibleName(f"{self.change.text()}: {self._title.text()}")
        self.keep.setAccessibleName(f"{self.keep.text()}. {said}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, arrows go between them, Escape keeps the answer."""
        key, focused = event.key(), QApplication.focusWidget()
        if key == Qt.Key.Key_Escape:
            self.kept.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif key == Qt.Key.Key_Left and self.change.isVisible():
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == Qt.Key.Key_Right:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _line(self, answer: Answer) -> str:
        question = self._desk.methodology.questions[answer.question]
        asked = f"{question.id}  {self._desk.words(question.text)}"
        said = [self._words.of(question, answer.value), answer.text.strip().replace("\n", " ")]
        given = ". ".join(part for part in said if part)
        if len(given) > MOST_LETTERS:
            given = f"{given[:MOST_LETTERS].rstrip()}…"
        return self.tr("{question} – {answer}").format(question=asked, answer=given)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        row = QHBoxLayout(self)
        theme.set_spacing(row, (12, 8, 12, 8), 8)
        row.addWidget(picture(theme, "triangle-alert", "warn", 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        theme.set_spacing(column, gap=4)
        for words in (self._title, self._lines, self._after):
            column.addWidget(words)
        actions = QHBoxLayout()
        theme.set_spacing(actions, (0, 4, 0, 0), 8)
        actions.addWidget(self.change)
        actions.addWidget(self.keep)
        actions.addStretch(1)
        column.addLayout(actions)
        row.addLayout(column, 1)


class DropPlace(QWidget):
    """Room under a question's field for what a change would drop; without height until then."""

    changed = Signal()
    """The change was made."""
    kept = Signal()
    """The answer stays as it was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.notice: DropNotice | None = None
        self._column = QVBoxLayout(self)
        desk.theme.set_spacing(self._column)
        self.hide()

    def asks(self, given: Answer, origin: object) -> bool:
        """Whether a change of a value waits for a person's word, because it drops answers."""
        self.clear()
        lost = self._desk.lost_by(given)
        if not lost:
            return False
        notice = DropNotice(self._desk, lost, self)
        notice.agreed.connect(lambda: self._change(given, lost, origin))
        notice.kept.connect(self.kept)
        self._column.addWidget(notice)
        self.notice = notice
        self.show()
        notice.focus_first()
        return True

    def clear(self) -> None:
        """Ask no more."""
        if self.notice is not None:
            self._column.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
            self.hide()

    def _change(self, given: Answer, lost: Sequence[Answer], origin: object) -> None:
        self.clear()
        self._desk.change_and_drop(given, lost, "value", origin)
        self.changed.emit()


class AsideNotice(Notice):
    """Above the questions: answers that are kept though their questions are not shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self.link_activated.connect(desk.remove_aside)
        desk.checked.connect(self.show_check)
        desk.record_changed.connect(self.show_check)
        self.show_check()

    def show_check(self) -> None:
        """Show what the newest check found."""
        aside = self._desk.aside if self._desk.is_open else ()
        numbers = ", ".join(each.question for each in aside)
        said = self.tr(
            "Kept aside, because their questions are not shown now: {numbers}."
            " Not counted, printed or exported."
        ).format(numbers=numbers)
        self.show_as("info", said if aside else "", self.tr("Remove them"))
        self.setVisible(bool(aside))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_check()
        super().changeEvent(event)
