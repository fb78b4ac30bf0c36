"""Approvals: packets that wait, and one packet with its verdict, ladder and decision."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.approvals.cards import LadderCard, VerdictCard, steps_shown
from ui.approvals.changes_card import ChangesCard, PointsCard
from ui.approvals.decision_form import DecisionForm
from ui.approvals.packet_list import PacketList
from ui.shell.context import Context, Link
from ui.shell.marking import rolled_up
from ui.shell.page import UNMARKED, Marking, Page, Place
from ui.theme.parts import button, frame, icon_button, label, plain, rename
from ui.widgets.file_choice import ask_where_to_write, start_folder
from ui.widgets.notice import Notice
from ui.widgets.pdf_view import PdfView
from ui.widgets.two_views import SECOND, TwoViews
from workstation.domain.error import UserError
from workstation.domain.officer import Permission
from workstation.workflows.approvals import PacketView
from workstation.workflows.session import Session

_LIST, _PACKET = 0, 1
SIDE_WIDTH = 500
"""Verdict, ladder and form; wide enough for the five outcomes in one row."""


class ApprovalsPage(Page):
    """``place`` names a packet: ``{"packet": sha256}`` or ``{"path": file}``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._source: Path | str | None = None
        self._view: PacketView | None = None
        self.setAcceptDrops(True)
        self.packets = PacketList(context, self.open_packet, self._on_open_clicked)
        self.pages = PdfView(theme, context.door)
        self.page_words = label("", "cell")
        self.previous_button = icon_button(theme, "chevron-left", "")
        self.next_button = icon_button(theme, "chevron-right", "")
        self.out_button = icon_button(theme, "zoom-out", "")
        self.fit_button = button(theme, "", "quiet", density="small")
        self.in_button = icon_button(theme, "zoom-in", "")
        self.open_button = button(theme, "", icon="folder-open", density="small")
        self.print_button = button(theme, "", icon="printer", density="small")
        self.verdict = VerdictCard(context)
        self.ladder = LadderCard(context)
        self.points = PointsCard(context)
        self.changes = ChangesCard(context)
        self.taken = Notice(theme)
        self.form = DecisionForm(context)
        self.receive_button = button(theme, "", icon="inbox")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> tuple[str, ...]:
        """Approvals, then the file's number."""
        name = self.tr("Approvals")
        if self._view is None or self._stack.currentIndex() == _LIST:
            return (name,)
        record = self._view.record
        if record is None:
            return (name, self._view.path.name if self._view.path else self.tr("Packet"))
        return (name, str(record["assessment"]["id"]))

    def subtitle(self) -> str:
        """Which step of the ladder waits."""
        if self._view is None or self._stack.currentIndex() == _LIST:
            return ""
        shown = steps_shown(self._view)
        here = next((n for n, s in enumerate(shown, start=1) if s.status == "current"), 0)
        if not here:
            return ""
        return self.tr("Step {number} of {count}").format(number=here, count=len(shown))

    def marking(self) -> Marking:
        """The packet's own banner; that of the listed packets otherwise."""
        if self._stack.currentIndex() == _LIST:
            return self.packets.marking()
        if self._view is None or self._view.file is None:
            return UNMARKED
        banner = self._view.file.check.banner
        if self.changes.marks:
            return rolled_up([f"({banner.text})", *self.changes.marks], self.context.language)
        return Marking(banner.in_language(self.context.language), banner.colour_key)

    def panes(self) -> list[QWidget]:
        """The list, or pages and form."""
        if self._stack.currentIndex() == _LIST:
            return [self.packets]
        return [self.pages, self.form.outcome]

    def load(self) -> None:
        """Read the packets that wait."""
        self.packets.load(self.counter_changed.emit)

    def place(self) -> Place:
        """Which packet, and which page of it."""
        if self._source is None or self._stack.currentIndex() == _LIST:
            return {}
        key = "path" if isinstance(self._source, Path) else "packet"
        return {key: str(self._source), "page": self.pages.current_page}

    def restore(self, place: Place) -> None:
        """Open the packet that the place names, or the list."""
        if place.get("packet"):
            self.open_packet(str(place["packet"]))
        elif place.get("path"):
            self.open_packet(Path(str(place["path"])))
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
        self._source = source
        language = self.context.language

        def read(session: Session) -> PacketView:
            from workstation.workflows import approvals

            return approvals.open_packet(session, source, language)

        self.context.door.run(read, self._show_packet, self._on_refused, owner=self)

    def show_list(self) -> None:
        """Go back to the packets that wait."""
        self._source = None
        self._view = None
        self._stack.setCurrentIndex(_LIST)
        self._announce()

    def sign_decision(self, out: Path) -> None:
        """Sign what the form says and write the packet to a file."""
        source, form = self._source, self.form
        assert source is not None
        assert form.chosen is not None
        outcome, reasons, mark = form.chosen, form.basis.text, form.basis.mark
        conditions, points = form.entered_conditions, form.entered_points
        no_interest = form.declaration.isChecked()
        form.set_busy(True)

        def job(session: Session) -> Path:
            from workstation.workflows import approvals

            return approvals.decide(
                session,
                source,
                outcome=outcome,
                reasons=reasons,
                marking=mark,
                conditions=conditions,
                points=points,
                no_interest=no_interest,
                out=out,
                force=True,
            )

        self.context.door.run(job, self._on_signed, form.show_error, owner=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a PDF."""
        if _pdf_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the PDF that was dropped."""
        path = _pdf_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_packet(path)

    def retranslate(self) -> None:
        """Set every word anew."""
        rename(self.previous_button, self.tr("Previous page"))
        rename(self.next_button, self.tr("Next page"))
        rename(self.out_button, self.tr("Smaller"))
        rename(self.in_button, self.tr("Larger"))
        self.fit_button.setText(self.tr("Fit page"))
        self.open_button.setText(self.tr("Open another"))
        self.print_button.setText(self.tr("Print"))
        self.receive_button.setText(self.tr("Take the decisions into the record"))
        self.pages.setAccessibleName(self.tr("Pages of the packet"))
        self.views.set_labels(self.tr("Pages"), self.tr("Decision"), self.tr("View"))
        self._show_page_words()
        self.form.retranslate()
        self.packets.retranslate()
        self.changes.retranslate()
        if self._view is not None:
            self._show_packet(self._view)

    def _show_packet(self, view: PacketView) -> None:
        fresh = self._view is None or self._view.pdf != view.pdf
        self._view = view
        self._stack.setCurrentIndex(_PACKET)
        if fresh:
            self.pages.show_pdf(view.pdf)
            self.taken.hide()
            self.changes.read(view)
        self.points.show_decisions(view.verdict.decisions)
        self.verdict.show_packet(view)
        self.ladder.show_packet(view)
        self.form.show_packet(view)
        self.print_button.setEnabled(view.verdict.ok)
        self._offer_to_receive(view)
        self._announce()

    def _offer_to_receive(self, view: PacketView) -> None:
        """A packet that came back with decisions that the record lacks can be taken into it."""
        may = Permission.WRITE_RECORD in self.context.officer.permissions
        self.receive_button.setVisible(may and view.path is not None and view.unrecorded > 0)

    def _on_refused(self, problem: UserError) -> None:
        self.show_list()
        self.context.show_error(problem)

    def _on_signed(self, path: Path) -> None:
        self.context.announce("decision")
        self.context.notify(
            "ok",
            self.tr("Signed and written to {file}. Pass this file on.").format(file=path.name),
            Link(self.tr("Back to the list"), self.show_list),
        )
        self.form.set_busy(False)
        self.open_packet(path)
        self.load()

    def _on_receive_clicked(self) -> None:
        source = self._source
        assert source is not None

        def job(session: Session) -> str:
            from workstation.workflows import approvals

            return approvals.receive(session, source)

        def on_received(assessment: str) -> None:
            self.context.announce("decision")
            said = self.tr("The decisions are in the record of {assessment}.")
            self.taken.show_as("ok", said.format(assessment=assessment))
            self.taken.show()
            self.receive_button.hide()

        self.context.door.run(job, on_received, owner=self)

    def _on_open_clicked(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Open a packet"), str(start_folder()), self.tr("Packets (*.pdf)")
        )
        if path:
            self.open_packet(Path(path))

    def _on_sign_requested(self) -> None:
        record = self._view.record if self._view else None
        name = (
            f"{record['assessment']['id']}-{self.context.officer.authority.value}.pdf"
            if record
            else ""
        )
        folder = self._source.parent if isinstance(self._source, Path) else Path()
        ask_where_to_write(
            self,
            self.tr("Write the signed packet"),
            self.tr("Packets (*.pdf)"),
            folder / name,
            self.sign_decision,
        )

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
        name = str(view.record["assessment"]["id"])
        return PrintDialog(self.context, PacketPrintout(view.pdf, name), self)

    def _announce(self) -> None:
        self.title_changed.emit()
        self.marking_changed.emit()

    def _show_page_words(self) -> None:
        self.page_words.setText(
            self.tr("Page {page} of {count}").format(
                page=self.pages.current_page + 1, count=max(self.pages.page_count, 1)
            )
        )

    def _connect(self) -> None:
        step = self.pages
        self.previous_button.clicked.connect(lambda: step.go_to_page(step.current_page - 1))
        self.next_button.clicked.connect(lambda: step.go_to_page(step.current_page + 1))
        self.out_button.clicked.connect(step.zoom_out)
        self.in_button.clicked.connect(step.zoom_in)
        self.fit_button.clicked.connect(step.fit_page)
        step.page_changed.connect(lambda _page: self._show_page_words())
        step.loaded.connect(lambda _count: self._show_page_words())
        self.open_button.clicked.connect(self._on_open_clicked)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.receive_button.clicked.connect(self._on_receive_clicked)
        self.changes.shown.connect(self.marking_changed)
        self.form.sign_requested.connect(self._on_sign_requested)
        self.context.forms.offer("approvals.print", self._form_of_print)
        add = self.context.shortcuts.add
        add(self, "Ctrl+O", lambda: self.tr("Open a packet"), self._on_open_clicked)
        add(
            self,
            "Ctrl+P",
            lambda: self.tr("Print"),
            self._on_print_clicked,
            button=self.print_button,
        )
        add(self, "Ctrl+Return", lambda: self.tr("Sign the decision"), self.form.sign_button.click)
        add(self, "Escape", lambda: self.tr("Back to the list"), self.show_list)

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.taken.hide()
        tools = frame("topbar")
        bar = QHBoxLayout(tools)
        theme.set_spacing(bar, (12, 6, 12, 6), 8)
        for widget in (self.page_words, self.previous_button, self.next_button):
            bar.addWidget(widget)
        bar.addStretch(1)
        for tool in (self.out_button, self.fit_button, self.in_button):
            bar.addWidget(tool)
        bar.addStretch(1)
        bar.addWidget(self.open_button)
        bar.addWidget(self.print_button)
        left = plain()
        column = QVBoxLayout(left)
        theme.set_spacing(column)
        column.addWidget(tools)
        column.addWidget(self.pages, 1)
        self.views = TwoViews(theme, left, self._side(), front=SECOND)
        self._stack.addWidget(self.packets)
        self._stack.addWidget(self.views)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(self._stack)

    def _side(self) -> QWidget:
        """Verdict stays; ladder and form scroll."""
        theme = self.context.theme
        inner = plain()
        rest = QVBoxLayout(inner)
        theme.set_spacing(rest, (12, 0, 12, 12), 12)
        for part in (self.ladder, self.points, self.changes, self.taken):
            rest.addWidget(part)
        rest.addWidget(self.receive_button, 0, Qt.AlignmentFlag.AlignLeft)
        rest.addWidget(self.form)
        rest.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        side = frame("panel")
        column = QVBoxLayout(side)
        theme.set_spacing(column, (0, 12, 0, 0), 12)
        holder = QHBoxLayout()
        theme.set_spacing(holder, (12, 0, 12, 0))
        holder.addWidget(self.verdict)
        column.addLayout(holder)
        column.addWidget(scroll, 1)
        theme.set_width(side, SIDE_WIDTH, None)
        return side


def _pdf_of(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith(".pdf"):
            return Path(url.toLocalFile())
    return None
