"""One question: number, words, field, reason with its mark, evidence, and the rule behind it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.keeping import UNKEPT
from ui.theme.parts import button, frame, label, plain
from ui.theme.theme import set_variant
from ui.widgets.edit_steps import LEFT_TO_PAGE
from ui.widgets.mark_head import MarkHead
from ui.widgets.marked_text import ErrorLine, MarkedText
from ui.wizard.carry import CarryLine
from ui.wizard.desk import Desk
from ui.wizard.effects import DropPlace
from ui.wizard.evidence_row import EvidenceRow, choose_files
from ui.wizard.fields import AnswerField, DateAnswerField, Labeller, SegmentField, make_field
from ui.wizard.file_drops import FileDrops
from ui.wizard.phrases import Phrases
from ui.wizard.rows import RowsField
from workstation.domain.assessment import Answer
from workstation.domain.methodology import UNABLE, Question, QuestionKind

NUMBER_WIDTH = 36
TEXT_COLUMN = 760
WORDS_LINE = 24
SEGMENT_LINE = 30
"""Height of a question's first line, without and with segments on it."""


class QuestionCard(FileDrops):
    """One question of a section, as its kind asks.

    Every change goes through the desk's draft; the card shows what the draft says.
    """

    def __init__(
        self,
        desk: Desk,
        question: Question,
        phrases: Phrases,
        labeller: Labeller,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "question")
        self.setProperty(UNKEPT, True)
        self.setAcceptDrops(True)
        self.files_dropped.connect(self.take_files)
        self.question = question
        self._desk = desk
        self._phrases = phrases
        self._is_read_only = False
        self._reason_wanted = False
        self._left: set[str] = set()
        self._number = label(question.id, "number")
        self._title = label("", "strong", wrap=True)
        self.why = button(desk.theme, "", "link", icon="circle-question-mark")
        self.why.setCheckable(True)
        self.why.clicked.connect(self._on_why)
        self._why_box: QWidget | None = None
        self._why_text = label("", "help", wrap=True)
        self._why_text.setParent(self)
        self._why_text.hide()  # until it is asked for: it has no place before
        self.field = self._make_field(labeller)
        self.rows = RowsField(desk, question, labeller, self) if question.columns else None
        self.unable: QCheckBox | None = None
        self.text: MarkedText | None = None
        self.mark_head: MarkHead | None = None
        self.error = ErrorLine(desk.theme, self)
        self.unsaved = ErrorLine(desk.theme, self)
        self.drop = DropPlace(desk, self)
        self.carry = CarryLine(desk, question.id, self.drop, self)
        self.add_reason = button(desk.theme, "", "link", icon="plus")
        self.add_reason.clicked.connect(self.open_reason)
        self.evidence = EvidenceRow(desk, question.id, self)
        self.evidence.add_requested.connect(self.ask_for_files)
        self._lay_out()
        self._connect()
        self.show_answer()
        self.retranslate()

    @property
    def is_read_only(self) -> bool:
        """Whether the question can only be read."""
        return self._is_read_only

    def show_answer(self, origin: object = None) -> None:
        """Show what the draft says; what ``origin`` shows already is left alone."""
        answer = self._desk.draft.answer_to(self.question.id)
        self.drop.clear()
        if self.field is not None and origin is not self.field:
            self.field.set_value(answer.value)
        if self.rows is not None and origin is not self.rows:
            self.rows.set_value(answer.value)
        if self.unable is not None:
            self.unable.setChecked(answer.value == UNABLE)
        self._show_reason(answer)
        if self.text is not None:
            if origin is not self.text:
                self.text.set_text(answer.text)
            self.text.set_mark(answer.marking)
        if self.mark_head is not None:
            self.mark_head.set_mark(answer.marking)
            self.mark_head.set_wanted(bool(answer.value))
        self.evidence.set_evidence(answer.evidence)
        self.carry.show_found()

    def show_missing(self, needs: tuple[str, ...]) -> None:
        """Say what is still missing, once the question was left."""
        shown = [need for need in needs if self._may_say(need)]
        words = self._phrases.missing(self.question, shown[0]) if shown else ""
        about_text = bool(shown) and shown[0] in ("reason", "marking") and self.text is not None
        if self.text is not None:
            self.text.set_error(words if about_text else "")
        self.error.set_text("" if about_text else words)

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open everything."""
        self._is_read_only = read_only
        for part in (self.field, self.rows, self.text, self.mark_head, self.evidence):
            if part is not None:
                part.set_read_only(read_only)
        if self.unable is not None:
            self.unable.setEnabled(not read_only)
        self.setAcceptDrops(not read_only)
        self._show_reason(self._desk.draft.answer_to(self.question.id))

    def focus_part(self, part: str = "") -> None:
        """Focus the field, or ``text``, ``marking``, ``evidence``, ``row:column``."""
        if part in ("text", "reason"):
            self.open_reason()
        elif part == "marking":
            self._focus_mark()
        elif part == "evidence" and not self._is_read_only:
            self.evidence.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif ":" in part and self.rows is not None:
            row, _, column = part.partition(":")
            self.rows.focus_cell(int(row), column)
        else:
            self._focus_answer()

    def place(self) -> dict[str, Any]:
        """Which part has the focus, with caret and selection, and a date that is half typed."""
        if self.text is not None and self.text.field.hasFocus():
            return {"part": "text", **self.text.field.spot}
        if isinstance(self.field, DateAnswerField) and self.field.date.line.hasFocus():
            return {"part": "", **self.field.date.spot}
        return (self.rows.place() if self.rows is not None else None) or {"part": ""}

    def restore(self, place: dict[str, Any]) -> None:
        """Focus the part again with its caret."""
        part = str(place.get("part", ""))
        self.focus_part(part)
        if "caret" not in place:
            return
        if part == "text" and self.text is not None:
            self.text.field.take_spot(place)
        elif ":" in part and self.rows is not None:
            self.rows.restore(part, place)
        elif isinstance(self.field, DateAnswerField):
            self.field.date.take_spot(place)

    def open_reason(self) -> None:
        """Show the reason and put the focus in it."""
        self._reason_wanted = True
        self._show_reason(self._desk.draft.answer_to(self.question.id))
        if self.text is not None:
            self.text.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_marking(self) -> None:
        """Open or close the marking of the question's text."""
        if self._is_read_only:
            return
        if self.mark_head is not None:
            self.mark_head.toggle_picker()
            return
        if self.text is None or self.text.isHidden():
            self.open_reason()
        if self.text is not None:
            self.text.toggle_picker()

    def choose_at(self, index: int) -> bool:
        """Choose an answer by position, as Alt+1 to 5 do."""
        return self.field is not None and self.field.choose_at(index)

    def ask_for_files(self) -> None:
        """Ask for files to add as evidence."""
        if not self._is_read_only:
            choose_files(self, self.tr("Add evidence"), self.take_files)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        words = self._desk.words(self.question.text)
        name = f"{self.question.id} {words}"
        self._title.setText(words)
        self.setAccessibleName(name)
        self.why.setText(self.tr("Why this question?"))
        self.why.setToolTip(self.tr("The rule behind this question (F1)"))
        self._why_text.setText(self._phrases.why(self.question))
        for field in (self.field, self.rows):
            if field is not None:
                field.retranslate()
                field.set_name(name)
        self.add_reason.setText(self.tr("Add a reason"))
        if self.unable is not None:
            self.unable.setText(self.tr("Unable to determine"))
            self.unable.setAccessibleName(f"{name}: {self.unable.text()}")
        title = self._phrases.text_title(self.question)
        if self.text is not None:
            self.text.set_title(title)
            self.text.field.setAccessibleName(f"{title}, {name}")
        if self.mark_head is not None:
            self.mark_head.set_title(self.tr("These rows"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def leave(self) -> None:
        """The focus left the question; from now on it says what is missing."""
        self._left.add("all")
        self._desk.autosave.flush()

    def _make_field(self, labeller: Labeller) -> AnswerField | None:
        q = self.question
        if q.kind in (QuestionKind.TEXT, QuestionKind.ROWS):
            return None
        return make_field(
            self._desk,
            labeller,
            q.kind,
            q.choices,
            q.scale,
            allow_unable=q.allow_unable,
            parent=self,
        )

    def _lay_out(self) -> None:
        theme = self._desk.theme
        outer = QHBoxLayout(self)
        theme.set_spacing(outer, (20, 10, 20, 10), 0)
        theme.set_width(self._number, NUMBER_WIDTH, NUMBER_WIDTH)
        line = SEGMENT_LINE if self.question.kind is QuestionKind.ANSWER else WORDS_LINE
        theme.set_height(self._number, line, line)
        outer.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        content = plain()
        theme.set_width(content, most=TEXT_COLUMN - NUMBER_WIDTH)
        self.column = QVBoxLayout(content)
        theme.set_spacing(self.column, gap=6)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=12)
        self._title.setMinimumHeight(theme.px(WORDS_LINE))
        head.addWidget(self._title, 1)
        self.column.addLayout(head)
        self._head = head
        if isinstance(self.field, SegmentField) and self.question.kind is QuestionKind.ANSWER:
            head.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        else:
            head.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
            if self.field is not None:
                self.column.addWidget(self.field)
        if self.rows is not None:
            self.column.addWidget(self.rows)
            self.mark_head = MarkHead(theme, "", self._banner_with, self)
            self.column.addWidget(self.mark_head)
        self._text_slot = QVBoxLayout()
        theme.set_spacing(self._text_slot)
        self.column.addLayout(self._text_slot)
        if self.question.kind is QuestionKind.TEXT and self.question.allow_unable:
            self.unable = QCheckBox(self)
            self.column.addWidget(self.unable)
        self.column.addWidget(self.drop)
        self.column.addWidget(self.error)
        self.column.addWidget(self.unsaved)
        foot = QHBoxLayout()
        theme.set_spacing(foot, gap=12)
        foot.addWidget(self.evidence, 1)
        if head.indexOf(self.why) < 0:
            # Words and answers share the first line; a third part would squeeze the words.
            foot.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.add_reason, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(foot)
        self.column.addWidget(self.carry)
        outer.addWidget(content, 1)
        outer.addStretch(0)
        self.why.hide()

    def _connect(self) -> None:
        self.drop.kept.connect(self._keep_answer)
        self.drop.changed.connect(self._focus_answer)
        if self.field is not None:
            field = self.field
            field.answered.connect(lambda value: self._edit("value", field, value=value))
        if self.rows is not None:
            rows = self.rows
            rows.answered.connect(lambda value, part: self._edit(part, rows, value=value))
        if self.unable is not None:
            self.unable.clicked.connect(
                lambda on: self._edit("value", None, value=UNABLE if on else None)
            )
        if self.mark_head is not None:
            self.mark_head.marked.connect(lambda mark: self._edit("marking", None, marking=mark))

    def _edit(self, part: str, origin: object, **changes: Any) -> None:
        given = replace(self._desk.draft.answer_to(self.question.id), **changes)
        if part == "value" and self.drop.asks(given, origin):
            return
        self._desk.draft.edit(given, part, origin)
        if changes.get("value") == UNABLE:
            self.open_reason()

    def _keep_answer(self) -> None:
        """What was asked to change stays as it was."""
        self.show_answer()
        self._focus_answer()

    def _show_reason(self, answer: Answer) -> None:
        """Show the reason where it is asked for, given, or wished; made when first shown."""
        is_text = self.question.kind is QuestionKind.TEXT
        shown = (
            is_text
            or self.question.reason
            or self._reason_wanted
            or bool(answer.text)
            or answer.value == UNABLE
        )
        if shown and self.text is None:
            self._make_text()
        if self.text is not None:
            self.text.setVisible(shown)
        if self.mark_head is not None:
            # The reason's mark is the rows' mark: one mark for one answer.
            self.mark_head.setVisible(not shown)
        self.add_reason.setVisible(not shown and not self._is_read_only)

    def _make_text(self) -> None:
        is_text = self.question.kind is QuestionKind.TEXT
        text = MarkedText(
            self._desk.theme,
            self._phrases.text_title(self.question),
            banner_with=self._banner_with,
            least_lines=2 if is_text else 1,
            parent=self,
        )
        text.field.setAccessibleName(f"{text.head.title}, {self.accessibleName()}")
        text.typed.connect(lambda words: self._edit("text", text, text=words))
        text.marked.connect(lambda mark: self._edit("marking", text, marking=mark))
        text.left.connect(self._desk.autosave.flush)
        text.set_read_only(self._is_read_only)
        text.field.setProperty(LEFT_TO_PAGE, True)
        self.text = text
        self._text_slot.addWidget(text)

    def _banner_with(self, mark: str) -> str:
        return self._desk.banner_with(self.question.id, mark)

    def _focus_answer(self) -> None:
        for field in (self.field, self.rows):
            if field is not None:
                field.focus_first()
                return
        self.open_reason()

    def _focus_mark(self) -> None:
        head = self.mark_head
        if self.text is not None and not self.text.isHidden():
            head = self.text.head
        if head is not None:
            head.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _may_say(self, need: str) -> bool:
        return bool(self._left) and need != "lock"

    def _on_why(self) -> None:
        if self._why_box is None:
            self._why_box = frame("box")
            inner = QVBoxLayout(self._why_box)
            self._desk.theme.set_spacing(inner, (12, 8, 12, 8), 4)
            inner.addWidget(self._why_text)
            self._why_text.show()
            self.column.insertWidget(1, self._why_box)
        self._why_box.setVisible(self.why.isChecked())

    def take_files(self, paths: list[str]) -> None:
        """Files become evidence of this question."""
        self._desk.add_files(self.question.id, [Path(path) for path in paths])
        set_variant(self, state="")

    def show_current(self, current: bool) -> None:
        """Offer the rule behind the question while it is the current one."""
        self.why.setVisible(current or self.why.isChecked())
        self.carry.show_current(current)
