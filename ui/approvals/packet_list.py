"""The packets that wait for a decision, and the ways to open one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking
from ui.theme.parts import button, frame, label, plain
from ui.widgets.badge import Badge
from ui.widgets.notice import Card, EmptyState
from workstation import words
from workstation.domain.banner_words import portion_of
from workstation.domain.officer import Permission
from workstation.workflows.approvals import PacketRow
from workstation.workflows.session import Session


class PacketList(QWidget):
    """One row for each packet; dropping a PDF on the window opens it as well."""

    def __init__(
        self, context: Context, on_packet: Callable[[str], None], on_open: Callable[[], None]
    ) -> None:
        super().__init__()
        self._context = context
        self._on_packet = on_packet
        self._decides = Permission.DECIDE in context.officer.permissions
        self._rows: list[PacketRow] = []
        theme = context.theme
        self.open_button = button(theme, "", "primary", icon="folder-open")
        self.open_button.clicked.connect(on_open)
        self.hint = label("", "help")
        self.card = Card(theme, " ", "stamp")
        theme.set_spacing(self.card.body, (0, 0, 0, 0), 0)
        self.empty = EmptyState(theme, "inbox", on_action=on_open)
        self._lines = QVBoxLayout()
        theme.set_spacing(self._lines)
        self.card.body.addLayout(self._lines)
        self.card.body.addWidget(self.empty)
        inner = plain()
        column = QVBoxLayout(inner)
        theme.set_spacing(column)
        column.addWidget(self.card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        top = QHBoxLayout()
        theme.set_spacing(top, gap=12)
        top.addWidget(self.open_button)
        top.addWidget(self.hint)
        top.addStretch(1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 16, 20, 12), 14)
        outer.addLayout(top)
        outer.addWidget(scroll, 1)
        self.setFocusProxy(self.open_button)
        self.retranslate()

    def load(self, on_count: Callable[[int], None]) -> None:
        """Read the packets; tells how many wait for a decision of who decides."""

        def read(session: Session) -> list[PacketRow]:
            from workstation.workflows import approvals

            return approvals.packets_to_decide(session)

        def show(rows: list[PacketRow]) -> None:
            self._rows = rows
            self._fill()
            on_count(len(rows) if self._decides else 0)

        self._context.door.run(read, show, owner=self)

    def marking(self) -> Marking:
        """Rolled up from the banners of the packets listed."""
        return rolled_up([portion_of(row.banner) for row in self._rows], self._context.language)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.open_button.setText(self.tr("Open a packet"))
        self.hint.setText(self.tr("Or drop its PDF on this window."))
        self.empty.set_words(
            self.tr("Nothing to decide") if self._decides else self.tr("Nothing waits"),
            self.tr("A packet appears here when it was opened on this machine and waits."),
        )
        self._fill()

    def _fill(self) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for row in self._rows:
            self._lines.addWidget(self._row(row))
        title = self.tr("To decide") if self._decides else self.tr("Waiting for a decision")
        self.card.set_title(title, str(len(self._rows)))
        self.empty.setVisible(not self._rows)

    def _row(self, row: PacketRow) -> QFrame:
        theme, language = self._context.theme, self._context.language
        line = frame("row")
        across = QHBoxLayout(line)
        theme.set_spacing(across, (14, 10, 14, 10), 12)
        column = QVBoxLayout()
        theme.set_spacing(column, gap=2)
        title = QHBoxLayout()
        theme.set_spacing(title, gap=4)
        mark = label(portion_of(row.banner), "mark")
        title.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(label(row.title or row.assessment, "strong", wrap=True), 1)
        column.addLayout(title)
        said = self.tr("{assessment}, version {version}, from {author} at {station}").format(
            assessment=row.assessment,
            version=row.version,
            author=row.author_name,
            station=row.station,
        )
        column.addWidget(label(f"{said} · {row.partner_name}", "help", wrap=True))
        across.addLayout(column, 1)
        state = words.label(f"state.{row.state}", language) if row.state else ""
        needed = self.tr("Level needed: {level}").format(level=row.authority_required)
        across.addWidget(label(needed, "help"))
        if state:
            across.addWidget(Badge(theme, state, "", "hourglass"))
        read = button(theme, self.tr("Read"), "")
        read.setAccessibleName(self.tr("Read {assessment}").format(assessment=row.assessment))
        read.clicked.connect(lambda _on=False, sha=row.sha256: self._on_packet(sha))
        across.addWidget(read)
        return line
