"""What happened to a packet on paper: decisions by pen, and the guide for whoever checks it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ui.approvals.print_dialog import PrintDialog
from ui.approvals.scan_dialog import ScanDialog, ScanPrintout
from ui.registers.forms.maker import FormMaker
from ui.shell.context import Context
from ui.theme.parts import button, label, plain
from ui.widgets.notice import Card
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from ui.widgets.segments import Segments
from workstation import words
from workstation.domain.assessment import Condition, Outcome
from workstation.domain.distribution import Recipient
from workstation.domain.officer import Permission
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.approvals import PacketView
    from workstation.workflows.wet_ink import WetInk

WET_INK_FORM = "approvals.wet-ink"
GUIDE_FORM = "approvals.guide"
SCAN_FORM = "approvals.wet_ink_scan"
EXPLAIN_FORM = "approvals.wet_ink_explain"


class WetInkForm(FormMaker):
    """The form by which a decision on paper is entered."""

    def make(self, steps: Sequence[tuple[str, str]], today: str) -> RecordDialog:
        """What stands on the sheet, and its scan."""
        outcomes = tuple(
            (one.value, words.label(f"outcome.{one.value}", self.language)) for one in Outcome
        )
        fields = (
            Field("code", FieldKind.LINE, self.tr("Code at the foot of the signed page"),
                  self.tr("This is evidence, no electronic signature: the file waits until the "
                          "decision is signed in the packet."), required=True,
                  errors=("code.", "wet_ink.other_paper", "wet_ink.redacted")),
            Field("authority", FieldKind.CHOICE, self.tr("Step"), optional=True, required=True,
                  choices=tuple(steps)),
            Field("outcome", FieldKind.CHOICE, self.tr("Outcome"), beside=True, optional=True,
                  required=True, choices=outcomes),
            Field("signed_by", FieldKind.LINE, self.tr("Name under the signature"), required=True),
            Field("office", FieldKind.LINE, self.tr("Office"), beside=True),
            Field("signed_on", FieldKind.DATE, self.tr("Date beside the signature"), value=today),
            Field("reasons", FieldKind.MARKED, self.tr("Basis, as it was written")),
            Field("conditions", FieldKind.TEXT, self.tr("Conditions, one on each line"),
                  self.tr("Only of an approval with conditions.")),
            Field("scan", FieldKind.FILE, self.tr("Scan of the signed sheet"), required=True,
                  errors=("evidence.", "wet_ink.scan")),
        )  # fmt: skip

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import wet_ink

            lines = values.pop("conditions").splitlines()
            kept = tuple(Condition(line.strip()) for line in lines if line.strip())
            scan = Path(values.pop("scan"))
            made = wet_ink.enter(session, conditions=kept, scan=scan, **values)
            return made.assessment

        title = self.tr("Decision on paper")
        verb = self.tr("Enter the decision")
        return self.dialog(title, fields, job, "assessment", verb=verb)


class ExplainForm(FormMaker):
    """The form by which a refusal by pen no longer holds the release."""

    def make(self, held: "WetInk") -> RecordDialog:
        """Why the file may leave although it was refused on paper."""
        hint = self.tr("It stands in the record beside the refusal by {name}.")
        fields = (
            Field("reason", FieldKind.MARKED, self.tr("Why the file may be released all the same"),
                  hint.format(name=held.signed_by), required=True),
        )  # fmt: skip

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import wet_ink

            return wet_ink.explain(session, held.id, **values).assessment

        title, verb = self.tr("Explain the refusal"), self.tr("Record the explanation")
        return self.dialog(title, fields, job, "assessment", verb=verb)


class PaperCard(Card):
    """Decisions by pen on this version, apart from the signatures; and the guide."""

    shown = Signal()
    """Other marks are on screen than before."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(context.theme, " ", "file-pen")
        self._context = context
        self._page = page
        self._view: PacketView | None = None
        self._found: tuple[WetInk, ...] = ()
        self._lines: list[QWidget] = []
        self._form: WetInkForm | None = None
        self._explaining: ExplainForm | None = None
        context.theme.set_spacing(self.body, (14, 10, 14, 12), 6)
        self.enter_button = button(context.theme, "", "link")
        self.guide_button = button(context.theme, "", "link")
        for one in (self.enter_button, self.guide_button):
            self.body.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self.enter_button.clicked.connect(self._on_enter)
        self.guide_button.clicked.connect(lambda: context.forms.open(GUIDE_FORM))
        context.forms.offer(WET_INK_FORM, self._make_form)
        context.forms.offer(GUIDE_FORM, self._make_guide)
        context.forms.offer(SCAN_FORM, self._make_scan)
        context.forms.offer(EXPLAIN_FORM, self._make_explanation)
        self.hide()
        self.retranslate()

    def read(self, view: "PacketView") -> None:
        """Show what was entered for the packet; hidden for one that was not accepted."""
        self._view, self._found = view, ()
        self.setVisible(view.record is not None)
        self.retranslate()
        if view.record is None or view.state is None:
            return
        assessment = str(view.record["assessment"]["id"])
        version = int(view.record["assessment"]["version"])

        def look(session: Session) -> "tuple[WetInk, ...]":
            from workstation.workflows import wet_ink

            own = view.record is not None and view.record["vault"]["id"] == session.vault.id
            found = wet_ink.list_of(session, assessment) if own else ()
            return tuple(each for each in found if each.version == version)

        def show(found: "tuple[WetInk, ...]") -> None:
            if self._view is view:
                self._found = found
                self.retranslate()
                self.shown.emit()

        self._context.door.run(look, show, lambda _problem: None, owner=self)

    @property
    def marks(self) -> list[str]:
        """The portion marks of what is shown."""
        return [each.explained_marking for each in self._found if each.explained]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("On paper"), str(len(self._found)) if self._found else "")
        self.enter_button.setText(self.tr("Enter a decision written by pen"))
        self.guide_button.setText(self.tr("Guide for checking without this program"))
        may_write = Permission.WRITE_RECORD in self._context.officer.permissions
        self.enter_button.setVisible(may_write and not self._is_own())
        for line in self._lines:
            self.body.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(each) for each in self._found]
        for place, line in enumerate(self._lines):
            self.body.insertWidget(place, line)

    def _is_own(self) -> bool:
        """Whoever wrote the assessment enters no decision on it (B-21)."""
        record = self._view.record if self._view is not None else None
        return record is not None and record["assessment"]["author"] == self._context.officer.id

    def _line(self, each: "WetInk") -> QWidget:
        language = self._context.language
        said = self.tr("{authority}: {outcome}, by pen, {name}, {on}. Entered by {by}.").format(
            authority=words.label(f"role.{each.authority}", language),
            outcome=words.label(f"outcome.done.{each.outcome}", language),
            name=each.signed_by,
            on=each.signed_on,
            by=each.officer_name,
        )
        more = self.tr("No electronic signature: the file still waits for one.")
        if each.struck:
            more = self.tr("Struck out.")
        elif each.explained:
            why = f"{each.explained_marking} {each.explained}"
            more = self.tr("Explained: {why}").format(why=why)
        elif each.holds:
            more = self.tr("It holds the release until it is explained or struck out.")
        line = label(f"{said} {more}", "cell", wrap=True)
        line.setAccessibleName(line.text())
        holder = plain()
        column = QVBoxLayout(holder)
        self._context.theme.set_spacing(column, gap=2)
        column.addWidget(line)
        show = self._link(self.tr("Show the scan"), SCAN_FORM, entry=each.id)
        name = self.tr("Show the scan of the decision by {name}, {id}")
        show.setAccessibleName(name.format(name=each.signed_by, id=each.id))
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        may_explain = Permission.DECIDE in self._context.officer.permissions
        if each.holds and may_explain and not self._is_own():
            explain = self._link(self.tr("Explain the refusal"), EXPLAIN_FORM, held=each.id)
            column.addWidget(explain, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _link(self, text: str, form: str, **arguments: str) -> QPushButton:
        made = button(self._context.theme, text, "link")
        made.clicked.connect(lambda: self._context.forms.open(form, **arguments))
        return made

    def scan_words(self) -> str:
        """What the shortcut of :meth:`show_scan` does."""
        return self.tr("Show the scan of a decision on paper")

    def show_scan(self) -> None:
        """Show the scan that was entered last."""
        if self._found:
            self._context.forms.open(SCAN_FORM, entry=self._found[-1].id)

    def _on_enter(self) -> None:
        self._context.forms.open(WET_INK_FORM)

    def _make_form(self) -> QDialog | None:
        view = self._view
        if view is None or view.record is None or view.file is None:
            return None
        language = self._context.language
        steps = [
            (step.id, step.title.in_language(language)) for step in view.file.methodology.ladder
        ]
        if self._form is None:
            self._form = WetInkForm(self._context, self._page)
        today = self._context.clock().date().isoformat()
        made = self._form.make(steps, today)
        made.accepted.connect(lambda: self.read(view))
        return made

    def _make_scan(self, entry: str) -> QDialog:
        return ScanDialog(self._context, ScanPrintout(entry), self._page)

    def _make_explanation(self, held: str) -> QDialog | None:
        view = self._view
        found = next((each for each in self._found if each.id == held), None)
        if view is None or found is None:
            return None
        if self._explaining is None:
            self._explaining = ExplainForm(self._context, self._page)
        made = self._explaining.make(found)
        made.accepted.connect(lambda: self.read(view))
        return made

    def _make_guide(self) -> QDialog:
        return GuideDialog(self._context, GuidePrintout(self._context.language), self._page)


class GuidePrintout:
    """The guide: it holds nothing of the record, so that its copies are not logged."""

    is_numbered = False

    def __init__(self, language: Language) -> None:
        self._language = language
        self.name = f"guide-{language}"

    def pages(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> bytes:
        """The two pages."""
        from workstation.workflows import guide

        return guide.pages(self._language)

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> None:
        """Write the guide."""
        from workstation.workflows import guide

        guide.write_guide(out, self._language, force=True)

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Nothing is logged of what everybody may have."""


class GuideDialog(PrintDialog):
    """Shows the guide in one language."""

    def __init__(self, context: Context, printout: GuidePrintout, parent: QWidget) -> None:
        self.language = Segments((("en", "English"), ("fr", "Français")))
        self.language.set_value(context.language)
        super().__init__(context, printout, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.language.set_name(self.tr("Language of the guide"))
        self.language.chosen.connect(self._on_language_chosen)

    def _title(self) -> str:
        return self.tr("Guide for courts and review bodies")

    def _made(self) -> str:
        return self.tr("The guide was made.")

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return ((self.tr("Language"), self.language),)

    def _on_language_chosen(self, chosen: str) -> None:
        if chosen in LANGUAGES:
            self._printout = GuidePrintout(chosen)
            self.preview()
