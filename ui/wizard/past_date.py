"""What a question rests on though it is past its date, with two ways out: refresh, or a reason."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme.parts import button, frame, label, picture, plain
from ui.wizard.desk import Desk
from workstation import words
from workstation.domain.reliance import Reliance


class PastDate(QWidget):
    """One line for each thing past its date that a question rests on; gone when none is."""

    def __init__(self, desk: Desk, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = question
        self._shown: tuple[Reliance, ...] = ()
        self.refresh: list[QPushButton] = []
        self.give_reason: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        desk.theme.set_spacing(self._column, gap=4)
        self._held: QWidget | None = None
        desk.checked.connect(self.show_check)
        self.show_check()

    def show_check(self) -> None:
        """Show what the newest check found about this question."""
        found = tuple(
            dict.fromkeys(
                each
                for each in self._desk.found.reliances
                if self._question in (each.question, each.reason_at)
            )
        )
        if found != self._shown:
            self._shown = found
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        focused = [one for one in (*self.refresh, *self.give_reason) if one.hasFocus()]
        if self._held is not None:
            self._column.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self.refresh, self.give_reason = [], []
        self._held = plain()
        inner = QVBoxLayout(self._held)
        self._desk.theme.set_spacing(inner, gap=4)
        for each in self._shown:
            inner.addWidget(self._line(each))
        self._column.addWidget(self._held)
        self.setVisible(bool(self._shown))
        if focused and self.refresh:
            self.refresh[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, each: Reliance) -> QFrame:
        theme = self._desk.theme
        tone = "info" if each.has_reason or not each.reason_at else "warn"
        made = frame("notice", tone=tone)
        row = QHBoxLayout(made)
        theme.set_spacing(row, (12, 6, 12, 6), 8)
        icon, colour = ("triangle-alert", "warn") if tone == "warn" else ("clock", "accent")
        row.addWidget(picture(theme, icon, colour, 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        theme.set_spacing(column, gap=2)
        said = self._words(each)
        column.addWidget(label(said, "body", wrap=True))
        actions = QHBoxLayout()
        theme.set_spacing(actions, gap=12)
        if each.material.subject:
            refresh = button(theme, self.tr("Refresh"), "link", icon="refresh-cw")
            refresh.setAccessibleName(f"{refresh.text()}: {said}")
            refresh.setToolTip(self.tr("Open it in the partner’s record"))
            refresh.clicked.connect(partial(self._open, each.material.subject))
            self.refresh.append(refresh)
            actions.addWidget(refresh)
        if each.reason_at and self._question != each.reason_at and not each.has_reason:
            reason = button(theme, self.tr("Give a reason"), "link", icon="pen-line")
            reason.setAccessibleName(f"{reason.text()}: {said}")
            reason.clicked.connect(partial(self._desk.wanted.emit, each.reason_at, "text"))
            self.give_reason.append(reason)
            actions.addWidget(reason)
        actions.addStretch(1)
        column.addLayout(actions)
        row.addLayout(column, 1)
        made.setAccessibleName(said)
        return made

    def _words(self, each: Reliance) -> str:
        material = each.material
        kind = words.label(f"material.{material.kind}", self._desk.language)
        named = f"{kind} {material.subject}".strip()
        if each.measure:
            named = self.tr("Measure {number} rests on: {named}").format(
                number=each.measure, named=named
            )
        if material.since:
            said = self.tr("{named}, past its date since {date}.").format(
                named=named, date=material.since
            )
        else:
            said = self.tr("{named}, without a date.").format(named=named)
        if each.has_reason:
            said += " " + self.tr("The reason stands in {number}.").format(number=each.reason_at)
        elif each.reason_at == self._question:
            said += " " + self.tr("Refresh it, or give the reason here.")
        elif each.reason_at:
            said += " " + self.tr("Refresh it, or give a reason in {number}.").format(
                number=each.reason_at
            )
        return said

    def _open(self, subject: str) -> None:
        self._desk.record()
        partner = self._desk.partner.id
        self._desk.context.navigate("partners", {"partner": partner, "item": subject})
