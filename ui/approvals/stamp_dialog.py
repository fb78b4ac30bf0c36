"""A time-stamp over a decided packet: asked for by file, its answer put in, or by an own key."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, label, plain
from ui.widgets.edit_steps import hide_text
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.file_field import FileField
from ui.widgets.notice import Notice
from ui.widgets.roomy import Roomy
from ui.widgets.segments import Segments
from workstation.domain.error import UserError
from workstation.workflows.session import Session

ASK, ANSWER, KEY = "ask", "answer", "key"
WAYS = (ASK, ANSWER, KEY)
_WIDTH = 600
Source = Path | str
"""A file, or the digest of a packet that this vault keeps."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: the packet, and the request beside it where one was written."""

    packet: Path
    request: Path | None = None


class StampDialog(QDialog):
    """One of three ways; each asks where the packet goes, and writes nothing before.

    Signals:
        written: carries what was ``Written``.
    """

    written = Signal(object)

    def __init__(self, context: Context, source: Source, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "dialog")
        self._context, self._source, self._name = context, source, name
        theme = context.theme
        self.setWindowTitle(self.tr("Time stamp"))
        self.setAccessibleName(self.windowTitle())
        self.way = Segments(
            (
                (ASK, self.tr("Ask an authority")),
                (ANSWER, self.tr("Put in its answer")),
                (KEY, self.tr("With the office’s key")),
            ),
            self.tr("How the packet is stamped"),
            fills=True,
        )
        self.prepared = FileField(theme, is_attached=False)
        self.answer = FileField(theme, is_attached=False)
        self.key = FileField(theme, is_attached=False)
        self.passphrase = QLineEdit()
        hide_text(self.passphrase)
        if isinstance(source, Path):
            self.prepared.choose(str(source))
        self.pages = QStackedWidget()
        self.body = Roomy(theme, _WIDTH, 12)
        self.problem = Notice(theme)
        self.problem.hide()
        self.cancel_button = button(theme, self.tr("Cancel"))
        self.do_button = button(theme, "", "primary")
        self._lay_out()
        self._connect()
        self.way.set_value(ASK)
        self._show_way()
        self.way.setFocus()

    def write(self, out: Path) -> None:
        """Do what was chosen, into this file; the file dialog has asked before one is replaced."""
        self.do_button.setEnabled(False)
        self.problem.hide()
        self._context.door.run(self._job(out), self._on_written, self._on_failed, owner=self)

    def _job(self, out: Path) -> Callable[[Session], Written]:
        way, source = self.way.value, self._source
        prepared, answer = Path(self.prepared.chosen), Path(self.answer.chosen)
        key, passphrase = Path(self.key.chosen), self.passphrase.text()

        def job(session: Session) -> Written:
            from workstation.workflows import timestamps

            if way == ASK:
                request = _free(out.with_suffix(".tsq"))
                timestamps.request_stamp(session, source, out, request, force=True)
                return Written(out, request)
            if way == ANSWER:
                return Written(timestamps.apply_stamp(session, prepared, answer, out, force=True))
            own = timestamps.KeyFile(key, passphrase)
            return Written(timestamps.add_stamp(session, source, own, out, force=True))

        return job

    def _on_written(self, written: Written) -> None:
        self.passphrase.clear()
        self.written.emit(written)
        self.accept()

    def _on_failed(self, problem: UserError) -> None:
        self.do_button.setEnabled(True)
        self._say(sentence(problem, self._context.language))
        if problem.code == "timestamp.key":
            self.passphrase.clear()
            self.passphrase.setFocus()

    def _say(self, words: str) -> None:
        self.problem.show_as("bad", words)
        self.problem.show()
        self.body.show_part(self.problem)

    def _on_do_clicked(self) -> None:
        self.problem.hide()
        for field, missing in self._needed():
            if not (field.chosen if isinstance(field, FileField) else field.text()):
                self._say(missing)
                field.setFocus()
                return
        end = "-ready" if self.way.value == ASK else "-archive"
        here = Path(self.prepared.chosen) if self.way.value == ANSWER else self._source
        folder = here.parent if isinstance(here, Path) else Path()
        title = self.windowTitle() if self.way.value != ASK else self.do_button.text()
        ask_where_to_write(
            self, title, self.tr("Packets (*.pdf)"), folder / f"{self._name}{end}.pdf", self.write
        )

    def _needed(self) -> tuple[tuple[FileField | QLineEdit, str], ...]:
        """The fields of the way chosen, each with what is said while it is empty."""
        if self.way.value == ANSWER:
            return (
                (self.prepared, self.tr("Choose the packet that the request was written for.")),
                (self.answer, self.tr("Choose the answer of the authority.")),
            )
        if self.way.value == KEY:
            return (
                (self.key, self.tr("Choose the file with the authority’s key.")),
                (self.passphrase, self.tr("Type the passphrase of the key.")),
            )
        return ()

    def _show_way(self) -> None:
        if not self.way.value:
            self.way.set_value(ASK)
        verbs = (
            self.tr("Write packet and request"),
            self.tr("Put the answer in"),
            self.tr("Stamp the packet"),
        )
        at = WAYS.index(self.way.value)
        self.pages.setCurrentIndex(at)
        self.do_button.setText(verbs[at])
        self.problem.hide()

    def _connect(self) -> None:
        self.way.chosen.connect(lambda _way: self._show_way())
        self.do_button.clicked.connect(self._on_do_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.do_button.setDefault(True)
        self._context.shortcuts.add(
            self, ["Ctrl+Return", "Ctrl+Enter"], self.do_button.text,
            self.do_button.click, button=self.do_button,
        )  # fmt: skip

    def _lay_out(self) -> None:
        theme = self._context.theme
        asked = self._page(
            self.tr(
                "The packet is written with the certificates and revocation lists that a check "
                "will need, and the request (.tsq) beside it. Send the request to the authority, "
                "and keep the packet as it is: the answer belongs to this file."
            )
        )
        answered = self._page(
            self.tr("The authority’s answer (.tsr) goes into the packet that it was asked for."),
            (self.tr("Packet written with the request"), self.prepared),
            (self.tr("Answer of the authority"), self.answer),
        )
        own = self._page(
            self.tr("An authority of the office’s own stamps here and now, with its key file."),
            (self.tr("Key of the authority (PKCS #12)"), self.key),
            (self.tr("Passphrase of the key"), self.passphrase),
        )
        for page in (asked, answered, own):
            self.pages.addWidget(page)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, (20, 0, 20, 0), 8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.do_button)
        column = self.body.column
        column.addWidget(label(self.windowTitle(), "section"))
        column.addWidget(
            label(
                self.tr(
                    "A stamped packet can be checked when the keys that signed it have long ended. "
                    "Nobody can decide on it any more."
                ),
                "help",
                wrap=True,
            )
        )
        for part in (self.way, self.pages, self.problem):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (0, 16, 0, 16), 12)
        outer.addWidget(self.body, 1)
        outer.addLayout(buttons)
        theme.set_width(self, _WIDTH)

    def _page(self, said: str, *fields: tuple[str, FileField | QLineEdit]) -> QWidget:
        page = plain()
        column = QVBoxLayout(page)
        self._context.theme.set_spacing(column, gap=6)
        column.addWidget(label(said, "body", wrap=True))
        for title, field in fields:
            name = label(title, "field")
            name.setBuddy(field)
            column.addWidget(name)
            column.addWidget(field)
            if isinstance(field, FileField):
                field.set_name(title)
            else:
                field.setAccessibleName(title)
        column.addStretch(1)
        return page


def _free(wanted: Path) -> Path:
    """A name that no file has: only the packet's own was asked for."""
    names = [wanted, *(wanted.with_stem(f"{wanted.stem}-{number}") for number in range(2, 100))]
    return next((each for each in names if not each.exists()), wanted)
