"""A partner with a record, on a real vault."""

import pytest

from workstation.domain.partner import Partner
from workstation.workflows import partners
from workstation.workflows.session import Session


@pytest.fixture
def partner(session: Session) -> Partner:
    return partners.add_partner(
        session, name="Frontière Nord", country="TUN", kind="border", unit="3e brigade"
    )
