"""How many copies of a packet, for whom, and on how many sides: beside the preview."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.shell.context import Context
from ui.theme.parts import button, frame, label, plain
from workstation.domain.distribution import MOST_COPIES, Recipient

_WIDTH = 400


class CopiesPanel(QWidget):
    """One line for each copy; ``changed`` when the pages would be others."""

    changed = Signal()

    def __init__(self, context: Context, copies: QSpinBox) -> None:
        super().__init__()
        self._context = context
        self._first = 1
        self._asked: tuple[Recipient, ...] = ()
        self.copies = copies
        self.copies.setRange(1, MOST_COPIES)
        self.two_sided = QCheckBox(self.tr("Print on both sides"))
        self.two_sided.setToolTip(
            self.tr("An empty last back is printed with the banner and says that it is empty.")
        )
        self.empty_sheets = QCheckBox(self.tr("With empty continuation sheets"))
        self.empty_sheets.setToolTip(
            self.tr("To be written on by hand. Sheets that a decision used are always there.")
        )
        self.known = label("", "help", wrap=True)
        self.redact_button = button(context.theme, self.tr("Black out parts"), icon="eye-off")
        self.redacted = label("", "help", wrap=True)
        self.names: list[QLineEdit] = []
        self.offices: list[QLineEdit] = []
        self._numbers: list[QLabel] = []
        self._lines = plain()
        self._grid = QGridLayout(self._lines)
        self._lay_out()
        self.copies.valueChanged.connect(self._on_number_changed)
        for tick in (self.two_sided, self.empty_sheets):
            tick.toggled.connect(lambda _on: self.changed.emit())
        self._make_lines()

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Who gets the copies, in order; nameless where nobody was entered."""
        return tuple(
            Recipient(name.text().strip(), office.text().strip())
            for name, office in zip(self.names, self.offices, strict=True)
        )

    def show_first(self, first: int) -> None:
        """Number the lines from the number that the next copy has."""
        self._first = first
        for number, words in enumerate(self._numbers, first):
            self._name_line(number, number - first, words)
        if first == 1:
            self.known.setText(self.tr("No copy of this version was made yet."))
        else:
            self.known.setText(
                self.tr("%n copy(ies) of this version were made before.", "", first - 1)
            )

    def show_redacted(self, count: int) -> None:
        """A copy with parts blacked out is one alone, on one side, and no packet."""
        if count:
            self.copies.setValue(1)
        self.copies.setEnabled(not count)
        for tick in (self.two_sided, self.empty_sheets):
            tick.setEnabled(not count)
        self.redacted.setText(
            self.tr(
                "%n part(s) blacked out: a redacted copy, never accepted as a packet.", "", count
            )
        )
        self.redacted.setVisible(bool(count))

    def _on_number_changed(self, _value: int) -> None:
        self._make_lines()
        self.changed.emit()

    def _make_lines(self) -> None:
        """As many lines as copies; what was typed stays."""
        theme = self._context.theme
        wanted = self.copies.value()
        while len(self.names) > wanted:
            for gone in (self.names.pop(), self.offices.pop(), self._numbers.pop()):
                self._grid.removeWidget(gone)
                gone.deleteLater()
        while len(self.names) < wanted:
            at = len(self.names)
            number, name, office = label("", "field"), QLineEdit(), QLineEdit()
            name.setPlaceholderText(self.tr("Name"))
            office.setPlaceholderText(self.tr("Office"))
            for field in (name, office):
                field.editingFinished.connect(self._on_edited)
            for column, widget in enumerate((number, name, office)):
                self._grid.addWidget(widget, at, column)
            self._numbers.append(number)
            self.names.append(name)
            self.offices.append(office)
            self._name_line(self._first + at, at, number)
        theme.set_spacing(self._grid, (0, 0, 0, 0), 6)
        self._asked = self.recipients

    def _name_line(self, number: int, at: int, words: QLabel) -> None:
        words.setText(str(number))
        name, office = self.names[at], self.offices[at]
        name.setAccessibleName(self.tr("Name of who gets copy {number}").format(number=number))
        office.setAccessibleName(self.tr("Office of who gets copy {number}").format(number=number))

    def _on_edited(self) -> None:
        if self.recipients != self._asked:
            self._asked = self.recipients
            self.changed.emit()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.copies.setAccessibleName(self.tr("Copies"))
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        head.addWidget(label(self.tr("Copies"), "field"))
        head.addWidget(self.copies)
        head.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = plain()
        holding = QVBoxLayout(holder)
        theme.set_spacing(holding, (0, 0, 8, 0), 6)
        holding.addWidget(self._lines)
        holding.addStretch(1)
        scroll.setWidget(holder)
        card = frame("panel")
        column = QVBoxLayout(card)
        theme.set_spacing(column, (12, 12, 12, 12), 10)
        column.addLayout(head)
        column.addWidget(self.known)
        column.addWidget(label(self.tr("Distribution list"), "field"))
        column.addWidget(scroll, 1)
        column.addWidget(self.two_sided)
        column.addWidget(self.empty_sheets)
        column.addWidget(self.redact_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.redacted)
        self.show_redacted(0)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(card)
        theme.set_width(self, _WIDTH, _WIDTH)
