"""The evidence of one question: chips with their numbers, and ways to add more."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from ui.theme.parts import button, label
from ui.widgets.file_choice import remember_folder, start_folder
from ui.widgets.flow import FlowLayout
from ui.wizard.desk import Desk


class EvidenceRow(QWidget):
    """Chips E-01, E-02, … and "Drop a file or cite"; Delete on a chip takes it off."""

    add_requested = Signal()
    """A person wants to add a file."""

    def __init__(self, desk: Desk, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = question
        self._ids: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._is_read_only = False
        self._flow = FlowLayout(self, gap=8, row_gap=4)
        self._label = label("", "help")
        self.add = button(desk.theme, "", "link", icon="plus")
        self.add.clicked.connect(self.add_requested)
        self._flow.addWidget(self._label)
        self._flow.addWidget(self.add)
        self.retranslate()

    @property
    def chips(self) -> list[QPushButton]:
        """One button for each piece of evidence."""
        return self._chips

    def set_evidence(self, ids: tuple[str, ...]) -> None:
        """Show the chips of these pieces of evidence."""
        if ids == self._ids:
            return
        self._ids = ids
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._flow.removeWidget(self.add)
        self._chips = [self._make_chip(evidence_id) for evidence_id in ids]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.add)
        self._label.setVisible(bool(ids))
        self.updateGeometry()

    def set_read_only(self, read_only: bool) -> None:
        """Hide what adds and removes."""
        self._is_read_only = read_only
        self.add.setVisible(not read_only)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._label.setText(self.tr("Evidence"))
        self._label.setVisible(bool(self._ids))
        self.add.setText(self.tr("Drop a file or cite"))
        self.add.setToolTip(self.tr("Add a file as evidence (Ctrl+E)"))
        self.add.setAccessibleName(
            self.tr("Add evidence to {question}").format(question=self._question)
        )
        for chip, evidence_id in zip(self._chips, self._ids, strict=True):
            self._describe(chip, evidence_id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_chip(self, evidence_id: str) -> QPushButton:
        chip = button(self._desk.theme, evidence_id, "chip", icon="paperclip")
        self._desk.theme.set_icon(chip, "paperclip", "accent", 14)
        chip.clicked.connect(lambda: self._on_chip(evidence_id))
        self._describe(chip, evidence_id)
        return chip

    def _describe(self, chip: QPushButton, evidence_id: str) -> None:
        evidence = self._desk.draft.evidence_with(evidence_id)
        title = f"{evidence.marking} {evidence.title}" if evidence else evidence_id
        chip.setToolTip(self.tr("{title}. Click to take it off.").format(title=title))
        chip.setAccessibleName(
            self.tr("Evidence {number}: {title}").format(number=evidence_id, title=title)
        )

    def _on_chip(self, evidence_id: str) -> None:
        if not self._is_read_only:
            self._desk.remove_evidence(self._question, evidence_id)
            self.add.setFocus()


def choose_files(
    parent: QWidget, title: str, on_chosen: Callable[[list[str]], None]
) -> QFileDialog:
    """Ask for files; the answer comes through ``on_chosen``."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setDirectory(str(start_folder()))
    dialog.fileSelected.connect(lambda name: remember_folder(Path(name)))
    dialog.filesSelected.connect(on_chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
