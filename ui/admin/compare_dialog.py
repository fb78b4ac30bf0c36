"""A fingerprint that two people compare by voice before a file is trusted."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.admin.fingerprint import fingerprint_label, grouped
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.notice import Notice
from workstation.domain.error import UserError
from workstation.workflows.session import Session


class CompareDialog(QDialog):
    """What a file says of itself, and its fingerprint; the job runs once the box is ticked."""

    def __init__(
        self,
        context: Context,
        title: str,
        facts: str,
        fingerprint: str,
        verb: str,
        job: Callable[[Session], object],
        parent: QWidget | None = None,
        *,
        tone: str = "info",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._job = context, job
        theme = context.theme
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.facts = Notice(theme, tone, facts)
        self.fingerprint = fingerprint_label()
        self.fingerprint.setText(grouped(fingerprint))
        self.fingerprint.setAccessibleName(self.tr("Fingerprint to compare"))
        self.compared = QCheckBox(self.tr("I compared the fingerprint by telephone, and it agrees"))
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.do_button = button(theme, verb, "primary")
        self.do_button.setEnabled(False)
        self.cancel_button = button(theme, self.tr("Cancel"))
        self.compared.toggled.connect(self.do_button.setEnabled)
        self.do_button.clicked.connect(self._on_do_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(title)
        self.compared.setFocus()

    def _on_do_clicked(self) -> None:
        self.do_button.setEnabled(False)
        self.outcome.hide()
        self._context.door.run(
            self._job, lambda _result: self.accept(), self._on_failed, owner=self
        )

    def _on_failed(self, problem: UserError) -> None:
        self.outcome.show_as("bad", sentence(problem, self._context.language))
        self.outcome.show()
        self.do_button.setEnabled(self.compared.isChecked())

    def _lay_out(self, title: str) -> None:
        theme = self._context.theme
        box = frame("card")
        inside = QVBoxLayout(box)
        theme.set_spacing(inside, (14, 10, 14, 12), 6)
        inside.addWidget(label(self.tr("Fingerprint to compare"), "field"))
        inside.addWidget(self.fingerprint)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.do_button)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 16, 20, 16), 12)
        for part in (label(title, "section"), self.facts, box, self.compared, self.outcome):
            outer.addWidget(part)
        outer.addStretch(1)
        outer.addLayout(buttons)
        theme.set_width(self, 560)
