"""The hard stops beside the determination: what blocks first, then what waits."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import button, label, picture, plain
from ui.widgets.notice import Card
from ui.wizard.desk import Desk
from workstation.domain.hardstop import StopState

_LOOKS = {
    "blocks": ("octagon-x", "bad"),
    "waits": ("circle-dashed", "warn"),
    "clear": ("circle-check", "ok"),
    "not-needed": ("minus", "text3"),
}


class HardStopsPanel(QWidget):
    """Every hard stop with its state; a link goes to where it can be mended."""

    question_requested = Signal(str)
    """A person wants to go to a question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[StopState, ...] = ()
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
        self._show(self._desk.found.hard_stops)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_checked(self) -> None:
        if self._desk.found.hard_stops != self._shown:
            self._show(self._desk.found.hard_stops)

    def _show(self, states: tuple[StopState, ...]) -> None:
        self._shown = states
        blocks = sum(state.status == "blocks" for state in states)
        waits = sum(state.status == "waits" for state in states)
        self._count.setText(
            self.tr("{blocks} blocks, {waits} wait").format(blocks=blocks, waits=waits)
        )
        fresh = plain()
        grid = QGridLayout(fresh)
        self._desk.theme.set_spacing(grid, gap=8, gap_down=10)
        grid.setColumnStretch(1, 1)
        for row, state in enumerate(states):
            self._add(grid, row, state)
        self._column.replaceWidget(self._list, fresh)
        self._list.deleteLater()
        self._list = fresh

    def _add(self, grid: QGridLayout, row: int, state: StopState) -> None:
        icon, tone = _LOOKS[state.status]
        words = {
            "blocks": self.tr("Blocks"),
            "waits": self.tr("Waits"),
            "clear": self.tr("Clear"),
            "not-needed": self.tr("Not needed"),
        }[state.status]
        status = QHBoxLayout()
        self._desk.theme.set_spacing(status, gap=4)
        status.addWidget(picture(self._desk.theme, icon, tone, 14))
        status.addWidget(label(words, "badge-word", tone=tone))
        status.addStretch(1)
        grid.addLayout(status, row, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        self._desk.theme.set_spacing(column)
        title = label(self._desk.words(state.stop.title), "cell", wrap=True)
        title.setToolTip(self._desk.words(state.stop.text))
        column.addWidget(title)
        question = state.stop.question
        if question and state.status in ("blocks", "waits"):
            link = button(
                self._desk.theme, self.tr("Go to {number}").format(number=question), "link"
            )
            link.clicked.connect(lambda: self.question_requested.emit(question))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(column, row, 1)
