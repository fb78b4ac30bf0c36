"""What can be printed: the numbered copies of a signed packet, or a draft."""

from pathlib import Path
from typing import Protocol

from workstation.domain.text import Language
from workstation.workflows.session import Session


class Printout(Protocol):
    """What the print dialog asks of the thing that is printed; runs in the vault lane."""

    name: str
    """Of the file that is offered."""
    is_numbered: bool
    """Whether copies carry a number and the names of those who get them."""

    def pages(self, session: Session, copy: int, copies: int, recipients: tuple[str, ...]) -> bytes:
        """The pages of one copy; nothing is written."""

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[str, ...]
    ) -> None:
        """Write one copy to a file and log it."""

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log that the pages of one copy went to a printer."""


class PacketPrintout:
    """A signed packet: every copy has its number."""

    is_numbered = True

    def __init__(self, pdf: bytes, name: str) -> None:
        self._pdf = pdf
        self.name = name

    def pages(self, session: Session, copy: int, copies: int, recipients: tuple[str, ...]) -> bytes:
        """The pages of one copy."""
        from workstation.workflows import printing

        return printing.packet_copy(
            session, self._pdf, copy=copy, copies=copies, distribution=recipients
        )

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[str, ...]
    ) -> None:
        """Write one copy and log it."""
        from workstation.workflows import printing

        printing.write_copy(
            session, self._pdf, out, copy=copy, copies=copies, distribution=recipients
        )

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log one printed copy."""
        from workstation.workflows import printing

        printing.note_printed(session, self._pdf, data, copy=copy, copies=copies)


class DraftPrintout:
    """An assessment that is not signed: the pages say so, and carry no number."""

    is_numbered = False

    def __init__(self, assessment: str, language: Language) -> None:
        self._assessment = assessment
        self._language = language
        self.name = f"{assessment}-draft"

    def pages(self, session: Session, copy: int, copies: int, recipients: tuple[str, ...]) -> bytes:
        """The pages as they stand."""
        from workstation.workflows import packets

        return packets.preview(session, self._assessment, self._language)

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[str, ...]
    ) -> None:
        """Write the pages and log it."""
        from workstation.workflows import printing

        printing.write_draft(session, self._assessment, out, language=self._language)

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log the printed pages."""
        from workstation.workflows import printing

        printing.note_draft(session, self._assessment, data)
