"""What we know: the lines of the partner's record that bear on the question in focus."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import button, label, plain
from ui.widgets.badge import Badge
from ui.widgets.notice import Card, EmptyState
from ui.widgets.timeline_look import look_of, title_of
from ui.wizard.desk import Desk
from workstation.domain.partner import TimelineEntry

MOST_LINES = 20
SLACK = 12
"""So that rounding never asks for a scroll bar."""
MARGIN = 14
GAP = 8


class _Line(QFrame):
    """One entry: badge, Cite, then date, mark and summary. Enter cites."""

    def __init__(self, desk: Desk, entry: TimelineEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "know")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.entry = entry
        self._desk = desk
        self.badge = Badge(desk.theme)
        self.cite = button(desk.theme, "", "", icon="quote", density="small")
        self.cite.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.cite.clicked.connect(self.cite_it)
        self._words = label("", "cell", wrap=True)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        desk.theme.set_spacing(self._head, gap=GAP)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._head.addWidget(self.badge, 0, left | Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.cite, 0, right | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        desk.theme.set_spacing(layout, (MARGIN, 8, MARGIN, 10), 4)
        layout.addLayout(self._head)
        layout.addWidget(self._words)
        self.retranslate()

    def cite_it(self) -> None:
        """Cite the entry at the question in focus."""
        if self._desk.current_question and self.cite.isEnabled():
            self._desk.cite(self._desk.current_question, self.entry)

    def fit(self, width: int) -> None:
        """Badge and Cite side by side where a width allows it, one under the other where not."""
        px = self._desk.theme.px
        needed = self.badge.sizeHint().width() + self.cite.sizeHint().width()
        fits = needed + px(GAP) + 2 * px(MARGIN) <= width
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        entry = self.entry
        look = look_of(entry)
        self.badge.show_as(title_of(entry, self._desk.language), look.tone, look.icon)
        self._words.setText(f"{entry.on} {entry.marking} {entry.summary}")
        self.cite.setText(self.tr("Cite"))
        self.setAccessibleName(f"{self.badge.text}. {self._words.text()}")
        self.cite.setAccessibleName(self.tr("Cite {subject}").format(subject=entry.subject))
        self.cite.setToolTip(self.tr("Cite as evidence of this question (Enter)"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter cites; arrows go to the neighbouring lines."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cite_it()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class KnowPanel(Card):
    """Follows the focused question and never takes the focus by itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, " ", "book-open", parent)
        self._desk = desk
        self._question = ""
        self.lines: list[_Line] = []
        desk.theme.set_spacing(self.body)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = plain()
        self._column = QVBoxLayout(content)
        desk.theme.set_spacing(self._column)
        self._empty = EmptyState(desk.theme, "book-open")
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self._scroll.setWidget(content)
        self.body.addWidget(self._scroll)
        desk.focused.connect(self._on_focused)
        self.retranslate()

    def focus_first(self) -> bool:
        """Focus the first line; False when there is none."""
        if not self.lines:
            return False
        self.lines[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        about = self.tr("about {number}").format(number=self._question) if self._question else ""
        self.set_title(self.tr("What we know"), about)
        self._scroll.setAccessibleName(self.tr("What we know"))
        self._empty.set_words(
            self.tr("Nothing in the record bears on this question"),
            self.tr("Exchanges, assurances, incidents and sources appear here."),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        """As high as its lines, as wide as the panel; only what is too high is scrolled."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        width = max(1, self.width() - 2 - bar)
        for line in self.lines:
            line.fit(width)
        shown: list[QWidget] = [*self.lines] or [self._empty]
        height = sum(_height_of(part, width) for part in shown)
        self.setMaximumHeight(self.head.sizeHint().height() + height + SLACK)

    def _on_focused(self, question: str) -> None:
        from workstation.workflows import assessments

        self._question = question
        self.retranslate()

        def on_known(entries: list[TimelineEntry]) -> None:
            if question == self._question:
                self.show_entries(entries)

        self._desk.run(
            lambda session: assessments.know(session, self._desk.id, question, MOST_LINES),
            on_known,
        )

    def show_entries(self, entries: list[TimelineEntry]) -> None:
        """Show lines; the same lines are kept as they are."""
        if entries and entries == [line.entry for line in self.lines]:
            return
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_Line(self._desk, entry, self) for entry in entries]
        for place, line in enumerate(self.lines):
            self._column.insertWidget(place, line)
        self._empty.setVisible(not entries)
        self._fit()
        self._scroll.verticalScrollBar().setValue(0)


def _height_of(part: QWidget, width: int) -> int:
    """The height that a part needs at a width."""
    layout = part.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return part.sizeHint().height()
