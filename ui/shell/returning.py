"""What the workspace says before a lock, and what it takes back after the unlock."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.context import Context
from ui.shell.keeping import Kept, enter, entered
from ui.shell.page import Page, Place

_TRIES = 20
"""So often a field that is not there yet is looked for; a page may read on in a moment."""


class Returning(QObject):
    """Keeps, for every page, where it stood and what was typed until the page has it again.

    A page that was open but not in front is filled when a person comes back to it; until then,
    and as long as a field is not there again, another lock takes the same along.
    """

    def __init__(self, context: Context, top: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._top = top
        self._later: dict[str, Kept] = {}
        self._left: dict[str, Kept] = {}
        # What waits to fill a page must not outlive the pages.
        context.quiet.setParent(self)

    def said(self, current: str, pages: Mapping[str, Page]) -> Place:
        """Where the person is and what stands in every field, as plain values."""
        focus = QApplication.focusWidget()
        kept: dict[str, Kept] = {
            id_: {
                "place": page.place(),
                "entered": {**entered(page, focus), **self._left.get(id_, {})},
            }
            for id_, page in pages.items()
        }
        return {
            "page": current,
            "place": kept.get(current, {}).get("place", {}),
            "pages": {**self._later, **kept},
            "forms": self._context.forms.kept(focus),
            "top": entered(self._top, focus),
        }

    def take(self, place: Place, known: Collection[str]) -> None:
        """Take over what was said; forms are opened again, pages are filled by ``fill``."""
        self._later = {
            id_: kept
            for id_, kept in place.get("pages", {}).items()
            if id_ in known and isinstance(kept, dict)
        }
        here = str(place.get("page", ""))
        self._later.setdefault(here, {"place": place.get("place", {})})
        self._context.forms.take_kept(place.get("forms", []))
        enter(self._top, place.get("top", {}))

    def place_of(self, id_: str) -> Place | None:
        """Where a page stood that a person comes back to; None when nothing is kept of it."""
        kept = self._later.get(id_, {})
        place = kept.get("place")
        return place if isinstance(place, dict) else None

    def fill(self, id_: str, page: Page) -> None:
        """Fill a page's fields once it has read what it shows."""
        said = self._later.pop(id_, {}).get("entered", {})
        if not said:
            return
        self._left[id_] = dict(said)

        def fill(_is_last: bool) -> bool:
            self._left[id_] = enter(page, self._left[id_])
            return not self._left[id_]

        self._context.quiet.wait(fill, _TRIES)
