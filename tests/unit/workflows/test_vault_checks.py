"""Checks and history, through the workflows."""

import pytest

from tests.conftest import MakeSession
from workstation.domain.error import NotAllowedError
from workstation.domain.officer import Role
from workstation.workflows import vault_checks
from workstation.workflows.session import Session


def test_checks_hold_in_a_fresh_vault(session: Session) -> None:
    assert vault_checks.verify_ledger(session).ok
    assert vault_checks.check_rebuild(session).ok
    assert vault_checks.verify_file(session).ok


def test_administrator_without_reading_may_check(make_session: MakeSession) -> None:
    assert vault_checks.verify_ledger(make_session(Role.ADMINISTRATOR, "Z. Ali")).ok


def test_nobody_may_look_without_a_permission(session: Session) -> None:
    from dataclasses import replace

    session.officer = replace(session.officer, disabled=True)
    with pytest.raises(NotAllowedError):
        vault_checks.verify_ledger(session)
    with pytest.raises(NotAllowedError):
        vault_checks.check_rebuild(session)
    with pytest.raises(NotAllowedError):
        vault_checks.verify_file(session)
