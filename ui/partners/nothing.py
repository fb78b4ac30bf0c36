"""What stands in place of the list of partners while it has no line."""

from collections.abc import Callable

from ui.theme.theme import Theme
from ui.widgets.notice import EmptyState


class NoPartners(EmptyState):
    """Says why nothing is listed, and offers the one thing that changes it."""

    def __init__(self, theme: Theme, add: Callable[[], None], clear: Callable[[], None]) -> None:
        """Make it; ``add`` enters the first partner, ``clear`` takes the filters away."""
        super().__init__(theme, "building-2", on_action=self._act)
        self._add, self._clear = add, clear
        self._some = False

    def say(self, total: int) -> None:
        """Set the words for so many partners in all, none of which is listed."""
        self._some = bool(total)
        if self._some:
            self.set_words(
                self.tr("No partner matches"),
                self.tr("Change the filters above, or clear them."),
                self.tr("Clear the filters"),
            )
        else:
            self.set_words(
                self.tr("No partner yet"),
                self.tr("Add one, or import a list of partners from a CSV file."),
                self.tr("New partner"),
            )

    def _act(self) -> None:
        (self._clear if self._some else self._add)()
