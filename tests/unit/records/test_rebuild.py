"""The tables are views of the ledger: dropped and replayed, they are the same."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from workstation.domain.assessment import Answer
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.records import kinds
from workstation.records.projection import project
from workstation.vault.store import Entry, NewEntry
from workstation.workflows import assessments, due, merging, notices, partners, registers
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session

Step = Callable[["_Office"], object]


class _Office:
    """Somebody who does random but allowed things, the same for the same seed."""

    def __init__(self, session: Session, seed: int, folder: Path) -> None:
        self.session = session
        self.random = random.Random(seed)
        self.folder = folder
        self.partners: list[str] = []
        self.assurances: list[str] = []
        self.sources: dict[str, str] = {}
        self.open: list[str] = []

    def day(self) -> str:
        return f"20{self.random.randint(18, 25)}-{self.random.randint(1, 12):02d}-11"

    def mark(self) -> str:
        return self.random.choice(["(U)", "(PB)", "(S)", "(S//CEO)", "(TS//REL TO CAN, USA)"])

    def words(self) -> str:
        return " ".join(self.random.choices(["détenu", "list", "caveat", "x'y", "“z”"], k=4))

    def partner(self) -> str:
        return self.random.choice(self.partners)

    def add_partner(self) -> None:
        name = f"Service {len(self.partners)}"
        self.partners.append(
            partners.add_partner(
                self.session, name=name, country=self.random.choice(["CAN", "TUN", ""]),
                kind="border", aliases=("Ä", "b"), marking=self.mark(),
            ).id
        )  # fmt: skip

    def rename_partner(self) -> None:
        found = partners.get_partner(self.session, self.partner())  # the head of a merged one
        partners.save_partner(self.session, replace(found, note=self.words()))

    def arrange(self) -> None:
        held = registers.list_arrangements(self.session, self.partner())
        status = self.random.choice(list(ArrangementStatus))
        base = held[0] if held else Arrangement("", self.partner(), "Entente", status)
        due_on = self.random.choice(["", self.day()])
        changed = replace(base, status=status, restriction="aucun", review_due=due_on)
        with suppress(NotAllowedError):  # what stops a file of one's own stays (B-21)
            registers.save_arrangement(self.session, changed)

    def exchange(self) -> None:
        registers.add_exchange(
            self.session, partner=self.partner(), on=self.day(), act="disclosure",
            summary=self.words(), marking=self.mark(),
        )  # fmt: skip

    def assure(self) -> None:
        item = registers.add_assurance(
            self.session, partner=self.partner(), on=self.day(), text=self.words(),
            marking=self.mark(), check_due=self.random.choice(["", self.day()]),
        )  # fmt: skip
        self.assurances.append(item.id)

    def check(self) -> None:
        if self.assurances:
            registers.check_assurance(
                self.session, self.random.choice(self.assurances), on=self.day(),
                result=self.random.choice(["kept", "broken", "unknown"]), summary=self.words(),
                marking=self.mark(), next_check=self.random.choice(["", self.day()]),
            )  # fmt: skip

    def source(self) -> None:
        item = registers.add_source(
            self.session, title=self.words(), on=self.day(), marking=self.mark(),
            partner=self.partner(), kind=self.random.choice(["country-sheet", "ngo"]),
        )  # fmt: skip
        self.sources[item.partner] = item.id

    def incident(self) -> None:
        about = self.partner()
        cited = [self.sources[about]] if about in self.sources else []
        registers.add_incident(
            self.session, partner=about, on=self.day(), summary=self.words(),
            marking=self.mark(), sources=cited, open=self.random.random() < 0.5,
        )  # fmt: skip

    def begin(self) -> None:
        self.open.append(assessments.new_assessment(self.session, self.partner()).id)

    def answer(self) -> None:
        if self.open:
            chosen = self.random.choice(self.open)
            text = self.random.choice(["", self.words()])
            assessments.answer(self.session, chosen, Answer("1.1", None, text, self.mark()))
            if self.random.random() < 0.6:
                assessments.save_section(self.session, chosen, "1")

    def evidence(self) -> None:
        if self.open:
            chosen = self.random.choice(self.open)
            path = self.folder / f"{self.random.randint(1, 4)}.txt"
            path.write_text(path.name)
            found = assessments.add_evidence_file(self.session, chosen, path, question="1.1")
            if self.random.random() < 0.4:
                assessments.remove_evidence(self.session, chosen, found.id)

    def merge(self) -> None:
        kept, merged = self.partner(), self.partner()
        with suppress(BadInputError, NotAllowedError):  # the same entry, a chain; B-21
            merging.merge(self.session, kept, merged, self.words())

    def part(self) -> None:
        with suppress(BadInputError, NotAllowedError):  # B-21
            merging.part(self.session, self.partner(), self.words())

    def withdraw(self) -> None:
        if self.open and self.random.random() < 0.3:
            assessments.withdraw(self.session, self.open.pop(), "over", "(U)")


_STEPS: tuple[Step, ...] = (
    _Office.add_partner, _Office.rename_partner, _Office.arrange, _Office.exchange,
    _Office.assure, _Office.check, _Office.check, _Office.source, _Office.incident,
    _Office.begin, _Office.answer, _Office.answer, _Office.evidence, _Office.withdraw,
    _Office.merge, _Office.part,
)  # fmt: skip


@pytest.mark.parametrize("seed", [7, 20261116])
def test_replay_gives_the_same_tables_after_a_long_random_sequence(session, tmp_path, seed):
    office = _Office(session, seed, tmp_path)
    office.add_partner()
    for _ in range(250):
        office.random.choice(_STEPS)(office)
    report = session.vault.check_rebuild()
    assert report.differences == ()
    assert report.ok
    assert report.tables["timeline"] > 80
    assert report.tables["partner_summary"] == len(office.partners)
    assert report.tables["evidence"] > 0


def test_summary_by_triggers_says_the_same_as_the_registers(session, tmp_path):
    office = _Office(session, 3, tmp_path)
    office.add_partner()
    for _ in range(200):
        office.random.choice(_STEPS)(office)
    for row in partners.list_partners(session).rows:
        share = partners.assurance_share(session, row.id)
        assert (row.kept, row.checked) == (share.kept, share.total)
        exchanges = registers.list_exchanges(session, row.id)
        assert row.last_exchange == max((e.on for e in exchanges), default="")
        owed = [a.assurance.check_due for a in registers.list_assurances(session, row.id)]
        owed += [
            a.review_due
            for a in registers.list_arrangements(session, row.id)
            if a.status is not ArrangementStatus.TERMINATED
        ]
        assert row.next_due == min(filter(None, owed), default="")


def _entry(kind: str, body: dict) -> Entry:
    return Entry(1, "2026-11-16T14:00:00Z", "O-0001", kind, "x", body, "", "", "")


def test_unknown_kind_projects_to_nothing():
    assert list(project(_entry("vault.unlocked", {"a": 1}))) == []


def _decision(own: bool, outcome: str = "deny", state: str = "denied") -> NewEntry:
    body = {
        "assessment": "MRA-2026-0001", "version": 1, "number": 0, "own": own, "vault": "OTHER",
        "partner": "P-0001", "title": "t", "state": state, "packet_sha256": "ab",
        "notices": [{"id": "minister", "due": "2026-12-01"}],
        "decision": {
            "authority": "L5", "outcome": outcome, "reasons": "No way.", "marking": "(S)",
            "officer": "O-9", "officer_name": "D. Roy", "at_utc": "2026-11-16T10:00:00Z",
            "conditions": [{"text": "c", "due": ""}], "no_interest": True,
        },
    }  # fmt: skip
    return NewEntry(kinds.DECISION_RECORDED, "MRA-2026-0001", body)


def test_decision_on_another_vaults_file_never_touches_our_own_of_the_same_number(session, partner):
    """Numbers are unique in one vault only (security list 105)."""
    mine = assessments.new_assessment(session, partner.id)
    session.record([_decision(own=False)])
    assert assessments.get_state(session, mine.id).value == "draft"
    assert assessments.get_assessment(session, mine.id).decisions == ()
    assert session.vault.read("SELECT vault FROM decision") == [{"vault": "OTHER"}]


def test_own_decision_closes_the_file_stands_in_the_record_and_owes_its_notices(session, partner):
    """B-12: a deputy head's determination is notified."""
    mine = assessments.new_assessment(session, partner.id)
    session.record([_decision(own=True)])
    assert assessments.get_state(session, mine.id).value == "denied"
    (decision,) = assessments.get_assessment(session, mine.id).decisions
    assert (decision.outcome.value, decision.conditions[0].text) == ("deny", "c")
    (line,) = partners.prior_record(session, partner.id, kinds=("decision",))
    assert (line.result, line.summary, line.marking) == ("deny", "No way.", "(S)")
    (owed,) = due.due(session)
    assert (owed.kind.value, owed.detail, owed.subject) == ("notice", "minister", mine.id)
    notices.record_sent(
        session, mine.id, "minister", on=today_of(session).isoformat(), reference="file 12"
    )
    assert due.due(session) == []
    assert session.vault.check_rebuild().ok
