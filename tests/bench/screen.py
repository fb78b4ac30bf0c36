"""Screens of the record: how soon they are there, and whether scrolling ever stands still.

``python -m tests.bench.screen table COUNT DIR`` or ``dossier VAULT DIR`` prints the rows as JSON.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.bench.generate import COUNTRIES, PASSPHRASE
from tests.bench.row import Row
from workstation.domain.officer import Role
from workstation.domain.partner import Arrangement, ArrangementStatus, Partner, PartnerKind
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.vault.keys import FLOOR
from workstation.vault.ledger import NewEntry
from workstation.workflows import session as sessions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

    from ui.partners.page import PartnersPage
    from ui.screens import Photographer
    from ui.shell.workspace import Workspace

FRAME_MS = 16.0
_FASTER, _OF = 1 / 50, 100_000
"""Shown in a fiftieth of the time at so many rows; the peer's time is in step with its rows."""
_BATCH = 10_000
_STEPS = 400
_PAUSE_S = 0.002
_TURNS = 3
_RUNS = 5


def make_vault(directory: Path, count: int) -> None:
    """A vault with many partners, each with an arrangement, made through the ledger."""
    session = sessions.create_vault(
        directory, name="OTT-04", officer_name="A. Martin", authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=lambda: datetime.now(UTC), kdf=FLOOR,
    )  # fmt: skip
    powers, states = list(PartnerKind), list(ArrangementStatus)
    for start in range(0, count, _BATCH):
        batch: list[NewEntry] = []
        for number in range(start, min(start + _BATCH, count)):
            partner = Partner(
                f"P-{number + 1:06d}", f"Directorate {number * 7919 % count:06d} of Security",
                powers[number % len(powers)], COUNTRIES[number % len(COUNTRIES)],
                unit=f"Section {number % 9}", marking="(C)",
            )  # fmt: skip
            held = Arrangement(
                f"ARR-2020-{number + 1:06d}", partner.id, "Memorandum",
                states[number % len(states)], since="2020-02-01",
                review_due=f"{2025 + number % 4}-06-30", marking="(C)",
            )  # fmt: skip
            batch.append(NewEntry(kinds.PARTNER_SAVED, partner.id, body_of(partner)))
            batch.append(
                NewEntry(kinds.ARRANGEMENT_SAVED, held.id, body_of(held) | {"on": "2020-02-01"})
            )
        session.record(batch)
    sessions.end(session)


def table_rows(folder: Path, count: int) -> list[Row]:
    """Show ``count`` partners and scroll through all of them, beside a plain model of Qt."""
    vault = folder / f"partners-{count}"
    make_vault(vault, count)
    with _window(folder, vault) as (photographer, workspace):
        return _table_rows(photographer, workspace, count)


def _table_rows(photographer: "Photographer", workspace: "Workspace", count: int) -> list[Row]:
    from PySide6.QtWidgets import QWidget

    from ui.partners.page import PartnersPage

    page = workspace.page("partners")
    assert isinstance(page, PartnersPage)

    def ours() -> float:
        workspace.context.navigate("home", {})
        photographer.settle()
        page.model.forget()
        return _until_painted(page.table, lambda: workspace.context.navigate("partners", {}))

    def peer() -> float:
        frame = QWidget()
        frame.resize(page.size())
        shown = _until_painted(None, lambda: _standard(frame, page))
        frame.deleteLater()
        return shown

    ours()
    photographer.settle()
    pairs = [(ours(), peer()) for _ in range(_RUNS if count <= _BATCH else 3)]
    photographer.settle()
    idle, _ = _gaps_ms(page.table, moving=False)
    gaps, busy = _gaps_ms(page.table)
    assert page.model.rowCount() == count
    shown, standard = (statistics.median(side) for side in zip(*pairs, strict=True))
    name, goal = f"partner table, {count:,} rows", _FASTER * _OF / count
    p99 = statistics.quantiles(gaps, n=100)[98]
    own = statistics.quantiles(busy, n=100)[98]
    nothing = statistics.quantiles(idle, n=100)[98]
    return [
        Row(f"{name}, shown", shown, standard, "ms", "QStandardItemModel, the same rows", goal),
        Row(
            f"{name}, scrolling, p99 of gaps", p99, FRAME_MS, "ms", "one frame", 1.0,
            note=f"{own:.1f} ms of the processor; {nothing:.1f} ms while nothing happens",
        ),
        Row(
            f"{name}, scrolling, longest gap", gaps[-1], FRAME_MS, "ms", "one frame", 1.0,
            note=f"{busy[-1]:.1f} ms of the processor; {idle[-1]:.1f} ms while nothing happens",
        ),
    ]  # fmt: skip


