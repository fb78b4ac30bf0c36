"""Every page of the program, in the order of the navigation: one line each."""

from ui.shell.context import Context
from ui.shell.page import Page, PageSpec
from workstation.domain.officer import Permission


def _home(context: Context) -> Page:
    from ui.home.page import HomePage

    return HomePage(context)


def _partners(context: Context) -> Page:
    from ui.partners.page import PartnersPage

    return PartnersPage(context)


def _search(context: Context) -> Page:
    from ui.search.page import SearchResultsPage

    return SearchResultsPage(context)


def _registers(context: Context) -> Page:
    from ui.registers.page import RegistersPage

    return RegistersPage(context)


def _dossier(context: Context) -> Page:
    from ui.partners.dossier import DossierPage

    return DossierPage(context)


def _assess(context: Context) -> Page:
    from ui.wizard.page import AssessPage

    return AssessPage(context)


def _after(context: Context) -> Page:
    from ui.after.page import AfterPage

    return AfterPage(context)


def _breaches(context: Context) -> Page:
    from ui.after.breaches import BreachesPage

    return BreachesPage(context)


def _approvals(context: Context) -> Page:
    from ui.approvals.page import ApprovalsPage

    return ApprovalsPage(context)


def _notices(context: Context) -> Page:
    from ui.approvals.notices import NoticesPage

    return NoticesPage(context)


def _exports(context: Context) -> Page:
    from ui.exports.page import ExportsPage

    return ExportsPage(context)


def _reports(context: Context) -> Page:
    from ui.reports.page import ReportsPage

    return ReportsPage(context)


def _admin(context: Context) -> Page:
    from ui.admin.page import AdminPage

    return AdminPage(context)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", "home", _home),
    PageSpec("partners", "partners", _partners),
    PageSpec("registers", "partners", _registers),
    PageSpec("dossier", "partners", _dossier),
    PageSpec("breaches", "partners", _breaches, Permission.READ),
    PageSpec("search", "", _search, Permission.READ),
    PageSpec("assess", "assess", _assess),
    PageSpec("after", "assess", _after, Permission.READ),
    PageSpec("approvals", "approvals", _approvals),
    PageSpec("notices", "approvals", _notices, Permission.READ),
    PageSpec("exports", "exports", _exports, Permission.EXPORT),
    PageSpec("reports", "reports", _reports, Permission.READ),
    PageSpec("admin", "admin", _admin),
)
