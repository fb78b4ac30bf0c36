"""What we know: the part of a partner's record that bears on one question of an assessment."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from workstation.domain import ageing
from workstation.domain.ageing import Age
from workstation.domain.assessment import Answer, State
from workstation.domain.dataset import PRESET
from workstation.domain.error import BadInputError
from workstation.domain.methodology import Methodology, Question
from workstation.domain.officer import Permission
from workstation.domain.partner import Share, TimelineEntry
from workstation.domain.register import IndicatorValue
from workstation.domain.text import Language
from workstation.records import assessments, earlier, indicators, partners, registers
from workstation.records.circle import circle
from workstation.records.known import KnownLine, Wanted, list_known, list_there_before
from workstation.workflows import journal
from workstation.workflows.citing import citations
from workstation.workflows.drafting import question_of
from workstation.workflows.lookup import today_of
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

PAGE: Final = 20
MOST_CHANGED: Final = 100
"""More changes than this are counted as "at least"."""
_ASSURANCES: Final = frozenset({"assurance", "assurance-check"})
_ANY_OTHER: Final = "generic"
"""In a methodology: every dataset whose columns an office assigned itself."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """How the same question was answered in an earlier assessment of this partner."""

    assessment: str
    on: str
    state: State
    answer: Answer


@dataclass(frozen=True, slots=True)
class Known:
    """One page of what bears on a question.

    Attributes:
        entries: lines of the record, newest first.
        since: the day on which the last assessment was signed, "" when there was none.
        last: its id.
        changed: ledger numbers of the entries on this page that were recorded or changed since.
        renewed: those of them that were there before, and were changed.
        changes: how many bear on the question in all, at most ``MOST_CHANGED``.
        ages: by ledger number, how each entry that can be past its date stands towards it.
        earlier: earlier answers to the same question, newest first.
        share: assurances kept, where assurances bear on the question.
        indicators: the newest value of each indicator that bears on it.
        citations: by dataset, how it is cited.
        is_last: there is no further page.
    """

    entries: tuple[TimelineEntry, ...] = ()
    since: str = ""
    last: str = ""
    changed: frozenset[int] = frozenset()
    renewed: frozenset[int] = frozenset()
    changes: int = 0
    ages: dict[int, Age] = field(default_factory=dict)
    earlier: tuple[Earlier, ...] = ()
    share: Share | None = None
    indicators: tuple[IndicatorValue, ...] = ()
    citations: dict[str, str] = field(default_factory=dict)
    is_last: bool = True

    @property
    def marks(self) -> tuple[str, ...]:
        """The portion mark of everything that is shown."""
        answers = (each.answer.marking for each in self.earlier)
        found = (*(entry.marking for entry in self.entries), *answers)
        return tuple(dict.fromkeys(filter(None, found)))


def known(
    session: Session,
    assessment: str,
    question: str,
    *,
    changed_only: bool = False,
    before: tuple[str, int] | None = None,
    limit: int = PAGE,
    language: Language = "en",
) -> Known:
    """The part of the partner's record that bears on a question, newest first.

    The methodology says which: kinds of line, what incidents and assurances are about, kinds of
    source, indicators. What is about nothing that the methodology names is always shown.

    Args:
        session: who reads.
        assessment: the one that is written.
        question: of its methodology.
        changed_only: only what was recorded or changed since the last assessment was signed.
        before: day and ledger number of the last line of the page before.
        limit: most lines to give.
        language: of the citations.

    Raises:
        BadInputError: ``assessment.unknown`` or ``assessment.unknown_question``.
    """
    session.require(Permission.READ)
    row = assessments.find_row(session.vault, assessment)
    if row is None:
        raise BadInputError("assessment.unknown", place=assessment)
    vault = session.vault
    m = get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    asked = question_of(m, question)
    ids = circle(vault, str(row["partner"]))
    found = partners.find_partner(vault, ids[0])
    # A standing assessment of a country has no partner, and no assessment before it.
    last = earlier.find_last_signed(vault, ids, skipped=assessment) if found else None
    country = found.country if found else str(row["country"])
    wanted = _wanted(m, asked, ids, country, assessment)
    since = last.seq if last else 0
    # The last assessment is no news about itself.
    news = replace(wanted, skipped=(assessment, last.id)) if last else wanted
    if changed_only and last:
        lines = list_known(vault, news, limit=limit + 1, before=before, since=since)
    else:
        lines = list_known(vault, wanted, limit=limit + 1, before=before)
    page = lines[:limit]
    fresh = [
        line.entry
        for line in page
        if last and line.entry.seq > since and line.entry.subject != last.id
    ]
    values = _newest(session, country, asked.indicators)
    return Known(
        entries=tuple(line.entry for line in page),
        since=last.on if last else "",
        last=last.id if last else "",
        changed=frozenset(entry.seq for entry in fresh),
        renewed=list_there_before(vault, fresh, since),
        changes=len(list_known(vault, news, limit=MOST_CHANGED, since=since)) if last else 0,
        ages=_ages(page, today_of(session), m),
        earlier=_earlier(session, ids, assessment, m, question) if found and not before else (),
        share=registers.share_kept(vault, ids[0])
        if found and _ASSURANCES & {*asked.knows}
        else None,
        indicators=values,
        citations=citations(session, {each.dataset for each in values}, language),
        is_last=len(lines) <= limit,
    )


def _wanted(
    m: Methodology, asked: Question, ids: tuple[str, ...], country: str, assessment: str
) -> Wanted:
    return Wanted(
        partners=ids,
        country=country,
        kinds=asked.knows,
        sources=asked.sources,
        topics=tuple(topic for topic in m.topics if topic.id in asked.topics),
        all_topics=m.topics,
        skipped=(assessment,),
    )


def _ages(lines: Sequence[KnownLine], today: date, m: Methodology) -> dict[int, Age]:
    """How the sources, assurances, arrangements and agreements on a page stand today."""
    ages: dict[int, Age] = {}
    for line in lines:
        if line.entry.kind == "source":
            most = ageing.source_limit(line.about, line.most_months, m.sheet_max_age_months)
            ages[line.entry.seq] = ageing.age_of(line.entry.on, most, today)
        elif line.due:
            ages[line.entry.seq] = ageing.due_by(line.due, today)
    return ages


def _earlier(
    session: Session, ids: Sequence[str], assessment: str, m: Methodology, question: str
) -> tuple[Earlier, ...]:
    """The newest earlier answers to a question; that they were shown is noted."""
    found = tuple(
        Earlier(one.id, one.on, one.state, answer)
        for one, answer in earlier.list_earlier_answers(
            session.vault, ids, skipped=assessment, methodology=m.id, question=question
        )
    )
    for each in found:
        session.journal.viewed(journal.ASSESSMENT, each.assessment, question=question)
    return found


def _newest(session: Session, country: str, asked: Sequence[str]) -> tuple[IndicatorValue, ...]:
    """The newest published value of each indicator that the methodology names."""
    if not country or not asked:
        return ()
    newest: dict[tuple[str, str], IndicatorValue] = {}
    for value in indicators.list_indicators(session.vault, country):
        if value.number is not None and _is_asked(value, asked):
            newest[(value.dataset, value.code)] = value
    return tuple(newest.values())


def _is_asked(value: IndicatorValue, asked: Sequence[str]) -> bool:
    own = value.dataset not in PRESET and _ANY_OTHER in asked
    return own or value.dataset in asked or f"{value.dataset}:{value.code}" in asked
