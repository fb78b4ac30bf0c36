"""Two files side by side as a part of the page "assess", and the way back from there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.wizard.compare import CompareView

if TYPE_CHECKING:
    from ui.wizard.page import AssessPage


class Beside(QObject):
    """Makes the view when it is first wanted.

    Attributes:
        view: None until then.
    """

    def __init__(self, page: "AssessPage", stack: QStackedWidget) -> None:
        super().__init__(page)
        self._page = page
        self._stack = stack
        self.view: CompareView | None = None

    @property
    def is_shown(self) -> bool:
        """Whether two files are in front."""
        return self.view is not None and self._stack.currentWidget() is self.view

    @property
    def markings(self) -> list[str]:
        """The portion marks of what is shown."""
        return self.view.markings if self.view is not None else []

    @property
    def place(self) -> list[str]:
        """Which two."""
        return self.view.place if self.view is not None else []

    def panes(self) -> list[QWidget]:
        """Which two, which questions, and the questions."""
        view = self.view
        return [view.left, view.which, view.rows.area] if view is not None else []

    def show(self, assessment: str, left: str = "", right: str = "") -> None:
        """Show two; ``right`` is the file itself when it is left out."""
        page = self._page
        page.flush()
        if self.view is None:
            self.view = CompareView(page.context, page)
            self.view.back_requested.connect(self._on_back)
            self.view.restore_requested.connect(self._on_restore)
            self.view.marking_changed.connect(page.marking_changed)
            self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.view.show_for(assessment, left, right)
        self.view.focus_first()
        page.title_changed.emit()
        page.marking_changed.emit()

    def restore(self, named: list[str]) -> None:
        """Show the two again; of one alone, what it is compared with is found."""
        self.show(named[-1].partition("@")[0], *(named if len(named) > 1 else ()))

    def show_chosen(self) -> None:
        """The file that is open, or the one that is chosen in the list."""
        page = self._page
        if self._stack.currentWidget() is page.start:
            page.start.ask_compare()
        elif page.desk is not None and not self.is_shown:
            self.show(page.desk.id)

    def _on_back(self) -> None:
        if self._page.wizard is not None:
            self._page.show_wizard()
        else:
            self._page.show_start()

    def _on_restore(self, assessment: str, question: str, source: str) -> None:
        """An answer that was seen beside another one is carried to the file, and shown there."""
        page = self._page
        if page.desk is not None and page.desk.id == assessment:
            page.go_to(question)
            page.desk.earlier.carry(question, source)
        else:
            place = {"assessment": assessment, "question": question, "carry": source}
            page.open_assessment(assessment, place)
