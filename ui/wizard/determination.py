"""The determination: three values, six limbs, the finding. The program fills in nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import button, label, picture
from ui.theme.theme import set_variant
from ui.widgets.three_values import ThreeValues
from ui.wizard.desk import Desk
from ui.wizard.fields import Labeller, SegmentField
from ui.wizard.phrases import Phrases
from ui.wizard.question import QuestionCard
from ui.wizard.section import SectionView
from workstation.domain.assessment import Answer
from workstation.domain.condition import leaves_of
from workstation.domain.methodology import NO, UNABLE, YES, Form, Question
from workstation.domain.risk import determination


class LimbCard(QuestionCard):
    """One limb on one line: name, reason, answer. The reason opens under it to be written."""

    def __init__(
        self,
        desk: Desk,
        question: Question,
        phrases: Phrases,
        labeller: Labeller,
        parent: QWidget | None = None,
    ) -> None:
        self._needs: tuple[str, ...] = ()
        self._waits_for = ""
        self._name = label("", "strong", wrap=True)
        self._line = label("", "help", wrap=True)
        self._preview = button(desk.theme, "", "preview")
        self._preview_words = label("", "cell", wrap=True)
        self._sign = picture(desk.theme, "circle-alert", "bad", 14)
        super().__init__(desk, question, phrases, labeller, parent)
        self._preview.clicked.connect(self._on_preview)

    @property
    def preview(self) -> str:
        """The reason, or what is missing, as shown on the line."""
        return self._preview_words.text()

    def show_answer(self, origin: object = None) -> None:
        """Show what the draft says."""
        super().show_answer(origin)
        self._show_preview()

    def show_missing(self, needs: tuple[str, ...]) -> None:
        """What is missing stands on the line itself."""
        super().show_missing(())
        self._needs = needs
        self._show_preview()

    def show_current(self, current: bool) -> None:
        """The rule is offered by F1 and in the opened reason."""
        self.why.setVisible(self.is_reason_open)

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open everything; a locked reason can still be reached and read out."""
        super().set_read_only(read_only)
        self._show_preview()

    def leave(self) -> None:
        """Close the reason when the focus goes to another limb."""
        super().leave()
        self._show_preview()

    @property
    def is_reason_open(self) -> bool:
        """Whether the reason can be written now."""
        return self._reason_wanted

    def set_open_to_answer(self, shown: bool, words: str) -> None:
        """A limb that waits for another is greyed with the reason why."""
        self._waits_for = "" if shown else words
        self.setEnabled(shown)
        self._show_preview()

    def retranslate(self) -> None:
        """A text such as "Personal: the risk is…" becomes a name and a line."""
        super().retranslate()
        words = self._desk.words(self.question.text)
        name, colon, line = words.partition(":")
        short = bool(colon) and len(name) < len(line)
        self._name.setText(name.strip() if short else words)
        line = line.strip()
        self._line.setText(line[:1].upper() + line[1:] if short else "")
        self._line.setVisible(short)
        self._preview.setAccessibleName(
            self.tr("Reason of {number}").format(number=self.question.id)
        )
        self._show_preview()

    def _make_field(self, labeller: Labeller) -> SegmentField:
        return SegmentField(lambda: labeller.answers(with_na=False), self)

    def _lay_out(self) -> None:
        super()._lay_out()
        theme = self._desk.theme
        self._title.hide()
        name = QVBoxLayout()
        theme.set_spacing(name)
        name.addWidget(self._name)
        name.addWidget(self._line)
        self._head.insertLayout(0, name, 1)
        inner = QHBoxLayout(self._preview)
        theme.set_spacing(inner, (6, 2, 6, 2), 6)
        inner.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addWidget(self._preview_words, 1)
        for part in (self._sign, self._preview_words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._head.insertWidget(1, self._preview, 1, Qt.AlignmentFlag.AlignVCenter)
        if self.field is not None:
            self._head.setAlignment(self.field, Qt.AlignmentFlag.AlignVCenter)
        self._head.removeWidget(self.why)
        self.column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)

    def _edit(self, part: str, origin: object, **changes: object) -> None:
        super()._edit(part, origin, **changes)
        if part == "value" and changes.get("value") in (YES, NO, UNABLE):
            answer = self._desk.draft.answer_to(self.question.id)
            if not answer.text:
                self.open_reason()

    def _show_reason(self, answer: Answer) -> None:
        """The reason is on the line; its field opens only to be written."""
        if self._reason_wanted and self.text is None:
            self._make_text()
            if self.text is not None:
                self.text.set_text(answer.text)
                self.text.set_mark(answer.marking)
        if self.text is not None:
            self.text.setVisible(self._reason_wanted)
        self.add_reason.hide()
        self.evidence.setVisible(self._reason_wanted or bool(answer.evidence))
        self._preview.setVisible(not self._reason_wanted)
        self.why.setVisible(self._reason_wanted)

    def _on_preview(self) -> None:
        if not self.is_read_only:
            self.open_reason()

    def close_reason(self) -> None:
        """Back to one line."""
        self._reason_wanted = False
        self._show_reason(self._desk.draft.answer_to(self.question.id))
        self._show_preview()

    def _show_preview(self) -> None:
        answer = self._desk.draft.answer_to(self.question.id)
        missing = self._missing_words()
        waits = self._waits_for
        text = f"{answer.marking} {answer.text}".strip()
        invitation = "" if self.is_read_only else self.tr("Write the reason")
        self._preview_words.setText(waits or missing or text or invitation)
        tone = "text2" if waits else "bad" if missing else "text"
        if self._preview_words.property("tone") != tone:
            set_variant(self._preview_words, tone=tone)
        self._sign.setVisible(bool(missing) and not waits)
        self._preview.setVisible(not self._reason_wanted)

    def _missing_words(self) -> str:
        if self.is_read_only:
            return ""
        if "answer" in self._needs:
            return self.tr("Answer and reason missing")
        if "reason" in self._needs:
            return self.tr("Reason missing")
        return self.tr("Marking missing") if "marking" in self._needs else ""


