"""Unlock: who, passphrase or card, language, and why it was locked. Nothing else is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.background import Door
from ui.shell.languages import Languages
from ui.shell.titles import title_words
from ui.theme.parts import button, frame, label, picture, plain
from ui.theme.theme import Theme
from ui.unlock.caps_lock import CapsLockWatch
from ui.unlock.card_line import CardLine
from ui.unlock.field import Field
from ui.unlock.officers import OfficerLine, OfficerList
from ui.unlock.screen import Screen
from ui.widgets.edit_steps import hide_text
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.session import Session, SlotSummary

_SHOW_PROGRESS_AFTER_MS = 300


LOCK_REASONS = ("idle", "person", "system", "suspend", "switch", "card", "defect")
"""Nobody was there; Ctrl+L; the desktop was locked; the machine went to sleep; another person
took the screen; the smart card was taken out; a part of the program failed."""


@dataclass(frozen=True, slots=True)
class LockNote:
    """Why the program is locked, one of ``LOCK_REASONS``, and since when."""

    reason: str
    at: str
    idle_minutes: int = 5


class UnlockPage(Screen):
    """Asks an officer of one vault for the passphrase, or for the PIN of their smart card.

    Signals:
        unlocked: the session, opened in the vault lane.
        other_vault_requested: the person wants another vault.
        recovery_requested: nobody can unlock any more; the shares are at hand.
    """

    unlocked = Signal(object)
    other_vault_requested = Signal()
    recovery_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
        door: Door,
        directory: Path,
        *,
        clock: Callable[[], datetime],
        officer: str = "",
        note: LockNote | None = None,
    ) -> None:
        super().__init__(theme, languages)
        self._door = door
        self._directory = directory
        self._clock = clock
        self._wanted = officer
        self._note = note
        self._vault_name = ""
        self._slots: tuple[SlotSummary, ...] = ()
        self._asked: SlotSummary | None = None
        self._is_asked = False
        self._problem: UserError | None = None
        self._load_problem: UserError | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SHOW_PROGRESS_AFTER_MS)
        self._slow.timeout.connect(self._on_slow_timeout)
        self.place_note(self._make_note())
        self.place_block(self._make_block())
        self.retranslate()

    def load(self) -> None:
        """Read the list of officers."""
        directory = self._directory

        def read(_task: object) -> "tuple[str, tuple[SlotSummary, ...]]":
            from workstation.workflows import session as sessions

            return sessions.vault_name(directory), sessions.list_slots(directory)

        self._door.work(read, self._on_slots_read, self._on_load_failed, owner=self)
        self.passphrase.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every word anew."""
        name = self._vault_name or self._directory.name
        self.word_screen(
            self.tr("Vault {name} · opened on this machine only").format(name=name),
            self.tr(
                "Choose your name and type your passphrase. Nothing of the vault can be read "
                "before that. After several wrong passphrases the program waits longer each time. "
                "With a smart card, insert it and type its PIN; a card locks itself after a few "
                "wrong PINs."
            ),
        )
        self.officers.caption.setText(self.tr("Officer"))
        self.officers.setAccessibleName(self.tr("Officer"))
        self._word_passphrase()
        self._show.setText(
            self.tr("Show") if self._is_hidden() else self.tr("Hide", "hide the passphrase")
        )
        self._caps_words.setText(self.tr("Caps Lock is on"))
        self._word_unlock()
        self.card.retranslate()
        self._opening.setText(self.tr("Opening the vault"))
        self._other_words.setText(self.tr("This list is of one vault."))
        self._other.setText(self.tr("Open or make another"))
        self._nobody_words.setText(self.tr("Nobody can open it any more?"))
        self._nobody.setText(self.tr("Use the recovery kit"))
        self._word_note()
        if self._slots:
            chosen = self.officers.current
            self._list(chosen.id if chosen else "")
        self._say_problem()

    def _make_note(self) -> QWidget:
        self._note_frame = frame("notice")
        row = QHBoxLayout(self._note_frame)
        self.theme.set_spacing(row, (12, 9, 12, 9), 8)
        row.addWidget(picture(self.theme, "lock", "accent", 16))
        self._note_what = label("", "strong")
        self._note_more = label("", "body", wrap=True)
        row.addWidget(self._note_what)
        row.addWidget(self._note_more, 1)
        holder = plain()
        column = QVBoxLayout(holder)
        self.theme.set_spacing(column, (0, 0, 0, 16))
        column.addWidget(self._note_frame)
        holder.setVisible(self._note is not None)
        return holder

    def _make_block(self) -> QWidget:
        card = frame("card")
        self.theme.set_height(card, 332, None)
        row = QHBoxLayout(card)
        self.theme.set_spacing(row, (1, 1, 1, 1))
        self.officers = OfficerList(self.theme)
        self.officers.chosen.connect(self._on_officer_chosen)
        self.officers.accepted.connect(self._on_officer_accepted)
        row.addWidget(self.officers)
        row.addWidget(self._make_form(), 1)
        return card

    def _make_form(self) -> QWidget:
        form = plain()
        column = QVBoxLayout(form)
        self.theme.set_spacing(column, (28, 24, 28, 20), 0)
        editor = QLineEdit()
        hide_text(editor)
        editor.setProperty("density", "large")
        editor.returnPressed.connect(self._on_unlock_clicked)
        self.passphrase = Field(self.theme, editor)
        self.passphrase.typed.connect(lambda _text: self._show_what_can_be_done())
        self._editor = editor
        self._show = self.passphrase.add_button("", "eye")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._on_show_toggled)
        column.addWidget(self.passphrase)
        self.card = CardLine(self.theme, self.languages, self._door)
        self.card.changed.connect(self._on_card_changed)
        column.addWidget(self.card)
        column.addWidget(self._make_caps())
        column.addSpacing(self.theme.px(20))
        row = QHBoxLayout()
        self.theme.set_spacing(row, (0, 0, 0, 0), 12)
        self._unlock = button(self.theme, "", "primary", icon="lock-open", density="large")
        self.theme.set_width(self._unlock, 110, None)
        self._unlock.setDefault(True)
        self._unlock.clicked.connect(self._on_unlock_clicked)
        row.addWidget(self._unlock)
        self._opening = label("", "help")
        self._opening.hide()
        row.addWidget(self._opening)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(self.theme.px(28))
        column.addWidget(frame("line"))
        column.addSpacing(self.theme.px(12))
        column.addLayout(self._make_other())
        column.addStretch(1)
        return form

    def _make_caps(self) -> QWidget:
        self._caps = plain()
        row = QHBoxLayout(self._caps)
        self.theme.set_spacing(row, (0, 6, 0, 0), 6)
        row.addWidget(picture(self.theme, "triangle-alert", "warn", 16))
        self._caps_words = label("", "field", tone="warn")
        row.addWidget(self._caps_words, 1)
        self._caps.hide()
        watch = CapsLockWatch(self._editor)
        watch.changed.connect(self._caps.setVisible)
        return self._caps

    def _make_other(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.theme.set_spacing(column, gap=8)
        self._other_words, self._nobody_words = label("", "help"), label("", "help")
        self._other = button(self.theme, "", "link")
        self._other.clicked.connect(self.other_vault_requested)
        self._nobody = button(self.theme, "", "link")
        self._nobody.clicked.connect(self.recovery_requested)
        for said, link in ((self._other_words, self._other), (self._nobody_words, self._nobody)):
            row = QHBoxLayout()
            self.theme.set_spacing(row, (0, 0, 0, 0), 2)
            row.addWidget(said)
            row.addWidget(link)
            row.addStretch(1)
            column.addLayout(row)
        return column

    def _word_note(self) -> None:
        note = self._note
        if note is None:
            return
        said = {
            "idle": self.tr("Locked at {time} after {minutes} minutes without activity."),
            "person": self.tr("Locked at {time} by you."),
            "system": self.tr("Locked at {time} with this machine."),
            "suspend": self.tr("Locked at {time} when this machine went to sleep."),
            "switch": self.tr("Locked at {time} when another person took this machine."),
            "card": self.tr("Locked at {time} because the smart card was taken out."),
            "defect": self.tr("Locked at {time} because a part of the program failed."),
        }
        what = said[note.reason].format(time=note.at, minutes=note.idle_minutes)
        self._note_what.setText(what)
        self._note_more.setText(self.tr("Your text was saved. You come back to the same field."))

    def _word_passphrase(self) -> None:
        chosen, slot = self.officers.current, self._slot
        if slot is not None and slot.card:
            self.passphrase.word(self.tr("PIN of the card for {name}").format(name=slot.name))
        elif chosen is not None:
            self.passphrase.word(self.tr("Passphrase for {name}").format(name=chosen.name))
        else:
            self.passphrase.word(self.tr("Passphrase"))

    def _word_unlock(self) -> None:
        is_last = self.card.is_last_try
        self._unlock.setText(self.tr("Use the last try") if is_last else self.tr("Unlock"))

    @property
    def _slot(self) -> "SlotSummary | None":
        """The slot of the officer who is chosen."""
        chosen = self.officers.current
        if chosen is None:
            return None
        return next((slot for slot in self._slots if slot.officer_id == chosen.id), None)

    def _say_problem(self) -> None:
        problem = self._problem or self._load_problem
        if problem is not None:
            self.passphrase.fail(sentence(problem, self.languages.language))

    def _list(self, wanted: str) -> None:
        problem = self._problem
        self.officers.show_officers(
            [
                OfficerLine(
                    slot.officer_id,
                    slot.name,
                    self._office_of(slot),
                )
                for slot in self._slots
            ],
            wanted,
        )
        # Listing chooses an officer, which takes the error of the one before away.
        self._problem = problem

    def _office_of(self, slot: "SlotSummary") -> str:
        said = title_words(slot.title, slot.role, self.languages.language)
        return self.tr("{office} · smart card").format(office=said) if slot.card else said

    def _is_hidden(self) -> bool:
        return self._editor.echoMode() == QLineEdit.EchoMode.Password

    def _on_slots_read(self, read: "tuple[str, tuple[SlotSummary, ...]]") -> None:
        self._vault_name, self._slots = read
        self._list(self._wanted)
        self.retranslate()
        if self._is_asked:
            self._on_unlock_clicked()

    def _on_load_failed(self, problem: UserError) -> None:
        self._load_problem = problem
        self._unlock.setEnabled(False)
        self._say_problem()

    def _on_officer_chosen(self, _line: OfficerLine) -> None:
        self._problem = None
        self.passphrase.clear_problem()
        slot, before = self._slot, self._asked
        if before is not None and slot is not None and before.card != slot.card:
            # A PIN must not go to another card, nor a passphrase to any.
            self._editor.clear()
        self._asked = slot
        self.card.follow(slot)
        self._word_passphrase()
        self._show_what_can_be_done()

    def _on_card_changed(self) -> None:
        self._word_unlock()
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        """Without the card there is nothing to press; why stands under the field."""
        slot = self._slot
        has_card = slot is not None and bool(slot.card)
        waits = has_card and not self.card.is_ready
        self._unlock.setEnabled(not waits and self._load_problem is None)
        # After a wrong PIN the error itself says how many tries are left.
        is_said = bool(self.passphrase.problem) and not waits and not self.card.is_last_try
        self.card.setVisible(has_card and not is_said)

    def _on_officer_accepted(self) -> None:
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_show_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self._editor.setEchoMode(mode.Normal if shown else mode.Password)
        self.theme.set_icon(self._show, "eye-off" if shown else "eye")
        self.retranslate()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unlock_clicked(self) -> None:
        chosen, slot = self.officers.current, self._slot
        # Who types faster than the list is read is not made to press Enter twice.
        self._is_asked = not self._slots
        if chosen is None or slot is None or not self._unlock.isEnabled():
            return
        self._set_busy(True)
        directory, secret, clock = self._directory, self._editor.text(), self._clock
        last_try = self.card.is_last_try

        def opener() -> "Session":
            from workstation.workflows import card_unlock
            from workstation.workflows import session as sessions

            if slot.card:
                return card_unlock.unlock_with_card(
                    directory, chosen.id, secret, clock, last_try=last_try
                )
            return sessions.unlock(directory, chosen.id, secret, clock)

        self._door.open_session(opener, self._on_session_opened, self._on_refused, owner=self)

    def _set_busy(self, busy: bool) -> None:
        self._problem = None
        self._unlock.setDisabled(busy)
        self._editor.setReadOnly(busy)
        self.officers.setDisabled(busy)
        if busy:
            self.card.stop()
            self._slow.start()
        else:
            self._slow.stop()
            self._opening.hide()

    def _on_slow_timeout(self) -> None:
        self._opening.show()

    def _on_session_opened(self, session: "Session") -> None:
        self._slow.stop()
        self._editor.clear()
        self.unlocked.emit(session)

    def _on_refused(self, problem: UserError) -> None:
        self._set_busy(False)
        self._problem = problem
        self._say_problem()
        if self._slot is not None and self._slot.card:
            # A PIN is short: typing it again is safer than finding what was wrong in it.
            self._editor.clear()
            self.card.resume()
            self._show_what_can_be_done()
        else:
            self._editor.selectAll()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
