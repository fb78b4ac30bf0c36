"""Whatever officers do with the registers, the tables are what the ledger says.

A few sequences run with every test run. For more of them run this file with
``ASSESSOR_EXAMPLES=500`` and ``--timeout 0``.
"""

import os
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import PASSPHRASE, TickingClock
from workstation.domain.error import BadInputError
from workstation.domain.officer import Role
from workstation.domain.partner import (
    INCIDENT_STATUSES,
    PRODUCT_KINDS,
    SOURCE_KINDS,
    Act,
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
    CheckResult,
    PartnerKind,
)
from workstation.domain.register import REGISTERS
from workstation.records import register_tables
from workstation.records.register_tables import Item
from workstation.vault.keys import FLOOR
from workstation.workflows import merging, partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.register_export import export_entries
from workstation.workflows.session import Session

EXAMPLES = int(os.environ.get("ASSESSOR_EXAMPLES", "3"))
T = TypeVar("T")


class _Office:
    """Somebody who works on the registers; each step is chosen by a number."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session, self.folder = session, folder
        session.journal.is_deferred = True  # what is looked at first is no part of a step
        self.chance = random.Random(0)

    def one(self, choices: Sequence[T]) -> T:
        return self.chance.choice(choices)

    def held(self, kind: str) -> Item:
        """Any entry of a register."""
        found = list(register_tables.every(self.session.vault, kind))
        if not found:
            raise BadInputError("field.required", place=kind)
        return self.one(found)

    def id_or_none(self, kind: str) -> str:
        found = ["", *(one.id for one in register_tables.every(self.session.vault, kind))]
        return self.one(found)

    def partner(self) -> str:
        return self.held("partner").id

    def day(self) -> str:
        return self.one(["2026-01-05", "2026-02-30", "1958-05-12", "2026-11-16", "2027-03-01"])

    def day_or_none(self) -> str:
        return self.one(["", "2026-12-01", "2024-02-29", "2026-06-01"])

    def words(self) -> str:
        return self.one(["détenu", "=1+1", "x;y|z", "“q”\nr", "a\\", ""])

    def mark(self) -> str:
        return self.one(["(U)", "(PB)", "(S//CEO)", "(S", "(TS//REL TO CAN, USA)"])

    def add_partner(self) -> None:
        partners.add_partner(
            self.session, name=self.words() + str(self.chance.randint(1, 9)),
            country=self.one(["CAN", "TUN", ""]), kind=self.one(list(PartnerKind)),
            aliases=(self.words(),), marking=self.mark(), parent=self.id_or_none("partner"),
        )  # fmt: skip

    def edit_partner(self) -> None:
        found = partners.get_partner(self.session, self.partner())
        parent = self.id_or_none("partner")
        partners.save_partner(self.session, replace(found, note=self.words(), parent=parent))

    def arrange(self) -> None:
        held = registers.list_arrangements(self.session, self.partner())
        fresh = Arrangement("", self.partner(), "Entente", ArrangementStatus.NONE)
        changed = replace(
            self.one([*held, fresh]), status=self.one(list(ArrangementStatus)),
            restriction=self.words(), restricts=(self.one(list(Act)).value,),
            since=self.day_or_none(), review_due=self.day_or_none(), conditions=self.words(),
        )  # fmt: skip
        registers.save_arrangement(self.session, changed)

    def agree(self) -> None:
        held = registers.list_agreements(self.session, self.partner())
        fresh = Agreement(
            "", self.partner(), "NORAD", AgreementKind.TREATY, AgreementStatus.IN_FORCE
        )
        changed = replace(
            self.one([*held, fresh]), status=self.one(list(AgreementStatus)),
            signed=self.day_or_none(), ended=self.day_or_none(), parties=(self.words(), "CAN"),
            source=self.id_or_none("source"), review_due=self.day_or_none(), scale=self.words(),
        )  # fmt: skip
        registers.save_agreement(self.session, changed)

    def exchange(self) -> None:
        registers.add_exchange(
            self.session, partner=self.partner(), on=self.day(), act=self.one(list(Act)),
            summary=self.words(), marking=self.mark(), product_kind=self.one(PRODUCT_KINDS),
            originator=self.words(), consent=self.words(), agreement=self.id_or_none("agreement"),
        )  # fmt: skip

    def edit_exchange(self) -> None:
        found = registers.get_exchange(self.session, self.held("exchange").id)
        act = self.one(list(Act))
        registers.save_exchange(
            self.session, replace(found, act=act, on=self.day(), outcome=self.words())
        )

    def assure(self) -> None:
        registers.add_assurance(
            self.session, partner=self.partner(), on=self.day(), text=self.words(),
            marking=self.mark(), check_due=self.day_or_none(), expires=self.day_or_none(),
            proof=self.id_or_none("source"),
        )  # fmt: skip

    def check(self) -> None:
        registers.check_assurance(
            self.session, self.held("assurance").id, on=self.day(),
            result=self.one(list(CheckResult)), summary=self.words(), marking=self.mark(),
            next_check=self.day_or_none(), evidence=[self.id_or_none("source")],
        )  # fmt: skip

    def edit_check(self) -> None:
        found = registers.get_check(self.session, self.held("assurance-check").id)
        result = self.one(list(CheckResult))
        registers.save_check(self.session, replace(found, result=result, on=self.day()))

    def source(self) -> None:
        registers.add_source(
            self.session, title=self.words(), on=self.day(), marking=self.mark(),
            partner=self.id_or_none("partner"), country=self.one(["", "TUN"]),
            kind=self.one(SOURCE_KINDS), max_age_months=self.chance.randint(0, 30),
        )  # fmt: skip

    def attach(self) -> None:
        file = self.folder / self.one(["a.txt", "b.pdf"])
        file.write_text(self.words())
        registers.attach_file(self.session, self.held("source").id, file)

    def incident(self) -> None:
        registers.add_incident(
            self.session, partner=self.partner(), on=self.day(), summary=self.words(),
            marking=self.mark(), status=self.one(INCIDENT_STATUSES), unit=self.words(),
            sources=[self.id_or_none("source")], open=self.chance.random() < 0.5,
        )  # fmt: skip

    def edit_incident(self) -> None:
        found = registers.get_incident(self.session, self.held("incident").id)
        status = self.one(INCIDENT_STATUSES)
        registers.save_incident(
            self.session, replace(found, status=status, on=self.day(), open=not found.open)
        )

    def merge(self) -> None:
        merging.merge(self.session, self.partner(), self.partner(), "Entered twice")

    def part(self) -> None:
        merging.part(self.session, self.partner(), "Two after all")

    def through_a_file(self) -> None:
        """A register is written out, its dates are changed, and it is taken in again."""
        kind = self.one([*REGISTERS, "partner"])
        self.held(kind)
        file = self.folder / "out.csv"
        export_entries(self.session, kind, file, force=True)
        text = file.read_text(encoding="utf-8-sig").replace("2026-01-05", self.day())
        file.write_text(text.replace("détenu", "otage"), encoding="utf-8-sig", newline="")
        registers.import_register(self.session, kind, file)


STEPS: tuple[Callable[[_Office], None], ...] = (
    _Office.add_partner, _Office.edit_partner, _Office.arrange, _Office.agree, _Office.exchange,
    _Office.edit_exchange, _Office.assure, _Office.check, _Office.edit_check, _Office.source,
    _Office.attach, _Office.incident, _Office.edit_incident, _Office.merge, _Office.part,
    _Office.through_a_file,
)  # fmt: skip
_Step = tuple[Callable[[_Office], None], int]
_STEPS: st.SearchStrategy[list[_Step]] = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 9999)), min_size=12, max_size=36
)


def _begin(folder: Path) -> Session:
    return sessions.create_vault(
        folder / "vault", name="OTT-04", officer_name="A. Martin", authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=TickingClock(datetime(2026, 11, 16, 14, tzinfo=UTC)),
        kdf=FLOOR,
    )  # fmt: skip


@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(steps=_STEPS)
def test_tables_are_those_that_the_ledger_rebuilds(steps: list[_Step]) -> None:
    """Any sequence of register operations, then rebuild from the ledger: identical tables."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        session = _begin(folder)
        try:
            office = _Office(session, folder)
            done = 0
            for number, (step, seed) in enumerate([(_Office.add_partner, 1)] * 3 + steps):
                office.chance.seed(f"{seed}-{number}")
                head = session.vault.head()
                try:
                    step(office)
                    done += 1
                except BadInputError:
                    # What a person may type is refused whole: nothing was recorded.
                    assert session.vault.head() == head
            assert done
            report = session.vault.check_rebuild()
            assert report.ok, report
            _lists_are_whole(session)
        finally:
            session.vault.close()


def _lists_are_whole(session: Session) -> None:
    for kind in REGISTERS:
        page = registers.list_register(session, kind, None, 0, 1000)
        held = {one.id for one in register_tables.every(session.vault, kind)}
        assert {row.id for row in page.rows} == held
        assert page.total == page.matching == len(held)
