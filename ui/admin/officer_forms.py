"""The forms of an officer: a new one, a smart card, and a new passphrase."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.admin.card_fields import PIN, TOKEN, CardFields
from ui.shell.context import Context
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from ui.widgets.strength import Strength
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.officer import Role
from workstation.workflows.session import Session

_PASSPHRASE, _CARD = "passphrase", "card"


class OfficerForms(QObject):
    """Makes the dialogs; each saves through the background door."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent

    def add(self) -> RecordDialog:
        """A new officer with a key slot of their own, opened by a passphrase or a smart card."""
        cards = CardFields(self._context)
        roles = tuple(
            (role.value, words.label(f"role.{role.value}", self._context.language)) for role in Role
        )
        fields = (
            Field("name", FieldKind.LINE, self.tr("Name"), self.tr("As it stands on packets.")),
            Field("authority", FieldKind.CHOICE, self.tr("Role"), choices=roles),
            Field("title", FieldKind.LINE, self.tr("Title (optional)")),
            Field("administrator", FieldKind.CHECK, self.tr("Administers this vault as well")),
            Field(
                "way",
                FieldKind.CHOICE,
                self.tr("Unlocks and signs with"),
                choices=(
                    (_PASSPHRASE, self.tr("Passphrase")),
                    (_CARD, self.tr("Smart card and its PIN")),
                ),
            ),
            *self._twice("passphrase", self.tr("Passphrase"), self.tr("Passphrase again")),
            *cards.fields(),
        )
        dialog = self._dialog(self.tr("Add officer"), self.tr("Add officer"), fields, _add)
        cards.follow(dialog)
        self._switch(dialog, cards)
        name = dialog.lines["name"].input
        self._tell_strength(dialog, "passphrase", name if isinstance(name, QLineEdit) else None)
        return dialog

    def card(self, officer_id: str, name: str) -> RecordDialog:
        """A smart card for an officer who is here, in the place of what they have now."""
        cards = CardFields(self._context)

        def give(session: Session, values: Values) -> object:
            from workstation.workflows import cards

            given = cards.Given(values[PIN], values[TOKEN])
            return cards.give_card(session, officer_id, given)

        title = self.tr("Smart card for {name}").format(name=name)
        dialog = self._dialog(title, self.tr("Give card"), cards.fields(), give)
        cards.follow(dialog)
        cards.set_shown(True)
        return dialog

    def passphrase(self) -> RecordDialog:
        """A new passphrase for the officer at work."""
        fields = (
            Field(
                "old",
                FieldKind.HIDDEN,
                self.tr("Passphrase now"),
                errors=("vault.passphrase_wrong",),
            ),
            *self._twice("new", self.tr("New passphrase"), self.tr("New passphrase again")),
        )

        def change(session: Session, values: Values) -> None:
            from workstation.workflows import officers

            officers.change_passphrase(session, values["old"], values["new"])

        title, verb = self.tr("Change my passphrase"), self.tr("Change passphrase")
        dialog = self._dialog(title, verb, fields, change)
        self._tell_strength(dialog, "new", None)
        return dialog

    def _switch(self, dialog: RecordDialog, cards: CardFields) -> None:
        """Show the fields of the chosen way only."""
        way = dialog.lines["way"].input
        assert isinstance(way, QComboBox)

        def show() -> None:
            has_card = way.currentData() == _CARD
            for name in ("passphrase", "repeat"):
                dialog.lines[name].setVisible(not has_card)
                if has_card:
                    dialog.clear_secret(name)
            cards.set_shown(has_card)

        way.currentIndexChanged.connect(lambda _index: show())
        show()

    def _twice(self, id_: str, first: str, again: str) -> tuple[Field, Field]:
        wanted = self.tr("15 characters or more. Long is better than odd.")
        return (
            Field(id_, FieldKind.HIDDEN, first, wanted, errors=("passphrase.",)),
            Field("repeat", FieldKind.HIDDEN, again, repeats=id_),
        )

    def _dialog(
        self,
        title: str,
        verb: str,
        fields: tuple[Field, ...],
        job: Callable[[Session, Values], object],
    ) -> RecordDialog:
        def save(
            values: Values,
            on_saved: Callable[[], None],
            on_error: Callable[[UserError], None],
        ) -> None:
            def saved(_result: object) -> None:
                self._context.announce("officer")
                on_saved()

            def failed(problem: UserError) -> None:
                if PIN in dialog.lines:
                    dialog.clear_secret(PIN)
                on_error(problem)

            door = self._context.door
            door.run(lambda session: job(session, values), saved, failed, owner=dialog)

        dialog = RecordDialog(self._context, title, fields, save, verb=verb, parent=self._parent)
        return dialog

    def _tell_strength(self, dialog: RecordDialog, field: str, name: QLineEdit | None) -> None:
        line = dialog.lines[field]

        def names() -> tuple[str, ...]:
            person = name.text() if name is not None else self._context.officer.name
            return (self._context.vault_name, person)

        strength = Strength(self._context, names, dialog)
        strength.said.connect(line.say)
        if isinstance(line.input, QLineEdit):
            line.input.textEdited.connect(strength.follow)


def _add(session: Session, values: Values) -> object:
    from workstation.workflows import cards, officers

    who: dict[str, Any] = {
        "name": values["name"],
        "authority": Role(values["authority"]),
        "title": values["title"],
        "administrator": bool(values["administrator"]),
    }
    if values["way"] == _CARD:
        given = cards.Given(values[PIN], values[TOKEN])
        return cards.add_officer(session, card=given, **who)
    return officers.add_officer(session, passphrase=values["passphrase"], **who)
