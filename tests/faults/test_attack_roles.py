"""Every workflow asks for its permission before it does anything else (T3, default deny)."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workstation import workflows
from workstation.domain.error import NotAllowedError
from workstation.domain.officer import Permission, Role
from workstation.workflows.session import Session

Workflow = Callable[..., object]

PARTS_OF_WORKFLOWS = frozenset(
    {"demo", "demo_assessments", "demo_record", "lookup"}
    | {"packet_content", "packet_entries", "packet_rules", "packet_standing", "doctor_record"}
    | {"ageing", "record_view"}
    | {"beginning", "refiling", "ratings", "carried_evidence", "follow_up_making", "demo_method"}
)
"""Modules that workflows call after they have asked; no screen or command imports them to act."""

NEED_NO_PERMISSION = frozenset(
    {
        *("session.end", "session.remember_place", "session.recall_place"),
        "officers.change_passphrase",
        *("drafting.load_desk", "drafting.check_open", "drafting.append_saved"),
        *("drafting.circumstances_of", "drafting.check_desk"),
        *("drafting.would_drop", "drafting.counted_of", "comparing.assessment_at"),
        *("reading.answers_now", "breaches.of_follow_up", "report_texts.check_year"),
        *("release_checklist.approved", "release_checklist.items_of", "releasing.may_release"),
        *("standing.validity", "standing.require_row", "standing.standing_fact"),
        *("verification.judge_in", "verification.known_decisions", "packet_file.read_source"),
        *("officers.listed_slots", "officers.put_slot", "officers.rotation_owed"),
        *("recovery.is_proven", "recovery.waiting_kit", "due.due_of_vault"),
        *("backups.look", "backups.is_due", "backups.waiting"),
        *("backups.finish", "backups.back_up_if_due", "backups.check_before_new_key"),
        *("doctor.examine_session", "doctor.examine_record", "clock.problem"),
        *("recovery_state.status", "recovery_state.gate", "recovery_state.recovery_due"),
        *("recovery_state.uses_not_seen", "recovery_state.acknowledge_use"),
    }
)
"""An officer's own place and passphrase; helpers that take what was asked for before; and what
the program owes whoever sits there: the daily backup, the health of the machine, and the use of
a recovery kit. None of them shows or changes the record.
"""


def _workflows() -> Iterator[tuple[str, Workflow]]:
    for found in pkgutil.iter_modules(workflows.__path__):
        if found.name in PARTS_OF_WORKFLOWS:
            continue
        module = importlib.import_module(f"workstation.workflows.{found.name}")
        for name, function in vars(module).items():
            is_own = inspect.isfunction(function) and function.__module__ == module.__name__
            if is_own and not name.startswith("_") and _takes_session(function):
                yield f"{found.name}.{name}", function


def _takes_session(function: Workflow) -> bool:
    parameters = list(inspect.signature(function).parameters.values())
    return bool(parameters) and parameters[0].annotation in (Session, Session | None)


WORKFLOWS = {name: found for name, found in _workflows() if name not in NEED_NO_PERMISSION}


def _call(function: Workflow, session: Session, folder: Path) -> None:
    """Call with something for each argument that has no default."""
    positional: list[Any] = [session]
    named: dict[str, Any] = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.default is not inspect.Parameter.empty:
            continue
        value: Any = folder / "file" if parameter.annotation is Path else 1
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        else:
            positional.append(value)
    function(*positional, **named)


def test_there_are_as_many_workflows_as_one_can_see() -> None:
    assert len(WORKFLOWS) > 60
    assert {"approvals.decide", "packets.submit", "exports.write_bundle"} <= WORKFLOWS.keys()


@pytest.fixture
def nobody(session: Session) -> Session:
    """An officer whose every permission was taken away while they sat there."""
    session.officer = replace(session.officer, disabled=True)
    return session


def test_nobody_may_do_anything(nobody: Session, tmp_path: Path) -> None:
    before = nobody.vault.head()
    open_doors = []
    for name, function in WORKFLOWS.items():
        try:
            _call(function, nobody, tmp_path)
        except NotAllowedError as problem:
            if problem.code == "not_allowed":
                continue
        except Exception:
            pass
        open_doors.append(name)
    assert open_doors == []
    written = nobody.vault.entries(before[0] + 1)
    assert {entry.kind for entry in written} == {"action.refused"}


GRANTED = {
    Role.ASSESSOR: {"read", "write-record", "assess", "export"},
    Role.SECOND_READER: {"read", "write-record", "decide"},
    Role.RECORDS: {"read", "write-record", "export"},
    Role.ADMINISTRATOR: {"administer"},
    **{role: {"read", "decide"} for role in (Role.L1, Role.L2, Role.L3, Role.L4, Role.L5)},
}


@pytest.mark.parametrize("role", Role)
def test_each_office_has_its_permissions_and_no_others(session: Session, role: Role) -> None:
    session.officer = replace(session.officer, authority=role, administrator=False)
    for permission in Permission:
        if permission.value in GRANTED[role]:
            session.require(permission)
        else:
            with pytest.raises(NotAllowedError):
                session.require(permission)
