"""The vault that figures are measured on is the same for everyone, and a sound one."""

from pathlib import Path

from tests.bench import generate
from workstation.domain.assessment import State
from workstation.vault.ledger import NewEntry
from workstation.workflows import session as sessions

SCALE = generate.Scale(12, 60, 120, 12, 20)


def test_a_seed_gives_the_same_record_each_time() -> None:
    def made(seed: int) -> list[NewEntry]:
        return list(generate.entries(SCALE, seed))

    assert made(7) == made(7)
    assert made(7) != made(8)


def test_the_record_is_sound_and_has_everything_that_screens_show(tmp_path: Path) -> None:
    session = generate.make(tmp_path / "vault", SCALE)
    vault = session.vault
    assert vault.verify_ledger().ok
    report = vault.check_rebuild()
    assert report.ok, report.differences
    assert {"agreement", "arrangement", "exchange", "assurance", "incident", "source"} <= {
        table for table, rows in report.tables.items() if rows
    }
    states = {str(row["state"]) for row in vault.read("SELECT DISTINCT state FROM assessment")}
    assert states == {state.value for state in State if state is not State.TRIAGE_CLOSED}
    sessions.end(session)
