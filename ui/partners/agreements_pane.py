"""What binds us and a partner: arrangements with their approvals, agreements, programmes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from ui.partners.look import STATUS, days_until, due_look
from ui.partners.model import status_words
from ui.partners.rows import Pane, Row
from ui.registers.kinds import REGISTERS
from ui.shell.context import Context
from ui.theme.parts import label
from workstation import words
from workstation.domain.partner import Agreement, Arrangement
from workstation.domain.register import Dossier


class AgreementsPane(Pane):
    """Arrangements, then agreements and programmes, with dates and status.

    Signals:
        opened: an entry is to be opened; carries its kind and id.
    """

    opened = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._cards: list[QFrame | QLabel] = []

    def fill(self, dossier: Dossier) -> None:
        """Show everything that binds us and one partner."""
        for one in self._cards:
            one.hide()
            one.deleteLater()
        self._cards = [
            label(self.tr("Arrangements"), "card-title"),
            self.card_of(
                [
                    self._arrangement(one, is_first=not place)
                    for place, one in enumerate(dossier.arrangements)
                ],
                self.tr("No arrangement recorded"),
            ),
            label(self.tr("Agreements and programmes"), "card-title"),
            self.card_of(
                [
                    self._agreement(one, is_first=not place)
                    for place, one in enumerate(dossier.agreements)
                ],
                self.tr("No agreement or programme recorded"),
            ),
        ]
        while self.column.count():
            self.column.takeAt(0)
        for one in self._cards:
            self.column.addWidget(one)
        self.column.addStretch(1)

    def _arrangement(self, one: Arrangement, *, is_first: bool) -> Row:
        row = Row(
            self.context, f"{one.id} {one.title}", is_first=is_first, is_narrow=self.is_narrow
        )
        row.add_words(" · ".join(self._approvals(one)), "help")
        if one.restriction:
            row.add_words(f"{one.marking} {one.restriction}", "cell", "warn")
        for title, text in (
            (self.tr("Scope:"), one.scope),
            (self.tr("Conditions:"), one.conditions),
        ):
            if text:
                row.add_words(" ".join((one.marking, title, text)))
        clause = (
            self.tr("With a clause on mistreatment")
            if one.mistreatment_clause
            else self.tr("Without a clause on mistreatment")
        )
        row.add_words(clause, "help")
        self._add_review(row, one.review_due)
        look = STATUS[one.status]
        row.add_badge(status_words(one.status, self.context.language), look.tone, look.icon)
        self._add_open(row, "arrangement", one.id)
        return row

    def _approvals(self, one: Arrangement) -> list[str]:
        said = [one.authority] if one.authority else []
        for day, text in (
            (one.minister_approved, self.tr("approved by the Minister {day}")),
            (one.foreign_affairs_consulted, self.tr("Foreign Affairs consulted {day}")),
            (one.since, self.tr("since {day}")),
        ):
            if day:
                said.append(text.format(day=day))
        return said

    def _agreement(self, one: Agreement, *, is_first: bool) -> Row:
        language = self.context.language
        row = Row(
            self.context, f"{one.id} {one.title}", is_first=is_first, is_narrow=self.is_narrow
        )
        said = [words.label(f"agreement_kind.{one.kind.value}", language)]
        if one.signed:
            said.append(self.tr("signed {day}").format(day=one.signed))
        if one.ended:
            said.append(self.tr("ended {day}").format(day=one.ended))
        said += [part for part in (one.scale, ", ".join(one.parties)) if part]
        row.add_words(" · ".join(said), "help")
        for title, text in (
            ("", one.purpose),
            (self.tr("We provide:"), one.we_provide),
            (self.tr("They provide:"), one.they_provide),
        ):
            if text:
                row.add_words(" ".join(filter(None, (one.marking, title, text))))
        if one.source:
            row.add_words(self.tr("Source {id}").format(id=one.source), "help")
        self._add_review(row, one.review_due)
        register = REGISTERS["agreement"]
        look = register.look(one.status.value)
        row.add_badge(register.status_words(one.status.value, language), look.tone, look.icon)
        self._add_open(row, "agreement", one.id)
        return row

    def _add_review(self, row: Row, due: str) -> None:
        if not due:
            return
        look = due_look(days_until(due, self.context.clock().date()))
        said = self.tr("Review due {day}").format(day=due)
        row.add_badge(said, look.tone, look.icon)

    def _add_open(self, row: Row, kind: str, id_: str) -> None:
        verb = self.tr("Change") if self.may_write else self.tr("Open")
        name = f"{verb}: {id_}"
        row.add_button(verb, name, lambda: self.opened.emit(kind, id_))
