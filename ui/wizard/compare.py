"""Two files, or two versions of one, side by side, with the differences marked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.difference_list import DifferenceList, Row
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.wizard.plain_answer import plain_words
from workstation import words
from workstation.domain.assessment import State
from workstation.domain.assessment_difference import ComparedAnswer
from workstation.domain.error import UserError
from workstation.domain.text import Language
from workstation.workflows.comparing import Choice, Comparison, Side
from workstation.workflows.methodologies import get_methodology

if TYPE_CHECKING:
    from workstation.workflows.session import Session

DIFFERENT = "different"
ALL = "all"
OPEN_STATES = (State.DRAFT.value, State.RETURNED.value)
"""Of the right file: one that still takes answers."""


class CompareView(QWidget):
    """Which two, what differs, and each question on both sides."""

    back_requested = Signal()
    """A person has seen enough."""
    restore_requested = Signal(str, str, str)
    """A person wants an answer of the left in the right file: file, question, reference."""
    marking_changed = Signal()
    """Other texts are shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.comparison: Comparison | None = None
        self._wanted = ("", "")
        self.back = button(theme, "", "", icon="arrow-left", density="small")
        self.back.clicked.connect(self.back_requested)
        self._title = label("", "title")
        self.left, self.right = QComboBox(self), QComboBox(self)
        self._left_label, self._right_label = label("", "field"), label("", "field")
        self.which = Segments([(DIFFERENT, ""), (ALL, "")])
        self.which.set_value(DIFFERENT)
        self.which.chosen.connect(self._on_which)
        self._count = label("", "help")
        self.problem = Notice(theme, "bad")
        self.problem.hide()
        self.rows = DifferenceList(theme, self)
        self.rows.action_wanted.connect(self._on_restore)
        for side in (self.left, self.right):
            side.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            side.activated.connect(self._on_chosen)
        self._lay_out()
        self.retranslate()

    @property
    def markings(self) -> list[str]:
        """The portion mark of everything that is shown."""
        return list(self.comparison.marks) if self.comparison is not None else []

    @property
    def place(self) -> list[str]:
        """Which two are compared."""
        return list(self._wanted)

    def show_for(self, assessment: str, left: str = "", right: str = "") -> None:
        """Offer what can be compared with an assessment, and compare two.

        Without ``left``, its last signed version, else the newest other file of the partner.
        """
        from workstation.workflows import comparing

        def on_choices(choices: tuple[Choice, ...]) -> None:
            mine = right or assessment
            others = [one.reference for one in choices if one.reference != mine]
            self._wanted = (left or (others[0] if others else mine), mine)
            self._fill(choices)
            self.load()

        self._context.door.run(
            partial(comparing.list_choices, assessment=assessment), on_choices, self._on_failed,
            owner=self,
        )  # fmt: skip

    def load(self) -> None:
        """Compare the two that are chosen."""
        from workstation.workflows import comparing

        left, right = self._wanted

        def job(session: "Session") -> Comparison:
            return comparing.compare(session, left, right)

        self._context.door.run(job, self._on_compared, self._on_failed, owner=self)

    def focus_first(self) -> None:
        """Focus the first choice."""
        self.left.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.back.setText(self.tr("Back"))
        self._left_label.setText(self.tr("Left"))
        self._right_label.setText(self.tr("Right"))
        self.left.setAccessibleName(self.tr("The file or version at the left"))
        self.right.setAccessibleName(self.tr("The file or version at the right"))
        self.which.set_labels(
            [(DIFFERENT, self.tr("Only differences")), (ALL, self.tr("All questions"))]
        )
        self.which.set_name(self.tr("Which questions are shown"))
        self.rows.set_name(self.tr("Both sides, question by question"))
        self._title.setText(self.tr("Side by side"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self, choices: tuple[Choice, ...]) -> None:
        for box, wanted in zip((self.left, self.right), self._wanted, strict=True):
            box.clear()
            for one in choices:
                box.addItem(self._choice_words(one), one.reference)
            if box.findData(wanted) < 0:
                box.addItem(wanted, wanted)
            box.setCurrentIndex(box.findData(wanted))

    def _choice_words(self, one: Choice) -> str:
        if one.version:
            return self.tr("{file}, version {number} as signed {date}").format(
                file=one.assessment, number=one.version, date=one.on
            )
        state = words.label(f"state.{one.state.value}", self._context.language)
        return f"{one.assessment}, {state}, {one.on}"

    def _on_chosen(self) -> None:
        self._wanted = (str(self.left.currentData()), str(self.right.currentData()))
        self.load()

    def _on_which(self) -> None:
        if not self.which.value:
            self.which.set_value(DIFFERENT)
        self._show()

    def _on_compared(self, found: Comparison) -> None:
        self.comparison = found
        self.problem.hide()
        self._show()
        self.marking_changed.emit()

    def _on_failed(self, problem: UserError) -> None:
        self.problem.show_as("bad", sentence(problem, self._context.language))
        self.problem.show()

    def _show(self) -> None:
        found = self.comparison
        if found is None:
            return
        only = self.which.value == DIFFERENT
        answered = [row for row in found.rows if row.left or row.right]
        shown = found.different if only else answered
        self._count.setText(
            self.tr("{count} of {all} answered questions differ").format(
                count=len(found.different), all=len(answered)
            )
        )
        rows = [self._head(found), *(self._row(row) for row in shown)]
        self.rows.show_rows(rows, (found.left.reference, found.right.reference))

    def _head(self, found: Comparison) -> Row:
        sides = tuple(self._side(side) for side in (found.left, found.right))
        return Row("", self.tr("The two files"), "", "", sides)

    def _side(self, side: Side) -> str:
        language = self._context.language
        values = [
            (self.tr("Baseline"), level_words(side, "baseline", language)),
            (self.tr("Residual"), level_words(side, "residual", language)),
            (self.tr("Determination"), _finding(side.values["determination"], language)),
        ]
        lines = [
            f"{side.marking} {side.title}".strip(),
            side.partner,
            self.tr("{name}, version {version}, {date}").format(
                name=side.author_name, version=side.version, date=side.on
            ),
            self.tr("Methodology {id} {version}").format(
                id=side.methodology[0], version=side.methodology[1]
            ),
        ]
        lines += [self.tr("{name}: {value}").format(name=n, value=v or "–") for n, v in values]
        return "\n".join(line for line in lines if line)

    def _row(self, row: ComparedAnswer) -> Row:
        found = self.comparison
        assert found is not None
        language = self._context.language
        change = "changed" if row.left and row.right else "left" if row.left else "right"
        respects = ", ".join(words.label(f"difference.{each}", language) for each in row.differs)
        badge = respects if change == "changed" else words.label(f"difference.{change}", language)
        sides = (
            plain_words(found.left.methodology, row.question, row.left, language),
            plain_words(found.right.methodology, row.question, row.right, language),
        )
        cited = (row.left_evidence, row.right_evidence)
        told = tuple(
            "\n".join(filter(None, (said, *evidence)))
            for said, evidence in zip(sides, cited, strict=True)
        )
        may_restore = bool(row.left and row.differs) and found.right.state in OPEN_STATES
        return Row(
            row.question,
            f"{row.question}  {row.text.in_language(language)}",
            change if row.differs else "",
            badge if row.differs else "",
            told,
            self.tr("Use the left answer") if may_restore else "",
        )

    def _on_restore(self, question: str) -> None:
        found = self.comparison
        if found is not None:
            self.restore_requested.emit(found.right.assessment, question, found.left.reference)

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = QHBoxLayout()
        theme.set_spacing(head, gap=12)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self.which)
        choice = QHBoxLayout()
        theme.set_spacing(choice, gap=12)
        for named, box in ((self._left_label, self.left), (self._right_label, self.right)):
            column = QVBoxLayout()
            theme.set_spacing(column, gap=4)
            column.addWidget(named)
            column.addWidget(box)
            choice.addLayout(column, 1)
        card = frame("card")
        inner = QVBoxLayout(card)
        theme.set_spacing(inner, (1, 1, 1, 1))
        inner.addWidget(self.rows)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (20, 16, 20, 20), 12)
        layout.addLayout(head)
        layout.addLayout(choice)
        layout.addWidget(self.problem)
        layout.addWidget(card, 1)


def level_words(side: Side, value: str, language: Language) -> str:
    """A level as the methodology of its side calls it."""
    level = side.values[value]
    return (
        get_methodology(*side.methodology).level(level).label.in_language(language) if level else ""
    )


def _finding(value: str, language: Language) -> str:
    return words.find(f"determination.{value}", language) or value
