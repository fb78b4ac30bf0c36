"""Raising the banner above what the texts give: the level, a marked reason, and taking it back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.shell.keeping import Kept
from ui.theme.parts import button, label, picture
from ui.widgets.marked_text import MarkedText
from ui.widgets.segments import Segments
from ui.wizard.desk import Desk
from workstation import words
from workstation.domain.assessment import Assessment
from workstation.domain.marking import levels_above
from workstation.domain.marking_register import LEVELS

if TYPE_CHECKING:
    from workstation.workflows.session import Session


class RaiseBanner(QFrame):
    """The author raises the banner for the whole; the reason is printed. It never goes down."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._desk = desk
        self._title = label("", "cell-strong")
        self._words = label("", "help", wrap=True)
        self._why = label("", "body", wrap=True)
        self.begin = button(desk.theme, "", "link")
        self.begin.clicked.connect(self.ask)
        self.take_back = button(desk.theme, "", "link")
        self.take_back.clicked.connect(self._on_take_back)
        self.level = Segments([("TS", "TS")])
        self._offered: tuple[str, ...] = ()
        self.reason = MarkedText(desk.theme, banner_with=partial(desk.banner_with, ""), parent=self)
        self.confirm = button(desk.theme, "")
        self.confirm.clicked.connect(self._on_confirm)
        self.cancel = button(desk.theme, "", "quiet")
        self.cancel.clicked.connect(self._on_cancel)
        self._form = QWidget(self)
        self._form.hide()
        self._awaits: bool | None = None
        """Whether the record is about to say that the banner is raised, after an act here."""
        self._lay_out()
        desk.checked.connect(self.refresh)
        self.retranslate()

    @property
    def is_asking(self) -> bool:
        """Whether the level and the reason are asked."""
        return not self._form.isHidden()

    def kept(self) -> Kept:
        """What is half entered, for after a lock."""
        return {"is_asked": True, "level": self.level.value} if self.is_asking else {}

    def take_kept(self, kept: Kept) -> None:
        """Ask again, as it stood."""
        if kept.get("is_asked") and self.begin.isVisibleTo(self):
            self.ask()
            self.level.set_value(str(kept.get("level", "")))
            self._on_level()

    def ask(self) -> None:
        """Ask for the level and the reason."""
        self._form.show()
        self.begin.hide()
        self._offer_levels()
        self._on_level()
        self.level.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, self, self._reveal)

    def refresh(self) -> None:
        """Show where the banner stands, and what can be done."""
        found, language = self._desk.found, self._desk.language
        file = self._desk.draft.assessment
        self._title.setText(found.banner.in_language(language))
        self._why.setVisible(bool(file.raised_level))
        if file.raised_level:
            level = LEVELS[file.raised_level].words.in_language(language)
            self._words.setText(self.tr("You raised it to {level}:").format(level=level))
            self._why.setText(f"{file.raised_marking} {file.raised_reason}")
        else:
            self._words.setText(self.tr("The banner is what the marked texts give."))
        can_raise = bool(levels_above(found.banner.level)) and self._desk.is_open
        self.begin.setVisible(can_raise and not file.raised_level and not self.is_asking)
        self.take_back.setVisible(bool(file.raised_level) and self._desk.is_open)
        if not can_raise or file.raised_level:
            self._form.hide()
        elif self.is_asking:
            self._offer_levels()
        if self._awaits is bool(file.raised_level):
            self._awaits = None
            self._focus_link()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.setAccessibleName(self.tr("Banner of the file"))
        self.begin.setText(self.tr("Raise the banner…"))
        self.take_back.setText(self.tr("Take the raise back"))
        self._name_levels()
        self.reason.set_title(self.tr("Why the whole is worth more than its texts"))
        self.confirm.setText(self.tr("Raise"))
        self.cancel.setText(self.tr("Cancel"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the question up."""
        if event.key() == Qt.Key.Key_Escape and self.is_asking:
            self._on_cancel()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the question while it is asked, not to the page around it."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride and self.is_asking:
            event.accept()
            return True
        return super().event(event)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        head = QHBoxLayout()
        theme.set_spacing(head, gap=10)
        head.addWidget(picture(theme, "circle-arrow-up", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        theme.set_spacing(said, gap=2)
        for part in (self._title, self._words, self._why):
            said.addWidget(part)
        head.addLayout(said, 1)
        for link in (self.begin, self.take_back):
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        form = self._form_column = QVBoxLayout(self._form)
        theme.set_spacing(form, (26, 0, 0, 4), 8)
        form.addWidget(self.level)
        form.addWidget(self.reason)
        line = QHBoxLayout()
        theme.set_spacing(line, gap=8)
        line.addWidget(self.confirm)
        line.addWidget(self.cancel)
        line.addStretch(1)
        form.addLayout(line)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (14, 8, 12, 8), 8)
        layout.addLayout(head)
        layout.addWidget(self._form)

    def _reveal(self) -> None:
        """Scroll the page so that the whole question is seen."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self.confirm)

    def _offer_levels(self) -> None:
        """Only levels above what the texts give can be chosen."""
        above = levels_above(self._desk.found.banner.level)
        if above == self._offered:
            return
        focused = QApplication.focusWidget()
        chosen = self.level.value
        had_focus = focused is not None and self.level.isAncestorOf(focused)
        old, self._offered = self.level, above
        self.level = Segments([(code, code) for code in above])
        self.level.chosen.connect(self._on_level)
        self.level.set_value(chosen if chosen in above else "")
        self._form_column.replaceWidget(old, self.level)
        old.hide()
        old.deleteLater()
        self._name_levels()
        if had_focus:
            self.level.setFocus()

    def _name_levels(self) -> None:
        self.level.set_name(self.tr("Raise to"))
        for code in self._offered:
            self.level.set_help(code, words.label(f"marking.level.{code}", self._desk.language))

    def _on_level(self) -> None:
        self.confirm.setEnabled(bool(self.level.value))

    def _on_confirm(self) -> None:
        from workstation.workflows import assessments, banner

        level, text, mark = self.level.value, self.reason.text.strip(), self.reason.mark
        if not text or not mark:
            self.reason.set_error(self.tr("Write the reason and mark it."))
            self.reason.setFocus()
            return

        def job(session: "Session") -> Assessment:
            banner.raise_to(session, self._desk.id, level, text, mark)
            return assessments.get_assessment(session, self._desk.id)

        self._clear()
        self._change(job)

    def _on_take_back(self) -> None:
        from workstation.workflows import assessments, banner

        def job(session: "Session") -> Assessment:
            banner.take_back(session, self._desk.id)
            return assessments.get_assessment(session, self._desk.id)

        self._change(job)

    def _change(self, job: Callable[["Session"], Assessment]) -> None:
        self._awaits = not self._desk.draft.assessment.raised_level
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.change_record(job)

    def _focus_link(self) -> None:
        """Put the focus on what can be done next, where the act left it."""
        link = self.take_back if self.take_back.isVisible() else self.begin
        link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel(self) -> None:
        self._clear()
        self.refresh()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._form.hide()
        self.level.set_value("")
        self.reason.set_text("")
        self.reason.set_mark("")
        self.reason.set_error("")
