"""The pages, one in front: which form a page takes follows the window, never the reverse."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from ui.theme.theme import Theme

_LEAST = 480
"""Pixels at 100 %."""


class PageStack(QStackedWidget):
    """A page that is new, or still in its wide form, makes the window no wider."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def minimumSizeHint(self) -> QSize:
        """Little: a page lays itself out for the width that there is."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self._theme.px(_LEAST)), whole.height())
