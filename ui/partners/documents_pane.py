"""The files about a partner: signed assessments, evidence, and the files of sources."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QTableWidget

from ui.partners.rows import Pane
from ui.shell.context import Context
from ui.theme.parts import button, label, plain
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.notice import Card
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.officer import Permission
from workstation.domain.register import DocumentKind, Dossier, PartnerDocument
from workstation.workflows.session import Session

PAGE_ROWS = 100
SCAN_FORM = "partners.scan"
_DIGEST = 12
_LEAST_ROWS = 5
"""So many are seen at any height of the window; the page scrolls before the list is smaller."""


class DocumentsPane(Pane):
    """Name, kind, date, marking and digest of each file; a copy can be saved.

    Signals:
        opened: the entry that a file belongs to is to be opened; carries its kind and id. The
            scan of a decision by pen is shown at once.
        read: other files are listed, and other marks are on screen.
    """

    opened = Signal(str, str)
    read = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._documents: list[PartnerDocument] = []
        self._card = Card(theme, " ", "paperclip")
        theme.set_spacing(self._card.body, (1, 0, 1, 1), 0)
        self.table = PlainTable(
            theme, 5, stretch=0, fonts={0: "cell-strong", 3: "badge", 4: "mono"}
        )
        self._empty = label("", "help", wrap=True)
        self._empty.setContentsMargins(14, 12, 14, 12)
        self.open_button = button(theme, "")
        self.save_button = button(theme, "", icon="save")
        self.more = button(theme, "", "quiet")
        bar = plain()
        across = QHBoxLayout(bar)
        theme.set_spacing(across, (14, 8, 14, 8), 8)
        across.addWidget(self.open_button)
        across.addWidget(self.save_button)
        across.addWidget(self.more)
        across.addStretch(1)
        self._bar = bar
        for part in (self.table, self._empty, bar):
            self._card.body.addWidget(part)
        # The list takes the height that is left and scrolls; what is done with a file stays below.
        maximum, expanding = QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, maximum)
        self.table.setSizePolicy(expanding, expanding)
        self.table.setSizeAdjustPolicy(QTableWidget.SizeAdjustPolicy.AdjustToContents)
        self.column.addWidget(self._card)
        self.column.addStretch(1)
        context.forms.offer(SCAN_FORM, self._make_scan)
        self.save_button.setVisible(Permission.EXPORT in context.officer.permissions)
        self.table.cellActivated.connect(lambda _row, _column: self._open())
        self.open_button.clicked.connect(lambda _on=False: self._open())
        self.save_button.clicked.connect(lambda _on=False: self._ask_where())
        self.more.clicked.connect(lambda _on=False: self._read(len(self._documents)))

    @property
    def marks(self) -> list[str]:
        """The portion marks of what is listed."""
        return [one.marking for one in self._documents]

    def fill(self, dossier: Dossier) -> None:
        """Show the files about one partner."""
        self._card.set_title(self.tr("Documents"), str(dossier.documents))
        self.table.set_headers(
            (
                self.tr("Document"), self.tr("Kind"), self.tr("Date"), self.tr("Marking"),
                self.tr("SHA-256"),
            )
        )  # fmt: skip
        self.table.setAccessibleName(self.tr("Documents about this partner"))
        self._empty.setText(
            self.tr(
                "No document yet. Signed assessments, evidence and files of sources appear here."
            )
        )
        self.open_button.setText(self.tr("Open"))
        self.save_button.setText(self.tr("Save a copy"))
        self.more.setText(self.tr("Show more"))
        self._read(0)

    def _read(self, offset: int) -> None:
        if self.dossier is None:
            return
        partner = self.dossier.partner.id

        def read(session: Session) -> list[PartnerDocument]:
            from workstation.workflows import partner_documents

            return partner_documents.list_documents(
                session, partner, offset=offset, limit=PAGE_ROWS
            )

        self.context.door.run(read, lambda found: self._show(found, offset), owner=self)

    def _show(self, found: list[PartnerDocument], offset: int) -> None:
        self._documents = [*(self._documents if offset else ()), *found]
        some = bool(self._documents)
        self.table.set_rows([self._row(one) for one in self._documents])
        for row, one in enumerate(self._documents):
            digest = self.table.item(row, self.table.columnCount() - 1)
            if digest is not None:
                digest.setToolTip(one.sha256)
                digest.setData(Qt.ItemDataRole.AccessibleTextRole, one.sha256)
        px = self.context.theme.px
        self.table.setMinimumHeight(px(36 * min(len(self._documents), _LEAST_ROWS) + 40))
        self.table.setMaximumHeight(px(36 * max(len(self._documents), 1) + 40))
        self.table.updateGeometry()
        self.table.setVisible(some)
        self._bar.setVisible(some)
        self._empty.setVisible(not some)
        self.more.setVisible(len(found) == PAGE_ROWS)
        if some and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self.read.emit()

    def _row(self, one: PartnerDocument) -> tuple[str, ...]:
        name = " · ".join(filter(None, (one.subject, one.item, one.name or one.title)))
        kind = words.label(f"document_kind.{one.kind.value}", self.context.language)
        return name, kind, one.on, one.marking, one.sha256[:_DIGEST]

    @property
    def _current(self) -> PartnerDocument | None:
        row = self.table.currentRow()
        return self._documents[row] if 0 <= row < len(self._documents) else None

    def _open(self) -> None:
        one = self._current
        if one is not None and one.kind is DocumentKind.SCAN:
            self.context.forms.open(SCAN_FORM, entry=one.item)
        elif one is not None:
            kind = "source" if one.kind is DocumentKind.SOURCE else "assessment"
            self.opened.emit(kind, one.subject)

    def _make_scan(self, entry: str) -> QDialog:
        from ui.approvals.scan_dialog import ScanDialog, ScanPrintout

        return ScanDialog(self.context, ScanPrintout(entry), self)

    def _ask_where(self) -> None:
        one = self._current
        if one is None:
            return
        name = one.name or (f"{one.subject}.pdf" if one.kind is DocumentKind.PACKET else one.title)
        ask_where_to_write(
            self,
            self.tr("Save a copy of {name}").format(name=name),
            self.tr("All files (*)"),
            Path(Path(name).name or one.subject),
            lambda path: self._write(one, path),
        )

    def _write(self, one: PartnerDocument, path: Path) -> None:
        if self.dossier is None:
            return
        partner = self.dossier.partner.id

        def job(session: Session) -> None:
            from workstation.workflows import partner_documents

            # The dialog has asked whether a file that is there may be replaced.
            partner_documents.write_document(session, partner, one.sha256, path, force=True)

        def written(_result: None) -> None:
            said = self.tr("A copy was saved as {file}.").format(file=path.name)
            self.context.notify("ok", said)

        self.context.door.run(job, written, owner=self)
