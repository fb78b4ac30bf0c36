"""Rows that entries about partners and their registers put into the tables."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from workstation.domain.dates import refresh_due
from workstation.domain.partner import (
    Agreement,
    Arrangement,
    ArrangementStatus,
    Assurance,
    AssuranceCheck,
    Exchange,
    Incident,
    Partner,
    Source,
    TimelineEntry,
)
from workstation.records.codec import body_of, json_text, value_of
from workstation.records.folding import fold
from workstation.vault.rows import Change, Put, Remove
from workstation.vault.store import Entry

STATUS_RANK: Mapping[ArrangementStatus, int] = {
    ArrangementStatus.NONE: 0,
    ArrangementStatus.TERMINATED: 1,
    ArrangementStatus.DORMANT: 2,
    ArrangementStatus.ACTIVE: 3,
    ArrangementStatus.RESTRICTED: 4,
    ArrangementStatus.SUSPENDED: 5,
}
"""The arrangement with the highest rank says where a partner stands: caution before use."""


def search_entry(kind: str, subject: str, place: str = "") -> int:
    """The key of a text in the search index: the same for the same subject in every vault."""
    digest = sha256("\0".join((kind, subject, place)).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def searchable(
    kind: str, subject: str, *, partner: str, marking: str, title: str, body: str, place: str = ""
) -> Put:
    """A text that search finds."""
    return Put(
        "search_text",
        {
            "entry": search_entry(kind, subject, place),
            "kind": kind,
            "id": subject,
            "place": place,
            "partner": partner,
            "marking": marking,
            "title": title,
            "body": body,
        },
    )


def timeline_row(line: TimelineEntry, revision: int = 0) -> Put:
    """A line of a partner's record; with revision 0 a later entry takes its place."""
    return Put(
        "timeline",
        {
            "kind": line.kind,
            "subject": line.subject,
            "revision": revision,
            "partner": line.partner,
            "on_date": line.on,
            "summary": line.summary,
            "marking": line.marking,
            "result": line.result,
            "detail": line.detail,
            "seq": line.seq,
        },
    )


def partner_rows(entry: Entry) -> Iterator[Change]:
    """``partner.saved``."""
    partner = value_of(Partner, entry.body)
    names = (partner.name, partner.unit, partner.short_name, *partner.aliases)
    yield Put(
        "partner",
        {
            "id": partner.id,
            "name": partner.name,
            "kind": partner.kind.value,
            "country": partner.country,
            "unit": partner.unit,
            "short_name": partner.short_name,
            "aliases": json_text(partner.aliases),
            "mandate": json_text(partner.mandate),
            "marking": partner.marking,
            "note": partner.note,
            "parent": partner.parent,
            "sort_key": fold(partner.name, partner.unit),
            "fold": fold(*names, partner.country, partner.id),
        },
    )
    yield searchable(
        "partner", partner.id, partner=partner.id, marking=partner.marking,
        title=" — ".join(filter(None, (partner.name, partner.unit))),
        body=" · ".join(filter(None, (*names[2:], partner.id, partner.note))),
    )  # fmt: skip


def arrangement_rows(entry: Entry) -> Iterator[Change]:
    """``arrangement.saved``: each saving is its own line of the record."""
    item = value_of(Arrangement, entry.body)
    yield Put(
        "arrangement",
        {
            "id": item.id,
            "partner": item.partner,
            "title": item.title,
            "status": item.status.value,
            "status_rank": STATUS_RANK[item.status],
            "authority": item.authority,
            "minister_approved": item.minister_approved,
            "foreign_affairs_consulted": item.foreign_affairs_consulted,
            "scope": item.scope,
            "mistreatment_clause": int(item.mistreatment_clause),
            "restriction": item.restriction,
            "restricts": json_text(item.restricts),
            "since": item.since,
            "review_due": item.review_due,
            "marking": item.marking,
            "conditions": item.conditions,
        },
    )
    line = TimelineEntry(
        item.partner, str(entry.body.get("on") or entry.at_utc[:10]), entry.seq, "arrangement",
        item.id, item.title, item.marking, item.status.value, item.restriction,
    )  # fmt: skip
    yield timeline_row(line, revision=entry.seq)
    yield searchable(
        "arrangement", item.id, partner=item.partner, marking=item.marking, title=item.title,
        body=" · ".join(filter(None, (
            item.scope, item.restriction, item.conditions, item.authority,
        ))),
    )  # fmt: skip


def agreement_rows(entry: Entry) -> Iterator[Change]:
    """``agreement.saved``; it stands in the record under the day on which it was signed."""
    item = value_of(Agreement, entry.body)
    yield Put("agreement", {**body_of(item), "parties": json_text(item.parties)})
    yield timeline_row(
        TimelineEntry(
            item.partner, item.signed or entry.at_utc[:10], entry.seq, "agreement", item.id,
            item.title, item.marking, item.status.value, item.kind.value,
        )
    )  # fmt: skip
    yield searchable(
        "agreement", item.id, partner=item.partner, marking=item.marking, title=item.title,
        body=" · ".join(filter(None, (
            item.id, item.purpose, item.scale, *item.parties, item.we_provide, item.they_provide,
            item.note,
        ))),
    )  # fmt: skip


