"""What is said in place: notices with one link, cards, empty states."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.parts import button, frame, label, picture
from ui.theme.theme import Theme, set_variant

NOTICE_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x"}


class Notice(QFrame):
    """One sentence on a tint with a bar at the left, and at most one link.

    ``tone`` is info, ok, warn or bad.
    """

    link_activated = Signal()
    """The link was clicked."""

    def __init__(
        self,
        theme: Theme,
        tone: str = "info",
        text: str = "",
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._theme = theme
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = label("", "body", wrap=True)
        self._link = button(theme, "", "link")
        self._link.clicked.connect(self.link_activated)
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, (12, 7, 12, 7), 8)
        layout.addWidget(self._picture)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._link)
        self.show_as(tone, text, link)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def show_as(self, tone: str, text: str, link: str = "") -> None:
        """Change tone, sentence and link together."""
        token = "accent" if tone == "info" else tone
        self._theme.set_icon(self._picture, NOTICE_ICONS[tone], token, 16)
        self._words.setText(text)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self.setAccessibleName(text)
        set_variant(self, tone=tone)


class Card(QFrame):
    """A rounded frame with an optional head: icon, title, and something at its right."""

    def __init__(
        self, theme: Theme, title: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (1, 1, 1, 1), 0)
        self.title = label(title, "card-title")
        self.aside = label("", "help")
        self.counter = label("", "counter")
        self.counter.hide()
        self.head = frame("head")
        self.head_layout = QHBoxLayout(self.head)
        theme.set_spacing(self.head_layout, (14, 8, 10, 8), 8)
        theme.set_height(self.head, 40)
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if icon:
            self.head_layout.addWidget(picture(theme, icon, "text", 16))
        self.head_layout.addWidget(self.title)
        self.head_layout.addWidget(self.counter)
        self.head_layout.addWidget(self.aside)
        self.head_layout.addStretch(1)
        outer.addWidget(self.head)
        self.head.setVisible(bool(title))
        self.body = QVBoxLayout()
        theme.set_spacing(self.body, (14, 12, 14, 14), 8)
        outer.addLayout(self.body)

    def set_title(self, title: str, aside: str = "") -> None:
        """Change the words of the head; an aside that is a number becomes a counter."""
        self.title.setText(title)
        is_number = aside.isdigit()
        self.counter.setText(aside if is_number else "")
        self.counter.setVisible(is_number)
        self.aside.setText("" if is_number else aside)
        self.aside.setVisible(bool(aside) and not is_number)
        self.head.setVisible(bool(title))
        self.setAccessibleName(title)


class EmptyState(QFrame):
    """What is absent, when it fills, and one action."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        absent: str = "",
        fills: str = "",
        action: str = "",
        on_action: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self._absent = label("", "strong", wrap=True)
        self._fills = label("", "help", wrap=True)
        self._action = button(theme, "", "quiet")
        if on_action is not None:
            self._action.clicked.connect(on_action)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (20, 16, 20, 16), 4)
        layout.addStretch(1)
        self._theme = theme
        self._picture = picture(theme, icon, "text3", 28)
        layout.addWidget(self._picture)
        for words in (self._absent, self._fills):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(words)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        self.set_words(absent, fills, action)

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._theme.set_icon(self._picture, icon, "text3", 28)

    def set_words(self, absent: str, fills: str, action: str = "") -> None:
        """Change the words."""
        self._absent.setText(absent)
        self._fills.setText(fills)
        self._action.setText(action)
        self._action.setVisible(bool(action))
