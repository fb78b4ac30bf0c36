"""Comments: the threads at the question in focus, and what is said next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.keeping import NAME
from ui.theme.parts import button, icon_button, label, plain, rename
from ui.widgets.marked_text import MarkedText
from ui.widgets.notice import Card, EmptyState
from ui.wizard.comments_thread import ThreadView
from ui.wizard.desk import Desk
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from ui.shell.keeping import Kept

Unsaid = tuple[str, str, str]
"""Text, mark, and the thread that it answers."""


class CommentsPanel(Card):
    """Follows the focused question; what is half written at one question waits there."""

    step_requested = Signal(int)
    """A person wants to go to the next (1) or previous (-1) open thread."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, " ", "message-square", parent)
        self._desk = desk
        self._question = desk.current_question
        self._answers = ""
        self._unsaid: dict[str, Unsaid] = {}
        self.setProperty(NAME, "comments")
        theme = desk.theme
        self.threads: list[ThreadView] = []
        self.previous = icon_button(theme, "chevron-up", "")
        self.next = icon_button(theme, "chevron-down", "")
        self.head_layout.addWidget(self.previous)
        self.head_layout.addWidget(self.next)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = plain()
        self._column = QVBoxLayout(content)
        theme.set_spacing(self._column, (12, 12, 12, 12), 10)
        self._empty = EmptyState(theme, "message-square")
        self._column.addWidget(self._empty)
        self.text = MarkedText(theme, banner_with=self._banner_with, least_lines=3, parent=self)
        self.send = button(theme, "", "", icon="message-square")
        self.cancel = button(theme, "", "link")
        self._hint = label("", "help", wrap=True)
        self._answered = label("", "cell-strong", wrap=True)
        self._column.addWidget(self._write_part())
        self._column.addStretch(1)
        self._scroll.setWidget(content)
        theme.set_spacing(self.body)
        self.body.addWidget(self._scroll)
        self._connect()
        self.retranslate()
        self._show()

    def write(self, thread: str = "") -> None:
        """Put the focus where the next remark is written: a new thread, or an answer."""
        self._answers = thread
        self.retranslate()
        self.text.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(self.text, 0, 16)

    def focus_first(self) -> bool:
        """Focus the first thread, or where one is begun."""
        if self.threads:
            self.threads[0].answer.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.text.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def kept(self) -> "Kept":
        """What is half written at other questions, and what this one answers."""
        self._put_aside()
        others = {q: list(said) for q, said in self._unsaid.items() if q != self._question}
        return {"question": self._question, "answers": self._answers, "unsaid": others}

    def take_kept(self, kept: "Kept") -> None:
        """Take it back, before the text is filled."""
        for question, said in dict(kept.get("unsaid", {})).items():
            self._unsaid[str(question)] = (str(said[0]), str(said[1]), str(said[2]))
        if kept.get("question") == self._question:
            self._answers = str(kept.get("answers", ""))
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        about = self.tr("About {number}").format(number=self._question) if self._question else ""
        # The tab above says "Comments"; beside two arrows there is no room to say it again.
        self.set_title(about or self.tr("Comments"))
        self.setAccessibleName(self.tr("Comments"))
        self._scroll.setAccessibleName(self.tr("Comments"))
        rename(self.previous, self.tr("Previous open comment (Shift+F8)"))
        rename(self.next, self.tr("Next open comment (F8)"))
        words = self.tr("Answer") if self._answers else self.tr("Comment")
        # The panel is narrow: label, mark and picker stand in one line.
        self.text.set_title(words)
        self.send.setText(words)
        self.text.field.setAccessibleName(
            self.tr("Your comment about {number}").format(number=self._question)
        )
        self._answered.setText(self.tr("Your answer in {thread}").format(thread=self._answers))
        self._answered.setVisible(bool(self._answers))
        self.cancel.setText(self.tr("New thread instead"))
        self.cancel.setVisible(bool(self._answers))
        self._hint.setText(self.tr("A comment stays in the record; nobody changes or deletes it."))
        self._empty.set_words(
            self.tr("No comment about this question"),
            self.tr("What a reader asks and the author answers stands here."),
        )
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show()
        super().changeEvent(event)

    def _write_part(self) -> QWidget:
        holder = plain()
        column = QVBoxLayout(holder)
        self._desk.theme.set_spacing(column, gap=8)
        column.addWidget(self._answered)
        column.addWidget(self.text)
        column.addWidget(self._hint)
        foot = QHBoxLayout()
        self._desk.theme.set_spacing(foot, gap=12)
        foot.addWidget(self.send)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column.addLayout(foot)
        return holder

    def _connect(self) -> None:
        self.text.typed.connect(lambda _text: self._follow())
        self.text.marked.connect(lambda _mark: self._follow())
        self.send.clicked.connect(self._on_send)
        self.cancel.clicked.connect(self._on_new_thread)
        self.previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self.next.clicked.connect(lambda: self.step_requested.emit(1))
        self._desk.focused.connect(self._on_focused)
        self._desk.casework.changed.connect(self._show)

    def _banner_with(self, mark: str) -> str:
        return self._desk.banner_with("", mark)

    def _on_focused(self, question: str) -> None:
        if question == self._question:
            return
        self._put_aside()
        self._question = question
        text, mark, self._answers = self._unsaid.pop(question, ("", "", ""))
        self.text.set_text(text)
        self.text.set_mark(mark)
        self.text.set_error("")
        self.retranslate()
        self._show()

    def _put_aside(self) -> None:
        """Keep what is half written at this question, to be found there again."""
        if self.text.text.strip():
            self._unsaid[self._question] = (self.text.text, self.text.mark, self._answers)
        else:
            self._unsaid.pop(self._question, None)

    def _show(self) -> None:
        """Show the threads at the question; the focus stays where it was."""
        found = self._desk.casework.threads_at(self._question)
        focused = next((v.thread_id for v in self.threads if v.answer.hasFocus()), "")
        settling = next((v.thread_id for v in self.threads if v.settle.hasFocus()), "")
        for old in self.threads:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.threads = []
        for place, thread in enumerate(found):
            view = ThreadView(self._desk, thread, self)
            view.answer_requested.connect(self.write)
            view.settle_requested.connect(self._on_settle)
            self._column.insertWidget(place, view)
            self.threads.append(view)
            if thread.id == focused:
                view.answer.setFocus(Qt.FocusReason.OtherFocusReason)
            elif thread.id == settling:
                view.settle.setFocus(Qt.FocusReason.OtherFocusReason)
        self._empty.setVisible(not found)
        waits = bool(self._desk.casework.open_threads)
        self.previous.setEnabled(waits)
        self.next.setEnabled(waits)

    def _follow(self) -> None:
        complete = bool(self.text.text.strip() and self.text.mark and self._question)
        self.send.setEnabled(complete and self._desk.casework.may_say)
        missing = self.tr("Write it and mark it.")
        self.send.setToolTip("" if complete else missing)

    def _on_settle(self, thread: str, resolved: bool) -> None:
        self._desk.casework.settle(thread, resolved=resolved)

    def _on_new_thread(self) -> None:
        self.write()

    def _on_send(self) -> None:
        self.send.setEnabled(False)
        question = self._question
        self._desk.casework.say(
            question,
            self.text.text,
            self.text.mark,
            self._answers,
            lambda: self._on_said(question),
            self._on_refused,
        )

    def _on_said(self, question: str) -> None:
        self._unsaid.pop(question, None)
        if question == self._question:
            self._answers = ""
            self.text.set_text("")
            self.text.set_mark("")
            self.retranslate()
            self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, problem: UserError) -> None:
        self.text.set_error(sentence(problem, self._desk.language))
        self._follow()
