"""The end of the baseline: what locking means, the button, and reopening with a reason."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.keeping import Kept
from ui.theme.parts import button, label, picture
from ui.widgets.marked_text import MarkedText
from ui.wizard.desk import Desk


class BaselineBar(QFrame):
    """Locks the baseline, or reopens it with a marked reason."""

    grown = Signal()
    """The reason is asked for below what was in view."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "question")
        self._desk = desk
        self._title = label("", "strong")
        self._means = label("", "help", wrap=True)
        self._why_not = label("", "help", tone="bad", wrap=True)
        self.lock = button(desk.theme, "", "", icon="lock")
        self.lock.clicked.connect(self._on_lock)
        self.reopen = button(desk.theme, "", "", icon="lock-open")
        self.reopen.clicked.connect(self._on_reopen)
        self.reason = MarkedText(desk.theme, parent=self)
        self.reason.hide()
        self.confirm = button(desk.theme, "", "danger")
        self.confirm.clicked.connect(self._on_confirm)
        self.confirm.hide()
        self._lay_out()
        desk.checked.connect(self.refresh)
        self.retranslate()

    def kept(self) -> Kept:
        """Whether the reason for reopening is asked."""
        return {"is_asked": True} if not self.reason.isHidden() else {}

    def take_kept(self, kept: Kept) -> None:
        """Ask for the reason again."""
        if kept.get("is_asked") and self._desk.draft.is_baseline_locked:
            self._on_reopen()

    def refresh(self) -> None:
        """Show what can be done now, and why not."""
        locked = self._desk.draft.is_baseline_locked
        missing = self._unanswered()
        complete = missing == 0
        self.lock.setVisible(not locked)
        self.lock.setEnabled(complete and self._desk.is_open)
        self.reopen.setVisible(locked and self._desk.is_open)
        if not locked:
            self.reason.hide()
            self.confirm.hide()
        self._title.setText(
            self.tr("The baseline is locked") if locked else self.tr("Lock the baseline")
        )
        self._means.setText(
            self.tr(
                "Reopening makes a new version. Decisions on the older version then count no more."
            )
            if locked
            else self.tr(
                "Locking keeps this section as it is. Measures and the test open then,"
                " and cannot shape the baseline."
            )
        )
        shown = not locked and not complete
        self._why_not.setText(
            self.tr("Locking opens when %n questions here are answered.", "", missing)
            if shown
            else ""
        )
        self._why_not.setVisible(shown)

    def _unanswered(self) -> int:
        """Questions of the baseline that still need an answer."""
        sections = {s.id for s in self._desk.methodology.sections if s.baseline}
        return len(
            {
                need.question
                for need in self._desk.found.missing
                if need.section in sections and need.need in ("answer", "rows")
            }
        )

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.lock.setText(self.tr("Lock the baseline"))
        self.reopen.setText(self.tr("Reopen the baseline…"))
        self.reason.set_title(self.tr("Why it must change"))
        self.confirm.setText(self.tr("Reopen and make a new version"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (20, 14, 20, 16), 8)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        head.addWidget(picture(theme, "lock", "text2", 16))
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        layout.addWidget(self._means)
        layout.addWidget(self.reason)
        line = QHBoxLayout()
        theme.set_spacing(line, gap=8)
        for part in (self.lock, self.reopen, self.confirm):
            line.addWidget(part)
        line.addWidget(self._why_not, 1)
        line.addStretch(0)
        layout.addLayout(line)

    def _on_lock(self) -> None:
        from workstation.workflows import assessments

        self.lock.setEnabled(False)
        self._desk.change_record(lambda session: assessments.lock_baseline(session, self._desk.id))

    def _on_reopen(self) -> None:
        self.reason.show()
        self.confirm.show()
        self.reopen.hide()
        self.reason.field.setFocus()
        self.grown.emit()

    def _on_confirm(self) -> None:
        from workstation.workflows import assessments

        text, mark = self.reason.text.strip(), self.reason.mark
        if not text or not mark:
            self.reason.set_error(self.tr("Write the reason and mark it."))
            return
        self._desk.change_record(
            lambda session: assessments.reopen_baseline(session, self._desk.id, text, mark)
        )
        self.reason.set_text("")
