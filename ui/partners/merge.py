"""Merging two entries for the same partner: side by side what both have, then one reason."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.errors import sentence
from ui.partners.merge_table import MergeTable
from ui.shell.banner import BannerLabel
from ui.shell.context import Context, Link
from ui.shell.marking import rolled_up
from ui.shell.page import Page
from ui.theme.parts import button, frame, label
from ui.theme.theme import set_variant
from ui.widgets.marked_text import ErrorLine, MarkedText
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.pick_field import Choice, PickField
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from ui.widgets.segments import Segments
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.merging import MergePreview
from workstation.domain.partner import Partner
from workstation.domain.register import OtherName
from workstation.workflows.session import Session

_NUMBER = re.compile(r"P-\d{4,}")
_MOST_FOUND = 20
_THIS, _OTHER = "this", "other"
_MERGE, _PART = "partners.merge", "partners.part"


def offer_merge(context: Context, parent: QWidget) -> None:
    """Name the forms of merging and of undoing it, so that they come back after a lock."""
    context.forms.offer(_MERGE, lambda partner: MergeDialog(context, partner, parent))
    context.forms.offer(_PART, lambda merged, called: PartDialog(context, merged, called, parent))


def open_merge(context: Context, partner: str, parent: QWidget) -> None:
    """Open the merging of a partner with another entry for it."""
    offer_merge(context, parent)
    context.forms.open(_MERGE, partner=partner)


def tell_alike(context: Context, made: Partner, parent: QWidget) -> None:
    """Say of a partner that was just entered that another entry bears one of its names."""

    def read(session: Session) -> Sequence[Partner]:
        from workstation.workflows import merging

        return merging.alike(session, made.id)

    def tell(alike: Sequence[Partner]) -> None:
        if alike:
            said = QCoreApplication.translate(
                "MergeDialog", "{made} may be the same partner as {other}: a name is the same."
            ).format(made=_named(made), other=_named(alike[0]))
            compare = QCoreApplication.translate("MergeDialog", "Compare")
            context.notify(
                "warn", said, Link(compare, lambda: open_merge(context, made.id, parent))
            )

    context.door.run(read, tell, owner=parent)


def add_merging(menu: QMenu, page: Page, partner: str, also: Sequence[OtherName]) -> None:
    """Add to a menu what can be done about several entries for one partner."""
    context = page.context
    menu.addAction(
        QCoreApplication.translate("MergeDialog", "Merge with another entry")
    ).triggered.connect(lambda: open_merge(context, partner, page))
    for one in also:
        said = QCoreApplication.translate("MergeDialog", "Undo the merging of {entry}")
        menu.addAction(said.format(entry=f"{one.id} {one.name}")).triggered.connect(
            partial(context.forms.open, _PART, merged=one.id, called=one.name)
        )


class MergeDialog(QDialog):
    """Choose the other entry, compare, say which one is kept and why."""

    def __init__(self, context: Context, partner: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._partner = context, partner
        self._preview: MergePreview | None = None
        self._asked = ("", "")
        self._is_warned = False
        theme = context.theme
        self.other = PickField(theme, self._search, dict)
        self.kept = Segments(((_THIS, partner), (_OTHER, "…")), fills=True)
        self.table = MergeTable(context)
        self.empty = EmptyState(theme, "git-compare")
        self.empty.set_words(
            self.tr("Choose the other entry"),
            self.tr(
                "Both are shown here side by side. Nothing that was written under either is "
                "changed: one name then stands for both, and the merging can be undone."
            ),
        )
        self.outcome = Notice(theme)
        self.banner = BannerLabel()
        self.reason = MarkedText(theme, self.tr("Why they are the same partner"))
        self.general = ErrorLine(theme, self)
        self.cancel_button = button(theme, self.tr("Cancel"))
        self.merge_button = button(theme, self.tr("Merge"), "primary")
        title = self.tr("Merge two entries for one partner")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.other.set_name(self.tr("The other entry for this partner"))
        self.kept.set_name(self.tr("The entry that is kept"))
        self.kept.set_value(_THIS)
        self._lay_out(title)
        self._show(None)
        self.other.changed.connect(self._compare)
        self.kept.chosen.connect(self._on_kept_chosen)
        self.cancel_button.clicked.connect(self.reject)
        self.merge_button.clicked.connect(self._on_merge_clicked)
        add = context.shortcuts.add
        add(self, ["Ctrl+Return", "Ctrl+Enter"], lambda: self.tr("Merge"),
            self.merge_button.click, button=self.merge_button)  # fmt: skip
        add(self, "Ctrl+M", lambda: self.tr("Marking of the text"), self.reason.toggle_picker)
        self.other.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of the entry that is kept and of the one that is merged into it."""
        other = self._other_id()
        return (other, self._partner) if self.kept.value == _OTHER else (self._partner, other)

    def showEvent(self, event: QShowEvent) -> None:
        """After a lock the other entry is there again and is compared again."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._compare)

    def reject(self) -> None:
        """Close; a reason that was typed is given up only at the second asking."""
        if self.reason.text.strip() and not self._is_warned:
            self._is_warned = True
            self.general.set_text(self.tr("What you typed is not saved."))
            self.cancel_button.setText(self.tr("Discard it"))
            set_variant(self.cancel_button, kind="danger")
            return
        super().reject()

    def _other_id(self) -> str:
        ids = self.other.ids
        found = ids[0].upper() if len(ids) == 1 else ""
        return found if _NUMBER.fullmatch(found) else ""

    def _search(self, text: str, _values: Values, on_found: Callable[[list[Choice]], None]) -> None:
        own = self._partner

        def read(session: Session) -> list[Choice]:
            from workstation.domain.register import PartnerFilter
            from workstation.workflows import merging, partners

            if not text:
                alike = merging.alike(session, own)
                if alike:
                    return [_choice(partner) for partner in alike]
            page = partners.list_partners(session, PartnerFilter(text=text), 0, _MOST_FOUND)
            return [
                Choice(row.id, ", ".join(part for part in (row.name, row.unit) if part))
                for row in page.rows
                if row.id != own
            ]

        self._context.door.run(read, on_found, owner=self)

    def _on_kept_chosen(self, value: str) -> None:
        if not value:
            self.kept.set_value(_THIS)
        self._compare()

    def _compare(self) -> None:
        kept, merged = self.pair
        if not (kept and merged):
            self._asked = ("", "")
            self._show(None)
            return
        if (kept, merged) == self._asked:
            return
        self._asked = (kept, merged)

        language = self._context.language

        def read(session: Session) -> tuple[MergePreview, dict[str, str]]:
            from workstation.workflows import merging, partners

            found = merging.preview(session, kept, merged)
            codes = {side.partner.country for side in (found.kept, found.merged)}
            return found, {code: partners.country_name(code, language) for code in codes}

        def show(read: tuple[MergePreview, dict[str, str]]) -> None:
            if self._asked == (kept, merged):
                self.table.set_countries(read[1])
                self._show(read[0])

        self._context.door.run(read, show, self._on_failed, owner=self)

    def _show(self, preview: MergePreview | None) -> None:
        self._preview = preview
        for part in (self.banner, self.kept, self._kept_title, self.reason):
            part.setVisible(preview is not None)
        self._stack.setCurrentWidget(self.empty if preview is None else self.table)
        self.outcome.setVisible(preview is not None)
        self.merge_button.setEnabled(preview is not None and preview.problem is None)
        self.general.set_text("")
        if preview is None:
            return
        self.table.show_preview(preview)
        marks = (preview.kept.partner.marking, preview.merged.partner.marking)
        self.banner.show_marking(rolled_up(marks, self._context.language))
        this, other = preview.kept.partner, preview.merged.partner
        if self.kept.value == _OTHER:
            this, other = other, this
        self.kept.set_labels(((_THIS, _named(this)), (_OTHER, _named(other))))
        if preview.problem is not None:
            self.outcome.show_as("bad", sentence(preview.problem, self._context.language))
        else:
            self.outcome.show_as(*self._said(preview))

    def _said(self, preview: MergePreview) -> tuple[str, str]:
        """What the merged partner will be, in one passage."""
        language = self._context.language
        said = self.tr(
            "Everything that was written under either stays, and both histories. The merging "
            "can be undone."
        )
        statuses = {side.status for side in (preview.kept, preview.merged)}
        if len(statuses) == 1 and not preview.restricts:
            return "info", said
        stands = words.label(f"arrangement.{preview.status.value}", language)
        stricter = self.tr("The stricter arrangement holds for both: {status}.").format(
            status=stands
        )
        if preview.restricts:
            acts = ", ".join(words.label(f"act.{act}", language) for act in preview.restricts)
            stricter = self.tr(
                "The stricter arrangement holds for both: {status} ({acts})."
            ).format(status=stands, acts=acts.lower())
        return "warn", f"{stricter} {said}"

    def _on_failed(self, problem: UserError) -> None:
        self._show(None)
        self.general.set_text(sentence(problem, self._context.language))

    def _on_merge_clicked(self) -> None:
        kept, merged = self.pair
        reason, marking = self.reason.text, self.reason.mark
        self.merge_button.setEnabled(False)
        self.reason.set_error("")

        def write(session: Session) -> Partner:
            from workstation.workflows import merging

            return merging.merge(session, kept, merged, reason, marking)

        self._context.door.run(write, self._on_merged, self._on_refused, owner=self)

    def _on_refused(self, problem: UserError) -> None:
        self.merge_button.setEnabled(True)
        said = sentence(problem, self._context.language)
        if problem.place in ("reason", "marking"):
            self.reason.set_error(said)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.general.set_text(said)

    def _on_merged(self, head: Partner) -> None:
        _kept, merged = self.pair
        context = self._context
        context.announce("partner")
        said = self.tr("{merged} was merged into {kept}").format(merged=merged, kept=_named(head))
        context.toast(said, Link(self.tr("Undo"), lambda: undo_merge(context, merged)))
        self.accept()
        context.navigate("dossier", {"partner": head.id})

    def _lay_out(self, title: str) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self)
        theme.set_spacing(column, (20, 16, 20, 16), 8)
        column.addWidget(label(title, "section"))
        column.addWidget(label(self.tr("The other entry for this partner"), "strong"))
        column.addWidget(self.other)
        self.other.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        card = frame("card")
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        column.addWidget(self.banner)
        column.addWidget(card, 1)
        self._kept_title = label(self.tr("The entry whose name and facts are kept"), "strong")
        column.addWidget(self._kept_title)
        column.addWidget(self.kept)
        column.addWidget(self.outcome)
        column.addWidget(self.reason)
        column.addWidget(self.general)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.merge_button)
        column.addLayout(buttons)
        theme.set_width(self, 640)
        self.resize(theme.px(800), theme.px(720))


class PartDialog(RecordDialog):
    """Why the merging of an entry is undone."""

    def __init__(self, context: Context, merged: str, name: str, parent: QWidget) -> None:
        self._merged = merged
        super().__init__(
            context,
            self.tr("Undo the merging of {entry}").format(entry=f"{merged} {name}".strip()),
            (Field("reason", FieldKind.MARKED, self.tr("Why they are two partners")),),
            self._part,
            verb=self.tr("Undo the merging"),
            parent=parent,
        )

    def _part(
        self, values: Values, on_saved: Callable[[], None], on_error: Callable[[UserError], None]
    ) -> None:
        def saved(_partner: Partner) -> None:
            self._context.announce("partner")
            on_saved()
            self._context.navigate("dossier", {"partner": self._merged})

        reason, marking, merged = values["reason"], values["marking"], self._merged

        def write(session: Session) -> Partner:
            from workstation.workflows import merging

            return merging.part(session, merged, reason, marking)

        self._context.door.run(write, saved, on_error, owner=self)


def undo_merge(context: Context, merged: str) -> None:
    """Take back a merging that was just made."""

    def write(session: Session) -> Partner:
        from workstation.workflows import merging

        return merging.part(session, merged, words.label("merge.undone", context.language))

    def done(partner: Partner) -> None:
        context.announce("partner")
        context.navigate("dossier", {"partner": partner.id})

    context.door.run(write, done, context.show_error, owner=context)


def _named(partner: Partner) -> str:
    return f"{partner.id} · {partner.name}"


def _choice(partner: Partner) -> Choice:
    return Choice(partner.id, ", ".join(part for part in (partner.name, partner.unit) if part))
