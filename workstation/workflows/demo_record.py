"""Entering the demonstration's partners and their prior record, in the order of time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from workstation.domain.partner import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
    PartnerKind,
)
from workstation.workflows import partners, registers
from workstation.workflows.demo_data import StoryClock, Teller, load
from workstation.workflows.session import Session

Event = tuple[date, Callable[[Session], None]]
MAIN = "gdss"
CEO_MARK = "(S//CEO)"


def add_partners(session: Session, teller: Teller) -> None:
    """Enter the partners; their ids are kept under their keys."""
    for item in load("partners")["partner"]:
        made = partners.add_partner(
            session,
            name=teller.text(item["name"]),
            country=item["country"],
            kind=PartnerKind(item["kind"]),
            unit=teller.text(item.get("unit")),
            short_name=item["short_name"],
            aliases=tuple(item.get("aliases", ())),
            mandate=tuple(item.get("mandate", ())),
            marking=item["marking"],
        )
        teller.ids[item["key"]] = made.id


def events(teller: Teller) -> list[Event]:
    """Everything that is to be entered, oldest first."""
    data, record = load("partners"), load("record")
    found = [*_main_record(record, teller)]
    for item in data["partner"]:
        if "status" in item:
            found += _plain_record(item, data["words"], teller)
    found += _country_sheets(data, teller)
    return sorted(found, key=lambda event: event[0])


def enter(session: Session, due: list[Event], clock: StoryClock, until: date) -> None:
    """Enter what happened up to a day, and take it off the list."""
    while due and due[0][0] <= until:
        on, act = due.pop(0)
        clock.move_to(on)
        act(session)


def _main_record(record: Mapping[str, Any], teller: Teller) -> Iterator[Event]:
    makers: dict[str, Callable[[Mapping[str, Any], Teller], Iterator[Event]]] = {
        "arrangement": _arrangement,
        "agreement": _agreement,
        "assurance": _assurance,
        "exchange": _exchange,
        "incident": _incident,
        "source": _source,
    }
    for name, make in makers.items():
        for item in record[name]:
            yield from make(item, teller)


def _arrangement(item: Mapping[str, Any], teller: Teller) -> Iterator[Event]:
    on = teller.day(item["on"])

    def act(session: Session) -> None:
        known = teller.ids.get(item["key"], "")
        base = (
            registers.get_arrangement(session, known)
            if known
            else Arrangement(
                id="",
                partner=teller.ids[MAIN],
                title=teller.text(item["title"]),
                status=ArrangementStatus.ACTIVE,
                authority=teller.text(load("partners")["words"]["authority"]),
                minister_approved=on.isoformat(),
                foreign_affairs_consulted=(on - timedelta(days=13)).isoformat(),
                scope=teller.text(item["scope"]),
                mistreatment_clause=True,
                since=on.isoformat(),
                review_due=teller.text("{2026-12-01}"),
            )
        )
        changed = replace(
            base,
            status=ArrangementStatus(item["status"]),
            restriction=teller.text(item.get("restriction")),
            restricts=tuple(item.get("restricts", ())),
            marking=item["marking"],
        )
        saved = registers.save_arrangement(session, changed, on=on.isoformat())
        teller.ids[item["key"]] = saved.id

    yield on, act


def _agreement(item: Mapping[str, Any], teller: Teller) -> Iterator[Event]:
    texts = ("title", "purpose", "scale", "we_provide", "they_provide", "review_due", "note")

    def act(session: Session) -> None:
        registers.save_agreement(
            session,
            Agreement(
                id="",
                partner=teller.ids[MAIN],
                kind=AgreementKind(item["kind"]),
                status=AgreementStatus(item["status"]),
                signed=teller.text(item["signed"]),
                parties=teller.texts(item["parties"]),
                marking=item["marking"],
                **{name: teller.text(item.get(name)) for name in texts},
            ),
        )

    yield teller.day(item["entered"]), act


def _assurance(item: Mapping[str, Any], teller: Teller) -> Iterator[Event]:
    made: dict[str, str] = {}
    topics = {
        "custody": {"en": "Treatment in custody", "fr": "Traitement en détention"},
        "consular": {"en": "Consular access", "fr": "Accès consulaire"},
        "onward": {"en": "Onward transfer", "fr": "Transfert à un tiers"},
    }

    def give(session: Session) -> None:
        made["id"] = registers.add_assurance(
            session,
            partner=teller.ids[MAIN],
            on=teller.text(item["on"]),
            text=teller.own_text(item),
            marking=item.get("marking", CEO_MARK),
            topic=teller.text(topics[item["topic"]]),
            given_by=teller.text(item.get("given_by")),
            check_due=teller.text(item.get("check_due")),
            expires=teller.text(item.get("expires")),
        ).id
        if "key" in item:
            teller.ids[item["key"]] = made["id"]

    yield teller.day(item["on"]), give
    if "check" in item:
        check = item["check"]

        def look(session: Session) -> None:
            registers.check_assurance(
                session,
                made["id"],
                on=teller.text(check["on"]),
                result=check["result"],
                summary=teller.own_text(check),
                marking=item.get("marking", CEO_MARK),
                next_check=teller.text(check.get("next")),
            )

        yield teller.day(check["on"]), look


def _exchange(item: Mapping[str, Any], teller: Teller) -> Iterator[Event]:
    def act(session: Session) -> None:
        registers.add_exchange(
            session,
            partner=teller.ids[MAIN],
            on=teller.text(item["on"]),
            act=item["act"],
            summary=teller.own_text(item),
            marking=item.get("marking", CEO_MARK),
            outcome=teller.text(item.get("outcome")),
            product_kind=item["product_kind"],
        )

    yield teller.day(item["on"]), act


def _incident(item: Mapping[str, Any], teller: Teller) -> Iterator[Event]:
    # An incident is entered when its source is: a day after, so that the source has an id.
    def act(session: Session) -> None:
        registers.add_incident(
            session,
            partner=teller.ids[MAIN],
            on=teller.text(item["on"]),
            summary=teller.own_text(item),
            marking=CEO_MARK,
            place=item.get("place", ""),
            status=item["status"],
            sources=(teller.ids[item["source"]],),
            open=not item.get("closed", False),
        )

    source = next(one for one in load("record")["source"] if one["key"] == item["source"])
    yield teller.day(source["on"]) + timedelta(days=1), act


def _source(item: Mapping[str, Any], teller: Teller) -> Iterator[Event]:
    def act(session: Session) -> None:
        made = registers.add_source(
            session,
            partner="" if item.get("country_only") else teller.ids[MAIN],
            country="XNV" if item.get("country_only") else "",
            title=teller.own_text(item),
            publisher=item.get("publisher", ""),
            on=teller.text(item["on"]),
            marking=item["marking"],
            grade=item["grade"],
            kind=item["kind"],
            max_age_months=item.get("max_age", 12),
        )
        teller.ids[item["key"]] = made.id

    yield teller.day(item["on"]), act


def _country_sheets(data: Mapping[str, Any], teller: Teller) -> Iterator[Event]:
    """A fresh country sheet for every other country, and one that is soon out of date."""
    words = data["words"]
    countries = dict.fromkeys(item["country"] for item in data["partner"])
    for number, code in enumerate(code for code in countries if code not in {"", "XNV"}):
        on = teller.day("{2026-05-04}") - timedelta(days=40 * (number % 4))
        if code == "XVM":
            on = teller.day("{2025-12-09}")

        def act(session: Session, code: str = code, on: date = on) -> None:
            name = partners.country_name(code, teller.language)
            registers.add_source(
                session,
                country=code,
                title=f"{teller.text(words['sheet'])}, {name}",
                publisher=teller.text(words["publisher"]),
                on=on.isoformat(),
                marking="(C)",
                grade="B2",
                kind="country-sheet",
            )

        yield on, act


def _plain_record(
    item: Mapping[str, Any], words: Mapping[str, Any], teller: Teller
) -> Iterator[Event]:
    """A partner of the second row: arrangement, one exchange, assurances and their checks."""
    since, last = teller.day(item["since"]), teller.day(item["last_exchange"])

    def arrange(session: Session) -> None:
        registers.save_arrangement(
            session,
            Arrangement(
                id="",
                partner=teller.ids[item["key"]],
                title=teller.text(words["arrangement"]),
                status=ArrangementStatus(item["status"]),
                authority=teller.text(words["authority"]),
                minister_approved=since.isoformat(),
                foreign_affairs_consulted=(since - timedelta(days=20)).isoformat(),
                scope=teller.text(words["scope"]),
                mistreatment_clause=True,
                restriction=teller.text(item.get("restriction")),
                restricts=tuple(item.get("restricts", ())),
                since=since.isoformat(),
                review_due=teller.text(item["review_due"]),
                marking="(U)",
            ),
        )

    def pass_on(session: Session) -> None:
        registers.add_exchange(
            session,
            partner=teller.ids[item["key"]],
            on=last.isoformat(),
            act=item["act"],
            summary=teller.text(item["exchange"]),
            marking="(C)",
        )

    yield since, arrange
    yield last, pass_on
    yield from _assurances(item, words, teller, last)


def _assurances(
    item: Mapping[str, Any], words: Mapping[str, Any], teller: Teller, last: date
) -> Iterator[Event]:
    results = [name for name in ("kept", "broken", "unknown") for _ in range(item.get(name, 0))]
    for number, result in enumerate(results):
        given = last - timedelta(days=90 * (len(results) - number))
        newest = number == len(results) - 1
        made: dict[str, str] = {}

        def give(session: Session, given: date = given, made: dict[str, str] = made) -> None:
            made["id"] = registers.add_assurance(
                session,
                partner=teller.ids[item["key"]],
                on=given.isoformat(),
                text=teller.text(words["assurance"]),
                marking="(C)",
            ).id

        def look(
            session: Session,
            given: date = given,
            result: str = result,
            newest: bool = newest,
            made: dict[str, str] = made,
        ) -> None:
            registers.check_assurance(
                session,
                made["id"],
                on=(given + timedelta(days=60)).isoformat(),
                result=result,
                summary=teller.text(words[result]),
                marking="(C)",
                next_check=teller.text(item.get("check_due")) if newest else "",
            )

        yield given, give
        yield given + timedelta(days=60), look
