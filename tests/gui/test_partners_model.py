"""The table's model on 2,000 partners: Qt's own checks, and pages that are read on demand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester

from ui.partners.model import Column, PartnerTable
from ui.widgets.paged_table import PAGE_ROWS
from workstation.domain.register import PartnerFilter, PartnerPage, PartnerSort
from workstation.workflows import partners
from workstation.workflows.session import Session

COUNT = 2000
OnRows = Callable[[PartnerPage], None]


@pytest.fixture
def many(session: Session, tmp_path: Path) -> Session:
    file = tmp_path / "many.csv"
    rows = [f"Service {number:04d},FRA,border" for number in range(COUNT)]
    file.write_text("\n".join(["name,country,kind", *rows]) + "\n", encoding="utf-8")
    assert partners.import_partners(session, file).added == COUNT
    return session


class Shelf:
    """Gives rows when told to, so that an answer can come late."""

    def __init__(self, session: Session, *, at_once: bool = True) -> None:
        self.session = session
        self.at_once = at_once
        self.offsets: list[int] = []
        self.waiting: list[Callable[[], None]] = []

    def fetch(self, wanted: PartnerFilter, offset: int, limit: int, on_rows: OnRows) -> None:
        self.offsets.append(offset)

        def answer() -> None:
            on_rows(partners.list_partners(self.session, wanted, offset, limit))

        if self.at_once:
            answer()
        else:
            self.waiting.append(answer)


def test_model_stands_up_to_qt(many: Session, qtmodeltester: ModelTester) -> None:
    shelf = Shelf(many)
    model = PartnerTable(shelf.fetch)
    model.set_words(("h",) * len(Column), "en", str)
    qtmodeltester.check(model)
    model.show_matching(PartnerFilter())
    qtmodeltester.check(model)
    assert model.rowCount() == COUNT
    model.show_matching(PartnerFilter(text="0000"))
    assert model.rowCount() == 1


def test_only_pages_that_are_looked_at_are_read(many: Session) -> None:
    shelf = Shelf(many)
    model = PartnerTable(shelf.fetch)
    model.show_matching(PartnerFilter())
    last = model.row_at(COUNT - 1)
    assert last is None
    found = model.row_at(COUNT - 1)
    assert found is not None
    assert found.name == f"Service {COUNT - 1:04d}"
    assert shelf.offsets == [0, (COUNT - 1) // PAGE_ROWS * PAGE_ROWS]


def test_rows_of_an_older_filter_are_dropped(many: Session) -> None:
    shelf = Shelf(many, at_once=False)
    model = PartnerTable(shelf.fetch)
    model.show_matching(PartnerFilter(text="0001"))
    model.show_matching(PartnerFilter(sort=PartnerSort.NAME, descending=True))
    older, newer = shelf.waiting
    newer()
    older()
    first = model.row_at(0)
    assert first is not None
    assert (model.rowCount(), first.name) == (COUNT, f"Service {COUNT - 1:04d}")


def test_a_row_on_its_way_shows_a_sign_and_arrives_once(many: Session) -> None:
    shelf = Shelf(many, at_once=False)
    model = PartnerTable(shelf.fetch)
    model.show_matching(PartnerFilter())
    shelf.waiting.pop()()
    index = model.index(COUNT - 1, Column.PARTNER)
    assert model.data(index) == "…"
    assert model.data(index) == "…"
    assert len(shelf.waiting) == 1
    shelf.waiting.pop()()
    assert model.data(index) == f"Service {COUNT - 1:04d}"
