"""One measured row, and how samples of ours and a peer are taken in turn."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of ours beside its peer or limit.

    ``ours`` and ``peer`` are in ``unit``; ``goal`` bounds ``ratio`` (ours / peer) from above.
    """

    name: str
    ours: float
    peer: float
    unit: str
    peer_name: str
    goal: float
    note: str = ""

    @property
    def ratio(self) -> float:
        """Ours divided by the peer's figure or the limit."""
        return self.ours / self.peer if self.peer else float("inf")

    @property
    def ok(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.goal

    def as_json(self) -> dict[str, object]:
        """The row with what is derived from it."""
        return {**asdict(self), "ratio": round(self.ratio, 3), "ok": self.ok}


def timed(action: Callable[[], object]) -> float:
    """Seconds that one call takes, garbage collected before it."""
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def alternate(
    ours: Callable[[], object], peer: Callable[[], object], *, runs: int = 7, warm_up: int = 1
) -> tuple[float, float]:
    """Median seconds of both, taken in turn so that a drifting machine hits both alike."""
    for _ in range(warm_up):
        ours()
        peer()
    pairs = [(timed(ours), timed(peer)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def table(rows: list[Row]) -> str:
    """The rows as one plain-text table."""
    head = ("what", "ours", "peer", "unit", "ratio", "goal", "ok", "peer is")
    body = [
        (
            row.name,
            f"{row.ours:.4g}",
            f"{row.peer:.4g}",
            row.unit,
            f"{row.ratio:.2f}",
            f"{row.goal:g}",
            "yes" if row.ok else "NO",
            row.peer_name + (f" ({row.note})" if row.note else ""),
        )
        for row in rows
    ]
    widths = [max(len(line[i]) for line in (head, *body)) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (head, *body)
    )
