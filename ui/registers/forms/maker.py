"""What every form of the record shares: choices, searches, and the way to the vault."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.shell.context import Context
from ui.widgets.pick_field import Choice, Search
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Save, Values
from workstation import words
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.domain.register import RegisterRow

Job = Callable[[Session, Values], object]
Countries = tuple[tuple[str, str], ...]
"""The countries there are: code and name."""

MOST_FOUND = 40
_MOST_LETTERS = 120
_NUMBER = re.compile(r"[A-Z]{1,4}-\d{4}-\d{3,}")


class FormMaker(QObject):
    """Makes dialogs for one page. Every dialog saves through the background door."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent

    @property
    def language(self) -> Language:
        """The language of the choices."""
        return self._context.language

    @property
    def may_write(self) -> bool:
        """Whether the officer may change what is opened."""
        may = Permission.WRITE_RECORD in self._context.officer.permissions
        return may and not self._context.is_read_only

    def choices(self, area: str, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Codes with their words."""
        return tuple((one, words.label(f"{area}.{one}", self.language)) for one in ids)

    def whose(self, partner: str) -> tuple[Field, ...]:
        """The field that asks for the partner; nothing where it is known."""
        if partner:
            return ()
        return (
            Field(
                "partner",
                FieldKind.PICK,
                self.tr("Partner"),
                required=True,
                search=self.search_partners,
                errors=("partner.unknown",),
            ),
        )

    def dialog(
        self,
        title: str,
        fields: tuple[Field, ...],
        job: Job,
        kind: str,
        *,
        marking: str = "",
        verb: str = "",
        on_saved: Callable[[object], None] | None = None,
    ) -> RecordDialog:
        """A dialog over fields; what was entered goes to a job in the vault lane.

        ``verb`` says what the button does where that is more than to save; ``on_saved`` is given
        what the job gave.
        """

        def save(
            values: Values,
            on_done: Callable[[], None],
            on_error: Callable[..., None],
        ) -> None:
            def saved(result: object) -> None:
                self._context.announce(kind)
                on_done()
                if on_saved is not None:
                    on_saved(result)

            self._context.door.run(
                lambda session: job(session, values), saved, on_error, owner=made
            )

        wanted: Save = save
        made = RecordDialog(
            self._context,
            title,
            fields,
            wanted,
            verb=verb or self.tr("Save"),
            marking=marking,
            read_only=not self.may_write,
            parent=self._parent,
        )
        return made

    def search_partners(
        self, text: str, _values: Values, on_found: Callable[[Sequence[Choice]], None]
    ) -> None:
        """Look for partners by name, unit, alias or number."""
        from workstation.domain.register import PartnerFilter

        def read(session: Session) -> list[Choice]:
            from workstation.workflows import partners

            page = partners.list_partners(session, PartnerFilter(text=text), 0, MOST_FOUND)
            return [
                Choice(row.id, ", ".join(part for part in (row.name, row.unit) if part))
                for row in page.rows
            ]

        self._context.door.run(read, on_found, owner=self)

    def search_register(self, kind: str, partner: str = "") -> Search:
        """A search in one register, of the partner given or of the one chosen in the form."""

        def search(text: str, values: Values, on_found: Callable[[Sequence[Choice]], None]) -> None:
            whose = partner or str(values.get("partner", ""))

            def read(session: Session) -> list[Choice]:
                from workstation.domain.register import RegisterFilter
                from workstation.workflows import registers

                wanted = RegisterFilter(text=text, partner=whose)
                page = registers.list_register(session, kind, wanted, 0, MOST_FOUND)
                found = [Choice(row.id, _words_of(row)) for row in page.rows]
                return found or _by_number(session, kind, text)

            self._context.door.run(read, on_found, owner=self)

        return search


def _words_of(row: "RegisterRow") -> str:
    return _in_short(row.marking, row.title)


def _in_short(marking: str, text: str) -> str:
    return f"{marking} {' '.join(text[:_MOST_LETTERS].split())}".strip()


def _by_number(session: Session, kind: str, text: str) -> list[Choice]:
    """The entry whose whole number was asked for; none when there is no such one."""
    from ui.registers.entries import read_entry, title_of
    from workstation.domain.error import UserError

    if not _NUMBER.fullmatch(text.strip()):
        return []
    try:
        entry = read_entry(session, kind, text.strip())
    except UserError:
        return []
    return [Choice(entry.id, _in_short(entry.marking, title_of(entry)))]
