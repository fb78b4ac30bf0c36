"""Review and sign: what is missing at the left, the document as it will be at the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import frame, label, picture, plain
from ui.theme.theme import set_variant
from ui.widgets.notice import Notice
from ui.widgets.two_views import FIRST, TwoViews
from ui.wizard.desk import Desk
from ui.wizard.findings import WarningGroup
from ui.wizard.issue_group import IssueGroup
from ui.wizard.issues import Issues
from ui.wizard.phrases import Phrases
from ui.wizard.preview import Preview
from ui.wizard.raise_banner import RaiseBanner
from ui.wizard.returned import ReturnedCard
from ui.wizard.sign import SignPanel
from ui.wizard.triage import TriagePanel

if TYPE_CHECKING:
    from ui.approvals.printout import Printout

LIST_WIDTH = 520


class _DoneLine(QFrame):
    """One thing that is in order."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self._strong = label("", "cell-strong")
        self._words = label("", "help", wrap=True)
        line = QHBoxLayout(self)
        desk.theme.set_spacing(line, (14, 7, 12, 7), 10)
        line.addWidget(picture(desk.theme, "circle-check", "ok", 16))
        line.addWidget(self._strong)
        line.addWidget(self._words, 1)

    def set_words(self, strong: str, words: str) -> None:
        """Change the words."""
        self._strong.setText(strong)
        self._words.setText(words)


