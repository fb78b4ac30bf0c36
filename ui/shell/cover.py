"""What hides the workspace while it is being locked, and when it cannot be."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.theme.parts import button, frame, label, picture
from ui.theme.theme import Theme
from workstation.domain.error import UserError
from workstation.domain.text import Language

RETRY_MS = 10_000
"""A lock that failed is tried again by itself this often."""
LONG_MS = 2_000
"""A lock that takes longer says what it waits for."""
_WIDTH = 560


class LockCover(QWidget):
    """Shown in place of the workspace, so that nothing of the vault can be read or changed.

    It says that the program is locking. When what was typed cannot be saved it says why, keeps
    everything in memory, and tries again: by itself, and when a person asks.
    """

    retry_requested = Signal()
    """Try to save and lock again."""
    discard_requested = Signal()
    """A person who closed the window would rather lose what cannot be saved."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._problem: UserError | None = None
        self._may_discard = False
        self._takes_long = False
        self.setProperty("kind", "page")
        self._title = label("", "title")
        self.reason = label("", "body", wrap=True)
        self._kept = label("", "help", wrap=True)
        self._waits = label("", "help", wrap=True)
        self.retry = button(theme, "", "primary", icon="lock")
        self.retry.clicked.connect(self._on_retry)
        self.discard = button(theme, "", "danger")
        self.discard.clicked.connect(self.discard_requested)
        self._long = QTimer(self, singleShot=True, interval=LONG_MS)
        self._long.timeout.connect(self._on_long)
        self._long.start()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(RETRY_MS)
        self._again.timeout.connect(self._on_retry)
        self._lay_out(theme)
        self.retranslate()

    @property
    def problem(self) -> UserError | None:
        """Why it could not be locked; None while it is being tried."""
        return self._problem

    @property
    def said(self) -> str:
        """Everything that can be read on it."""
        shown = (self._title, self._waits, self.reason, self._kept)
        return " ".join(part.text() for part in shown if not part.isHidden())

    @property
    def may_discard(self) -> bool:
        """Whether the person closed the window, and may close it without saving."""
        return self._may_discard

    @may_discard.setter
    def may_discard(self, may: bool) -> None:
        self._may_discard = may
        self.retranslate()

    def show_problem(self, problem: UserError) -> None:
        """Say why the program could not be locked, and offer to try again."""
        self._problem = problem
        self.retranslate()
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)
        self._again.start()

    def set_language(self, language: Language) -> None:
        """Say it in another language."""
        self._language = language
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        failed = self._problem is not None
        if self._may_discard:
            title = self.tr("Not closed yet") if failed else self.tr("Saving and closing")
        else:
            title = self.tr("Not locked yet") if failed else self.tr("Saving and locking")
        self._title.setText(title)
        self.reason.setText(sentence(self._problem, self._language) if self._problem else "")
        self._kept.setText(
            self.tr("What you typed is kept in memory. It is saved as soon as this is solved.")
        )
        self.retry.setText(
            self.tr("Save and close again") if self._may_discard else self.tr("Save and lock again")
        )
        self.discard.setText(self.tr("Close without saving"))
        self._waits.setText(
            self.tr("A job in the vault is being finished first. Nothing of it is lost.")
        )
        self._waits.setVisible(self._takes_long and not failed)
        for part in (self.reason, self._kept, self.retry, self._sign):
            part.setVisible(failed)
        self.discard.setVisible(failed and self._may_discard)
        self.setAccessibleName(f"{self._title.text()}. {self.reason.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_retry(self) -> None:
        self._again.stop()
        self._problem = None
        self.retranslate()
        self.retry_requested.emit()

    def _on_long(self) -> None:
        self._takes_long = True
        self.retranslate()

    def _lay_out(self, theme: Theme) -> None:
        card = frame("card")
        theme.set_width(card, _WIDTH, _WIDTH)
        self._sign = picture(theme, "triangle-alert", "bad", 20)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=10)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        foot = QHBoxLayout()
        theme.set_spacing(foot, gap=8)
        foot.addWidget(self.retry)
        foot.addWidget(self.discard)
        foot.addStretch(1)
        column = QVBoxLayout(card)
        theme.set_spacing(column, (24, 20, 24, 20), 10)
        column.addLayout(head)
        column.addWidget(self._waits)
        column.addWidget(self.reason)
        column.addWidget(self._kept)
        column.addLayout(foot)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)
