"""One thread at a question: what was said, by whom, and whether it is settled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import button, frame, label
from ui.widgets.badge import Badge
from ui.wizard.desk import Desk
from ui.wizard.rail import local_time
from workstation.domain.comment import Comment, Thread


class ThreadView(QFrame):
    """Remarks are read, never changed; whoever reads may answer, settle, or open again."""

    answer_requested = Signal(str)
    """A person wants to answer in this thread; its number."""
    settle_requested = Signal(str, bool)
    """A person settles the thread, or opens it again; its number and which."""

    def __init__(self, desk: Desk, thread: Thread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "box")
        self.thread_id = thread.id
        theme = desk.theme
        column = QVBoxLayout(self)
        theme.set_spacing(column, (10, 8, 10, 8), 6)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        head.addWidget(label(thread.id, "mono"))
        head.addStretch(1)
        if thread.resolved:
            head.addWidget(Badge(theme, self.tr("Settled"), "ok", "circle-check"))
        else:
            head.addWidget(Badge(theme, self.tr("Open"), "warn", "message-square"))
        column.addLayout(head)
        for place, comment in enumerate(thread.comments):
            if place:
                column.addWidget(frame("line"))
            column.addLayout(self._said(desk, comment))
        if thread.resolved:
            settled = self.tr("Settled by {name}, {when}").format(
                name=thread.resolved_by, when=local_time(thread.resolved_utc)
            )
            column.addWidget(label(settled, "help", wrap=True))
        self.answer = button(theme, self.tr("Answer"), "link")
        self.settle = button(
            theme, self.tr("Open again") if thread.resolved else self.tr("Settle"), "link"
        )
        about = self._about(thread)
        for one in (self.answer, self.settle):
            one.setAccessibleName(f"{one.text()}: {about}")
        self.answer.setEnabled(desk.casework.may_say)
        self.settle.setEnabled(desk.casework.may_settle)
        self.answer.clicked.connect(lambda: self.answer_requested.emit(thread.id))
        self.settle.clicked.connect(
            lambda: self.settle_requested.emit(thread.id, not thread.resolved)
        )
        foot = QHBoxLayout()
        theme.set_spacing(foot, gap=16)
        foot.addWidget(self.answer)
        foot.addWidget(self.settle)
        foot.addStretch(1)
        column.addLayout(foot)
        self.setAccessibleName(about)

    def _about(self, thread: Thread) -> str:
        first = thread.comments[0]
        return f"{thread.id}, {first.officer_name}, {first.marking} {first.text}"

    def _said(self, desk: Desk, comment: Comment) -> QVBoxLayout:
        column = QVBoxLayout()
        desk.theme.set_spacing(column, gap=2)
        line = QHBoxLayout()
        desk.theme.set_spacing(line, gap=8)
        line.addWidget(label(comment.officer_name, "cell-strong", wrap=True), 1)
        line.addWidget(label(local_time(comment.at_utc), "hint"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(label(f"{comment.marking} {comment.text}", "cell", wrap=True))
        return column
