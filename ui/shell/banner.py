"""The marking banner at the top and bottom of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.shell.page import UNMARKED, Marking
from ui.theme.theme import set_variant


class BannerLabel(QLabel):
    """One banner; a screen reader says its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_marking(UNMARKED)

    def show_marking(self, marking: Marking) -> None:
        """Show a marking in its words and colour."""
        self.setText(marking.text)
        self.setAccessibleName(marking.text)
        set_variant(self, banner=marking.level)
