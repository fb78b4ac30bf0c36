"""The wizard of one assessment: rail, questions, What we know, and the action bar."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.parts import button, frame, icon_button, rename
from ui.widgets.badge import Badge
from ui.wizard.desk import Desk
from ui.wizard.determination import DeterminationView
from ui.wizard.phrases import Phrases
from ui.wizard.question import QuestionCard
from ui.wizard.rail import Rail
from ui.wizard.reader_bar import ReaderBar
from ui.wizard.remark_steps import lead_to_remarks
from ui.wizard.section import SectionView
from ui.wizard.section_title import SectionTitle
from ui.wizard.side_panel import SidePanel
from ui.wizard.strips import Strips, VersionTools
from ui.wizard.top_list import TopList
from ui.wizard.undo_record import Kept, kept_steps, take_steps
from workstation.domain.assessment import AssessmentKind
from workstation.domain.methodology import Section

WIDE = 1600
NORMAL = 1200
RAIL = {WIDE: 264, NORMAL: 216}
PANEL = {WIDE: 420, NORMAL: 308}
FRENCH = 28
"""French sections have longer names; the rail takes it from panel and questions."""
FRENCH_PANEL = 8


class WizardView(QWidget):
    """Sections are built when first opened and kept; the rail and the bar stay in place."""

    review_requested = Signal()
    """A person wants to review and sign."""
    back_requested = Signal()
    """A person wants to go back to the list."""
    section_shown = Signal(str)
    """Another section is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.phrases = Phrases(desk)
        self.rail = Rail(desk, self.phrases, self)
        self.top_list = TopList(desk, self.rail.model, self)
        self.panel = SidePanel(desk, self.phrases, self)
        self._views: dict[str, SectionView] = {}
        self._section = ""
        self._in_panel: QWidget | None = None
        self._led_to = ("", "")
        self._title = SectionTitle(self)
        self._badge = Badge(desk.theme)
        self.undo = icon_button(desk.theme, "undo-2", "")
        self.redo = icon_button(desk.theme, "redo-2", "")
        self.history = icon_button(desk.theme, "history", "")
        self.strips = Strips(desk, self)
        self.versions = VersionTools(desk, self)
        self.stack = QStackedWidget(self)
        self.back = button(desk.theme, "", "", icon="arrow-left")
        self.reader = ReaderBar(desk, self)
        self.next_unanswered = button(desk.theme, "", "")
        self.next_section = button(desk.theme, "", "primary", icon="arrow-right")
        self.next_section.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_section(desk.sections[0].id)

    @property
    def section(self) -> str:
        """The section that is shown."""
        return self._section

    @property
    def view(self) -> SectionView:
        """The view of the section that is shown."""
        return self._views[self._section]

    @property
    def card(self) -> QuestionCard | None:
        """The question that has, or last had, the focus in this section."""
        return self.view.cards.get(self.desk.current_question)

    def show_section(self, section: str, *, focus: bool = False) -> None:
        """Show a section; everything typed so far is on its way into the record."""
        self.desk.record()
        if section not in self._views:
            self._views[section] = self._make_view(section)
            self.stack.addWidget(self._views[section])
        self._section = section
        self.stack.setCurrentWidget(self.view)
        self.rail.show_section(section)
        self.top_list.show_section(section)
        self.panel.show_for(self.view)
        self._show_head()
        self.section_shown.emit(section)
        first = next(iter(self.view.questions()), None)
        if focus:
            self.view.focus_first()
        elif first is not None and self.card is None:
            self.desk.focus_on(first.id)
        self.panel.know.show_question(self.desk.current_question if first is not None else "")

    def go_to(self, question: str, part: str = "") -> None:
        """Show a question and put the focus in it, or in the named part of it."""
        section = self.desk.methodology.section_of.get(question)
        if section is not None and section in self.desk.sections:
            if section.id != self._section:
                self.show_section(section.id)
            self.desk.focus_on(question)
            if part == "lock" and self.view.baseline_bar is not None:
                self.view.reveal(self.view.baseline_bar)
                self.view.baseline_bar.lock.setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                self.view.focus_question(question, part)

    def step_unanswered(self, step: int) -> None:
        """Go to the next (1) or previous (-1) question that misses something."""
        order = list(self.desk.methodology.questions)
        status = {state.section: state.status for state in self.desk.found.sections}
        counted = [
            need
            for need in self.desk.found.missing
            if status.get(need.section) not in ("locked", "not-needed")
        ]
        missing = {need.question for need in counted if need.need != "lock"}
        if not missing.intersection(self._baseline_questions()):
            # The baseline is locked once its own section is complete.
            missing |= {need.question for need in counted}
        if not missing:
            self.review_requested.emit()
            return
        here = self.desk.current_question
        if self._go_on_here(here):
            return
        start = order.index(here) if here in order else -1
        around = [
            order[(start + step * offset) % len(order)] for offset in range(1, len(order) + 1)
        ]
        target = next(question for question in around if question in missing)
        need = next(n for n in self.desk.found.missing if n.question == target)
        part = f"{need.row}:{need.column}" if need.row else need.need
        self._led_to = (target, need.need)
        self.go_to(target, part)

    def _baseline_questions(self) -> set[str]:
        sections = (s for s in self.desk.methodology.sections if s.baseline)
        return {question.id for section in sections for question in section.questions}

    def _go_on_here(self, question: str) -> bool:
        """Go to what the current question misses beside what Ctrl+J led to already."""
        found = self.desk.found.missing
        needs = [n.need for n in found if n.question == question and n.need != "lock"]
        led_question, led_need = self._led_to
        if led_question != question or not needs or led_need in needs:
            return False
        self._led_to = (question, needs[0])
        self.go_to(question, needs[0])
        return True

    def step_section(self, step: int) -> None:
        """Go to the next (1) or previous (-1) section; past the last comes the review."""
        sections = self.desk.sections
        row = self.rail.model.row_of(self._section) + step
        if row >= len(sections):
            self.review_requested.emit()
        elif row < 0:
            self.back_requested.emit()
        else:
            self.show_section(sections[row].id, focus=True)

    def toggle_panel_focus(self) -> None:
        """Go to What we know, and back to where the person was."""
        here = QApplication.focusWidget()
        if self._in_panel is None or here is None or not self.panel.isAncestorOf(here):
            self._in_panel = here
            self._show_panel_tab(True)
            if not self.panel.focus_first():
                self._in_panel = None
        else:
            self._show_panel_tab(False)
            self._in_panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._in_panel = None

    def show_panel(self) -> None:
        """Bring the panel to the front where it is a tab."""
        self._show_panel_tab(True)

    def place(self) -> dict[str, Any]:
        """Section, question, field, caret, selection and scroll."""
        question = self.desk.current_question
        return {"section": self._section, "question": question, **self.view.place()}

    def kept(self) -> Kept:
        """The steps that can be undone and made again."""
        return {"assessment": self.desk.id, "undo": kept_steps(self.desk.draft)}

    def take_kept(self, kept: Kept) -> None:
        """Take the steps over, before what was changed since."""
        if kept.get("assessment") == self.desk.id:
            take_steps(self.desk.draft, kept.get("undo", {}))

    def restore(self, place: dict[str, Any]) -> None:
        """Show a place again."""
        section, question = str(place.get("section", "")), str(place.get("question", ""))
        known = self.desk.methodology.section_of
        if question in known:
            section = known[question].id
        if section in {s.id for s in self.desk.sections}:
            self.show_section(section)
        if question in known:
            self.desk.focus_on(question)
            self.view.restore(question, place)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        rename(self.undo, self.tr("Undo (Ctrl+Z)"))
        rename(self.history, self.tr("History of this assessment (Ctrl+H)"))
        rename(self.redo, self.tr("Redo (Ctrl+Y)"))
        self.back.setText(self.tr("Back"))
        self.next_unanswered.setText(self.tr("Next unanswered"))
        self._show_head()
        self._respond()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the layout that the width allows."""
        super().resizeEvent(event)
        self._respond()

    def _make_view(self, section_id: str) -> SectionView:
        section = next(s for s in self.desk.methodology.sections if s.id == section_id)
        substantial = self.desk.methodology.by_role.get("substantial")
        if substantial is not None and substantial in section.questions:
            return DeterminationView(self.desk, section, self.phrases, self)
        return SectionView(self.desk, section, self.phrases, self)

    def _lay_out(self) -> None:
        theme = self.desk.theme
        head = frame("topbar")
        line = QHBoxLayout(head)
        theme.set_spacing(line, (20, 0, 16, 0), 10)
        theme.set_height(head, 48, 48)
        line.addWidget(self._title, 1)
        line.addWidget(self._badge)
        for tool in (self.versions, self.history, self.undo, self.redo):
            line.addWidget(tool)
        bar = frame("actionbar")
        actions = QHBoxLayout(bar)
        theme.set_spacing(actions, (20, 0, 20, 0), 8)
        theme.set_height(bar, 52, 52)
        actions.addWidget(self.back)
        actions.addStretch(1)
        actions.addWidget(self.reader, 8)
        actions.addWidget(self.next_unanswered)
        self.next_unanswered.setVisible(self.desk.casework.is_author)
        actions.addWidget(self.next_section)
        middle = frame("surface")
        column = QVBoxLayout(middle)
        theme.set_spacing(column)
        column.addWidget(self.top_list)
        column.addWidget(head)
        column.addWidget(self.strips)
        column.addWidget(self.stack, 1)
        column.addWidget(bar)
        self._column = column
        self._middle = middle
        self._row = QHBoxLayout(self)
        theme.set_spacing(self._row)
        self._row.addWidget(self.rail)
        self._row.addWidget(middle, 1)
        self._row.addWidget(self.panel)

    def _connect(self) -> None:
        stack = self.desk.draft.undo_stack
        self.undo.clicked.connect(self.undo_step)
        self.history.clicked.connect(self.desk.show_history)
        self.redo.clicked.connect(self.redo_step)
        stack.canUndoChanged.connect(self.undo.setEnabled)
        stack.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        self.rail.section_requested.connect(lambda s: self.show_section(s, focus=True))
        self.top_list.section_requested.connect(lambda s: self.show_section(s, focus=True))
        self.top_list.panel_toggled.connect(self._show_panel_tab)
        self.panel.question_requested.connect(self.go_to)
        lead_to_remarks(self)
        self.desk.wanted.connect(self.go_to)
        self.back.clicked.connect(lambda: self.step_section(-1))
        self.next_section.clicked.connect(lambda: self.step_section(1))
        self.next_unanswered.clicked.connect(lambda: self.step_unanswered(1))
        self.desk.record_changed.connect(self._show_head)
        self.desk.theme.changed.connect(self._respond)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # an application runs while a widget lives

    def undo_step(self) -> None:
        """Take back the last step, wherever it was, and show where."""
        self._step(self.desk.draft.undo_stack.undo)

    def redo_step(self) -> None:
        """Make the last step again, and show where."""
        self._step(self.desk.draft.undo_stack.redo)

    def _step(self, step: Callable[[], None]) -> None:
        touched: list[tuple[str, str]] = []

        def note(question: str, part: str, _origin: object) -> None:
            touched.append((question, part))

        connection = self.desk.draft.answered.connect(note)
        step()
        self.desk.draft.answered.disconnect(connection)
        if touched:
            question, part = touched[-1]
            is_row = part.startswith("text:")
            if is_row:
                _, row, column = part.split(":")
                part = f"{int(row) + 1}:{column}"
            card = self._views[self._section].cards.get(question)
            here = QApplication.focusWidget()
            if card is None or here is None or not card.isAncestorOf(here):
                self.go_to(question, part)

    def _show_head(self) -> None:
        section = self._section_shown()
        if section is None:
            return
        whole, short = (self.desk.words(t) for t in (section.title, section.short or section.title))
        self._title.set_words(f"{section.id} {whole}", f"{section.id} {short}")
        self._badge.setVisible(section.baseline)
        if self.desk.draft.is_baseline_locked:
            self._badge.show_as(self.tr("Baseline locked"), "", "lock")
        else:
            self._badge.show_as(self.tr("Baseline open"), "accent", "pen-line")
        last = section is self.desk.sections[-1]
        is_triage = self.desk.kind is AssessmentKind.TRIAGE  # which is closed, not signed
        end = self.tr("Review and close") if is_triage else self.tr("Review and sign")
        self.next_section.setText(end if last else self.tr("Next section"))

    def _section_shown(self) -> Section | None:
        sections = self.desk.methodology.sections
        return next((s for s in sections if s.id == self._section), None)

    def _respond(self) -> None:
        """Three columns, or one with the rail as a list and the panel as a tab."""
        theme = self.desk.theme
        width = self.window().width() / theme.zoom
        step = WIDE if width >= WIDE else NORMAL
        narrow = width < NORMAL
        self.rail.setVisible(not narrow)
        self.top_list.setVisible(narrow)
        french = step == NORMAL and self.desk.language == "fr"
        rail = theme.px(RAIL[step] + (FRENCH if french else 0))
        self.rail.setFixedWidth(max(rail, self.rail.room_needed()))
        if narrow:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16_777_215)
            self._show_panel_tab(self.top_list.shows_panel)
        else:
            self.panel.setFixedWidth(theme.px(PANEL[step] - (FRENCH_PANEL if french else 0)))
            self.panel.show()
            self._middle.show()
            self.stack.show()

    def _show_panel_tab(self, panel: bool) -> None:
        if self.top_list.isHidden():
            return
        self.top_list.set_shows_panel(panel)
        self.stack.setVisible(not panel)
        if panel and self._column.indexOf(self.panel) < 0:
            self._row.removeWidget(self.panel)
            self._column.insertWidget(2, self.panel, 1)
        self.panel.setVisible(panel)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        before, now = _card_of(old), _card_of(new)
        if before is not None and before is not now and self.isAncestorOf(before):
            before.leave()
        if now is not None and self.isAncestorOf(now):
            self.desk.focus_on(now.question.id)


def _card_of(widget: QWidget | None) -> QuestionCard | None:
    """The question that a widget stands in."""
    while widget is not None and not isinstance(widget, QuestionCard):
        widget = widget.parentWidget()
    return widget
