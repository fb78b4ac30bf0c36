"""What can be printed: the numbered copies of a signed packet, or a draft."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workstation.domain.distribution import Recipient
from workstation.domain.redaction import Redaction
from workstation.domain.text import Language
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.printing import MadeCopy, Printable
    from workstation.workflows.redaction import Place, Reason


class Printout(Protocol):
    """What the print dialog asks of the thing that is printed; runs in the vault lane."""

    name: str
    """Of the file that is offered."""
    is_numbered: bool
    """Whether copies carry a number and the names of those who get them."""

    def pages(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> bytes:
        """The pages of one copy; nothing is written."""

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> None:
        """Write one copy to a file and log it."""

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log that the pages of one copy went to a printer."""


class PacketPrintout:
    """A signed packet: every copy has its number, and the record knows who got it."""

    is_numbered = True

    def __init__(self, pdf: bytes, name: str) -> None:
        self._pdf = pdf
        self._open: Printable | None = None
        self._made: dict[int, MadeCopy] = {}
        self.name = name
        self.two_sided = False
        self.empty_sheets = False
        self.redactions: tuple[Redaction, ...] = ()

    @property
    def first(self) -> int:
        """The number of the next copy, as far as it was read."""
        return self._open.first if self._open is not None else 1

    @property
    def banner(self) -> str:
        """The banner of what a person is asked about before it prints; "" when it is open."""
        if self._open is None or not self._open.is_protected:
            return ""
        return str(self._open.record["banner"])

    def open(self, session: Session) -> "Printable":
        """The packet as it was checked, with the number that its next copy has now."""
        from workstation.workflows import printing

        self._open = printing.open_to_print(session, self._pdf)
        return self._open

    def pages(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> bytes:
        """The pages of one copy; nothing is written."""
        return self._make(session, copy, copies, recipients).data

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> None:
        """Write one copy and log it."""
        from workstation.workflows import printing

        printing.write_copy(session, self._make(session, copy, copies, recipients), out)

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log one printed copy."""
        from workstation.workflows import printing

        printing.note_printed(session, self._made[copy])

    def _make(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> "MadeCopy":
        from workstation.workflows import printing

        printable = self._open
        if printable is None or copy == 1:
            printable = self.open(session)
        named = (*recipients, *(Recipient() for _ in range(copies - len(recipients))))[:copies]
        if self.redactions:
            from workstation.workflows import redaction

            made = redaction.make_copy(session, printable, named[0], self.redactions)
        else:
            made = printing.make_copy(
                session, printable, named, copy,
                two_sided=self.two_sided, empty_sheets=self.empty_sheets,
            )  # fmt: skip
        self._made[copy] = made
        return made

    def parts(self, session: Session) -> "tuple[tuple[Place, ...], tuple[Reason, ...]]":
        """What of the packet can be blacked out, and for which reasons."""
        from workstation.workflows import redaction

        printable = self._open or self.open(session)
        return redaction.places(printable), redaction.reasons(printable.record["language"])


class DraftPrintout:
    """An assessment that is not signed: the pages say so, and carry no number."""

    is_numbered = False

    def __init__(self, assessment: str, language: Language) -> None:
        self._assessment = assessment
        self._language = language
        self.name = f"{assessment}-draft"

    def pages(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> bytes:
        """The pages as they stand."""
        from workstation.workflows import packets

        return packets.preview(session, self._assessment, self._language)

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> None:
        """Write the pages and log it."""
        from workstation.workflows import printing

        printing.write_draft(session, self._assessment, out, language=self._language)

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log the printed pages."""
        from workstation.workflows import printing

        printing.note_draft(session, self._assessment, data)
