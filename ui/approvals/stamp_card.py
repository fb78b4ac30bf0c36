"""A decided packet can be stamped for the archive."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.approvals.stamp_dialog import Source, StampDialog, Written
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.notice import Card
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from workstation.workflows.approvals import PacketView

STAMP_FORM = "approvals.stamp"


class StampCard(Card):
    """What a stamp is for, and the act; hidden while somebody is still to decide.

    Signals:
        stamped: a packet with a new stamp was written; carries its ``Path``.
    """

    stamped = Signal(object)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(context.theme, " ", "calendar-clock")
        self._context = context
        self._page = page
        self._view: PacketView | None = None
        self.words = label("", "help", wrap=True)
        self.stamp_button = button(context.theme, "", icon="stamp")
        self.body.addWidget(self.words)
        self.body.addWidget(self.stamp_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.stamp_button.clicked.connect(self._on_clicked)
        context.forms.offer(STAMP_FORM, self._make)
        self.hide()
        self.retranslate()

    def show_packet(self, view: "PacketView") -> None:
        """Offer the act for a packet that is decided, to whoever may write the record."""
        self._view = view
        may = Permission.WRITE_RECORD in self._context.officer.permissions
        settled = view.record is not None and view.next_authority is None
        self.setVisible(may and settled and not self._context.is_read_only)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("For the archive"))
        self.stamp_button.setText(self.tr("Time stamp…"))
        stamps = self._view.verdict.archive.stamps if self._view is not None else ()
        if not stamps:
            self.words.setText(
                self.tr("Once it is decided, a time-stamp keeps the packet checkable for decades.")
            )
            return
        said = self.tr("Stamp it again before {day}, when the authority’s certificate ends.")
        self.words.setText(said.format(day=stamps[-1].renew_before))

    def _on_clicked(self) -> None:
        if self._view is not None:
            self._context.forms.open(STAMP_FORM, packet=self._view.verdict.sha256)

    def _make(self, packet: str) -> QDialog | None:
        view = self._view
        if view is None or view.record is None or view.verdict.sha256 != packet:
            return None
        source: Source = view.path if view.path is not None else packet
        made = StampDialog(self._context, source, str(view.record["assessment"]["id"]), self._page)
        made.written.connect(self._on_written)
        return made

    def _on_written(self, written: Written) -> None:
        if written.request is not None:
            said = self.tr(
                "The request is in {request}. Send it to the authority; its answer belongs to "
                "{file}."
            )
            name = written.request.name
            self._context.notify("ok", said.format(request=name, file=written.packet.name))
            return
        said = self.tr("Stamped and written to {file}.")
        self._context.notify("ok", said.format(file=written.packet.name))
        self._context.announce("decision")
        self.stamped.emit(Path(written.packet))
