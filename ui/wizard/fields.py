"""One field for each kind of answer; all speak in the answer's value."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.flow import ColumnsLayout
from ui.widgets.segments import Segments
from ui.wizard.desk import Desk
from workstation.domain.assessment import AnswerValue
from workstation.domain.methodology import (
    NO,
    NOT_APPLICABLE,
    UNABLE,
    YES,
    Choice,
    Methodology,
    QuestionKind,
    ScaleStep,
)

MOST_SEGMENTS = 6
MOST_LETTERS = 70
"""More choices, or longer words together, become a list to choose from."""

Labels = Sequence[tuple[str, str]]


class Field(Protocol):
    """What a question asks of its field."""

    def set_value(self, value: AnswerValue) -> None:
        """Show a value without announcing it."""

    def set_name(self, name: str) -> None:
        """Name the field for screen readers."""

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it be changed."""

    def choose_at(self, index: int) -> bool:
        """Choose by position; False when there is no such answer."""

    def focus_first(self) -> None:
        """Put the focus where answering begins."""

    def retranslate(self) -> None:
        """Put all words in the language in force."""


class SegmentField(QWidget):
    """An answer, a choice or a step of a scale as segments."""

    answered = Signal(object)
    """A person chose (a value's id) or took the choice back (None)."""

    def __init__(self, labels: Callable[[], Labels], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = labels
        self.segments = Segments(labels(), parent=self)
        self.segments.chosen.connect(lambda value: self.answered.emit(value or None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.segments)
        self.setFocusProxy(self.segments)

    def set_value(self, value: AnswerValue) -> None:
        """Show a value."""
        self.segments.set_value(value if isinstance(value, str) else "")

    def set_name(self, name: str) -> None:
        """Name the row of segments."""
        self.segments.set_name(name)

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open the segments."""
        self.segments.set_read_only(read_only)

    def choose_at(self, index: int) -> bool:
        """Choose by position."""
        return self.segments.choose_at(index)

    def focus_first(self) -> None:
        """Focus the chosen segment or the first."""
        self.segments.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Change the words of the segments."""
        self.segments.set_labels(self._labels())


class ComboField(QComboBox):
    """One of many choices; nothing is chosen in advance."""

    answered = Signal(object)
    """A person chose a value's id, or none."""

    def __init__(self, labels: Callable[[], Labels], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = labels
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem("–", "")
        for choice_id, words in labels():
            self.addItem(words, choice_id)
        self.activated.connect(lambda _row: self.answered.emit(self.currentData() or None))

    def wheelEvent(self, event: QEvent) -> None:
        """Scrolling the page must not change an answer."""
        event.ignore()

    def set_value(self, value: AnswerValue) -> None:
        """Show a value."""
        self.setCurrentIndex(max(0, self.findData(value or "")))

    def set_name(self, name: str) -> None:
        """Name the list."""
        self.setAccessibleName(name)

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open the list."""
        self.setEnabled(not read_only)

    def choose_at(self, index: int) -> bool:
        """Choose by position."""
        if not 0 <= index < self.count() - 1 or not self.isEnabled():
            return False
        self.setCurrentIndex(index + 1)
        self.answered.emit(self.currentData())
        return True

    def focus_first(self) -> None:
        """Focus the list."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Change the words, keep the choice."""
        for row, (_choice_id, words) in enumerate(self._labels(), 1):
            self.setItemText(row, words)


class ChoicesField(QWidget):
    """Any number of choices as checkboxes in even columns."""

    answered = Signal(object)
    """A person changed the choices; carries all chosen ids in order, or None."""

    def __init__(self, labels: Callable[[], Labels], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = labels
        self._boxes: dict[str, QCheckBox] = {}
        layout = ColumnsLayout(self, gap=16, row_gap=4)
        for choice_id, words in labels():
            box = QCheckBox(words, self)
            box.clicked.connect(self._on_clicked)
            self._boxes[choice_id] = box
            layout.addWidget(box)

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The checkbox of each choice."""
        return self._boxes

    def set_value(self, value: AnswerValue) -> None:
        """Show the chosen ids."""
        chosen = value if isinstance(value, tuple) else ()
        for choice_id, box in self._boxes.items():
            box.setChecked(choice_id in chosen)

    def set_name(self, name: str) -> None:
        """Name the group; each box is read with it."""
        self.setAccessibleName(name)
        for box in self._boxes.values():
            box.setAccessibleName(f"{name}: {box.text()}")

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open the boxes."""
        for box in self._boxes.values():
            box.setEnabled(not read_only)

    def choose_at(self, index: int) -> bool:
        """Check or uncheck by position."""
        boxes = list(self._boxes.values())
        if not 0 <= index < len(boxes) or not boxes[index].isEnabled():
            return False
        boxes[index].click()
        return True

    def focus_first(self) -> None:
        """Focus the first box."""
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Change the words of the boxes."""
        for choice_id, words in self._labels():
            self._boxes[choice_id].setText(words)
        self.set_name(self.accessibleName())

    def _on_clicked(self) -> None:
        chosen = tuple(i for i, box in self._boxes.items() if box.isChecked())
        self.answered.emit(chosen or None)


class DateAnswerField(QWidget):
    """A calendar date."""

    answered = Signal(object)
    """A person entered a date (YYYY-MM-DD) or took it away (None)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = DateField(desk.theme, self)
        self.date.dated.connect(lambda text: self.answered.emit(text or None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.date)
        self.setFocusProxy(self.date)

    def set_value(self, value: AnswerValue) -> None:
        """Show a date."""
        self.date.set_date(value if isinstance(value, str) else "")

    def set_name(self, name: str) -> None:
        """Name the field."""
        self.date.set_name(name)

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open the field."""
        self.date.set_read_only(read_only)

    def choose_at(self, index: int) -> bool:
        """A date has no positions."""
        return False

    def focus_first(self) -> None:
        """Focus the field."""
        self.date.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """The date field follows the language itself."""


AnswerField = SegmentField | ComboField | ChoicesField | DateAnswerField


class Labeller(QWidget):
    """The words of answers, choices and scales in the language in force."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._desk = desk

    def answers(self, *, with_na: bool = True) -> Labels:
        """Yes, no, unable, not applicable."""
        labels = [
            (YES, self.tr("Yes")),
            (NO, self.tr("No")),
            (UNABLE, self.tr("Unable")),
            (NOT_APPLICABLE, self.tr("Not applicable")),
        ]
        return labels if with_na else labels[:3]

    def choices(self, choices: tuple[Choice, ...], *, allow_unable: bool = False) -> Labels:
        """Choices of the methodology."""
        labels = [(c.id, self._desk.words(c.short or c.label)) for c in choices]
        return [*labels, *([(UNABLE, self.tr("Unable"))] if allow_unable else [])]

    def rows(self, count: int) -> str:
        """How many rows an answer has."""
        return self.tr("%n rows", "", count)

    def scale(
        self, scale: str, *, allow_unable: bool = False, numbers_only: bool = False
    ) -> Labels:
        """The steps of a scale with their numbers."""
        steps = scale_of(self._desk.methodology, scale)
        labels = [
            (
                str(s.value),
                str(s.value) if numbers_only else f"{s.value} {self._desk.words(s.short)}",
            )
            for s in steps
        ]
        return [*labels, *([(UNABLE, self.tr("Unable"))] if allow_unable else [])]


def scale_of(methodology: Methodology, scale: str) -> tuple[ScaleStep, ...]:
    """The steps of ``severity`` or ``likelihood``."""
    return methodology.severity if scale == "severity" else methodology.likelihood


def fits_segments(labels: Labels) -> bool:
    """Whether choices are few and short enough to stand side by side."""
    return len(labels) <= MOST_SEGMENTS and sum(len(w) for _, w in labels) <= MOST_LETTERS


def make_field(
    desk: Desk,
    labeller: Labeller,
    kind: QuestionKind,
    choices: tuple[Choice, ...],
    scale: str,
    *,
    allow_unable: bool,
    parent: QWidget,
) -> AnswerField | None:
    """The field of a kind of answer; None for text and rows."""
    if kind is QuestionKind.ANSWER:
        return SegmentField(labeller.answers, parent)
    if kind is QuestionKind.SCALE:
        return SegmentField(lambda: labeller.scale(scale, allow_unable=allow_unable), parent)
    if kind is QuestionKind.CHOICES:
        return ChoicesField(lambda: labeller.choices(choices), parent)
    if kind is QuestionKind.CHOICE:
        return make_choice(lambda: labeller.choices(choices, allow_unable=allow_unable), parent)
    return DateAnswerField(desk, parent) if kind is QuestionKind.DATE else None


def make_choice(labels: Callable[[], Labels], parent: QWidget) -> SegmentField | ComboField:
    """Segments for a few short words, a list for more."""
    if fits_segments(labels()):
        return SegmentField(labels, parent)
    return ComboField(labels, parent)