class DeterminationView(SectionView):
    """Three value boxes above the limbs; limbs that wait are shown greyed."""

    def make_cards(self, column: QVBoxLayout) -> None:
        """The boxes, then one line for each question."""
        theme = self.desk.theme
        self.values = ThreeValues(theme, self)
        holder = QFrame(self)
        holder.setProperty("kind", "values")
        inner = QVBoxLayout(holder)
        theme.set_spacing(inner, (20, 10, 20, 10))
        inner.addWidget(self.values)
        column.insertWidget(0, holder)
        for question in self.section.questions:
            card = LimbCard(self.desk, question, self.phrases, self.labeller, self)
            column.addWidget(self.take_card(card))
        self._note = label("", "help", wrap=True)
        foot = QHBoxLayout()
        theme.set_spacing(foot, (20, 8, 20, 12), 8)
        foot.addWidget(picture(theme, "info", "text2", 14))
        foot.addWidget(self._note, 1)
        column.addLayout(foot)
        self.desk.draft.answered.connect(self._show_values)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        super().retranslate()
        top = self.desk.methodology.ladder[-1]
        said = self.tr("“Unable” is a full answer. The file then goes up to the top: {authority}.")
        self._note.setText(said.format(authority=self.desk.words(top.title)))
        self._show_values()
        self._show_scope()

    def _show_scope(self) -> None:
        for question_id, card in self.cards.items():
            shown = question_id in self.desk.scope.visible
            if isinstance(card, LimbCard):
                card.set_open_to_answer(shown, self._opens_when(card.question))

    def _opens_when(self, question: Question) -> str:
        """When a greyed limb opens, from its condition."""
        words = {YES: self.tr("yes"), NO: self.tr("no"), UNABLE: self.tr("unable")}
        asked = (leaf for leaf in leaves_of(question.visible_when) if leaf.form is Form.QUESTION)
        condition = next((leaf for leaf in asked if leaf.any_of), None)
        if condition is None:
            return self.tr("Opens with another answer above")
        values = self.tr(" or ").join(words.get(v, v) for v in condition.any_of)
        return self.tr("Opens when {number} is {values}").format(
            number=condition.subject, values=values
        )

    def _show_check(self) -> None:
        super()._show_check()
        self._show_values()

    def _show_values(self, *_changed: object) -> None:
        found = self.desk.found
        before, after = found.baseline, found.residual
        phrases = self.phrases
        self.values.baseline.show_value(
            self.tr("Baseline, locked") if before.locked else self.tr("Baseline, open"),
            phrases.level(before),
            before.level or "",
            "" if before.level else "hourglass",
            phrases.place(before),
        )
        in_place = sum(1 for measure in found.measures if measure.in_place)
        self.values.residual.show_value(
            self.tr("Residual, after %n measures", "", in_place),
            phrases.level(after),
            after.level or "",
            "" if after.level else "hourglass",
            phrases.place(after),
        )
        self._show_determination()

    def _show_determination(self) -> None:
        finding = determination(self.desk.methodology, self.desk.draft.assessment)
        missing = len({n.question for n in self.desk.found.missing if n.section == self.section.id})
        word, tone, icon = self._finding_words(finding.substantial, finding.mitigable)
        line = (
            self.tr("%n answers missing", "", missing)
            if missing
            else self.tr("Answered by {name}").format(name=self.desk.draft.assessment.author_name)
        )
        self.values.determination.show_value(self.tr("Determination"), word, tone, icon, line)

    def _finding_words(
        self, substantial: str | None, mitigable: str | None
    ) -> tuple[str, str, str]:
        """What the person found, in words; nothing is concluded from anything else."""
        if UNABLE in (substantial, mitigable):
            return self.tr("Unable to determine"), "unable", "circle-question-mark"
        if substantial == NO:
            return self.tr("No substantial risk"), "ok", "circle-check"
        if substantial == YES and mitigable == YES:
            return self.tr("Can be mitigated"), "warn", "shield-check"
        if substantial == YES and mitigable == NO:
            return self.tr("Cannot be mitigated"), "bad", "octagon-x"
        return self.tr("Waits for you"), "warn", "hourglass"

    def show_current(self, question: str) -> None:
        """Only the limb in focus keeps its reason open."""
        super().show_current(question)
        for question_id, card in self.cards.items():
            if question_id != question and isinstance(card, LimbCard) and card.is_reason_open:
                card.close_reason()
