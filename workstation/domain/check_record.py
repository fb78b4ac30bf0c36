"""Checks of what was answered against the record: incidents, sheets, earlier files, dates."""

from collections.abc import Iterator
from typing import Final

from workstation.domain.check_finding import Found, View
from workstation.domain.methodology import NO, UNABLE, YES

_SEVERE: Final = 4
"""Detention where ill-treatment is documented counts as severity 4 at least (C-bis)."""
_ACCEPTED: Final = "accepted"
_OPEN: Final = "open"


def low_with_open_incident(view: View) -> Iterator[Found]:
    """The baseline, or the unit, is called low while an incident of the like kind is open.

    ``words`` are the topics that are like; an incident about no topic may be about anything.
    """
    like = [
        each
        for each, state, _, topics in view.circumstances.incidents
        if state == _OPEN and (not topics or not view.words or {*topics.split()} & {*view.words})
    ]
    if not like:
        return
    named = ", ".join(like)
    lowest = view.m.levels[0].id if view.m.levels else ""
    if view.rated_at and view.facts.get("baseline.level") == lowest:
        yield Found(view.rated_at, named, (lowest,))
    unit = view.m.by_role.get("unit_rating")
    if unit and unit.choices and view.value("unit_rating") == unit.choices[0].id:
        yield Found(unit.id, named, variant="unit")


def below_country_sheet(view: View) -> Iterator[Found]:
    """Rated below what the newest approved assessment of the country came to (G-1, G-2)."""
    around = view.circumstances
    own, of_country = view.facts.get("baseline.level"), around.country_level
    rank, least = view.rank(own), view.rank(of_country)
    if view.rated_at and rank is not None and least is not None and rank < least:
        yield Found(view.rated_at, around.country_source, (str(own), of_country))
    question = view.m.by_role.get("country_rating")
    order = [choice.id for choice in question.choices] if question else []
    rated, least_rating = view.value("country_rating"), around.country_rating
    if rated not in order or least_rating not in order:
        return
    if order.index(str(rated)) < order.index(least_rating):
        place, levels = view.place("country_rating"), (str(rated), least_rating)
        yield Found(place, around.country_source, levels, variant="rating")


def divergent_from_past(view: View) -> Iterator[Found]:
    """Rated lower than every earlier file of the same country, or higher than all (G-1)."""
    past = [
        (assessment, partner, level)
        for assessment, partner, level in view.circumstances.past_levels
        if view.rank(level) is not None
    ]
    own = view.facts.get("baseline.level")
    rank = view.rank(own)
    if not past or rank is None or not view.rated_at:
        return
    ranks = [view.rank(level) or 0 for _, _, level in past]
    if min(ranks) <= rank <= max(ranks):
        return
    named = ", ".join(f"{assessment} ({partner})" for assessment, partner, _ in past[:3])
    others = dict.fromkeys(level for _, _, level in past)
    variant = "" if rank < min(ranks) else "above"
    yield Found(view.rated_at, named, (str(own), *others), variant=variant)


def severity_below_documented(view: View) -> Iterator[Found]:
    """Ill-treatment is documented, and the severity is below 4 (B-3, C-bis).

    Where a hard stop holds the answers against each other, only the record is left to say it.
    """
    severity, asked = view.facts.get("baseline.severity"), view.place("baseline.severity")
    if not asked or not isinstance(severity, int) or severity >= _SEVERE:
        return
    documented = [
        each
        for each, _, status, topics in view.circumstances.incidents
        if status == _ACCEPTED and {*topics.split()} & {*view.words}
    ]
    if documented:
        yield Found(asked, ", ".join(documented), substance=str(severity), variant="record")
    held = any(stop.question == asked for stop in view.m.hard_stops)
    if view.value("ill_treatment") == YES and not held:
        yield Found(asked, view.place("ill_treatment"), substance=str(severity))


def against_record(view: View) -> Iterator[Found]:
    """What is said of the partner, and its record says otherwise (domain section 6)."""
    broken, asked = view.circumstances.broken_assurances, view.place("record.broken")
    if broken and view.value("record.broken") == NO:
        yield Found(asked, str(broken))
    said, held = view.value("record.arrangement"), view.circumstances.arrangement_status
    if isinstance(said, str) and said and said not in (held, UNABLE):
        place = view.place("record.arrangement")
        yield Found(place, held, variant="arrangement", substance=said)


def measure_on_expired_assurance(view: View) -> Iterator[Found]:
    """A measure in place rests on an assurance past its date (G-15)."""
    for each in view.resting:
        if each.measure:
            named = each.material.subject or each.material.title
            detail = f"{named}, {each.material.since}" if each.material.since else named
            yield Found(each.question, detail, row=each.measure, answered=each.has_reason)


def cites_past_date(view: View) -> Iterator[Found]:
    """A source past its date is cited, and no question asks for the reason (G-8)."""
    for each in view.resting:
        if not each.measure and not each.reason_at:
            yield Found(each.question, each.material.subject or each.material.title)


def sheet_not_current(view: View) -> Iterator[Found]:
    """The answer calls the entity sheet current; the record's newest one is not (G-8)."""
    asked = view.place("entity_sheet")
    if asked and view.value("entity_sheet") == YES and view.facts.get("entity.sheet") == "stale":
        reason = view.assessment.answers.get(view.place("entity_sheet_justification"))
        yield Found(asked, answered=bool(reason and reason.text.strip()))


def standing_not_valid(view: View) -> Iterator[Found]:
    """The standing assessment that it starts from may be relied on no more (C-bis)."""
    if view.facts.get("standing.valid") == NO:
        yield Found(view.place("title") or view.rated_at, view.assessment.standing)


def like_denied(view: View) -> Iterator[Found]:
    """A like exchange was denied not long ago, and this file does not say so (ladder, Refused)."""
    denied = view.circumstances.denied_alike
    if denied and not view.assessment.follows:
        yield Found(view.place("title"), ", ".join(denied))
