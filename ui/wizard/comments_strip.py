"""At a question: what a return asks there, what changed since it was read, how much is said."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme.parts import button, frame, label, picture, plain
from ui.wizard.changes_lines import change_lines
from ui.wizard.desk import Desk
from ui.wizard.rail import local_time
from workstation.domain.comment import Thread
from workstation.domain.correction import AnswerChange, LastRead, Todo

_Shown = tuple[tuple[Todo, ...], AnswerChange | None, tuple[Thread, ...], LastRead | None]


class QuestionStrip(QWidget):
    """One line for each; gone when there is nothing to say at the question."""

    def __init__(self, desk: Desk, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = question
        self._shown: _Shown | None = None
        self._held: QWidget | None = None
        self._shows_earlier = False
        self.comments: QPushButton | None = None
        self.earlier: QPushButton | None = None
        self.otherwise: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        desk.theme.set_spacing(self._column)
        desk.casework.changed.connect(self._on_changed)
        self._on_changed()

    def focus_change(self) -> None:
        """Focus the way to what changed here."""
        if self.earlier is not None:
            self.earlier.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _on_changed(self) -> None:
        work = self._desk.casework
        shown = (
            work.todo_at(self._question),
            work.change_at(self._question),
            work.threads_at(self._question),
            work.remarks.last,
        )
        if shown != self._shown:
            self._shown = shown
            self._show()

    def _show(self) -> None:
        assert self._shown is not None
        todo, change, threads, last = self._shown
        focus: QWidget | None = self.window().focusWidget()
        had_focus = (
            self._held is not None and isinstance(focus, QWidget) and self._held.isAncestorOf(focus)
        )
        if self._held is not None:
            self._column.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = plain()
        self.comments = self.earlier = None
        self.otherwise = []
        inner = QVBoxLayout(self._held)
        self._desk.theme.set_spacing(inner, gap=4)
        for each in todo:
            inner.addWidget(self._todo_line(each))
        if change is not None and last is not None:
            inner.addWidget(self._change_line(change, last))
        is_reader = not self._desk.casework.is_author
        if threads or is_reader:
            inner.addWidget(self._comments_line(threads), 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._held)
        self.setVisible(bool(todo or change or threads or is_reader))
        if had_focus:
            for part in (*self.otherwise, self.earlier, self.comments):
                if part is not None:
                    part.setFocus(Qt.FocusReason.OtherFocusReason)
                    break

    def _todo_line(self, each: Todo) -> QFrame:
        theme = self._desk.theme
        made, column = self._notice("ok" if each.is_done else "warn")
        said = self.tr("To correct: {text}").format(text=f"{each.marking} {each.text}")
        column.addWidget(label(said, "body", wrap=True))
        if each.is_changed:
            column.addWidget(label(self.tr("Done: the answer changed."), "help", wrap=True))
        elif each.note:
            noted = self.tr("Answered otherwise: {note}").format(
                note=f"{each.note_marking} {each.note}"
            )
            column.addWidget(label(noted, "help", wrap=True))
        if self._desk.casework.is_author and not each.is_changed:
            words = self.tr("Change the note") if each.note else self.tr("Answer otherwise")
            act = button(theme, words, "link", icon="pen-line")
            act.setAccessibleName(f"{words}: {said}")
            act.clicked.connect(partial(self._desk.casework.otherwise_wanted.emit, each.number))
            column.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
            self.otherwise.append(act)
        made.setAccessibleName(said)
        return made

    def _change_line(self, change: AnswerChange, last: LastRead) -> QFrame:
        theme = self._desk.theme
        made, column = self._notice("info")
        said = self.tr("Changed since you last read it, {when}.").format(
            when=local_time(last.at_utc)
        )
        column.addWidget(label(said, "body", wrap=True))
        words = (
            self.tr("Hide what changed") if self._shows_earlier else self.tr("Show what changed")
        )
        self.earlier = button(theme, words, "link", icon="git-compare")
        self.earlier.setAccessibleName(f"{words}: {self._question}")
        self.earlier.clicked.connect(self._on_earlier)
        column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        if self._shows_earlier:
            column.addWidget(change_lines(theme, change, self._desk.methodology,
                                          self._desk.language))  # fmt: skip
        made.setAccessibleName(said)
        return made

    def _comments_line(self, threads: tuple[Thread, ...]) -> QPushButton:
        open_ones = sum(not thread.resolved for thread in threads)
        if open_ones:
            words = self.tr("%n open comments", "", open_ones)
        elif not threads:
            words = self.tr("Comment")
        else:
            words = self.tr("%n settled comments", "", len(threads))
        self.comments = button(self._desk.theme, words, "link", icon="message-square")
        self.comments.setAccessibleName(f"{self._question}: {words}")
        self.comments.clicked.connect(self._on_comments)
        return self.comments

    def _notice(self, tone: str) -> tuple[QFrame, QVBoxLayout]:
        theme = self._desk.theme
        made = frame("notice", tone=tone)
        row = QHBoxLayout(made)
        theme.set_spacing(row, (12, 6, 12, 6), 8)
        icon, colour = {
            "ok": ("circle-check", "ok"),
            "warn": ("list-checks", "warn"),
            "info": ("git-compare", "accent"),
        }[tone]
        row.addWidget(picture(theme, icon, colour, 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        theme.set_spacing(column, gap=2)
        row.addLayout(column, 1)
        return made, column

    def _on_earlier(self) -> None:
        self._shows_earlier = not self._shows_earlier
        self._show()

    def _on_comments(self) -> None:
        self._desk.focus_on(self._question)
        if not self._desk.casework.threads_at(self._question):
            self._desk.casework.writing_wanted.emit(self._question)
            return
        self._desk.casework.comments_wanted.emit(self._question)
