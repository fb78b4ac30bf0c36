"""Lines of the review, in titled groups; each leads to its field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import button, frame, label, picture
from ui.wizard.desk import Desk
from ui.wizard.issues import Issue

FIRST_LINES = 12
"""A long list begins with so many lines."""
ICONS = {
    "bad": "octagon-x",
    "warn": "triangle-alert",
    "unable": "circle-question-mark",
    "note": "info",
    "accent": "info",
}


class IssueLine(QFrame):
    """One line with a link to its field."""

    followed = Signal(str, str)
    """A person wants to go there: question and part."""

    def __init__(self, desk: Desk, issue: Issue, go_to: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.issue = issue
        line = QHBoxLayout(self)
        desk.theme.set_spacing(line, (14, 8, 12, 8), 10)
        tone = "accent" if issue.tone == "note" else issue.tone
        sign = picture(desk.theme, ICONS[issue.tone], tone, 16)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        desk.theme.set_spacing(words)
        words.addWidget(label(issue.title, "cell-strong", wrap=True))
        if issue.advice:
            words.addWidget(label(issue.advice, "help", wrap=True))
        line.addLayout(words, 1)
        self.link = button(desk.theme, go_to, "link")
        self.link.setAccessibleName(f"{go_to}: {issue.title}")
        self.link.clicked.connect(lambda: self.followed.emit(issue.question, issue.part))
        line.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self.link.setVisible(bool(issue.question))


class IssueGroup(QFrame):
    """A titled group of lines on a tint; hidden when empty.

    A folded one shows its lines only when a person opens it: what asks for nothing must not
    bury what does.
    """

    followed = Signal(str, str)
    """A person wants to go there: question and part."""

    def __init__(
        self, desk: Desk, tone: str, parent: QWidget | None = None, *, folded: bool = False
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._desk = desk
        self._is_folded = folded
        self._shown: tuple[list[Issue], str] = ([], "")
        self._shows_all = False
        self.lines: list[IssueLine] = []
        head = frame("group-head", tone=tone)
        line = QHBoxLayout(head)
        desk.theme.set_spacing(line, (14, 6, 14, 6), 8)
        line.addWidget(picture(desk.theme, ICONS[tone], tone, 16))
        self._title = label("", "card-title", tone=tone)
        self._count = label("", "counter")
        line.addWidget(self._title)
        line.addWidget(self._count)
        line.addStretch(1)
        self.fold = button(desk.theme, "", "link")
        if not folded:
            self.fold.hide()
        self.fold.clicked.connect(self._on_fold)
        line.addWidget(self.fold)
        self._column = QVBoxLayout(self)
        desk.theme.set_spacing(self._column, (1, 1, 1, 1))
        self._column.addWidget(head)
        self.more = button(desk.theme, "", "link")
        self.more.clicked.connect(self.show_all)
        self.more.hide()
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_issues(self, title: str, issues: Sequence[Issue], go_to: str) -> None:
        """Show lines; ``go_to`` names the link, with ``{number}``."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._word_fold()
        self._count.setText(str(len(issues)))
        self.setVisible(bool(issues))
        wanted = (list(issues), go_to)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._show_lines()

    def show_all(self) -> None:
        """Show every line, not only the first."""
        self._shows_all = True
        self._show_lines()
        if len(self.lines) > FIRST_LINES:
            self.lines[FIRST_LINES].link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lines(self) -> None:
        issues, go_to = self._shown
        focused = next((n for n, line in enumerate(self.lines) if line.link.hasFocus()), None)
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = []
        shown = issues if self._shows_all else issues[:FIRST_LINES]
        if self._is_folded:
            shown = []
        for place, issue in enumerate(shown, 1):
            line = IssueLine(self._desk, issue, go_to.format(number=issue.question), self)
            line.followed.connect(self.followed)
            self._column.insertWidget(place, line)
            self.lines.append(line)
        if focused is not None and self.lines:
            # The focus stays where it was, also when the words change.
            here = self.lines[min(focused, len(self.lines) - 1)]
            here.show()
            here.link.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.setText(self.tr("Show all %n", "", len(issues)))
        self.more.setVisible(len(issues) > len(shown) and not self._is_folded)

    def _on_fold(self) -> None:
        self._is_folded = not self._is_folded
        self._word_fold()
        self._show_lines()

    def _word_fold(self) -> None:
        self.fold.setText(self.tr("Show them") if self._is_folded else self.tr("Hide them"))
        self.fold.setAccessibleName(f"{self.fold.text()}: {self._title.text()}")
