"""Approvals: packets that wait, and one packet with its verdict, ladder and decision."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.approvals import acts
from ui.approvals.begun import BegunDecisions
from ui.approvals.cards import steps_counted
from ui.approvals.packet_list import PacketList
from ui.approvals.queue import PacketQueue
from ui.approvals.side import PacketSide
from ui.approvals.viewer import PacketViewer
from ui.shell.context import Context, Link
from ui.shell.marking import rolled_up
from ui.shell.page import UNMARKED, Marking, Page, Place
from ui.shell.panes import first_stop
from ui.theme.tokens import BANNER_LEVELS
from ui.widgets.file_choice import ask_where_to_write, remember_folder, start_folder
from ui.widgets.progress import ProgressStrip
from ui.widgets.two_views import SECOND, TwoViews
from workstation.domain.banner_words import portion_of
from workstation.domain.error import UserError
from workstation.domain.text import with_hidden_shown
from workstation.workflows.approvals import PacketView

_LIST, _PACKET = 0, 1
CHECKING_AFTER_MS = 300
"""Nothing shorter shows progress."""


class ApprovalsPage(Page):
    """The list of packets, or one of them.

    ``place`` names a packet: ``{"packet": sha256}`` or ``{"path": file}``; packets to be opened
    one after the other: ``{"files": [file, …]}``; or ``{"open": True}``, which asks for files.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._source: Path | str | None = None
        self._view: PacketView | None = None
        self._wanted: Place = {}
        self.packets = PacketList(context, self.open_packet, self.ask_for_packets)
        self.queue = PacketQueue(context)
        self.viewer = PacketViewer(context)
        self.side = PacketSide(context)
        self.begun = BegunDecisions(self.side.form)
        self.views = TwoViews(context.theme, self.viewer, self.side, front=SECOND)
        self._stack = QStackedWidget()
        self.checking = ProgressStrip(context.theme)
        self._says_checking = QTimer(self, singleShot=True, interval=CHECKING_AFTER_MS)
        self._says_checking.timeout.connect(self.checking.show)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def shown_file(self) -> Path | None:
        """The file of the packet shown; None for one out of the vault."""
        return self._view.path if self._view is not None else None

    def title(self) -> tuple[str, ...]:
        """Approvals, then the file's number."""
        name = self.tr("Approvals")
        if self._view is None or self._stack.currentIndex() == _LIST:
            return (name,)
        own, record = self._view.path, self._view.record
        if record is None:
            return (name, with_hidden_shown(own.name) if own else self.tr("Packet"))
        return (name, str(record["assessment"]["id"]))

    def subtitle(self) -> str:
        """Which step of the ladder waits."""
        if self._view is None or self._stack.currentIndex() == _LIST:
            return ""
        shown = steps_counted(self._view)
        here = next((n for n, s in enumerate(shown, start=1) if s.status == "current"), 0)
        if not here:
            return ""
        return self.tr("Step {number} of {count}").format(number=here, count=len(shown))

    def marking(self) -> Marking:
        """The packet's own banner; that of the listed packets otherwise."""
        if self._stack.currentIndex() == _LIST:
            return self.packets.marking()
        if self._view is None:
            return UNMARKED
        if self._view.file is None:
            # What it says of itself cannot be relied on, and must not be handled as less.
            return Marking(self.tr("TREAT AS MARKED ON ITS PAGES"), BANNER_LEVELS[-1])
        banner = self._view.file.check.banner
        marks = [*self.side.changes.marks, *self.side.paper.marks]
        if marks:
            return rolled_up([portion_of(banner.text), *marks], self.context.language)
        return Marking(banner.in_language(self.context.language), banner.colour_key)

    def panes(self) -> list[QWidget]:
        """The list; or pages, form, tools and thumbnails, as they follow each other."""
        if self._stack.currentIndex() == _LIST:
            return [self.queue, self.packets]
        form = self.side.form.outcome
        return [*self.viewer.panes(), form, self.queue, *self.viewer.side_panes()]

    def load(self) -> None:
        """Read the packets that wait."""
        self.packets.load(self._on_counted)

    def place(self) -> Place:
        """Which packet and page, which others wait, and what was begun to decide."""
        kept = {**self.queue.place(), **self.begun.place(self._view)}
        if self._source is None or self._stack.currentIndex() == _LIST:
            return kept
        key = "path" if isinstance(self._source, Path) else "packet"
        return {key: str(self._source), **self.viewer.place(), **kept}

    def restore(self, place: Place) -> None:
        """Open the packets that the place names, ask for them, or show the list."""
        files = [Path(str(each)) for each in place.get("files", ())]
        self.begun.take(place)
        if place.get("packet") or place.get("path"):
            if not self.queue.files:
                self.queue.take([str(each) for each in files])
            source = str(place["packet"]) if place.get("packet") else Path(str(place["path"]))
            self._open(source, place)
        elif files:
            self.open_files(files)
        elif place.get("open"):
            self.ask_for_packets()
        else:
            self.show_list()

    def help_topic(self) -> str:
        """What a verdict means."""
        return self.tr(
            "A packet is accepted when every signature is intact and trusted, each step was "
            "allowed to sign, and the pages made again from the data inside are the same."
        )

    def open_packet(self, source: Path | str) -> None:
        """Check and show a packet: a file, or one that this vault keeps."""
        self._open(source, {})

    def open_files(self, files: list[Path]) -> None:
        """Open the first of some files; the others wait their turn."""
        is_deciding = self._view is not None and self.begun.is_begun
        if not self.queue.files and isinstance(self._source, Path) and is_deciding:
            # What is open was not done with: there is a way back to it.
            self.queue.take([str(self._source)])
        if len(files) > 1 or self.queue.files:
            self.queue.add(files)
        else:
            self.open_packet(files[0])

    def ask_for_packets(self) -> None:
        """Ask for one or several files."""
        dialog = QFileDialog(self, self.tr("Open a packet"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Packets (*.pdf)"))
        dialog.setDirectory(str(start_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files_chosen)
        dialog.open()

    def show_list(self) -> None:
        """Go back to the packets that wait."""
        self.begun.note(self._view)
        self._source = self._view = None
        self.queue.note_read(None)
        self._end_checking()
        self._stack.setCurrentIndex(_LIST)
        self.viewer.clear()
        self._announce()
        self._focus()

    def sign_decision(self, out: Path) -> None:
        """Sign what the form says and write the packet to a file."""
        assert self._source is not None
        acts.sign(self.context, self._source, self.side.form, out, self._on_signed, self)

    def save_copy(self, out: Path) -> None:
        """Write the packet as it is shown to a file."""

        def on_saved(path: Path) -> None:
            said = self.tr("A copy was written to {file}.")
            self.context.notify("ok", said.format(file=with_hidden_shown(path.name)))

        if self._view is not None:
            acts.save_copy(self.context, self._view.pdf, out, on_saved, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the verdict stands over the pages as well."""
        super().resizeEvent(event)
        self._show_strip()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.views.set_labels(self.tr("Pages"), self.tr("Decision"), self.tr("View"))
        for part in (self.viewer, self.side, self.packets, self.queue):
            part.retranslate()
        if self._view is not None:
            self._show_packet(self._view)

    def _open(self, source: Path | str, place: Place) -> None:
        self._source, self._wanted = source, place
        file = source if isinstance(source, Path) else None
        self.queue.note_read(file)
        name = with_hidden_shown(file.name) if file is not None else self.tr("the packet")
        self._says_checking.start()
        self.checking.show_progress(None, self.tr("Checking {name}").format(name=name))

        def on_read(view: PacketView) -> None:
            if source == self._source:
                self._end_checking()
                self._show_packet(view)

        def on_refused(problem: UserError) -> None:
            if source == self._source:
                self._end_checking()
                self.show_list()
            self.context.show_error(problem)

        acts.read(self.context, source, on_read, on_refused, self)

    def _end_checking(self) -> None:
        self._says_checking.stop()
        self.checking.hide()

    def _show_packet(self, view: PacketView) -> None:
        fresh = self._view is None or self._view.pdf != view.pdf
        if fresh:
            self.begun.note(self._view)
        self._view = view
        self._stack.setCurrentIndex(_PACKET)
        if fresh:
            place, self._wanted = self._wanted, {}
            self.viewer.show_packet(view, place)
        self.side.show_packet(view, is_new=fresh)
        if fresh:
            self.begun.give_back(view)
            self._focus()
        for tool in (self.viewer.print_button, self.viewer.save_button):
            tool.setEnabled(view.verdict.ok)
        self._show_strip()
        self._announce()

    def _show_strip(self) -> None:
        """The verdict is in view always; where pages and form are two tabs, over the pages."""
        view = self._view
        if view is None or not self.views.is_narrow:
            self.viewer.show_strip("", "")
        else:
            self.viewer.show_strip(self.side.verdict.tone, self.side.verdict.headline.text())

    def _focus(self) -> None:
        """Bring the focus to what is now shown, unless a person goes from packet to packet."""
        focus = QApplication.focusWidget()
        if self.isVisible() and not (focus is not None and self.queue.isAncestorOf(focus)):
            stops = (first_stop(pane) for pane in self.panes() if pane.isVisible())
            stop = next((each for each in stops if each is not None), None)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_counted(self, count: int) -> None:
        self.counter_changed.emit(count)
        self.marking_changed.emit()

    def _on_signed(self, path: Path) -> None:
        said = self.tr("Signed and written to {file}. Pass this file on.")
        self.begun.forget(self._view)
        self.context.announce("decision")
        self.context.notify(
            "ok",
            said.format(file=with_hidden_shown(path.name)),
            Link(self.tr("Back to the list"), self.show_list),
        )
        self.side.form.set_busy(False)
        self._go_on_with(path)

    def _go_on_with(self, path: Path) -> None:
        """What was open goes on under another name."""
        self.queue.replace(self._source if isinstance(self._source, Path) else None, path)
        self.open_packet(path)
        self.load()

    def _on_receive_clicked(self) -> None:
        def on_received(assessment: str) -> None:
            self.context.announce("decision")
            said = self.tr("The decisions are in the record of {assessment}.")
            self.side.say_taken(said.format(assessment=assessment))

        assert self._source is not None
        acts.receive(self.context, self._source, on_received, self)

    def _on_files_chosen(self, names: list[str]) -> None:
        if names:
            remember_folder(Path(names[0]))
            self.open_files([Path(name) for name in names])

    def _on_sign_requested(self) -> None:
        name = acts.file_name(self._view, f"-{self.context.officer.authority.value}")
        ask_where_to_write(
            self,
            self.tr("Write the signed packet"),
            self.tr("Packets (*.pdf)"),
            self._folder() / name,
            self.sign_decision,
        )

    def _on_save_requested(self) -> None:
        if self._view is not None:
            ask_where_to_write(
                self,
                self.tr("Save a copy of the packet"),
                self.tr("Packets (*.pdf)"),
                self._folder() / acts.file_name(self._view),
                self.save_copy,
            )

    def _folder(self) -> Path:
        return self._source.parent if isinstance(self._source, Path) else Path()

    def _on_print_clicked(self) -> None:
        view = self._view
        if view is not None and view.record is not None:
            self.context.forms.open("approvals.print", packet=view.verdict.sha256)

    def _form_of_print(self, packet: str) -> QDialog | None:
        from ui.approvals.print_dialog import PrintDialog
        from ui.approvals.printout import PacketPrintout

        view = self._view
        if view is None or view.record is None or view.verdict.sha256 != packet:
            return None
        printout = PacketPrintout(view.pdf, str(view.record["assessment"]["id"]))
        return PrintDialog(self.context, printout, self)

    def _announce(self) -> None:
        self.title_changed.emit()
        self.marking_changed.emit()

    def _find(self, steps: int) -> None:
        """Ask for words (0), or go from place to place; the pages come to the front for it."""
        if self._stack.currentIndex() == _PACKET:
            self.views.bring(self.viewer)
            self.viewer.find_bar.step(steps) if steps else self.viewer.find_bar.ask()

    def _escape(self) -> None:
        """Back, one thing at a time: what hangs open, the search, then the packet."""
        hangs, bar = QApplication.activePopupWidget(), self.viewer.find_bar
        if hangs is not None:
            hangs.hide()
        else:
            bar.close_bar() if bar.isVisible() else self.show_list()

    def _connect(self) -> None:
        self.queue.chosen.connect(self.open_packet)
        self.viewer.open_requested.connect(self.ask_for_packets)
        self.viewer.save_requested.connect(self._on_save_requested)
        self.viewer.print_requested.connect(self._on_print_clicked)
        self.side.receive_button.clicked.connect(self._on_receive_clicked)
        for card in (self.side.changes, self.side.paper):
            card.shown.connect(self.marking_changed)
        self.side.stamp.stamped.connect(self._go_on_with)
        self.side.form.sign_requested.connect(self._on_sign_requested)
        self.context.forms.offer("approvals.print", self._form_of_print)
        add, tools, form = self.context.shortcuts.add, self.viewer, self.side.form
        add(self, "Ctrl+F", lambda: self.tr("Find in these pages"), lambda: self._find(0),
            button=tools.find_button)  # fmt: skip
        add(self, "F3", lambda: self.tr("Next place found"), lambda: self._find(1))
        add(self, "Shift+F3", lambda: self.tr("Previous place found"), lambda: self._find(-1))
        add(self, "Ctrl+S", lambda: self.tr("Save a copy"), self._on_save_requested,
            button=tools.save_button)  # fmt: skip
        add(self, "Ctrl+P", lambda: self.tr("Print"), self._on_print_clicked,
            button=tools.print_button)  # fmt: skip
        add(self, "Ctrl+Shift+P", self.side.paper.scan_words, self.side.paper.show_scan)
        add(self, "Ctrl+Return", lambda: self.tr("Sign the decision"), form.try_to_sign)
        add(self, "Escape", lambda: self.tr("Back to the list"), self._escape)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.packets)
        self._stack.addWidget(self.views)
        outer = QVBoxLayout(self)
        self.context.theme.set_spacing(outer)
        self.checking.hide()
        around = self.checking.layout()
        assert around is not None
        self.context.theme.set_spacing(around, (20, 8, 20, 0), 4)
        outer.addWidget(self.queue)
        outer.addWidget(self.checking)
        outer.addWidget(self._stack)
