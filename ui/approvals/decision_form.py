"""The decision form: outcome, marked basis, conditions, declaration, signature."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.approvals.conditions import ConditionsPart
from ui.approvals.dissents import DissentsPart
from ui.approvals.points import PointsPart
from ui.errors import sentence
from ui.shell.context import Context
from ui.shell.keeping import NAME
from ui.theme.parts import button, label, plain
from ui.widgets.marked_text import ErrorLine, MarkedText
from ui.widgets.notice import Card, Notice
from ui.widgets.segments import Segments
from workstation import words
from workstation.domain.assessment import Condition, Dissent, Outcome, Point
from workstation.domain.error import UserError
from workstation.domain.ladder import must_declare
from workstation.domain.officer import Officer, Role
from workstation.workflows.approvals import May, PacketView


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
        self.conditions = ConditionsPart(theme, self)
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
        for part in self._parts:
            part.changed.connect(self._follow)
        self.declaration.toggled.connect(lambda _on: self._follow())
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
        return self.conditions.conditions

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
        has_way = any(one.allowed for may in ways for one in may)
        for part in (self._ways, self._questions):
            part.setVisible(has_way)
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

    def try_to_sign(self) -> None:
        """Sign; while something is missing, go there instead."""
        if self.sign_button.isEnabled():
            self.sign_button.click()
            return
        _said, place = self._missing()
        if place is not None and self._questions.isVisible():
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        self.conditions.retranslate()
        self.points.ask_about(self._packet_questions())
        self.against.setText(self.tr("I would deny. Only the top of the ladder can overrule it."))
        self.dissents.retranslate()
        self.declaration.setText(
            self.tr("I have no part in the request and no stake in the outcome")
        )
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
        self.conditions.setVisible(chosen is Outcome.APPROVE_WITH_CONDITIONS)
        self.points.setVisible(chosen is Outcome.RETURN)
        self.against.setVisible(chosen is Outcome.ESCALATE and not self._is_reader)
        self.dissents.setVisible(chosen is not None and chosen is not Outcome.RETURN)
        refused = self._refused
        self.why_not.setVisible(refused is not None)
        if refused is not None:
            is_over = self._view is not None and self._view.next_authority is None
            tone = "info" if is_over or refused.code == "decision.twice" else "warn"
            self.why_not.show_as(tone, self._reason(refused))
        missing, _place = self._missing()
        self.sign_button.setEnabled(not missing and refused is None)
        said = missing or self.tr("Signs all pages and this form.")
        self.signs_words.setText(said)
        self.sign_button.setAccessibleDescription(said)

    @property
    def _refused(self) -> May | None:
        """Why the outcome chosen, or any at all, is not this officer's."""
        offered = self._view.may if self._view else ()
        if self._acting is not None:
            offered = self._acting[1]
        may = next((one for one in offered if one.outcome is self.chosen), None)
        if offered and not any(one.allowed for one in offered):
            may = offered[0]
        return may if may is not None and not may.allowed else None

    def _missing(self) -> tuple[str, QWidget | None]:
        """What is to be done next before the decision can be signed, and where."""
        if self.chosen is None:
            return self.tr("Choose an outcome."), self.outcome
        if self._refused is not None:
            return self.tr("Choose another outcome."), self.outcome
        if not self.basis.text.strip():
            return self.tr("Write the basis."), self.basis
        if not self.basis.mark:
            return self.tr("Mark the basis."), self.basis.head.button
        said, place = self._missing_entry(self.chosen)
        if not said and self._must_declare and not self.declaration.isChecked():
            said, place = self.tr("Declare that you have no stake."), self.declaration
        return said, place

    def _missing_entry(self, chosen: Outcome) -> tuple[str, QWidget | None]:
        """What a condition, a point or a dissent lacks."""
        with_conditions = chosen is Outcome.APPROVE_WITH_CONDITIONS
        if with_conditions and not self.conditions.begun:
            rows = self.conditions.rows
            place = rows[0].start() if rows else self.conditions.add_button
            return self.tr("Write at least one condition."), place
        condition = self.conditions.unfinished if with_conditions else None
        if condition is not None:
            said = self.tr("A condition needs words, and a whole date or none.")
            return said, condition.start()
        if chosen is Outcome.RETURN:
            point, dissent = self.points.unfinished, None
        else:
            point, dissent = None, self.dissents.unfinished
        if point is not None:
            said = self.tr("Each point needs a question of the packet, words and a mark.")
            return said, point.start()
        if dissent is not None:
            return self.tr("Each dissent needs a person, words and a mark."), dissent.start()
        return "", None

    @property
    def _must_declare(self) -> bool:
        """Whether this officer decides only with the declaration (B-21)."""
        file = self._view.file if self._view is not None else None
        authority = self.as_authority or self._context.officer.authority
        return file is not None and must_declare(file.methodology, authority.value)

    @property
    def _parts(self) -> "tuple[ConditionsPart, PointsPart, DissentsPart]":
        return self.conditions, self.points, self.dissents

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

    def _clear(self) -> None:
        self.outcome.clear()
        self.basis.set_text("")
        self.basis.set_mark("")
        self.basis.set_error("")
        self.error.set_text("")
        self.declaration.setChecked(False)
        self.against.setChecked(False)
        for part in self._parts:
            part.clear()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.why_not.hide()
        foot = QHBoxLayout()
        theme.set_spacing(foot, gap=8)
        foot.addWidget(self.signs_words, 1)
        foot.addWidget(self.sign_button)
        self._questions, self._ways = plain(), plain()
        ways = QVBoxLayout(self._ways)
        theme.set_spacing(ways, gap=8)
        for widget in (self.signs_as, self.outcome):
            ways.addWidget(widget)
        column = QVBoxLayout(self._questions)
        theme.set_spacing(column, gap=8)
        for asked in (self.basis, self.conditions, self.points, self.against, self.dissents,
                       self.declaration, self.error):  # fmt: skip
            column.addWidget(asked)
        column.addLayout(foot)
        # The reason comes after what was chosen: nothing moves under the pointer.
        for part in (self._ways, self.why_not, self._questions):
            self.body.addWidget(part)
