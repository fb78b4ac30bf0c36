"""Which authority must decide and every reason for it, with the rule that asks (C-bis, D)."""

from dataclasses import replace
from typing import Any

from tests.unit.domain.sample import (
    METHOD,
    T,
    asks,
    assessment,
    decided,
    decision,
    full_answers,
    question,
    required_of,
)
from tests.unit.domain.test_ladder import file_at
from workstation.domain.assessment import Answer, Determination, Outcome, RiskValue
from workstation.domain.authority import Required, authority_required, rank
from workstation.domain.ladder import next_authority, state_of
from workstation.domain.methodology import Floor, Section

Reasons = list[tuple[str, str, str, str]]

# name: severity, likelihood, answers that differ, the authority, each reason with its rule
CASES: dict[str, tuple[str, str, dict[str, Any], str, Reasons]] = {
    "low": ("1", "1", {}, "L1", [("level", "C-bis", "L1", "low")]),
    "high": ("4", "3", {}, "L3", [("level", "C-bis", "L3", "high")]),
    "substantial": ("5", "3", {}, "L4", [("level", "C-bis", "L4", "substantial")]),
    "custody": (
        "1",
        "1",
        {"q3_1": ({"person": "a", "in_custody": "yes", "custodian": "recipient"},)},
        "L3",
        [("floor", "D", "L3", ""), ("level", "C-bis", "L1", "low")],
    ),
    "unable": (
        "1",
        "1",
        {"q11_7": "unable"},
        "L5",
        [("unable", "B-5", "L5", ""), ("level", "C-bis", "L1", "low")],
    ),
    "mitigable unable": (
        "1",
        "1",
        {"q11_7": "yes", "q11_8": "unable"},
        "L5",
        [
            ("unable", "B-5", "L5", ""),
            ("substantial", "B-4", "L4", ""),
            ("level", "C-bis", "L1", "low"),
        ],
    ),
    "yes": (
        "1",
        "1",
        {"q11_7": "yes", "q11_8": "yes"},
        "L4",
        [("substantial", "B-4", "L4", ""), ("level", "C-bis", "L1", "low")],
    ),
    "likely and severe": (
        "4",
        "4",
        {"q11_5": "no"},
        "L5",
        [("limb", "B-3", "L5", ""), ("level", "C-bis", "L4", "substantial")],
    ),
    "severe, limb": (
        "4",
        "2",
        {"q11_5": "yes"},
        "L5",
        [("limb", "B-3", "L5", ""), ("level", "C-bis", "L2", "medium")],
    ),
    "severe, limb unable": (
        "4",
        "2",
        {"q11_5": "unable"},
        "L5",
        [("limb", "B-3", "L5", ""), ("level", "C-bis", "L2", "medium")],
    ),
    "not severe": ("3", "5", {"q11_5": "yes"}, "L3", [("level", "C-bis", "L3", "high")]),
    "tainted": (
        "1",
        "1",
        {"q0_1": "use", "q9_1": "yes", "q9_2": "no", "q9_3": "no"},
        "L5",
        [("tainted", "B-10", "L5", ""), ("level", "C-bis", "L1", "low")],
    ),
    "tainted unable": (
        "1",
        "1",
        {"q0_1": "use", "q9_1": "unable"},
        "L5",
        [("tainted", "B-10", "L5", ""), ("level", "C-bis", "L1", "low")],
    ),
    "tainted elsewhere": ("1", "1", {"q9_1": "yes"}, "L1", [("level", "C-bis", "L1", "low")]),
    "deny": (
        "1",
        "1",
        {"q13_1": "deny"},
        "L5",
        [("disagreement", "C-bis", "L5", ""), ("level", "C-bis", "L1", "low")],
    ),
    "refer": (
        "1",
        "1",
        {"q13_1": "refer"},
        "L5",
        [("referred", "B-5", "L5", ""), ("level", "C-bis", "L1", "low")],
    ),
}


