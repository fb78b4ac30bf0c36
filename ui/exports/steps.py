"""The steps of writing a bundle: what is done, what runs, what comes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.parts import label
from ui.theme.theme import Theme, set_variant

STEPS = ("packing", "signing", "writing", "reading-back")


class StepList(QWidget):
    """One line for each step, with a sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: dict[str, tuple[QLabel, QLabel]] = {}
        self._current = ""
        column = QVBoxLayout(self)
        theme.set_spacing(column, (0, 4, 0, 4), 8)
        for step in STEPS:
            sign, words = QLabel(), label("", "body")
            self._lines[step] = (sign, words)
            row = QHBoxLayout()
            theme.set_spacing(row, gap=10)
            row.addWidget(sign)
            row.addWidget(words, 1)
            column.addLayout(row)
        self.show_step("")

    def set_words(self, words: Sequence[str]) -> None:
        """Name the steps, in order."""
        for (_sign, line), said in zip(self._lines.values(), words, strict=True):
            line.setText(said)

    def show_step(self, current: str, *, done: bool = False) -> None:
        """Show which step runs; ``done`` when all are over."""
        self._current = current
        before = True
        for step, (sign, words) in self._lines.items():
            runs = step == current and not done
            before = before and not runs and (bool(current) or done)
            icon, tone = ("circle-check", "ok") if before else ("circle", "text3")
            if runs:
                icon, tone = "loader-circle", "accent"
            self._theme.set_icon(sign, icon, tone)
            kind = "strong" if runs else "body"
            set_variant(words, kind=kind, tone="text" if before or runs else "text3")
