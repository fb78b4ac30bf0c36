"""To correct: a file that came back as a list to work through, each line at its question."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.keeping import NAME, Kept
from ui.theme.parts import button, label, plain
from ui.widgets.badge import Badge
from ui.widgets.marked_text import MarkedText
from ui.widgets.notice import Card
from ui.wizard.desk import Desk
from ui.wizard.rail import local_time
from workstation.domain.correction import Todo
from workstation.domain.error import UserError


class TodoLine(QFrame):
    """One point: where, what, whether it is done, and the ways to get it done."""

    followed = Signal(str)
    """A person wants to go to the question."""
    otherwise = Signal(int)
    """A person wants to say why the point was answered in another way; its number."""
    taken_back = Signal(int)
    """A person takes that back."""

    def __init__(self, desk: Desk, todo: Todo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "box")
        self.number = todo.number
        theme = desk.theme
        column = QVBoxLayout(self)
        theme.set_spacing(column, (10, 8, 10, 8), 6)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        self.link = button(theme, todo.question or self.tr("Whole file"), "link")
        self.link.setEnabled(bool(todo.question))
        self.link.setAccessibleName(
            self.tr("Go to {number}: {text}").format(number=todo.question, text=todo.text)
        )
        self.link.clicked.connect(lambda: self.followed.emit(todo.question))
        head.addWidget(self.link)
        head.addStretch(1)
        head.addWidget(self._badge(desk, todo))
        column.addLayout(head)
        column.addWidget(label(f"{todo.marking} {todo.text}", "cell", wrap=True))
        if todo.note and not todo.is_changed:
            column.addWidget(label(f"{todo.note_marking} {todo.note}", "help", wrap=True))
        self.other = button(theme, self.tr("Answer otherwise"), "link", icon="pen-line")
        self.back = button(theme, self.tr("Take back"), "link")
        for one in (self.other, self.back):
            one.setAccessibleName(f"{one.text()}: {todo.question} {todo.text}")
        self.other.clicked.connect(lambda: self.otherwise.emit(todo.number))
        self.back.clicked.connect(lambda: self.taken_back.emit(todo.number))
        may = desk.casework.is_author and not desk.context.is_read_only and not todo.is_changed
        foot = QHBoxLayout()
        theme.set_spacing(foot, gap=16)
        foot.addWidget(self.other)
        foot.addWidget(self.back)
        foot.addStretch(1)
        column.addLayout(foot)
        self.other.setVisible(may and not todo.note)
        self.back.setVisible(may and bool(todo.note))

    def _badge(self, desk: Desk, todo: Todo) -> Badge:
        if todo.is_changed:
            return Badge(desk.theme, self.tr("Answer changed"), "ok", "circle-check")
        if todo.note:
            return Badge(desk.theme, self.tr("Answered otherwise"), "ok", "circle-check")
        return Badge(desk.theme, self.tr("To do"), "warn", "list-checks")


class CorrectionsPanel(Card):
    """The reasons of the return, and its points."""

    question_requested = Signal(str)
    """A person wants to go to a question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, " ", "list-checks", parent)
        self._desk = desk
        self._noting = 0
        self.setProperty(NAME, "corrections")
        theme = desk.theme
        self.lines: list[TodoLine] = []
        self._who = label("", "cell-strong", wrap=True)
        self._why = label("", "cell", wrap=True)
        self.note = MarkedText(theme, banner_with=self._banner_with, least_lines=2, parent=self)
        self.save = button(theme, "", "", icon="check")
        self.cancel = button(theme, "", "link")
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = plain()
        self._column = QVBoxLayout(content)
        theme.set_spacing(self._column, (12, 12, 12, 12), 10)
        self._column.addWidget(self._who)
        self._column.addWidget(self._why)
        self._note_part = self._make_note()
        self._column.addWidget(self._note_part)
        self._column.addStretch(1)
        self._scroll.setWidget(content)
        theme.set_spacing(self.body)
        self.body.addWidget(self._scroll)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self._on_cancel)
        self.note.typed.connect(lambda _text: self._follow())
        self.note.marked.connect(lambda _mark: self._follow())
        desk.casework.changed.connect(self._show)
        self.retranslate()
        self._show()

    def focus_first(self) -> bool:
        """Focus the first line that still waits; False when there is none."""
        waiting = {each.number for each in self._desk.casework.open_todo}
        for line in self.lines:
            if line.number in waiting and line.link.isEnabled():
                line.link.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def write_note(self, number: int) -> None:
        """Ask why a point was answered in another way, with the focus in the field."""
        self._noting = number
        self._place_note()
        self.retranslate()
        self.note.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(self._note_part, 0, 16)

    def kept(self) -> Kept:
        """Which point is being explained."""
        return {"noting": self._noting} if self._noting else {}

    def take_kept(self, kept: Kept) -> None:
        """Ask for it again, before the text is filled."""
        self._noting = int(kept.get("noting", 0))
        self._place_note()
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        waiting = len(self._desk.casework.open_todo)
        self.set_title(self.tr("To correct"), str(waiting))
        self._scroll.setAccessibleName(self.tr("To correct"))
        self.note.set_title(self.tr("Why"))
        self.note.field.setAccessibleName(
            self.tr("Why otherwise, point {number}").format(number=self._noting)
        )
        self.save.setText(self.tr("Keep the note"))
        self.cancel.setText(self.tr("Cancel"))
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _make_note(self) -> QWidget:
        holder = plain()
        column = QVBoxLayout(holder)
        self._desk.theme.set_spacing(column, gap=8)
        column.addWidget(self.note)
        foot = QHBoxLayout()
        self._desk.theme.set_spacing(foot, gap=12)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column.addLayout(foot)
        holder.hide()
        return holder

    def _banner_with(self, mark: str) -> str:
        return self._desk.banner_with("", mark)

    def _show(self) -> None:
        correction = self._desk.casework.remarks.correction
        focused = next((line.number for line in self.lines if line.link.hasFocus()), 0)
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = []
        decision = correction.decision if correction is not None else None
        if decision is not None:
            who = self.tr("Returned by {name}, {when}")
            who = who.format(name=decision.officer_name, when=local_time(decision.at_utc))
            self._who.setText(who)
            self._why.setText(f"{decision.marking} {decision.reasons}")
        self._who.setVisible(decision is not None)
        self._why.setVisible(decision is not None and bool(decision.points))
        for todo in self._desk.casework.todo:
            self._add(todo, focused=todo.number == focused)
        self._place_note()
        self.retranslate()

    def _add(self, todo: Todo, *, focused: bool) -> None:
        line = TodoLine(self._desk, todo, self)
        line.followed.connect(self.question_requested)
        line.otherwise.connect(self.write_note)
        line.taken_back.connect(self._on_taken_back)
        self._column.insertWidget(2 + len(self.lines), line)
        self.lines.append(line)
        if focused:
            line.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_note(self) -> None:
        """The note stands under its point."""
        place = next((n for n, line in enumerate(self.lines) if line.number == self._noting), None)
        self._note_part.setVisible(place is not None)
        if place is None:
            return
        self._column.removeWidget(self._note_part)
        self._column.insertWidget(3 + place, self._note_part)

    def _follow(self) -> None:
        self.save.setEnabled(bool(self.note.text.strip() and self.note.mark and self._noting))

    def _on_cancel(self) -> None:
        number = self._noting
        self._close_note()
        for line in self.lines:
            if line.number == number:
                line.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_note(self) -> None:
        self._noting = 0
        self.note.set_text("")
        self.note.set_mark("")
        self.note.set_error("")
        self._note_part.hide()

    def _on_save(self) -> None:
        self._desk.casework.tick(
            self._noting, self.note.text, self.note.mark, self._on_cancel, self._on_refused
        )

    def _on_taken_back(self, number: int) -> None:
        tick = partial(self._desk.casework.tick, number, "", "")
        tick(lambda: None, self._desk.failed.emit)

    def _on_refused(self, problem: UserError) -> None:
        self.note.set_error(sentence(problem, self._desk.language))