class ReviewView(QWidget):
    """The last page: nothing is hidden that stands between the draft and its signature."""

    question_requested = Signal(str, str)
    """A person wants to go to a question and a part of it."""
    signed = Signal(object)
    """The packet was made; carries its path."""

    def __init__(self, desk: Desk, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._issues = Issues(desk, phrases)
        self._title = label("", "section", wrap=True)
        self._hint = label("", "help", wrap=True)
        self.blocking = IssueGroup(desk, "bad", self)
        self.warnings = WarningGroup(desk, self)
        self.checking = IssueGroup(desk, "warn", self)
        self.notes = IssueGroup(desk, "accent", self, folded=True)
        self._texts = _DoneLine(desk)
        self._evidence = _DoneLine(desk)
        self.banner = RaiseBanner(desk, self)
        self.returned = ReturnedCard(desk, self)
        self.returned.question_requested.connect(lambda q: self.question_requested.emit(q, ""))
        self.notice = Notice(desk.theme, parent=self)
        self.notice.hide()
        self.sign = SignPanel(desk, self)
        self.triage = TriagePanel(desk, self)
        self.triage.changed.connect(lambda: self.signed.emit(""))
        self.preview = Preview(desk, self)
        self._renew = QTimer(self)
        self._renew.setSingleShot(True)
        self._renew.setInterval(600)
        self._renew.timeout.connect(self.preview.renew)
        self._lay_out()
        for group in (self.blocking, self.warnings, self.checking, self.notes):
            group.followed.connect(self.question_requested)
        self.sign.signed.connect(self._on_signed)
        self.preview.print_requested.connect(self.print_pages)
        desk.checked.connect(self._on_checked)
        self.retranslate()

    def load(self) -> None:
        """Check again and draw the document as it stands."""
        self.desk.autosave.flush()
        self.desk.check_now()
        # What the record is asked may have changed with the answers: a title, a measure's proof.
        self.desk.renew_circumstances()
        self.triage.load()
        self.preview.renew()

    def focus_first(self) -> None:
        """Focus the first line that blocks, or the button that signs."""
        if self.blocking.lines:
            self.blocking.lines[0].link.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.warnings.open_count:
            self.warnings.focus_first()
        elif self.triage.is_triage:
            self.triage.first_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.sign.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print_pages(self) -> None:
        """Print the draft as it stands, or a numbered copy of the packet once it is signed."""
        from ui.approvals.printout import DraftPrintout, PacketPrintout
        from workstation.workflows import printing

        desk = self.desk
        if desk.is_open:
            desk.autosave.flush()
            self._print(DraftPrintout(desk.id, self.preview.language))
            return
        desk.run(
            lambda session: printing.latest_packet(session, desk.id),
            lambda pdf: self._print(PacketPrintout(pdf, desk.id)),
        )

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._views.set_labels(self.tr("To do"), self.tr("As it will be"), self.tr("View"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = self.desk.theme
        content = plain()
        column = QVBoxLayout(content)
        theme.set_spacing(column, (16, 14, 16, 16), 12)
        head = QVBoxLayout()
        theme.set_spacing(head, gap=2)
        head.addWidget(self._title)
        head.addWidget(self._hint)
        column.addLayout(head)
        done = frame("card")
        inner = QVBoxLayout(done)
        theme.set_spacing(inner, (1, 1, 1, 1))
        inner.addWidget(self._texts)
        inner.addWidget(self._evidence)
        shown = (self.notice, self.blocking, self.warnings, self.checking, self.notes)
        for part in (*shown, self.returned, done, self.banner):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        left = plain()
        stacked = QVBoxLayout(left)
        theme.set_spacing(stacked)
        stacked.addWidget(scroll, 1)
        stacked.addWidget(self.sign)
        stacked.addWidget(self.triage)
        theme.set_width(left, LIST_WIDTH, None)
        self._views = TwoViews(theme, left, self.preview, narrow=FIRST)
        layout = QHBoxLayout(self)
        theme.set_spacing(layout)
        layout.addWidget(self._views)

    def _on_checked(self) -> None:
        self._show()
        if self.isVisible():
            self._renew.start()

    def _show(self) -> None:
        found = self.desk.found
        blocking = self._issues.blocking(found) if self.desk.is_open else []
        to_check = self._issues.to_check(found)
        to_do = len(blocking) + (self.warnings.open_count if self.desk.is_open else 0)
        self._title.setText(self._title_words(to_do))
        self.sign.setVisible(not self.triage.is_triage)
        self.triage.setVisible(self.triage.is_triage)
        self._hint.setText(
            self.tr("Each line takes you to the field. Nothing here stops you from saving.")
        )
        go_to = self.tr("Go to {number}")
        blocks = self.tr("Blocks closing") if self.triage.is_triage else self.tr("Blocks signing")
        self.blocking.show_issues(blocks, blocking, go_to)
        self.warnings.show_check()
        self.checking.show_issues(self.tr("Please check"), to_check, go_to)
        notes = self._issues.notes(found)
        self.notes.show_issues(self.tr("Notes; nothing has to be done"), notes, go_to)
        sources = ", ".join(found.banner_from[:4])
        comes = self.tr("Banner comes from {sources}").format(sources=sources)
        self._texts.set_words(
            self.tr("%n texts marked", "", found.marked_texts),
            comes if sources else self.tr("Banner comes from the record"),
        )
        count = len(self.desk.draft.assessment.evidence)
        self._evidence.set_words(
            self.tr("%n pieces of evidence", "", count),
            self.tr("kept with their digests") if count else "",
        )
        self.sign.show_state(to_do)
        self.preview.word_print()

    def _title_words(self, blocking: int) -> str:
        """What is to be done on this page, in one line."""
        if self.triage.is_triage:
            if not self.desk.is_open:
                return self.tr("Triage")
            if blocking:
                return self.tr("%n things to do before you close", "", blocking)
            return self.tr("Close, or go on")
        if not self.desk.is_open:
            return self.tr("This file was signed")
        if blocking:
            return self.tr("%n things to do before you sign", "", blocking)
        waiting = len(self.desk.casework.open_todo)
        if waiting:
            return self.tr("%n points of the return are not answered yet", "", waiting)
        return self.tr("Ready to sign")

    def _print(self, printout: "Printout") -> None:
        from ui.approvals.print_dialog import PrintDialog

        dialog = PrintDialog(self.desk.context, printout, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_signed(self, path: Path) -> None:
        self.notice.show_as(
            "ok",
            self.tr("Signed. The packet is {name}.").format(name=path.name),
            self.tr("Open in Approvals"),
        )
        self.notice.show()
        self.notice.link_activated.connect(
            lambda: self.desk.context.navigate("approvals", {"path": str(path)})
        )
        set_variant(self.notice)
        self.signed.emit(path)
