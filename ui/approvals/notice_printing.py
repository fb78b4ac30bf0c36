"""A notice before it goes: look at it, choose its language, print or write it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.approvals.print_dialog import PrintDialog
from ui.shell.context import Context
from ui.widgets.segments import Segments
from workstation.domain.distribution import Recipient
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.notices import NoticeContent, Paper


class NoticePrintout:
    """One notice; it is one sheet, not a numbered copy."""

    is_numbered = False

    def __init__(self, assessment: str, notice: str, language: Language) -> None:
        self._of = (assessment, notice)
        self._language = language
        self.name = f"{assessment}-{notice}-{language}"
        self._drawn: tuple[NoticeContent, Paper] | None = None

    def in_language(self, language: Language) -> "NoticePrintout":
        """The same notice in another language."""
        return NoticePrintout(*self._of, language)

    def pages(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> bytes:
        """The pages as they stand."""
        from workstation.workflows import notices

        content = notices.gather(session, *self._of, self._language)
        paper = notices.draw(content)
        self._drawn = (content, paper)
        return paper.pdf

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> None:
        """Write the notice and log it."""
        from workstation.workflows import notices

        content = notices.gather(session, *self._of, self._language)
        notices.write_notice(session, content, out, force=True)

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log the printed notice."""
        from workstation.workflows import notices

        if self._drawn is not None:
            notices.note_printed(session, *self._drawn)


class NoticeDialog(PrintDialog):
    """Shows a notice in one language."""

    def __init__(self, context: Context, printout: NoticePrintout, parent: QWidget) -> None:
        self._notice = printout
        self.language = Segments((("en", "English"), ("fr", "Français")))
        self.language.set_value(context.language)
        super().__init__(context, printout, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.language.set_name(self.tr("Language of the notice"))
        self.language.chosen.connect(self._on_language_chosen)

    def _title(self) -> str:
        return self.tr("Print the notice")

    def _made(self) -> str:
        return self.tr("The notice was made and logged.")

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return ((self.tr("Language"), self.language),)

    def _on_language_chosen(self, chosen: str) -> None:
        if chosen in LANGUAGES:
            self._notice = self._notice.in_language(chosen)
            self._printout = self._notice
            self.outcome.hide()
            self.preview()
