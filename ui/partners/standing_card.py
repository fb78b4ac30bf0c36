"""Standing assessments of a partner and its country: until when valid, or what ended them."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.partners.rows import Row, clear
from ui.registers.forms.maker import FormMaker
from ui.shell.context import Context
from ui.theme.parts import button, label, plain
from ui.widgets.notice import Card
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation import words
from workstation.domain.officer import Permission
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.standing import StandingLine, Validity

LAPSE_FORM: Final = "dossier.standing-lapse"
SOON_DAYS: Final = 30


class StandingCard(Card):
    """One row for each that was approved; what ended one is recorded from here."""

    read = Signal()
    """Other texts are shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, " ", "calendar-clock", parent)
        self._context = context
        self._partner = ""
        self._lines: tuple[StandingLine, ...] = ()
        self._maker = LapseForm(context, self)
        context.theme.set_spacing(self.body, (1, 0, 1, 8), 0)
        self._empty = label("", "help", wrap=True)
        self._empty.setContentsMargins(14, 12, 14, 4)
        self.begin = button(context.theme, "", "link")
        self.begin.clicked.connect(self._on_begin)
        context.forms.offer(LAPSE_FORM, self._make_form)
        self._show()

    @property
    def marks(self) -> list[str]:
        """The portion marks of what is shown."""
        shown = [(line.marking, line.title) for line in self._lines]
        shown += [(line.validity.marking, line.validity.text) for line in self._lines]
        return [mark for mark, text in shown if mark and text]

    def show_partner(self, partner: str) -> None:
        """Read and show the standing assessments of a partner."""
        from workstation.workflows import standing

        self._partner = partner

        def show(found: "tuple[StandingLine, ...]") -> None:
            if self._partner == partner:
                self._lines = found
                self._show()
                self.read.emit()

        self._context.door.run(
            lambda session: standing.list_of_partner(session, partner), show, owner=self
        )

    def _show(self) -> None:
        for part in (self._empty, self.begin):
            part.setParent(None)
        clear(self.body)
        self.set_title(self.tr("Standing assessments"), str(len(self._lines)))
        self._empty.setText(
            self.tr("None was approved. An abbreviated one starts from such a one.")
        )
        self.begin.setText(self.tr("Begin a standing assessment"))
        if not self._lines:
            self.body.addWidget(self._empty)
            self._empty.show()
        for place, line in enumerate(self._lines):
            self.body.addWidget(self._row(line, is_first=not place))
        may_assess = Permission.ASSESS in self._context.officer.permissions
        foot = plain()
        across = QHBoxLayout(foot)
        self._context.theme.set_spacing(across, (10, 0, 14, 6))  # its words under the others
        across.addWidget(self.begin)
        across.addStretch(1)
        self.body.addWidget(foot)
        self.begin.setVisible(may_assess and self._context.can_open("assess"))

    def _row(self, line: "StandingLine", *, is_first: bool) -> Row:
        of = self.tr("of this partner") if line.partner else self.tr("of the country")
        level = words.find(f"risk_level.{line.baseline}", self._context.language) or line.baseline
        said = self.tr("{id}, {of}: {level}")
        row = Row(
            self._context,
            said.format(id=line.assessment, of=of, level=level.lower() or self.tr("no level")),
            is_first=is_first,
        )
        row.add_words(f"{line.marking} {line.title}".strip() if line.title else "")
        row.add_words(self._why(line.validity), "help")
        self._add_badge(row, line.validity)
        if line.validity.valid and Permission.WRITE_RECORD in self._context.officer.permissions:
            row.add_button(
                self.tr("It ended…"),
                self.tr("Record what ended {id}").format(id=line.assessment),
                partial(self._ask_what_ended, line.assessment),
            )
        row.add_button(
            self.tr("Read"),
            self.tr("Read {id}").format(id=line.assessment),
            partial(self._context.navigate, "assess", {"assessment": line.assessment}),
        )
        return row

    def _add_badge(self, row: Row, found: "Validity") -> None:
        if not found.valid:
            row.add_badge(
                self.tr("Lapsed {since}").format(since=found.since), "bad", "octagon-alert"
            )
            return
        today = self._context.clock().date().isoformat()
        near = _days_between(today, found.until) <= SOON_DAYS
        text = self.tr("Valid until {until}").format(until=found.until)
        row.add_badge(text, "warn" if near else "ok", "clock" if near else "circle-check")

    def _why(self, found: "Validity") -> str:
        if found.valid:
            return ""
        why = words.label(f"standing.why.{found.lapsed_by}", self._context.language)
        parts = (why, found.subject, f"{found.marking} {found.text}".strip() if found.text else "")
        said = self.tr("Lapsed because: {why}")
        return said.format(why=", ".join(part for part in parts if part))

    def _ask_what_ended(self, assessment: str) -> None:
        self._context.forms.open(LAPSE_FORM, assessment=assessment)

    def _make_form(self, assessment: str) -> RecordDialog:
        dialog = self._maker.make(assessment)
        dialog.accepted.connect(lambda: self.show_partner(self._partner))
        return dialog

    def _on_begin(self) -> None:
        self._context.navigate(
            "assess", {"new": True, "partner": self._partner, "kind": "standing"}
        )


class LapseForm(FormMaker):
    """What ends a standing assessment that the record cannot know: a coup, a change of law."""

    def make(self, assessment: str) -> RecordDialog:
        """The form for one standing assessment."""
        from workstation.workflows.standing import TRIGGERS

        today = self._context.clock().date().isoformat()
        fields = (
            Field(
                "trigger",
                FieldKind.CHOICE,
                self.tr("What happened"),
                self.tr("Nothing may start from it once this is recorded."),
                self.choices("standing.why", TRIGGERS),
                TRIGGERS[0],
            ),
            Field("on", FieldKind.DATE, self.tr("On"), value=today),
            Field("text", FieldKind.MARKED, self.tr("What is known of it")),
        )

        def job(session: Session, values: Values) -> None:
            from workstation.workflows import standing

            standing.lapse(session, assessment, **values)

        title = self.tr("Record what ended {id}").format(id=assessment)
        return self.dialog(title, fields, job, "assessment")


def _days_between(first: str, last: str) -> int:

    return (date.fromisoformat(last) - date.fromisoformat(first)).days if last else SOON_DAYS + 1
