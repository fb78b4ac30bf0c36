"""Key slots: round trips, and every way in which the file can be wrong."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from workstation.domain.error import CheckFailedError, StoreError
from workstation.domain.officer import Officer, Role
from workstation.vault import keys, seal, slots
from workstation.vault.keys import FLOOR, KdfParameters, Pbkdf2Parameters
from workstation.vault.slots import PassphraseHolder, RecoverySlot, Secrets, Slot, SlotFile

VAULT = "0b9f6c1e-8a52-4a52-9d38-1f0d0a4f7b11"
SECRETS = Secrets(b"d" * 32, b"signing key", b"authority key")
KIT_KEY = seal.new_key()
KIT = RecoverySlot("7F3A", "2026-11-16T13:00:00Z", 2, 3, seal.public_of(KIT_KEY)).holding(
    VAULT, SECRETS.data_key, SECRETS.authority_key
)


def make(officer: str = "O-0001", name: str = "A. Martin", secrets: Secrets = SECRETS) -> Slot:
    return slots.make_slot(
        vault_id=VAULT,
        officer=Officer(officer, name, Role.ASSESSOR),
        passphrase="the heron waits",
        secrets=secrets,
        kdf=FLOOR,
    )


@pytest.fixture(scope="module")
def two() -> SlotFile:
    plain = replace(SECRETS, authority_key=b"")
    listed = (make(), make("O-0002", "B. Tremblay", plain))
    return SlotFile(VAULT, "OTT-04", 1, listed).sealed(SECRETS.data_key)


def test_slot_gives_back_its_secrets(two: SlotFile) -> None:
    assert slots.open_slot(two.slots[0], VAULT, "the heron waits") == SECRETS
    other = slots.open_slot(two.slots[1], VAULT, "the heron waits")
    assert other == replace(SECRETS, authority_key=b"")
    assert [slot.administrator for slot in two.slots] == [True, False]


def test_slot_stays_closed_for_another_passphrase_vault_or_officer(two: SlotFile) -> None:
    slot = two.slots[0]
    assert slots.open_slot(slot, VAULT, "the heron waited") is None
    assert slots.open_slot(slot, "another vault", "the heron waits") is None
    assert slots.open_slot(replace(slot, officer="O-0002"), VAULT, "the heron waits") is None


def test_wrapped_keys_cannot_change_places(two: SlotFile) -> None:
    slot = two.slots[0]
    holder = slot.holder
    assert isinstance(holder, PassphraseHolder)
    wraps = replace(holder, sealing_key=holder.signing_key, signing_key=holder.sealing_key)
    seals = replace(slot, data_key=slot.authority_key, authority_key=slot.data_key)
    for swapped in (replace(slot, holder=wraps), seals):
        assert slots.open_slot(swapped, VAULT, "the heron waits") is None


@pytest.mark.parametrize(
    "change",
    [
        {"salt": b""},
        {"salt": b"1234567"},
        {"data_key": b""},
        {"signing_key": b"x" * 28},
        {"sealing_key": b"x" * 28},
        {"public": b"\x04" * 97},
        {"authority_key": b"z"},
    ],
    ids=str,
)
def test_a_salt_or_key_of_another_size_is_damage(tmp_path: Path, change: dict[str, Any]) -> None:
    """Each ended in a traceback at the unlock screen."""
    path = tmp_path / slots.NAME
    made = make()
    in_slot = {name: value for name, value in change.items() if hasattr(made, name)}
    holder = replace(made.holder, **{k: v for k, v in change.items() if k not in in_slot})
    spoilt = replace(made, holder=holder, **in_slot)
    slots.save(SlotFile(VAULT, "OTT-04", 1, (spoilt,), mac="ab"), path)
    with pytest.raises(StoreError) as caught:
        slots.load(path)
    assert caught.value.code == "vault.slots_damaged"


def test_a_code_that_is_no_ascii_is_another_code(two: SlotFile, tmp_path: Path) -> None:
    with pytest.raises(CheckFailedError) as caught:
        replace(two, mac="é" * 64).check_mac(SECRETS.data_key, tmp_path / slots.NAME)
    assert caught.value.code == "vault.slots_changed"


def test_secrets_do_not_show_themselves() -> None:
    assert "d" * 32 not in repr(SECRETS)


def test_file_round_trip(two: SlotFile, tmp_path: Path) -> None:
    path = tmp_path / slots.NAME
    slots.save(two, path)
    loaded = slots.load(path)
    assert loaded == two
    loaded.check_mac(SECRETS.data_key, path)
    assert path.read_bytes() == rfc8785.dumps(json.loads(path.read_bytes()))
    assert path.stat().st_mode & 0o077 == 0


def test_find_by_id_or_by_name(two: SlotFile) -> None:
    assert two.find("O-0002") == two.slots[1]
    assert two.find("b. tremblay ") == two.slots[1]
    assert two.find("C. Roy") is None
    namesakes = two.with_slot(replace(two.slots[1], officer="O-0003"))
    assert namesakes.find("B. Tremblay") is None


def test_each_change_raises_the_epoch(two: SlotFile) -> None:
    assert two.with_slot(replace(two.slots[0], name="A. Roy")).epoch == 2
    assert [s.name for s in two.with_slot(replace(two.slots[0], name="A. Roy")).slots] == [
        "A. Roy",
        "B. Tremblay",
    ]
    assert [s.officer for s in two.without("O-0001").slots] == ["O-0002"]


@pytest.mark.parametrize(
    "change",
    [
        lambda f: replace(f, slots=(*f.slots, replace(f.slots[1], officer="O-0003"))),
        lambda f: replace(f, slots=f.slots[::-1]),
        lambda f: replace(f, slots=f.slots[:1]),
        lambda f: replace(f, slots=(replace(f.slots[0], name="X"), f.slots[1])),
        lambda f: replace(f, slots=(replace(f.slots[0], role="L5"), f.slots[1])),
        lambda f: replace(f, slots=(replace(f.slots[0], administrator=False), f.slots[1])),
        lambda f: replace(f, slots=(replace(f.slots[0], authority_key=b""), f.slots[1])),
        lambda f: replace(f, slots=(f.slots[0], replace(f.slots[1], public=f.slots[0].public))),
        lambda f: replace(f, recovery=KIT),
        lambda f: replace(f, epoch=2),
        lambda f: replace(f, vault_name="OTT-05"),
        lambda f: replace(f, vault_id="x"),
        lambda f: replace(f, mac="0" * 64),
        lambda f: replace(f, mac=""),
    ],
)
def test_mac_sees_every_change_of_the_list(
    two: SlotFile, change: Callable[[SlotFile], SlotFile], tmp_path: Path
) -> None:
    """Fault 21 of security.md: an entry added, reordered, removed, or changed."""
    with pytest.raises(CheckFailedError) as caught:
        change(two).check_mac(SECRETS.data_key, tmp_path / slots.NAME)
    assert caught.value.code == "vault.slots_changed"


def _edited(two: SlotFile, edit: Callable[[dict[str, Any]], None]) -> bytes:
    content = json.loads(two.to_bytes())
    edit(content)
    return bytes(rfc8785.dumps(content))


def _set_kdf(**values: object) -> Callable[[dict[str, Any]], None]:
    return lambda content: content["slots"][0]["holder"]["kdf"].update(values)


@pytest.mark.parametrize(
    "edit",
    [
        _set_kdf(memory_kib=8),
        _set_kdf(memory_kib=64 * 1024 - 1),
        _set_kdf(memory_kib=64 * 1024 * 1024),
        _set_kdf(memory_kib=-1),
        _set_kdf(iterations=2),
        _set_kdf(iterations=10**6),
        _set_kdf(lanes=0),
        _set_kdf(lanes=1000),
    ],
)
def test_load_refuses_parameters_out_of_bounds(
    two: SlotFile, edit: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    """Fault 20 of security.md: 8 KiB is a downgrade, 64 GiB a denial of service."""
    path = tmp_path / slots.NAME
    path.write_bytes(_edited(two, edit))
    with pytest.raises(StoreError) as caught:
        slots.load(path)
    assert caught.value.code == "vault.kdf_refused"


def test_floor_and_ceiling_are_themselves_accepted() -> None:
    assert KdfParameters().is_acceptable
    assert FLOOR.is_acceptable
    assert KdfParameters(memory_kib=2 * 1024 * 1024).is_acceptable
    assert KdfParameters(memory_kib=262144, iterations=3, lanes=4) == keys.DEFAULT
    with pytest.raises(ValueError, match="bounds"):
        keys.key_of_passphrase("x", b"s" * 16, KdfParameters(memory_kib=8))


def _drop_slots(content: dict[str, Any]) -> None:
    content["slots"] = []


def _double_key(data: bytes) -> bytes:
    return data.replace(b'{"epoch":1,', b'{"epoch":1,"epoch":1,')


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: data[: len(data) // 2],
        lambda data: b"\xff" + data,
        lambda data: data.replace(b"argon2id", b"plaintxt"),
        lambda data: data.replace(b'"epoch":1', b'"epoch":1.5'),
        lambda data: data.replace(b'"epoch":1', b'"epoch":1,"x":1'),
        lambda data: data.replace(b"assessor-slots-2", b"assessor-slots-1"),
        lambda data: data.replace(b"assessor-slots-2", b"assessor-slots-0"),
        lambda data: data.replace(b"assessor-slots-2", b"another-slots-9"),
        lambda data: data.replace(b'"role":"assessor"', b'"role":"emperor!"'),
        lambda data: data.replace(b'"salt":"', b'"salt":"*'),
        _double_key,
        lambda data: b"[" * 100_000,
        lambda data: data + b" " * 70_000,
    ],
)
def test_load_refuses_a_damaged_file(
    two: SlotFile, spoil: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / slots.NAME
    path.write_bytes(spoil(two.to_bytes()))
    with pytest.raises(StoreError) as caught:
        slots.load(path)
    assert (caught.value.code, caught.value.file) == ("vault.slots_damaged", str(path))


@given(st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_edit_of_the_bytes_is_taken_for_the_list(
    two: SlotFile, tmp_path: Path, data: st.DataObject
) -> None:
    """Any bytes in any place: refused when read, or when the code over the list is checked."""
    whole = two.to_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 40, len(whole))))
    edited = whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:]
    assume(edited != whole)
    path = tmp_path / slots.NAME
    path.write_bytes(edited)
    with pytest.raises((StoreError, CheckFailedError)) as caught:
        slots.load(path).check_mac(SECRETS.data_key, path)
    assert caught.value.code in {
        "vault.slots_damaged", "vault.kdf_refused", "vault.slots_changed", "vault.newer",
    }  # fmt: skip


def test_a_list_of_a_later_program_is_said_to_be_newer(two: SlotFile, tmp_path: Path) -> None:
    """Fault 18 of security.md, for the slots: not damage, and nothing to repair."""
    path = tmp_path / slots.NAME
    path.write_bytes(two.to_bytes().replace(b"assessor-slots-2", b"assessor-slots-3"))
    with pytest.raises(StoreError) as caught:
        slots.load(path)
    assert caught.value.code == "vault.newer"


def test_pbkdf2_profile_opens_and_has_its_floor(tmp_path: Path) -> None:
    """Security 3.1: PBKDF2-HMAC-SHA-512 with at least 600,000 rounds where a rule asks for it."""
    floor = Pbkdf2Parameters(keys.PBKDF2_FLOOR)
    slot = slots.make_slot(
        vault_id=VAULT, officer=Officer("O-0001", "A. Martin", Role.ASSESSOR),
        passphrase="the heron waits", secrets=SECRETS, kdf=floor,
    )  # fmt: skip
    path = tmp_path / slots.NAME
    slots.save(SlotFile(VAULT, "OTT-04", 1, (slot,)).sealed(SECRETS.data_key), path)
    loaded = slots.load(path).slots[0]
    assert slots.open_slot(loaded, VAULT, "the heron waits") == SECRETS
    assert slots.open_slot(loaded, VAULT, "the heron waited") is None
    for weak in (keys.PBKDF2_FLOOR - 1, 1, keys.PBKDF2_CEILING + 1):
        assert isinstance(slot.holder, PassphraseHolder)
        changed = replace(slot, holder=replace(slot.holder, kdf=Pbkdf2Parameters(weak)))
        slots.save(SlotFile(VAULT, "OTT-04", 1, (changed,), mac="ab"), path)
        with pytest.raises(StoreError) as caught:
            slots.load(path)
        assert caught.value.code == "vault.kdf_refused"


def test_a_new_data_key_reaches_everybody_and_the_recovery_kit(two: SlotFile) -> None:
    """Security T4: no passphrase is needed to give those who stay another key."""
    renewed = b"n" * 32
    listed = two.with_recovery(KIT).without("O-0002").resealed(renewed).sealed(renewed)
    opened = slots.open_slot(listed.slots[0], VAULT, "the heron waits")
    assert opened == replace(SECRETS, data_key=renewed)
    assert listed.recovery is not None
    by_kit = listed.recovery.open(VAULT, seal.exchange_with(KIT_KEY))
    assert by_kit == Secrets(renewed, b"", SECRETS.authority_key)
    assert listed.recovery.open(VAULT, seal.exchange_with(seal.new_key())) is None
    assert slots.open_slot(two.slots[1], VAULT, "the heron waits") is not None
    assert listed.find("O-0002") is None


def test_load_refuses_a_file_without_slots(two: SlotFile, tmp_path: Path) -> None:
    path = tmp_path / slots.NAME
    path.write_bytes(_edited(two, _drop_slots))
    with pytest.raises(StoreError) as caught:
        slots.load(path)
    assert caught.value.code == "vault.slots_damaged"


def test_save_refuses_more_than_the_file_may_hold(two: SlotFile, tmp_path: Path) -> None:
    many = replace(two, slots=two.slots * 100)
    with pytest.raises(StoreError) as caught:
        slots.save(many, tmp_path / slots.NAME)
    assert caught.value.code == "vault.slots_full"
    assert list(tmp_path.iterdir()) == []
