"""What a packet proves, and where it stands on the ladder."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import button, frame, label, picture
from ui.theme.theme import set_variant
from ui.widgets.badge import Badge
from ui.widgets.lapsed import outcome_words
from ui.widgets.notice import Card
from workstation import words
from workstation.domain.assessment import Outcome
from workstation.workflows.approvals import PacketView, Step
from workstation.workflows.verification import (
    Result,
    SignatureVerdict,
    StampVerdict,
    in_standard_words,
)

AUTHOR, SECOND_READER = "author", "second_reader"
"""The steps of a person rather than of a level."""

_OUTCOMES = {
    Outcome.APPROVE: ("ok", "circle-check"),
    Outcome.APPROVE_WITH_CONDITIONS: ("ok", "circle-check"),
    Outcome.DENY: ("bad", "circle-x"),
    Outcome.ESCALATE: ("warn", "arrow-up"),
    Outcome.RETURN: ("warn", "undo-2"),
}
_RESULTS = {
    Result.PASSED: ("ok", "shield-check", "circle-check"),
    Result.FAILED: ("bad", "octagon-x", "circle-x"),
    Result.INDETERMINATE: ("warn", "shield-alert", "circle-question-mark"),
}
"""Tone, sign of the whole, and sign of one line."""


class VerdictCard(QFrame):
    """One sentence that a person can trust, and the reasons behind it on demand."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: PacketView | None = None
        self.tone = "bad"
        self.setProperty("kind", "card")
        theme = context.theme
        self.ground = frame("notice")
        self.sign = picture(theme, "shield-check", "ok", 28)
        self.headline = label("", "strong", wrap=True)
        self.detail = label("", "cell", wrap=True)
        self.archive = label("", "cell", wrap=True)
        self.how_button = button(theme, "", "link")
        self.how_button.setCheckable(True)
        self.code = label("", "mono")
        self.reasons = QWidget()
        self._reason_lines = QVBoxLayout(self.reasons)
        theme.set_spacing(self._reason_lines, (14, 4, 14, 8), 4)
        self.reasons.hide()
        column = QVBoxLayout()
        theme.set_spacing(column, gap=2)
        column.addWidget(self.headline)
        column.addWidget(self.detail)
        column.addWidget(self.archive)
        across = QHBoxLayout(self.ground)
        theme.set_spacing(across, (12, 10, 12, 10), 12)
        across.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column, 1)
        foot = QHBoxLayout()
        theme.set_spacing(foot, (12, 4, 12, 4), 12)
        foot.addWidget(self.how_button)
        foot.addStretch(1)
        foot.addWidget(self.code)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (1, 1, 1, 1), 0)
        outer.addWidget(self.ground)
        outer.addWidget(self.reasons)
        outer.addLayout(foot)
        self.how_button.toggled.connect(self.reasons.setVisible)

    def show_packet(self, view: PacketView) -> None:
        """Show the verdict on one packet."""
        self._view = view
        verdict = view.verdict
        count = len(verdict.signatures)
        self.tone, icon, _ = _RESULTS[verdict.result]
        tone = self.tone
        set_variant(self.ground, tone=tone)
        set_variant(self.headline, tone=tone)
        self._context.theme.set_icon(self.sign, icon, tone, 28)
        self.headline.setText(self._headline(verdict.result))
        self.detail.setText(
            self.tr("%n signature(s) checked on this machine.", "", count)
            + " "
            + (
                self.tr("The pages were made again from the data inside and are the same.")
                if verdict.embedded_matches_pages
                else self.tr("The pages could not be confirmed from the data inside.")
            )
        )
        self.code.setText(str(view.record["check_code"]) if view.record else "")
        self.how_button.setText(self.tr("How this was checked"))
        self._show_reasons()
        self.how_button.setChecked(not verdict.ok)
        self.archive.setText(self._archived() if verdict.ok else "")
        self.archive.setVisible(verdict.ok)
        said = (self.headline.text(), self.detail.text(), self.archive.text())
        self.setAccessibleName(" ".join(part for part in said if part))

    def _show_reasons(self) -> None:
        assert self._view is not None
        while self._reason_lines.count():
            item = self._reason_lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        verdict, language = self._view.verdict, self._context.language
        for code in verdict.problems:
            self._add(words.label(code, language), verdict.result)
        for each in verdict.signatures:
            self._add(self._said_of(each), each.result)
        for stamp in verdict.archive.stamps:
            result = Result.PASSED if stamp.trusted else Result.INDETERMINATE
            self._add(self._said_of_stamp(stamp), result)
        if verdict.ok:
            level = verdict.archive.level
            meaning = self._level_words(level)
            said = self.tr("{level}: {meaning}").format(level=level, meaning=meaning)
            self._add(said, Result.PASSED)
        for code in verdict.warnings:
            self._add(words.label(code, language), Result.INDETERMINATE)
        self._add(
            self.tr("In the words of ETSI EN 319 102-1: {said}").format(
                said=in_standard_words(verdict)
            ),
            verdict.result,
        )

    def _archived(self) -> str:
        """The level reached, the last time-stamp, and until when it holds."""
        assert self._view is not None
        archive = self._view.verdict.archive
        if not archive.stamps:
            return self.tr("Archive level {level}: no time-stamp.").format(level=archive.level)
        last = archive.stamps[-1]
        is_over = last.renew_before < self._context.clock().date().isoformat()
        said = (
            self.tr("Archive level {level}: time-stamp of {at} by {authority}, held until {day}.")
            if is_over
            else self.tr(
                "Archive level {level}: time-stamp of {at} by {authority}, holds until {day}."
            )
        )
        return said.format(
            level=archive.level, at=last.at[:10], authority=last.authority, day=last.renew_before
        )

    def _said_of_stamp(self, stamp: StampVerdict) -> str:
        said = self.tr("Time-stamp by {authority}, {at}, certificate {number}, until {day}")
        return said.format(
            authority=stamp.authority,
            at=stamp.at[:16].replace("T", " "),
            number=stamp.certificate,
            day=stamp.renew_before,
        )

    def _level_words(self, level: str) -> str:
        """What a level means for whoever checks the packet in many years."""
        return {
            "B-T": self.tr("the time is proven; not every revocation list is in the file."),
            "B-LT": self.tr("every revocation list is in the file, but not under the last stamp."),
            "B-LTA": self.tr(
                "all that a check needs is in the file, under a time-stamp: it can be checked when "
                "the certificates of the signers have ended."
            ),
        }.get(level, self.tr("the signatures alone; to be checked while their certificates hold."))

    def _headline(self, result: Result) -> str:
        if result is Result.PASSED:
            return self.tr("Valid. Nothing changed after the last signature.")
        if result is Result.FAILED:
            return self.tr("Not accepted. Nothing of it may be relied on.")
        return self.tr("Cannot be confirmed here. Do not rely on it yet.")

    def _said_of(self, each: SignatureVerdict) -> str:
        language = self._context.language
        role = f"role.{each.authority}"
        given = each.authority
        result = words.label(f"verdict.{each.result.value}", language)
        said = self.tr("{signer}, {authority}, {at}: {result}").format(
            signer=each.signer or each.field,
            authority=words.label(role, language) if role in words.catalogue() else given,
            at=each.signed_at[:16].replace("T", " "),
            result=result,
        )
        why = " ".join(words.label(code, language) for code in each.problems)
        return f"{said}. {why}" if why else said

    def _add(self, text: str, result: Result) -> None:
        tone, _, icon = _RESULTS[result]
        row = QWidget()
        across = QHBoxLayout(row)
        self._context.theme.set_spacing(across, gap=8)
        across.addWidget(picture(self._context.theme, icon, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label(text, "cell", wrap=True), 1)
        self._reason_lines.addWidget(row)


def steps_shown(view: PacketView) -> list[Step]:
    """The steps that matter: no level below the required one that nobody signed or asks for."""
    ranks = {step.authority: place for place, step in enumerate(view.steps)}
    required = ranks.get(view.authority_required, 0)
    return [
        step
        for place, step in enumerate(view.steps)
        if step.status in ("signed", "current")
        or step.field in (AUTHOR, SECOND_READER)
        or place >= required
    ]


class LadderCard(Card):
    """Every step: who signed, who is next, and what is not needed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "list-ordered")
        self._context = context
        self.needed_words = label("", "help")
        self.head_layout.addWidget(self.needed_words)
        context.theme.set_spacing(self.body, (0, 0, 0, 0), 0)

    def show_packet(self, view: PacketView) -> None:
        """Show the steps of one packet; hidden when it was not accepted."""
        self.setVisible(bool(view.steps))
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.set_title(self.tr("Ladder"))
        self.needed_words.setText(
            self.tr("Level needed: {level}").format(level=view.authority_required)
        )
        for number, step in enumerate(steps_shown(view), start=1):
            self.body.addWidget(self._row(number, step, self._title_of(view, step)))

    def _title_of(self, view: PacketView, step: Step) -> str:
        """The step in the language in force, which may have changed since the packet was read."""
        language = self._context.language
        if step.field in (AUTHOR, SECOND_READER):
            return words.label(f"doc.step.{step.field}", language)
        levels = view.file.methodology.ladder if view.file is not None else ()
        known = (level.title.in_language(language) for level in levels if level.id == step.field)
        return f"{step.authority} {next(known, step.title)}"

    def _row(self, number: int, step: Step, said: str) -> QWidget:
        theme = self._context.theme
        current = step.status == "current"
        row = frame("current-row" if current else "row")
        across = QHBoxLayout(row)
        theme.set_spacing(across, (14, 4, 14, 4), 10)
        across.addWidget(label(str(number), "hint"))
        title = label(said, "cell")
        if current:
            title.setProperty("kind", "cell-strong")
        title.setWordWrap(True)
        across.addWidget(title, 3)
        who = ", ".join(part for part in (step.officer_name, step.at_utc[:10]) if part)
        if current:
            mine = step.authority == self._context.officer.authority.value
            who = self.tr("You, now") if mine else self.tr("Waits for this level")
        across.addWidget(label(who, "help", wrap=True), 2)
        across.addWidget(self._badge(step))
        return row

    def _badge(self, step: Step) -> Badge:
        theme, language = self._context.theme, self._context.language
        if step.status == "current":
            return Badge(theme, self.tr("Decide"), "accent", "circle-dot")
        if step.status != "signed":
            return Badge(theme, self.tr("Not yet needed"), "", "minus")
        if step.decision is None:
            return Badge(theme, self.tr("Signed"), "ok", "pen-line")
        tone, icon = _OUTCOMES[step.decision.outcome]
        return Badge(theme, outcome_words(step.decision, language), tone, icon)
