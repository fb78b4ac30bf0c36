"""How many shares a kit has, and how many of them open the vault; what that means, in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ui.theme.parts import label
from ui.theme.theme import Theme
from ui.widgets.notice import Notice

_MOST_SHARES = 16
_USUAL_SHARES, _USUAL_NEEDED = 3, 2


class ChooseKit(QWidget):
    """Two numbers and a sentence.

    Signals:
        changed: another number was chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.shares, self.needed = QSpinBox(), QSpinBox()
        self._shares_words, self._needed_words = label("", "field"), label("", "field")
        self.choice = Notice(theme)
        row = QHBoxLayout()
        theme.set_spacing(row, gap=16)
        for words, box, usual in (
            (self._shares_words, self.shares, _USUAL_SHARES),
            (self._needed_words, self.needed, _USUAL_NEEDED),
        ):
            box.setRange(1, _MOST_SHARES)
            box.setValue(usual)
            box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            theme.set_width(box, 96, None)
            box.valueChanged.connect(self._on_changed)
            words.setBuddy(box)
            holder = QVBoxLayout()
            theme.set_spacing(holder, gap=4)
            holder.addWidget(words)
            holder.addWidget(box)
            row.addLayout(holder)
        row.addStretch(1)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (0, 0, 0, 0), 12)
        column.addLayout(row)
        column.addWidget(self.choice)
        column.addStretch(1)
        self.setFocusProxy(self.shares)
        self.retranslate()

    @property
    def is_possible(self) -> bool:
        """Whether such a kit protects anything; one sheet alone may only be the only one."""
        needed, shares = self.needed.value(), self.shares.value()
        return needed <= shares and (needed > 1 or shares == 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._shares_words.setText(self.tr("Shares to print"))
        self._needed_words.setText(self.tr("Shares that open the vault"))
        self.shares.setAccessibleName(self._shares_words.text())
        self.needed.setAccessibleName(self._needed_words.text())
        self._say()

    def _say(self) -> None:
        needed, shares = self.needed.value(), self.shares.value()
        tone = "info" if self.is_possible else "bad"
        if needed > shares:
            said = self.tr("There cannot be more needed than are printed.")
        elif needed == 1 and shares > 1:
            said = self.tr("Each sheet alone would open the vault. Choose 2 or more, or one sheet.")
        elif shares == 1:
            tone = "warn"
            said = self.tr("Whoever finds this one sheet opens the vault. If it is lost, so is it.")
        elif needed == shares:
            tone = "warn"
            said = self.tr("All {shares} sheets are needed: not one may be lost.").format(
                shares=shares
            )
        else:
            said = self.tr(
                "Any {needed} of the {shares} sheets open the vault; %n may be lost.",
                "",
                shares - needed,
            ).format(needed=needed, shares=shares)
        self.choice.show_as(tone, said)

    def _on_changed(self, _value: int) -> None:
        self._say()
        self.changed.emit()
