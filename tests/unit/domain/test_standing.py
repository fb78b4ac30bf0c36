"""Of entries that were merged, the strictest says where the partner stands (C-bis section 7)."""

import pytest

from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.domain.standing import acts_forbidden, strictest_first


def _of(partner: str, status: str, *acts: str) -> Arrangement:
    return Arrangement(status, partner, "Entente", ArrangementStatus(status), restricts=acts)


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ("active", "suspended", "suspended"),
        ("restricted", "suspended", "suspended"),
        ("terminated", "suspended", "suspended"),
        ("active", "terminated", "terminated"),
        ("restricted", "terminated", "terminated"),
        ("active", "restricted", "restricted"),
        ("dormant", "active", "active"),
        ("none", "dormant", "dormant"),
    ],
)
def test_stricter_of_two_entries_stands_whichever_is_kept(first, second, stands):
    for one, two in ((first, second), (second, first)):
        found = strictest_first([_of("P-0001", one), _of("P-0002", two)])
        assert found[0].status.value == stands
        assert len(found) == 2


def test_newer_arrangement_takes_the_place_of_a_terminated_one_of_the_same_entry_alone():
    held = [_of("P-0001", "active"), _of("P-0001", "terminated"), _of("P-0002", "dormant")]
    assert strictest_first(held)[0].status.value == "active"


@pytest.mark.parametrize(
    ("held", "acts"),
    [
        ((("restricted", "use"), ("restricted", "request")), ("request", "use")),
        ((("restricted", "use"), ("restricted",)), ()),
        ((("active", "use"), ("restricted", "request")), ("request",)),
        ((), ()),
    ],
)
def test_every_act_that_any_restriction_forbids_is_forbidden(held, acts):
    assert acts_forbidden([_of("P-0001", *one) for one in held]) == acts
