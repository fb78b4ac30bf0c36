"""Where an export of the history is put, who may make it, and what stops it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import MakeSession
from tests.unit.workflows.test_history_export import check, with_record
from workstation.domain.error import JobCancelledError, NotAllowedError, UsageError
from workstation.domain.officer import Permission, Role
from workstation.workflows import history_export, partners
from workstation.workflows.session import Session


@pytest.mark.parametrize("name", ["taken", "file", "missing/folder", "there.zip"])
def test_a_place_that_is_taken_is_left_alone(session: Session, tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "there.zip").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageError):
        history_export.export(session, tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before
    assert session.vault.entries_of("history.exported") == []


@pytest.mark.parametrize("name", ["history", "history.zip"])
def test_an_export_that_is_stopped_leaves_nothing(
    session: Session, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.iterdir())

    def stop(step: str, _done: int, _total: int) -> None:
        if step == "table":
            raise JobCancelledError

    with pytest.raises(JobCancelledError):
        history_export.export(session, tmp_path / name, on_progress=stop)
    assert sorted(tmp_path.iterdir()) == before
    assert session.vault.entries_of("history.exported") == []


def test_an_export_that_cannot_be_noted_is_not_made(session: Session, tmp_path: Path) -> None:
    session.vault.read_only = "vault.quarantined"
    with pytest.raises(NotAllowedError):
        history_export.export(session, tmp_path / "history")
    assert not (tmp_path / "history").exists()


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.RECORDS, Role.L2, Role.ADMINISTRATOR])
def test_who_may_export_what(make_session: MakeSession, tmp_path: Path, role: Role) -> None:
    """Contents leave with who may read and export; the chain alone with who may check it."""
    officer = make_session(role, "X. Roe")
    may = {Permission.READ, Permission.EXPORT} <= officer.officer.permissions
    if may:
        history_export.export(officer, tmp_path / "whole")
    else:
        with pytest.raises(NotAllowedError):
            history_export.export(officer, tmp_path / "whole")
    assert (tmp_path / "whole").exists() == may
    history_export.export(officer, tmp_path / "bare", with_contents=False)
    assert check(tmp_path / "bare")[0] == 0
    officer.officer = replace(officer.officer, disabled=True)
    with pytest.raises(NotAllowedError):
        history_export.export(officer, tmp_path / "no", with_contents=False)


def test_states_are_found_again_when_many_were_met(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table is the same however few states are held in memory."""
    with_record(session)
    for number in range(5):
        partners.add_partner(session, name=f"P{number}", country="FRA", kind="border")
    second = partners.get_partner(session, "P-0001")
    partners.save_partner(session, replace(second, note="again"))
    history_export.export(session, tmp_path / "a")
    monkeypatch.setattr(history_export, "_STATES_HELD", 1)
    history_export.export(session, tmp_path / "b")
    a, b = (
        (tmp_path / name / "history.csv").read_text(encoding="utf-8-sig").splitlines()
        for name in ("a", "b")
    )
    assert b[: len(a)] == a