def dossier_rows(folder: Path, vault: Path) -> list[Row]:
    """From the request for the busiest dossier to its newest lines on the screen."""
    from ui.partners.dossier import DossierPage

    with _window(folder, vault) as (photographer, workspace):
        page = workspace.page("dossier")
        assert isinstance(page, DossierPage)
        record = page.record

        def opened(partner: str) -> float:
            place = {"partner": partner, "tab": 0}
            return _until_painted(record, lambda: workspace.context.navigate("dossier", place))

        first = opened("P-00001")
        taken, worked = [], []
        for _ in range(_RUNS):
            opened("P-00002")
            photographer.settle()
            before = time.process_time()
            taken.append(opened("P-00001"))
            worked.append((time.process_time() - before) * 1000)
        median, own = statistics.median(taken), statistics.median(worked)
    return [
        Row(
            "dossier, request to first page painted", median, 50.0, "ms", "what it may take", 1.0,
            note=f"the first time {first:.0f} ms; {own:.0f} ms of the processor",
        )
    ]  # fmt: skip


def rows_apart(*arguments: str) -> list[Row]:
    """The rows that this module prints in a process of its own: a process has one application."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.screen", *arguments], capture_output=True, check=True
    )
    return msgspec.json.decode(ran.stdout.splitlines()[-1], type=list[Row])


@contextmanager
def _window(folder: Path, vault: Path) -> Iterator[tuple["Photographer", "Workspace"]]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.screens import Photographer

    photographer = Photographer(folder, vault, "")
    workspace = photographer.unlock(PASSPHRASE, lambda _name: None)
    try:
        yield photographer, workspace
    finally:
        photographer.settle()
        photographer.close()


def _standard(frame: "QWidget", page: "PartnersPage") -> "QTableView":
    """The same words in a standard model, filled and shown."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    ours = page.model
    columns = ours.columnCount()
    words = [str(ours.index(0, column).data() or "") for column in range(columns)]
    model = QStandardItemModel(frame)
    for number in range(ours.rowCount()):
        model.appendRow([QStandardItem(f"{word} {number}") for word in words])
    view = QTableView(frame)
    view.setModel(model)
    view.resize(frame.size())
    frame.show()
    return view


def _until_painted(
    table: "QAbstractItemView | None", ask: "Callable[[], QAbstractItemView | None]"
) -> float:
    """Milliseconds from asking until a table has painted rows of its model."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        painted = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    if table is not None:
        table.model().modelReset.connect(lambda: setattr(watch, "painted", False))
        table.viewport().installEventFilter(watch)
    start = time.perf_counter()
    shown = ask()
    table = table or shown
    assert table is not None
    table.viewport().installEventFilter(watch)
    while not (watch.painted and table.model().rowCount()):
        QApplication.processEvents()
        if time.perf_counter() - start > 60:
            raise TimeoutError
    table.viewport().removeEventFilter(watch)
    return (time.perf_counter() - start) * 1000


def _gaps_ms(table: "QAbstractItemView", *, moving: bool = True) -> tuple[list[float], list[float]]:
    """How long each turn of the event loop took while scrolling from one end to the other.

    By the clock, and by the processor alone: on a machine that is shared the first tells of the
    others too, as does a loop in which nothing moves.
    """
    from PySide6.QtWidgets import QApplication

    bar = table.verticalScrollBar()
    gaps: list[float] = []
    own: list[float] = []

    def turn(step: int | None) -> None:
        start, worked = time.perf_counter(), time.thread_time()
        if step is not None:
            bar.setValue(bar.maximum() * step // _STEPS)
        QApplication.processEvents()
        gaps.append((time.perf_counter() - start) * 1000)
        own.append((time.thread_time() - worked) * 1000)

    for step in range(_STEPS + 1):
        turn(step if moving else None)
        for _ in range(_TURNS):
            turn(None)
            time.sleep(_PAUSE_S)
    return sorted(gaps), sorted(own)


def main(arguments: Sequence[str]) -> int:
    """Print the rows of one screen."""
    what, of, out = arguments
    folder = Path(out)
    found = table_rows(folder, int(of)) if what == "table" else dossier_rows(folder, Path(of))
    sys.stdout.write(msgspec.json.encode(found).decode("utf-8") + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
