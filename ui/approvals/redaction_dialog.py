"""What is blacked out on a copy: parts of the packet and names, each with its reason."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.notice import Notice
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.error import BadInputError, UserError
from workstation.domain.redaction import (
    DECISION,
    PARTNER,
    PERSON,
    PRIOR_RECORD,
    SHORTEST_NAME,
    Redaction,
)
from workstation.workflows.redaction import Place, Reason

_SAYS, _REASON = 1, 2
_MOST_LETTERS = 300


class RedactionDialog(QDialog):
    """A list of all parts; Enter blacks out the one at hand, and again takes it back.

    Signals:
        chosen: the ``Redaction`` of each part and name.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: Context,
        places: Sequence[Place],
        reasons: Sequence[Reason],
        now: Sequence[Redaction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "dialog")
        self._context = context
        self._places = sorted(places, key=_order)
        self._shorts = {each.id: each.short for each in reasons}
        self._reason_of = {each.place: each.reason for each in now if each.place != PERSON}
        self._names = [each for each in now if each.place == PERSON]
        theme = context.theme
        self.setWindowTitle(self.tr("Black out parts of the copy"))
        self.setAccessibleName(self.windowTitle())
        self.reason = QComboBox()
        self.reason.setAccessibleName(self.tr("Reason"))
        for each in reasons:
            self.reason.addItem(f"{each.short}  {each.text}", each.id)
        self.toggle_button = button(theme, self.tr("Black out, or take back"), icon="eye-off")
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name that goes wherever it stands"))
        self.name.setPlaceholderText(self.tr("Name that goes wherever it stands"))
        self.name_button = button(theme, self.tr("Add the name"), icon="plus")
        self.table = PlainTable(theme, 3, stretch=_SAYS, fonts={0: "cell-strong"}, most={0: 260})
        self.table.setAccessibleName(self.tr("Parts of the packet"))
        self.table.set_headers((self.tr("Part"), self.tr("What it says"), self.tr("Reason")))
        self.problem = Notice(theme)
        self.cancel_button = button(theme, self.tr("Cancel"))
        self.use_button = button(theme, self.tr("Use for this copy"), "primary")
        self._lay_out()
        self._connect()
        self._fill()

    @property
    def redactions(self) -> tuple[Redaction, ...]:
        """All that is blacked out, in the order of the list."""
        parts = (
            Redaction(each.id, self._reason_of[each.id])
            for each in self._places
            if each.id in self._reason_of
        )
        return (*self._names, *parts)

    def toggle(self, row: int) -> None:
        """Black out the part in a row for the reason chosen, or take that back."""
        if row < len(self._names):
            del self._names[row]
        elif row - len(self._names) < len(self._places):
            place = self._places[row - len(self._names)].id
            if self._reason_of.pop(place, None) is None:
                self._reason_of[place] = str(self.reason.currentData())
        self._fill(row)

    def add_name(self) -> None:
        """Black out a name wherever it stands."""
        name = " ".join(self.name.text().split())
        if len(name) < SHORTEST_NAME:
            self._say(BadInputError("redaction.name", place=name, least=SHORTEST_NAME))
            self.name.setFocus()
            return
        self.problem.hide()
        self._names.append(Redaction(PERSON, str(self.reason.currentData()), name))
        self.name.clear()
        self._fill()

    def _say(self, problem: UserError) -> None:
        self.problem.show_as("bad", sentence(problem, self._context.language))
        self.problem.show()

    def _fill(self, current: int = 0) -> None:
        named = [(self.tr("Name"), each.name, self._shorts[each.reason]) for each in self._names]
        parts = [
            (
                self._title(each),
                self._says(each),
                self._shorts.get(self._reason_of.get(each.id, ""), ""),
            )
            for each in self._places
        ]
        rows = [*named, *parts]
        self.table.set_rows(rows)
        for row, (_part, _says, reason) in enumerate(rows):
            if reason:
                self.table.dress_cell(row, _REASON, "eye-off", "warn")
        if rows:
            self.table.setCurrentCell(min(current, len(rows) - 1), 0)

    def _says(self, each: Place) -> str:
        """The start of what stands there; a choice has no words of its own."""
        said = each.text or (each.title if each.id == PARTNER else "")
        if each.id == PRIOR_RECORD:
            said = self.tr("%n entries", "", int(each.title))
        return f"{each.marking} {said}".strip()[:_MOST_LETTERS] or self._wordless(each)

    def _wordless(self, each: Place) -> str:
        return self.tr("A choice, no words") if each.id[:1].isdigit() else ""

    def _title(self, each: Place) -> str:
        if each.id == PARTNER:
            return self.tr("The partner, wherever it is named")
        if each.id == PRIOR_RECORD:
            return self.tr("The prior record, Annex A")
        if each.id.startswith(DECISION):
            role = words.label(f"role.{each.id.removeprefix(DECISION)}", self._context.language)
            return self.tr("Decision: {authority}").format(authority=role)
        # Parts other than answers have an id for profiles, and a title for people.
        return f"{each.id} {each.title}" if each.id[:1].isdigit() else each.title

    def _on_use(self) -> None:
        self.chosen.emit(self.redactions)
        self.accept()

    def _connect(self) -> None:
        self.table.cellActivated.connect(lambda row, _column: self.toggle(row))
        self.toggle_button.clicked.connect(lambda: self.toggle(self.table.currentRow()))
        self.name_button.clicked.connect(self.add_name)
        self.name.returnPressed.connect(self.add_name)
        self.cancel_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._on_use)
        for one in (self.toggle_button, self.name_button, self.cancel_button, self.use_button):
            one.setAutoDefault(False)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.problem.hide()
        first, second, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, last):
            theme.set_spacing(row, gap=8)
        first.addWidget(label(self.tr("Reason"), "field"))
        first.addWidget(self.reason, 1)
        first.addWidget(self.toggle_button)
        second.addWidget(self.name, 1)
        second.addWidget(self.name_button)
        last.addStretch(1)
        last.addWidget(self.cancel_button)
        last.addWidget(self.use_button)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (16, 16, 16, 16), 10)
        outer.addLayout(first)
        outer.addWidget(self.table, 1)
        outer.addLayout(second)
        outer.addWidget(self.problem)
        outer.addLayout(last)
        self.resize(theme.px(900), theme.px(620))


def _order(each: Place) -> tuple[int, list[tuple[int, str]]]:
    """What goes through the whole copy, answers by number (1.2 before 1.10), then the rest."""
    parts = re.findall(r"\d+|\D+", each.id)
    numbered = [(int(part), "") if part.isdigit() else (0, part) for part in parts]
    if each.id in (PARTNER, PRIOR_RECORD):
        return 0, numbered
    return 1 if each.id[:1].isdigit() else 2, numbered
