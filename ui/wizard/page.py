"""The page "assess": the list, the wizard of one assessment, and its review."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.context import Context, Link
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place, SaveState, Saving
from ui.widgets.marked_text import MarkedText
from ui.wizard import keys
from ui.wizard.autosave import Saved, SavedState
from ui.wizard.beside import Beside
from ui.wizard.desk import Desk
from ui.wizard.opening import Opened, read
from ui.wizard.rail import local_time
from ui.wizard.remark_steps import write_comment
from ui.wizard.review import ReviewView
from ui.wizard.start import StartView
from ui.wizard.wizard import WizardView
from workstation.domain.assessment import AssessmentKind
from workstation.domain.check import marked_beside
from workstation.domain.error import UserError

ALT_ANSWERS = 5


class AssessPage(Page):
    """Everything about writing an assessment; decisions are on their own page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.desk: Desk | None = None
        self.wizard: WizardView | None = None
        self.review: ReviewView | None = None
        self.start = StartView(context, self)
        self.start.opened.connect(self._on_open_wanted)
        self.start.marking_changed.connect(self.marking_changed)
        self._stack = QStackedWidget(self)
        self.beside = Beside(self, self._stack)
        self.start.compare_wanted.connect(self.beside.show)
        self._stack.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._wanted: Place = {}
        self._add_shortcuts()
        self.retranslate()

    def title(self) -> tuple[str, ...]:
        """Assess, the number, and whether it is being reviewed."""
        parts = [self.tr("Assess")]
        if self.beside.is_shown:
            return (*parts, self.tr("Side by side"))
        if self.desk is not None and self._stack.currentWidget() is not self.start:
            parts.append(self.desk.id)
            if self._stack.currentWidget() is self.review:
                is_triage = self.desk.kind is AssessmentKind.TRIAGE
                end = self.tr("Review and close") if is_triage else self.tr("Review and sign")
                parts.append(end)
        return tuple(parts)

    def marking(self) -> Marking:
        """Rolled up from everything that is on screen."""
        if self.beside.is_shown:
            return rolled_up(self.beside.markings, self.context.language)
        if self.desk is None or self._stack.currentWidget() is self.start:
            return rolled_up(self.start.markings, self.context.language)
        desk = self.desk
        marks = [answer.marking for answer in desk.scope.answers.values()]
        marks += [evidence.marking for evidence in desk.draft.assessment.evidence]
        marks += [desk.circumstances.partner_marking, *desk.circumstances.record_markings]
        marks += [*desk.known_marks, *desk.casework.marks]
        marks += [mark for _place, mark in marked_beside(desk.draft.assessment)]
        floor = desk.draft.assessment.raised_level or "U"
        return rolled_up(marks, self.context.language, at_least=floor)

    def panes(self) -> list[QWidget]:
        """Rail, questions, panel, action bar."""
        if self.wizard is not None and self._stack.currentWidget() is self.wizard:
            wizard = self.wizard
            return [wizard.rail, wizard.stack, wizard.panel, wizard.next_section]
        if self.review is not None and self._stack.currentWidget() is self.review:
            return [self.review.blocking, self.review.preview, self.review.sign.button]
        if self.beside.is_shown:
            return self.beside.panes()
        chooser = self.start.chooser
        if not chooser.isHidden():
            return [chooser.kinds, chooser.line]
        return [self.start.list, self.start.new]

    def load(self) -> None:
        """Read the list; an open assessment is kept as it is."""
        if self._stack.currentWidget() is self.start:
            self.start.load()
        elif self.desk is not None:
            self.desk.renew_circumstances()
            # The shell forgets what the page in front before said about saving.
            self._on_saved(self.desk.autosave.state)

    def place(self) -> Place:
        """The assessment with section, question, field, caret and scroll, or the list."""
        if self.beside.is_shown:
            return {"compare": self.beside.place}
        if self.desk is None or self.wizard is None or self._stack.currentWidget() is self.start:
            return {"list": self.start.which.value}
        reviewing = self._stack.currentWidget() is self.review
        return {"assessment": self.desk.id, "review": reviewing, **self.wizard.place()}

    def restore(self, place: Place) -> None:
        """Open an assessment at a place, the list, or a new assessment."""
        if place.get("compare"):
            self.beside.restore([str(each) for each in place["compare"]])
        elif place.get("assessment"):
            self.open_assessment(str(place["assessment"]), place)
        elif place.get("new"):
            self.show_start()
            partner, kind = place.get("partner"), str(place.get("kind") or "")
            if partner:
                self.start.begin(str(partner), kind)
            else:
                self.start.ask_partner(kind)
        elif place.get("list"):
            self.show_start()
            self.start.show_which(str(place["list"]))

    def flush(self) -> None:
        """Everything typed is on its way into the record; a reader has read it up to here."""
        if self.desk is not None:
            self.desk.record()
            self.desk.casework.mark_read()

    def unsaved(self) -> UserError | None:
        """Why an answer still waits; it stays on screen until it is saved."""
        if self.desk is None or self.desk.autosave.is_idle:
            return None
        return self.desk.autosave.state.problem

    def help_topic(self) -> str:
        """The rule behind the question in focus."""
        wizard = self.wizard
        if wizard is None or wizard.card is None or self._stack.currentWidget() is not wizard:
            return ""
        return f"{wizard.card.accessibleName()}\n{wizard.phrases.why(wizard.card.question)}"

    def open_assessment(self, assessment: str, place: Place | None = None) -> None:
        """Open an assessment, or come back to the one that is open."""
        wanted = place or {}
        if self.desk is not None and self.desk.id == assessment:
            self._show_place(wanted)
            return
        self.flush()
        self.context.door.run(
            lambda session: read(session, assessment),
            lambda opened: self._on_opened(opened, wanted),
            self.context.show_error,
            owner=self,
        )

    def _on_open_wanted(self, assessment: str) -> None:
        self.open_assessment(assessment)

    def show_start(self) -> None:
        """Show the list."""
        self.flush()
        self._stack.setCurrentWidget(self.start)
        self.start.load()
        self._announce()

    def show_wizard(self) -> None:
        """Show the questions."""
        if self.wizard is not None:
            self._stack.setCurrentWidget(self.wizard)
            self._announce()

    def show_review(self) -> None:
        """Show what is missing and the document as it will be."""
        if self.desk is None or self.wizard is None:
            return
        if self.review is None:
            self.review = ReviewView(self.desk, self.wizard.phrases, self)
            self.review.question_requested.connect(self.go_to)
            self.review.signed.connect(self._on_signed)
            self._stack.addWidget(self.review)
        self._stack.setCurrentWidget(self.review)
        self.review.load()
        self.review.focus_first()
        self._announce()

    def go_to(self, question: str, part: str = "") -> None:
        """Show a question with the focus in it."""
        self.show_wizard()
        if self.wizard is not None:
            self.wizard.go_to(question, part)

    def retranslate(self) -> None:
        """The parts follow the language themselves."""
        self.marking_changed.emit()
        if self.desk is not None:
            self._on_saved(self.desk.autosave.state)

    def _add_shortcuts(self) -> None:
        given: tuple[tuple[str | list[str], Callable[[], str], Callable[[WizardView], object]], ...]
        given = (
            ("Ctrl+J", lambda: self.tr("Next unanswered"), lambda w: w.step_unanswered(1)),
            ("Ctrl+Shift+J", lambda: self.tr("Previous unanswered"), keys.previous_unanswered),
            ("Ctrl+PgDown", lambda: self.tr("Next section"), lambda w: w.step_section(1)),
            ("Ctrl+PgUp", lambda: self.tr("Previous section"), lambda w: w.step_section(-1)),
            ("Ctrl+Z", lambda: self.tr("Undo"), WizardView.undo_step),
            (["Ctrl+Y", "Ctrl+Shift+Z"], lambda: self.tr("Redo"), WizardView.redo_step),
            ("Ctrl+Shift+W", lambda: self.tr("What we know and back"), keys.toggle_panel),
            ("Ctrl+E", lambda: self.tr("Add evidence"), keys.add_evidence),
            (
                "Ctrl+Shift+D",
                lambda: self.tr("Carry forward earlier answers"),
                lambda w: w.versions.show_carry(),
            ),
            ("Ctrl+Shift+M", lambda: self.tr("Comment on this question"), write_comment),
            ("F8", lambda: self.tr("Next open comment"), partial(keys.remark, 1)),
            ("Shift+F8", lambda: self.tr("Previous open comment"), partial(keys.remark, -1)),
            ("F7", lambda: self.tr("Next change since read"), partial(keys.change, 1)),
            (
                "Shift+F7",
                lambda: self.tr("Previous change"),
                partial(keys.change, -1),
            ),
        )
        for sequence, words, act in given:
            self.context.shortcuts.add(self, sequence, words, partial(self._in_wizard, act))
        for index in range(ALT_ANSWERS):
            self.context.shortcuts.add(
                self,
                f"Alt+{index + 1}",
                partial(self._answer_words, index + 1),
                partial(self._in_wizard, partial(keys.choose, index)),
            )
        add = self.context.shortcuts.add
        add(self, "Ctrl+N", lambda: self.tr("New assessment"), self._on_new)
        add(self, "Ctrl+Return", lambda: self.tr("Next section, or sign"), self._on_primary)
        add(self, "Ctrl+M", lambda: self.tr("Marking of this text"), self._on_mark)
        add(self, "Ctrl+P", lambda: self.tr("Print"), self._on_print)
        add(self, "Ctrl+H", lambda: self.tr("History of this assessment"), self._on_history)
        add(
            self,
            "Ctrl+D",
            lambda: self.tr("Compare with another file or version"),
            self.beside.show_chosen,
        )

    def _answer_words(self, number: int) -> str:
        return self.tr("Answer {number}").format(number=number)

    def _in_wizard(self, act: Callable[[WizardView], object]) -> None:
        if self.wizard is not None and self._stack.currentWidget() is self.wizard:
            act(self.wizard)

    def _on_new(self) -> None:
        self.show_start()
        self.start.ask_partner()

    def _on_primary(self) -> None:
        if self._stack.currentWidget() is self.wizard and self.wizard is not None:
            self.wizard.next_section.click()
        elif self.review is not None and self._stack.currentWidget() is self.review:
            self.review.sign.button.click()

    def _on_mark(self) -> None:
        """Of the text that has the focus, wherever it stands; else of the current question."""
        here = QApplication.focusWidget()
        while here is not None and not isinstance(here, MarkedText):
            here = here.parentWidget()
        if here is not None and self.isAncestorOf(here):
            here.toggle_picker()
        else:
            self._in_wizard(keys.toggle_marking)

    def _on_history(self) -> None:
        if self.desk is not None and self._stack.currentWidget() is not self.start:
            self.desk.show_history()

    def _on_print(self) -> None:
        if self._stack.currentWidget() is self.start:
            return
        self.show_review()
        if self.review is not None:
            self.review.print_pages()

    def _on_opened(self, opened: Opened, place: Place) -> None:
        self._close_desk()
        desk = Desk(self.context, opened, self)
        self.desk = desk
        self.wizard = WizardView(desk, self)
        self._stack.addWidget(self.wizard)
        self.wizard.review_requested.connect(self.show_review)
        self.wizard.back_requested.connect(self.show_start)
        desk.autosave.changed.connect(self._on_saved)
        desk.checked.connect(self.marking_changed)
        desk.record_changed.connect(self.marking_changed)
        desk.known_changed.connect(self.marking_changed)
        desk.casework.changed.connect(self.marking_changed)
        desk.casework.load()
        desk.failed.connect(self._on_failed)
        desk.reopen_wanted.connect(self._on_upgraded)
        self.wizard.versions.compare_requested.connect(self.beside.show_chosen)
        self._show_place(place)
        self._on_saved(desk.autosave.state)

    def _show_place(self, place: Place) -> None:
        self.show_wizard()
        if self.wizard is not None and (place.get("section") or place.get("question")):
            self.wizard.restore(place)
        elif self.wizard is not None and self.desk is not None and not self.desk.is_open:
            self.wizard.rail.setFocus()  # no field takes it
        elif self.wizard is not None:
            self.wizard.view.focus_first()
        if place.get("review"):
            self.show_review()
        if place.get("carry") and self.desk is not None:
            self.desk.earlier.carry(str(place.get("question")), str(place["carry"]))

    def _close_desk(self) -> None:
        self.flush()
        for old in (self.review, self.wizard):
            if old is not None:
                self._stack.removeWidget(old)
                old.deleteLater()
        if self.desk is not None:
            self.desk.deleteLater()
        self.review = self.wizard = self.desk = None

    def _on_saved(self, state: SavedState) -> None:
        at = local_time(state.at_utc, seconds=True)[11:] if state.at_utc else ""
        if state.state is Saved.UNSAVED and state.problem is not None:
            shown = SaveState(
                Saving.FAILED,
                at,
                sentence(state.problem, self.context.language),
                self.tr("Try again"),
                self.flush,
            )
        elif state.state is Saved.SAVING:
            shown = SaveState(Saving.SAVING, at)
        else:
            shown = SaveState(Saving.SAVED if at else Saving.NOTHING, at)
        self.save_state_changed.emit(shown)

    def _on_failed(self, problem: UserError) -> None:
        link = None
        place = problem.place or ""
        if self.desk is not None and place in self.desk.methodology.questions:
            words = self.tr("Go to {number}").format(number=place)
            link = Link(words, lambda: self.go_to(place))
        self.context.notify("bad", sentence(problem, self.context.language), link)

    def _on_signed(self, _path: object) -> None:
        self.context.announce("assessment")
        if self.desk is not None:
            desk = self.desk
            desk.run(lambda session: read(session, desk.id), self._on_reread)

    def _on_reread(self, opened: Opened) -> None:
        if self.desk is None or self.desk.id != opened.assessment.id:
            return
        if opened.assessment.kind is not self.desk.kind:
            # It became the whole assessment: other sections are asked.
            self._on_opened(opened, {})
        else:
            self.desk.take(opened)

    def _on_upgraded(self) -> None:
        """Other questions are asked now: everything is read again."""
        if self.desk is not None and self.wizard is not None:
            desk, place = self.desk, self.wizard.place()
            desk.run(lambda session: read(session, desk.id), lambda o: self._on_opened(o, place))

    def _announce(self) -> None:
        self.title_changed.emit()
        self.marking_changed.emit()
