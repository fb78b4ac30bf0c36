"""An earlier answer at its question, and all of them in one list: each is carried by a tick."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme.parts import button, frame, label, plain
from ui.widgets.notice import Notice
from ui.wizard.answer_words import AnswerWords
from ui.wizard.desk import Desk
from ui.wizard.effects import DropPlace
from ui.wizard.fields import Labeller
from workstation.domain.assessment import Answer
from workstation.domain.methodology import Question
from workstation.workflows.carrying import Candidate

SHORT = 160


class CarryLine(QWidget):
    """Under the current question: what an earlier file answered, with a tick that carries it."""

    def __init__(
        self, desk: Desk, question: str, drop: DropPlace, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = question
        self._drop = drop
        self._is_current = False
        self._words = AnswerWords(Labeller(desk, self))
        self.tick = QCheckBox(self)
        self.differences = button(desk.theme, "", "link", icon="git-compare")
        self.differences.setCheckable(True)
        self.origin = label("", "help", wrap=True)
        self._said = label("", "cell", wrap=True)
        self._box = frame("box")
        inner = QVBoxLayout(self._box)
        desk.theme.set_spacing(inner, (12, 8, 12, 8), 4)
        inner.addWidget(self._said)
        row = QHBoxLayout()
        desk.theme.set_spacing(row, gap=12)
        row.addWidget(self.tick, 1)
        row.addWidget(self.differences, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        desk.theme.set_spacing(column, gap=4)
        column.addWidget(self.origin)
        column.addLayout(row)
        column.addWidget(self._box)
        self.tick.clicked.connect(self._on_ticked)
        self.differences.toggled.connect(self._on_differences)
        desk.earlier.changed.connect(self.show_found)
        self.show_found()

    def show_current(self, current: bool) -> None:
        """Offer the earlier answer while the question is the current one."""
        self._is_current = current
        self.show_found()

    def show_found(self) -> None:
        """Show what is offered, and where the answer that stands was carried from."""
        found = self._desk.earlier.found.get(self._question)
        offered = found is not None and self._desk.earlier.may_carry(self._question)
        shown = offered and self._is_current
        origin = self._origin_words()
        self.origin.setText(origin)
        self.origin.setVisible(bool(origin))
        self.tick.setVisible(shown)
        self.differences.setVisible(shown)
        self._box.setVisible(shown and self.differences.isChecked())
        if found is not None and shown:
            self._say(found)
        self.setVisible(bool(origin) or shown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_found()
        super().changeEvent(event)

    def _say(self, found: Candidate) -> None:
        short = shortened(self._full(found.answer))
        self.tick.setChecked(False)
        self.tick.setText(
            self.tr("Use the answer of {file} ({date})").format(file=found.source, date=found.on)
        )
        self.tick.setAccessibleName(f"{self.tick.text()}: {short}")
        self.differences.setText(self.tr("Show differences"))
        self.differences.setAccessibleName(
            self.tr("Show differences to {file}").format(file=found.source)
        )
        now = self._full(self._desk.draft.answer_to(self._question)) or self.tr("nothing yet")
        said = [
            self.tr("{file}: {answer}").format(file=found.source, answer=self._full(found.answer)),
            self.tr("Here: {answer}").format(answer=now),
        ]
        if found.evidence:
            cited = ", ".join(each.title for each in found.evidence)
            said.append(self.tr("Cited again: {evidence}").format(evidence=cited))
        if found.lost:
            said.append(
                self.tr("No longer to be had: {evidence}").format(evidence=", ".join(found.lost))
            )
        self._said.setText("\n".join(said))

    def _origin_words(self) -> str:
        known = self._desk.earlier.origin_of(self._question)
        if known is None:
            return ""
        origin, is_changed = known
        said = self.tr("Carried from {file} ({date})").format(file=origin.source, date=origin.on)
        return self.tr("{said}, changed since").format(said=said) if is_changed else said

    def _full(self, answer: Answer) -> str:
        question = self._desk.methodology.questions[self._question]
        return full_words(self._words, question, answer)

    def _on_differences(self, on: bool) -> None:
        """Show both answers, and bring them into view."""
        self._box.setVisible(on)
        view = self.parentWidget()
        while view is not None and not isinstance(view, QScrollArea):
            view = view.parentWidget()
        if on and isinstance(view, QScrollArea):
            area = view
            QTimer.singleShot(0, self._box, lambda: area.ensureWidgetVisible(self._box, 0, 16))

    def _on_ticked(self, on: bool) -> None:
        found = self._desk.earlier.found.get(self._question)
        if on and found is not None:
            self._desk.earlier.carry(self._question, found.source, self._ask)

    def _ask(self, answer: Answer) -> None:
        """What a carried answer would hide is shown before, as with any other change."""
        if not self._drop.asks(answer, None):
            self._desk.earlier.put(answer)


class CarryDialog(QDialog):
    """Every earlier answer that could be carried; nothing is ticked in advance."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._words = AnswerWords(Labeller(desk, self))
        theme = desk.theme
        title = self.tr("Carry forward earlier answers")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title = label(title, "section")
        self._means = label(
            self.tr(
                "Tick what still holds. Each answer keeps the file that it came from,"
                " and evidence that still exists is cited again."
            ),
            "body",
            wrap=True,
        )
        self.ticks: dict[str, QCheckBox] = {}
        self.warning = Notice(theme, "warn")
        self.warning.hide()
        self.take = button(theme, self.tr("Carry the ticked answers"), "primary")
        self.take.setEnabled(False)
        self.empty = label("", "help", wrap=True)
        self.empty.setMargin(theme.px(14))
        self.cancel = button(theme, self.tr("Cancel"))
        self.take.clicked.connect(self._on_take)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(desk.earlier.found.values())
        if not self.ticks:
            self._say_none()

    def _lay_out(self, found: Iterable[Candidate]) -> None:
        theme = self._desk.theme
        content = plain()
        rows = QVBoxLayout(content)
        theme.set_spacing(rows)
        for each in found:
            if self._desk.earlier.may_carry(each.question):
                rows.addWidget(self._row(each))
        rows.addWidget(self.empty)
        self.empty.setVisible(not self.ticks)
        rows.addStretch(1)
        area = QScrollArea()
        area.setProperty("kind", "plain")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        listed = frame("card")
        inner = QVBoxLayout(listed)
        theme.set_spacing(inner, (1, 1, 1, 1))
        inner.addWidget(area)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 16, 20, 16), 12)
        outer.addWidget(self._title)
        outer.addWidget(self._means)
        outer.addWidget(listed, 1)
        outer.addWidget(self.warning)
        outer.addLayout(buttons)
        theme.set_width(self, 760)
        theme.set_height(self, 600)

    def _say_none(self) -> None:
        """Nothing to tick: only why, and a way out."""
        self.empty.setText(self._why_none())
        self._means.hide()
        self.take.hide()
        self.cancel.setText(self.tr("Close"))
        self._desk.theme.set_height(self, 220)

    def _why_none(self) -> str:
        if self._desk.earlier.found:
            return self.tr("No earlier answer differs from what stands here.")
        return self.tr(
            "No signed file of this partner has an answer for this one. After the first that is"
            " signed, its answers are offered here."
        )

    def _row(self, found: Candidate) -> QWidget:
        theme = self._desk.theme
        question = self._desk.methodology.questions[found.question]
        made = frame("know")
        column = QVBoxLayout(made)
        theme.set_spacing(column, (14, 8, 14, 10), 4)
        tick = QCheckBox(f"{found.question}  {self._desk.words(question.text)}")
        said = full_words(self._words, question, found.answer)
        given = self._desk.draft.answer_to(found.question)
        here = full_words(self._words, question, given)
        lines = [
            self.tr("{file} ({date}): {answer}").format(
                file=found.source, date=found.on, answer=shortened(said)
            )
        ]
        if here:
            lines.append(self.tr("Here: {answer}").format(answer=shortened(here)))
        tick.setAccessibleName(". ".join([tick.text(), *lines]))
        tick.toggled.connect(self._on_toggled)
        words = label("\n".join(lines), "cell", wrap=True)
        words.setIndent(theme.px(24))
        column.addWidget(tick)
        column.addWidget(words)
        self.ticks[found.question] = tick
        return made

    def _ticked(self) -> list[Candidate]:
        found = self._desk.earlier.found
        return [found[q] for q, tick in self.ticks.items() if tick.isChecked()]

    def _on_toggled(self) -> None:
        ticked = self._ticked()
        lost = {a.question for each in ticked for a in self._desk.lost_by(each.answer)}
        said = self.tr("This hides answers that are given; they are kept aside: {numbers}.")
        self.warning.show_as("warn", said.format(numbers=", ".join(sorted(lost))))
        self.warning.setVisible(bool(lost))
        self.take.setEnabled(bool(ticked))

    def _on_take(self) -> None:
        self._desk.earlier.carry_all(self._ticked())
        self.accept()


def full_words(words: AnswerWords, question: Question, answer: Answer) -> str:
    """An answer in words: mark, value and text."""
    said = ". ".join(filter(None, (words.of(question, answer.value), answer.text.strip())))
    return f"{answer.marking} {said}".strip() if said else ""


def shortened(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rstrip()}…"
