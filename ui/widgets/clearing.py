"""A line that can be emptied with one click, by an icon of our own."""

from PySide6.QtWidgets import QLineEdit, QToolButton

from ui.theme.theme import Theme


def make_clearable(theme: Theme, line: QLineEdit) -> None:
    """Let a line be emptied; Qt's own picture follows neither theme nor zoom."""
    line.setClearButtonEnabled(True)
    clear = line.findChild(QToolButton)
    if clear is not None:
        theme.set_icon(clear, "x", "text2")
