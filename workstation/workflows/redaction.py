"""Copies of a packet with parts blacked out, for whoever may not read all of it.

A redacted copy is made anew from what is left of the record, so that nothing of what was taken out
is in the file; it is read back to be sure. It has a number, a recipient and codes as every copy
has, and says on each page what it is. It bears no signature and is never accepted as a packet.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from workstation import resource, words
from workstation.documents.packet_copy import CopyFacts
from workstation.documents.packet_record import Record
from workstation.documents.redacted import ReasonLine
from workstation.documents.redaction import DecisionText, absent_names, without_persons
from workstation.domain.distribution import Recipient, lines_of
from workstation.domain.error import BadInputError, UsageError
from workstation.domain.marking_register import LEVELS
from workstation.domain.officer import Permission
from workstation.domain.redaction import (
    CHANGES,
    DECISION,
    EVIDENCE,
    NEW_FACTS,
    OVERRIDES,
    PARTNER,
    PERSON,
    PRIOR_RECORD,
    RAISED,
    SHORTEST_NAME,
    Profile,
    Redaction,
)
from workstation.domain.text import Language
from workstation.outside import door
from workstation.vault.files import read_limited
from workstation.workflows import fields, packet_content, printed_copies, printing
from workstation.workflows.printed_copies import MadeCopy
from workstation.workflows.printing import Printable
from workstation.workflows.redacted_reader import REDACTED, RedactedCopy
from workstation.workflows.session import Session

MOST: Final = 500
_MOST_BYTES: Final = 1 << 20
_LISTS: Final = {"field": "place", "person": "name"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part may be blacked out."""

    id: str
    short: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a packet that can be blacked out, with the start of what it says."""

    id: str
    title: str
    marking: str
    text: str


def reasons(language: Language) -> tuple[Reason, ...]:
    """The reasons that may be given."""
    return tuple(
        Reason(each["id"], each["short"][language], each["text"][language]) for each in _reasons()
    )


def places(printable: Printable) -> tuple[Place, ...]:
    """What of a packet can be blacked out: its answers, its decisions, the partner, Annex A."""
    record = printable.record
    language: Language = record["language"]
    methodology = packet_content.methodology_of_record(record)
    found = []
    for answer in record["assessment"]["answers"]:
        question = methodology.questions.get(answer["question"])
        title = question.text.in_language(language) if question else ""
        found.append(Place(answer["question"], title, answer["marking"], answer["text"]))
    found += [
        Place(f"{DECISION}{each.authority}", each.officer_name, each.marking, each.reasons)
        for each in printable.verdict.decisions
    ]
    partner = record["partner"]
    found.append(Place(PARTNER, partner["name"], partner.get("marking", ""), ""))
    if record["prior_record"]:
        found.append(Place(PRIOR_RECORD, str(len(record["prior_record"])), "", ""))
    return (*found, *_other_parts(record, language))


def _other_parts(record: Record, language: Language) -> Iterator[Place]:
    """What a packet has besides: evidence, versions, warnings passed over, new facts."""
    said = record["assessment"]
    for place, entries, key in (
        (EVIDENCE, said["evidence"], "annex.evidence"),
        (CHANGES, record["changes"], "annex.changes"),
        (OVERRIDES, said.get("overrides", ()), "overrides"),
    ):
        if entries:
            yield Place(place, words.label(f"doc.{key}", language), "", "")
    if said.get("new_facts"):
        title = words.label("doc.new_facts", language, id=said["follows"])
        yield Place(NEW_FACTS, title, said["new_facts_marking"], said["new_facts"])
    if said.get("raised_reason"):
        level = LEVELS[said["raised_level"]].words.in_language(language)
        title = words.label("doc.raised", language, level=level)
        yield Place(RAISED, title, said["raised_marking"], said["raised_reason"])


def read_profile(path: Path) -> tuple[Redaction, ...]:
    """What a TOML file asks to black out.

    Each ``[[field]]`` has ``place`` and ``reason``, each ``[[person]]`` ``name`` and ``reason``.

    Raises:
        BadInputError: ``redaction.unreadable`` or ``redaction.form``.
    """
    try:
        data = read_limited(path, _MOST_BYTES)
        if data is None:
            raise BadInputError("redaction.unreadable", file=str(path))
        said = tomllib.loads(data.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as problem:
        raise BadInputError("redaction.unreadable", file=str(path)) from problem
    found: list[Redaction] = []
    for kind, key in _LISTS.items():
        listed = said.get(kind, [])
        for each in listed if isinstance(listed, list) else [{}]:
            if not isinstance(each, dict) or set(each) != {key, "reason"}:
                raise BadInputError("redaction.form", file=str(path), place=f"[[{kind}]]")
            value, reason = str(each[key]), str(each["reason"])
            found.append(
                Redaction(PERSON, reason, value) if kind == "person" else Redaction(value, reason)
            )
    return tuple(found)


def make_copy(
    session: Session,
    printable: Printable,
    recipient: Recipient,
    redactions: Sequence[Redaction],
    *,
    names_may_be_absent: bool = False,
) -> MadeCopy:
    """One numbered, redacted copy; nothing is written until it is noted as printed.

    Args:
        session: who prints.
        printable: from ``printing.open_to_print``.
        recipient: who gets it.
        redactions: what is blacked out.
        names_may_be_absent: the names are those of a profile for many packets; else a name that
            stands nowhere is refused, for it may be mistyped.

    Raises:
        UsageError: ``redaction.none``.
        BadInputError: ``redaction.place``, ``redaction.reason``, ``redaction.name`` or
            ``redaction.absent``.
        CheckFailedError: ``redaction.leaks``: a text that was blacked out stands elsewhere too.
    """
    session.require(Permission.READ)
    kept = _checked(printable, redactions)
    record = printable.record
    language: Language = record["language"]
    known = {each.id: each for each in reasons(language)}
    named = Recipient(fields.line(recipient.name, "name"), fields.line(recipient.office, "office"))
    lapsed, now = printed_copies.lapsed_facts(session.vault, record)
    facts = CopyFacts(
        copy=printable.first,
        copies=printable.first,
        printed_at=session.now_utc(),
        printed_by=session.officer.name,
        sha256=printable.verdict.sha256,
        distribution=lines_of(printable.first, [named]),
        lapsed=lapsed,
        stands_at=now,
    )
    facts = replace(facts, letters=printed_copies.letters_of(session.vault, record, facts))
    profile = Profile(kept, {each.id: each.short for each in known.values()})
    decisions = _decisions(printable)
    if not names_may_be_absent:
        _require_names(profile, record, decisions, facts)
    counted = Counter(each.reason for each in kept)
    given = RedactedCopy(
        record=record,
        decisions=decisions,
        profile=profile,
        facts=replace(facts, printed_by=without_persons(facts.printed_by, profile)),
        reasons=tuple(
            ReasonLine(known[each].short, known[each].text, count)
            for each, count in sorted(counted.items())
        ),
    )
    answer = door.run(REDACTED, b"", given)
    body = printed_copies.body_of(
        {**record, "banner": answer.banner}, facts, answer.copy.data, answer.copy.pages,
        redactions=len(kept),
        redacted=[{"place": each.place, "reason": each.reason} for each in kept],
    )  # fmt: skip
    return MadeCopy(answer.copy.data, body)


def write_copy(
    session: Session,
    source: Path | str,
    out: Path,
    redactions: Sequence[Redaction],
    *,
    recipient: Recipient | None = None,
    names_may_be_absent: bool = False,
    force: bool = False,
) -> MadeCopy:
    """Write one redacted copy of a signed file, or of the latest packet of an assessment.

    Raises:
        as :func:`make_copy`, and as ``printing.write_copy``.
    """
    from workstation.vault.files import check_target

    session.require(Permission.READ)
    check_target(out, force=force)
    printable = printing.open_to_print(session, printing.bytes_of(session, source)[0])
    made = make_copy(
        session, printable, recipient or Recipient(), redactions,
        names_may_be_absent=names_may_be_absent,
    )  # fmt: skip
    printing.write_copy(session, made, out)
    return made


def _checked(printable: Printable, redactions: Sequence[Redaction]) -> tuple[Redaction, ...]:
    if not redactions:
        raise UsageError("redaction.none")
    known, allowed = {each.id for each in places(printable)}, {each["id"] for each in _reasons()}
    for each in redactions:
        if each.reason not in allowed:
            raise BadInputError(
                "redaction.reason", place=each.reason, known=", ".join(sorted(allowed))
            )
        if each.place == PERSON:
            if len(each.name.strip()) < SHORTEST_NAME:
                raise BadInputError("redaction.name", place=each.name, least=SHORTEST_NAME)
        elif each.place not in known:
            raise BadInputError("redaction.place", place=each.place)
    if len(redactions) > MOST:
        raise BadInputError("redaction.too_many", most=MOST)
    return tuple(dict.fromkeys(redactions))


def _require_names(
    profile: Profile, record: Record, decisions: Sequence[DecisionText], facts: CopyFacts
) -> None:
    """Refuse a name that is found nowhere: whom it means may stand there otherwise spelled."""
    beside = [facts.printed_by, facts.recipient.words, *(asdict(each) for each in decisions)]
    found = absent_names(profile, [record, *beside])
    if found:
        raise BadInputError("redaction.absent", place=", ".join(found))


def _decisions(printable: Printable) -> tuple[DecisionText, ...]:
    return tuple(
        DecisionText(
            each.authority,
            each.outcome.value,
            each.officer_name,
            each.at_utc,
            each.reasons,
            each.marking,
            tuple(one.text for one in each.conditions),
        )
        for each in printable.verdict.decisions
    )


@cache
def _reasons() -> tuple[dict[str, Any], ...]:
    text = (resource.root() / "redactions.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["reason"])
