"""One entry of the history: who, when, what it changed from what to what, and its hashes."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.admin.fingerprint import fingerprint_label, grouped
from ui.shell.context import Context
from ui.theme.parts import button, icon_button, label, plain, rename
from ui.widgets.notice import Card, Notice
from workstation import words
from workstation.workflows.history import HistoryDetail
from workstation.workflows.history_fields import FieldChange

_MOST_SHOWN = 60
_UNBROKEN = 22
_BREAK = "\u200b"


class EntryDetail(Card):
    """The entry that was chosen in the list.

    Signals:
        closed: the person wants the pane away.
        subject_wanted: the person wants everything about the entry's subject.
    """

    closed = Signal()
    subject_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "scroll-text")
        self._context = context
        self._shown: HistoryDetail | None = None
        theme = context.theme
        self.close_button = icon_button(theme, "x", "")
        self.who = label("", "strong", wrap=True)
        self.when = label("", "help", wrap=True)
        self.subject_button = button(theme, "", "link")
        self.compare_button = button(theme, "", "link", icon="git-compare")
        self.notice = Notice(theme)
        self.against = label("", "strong", wrap=True)
        self.more = label("", "help", wrap=True)
        self.hashes = {name: fingerprint_label() for name in ("hash", "previous", "body")}
        self._hash_words = {name: label("", "help") for name in self.hashes}
        self._rows: list[QWidget] = []
        self.close_button.clicked.connect(self.closed)
        self.subject_button.clicked.connect(self._on_subject_clicked)
        self.compare_button.clicked.connect(self._on_compare_clicked)
        self._lay_out()
        self.retranslate()

    @property
    def markings(self) -> tuple[str, ...]:
        """The portion marks of what is shown."""
        return self._shown.markings if self._shown is not None else ()

    def show_entry(self, detail: HistoryDetail) -> None:
        """Show an entry."""
        self._shown = detail
        self._show()
        self._scroll.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Set every word anew; what changed is worded when the entry is read again."""
        rename(self.close_button, self.tr("Close this entry"))
        self._hash_words["hash"].setText(self.tr("Hash of this entry"))
        self._hash_words["previous"].setText(self.tr("Hash of the entry before it"))
        self._hash_words["body"].setText(self.tr("Hash of its contents"))
        for name, shown in self.hashes.items():
            shown.setAccessibleName(self._hash_words[name].text())
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the pane."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        detail = self._shown
        if detail is None:
            return
        line = detail.line
        kind = words.find(f"entry.{line.kind}", self._context.language) or line.kind
        self.set_title(kind)
        self.who.setText(line.officer_name)
        at = line.at_utc[:19].replace("T", " ")
        self.when.setText(self.tr("Entry {seq}, {at} UTC").format(seq=line.seq, at=at))
        self.subject_button.setText(
            self.tr("History of {subject}").format(subject=line.subject_name)
        )
        self.compare_button.setText(self.tr("Versions side by side"))
        self.compare_button.setVisible(line.subject.startswith("MRA-") and detail.may_read)
        said = self._why_nothing(detail)
        self.notice.show_as("info", said)
        self.notice.setVisible(bool(said))
        self._show_changes(detail)
        self.hashes["hash"].setText(grouped(detail.hash))
        self.hashes["previous"].setText(grouped(detail.previous))
        self.hashes["body"].setText(grouped(detail.body_sha256))

    def _why_nothing(self, detail: HistoryDetail) -> str:
        if not detail.may_read:
            return self.tr("You may check the history, but not read what its entries say.")
        if detail.disposed:
            return self.tr("What this entry said was disposed of. Its place in the chain stands.")
        if not detail.changes:
            return self.tr("No field differs from the entry before.")
        return ""

    def _show_changes(self, detail: HistoryDetail) -> None:
        for row in self._rows:
            self._grid.removeWidget(row)
            row.deleteLater()
        self._rows.clear()
        has_before = detail.before_seq > 0
        against = self.tr("Changed since entry {seq}").format(seq=detail.before_seq)
        self.against.setText(against if has_before else self.tr("What it says"))
        self.against.setVisible(bool(detail.changes))
        at = 0
        if has_before and detail.changes:
            self._put(label(self.tr("Before"), "header"), at, 0)
            self._put(label(self.tr("After"), "header"), at, 1)
            at += 1
        for change in detail.changes[:_MOST_SHOWN]:
            self._put(label(change.name, "help", wrap=True), at, 0, wide=True)
            self._put_values(change, at + 1, has_before=has_before)
            at += 2
        left = len(detail.changes) - _MOST_SHOWN
        self.more.setText(self.tr("%n more field(s); the export has all of them.", "", left))
        self.more.setVisible(left > 0)

    def _put_values(self, change: FieldChange, at: int, *, has_before: bool) -> None:
        nothing = self.tr("nothing")
        new = self._value(change.new or nothing, faint=not change.new)
        if not has_before:
            self._put(new, at, 0, wide=True)
            return
        old = self._value(change.old or nothing, faint=not change.old)
        old.setAccessibleName(self.tr("Before: {value}").format(value=change.old or nothing))
        new.setAccessibleName(self.tr("After: {value}").format(value=change.new or nothing))
        self._put(old, at, 0)
        self._put(new, at, 1)

    def _value(self, text: str, *, faint: bool) -> QWidget:
        made = label(_breakable(text), "help" if faint else "body", wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return made

    def _put(self, widget: QWidget, row: int, column: int, *, wide: bool = False) -> None:
        self._rows.append(widget)
        self._grid.addWidget(widget, row, column, 1, 2 if wide else 1)

    def _on_subject_clicked(self) -> None:
        if self._shown is not None:
            self.subject_wanted.emit(self._shown.line.subject)

    def _on_compare_clicked(self) -> None:
        if self._shown is not None:
            self._context.navigate("assess", {"compare": [self._shown.line.subject]})

    def _lay_out(self) -> None:
        theme = self._context.theme
        theme.set_height(self.head, 50)
        self.head_layout.addWidget(self.close_button)
        content = plain()
        column = QVBoxLayout(content)
        theme.set_spacing(column, (14, 12, 14, 14), 6)
        changes = plain()
        self._grid = QGridLayout(changes)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        theme.set_spacing(self._grid, gap=6)
        parts: tuple[QWidget, ...] = (self.who, self.when, self.notice, self.against, changes,
                                      self.more)  # fmt: skip
        for part in parts:
            column.addWidget(part)
        column.addWidget(self.subject_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignLeft)
        for name, shown in self.hashes.items():
            column.addWidget(self._hash_words[name])
            column.addWidget(shown)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setProperty("kind", "plain")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        theme.set_spacing(self.body, (0, 0, 0, 0), 0)
        self.body.addWidget(self._scroll, 1)


def _breakable(text: str) -> str:
    """A text whose long words may be broken, so that none is cut at the edge."""
    return " ".join(
        _BREAK.join(word[at : at + _UNBROKEN] for at in range(0, len(word), _UNBROKEN))
        if len(word) > _UNBROKEN
        else word
        for word in text.split(" ")
    )
