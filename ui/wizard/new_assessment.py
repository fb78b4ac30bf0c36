"""A new assessment: its kind, whom it is about, and what an abbreviated one starts from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.context import Context
from ui.shell.keeping import Kept
from ui.theme.parts import button, label, plain
from ui.widgets.notice import Card, Notice
from ui.widgets.segments import Segments
from ui.wizard.base_choice import BaseChoice
from ui.wizard.new_choices import (
    DEFAULT,
    KINDS,
    NewFile,
    Offer,
    countries_like,
    partner_words,
    read_offers,
)
from workstation import words
from workstation.domain.assessment import AssessmentKind
from workstation.domain.error import UserError
from workstation.domain.officer import Permission
from workstation.domain.register import PartnerFilter, PartnerPage

MOST_PARTNERS = 30
TYPING_MS = 150
PARTNER: Final = "partner"
COUNTRY: Final = "country"
_LIST_HEIGHT = (66, 231)


class NewAssessment(Card):
    """Type a few letters, choose a partner, and begin the assessment; by default an exchange.

    Of the kinds that are not for an exchange, a standing assessment may be about a country, and
    an abbreviated one says what it starts from before it begins.
    """

    chosen = Signal(object)
    """A person wants to begin this; a :class:`NewFile`."""
    opened = Signal(bool)
    """The form was opened (True) or closed."""
    cancelled = Signal()
    """A person does not want a new assessment."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, " ", "file-pen-line", parent)
        self._context = context
        self._offers: list[Offer] = []
        self._found: Sequence[tuple[str, str]] = ()
        self._is_wanted = False
        self._make_parts()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self.search)
        self.line.textChanged.connect(self._on_typed)
        self.retranslate()
        self._arrange()

    @property
    def kind(self) -> AssessmentKind:
        """The kind that is chosen."""
        return AssessmentKind(self.kinds.value or AssessmentKind.CASE.value)

    @property
    def is_of_country(self) -> bool:
        """Whether a country is being chosen, not a partner."""
        return self.kind is AssessmentKind.STANDING and self.about.value == COUNTRY

    def ask(self, kind: str = "") -> None:
        """Open, with the focus where a few letters are typed."""
        if kind in KINDS:
            self.kinds.set_value(kind)
        self.show()
        self.opened.emit(True)
        self._arrange()
        self.search()
        if not self._offers:
            self._context.door.run(read_offers, self._on_offers, owner=self)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, problem: UserError) -> None:
        """Say in place why nothing was begun."""
        self.notice.show_as("bad", sentence(problem, self._context.language))
        self.notice.show()

    def done(self) -> None:
        """Close; the next one begins with nothing chosen."""
        self.hide()
        self.opened.emit(False)
        self.kinds.set_value(AssessmentKind.CASE.value)
        self.about.set_value(PARTNER)
        self.line.clear()
        self._pause.stop()
        self._forget_partner()

    def kept(self) -> Kept:
        """Whether a new assessment is being begun, and of which kind."""
        if self.isHidden():
            return {}
        return {"is_open": True, "kind": self.kinds.value, "about": self.about.value}

    def take_kept(self, kept: Kept) -> None:
        """Ask again."""
        if kept.get("is_open"):
            self.about.set_value(str(kept.get("about") or PARTNER))
            self.ask(str(kept.get("kind") or ""))

    def search(self) -> None:
        """List the partners or countries that fit what is typed."""
        from workstation.workflows import partners

        text, language = self.line.text().strip(), self._context.language
        if self.is_of_country:
            self._context.door.run(
                lambda _session: countries_like(text, language), self._on_countries, owner=self
            )
            return
        wanted = PartnerFilter(text=text)
        self._context.door.run(
            lambda session: partners.list_partners(session, wanted, 0, MOST_PARTNERS),
            self._on_partners,
            owner=self,
        )

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        language = self._context.language
        self.set_title(self.tr("New assessment"))
        self._kind_label.setText(self.tr("Kind of assessment"))
        self.kinds.set_labels([(k, words.label(f"assessment_kind.{k}", language)) for k in KINDS])
        self.kinds.set_name(self.tr("Kind of assessment"))
        self._about_label.setText(self.tr("Of what"))
        self.about.set_labels([(PARTNER, self.tr("A partner")), (COUNTRY, self.tr("A country"))])
        self.about.set_name(self.tr("Of what"))
        self._method_label.setText(self.tr("Methodology"))
        self.methodology.setAccessibleName(self.tr("Methodology"))
        for place, offer in enumerate(self._offers):
            self.methodology.setItemText(place, offer.title.in_language(language))
        self.cancel.setText(self.tr("Cancel"))
        self._word_subject()
        self._explain()
        if self.isVisible():
            self.search()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to choosing, then closes the form."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.base.isHidden():
            self._forget_partner()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_cancel()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the line, Down goes to the list and Enter takes the first hit."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is not self.line or not pressed or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._is_wanted = self._pause.isActive()
            if self._is_wanted:
                # Typed faster than it is looked for: the first hit is chosen once it is there.
                self._pause.stop()
                self.search()
            else:
                self._choose(0)
            return True
        return False

    def _make_parts(self) -> None:
        theme = self._context.theme
        self._kind_label = label("", "field")
        self.kinds = Segments([(kind, "") for kind in KINDS])
        self.kinds.set_value(AssessmentKind.CASE.value)
        self.kinds.chosen.connect(self._on_kind)
        self._explained = label("", "help", wrap=True)
        self._method_label = label("", "field")
        self.methodology = QComboBox(self)
        self.methodology.currentIndexChanged.connect(self._on_methodology)
        self._about_label = label("", "field")
        self.about = Segments([(PARTNER, ""), (COUNTRY, "")])
        self.about.set_value(PARTNER)
        self.about.chosen.connect(self._on_about)
        self._subject_label = label("", "field")
        self.line = QLineEdit(self)
        self.line.installEventFilter(self)
        self.model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setProperty("kind", "choices")
        self.list.activated.connect(lambda index: self._choose(index.row()))
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        theme.set_height(self.list, *_LIST_HEIGHT)
        self.base = BaseChoice(self._context, self)
        self.base.chosen.connect(self._on_base)
        self.base.failed.connect(self.say)
        self.notice = Notice(theme, "bad")
        self.notice.hide()
        self.notice.link_activated.connect(self._on_add)
        self._count = label("", "help")
        self.cancel = button(theme, "", "quiet")
        self.cancel.clicked.connect(self._on_cancel)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._method = _titled(self._context, self._method_label, self.methodology)
        self._about = _titled(self._context, self._about_label, self.about)
        across = QHBoxLayout()
        theme.set_spacing(across, gap=16)
        across.addWidget(self._method, 1)
        across.addWidget(self._about)
        foot = QHBoxLayout()
        theme.set_spacing(foot, gap=8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.cancel)
        above: tuple[QWidget, ...] = (self._kind_label, self.kinds, self._explained)
        below = (self._subject_label, self.line, self.list, self.base, self.notice)
        for part in (*above, *below):
            self.body.addWidget(part)
        self.body.insertLayout(len(above), across)
        self.body.addLayout(foot)

    def _arrange(self) -> None:
        """Show what the kind asks for."""
        self._about.setVisible(self.kind is AssessmentKind.STANDING)
        self._method.setVisible(len(self._offers) > 1)
        self._word_subject()
        self._explain()

    def _word_subject(self) -> None:
        if self.is_of_country:
            self._subject_label.setText(self.tr("Country"))
            self.line.setAccessibleName(self.tr("Country, type a few letters"))
            self.list.setAccessibleName(self.tr("Countries that fit"))
        else:
            self._subject_label.setText(self.tr("Partner"))
            self.line.setAccessibleName(self.tr("Partner, type a few letters"))
            self.list.setAccessibleName(self.tr("Partners that fit"))

    def _explain(self) -> None:
        """What the chosen kind is for, in the words of the methodology."""
        offer = self._offer()
        kinds = {each.id: each for each in offer.kinds} if offer else {}
        for kind in KINDS:
            offered = kind in kinds or (not kinds and kind == AssessmentKind.CASE.value)
            self.kinds.button(kind).setEnabled(offered or offer is None)
        found = kinds.get(self.kind.value)
        self._explained.setText(found.intro.in_language(self._context.language) if found else "")
        self._explained.setVisible(found is not None)

    def _offer(self) -> Offer | None:
        place = self.methodology.currentIndex()
        return self._offers[place] if 0 <= place < len(self._offers) else None

    def _on_offers(self, offers: list[Offer]) -> None:
        self._offers = offers
        language = self._context.language
        self.methodology.blockSignals(True)
        self.methodology.clear()
        self.methodology.addItems([offer.title.in_language(language) for offer in offers])
        self.methodology.blockSignals(False)
        self._arrange()

    def _on_methodology(self) -> None:
        offer = self._offer()
        if offer is not None and self.kind.value not in {each.id for each in offer.kinds}:
            self.kinds.set_value(AssessmentKind.CASE.value)
        self._on_kind()

    def _on_kind(self, _kind: str = "") -> None:
        if not self.kinds.value:
            self.kinds.set_value(AssessmentKind.CASE.value)
        self._forget_partner()
        self._arrange()
        self.search()

    def _on_about(self, _about: str) -> None:
        if not self.about.value:
            self.about.set_value(PARTNER)
        self.line.clear()
        self._forget_partner()
        self._arrange()
        self.search()

    def _on_typed(self) -> None:
        self._is_wanted = False
        self._pause.start()
        self._forget_partner()

    def _forget_partner(self) -> None:
        self.base.forget()
        self.notice.hide()

    def _on_partners(self, page: PartnerPage) -> None:
        if self.is_of_country:
            return
        language = self._context.language
        self._show([(row.id, partner_words(row, language)) for row in page.rows])
        self.list.setVisible(bool(page.rows))
        if not page.total:
            link = self.tr("New partner") if self._may_add else ""
            self.notice.show_as("info", self.tr("No partner is recorded yet."), link)
            self.notice.show()
            self._count.setText("")
        elif not page.rows:
            self._count.setText(self.tr("No partner fits. Type fewer letters."))
        else:
            self._count.setText(
                self.tr("{shown} of {all} partners. Enter chooses; “Begin” makes the file.").format(
                    shown=len(page.rows), all=page.matching
                )
            )

    @property
    def _may_add(self) -> bool:
        granted = self._context.officer.permissions
        return Permission.WRITE_RECORD in granted and self._context.can_open("partners")

    def _on_add(self) -> None:
        self.done()
        self._context.navigate("partners", {"new": True})

    def _on_countries(self, found: list[tuple[str, str]]) -> None:
        if not self.is_of_country:
            return
        shown = found[:MOST_PARTNERS]
        self.list.setVisible(bool(shown))
        self._show([(code, f"{name} · {code}") for code, name in shown])
        self._count.setText(
            self.tr("{shown} of {all} countries. Enter chooses; “Begin” makes the file.").format(
                shown=len(shown), all=len(found)
            )
        )

    def _show(self, found: Sequence[tuple[str, str]]) -> None:
        self._found = found
        self.model.setStringList([each for _, each in found])
        if self._is_wanted and not self._pause.isActive():
            self._is_wanted = False
            self._choose(0)

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        chosen, about = self._found[row]
        self.notice.hide()
        self.list.setCurrentIndex(self.model.index(row))
        if self.kind is AssessmentKind.ABBREVIATED and not self.is_of_country:
            self.base.ask(chosen, self._method_id())
        else:
            self.base.confirm(chosen, about)

    def _file(self, partner: str, *, country: str = "", standing: str = "") -> NewFile:
        return NewFile(partner, self.kind, self._method_id(), country, standing)

    def _method_id(self) -> str:
        offer = self._offer()
        return offer.id if offer else DEFAULT

    def _on_base(self, subject: str, base: str) -> None:
        if self.is_of_country:
            self.chosen.emit(self._file("", country=subject))
        else:
            self.chosen.emit(self._file(subject, standing=base))

    def _on_cancel(self) -> None:
        self.done()
        self.cancelled.emit()


def _titled(context: Context, title: QWidget, field: QWidget) -> QWidget:
    """A field under its label."""
    holder = plain()
    column = QVBoxLayout(holder)
    context.theme.set_spacing(column, gap=4)
    column.addWidget(title)
    column.addWidget(field)
    return holder