def test_every_reason_for_an_authority_is_named_with_its_rule() -> None:
    """B-3 to B-5, B-10, C-bis: the strongest first."""
    for name, (severity, likelihood, changes, authority, reasons) in CASES.items():
        found = required_of(file_at(severity, likelihood, **changes))
        told = [(r.key.removeprefix("ladder.reason."), r.rule, r.authority, r.detail)
                for r in found.reasons]  # fmt: skip
        assert (name, found.authority, told) == (name, authority, reasons)
        assert all(r.key.startswith("ladder.reason.") for r in found.reasons)


def test_the_designated_official_decides_on_use_where_one_is_named() -> None:
    """B-10(c): exceptionally, and only where the answer says so."""
    role = question("9.5", role="tainted.designated")
    steps = tuple(replace(a, designated_for_use=a.id == "L4") for a in METHOD.ladder)
    m = replace(METHOD, ladder=steps, sections=(*METHOD.sections, Section("21", T, T, (role,))))
    given = full_answers(q0_1="use", q9_1="yes")
    for said, expected in (
        ("yes", ("designated", "B-10", "L4")),
        ("no", ("tainted", "B-10", "L5")),
    ):
        answers = {**given, "9.5": Answer("9.5", said)}
        found = authority_required(m, RiskValue(), Determination(), {}, answers)
        (reason,) = found.reasons
        assert (
            reason.key.removeprefix("ladder.reason."),
            reason.rule,
            reason.authority,
        ) == expected
    (reason,) = authority_required(
        replace(m, ladder=METHOD.ladder), RiskValue(), Determination(), {},
        {**given, "9.5": Answer("9.5", "yes")},
    ).reasons  # fmt: skip
    assert (reason.key, reason.authority) == ("ladder.reason.tainted", "L5")


def test_a_floor_says_it_once_under_its_own_rule() -> None:
    """A reason is left out only where a floor asks for the same authority under the same rule."""
    told = {}
    for rule, at_least in (("B-5", "L5"), ("B-5", "L4"), ("B-55", "L5"), ("B-4; B-5(a)", "L5")):
        m = replace(METHOD, floors=(Floor(rule, at_least, asks("11.7", "unable"), T),))
        answers = full_answers(q11_7="unable")
        found = authority_required(m, RiskValue(), Determination("unable"), {}, answers)
        told[rule, at_least] = [r.rule for r in found.reasons]
    assert told == {
        ("B-5", "L5"): ["B-5"],
        ("B-5", "L4"): ["B-5", "B-5"],
        ("B-55", "L5"): ["B-55", "B-5"],
        ("B-4; B-5(a)", "L5"): ["B-4; B-5(a)"],
    }


def test_steps_of_the_ladder_and_who_is_next() -> None:
    """D: up by one step, or to the required authority; the top is the last."""
    assert [rank(METHOD, a) for a in ("L1", "L3", "L5", "second-reader", "")] == [0, 2, 4, -1, -1]
    file = assessment()
    up = Outcome.ESCALATE
    told = {
        (need, *by): next_authority(
            METHOD, decided(file, *(decision(each, up) for each in by)), Required(need)
        )
        for need in ("", "L1", "L5")
        for by in ((), ("L1",), ("L3",), ("L5",), ("second-reader",), ("L1", "L4"))
    }
    assert told == NEXT
    states = [
        state_of(METHOD, decided(file, decision(by, Outcome.APPROVE)), Required("L3")).value
        for by in ("L1", "L2", "L3", "L5", "second-reader")
    ]
    assert states == ["escalated", "escalated", "approved", "approved", "submitted"]


NEXT = {
    ("",): "L1",
    ("", "L1"): "L2",
    ("", "L3"): "L4",
    ("", "L5"): "L5",
    ("", "second-reader"): "L1",
    ("", "L1", "L4"): "L5",
    ("L1",): "L1",
    ("L1", "L1"): "L2",
    ("L1", "L3"): "L4",
    ("L1", "L5"): "L5",
    ("L1", "second-reader"): "L1",
    ("L1", "L1", "L4"): "L5",
    ("L5",): "L5",
    ("L5", "L1"): "L5",
    ("L5", "L3"): "L5",
    ("L5", "L5"): "L5",
    ("L5", "second-reader"): "L5",
    ("L5", "L1", "L4"): "L5",
}
