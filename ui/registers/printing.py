"""Printing the list of a register: looked at first, then on paper or as a file, all logged."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.approvals.print_dialog import PrintDialog
from ui.shell.context import Context
from workstation.domain.distribution import Recipient
from workstation.domain.register import RegisterFilter
from workstation.domain.text import Language
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.register_print import ListContent, Paper


class ListPrintout:
    """The copies of one list, all from one reading of the register."""

    is_numbered = True

    def __init__(
        self, kind: str, wanted: RegisterFilter, filters: Sequence[str], language: Language
    ) -> None:
        self.name = f"{kind}-list"
        self._kind, self._wanted, self._filters = kind, wanted, filters
        self._language = language
        self._content: ListContent | None = None
        self._drawn: dict[tuple[int, int], Paper] = {}

    def pages(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> bytes:
        """The pages of one copy; nothing is written."""
        from workstation.workflows import register_print

        paper = register_print.draw(self._gathered(session), copy=copy, copies=copies)
        self._drawn[copy, copies] = paper
        return paper.pdf

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> None:
        """Write one copy to a file and log it."""
        from workstation.workflows import register_print

        register_print.write(session, self._gathered(session), out, copy=copy, copies=copies)

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log one printed copy."""
        from workstation.workflows import register_print

        drawn = self._drawn[copy, copies]
        register_print.note_printed(
            session, self._gathered(session), drawn, copy=copy, copies=copies
        )

    def _gathered(self, session: Session) -> "ListContent":
        from workstation.workflows import register_print

        if self._content is None:
            self._content = register_print.gather(
                session, self._kind, self._wanted, self._filters, self._language
            )
        return self._content


class ListPrintDialog(PrintDialog):
    """Shows copy 1 of a list; every copy has its number."""

    def __init__(self, context: Context, printout: ListPrintout, parent: QWidget) -> None:
        super().__init__(context, printout, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _title(self) -> str:
        return self.tr("Print this list")

    def _made(self) -> str:
        return self.tr("%n copy(ies) made, numbered and logged.", "", self.copies.value())

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return ((self.tr("Copies"), self.copies),)
