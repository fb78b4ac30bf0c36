"""Home: to finish, to decide, returned, due, recently closed."""

from ui.shell.page import Page


class HomePage(Page):
    """What waits for this officer."""

    def title(self) -> tuple[str, ...]:
        """The name of the page."""
        return (self.tr("Home"),)
