"""Checks and history, through the workflows."""

import pytest

from tests.conftest import MakeSession
from workstation.domain.error import NotAllowedError
from workstation.domain.officer import Role
from workstation.vault.integrity import FileReport
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


def test_the_pages_that_are_damaged_are_told_from_those_that_only_lead_there() -> None:
    said = (
        "HMAC verification failed for page 701",
        "page 702 has an invalid size of 100 bytes",
        "Tree 9 page 430 cell 1: unable to get the page. error code=11",
    )
    assert vault_checks.damaged_pages(FileReport(False, 900, said)) == [701, 702]
