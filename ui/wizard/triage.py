"""The end of a triage: closing it, going on to the whole, and reading again what was closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.theme.parts import button, label, plain
from ui.theme.theme import set_variant
from ui.widgets.ask_first import AskFirst
from ui.widgets.marked_text import MarkedText
from ui.widgets.notice import Notice
from ui.wizard.desk import Desk
from workstation.domain.assessment import AssessmentKind, State
from workstation.domain.checks import open_findings
from workstation.domain.error import BadInputError, UserError
from workstation.domain.methodology import Question
from workstation.domain.officer import Permission
from workstation.domain.triage import REASON_ROLE, stands_against_closing

if TYPE_CHECKING:
    from workstation.workflows.session import Session
    from workstation.workflows.triage import TriageClose


class TriagePanel(QFrame):
    """Stands where others are signed: a triage is closed with its reason, or goes on.

    A closed one that was drawn waits here for another officer, who agrees, or says why not.
    """

    changed = Signal()
    """The triage was closed, read again, or became the whole; the file is to be read again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sign-panel")
        self._desk = desk
        self._close: TriageClose | None = None
        theme = desk.theme
        self._title = label("", "strong", wrap=True)
        self._state = Notice(theme, "info")
        self.text = MarkedText(
            theme, banner_with=lambda mark: desk.banner_with("", mark), least_lines=2
        )
        self.close_it = button(theme, "", "primary", icon="archive")
        self.go_on = button(theme, "", "", icon="arrow-right")
        self.agree = button(theme, "", "primary", icon="circle-check")
        self.disagree = button(theme, "", "", icon="undo-2")
        self._why = label("", "help", wrap=True)
        self.close_it.clicked.connect(self.ask_close)
        self.asked: AskFirst | None = None
        self.go_on.clicked.connect(self._on_go_on)
        self.agree.clicked.connect(lambda: self._on_review(True))
        self.disagree.clicked.connect(lambda: self._on_review(False))
        self._lay_out()
        desk.checked.connect(self.retranslate)
        desk.record_changed.connect(self.load)
        self.retranslate()

    @property
    def is_triage(self) -> bool:
        """Whether the file is a triage."""
        return self._desk.draft.assessment.kind is AssessmentKind.TRIAGE

    @property
    def is_closed(self) -> bool:
        """Whether it was closed."""
        return self._desk.found.state is State.TRIAGE_CLOSED

    @property
    def may_review(self) -> bool:
        """Whether this officer is to read it again."""
        officer, held = self._desk.context.officer, self._close
        return (
            self.is_closed
            and held is not None
            and held.waits
            and officer.id not in (held.officer, self._desk.draft.assessment.author)
            and bool(officer.permissions & {Permission.ASSESS, Permission.DECIDE})
        )

    @property
    def why(self) -> str:
        """Why it cannot be closed, or what closing does."""
        return self._why.text()

    @property
    def first_button(self) -> QWidget:
        """Where the focus goes."""
        order = (self.agree, self.close_it, self.go_on)
        shown = (each for each in order if each.isVisibleTo(self) and each.isEnabled())
        return next(shown, self.go_on)

    def ask_close(self) -> None:
        """Say what closing does, and close once a person wants it."""
        self._desk.autosave.flush()
        asked = AskFirst(
            self._desk.theme,
            self.tr("Close {id} at triage?").format(id=self._desk.id),
            self.tr(
                "No assessment is made, and nothing is signed. The answers can be read, not"
                " changed. Of a hundred that are closed, {percent} are drawn for a second reader,"
                " who may open it again."
            ).format(percent=self._desk.methodology.sample_percent),
            lines=self._reason_given(),
            verb=self.tr("Close the triage"),
            icon="archive",
            way_out=self.tr("Cancel"),
            parent=self,
        )
        self.asked = asked
        asked.ask(self._on_close)

    def load(self) -> None:
        """Read how it was closed, if it was."""
        from workstation.workflows import triage

        if not self.is_triage:
            self.retranslate()
            return
        assessment = self._desk.id

        def show(found: "TriageClose | None") -> None:
            self._close = found
            self.retranslate()

        self._desk.run(lambda session: triage.find_close(session, assessment), show)

    def retranslate(self) -> None:
        """Put all words in the language in force, and show what can be done."""
        self.close_it.setText(self.tr("Close the triage"))
        self.go_on.setText(self.tr("Go on to the full assessment"))
        self.agree.setText(self.tr("Agree"))
        self.disagree.setText(self.tr("Disagree and open it again"))
        self.text.set_title(self.tr("What the author should look at again"))
        own = self._desk.is_open
        self.close_it.setVisible(own)
        self.go_on.setVisible(own)
        for part in (self.agree, self.disagree, self.text):
            part.setVisible(self.may_review)
        self._show_state()
        against = self._why_not()
        self.close_it.setEnabled(own and not against)
        self._why.setText(against if own else "")
        self._why.setVisible(bool(self._why.text()))
        self.close_it.setAccessibleDescription(against)
        tone = "bad" if against else "text2"
        if self._why.property("tone") != tone:
            set_variant(self._why, tone=tone)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (16, 12, 16, 14), 8)
        layout.addWidget(self._title)
        layout.addWidget(self._state)
        layout.addWidget(self.text)
        holder = plain()
        line = QHBoxLayout(holder)
        theme.set_spacing(line, gap=8)
        for part in (self.close_it, self.go_on, self.agree, self.disagree):
            line.addWidget(part)
        line.addStretch(1)
        layout.addWidget(holder)
        layout.addWidget(self._why)

    def _show_state(self) -> None:
        held = self._close
        if self.is_closed and held is not None:
            self._title.setText(self._closed_words(held))
            self._state.show_as("info", self._reason_words(held))
        elif held is not None and held.review == "disagrees":
            said = self.tr("{name} disagreed with the closing: {mark} {text}")
            self._title.setText(self.tr("A second reader opened this triage again"))
            self._state.show_as(
                "warn",
                said.format(name=held.reader_name, mark=held.review_marking, text=held.review_text),
            )
        else:
            self._title.setText(
                self.tr("Nothing is signed at triage: it is closed with its reason, or goes on.")
            )
        self._state.setVisible(held is not None)

    def _closed_words(self, held: "TriageClose") -> str:
        day = held.closed_utc[:10]
        if held.review == "agrees":
            said = self.tr("Closed on {day}. {name} read it again and agreed.")
            return said.format(day=day, name=held.reader_name)
        if held.waits:
            if self.may_review:
                said = self.tr("Closed on {day} by {name}, and drawn for you to read again.")
                return said.format(day=day, name=held.author_name)
            said = self.tr("Closed on {day}. It was drawn: another officer reads it again.")
            return said.format(day=day)
        return self.tr("Closed on {day}. It was not drawn for a second reader.").format(day=day)

    def _reason_words(self, held: "TriageClose") -> str:
        question = self._question()
        choices = {each.id: each for each in question.choices} if question else {}
        found = choices.get(held.reason)
        reason = self._desk.words(found.label) if found else held.reason
        return f"{reason}. {held.marking} {held.text}"

    def _reason_given(self) -> tuple[str, ...]:
        """The reason as it would be recorded."""
        question = self._question()
        given = self._desk.draft.answer_to(question.id) if question is not None else None
        if question is None or given is None or not isinstance(given.value, str):
            return ()
        found = {each.id: each for each in question.choices}.get(given.value)
        reason = self._desk.words(found.label) if found else given.value
        said = f"{reason}. {given.marking} {given.text.strip()}".strip()
        return (self.tr("Reason: {reason}").format(reason=said),)

    def _question(self) -> Question | None:
        return self._desk.methodology.by_role.get(REASON_ROLE)

    def _why_not(self) -> str:
        """Why it cannot be closed now; "" when it can."""
        found, answers = self._desk.found, self._desk.draft.assessment.answers
        against = stands_against_closing(self._desk.methodology, answers, found.facts)
        if against:
            said = self.tr("{questions} asks for a full assessment: one yes or unable is enough.")
            return said.format(questions=", ".join(against))
        missing = dict.fromkeys(need.question for need in found.missing)
        if missing:
            said = self.tr("Still to answer before it can be closed: {questions}.")
            return said.format(questions=", ".join(missing))
        speaks = dict.fromkeys(each.question for each in open_findings(found))
        if speaks:
            said = self.tr("A check speaks at {questions}; mend it, or say why it is passed over.")
            return said.format(questions=", ".join(speaks))
        return ""

    def _on_close(self) -> None:
        from workstation.workflows import triage

        assessment = self._desk.id
        self._desk.autosave.flush()

        def show(found: "TriageClose") -> None:
            self._close = found
            self.changed.emit()

        self._desk.run(lambda session: triage.close(session, assessment), show, self._say)

    def _on_go_on(self) -> None:
        from workstation.workflows import triage

        assessment = self._desk.id
        self._desk.autosave.flush()
        self._desk.run(
            lambda session: triage.go_on(session, assessment),
            lambda _assessment: self.changed.emit(),
            self._say,
        )

    def _on_review(self, agrees: bool) -> None:
        from workstation.workflows import triage

        assessment, text, mark = self._desk.id, self.text.text, self.text.mark
        self.text.set_error("")

        def review(session: "Session") -> State:
            return triage.review(session, assessment, agrees, text, mark)

        def show(_state: State) -> None:
            self.text.set_text("")
            self.load()
            self.changed.emit()

        self._desk.run(review, show, self._say)

    def _say(self, problem: UserError) -> None:
        said = sentence(problem, self._desk.language)
        if isinstance(problem, BadInputError) and problem.place in ("text", "marking"):
            self.text.set_error(said)
            self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._why.setText(said)
        self._why.setVisible(True)
        set_variant(self._why, tone="bad")
