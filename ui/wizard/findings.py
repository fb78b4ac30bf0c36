"""What the checks found, beside the field and on the review: read, mend, or pass over."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.keeping import Kept
from ui.theme.parts import button, frame, label, picture
from ui.theme.theme import set_variant
from ui.wizard.desk import Desk
from ui.wizard.pass_over import PassOver
from workstation import words
from workstation.domain.assessment import Override
from workstation.domain.check_finding import Finding
from workstation.domain.error import UserError
from workstation.domain.methodology_kinds import BLOCK, NOTE, WARN

LOOKS = {BLOCK: ("octagon-x", "bad"), WARN: ("triangle-alert", "warn"), NOTE: ("info", "accent")}
"""Icon and tone by strength; the word stands beside them."""
PASSED = ("circle-check", "ok")

Group = tuple[Finding, ...]
"""What one check found at one question: passed over together."""


def groups_of(findings: Iterable[Finding]) -> list[Group]:
    """Findings by check and question, in their order."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        found.setdefault((each.check, each.question), []).append(each)
    return [tuple(group) for group in found.values()]


def title_of(desk: Desk, group: Group) -> str:
    """Strength and name of the check: "Warning: Limbs met, finding no"."""
    first, language = group[0], desk.language
    strength = words.label(f"strength.{first.strength}", language)
    colon = "\u00a0: " if language == "fr" else ": "
    return f"{strength}{colon}{name_of(desk, group)}"


def name_of(desk: Desk, group: Group) -> str:
    """The name of the check: "Limbs met, finding no"."""
    return words.label(f"check.{group[0].check}", desk.language)


def sentences_of(desk: Desk, group: Group) -> str:
    """What was found, one sentence for each place."""
    return "\n".join(words.finding(each, desk.language) for each in group)


