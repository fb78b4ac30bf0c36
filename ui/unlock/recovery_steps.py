"""The recovery kit step by step: choose, print, type back from paper, proven."""

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.background import Door, Task
from ui.shell.languages import Languages
from ui.theme.parts import button, label, plain
from ui.theme.theme import Theme
from ui.unlock.recovery_choose import ChooseKit
from ui.unlock.recovery_print import PrintKit
from ui.unlock.recovery_shares import SharesForm
from ui.widgets.notice import Notice
from ui.widgets.progress import ProgressStrip
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.recovery import Kit, KitFacts, Proof
    from workstation.workflows.session import Session


class Step(IntEnum):
    """Where the person is."""

    CHOOSE = 0
    PRINT = 1
    TYPE = 2
    DONE = 3


class RecoverySteps(QWidget):
    """Makes a kit and has it proven, or holds the drill with the kit that is there.

    Signals:
        proven: the kit's number; the record says so already.
        finished: the person has read that it is proven, and goes on.
        step_changed: the person is at another step.
    """

    proven = Signal(str)
    finished = Signal()
    step_changed = Signal()

    def __init__(self, theme: Theme, languages: Languages, door: Door) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._languages = languages
        self._door = door
        self._facts: KitFacts | None = None
        self.where = label("", "small")
        self.title = label("", "section")
        self.intro = label("", "help", wrap=True)
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.progress = ProgressStrip(theme)
        self.progress.hide()
        self.choose = ChooseKit(theme)
        self.choose.changed.connect(self._enable)
        self.printing = PrintKit(theme, languages, door)
        self.printing.started.connect(self._set_busy)
        self.printing.done.connect(self._on_on_paper)
        self.printing.failed.connect(self._on_failed)
        self.printing.refused.connect(lambda said: self._say("bad", said))
        self.form = SharesForm(theme, languages)
        self.form.completed.connect(self._on_completed)
        self.pages = QStackedWidget()
        for page in (self.choose, self.printing, self.form, plain()):
            self.pages.addWidget(page)
        self.action = button(theme, "", "primary")
        self.action.clicked.connect(self._on_action_clicked)
        self.other = button(theme, "", "quiet")
        self.other.clicked.connect(self._on_other_clicked)
        self._lay_out(theme)
        self.go_to(Step.CHOOSE)

    @property
    def step(self) -> Step:
        """Where the person is."""
        return Step(self.pages.currentIndex())

    def begin(self, facts: "KitFacts | None") -> None:
        """Begin by choosing; a kit that was made before may be typed back at once."""
        self._facts = facts
        self.go_to(Step.TYPE if facts is not None else Step.CHOOSE)

    def go_to(self, step: Step) -> None:
        """Show a step."""
        policy = QSizePolicy.Policy
        for place in range(self.pages.count()):
            page = self.pages.widget(place)
            assert page is not None
            # Only the step in front asks for room.
            page.setSizePolicy(
                policy.Preferred, policy.Preferred if place == step else policy.Ignored
            )
        self.pages.setCurrentIndex(step)
        self.outcome.hide()
        if step is Step.TYPE:
            self.form.ask_for(*self._asked_for())
        self.retranslate()
        self.step_changed.emit()
        self.focus_step()

    def focus_step(self) -> None:
        """Put the focus where the step begins."""
        first: dict[Step, QWidget] = {
            Step.CHOOSE: self.choose.shares,
            Step.PRINT: self.printing.print_button,
            Step.TYPE: self.form.words.fields[0],
            Step.DONE: self.action,
        }
        self.setFocusProxy(first[self.step])
        first[self.step].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every word anew."""
        titles = (
            self.tr("Recovery kit"),
            self.tr("Print the kit"),
            self.tr("Type the words back from paper"),
            self.tr("The kit is proven"),
        )
        self.title.setText(titles[self.step])
        self.where.setText(
            self.tr("Step {step} of {steps}").format(step=int(self.step) + 1, steps=len(titles))
        )
        self.intro.setText(self._intro_words())
        self.choose.retranslate()
        self.printing.retranslate()
        self._word_actions()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _asked_for(self) -> tuple[str, int]:
        kit = self.printing.kit
        if kit is not None:
            return kit.number, kit.needed
        assert self._facts is not None
        return self._facts.number, self._facts.needed

    def _intro_words(self) -> str:
        if self.step is Step.CHOOSE:
            return self.tr(
                "When passphrases are lost, only these printed sheets open the vault. "
                "Give each sheet to another person, or keep it in another safe."
            )
        if self.step is Step.PRINT:
            return self.tr(
                "The words exist here and on paper, nowhere else. Leaving this page before they "
                "are printed makes this kit useless."
            )
        if self.step is Step.TYPE:
            number, needed = self._asked_for()
            return self.tr(
                "Take %n sheet(s) of kit {number}. Four letters of a word and a space are enough.",
                "",
                needed,
            ).format(number=number)
        return self.tr(
            "Seal each sheet in its own envelope and bring it to its place. The drill is due in "
            "a year."
        )

    def _word_actions(self) -> None:
        self.action.setText(
            {
                Step.CHOOSE: self.tr("Make the kit"),
                Step.PRINT: self.tr("Go on: type the words back"),
                Step.TYPE: self.tr("Try the kit"),
                Step.DONE: self.tr("Go on"),
            }[self.step]
        )
        said = ""
        if self.step is Step.TYPE:
            said = self.tr("The sheets are not here: make a new kit")
        elif self.step is Step.CHOOSE and self._facts is not None:
            said = self.tr("I have the sheets of kit {number}").format(number=self._facts.number)
        self.other.setText(said)
        self.other.setVisible(bool(said))
        self._enable()

    def _enable(self) -> None:
        is_busy = self.progress.isVisibleTo(self)
        ready = {
            Step.CHOOSE: self.choose.is_possible,
            Step.PRINT: self.printing.is_on_paper,
            Step.TYPE: self.form.is_complete,
            Step.DONE: True,
        }
        self.action.setEnabled(ready[self.step] and not is_busy)
        for each in (self.other, self.printing, self.choose):
            each.setEnabled(not is_busy)

    def _on_action_clicked(self) -> None:
        acts: dict[Step, Callable[[], None]] = {
            Step.CHOOSE: self._make,
            Step.PRINT: lambda: self.go_to(Step.TYPE),
            Step.TYPE: self._try,
            Step.DONE: self.finished.emit,
        }
        acts[self.step]()

    def _on_other_clicked(self) -> None:
        if self.step is Step.TYPE:
            self.printing.forget()
            self.go_to(Step.CHOOSE)
        else:
            self.go_to(Step.TYPE)

    def _make(self) -> None:
        needed, shares = self.choose.needed.value(), self.choose.shares.value()

        def make(session: "Session") -> "Kit":
            from workstation.workflows import recovery

            return recovery.make_kit(session, needed, shares)

        self._set_busy(self.tr("Making the kit"))
        self._door.run(make, self._on_made, self._on_failed, owner=self)

    def _on_made(self, kit: "Kit") -> None:
        self.progress.hide()
        self.printing.take(kit)
        self.go_to(Step.PRINT)

    def _on_on_paper(self, tone: str, said: str) -> None:
        self._say(tone, said)
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_completed(self) -> None:
        self._enable()
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        texts = self.form.texts

        def attempt(session: "Session", _task: Task) -> "Proof":
            from workstation.workflows import recovery

            return recovery.prove(session, texts)

        self._set_busy(self.tr("Opening a copy of the vault with the shares"))
        self._door.run_long(attempt, self._on_proven, self._on_failed, owner=self)

    def _on_proven(self, proof: "Proof") -> None:
        self.progress.hide()
        self.printing.forget()
        self._facts = None
        self.form.start_again()
        self.go_to(Step.DONE)
        said = self.tr("Kit {number} opened a copy of the vault, up to entry {seq} of its record.")
        self._say("ok", said.format(number=proof.kit, seq=proof.seq))
        self.proven.emit(proof.kit)

    def _on_failed(self, problem: UserError) -> None:
        self._say("bad", sentence(problem, self._languages.language))

    def _say(self, tone: str, said: str) -> None:
        self.progress.hide()
        self.outcome.show_as(tone, said)
        self.outcome.show()
        self._enable()

    def _set_busy(self, what: str) -> None:
        self.outcome.hide()
        self.progress.show()
        self.progress.show_progress(None, what, "")
        self._enable()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        theme.set_spacing(column, (0, 0, 0, 0), 10)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.where)
        column.addLayout(head)
        column.addWidget(self.intro)
        column.addWidget(self.pages)
        column.addWidget(self.outcome)
        column.addWidget(self.progress)
        row = QHBoxLayout()
        theme.set_spacing(row, (0, 4, 0, 0), 12)
        row.addWidget(self.action)
        row.addWidget(self.other)
        row.addStretch(1)
        column.addLayout(row)
