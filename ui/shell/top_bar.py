"""The bar above a page: where one is, saved state, find, language, lock."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ui.shell.find_field import FindField
from ui.shell.language_switch import LanguageSwitch
from ui.shell.page import SaveState, Saving
from ui.theme.parts import button, label, picture, plain
from ui.theme.theme import Theme, set_variant
from workstation.domain.text import Language

_MOST_WORDS = 380
_LONG_HERE = 20
_LEAST_WORDS = 90
_LEAST = 480
"""Pixels at 100 %: the menu, some words, Find, both languages, and the icon of Lock."""
_FIND, _FIND_NARROW, _FIND_LEAST = 280, 140, 92


class SavedBadge(QFrame):
    """Saved, saving, or not saved with the reason and a way out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = SaveState()
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, (6, 0, 6, 0), 4)
        self._icon = picture(theme, "save", "ok", 14)
        self.words = label("")
        self.way_out = QPushButton()
        self.way_out.setProperty("kind", "link")
        self.way_out.clicked.connect(self._on_way_out_clicked)
        for widget in (self._icon, self.words, self.way_out):
            layout.addWidget(widget)
        self.show_state(SaveState())

    def show_state(self, state: SaveState) -> None:
        """Show how far saving has come; nothing when there is nothing to save."""
        self._state = state
        tones = {Saving.SAVED: "ok", Saving.FAILED: "bad"}
        tone = tones.get(state.saving, "text2")
        icons = {Saving.SAVED: "save", Saving.FAILED: "circle-x"}
        self._theme.set_icon(self._icon, icons.get(state.saving, "loader-circle"), tone, 14)
        set_variant(self, badge="neutral" if tone == "text2" else tone)
        self.style().polish(self.words)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        state = self._state
        said = {
            Saving.NOTHING: "",
            Saving.SAVING: self.tr("Saving"),
            Saving.SAVED: self.tr("Saved {time}").format(time=state.at),
            Saving.FAILED: self.tr("Not saved. {reason}").format(reason=state.reason),
        }[state.saving]
        room = self._theme.px(_MOST_WORDS)
        metrics = QFontMetrics(self._theme.font("badge"))
        self.words.setText(metrics.elidedText(said, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.way_out.setText(state.way_out)
        self.way_out.setVisible(bool(state.way_out))
        self.setVisible(bool(said))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_way_out_clicked(self) -> None:
        if self._state.on_way_out is not None:
            self._state.on_way_out()


class _Where(QLabel):
    """Words that give way: the bar never asks for a wider window; whole in the tooltip."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)

    def minimumSizeHint(self) -> QSize:
        """A few letters, or all of a short text."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self._theme.px(_LEAST_WORDS)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer what is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        metrics = self.fontMetrics()
        fitting = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        QPainter(self).drawText(self.rect(), int(middle), fitting)


class TopBar(QFrame):
    """The bar above a page.

    Signals:
        lock_requested: the lock button was pressed.
        crumb_chosen: the first part of the breadcrumb was pressed.
    """

    lock_requested = Signal()
    crumb_chosen = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self.setProperty("kind", "topbar")
        self._theme = theme
        self._narrow = self._least = False
        self._place = ""
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, (20, 0, 20, 0), 12)
        theme.set_height(self, 52, 52)
        self.menu_button = button(theme, "", icon="menu")
        self.menu_button.hide()
        layout.addWidget(self.menu_button)
        layout.addWidget(self._make_where())
        self.saved = SavedBadge(theme)
        layout.addWidget(self.saved)
        layout.addStretch(1)
        self.finder = FindField(theme)
        layout.addWidget(self.finder)
        self.languages = LanguageSwitch(theme, language, names=("EN", "FR"))
        layout.addWidget(self.languages)
        self.lock = button(theme, "", icon="lock")
        self.lock.clicked.connect(self.lock_requested)
        layout.addWidget(self.lock)
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """That of its least form: which form it takes follows the window, not the reverse."""
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def set_menu(self, menu: QMenu | None) -> None:
        """Offer the navigation as a menu, or not."""
        self.menu_button.setMenu(menu) if menu is not None else None
        self.menu_button.setVisible(menu is not None)

    def set_narrow(self, narrow: bool, *, least: bool = False) -> None:
        """Give the find field less room in a narrow window.

        With ``least`` only the last part of the breadcrumb stays, and Lock is an icon.
        """
        width = _FIND_LEAST if least else _FIND_NARROW if narrow else _FIND
        self._theme.set_width(self.finder, width, width)
        self._narrow, self._least = narrow, least
        self.retranslate()
        self._show_crumbs()
        self._subtitle.setVisible(bool(self._subtitle.text()) and not narrow)

    def show_where(self, title: tuple[str, ...], subtitle: str) -> None:
        """Show a page's breadcrumb; one part alone is a title."""
        deep = len(title) > 1
        self._title.setVisible(not deep)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle) and not self._narrow)
        self._here.setVisible(deep)
        self._title.setText(title[-1])
        if deep:
            self._crumb.setText(title[0])
            self._place = " › ".join(title[1:])
        self._show_crumbs()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.menu_button.setText(self.tr("Menu"))
        self.lock.setText("" if self._least else self.tr("Lock"))
        self.lock.setAccessibleName(self.tr("Lock"))
        self.setAccessibleName(self.tr("Top bar"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_crumbs(self) -> None:
        """The first part gives way before where one is would be cut, then the last."""
        is_long = self._narrow and len(self._place) > _LONG_HERE
        self._here.setText(self._place.partition(" › ")[0] if self._least else self._place)
        for part in (self._crumb, self._arrow):
            part.setVisible(not self._here.isHidden() and not self._least and not is_long)

    def _make_where(self) -> QWidget:
        where = plain()
        layout = QHBoxLayout(where)
        self._theme.set_spacing(layout, (0, 0, 0, 0), 6)
        self._title = _Where(self._theme, "title")
        self._subtitle = label("", tone="text2")
        self._crumb = QPushButton()
        self._crumb.setProperty("kind", "crumb")
        self._crumb.clicked.connect(self.crumb_chosen)
        self._arrow = picture(self._theme, "chevron-right", "text3", 14)
        self._here = _Where(self._theme, "strong")
        for part in (self._title, self._crumb, self._arrow, self._here):
            layout.addWidget(part)
        layout.addSpacing(self._theme.px(6))
        layout.addWidget(self._subtitle)
        return where
