"""A methodology as a tree to read: every part that it has, with the rule behind it."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ui.theme.theme import Theme
from workstation import words
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_parts import HEAD, QUESTION, SECTION, Part, parts_of
from workstation.domain.text import Language

PART_ROLE = Qt.ItemDataRole.UserRole


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

    def show_methodology(self, methodology: Methodology, language: Language) -> None:
        """Fill the tree: sections with their questions, then every other kind of part."""
        self.clear()
        kinds: dict[str, list[Part]] = {}
        for part in parts_of(methodology):
            kinds.setdefault(part.kind, []).append(part)
        self.addTopLevelItems([self._item(part, language) for part in kinds.pop(HEAD, ())])
        questions = kinds.pop(QUESTION, [])
        asked: dict[str, list[Part]] = {}
        for part in questions:
            asked.setdefault(part.section, []).append(part)
        self.addTopLevelItems(self._sections(kinds.pop(SECTION, ()), asked, language))
        for kind, parts in kinds.items():
            title = words.find(f"methodology.parts.{kind}", language) or kind
            branch = self._branch(f"{title} ({len(parts)})")
            branch.addChildren([self._item(part, language) for part in parts])
            self.addTopLevelItem(branch)
        tops = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        for item in tops:
            if item is not None and not item.text(1):
                item.setFirstColumnSpanned(True)  # a long title needs the room of the rule

    def _sections(
        self, sections: Iterable[Part], asked: Mapping[str, list[Part]], language: Language
    ) -> list[QTreeWidgetItem]:
        found = []
        for part in sections:
            item = self._item(part, language)
            leaves = asked.get(part.id, [])
            item.setText(0, f"{part.id}. {part.title.in_language(language)} ({len(leaves)})")
            item.setFont(0, self._theme.font("cell-strong"))
            item.addChildren([self._item(leaf, language) for leaf in leaves])
            found.append(item)
        return found

    def _branch(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title, ""])
        item.setFont(0, self._theme.font("cell-strong"))
        return item

    def _item(self, part: Part, language: Language) -> QTreeWidgetItem:
        says = {name: said.in_language(language) for name, said in part.says}
        title = part.title.in_language(language) or says.get("row", "")
        shown = title if part.kind == HEAD else f"{part.id}  {title}"
        item = QTreeWidgetItem([shown, says.get("rule", "")])
        item.setToolTip(0, shown)
        item.setToolTip(1, item.text(1))
        item.setData(0, PART_ROLE, part)
        return item
