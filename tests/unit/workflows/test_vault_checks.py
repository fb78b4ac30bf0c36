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


def test_history_is_newest_first_and_paged(session: Session) -> None:
    everything = vault_checks.history(session)
    assert [entry.seq for entry in everything] == [5, 4, 3, 2, 1]
    assert vault_checks.history(session, limit=2, before=4) == everything[1:3]


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
    with pytest.raises(NotAllowedError):
        vault_checks.history(session)


def test_an_administrator_who_may_not_read_sees_no_contents(make_session: MakeSession) -> None:
    """Separation of duties: that an entry is there, by whom and when, but not what it says."""
    administrator = make_session(Role.ADMINISTRATOR, "Z. Ali")
    found = vault_checks.history(administrator)
    assert len(found) > 4
    assert all(entry.body == {} and entry.body_sha256 for entry in found)
    assert any(entry.body for entry in vault_checks.history(make_session(Role.L1, "B. Low")))
