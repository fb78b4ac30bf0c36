"""The notices that decisions owe: what is due, what went, and how that is proven."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.approvals.notice_printing import NoticeDialog, NoticePrintout
from ui.registers.forms.maker import FormMaker
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import button, label
from ui.widgets.notice import EmptyState
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from ui.widgets.segments import Segments
from workstation import words
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from workstation.workflows.notices import Notice
    from workstation.workflows.session import Session

_OWED, _ALL = "owed", "all"
_STATUS, _TO = 1, 3
_MEANS = ("courier", "registered-mail", "secure-message", "by-hand", "report")


class SentForm(FormMaker):
    """The form by which a notice becomes one that was sent."""

    def sent(self, notice: "Notice", today: str) -> RecordDialog:
        """Day, means, reference and proof."""
        fields = (
            Field("on", FieldKind.DATE, self.tr("Sent on"), value=today, errors=("notice.day",)),
            Field("means", FieldKind.CHOICE, self.tr("Means"), beside=True, optional=True,
                  required=True, choices=self.choices("notice_means", _MEANS),
                  errors=("notice.means",)),
            Field("reference", FieldKind.LINE, self.tr("Reference of the letter or message"),
                  self.tr("To: {name}").format(name=notice.to)),
            Field("proof", FieldKind.FILE, self.tr("Proof, such as a receipt"),
                  self.tr("It is kept in the vault. May stay empty."), optional=True,
                  errors=("evidence.",)),
        )  # fmt: skip

        def job(session: "Session", values: Values) -> object:
            from workstation.workflows import notices

            proof = values.pop("proof")
            notices.record_sent(
                session,
                notice.assessment,
                notice.notice,
                proof=Path(proof) if proof else None,
                **values,
            )
            return notice.assessment

        title = self.tr("Notice of {id}").format(id=notice.assessment)
        return self.dialog(title, fields, job, "assessment", verb=self.tr("Record as sent"))


class NoticesPage(Page):
    """All notices. ``place``: ``shown``, and ``assessment`` with ``notice`` to select one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._rows: list[Notice] = []
        self._wanted: tuple[str, str] = ("", "")
        self.shown = Segments(((_OWED, ""), (_ALL, "")))
        self.shown.set_value(_OWED)
        self.counted = label("", "help")
        self.write_button = button(theme, "", icon="printer")
        self.sent_button = button(theme, "", "primary", icon="send")
        self.file_button = button(theme, "", icon="file-text")
        self.table = PlainTable(theme, 5, stretch=_TO, fonts={0: "mono"}, most={4: 440})
        self.empty = EmptyState(theme, "send")
        self._form = SentForm(context, self)
        self._lay_out()
        self._connect()
        context.forms.offer("notices.sent", self._make_sent)
        context.forms.offer("notices.print", self._make_print)
        self.retranslate()

    def title(self) -> tuple[str, ...]:
        """Approvals, then the notices."""
        return (self.tr("Approvals"), self.tr("Notices owed"))

    def marking(self) -> Marking:
        """Rolled up from the files listed."""
        return rolled_up([one.marking for one in self._rows if one.title], self.context.language)

    def panes(self) -> list[QWidget]:
        """The list, then what it shows."""
        return [self.table, self.shown]

    def load(self) -> None:
        """Read the list again."""
        owed_only, language = self.shown.value == _OWED, self.context.language

        def read(session: "Session") -> "list[Notice]":
            from workstation.workflows import notices

            return notices.list_notices(session, owed_only=owed_only, language=language)

        self.context.door.run(read, self._on_read, owner=self)

    def place(self) -> Place:
        """What is shown and selected."""
        one = self._selected()
        chosen = {"assessment": one.assessment, "notice": one.notice} if one else {}
        return {"shown": self.shown.value, **chosen}

    def restore(self, place: Place) -> None:
        """Show the list again, or select the notice that a link names."""
        if place.get("shown") in (_OWED, _ALL):
            self.shown.set_value(str(place["shown"]))
        self._wanted = (str(place.get("assessment", "")), str(place.get("notice", "")))
        self.load()

    def help_topic(self) -> str:
        """What notices are for."""
        return self.tr(
            "A determination of the deputy head is reported to the Minister and to the review "
            "bodies as soon as feasible (B-12). Each is told what it may know, on a notice of its "
            "own; the day, the means and the proof of its sending are recorded here."
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.shown.set_labels(((_OWED, self.tr("Owed")), (_ALL, self.tr("All"))))
        self.shown.set_name(self.tr("Which notices"))
        self.table.setAccessibleName(self.tr("Notices"))
        self.table.set_headers(
            (
                self.tr("File"),
                self.tr("Status"),
                self.tr("Due"),
                self.tr("To"),
                self.tr("Sent, reference"),
            )
        )
        self.write_button.setText(self.tr("Print or write"))
        self.sent_button.setText(self.tr("Record as sent"))
        self.file_button.setText(self.tr("Open the file"))
        self.empty.set_words(
            self.tr("No notice is owed"),
            self.tr("One appears when a decision of the deputy head is recorded."),
        )
        self._fill()

    def _on_read(self, found: "list[Notice]") -> None:
        self._rows = found
        self._fill()
        self.marking_changed.emit()
        (assessment, notice), self._wanted = self._wanted, ("", "")
        for place, one in enumerate(found):
            if one.assessment == assessment and notice in ("", one.notice):
                self.table.setCurrentCell(place, 0)
                break

    def _fill(self) -> None:
        self.table.set_rows([self._cells(one) for one in self._rows])
        for place, one in enumerate(self._rows):
            tone, icon = ("ok", "circle-check") if one.sent_on else ("warn", "clock")
            if one.is_late:
                tone, icon = "bad", "triangle-alert"
            self.table.dress_cell(place, _STATUS, icon, tone)
        if self._rows and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self.table.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        self._show_ways()

    def _cells(self, one: "Notice") -> tuple[str, ...]:
        status = self.tr("Sent") if one.sent_on else self.tr("Owed")
        if one.is_late:
            status = self.tr("Late")
        means = words.label(f"notice_means.{one.means}", self.context.language) if one.means else ""
        proven = self.tr("proof kept") if one.proof else ""
        sent = " · ".join(part for part in (one.sent_on, means, one.reference, proven) if part)
        return (one.assessment, status, f"{one.due} · {one.when}", one.to, sent)

    def _show_ways(self) -> None:
        one = self._selected()
        may_write = Permission.WRITE_RECORD in self.context.officer.permissions
        self.write_button.setVisible(may_write)
        self.write_button.setEnabled(one is not None and not one.in_report)
        self.sent_button.setVisible(may_write)
        self.sent_button.setEnabled(one is not None and not one.sent_on)
        self.file_button.setEnabled(one is not None)
        said = self.tr("%n notice(s)", "", len(self._rows))
        if one is not None and one.in_report:
            # Why this one is not printed stands beside the button.
            why = self.tr("The annual report gives the one selected.")
            said = f"{said} · {why}"
        self.counted.setText(said)

    def _selected(self) -> "Notice | None":
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _named(self, assessment: str, notice: str) -> "Notice | None":
        return next(
            (one for one in self._rows if (one.assessment, one.notice) == (assessment, notice)),
            None,
        )

    def _open(self, form: str) -> None:
        one = self._selected()
        if one is not None:
            self.context.forms.open(form, assessment=one.assessment, notice=one.notice)

    def _make_sent(self, assessment: str, notice: str) -> QDialog | None:
        one = self._named(assessment, notice)
        if one is None:
            return None
        made = self._form.sent(one, self.context.clock().date().isoformat())
        made.accepted.connect(self.load)
        return made

    def _make_print(self, assessment: str, notice: str) -> QDialog | None:
        printout = NoticePrintout(assessment, notice, self.context.language)
        return NoticeDialog(self.context, printout, self)

    def _open_file(self) -> None:
        one = self._selected()
        if one is not None:
            self.context.navigate("after", {"assessment": one.assessment})

    def _connect(self) -> None:
        self.shown.chosen.connect(lambda _value: self.load())
        self.table.currentCellChanged.connect(lambda *_cells: self._show_ways())
        self.table.cellActivated.connect(lambda _row, _column: self._open("notices.sent"))
        self.write_button.clicked.connect(lambda: self._open("notices.print"))
        self.sent_button.clicked.connect(lambda: self._open("notices.sent"))
        self.file_button.clicked.connect(self._open_file)
        add = self.context.shortcuts.add
        add(self, "Ctrl+P", lambda: self.tr("Print or write"), self.write_button.click,
            button=self.write_button)  # fmt: skip
        add(self, "Ctrl+Return", lambda: self.tr("Record as sent"), self.sent_button.click,
            button=self.sent_button)  # fmt: skip
        add(self, "Ctrl+D", lambda: self.tr("Open the file"), self._open_file)

    def _lay_out(self) -> None:
        theme = self.context.theme
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        head.addWidget(self.shown)
        head.addWidget(self.counted, 1, Qt.AlignmentFlag.AlignVCenter)
        for action in (self.file_button, self.write_button, self.sent_button):
            head.addWidget(action)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 12, 20, 16), 12)
        outer.addLayout(head)
        outer.addWidget(self.table, 1)
        outer.addWidget(self.empty, 1)
