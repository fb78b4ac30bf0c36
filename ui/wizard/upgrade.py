"""A newer version of the methodology is in force: what it would change, and going over to it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.theme.parts import button, frame, label
from ui.widgets.difference_list import DifferenceList, Row
from ui.widgets.methodology_rows import OF_THE_PROGRAM, counts_of, rows_of
from ui.widgets.notice import Notice
from ui.wizard.answer_words import AnswerWords
from ui.wizard.desk import Desk
from ui.wizard.fields import Labeller
from workstation import words
from workstation.domain.error import UserError
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.upgrading import Preview, newer_version

if TYPE_CHECKING:
    from workstation.workflows.session import Session


class UpgradeNotice(Notice):
    """Above the questions: the version that the file is made under, and the one in force."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        m = desk.methodology
        self._newer = newer_version(m.id, m.version)
        self.dialog: UpgradeDialog | None = None
        self.link_activated.connect(self._on_wanted)
        desk.checked.connect(self.show_version)
        self.show_version()

    def show_version(self) -> None:
        """Say it while the author may still go over."""
        said = self.tr("Made under {version}; {newer} is in force.").format(
            version=self._desk.methodology.version, newer=self._newer
        )
        is_shown = bool(self._newer) and self._desk.is_open
        self.show_as("info", said if is_shown else "", self.tr("See the differences"))
        self.setVisible(is_shown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_version()
        super().changeEvent(event)

    def _on_wanted(self) -> None:
        from workstation.workflows import upgrading

        self._desk.autosave.flush()
        self._desk.run(partial(upgrading.preview, assessment=self._desk.id), self._on_preview)

    def _on_preview(self, preview: Preview) -> None:
        self.dialog = UpgradeDialog(self._desk, preview, self.window())
        self.dialog.open()


class UpgradeDialog(QDialog):
    """What goes over, what is dropped, what differs; and one button that does it."""

    def __init__(self, desk: Desk, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._preview = preview
        self._words = AnswerWords(Labeller(desk, self))
        theme = desk.theme
        title = self.tr("From version {before} to {after}").format(
            before=preview.from_version, after=preview.to_version
        )
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title = label(title, "section")
        self._summary = label(self._summary_words(), "body", wrap=True)
        self.reopens = Notice(theme, "warn", self._reopens_words())
        self.reopens.setVisible(bool(preview.reopens))
        self.rows = DifferenceList(theme)
        self.rows.set_name(self.tr("What differs"))
        self.rows.show_rows(
            [*self._dropped(), *self._differences()],
            (preview.from_version, preview.to_version),
        )
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.upgrade = button(theme, self.tr("Go over to {version}").format(
            version=preview.to_version), "primary")  # fmt: skip
        self.stay = button(theme, self.tr("Stay with {version}").format(
            version=preview.from_version))  # fmt: skip
        self.upgrade.clicked.connect(self._on_upgrade)
        self.stay.clicked.connect(self.reject)
        self._lay_out()
        self.stay.setFocus()

    def _summary_words(self) -> str:
        counts = counts_of(self._preview.difference.of("questions"))
        asked = self.tr("Questions: {added} added, {removed} removed, {changed} changed.").format(
            added=counts.get("added", 0),
            removed=counts.get("removed", 0),
            changed=counts.get("changed", 0),
        )
        goes = self.tr("Answers that go over: {carried}. Dropped: {dropped}.").format(
            carried=len(self._preview.carried), dropped=len(self._preview.dropped)
        )
        return f"{asked} {goes}"

    def _reopens_words(self) -> str:
        return self.tr(
            "The baseline is opened again, as a new version: it rests on what changed ({parts})."
        ).format(parts=", ".join(self._preview.reopens))

    def _differences(self) -> list[Row]:
        before = self._desk.methodology
        sides = (before, get_methodology(before.id, self._preview.to_version))
        return rows_of(self._preview.difference, self._desk.language, OF_THE_PROGRAM, sides)

    def _dropped(self) -> list[Row]:
        """Answers that would be dropped stand first."""
        questions = self._desk.methodology.questions
        badge = words.label("difference.removed", self._desk.language)
        return [
            Row(
                each.question,
                self.tr("Your answer to {number} is dropped").format(number=each.question),
                "removed",
                badge,
                (f"{self._words.of(questions[each.question], each.value)} {each.text}".strip(),),
            )
            for each in self._preview.dropped
        ]

    def _on_upgrade(self) -> None:
        from workstation.workflows import upgrading

        language, assessment = self._desk.language, self._desk.id
        self.upgrade.setEnabled(False)

        def upgrade(session: "Session") -> Preview:
            return upgrading.upgrade(session, assessment, language)

        self._desk.run(upgrade, self._on_done, self._on_failed)

    def _on_done(self, _done: Preview) -> None:
        desk = self._desk
        self.accept()
        desk.context.announce("assessment")
        # Another instrument: everything on screen is made again.
        desk.reopen_wanted.emit()

    def _on_failed(self, problem: UserError) -> None:
        self.outcome.show_as("bad", sentence(problem, self._desk.language))
        self.outcome.show()
        self.upgrade.setEnabled(True)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        listed = frame("card")
        inner = QVBoxLayout(listed)
        theme.set_spacing(inner, (1, 1, 1, 1))
        inner.addWidget(self.rows)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.upgrade)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 16, 20, 16), 12)
        for part in (self._title, self._summary, self.reopens):
            outer.addWidget(part)
        outer.addWidget(listed, 1)
        outer.addWidget(self.outcome)
        outer.addLayout(buttons)
        theme.set_width(self, 860)
        theme.set_height(self, 600)
