"""Whatever officers answer, lock, sign and decide, in whatever order: nothing leaves past a stop.

A machine that plays an author, deciders and the partner's record against the instrument that is
shipped; ``CASEWORK_EXAMPLES`` says how many cases it plays. What may be released is held against
the rules as the law says them (B-3 to B-11, B-21, B-37, C-bis), written out here a second time
and not read from the instrument.
"""

import os
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.unit.domain.test_acmfea_rules import QUIET, M, answers, assessment
from workstation.domain.assessment import Answer, AssessmentKind, Decision, Outcome, State
from workstation.domain.check import Check, check
from workstation.domain.circumstances import decision_facts, facts
from workstation.domain.completeness import scope_of
from workstation.domain.error import NotAllowedError
from workstation.domain.ladder import check_may_decide
from workstation.domain.officer import Officer, Role
from workstation.domain.text import is_written

TESTED = ("yes", "no", "unable", "na")
VALUES = {
    "0.1": ("disclosure", "request", "use"),
    "1.11": TESTED, "2.8": TESTED, "2.9": TESTED, "8.3": ("1", "3", "5", "unable"),
    "8.4": ("1", "3", "5", "unable"), "8.12": ("yes", "no"), "9.1": TESTED, "9.4": TESTED,
    "9.5": TESTED, "9.6": TESTED, "9.7": TESTED, "11.5": TESTED, "11.6": TESTED,
    "11.7": ("yes", "no", "unable"), "11.8": ("yes", "no", "unable"),
    "13.1": ("approve", "deny", "refer"),
}  # fmt: skip
CHANGES = st.sampled_from([(question, value) for question in VALUES for value in VALUES[question]])
TEXTS = st.sampled_from(["2.5", "13.2", "13.4"])
DECIDERS = st.sampled_from([Role.SECOND_READER, Role.L1, Role.L2, Role.L3, Role.L4, Role.L5])
AROUND = st.sampled_from(
    [
        QUIET,
        replace(QUIET, arrangement_status="suspended"),
        replace(QUIET, arrangement_status="restricted", restricts=("disclosure",)),
        replace(QUIET, broken_assurances=2, open_incidents=1),
    ]
)
FIRM = {"yes", "unable"}


