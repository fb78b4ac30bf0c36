"""Find anything: a field whose hits drop down under it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.shell.banner import BannerLabel
from ui.shell.hits import ALL, HIT_ROLE, ROW_HEIGHT, HitDelegate, item_of
from ui.shell.hits import Hit as Hit
from ui.shell.page import UNMARKED, Marking
from ui.theme.parts import label, picture
from ui.theme.theme import Theme

_PAUSE_MS = 120
_MOST_ROWS = 8
_ROOM_FOR_KEYS = 200
_BANNER_HEIGHT = 24


class _Drop(QFrame):
    """The list under the field; it never takes the focus."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("kind", "popup")
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (1, 1, 1, 1), 0)
        self.list = QListWidget()
        self.list.setProperty("kind", "plain")
        self.list.setItemDelegate(HitDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label("", "help", wrap=True)
        self.nothing.setContentsMargins(12, 10, 12, 10)
        self.banner = BannerLabel()
        theme.set_height(self.banner, _BANNER_HEIGHT)
        layout.addWidget(self.banner)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.hide()


class FindField(QLineEdit):
    """The field in the top bar; its list is steered from the field.

    Signals:
        wanted: words to look for, after a short pause in typing.
        opened: the ``Hit`` that was chosen.
    """

    wanted = Signal(str)
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._drop: _Drop | None = None
        self._icon = picture(theme, "search", "text2", 16)
        self._icon.setParent(self)
        self._keys = label("Ctrl+K", "keys")
        self._keys.setParent(self)
        for part in (self._icon, self._keys):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.set_width(self, 280, 280)
        theme.dress(self, "margins", lambda field: field.make_room())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self.textEdited.connect(self._on_text_edited)
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """True while the list is shown."""
        return self._drop is not None and self._drop.isVisible()

    def make_room(self) -> None:
        """Leave room for the icon at the zoom in force."""
        keys = self._theme.px(56) if self.width() >= self._theme.px(_ROOM_FOR_KEYS) else 0
        self.setTextMargins(self._theme.px(22), 0, keys, 0)
        self._arrange()

    def show_hits(self, hits: Sequence[Hit], marking: Marking = UNMARKED) -> None:
        """Show what was found for the words in the field under its banner, or that nothing was."""
        if not self.text().strip() or not self.hasFocus():
            return
        drop = self._ensure_drop()
        drop.list.clear()
        shown = [*hits, self._all()] if hits else []
        for hit in shown:
            drop.list.addItem(item_of(hit))
        drop.banner.show_marking(marking)
        drop.banner.setVisible(bool(hits))
        drop.list.setVisible(bool(hits))
        drop.nothing.setVisible(not hits)
        if hits:
            drop.list.setCurrentRow(0)
        self._place_drop(len(shown))

    def close_hits(self) -> None:
        """Take the list away."""
        if self._drop is not None:
            self._drop.hide()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setPlaceholderText(self.tr("Find anything"))
        self.setAccessibleName(self.tr("Find anything"))
        if self._drop is not None:
            self._drop.nothing.setText(
                self.tr("Nothing found. Try fewer words, or part of a name.")
            )
            self._drop.list.setAccessibleName(self.tr("Found"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep icon and keys in place."""
        super().resizeEvent(event)
        self.make_room()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the focus."""
        super().focusOutEvent(event)
        self.close_hits()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter opens, Esc closes."""
        key = event.key()
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 7,
            Qt.Key.Key_PageUp: -7,
        }
        if self.is_open and self._drop is not None and key in moves:
            count = self._drop.list.count()
            row = self._drop.list.currentRow() + moves[Qt.Key(key)]
            self._drop.list.setCurrentRow(min(max(row, 0), count - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.text().strip():
                self._open(self._all())
            else:
                self._open_current()
        elif key == Qt.Key.Key_Escape and (self.is_open or self.text()):
            self.clear()
            self.close_hits()
        else:
            super().keyPressEvent(event)

    def _on_text_edited(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.close_hits()
        self._keys.setVisible(not text)

    def _on_pause_timeout(self) -> None:
        self.wanted.emit(self.text().strip())

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._open(item.data(HIT_ROLE))

    def _open_current(self) -> None:
        if self.is_open and self._drop is not None:
            item = self._drop.list.currentItem()
            if item is not None:
                self._open(item.data(HIT_ROLE))

    def _open(self, hit: Hit) -> None:
        self.close_hits()
        self.clear()
        self._keys.show()
        self.opened.emit(hit)

    def _all(self) -> Hit:
        """The line that leads to the page of everything that was found."""
        return Hit(ALL, self.text().strip(), self.tr("All that was found"), self.tr("Ctrl+Enter"))

    def _ensure_drop(self) -> _Drop:
        if self._drop is None:
            self._drop = _Drop(self._theme, self.window())
            self._drop.list.itemClicked.connect(self._on_item_clicked)
            self.retranslate()
        return self._drop

    def _place_drop(self, hits: int) -> None:
        drop = self._ensure_drop()
        width = max(self.width(), self._theme.px(440))
        rows = min(max(hits, 1), _MOST_ROWS)
        corner = self.mapTo(self.window(), QPoint(self.width(), self.height()))
        left = max(0, corner.x() - width)
        height = rows * ROW_HEIGHT + (_BANNER_HEIGHT if hits else 0)
        drop.setGeometry(left, corner.y() + self._theme.px(4), width, self._theme.px(height) + 2)
        drop.show()
        drop.raise_()

    def _arrange(self) -> None:
        px = self._theme.px
        self._icon.adjustSize()
        self._keys.adjustSize()
        self._icon.move(px(9), (self.height() - self._icon.height()) // 2)
        self._keys.move(
            self.width() - self._keys.width() - px(9), (self.height() - self._keys.height()) // 2
        )
        self._keys.setVisible(not self.text() and self.width() >= px(_ROOM_FOR_KEYS))
