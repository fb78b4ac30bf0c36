"""Where what is due is dealt with."""

from typing import TYPE_CHECKING, Final

from ui.home.content import OF_TRUST, OF_VAULT
from ui.shell.page import Place
from ui.shell.workspace import SAFEKEEPING_TAB
from workstation.domain.register import DueKind

if TYPE_CHECKING:
    from workstation.domain.register import DueItem

_TRUST_TAB: Final = 1
_OFFICE_TAB: Final = 5
_WAYS: Final = {
    DueKind.FOLLOW_UP: ("after", "follow_up"),
    DueKind.RECORD_TOUCHED: ("after", "assessment"),
    DueKind.BREACH_NOTICE: ("breaches", "breach"),
}
"""Pages that deal with one kind, and the name under which each takes its subject."""


def way_of(item: "DueItem") -> tuple[str, Place]:
    """The page that deals with something due, and the place on it."""
    if item.kind in OF_VAULT:
        return "admin", {"tab": SAFEKEEPING_TAB}
    if item.kind in OF_TRUST:
        tab = _OFFICE_TAB if item.kind is DueKind.REVOCATION_LIST else _TRUST_TAB
        return "admin", {"tab": tab}
    if item.kind is DueKind.ANNUAL_REPORT:
        return "reports", {"year": int(item.subject)}
    if item.kind is DueKind.NOTICE:
        return "notices", {"assessment": item.subject, "notice": item.detail}
    if item.kind is DueKind.STAMP_RENEWAL:
        return "approvals", {"packet": item.detail}
    if item.kind in _WAYS:
        page, name = _WAYS[item.kind]
        return page, {name: item.subject}
    if item.subject.startswith("MRA-"):
        return "assess", {"assessment": item.subject}
    return "partners", {"partner": item.partner, "item": item.subject}
