"""The look in force: mode, zoom, and everything that is drawn from them."""

import weakref
from collections.abc import Callable
from typing import Final, Literal, TypeVar

from PySide6.QtCore import QMargins, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QLabel,
    QLayout,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import fonts, icons, marks, sheet
from ui.theme.tokens import TOKENS, Mode

Choice = Literal["light", "dark", "system"]
CHOICES: tuple[Choice, ...] = ("light", "dark", "system")
STYLE: Final = "Fusion"
"""The style that the sheet is written for."""
_WORN: Final = "worn"
ZOOMS: tuple[int, ...] = (100, 110, 125, 150, 175, 200)

_Target = TypeVar("_Target", bound=QObject)


class Theme(QObject):
    """Mode and zoom, with what painters and widgets need from them.

    Passed in constructors; there is no global one. Widgets register what depends on it once
    through ``dress`` or its short forms; they are dressed again at every change and forgotten
    when they are gone.

    Signals:
        changed: mode or zoom changed and the new sheet is in force.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: Choice = "system", zoom: int = 100):
        super().__init__(application)
        self._application = application
        self._choice: Choice = choice
        self._zoom_percent = zoom if zoom in ZOOMS else 100
        self._dressed: weakref.WeakKeyDictionary[QObject, dict[str, Callable[[], None]]] = (
            weakref.WeakKeyDictionary()
        )
        # Painters ask for these for every cell; a copy of a kept font keeps its glyphs as well.
        self._lengths: dict[float, int] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}
        fonts.load()
        marks.register()
        if not application.property(_WORN):
            application.setStyle(STYLE)
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What the person chose: light, dark, or as the system."""
        return self._choice

    @property
    def mode(self) -> Mode:
        """The mode in force."""
        if self._choice != "system":
            return self._choice
        scheme = self._application.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    @property
    def zoom_percent(self) -> int:
        """The zoom, one of ``ZOOMS``."""
        return self._zoom_percent

    @property
    def zoom(self) -> float:
        """The zoom as a factor."""
        return self._zoom_percent / 100

    def px(self, length: float) -> int:
        """A length of the design in pixels at the zoom in force."""
        kept = self._lengths.get(length)
        if kept is None:
            scaled = round(length * self.zoom)
            kept = self._lengths[length] = max(1, scaled) if length > 0 else scaled
        return kept

    def colour(self, tone: str) -> QColor:
        """The colour of a token."""
        kept = self._colours.get(tone)
        if kept is None:
            kept = self._colours[tone] = QColor(TOKENS[self.mode][tone])
        return QColor(kept)

    def font(self, role: str) -> QFont:
        """The font of a role (see ``fonts.ROLES``), for painters."""
        kept = self._fonts.get(role)
        if kept is None:
            kept = self._fonts[role] = fonts.font(role, self.zoom)
        return QFont(kept)

    def metrics(self, role: str) -> QFontMetrics:
        """How much room words take in the font of a role."""
        kept = self._metrics.get(role)
        if kept is None:
            kept = self._metrics[role] = QFontMetrics(self.font(role))
        return kept

    def pixmap(self, name: str, tone: str = "text2", size: int = 16) -> QPixmap:
        """An icon for painters and labels; ``size`` is 14, 16, 20 or 28 at 100 %."""
        return icons.pixmap(name, TOKENS[self.mode][tone], self.px(size), self._ratio())

    def icon(
        self,
        name: str,
        tone: str = "text",
        size: int = 16,
        *,
        checked: str | None = None,
        after: int = 0,
    ) -> QIcon:
        """An icon for a button or action.

        ``checked`` is the tone of its checked state; ``after`` is empty room at its right.
        """
        room = self.px(after)

        def drawn(tone: str) -> QPixmap:
            return icons.widen(self.pixmap(name, tone, size), room)

        made = QIcon(drawn(tone))
        faint = drawn("text3")
        made.addPixmap(faint, QIcon.Mode.Disabled, QIcon.State.Off)
        made.addPixmap(faint, QIcon.Mode.Disabled, QIcon.State.On)
        if checked is not None:
            on = drawn(checked)
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
                made.addPixmap(on, mode, QIcon.State.On)
        return made

    def choose(self, choice: Choice) -> None:
        """Show light, dark, or as the system."""
        self._choice = choice
        self._apply()

    def set_zoom(self, percent: int) -> None:
        """Zoom to one of ``ZOOMS``; anything else is taken as the nearest."""
        self._zoom_percent = min(ZOOMS, key=lambda zoom: abs(zoom - percent))
        self._apply()

    def step_zoom(self, steps: int) -> None:
        """Zoom in (positive) or out (negative) by steps."""
        place = ZOOMS.index(self._zoom_percent) + steps
        self.set_zoom(ZOOMS[min(max(place, 0), len(ZOOMS) - 1)])

    def dress(self, target: _Target, name: str, wear: Callable[[_Target], None]) -> None:
        """Call ``wear(target)`` now and after every change, for as long as the target lives.

        ``name`` tells uses on one target apart; a new use with the same name replaces the
        old. ``wear`` must not hold the target itself.
        """
        reference = weakref.ref(target)

        def again() -> None:
            alive = reference()
            if alive is not None and isValid(alive):
                wear(alive)

        self._dressed.setdefault(target, {})[name] = again
        wear(target)

    def set_icon(
        self,
        target: QAbstractButton | QLabel | QAction,
        name: str,
        tone: str = "text",
        size: int = 16,
        *,
        checked: str | None = None,
    ) -> None:
        """Give a button, label or action an icon that follows the theme."""

        def wear(worn: QObject) -> None:
            if isinstance(worn, QLabel):
                worn.setPixmap(self.pixmap(name, tone, size))
            elif isinstance(worn, QPushButton):
                # Qt leaves 4 px between icon and words; the design has 8.
                worn.setIcon(self.icon(name, tone, size, checked=checked, after=4))
                worn.setIconSize(QSize(self.px(size) + self.px(4), self.px(size)))
            elif isinstance(worn, QAbstractButton):
                worn.setIcon(self.icon(name, tone, size, checked=checked))
                worn.setIconSize(QSize(self.px(size), self.px(size)))
            elif isinstance(worn, QAction):
                worn.setIcon(self.icon(name, tone, size, checked=checked))

        self.dress(target, "icon", wear)

    def set_spacing(
        self,
        layout: QLayout,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 0,
        gap_down: int | None = None,
    ) -> None:
        """Margins (left, top, right, bottom) and gaps of a layout, zoomed."""

        def wear(worn: QLayout) -> None:
            left, top, right, bottom = (self.px(length) for length in margins)
            worn.setContentsMargins(QMargins(left, top, right, bottom))
            if isinstance(worn, QGridLayout):
                worn.setHorizontalSpacing(self.px(gap))
                worn.setVerticalSpacing(self.px(gap if gap_down is None else gap_down))
            else:
                worn.setSpacing(self.px(gap))

        self.dress(layout, "spacing", wear)

    def set_width(self, widget: QWidget, least: int | None = None, most: int | None = None) -> None:
        """Least and greatest width, zoomed; equal values fix it."""

        def wear(worn: QWidget) -> None:
            if least is not None:
                worn.setMinimumWidth(self.px(least))
            if most is not None:
                worn.setMaximumWidth(self.px(most))

        self.dress(widget, "width", wear)

    def set_height(
        self, widget: QWidget, least: int | None = None, most: int | None = None
    ) -> None:
        """Least and greatest height, zoomed; equal values fix it."""

        def wear(worn: QWidget) -> None:
            if least is not None:
                worn.setMinimumHeight(self.px(least))
            if most is not None:
                worn.setMaximumHeight(self.px(most))

        self.dress(widget, "height", wear)

    def _ratio(self) -> float:
        return float(self._application.devicePixelRatio()) if QGuiApplication.screens() else 1.0

    @Slot()
    def _on_system_scheme_changed(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        for kept in (self._lengths, self._colours, self._fonts, self._metrics):
            kept.clear()
        self._application.setPalette(self._palette())
        self._application.setFont(self.font("body"))
        wanted = sheet.build(self.mode, self.zoom)
        if wanted != self._application.styleSheet():
            self._application.setStyleSheet(wanted)
        for uses in list(self._dressed.values()):
            for again in list(uses.values()):
                again()
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        made = QPalette()
        for place, token in (
            (role.Window, "window"),
            (role.WindowText, "text"),
            (role.Base, "surface"),
            (role.AlternateBase, "window"),
            (role.Text, "text"),
            (role.Button, "surface"),
            (role.ButtonText, "text"),
            (role.BrightText, "bad"),
            (role.ToolTipBase, "text"),
            (role.ToolTipText, "surface"),
            (role.PlaceholderText, "text3"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "on-accent"),
            (role.Link, "accent"),
            (role.LinkVisited, "accent"),
            (role.Mid, "border"),
            (role.Midlight, "border"),
            (role.Dark, "control"),
            (role.Light, "surface"),
        ):
            made.setColor(place, self.colour(token))
        for place in (role.WindowText, role.Text, role.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, place, self.colour("text3"))
        return made


def make_application(name: str) -> QApplication:
    """The application, in the style of the sheet from the beginning.

    To set the style later gives it back to Python, with every name that a style knows: that takes
    a twentieth of the way to the first screen.
    """
    application = QApplication([name, "-style", STYLE])
    application.setProperty(_WORN, True)
    return application


def set_variant(widget: QWidget, **properties: str | None) -> None:
    """Change dynamic properties (``kind``, ``tone``, ``state``, …) and draw accordingly."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
