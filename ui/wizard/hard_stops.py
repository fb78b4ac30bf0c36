"""The hard stops beside the determination: what blocks first, then what waits."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import button, label, picture, plain
from ui.widgets.notice import Card
from ui.wizard.desk import Desk
from ui.wizard.findings import groups_of, name_of, sentences_of
from workstation.domain.methodology_kinds import BLOCK

_LOOKS = {
    "blocks": ("octagon-x", "bad"),
    "waits": ("circle-dashed", "warn"),
    "clear": ("circle-check", "ok"),
    "not-needed": ("minus", "text3"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the panel; ``status`` is a key of the looks."""

    status: str
    title: str
    text: str
    question: str


class HardStopsPanel(QWidget):
    """Checks that block and every hard stop with its state, each with a link to its field."""

    question_requested = Signal(str)
    """A person wants to go to a question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[_Row, ...] = ()
        self._card = Card(desk.theme, " ", "octagon-x", self)
        self._count = label("", "small")
        self._card.head_layout.addWidget(self._count)
        desk.theme.set_spacing(self._card.body, (14, 10, 14, 12))
        self._list = plain()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = plain()
        self._column = QVBoxLayout(self._content)
        desk.theme.set_spacing(self._column)
        self._column.addWidget(self._list)
        self._column.addStretch(1)
        scroll.setWidget(self._content)
        self._card.body.addWidget(scroll)
        self._foot = label("", "help", wrap=True)
        layout = QVBoxLayout(self)
        desk.theme.set_spacing(layout, gap=10)
        layout.addWidget(self._card, 1)
        layout.addWidget(self._foot)
        desk.checked.connect(self._on_checked)
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._card.set_title(self.tr("Hard stops"))
        self._foot.setText(
            self.tr(
                "A hard stop never stops you from saving."
                " It stops signing and release, and says why."
            )
        )
        self._show(self._rows())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_checked(self) -> None:
        rows = self._rows()
        if rows != self._shown:
            self._show(rows)

    def _rows(self) -> tuple[_Row, ...]:
        """Checks that block, then every hard stop."""
        desk, found = self._desk, self._desk.found
        blocks = groups_of(each for each in found.findings if each.strength == BLOCK)
        return (
            *(
                _Row("blocks", name_of(desk, group), sentences_of(desk, group), group[0].question)
                for group in blocks
            ),
            *(
                _Row(
                    state.status,
                    desk.words(state.stop.title),
                    desk.words(state.stop.text),
                    state.stop.question,
                )
                for state in found.hard_stops
            ),
        )

    def _show(self, rows: tuple[_Row, ...]) -> None:
        self._shown = rows
        blocks = sum(row.status == "blocks" for row in rows)
        waits = sum(row.status == "waits" for row in rows)
        self._count.setText(
            self.tr("{blocks} blocks, {waits} wait").format(blocks=blocks, waits=waits)
        )
        fresh = plain()
        grid = QGridLayout(fresh)
        self._desk.theme.set_spacing(grid, gap=8, gap_down=10)
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(rows):
            self._add(grid, place, row)
        self._column.replaceWidget(self._list, fresh)
        self._list.deleteLater()
        self._list = fresh

    def _add(self, grid: QGridLayout, place: int, row: _Row) -> None:
        icon, tone = _LOOKS[row.status]
        words = {
            "blocks": self.tr("Blocks"),
            "waits": self.tr("Waits"),
            "clear": self.tr("Clear"),
            "not-needed": self.tr("Not needed"),
        }[row.status]
        status = QHBoxLayout()
        self._desk.theme.set_spacing(status, gap=4)
        status.addWidget(picture(self._desk.theme, icon, tone, 14))
        status.addWidget(label(words, "badge-word", tone=tone))
        status.addStretch(1)
        grid.addLayout(status, place, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        self._desk.theme.set_spacing(column)
        title = label(row.title, "cell", wrap=True)
        title.setToolTip(row.text)
        column.addWidget(title)
        question = row.question
        if question and row.status in ("blocks", "waits"):
            link = button(
                self._desk.theme, self.tr("Go to {number}").format(number=question), "link"
            )
            link.clicked.connect(lambda: self.question_requested.emit(question))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(column, place, 1)
