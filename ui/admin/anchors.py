"""Anchors: what others saw of the vault, how old that is, and whether the vault agrees."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui.admin.safety_card import SafetyCard
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import label
from ui.widgets.notice import Notice
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.error import UserError
from workstation.workflows.anchors import AnchorsReport, Finding
from workstation.workflows.session import Session

_SHORT = 12
_MOST_ROWS = 8
_DAY_S = 24 * 3600


class AnchorsCard(SafetyCard):
    """Every anchor known; what cannot be read or written, and what is unsafe about the place."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "shield-check")
        theme = context.theme
        self._report: AnchorsReport | None = None
        self.intro = label("", "help", wrap=True)
        self.signed = label("", "body", wrap=True)
        self.table = PlainTable(theme, 4, stretch=0, fonts={0: "cell-strong", 1: "mono"})
        self.notices: list[Notice] = []
        self.outcome = Notice(theme)
        self.outcome.hide()
        for part in (self.intro, self.signed, self.table, self.outcome):
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The table."""
        return [self.table]

    def load(self) -> None:
        """Compare every anchor that is known."""

        def read(session: Session) -> AnchorsReport:
            from workstation.workflows import anchors

            return anchors.report(session)

        self.context.door.run(read, self._on_read, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Anchors"))
        self.intro.setText(
            self.tr(
                "This machine, each officer and each packet know the last entry that they saw. "
                "An older copy of the vault put back does not agree with them."
            )
        )
        self.table.setAccessibleName(self.tr("Anchors known"))
        self.table.set_headers(
            [self.tr("Seen by"), self.tr("Entry"), self.tr("When"), self.tr("This vault")]
        )
        self._show()

    def _on_read(self, report: AnchorsReport) -> None:
        self._report = report
        self.outcome.hide()
        self._show()

    def _on_failed(self, problem: UserError) -> None:
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()

    def _show(self) -> None:
        report = self._report
        if report is None:
            return
        when = report.checkpoint_utc
        self.signed.setText(
            self.tr("An officer last signed the history {age}.").format(age=self._age(when))
            if when
            else self.tr("No officer has signed the history yet.")
        )
        self.table.set_rows([self._row(finding) for finding in report.findings])
        for place, finding in enumerate(report.findings):
            icon, tone = ("octagon-alert", "bad") if finding.is_alarm else ("circle-check", "ok")
            self.table.dress_cell(place, 3, icon, tone)
        rows = min(max(len(report.findings), 1), _MOST_ROWS) + 1
        self.context.theme.set_height(self.table, 36 * rows + 4, 36 * rows + 4)
        self._show_notices(report)

    def _show_notices(self, report: AnchorsReport) -> None:
        for old in self.notices:
            self.body.removeWidget(old)
            old.deleteLater()
        language = self.context.language
        said = [words.label(code, language) for code in report.problems]
        said += [
            words.label(one.code, language, file=one.file, detail=one.detail)
            for one in report.place
        ]
        self.notices = [Notice(self.context.theme, "warn", text) for text in said]
        for notice in self.notices:
            self.body.addWidget(notice)

    def _row(self, finding: Finding) -> tuple[str, ...]:
        one, language = finding.anchor, self.context.language
        return (
            words.label(f"anchors.source.{one.source}", language, who=one.who),
            f"{one.seq} {one.head[:_SHORT]}",
            self._age(one.at_utc),
            words.label(f"anchors.state.{finding.state.value}", language),
        )

    def _age(self, at_utc: str) -> str:
        """How long ago, in words."""
        try:
            then = datetime.fromisoformat(at_utc)
        except ValueError:
            return "–"
        days = int((self.context.clock() - then).total_seconds() // _DAY_S)
        if days <= 0:
            return self.tr("today, {time} UTC").format(time=at_utc[11:16])
        return self.tr("%n day(s) ago", "", days)
