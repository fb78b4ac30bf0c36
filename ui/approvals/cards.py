"""What a packet proves, and where it stands on the ladder."""

from collections.abc import Sequence

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
NUMBER_WIDTH = 10
ROW_LETTERS = 60
"""What is longer in one line has who signed in a second one, instead of three narrow columns."""

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
        self.how_button = button(theme, "", "link", icon="chevron-down")
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
        outer.addLayout(foot)
        outer.addWidget(self.reasons)
        self.how_button.toggled.connect(self._on_how)

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
        # Without a stamp the level says nothing that a reader acts on; it stands under "how".
        is_stamped = verdict.ok and bool(verdict.archive.stamps)
        self.archive.setText(self._archived() if is_stamped else "")
        self.archive.setVisible(is_stamped)
        said = (self.headline.text(), self.detail.text(), self.archive.text())
        self.setAccessibleName(" ".join(part for part in said if part))

    def _on_how(self, shown: bool) -> None:
        self.reasons.setVisible(shown)
        sign = "chevron-up" if shown else "chevron-down"
        self._context.theme.set_icon(self.how_button, sign, "accent", 16)

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
        for said in self._next_steps():
            self._add_line(said, "arrow-right", "text2", "cell-strong")
        self._add(
            self.tr("In the words of ETSI EN 319 102-1: {said}").format(
                said=in_standard_words(verdict)
            ),
            verdict.result,
        )

    def _next_steps(self) -> list[str]:
        """What to do about what was found, each thing once."""
        assert self._view is not None
        verdict, language = self._view.verdict, self._context.language
        found = [*verdict.problems, *verdict.warnings]
        found += [code for each in verdict.signatures for code in each.problems]
        steps = (words.catalogue().get(code, {}).get(f"next_{language}", "") for code in found)
        return list(dict.fromkeys(step for step in steps if step and "{" not in step))

    def _archived(self) -> str:
        """The level reached, the last time-stamp, and until when it holds."""
        assert self._view is not None
        archive = self._view.verdict.archive
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
        self._add_line(text, icon, tone, "cell")

    def _add_line(self, text: str, icon: str, tone: str, kind: str) -> None:
        row = QWidget()
        across = QHBoxLayout(row)
        theme = self._context.theme
        theme.set_spacing(across, gap=8)
        across.addWidget(picture(theme, icon, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label(text, kind, wrap=True), 1)
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


def beyond(view: PacketView) -> list[Step]:
    """The steps above the required one that nobody took or asks for; they come last."""
    shown = steps_shown(view)
    first = len(shown)
    while first and shown[first - 1].status == "open":
        if shown[first - 1].authority == view.authority_required:
            break
        first -= 1
    return shown[first:]


class LadderCard(Card):
    """Every step: who signed, who is next, and what is not needed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "list-ordered")
        self._context = context
        self._is_settled = False
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
        self._is_settled = view.next_authority is None
        self.needed_words.setText(
            self.tr("Level needed: {level}").format(level=view.authority_required)
        )
        above = beyond(view) if view.steps else []
        listed = steps_counted(view)
        for number, step in enumerate(listed, start=1):
            self.body.addWidget(self._row(number, step, self._title_of(view, step)))
        if len(above) > 1:
            self.body.addWidget(self._row_above(above))

    def _title_of(self, view: PacketView, step: Step) -> str:
        """The step in the language in force, which may have changed since the packet was read."""
        language = self._context.language
        if step.field in (AUTHOR, SECOND_READER):
            return words.label(f"doc.step.{step.field}", language)
        levels = view.file.methodology.ladder if view.file is not None else ()
        known = (level.title.in_language(language) for level in levels if level.id == step.field)
        return f"{step.authority} {next(known, step.title)}"

    def _row(self, number: int, step: Step, said: str) -> QWidget:
        current = step.status == "current"
        who = ", ".join(part for part in (step.officer_name, step.at_utc[:10]) if part)
        mine = step.authority == self._context.officer.authority.value
        if current:
            who = self.tr("You, now") if mine else self.tr("Waits for this level")
        elif mine and step.status == "open" and step.field == SECOND_READER:
            who = self.tr("You may, now")
        return self._line(str(number), said, who, self._badge(step), is_current=current)

    def _row_above(self, steps: Sequence[Step]) -> QWidget:
        """The levels above in one line; each is asked only when somebody sends the file up."""
        said = self.tr("{first} to {last}").format(
            first=steps[0].authority, last=steps[-1].authority
        )
        who = self.tr("If the file is sent up")
        return self._line("", said, "" if self._is_settled else who, self._not_needed())

    def _line(
        self, number: str, said: str, who: str, badge: Badge, *, is_current: bool = False
    ) -> QWidget:
        theme = self._context.theme
        row = frame("current-row" if is_current else "row")
        across = QHBoxLayout(row)
        theme.set_spacing(across, (14, 4, 14, 4), 10)
        counted = label(number, "hint")
        theme.set_width(counted, NUMBER_WIDTH, NUMBER_WIDTH)
        across.addWidget(counted)
        words_column = QVBoxLayout()
        theme.set_spacing(words_column)
        words_column.addWidget(label(said, "cell-strong" if is_current else "cell", wrap=True))
        across.addLayout(words_column, 1)
        if len(said) + len(who) + len(badge.text) > ROW_LETTERS:
            words_column.addWidget(label(who, "help", wrap=True))
        elif who:
            across.addWidget(label(who, "help"))
        across.addWidget(badge)
        return row

    def _badge(self, step: Step) -> Badge:
        theme, language = self._context.theme, self._context.language
        if step.status == "current":
            return Badge(theme, self.tr("Decide"), "accent", "circle-dot")
        if step.status == "skipped":
            return Badge(theme, self.tr("Not asked"), "", "minus")
        if step.status == "open" and step.field == SECOND_READER and not self._is_settled:
            return Badge(theme, self.tr("Optional"), "", "circle-dashed")
        if step.status != "signed":
            return self._not_needed()
        if step.decision is None:
            return Badge(theme, self.tr("Signed"), "ok", "pen-line")
        tone, icon = _OUTCOMES[step.decision.outcome]
        return Badge(theme, outcome_words(step.decision, language), tone, icon)

    def _not_needed(self) -> Badge:
        said = self.tr("Not needed") if self._is_settled else self.tr("Not yet needed")
        return Badge(self._context.theme, said, "", "minus")


def steps_counted(view: PacketView) -> list[Step]:
    """The steps that have a line of their own: several above the required one share one."""
    shown = steps_shown(view)
    above = beyond(view)
    return shown[: len(shown) - len(above)] if len(above) > 1 else shown
