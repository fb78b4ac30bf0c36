"""Where a partner stands when entries for it were merged: as strictly as each of them did."""

from collections.abc import Sequence
from typing import Final

from workstation.domain.partner import Act, Arrangement, ArrangementStatus

_STRICTEST: Final = (
    ArrangementStatus.SUSPENDED,
    ArrangementStatus.TERMINATED,
    ArrangementStatus.RESTRICTED,
    ArrangementStatus.ACTIVE,
    ArrangementStatus.DORMANT,
    ArrangementStatus.NONE,
)
_FORBID_ALL: Final = frozenset({ArrangementStatus.SUSPENDED, ArrangementStatus.TERMINATED})


def strictest_first(arrangements: Sequence[Arrangement]) -> list[Arrangement]:
    """The same arrangements, the one that says where the merged partner stands first.

    Each entry stands where the first of its own does; a newer arrangement may have taken the
    place of a terminated one of the same entry, but never of that of another entry.

    Args:
        arrangements: of all entries, those of each with the one that says where it stands first.
    """
    said: dict[str, Arrangement] = {}
    for one in arrangements:
        said.setdefault(one.partner, one)
    governing = sorted(said.values(), key=lambda one: _STRICTEST.index(one.status))
    return [*governing[:1], *(one for one in arrangements if one not in governing[:1])]


def acts_forbidden_by(arrangement: Arrangement) -> frozenset[str]:
    """Acts that one arrangement forbids as it stands."""
    every = frozenset(act.value for act in Act)
    if arrangement.status in _FORBID_ALL:
        return every
    if arrangement.status is not ArrangementStatus.RESTRICTED:
        return frozenset()
    return frozenset(arrangement.restricts) or every


def acts_forbidden(arrangements: Sequence[Arrangement]) -> tuple[str, ...]:
    """Acts that restrictions of any of these forbid; none where one of them forbids every act.

    A restriction that names no act forbids all, and must not vanish in the union.
    """
    restricted = [one for one in arrangements if one.status is ArrangementStatus.RESTRICTED]
    named = {act for one in restricted for act in one.restricts}
    return tuple(sorted(named)) if all(one.restricts for one in restricted) else ()