class FindingLine(QFrame):
    """What one check found at one question, with what can be done about it."""

    followed = Signal(str, str)
    """A person wants to go there: question and part."""

    def __init__(
        self, desk: Desk, group: Group, *, linked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group = group
        self._linked = linked
        self.setProperty("kind", "row" if linked else "notice")
        theme = desk.theme
        self._sign = picture(theme, "info", "accent", 16)
        self._title = label("", "cell-strong", wrap=True)
        self._says = label("", "cell" if linked else "body", wrap=True)
        self._rule = label("", "help", wrap=True)
        self._passed = label("", "help", wrap=True)
        self.go = button(theme, "", "link")
        self.go.clicked.connect(self._on_go)
        self.pass_over = button(theme, "", "link", icon="pen-line")
        self.pass_over.clicked.connect(self.ask)
        self.take_back = button(theme, "", "link", icon="undo-2")
        self.take_back.clicked.connect(self._on_take_back)
        self.form: PassOver | None = None
        self._lay_out()
        self.show_group(group)

    @property
    def key(self) -> tuple[str, str]:
        """Check and question."""
        return self._group[0].check, self._group[0].question

    @property
    def override(self) -> Override | None:
        """Why it was passed over, while that holds."""
        return self._group[0].overridden

    def show_group(self, group: Group) -> None:
        """Show what was found now; an open form stays."""
        self._group = group
        first, desk = group[0], self._desk
        icon, tone = PASSED if first.overridden else LOOKS[first.strength]
        desk.theme.set_icon(self._sign, icon, tone, 16)
        if not self._linked:
            set_variant(self, tone={"accent": "info"}.get(tone, tone))
        title = title_of(desk, group)
        if first.overridden:
            title = self.tr("Passed over: {check}").format(check=name_of(desk, group))
        self._title.setText(title)
        self._says.setText(sentences_of(desk, group))
        self._rule.setText(self.tr("Rule: {rule}").format(rule=first.rule))
        self._show_override(first.overridden)
        self.setAccessibleName(f"{title}. {self._says.text()}")
        self._word(title)
        asks = first.strength == WARN and not first.overridden and desk.is_open
        self.pass_over.setVisible(asks and self.form is None)
        self.take_back.setVisible(bool(first.overridden) and desk.is_open)
        self.go.setVisible(self._linked and bool(first.question))
        if not asks and self.form is not None:
            self._close()

    def ask(self) -> None:
        """Open the form under the line."""
        if self.form is None:
            self.form = PassOver(self._desk, self.key[1], self._title.text(), self)
            self.form.given.connect(self._on_given)
            self.form.cancelled.connect(self._on_cancelled)
            self._column.addWidget(self.form)
            self.form.show()  # else it would be seen, and be a stop of Tab, a moment later
            self.pass_over.hide()
        self.form.reason.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_group(self._group)
        super().changeEvent(event)

    def said(self) -> Kept:
        """What stands in the open form; empty while there is none."""
        if self.form is None:
            return {}
        check, question = self.key
        return {
            "check": check,
            "question": question,
            "text": self.form.reason.text,
            "mark": self.form.reason.mark,
        }

    def ask_again(self, said: Kept) -> None:
        """Open the form again with what stood in it."""
        if not self._asks():
            return
        self.ask()
        if self.form is not None:
            self.form.reason.set_text(str(said.get("text", "")))
            self.form.reason.set_mark(str(said.get("mark", "")))

    def _asks(self) -> bool:
        first = self._group[0]
        return first.strength == WARN and first.overridden is None and self._desk.is_open

    def _lay_out(self) -> None:
        theme = self._desk.theme
        outer = QHBoxLayout(self)
        theme.set_spacing(outer, (14, 8, 12, 8) if self._linked else (12, 6, 12, 6), 10)
        outer.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        theme.set_spacing(self._column, gap=2)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=10)
        head.addWidget(self._title, 1)
        head.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        for part in (self._says, self._passed, self._rule):
            self._column.addWidget(part)
        actions = QHBoxLayout()
        theme.set_spacing(actions, gap=12)
        actions.addWidget(self.pass_over)
        actions.addWidget(self.take_back)
        actions.addStretch(1)
        self._column.addLayout(actions)
        outer.addLayout(self._column, 1)

    def _word(self, title: str) -> None:
        self.go.setText(self.tr("Go to {number}").format(number=self.key[1]))
        self.pass_over.setText(self.tr("Pass over with a reason…"))
        self.take_back.setText(self.tr("Take the reason back"))
        for link in (self.go, self.pass_over, self.take_back):
            link.setAccessibleName(f"{link.text()}: {title}")

    def _show_override(self, override: Override | None) -> None:
        self._passed.setVisible(override is not None)
        if override is not None:
            said = self.tr("{name}, {date}: {mark} {reason}")
            self._passed.setText(
                said.format(
                    name=override.officer_name,
                    date=override.at_utc[:10],
                    mark=override.marking,
                    reason=override.reason,
                )
            )

    def _on_go(self) -> None:
        first = self._group[0]
        self.followed.emit(first.question, f"{first.row}:" if first.row else "text")

    def _on_given(self, text: str, mark: str) -> None:
        from workstation.workflows import overriding

        check, question = self.key
        desk = self._desk
        desk.change_record(
            lambda session: overriding.override(session, desk.id, check, question, text, mark),
            self._on_refused,
        )

    def _on_take_back(self) -> None:
        from workstation.workflows import overriding

        check, question = self.key
        desk = self._desk
        desk.change_record(lambda session: overriding.take_back(session, desk.id, check, question))

    def _on_refused(self, problem: UserError) -> None:
        if self.form is not None:
            self.form.say(sentence(problem, self._desk.language))

    def _on_cancelled(self) -> None:
        self._close()
        self.pass_over.setVisible(self._asks())
        self.pass_over.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        focused: QWidget | None = QApplication.focusWidget()
        had_focus = focused is not None and form.isAncestorOf(focused)
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()
        if had_focus and self.override is not None:
            self.take_back.setVisible(self._desk.is_open)
            self.take_back.setFocus(Qt.FocusReason.OtherFocusReason)


