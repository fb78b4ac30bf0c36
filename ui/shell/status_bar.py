"""The status bar: officer, vault, time until lock, entries not acknowledged."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.shell.titles import after_name
from ui.theme.parts import frame, label, picture
from ui.theme.theme import Theme
from ui.widgets.counts import grouped
from workstation.domain.officer import Officer
from workstation.domain.text import Language

LATE_S = 2 * 24 * 3600
"""An older backup is one that the daily one should have followed."""

_LEAST = 320
"""Pixels at 100 %: icons, and the words about the lock."""


class _Item(QWidget):
    """An icon with words; hidden while there are no words, the icon alone while folded."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, (0, 0, 0, 0), 6)
        self.picture = picture(theme, icon, "text2", 14)
        layout.addWidget(self.picture)
        self.words = label("", "small")
        layout.addWidget(self.words)
        self._hint = ""

    def say(self, text: str, hint: str = "") -> None:
        """Show a text; the tooltip has the hint, or the text while only the icon is seen."""
        self.words.setText(text)
        self._hint = hint
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._tell()

    def fold(self, folded: bool) -> None:
        """Leave the icon alone, or show the words again."""
        if self.words.isHidden() != folded:
            self.words.setVisible(not folded)
            self._tell()

    def saves(self) -> int:
        """How many pixels folding gives back."""
        layout = self.layout()
        assert layout is not None
        return self.words.sizeHint().width() + layout.spacing()

    def whole(self) -> int:
        """How many pixels it takes with its words."""
        return self.picture.sizeHint().width() + self.saves()

    def _tell(self) -> None:
        self.setToolTip(self._hint or (self.words.text() if self.words.isHidden() else ""))


@dataclass(frozen=True, slots=True)
class BackupState:
    """What the bar says of the last backup: its age, if any, and why there is no newer one."""

    age_s: int | None
    is_running: bool = False
    reason: str = ""

    @property
    def is_late(self) -> bool:
        """Whether somebody should do something about it."""
        return bool(self.reason) or (self.age_s is not None and self.age_s >= LATE_S)


