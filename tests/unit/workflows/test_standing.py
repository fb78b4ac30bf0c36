"""Standing assessments: at most twelve months, or until a trigger; what starts from one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.conftest import TickingClock
from tests.unit.workflows.kinds_stage import (
    MARK,
    add_partner,
    answer_all,
    approve,
    standing_of,
)
from workstation.domain.assessment import Answer, AssessmentKind
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.domain.register import DueKind
from workstation.domain.standing_base import last_day
from workstation.workflows import (
    arrangements,
    assessments,
    incidents,
    packets,
    registers,
    standing,
)
from workstation.workflows.dossier import get_dossier
from workstation.workflows.due import due
from workstation.workflows.lookup import today_of
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

MadeAfter = Callable[[Session, str], str]
EXPIRY = DueKind.STANDING_EXPIRY


def test_a_standing_assessment_has_no_exchange_and_no_individual(session: Session) -> None:
    """Domain C-bis, Validity: of a partner or a country, before any exchange."""
    made = assessments.new_assessment(
        session, add_partner(session).id, kind=AssessmentKind.STANDING
    )
    asked = {s.section for s in assessments.check(session, made.id).sections
             if s.status != "not-needed"}  # fmt: skip
    assert made.exchange == ""
    assert asked.isdisjoint({"0", "1", "2", "3", "9"})
    assert {"4", "5", "6", "7", "8"} <= asked


def test_of_a_country_the_entity_is_not_asked(session: Session) -> None:
    made = assessments.new_assessment(session, "", kind=AssessmentKind.STANDING, country="Norway")
    asked = {s.section for s in assessments.check(session, made.id).sections
             if s.status != "not-needed"}  # fmt: skip
    assert (made.partner, made.country) == ("", "NOR")
    assert "4" in asked
    assert asked.isdisjoint({"5", "6", "7"})


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"country": "NOR", "with_partner": True}, "kind.one_subject"),
        ({"country": ""}, "kind.one_subject"),
        ({"country": "Atlantis"}, "field.country_unknown"),
        ({"country": "NOR", "exchange": "EX-2026-0001"}, "kind.exchange"),
        ({"country": "NOR", "standing": "MRA-2026-0001"}, "kind.no_base"),
        ({"country": "NOR", "methodology": "acmfea-2019", "kind": "case"}, "kind.needs_partner"),
        ({"country": "NOR", "methodology": "uk-osja"}, "kind.not_offered"),
    ],
)
def test_what_does_not_fit_its_kind_is_refused(
    session: Session, given: dict[str, str], code: str
) -> None:
    """Nothing is begun about nobody, or about two."""
    values = dict(given)
    partner = add_partner(session).id if values.pop("with_partner", False) else ""
    kind = AssessmentKind(values.pop("kind", "standing"))
    with pytest.raises(BadInputError) as refused:
        assessments.new_assessment(session, partner, kind=kind, **values)
    assert refused.value.code == code


def test_one_is_worked_on_at_a_time(session: Session) -> None:
    partner = add_partner(session).id
    assessments.new_assessment(session, partner, kind=AssessmentKind.STANDING)
    with pytest.raises(NotAllowedError, match=r"standing\.open"):
        assessments.new_assessment(session, partner, kind=AssessmentKind.STANDING)


@pytest.mark.parametrize(
    ("said", "until"),
    [("", "2027-11-16"), ("2027-03-01", "2027-03-01"), ("2029-01-01", "2027-11-16")],
)
def test_the_author_may_shorten_and_never_lengthen(session: Session, said: str, until: str) -> None:
    """Domain C-bis, Validity: 12 months at most."""
    made = assessments.new_assessment(
        session, add_partner(session).id, kind=AssessmentKind.STANDING
    )
    answers = {"13.8": Answer("13.8", said)} if said else {}
    m = get_methodology(made.methodology)
    assert last_day(m, replace(made, answers=answers), today_of(session)) == until


def test_it_is_valid_through_its_last_day(session: Session, clock: TickingClock) -> None:
    """Domain C-bis, Validity: past twelve months it is valid no more."""
    made = standing_of(session, add_partner(session).id)
    assert standing.of_assessment(session, made).valid
    clock.advance(days=365)
    assert standing.of_assessment(session, made).until == "2027-11-16"
    assert standing.of_assessment(session, made).valid
    clock.advance(days=1)
    found = standing.of_assessment(session, made)
    assert (found.valid, found.lapsed_by, found.since) == (False, "expired", "2027-11-16")


def _incident(session: Session, partner: str) -> str:
    return incidents.add_incident(
        session, partner=partner, on="2025-01-01", summary="A prisoner was beaten.", marking=MARK
    ).id


def _broken(session: Session, partner: str) -> str:
    given = registers.add_assurance(
        session, partner=partner, on="2026-01-01", text="No transfer.", marking=MARK
    )
    return registers.check_assurance(
        session, given.id, on="2026-10-01", result="broken", summary="Transferred.",
        marking=MARK,
    ).id  # fmt: skip


def _restricted(session: Session, partner: str) -> str:
    arrangement = Arrangement(
        "", partner, "Arrangement", ArrangementStatus.RESTRICTED, marking=MARK,
        restriction="No personal information.",
    )  # fmt: skip
    return arrangements.save_arrangement(session, arrangement).id


def _sheet(session: Session, partner: str) -> str:
    return registers.add_source(
        session, title="Norway 2026", on="2026-11-01", marking="(U)", country="NOR",
        kind="country-sheet", summary="The emergency law is in force.",
    ).id  # fmt: skip


@pytest.mark.parametrize(
    ("change", "reason", "ends_country"),
    [
        (_incident, "incident", True),
        (_broken, "assurance", True),
        (_restricted, "arrangement", False),
        (_sheet, "country-sheet", True),
    ],
)
def test_the_record_ends_it(
    session: Session, change: MadeAfter, reason: str, ends_country: bool
) -> None:
    """Domain C-bis, Validity: a trigger of the record ends it, and validity says which."""
    partner = add_partner(session).id
    before = standing_of(session, partner)
    of_country = standing_of(session, country="NOR")
    elsewhere = standing_of(session, country="SWE")
    subject = change(session, partner)
    found = standing.of_assessment(session, before)
    assert (found.valid, found.lapsed_by, found.subject) == (False, reason, subject)
    assert found.since == "2026-11-16"
    assert standing.of_assessment(session, of_country).valid is not ends_country
    assert standing.of_assessment(session, elsewhere).valid


@pytest.mark.parametrize("change", [_incident, _broken, _restricted, _sheet])
def test_what_the_approval_knew_does_not_end_it(session: Session, change: MadeAfter) -> None:
    """Only what was recorded since the approval is a trigger."""
    partner = add_partner(session).id
    change(session, partner)
    assert standing.of_assessment(session, standing_of(session, partner)).valid


def test_a_sheet_that_says_the_same_does_not_end_it(session: Session) -> None:
    """A new country sheet ends it by what it says, not by being recorded twice."""
    partner = add_partner(session).id
    _sheet(session, partner)
    made = standing_of(session, partner)
    _sheet(session, partner)
    assert standing.of_assessment(session, made).valid


@pytest.mark.parametrize("trigger", standing.TRIGGERS)
def test_an_officer_records_what_ends_it(session: Session, trigger: str) -> None:
    """Domain C-bis, Validity: coup, new allegation, command change, law change."""
    made = standing_of(session, add_partner(session).id)
    standing.lapse(session, made, trigger, "The army took power.", MARK, "2026-11-10")
    found = standing.of_assessment(session, made)
    assert (found.valid, found.lapsed_by, found.since) == (False, trigger, "2026-11-10")
    assert (found.text, found.marking) == ("The army took power.", MARK)
    with pytest.raises(NotAllowedError, match=r"standing\.not_in_force"):
        standing.lapse(session, made, trigger, "Again.", MARK)
    assert session.vault.check_rebuild().ok


def test_what_is_not_approved_cannot_lapse_or_be_relied_on(session: Session) -> None:
    partner = add_partner(session).id
    made = assessments.new_assessment(session, partner, kind=AssessmentKind.STANDING)
    assert standing.of_assessment(session, made.id).lapsed_by == "not-approved"
    with pytest.raises(NotAllowedError, match=r"standing\.not_in_force"):
        standing.lapse(session, made.id, "coup", "A coup.", MARK)
    with pytest.raises(NotAllowedError, match=r"standing\.none"):
        assessments.new_assessment(session, partner, kind=AssessmentKind.ABBREVIATED)
    with pytest.raises(NotAllowedError, match=r"standing\.ended\.not-approved"):
        assessments.new_assessment(
            session, partner, kind=AssessmentKind.ABBREVIATED, standing=made.id
        )


def test_the_partners_own_comes_before_its_countrys(session: Session) -> None:
    partner = add_partner(session).id
    country = standing_of(session, country="NOR")
    assert [line.assessment for line in standing.bases(session, partner)] == [country]
    own = standing_of(session, partner)
    assert [line.assessment for line in standing.bases(session, partner)] == [own, country]


def test_an_abbreviated_one_takes_over_what_it_does_not_ask(session: Session) -> None:
    """The carried answers count, cannot be changed, and are not asked again."""
    partner = add_partner(session).id
    base = standing_of(session, partner)
    made = assessments.new_assessment(session, partner, kind=AssessmentKind.ABBREVIATED)
    found = assessments.check(session, made.id)
    assert (made.standing, made.exchange[:3]) == (base, "EX-")
    assert made.answers["4.14"].value == "red"
    assert {"4", "5", "6", "7"}.isdisjoint(need.section for need in found.missing)
    assert found.facts["standing.valid"] == "yes"
    assert found.authority_required in {"L3", "L4", "L5"}  # the floor of a red country holds
    with pytest.raises(NotAllowedError) as refused:
        answer_all(session, made.id, {"4.14": "green"})
    assert refused.value.code == "kind.carried"


def test_from_a_country_the_entity_is_asked(session: Session) -> None:
    """The standing assessment of a country says nothing of the entity: that is asked."""
    partner = add_partner(session).id
    standing_of(session, country="NOR")
    made = assessments.new_assessment(session, partner, kind=AssessmentKind.ABBREVIATED)
    missing = {need.section for need in assessments.check(session, made.id).missing}
    assert made.country == "NOR"
    assert "5" in missing
    assert "4" not in missing


def test_when_it_lapsed_nothing_starts_from_it_or_is_signed_on_it(
    session: Session, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """B-22; domain C-bis, Validity: also when it lapsed while the abbreviated one was written."""
    partner = add_partner(session).id
    base = standing_of(session, partner)
    made = assessments.new_assessment(session, partner, kind=AssessmentKind.ABBREVIATED)
    incident = _incident(session, partner)
    with pytest.raises(NotAllowedError) as refused:
        assessments.new_assessment(session, partner, kind=AssessmentKind.ABBREVIATED, standing=base)
    assert (refused.value.code, refused.value.data["subject"]) == (
        "standing.ended.incident", incident,
    )  # fmt: skip
    found = assessments.check(session, made.id)
    assert found.facts["standing.valid"] == "no"
    assert "B-22-standing" in {s.stop.id for s in found.hard_stops if s.status == "blocks"}
    with pytest.raises(CheckFailedError, match=r"standing\.ended\.incident"):
        packets.submit(session, made.id, tmp_path_factory.mktemp("out") / "a.pdf")


def test_the_base_is_of_the_same_partner(session: Session) -> None:
    other = standing_of(session, add_partner(session, "Elsewhere", "SWE").id)
    partner = add_partner(session).id
    with pytest.raises(BadInputError, match=r"standing\.other_subject"):
        assessments.new_assessment(
            session, partner, kind=AssessmentKind.ABBREVIATED, standing=other
        )
    case = assessments.new_assessment(session, partner)
    approve(session, case.id)
    with pytest.raises(BadInputError, match=r"standing\.unknown"):
        assessments.new_assessment(
            session, partner, kind=AssessmentKind.ABBREVIATED, standing=case.id
        )


def test_a_use_begins_as_a_use_and_always_asks_section_nine(session: Session) -> None:
    """B-10: the act cannot be changed away, and section 9 is needed from the start."""
    made = assessments.new_assessment(session, add_partner(session).id, kind=AssessmentKind.USE)
    assert made.answers["0.1"].value == "use"
    assert made.answers["9.1"].value == "yes"
    assert "9" in {need.section for need in assessments.check(session, made.id).missing}
    with pytest.raises(NotAllowedError, match=r"kind\.act_is_use"):
        answer_all(session, made.id, {"0.1": "disclosure"})
    with pytest.raises(NotAllowedError, match=r"kind\.basis_is_tainted"):
        answer_all(session, made.id, {"9.1": "no"})
    case = assessments.new_assessment(session, made.partner)
    answer_all(session, case.id, {"0.1": "disclosure", "2.8": "no"})
    assert "9" not in {need.section for need in assessments.check(session, case.id).missing}


def test_it_is_due_in_its_last_month_until_it_is_renewed(
    session: Session, clock: TickingClock
) -> None:
    """Domain C-bis, Validity: Home and the dossier say so 30 days ahead, and no longer after."""
    partner = add_partner(session).id
    made = standing_of(session, partner, valid_until="2026-12-20")

    def owed() -> list[str]:
        of_partner = [x.subject for x in get_dossier(session, partner).due if x.kind is EXPIRY]
        found = [x.subject for x in due(session, horizon_days=120) if x.kind is EXPIRY]
        assert of_partner == found
        return found

    assert owed() == []
    clock.advance(days=5)
    assert owed() == [made]
    clock.advance(days=32)
    assert owed() == [made]  # late
    clock.advance(days=30)
    assert owed() == []
    again = standing_of(session, partner, valid_until="2027-02-01")
    assert owed() == [again]
    standing_of(session, partner, valid_until="2027-12-01")
    assert owed() == []


def test_one_that_lapsed_is_not_due(session: Session) -> None:
    partner = add_partner(session).id
    made = standing_of(session, partner, valid_until="2026-12-01")
    standing.lapse(session, made, "law-change", "A new law.", MARK)
    assert [x for x in due(session, horizon_days=120) if x.kind is EXPIRY] == []
