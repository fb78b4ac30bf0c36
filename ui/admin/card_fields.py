"""The fields of a smart card in an officer's form: which card, and its PIN."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox

from ui.errors import sentence
from ui.shell.context import Context
from ui.widgets.record_form import Field, FieldKind, RecordDialog
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.cards import CardSummary

TOKEN, PIN = "token", "pin"
_EVERY_MS = 1_500
_OF_CARD = (
    "card.none", "card.not_", "card.no_", "card.several", "card.taken", "card.library",
    "card.cannot", "card.key", "card.two", "card.full", "card.read_only", "card.removed",
    "card.failed", "card.sessions_full", "card.wrong",
)  # fmt: skip


class CardFields(QObject):
    """Makes the two fields, and keeps the list of cards in step with the readers."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._dialog: RecordDialog | None = None
        self._known: tuple[CardSummary, ...] | None = None
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._ask)

    def fields(self) -> tuple[Field, Field]:
        """Which card, and its PIN."""
        return (
            Field(TOKEN, FieldKind.CHOICE, self.tr("Card in the reader"), " ", errors=_OF_CARD),
            Field(
                PIN,
                FieldKind.HIDDEN,
                self.tr("PIN of the card"),
                self.tr("The holder types it. It goes to the card and is not kept."),
                errors=("card.pin", "card.last_try"),
            ),
        )

    def follow(self, dialog: RecordDialog) -> None:
        """Look for cards from now on, as long as the dialog is there."""
        self._dialog = dialog
        self.setParent(dialog)
        dialog.lines[TOKEN].input.setEnabled(False)
        dialog.lines[TOKEN].say(self.tr("Looking for cards"), "")

    def set_shown(self, shown: bool) -> None:
        """Show the fields, or hide them and forget the PIN."""
        dialog = self._dialog
        assert dialog is not None
        for name in (TOKEN, PIN):
            dialog.lines[name].setVisible(shown)
        if shown:
            self._timer.start()
            self._ask()
        else:
            self._timer.stop()
            dialog.clear_secret(PIN)

    def _ask(self) -> None:
        if self._asking:
            return
        self._asking = True

        def look(_task: object) -> "tuple[CardSummary, ...]":
            from workstation.workflows import cards

            return cards.list_cards()

        self._context.door.work(look, self._on_cards, self._on_failed, owner=self)

    def _on_failed(self, problem: UserError) -> None:
        self._asking = False
        self._known = ()
        self._fill(sentence(problem, self._context.language))

    def _on_cards(self, found: "tuple[CardSummary, ...]") -> None:
        self._asking = False
        if found != self._known:
            self._known = found
            missing = self.tr("Insert the card. It must let its holder make keys.")
            several = self.tr("Choose the card of this officer.") if len(found) > 1 else ""
            self._fill(several if found else missing)

    def _fill(self, said: str) -> None:
        dialog, found = self._dialog, self._known or ()
        assert dialog is not None
        combo = dialog.lines[TOKEN].input
        assert isinstance(combo, QComboBox)
        before = combo.currentData()
        with QSignalBlocker(combo):
            combo.clear()
            if len(found) > 1:
                # A PIN that goes to another card costs one of its tries.
                combo.addItem(self.tr("Choose a card"), "")
            for card in found:
                combo.addItem(f"{card.label} ({card.serial})", card.serial)
            combo.setCurrentIndex(max(combo.findData(before), 0))
        combo.setEnabled(bool(found))
        dialog.lines[TOKEN].say(said, "")
        dialog.lines[TOKEN].set_error("")
        dialog.take_as_unchanged(TOKEN)
