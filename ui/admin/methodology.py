"""Methodologies: each to be read and to be compared with another; a file to be checked."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QStackedWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.admin.methodology_tree import PART_ROLE, MethodologyTree
from ui.admin.tab import AdminTab
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, frame, plain
from ui.widgets.difference_list import DifferenceList
from ui.widgets.file_choice import remember_folder, start_folder
from ui.widgets.methodology_rows import field_name, part_title, rows_of
from ui.widgets.notice import Card, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.rule_words import RuleWords
from ui.widgets.side_by_side import SideBySide
from workstation.domain.error import UserError
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_difference import difference
from workstation.domain.methodology_parts import Part
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
        self.detail = DifferenceList(theme)
        self.against = QComboBox(self)
        self.against.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.against.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.difference = DifferenceList(theme)
        self._shown = QStackedWidget(self)
        self.problem_card = Card(theme, " ", "list-checks")
        self.outcome = Notice(theme)
        self.problems = PlainTable(theme, 4, stretch=2, fonts={1: "mono"}, most={1: 230, 3: 330})
        self.check_button.clicked.connect(self._on_check_clicked)
        self.table.currentCellChanged.connect(lambda row, *_rest: self._show(row))
        self.tree.currentItemChanged.connect(self._on_item_changed)
        self.against.activated.connect(self._show_against)
        self._lay_out()
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """List, the tree or the difference, problems."""
        shown = [self.problems] if self.problem_card.isVisible() else []
        is_tree = self._shown.currentWidget() is not self.difference
        return [self.table, self.tree if is_tree else self.difference, *shown]

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
        self.detail.set_name(self.tr("Everything that the part says"))
        self.against.setAccessibleName(self.tr("Show the difference from another one"))
        self.difference.set_name(self.tr("What differs"))
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
        # Titles begin alike; the short name and the version tell one row from another.
        self.table.set_rows(
            [(one.title.in_language(language), f"{one.id} {one.version}") for one in self._held]
        )
        self._show(self.table.currentRow())

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._held):
            return
        methodology = self._held[row]
        questions = self.tr("%n question(s)", "", len(methodology.questions))
        # The list says the whole title; here it would leave no room for what is beside it.
        self.tree_card.set_title(f"{methodology.id} {methodology.version}", questions)
        self.tree.show_methodology(methodology, self.context.language)
        self._fill_against(methodology)
        self._show_against()

    def _fill_against(self, methodology: Methodology) -> None:
        """Everything else that is held, the version before first; nothing is chosen."""
        chosen = self.against.currentData()
        self.against.clear()
        self.against.addItem(self.tr("Difference from…"), None)
        others = [one for one in self._held if one is not methodology]
        for one in sorted(others, key=lambda one: one.id != methodology.id):
            self.against.addItem(f"{one.id} {one.version}", f"{one.id}@{one.version}")
        self.against.setCurrentIndex(max(0, self.against.findData(chosen)))

    def _show_against(self) -> None:
        """The tree, or what differs from the one that is chosen."""
        row, name = self.table.currentRow(), self.against.currentData()
        if not name or not 0 <= row < len(self._held):
            self._shown.setCurrentIndex(0)
            return
        now = self._held[row]
        before = next(one for one in self._held if f"{one.id}@{one.version}" == name)
        found = difference(before, now)
        rows = rows_of(found, self.context.language, sides=(before, now))
        heads = (f"{before.id} {before.version}", f"{now.id} {now.version}")
        self.difference.show_rows(rows, heads, self.tr("They say the same."))
        self._shown.setCurrentWidget(self.difference)

    def _on_item_changed(
        self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None
    ) -> None:
        part = item.data(0, PART_ROLE) if item is not None else None
        self._foot.setVisible(isinstance(part, Part))
        if not isinstance(part, Part):
            return
        language = self.context.language
        title = part_title(part.kind, part.id, part.title.in_language(language), language)
        row = self.table.currentRow()
        said = RuleWords(self._held[row] if 0 <= row < len(self._held) else None, language)
        fields = [
            (field_name(name, language), said.say(name, text.in_language(language)))
            for name, text in part.says
        ]
        self.detail.show_fields(title, fields)

    def _on_checked(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        self._show_problems()
        self._show_what_was_found()
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
        self._show_what_was_found()
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
            self,
            self.tr("Check a file"),
            str(start_folder()),
            self.tr("Methodologies (*.toml);;All files (*)"),
        )
        if path:
            remember_folder(Path(path))
            self.check_file(Path(path))

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.problem_card.hide()
        self.list_card.head_layout.addWidget(self.check_button)
        for card in (self.list_card, self.tree_card):
            theme.set_height(card.head, 50)
            theme.set_spacing(card.body, (1, 0, 1, 1), 0)
        self.list_card.body.addWidget(self.table, 1)
        self.tree_card.head_layout.addWidget(self.against)
        reading = plain()
        read = QVBoxLayout(reading)
        theme.set_spacing(read)
        read.addWidget(self.tree, 3)
        self._foot = frame("foot")
        self._foot.hide()
        below = QVBoxLayout(self._foot)
        theme.set_spacing(below)
        below.addWidget(self.detail)
        read.addWidget(self._foot, 2)
        self._shown.addWidget(reading)
        self._shown.addWidget(self.difference)
        self.tree_card.body.addWidget(self._shown, 1)
        self.problem_card.body.addWidget(self.outcome)
        self.problem_card.body.addWidget(self.problems, 1)
        theme.set_height(self.problem_card, None, 300)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        self._parts = SideBySide(
            theme, self.tree_card, self.list_card, widths=(580, 640), below=self.problem_card,
            least=1000, side_first=True,
        )  # fmt: skip
        outer.addWidget(self._parts)

    def _show_what_was_found(self) -> None:
        """The result of a check stands below: it is brought into sight."""
        self.problem_card.show()
        QTimer.singleShot(0, self, lambda: self._parts.ensureWidgetVisible(self.problem_card))


def _without_place(message: str, key: str) -> str:
    """The reason alone: file, line and key have columns of their own."""
    _place, named, reason = message.partition(key) if key else ("", "", "")
    return reason.lstrip(": \u00a0\u202f") if named and reason.strip() else message
