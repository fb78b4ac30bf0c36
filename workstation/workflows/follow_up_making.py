"""What a release makes to be followed up: conditions, measures, assurances, the person."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from workstation.domain.after import ASSURANCE_DAYS, OUTCOME_DAYS, FollowUp, Release
from workstation.domain.assessment import EvidenceKind
from workstation.domain.measure import measure_rows
from workstation.records import circle, ids, kinds, registers
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.drafting import title_of
from workstation.workflows.release_checklist import CONDITION, Approved
from workstation.workflows.session import Session


def of_release(
    session: Session, file: Approved, release: Release, confirmed: Collection[str]
) -> tuple[FollowUp, ...]:
    """Everything that somebody must look after once it was sent, with numbers of its own.

    Args:
        session: the release officer's.
        file: what was approved.
        release: when it was sent.
        confirmed: conditions that were met already stand as done.
    """
    partner = circle.head(session.vault, file.assessment.partner)
    new = FollowUp("", file.assessment.id, partner, "", "", "")
    found = [
        *_conditions(new, file, release, confirmed),
        *_measures(new, file),
        *_assurances(session, new, file, release),
        _outcome(new, file, release),
    ]
    at = session.clock()
    first = ids.last_number(session.vault, ids.FOLLOW_UP, at) + 1
    return tuple(
        replace(one, id=ids.write_id(ids.FOLLOW_UP, at, number), title=_line(one.title))
        for number, one in enumerate(found, first)
    )


def entry(item: FollowUp) -> NewEntry:
    """The entry that saves a follow-up."""
    return NewEntry(kinds.FOLLOW_UP_SAVED, item.id, body_of(item))


def _conditions(
    new: FollowUp, file: Approved, release: Release, confirmed: Collection[str]
) -> Iterator[FollowUp]:
    for number, (condition, marking) in enumerate(file.conditions, 1):
        met = f"{CONDITION}{number}" in confirmed
        yield replace(
            new,
            kind="condition",
            title=condition.text,
            due=condition.due or release.on,
            marking=marking,
            done_on=release.on if met else "",
            result="done" if met else "",
        )


def _measures(new: FollowUp, file: Approved) -> Iterator[FollowUp]:
    marking = file.given("measures").marking or new.marking
    for row in measure_rows(file.desk.methodology, file.assessment):
        if row.get("check_due"):
            yield replace(
                new,
                kind="measure",
                title=row.get("description", ""),
                due=row["check_due"],
                marking=marking,
            )


def _assurances(
    session: Session, new: FollowUp, file: Approved, release: Release
) -> Iterator[FollowUp]:
    """Each assurance of the register that the file cites: was it kept this time?"""
    cited = {one.reference for one in file.assessment.evidence if one.kind is EvidenceKind.RECORD}
    for reference in sorted(cited):
        held = registers.find_assurance(session.vault, reference)
        if held is not None:
            yield replace(
                new,
                kind="assurance",
                title=held.text,
                due=held.check_due or _later(release.on, ASSURANCE_DAYS),
                marking=held.marking,
                subject=held.id,
            )


def _outcome(new: FollowUp, file: Approved, release: Release) -> FollowUp:
    """What became of the person: somebody always asks."""
    title, marking = title_of(file.desk.methodology, file.assessment)
    due = _later(release.on, OUTCOME_DAYS)
    return replace(new, kind="outcome", title=title, due=due, marking=marking or new.marking)


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _line(text: str) -> str:
    return " ".join(text.split())[: fields.LONGEST_LINE]
