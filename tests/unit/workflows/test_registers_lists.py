"""A register over all partners: each page is what a plain reading of every entry gives."""

import random
from collections.abc import Callable

import pytest

from workstation.domain.error import BadInputError
from workstation.domain.partner import (
    Act,
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
    Exchange,
    Incident,
    Source,
)
from workstation.domain.register import RegisterFilter, RegisterRow
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import partners, registers
from workstation.workflows.exchanges import exchange_entry
from workstation.workflows.session import Session

_DAYS = ("", "1958-05-12", "2019-12-31", "2020-01-01", "2020-02-05", "2020-02-17", "2026-11-16")


@pytest.fixture
def record(session: Session) -> Session:
    """Three partners, 90 exchanges and 40 arrangements, many on the same days."""
    chance = random.Random(7)
    for name, country in (("Alfa", "TUN"), ("Bravo", "TUN"), ("Charlie", "CAN")):
        partners.add_partner(session, name=name, country=country, kind="border")
    entries: list[NewEntry] = []
    for number in range(1, 91):
        item = Exchange(
            f"EX-2026-{number:04d}", f"P-000{chance.randint(1, 3)}", chance.choice(_DAYS[1:]),
            chance.choice(list(Act)), chance.choice(["Été heron", "water"]), "(S)", outcome="sent",
        )  # fmt: skip
        entries.append(exchange_entry(item))
    for number in range(1, 41):
        held = Arrangement(
            f"ARR-2026-{number:03d}", f"P-000{chance.randint(1, 3)}", f"Letters {number}",
            chance.choice(list(ArrangementStatus)), since=chance.choice(_DAYS),
            review_due=chance.choice(["", "2026-11-15", "2026-11-16"]),
        )  # fmt: skip
        entries.append(NewEntry(kinds.ARRANGEMENT_SAVED, held.id, body_of(held)))
    session.record(entries)
    moved = Exchange("EX-2026-0001", "P-0001", "2020-02-06", Act.USE, "moved", "(S)")
    session.record([exchange_entry(moved)])
    return session


def _all(session: Session, kind: str) -> list[RegisterRow]:
    return list(registers.list_register(session, kind, None, 0, 1000).rows)


Keep = Callable[[RegisterRow], bool]


@pytest.mark.parametrize("kind", ["exchange", "arrangement"])
def test_every_page_of_every_filter_is_a_part_of_the_whole(record: Session, kind: str) -> None:
    rows = _all(record, kind)
    assert len(rows) == {"exchange": 90, "arrangement": 40}[kind]
    assert [(row.on, row.id) for row in rows] == sorted(
        ((row.on, row.id) for row in rows), reverse=True
    )
    status = rows[0].status
    of_tunisia = {"Alfa", "Bravo"}
    filters: list[tuple[RegisterFilter, Keep]] = [
        (RegisterFilter(), lambda _: True),
        (RegisterFilter(status=status), lambda row: row.status == status),
        (RegisterFilter(since="2020-01-01"), lambda row: row.on >= "2020-01-01"),
        (RegisterFilter(until="2020-02-05"), lambda row: "" < row.on <= "2020-02-05"),
        (
            RegisterFilter(since="2020-02-06", until="2020-02-17", status=status),
            lambda row: "2020-02-06" <= row.on <= "2020-02-17" and row.status == status,
        ),
        (RegisterFilter(since="2021-01-01", until="2020-01-01"), lambda _: False),
        (RegisterFilter(partner="P-0002"), lambda row: row.partner == "P-0002"),
        (RegisterFilter(country="TUN"), lambda row: row.partner_name in of_tunisia),
        (
            RegisterFilter(country="TUN", until="2020-02-05", status=status),
            lambda row: row.partner_name in of_tunisia and "" < row.on <= "2020-02-05"
            and row.status == status,
        ),
        (RegisterFilter(text="ete her"), lambda row: row.title == "Été heron"),
        (RegisterFilter(text='" * ('), lambda _: False),
        (RegisterFilter(text="ex-2026-001"), lambda row: row.id.startswith("EX-2026-001")),
        (
            RegisterFilter(stale_only=True),
            lambda row: "" < row.due < "2026-11-16" and row.status != "terminated",
        ),
    ]  # fmt: skip
    for wanted, keep in filters:
        kept = [row for row in rows if keep(row)]
        for offset in range(0, len(kept) + 9, 7):
            page = registers.list_register(record, kind, wanted, offset, 7)
            assert list(page.rows) == kept[offset : offset + 7], (wanted, offset)
            assert (page.total, page.matching) == (len(rows), len(kept)), wanted
    assert record.vault.check_rebuild().ok


