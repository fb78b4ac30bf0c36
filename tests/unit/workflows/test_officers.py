"""Officers and rosters, through the workflows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from workstation.domain.error import (
    BadInputError,
    CheckFailedError,
    NotAllowedError,
    UsageError,
    UserError,
)
from workstation.domain.officer import Role
from workstation.identity import authority, trust
from workstation.identity.signing_key import SoftwareKey
from workstation.vault import folder, slots
from workstation.vault.keys import FLOOR
from workstation.workflows import officers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

OTHER = "nine grey stones under the pier"


@pytest.fixture
def elsewhere(tmp_path: Path, clock: TickingClock) -> Iterator[Session]:
    """Another station, with an approver and an administrator."""
    opened = sessions.create_vault(
        tmp_path / "elsewhere", name="HFX-01", officer_name="D. Cyr", authority=Role.L4,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    yield opened
    opened.vault.close()


def add(session: Session, name: str = "B. Tremblay", passphrase: str = OTHER) -> object:
    return officers.add_officer(session, name=name, authority=Role.L3, passphrase=passphrase)


def test_added_officer_can_unlock_with_own_key(
    session: Session, clock: TickingClock, vault_directory: Path
) -> None:
    added = officers.add_officer(
        session, name="B. Tremblay", authority=Role.L3, passphrase=OTHER, title="Director"
    )
    assert (added.id, added.administrator, added.station) == ("O-OTT-04-0002", False, "OTT-04")
    sessions.end(session)
    theirs = sessions.unlock(vault_directory, "B. Tremblay", OTHER, clock)
    assert theirs.officer == added
    assert theirs.secrets.authority_key == b""
    assert theirs.signer.key.public_key != session.signer.key.public_key
    assert authority.is_issued_by(theirs.signer.certificate, theirs.signer.chain[0])
    assert theirs.vault.verify_ledger().ok
    assert theirs.vault.check_rebuild().ok
    with pytest.raises(NotAllowedError):
        add(theirs, "E. Roy")
    sessions.end(theirs)


def test_signing_key_opens_with_the_officers_passphrase_only(
    session: Session, vault_directory: Path
) -> None:
    """T3 of security.md: never under the data key that all share."""
    add(session)
    slot = folder.read_slots(vault_directory).find("O-OTT-04-0002")
    assert slot is not None
    assert slots.open_slot(slot, session.vault.id, PASSPHRASE) is None
    assert slots.open_slot(slot, session.vault.id, OTHER) is not None


def test_added_administrator_can_add_officers(make_session: MakeSession) -> None:
    second = make_session(Role.RECORDS, "R. Singh", administrator=True)
    added = officers.add_officer(second, name="E. Roy", authority=Role.L2, passphrase=OTHER)
    assert added.id == "O-OTT-04-0003"
    assert [o.name for o in officers.list_officers(second)] == ["A. Martin", "R. Singh", "E. Roy"]


@pytest.mark.parametrize(
    ("name", "passphrase", "code"),
    [
        ("a. MARTIN", OTHER, "officer.name_taken"),
        ("", OTHER, "name.empty"),
        ("x" * 65, OTHER, "name.long"),
        ("B. Tremblay", "short", "passphrase.short"),
        ("Geneviève Tremblay", "genevieve tremblay 1", "passphrase.name"),
    ],
)
def test_add_refuses_and_changes_nothing(
    session: Session, name: str, passphrase: str, code: str
) -> None:
    head = session.vault.head()
    with pytest.raises(BadInputError) as caught:
        add(session, name, passphrase=passphrase)
    assert caught.value.code == code
    assert session.vault.head() == head


def test_disabled_officer_cannot_unlock_but_stays_known(
    session: Session, clock: TickingClock, vault_directory: Path
) -> None:
    """Fault 43 of security.md."""
    add(session)
    certificate = officers.list_officers(session)[1].certificate_pem
    assert officers.disable_officer(session, "O-OTT-04-0002").disabled
    assert [o.disabled for o in officers.list_officers(session)] == [False, True]
    known = trust.trust_of(session.vault).officer_of(authority.from_pem(certificate))
    assert known is not None
    assert known.disabled
    assert known.permissions == frozenset()
    add(session)  # the name is free again
    officers.disable_officer(session, "O-OTT-04-0003")
    sessions.end(session)
    with pytest.raises(NotAllowedError) as caught:
        sessions.unlock(vault_directory, "O-OTT-04-0002", OTHER, clock)
    assert caught.value.code == "vault.officer_unknown"


def test_administrator_cannot_disable_herself_or_a_stranger(session: Session) -> None:
    with pytest.raises(NotAllowedError) as own:
        officers.disable_officer(session, "O-OTT-04-0001")
    with pytest.raises(BadInputError) as unknown:
        officers.disable_officer(session, "O-OTT-04-0099")
    assert (own.value.code, unknown.value.code) == ("officer.self", "officer.unknown")


def test_change_passphrase(session: Session, clock: TickingClock, vault_directory: Path) -> None:
    with pytest.raises(NotAllowedError) as caught:
        officers.change_passphrase(session, OTHER, OTHER)
    assert caught.value.code == "vault.passphrase_wrong"
    officers.change_passphrase(session, PASSPHRASE, OTHER)
    sessions.end(session)
    with pytest.raises(NotAllowedError):
        sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    again = sessions.unlock(vault_directory, "O-OTT-04-0001", OTHER, clock)
    assert again.secrets == session.secrets
    sessions.end(again)


def test_slot_file_changed_under_an_open_vault_is_never_sealed(
    session: Session, vault_directory: Path
) -> None:
    path = vault_directory / slots.NAME
    path.write_bytes(path.read_bytes().replace(b'"role":"assessor"', b'"role":"L5"'))
    with pytest.raises(CheckFailedError) as caught:
        add(session)
    assert caught.value.code == "vault.slots_changed"


@pytest.mark.parametrize(
    "act",
    [
        lambda s, p: add(s, "E. Roy"),
        lambda s, p: officers.disable_officer(s, "O-OTT-04-0001"),
        lambda s, p: officers.export_roster(s, p / "r.pem"),
        lambda s, p: officers.inspect_roster(s, p / "r.pem"),
        lambda s, p: officers.import_roster(s, p / "r.pem"),
    ],
)
@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.L5])
def test_only_administrators_manage_officers(
    make_session: MakeSession, tmp_path: Path, act: Callable[[Session, Path], object], role: Role
) -> None:
    session = make_session(role, "B. Tremblay")
    with pytest.raises(NotAllowedError) as caught:
        act(session, tmp_path)
    assert caught.value.code == "not_allowed"


def test_roster_makes_the_other_station_trusted(
    session: Session, elsewhere: Session, tmp_path: Path
) -> None:
    path = tmp_path / "hfx.pem"
    sent = officers.export_roster(elsewhere, path)
    assert officers.inspect_roster(session, path).is_known is False
    before = trust.trust_of(session.vault)
    assert before.officer_of(elsewhere.signer.certificate) is None
    spoken = ":".join(sent.fingerprint[i : i + 4].upper() for i in range(0, 64, 4))
    report = officers.import_roster(session, path, fingerprint=spoken)
    assert (report.station, report.fingerprint, report.is_known) == (
        "HFX-01", sent.fingerprint, False,
    )  # fmt: skip
    after = trust.trust_of(session.vault)
    known = after.officer_of(elsewhere.signer.certificate)
    assert known is not None
    assert (known.name, known.authority, known.station) == ("D. Cyr", Role.L4, "HFX-01")
    assert len(after.roots) == 2
    assert officers.trust_pem(session).count("BEGIN CERTIFICATE") == 2
    assert officers.import_roster(session, path).is_known is True
    assert len(trust.trust_of(session.vault).roots) == 2
    assert session.vault.check_rebuild().ok


def test_readers_see_officers_and_trust(make_session: MakeSession) -> None:
    reader = make_session(Role.L2, "B. Tremblay")
    assert len(officers.list_officers(reader)) == 2
    assert officers.trust_pem(reader).count("BEGIN CERTIFICATE") == 1


def test_pinning_trusts_no_one_who_is_not_on_the_roster(
    session: Session, elsewhere: Session, tmp_path: Path
) -> None:
    """A certificate of the same authority, issued after the roster, is not trusted here."""
    path = tmp_path / "hfx.pem"
    officers.export_roster(elsewhere, path)
    officers.import_roster(session, path)
    later = officers.add_officer(elsewhere, name="F. Roy", authority=Role.L5, passphrase=OTHER)
    certificate = authority.from_pem(later.certificate_pem)
    pinned = trust.trust_of(session.vault)
    assert pinned.issuer_of(certificate) is not None
    assert pinned.officer_of(certificate) is None


def test_roster_of_another_fingerprint_is_refused(
    session: Session, elsewhere: Session, tmp_path: Path
) -> None:
    path = tmp_path / "hfx.pem"
    officers.export_roster(elsewhere, path)
    with pytest.raises(CheckFailedError) as caught:
        officers.import_roster(session, path, fingerprint="00" * 32)
    assert caught.value.code == "roster.fingerprint"
    assert len(trust.trust_of(session.vault).roots) == 1


def test_own_roster_and_existing_file_are_refused(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "own.pem"
    officers.export_roster(session, path)
    with pytest.raises(BadInputError) as own:
        officers.import_roster(session, path)
    with pytest.raises(UsageError) as exists:
        officers.export_roster(session, path)
    codes: list[UserError] = [own.value, exists.value]
    assert [problem.code for problem in codes] == ["roster.own", "file.exists"]


def test_an_older_roster_does_not_bring_an_officer_back(
    session: Session, elsewhere: Session, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.pem", tmp_path / "new.pem"
    left = officers.add_officer(elsewhere, name="B. Roy", authority=Role.L5, passphrase=PASSPHRASE)
    officers.export_roster(elsewhere, old)
    officers.disable_officer(elsewhere, left.id)
    officers.export_roster(elsewhere, new)
    officers.import_roster(session, new)
    with pytest.raises(CheckFailedError) as caught:
        officers.import_roster(session, old)
    assert caught.value.code == "roster.older"
    known = trust.trust_of(session.vault).officers or {}
    assert [one.disabled for one in known.values() if one.id == left.id] == [True]


def test_changed_authority_of_a_known_station_is_refused(
    session: Session, elsewhere: Session, tmp_path: Path, clock: TickingClock
) -> None:
    """The same vault id under another authority: someone pretends to be the station."""
    from dataclasses import replace

    from workstation.identity import roster, roster_file

    path = tmp_path / "hfx.pem"
    officers.export_roster(elsewhere, path)
    officers.import_roster(session, path)
    key, root = authority.make_authority("HFX-01", clock())
    officer, private = sessions.enrol(
        replace(elsewhere.officer, certificate_pem=""),
        authority_key=authority.private_to_bytes(key),
        root=root,
        at=clock(),
    )
    forged = roster.Roster("HFX-01", elsewhere.vault.id, session.now_utc(), root, (officer,))
    signer = trust.Signer(
        officer, SoftwareKey(authority.private_from_bytes(private)),
        authority.from_pem(officer.certificate_pem), (root,),
    )  # fmt: skip
    path.write_bytes(roster_file.write(forged, signer))
    with pytest.raises(CheckFailedError) as caught:
        officers.import_roster(session, path)
    assert caught.value.code == "roster.authority_changed"
