"""Words looked for in the pages of a document, some pages at a time, in the background."""

from bisect import bisect_left

from PySide6.QtCore import QObject, Signal

from ui.widgets.pdf_drawer import WorkLane
from ui.widgets.pdf_pages import PdfPages
from workstation.domain.error import UserError
from workstation.workflows.pictures import Found

PAGES_AT_ONCE = 24
"""Between two steps pages can be drawn."""
MOST_HITS = 2_000


class Search(QObject):
    """What was found, and which of it a person is at."""

    changed = Signal()
    """More was found, or a person went to another place."""
    reached = Signal(object)
    """A place to be brought into view: a ``Found``."""
    failed = Signal(object)
    """The pages cannot be searched; carries a ``UserError``."""

    def __init__(self, lane: WorkLane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._document: PdfPages | None = None
        self._pages = 0
        self._generation = 0
        self._from = 0
        self.text = ""
        self.hits: list[Found] = []
        self.here: int | None = None
        self.is_running = False

    @property
    def is_all(self) -> bool:
        """Whether there are no more places than those found."""
        return len(self.hits) < MOST_HITS

    def show(self, document: PdfPages | None, pages: int) -> None:
        """Search another document from now on; what was looked for is looked for in it."""
        self._document, self._pages = document, pages
        text, self.text = self.text, ""
        self.find(text, 0)

    def find(self, text: str, page: int) -> None:
        """Look for words; the first place on or after a page is reached."""
        if text == self.text:
            return
        self._generation += 1
        self.text, self._from = text, page
        self.hits, self.here = [], None
        self.is_running = bool(text.strip()) and self._document is not None and self._pages > 0
        self.changed.emit()
        if self.is_running:
            self._look(0)

    def step(self, steps: int, page: int) -> None:
        """Go on by so many places, round the ends; the first time from a page on."""
        if not self.hits:
            return
        if self.here is None:
            at = bisect_left([each.page for each in self.hits], page)
            self._reach(at % len(self.hits) if steps > 0 else (at - 1) % len(self.hits))
        else:
            self._reach((self.here + steps) % len(self.hits))

    def marked(self) -> dict[int, list[tuple[Found, bool]]]:
        """What was found on each page; true is the one a person is at."""
        marked: dict[int, list[tuple[Found, bool]]] = {}
        for number, each in enumerate(self.hits):
            marked.setdefault(each.page, []).append((each, number == self.here))
        return marked

    def _look(self, first: int) -> None:
        document, text, generation = self._document, self.text, self._generation
        assert document is not None

        def on_found(found: tuple[Found, ...]) -> None:
            if generation == self._generation:
                self._take(found, first + PAGES_AT_ONCE)

        def on_failed(problem: UserError) -> None:
            if generation == self._generation:
                self.is_running = False
                self.changed.emit()
                self.failed.emit(problem)

        self._lane.work(
            lambda _task: document.find(text, first, PAGES_AT_ONCE), on_found, on_failed, owner=self
        )

    def _take(self, found: tuple[Found, ...], following: int) -> None:
        self.hits = [*self.hits, *found][:MOST_HITS]
        self.is_running = following < self._pages and self.is_all
        if self.here is None:
            at = next((n for n, each in enumerate(self.hits) if each.page >= self._from), None)
            if at is None and self.hits and not self.is_running:
                at = 0
            if at is not None:
                self._reach(at)
        self.changed.emit()
        if self.is_running:
            self._look(following)

    def _reach(self, at: int) -> None:
        self.here = at
        self.changed.emit()
        self.reached.emit(self.hits[at])
