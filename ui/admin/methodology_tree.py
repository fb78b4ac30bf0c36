"""A methodology as a tree to read: sections with their questions, hard stops, the ladder."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ui.theme.theme import Theme
from workstation.domain.methodology import Authority, HardStop, Methodology, Question, Section
from workstation.domain.text import Language


class MethodologyTree(QTreeWidget):
    """Two columns: the words, and the rule behind them. Nothing can be changed in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setColumnCount(2)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)

        def wear(tree: QTreeWidget) -> None:
            tree.setIndentation(theme.px(16))
            tree.header().resizeSection(1, theme.px(200))

        theme.dress(self, "columns", wear)

    def set_headers(self, part: str, rule: str) -> None:
        """Name the columns."""
        self.setHeaderLabels([part, rule])

    def show_methodology(
        self, methodology: Methodology, language: Language, stops: str, ladder: str
    ) -> None:
        """Fill the tree; ``stops`` and ``ladder`` are the words of the last two branches."""
        self.clear()
        branches = [self._section(one, language) for one in methodology.sections]
        branches.append(
            self._branch(stops, [self._stop(one, language) for one in methodology.hard_stops])
        )
        branches.append(
            self._branch(
                ladder, [self._step(one, methodology, language) for one in methodology.ladder]
            )
        )
        self.addTopLevelItems(branches)

    def _section(self, section: Section, language: Language) -> QTreeWidgetItem:
        title = f"{section.id}. {section.title.in_language(language)}"
        questions = [self._question(one, language) for one in section.questions]
        branch = self._branch(title, questions)
        branch.setData(0, Qt.ItemDataRole.UserRole, section.intro.in_language(language))
        return branch

    def _branch(self, title: str, leaves: Sequence[QTreeWidgetItem]) -> QTreeWidgetItem:
        branch = self._item(f"{title} ({len(leaves)})", "", "")
        branch.setFont(0, self._theme.font("cell-strong"))
        branch.addChildren(list(leaves))
        return branch

    def _question(self, question: Question, language: Language) -> QTreeWidgetItem:
        said = question.help.in_language(language)
        return self._item(
            f"{question.id}  {question.text.in_language(language)}", question.rule, said
        )

    def _stop(self, stop: HardStop, language: Language) -> QTreeWidgetItem:
        return self._item(
            stop.title.in_language(language), stop.rule, stop.text.in_language(language)
        )

    def _step(
        self, step: Authority, methodology: Methodology, language: Language
    ) -> QTreeWidgetItem:
        approves = ", ".join(
            methodology.level(one).label.in_language(language) for one in step.approves
        )
        return self._item(f"{step.id}  {step.title.in_language(language)}", "", approves)

    def _item(self, words: str, rule: str, said: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words, rule])
        item.setToolTip(0, words)
        item.setToolTip(1, rule)
        item.setData(0, Qt.ItemDataRole.UserRole, said)
        return item
