"""What the filters above every list share: words, country and status, beside the buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.theme.theme import Theme
from ui.widgets.clearing import make_clearable

_TYPING_PAUSE_MS = 150


class FilterRow(QWidget):
    """Text, country and status; the page's buttons stand at the right or below.

    Signals:
        changed: a person changed a filter; a pause in typing has passed.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        buttons: Sequence[QWidget],
        *,
        least_row: int,
        status_width: tuple[int, int],
    ) -> None:
        """Lay it out.

        Args:
            theme: how it looks.
            buttons: what stands at the right or below.
            least_row: the width under which filters and buttons stand in two rows.
            status_width: the least and the most of the statuses' box; all at 100 %.
        """
        super().__init__()
        self.text = QLineEdit()
        make_clearable(theme, self.text)
        self.country, self.status = QComboBox(), QComboBox()
        self._least_row = least_row
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self.changed)
        for box in (self.country, self.status):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            box.currentTextChanged.connect(box.setToolTip)
        self._lay_out(theme, buttons, status_width)

    def fit(self, width: float) -> None:
        """Stand in one row or two."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(across if width >= self._least_row else down)

    def choose_country(self, code: str, name: str) -> None:
        """Choose a country, which need not be listed yet."""
        if code and self.country.findData(code) < 0:
            self.country.addItem(name, code)
        self.country.setCurrentIndex(max(self.country.findData(code), 0))

    @staticmethod
    def fill(box: QComboBox, items: Sequence[tuple[str, str]], chosen: str) -> None:
        """Put codes with their words into a box; the first is chosen when ``chosen`` is none."""
        box.clear()
        for code, name in items:
            box.addItem(name, code)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.setToolTip(box.currentText())

    def _lay_out(
        self, theme: Theme, buttons: Sequence[QWidget], status_width: tuple[int, int]
    ) -> None:
        # It starts in two rows, so that it never keeps a window from being narrow.
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        theme.set_spacing(self._rows, gap=8)
        fields, actions = QHBoxLayout(), QHBoxLayout()
        theme.set_spacing(fields, gap=8)
        theme.set_spacing(actions, gap=8)
        theme.set_width(self.text, 110, 320)
        theme.set_width(self.country, 150, 190)
        theme.set_width(self.status, *status_width)
        fields.addWidget(self.text, 100)
        fields.addWidget(self.country)
        fields.addWidget(self.status)
        fields.addStretch(1)
        actions.addStretch(1)
        for made in buttons:
            actions.addWidget(made)
        self._rows.addLayout(fields, 1)
        self._rows.addLayout(actions)
