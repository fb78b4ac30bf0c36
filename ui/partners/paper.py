"""The information paper on a partner: look at it, choose the language, print or write it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.approvals.print_dialog import PrintDialog
from ui.shell.background import Task
from ui.shell.context import Context
from ui.widgets.progress import ProgressStrip
from ui.widgets.segments import Segments
from workstation.domain.distribution import Recipient
from workstation.domain.error import UserError
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.information_paper import Paper, PaperContent

SLOW_MS = 300
"""Nothing that takes less shows progress."""


def open_paper(context: Context, partner: str, parent: QWidget) -> "PaperDialog":
    """Show the paper on a partner over a page."""
    dialog = PaperDialog(context, partner, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class PaperPrintout:
    """The copies of a paper in one language, all from one reading of the record."""

    is_numbered = True

    def __init__(self, partner: str, language: Language) -> None:
        self.partner, self.language = partner, language
        self.name = f"{partner}-paper-{language}"
        self._content: PaperContent | None = None
        self._drawn: dict[tuple[int, int], Paper] = {}

    def gather(self, session: Session) -> "PaperContent":
        """What the record says, read once."""
        from workstation.workflows import information_paper

        if self._content is None:
            self._content = information_paper.gather(session, self.partner, self.language)
        return self._content

    def draw(self, content: "PaperContent", copy: int, copies: int) -> "Paper":
        """One copy; no session is needed, so any thread may do it."""
        from workstation.workflows import information_paper

        paper = information_paper.draw(content, copy=copy, copies=copies)
        self._drawn[copy, copies] = paper
        return paper

    def pages(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> bytes:
        """The pages of one copy."""
        return self.draw(self.gather(session), copy, copies).pdf

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> None:
        """Write one copy and log it."""
        self.write_all(session, out, [self.draw(self.gather(session), copy, copies)])

    def write_all(self, session: Session, out: Path, drawn: Sequence["Paper"]) -> None:
        """Write copies that were drawn, all or none of them where files are in the way."""
        from workstation.workflows import information_paper

        information_paper.write_drawn(session, self.gather(session), drawn, out)

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log one printed copy."""
        from workstation.workflows import information_paper

        drawn = self._drawn[copy, copies]
        information_paper.note_printed(
            session, self.gather(session), drawn, copy=copy, copies=copies
        )


class PaperDialog(PrintDialog):
    """Shows copy 1 in one language; pages are drawn beside the vault lane, with progress."""

    def __init__(self, context: Context, partner: str, parent: QWidget | None = None) -> None:
        self._asked = 0
        self._task: Task | None = None
        self._paper = PaperPrintout(partner, context.language)
        self.language = Segments((("en", "English"), ("fr", "Français")))
        self.language.set_value(context.language)
        self.progress = ProgressStrip(context.theme)
        self.progress.hide()
        self._slow = QTimer()
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        super().__init__(context, self._paper, parent)
        self._slow.setParent(self)
        self._slow.timeout.connect(self.progress.show)
        self.language.set_name(self.tr("Language of the paper"))
        self.language.chosen.connect(self._on_language_chosen)
        self.progress.cancel_requested.connect(self._cancel)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, self.progress)

    def preview(self) -> None:
        """Show copy 1 with the language and number chosen."""
        self._asked += 1
        asked = self._asked

        def show(made: list[bytes]) -> None:
            if asked == self._asked:
                self.view.show_pdf(made[0])

        self._render([1], self.copies.value(), (), show)

    def write_to(self, path: Path) -> None:
        """Write every copy as a file; with several the number stands in the name."""
        copies, paper = self.copies.value(), self._paper
        self._set_busy(True)

        def write(drawn: "list[Paper]") -> None:
            self._context.door.run(
                lambda session: paper.write_all(session, path, drawn),
                lambda _none: self._on_done(), self._on_failed, owner=self,
            )  # fmt: skip

        self._draw(range(1, copies + 1), copies, write)

    def done(self, result: int) -> None:
        """Close; what is being drawn is for nobody then."""
        self._cancel()
        super().done(result)

    def _title(self) -> str:
        return self.tr("Information paper")

    def _made(self) -> str:
        return self.tr("%n copy(ies) made, numbered and logged.", "", self.copies.value())

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return (self.tr("Language"), self.language), (self.tr("Copies"), self.copies)

    def _render(
        self,
        numbers: Sequence[int],
        copies: int,
        recipients: tuple[Recipient, ...],
        on_made: Callable[[list[bytes]], None],
    ) -> None:
        self._draw(numbers, copies, lambda drawn: on_made([paper.pdf for paper in drawn]))

    def _draw(
        self, numbers: Sequence[int], copies: int, on_drawn: "Callable[[list[Paper]], None]"
    ) -> None:
        """Read the record in the vault lane, then make the pages beside it."""
        paper, door = self._paper, self._context.door
        self.progress.show_progress(None, self.tr("Making the pages"), self.tr("Cancel"))
        self._slow.start()

        def finish(drawn: "list[Paper]") -> None:
            self._stop_progress()
            on_drawn(drawn)

        def begin(content: "PaperContent") -> None:
            def job(task: Task) -> "list[Paper]":
                drawn = []
                for done, copy in enumerate(numbers):
                    task.report(done, len(numbers))
                    drawn.append(paper.draw(content, copy, copies))
                return drawn

            self._task = door.work(job, finish, self._on_failed, self._on_progress, owner=self)

        door.run(paper.gather, begin, self._on_failed, owner=self)

    def _on_progress(self, done: int, total: int, _words: str) -> None:
        if total > 1:
            said = self.tr("Copy {copy} of {copies}").format(copy=done + 1, copies=total)
            self.progress.show_progress(done / total, said, self.tr("Cancel"))

    def _on_language_chosen(self, chosen: str) -> None:
        if chosen not in LANGUAGES:
            self.language.set_value(self._paper.language)
            return
        self._paper = PaperPrintout(self._paper.partner, chosen)
        self._printout = self._paper
        self.outcome.hide()
        self.preview()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._stop_progress()
        self._set_busy(False)

    def _stop_progress(self) -> None:
        self._slow.stop()
        self.progress.hide()

    def _on_failed(self, problem: UserError) -> None:
        self._stop_progress()
        super()._on_failed(problem)
