"""The history: every entry of the ledger, newest first, filtered and read a page at a time."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.notice import Card, EmptyState
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.workflows.session import Session

PAGE = 100
_LOOKED_AT_MOST = 20_000
_STEP = 1000
_PAUSE_MS = 200


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry as it is shown."""

    seq: int
    at_utc: str
    kind: str
    subject: str
    officer: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Entries that match, and where to look on; None when the first entry was reached."""

    lines: tuple[HistoryLine, ...]
    further: int | None


class HistoryCard(Card):
    """A filter, the entries, and a way to older ones."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "history")
        theme = context.theme
        self._context = context
        self._lines: list[HistoryLine] = []
        self._further: int | None = None
        self._asked = 0
        self.text_field = QLineEdit()
        self.text_field.setClearButtonEnabled(True)
        self.kind_box = QComboBox()
        self.table = PlainTable(theme, 5, stretch=3, fonts={0: "mono"})
        self.empty = EmptyState(theme, "history")
        self.count_words = label("", "help")
        self.older_button = button(theme, "", "link")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.load)
        self.text_field.textChanged.connect(lambda _text: self._pause.start())
        self.kind_box.currentIndexChanged.connect(lambda _index: self.load())
        self.older_button.clicked.connect(self.load_older)
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Read the newest entries that match."""
        self._asked += 1
        self._lines = []
        self._read(None)

    def load_older(self) -> None:
        """Read on where the last reading ended."""
        if self._further is not None:
            self._read(self._further)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("History"))
        self.text_field.setPlaceholderText(self.tr("Subject or officer"))
        self.text_field.setAccessibleName(self.tr("Filter by subject or officer"))
        self.kind_box.setAccessibleName(self.tr("Filter by kind"))
        self.table.setAccessibleName(self.tr("Entries of the history, newest first"))
        self.older_button.setText(self.tr("Older entries"))
        self.empty.set_words(
            self.tr("No entry matches"), self.tr("Change or clear the filter above.")
        )
        self.table.set_headers(
            [
                self.tr("Entry"),
                self.tr("Time (UTC)"),
                self.tr("Kind"),
                self.tr("Subject"),
                self.tr("Officer"),
            ]
        )
        self._retranslate_kinds()
        self._show()

    def _retranslate_kinds(self) -> None:
        chosen = self.kind_box.currentData()
        language = self._context.language
        kinds = [key for key in words.catalogue() if key.startswith("entry.")]
        self.kind_box.blockSignals(True)
        self.kind_box.clear()
        self.kind_box.addItem(self.tr("Kind: all"), "")
        for key in sorted(kinds, key=lambda one: words.label(one, language).casefold()):
            self.kind_box.addItem(words.label(key, language), key.removeprefix("entry."))
        self.kind_box.setCurrentIndex(max(self.kind_box.findData(chosen), 0))
        self.kind_box.blockSignals(False)

    def _read(self, before: int | None) -> None:
        kind = str(self.kind_box.currentData() or "")
        text = self.text_field.text().strip().casefold()
        asked = self._asked

        def show(page: HistoryPage) -> None:
            if asked == self._asked:
                self._on_page(page)

        self._context.door.run(
            lambda session: _read_page(session, kind, text, before), show, owner=self
        )

    def _on_page(self, page: HistoryPage) -> None:
        self._lines.extend(page.lines)
        self._further = page.further
        self._show()

    def _show(self) -> None:
        self.table.set_rows(
            [
                (
                    str(line.seq),
                    line.at_utc[:19].replace("T", " "),
                    self._kind_words(line.kind),
                    line.subject,
                    line.officer,
                )
                for line in self._lines
            ]
        )
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self.count_words.setText(self.tr("%n entries shown", "", len(self._lines)))
        self.older_button.setVisible(self._further is not None)

    def _kind_words(self, kind: str) -> str:
        key = f"entry.{kind}"
        return words.label(key, self._context.language) if key in words.catalogue() else kind

    def _lay_out(self) -> None:
        theme = self._context.theme
        theme.set_width(self.text_field, 160, 220)
        theme.set_width(self.kind_box, 150, 220)
        theme.set_height(self.head, 50)
        self.head_layout.addWidget(self.text_field)
        self.head_layout.addWidget(self.kind_box)
        theme.set_spacing(self.body, (1, 0, 1, 1), 0)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        foot = frame("foot")
        row = QHBoxLayout(foot)
        theme.set_spacing(row, (14, 6, 14, 6), 8)
        row.addWidget(self.count_words)
        row.addStretch(1)
        row.addWidget(self.older_button)
        self.body.addWidget(foot)


def _read_page(session: Session, kind: str, text: str, before: int | None) -> HistoryPage:
    """Runs in the vault lane; looks at a bounded number of entries at a time."""
    from workstation.workflows import officers, vault_checks

    names = {officer.id: officer.name for officer in officers.list_officers(session)}
    found: list[HistoryLine] = []
    step = _STEP if kind or text else PAGE
    for _step in range(_LOOKED_AT_MOST // step):
        entries = vault_checks.history(session, step, before)
        for entry in entries:
            before = entry.seq
            officer = names.get(entry.officer, entry.officer)
            line = HistoryLine(entry.seq, entry.at_utc, entry.kind, entry.subject, officer)
            if _matches(line, kind, text):
                found.append(line)
            if len(found) == PAGE:
                return HistoryPage(tuple(found), before if before > 1 else None)
        if len(entries) < step:
            return HistoryPage(tuple(found), None)
    return HistoryPage(tuple(found), before)


def _matches(line: HistoryLine, kind: str, text: str) -> bool:
    if kind and line.kind != kind:
        return False
    return not text or text in line.subject.casefold() or text in line.officer.casefold()
