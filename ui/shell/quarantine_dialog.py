"""Acknowledging a loss: what was seen, what was found, who did so already, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.theme.theme import Theme
from ui.widgets.notice import Notice
from ui.widgets.plain_table import ROW_HEIGHT, PlainTable
from ui.widgets.roomy import Roomy
from workstation import words
from workstation.domain.error import UserError
from workstation.workflows.session import Session
from workstation.workflows.watch import Alarm

_SHORT = 12
_WIDTH = 680
_MOST_ROWS = 5


class AcknowledgeDialog(QDialog):
    """One officer's acknowledgement, with a reason that stays in the record."""

    def __init__(self, context: Context, alarm: Alarm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._alarm = alarm
        theme = context.theme
        title = self.tr("Acknowledge a loss")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title = label(title, "section")
        self.what = Notice(theme, "bad", alarm.words(context.language))
        self.advice = label(
            self.tr(
                "If a later copy of the vault exists, put it back instead: nothing is lost then. "
                "Acknowledge only what nobody can bring back."
            ),
            "body",
            wrap=True,
        )
        self.table = PlainTable(theme, 4, stretch=0, fonts={0: "cell-strong", 1: "mono"})
        self.by = label(self._by(), "body", wrap=True)
        self.reason = self._field(self.tr("Why it was lost, and why work may go on"))
        self.shares = self._field(
            self.tr("Words of the recovery kit, one share a line")
            if alarm.needs_kit
            else self.tr(
                "In place of a second officer: words of the recovery kit, one share a line"
            )
        )
        self.takes_kit = alarm.takes_kit
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.body = Roomy(theme, _WIDTH, 10)
        self.yes_button = button(theme, self.tr("Acknowledge the loss"), "danger")
        self.cancel_button = button(theme, self.tr("Cancel"))
        self.yes_button.clicked.connect(self.acknowledge)
        self.cancel_button.clicked.connect(self.reject)
        for field in (self.reason, self.shares):
            field.textChanged.connect(self._show_ready)
        self._fill()
        self._lay_out()
        self._show_ready()
        self.reason.setFocus()

    def acknowledge(self) -> None:
        """Write the acknowledgement into the record."""
        reason, shares = self.reason.toPlainText(), self.shares.toPlainText()
        self.yes_button.setEnabled(False)
        self.outcome.hide()

        def write(session: Session) -> Alarm | None:
            from workstation.workflows import anchors, recovery_words

            given = recovery_words.shares_in(shares) if shares.strip() else []
            return anchors.acknowledge(session, reason, shares=given)

        self._context.door.run(write, self._on_done, self._on_failed, owner=self)

    def _on_done(self, left: Alarm | None) -> None:
        if left is None:
            self._context.notify("ok", self.tr("The loss is acknowledged. Work can go on."))
        else:
            said = self.tr("Acknowledged. %n more is needed before anything can be written.", "",
                           left.missing)  # fmt: skip
            self._context.notify("info", said)
        self._context.announce("anchors")
        self.accept()

    def _on_failed(self, problem: UserError) -> None:
        self.outcome.show_as("bad", sentence(problem, self._context.language))
        self.outcome.show()
        self.body.show_part(self.outcome)
        self._show_ready()

    def _show_ready(self) -> None:
        """A reason is needed; who acknowledged it already can only bring the kit as well."""
        needed = [self.reason, *([self.shares] if self._is_mine else [])]
        self.yes_button.setEnabled(all(field.toPlainText().strip() for field in needed))

    @property
    def _is_mine(self) -> bool:
        return self._alarm.is_acknowledged_by(self._context.officer.id)

    def _by(self) -> str:
        if not self._alarm.acknowledged:
            return self.tr("%n acknowledgement(s) needed; none so far.", "", self._alarm.needed)
        return "\n".join(
            self.tr("{name} acknowledged it at {at} UTC: {reason}").format(
                name=one.name, at=one.at_utc[:16].replace("T", " "), reason=one.reason
            )
            for one in self._alarm.acknowledged
        )

    def _fill(self) -> None:
        language, alarm = self._context.language, self._alarm
        self.table.setAccessibleName(self.tr("What was seen, and what was found"))
        self.table.set_headers(
            [self.tr("Seen by"), self.tr("Entry"), self.tr("When (UTC)"), self.tr("Found")]
        )
        rows = [
            (
                words.label(f"anchors.source.{finding.anchor.source}", language,
                            who=finding.anchor.who),
                f"{finding.anchor.seq} {finding.anchor.head[:_SHORT]}",
                finding.anchor.at_utc[:16].replace("T", " "),
                words.label(f"anchors.state.{finding.state.value}", language),
            )
            for finding in alarm.findings
        ]  # fmt: skip
        found = self.tr("This vault now")
        rows.append((found, str(alarm.seq), alarm.at_utc[:16].replace("T", " "), ""))
        self.table.set_rows(rows)
        theme = self._context.theme
        theme.dress(self.table, "fit", lambda table: _fit(theme, table))

    def _field(self, name: str) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setTabChangesFocus(True)
        made.setAccessibleName(name)
        self._context.theme.set_height(made, 64, 64)
        return made

    def _lay_out(self) -> None:
        theme = self._context.theme
        listed = frame("card")
        rows = QVBoxLayout(listed)
        theme.set_spacing(rows, (1, 1, 1, 1))
        rows.addWidget(self.table)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, (20, 0, 20, 0), 8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.yes_button)
        column = self.body.column
        for part in (self._title, self.what, self.advice, listed, self.by):
            column.addWidget(part)
        fields = [self.reason, self.shares] if self.takes_kit else [self.reason]
        for field in fields:
            column.addWidget(label(field.accessibleName(), "field"))
            column.addWidget(field)
        self.shares.setVisible(self.takes_kit)
        column.addWidget(label(self.tr("It stays in the record, in your name."), "help"))
        column.addWidget(self.outcome)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (0, 16, 0, 16), 10)
        outer.addWidget(self.body, 1)
        outer.addLayout(buttons)
        theme.set_width(self, _WIDTH)


def _fit(theme: Theme, table: PlainTable) -> None:
    """As high as its rows; of many some are scrolled to."""
    shown = min(table.rowCount(), _MOST_ROWS)
    head = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(head + shown * theme.px(ROW_HEIGHT) + 2)
