"""Facts that conditions may ask for."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import METHOD, QUIET, answer, assessment, decision, full_answers
from tests.unit.domain.sample import measure as a_measure
from workstation.domain.assessment import Outcome
from workstation.domain.circumstances import Circumstances, decision_facts, facts
from workstation.domain.methodology_names import FACTS


def test_every_declared_fact_is_given_and_no_other() -> None:
    assert set(facts(METHOD, assessment(), QUIET)) == set(FACTS)


@pytest.mark.parametrize(
    ("status", "restricts", "act", "forbidden"),
    [
        ("active", (), "disclosure", "no"),
        ("active", ("disclosure",), "disclosure", "no"),
        ("restricted", ("disclosure",), "disclosure", "yes"),
        ("restricted", ("use",), "disclosure", "no"),
        ("restricted", (), "disclosure", "yes"),
        ("restricted", ("use",), None, "yes"),
        ("suspended", (), "request", "yes"),
        ("terminated", ("use",), "request", "yes"),
        ("none", (), "request", "no"),
    ],
)
def test_arrangement_forbids_this_act(
    status: str, restricts: tuple[str, ...], act: str | None, forbidden: str
) -> None:
    """C-bis, section 7: restricted or suspended for this kind of exchange."""
    around = Circumstances(arrangement_status=status, restricts=restricts)
    found = facts(METHOD, assessment(full_answers(q0_1=act)), around)
    assert found["arrangement.forbids_act"] == forbidden


@pytest.mark.parametrize(
    ("in_custody", "custodian", "expected"),
    [
        ("yes", "recipient", "yes"),
        ("unable", "recipient", "yes"),
        ("no", "recipient", "no"),
        ("yes", "other-state", "no"),
    ],
)
def test_custody_of_the_recipient(in_custody: str, custodian: str, expected: str) -> None:
    """Section D, level floors: "unable" counts as in custody."""
    rows = ({"person": "a", "in_custody": in_custody, "custodian": custodian},)
    found = facts(METHOD, assessment(full_answers(q3_1=rows)), QUIET)
    assert found["person.in_recipient_custody"] == expected


@pytest.mark.parametrize(
    ("marking", "consent", "expected"),
    [
        ("(S//REL TO CAN, USA)", None, "no"),
        ("(//GBR S)", None, "yes"),
        ("(S//FGI DEU)", "no", "yes"),
        ("(S//FGI DEU)", "unable", "yes"),
        ("(S//FGI DEU)", "yes", "no"),
        ("(S//FGI DEU)", "na", "yes"),
        ("(S//FGI DEU))", None, "no"),
    ],
)
def test_third_party_portions_need_consent(
    marking: str, consent: str | None, expected: str
) -> None:
    """B-37: only the originator's yes releases foreign-origin portions of the exchange."""
    given = full_answers(q1_12=consent)
    given["1.2"] = replace(answer("1.2", text="From a partner"), marking=marking)
    found = facts(METHOD, assessment(given), QUIET)
    assert found["portions.third_party_without_consent"] == expected


def test_measures_are_counted() -> None:
    """B-4, B-6: in place, and in place without proof."""
    rows = (a_measure(), a_measure(proof=""), a_measure(in_place="no", proof=""))
    found = facts(METHOD, assessment(full_answers(q10_1=rows)), QUIET)
    assert (found["measures.in_place"], found["measures.without_proof"]) == (2, 1)


def test_facts_of_a_decision() -> None:
    """B-6, B-21: the basis, authorship and interest of who decides."""
    file = assessment()
    taken = decision("L3", Outcome.DENY, reasons=" ", no_interest=False, officer_id="author")
    found = facts(METHOD, file, QUIET, decision_facts(file, taken))
    assert [found[f"decision.{name}"] for name in ("outcome", "authority", "basis_written")] == [
        "deny",
        "L3",
        "no",
    ]
    assert (found["decision.is_author"], found["decision.declared_interest"]) == ("yes", "yes")


def test_without_a_decision_the_basis_is_the_authors() -> None:
    """B-6: and nothing else about a decision is known."""
    found = facts(METHOD, assessment(), QUIET)
    assert (found["decision.basis_written"], found["decision.outcome"]) == ("yes", None)
