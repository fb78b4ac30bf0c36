"""A row of segments of which several can be chosen at once; the first means all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.segments import Segments

ALL = "all"


class Several(Segments):
    """Choices side by side, each on or off, behind one that stands for all of them.

    Left and Right move, Space or Enter turns one on or off, Delete goes back to all.
    """

    changed = Signal()
    """A person turned something on or off."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(((ALL, ALL), *choices), name, parent)
        self._group.setExclusive(False)
        self.set_values(())

    @property
    def values(self) -> tuple[str, ...]:
        """The ids that are on; none stands for all."""
        return tuple(i for i, b in self._buttons.items() if b.isChecked() and i != ALL)

    def set_values(self, ids: Sequence[str]) -> None:
        """Show what is on, without announcing it; ids that there are not are left out."""
        wanted = {one for one in ids if one in self._buttons and one != ALL}
        for own, button in self._buttons.items():
            button.setChecked(own in wanted or (own == ALL and not wanted))
        self._rove()

    def clear(self) -> None:
        """Go back to all, as a person would."""
        if self.values:
            self.set_values(())
            self.changed.emit()

    def _on_clicked(self, choice_id: str) -> None:
        self.set_values(() if choice_id == ALL else self.values)
        button = self._buttons[choice_id]
        if not button.hasFocus():
            button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.changed.emit()
