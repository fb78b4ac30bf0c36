"""The one window: a banner above and below, and one screen between."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ui.shell import tab_order
from ui.shell.banner import BannerLabel
from ui.shell.languages import Languages
from ui.shell.page import UNMARKED, Marking
from ui.shell.shortcuts import Shortcuts
from ui.theme.theme import CHOICES, Theme

_LEAST = (1024, 640)
_USUAL = (1280, 800)


class Window(QWidget):
    """Carries the marking banner whatever is shown."""

    def __init__(self, theme: Theme, languages: Languages, shortcuts: Shortcuts) -> None:
        super().__init__()
        self._theme = theme
        self._languages = languages
        self._shortcuts = shortcuts
        self.setProperty("kind", "page")
        self.close_asked: Callable[[], bool] | None = None
        """Asked when the window is to be closed; False while something is saved first."""
        self.banners = (BannerLabel(), BannerLabel())
        self.screens = QStackedWidget()
        column = QVBoxLayout(self)
        theme.set_spacing(column)
        column.addWidget(self.banners[0])
        column.addWidget(self.screens, 1)
        column.addWidget(self.banners[1])
        self._size()
        self._add_shortcuts()
        self.retranslate()

    def show_screen(self, screen: QWidget) -> None:
        """Show another screen in place of the one before, which is destroyed."""
        before = self.screens.currentWidget()
        self.screens.addWidget(screen)
        self.screens.setCurrentWidget(screen)
        if before is not None:
            self.screens.removeWidget(before)
            before.deleteLater()

    def cover(self, screen: QWidget) -> None:
        """Hide the screen and every dialog behind another one; nothing there is destroyed."""
        for other in QApplication.topLevelWidgets():
            if isinstance(other, QDialog) and other.isVisible():
                other.hide()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        self.screens.addWidget(screen)
        self.screens.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_marking(UNMARKED)

    def show_marking(self, marking: Marking) -> None:
        """Show the marking of everything on screen."""
        for banner in self.banners:
            banner.show_marking(marking)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Assessor Workstation"))
        self._shortcuts.retranslate()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab go in reading order."""
        return tab_order.step(self, forward=forward) or super().focusNextPrevChild(forward)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Typed text goes to the vault before the window goes."""
        if self.close_asked is not None and not self.close_asked():
            event.ignore()
            return
        super().closeEvent(event)

    def _size(self) -> None:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableSize()
        self.setMinimumSize(min(_LEAST[0], room.width()), min(_LEAST[1], room.height()))
        self.resize(
            min(_USUAL[0], room.width()) if room.width() >= _LEAST[0] else _USUAL[0],
            min(_USUAL[1], room.height()) if room.height() >= _LEAST[1] else _USUAL[1],
        )

    def _add_shortcuts(self) -> None:
        add, theme = self._shortcuts.add, self._theme
        add(
            self,
            ("Ctrl+=", "Ctrl++"),
            lambda: self.tr("Zoom in"),
            lambda: theme.step_zoom(1),
            everywhere=True,
        )
        add(
            self,
            "Ctrl+-",
            lambda: self.tr("Zoom out"),
            lambda: theme.step_zoom(-1),
            everywhere=True,
        )
        add(
            self,
            "Ctrl+0",
            lambda: self.tr("Zoom 100 %"),
            lambda: theme.set_zoom(100),
            everywhere=True,
        )
        add(
            self,
            "Ctrl+Shift+T",
            lambda: self.tr("Light, dark or as the system"),
            self._on_theme_asked,
            everywhere=True,
        )
        add(
            self,
            "Ctrl+Shift+L",
            lambda: self.tr("English or French"),
            self._languages.toggle,
            everywhere=True,
        )

    def _on_theme_asked(self) -> None:
        place = CHOICES.index(self._theme.choice)
        self._theme.choose(CHOICES[(place + 1) % len(CHOICES)])
