"""Methodologies: those the program holds, each to be read, and a file to be checked."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem, QVBoxLayout, QWidget

from ui.admin.methodology_tree import MethodologyTree
from ui.admin.tab import AdminTab
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.notice import Card, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.side_by_side import SideBySide
from workstation.domain.error import UserError
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_problem import Problem

_MOST_PROBLEMS = 2000


class MethodologyTab(AdminTab):
    """The list, the tree of the one that is chosen, and what a check of a file found."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._held: tuple[Methodology, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self._checked = ""
        self.list_card = Card(theme, " ", "scale")
        self.table = PlainTable(theme, 2, stretch=0, fonts={0: "cell-strong", 1: "mono"})
        self.check_button = button(theme, "", icon="file-text")
        self.tree_card = Card(theme, " ", "book-open")
        self.tree = MethodologyTree(theme)
        self.detail = frame("foot")
        self.detail_title = label("", "strong", wrap=True)
        self.detail_words = label("", "help", wrap=True)
        self.problem_card = Card(theme, " ", "list-checks")
        self.outcome = Notice(theme)
        self.problems = PlainTable(theme, 4, stretch=2, fonts={1: "mono"}, most={1: 230, 3: 330})
        self.check_button.clicked.connect(self._on_check_clicked)
        self.table.currentCellChanged.connect(lambda row, *_rest: self._show(row))
        self.tree.currentItemChanged.connect(self._on_item_changed)
        self._lay_out()
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """List, tree, problems."""
        shown = [self.problems] if self.problem_card.isVisible() else []
        return [self.table, self.tree, *shown]

    def load(self) -> None:
        """Read the packaged methodologies; they need no vault."""
        if self._held:
            return

        def read(_task: object) -> tuple[Methodology, ...]:
            from workstation.workflows import methodologies

            return tuple(
                methodologies.get_methodology(one.id, one.version)
                for one in methodologies.list_methodologies()
            )

        self.context.door.work(read, self._on_read, owner=self)

    def check_file(self, path: Path) -> None:
        """Check a methodology file and list everything that is wrong in it."""
        self._checked = str(path)

        def check(_task: object) -> tuple[Problem, ...]:
            from workstation.workflows import methodologies

            return methodologies.check_methodology_file(path)

        self.context.door.work(check, self._on_checked, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.list_card.set_title(self.tr("Methodologies"))
        self.check_button.setText(self.tr("Check a file"))
        self.table.setAccessibleName(self.tr("Methodologies"))
        self.table.set_headers([self.tr("Methodology"), self.tr("Version")])
        self.tree.setAccessibleName(self.tr("Sections, questions, hard stops and ladder"))
        self.tree.set_headers(self.tr("Part"), self.tr("Rule"))
        self.problem_card.set_title(self.tr("Check of a file"))
        self.problems.setAccessibleName(self.tr("Problems of the file"))
        self.problems.set_headers(
            [self.tr("Line"), self.tr("Key"), self.tr("Problem"), self.tr("What to do")]
        )
        self._show_list()
        self._show_problems()

    def _on_read(self, held: tuple[Methodology, ...]) -> None:
        self._held = held
        self._show_list()
        if held and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)

    def _show_list(self) -> None:
        language = self.context.language
        self.table.set_rows([(one.title.in_language(language), one.version) for one in self._held])
        self._show(self.table.currentRow())

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._held):
            return
        methodology = self._held[row]
        questions = self.tr("%n question(s)", "", len(methodology.questions))
        title = methodology.title.in_language(self.context.language)
        self.tree_card.set_title(title, questions)
        self.tree.show_methodology(
            methodology, self.context.language, self.tr("Hard stops"), self.tr("Ladder")
        )

    def _on_item_changed(
        self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None
    ) -> None:
        self.detail.setVisible(item is not None)
        if item is not None:
            self.detail_title.setText(item.text(0))
            said = str(item.data(0, Qt.ItemDataRole.UserRole) or "")
            self.detail_words.setText(said)
            self.detail_words.setVisible(bool(said))

    def _on_checked(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        self._show_problems()
        self.problem_card.show()
        name = Path(self._checked).name
        if problems:
            said = self.tr("{file} cannot be used yet: %n thing(s) to mend.", "", len(problems))
            self.outcome.show_as("bad", said.format(file=name))
        else:
            said = self.tr("{file} has no problem and can be used.")
            self.outcome.show_as("ok", said.format(file=name))

    def _on_failed(self, problem: UserError) -> None:
        self._problems = ()
        self._show_problems()
        self.problem_card.show()
        self.outcome.show_as("bad", sentence(problem, self.context.language))

    def _show_problems(self) -> None:
        from workstation.workflows import methodologies

        name = Path(self._checked).name
        rows = []
        for one in self._problems[:_MOST_PROBLEMS]:
            said = methodologies.problem_text(one, self.context.language, name)
            reason = _without_place(said.message, one.key)
            rows.append((str(one.line or "–"), one.key, reason, said.next_step))
        self.problems.set_rows(rows)
        self.problems.setVisible(bool(rows))

    def _on_check_clicked(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Check a file"), "", self.tr("Methodologies (*.toml);;All files (*)")
        )
        if path:
            self.check_file(Path(path))

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.problem_card.hide()
        self.detail.hide()
        self.list_card.head_layout.addWidget(self.check_button)
        for card in (self.list_card, self.tree_card):
            theme.set_height(card.head, 50)
            theme.set_spacing(card.body, (1, 0, 1, 1), 0)
        self.list_card.body.addWidget(self.table, 1)
        self.tree_card.body.addWidget(self.tree, 1)
        said = QVBoxLayout(self.detail)
        theme.set_spacing(said, (14, 8, 14, 10), 2)
        said.addWidget(self.detail_title)
        said.addWidget(self.detail_words)
        self.tree_card.body.addWidget(self.detail)
        self.problem_card.body.addWidget(self.outcome)
        self.problem_card.body.addWidget(self.problems, 1)
        theme.set_height(self.problem_card, None, 300)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(
            SideBySide(
                theme,
                self.tree_card,
                self.list_card,
                widths=(340, 400),
                below=self.problem_card,
                side_first=True,
            )
        )


def _without_place(message: str, key: str) -> str:
    """The reason alone: file, line and key have columns of their own."""
    _place, named, reason = message.partition(key) if key else ("", "", "")
    return reason.lstrip(": \u00a0\u202f") if named and reason.strip() else message
