"""Damaged database files: each is noticed, named, and left as it was found."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from tests.unit.vault.conftest import AT, VAULT_ID, project_notes
from workstation.domain.error import StoreError, UserError
from workstation.domain.officer import Role
from workstation.vault import keys
from workstation.vault.store import NewEntry, Put, Vault
from workstation.workflows import officers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

PAGE = 4096
KEY = keys.new_key()
Spoil = Callable[[bytearray], object]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database of some hundred pages."""
    folder = tmp_path_factory.mktemp("filled")
    with Vault.create(folder, KEY, vault_id=VAULT_ID, name="n", projection=project_notes) as vault:
        entries = [NewEntry("note.saved", f"n{n}", {"text": "x" * 500}) for n in range(400)]
        vault.append(entries, officer="O-0001", at=AT)
        vault.put_attachment(bytes(100_000), "application/pdf")
        assert vault.verify_file().ok
        vault.checkpoint()
    return folder


def spoiled(filled: Path, place: Path, spoil: Spoil) -> Path:
    directory = Path(shutil.copytree(filled, place / "vault"))
    data = bytearray((directory / "vault.db").read_bytes())
    spoil(data)
    (directory / "vault.db").write_bytes(data)
    return directory


def noticed(directory: Path) -> bool:
    """Refused at once, or found by the check of the file; anything else is a defect."""
    try:
        vault = Vault(directory, KEY, projection=project_notes, guard=None)
    except StoreError as problem:
        return problem.code == "vault.damaged"
    with vault:
        try:
            return not vault.verify_file().ok
        except StoreError as problem:
            return problem.code == "vault.damaged"


def _flip(offset: int) -> Spoil:
    def flip(data: bytearray) -> None:
        data[offset % len(data)] ^= 0x10

    return flip


def _swap_pages(data: bytearray) -> None:
    first, second = slice(40 * PAGE, 41 * PAGE), slice(60 * PAGE, 61 * PAGE)
    data[first], data[second] = data[second], data[first]


def _zero_page(data: bytearray) -> None:
    data[40 * PAGE : 41 * PAGE] = bytes(PAGE)


def _copy_page(data: bytearray) -> None:
    data[40 * PAGE : 41 * PAGE] = data[60 * PAGE : 61 * PAGE]


def _cut(size: int) -> Spoil:
    def cut(data: bytearray) -> None:
        del data[-size:]

    return cut


def _cut_to_two_pages(data: bytearray) -> None:
    del data[2 * PAGE :]


def _append_page(data: bytearray) -> None:
    data.extend(random.Random(7).randbytes(PAGE))


def test_an_unspoiled_copy_is_sound(filled: Path, tmp_path: Path) -> None:
    assert not noticed(spoiled(filled, tmp_path, lambda data: None))


@pytest.mark.parametrize(
    "spoil",
    [
        _swap_pages, _zero_page, _copy_page, _append_page, _cut_to_two_pages, _cut(PAGE),
        _cut(100), _cut(20 * PAGE), _flip(0), _flip(15), _flip(16), _flip(100),
        _flip(PAGE - 1), _flip(50 * PAGE + 77), _flip(-1),
    ],
)  # fmt: skip
def test_each_damage_is_noticed(filled: Path, tmp_path: Path, spoil: Spoil) -> None:
    """Faults 2 to 7 of security.md."""
    assert noticed(spoiled(filled, tmp_path, spoil))


def test_every_flipped_bit_is_noticed(filled: Path, tmp_path: Path) -> None:
    """A bit in each of 60 places drawn over the whole file."""
    size = (filled / "vault.db").stat().st_size
    for number, offset in enumerate(random.Random(11).sample(range(size), 60)):
        place = tmp_path / str(number)
        place.mkdir()
        assert noticed(spoiled(filled, place, _flip(offset))), offset


def test_a_damaged_vault_is_not_changed_by_trying(filled: Path, tmp_path: Path) -> None:
    directory = spoiled(filled, tmp_path, _flip(5))
    before = (directory / "vault.db").read_bytes()
    with pytest.raises(StoreError) as caught:
        Vault(directory, KEY, projection=project_notes, guard=None)
    assert (caught.value.code, caught.value.file) == (
        "vault.damaged", str(directory / "vault.db"),
    )  # fmt: skip
    assert (directory / "vault.db").read_bytes() == before
    assert [path.name for path in directory.iterdir()] == ["vault.db"]


