"""The filters that an officer keeps by name: a button above the list with what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.shell.context import Context, Link
from ui.theme.parts import button, rename
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation.domain.error import UserError
from workstation.domain.partner import ArrangementStatus, PartnerKind
from workstation.domain.register import PartnerFilter, PartnerSort, SavedFilter
from workstation.workflows.session import Session

_FORM = "partners.filter"
_WIDEST = 220


class SavedFilters(QObject):
    """Choose, save, change, rename and delete; what was deleted can be taken back.

    Signals:
        chosen: the ``PartnerFilter`` that a person chose by its name.
    """

    chosen = Signal(object)

    def __init__(self, context: Context, page: QWidget, now: Callable[[], PartnerFilter]) -> None:
        super().__init__(page)
        self._context, self._page, self._now = context, page, now
        self._held: tuple[SavedFilter, ...] = ()
        self.button = button(context.theme, "", icon="list-checks")
        context.theme.set_width(self.button, 60, _WIDEST)
        self.menu = QMenu(page)
        self.button.setMenu(self.menu)
        context.forms.offer(_FORM, self._form)
        self.retranslate()

    def load(self) -> None:
        """Read what is kept."""

        def read(session: Session) -> Sequence[SavedFilter]:
            from workstation.workflows import saved_filters

            return saved_filters.list_filters(session)

        self._context.door.run(read, self._on_read, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._fill()
        self.show_current()

    def show_current(self) -> None:
        """Name the filter that is in force on the button, where it is one of those kept."""
        named = self._current()
        said = named.name if named is not None else self.tr("Saved filters")
        width = self._context.theme.px(_WIDEST - 70)
        cut = self.button.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, width)
        self.button.setText(cut.replace("&", "&&"))
        name = self.tr("Saved filters")
        rename(self.button, f"{name}: {said}" if named is not None else name)

    def _current(self) -> SavedFilter | None:
        now = self._now()
        return next((one for one in self._held if one.wanted == now), None)

    def _on_read(self, held: Sequence[SavedFilter]) -> None:
        self._held = tuple(held)
        self.retranslate()

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        for held in self._held:
            action = menu.addAction(held.name.replace("&", "&&"))
            action.triggered.connect(partial(self.chosen.emit, held.wanted))
        if not self._held:
            menu.addAction(self.tr("None saved yet")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("Save this filter")).triggered.connect(self._ask_name)
        for title, done in (
            (self.tr("Let it ask for what is shown now"), self._change),
            (self.tr("Rename"), self._ask_new_name),
            (self.tr("Delete"), self._delete),
        ):
            names = menu.addMenu(title)
            names.setEnabled(bool(self._held))
            for held in self._held:
                action = names.addAction(held.name.replace("&", "&&"))
                action.triggered.connect(partial(done, held.name))

    def _ask_name(self) -> None:
        self._context.forms.open(_FORM, kept="", wanted=_plain(self._now()))

    def _ask_new_name(self, name: str) -> None:
        self._context.forms.open(_FORM, kept=name, wanted={})

    def _form(self, kept: str, wanted: dict[str, Any]) -> RecordDialog:
        title = self.tr("Rename the filter") if kept else self.tr("Save this filter")

        def save(
            values: Values, on_saved: Callable[[], None], on_error: Callable[[UserError], None]
        ) -> None:
            given = str(values["name"])

            def write(session: Session) -> SavedFilter:
                from workstation.workflows import saved_filters

                if kept:
                    return saved_filters.rename_filter(session, kept, given)
                return saved_filters.save_filter(session, given, _filter(wanted))

            def saved(_kept: SavedFilter) -> None:
                on_saved()
                self.load()

            self._context.door.run(write, saved, on_error, owner=self)

        field = Field("name", FieldKind.LINE, self.tr("Name"), value=kept)
        return RecordDialog(
            self._context, title, (field,), save, verb=self.tr("Save"), parent=self._page
        )

    def _change(self, name: str) -> None:
        before = next((one for one in self._held if one.name == name), None)
        if before is not None:
            said = self.tr("The filter “{name}” was changed").format(name=name)
            self._put(replace(before, wanted=self._now()), said, before)

    def _put(self, kept: SavedFilter, said: str = "", before: SavedFilter | None = None) -> None:
        def write(session: Session) -> SavedFilter:
            from workstation.workflows import saved_filters

            return saved_filters.change_filter(session, kept.name, kept.wanted)

        self._run(write, said, (lambda: self._put(before)) if before is not None else None)

    def _delete(self, name: str) -> None:
        def write(session: Session) -> SavedFilter:
            from workstation.workflows import saved_filters

            return saved_filters.delete_filter(session, name)

        before = next((one for one in self._held if one.name == name), None)
        said = self.tr("The filter “{name}” was deleted").format(name=name)
        self._run(write, said, (lambda: self._restore(before)) if before is not None else None)

    def _restore(self, kept: SavedFilter) -> None:
        def write(session: Session) -> SavedFilter:
            from workstation.workflows import saved_filters

            return saved_filters.save_filter(session, kept.name, kept.wanted)

        self._run(write)

    def _run(
        self,
        write: Callable[[Session], SavedFilter],
        said: str = "",
        undo: Callable[[], None] | None = None,
    ) -> None:
        def done(_kept: SavedFilter) -> None:
            self.load()
            if undo is not None:
                self._context.toast(said, Link(self.tr("Undo"), undo))

        self._context.door.run(write, done, self._context.show_error, owner=self)


def _plain(wanted: PartnerFilter) -> dict[str, Any]:
    """A filter as plain values, to go along with a form over a lock."""
    return {
        "text": wanted.text,
        "country": wanted.country,
        "kind": wanted.kind.value if wanted.kind else "",
        "status": wanted.status.value if wanted.status else "",
        "restricted_only": wanted.restricted_only,
        "overdue_only": wanted.overdue_only,
        "sort": wanted.sort.value,
        "descending": wanted.descending,
    }


def _filter(said: dict[str, Any]) -> PartnerFilter:
    kind, status = str(said.get("kind", "")), str(said.get("status", ""))
    return PartnerFilter(
        text=str(said.get("text", "")),
        country=str(said.get("country", "")),
        kind=PartnerKind(kind) if kind else None,
        status=ArrangementStatus(status) if status else None,
        restricted_only=bool(said.get("restricted_only")),
        overdue_only=bool(said.get("overdue_only")),
        sort=PartnerSort(said.get("sort", PartnerSort.NAME.value)),
        descending=bool(said.get("descending")),
    )
