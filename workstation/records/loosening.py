"""Who opened the way: a saving or a parting after which a partner's arrangements forbid less."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.domain.standing import acts_forbidden_by, strictest_first
from workstation.records import kinds
from workstation.records.circle import marks
from workstation.records.codec import value_of
from workstation.records.register_rows import STATUS_RANK
from workstation.vault.store import Vault


@dataclass(frozen=True, slots=True)
class Loosening:
    """What a partner's arrangements forbade before, and somebody allowed.

    Attributes:
        subject: the arrangement that was saved, or the entry of a partner that was parted.
        officer: who did it.
        on: when.
        acts: what was forbidden, and no longer is.
        parted: whether two entries were parted; else an arrangement was saved.
    """

    subject: str
    officer: str
    on: str
    acts: frozenset[str]
    parted: bool = False


def standing_loosening(vault: Vault, officer: str, partners: Sequence[str]) -> Loosening | None:
    """The last loosening by this officer that nobody else has confirmed; None when there is none.

    Another officer confirms it by saving that arrangement, or that partner's entry, afterwards.
    Nor does it count once what it allowed is forbidden again, or where the same officer had
    forbidden it on the same day: so an error is mended, and history entered that the record did
    not know. What an officer allowed and forbade again was still forbidden by whoever did before.

    Args:
        vault: where the record stands.
        officer: whose.
        partners: the ids of the circle.
    """
    joined = _lines(vault, "kind IN (?, ?)", (kinds.PARTNERS_MERGED, kinds.PARTNERS_PARTED))
    related = _ever_one(partners, joined)
    theirs = f"IN ({marks(related)})"
    saved = _lines(
        vault,
        f"(kind = ? AND subject IN (SELECT id FROM arrangement WHERE partner {theirs}))"
        f" OR (kind = ? AND subject {theirs})",
        (kinds.ARRANGEMENT_SAVED, *related, kinds.PARTNER_SAVED, *related),
    )
    course = _Course(officer, partners)
    for line in sorted([*saved, *(one for one in joined if one.body["kept"] in related)]):
        course.take(line)
    return next(reversed(course.ways.values()), None)


class _Line(NamedTuple):
    """An entry of the ledger, in the order of the ledger."""

    seq: int
    kind: str
    subject: str
    officer: str
    at: str
    body: Mapping[str, str]


class _Course:
    """What forbids an officer's file, from entry to entry, and which ways they opened."""

    def __init__(self, officer: str, partners: Sequence[str]) -> None:
        self.ways: dict[str, Loosening] = {}
        self._officer = officer
        self._partners = partners
        self._into: dict[str, str] = {}
        self._held: dict[str, Arrangement] = {}
        self._closed: dict[str, tuple[str, str]] = {}

    def take(self, line: _Line) -> None:
        """What one entry opens, closes or confirms."""
        before = self._forbidden()
        self._apply(line)
        after, by = self._forbidden(), (line.officer, line.at[:10])
        own = line.officer == self._officer
        opened = frozenset(act for act in before - after if self._closed[act] != by)
        undone = {act for way in self.ways.values() for act in way.acts if own}
        self._closed |= dict.fromkeys(after - before - undone, by)
        self.ways = {one: way for one, way in self.ways.items() if not way.acts <= after}
        if own and not opened:
            return
        held = self.ways.pop(line.subject, None)
        if own:
            acts = opened | (held.acts if held else frozenset())
            parted = line.kind == kinds.PARTNERS_PARTED
            self.ways[line.subject] = Loosening(line.subject, *by, acts, parted)

    def _apply(self, line: _Line) -> None:
        if line.kind == kinds.ARRANGEMENT_SAVED:
            self._held[line.subject] = value_of(Arrangement, line.body)
        elif line.kind == kinds.PARTNERS_MERGED:
            self._into[line.body["merged"]] = line.body["kept"]
        elif line.kind == kinds.PARTNERS_PARTED:
            self._into.pop(line.body["merged"], None)

    def _forbidden(self) -> frozenset[str]:
        """What the arrangement forbids that says where the partner stands, and all that stand."""
        heads = {self._into.get(one, one) for one in self._partners}
        ids = heads | {one for one, into in self._into.items() if into in heads}
        held = [one for one in self._held.values() if one.partner in ids]
        ordered = sorted(held, key=lambda one: (-STATUS_RANK[one.status], one.id))
        standing = [one for one in ordered if one.status is not ArrangementStatus.TERMINATED]
        governing = strictest_first(ordered)[:1]
        return frozenset().union(*map(acts_forbidden_by, [*governing, *standing]))


def _lines(vault: Vault, where: str, parameters: Sequence[str]) -> list[_Line]:
    rows = vault.read_tuples(
        "SELECT seq, kind, subject, officer, at, body FROM ledger"
        f" WHERE body IS NOT NULL AND ({where})",
        parameters,
    )
    return [
        _Line(int(str(row[0])), str(row[1]), str(row[2]), str(row[3]), str(row[4]),
              msgspec.json.decode(str(row[5])))
        for row in rows
    ]  # fmt: skip


def _ever_one(partners: Iterable[str], joined: Sequence[_Line]) -> tuple[str, ...]:
    """These entries, and all that ever stood for one of them or under one of them."""
    found, size = set(partners), 0
    while size != len(found):
        size = len(found)
        for line in joined:
            pair = {line.body["kept"], line.body["merged"]}
            if pair & found:
                found |= pair
    return tuple(sorted(found))
