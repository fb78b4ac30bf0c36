"""The navigation at the left: icon over word, wide with words beside, or a menu."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from ui.theme.parts import label
from ui.theme.theme import Theme, set_variant


class NavWidth(Enum):
    """How much room the navigation takes, by the effective width of the window."""

    MENU = "menu"
    NARROW = "narrow"
    WIDE = "wide"

    @classmethod
    def of(cls, effective_width: float) -> "NavWidth":
        """The form for an effective width (window width divided by zoom)."""
        if effective_width < 900:
            return cls.MENU
        return cls.WIDE if effective_width >= 1600 else cls.NARROW


@dataclass(frozen=True, slots=True)
class NavItem:
    """One item: the id of its page, its icon and its word."""

    id: str
    icon: str
    words: Callable[[], str]
    at_bottom: bool = False


# The words stand literally in translate calls so that the translation tool finds them.
NAV_ITEMS: tuple[NavItem, ...] = (
    NavItem("home", "house", lambda: QCoreApplication.translate("Navigation", "Home")),
    NavItem("partners", "building-2", lambda: QCoreApplication.translate("Navigation", "Partners")),
    NavItem("assess", "file-pen", lambda: QCoreApplication.translate("Navigation", "Assess")),
    NavItem("approvals", "stamp", lambda: QCoreApplication.translate("Navigation", "Approvals")),
    NavItem(
        "exports", "package-check", lambda: QCoreApplication.translate("Navigation", "Exports")
    ),
    NavItem("reports", "chart-column", lambda: QCoreApplication.translate("Navigation", "Reports")),
    NavItem(
        "admin",
        "settings",
        lambda: QCoreApplication.translate("Navigation", "Admin"),
        at_bottom=True,
    ),
)


class NavButton(QToolButton):
    """An item with the number of things that wait there."""

    def __init__(self, theme: Theme, item: NavItem) -> None:
        super().__init__()
        self._theme = theme
        self.item = item
        self._wide = False
        self.setCheckable(True)
        self.setProperty("kind", "nav")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.set_icon(self, item.icon, "text2", 20, checked="accent")
        self._counter = label("", "nav-counter")
        self._counter.setParent(self)
        self._counter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._counter.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._counter.hide()
        self._count = 0

    @property
    def count(self) -> int:
        """How many things wait there."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how many things wait there; 0 shows nothing."""
        self._count = count
        self._counter.setText(str(count))
        self._counter.setVisible(count > 0)
        self._place_counter()
        self.retranslate()

    def set_wide(self, wide: bool) -> None:
        """Word beside the icon (wide) or under it."""
        self._wide = wide
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if wide else style.ToolButtonTextUnderIcon
        )
        set_variant(self, state="wide" if wide else None)
        self._place_counter()

    def retranslate(self) -> None:
        """Set the word, and what a screen reader says."""
        self.setText(("  " if self._wide else "") + self.item.words())
        said = self.item.words()
        if self._count:
            said = self.tr("{item}, {count} waiting").format(item=said, count=self._count)
        self.setAccessibleName(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the counter at its corner."""
        super().resizeEvent(event)
        self._place_counter()

    def _place_counter(self) -> None:
        self._counter.adjustSize()
        px = self._theme.px
        if self._wide:
            x = self.width() - self._counter.width() - px(12)
            y = (self.height() - self._counter.height()) // 2
        else:
            x, y = self.width() // 2 + px(12), px(4)
        self._counter.move(x, y)


class Navigation(QFrame):
    """The bar of items.

    Signals:
        chosen: the id of the item that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, ids: Iterable[str]) -> None:
        super().__init__()
        self._theme = theme
        self._form = NavWidth.NARROW
        self.setProperty("kind", "nav")
        self._group = QButtonGroup(self)
        self.buttons: dict[str, NavButton] = {}
        wanted = set(ids)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (0, 8, 0, 8), 0)
        for bottom in (False, True):
            for item in NAV_ITEMS:
                if item.id in wanted and item.at_bottom == bottom:
                    layout.addWidget(self._make(item))
            if not bottom:
                layout.addStretch(1)
        self.set_form(NavWidth.NARROW)
        self.retranslate()

    @property
    def form(self) -> NavWidth:
        """The form in force."""
        return self._form

    def set_form(self, form: NavWidth) -> None:
        """Take the form for the window's effective width."""
        self._form = form
        wide = form is NavWidth.WIDE
        for button in self.buttons.values():
            button.set_wide(wide)
            button.retranslate()
        self.setFixedWidth(self._theme.px(200 if wide else 88))
        if self.parentWidget() is not None:
            # Without a parent it would be shown as a window.
            self.setVisible(form is not NavWidth.MENU)

    def light(self, item: str) -> None:
        """Mark an item as the place where the person is; a place of its own marks none."""
        if item in self.buttons:
            self.buttons[item].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_count(self, item: str, count: int) -> None:
        """Show how many things wait at an item."""
        if item in self.buttons:
            self.buttons[item].set_count(count)

    def menu(self, parent: QWidget) -> QMenu:
        """The same items as a menu, for narrow windows."""
        made = QMenu(parent)
        for button in self.buttons.values():
            action = QAction(button.accessibleName(), made)
            action.triggered.connect(lambda _=False, id_=button.item.id: self.chosen.emit(id_))
            self._theme.set_icon(action, button.item.icon, "text2", 16)
            made.addAction(action)
        return made

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Navigation"))
        for button in self.buttons.values():
            button.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as its form."""
        return QSize(self.width(), super().sizeHint().height())

    def _make(self, item: NavItem) -> NavButton:
        button = NavButton(self._theme, item)
        button.clicked.connect(lambda _=False, id_=item.id: self.chosen.emit(id_))
        self._group.addButton(button)
        self.buttons[item.id] = button
        return button
