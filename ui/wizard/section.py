"""One section of the wizard: its questions one under the other, built when first shown.

A card takes up to 20 ms to build. The first are built at once, the rest in slices between
which the window answers; a question that someone goes to is built there and then. Questions
that are not asked are not built.
"""

from collections.abc import Sequence
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import label, plain
from ui.widgets.notice import Notice
from ui.wizard.baseline_bar import BaselineBar
from ui.wizard.desk import Desk
from ui.wizard.fields import Labeller
from ui.wizard.phrases import Phrases
from ui.wizard.question import TEXT_COLUMN, QuestionCard
from ui.wizard.rail import sections_behind_lock
from workstation.domain.methodology import Question, Section

SLICE_S = 0.01
"""How long cards are built before the window may answer again."""


class SectionView(QScrollArea):
    """The questions of one section; hidden ones take no room."""

    def __init__(
        self, desk: Desk, section: Section, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.section = section
        self.desk = desk
        self.phrases = phrases
        self.labeller = Labeller(desk, self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "questions")
        self._intro = label("", "help", wrap=True)
        self._notice = Notice(desk.theme)
        self.cards: dict[str, QuestionCard] = {}
        self._order = {question.id: place for place, question in enumerate(section.questions)}
        self._scroll_to: int | None = None
        self._slices = QTimer(self)
        self._slices.setSingleShot(True)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._build_slice)
        self.baseline_bar: BaselineBar | None = None
        self._build()
        desk.draft.answered.connect(self._on_answered)
        desk.scope_changed.connect(self._show_scope)
        desk.checked.connect(self._show_check)
        desk.record_changed.connect(self._on_record_changed)
        desk.focused.connect(self._on_focused)
        self._show_check()
        self.retranslate()
        self._build_slice()

    def questions(self) -> Sequence[Question]:
        """The questions that are shown now."""
        return [q for q in self.section.questions if q.id in self.desk.scope.visible]

    def focus_question(self, question: str, part: str = "") -> None:
        """Bring a question into view and put the focus in it."""
        card = self.card_of(question)
        if card is not None:
            card.focus_part(part)
            self.reveal(card)

    def focus_first(self) -> None:
        """Focus the first question."""
        shown = self.questions()
        if shown:
            self.focus_question(shown[0].id)

    def reveal(self, card: QWidget) -> None:
        """Scroll so that a card is in view, once its height is settled."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(card, 0, 16))

    def place(self) -> dict[str, Any]:
        """The question in focus with its caret, and how far the section is scrolled."""
        card = self.cards.get(self.desk.current_question)
        spot = card.place() if card is not None else {}
        return {**spot, "scroll": self.verticalScrollBar().value()}

    def restore(self, question: str, place: dict[str, Any]) -> None:
        """Show a place again; it is scrolled to once everything above it is built."""
        card = self.card_of(question)
        if card is not None:
            card.restore(place)
        scroll = place.get("scroll")
        if isinstance(scroll, int):
            self._scroll_to = scroll
            self._slices.start()

    def card_of(self, question: str) -> QuestionCard | None:
        """The card of a question that is asked here; built now if it was not yet."""
        wanted = next((q for q in self.wanted() if q.id == question), None)
        if wanted is not None and question not in self.cards:
            self._add_card(wanted)
        return self.cards.get(question)

    def complete(self) -> None:
        """Build all that is still missing."""
        for question in self.wanted():
            self.card_of(question.id)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._intro.setText(self.desk.words(self.section.intro))
        self._intro.setVisible(bool(self._intro.text()))
        self.setAccessibleName(f"{self.section.id} {self.desk.words(self.section.title)}")
        self._show_check()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; the place in view stays."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def wanted(self) -> Sequence[Question]:
        """The questions that need a card now."""
        return self.questions()

    def add_around(self, column: QVBoxLayout) -> None:
        """What a kind of section shows beside its questions; ``cards_column`` is in it."""
        column.addLayout(self.cards_column)

    def make_card(self, question: Question) -> QuestionCard:
        """One question; other kinds of section lay it out differently."""
        return QuestionCard(self.desk, question, self.phrases, self.labeller, self)

    def _add_card(self, question: Question) -> None:
        card = self.make_card(question)
        before = sum(self._order[other] < self._order[question.id] for other in self.cards)
        self.cards[question.id] = card
        self.cards_column.insertWidget(before, card)
        card.show()
        card.show_missing(self._needs_of(question.id))
        if self.desk.why_read_only(self.section):
            card.set_read_only(True)
        card.show_current(question.id == self.desk.current_question)

    def _build_slice(self) -> None:
        """Build cards for a moment, then let the window answer before the next."""
        end = monotonic() + SLICE_S
        for question in self.wanted():
            if question.id in self.cards:
                continue
            if monotonic() > end:
                self._slices.start()
                return
            self._add_card(question)
        self._show_scope()
        if self._scroll_to is not None:
            scroll, self._scroll_to = self._scroll_to, None
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(scroll))

    def _build(self) -> None:
        theme = self.desk.theme
        content = plain()
        outer = QHBoxLayout(content)
        theme.set_spacing(outer)
        middle = plain()
        self._column = QVBoxLayout(middle)
        theme.set_spacing(self._column)
        head = QVBoxLayout()
        theme.set_spacing(head, (20, 12, 20, 4), 8)
        theme.set_width(self._intro, most=TEXT_COLUMN)
        line = QHBoxLayout()
        theme.set_spacing(line)
        line.addWidget(self._intro, 1)
        line.addStretch(0)
        head.addLayout(line)
        head.addWidget(self._notice)
        self._column.addLayout(head)
        self.cards_column = QVBoxLayout()
        theme.set_spacing(self.cards_column)
        self.add_around(self._column)
        if self._holds_baseline():
            self.baseline_bar = BaselineBar(self.desk, self)
            self._column.addWidget(self.baseline_bar)
        self._column.addStretch(1)
        outer.addWidget(middle, 1)
        outer.addStretch(0)
        self.setWidget(content)

    def _holds_baseline(self) -> bool:
        severity = self.desk.methodology.by_role.get("baseline.severity")
        return severity is not None and severity in self.section.questions

    def _show_scope(self) -> None:
        for question_id, card in self.cards.items():
            card.setVisible(question_id in self.desk.scope.visible)
        if any(question.id not in self.cards for question in self.wanted()):
            self._slices.start()

    def _needs_of(self, question: str) -> tuple[str, ...]:
        return tuple(need.need for need in self.desk.found.missing if need.question == question)

    def _show_check(self) -> None:
        for question_id, card in self.cards.items():
            card.show_missing(self._needs_of(question_id))
        self._show_lock()

    def _show_lock(self) -> None:
        reason = self.desk.why_read_only(self.section)
        words = {
            "closed": self.tr("This file was signed. It can be read, not changed."),
            "baseline": self.tr(
                "The baseline is locked. It can be reopened at the end of this section."
            ),
            "locked": self._why_locked(),
            "": "",
        }[reason]
        if self.desk.status_of(self.section.id) == "not-needed":
            words = self.tr("Not needed for this exchange. Nothing here is counted or printed.")
        self._notice.show_as("info", words)
        self._notice.setVisible(bool(words))
        for card in self.cards.values():
            if card.is_read_only != bool(reason):
                card.set_read_only(bool(reason))

    def _why_locked(self) -> str:
        if self.section.after_decision:
            return self.tr("This section opens after an approval.")
        if not self.desk.draft.is_baseline_locked:
            return self.tr("The baseline is open. Sections {numbers} wait for it.").format(
                numbers=", ".join(sections_behind_lock(self.desk.methodology))
            )
        return self.tr("This section waits for answers in the sections before it.")

    def _on_answered(self, question: str, _part: str, origin: object) -> None:
        card = self.cards.get(question)
        if card is not None:
            card.show_answer(origin)

    def _on_record_changed(self) -> None:
        self._show_lock()
        if self.baseline_bar is not None:
            self.baseline_bar.refresh()

    def _on_focused(self, question: str) -> None:
        """Mark the current question once no mouse button is down.

        Nothing may move under the pointer between press and release.
        """
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(50, self, lambda: self._on_focused(self.desk.current_question))
            return
        self.show_current(question)

    def show_current(self, question: str) -> None:
        """Mark the question in focus."""
        for question_id, card in self.cards.items():
            card.show_current(question_id == question)
