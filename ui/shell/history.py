"""Where the person has been, so that Alt+Left leads back to the same line."""

from ui.shell.page import Place

_MOST = 50


class History:
    """A trail of pages with their places."""

    def __init__(self) -> None:
        self._trail: list[tuple[str, Place]] = []

    def __len__(self) -> int:
        return len(self._trail)

    def leave(self, page: str, place: Place) -> None:
        """Note a page that is being left."""
        self._trail.append((page, place))
        del self._trail[:-_MOST]

    def back(self) -> tuple[str, Place] | None:
        """The page that was left last; None at the start of the trail."""
        return self._trail.pop() if self._trail else None
