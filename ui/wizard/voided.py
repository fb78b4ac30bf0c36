"""Above the questions: approvals that a later change made lapse, by what, and who signs again."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import button, frame, label, plain
from ui.widgets.lapsed import lapsed_line, other_line, signers
from ui.widgets.notice import Notice
from ui.wizard.changes_lines import change_lines
from ui.wizard.desk import Desk
from workstation.domain.assessment import State
from workstation.domain.voiding import Voided

WIDTH, HEIGHT = 720, 560


class VoidedNotice(Notice):
    """Says it until everybody whose word is needed has signed again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self.found: Voided | None = None
        self.dialog: VoidedDialog | None = None
        self.link_activated.connect(self.show_details)
        desk.checked.connect(self._read)
        self._read()
        self.retranslate()

    @property
    def marks(self) -> list[str]:
        """Of what is shown here: nothing but names and numbers."""
        return []

    def show_details(self) -> None:
        """What changed, and who signs again."""
        if self.found is not None:
            self.dialog = VoidedDialog(self._desk, self.found, self.window())
            self.dialog.open()

    def retranslate(self) -> None:
        """Say it, or nothing."""
        found = self.found
        if found is None or not found.again:
            self.hide()
            return
        count = len(found.changes) + len(found.others)
        said = self.tr("What was decided on version {version} no longer counts.").format(
            version=found.version
        )
        changed = self.tr("%n fields changed since.", "", count)
        again = self.tr("To sign again: {who}.").format(
            who=signers(found.again, self._desk.language)
        )
        self.show_as("warn", " ".join((said, changed, again)), self.tr("What changed"))
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _read(self) -> None:
        from workstation.workflows import voiding

        state = self._desk.found.state
        if self._desk.draft.assessment.version < 2 and state is not State.RETURNED:
            self._on_read(None)
            return
        self._desk.run(partial(voiding.voided, assessment=self._desk.id), self._on_read)

    def _on_read(self, found: Voided | None) -> None:
        self.found = found
        self.retranslate()


class VoidedDialog(QDialog):
    """The decisions that lapsed, each field before and now, and the way to what was decided."""

    def __init__(self, desk: Desk, found: Voided, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._found = desk, found
        theme = desk.theme
        title = self.tr("Decisions that no longer count")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title = label(title, "section")
        self.decided = button(
            theme, self.tr("Version {version} as decided").format(version=found.version)
        )
        self.compare = button(theme, self.tr("Side by side"))
        self.close_button = button(theme, self.tr("Close"), "primary")
        self.decided.clicked.connect(self._on_decided)
        self.compare.clicked.connect(self._on_compare)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.close_button.setFocus()

    def _lines(self) -> list[QWidget]:
        found, language = self._found, self._desk.language
        lines: list[QWidget] = [
            label(lapsed_line(each, language), "cell", wrap=True) for each in found.lapsed
        ]
        if found.reason:
            said = self.tr("Baseline opened again: {reason}").format(
                reason=f"{found.marking} {found.reason}"
            )
            lines.append(label(said, "cell", wrap=True))
        again = self.tr("To sign again: {who}.").format(who=signers(found.again, language))
        if found.again:
            lines.append(label(again, "cell-strong", wrap=True))
        lines.append(label(self.tr("What changed since"), "field"))
        if not (found.changes or found.others):
            lines.append(label(self.tr("Nothing yet."), "help"))
        lines += [label(other_line(each, language), "cell", wrap=True) for each in found.others]
        return lines

    def _changes(self) -> list[QWidget]:
        desk = self._desk
        made: list[QWidget] = []
        for change in self._found.changes:
            asked = desk.methodology.questions.get(change.question)
            words = asked.text.in_language(desk.language) if asked is not None else ""
            box = frame("box")
            column = QVBoxLayout(box)
            desk.theme.set_spacing(column, (10, 8, 10, 8), 4)
            head = f"{change.question}  {words}"
            column.addWidget(label(head, "cell-strong", wrap=True))
            column.addWidget(change_lines(desk.theme, change, desk.methodology, desk.language))
            box.setAccessibleName(head)
            made.append(box)
        return made

    def _on_decided(self) -> None:
        self._desk.autosave.flush()
        self.accept()
        self._desk.context.navigate("approvals", {"packet": self._found.packet_sha256})

    def _on_compare(self) -> None:
        found = self._found
        self.accept()
        place = {"compare": [f"{found.assessment}@{found.version}", found.assessment]}
        self._desk.context.navigate("assess", place)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        inner = plain()
        rest = QVBoxLayout(inner)
        theme.set_spacing(rest, (0, 0, 8, 0), 8)
        for part in (*self._lines(), *self._changes()):
            rest.addWidget(part)
        rest.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("What changed since"))
        self.area.setWidget(inner)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addWidget(self.decided)
        buttons.addWidget(self.compare)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (20, 18, 20, 18), 12)
        column.addWidget(self._title)
        column.addWidget(self.area, 1)
        column.addLayout(buttons)