def exchange_rows(entry: Entry) -> Iterator[Change]:
    """``exchange.saved``."""
    item = value_of(Exchange, entry.body)
    yield Put(
        "exchange",
        {
            "id": item.id,
            "partner": item.partner,
            "on_date": item.on,
            "act": item.act.value,
            "summary": item.summary,
            "marking": item.marking,
            "product": item.product,
            "caveats": item.caveats,
            "outcome": item.outcome,
            "assessment": item.assessment,
            "product_kind": item.product_kind,
            "originator": item.originator,
            "consent": item.consent,
            "consent_on": item.consent_on,
            "agreement": item.agreement,
        },
    )
    yield timeline_row(
        TimelineEntry(
            item.partner, item.on, entry.seq, "exchange", item.id, item.summary, item.marking,
            item.outcome, item.act.value,
        )
    )  # fmt: skip
    yield searchable(
        "exchange", item.id, partner=item.partner, marking=item.marking, title=item.summary,
        body=" · ".join(filter(None, (
            item.id, item.product, item.caveats, item.originator, item.consent,
        ))),
    )  # fmt: skip


def assurance_rows(entry: Entry) -> Iterator[Change]:
    """``assurance.saved``."""
    item = value_of(Assurance, entry.body)
    yield Put(
        "assurance",
        {
            "id": item.id,
            "partner": item.partner,
            "on_date": item.on,
            "text": item.text,
            "marking": item.marking,
            "topic": item.topic,
            "form": item.form,
            "given_by": item.given_by,
            "expires": item.expires,
            "check_due": item.check_due,
            "proof": item.proof,
        },
    )
    yield timeline_row(
        TimelineEntry(
            item.partner, item.on, entry.seq, "assurance", item.id, item.text, item.marking,
            "", item.topic,
        )
    )  # fmt: skip
    yield searchable(
        "assurance", item.id, partner=item.partner, marking=item.marking, title=item.text,
        body=" · ".join(filter(None, (item.id, item.topic, item.given_by))),
    )  # fmt: skip


def assurance_check_rows(entry: Entry) -> Iterator[Change]:
    """``assurance-check.saved``."""
    item = value_of(AssuranceCheck, entry.body)
    yield Put(
        "assurance_check",
        {
            "id": item.id,
            "assurance": item.assurance,
            "partner": item.partner,
            "on_date": item.on,
            "result": item.result.value,
            "summary": item.summary,
            "marking": item.marking,
            "evidence": json_text(item.evidence) if item.evidence else "",
        },
    )
    yield timeline_row(
        TimelineEntry(
            item.partner, item.on, entry.seq, "assurance-check", item.id, item.summary,
            item.marking, item.result.value, item.assurance,
        )
    )  # fmt: skip
    yield searchable(
        "assurance-check", item.id, partner=item.partner, marking=item.marking,
        title=item.summary, body=f"{item.id} · {item.assurance}",
    )  # fmt: skip


def incident_rows(entry: Entry) -> Iterator[Change]:
    """``incident.saved``."""
    item = value_of(Incident, entry.body)
    yield Put(
        "incident",
        {
            "id": item.id,
            "partner": item.partner,
            "on_date": item.on,
            "summary": item.summary,
            "marking": item.marking,
            "kind": item.kind,
            "place": item.place,
            "status": item.status,
            "sources": json_text(item.sources),
            "open": int(item.open),
            "unit": item.unit,
        },
    )
    yield timeline_row(
        TimelineEntry(
            item.partner, item.on, entry.seq, "incident", item.id, item.summary, item.marking,
            item.status, "open" if item.open else "closed",
        )
    )  # fmt: skip
    yield searchable(
        "incident", item.id, partner=item.partner, marking=item.marking, title=item.summary,
        body=" · ".join(filter(None, (item.id, item.kind, item.place, item.unit))),
    )  # fmt: skip


def source_rows(entry: Entry) -> Iterator[Change]:
    """``source.saved``; it stands in a partner's record when it is about that partner."""
    item = value_of(Source, entry.body)
    yield Put(
        "source",
        {
            "id": item.id,
            "partner": item.partner,
            "country": item.country,
            "title": item.title,
            "publisher": item.publisher,
            "on_date": item.on,
            "marking": item.marking,
            "grade": item.grade,
            "kind": item.kind,
            "sha256": item.sha256,
            "summary": item.summary,
            "refresh_due": refresh_due(item.on, item.max_age_months),
            "max_age_months": item.max_age_months,
            "file_name": item.file_name,
            "media_type": item.media_type,
        },
    )
    if item.partner:
        line = TimelineEntry(
            item.partner, item.on, entry.seq, "source", item.id, item.title, item.marking,
            "", item.grade,
        )  # fmt: skip
        yield timeline_row(line)
    yield searchable(
        "source", item.id, partner=item.partner, marking=item.marking, title=item.title,
        body=" · ".join(filter(None, (
            item.id, item.publisher, item.summary, item.file_name,
        ))),
    )  # fmt: skip


def indicator_rows(entry: Entry) -> Iterator[Change]:
    """``indicators.imported``."""
    dataset = str(entry.body["dataset"])
    for dropped in entry.body.get("dropped", ()):
        for year in dropped["years"]:
            key = {"country": dropped["country"], "code": dropped["code"], "year": year}
            yield Remove("indicator", {"dataset": dataset, **key})
    for series in entry.body["series"]:
        yield from _series_rows(dataset, series)


def _series_rows(dataset: str, series: Mapping[str, Any]) -> Iterator[Change]:
    columns = zip(series["years"], series["values"], series["statuses"], strict=True)
    for year, value, status in columns:
        yield Put(
            "indicator",
            {
                "country": series["country"],
                "dataset": dataset,
                "code": series["code"],
                "year": year,
                "value": value,
                "status": status,
            },
        )
