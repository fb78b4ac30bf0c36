"""Nothing leaves past a hard stop, and what leaves is recorded once, with all that follows."""

from typing import Any

import pytest

from tests.conftest import OFFICER
from tests.unit.after.conftest import ASSURANCE, CASE, COMMITTEE, EXCHANGE, PARTNER, RECORDS, Sit
from workstation.domain.assessment import EvidenceKind
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.partner import Act
from workstation.records import kinds, packets
from workstation.vault.store import NewEntry
from workstation.workflows import (
    assessments,
    exchanges,
    follow_ups,
    partners,
    releasing,
    vault_checks,
)
from workstation.workflows.session import Session


def release(session: Session, **more: Any) -> releasing.Released:
    given: dict[str, Any] = {
        "on": "2026-11-17", "message": "Message 114", "caveat_on_message": True,
        "characterization_attached": True, "confirmed": ("condition:1",), "marking": "(U)", **more,
    }  # fmt: skip
    return releasing.record_release(session, CASE, **given)


def test_what_is_not_confirmed_stays(author: Session) -> None:
    """B-4, B-7, D: no caveat, no characterization, an unmet condition: nothing is recorded."""
    session = author
    head = session.vault.head()
    refused: list[tuple[dict[str, Any], str, str]] = [
        ({"characterization_attached": False}, "release.open", "characterization"),
        ({"caveat_on_message": False}, "release.open", "caveat"),
        ({"confirmed": ()}, "release.open", "condition:1"),
        ({"message_text": "Some other caveat."}, "release.other_caveat", "caveat"),
        ({"on": "2026-11-15"}, "release.day", "on"),
        ({"on": "2026-11-18"}, "release.day", "on"),
        ({"message": " "}, "field.required", "message"),
        ({"outcome": "not-sent"}, "field.required", "note"),
        ({"outcome": "perhaps"}, "field.unknown_choice", "outcome"),
    ]
    for given, code, place in refused:
        with pytest.raises((CheckFailedError, BadInputError)) as caught:
            release(session, **given)
        assert (caught.value.code, caught.value.place) == (code, place)
    assert session.vault.head() == head
    assert releasing.find_release(session, CASE) is None


def test_nobody_passes_a_hard_stop(sit: Sit) -> None:
    """C-bis, B-18: a partner suspended since the approval holds it, whoever asks."""
    session = sit(RECORDS)
    partners.restrict_partner(session, PARTNER, restriction="New reports", status="suspended")
    for name in (RECORDS, OFFICER):
        session = sit(name)
        first = releasing.checklist(session, CASE)[0]
        assert (first.key, first.state) == ("stop:arrangement", "holds")
        with pytest.raises(CheckFailedError) as caught:
            release(session)
        assert (caught.value.code, caught.value.place) == ("release.holds", "stop:arrangement")
        assert caught.value.data["rule"] == "B-18; B-22"
    done = release(session, outcome="not-sent", note="The partner is suspended.")
    assert (done.release.outcome, done.follow_ups) == ("not-sent", ())
    assert exchanges.list_exchanges(session, PARTNER) == []


def test_only_the_decided_packet_lets_it_go(author: Session) -> None:
    """B-24: a packet whose bytes changed after the signature releases nothing."""
    held = packets.find_latest(author.vault, CASE, author.vault.id)
    assert held is not None
    pdf = author.vault.get_attachment(held.sha256).replace(b"/Author", b"/AuthoR", 1)
    changed = author.vault.put_attachment(pdf, "application/pdf")
    body = {name: getattr(held, name) for name in held.__dataclass_fields__}
    body |= {"sha256": changed, "signatures": 9, "size_bytes": len(pdf)}
    author.record([NewEntry(kinds.PACKET_RECEIVED, changed, body)])
    first = releasing.checklist(author, CASE)[0]
    assert (first.key, first.state, first.rule) == ("signatures", "holds", "B-24")
    with pytest.raises(CheckFailedError):
        release(author)


def test_what_was_refused_by_pen_is_explained_first(author: Session) -> None:
    """D: an approval by signature does not outrun a refusal on paper that nobody looked at."""
    body = {
        "id": "WI-2026-001", "assessment": CASE, "code": "", "authority": "L3", "outcome": "deny",
        "version": assessments.get_assessment(author, CASE).version, "signed_by": "J. Doe",
        "signed_on": "2026-11-17", "reasons": "No measure holds.", "marking": "(S)",
        "conditions": [], "scan_sha256": "", "scan_name": "", "officer_name": "R. Bouchard",
    }  # fmt: skip
    author.record([NewEntry(kinds.WET_INK_ENTERED, CASE, body)])
    first = releasing.checklist(author, CASE)[0]
    assert (first.key, first.state) == ("on-paper:WI-2026-001", "holds")
    assert (first.marking, first.detail) == ("(S)", "No measure holds.")
    with pytest.raises(CheckFailedError) as caught:
        release(author)
    assert caught.value.code == "release.holds"
    said = {"id": "WI-2026-001", "assessment": CASE, "reason": "Met since.", "marking": "(U)"}
    author.record([NewEntry(kinds.WET_INK_EXPLAINED, CASE, said)])
    assert not any(each.key.startswith("on-paper") for each in releasing.checklist(author, CASE))


def test_who_decides_does_not_release(sit: Sit) -> None:
    """D: the release officer is the author or a records officer, never who decided."""
    session = sit(COMMITTEE)
    assert not releasing.may_release(session)
    with pytest.raises(NotAllowedError):
        release(session)


def test_a_release_is_one_record_of_everything(author: Session) -> None:
    """B-7, B-14, G-12: exchange, follow-ups and answers come with it, and it comes once."""
    caveat = assessments.get_assessment(author, CASE).answers["13.4"]
    done = release(author, message_text=f"From us. {caveat.text}\n  Yours,")
    held = exchanges.get_exchange(author, EXCHANGE)
    assert (held.on, held.act, held.assessment) == ("2026-11-17", Act.DISCLOSURE, CASE)
    assert (held.caveats, held.product) == (caveat.text, "Message 114")
    assert held.marking == caveat.marking  # higher than the (U) of the release itself
    made = follow_ups.list_follow_ups(author, assessment=CASE)
    assert sorted((one.kind, one.due, one.result) for one in made) == [
        ("assurance", "2026-12-17", ""),
        ("condition", "2026-11-17", "done"),
        ("condition", "2026-11-30", ""),
        ("measure", "2026-11-12", ""),
        ("outcome", "2027-02-15", ""),
    ]
    assert [one.subject for one in made if one.kind == "assurance"] == [ASSURANCE]
    found = assessments.get_assessment(author, CASE)
    assert [found.answers[q].value for q in ("14.1", "14.2", "14.3")] == [
        "yes", "2026-11-17", "yes",
    ]  # fmt: skip
    (shown,) = found.answers["14.3"].evidence
    cited = next(one for one in found.evidence if one.id == shown)
    assert (cited.kind, cited.reference) == (EvidenceKind.RECORD, EXCHANGE)
    assert done.release == releasing.find_release(author, CASE)
    with pytest.raises(NotAllowedError) as caught:
        release(author)
    assert caught.value.code == "release.recorded"
    assert vault_checks.check_rebuild(author).ok
