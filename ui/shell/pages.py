"""Every page of the program, in the order of the navigation: one line each."""

from ui.shell.context import Context
from ui.shell.page import Page, PageSpec


def _home(context: Context) -> Page:
    from ui.home.page import HomePage

    return HomePage(context)


def _partners(context: Context) -> Page:
    from ui.partners.page import PartnersPage

    return PartnersPage(context)


def _dossier(context: Context) -> Page:
    from ui.partners.dossier import DossierPage

    return DossierPage(context)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", "home", _home),
    PageSpec("partners", "partners", _partners),
    PageSpec("dossier", "partners", _dossier),
)