class FindingList(QWidget):
    """Lines for some findings, kept while they stay: an open form is never taken away."""

    followed = Signal(str, str)
    """A person wants to go there: question and part."""

    def __init__(self, desk: Desk, *, linked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._linked = linked
        self._shown: list[Group] = []
        self.lines: dict[tuple[str, str], FindingLine] = {}
        self._column = QVBoxLayout(self)
        desk.theme.set_spacing(self._column, gap=0 if linked else 4)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these, and no others."""
        groups = groups_of(findings)
        if groups == self._shown:
            return
        self._shown = groups
        wanted = {(group[0].check, group[0].question): group for group in groups}
        for key in [key for key in self.lines if key not in wanted]:
            self._remove(self.lines.pop(key))
        for place, (key, group) in enumerate(wanted.items()):
            line = self.lines.get(key)
            if line is None:
                line = FindingLine(self._desk, group, linked=self._linked, parent=self)
                line.followed.connect(self.followed)
                self.lines[key] = line
            else:
                line.show_group(group)
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)
        self.setVisible(bool(groups))

    def kept(self) -> Kept:
        """What stands in open forms."""
        forms = [said for line in self.lines.values() if (said := line.said())]
        return {"passing": forms} if forms else {}

    def take_kept(self, kept: Kept) -> None:
        """Open forms again."""
        forms: list[Any] = kept.get("passing", [])
        for said in forms:
            line = self.lines.get((str(said.get("check")), str(said.get("question"))))
            if line is not None:
                line.ask_again(said)

    def _remove(self, line: FindingLine) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


class QuestionFindings(FindingList):
    """What was found at one question, live; gone when there is nothing."""

    def __init__(self, desk: Desk, question: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, linked=False, parent=parent)
        self._question = question
        desk.checked.connect(self.show_check)
        self.hide()
        self.show_check()

    def show_check(self) -> None:
        """Show what the newest check found here."""
        found = self._desk.found.findings
        self.show_findings(each for each in found if each.question == self._question)


class WarningGroup(QFrame):
    """The warnings of the review: those without a reason first, then those passed over."""

    followed = Signal(str, str)
    """A person wants to go there: question and part."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._desk = desk
        head = frame("group-head", tone="warn")
        line = QHBoxLayout(head)
        desk.theme.set_spacing(line, (14, 6, 14, 6), 8)
        line.addWidget(picture(desk.theme, "triangle-alert", "warn", 16))
        self._title = label("", "card-title", tone="warn")
        self._count = label("", "counter")
        line.addWidget(self._title)
        line.addWidget(self._count)
        line.addStretch(1)
        self.list = FindingList(desk, linked=True, parent=self)
        self.list.followed.connect(self.followed)
        column = QVBoxLayout(self)
        desk.theme.set_spacing(column, (1, 1, 1, 1))
        column.addWidget(head)
        column.addWidget(self.list)
        self.retranslate()

    @property
    def open_count(self) -> int:
        """How many warnings still ask for a reason."""
        warnings = [each for each in self._desk.found.findings if each.strength == WARN]
        return len(groups_of(each for each in warnings if each.is_open))

    def focus_first(self) -> None:
        """Focus what can be done about the first warning."""
        for line in self.list.lines.values():
            if not line.pass_over.isHidden():
                line.pass_over.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def show_check(self) -> None:
        """Show the warnings of the newest check."""
        warnings = [each for each in self._desk.found.findings if each.strength == WARN]
        warnings.sort(key=lambda each: not each.is_open)
        self.list.show_findings(warnings)
        self._count.setText(str(len(groups_of(warnings))))
        self.setVisible(bool(warnings))

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._title.setText(self.tr("Warnings: mend, or give a reason"))
        self.setAccessibleName(self._title.text())
        self.show_check()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
