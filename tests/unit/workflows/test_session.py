"""Making, unlocking and leaving a vault."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from workstation import words
from workstation.domain.error import (
    CheckFailedError,
    NotAllowedError,
    StoreError,
    UserError,
)
from workstation.domain.officer import Permission, Role
from workstation.domain.text import LANGUAGES
from workstation.vault import slot_change, slots
from workstation.vault.keys import FLOOR
from workstation.workflows import officers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


def refused(directory: Path, clock: TickingClock, *, as_officer: str = "A. Martin",
            passphrase: str = PASSPHRASE) -> UserError:  # fmt: skip
    with pytest.raises(UserError) as caught:
        sessions.unlock(directory, as_officer, passphrase, clock)
    for language in LANGUAGES:
        assert words.error(caught.value, language).next_step
    return caught.value


def test_a_new_vault_has_its_first_officer_and_a_true_record(session: Session) -> None:
    officer = session.officer
    assert (officer.name, officer.authority, officer.administrator) == (
        "A. Martin", Role.ASSESSOR, True,
    )  # fmt: skip
    kinds = [entry.kind for entry in session.vault.entries()]
    made = ["vault.created", "officer.saved", "slots.changed"]
    assert kinds == [*made, "officer.locked", "ledger.checkpoint", "officer.unlocked"]
    assert session.vault.verify_ledger().ok
    assert session.vault.check_rebuild().ok
    assert session.vault.verify_file().ok


def test_slots_and_name_can_be_read_without_unlocking(vault_directory: Path) -> None:
    summary = sessions.list_slots(vault_directory)[0]
    assert (summary.officer_id, summary.name, summary.role) == (
        "O-OTT-04-0001", "A. Martin", Role.ASSESSOR,
    )  # fmt: skip
    assert sessions.vault_name(vault_directory) == "OTT-04"


@pytest.mark.parametrize("who", ["O-OTT-04-0001", "A. Martin", "a. martin"])
def test_unlock_takes_id_or_name(vault_directory: Path, clock: TickingClock, who: str) -> None:
    opened = sessions.unlock(vault_directory, who, PASSPHRASE, clock)
    assert opened.officer.id == "O-OTT-04-0001"
    sessions.end(opened)


def test_wrong_passphrase_is_refused_and_the_failures_are_in_the_record(
    vault_directory: Path, clock: TickingClock
) -> None:
    for _ in range(2):
        problem = refused(vault_directory, clock, passphrase="the heron waits by warm water")
        assert (problem.code, problem.exit_code) == ("vault.passphrase_wrong", 4)
    opened = sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    assert sessions.OFFICER_UNLOCKED == "officer.unlocked"
    assert opened.vault.entries_of("officer.unlocked")[-1].body["failures"] == 2
    sessions.end(opened)


def test_fourth_failure_makes_the_officer_wait(vault_directory: Path, clock: TickingClock) -> None:
    """Fault 41 of security.md; the right passphrase has to wait as well."""
    for _ in range(3):
        refused(vault_directory, clock, passphrase="the heron waits by warm water")
    assert refused(vault_directory, clock).code == "vault.wait"
    clock.advance(minutes=6)
    sessions.end(sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock))


def test_unknown_officer_is_refused(vault_directory: Path, clock: TickingClock) -> None:
    problem = refused(vault_directory, clock, as_officer="Nobody")
    assert (problem.code, problem.exit_code) == ("vault.officer_unknown", 4)


@pytest.mark.parametrize(
    "text",
    [
        "a" + "bcdefghijkmnpqrstuvw" * 6,
        "🦉🌲🪵🔥🧭🛶🏔️🌙🐟🫖🧵🪡🧂🥖🐝🪶",
        "de\u0301ja\u0300 vu, e\u0301te\u0301 indien",
        "ends in a space heron ",
        "has a \0 in its middle",
        "‮heron waits by the water",
    ],
)
def test_unusual_passphrases_open_what_they_made(
    tmp_path: Path, clock: TickingClock, text: str
) -> None:
    """Fault 42 of security.md: the same result each time, however it is typed."""
    import unicodedata

    made = sessions.create_vault(
        tmp_path / "v", name="OTT-05", officer_name="C. Roy", authority=Role.L3,
        passphrase=text, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    sessions.end(made)
    composed = unicodedata.normalize("NFC", text)
    sessions.end(sessions.unlock(tmp_path / "v", "C. Roy", composed, clock))
    problem = refused(tmp_path / "v", clock, as_officer="C. Roy", passphrase=text[:-1])
    assert problem.code == "vault.passphrase_wrong"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda d: shutil.rmtree(d), "vault.folder_missing"),
        (lambda d: [p.unlink() for p in d.iterdir()], "vault.none_here"),
        (lambda d: (d / "vault.db").unlink(), "vault.database_missing"),
        (lambda d: (d / "vault.slots.json").unlink(), "vault.slots_missing"),
        (lambda d: (d / "vault.db").write_bytes(b""), "vault.database_empty"),
        (lambda d: (d / "vault.db").write_bytes(b"\0" * 8192), "vault.damaged"),
        (lambda d: (d / "vault.db").write_bytes(b"SQLite format 3\0" + b"\0" * 8192),
         "vault.not_encrypted"),
        (lambda d: (d / "vault.slots.json").write_bytes(b"{}"), "vault.slots_damaged"),
    ],
)  # fmt: skip
def test_unlock_names_what_is_wrong_and_makes_nothing(
    vault_directory: Path, clock: TickingClock, spoil: object, code: str
) -> None:
    """Faults 8, 9 and 10 of security.md."""
    assert callable(spoil)
    spoil(vault_directory)
    before = _contents(vault_directory)
    problem = refused(vault_directory, clock)
    assert problem.code == code
    assert problem.exit_code == 5
    assert _contents(vault_directory) == before


@pytest.mark.parametrize("name", ["vault.db", "vault.slots.json"])
def test_unlock_refuses_links(vault_directory: Path, clock: TickingClock, name: str) -> None:
    """Fault 16 of security.md."""
    elsewhere = vault_directory.parent / "elsewhere"
    shutil.move(vault_directory / name, elsewhere)
    (vault_directory / name).symlink_to(elsewhere)
    assert refused(vault_directory, clock).code == "vault.link"


def test_tampered_slot_list_is_refused(vault_directory: Path, clock: TickingClock) -> None:
    """Fault 21 of security.md: an officer makes herself approver in the clear part."""
    path = vault_directory / slots.NAME
    path.write_bytes(path.read_bytes().replace(b'"role":"assessor"', b'"role":"L5"'))
    problem = refused(vault_directory, clock)
    assert (problem.code, problem.exit_code) == ("vault.slots_changed", 1)


def test_older_slot_list_put_back_is_refused(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    """The ledger names the slot file's hash: an old one with an old passphrase is no way in."""
    old = (vault_directory / slots.NAME).read_bytes()
    officers.change_passphrase(session, PASSPHRASE, "nine grey stones under the pier")
    sessions.end(session)
    (vault_directory / slots.NAME).write_bytes(old)
    assert refused(vault_directory, clock).code == "vault.slots_changed"


