"""Notices in place, and the toast for what can be undone."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.context import Link
from ui.theme.parts import button, icon_button, label, picture
from ui.theme.theme import Theme

_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x"}
_MOST = 3
_TOAST_MS = 8_000
_ABOVE_STATUS = 28 + 16


class Notice(QFrame):
    """One sentence with at most one link.

    Signals:
        dismissed: the person closed it or followed its link.
    """

    dismissed = Signal()

    def __init__(
        self, theme: Theme, tone: str, text: str, link: Link | None, *, closable: bool = True
    ) -> None:
        super().__init__()
        self.tone = tone
        self.text = text
        self.setProperty("kind", "notice")
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, (12, 6, 6, 6), 8)
        icon_tone = "accent" if tone == "info" else tone
        layout.addWidget(picture(theme, _ICONS[tone], icon_tone, 16))
        words = label(text, "cell", wrap=True)
        layout.addWidget(words, 1)
        if link is not None:
            follow = button(theme, link.text, "link")
            follow.clicked.connect(link.follow)
            follow.clicked.connect(self.dismissed)
            layout.addWidget(follow)
        if closable:
            close = icon_button(theme, "x", self.tr("Dismiss"))
            close.clicked.connect(self.dismissed)
            layout.addWidget(close)


class NoticeBar(QWidget):
    """The notices above a page, newest first; errors stay until dismissed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "plain")
        self._layout = QVBoxLayout(self)
        theme.set_spacing(self._layout, (20, 12, 20, 0), 8)
        self._shown: list[Notice] = []
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is said now, newest first."""
        return [notice.text for notice in self._shown]

    def say(self, tone: str, text: str, link: Link | None = None) -> None:
        """Add a notice; the same words are not repeated."""
        for old in [notice for notice in self._shown if notice.text == text]:
            self._drop(old)
        notice = Notice(self._theme, tone, text, link)
        notice.dismissed.connect(lambda: self._drop(notice))
        self._shown.insert(0, notice)
        self._layout.insertWidget(0, notice)
        for old in self._shown[_MOST:]:
            self._drop(old)
        self.show()

    def clear_passing(self) -> None:
        """Take away everything but errors; called when another page is opened."""
        for old in [notice for notice in self._shown if notice.tone != "bad"]:
            self._drop(old)

    def _drop(self, notice: Notice) -> None:
        if notice in self._shown:
            self._shown.remove(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._shown))


class Toast(QFrame):
    """One line at the bottom centre for 8 seconds, with the way to undo."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._theme = theme
        self._link: Link | None = None
        self.setProperty("kind", "toast")
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, (12, 0, 4, 0), 4)
        self.words = label("", "cell")
        self.undo = button(theme, "", density="small")
        layout.addWidget(self.words)
        layout.addWidget(self.undo)
        self.undo.clicked.connect(self._on_undo_clicked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOAST_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, link: Link | None = None) -> None:
        """Show one line; an older one gives way."""
        self._link = link
        self.words.setText(text)
        self.setAccessibleName(text)
        self.undo.setText(link.text if link else self.tr("Dismiss"))
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom centre."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self._over
        self.adjustSize()
        self.move(
            (over.width() - self.width()) // 2,
            over.height() - self.height() - self._theme.px(_ABOVE_STATUS),
        )

    def _on_undo_clicked(self) -> None:
        self.hide()
        if self._link is not None:
            self._link.follow()
