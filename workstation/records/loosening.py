"""Who opened the way last: a saving of an arrangement after which it forbids less."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
        arrangement: the one that was saved.
        officer: who saved it.
        on: when.
        acts: what was forbidden, and no longer is.
    """

    arrangement: str
    officer: str
    on: str
    acts: frozenset[str]


def standing_loosening(vault: Vault, officer: str, partners: Sequence[str]) -> Loosening | None:
    """The last loosening by this officer that nobody else has confirmed; None when there is none.

    Another officer confirms it by saving that arrangement afterwards. Nor does it count once what
    it allowed is forbidden again, or where the same officer had forbidden it on the same day: so
    an error is mended, and history entered that the record did not know.

    Args:
        vault: where the record stands.
        officer: whose.
        partners: the ids of the circle.
    """
    rows = vault.read_tuples(
        "SELECT officer, at, body FROM ledger WHERE kind = ? AND body IS NOT NULL AND subject IN"
        f" (SELECT id FROM arrangement WHERE partner IN ({marks(partners)})) ORDER BY seq",
        (kinds.ARRANGEMENT_SAVED, *partners),
    )
    held: dict[str, Arrangement] = {}
    closed: dict[str, tuple[str, str]] = {}
    found: Loosening | None = None
    for who, at, body in rows:
        by = (str(who), str(at)[:10])
        before = _forbidden(held.values())
        item = value_of(Arrangement, msgspec.json.decode(str(body)))
        held[item.id] = item
        after = _forbidden(held.values())
        opened = frozenset(act for act in before - after if closed[act] != by)
        closed |= dict.fromkeys(after - before, by)
        if opened:
            found = Loosening(item.id, *by, opened)
        elif found and (
            found.acts <= after or (item.id == found.arrangement and by[0] != found.officer)
        ):
            found = None
    return found if found and found.officer == officer else None


def _forbidden(held: Iterable[Arrangement]) -> frozenset[str]:
    """What the arrangement forbids that says where the partner stands, and all that stand."""
    ordered = sorted(held, key=lambda one: (-STATUS_RANK[one.status], one.id))
    standing = [one for one in ordered if one.status is not ArrangementStatus.TERMINATED]
    governing = strictest_first(ordered)[:1]
    return frozenset().union(*map(acts_forbidden_by, [*governing, *standing]))
