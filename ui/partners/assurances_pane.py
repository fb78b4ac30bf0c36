"""The assurances of a partner: the shares kept, drawn, and the assurances behind each number."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.partners.facts import ShareRows
from ui.partners.record_query import Narrowing
from ui.partners.rows import Pane, Row, clear
from ui.shell.context import Context
from ui.theme.parts import button, label, plain
from ui.widgets.notice import Card
from ui.widgets.segments import Segments
from workstation import words
from workstation.domain.partner import CheckResult
from workstation.domain.register import AssuranceLine, Dossier
from workstation.workflows.session import Session

PAGE_ROWS = 12
_EVERY = "every"
_STANDINGS = (_EVERY, "checked", "kept", "broken", "unknown", "unchecked", "late", "expired")
_FOUND = {
    CheckResult.KEPT: ("ok", "circle-check"),
    CheckResult.BROKEN: ("bad", "octagon-alert"),
    CheckResult.UNKNOWN: ("unable", "circle-question-mark"),
}


class AssurancesPane(Pane):
    """Shares at the top, then a list that can be narrowed to what a number counts.

    Signals:
        check_wanted: a check of an assurance is to be recorded; carries its id.
        opened: an entry is to be opened; carries its kind and id.
    """

    check_wanted = Signal(str)
    opened = Signal(str, str)
    read = Signal()
    """Other assurances are listed, and other marks are on screen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._reading = 0
        self._lines: list[AssuranceLine] = []
        self.standing = Segments(tuple((one, one) for one in _STANDINGS))
        self.standing.set_value(_EVERY)
        self.topic = QComboBox()
        theme.set_width(self.topic, 180, 220)
        self.shares = ShareRows(context)
        self._share_card = Card(theme, " ", "shield-check")
        theme.set_spacing(self._share_card.body, (0, 0, 0, 0))
        self._note = QLabel()
        self._list_card = Card(theme, " ", "handshake")
        theme.set_spacing(self._list_card.body, (1, 0, 1, 1))
        self._rows = QVBoxLayout()
        theme.set_spacing(self._rows)
        self.more = button(theme, "", "quiet")
        self._lay_out()
        self.standing.chosen.connect(self._on_standing)
        self.topic.currentIndexChanged.connect(lambda _index: self._read())
        self.shares.wanted.connect(self.narrow)
        self.more.clicked.connect(lambda _on=False: self._read(len(self._lines)))

    @property
    def marks(self) -> list[str]:
        """The portion marks of what is listed."""
        return [line.assurance.marking for line in self._lines]

    def narrow(self, wanted: Narrowing) -> None:
        """List what a number counts."""
        self.look()
        self.standing.set_value(wanted.standing or _EVERY)
        self.topic.blockSignals(True)
        place = self.topic.findData(wanted.topic) if wanted.topic is not None else 0
        self.topic.setCurrentIndex(max(place, 0))
        self.topic.blockSignals(False)
        self._read()
        self.standing.setFocus()

    def fill(self, dossier: Dossier) -> None:
        """Show the shares and the first assurances."""
        self._retranslate(dossier)
        self.shares.show_dossier(dossier)
        self._read()

    def _retranslate(self, dossier: Dossier) -> None:
        language, share = self.context.language, dossier.share
        self._share_card.set_title(self.tr("Share kept"))
        self._note.setText(
            self.tr(
                "The band is the range for the true share (95 %). “Unknown” counts as not kept. "
                "An assurance that was broken once counts as broken."
            )
        )
        counts = {
            _EVERY: dossier.assurance_count,
            "checked": share.total,
            "kept": share.kept,
            "broken": share.broken,
            "unknown": share.unknown,
            "unchecked": dossier.unchecked,
        }
        said = {_EVERY: self.tr("All")}
        for one in _STANDINGS[1:]:
            said[one] = words.label(f"assurance_standing.{one}", language)
        self.standing.set_labels(
            [
                (one, f"{said[one]} {counts[one]}" if one in counts else said[one])
                for one in _STANDINGS
            ]
        )
        self.standing.set_name(self.tr("Show"))
        self.topic.setAccessibleName(self.tr("Filter by topic"))
        self.more.setText(self.tr("Show more"))
        self._fill_topics(dossier)

    def _fill_topics(self, dossier: Dossier) -> None:
        chosen = self.topic.currentData()
        self.topic.blockSignals(True)
        self.topic.clear()
        self.topic.addItem(self.tr("Any topic"), None)
        for one in dossier.topics:
            self.topic.addItem(one.topic or self.tr("Without a topic"), one.topic)
        place = self.topic.findData(chosen) if chosen is not None else 0
        self.topic.setCurrentIndex(max(place, 0))
        self.topic.blockSignals(False)

    def _on_standing(self, value: str) -> None:
        if not value:
            self.standing.set_value(_EVERY)
        self._read()

    def _read(self, offset: int = 0) -> None:
        if self.dossier is None:
            return
        partner, topic = self.dossier.partner.id, self.topic.currentData()
        standing = "" if self.standing.value == _EVERY else self.standing.value
        self._reading += 1
        reading = self._reading

        def read(session: Session) -> list[AssuranceLine]:
            from workstation.workflows import partners

            return partners.list_assurance_lines(
                session, partner, standing=standing, topic=topic, offset=offset, limit=PAGE_ROWS
            )

        def show(lines: list[AssuranceLine]) -> None:
            if reading == self._reading:
                self._show(lines, offset)

        self.context.door.run(read, show, owner=self)

    def _show(self, lines: list[AssuranceLine], offset: int) -> None:
        if not offset:
            clear(self._rows)
            self._lines = []
        self._lines += lines
        for line in lines:
            self._rows.addWidget(self._row(line))
        if not self._lines:
            empty = label(self.tr("No assurance here."), "help")
            empty.setContentsMargins(14, 12, 14, 12)
            self._rows.addWidget(empty)
        more = len(lines) == PAGE_ROWS
        self.more.setVisible(more)
        count = len(self._lines)
        aside = str(count)
        if more and self.standing.value == _EVERY and self.topic.currentData() is None:
            whole = self.dossier.assurance_count if self.dossier is not None else count
            aside = self.tr("{shown} of {all}").format(shown=count, all=whole)
        elif more:
            aside = self.tr("{count} or more").format(count=count)
        self._list_card.set_title(self.tr("Assurances"), aside)
        self.read.emit()

    def _row(self, line: AssuranceLine) -> QWidget:
        assurance = line.assurance
        row = Row(
            self.context,
            f"{assurance.id} · {assurance.on}",
            is_first=not self._rows.count(),
            is_narrow=self.is_narrow,
        )
        row.add_words(f"{assurance.marking} {assurance.text}")
        form = words.find(f"assurance_form.{assurance.form}", self.context.language)
        row.add_words(" · ".join(filter(None, (assurance.topic, form, assurance.given_by))), "help")
        row.add_words(
            " · ".join(self._dates(line)), "help", "bad" if line.overdue or line.expired else None
        )
        self._add_badges(row, line)
        open_name = self.tr("Open {id}").format(id=assurance.id)
        row.add_button(
            self.tr("Open"), open_name, lambda: self.opened.emit("assurance", assurance.id)
        )
        if self.may_write:
            name = self.tr("Record a check of {id}").format(id=assurance.id)
            row.add_button(
                self.tr("Record a check"), name, lambda: self.check_wanted.emit(assurance.id)
            )
        return row

    def _dates(self, line: AssuranceLine) -> list[str]:
        assurance, said = line.assurance, []
        if line.checks:
            said.append(
                self.tr("checked {day}, %n time(s)", "", line.checks).format(day=line.checked_on)
            )
        if assurance.check_due:
            said.append(self.tr("check due {day}").format(day=assurance.check_due))
        if assurance.expires:
            ends = self.tr("expired {day}") if line.expired else self.tr("expires {day}")
            said.append(ends.format(day=assurance.expires))
        proof = assurance.proof
        said.append(self.tr("proof {id}").format(id=proof) if proof else self.tr("no proof"))
        return said

    def _add_badges(self, row: Row, line: AssuranceLine) -> None:
        if line.expired:
            row.add_badge(self.tr("Expired"), "bad", "triangle-alert")
        if line.overdue:
            row.add_badge(self.tr("Check late"), "bad", "clock")
        if line.counted is None:
            row.add_badge(self.tr("Not checked"), "", "circle-dashed")
        else:
            tone, icon = _FOUND[line.counted]
            said = words.label(f"check_result.{line.counted.value}", self.context.language)
            row.add_badge(said, tone, icon)

    def _lay_out(self) -> None:
        theme = self.context.theme
        self._note = label("", "help", wrap=True)
        self._note.setContentsMargins(14, 0, 14, 10)
        self._share_card.body.addWidget(self.shares)
        self._share_card.body.addWidget(self._note)
        bar = plain()
        across = QHBoxLayout(bar)
        theme.set_spacing(across, (14, 8, 14, 8), 8)
        across.addWidget(self.standing, 1)
        across.addWidget(self.topic)
        self._list_card.body.addWidget(bar)
        self._list_card.body.addLayout(self._rows)
        self._list_card.body.addWidget(self.more)
        self.column.addWidget(self._share_card)
        self.column.addWidget(self._list_card)
        self.column.addStretch(1)
