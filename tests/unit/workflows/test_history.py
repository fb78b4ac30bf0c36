"""The history by officer, subject, kind, time and words, and what each entry changed."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import MakeSession, TickingClock
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Answer
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Permission, Role
from workstation.domain.partner import Partner
from workstation.records import kinds
from workstation.vault.store import Entry, NewEntry
from workstation.workflows import assessments, history, history_fields, partners
from workstation.workflows.history import HistoryFilter
from workstation.workflows.session import Session

KINDS = ("partner.saved", "record.viewed", "packet.printed", "officer.unlocked", "x.event")
OFFICERS = ("O-A-0001", "O-B-0002")


def everything(session: Session, wanted: HistoryFilter, limit: int) -> list[int]:
    """Every page, one after the other."""
    found: list[int] = []
    before = None
    while True:
        page = history.list_entries(session, wanted, before, limit)
        found += [line.seq for line in page.lines]
        assert len(page.lines) <= limit
        before = page.further
        if before is None:
            return found


def expected(session: Session, wanted: HistoryFilter, last: int) -> list[int]:
    """The same by looking at every entry."""

    def matches(entry: Entry) -> bool:
        text = wanted.text.casefold()
        return (
            wanted.officer in ("", entry.officer)
            and wanted.subject in ("", entry.subject)
            and (not wanted.kinds or entry.kind in wanted.kinds)
            and (not wanted.since or entry.at_utc >= f"{wanted.since}T00:00:00Z")
            and (not wanted.until or entry.at_utc <= f"{wanted.until}T23:59:59Z")
            and (not text or text in entry.subject.casefold() or text in str(entry.body))
        )

    return [one.seq for one in session.vault.entries(1, last) if matches(one)][::-1]


def filled_ledger(session: Session, clock: TickingClock, entries: int) -> int:
    chance = random.Random(11)
    for number in range(entries):
        if number % 97 == 0:
            clock.advance(days=chance.choice((1, 2, -1)))
        new = NewEntry(
            chance.choice(KINDS[1:]),
            f"S-{chance.randint(1, 12)}",
            {"note": chance.choice(("quiet", "louder", "zebra"))},
        )
        session.vault.append([new], officer=chance.choice(OFFICERS), at=clock())
    return session.vault.head()[0]


def test_every_filter_gives_what_looking_at_every_entry_gives(
    session: Session, clock: TickingClock
) -> None:
    last = filled_ledger(session, clock, 400)
    chance = random.Random(5)
    days = ("", "2026-11-15", "2026-11-17", "2026-11-18", "2026-11-20")
    # The look itself is noted once, above what was written before.
    history.list_entries(session)
    session.journal.is_deferred = True
    for _ in range(80):
        wanted = HistoryFilter(
            officer=chance.choice(("", *OFFICERS, "O-NOBODY")),
            subject=chance.choice(("", "", "S-3", "S-99")),
            kinds=chance.choice(((), (), ("record.viewed",), KINDS[1:3])),
            since=chance.choice(days),
            until=chance.choice(days),
            text=chance.choice(("", "", "zebra", "s-1", "nothing such")),
        )
        found = [seq for seq in everything(session, wanted, 37) if seq <= last]
        assert found == expected(session, wanted, last), wanted


def test_a_wrong_clock_hides_no_entry(session: Session, clock: TickingClock) -> None:
    """An entry that claims to be from 2036 stands between two of today."""
    a = partners.add_partner(session, name="A", country="NOR", kind="border").id
    clock.advance(days=3650)
    session.vault.append([NewEntry("x.event", "FUTURE", {})], officer="O-1", at=clock())
    clock.advance(days=-3650)
    b = partners.add_partner(session, name="B", country="NOR", kind="border").id
    today = history.list_entries(session, HistoryFilter(since="2026-11-16", until="2026-11-16"))
    assert {a, b} <= {line.subject for line in today.lines}
    later = history.list_entries(session, HistoryFilter(since="2036-01-01"))
    assert [line.subject for line in later.lines] == ["FUTURE"]


def test_a_rare_entry_far_down_is_found_a_bounded_step_at_a_time(session: Session) -> None:
    batch = [NewEntry("x.event", f"S-{number}", {}) for number in range(30_000)]
    session.record(batch)
    first = history.list_entries(session, HistoryFilter(text="vault.created", until="2026-11-16"))
    assert first.lines == ()
    assert first.further is not None
    made = everything(session, HistoryFilter(kinds=("vault.created",)), 10)
    assert made == [1]


@pytest.mark.parametrize("bad", ["16-11-2026", "yesterday", "2026-13-01", "2026-11-16T9"])
def test_a_day_that_is_none_is_refused(session: Session, bad: str) -> None:
    with pytest.raises(BadInputError) as raised:
        history.list_entries(session, HistoryFilter(since=bad))
    assert raised.value.code == "field.not_a_date"
    assert raised.value.place == "since"


def test_kinds_are_named_one_by_one_or_by_group(session: Session) -> None:
    assert "partner.saved" in history.kinds_named(["changes"])
    assert history.kinds_named(["views", "record.viewed"]) == history.GROUPS["views"]
    for group in (*history.GROUPS, history.CHANGES):
        assert history.kinds_of(group), group
    every = [
        kind for group in (*history.GROUPS, history.CHANGES) for kind in history.kinds_of(group)
    ]
    assert len(every) == len(set(every))
    with pytest.raises(BadInputError) as raised:
        history.kinds_named(["no.such"])
    assert raised.value.code == "history.unknown_kind"
    assert history.find_officer(session, "a. martin") == session.officer.id
    with pytest.raises(BadInputError):
        history.find_officer(session, "Nobody")


def test_a_change_says_old_and_new_in_both_languages(session: Session) -> None:
    partner = partners.add_partner(
        session, name="Directorate", country="NOR", kind="intelligence", aliases=["GDSS"]
    )
    changed = replace(partner, country="SWE", note="<b>moved</b>", aliases=("GDSS", "DGSE"))
    partners.save_partner(session, changed)
    seq = session.vault.entries_of("partner.saved")[-1].seq
    for language, country, was, became, name in (
        ("en", "Country", "Norway", "Sweden", "Other names"),
        ("fr", "Pays", "Norvège", "Suède", "Autres noms"),
    ):
        detail = history.read_entry(session, seq, language)
        found = {one.name: (one.old, one.new) for one in detail.changes}
        assert found[country] == (was, became)
        assert found["Note"] == ("", "<b>moved</b>")
        assert found[name] == ("GDSS", "GDSS, DGSE")
        assert len(found) == 3
        assert detail.before_seq < seq
        assert detail.markings == ("(U)",)


def test_what_was_taken_away_is_a_change(session: Session) -> None:
    partner = partners.add_partner(
        session, name="Directorate", country="NOR", kind="intelligence", note="Kept for now"
    )
    partners.save_partner(session, replace(partner, note=""))
    seq = session.vault.entries_of("partner.saved")[-1].seq
    detail = history.read_entry(session, seq)
    assert [(one.name, one.old, one.new) for one in detail.changes] == [
        ("Note", "Kept for now", "")
    ]


def test_an_answer_is_named_by_its_question(session: Session, tmp_path: Path) -> None:
    assessment = fill(session, tmp_path)
    changed = Answer("1.2", text="Another text", marking="(S//REL TO CAN, USA)")
    assessments.answer(session, assessment, changed)
    assessments.save_section(session, assessment, "1")
    entry = session.vault.entries_of(kinds.ASSESSMENT_SAVED, assessment)[-1]
    detail = history.read_entry(session, entry.seq, "en")
    assert detail.before_seq
    assert [one.path[-1] for one in detail.changes] == ["text", "evidence"]
    change = detail.changes[0]
    assert change.path == ("answers", "1.2", "text")
    assert change.name.startswith("1.2 ")
    assert (change.old[:10], change.new) == ("We propose", "Another text")
    first = history.read_entry(session, detail.before_seq, "en")
    assert any(one.path[:2] == ("answers", "1.1") for one in first.changes)


def test_sections_and_evidence_are_compared_with_their_own(
    session: Session, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    evidence = assessments.get_assessment(session, assessment).evidence[0]
    assessments.change_evidence(
        session, assessment, evidence.id, title="Another title", marking=evidence.marking
    )
    entry = session.vault.entries_of(kinds.EVIDENCE_ADDED, assessment)[-1]
    found = {one.path[-1]: one.new for one in history.read_entry(session, entry.seq).changes}
    assert found["title"] == "Another title"
    assert "sha256" not in found
    for saved in session.vault.entries_of(kinds.ASSESSMENT_SAVED, assessment):
        detail = history.read_entry(session, saved.seq)
        if detail.before_seq:
            before = next(session.vault.entries(detail.before_seq, detail.before_seq))
            assert before.body["section"] == saved.body["section"]


def test_the_difference_of_every_two_states_can_be_undone() -> None:
    """Old and new values put together give back either state."""
    chance = random.Random(3)
    texts = ("", "a", "b, c", "é", "=1+1")
    for _ in range(200):
        states = [
            {
                "name": chance.choice(texts),
                "flag": chance.choice((True, False)),
                "parts": [{"id": str(n), "text": chance.choice(texts)} for n in range(3)],
                "deep": {"at": {"year": chance.randint(1, 3)}},
                "names": chance.sample(("x", "y", "z"), chance.randint(0, 3)),
            }
            for _ in range(2)
        ]
        old, new = (history_fields.leaves(state) for state in states)
        found = history_fields.changes(states[0], states[1], "en")
        for change in found:
            assert old.get(change.path, "") != new.get(change.path, "")
        touched = {change.path for change in found}
        for path in set(old) | set(new):
            assert path in touched or old[path] == new[path]


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_what_in_the_history(make_session: MakeSession, role: Role) -> None:
    """Readers read; an administrator alone sees that entries are there; nobody else looks."""
    officer = make_session(role, "X. Roe")
    held = officer.officer.permissions
    if not held & {Permission.READ, Permission.ADMINISTER}:
        with pytest.raises(NotAllowedError):
            history.list_entries(officer)
        return
    seq = officer.vault.entries_of("officer.saved")[0].seq
    lines = history.list_entries(officer).lines
    detail = history.read_entry(officer, seq)
    whole = history.list_whole(officer)
    assert len(lines) >= seq
    assert detail.hash
    may_read = Permission.READ in held
    assert detail.may_read == bool(detail.changes) == bool(detail.body) == may_read
    assert all(bool(entry.body) == may_read for entry in whole)
    by_words = history.list_entries(officer, HistoryFilter(text="certificate_sha256")).lines
    assert bool(by_words) == may_read


def test_an_officer_who_left_sees_nothing(session: Session) -> None:
    session.officer = replace(session.officer, disabled=True)
    for look in (
        lambda: history.list_entries(session),
        lambda: history.read_entry(session, 1),
        lambda: history.list_whole(session),
        lambda: history.history_of(session, "P-0001"),
    ):
        with pytest.raises(NotAllowedError):
            look()


def test_everything_about_one_record(session: Session, make_session: MakeSession) -> None:
    partner = partners.add_partner(session, name="Directorate", country="NOR", kind="border")
    low = make_session(Role.L1, "B. Low")
    assert isinstance(partners.get_partner(low, partner.id), Partner)
    found = history.history_of(low, partner.id)
    assert [one.line.kind for one in found][-2:] == ["record.viewed", "partner.saved"]
    assert found[-2].line.officer_name == "B. Low"
    with pytest.raises(BadInputError) as raised:
        history.history_of(low, "P-9999")
    assert raised.value.code == "history.unknown_subject"
    with pytest.raises(BadInputError):
        history.read_entry(low, 10_000)
