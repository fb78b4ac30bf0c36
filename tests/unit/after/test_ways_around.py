"""Ways around a decision after it was taken, or by way of the partner's record."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import OFFICER, MakeSession, TickingClock
from tests.unit.after.conftest import CASE, EXCHANGE, PARTNER, RECORDS, Sit
from tests.unit.after.test_releasing import release
from tests.unit.workflows import kinds_stage as stage
from workstation.domain.assessment import Assessment, AssessmentKind, State
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.officer import Role
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.records import kinds
from workstation.workflows import (
    arrangements,
    assessments,
    drafting,
    follow_ups,
    merging,
    partners,
    registers,
    reopening,
    standing,
    triage,
)
from workstation.workflows.session import Session


def test_what_was_sent_is_no_draft_again(author: Session) -> None:
    """D: nobody makes a draft of a released file, withdraws it and files the exchange anew."""
    made = release(author, confirmed=("condition:1", "x" * 10_000, "\u202e")).follow_ups
    (entry,) = author.vault.entries_of(kinds.RELEASE_RECORDED, CASE)
    assert entry.body["confirmed"] == ["caveat", "characterization", "condition:1"]
    with pytest.raises(NotAllowedError) as caught:
        drafting.reopen_baseline(author, CASE, "Something new")
    assert caught.value.code == "assessment.released"
    assert assessments.get_state(author, CASE) is State.APPROVED
    outcome = next(each for each in made if each.kind == "outcome")
    with pytest.raises(BadInputError) as early:
        follow_ups.done(author, outcome.id, on="2026-11-16", note="Seen well.", marking="(U)")
    assert early.value.code == "follow_up.before_release"


def test_the_newest_file_of_an_exchange_is_what_stands(author: Session) -> None:
    """D, G-11: nothing leaves on an approval while the same exchange is assessed again."""
    newer = assessments.new_assessment(author, PARTNER, exchange=EXCHANGE)
    with pytest.raises(CheckFailedError) as caught:
        release(author)
    assert caught.value.place == "followed"
    assessments.withdraw(author, newer.id, "It adds nothing.")
    release(author)


def test_a_restriction_after_the_approval_is_lifted_by_another(sit: Sit) -> None:
    """B-21: the author of an approved file does not open the way for its release."""
    session = sit(OFFICER)
    partners.restrict_partner(session, PARTNER, restriction="New reports", status="suspended")
    (held,) = arrangements.list_arrangements(session, PARTNER)
    lifted = replace(held, status=ArrangementStatus.ACTIVE, restriction="")
    with pytest.raises(NotAllowedError) as caught:
        arrangements.save_arrangement(session, lifted)
    assert caught.value.code == "arrangement.own_file"
    arrangements.save_arrangement(sit(RECORDS), lifted)
    release(sit(OFFICER))


def test_parting_lifts_no_restriction_from_a_file_of_ones_own(
    session: Session, make_session: MakeSession
) -> None:
    """B-21: what forbids stands under the other entry, and would go with it."""
    held, kept = stage.add_partner(session), stage.add_partner(session, "Watch")
    partners.restrict_partner(session, held.id, restriction="Reports", status="suspended")
    merging.merge(session, kept.id, held.id, "The same.")
    made = assessments.new_assessment(session, kept.id)
    with pytest.raises(NotAllowedError) as caught:
        merging.part(session, held.id, "They are two.")
    assert caught.value.data["assessment"] == made.id
    assessments.withdraw(session, made.id, "Begun in error.")
    with pytest.raises(NotAllowedError):
        merging.part(session, held.id, "They are two.")
    merging.part(make_session(Role.RECORDS, RECORDS), held.id, "They are two.")


def test_nobody_withdraws_a_file_to_lift_what_stops_it_and_begins_anew(
    session: Session, clock: TickingClock
) -> None:
    """B-21: a file that was withdrawn is not yet forgotten when a restriction is lifted."""
    partner = stage.add_partner(session).id
    partners.restrict_partner(session, partner, restriction="Reports", status="suspended")
    (held,) = arrangements.list_arrangements(session, partner)
    lifted = replace(held, status=ArrangementStatus.ACTIVE, restriction="")
    made = assessments.new_assessment(session, partner)
    assessments.withdraw(session, made.id, "It is stopped.")
    with pytest.raises(NotAllowedError) as caught:
        arrangements.save_arrangement(session, lifted)
    assert (caught.value.code, caught.value.data["assessment"]) == (
        "arrangement.own_file", made.id,
    )  # fmt: skip
    clock.advance(days=366)
    assert arrangements.save_arrangement(session, lifted).status is ArrangementStatus.ACTIVE


def test_a_closed_triage_is_not_begun_anew_beside_it(session: Session) -> None:
    """C 0, D: not closed again and again until nobody reads it; new facts open a linked file."""
    partner = stage.add_partner(session).id
    drawn: dict[bool, Assessment] = {}
    while len(drawn) < 2:
        made = stage.triage(session, partner)
        drawn.setdefault(triage.close(session, made.id).sampled, made)
    with pytest.raises(NotAllowedError) as caught:
        reopening.reopen(session, drawn[True].id, "A name became known.", "(S)")
    assert caught.value.code == "reopening.waits"
    first = drawn[False]
    for kind in (AssessmentKind.TRIAGE, AssessmentKind.CASE):
        with pytest.raises(NotAllowedError) as caught:
            assessments.new_assessment(session, partner, exchange=first.exchange, kind=kind)
        assert caught.value.code == "refiling.triage_closed"
        assert caught.value.data["assessment"] == first.id
    again = reopening.reopen(session, first.id, "A name became known.", "(S)")
    assert (again.follows, again.exchange, again.kind) == (
        first.id, first.exchange, AssessmentKind.TRIAGE,
    )  # fmt: skip
    assert again.answers["0.2"].value == "no"
    assert "0.8" not in again.answers, "the reason is given anew"
    assert triage.go_on(session, again.id).kind is AssessmentKind.CASE


@pytest.mark.parametrize("way", ["by hand", "ended first", "added first"])
def test_no_second_arrangement_lifts_the_first(session: Session, tmp_path: Path, way: str) -> None:
    """B-21: one that allows is added, and the one that forbids ends and makes way for it."""
    partner = stage.add_partner(session).id
    partners.restrict_partner(session, partner, restriction="Reports", status="suspended")
    (held,) = arrangements.list_arrangements(session, partner)
    made = assessments.new_assessment(session, partner)
    if way == "by hand":
        new = Arrangement("", partner, "New", ArrangementStatus.ACTIVE)
        arrangements.save_arrangement(session, new)
        with pytest.raises(NotAllowedError) as caught:
            arrangements.save_arrangement(
                session, replace(held, status=ArrangementStatus.TERMINATED)
            )
        assert caught.value.code == "arrangement.own_file"
    else:
        lines = [f"{held.id},{partner},{held.title},terminated,Reports", f",{partner},New,active,"]
        ordered = lines if way == "ended first" else reversed(lines)
        rows = tmp_path / "rows.csv"
        rows.write_text("\n".join(("id,partner,title,status,restriction", *ordered)) + "\n")
        report = registers.import_register(session, "arrangement", rows)
        assert [each.code for each in report.problems] == ["import.problem.arrangement.own_file"]
    assert drafting.circumstances_of(session, made).arrangement_status in {
        "suspended",
        "terminated",
    }


def test_a_standing_assessment_of_others_is_no_base(session: Session) -> None:
    """C-bis: neither of a partner that was merged for a while, nor of a country moved to."""
    own, other = stage.add_partner(session), stage.add_partner(session, "Watch", "FRA")
    base = stage.standing_of(session, other.id)
    merging.merge(session, own.id, other.id, "The same.")
    kind = AssessmentKind.ABBREVIATED
    made = assessments.new_assessment(session, own.id, kind=kind, standing=base)
    assert standing.standing_fact(session, made) == "yes"
    merging.part(session, other.id, "They are two.")
    assert standing.standing_fact(session, made) == "no"

    country = stage.standing_of(session, country="DNK")
    moved = replace(own, country="DNK")
    partners.save_partner(session, moved)
    made = assessments.new_assessment(session, own.id, kind=kind, standing=country)
    assert standing.standing_fact(session, made) == "yes"
    partners.save_partner(session, own)
    assert standing.standing_fact(session, made) == "no"


def _suspended(session: Session, clock: TickingClock) -> tuple[str, Arrangement]:
    """A partner that was suspended yesterday, and by what."""
    partner = stage.add_partner(session).id
    partners.restrict_partner(session, partner, restriction="Reports", status="suspended")
    (held,) = arrangements.list_arrangements(session, partner)
    clock.advance(days=1)
    return partner, held


def test_who_lifts_a_restriction_begins_no_file_until_another_confirms_it(
    session: Session, make_session: MakeSession, clock: TickingClock
) -> None:
    """B-21, C-bis section 7: nobody opens the way first and begins the file afterwards."""
    partner, held = _suspended(session, clock)
    lifted = replace(held, status=ArrangementStatus.ACTIVE, restriction="")
    arrangements.save_arrangement(session, replace(held, status=ArrangementStatus.TERMINATED))
    arrangements.save_arrangement(session, lifted)
    arrangements.save_arrangement(session, replace(lifted, title="Renewed"))
    for kind in (AssessmentKind.CASE, AssessmentKind.TRIAGE, AssessmentKind.USE):
        with pytest.raises(NotAllowedError) as caught:
            assessments.new_assessment(session, partner, kind=kind)
        assert caught.value.code == "arrangement.own_loosening"
        assert caught.value.data["subject"] == held.id
    other = make_session(Role.RECORDS, RECORDS)
    arrangements.save_arrangement(other, replace(lifted, title="Confirmed"))
    session = make_session(Role.ASSESSOR, OFFICER)
    assert assessments.new_assessment(session, partner).partner == partner

    alone = stage.add_partner(session, "Watch").id
    partners.restrict_partner(session, alone, restriction="Reports", restricts=("use",))
    (held,) = arrangements.list_arrangements(session, alone)
    narrowed = replace(held, restricts=("use", "request"))
    arrangements.save_arrangement(session, narrowed)
    assert assessments.new_assessment(session, alone).id, "what forbids more is no loosening"
    late = stage.add_partner(session, "Guard").id
    partners.restrict_partner(session, late, restriction="Reports", restricts=("use", "request"))
    (held,) = arrangements.list_arrangements(session, late)
    arrangements.save_arrangement(session, replace(held, restricts=("use",)))
    assert assessments.new_assessment(session, late).id, "what they entered that day was an error"
    late = stage.add_partner(session, "Coast Guard").id
    partners.restrict_partner(session, late, restriction="Reports", restricts=("use", "request"))
    (held,) = arrangements.list_arrangements(session, late)
    clock.advance(days=1)
    arrangements.save_arrangement(session, replace(held, status=ArrangementStatus.SUSPENDED))
    arrangements.save_arrangement(session, replace(held, restricts=("use",)))
    with pytest.raises(NotAllowedError):
        assessments.new_assessment(session, late)
    clock.advance(days=366)
    assert assessments.new_assessment(session, late).id


def _begin_refused(session: Session, partner: str) -> str:
    with pytest.raises(NotAllowedError) as caught:
        assessments.new_assessment(session, partner)
    return caught.value.code


def test_who_parts_entries_begins_no_file_on_the_freed_one_until_another_confirms_it(
    session: Session, make_session: MakeSession, clock: TickingClock
) -> None:
    """B-21: what forbade stands under the other entry; by parting, the way is opened."""
    held, freed = stage.add_partner(session), stage.add_partner(session, "Watch")
    partners.restrict_partner(session, held.id, restriction="Reports", status="suspended")
    merging.merge(session, held.id, freed.id, "The same.")
    merging.part(session, freed.id, "Merged in error.")
    assert assessments.new_assessment(session, freed.id).id, "an error of the same day is mended"

    other = make_session(Role.RECORDS, RECORDS)
    freed = stage.add_partner(other, "Guard")
    merging.merge(other, held.id, freed.id, "The same.")
    session = make_session(Role.ASSESSOR, OFFICER)
    clock.advance(days=1)
    merging.part(session, freed.id, "They are two.")
    assert _begin_refused(session, freed.id) == "merge.own_parting"
    assert assessments.new_assessment(session, held.id).id, "nothing was opened for this one"
    partners.save_partner(make_session(Role.RECORDS, RECORDS), replace(freed, note="Two."))
    session = make_session(Role.ASSESSOR, OFFICER)
    assert assessments.new_assessment(session, freed.id).partner == freed.id


def test_a_file_of_arrangements_opens_no_way_either(
    session: Session, clock: TickingClock, tmp_path: Path
) -> None:
    """B-21: what a row of a file allows was allowed by whoever took the file in."""
    partner, held = _suspended(session, clock)
    rows = tmp_path / "rows.csv"
    rows.write_text(f"id,partner,title,status\n{held.id},{partner},{held.title},active\n")
    assert registers.import_register(session, "arrangement", rows).updated == 1
    assert _begin_refused(session, partner) == "arrangement.own_loosening"


def test_forbidding_again_for_a_moment_mends_no_loosening(
    session: Session, clock: TickingClock
) -> None:
    """B-21: allowed, forbidden and allowed again is still what the one before had forbidden."""
    partner = stage.add_partner(session).id
    partners.restrict_partner(session, partner, restriction="Reports", status="suspended")
    (held,) = arrangements.list_arrangements(session, partner)
    lifted = replace(held, status=ArrangementStatus.ACTIVE)
    clock.advance(days=1)
    for state in (lifted, held, lifted):
        arrangements.save_arrangement(session, state)
    assert _begin_refused(session, partner) == "arrangement.own_loosening"
    arrangements.save_arrangement(session, held)
    assert assessments.new_assessment(session, partner).id, "it is forbidden as it was"