class Casework(RuleBasedStateMachine):
    """One file from its first answer to its release."""

    def __init__(self) -> None:
        super().__init__()
        self.file = replace(assessment(), submitted_utc="", baseline_locked_utc="")
        self.file = replace(self.file, baseline_values={})
        self.around = QUIET
        self.released = False
        self.deciders: set[Role] = set()

    def found(self) -> Check:
        return check(M, self.file, self.around)

    def value(self, question: str) -> object:
        counted = scope_of(M, self.file.answers, self.found().facts).answers
        return counted[question].value if question in counted else None

    def put(self, answer: Answer) -> None:
        given = {**self.file.answers, answer.question: answer}
        self.file = replace(self.file, answers=given)

    @precondition(lambda self: not self.file.submitted_utc)
    @rule(change=CHANGES)
    def answer(self, change: tuple[str, str]) -> None:
        question, value = change
        self.put(replace(self.file.answers[question], value=value))

    @precondition(lambda self: not self.file.submitted_utc)
    @rule(question=TEXTS, written=st.booleans())
    def write(self, question: str, written: bool) -> None:
        text = "Words that explain." if written else " "
        self.put(replace(answers()[question], text=text))

    @precondition(lambda self: not self.file.submitted_utc)
    @rule(in_place=st.booleans(), proof=st.sampled_from(["E-01", "", "E-77"]))
    def measure(self, in_place: bool, proof: str) -> None:
        given = answers()["10.1"]
        assert isinstance(given.value, tuple)
        row = {**dict(given.value[0]), "in_place": "yes" if in_place else "no", "proof": proof}
        self.put(replace(given, value=(row,)))

    @precondition(lambda self: not self.file.baseline_locked_utc)
    @rule()
    def lock(self) -> None:
        values = {one: str(self.file.answers[one].value) for one in ("8.3", "8.4", "8.12")}
        self.file = replace(
            self.file, baseline_locked_utc="2026-11-13T10:02:00Z", baseline_values=values
        )

    @precondition(lambda self: not self.file.submitted_utc and self.file.baseline_locked_utc)
    @rule()
    def sign(self) -> None:
        if self.found().may_submit:
            self.file = replace(self.file, submitted_utc="2026-11-16T16:20:00Z")

    @rule(around=AROUND)
    def time_passes(self, around: object) -> None:
        self.around = around

    @precondition(lambda self: self.file.submitted_utc)
    @rule(role=DECIDERS, outcome=st.sampled_from(Outcome), honest=st.booleans(), own=st.booleans())
    def decide(self, role: Role, outcome: Outcome, honest: bool, own: bool) -> None:
        name = self.file.author if own else f"officer-{role.value}"
        taken = Decision(
            role.value, outcome, "Because", "(S)", name, name, "2026-11-17T09:00:00Z", (), honest
        )
        try:
            check_may_decide(
                M, self.file, Officer(name, name, role), outcome, self.found().required,
                reasons=taken.reasons, no_interest=honest,
                facts=facts(M, self.file, self.around, decision_facts(self.file, taken)),
            )  # fmt: skip
        except NotAllowedError:
            return
        assert not own
        self.file = replace(self.file, decisions=(*self.file.decisions, taken))
        if outcome is Outcome.RETURN:
            self.file = replace(self.file, decisions=(), submitted_utc="")

    @rule()
    def straight_through(self) -> None:
        """As it goes on most days: what is there is locked, signed, decided and released."""
        if not self.file.baseline_locked_utc:
            self.lock()
        if not self.file.submitted_utc:
            self.sign()
        if self.file.submitted_utc:
            needed = Role(self.found().authority_required)
            self.decide(needed, Outcome.APPROVE, honest=True, own=False)
            self.release()

    @rule()
    def release(self) -> None:
        found = self.found()
        if found.state is State.APPROVED and not any(
            stop.status == "blocks" for stop in found.hard_stops
        ):
            self.released = True
            self.hold_against_the_rules()

    def hold_against_the_rules(self) -> None:
        """B-4 to B-11, B-21 and B-37 as they are written, on what was just released."""
        last = self.file.decisions[-1]
        substantial, mitigable = self.value("11.7"), self.value("11.8")
        assert substantial in {"yes", "no", "unable"}
        if substantial != "no":
            assert mitigable in FIRM, "B-8"
            assert any(self.shown(row) for row in self.rows()), "B-4, B-6"
        if "unable" in (substantial, mitigable if substantial != "no" else None):
            assert last.authority == "L5", "B-5"
        assert is_written(self.file.answers["13.2"].text), "B-6"
        assert is_written(self.file.answers["2.5"].text), "B-7"
        if self.value("0.1") in {"disclosure", "request"}:
            assert is_written(self.file.answers["13.4"].text), "B-7"
        self.hold_tainted(last)
        assert self.value("1.11") not in FIRM or self.value("1.12"), "B-37"
        assert self.around.arrangement_status != "suspended", "C-bis, section 7"
        assert last.officer != self.file.author, "B-21"
        assert last.no_interest or last.authority in {"L1", "L2"}, "B-21"
        assert all(each.outcome is not Outcome.DENY for each in self.file.decisions), "D"

    def hold_tainted(self, last: Decision) -> None:
        if self.value("0.1") != "use" and self.value("2.8") not in FIRM:
            return
        assert self.value("9.4") not in FIRM, "B-10(a)"
        assert self.value("9.5") not in FIRM, "B-10(b)"
        if self.value("9.6") in FIRM:
            assert self.value("9.7") == "yes", "B-10(c)"
            assert last.authority in {"L4", "L5"}, "B-10(c)"
        if self.value("0.1") == "disclosure" and self.value("2.8") in FIRM:
            assert self.value("2.9") == "yes", "B-11"

    def rows(self) -> list[dict[str, str]]:
        given = self.file.answers["10.1"].value
        return [dict(row) for row in given if isinstance(row, dict)] if given else []

    def shown(self, row: dict[str, str]) -> bool:
        return row["in_place"] == "yes" and row["proof"] == "E-01"

    @invariant()
    def three_values_stay_apart(self) -> None:
        """The finding is what the person answered; the residual never stands above the baseline."""
        found = self.found()
        said = self.file.answers["11.7"].value
        assert found.determination.substantial == said
        assert found.determination.mitigable == self.file.answers["11.8"].value
        if not self.file.baseline_locked_utc:
            assert found.residual.level is None
            return
        locked = self.file.baseline_values
        assert found.baseline.severity == (5 if locked["8.4"] == "unable" else int(locked["8.4"]))
        assert found.baseline.likelihood == (5 if locked["8.3"] == "unable" else int(locked["8.3"]))
        assert (found.residual.severity or 0) <= (found.baseline.severity or 0)
        assert (found.residual.likelihood or 0) <= (found.baseline.likelihood or 0)
        if locked["8.4"] == "unable":
            assert found.residual.severity == found.baseline.severity, "unable earns no credit"
        if locked["8.3"] == "unable":
            assert found.residual.likelihood == found.baseline.likelihood, "unable earns no credit"
        assert found.residual.unable == found.baseline.unable


TestCasework = Casework.TestCase
TestCasework.settings = settings(
    max_examples=int(os.environ.get("CASEWORK_EXAMPLES", "10")),
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_a_clean_file_is_released() -> None:
    """The machine can reach a release at all."""
    machine = Casework()
    machine.lock()
    machine.sign()
    assert machine.file.submitted_utc
    machine.decide(Role.L4, Outcome.APPROVE, honest=True, own=False)
    machine.release()
    assert machine.released
    assert machine.file.kind is AssessmentKind.CASE
