"""What is opened, searched for and refused is in the ledger, once, and never stops a reader."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, MakeSession, TickingClock
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Outcome
from workstation.domain.error import BadInputError, NotAllowedError, StoreError
from workstation.domain.officer import Permission, Role
from workstation.domain.register import PartnerFilter
from workstation.vault.store import Entry
from workstation.workflows import (
    approvals,
    assessments,
    history,
    packets,
    partners,
    printing,
    registers,
    search,
    verification,
)
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


def added(session: Session, do: Callable[[], object]) -> list[Entry]:
    """The entries that an act leaves."""
    before = session.vault.head()[0]
    do()
    return list(session.vault.entries(before + 1))


def a_partner(session: Session, name: str = "Service") -> str:
    return partners.add_partner(session, name=name, country="NOR", kind="intelligence").id


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_each_record_that_is_opened_is_noted_with_what_it_was(
    session: Session, tmp_path: Path, clock: TickingClock
) -> None:
    assessment = fill(session, tmp_path)
    partner = assessments.get_assessment(session, assessment).partner
    session.journal._seen.clear()
    clock.advance(minutes=2)
    evidence = assessments.get_assessment(session, assessment).evidence
    file = next(one for one in evidence if one.kind.value == "file")
    clock.advance(minutes=2)
    cases: list[tuple[Callable[[], object], str, str]] = [
        (lambda: partners.get_dossier(session, partner), "partner", partner),
        (lambda: assessments.get_assessment(session, assessment), "assessment", assessment),
        (lambda: assessments.read_evidence(session, assessment, file.id), "evidence", assessment),
        (lambda: packets.preview(session, assessment), "document", assessment),
        (lambda: history.list_entries(session), "history", session.vault.id),
    ]
    for opening, what, subject in cases:
        entry = added(session, opening)[-1]
        assert (entry.kind, entry.subject) == ("record.viewed", subject)
        assert entry.body["what"] == what
        assert entry.officer == session.officer.id
    out = packets.submit(session, assessment, tmp_path / "packet.pdf")
    assert added(session, lambda: printing.latest_packet(session, assessment))[-1].body["what"] == (
        "packet"
    )
    opened = added(session, lambda: approvals.open_packet(session, out))
    assert [entry.kind for entry in opened] == ["packet.opened"]


def test_parts_of_a_record_that_a_command_lists_are_the_partner(session: Session) -> None:
    partner = a_partner(session)
    assert added(session, lambda: registers.list_incidents(session, partner)) == []
    registers.add_incident(
        session, partner=partner, on="2026-01-01", summary="Beaten", marking="(S)"
    )
    noted = added(session, lambda: registers.list_incidents(session, partner))
    assert [(one.kind, one.subject) for one in noted] == [("record.viewed", partner)]
    assert added(session, lambda: registers.list_incidents(session, "no partner é")) == []


def test_the_checks_of_an_assurance_are_a_part_of_its_partners_record(session: Session) -> None:
    partner = a_partner(session)
    given = registers.add_assurance(
        session, partner=partner, on="2026-01-01", text="Consular access", marking="(S)"
    )
    assert added(session, lambda: registers.list_checks(session, given.id)) == []
    registers.check_assurance(
        session, given.id, on="2026-02-01", result="kept", summary="Visited", marking="(S)"
    )
    noted = added(session, lambda: registers.list_checks(session, given.id))
    assert [(one.kind, one.subject) for one in noted] == [("record.viewed", partner)]


def test_the_same_view_within_a_minute_is_one_entry(
    session: Session, clock: TickingClock, vault_directory: Path
) -> None:
    partner, other = a_partner(session), a_partner(session, "Another")
    assert len(added(session, lambda: partners.get_dossier(session, partner))) == 1
    assert added(session, lambda: partners.get_partner(session, partner)) == []
    assert len(added(session, lambda: partners.get_partner(session, other))) == 1
    clock.advance(seconds=61)
    assert len(added(session, lambda: partners.get_partner(session, partner))) == 1
    sessions.end(session, "person")
    again = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    try:
        assert added(again, lambda: partners.get_partner(again, partner)) == []
        clock.advance(minutes=1)
        assert len(added(again, lambda: partners.get_partner(again, partner))) == 1
    finally:
        sessions.end(again)


def test_another_officer_within_the_minute_is_noted(
    session: Session, make_session: MakeSession
) -> None:
    partner = a_partner(session)
    partners.get_partner(session, partner)
    low = make_session(Role.L1, "B. Low")
    assert len(added(low, lambda: partners.get_partner(low, partner))) == 1


def test_a_search_is_noted_without_its_words(session: Session) -> None:
    a_partner(session, "Zdravko Mirabeau")
    noted = added(session, lambda: search.search(session, "mirabeau"))
    assert [(one.kind, one.body) for one in noted] == [
        ("record.searched", {"officer": session.officer.id})
    ]
    wanted = PartnerFilter(text="mirabeau")
    assert added(session, lambda: partners.list_partners(session, wanted)) == []
    assert added(session, lambda: partners.list_partners(session)) == []


def test_a_screen_is_served_before_its_view_is_written(session: Session) -> None:
    partner = a_partner(session)
    session.journal.is_deferred = True
    assert added(session, lambda: partners.get_dossier(session, partner)) == []
    assert session.journal.waits
    assert len(added(session, session.journal.write)) == 1
    assert not session.journal.waits


def test_what_waits_is_written_when_the_vault_is_locked_and_why_it_was(
    session: Session, clock: TickingClock, vault_directory: Path
) -> None:
    partner = a_partner(session)
    session.journal.is_deferred = True
    partners.get_dossier(session, partner)
    sessions.end(session, "idle")
    again = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    try:
        kinds = [one.kind for one in again.vault.entries()]
        assert "record.viewed" in kinds[-5:]
        locked = again.vault.entries_of("officer.locked")[-1]
        assert locked.body == {"officer": again.officer.id, "reason": "idle"}
    finally:
        sessions.end(again)


def test_a_full_disk_never_stops_a_reader_and_the_view_is_written_later(
    session: Session, clock: TickingClock
) -> None:
    partner = a_partner(session)
    session.vault.checkpoint()
    with full_disk():
        assert partners.get_dossier(session, partner).partner.id == partner
        assert partners.get_dossier(session, partner).counts["incident"] == 0
        problem = session.journal.problem
        opened = clock.now
        with pytest.raises(StoreError):
            registers.add_incident(
                session, partner=partner, on="2026-01-01", summary="Beaten", marking="(S)"
            )
    assert isinstance(problem, StoreError)
    clock.advance(minutes=10)
    entry = added(session, session.journal.write)[-1]
    assert (entry.kind, entry.subject) == ("record.viewed", partner)
    assert entry.body["opened_utc"] <= opened.strftime("%Y-%m-%dT%H:%M:%SZ") < entry.at_utc
    assert session.journal.problem is None


def test_a_quarantined_vault_can_be_read_but_nothing_can_leave_it(
    session: Session, tmp_path: Path, clock: TickingClock
) -> None:
    partner = a_partner(session)
    assessment = fill(session, tmp_path)
    clock.advance(minutes=2)
    head = session.vault.head()
    session.vault.read_only = "vault.quarantined"
    assert partners.get_dossier(session, partner).partner.id == partner
    assert assessments.get_assessment(session, assessment).id == assessment
    with pytest.raises(NotAllowedError):
        printing.write_draft(session, assessment, tmp_path / "draft.pdf")
    assert not (tmp_path / "draft.pdf").exists()
    assert session.vault.head() == head
    session.vault.read_only = ""
    session.journal.write()
    assert {one.subject for one in session.vault.entries(head[0] + 1)} >= {partner, assessment}


@pytest.mark.parametrize("role", list(Role))
def test_a_missing_permission_is_kept_for_every_role(make_session: MakeSession, role: Role) -> None:
    officer = make_session(role, "X. Roe")
    for permission in Permission:
        if permission in officer.officer.permissions:
            continue

        def refused(permission: Permission = permission) -> None:
            with pytest.raises(NotAllowedError) as raised:
                officer.require(permission)
            assert raised.value.code == "not_allowed"

        kept = added(officer, refused)
        assert [(one.kind, one.body["act"]) for one in kept] == [
            ("action.refused", permission.value)
        ]


def test_a_decision_on_ones_own_file_is_refused_and_kept(
    session: Session, make_session: MakeSession, tmp_path: Path
) -> None:
    make_session(Role.SECOND_READER, "L. Chen")
    own = make_session(Role.ASSESSOR, "A. Martin")
    out = packets.submit(own, fill(own, tmp_path), tmp_path / "packet.pdf")
    with pytest.raises(NotAllowedError):
        approvals.decide(
            own,
            out,
            outcome=Outcome.APPROVE,
            reasons="Fine",
            marking="(U)",
            out=tmp_path / "signed.pdf",
        )
    assert own.vault.entries_of("action.refused")[-1].body["act"] == "decide"


def test_a_packet_that_was_changed_is_refused_and_kept(session: Session, tmp_path: Path) -> None:
    out = packets.submit(session, fill(session, tmp_path), tmp_path / "packet.pdf")
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(data)
    kept = added(session, lambda: approvals.open_packet(session, altered))
    assert [one.kind for one in kept] == ["packet.refused"]
    assert kept[0].body["file_name"] == "altered.pdf"
    assert kept[0].body["problems"]
    assert added(session, lambda: verification.verify_in(session, altered)) == []


def test_what_was_never_there_is_not_noted(session: Session) -> None:
    def unknown() -> None:
        with pytest.raises(BadInputError):
            partners.get_dossier(session, "P-9999")

    assert added(session, unknown) == []
