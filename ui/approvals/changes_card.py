"""What changed since the version before: the points of a return, and each answer old and new."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.badge import Badge
from ui.widgets.lapsed import lapsed_line, other_line, signers
from ui.widgets.notice import Card
from ui.wizard.changes_lines import change_lines
from workstation.domain.assessment import Decision
from workstation.domain.correction import AnswerChange, Correction, Todo
from workstation.domain.methodology import Methodology
from workstation.domain.voiding import Voided
from workstation.workflows.approvals import PacketView

if TYPE_CHECKING:
    from workstation.workflows.session import Session

FIRST_CHANGES = 8
"""A long list begins with so many."""


class ChangesCard(Card):
    """Hidden where there is no version before."""

    question_requested = Signal(str)
    """A person wants to go to a question."""
    shown = Signal()
    """Other marks are on screen than before."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, leads: bool = False
    ) -> None:
        """Make the card; with ``leads`` the number of each question is a way to it."""
        super().__init__(context.theme, " ", "git-compare", parent)
        self._context = context
        self._leads = leads
        self._correction: Correction | None = None
        self._methodology: Methodology | None = None
        self._shows_all = False
        self._wanted = ""
        self._voided: Voided | None = None
        self._parts: list[QWidget] = []
        context.theme.set_spacing(self.body, (14, 10, 14, 12), 8)
        self.hide()

    @property
    def marks(self) -> list[str]:
        """The portion marks of everything shown."""
        if self.isHidden():
            return []
        lapsed = list(self._voided.marks) if self._voided is not None else []
        return [*(marks_of(self._correction) if self._correction is not None else ()), *lapsed]

    def read(self, view: PacketView) -> None:
        """Read what a packet changed against the version before, and show it."""
        self._voided = None
        self.show_changes(None, None)
        record, file = view.record, view.file
        self._wanted = view.verdict.sha256
        if record is None or file is None:
            return

        def job(session: "Session") -> tuple[Correction | None, Voided | None]:
            from workstation.workflows import corrections, voiding

            later = record["assessment"]["version"] > 1
            found = corrections.changes_of_packet(session, record) if later else None
            return found, voiding.of_packet(session, record)

        def on_read(found: tuple[Correction | None, Voided | None]) -> None:
            if self._wanted == view.verdict.sha256:
                self._voided = found[1]
                self.show_changes(found[0], file.methodology)

        self._context.door.run(job, on_read, owner=self)

    def show_changes(self, correction: Correction | None, methodology: Methodology | None) -> None:
        """Show what changed; nothing hides the card."""
        if correction != self._correction:
            self._shows_all = False
        self._correction, self._methodology = correction, methodology
        self._show()
        self.shown.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._show()

    def _show(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        found, methodology = self._correction, self._methodology
        self.setVisible(methodology is not None and bool(found or self._voided))
        if methodology is None or self.isHidden():
            return
        self._show_lapsed(methodology)
        if found is None:
            return
        title = self.tr("Changes since version {number}").format(number=found.version)
        self.set_title(title, str(len(found.changes)))
        if found.decision is not None:
            self._add(self._returned(found.decision))
        for todo in found.todo if found.decision and found.decision.points else ():
            self._add(self._point(todo))
        if not found.changes:
            self._add(label(self.tr("No answer changed."), "cell", wrap=True))
        shown = found.changes if self._shows_all else found.changes[:FIRST_CHANGES]
        for change in shown:
            self._add(self._change(change, methodology))
        if len(shown) < len(found.changes):
            more = button(self._context.theme, "", "link")
            more.setText(self.tr("Show all %n changes", "", len(found.changes)))
            more.clicked.connect(self._on_more)
            self._add(more)

    def _show_lapsed(self, methodology: Methodology) -> None:
        """The decisions that no longer count, and who signs again."""
        found, language = self._voided, self._context.language
        if found is None:
            return
        self.set_title(self.tr("Decisions that no longer count"), str(len(found.lapsed)))
        for signed in found.lapsed:
            self._add(label(lapsed_line(signed, language), "cell", wrap=True))
        if self._correction is None:
            version = self.tr("Version {number} stands now.").format(number=found.now)
            self._add(label(version, "cell", wrap=True))
            for change in found.changes[:FIRST_CHANGES]:
                self._add(self._change(change, methodology))
        for other in found.others:
            self._add(label(other_line(other, language), "cell", wrap=True))
        if found.again:
            again = self.tr("To sign again: {who}.").format(who=signers(found.again, language))
            self._add(label(again, "cell-strong", wrap=True))

    def _add(self, part: QWidget) -> None:
        self.body.addWidget(part)
        self._parts.append(part)

    def _returned(self, decision: Decision) -> QWidget:
        said = self.tr("Returned by {name}: {reasons}").format(
            name=decision.officer_name, reasons=f"{decision.marking} {decision.reasons}"
        )
        return label(said, "cell", wrap=True)

    def _point(self, todo: Todo) -> QWidget:
        theme = self._context.theme
        box = frame("box")
        column = QVBoxLayout(box)
        theme.set_spacing(column, (10, 6, 10, 6), 4)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        self._lead(head, todo.question, todo.text)
        head.addStretch(1)
        if todo.is_changed:
            head.addWidget(Badge(theme, self.tr("Answer changed"), "ok", "circle-check"))
        elif todo.note:
            head.addWidget(Badge(theme, self.tr("Answered otherwise"), "", "pen-line"))
        else:
            head.addWidget(Badge(theme, self.tr("Not changed"), "warn", "triangle-alert"))
        column.addLayout(head)
        column.addWidget(label(f"{todo.marking} {todo.text}", "cell", wrap=True))
        if todo.note:
            column.addWidget(label(f"{todo.note_marking} {todo.note}", "help", wrap=True))
        return box

    def _change(self, change: AnswerChange, methodology: Methodology) -> QWidget:
        theme, language = self._context.theme, self._context.language
        asked = methodology.questions.get(change.question)
        words = asked.text.in_language(language) if asked is not None else ""
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.set_spacing(column, gap=2)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        self._lead(head, change.question, words)
        head.addWidget(label(words, "cell-strong", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(change_lines(theme, change, methodology, language))
        holder.setAccessibleName(f"{change.question} {words}")
        return holder

    def _lead(self, head: QHBoxLayout, question: str, about: str) -> None:
        """The number of a question, as a way to it where there is one."""
        if not self._leads or not question:
            head.addWidget(label(question, "cell-strong"), 0, Qt.AlignmentFlag.AlignTop)
            return
        link = button(self._context.theme, question, "link")
        link.setAccessibleName(
            self.tr("Go to {number}: {text}").format(number=question, text=about)
        )
        link.clicked.connect(lambda: self.question_requested.emit(question))
        head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)

    def _on_more(self) -> None:
        self._shows_all = True
        self._show()


class PointsCard(Card):
    """What the decisions on a packet ask to correct or demand, and who disagreed, in full."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "list-checks")
        self._context = context
        self._decisions: Sequence[Decision] = ()
        self._parts: list[QWidget] = []
        context.theme.set_spacing(self.body, (14, 10, 14, 12), 8)
        self.hide()

    def show_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show points, conditions, objections, dissents; hidden where no decision has any."""
        self._decisions = decisions
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        asked = [
            (each.officer_name, f"{point.question}  {point.marking} {point.text}")
            for each in self._decisions
            for point in each.points
        ]
        disagree = [line for each in self._decisions for line in self._disagreement(each)]
        demanded = [line for each in self._decisions for line in self._conditions(each)]
        title = self.tr("Conditions")
        if asked or disagree:
            title = self.tr("To correct") if asked else self.tr("Disagreement")
        self.set_title(title, str(len(asked) + len(disagree) + len(demanded)))
        for name, said in (*disagree, *asked, *demanded):
            part = label(said, "cell", wrap=True)
            part.setAccessibleName(f"{name}: {said}")
            self.body.addWidget(part)
            self._parts.append(part)
        self.setVisible(bool(asked or disagree or demanded))

    def _conditions(self, decision: Decision) -> list[tuple[str, str]]:
        """The conditions of an approval, each with the day by which it is met."""
        name, lines = decision.officer_name, []
        for each in decision.conditions:
            said = self.tr("Condition, {name}: {text}").format(
                name=name, text=f"{decision.marking} {each.text}"
            )
            if each.due:
                due = self.tr("Due {day}.").format(day=each.due)
                said = f"{said.rstrip('.')}. {due}"
            lines.append((name, said))
        return lines

    def _disagreement(self, decision: Decision) -> list[tuple[str, str]]:
        """A signer who would deny, and the dissents that a decision carries."""
        name, lines = decision.officer_name, []
        if decision.against:
            said = self.tr("{name} would deny: {reasons}").format(
                name=name, reasons=f"{decision.marking} {decision.reasons}"
            )
            lines.append((name, said))
        for each in decision.dissents:
            said = self.tr("Dissent, {name}: {text}").format(
                name=each.name, text=f"{each.marking} {each.text}"
            )
            lines.append((name, said))
        return lines


def marks_of(correction: Correction) -> list[str]:
    """The portion marks of a return, its points, and the answers before and after."""
    found = [mark for each in correction.todo for mark in (each.marking, each.note_marking)]
    for change in correction.changes:
        found += [change.before.marking, change.after.marking]
    if correction.decision is not None:
        found.append(correction.decision.marking)
    return [mark for mark in found if mark]
