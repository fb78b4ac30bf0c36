"""One section of the wizard: its questions one under the other, built when first shown."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.shell.keeping import NAME, Kept
from ui.theme.parts import label, plain
from ui.widgets.notice import Notice
from ui.wizard.autosave import SavedState
from ui.wizard.baseline_bar import BaselineBar
from ui.wizard.comments_strip import QuestionStrip
from ui.wizard.desk import Desk
from ui.wizard.fields import Labeller
from ui.wizard.findings import QuestionFindings
from ui.wizard.given import GivenLine
from ui.wizard.past_date import PastDate
from ui.wizard.phrases import Phrases
from ui.wizard.question import TEXT_COLUMN, QuestionCard
from ui.wizard.rail import numbers_behind_lock
from workstation.domain.after import RELEASE_ROLES
from workstation.domain.assessment import State
from workstation.domain.methodology import Question, Section


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
        self.setProperty(NAME, f"section-{section.id}")
        self._intro = label("", "help", wrap=True)
        self._notice = Notice(desk.theme)
        self.cards: dict[str, QuestionCard] = {}
        self.past: dict[str, PastDate] = {}
        self.findings: dict[str, QuestionFindings] = {}
        self.strips: dict[str, QuestionStrip] = {}
        self.given: dict[str, GivenLine] = {}
        self.baseline_bar: BaselineBar | None = None
        self._build()
        self._notice.link_activated.connect(self._go_to_lock)
        desk.draft.answered.connect(self._on_answered)
        desk.scope_changed.connect(self._show_scope)
        desk.checked.connect(self._show_check)
        desk.record_changed.connect(self._on_record_changed)
        desk.focused.connect(self._on_focused)
        desk.autosave.changed.connect(self._show_unsaved)
        self._show_scope()
        self._show_check()
        self.retranslate()

    def questions(self) -> Sequence[Question]:
        """The questions that are shown now."""
        return [q for q in self.section.questions if q.id in self.desk.scope.visible]

    def focus_question(self, question: str, part: str = "") -> None:
        """Bring a question into view and put the focus in it."""
        card = self.cards.get(question)
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
        """Show a place again."""
        card = self.cards.get(question)
        if card is not None:
            card.restore(place)
        scroll = place.get("scroll")
        if isinstance(scroll, int):
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(scroll))

    def kept(self) -> Kept:
        """Reasons that are being written to pass over a warning, by question."""
        said = {question: part.kept() for question, part in self.findings.items()}
        forms = {question: kept for question, kept in said.items() if kept}
        return {"findings": forms} if forms else {}

    def take_kept(self, kept: Kept) -> None:
        """Open those forms again with what stood in them."""
        for question, said in kept.get("findings", {}).items():
            if question in self.findings:
                self.findings[question].take_kept(said)

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

    def make_cards(self, column: QVBoxLayout) -> None:
        """Make the cards; other kinds of section lay them out differently."""
        for question in self.section.questions:
            column.addWidget(self.make_card(question))

    def make_card(self, question: Question) -> QuestionCard:
        """One question."""
        card = QuestionCard(self.desk, question, self.phrases, self.labeller, self)
        return self.take_card(card)

    def take_card(self, card: QuestionCard) -> QuestionCard:
        """Keep a card, and say in it what it rests on that is past its date."""
        question = card.question.id
        self.cards[question] = card
        self.past[question] = PastDate(self.desk, question, card)
        self.findings[question] = QuestionFindings(self.desk, question, card)
        for part in (self.past[question], self.findings[question]):
            card.column.insertWidget(card.column.indexOf(card.error), part)
        self.strips[question] = QuestionStrip(self.desk, question, card)
        card.column.insertWidget(card.column.indexOf(card.error), self.strips[question])
        if question in self.desk.given:
            self.given[question] = GivenLine(self.desk, card)
        return card

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
        self.make_cards(self._column)
        if self._holds_baseline():
            bar = self.baseline_bar = BaselineBar(self.desk, self)
            bar.grown.connect(lambda: self.reveal(bar))
            self._column.addWidget(self.baseline_bar)
        self._column.addStretch(1)
        outer.addWidget(middle, 1)
        outer.addStretch(0)
        self.setWidget(content)

    def _holds_baseline(self) -> bool:
        rated = self.desk.methodology.baseline_question
        return rated is not None and rated in self.section.questions

    def _show_scope(self) -> None:
        for question_id, card in self.cards.items():
            card.setVisible(question_id in self.desk.scope.visible)

    def _show_check(self) -> None:
        needs: dict[str, list[str]] = {}
        for missing in self.desk.found.missing:
            if missing.section == self.section.id:
                needs.setdefault(missing.question, []).append(missing.need)
        for question_id, card in self.cards.items():
            card.show_missing(tuple(needs.get(question_id, ())))
        self._show_lock()

    def _show_lock(self) -> None:
        reason = self.desk.why_read_only(self.section)
        words = {
            "closed": self._why_closed(),
            "reading": self.tr("{name} writes this file. You read it, and can comment.").format(
                name=self.desk.draft.assessment.author_name
            ),
            "baseline": self.tr(
                "The baseline is locked. It can be reopened at the end of this section."
            ),
            "locked": self._why_locked(),
            "carried": self.tr(
                "Taken over from {id} as it was signed; it is printed with it."
            ).format(id=self.desk.draft.assessment.standing),
            "quarantined": self.tr("Nothing can be written in this vault for now."),
            "": "",
        }[reason]
        if self.desk.status_of(self.section.id) == "not-needed":
            words = self.tr("Not needed for this exchange. Nothing here is counted or printed.")
        link = (
            self.tr("Go to the baseline") if reason == "locked" and self._waits_for_lock() else ""
        )
        self._notice.show_as("info", words, link)
        self._notice.setVisible(bool(words))
        for card in self.cards.values():
            is_fixed = bool(reason) or card.question.role in RELEASE_ROLES
            if card.is_read_only != is_fixed:
                card.set_read_only(is_fixed)
        for line in self.given.values():
            line.show_state()

    def _why_closed(self) -> str:
        if self.desk.found.state is State.TRIAGE_CLOSED:
            return self.tr("This triage is closed. It can be read, not changed.")
        return self.tr("This file was signed. It can be read, not changed.")

    def _why_locked(self) -> str:
        if self.section.after_decision:
            return self.tr("This section opens after an approval.")
        if self._waits_for_lock():
            return self.tr("The baseline is open. Sections {numbers} wait for it.").format(
                numbers=numbers_behind_lock(self.desk)
            )
        return self.tr("This section waits for answers in the sections before it.")

    def _waits_for_lock(self) -> bool:
        return not self.section.after_decision and not self.desk.draft.is_baseline_locked

    def _go_to_lock(self) -> None:
        rated = self.desk.methodology.baseline_question
        if rated is not None:
            self.desk.wanted.emit(rated.id, "lock")

    def _on_answered(self, question: str, _part: str, origin: object) -> None:
        card = self.cards.get(question)
        if card is not None:
            card.show_answer(origin)

    def _show_unsaved(self, state: SavedState) -> None:
        """Say by each field that waits why it is not saved; gone with the next save."""
        waiting = self.desk.autosave.unsaved
        is_full = state.problem is not None and state.problem.code == "disk.full"
        said = (
            self.tr("Not saved: the disk is full. Kept in memory, tried again.")
            if is_full
            else self.tr("Not saved: the disk failed. Kept in memory, tried again.")
        )
        for question_id, card in self.cards.items():
            card.unsaved.set_text(said if question_id in waiting else "")

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
