"""The state of an officer's smart card, under the field for its PIN."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.background import Door
from ui.shell.languages import Languages
from ui.theme.parts import label, picture, plain
from ui.theme.theme import Theme, set_variant

if TYPE_CHECKING:
    from workstation.workflows.cards import CardState
    from workstation.workflows.session import SlotSummary

_EVERY_MS = 1_500


class CardLine(QWidget):
    """Looks for one card while it is shown, and says in words whether it is there.

    Signals:
        changed: what is known of the card is another than before.
    """

    changed = Signal()

    def __init__(self, theme: Theme, languages: Languages, door: Door) -> None:
        super().__init__()
        self._theme = theme
        self._languages = languages
        self._door = door
        self._slot: SlotSummary | None = None
        self._asking = False
        self.state: CardState | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._ask)
        holder = plain()
        row = QHBoxLayout(holder)
        theme.set_spacing(row, (0, 6, 0, 0), 6)
        self._sign = picture(theme, "circle-dashed", "text2", 16)
        self._words = label("", "field", wrap=True)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        outer = QHBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(holder, 1)
        self.hide()

    @property
    def is_ready(self) -> bool:
        """Whether the card takes a PIN now."""
        return self.state is not None and self.state.problem is None

    @property
    def is_last_try(self) -> bool:
        """Whether one more wrong PIN locks the card."""
        return self.is_ready and self.state is not None and self.state.is_last_try

    @property
    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def follow(self, slot: "SlotSummary | None") -> None:
        """Look for the card of an officer from now on; None for an officer without one."""
        if slot is not None and not slot.card:
            slot = None
        if slot == self._slot:
            return
        self._slot, self.state = slot, None
        self.setVisible(slot is not None)
        self.retranslate()
        if slot is None:
            self._timer.stop()
        else:
            self._timer.start()
            self._ask()

    def stop(self) -> None:
        """Look no longer: the card is in use, or the screen goes away."""
        self._timer.stop()

    def resume(self) -> None:
        """Look again after a refusal."""
        if self._slot is not None:
            self._timer.start()
            self._ask()

    def retranslate(self) -> None:
        """Set the words anew."""
        icon, tone, text = self._look()
        self._words.setText(text)
        self._theme.set_icon(self._sign, icon, tone, 16)
        set_variant(self._words, tone=None if tone == "text2" else tone)

    def _look(self) -> tuple[str, str, str]:
        """Icon, tone and words for what is known."""
        slot, state = self._slot, self.state
        if slot is None or state is None:
            return "circle-dashed", "text2", self.tr("Looking for the card")
        if state.problem is not None:
            code = state.problem.code
            if code == "card.none":
                asked = self.tr("Insert the card “{card}”.").format(card=slot.card)
                return "circle-dashed", "text2", asked
            tone = "bad" if code == "card.pin_locked" else "warn"
            return "octagon-x", tone, sentence(state.problem, self._languages.language)
        if state.is_last_try:
            said = self.tr("One try is left. A wrong PIN locks the card.")
            return "triangle-alert", "bad", said
        if state.is_low:
            said = self.tr("The card is ready. Few tries are left on it.")
            return "triangle-alert", "warn", said
        return "circle-check", "ok", self.tr("The card is ready.")

    def _ask(self) -> None:
        slot = self._slot
        if slot is None or self._asking:
            return
        self._asking = True

        def look(_task: object) -> "CardState":
            from workstation.workflows import cards

            return cards.state_of(slot.card, slot.card_serial)

        self._door.work(look, lambda state: self._on_state(slot, state), owner=self)

    def _on_state(self, slot: "SlotSummary", state: "CardState") -> None:
        self._asking = False
        if slot != self._slot:
            self._ask()
            return
        before, self.state = self.state, state
        self.retranslate()
        if before is None or _key(before) != _key(state):
            self.changed.emit()


def _key(state: "CardState") -> tuple[str, bool, bool]:
    return state.problem.code if state.problem else "", state.is_low, state.is_last_try