def test_slot_list_of_another_vault_is_refused(
    vault_directory: Path, tmp_path: Path, clock: TickingClock
) -> None:
    other = tmp_path / "other"
    sessions.end(
        sessions.create_vault(
            other, name="OTT-04", officer_name="A. Martin", authority=Role.ASSESSOR,
            passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
        )
    )  # fmt: skip
    shutil.copy(other / slots.NAME, vault_directory / slots.NAME)
    assert refused(vault_directory, clock).code == "vault.damaged"


@pytest.mark.parametrize("ledger_written", [False, True])
def test_a_slot_change_cut_short_is_settled(
    session: Session, vault_directory: Path, clock: TickingClock, ledger_written: bool
) -> None:
    """A stop between the file, the ledger and the rename: the ledger decides."""
    listed = slots.load(vault_directory / slots.NAME)
    sealed = listed.without("O-OTT-04-0009").sealed(session.secrets.data_key)
    slots.save(sealed, vault_directory / slots.PENDING)
    if ledger_written:
        session.record([slot_change.entry_for(sealed)])
    sessions.end(session)
    again = sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    assert not (vault_directory / slots.PENDING).exists()
    expected = sealed if ledger_written else listed
    assert slots.load(vault_directory / slots.NAME) == expected
    sessions.end(again)


