"""Every page of the program, in the order of the navigation: one line each."""

from ui.shell.context import Context
from ui.shell.page import Page, PageSpec


def _home(context: Context) -> Page:
    from ui.home.page import HomePage

    return HomePage(context)


PAGES: tuple[PageSpec, ...] = (PageSpec("home", "home", _home),)