def test_a_foreign_log_beside_the_database_does_no_harm(filled: Path, tmp_path: Path) -> None:
    """Fault 15 of security.md."""
    directory = spoiled(filled, tmp_path, lambda data: None)
    (directory / "vault.db-wal").write_bytes(random.Random(3).randbytes(64 * 1024))
    with Vault(directory, KEY, projection=project_notes, guard=None) as vault:
        assert vault.head()[0] == 400
        assert vault.verify_ledger().ok
        assert vault.verify_file().ok


def test_wrong_key_and_damage_are_told_apart(vault_directory: Path, clock: TickingClock) -> None:
    """Fault 1 of security.md: SQLCipher says the same of both; the key slot knows."""
    file = vault_directory / "vault.db"
    data = bytearray(file.read_bytes())
    data[1000] ^= 1
    file.write_bytes(data)
    codes = []
    for passphrase in ("the heron waits by warm water", PASSPHRASE):
        with pytest.raises(Exception, match="vault") as caught:
            sessions.unlock(vault_directory, "O-OTT-04-0001", passphrase, clock)
        codes.append(getattr(caught.value, "code", None))
    assert codes == ["vault.passphrase_wrong", "vault.damaged"]


def test_no_content_can_be_read_in_any_file(
    session: Session, make_session: MakeSession, vault_directory: Path, tmp_path: Path
) -> None:
    """T1 of security.md: canaries through every door of the store, then a scan of all bytes."""
    canaries = [f"canary-{number}-héron" for number in range(6)]
    session.record([NewEntry("note.saved", "canary-0-subject", {"text": canaries[0]})])
    draft = {"assessment": canaries[1], "question": "q", "answer_json": canaries[2]}
    session.vault.put_drafts([Put("draft", {**draft, "saved_utc": "2026-11-16T14:00:00Z"})])
    sessions.remember_place(session, {"page": canaries[3]})
    session.vault.put_attachment(canaries[4].encode() * 500, "text/plain")
    officers.change_passphrase(session, PASSPHRASE, f"{canaries[5]} under the pier")
    seen = _hits(vault_directory, canaries)
    session.vault.checkpoint()
    seen += _hits(vault_directory, canaries)
    session.vault.close()
    seen += _hits(tmp_path, [*canaries, PASSPHRASE, "the heron"])
    seen += _hits(tmp_path, [session.secrets.data_key.hex()])
    assert seen == []
    assert session.secrets.data_key not in b"".join(_all_bytes(tmp_path).values())


def _all_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _hits(folder: Path, canaries: list[str]) -> list[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for name, data in _all_bytes(folder).items():
        for canary in canaries:
            forms = [canary.encode(e) for e in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")]
            # A part is enough: what is split over two pages still shows its start.
            found |= {(name, canary) for form in forms if form[:8] in data}
    return sorted(found)


def test_the_scan_for_canaries_can_find_one(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"..." + "canary-0".encode("utf-16-be"))
    assert _hits(tmp_path, ["canary-0-héron"]) == [("leak", "canary-0-héron")]


def _unlock_without_rights(directory: Path, clock: TickingClock) -> str:
    """The code with which an unlock is refused to a user who owns nothing here."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        code = "opened"
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            sessions.unlock(directory, "O-OTT-04-0001", PASSPHRASE, clock)
        except UserError as problem:
            code = f"{problem.code} {problem.exit_code}"
        finally:
            os.write(sending, code.encode())
            os._exit(0)
    os.close(sending)
    os.waitpid(child, 0)
    with os.fdopen(receiving) as stream:
        return stream.read()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's process")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o644), (0o777, 0o444)])
def test_a_vault_that_cannot_be_written_is_said_plainly(
    vault_directory: Path, clock: TickingClock, folder_mode: int, file_mode: int
) -> None:
    """Fault 17 of security.md, as a user without rights."""
    for path in vault_directory.iterdir():
        path.chmod(file_mode)
    vault_directory.chmod(folder_mode)
    for parent in vault_directory.parents:
        if "pytest" in str(parent):
            parent.chmod(0o755)
    try:
        assert _unlock_without_rights(vault_directory, clock) == "vault.read_only 5"
    finally:
        vault_directory.chmod(0o700)


def test_officer_names_stay_readable_in_the_slot_file_on_purpose(
    make_session: MakeSession, vault_directory: Path
) -> None:
    """The unlock screen lists officers before anything is decrypted; the manual says so."""
    make_session(Role.L3, "B. Tremblay")
    assert b"B. Tremblay" in (vault_directory / "vault.slots.json").read_bytes()
    assert b"B. Tremblay" not in (vault_directory / "vault.db").read_bytes()