RENEWED = "nine grey stones under the pier"


@pytest.mark.parametrize("broken", ["rename", "flush"])
def test_a_passphrase_that_was_decided_holds_though_the_disk_fails_after(
    session: Session,
    vault_directory: Path,
    clock: TickingClock,
    broken: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The ledger names the new list; that the disk then fails must not be called a refusal."""
    old = (vault_directory / slots.NAME).read_bytes()

    def fail(directory: Path) -> None:
        if broken == "flush":  # and the name was never on the disk when the power went
            (vault_directory / slots.NAME).rename(vault_directory / slots.PENDING)
            (vault_directory / slots.NAME).write_bytes(old)
        raise StoreError("disk.failed", file=str(directory))

    with monkeypatch.context() as patched:
        if broken == "rename":
            patched.setattr(slot_change, "put_in_force", fail)
        else:
            given = slot_change.put_in_force
            patched.setattr(slot_change, "put_in_force", lambda place: (given(place), fail(place)))
        officers.change_passphrase(session, PASSPHRASE, RENEWED)
    sessions.end(session)
    assert (vault_directory / slots.PENDING).exists()
    sessions.end(sessions.unlock(vault_directory, "A. Martin", RENEWED, clock))
    assert not (vault_directory / slots.PENDING).exists()
    assert refused(vault_directory, clock).code == "vault.passphrase_wrong"
    sessions.end(sessions.unlock(vault_directory, "A. Martin", RENEWED, clock))


def test_a_slot_that_was_renewed_opens_by_the_same_passphrase_though_the_power_went(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    """As a slot of the first format is: another slot, and nothing that the officer knows of."""
    old = (vault_directory / slots.NAME).read_bytes()
    officers.change_passphrase(session, PASSPHRASE, PASSPHRASE)
    sessions.end(session)
    (vault_directory / slots.NAME).rename(vault_directory / slots.PENDING)
    (vault_directory / slots.NAME).write_bytes(old)
    sessions.end(sessions.unlock(vault_directory, "A. Martin", PASSPHRASE, clock))
    assert not (vault_directory / slots.PENDING).exists()


@pytest.mark.parametrize("decided", [False, True])
def test_a_passphrase_opens_only_while_its_slot_is_in_force(
    session: Session, vault_directory: Path, clock: TickingClock, decided: bool
) -> None:
    """A list that was never decided is no way in; nor is the one before, once it was."""
    old = (vault_directory / slots.NAME).read_bytes()
    officers.change_passphrase(session, PASSPHRASE, RENEWED)
    new = (vault_directory / slots.NAME).read_bytes()
    if not decided:
        officers.change_passphrase(session, RENEWED, PASSPHRASE)
        old = (vault_directory / slots.NAME).read_bytes()
    sessions.end(session)
    (vault_directory / slots.NAME).write_bytes(old)
    (vault_directory / slots.PENDING).write_bytes(new)
    right, wrong = (RENEWED, PASSPHRASE) if decided else (PASSPHRASE, RENEWED)
    assert refused(vault_directory, clock, passphrase=wrong).code == "vault.passphrase_wrong"
    sessions.end(sessions.unlock(vault_directory, "A. Martin", right, clock))
    assert not (vault_directory / slots.PENDING).exists()


def test_officer_let_go_cannot_use_a_change_cut_short(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    """The old file still has the slot; the ledger does not, and it is settled first."""
    officers.add_officer(session, name="B. Roy", authority=Role.L3, passphrase=PASSPHRASE)
    before = (vault_directory / slots.NAME).read_bytes()
    officers.disable_officer(session, "O-OTT-04-0002")
    sessions.end(session)
    (vault_directory / slots.NAME).rename(vault_directory / slots.PENDING)
    (vault_directory / slots.NAME).write_bytes(before)
    for _ in range(2):
        problem = refused(vault_directory, clock, as_officer="O-OTT-04-0002")
        assert problem.code == "vault.officer_disabled"
    sessions.end(sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock))
    problem = refused(vault_directory, clock, as_officer="O-OTT-04-0002")
    assert problem.code == "vault.officer_unknown"


def test_slot_list_under_another_vaults_name_is_refused(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    """Whoever has the data key still cannot pass one vault off as another."""
    sessions.end(session)
    slot = slots.make_slot(
        vault_id="another", officer=session.officer, passphrase=PASSPHRASE,
        secrets=session.secrets, kdf=FLOOR,
    )  # fmt: skip
    forged = slots.SlotFile("another", "OTT-04", 9, (slot,)).sealed(session.secrets.data_key)
    slots.save(forged, vault_directory / slots.NAME)
    assert refused(vault_directory, clock).code == "vault.slots_changed"


def is_granted(session: Session, permission: Permission) -> bool:
    try:
        session.require(permission)
    except NotAllowedError as problem:
        return (problem.code, problem.exit_code) != ("not_allowed", 4)
    return True


def test_require_refuses_by_default(make_session: MakeSession) -> None:
    """Every office against every permission: architecture of default deny."""
    granted: dict[Role, set[str]] = {}
    for number, role in enumerate((Role.ASSESSOR, Role.L1, Role.ADMINISTRATOR)):
        session = make_session(role, f"Officer {number}")
        granted[role] = {p.value for p in Permission if is_granted(session, p)}
    assert granted == {
        Role.ASSESSOR: {"read", "write-record", "assess", "export"},
        Role.L1: {"read", "decide"},
        Role.ADMINISTRATOR: {"administer"},
    }


def test_place_is_remembered_for_each_officer(session: Session, make_session: MakeSession) -> None:
    assert sessions.recall_place(session) is None
    place = {"page": "wizard", "assessment": "MRA-2026-0001", "question": "été", "line": 3}
    sessions.remember_place(session, {"page": "home"})
    sessions.remember_place(session, place)
    assert sessions.recall_place(make_session(Role.L3, "B. Tremblay")) is None
    assert sessions.recall_place(make_session(Role.ASSESSOR, "A. Martin")) == place


def test_session_does_not_show_its_keys(session: Session) -> None:
    text = repr(session)
    assert session.secrets.data_key.hex() not in text
    assert repr(session.secrets.data_key) not in text
    assert "private_key" not in text


def test_signing_key_that_is_not_the_certificates_is_refused(session: Session) -> None:
    from workstation.identity import authority

    other = authority.private_to_bytes(authority.new_private_key())
    swapped = slots.Secrets(session.secrets.data_key, other, b"")
    with pytest.raises(CheckFailedError) as caught:
        sessions._begin(session.vault, session.officer, swapped, session.clock, session.watch)
    assert caught.value.code == "vault.slots_changed"


def test_unlock_reports_store_errors_with_the_folder_free_again(
    vault_directory: Path, clock: TickingClock
) -> None:
    """A failed unlock gives up the lock."""
    whole = (vault_directory / "vault.db").read_bytes()
    (vault_directory / "vault.db").write_bytes(whole[:4096])
    with pytest.raises(StoreError):
        sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    (vault_directory / "vault.db").write_bytes(whole)
    sessions.end(sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock))


def _contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "vault.lock")
    return {str(path): path.read_bytes() for path in files}


def test_nobody_else_may_read_the_files_of_a_vault(session: Session) -> None:
    """Whatever the umask: the folder may be copied with its permissions, the files alone too."""
    directory = session.vault.directory
    session.vault.put_drafts([])
    made = {path.name: path.stat().st_mode & 0o077 for path in directory.iterdir()}
    assert "vault.db-wal" in made
    assert set(made.values()) == {0}
