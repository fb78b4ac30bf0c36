"""The banner of an assessment, raised by its author with a reason (B-29, B-32)."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.workflows.filled import fill
from workstation import words
from workstation.documents import packet_record
from workstation.documents.packet_values import assessment_of, circumstances_of
from workstation.domain.assessment import Override
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError, UserError
from workstation.records import kinds
from workstation.workflows import (
    assessments,
    banner,
    history,
    packet_claims,
    packet_content,
    partners,
)
from workstation.workflows.session import Session

WHY = "Together the texts show which source reports on the centre."


def _draft(session: Session) -> str:
    partner = partners.add_partner(
        session, name="Border Guard", country="NOR", kind="border", marking="(C)"
    )
    return assessments.new_assessment(session, partner.id).id


def test_a_banner_is_raised_with_a_reason_and_taken_back(session: Session) -> None:
    """B-29, B-32: upward only; the reason is a portion like any other."""
    draft = _draft(session)
    before = banner.of_assessment(session, draft)
    assert (before.rolled_up.text, before.choices) == ("CONFIDENTIAL", ("S", "TS"))
    assert before.whole == before.rolled_up
    found = banner.raise_to(session, draft, "S", WHY, "(C//CEO)")
    assert found.text == "SECRET//CANADIAN EYES ONLY"
    after = banner.of_assessment(session, draft)
    assert (after.rolled_up.text, after.whole.text) == ("CONFIDENTIAL", found.text)
    assert (after.raised_reason, after.raised_level) == (WHY, "S")
    assert assessments.check(session, draft).banner == found
    entry = session.vault.entries_of(kinds.BANNER_RAISED, draft)[-1]
    assert entry.body["level"] == "S"
    assert entry.body["version"] == 1
    assert banner.take_back(session, draft).text == "CONFIDENTIAL"
    with pytest.raises(NotAllowedError, match=r"banner\.not_raised"):
        banner.take_back(session, draft)


@pytest.mark.parametrize(
    ("given", "error", "code"),
    [
        (("C", WHY, "(C)"), NotAllowedError, "banner.not_upward"),
        (("PC", WHY, "(C)"), NotAllowedError, "banner.not_upward"),
        (("U", WHY, "(U)"), NotAllowedError, "banner.not_upward"),
        (("SECRET", WHY, "(C)"), BadInputError, "banner.unknown_level"),
        (("S", " ", "(C)"), BadInputError, "field.required"),
        (("S", WHY, ""), BadInputError, "field.required"),
        (("S", WHY, "(C//SI//TK)"), BadInputError, "field.marking"),
    ],
)
def test_what_does_not_raise_is_refused(
    session: Session, given: tuple[str, str, str], error: type[UserError], code: str
) -> None:
    """B-29: never downward, never to another scale below, never without a marked reason."""
    draft = _draft(session)
    with pytest.raises(error) as caught:
        banner.raise_to(session, draft, *given)
    assert caught.value.code == code
    assert session.vault.entries_of(kinds.BANNER_RAISED, draft) == []
    if code == "field.marking":
        said = words.error(caught.value, "fr").message
        assert said.endswith("Colonne 9\u00a0: «\u00a0TK\u00a0» suit le mauvais séparateur.")


def test_a_closed_file_keeps_its_banner(session: Session) -> None:
    """B-29: a banner is raised before the signature, not after."""
    draft = _draft(session)
    assessments.withdraw(session, draft, reason="No longer needed", marking="(U)")
    with pytest.raises(NotAllowedError, match=r"assessment\.closed"):
        banner.raise_to(session, draft, "TS", WHY, "(C)")


def test_a_packet_holds_the_raise_and_every_machine_finds_it_again(
    session: Session, tmp_path: Path
) -> None:
    """B-32, B-24: raised level, kind and passed-over warnings are judged from the record alone."""
    made = fill(session, tmp_path)
    banner.raise_to(session, made, "TS", WHY, "(S//CEO)")
    assessment = assessments.get_assessment(session, made)
    content, found = packet_content.gather(
        session, assessment, language="fr", signed_at="2026-11-16T15:00:00Z"
    )
    record = packet_record.build(content)
    assert record["banner"] == "TRÈS SECRET//RÉSERVÉ AUX CANADIENS"
    assert record["renderer"] == "5"
    assert [each["what"] for each in record["changes"]] == ["Bannière relevée à TRÈS SECRET"]
    again = assessment_of(record)
    assert (again.raised_level, again.raised_reason) == ("TS", WHY)
    assert (again.kind, again.overrides) == (assessment.kind, assessment.overrides)
    assert circumstances_of(record) == replace(content.circumstances)
    assert packet_content.check_of(record, content.methodology).banner == found.banner
    packet_claims.check_claims(record, content.methodology)
    for forged in (
        replace(assessment, raised_level="C"),
        replace(assessment, raised_reason=" "),
        replace(assessment, raised_marking="(S"),
        replace(assessment, overrides=(Override("like_denied", "1.1", WHY, "(C)", "A", ""),)),
    ):
        with pytest.raises(CheckFailedError):
            packet_claims.check_claims(
                packet_record.build(replace(content, assessment=forged)), content.methodology
            )


def test_the_history_tells_the_levels_in_words(session: Session) -> None:
    """B-29: raised from nothing, raised higher, taken back."""
    draft = _draft(session)
    banner.raise_to(session, draft, "S", WHY, "(C)")
    banner.raise_to(session, draft, "TS", WHY, "(C)")
    last = session.vault.entries_of(kinds.BANNER_RAISED, draft)[-1]
    found = history.read_entry(session, last.seq, "fr").changes
    assert [(each.name, each.old, each.new) for each in found] == [
        ("Niveau", "Secret", "Très secret")
    ]