def test_rows_of_each_register_say_what_their_list_shows(record: Session) -> None:
    source = registers.add_source(
        record, title="Report", on="2024-01-03", marking="(C)", partner="P-0001", grade="B2"
    )
    sheet = registers.add_source(
        record, title="Sheet", on="2024-01-04", marking="(U)", country="TUN", kind="country-sheet"
    )
    given = registers.add_assurance(
        record, partner="P-0003", on="2026-01-01", text="No harm", marking="(S)",
        check_due="2026-02-01", topic="custody",
    )  # fmt: skip
    found = registers.check_assurance(
        record, given.id, on="2026-03-01", result="broken", summary="Seen", marking="(S)",
        next_check="2026-10-01",
    )  # fmt: skip
    alleged = registers.add_incident(
        record, partner="P-0003", on="2026-02-03", summary="Beaten", marking="(S)"
    )
    agreed = registers.save_agreement(
        record, Agreement("", "P-0003", "NORAD", AgreementKind.TREATY, AgreementStatus.IN_FORCE)
    )
    wanted = {
        "source": [
            (sheet.id, "", "", "2024-01-04", "Sheet", "country-sheet", "", "(U)"),
            (source.id, "P-0001", "Alfa", "2024-01-03", "Report", "report", "B2", "(C)"),
        ],
        "assurance": [
            (given.id, "P-0003", "Charlie", "2026-01-01", "No harm", "broken", "custody", "(S)")
        ],
        "assurance-check": [
            (found.id, "P-0003", "Charlie", "2026-03-01", "Seen", "broken", given.id, "(S)")
        ],
        "incident": [
            (
                alleged.id,
                "P-0003",
                "Charlie",
                "2026-02-03",
                "Beaten",
                "work-needed",
                "open-uncited",
                "(S)",
            )
        ],
        "agreement": [(agreed.id, "P-0003", "Charlie", "", "NORAD", "in-force", "treaty", "(U)")],
    }
    for kind, rows in wanted.items():
        assert [
            (row.id, row.partner, row.partner_name, row.on, row.title, row.status, row.detail,
             row.marking)
            for row in _all(record, kind)
        ] == rows  # fmt: skip
    broken = RegisterFilter(status="broken", country="CAN", stale_only=True)
    (line,) = registers.list_register(record, "assurance", broken).rows
    assert (line.id, line.due) == (given.id, "2026-10-01")
    assert registers.list_register(record, "assurance", RegisterFilter(status="kept")).rows == ()
    stale = RegisterFilter(stale_only=True)
    assert [row.id for row in registers.list_register(record, "incident", stale).rows] == [
        alleged.id
    ]
    of_country = RegisterFilter(country="TUN")
    assert registers.list_register(record, "source", of_country).matching == 2
    with pytest.raises(BadInputError, match=r"register\.unknown"):
        registers.list_register(record, "rumour")
    with pytest.raises(BadInputError, match=r"partner\.unknown"):
        registers.list_entries(record, "source", RegisterFilter(partner="P-0099"))


def test_search_in_a_register_is_noted_without_its_words(record: Session) -> None:
    registers.list_register(record, "exchange", RegisterFilter(text="Water"))
    entry = list(record.vault.entries())[-1]
    assert entry.kind == kinds.RECORD_SEARCHED
    assert "ater" not in str(entry.body)


def test_source_of_a_country_is_listed_under_nobody(record: Session) -> None:
    made = Source("SRC-2026-001", "", "TUN", "x", "", "2026-01-01", "(U)")
    record.record([NewEntry(kinds.SOURCE_SAVED, made.id, body_of(made))])
    item = Incident("IN-2026-001", "P-0001", "2026-01-01", "x", "(U)", sources=(made.id,))
    record.record([NewEntry(kinds.INCIDENT_SAVED, item.id, body_of(item))])
    found = registers.list_entries(record, "incident", RegisterFilter(partner="P-0001"))
    assert [pair[0] for pair in found.pairs] == [item]
    assert registers.list_entries(record, "source", RegisterFilter()).pairs[0][0] == made


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        (RegisterFilter(status="sold"), "status"),
        (RegisterFilter(country="Atlantis"), "country"),
        (RegisterFilter(since="2026-02-30"), "since"),
        (RegisterFilter(until="soon"), "until"),
    ],
)
def test_filter_that_asks_for_what_cannot_be_is_refused(
    record: Session, wanted: RegisterFilter, place: str
) -> None:
    with pytest.raises(BadInputError) as refused:
        registers.list_entries(record, "exchange", wanted)
    assert refused.value.place == place
