"""Everything that a search found: words, a kind, as many lines as wanted."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.shell.context import Context
from ui.shell.finding import as_hit, kind_words, page_of
from ui.shell.hits import HIT_ROLE, Hit, HitDelegate, item_of
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import button, frame, label
from ui.widgets.counts import grouped
from ui.widgets.key_hints import KeyHints
from ui.widgets.notice import EmptyState
from workstation.domain.finding import SEARCH_KINDS, SearchPage
from workstation.workflows.session import Session

_PAGE = 50
_MOST_LINES = 1000
_PAUSE_MS = 200


class ResultList(QListWidget):
    """Lines that were found; Enter and a double click open one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.setItemDelegate(HitDelegate(context.theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class SearchResultsPage(Page):
    """What Find anything found, all of it. ``place`` is ``{"text": …, "kind": …}``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._asked = 0
        self._total, self._is_all = 0, True
        self._restoring = -1
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.kind = QComboBox()
        self.count_words = label("", "help")
        self.list = ResultList(context)
        self.more_button = button(theme, "", "quiet")
        self.empty = EmptyState(theme, "search")
        self._help = label("", "help", wrap=True)
        self._keys = KeyHints(theme, ("Enter", "Ctrl+F"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> tuple[str, ...]:
        """The page's name."""
        return (self.tr("Search"),)

    def marking(self) -> Marking:
        """Rolled up from everything that is listed."""
        marks = [hit.marking for hit in self._hits() if hit.marking]
        return rolled_up(marks, self.context.language)

    def panes(self) -> list[QWidget]:
        """The words, then what was found."""
        return [self.text, self.list]

    def load(self) -> None:
        """Look again."""
        if self.text.text().strip():
            self._look(max(self.list.count(), _PAGE))

    def place(self) -> Place:
        """Words, kind, and the line."""
        return {
            "text": self.text.text(),
            "kind": str(self.kind.currentData() or ""),
            "lines": self.list.count(),
            "row": self.list.currentRow(),
        }

    def restore(self, place: Place) -> None:
        """Look for words again, as far down as before."""
        if "text" not in place:
            return
        for field in (self.text, self.kind):
            field.blockSignals(True)
        self.text.setText(str(place["text"]))
        self.kind.setCurrentIndex(max(self.kind.findData(str(place.get("kind", ""))), 0))
        for field in (self.text, self.kind):
            field.blockSignals(False)
        self._restoring = int(place.get("row", 0))
        self._look(min(max(int(place.get("lines", 0)), _PAGE), _MOST_LINES))

    def help_topic(self) -> str:
        """How words are taken."""
        return self.tr(
            "Each word is found wherever a word begins so, accents aside. Words in quotation "
            "marks are found in this order. No other sign means anything."
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.text.setPlaceholderText(self.tr("Find anything"))
        self.text.setAccessibleName(self.tr("Words to look for"))
        self.kind.setAccessibleName(self.tr("Kind of what was found"))
        self.list.setAccessibleName(self.tr("Found"))
        self.more_button.setText(self.tr("Show more"))
        self._help.setText(self.help_topic())
        self._keys.say((self.tr("open"), self.tr("other words")))
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(self.tr("Everything"), "")
        for kind in SEARCH_KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.blockSignals(False)
        self._show_count()
        self.load()

    def _hits(self) -> list[Hit]:
        found = (self.list.item(row).data(HIT_ROLE) for row in range(self.list.count()))
        return [hit for hit in found if isinstance(hit, Hit)]

    def _look(self, lines: int = _PAGE, *, further: bool = False) -> None:
        """Read a page; with ``further`` the lines after those that are shown."""
        self._pause.stop()
        self._asked += 1
        asked, text = self._asked, self.text.text().strip()
        kind, offset = str(self.kind.currentData() or ""), self.list.count() if further else 0

        def read(session: Session) -> SearchPage:
            from workstation.workflows import search

            kinds = (kind,) if kind else ()
            return search.search_page(session, text, kinds=kinds, offset=offset, limit=lines)

        def show(page: SearchPage) -> None:
            if asked == self._asked:
                self._show(page, further=further)

        if text:
            self.context.door.run(read, show, owner=self)
        else:
            self._show(SearchPage((), 0, True), further=False)

    def _show(self, page: SearchPage, *, further: bool) -> None:
        row = self.list.currentRow() if further else max(self._restoring, 0)
        self._restoring = -1
        if not further:
            self.list.clear()
        first = self.list.count()
        for found in page.hits:
            self.list.addItem(item_of(as_hit(found)))
        self._total, self._is_all = page.total, page.is_all
        if self.list.count():
            self.list.setCurrentRow(min(first if further else row, self.list.count() - 1))
        shown = self.list.count()
        self.more_button.setVisible(bool(page.hits) and (shown < page.total or not page.is_all))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._show_count()
        self.marking_changed.emit()

    def _show_count(self) -> None:
        count, language = self.list.count(), self.context.language
        shown = grouped(count, language)
        total = grouped(max(self._total, count), language)
        if not count:
            said = ""
        elif self._is_all:
            said = self.tr("{shown} of {total}").format(shown=shown, total=total)
        else:
            said = self.tr("{shown} of more than {total}").format(shown=shown, total=total)
        self.count_words.setText(said)
        self.count_words.setAccessibleName(said)
        if self.text.text().strip():
            self.empty.set_words(
                self.tr("Nothing found"), self.tr("Try fewer words, or part of a name.")
            )
        else:
            self.empty.set_words(
                self.tr("Nothing is looked for yet"),
                self.tr("Type words above: a name, a number, what was written."),
            )

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        hit = item.data(HIT_ROLE)
        if isinstance(hit, Hit):
            page, place = page_of(hit)
            self.context.navigate(page, place)

    def _on_more(self) -> None:
        if self.more_button.isVisible():
            self._look(further=True)

    def _connect(self) -> None:
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self.text.returnPressed.connect(self._on_return)
        self._pause.timeout.connect(self._look)
        self.kind.currentIndexChanged.connect(lambda _index: self._look())
        self.list.itemActivated.connect(self._on_item_activated)
        self.more_button.clicked.connect(self._on_more)
        add = self.context.shortcuts.add
        add(self, "Ctrl+F", lambda: self.tr("Other words"), self._on_words_asked)
        add(self, "Ctrl+Down", lambda: self.tr("Show more"), self._on_more,
            button=self.more_button)  # fmt: skip

    def _on_words_asked(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def _on_return(self) -> None:
        """Enter looks at once; what was found has the focus then."""
        if self._pause.isActive():
            self._look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        theme = self.context.theme
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        theme.set_width(self.text, 200, 420)
        theme.set_width(self.kind, 150, 220)
        head.addWidget(self.text, 100)
        head.addWidget(self.kind)
        head.addStretch(1)
        head.addWidget(self.count_words)
        head.addWidget(self.more_button)
        card = frame("card")
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._stack.setCurrentIndex(1)
        foot = QHBoxLayout()
        theme.set_spacing(foot, gap=8)
        foot.addWidget(self._help, 1)
        foot.addLayout(self._keys)
        foot.setAlignment(self._keys, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (20, 16, 20, 12), 8)
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addLayout(foot)
        self.more_button.hide()
