"""The decision form: outcome, marked basis, conditions, declaration, signature."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.approvals.dissents import DissentsPart
from ui.approvals.points import PointsPart
from ui.errors import sentence
from ui.shell.context import Context
from ui.shell.keeping import NAME, Kept
from ui.theme.parts import button, icon_button, label, plain, rename
from ui.widgets.marked_text import ErrorLine, MarkedText
from ui.widgets.notice import Card, Notice
from ui.widgets.segments import Segments
from workstation import words
from workstation.domain.assessment import Condition, Dissent, Outcome, Point
from workstation.domain.error import UserError
from workstation.domain.officer import Officer, Role
from workstation.workflows.approvals import May, PacketView


class _ConditionRow(QWidget):
    """One condition: its words, its due date, and a way to take it out."""

    def __init__(self, context: Context, on_remove: Callable[["_ConditionRow"], None]) -> None:
        super().__init__()
        theme = context.theme
        self.text, self.due = QLineEdit(), QLineEdit()
        self.due.setPlaceholderText("YYYY-MM-DD")
        self.due.setMaxLength(10)
        theme.set_width(self.due, 116, 116)
        self.remove_button = icon_button(theme, "x", "")
        self.remove_button.clicked.connect(lambda: on_remove(self))
        across = QHBoxLayout(self)
        theme.set_spacing(across, gap=8)
        across.addWidget(self.text, 1)
        across.addWidget(self.due)
        across.addWidget(self.remove_button)

    @property
    def condition(self) -> Condition:
        """What was entered."""
        return Condition(self.text.text().strip(), self.due.text().strip())


class DecisionForm(Card):
    """Asks for one decision. Every outcome is as easy to choose as any other.

    Signals:
        sign_requested: the form is complete and the officer wants to sign.
    """

    sign_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "stamp")
        self._context = context
        theme = context.theme
        self._view: PacketView | None = None
        self.setProperty(NAME, "decision")
        self.signs_as = QComboBox()
        self.signs_as.setProperty(NAME, "signs_as")
        self.outcome = Segments(tuple((one.value, one.value) for one in Outcome), fills=True)
        self.why_not = Notice(theme)
        self.basis = MarkedText(theme, least_lines=4)
        self.conditions_title = label("", "field")
        self.add_button = button(theme, "", "quiet", icon="plus", density="small")
        self.conditions: list[_ConditionRow] = []
        self._condition_rows = QVBoxLayout()
        theme.set_spacing(self._condition_rows, gap=6)
        self.points = PointsPart(theme, self)
        self.against = QCheckBox()
        self.dissents = DissentsPart(theme, self)
        self.declaration = QCheckBox()
        self.error = ErrorLine(theme)
        self.signs_words = label("", "help", wrap=True)
        self.sign_button = button(theme, "", "primary", icon="pen-line")
        self._lay_out()
        self.signs_as.currentIndexChanged.connect(lambda _index: self._follow())
        self.outcome.chosen.connect(lambda _value: self._follow())
        self.basis.typed.connect(lambda _text: self._follow())
        self.basis.marked.connect(lambda _mark: self._follow())
        self.points.changed.connect(self._follow)
        self.dissents.changed.connect(self._follow)
        self.declaration.toggled.connect(lambda _on: self._follow())
        self.add_button.clicked.connect(self.add_condition)
        self.sign_button.clicked.connect(self.sign_requested)
        self.retranslate()

    @property
    def chosen(self) -> Outcome | None:
        """The outcome chosen."""
        return Outcome(self.outcome.value) if self.outcome.value else None

    @property
    def as_authority(self) -> Role | None:
        """The authority to act for by a delegation; None for the officer's own."""
        acting = self._acting
        return acting[0].authority if acting else None

    @property
    def _acting(self) -> tuple[Officer, tuple[May, ...]] | None:
        """The delegation that is chosen, with what it allows."""
        offered = self._view.acting if self._view is not None else ()
        place = self.signs_as.currentIndex() - 1
        return offered[place] if 0 <= place < len(offered) else None

    @property
    def entered_conditions(self) -> tuple[Condition, ...]:
        """The conditions with words; none unless the outcome has conditions."""
        if self.chosen is not Outcome.APPROVE_WITH_CONDITIONS:
            return ()
        return tuple(row.condition for row in self.conditions if row.condition.text)

    @property
    def entered_points(self) -> tuple[Point, ...]:
        """What a return asks to correct; none with another outcome."""
        return self.points.points if self.chosen is Outcome.RETURN else ()

    @property
    def is_against(self) -> bool:
        """The officer would deny: chosen with an escalation; a second reader's is nothing else."""
        if self.chosen is not Outcome.ESCALATE:
            return False
        return self._is_reader or self.against.isChecked()

    @property
    def entered_dissents(self) -> tuple[Dissent, ...]:
        """What others who disagree said; none with a return."""
        return self.dissents.dissents if self.chosen is not Outcome.RETURN else ()

    @property
    def _is_reader(self) -> bool:
        return self._context.officer.authority is Role.SECOND_READER

    def show_packet(self, view: PacketView) -> None:
        """Ask for a decision on a packet; when none is this officer's, say why instead."""
        if self._view is None or self._view.verdict.sha256 != view.verdict.sha256:
            self._clear()
        self._view = view
        self.setVisible(bool(view.may))
        self._offer_acting(view)
        ways = (view.may, *(may for _officer, may in view.acting))
        self._questions.setVisible(any(one.allowed for may in ways for one in may))
        self.points.ask_about(self._packet_questions())
        self.retranslate()

    def _offer_acting(self, view: PacketView) -> None:
        """For whom the officer may sign: their own authority first, unless only acting helps."""
        language, chosen = self._context.language, max(0, self.signs_as.currentIndex())
        own = words.label(f"role.{self._context.officer.authority.value}", language)
        said = self.tr("For {authority}, by {instrument}")
        names = [self.tr("As {office}").format(office=own)]
        names += [
            said.format(authority=officer.authority.value, instrument=officer.acting)
            for officer, _may in view.acting
        ]
        blocked = self.signs_as.blockSignals(True)
        if self.signs_as.count() != len(names):
            own_helps = any(one.allowed for one in view.may)
            chosen = 0 if own_helps or not view.acting else 1
        self.signs_as.clear()
        self.signs_as.addItems(names)
        self.signs_as.setCurrentIndex(min(chosen, len(names) - 1))
        self.signs_as.blockSignals(blocked)
        self.signs_as.setVisible(bool(view.acting))

    def set_busy(self, busy: bool) -> None:
        """Signing is under way."""
        self.sign_button.setEnabled(not busy)

    def show_error(self, problem: UserError) -> None:
        """Show an error at its field."""
        said = sentence(problem, self._context.language)
        if problem.place in ("reasons", "marking"):
            self.basis.set_error(said)
        else:
            self.error.set_text(said)
        self.sign_button.setEnabled(True)

    def kept(self) -> Kept:
        """How many conditions and dissents there are."""
        return {"conditions": len(self.conditions), **self.dissents.kept()}

    def take_kept(self, kept: Kept) -> None:
        """As many conditions and dissents again, to be filled."""
        self.dissents.take_kept(kept)
        while len(self.conditions) < int(kept.get("conditions", 0)):
            self.add_condition()

    def add_condition(self) -> None:
        """One more condition, with the focus in it."""
        row = _ConditionRow(self._context, self._remove)
        self.conditions.append(row)
        self._condition_rows.addWidget(row)
        self.retranslate()
        row.text.setFocus()

    def retranslate(self) -> None:
        """Set every word anew; what was entered stays."""
        language = self._context.language
        self.set_title(self.tr("Your decision"))
        short = self._short_words(reader=self._is_reader)
        self.outcome.set_labels([(one.value, short[one]) for one in Outcome])
        self.outcome.set_name(self.tr("Outcome"))
        self.signs_as.setAccessibleName(self.tr("You sign"))
        if self._view is not None:
            self._offer_acting(self._view)
        for one in Outcome:
            objects = self._is_reader and one is Outcome.ESCALATE
            kind = "objection" if objects else one.value
            self.outcome.set_help(one.value, words.label(f"outcome.{kind}", language))
        self.basis.set_title(self.tr("Basis"))
        self.conditions_title.setText(self.tr("Conditions"))
        self.add_button.setText(self.tr("Add"))
        self.add_button.setAccessibleName(self.tr("Add a condition"))
        for number, row in enumerate(self.conditions, start=1):
            row.text.setAccessibleName(self.tr("Condition {number}").format(number=number))
            row.due.setAccessibleName(
                self.tr("Due date of condition {number}").format(number=number)
            )
            rename(row.remove_button, self.tr("Remove condition {number}").format(number=number))
        self.points.ask_about(self._packet_questions())
        self.against.setText(self.tr("I would deny. Only the top of the ladder can overrule it."))
        self.dissents.retranslate()
        self.declaration.setText(
            self.tr("I have no part in the request and no stake in the outcome")
        )
        self.signs_words.setText(self.tr("Signs all pages and this form."))
        self.sign_button.setText(self.tr("Sign the decision"))
        self._follow()

    def _packet_questions(self) -> dict[str, str]:
        """The questions that the packet shows, number and words."""
        view, language = self._view, self._context.language
        if view is None or view.record is None or view.file is None:
            return {}
        shown = [number for section in view.record["sections"] for number in section["questions"]]
        asked = view.file.methodology.questions
        return {n: asked[n].text.in_language(language) for n in shown if n in asked}

    def _short_words(self, *, reader: bool) -> dict[Outcome, str]:
        """One or two words for each outcome, so that all five stand in one row."""
        return {
            Outcome.APPROVE: self.tr("No objection") if reader else self.tr("Approve"),
            Outcome.APPROVE_WITH_CONDITIONS: self.tr("With conditions"),
            Outcome.DENY: self.tr("Deny"),
            Outcome.ESCALATE: self.tr("Object") if reader else self.tr("Escalate"),
            Outcome.RETURN: self.tr("Return", "give the file back"),
        }

    def _follow(self) -> None:
        """Enable what can be done, and say why the rest cannot."""
        chosen = self.chosen
        with_conditions = chosen is Outcome.APPROVE_WITH_CONDITIONS
        self.conditions_title.setVisible(with_conditions)
        self.add_button.setVisible(with_conditions)
        for row in self.conditions:
            row.setVisible(with_conditions)
        self.points.setVisible(chosen is Outcome.RETURN)
        self.against.setVisible(chosen is Outcome.ESCALATE and not self._is_reader)
        self.dissents.setVisible(chosen is not None and chosen is not Outcome.RETURN)
        offered = self._view.may if self._view else ()
        if self._acting is not None:
            offered = self._acting[1]
        may = next((one for one in offered if one.outcome is chosen), None)
        if offered and not any(one.allowed for one in offered):
            may = offered[0]
        refused = may is not None and not may.allowed
        self.why_not.setVisible(refused)
        if may is not None and refused:
            self.why_not.show_as("warn", self._reason(may))
        complete = bool(chosen and self.basis.text.strip() and self.basis.mark)
        pointed = chosen is not Outcome.RETURN or self.points.is_complete
        said = chosen is Outcome.RETURN or self.dissents.is_complete
        self.sign_button.setEnabled(complete and pointed and said and not refused)
        missing = self.tr("Choose an outcome, write the basis and mark it.")
        if complete and not pointed:
            missing = self.tr("Each point needs a question of the packet, words and a mark.")
        if complete and not said:
            missing = self.tr("Each dissent needs a person, words and a mark.")
        ready = complete and pointed and said
        self.signs_words.setText(self.tr("Signs all pages and this form.") if ready else missing)

    def _reason(self, may: May) -> str:
        """The sentence of the refusal; where it names what is not known here, the rule."""
        text = words.catalogue().get(may.code, {}).get(self._context.language, may.code)
        given = {name: str(value) for name, value in may.data.items() if value is not None}
        record = self._view.record if self._view is not None else None
        named = str(record["assessment"]["id"]) if record is not None else ""
        for name, value in {"file": named, **given, "rule": may.rule}.items():
            text = text.replace(f"{{{name}}}", value)
        if "{" not in text:
            return text
        return self.tr("The ladder does not allow this: {rule}").format(rule=may.rule or may.code)

    def _remove(self, row: _ConditionRow) -> None:
        self.conditions.remove(row)
        row.deleteLater()
        self.retranslate()

    def _clear(self) -> None:
        self.outcome.clear()
        self.basis.set_text("")
        self.basis.set_mark("")
        self.basis.set_error("")
        self.error.set_text("")
        self.declaration.setChecked(False)
        for row in list(self.conditions):
            self._remove(row)
        self.points.clear()
        self.against.setChecked(False)
        self.dissents.clear()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.why_not.hide()
        titles = QHBoxLayout()
        titles.addWidget(self.conditions_title)
        titles.addStretch(1)
        titles.addWidget(self.add_button)
        foot = QHBoxLayout()
        theme.set_spacing(foot, gap=8)
        foot.addWidget(self.signs_words, 1)
        foot.addWidget(self.sign_button)
        self._questions = plain()
        column = QVBoxLayout(self._questions)
        theme.set_spacing(column, gap=8)
        for widget in (self.signs_as, self.outcome, self.basis):
            column.addWidget(widget)
        column.addLayout(titles)
        column.addLayout(self._condition_rows)
        column.addWidget(self.points)
        column.addWidget(self.against)
        column.addWidget(self.dissents)
        column.addWidget(self.declaration)
        column.addWidget(self.error)
        column.addLayout(foot)
        self.body.addWidget(self.why_not)
        self.body.addWidget(self._questions)
