"""One demonstration for all tests of a worker: made once, copied by those that change it."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.cli import Done, run
from workstation.vault.keys import FLOOR
from workstation.workflows.demo import DemoReport, run_demo


@dataclass(frozen=True)
class Desk:
    """A demonstration and its officers, for commands on it."""

    report: DemoReport
    vault: Path

    def passphrase_file(self, officer: str) -> Path:
        return next(one.passphrase_file for one in self.report.officers if one.name == officer)

    def run(self, *arguments: object, officer: str = "A. Martin", **more: Any) -> Done:
        return run(
            "--vault", self.vault, "--officer", officer, *arguments,
            passphrase_file=self.passphrase_file(officer), **more,
        )  # fmt: skip


@pytest.fixture(scope="session")
def demo_report(tmp_path_factory: pytest.TempPathFactory) -> DemoReport:
    out = tmp_path_factory.mktemp("demonstration") / "demo"
    return run_demo(out, clock=lambda: datetime.now(UTC), kdf=FLOOR)


@pytest.fixture(scope="session")
def demo(demo_report: DemoReport) -> Desk:
    """The demonstration itself; tests may read it and write new files elsewhere."""
    return Desk(demo_report, demo_report.vault)


@pytest.fixture
def own_demo(demo_report: DemoReport, tmp_path: Path) -> Desk:
    """A copy of the demonstration's vault, to change."""
    return Desk(demo_report, Path(shutil.copytree(demo_report.vault, tmp_path / "OTT-04")))
