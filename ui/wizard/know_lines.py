"""The lines of What we know: an entry of the record, an earlier answer, an indicator."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ui.theme.parts import button, label
from ui.widgets.age_look import age_look
from ui.widgets.badge import Badge
from ui.widgets.interval import Interval
from ui.widgets.timeline_look import look_of, title_of
from ui.wizard.answer_words import AnswerWords
from ui.wizard.desk import Desk
from workstation.domain.ageing import Age, Freshness
from workstation.domain.methodology import Question
from workstation.domain.partner import Share, TimelineEntry
from workstation.domain.register import IndicatorValue
from workstation.workflows.know import Earlier

MARGIN = 14
GAP = 8


class Line(QFrame):
    """A badge, Cite, then words. Enter cites; arrows go to the neighbouring lines."""

    def __init__(self, desk: Desk, entry: TimelineEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "know")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.entry = entry
        self._desk = desk
        self.badge = Badge(desk.theme)
        self.news = Badge(desk.theme)
        self.news.hide()
        self.cite = button(desk.theme, "", "", icon="quote", density="small")
        self.cite.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.cite.clicked.connect(self.cite_it)
        self.words = label("", "cell", wrap=True)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        desk.theme.set_spacing(self._head, gap=GAP)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._head.addWidget(self.badge, 0, left | Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.cite, 0, right | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        desk.theme.set_spacing(layout, (MARGIN, 8, MARGIN, 10), 4)
        layout.addLayout(self._head)
        layout.addWidget(self.news, 0, left)
        layout.addWidget(self.words)

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
        self.cite.setText(self.tr("Cite"))
        said = (self.badge.text, self.news.text, self.words.text())
        self.setAccessibleName(". ".join(part for part in said if part))
        self.cite.setAccessibleName(self.tr("Cite {subject}").format(subject=self.entry.subject))
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


class EntryLine(Line):
    """One entry of the record: what it is and how old, whether it is news, date, mark, summary."""

    def __init__(
        self,
        desk: Desk,
        entry: TimelineEntry,
        age: Age | None,
        news: str,
        since: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, entry, parent)
        self._age = age
        self._news = news
        self._since = since
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        entry = self.entry
        look = look_of(entry)
        kind = title_of(entry, self._desk.language)
        said, aged = self._age_words(kind)
        tone, icon = age_look(self._age) if aged and self._age else (look.tone, look.icon)
        self.badge.show_as(said, tone, icon)
        since = {
            "new": self.tr("New since {date}"),
            "changed": self.tr("Changed since {date}"),
        }.get(self._news, "")
        self.news.show_as(since.format(date=self._since), "accent", "git-compare")
        self.news.setVisible(bool(since))
        self.words.setText(" ".join(filter(None, (entry.on, entry.marking, entry.summary))))
        super().retranslate()

    def _age_words(self, kind: str) -> tuple[str, bool]:
        """What the entry is with its age, and whether the badge looks by its age."""
        age = self._age
        if age is None:
            return kind, False
        if age.freshness is Freshness.UNDATED:
            return self.tr("{kind}, no valid date").format(kind=kind), True
        if age.months is not None:
            return self.tr("{kind}, %n months", "", age.months).format(kind=kind), True
        if age.freshness is Freshness.CURRENT:
            return kind, False
        words = {
            ("assurance", True): self.tr("{kind}, expired"),
            ("assurance", False): self.tr("{kind}, expires {date}"),
        }.get((self.entry.kind, age.is_stale))
        if words is None:
            overdue = self.tr("{kind}, review overdue")
            words = overdue if age.is_stale else self.tr("{kind}, review by {date}")
        return words.format(kind=kind, date=age.due), True


class EarlierLine(Line):
    """How the same question was answered before."""

    def __init__(
        self,
        desk: Desk,
        earlier: Earlier,
        question: Question,
        words: AnswerWords,
        parent: QWidget | None = None,
    ) -> None:
        answer = earlier.answer
        entry = TimelineEntry(
            desk.partner.id, earlier.on, 0, "assessment", earlier.assessment, answer.text,
            answer.marking,
        )  # fmt: skip
        super().__init__(desk, entry, parent)
        self._earlier = earlier
        self._question = question
        self._answer_words = words
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        earlier = self._earlier
        given = self._desk.draft.answer_to(self._question.id)
        is_same = bool(given.value) and given.value == earlier.answer.value
        same, other = self.tr("Same answer before"), self.tr("Earlier answer")
        self.badge.show_as(same if is_same else other, "", "history")
        value = self._answer_words.of(self._question, earlier.answer.value)
        mark = earlier.answer.marking
        head = f"{earlier.on} {mark} {earlier.assessment}".replace("  ", " ")
        said = ". ".join(part for part in (value, earlier.answer.text) if part)
        self.words.setText(self.tr("{what}: {words}").format(what=head, words=said))
        super().retranslate()


class ShareLine(QFrame):
    """The share of checked assurances that were kept, with its interval."""

    def __init__(self, desk: Desk, share: Share, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "know")
        self._share = share
        self._words = label("", "cell", wrap=True)
        self._drawn = Interval(desk.theme)
        layout = QVBoxLayout(self)
        desk.theme.set_spacing(layout, (MARGIN, 8, MARGIN, 10), 4)
        layout.addWidget(self._words)
        layout.addWidget(self._drawn)
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        share = self._share
        if not share.total:
            said = self.tr("No assurance was checked yet.")
        else:
            said = self.tr("Assurances kept: {kept} of {total}, {low} to {high} %").format(
                kept=share.kept,
                total=share.total,
                low=round(100 * share.low),
                high=round(100 * share.high),
            )
        self._words.setText(said)
        self._drawn.set_share(share, said)
        self._drawn.setVisible(bool(share.total))
        self.setAccessibleName(said)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class IndicatorLine(QFrame):
    """The newest values of one dataset, with how the dataset is cited."""

    def __init__(
        self,
        desk: Desk,
        values: tuple[IndicatorValue, ...],
        citation: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "know")
        self._desk = desk
        self._values = values
        self._words = label("", "cell", wrap=True)
        self._cited = label(citation, "help", wrap=True)
        layout = QVBoxLayout(self)
        desk.theme.set_spacing(layout, (MARGIN, 8, MARGIN, 10), 4)
        layout.addWidget(self._words)
        layout.addWidget(self._cited)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the names of the indicators in the language in force."""
        from workstation.workflows.indicators import indicator_name

        lines = [
            self.tr("{name}, {year}: {value}").format(
                name=indicator_name(one.dataset, one.code, self._desk.language),
                year=one.year,
                value=one.value,
            )
            for one in self._values
        ]
        self._words.setText("\n".join(lines))
        self.setAccessibleName(f"{'; '.join(lines)}. {self._cited.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