class StatusBar(QFrame):
    """What is always true of this session, in one line."""

    def __init__(self, theme: Theme, officer: Officer, vault_name: str, language: Language) -> None:
        super().__init__()
        self.setProperty("kind", "statusbar")
        self._theme = theme
        self._officer = officer
        self._vault_name = vault_name
        self._language: Language = language
        self._seconds_left: int | None = None
        self._unacknowledged: int | None = None
        self._copy_left_s = 0
        self._checked: int | None = None
        self._backup: BackupState | None = None
        self._is_narrow = False
        self._items: list[_Item] = []
        self._lines: list[QFrame] = []
        self._layout = QHBoxLayout(self)
        theme.set_spacing(self._layout, (16, 0, 16, 0), 11)
        theme.set_height(self, 28, 28)
        self._person = self._add("user", line_after=True)
        self._vault = self._add("database", line_after=True)
        self._layout.addStretch(1)
        self._check = self._add("shield-check", line_after=True)
        self._check_line = self._saved_line
        self._copy = self._add("copy", line_after=False)
        self._saved = self._add("archive", line_after=True)
        self._lock = self._add("lock", line_after=False)
        self._exports = self._add("package", line_after=False, line_before=True)
        self.retranslate()

    def follow(self, language: Language) -> None:
        """Take another language."""
        self._language = language
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """Little: what has no room is folded to its icon."""
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fold or unfold when a text has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """The time until the lock always keeps its words; of the others, as many as fit."""
        shown = [item for item in self._items if not item.isHidden()]
        lines = [line for line in self._lines if not line.isHidden()]
        gaps = (len(shown) + len(lines) + 1) * self._layout.spacing()
        sides = self._layout.contentsMargins()
        wanted = sum(item.whole() for item in shown) + len(lines) + gaps
        lacking = wanted + sides.left() + sides.right() - self.width()
        for item in (self._vault, self._exports, self._saved, self._check, self._person):
            folded = lacking > 0
            item.fold(folded)
            lacking -= item.saves() if folded and not item.isHidden() else 0

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the officer's office moves into the tooltip."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.retranslate()

    def set_seconds_left(self, seconds: int) -> None:
        """Say how long until the program locks by itself."""
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self._say_lock()

    def set_copy_left(self, seconds: int) -> None:
        """Say when what was copied goes from the clipboard; 0 when nothing of ours is there."""
        self._copy_left_s = seconds
        self._say_copy()

    def set_checked(self, percent: int) -> None:
        """Say how much of the history is checked; nothing when it is over (-1)."""
        self._checked = percent if percent >= 0 else None
        self._say_check()

    def set_backup(self, state: BackupState) -> None:
        """Say how old the last backup is, or that there is none."""
        if state != self._backup:
            self._backup = state
            self._say_backup()

    def set_unacknowledged(self, entries: int) -> None:
        """Say how many entries the central office has not acknowledged."""
        self._unacknowledged = entries
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        officer = self._officer
        title = after_name(officer.title, officer.authority, self._language)
        person = f"{officer.name}, {title}"
        self._person.say(officer.name if self._is_narrow else person, person)
        self._vault.say(self.tr("Vault {name}").format(name=self._vault_name))
        self._say_lock()
        self._say_copy()
        self._say_check()
        self._say_backup()
        known = self._unacknowledged
        said = "" if known is None else self.tr("%n entries not acknowledged", "", known)
        self._show_exports(said.replace(str(known), grouped(known or 0, self._language)))
        self.setAccessibleName(self.tr("Status"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _say_check(self) -> None:
        done = self._checked
        said = self.tr("Checking the history {percent} %").format(percent=done)
        self._check.say("" if done is None else said)
        self._check_line.setVisible(done is not None)

    def _say_lock(self) -> None:
        left = self._seconds_left
        if left is None:
            self._lock.say("")
        elif left > 60:
            self._lock.say(self.tr("Locks in {minutes} min").format(minutes=-(-left // 60)))
        else:
            self._lock.say(self.tr("Locks in {seconds} s").format(seconds=max(left, 0)))

    def _say_copy(self) -> None:
        left = self._copy_left_s
        said = self.tr("The clipboard is cleared in {seconds} s").format(seconds=left)
        self._copy.say(said if left else "")

    def _say_backup(self) -> None:
        state = self._backup
        if state is None:
            self._saved.say("")
        else:
            self._saved.say(self._age(state), state.reason)
            tone, icon = ("warn", "triangle-alert") if state.is_late else ("text2", "archive")
            self._theme.set_icon(self._saved.picture, icon, tone, 14)
        self._saved_line.setVisible(state is not None)

    def _age(self, state: BackupState) -> str:
        if state.is_running:
            return self.tr("Backing up")
        if state.age_s is None:
            return self.tr("No backup yet")
        minutes = state.age_s // 60
        if minutes < 1:
            return self.tr("Backed up just now")
        if minutes < 60:
            return self.tr("Backed up %n min ago", "", minutes)
        if minutes < 48 * 60:
            return self.tr("Backed up %n h ago", "", minutes // 60)
        return self.tr("Backed up %n days ago", "", minutes // (24 * 60))

    def _show_exports(self, text: str) -> None:
        self._exports.say(text)
        self._export_line.setVisible(bool(text))

    def _add(self, icon: str, *, line_after: bool, line_before: bool = False) -> _Item:
        if line_before:
            self._export_line = self._line()
            self._layout.addWidget(self._export_line)
        item = _Item(self._theme, icon)
        self._items.append(item)
        self._layout.addWidget(item)
        if line_after:
            self._saved_line = self._line()
            self._layout.addWidget(self._saved_line)
        return item

    def _line(self) -> QFrame:
        line = frame("upright")
        self._theme.set_height(line, 14, 14)
        self._lines.append(line)
        return line
