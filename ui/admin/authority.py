"""The tab of the office: its authority, delegations, certificates, and time-stamps."""

from ui.admin.certificates import CertificatesCard
from ui.admin.delegations import DelegationsCard
from ui.admin.office import OfficeCard
from ui.admin.revocations import RevocationsCard
from ui.admin.safety import SafetyTab
from ui.admin.stamp_authorities import StampAuthoritiesCard
from ui.shell.context import Context


class AuthorityTab(SafetyTab):
    """A column of cards that scrolls."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            (OfficeCard, DelegationsCard, CertificatesCard, RevocationsCard, StampAuthoritiesCard),
        )
