"""What we know: the lines of the partner's record that bear on the question in focus."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import button, label, plain
from ui.widgets.notice import Card, EmptyState
from ui.wizard.answer_words import AnswerWords
from ui.wizard.desk import Desk
from ui.wizard.fields import Labeller
from ui.wizard.know_lines import MARGIN, EarlierLine, EntryLine, IndicatorLine, Line, ShareLine
from workstation.domain.partner import TimelineEntry
from workstation.workflows.know import MOST_CHANGED, Known

LINES = 12
"""A page: about twice as many lines as the panel holds."""
SLACK = 12
"""So that rounding never asks for a scroll bar."""


class KnowPanel(Card):
    """Follows the focused question and never takes the focus by itself.

    At its top it says how much of this is new since the last assessment; pressed, only that is
    shown. Below come the share of assurances kept, the earlier answer, the lines of the record,
    and the indicators with how they are cited.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, " ", "book-open", parent)
        self._desk = desk
        self._question = ""
        self._known = Known()
        self._entries: list[TimelineEntry] = []
        self._shown: Known | None = None
        self._answer_words = AnswerWords(Labeller(desk, self))
        self._parts: list[QWidget] = []
        desk.theme.set_spacing(self.body)
        self.body.addWidget(self._make_strip())
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = plain()
        self._column = QVBoxLayout(content)
        desk.theme.set_spacing(self._column)
        self._empty = EmptyState(desk.theme, "book-open")
        self.more = button(desk.theme, "", "link")
        self.more.clicked.connect(self._on_more)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._scroll.setWidget(content)
        self.body.addWidget(self._scroll)
        self.more.hide()
        desk.focused.connect(self.show_question)
        desk.circumstances_changed.connect(self.load)
        self.retranslate()

    @property
    def lines(self) -> list[Line]:
        """What can be cited, top to bottom."""
        return [part for part in self._parts if isinstance(part, Line)]

    def focus_first(self) -> bool:
        """Focus the first line, or the filter where it hides them; False when there is none."""
        if self.lines:
            self.lines[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self.news.isHidden():
            self.news.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    def show_question(self, question: str) -> None:
        """Show what bears on a question; with none, in a section that asks nothing, nothing."""
        if question != self._question:
            self._question = question
            self.retranslate()
            self.load()

    def load(self) -> None:
        """Read again what bears on the question."""
        self._read(None)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        about = self.tr("about {number}").format(number=self._question) if self._question else ""
        self.set_title(self.tr("What we know"), about)
        self._scroll.setAccessibleName(self.tr("What we know"))
        self.more.setText(self.tr("Show older"))
        self._say_news()
        if self.news.isChecked():
            self._empty.set_words(
                self.tr("Nothing here is new"),
                self.tr("Press the filter again to see the whole record."),
            )
        else:
            self._empty.set_words(
                self.tr("Nothing in the record bears on this question"),
                self.tr("Exchanges, assurances, incidents and sources appear here."),
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; citations are words of the record and are read again."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self._known.citations:
                self.load()
            self._fit()
        super().changeEvent(event)

    def show_known(self, known: Known) -> None:
        """Show the first page; what is there already is kept as it is."""
        self._desk.know_marks(known.marks)
        if known == self._shown:
            return
        self._shown = self._known = known
        self._entries = list(known.entries)
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self._add_first(known)
        self._add_entries(known)
        self._add_indicators(known)
        self._empty.setVisible(not self._parts)
        self.retranslate()
        self._show_more(known)
        self._scroll.verticalScrollBar().setValue(0)

    def _make_strip(self) -> QWidget:
        theme = self._desk.theme
        self._strip = plain()
        row = QVBoxLayout(self._strip)
        theme.set_spacing(row, (MARGIN, 8, MARGIN, 8))
        self.news = button(theme, "", "", icon="git-compare", density="small")
        self.news.setCheckable(True)
        self.news.toggled.connect(self._on_filtered)
        self._no_news = label("", "help", wrap=True)
        row.addWidget(self.news, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._no_news)
        self._strip.hide()
        return self._strip

    def _say_news(self) -> None:
        known = self._known
        count, since = known.changes, known.since
        if count >= MOST_CHANGED:
            said = self.tr("More than {count} new since {date}").format(count=count, date=since)
        else:
            said = self.tr("%n new since {date}", "", count).format(date=since)
        self.news.setText(said)
        self.news.setToolTip(
            self.tr("Show only what was recorded or changed since {last} was signed").format(
                last=known.last
            )
        )
        self.news.setAccessibleName(f"{said}. {self.news.toolTip()}")
        self._no_news.setText(self.tr("Nothing new since {date}").format(date=since))
        self.news.setVisible(bool(count) or self.news.isChecked())
        self._no_news.setVisible(not count and not self.news.isChecked())
        self._strip.setVisible(bool(since) and bool(self._question))

    def _add_first(self, known: Known) -> None:
        question = self._desk.methodology.questions.get(self._question)
        if question is None or self.news.isChecked():
            return
        for earlier in known.earlier[:1]:
            self._add(EarlierLine(self._desk, earlier, question, self._answer_words, self))
        if known.share is not None:
            self._add(ShareLine(self._desk, known.share, self))

    def _add_entries(self, known: Known) -> None:
        for entry in known.entries:
            news = "" if entry.seq not in known.changed else "new"
            news = "changed" if entry.seq in known.renewed else news
            age = known.ages.get(entry.seq)
            self._add(EntryLine(self._desk, entry, age, news, known.since, self))

    def _add_indicators(self, known: Known) -> None:
        if self.news.isChecked():
            return
        for dataset, citation in known.citations.items():
            values = tuple(one for one in known.indicators if one.dataset == dataset)
            self._add(IndicatorLine(self._desk, values, citation, self))

    def _add(self, part: QWidget) -> None:
        self._column.insertWidget(len(self._parts), part)
        self._parts.append(part)

    def _show_more(self, known: Known) -> None:
        self.more.setVisible(not known.is_last)
        for before, after in pairwise((self.news, *self.lines, self.more)):
            QWidget.setTabOrder(before, after)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, as wide as the panel; only what is too high is scrolled."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        width = max(1, self.width() - 2 - bar)
        for line in self.lines:
            line.fit(width)
        shown: list[QWidget] = [*self._parts] or [self._empty]
        if not self.more.isHidden():
            shown.append(self.more)
        height = sum(_height_of(part, width) for part in shown)
        if not self._strip.isHidden():
            height += _height_of(self._strip, width)
        self.setMaximumHeight(self.head.sizeHint().height() + height + SLACK)

    def _on_filtered(self) -> None:
        self._shown = None
        self.load()

    def _on_more(self) -> None:
        if self._entries:
            last = self._entries[-1]
            self._read((last.on, last.seq))

    def _read(self, before: tuple[str, int] | None) -> None:
        from workstation.workflows.know import known

        question, only = self._question, self.news.isChecked()
        assessment, language = self._desk.id, self._desk.language
        if not question:
            self.show_known(Known())
            return

        def on_known(found: Known) -> None:
            if question != self._question or only != self.news.isChecked():
                return
            if before is None:
                self.show_known(found)
            else:
                self._append(found)

        self._desk.run(
            lambda session: known(
                session, assessment, question,
                changed_only=only, before=before, limit=LINES, language=language,
            ),
            on_known,
        )  # fmt: skip

    def _append(self, known: Known) -> None:
        """Put the next page under what is there; the focus goes to its first line."""
        indicators = [part for part in self._parts if isinstance(part, IndicatorLine)]
        for part in indicators:
            self._parts.remove(part)
            self._column.removeWidget(part)
        first = len(self._parts)
        self._desk.know_marks((*self._known.marks, *known.marks))
        self._entries += known.entries
        had_focus = self.more.hasFocus()
        self._add_entries(known)
        added = self._parts[first:]
        for part in indicators:
            self._add(part)
        self._show_more(known)
        if had_focus and added:
            added[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _height_of(part: QWidget, width: int) -> int:
    """The height that a part needs at a width."""
    layout = part.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return part.sizeHint().height()
