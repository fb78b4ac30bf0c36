"""What the rail becomes in a narrow window: a list of sections and two tabs at the top."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from ui.theme.parts import label
from ui.widgets.segments import Segments
from ui.wizard.desk import Desk
from ui.wizard.rail import SectionModel

QUESTIONS = "questions"
PANEL = "panel"


class TopList(QFrame):
    """The section as a list to choose from, and Questions or What we know."""

    section_requested = Signal(str)
    """A person wants to open a section; its id."""
    panel_toggled = Signal(bool)
    """A person wants What we know (true) or the questions."""

    def __init__(self, desk: Desk, model: SectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self._model = model
        self._label = label("", "field")
        self.list = QComboBox(self)
        self.list.setModel(model)
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.list.activated.connect(
            lambda row: self.section_requested.emit(self._model.sections[row].id)
        )
        self.tabs = Segments([(QUESTIONS, ""), (PANEL, "")])
        self.tabs.set_value(QUESTIONS)
        self.tabs.chosen.connect(lambda tab: self.panel_toggled.emit(tab == PANEL))
        line = QHBoxLayout(self)
        desk.theme.set_spacing(line, (20, 8, 20, 8), 10)
        line.addWidget(self._label)
        line.addWidget(self.list)
        line.addStretch(1)
        line.addWidget(self.tabs)
        self.hide()
        self.retranslate()

    @property
    def shows_panel(self) -> bool:
        """Whether What we know is the tab in front."""
        return self.tabs.value == PANEL

    def set_shows_panel(self, panel: bool) -> None:
        """Mark the tab in front."""
        self.tabs.set_value(PANEL if panel else QUESTIONS)

    def show_section(self, section: str) -> None:
        """Mark the section that is open."""
        row = self._model.row_of(section)
        self.list.setCurrentIndex(row)
        last = self._model.sections[-1].id
        self._label.setText(self.tr("Section {number} of {last}").format(number=section, last=last))

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.list.setAccessibleName(self.tr("Section"))
        self.tabs.set_labels([(QUESTIONS, self.tr("Questions")), (PANEL, self.tr("What we know"))])
        self.tabs.set_name(self.tr("View"))
        self.show_section(self._model.sections[max(0, self.list.currentIndex())].id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
