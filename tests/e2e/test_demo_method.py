"""The demonstration of the 2017-18 method gives what that report describes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from workstation.cli.demo import method_payload
from workstation.domain.error import UsageError
from workstation.vault.keys import FLOOR
from workstation.workflows import verification
from workstation.workflows.demo_method import MethodReport, method_names, run_method_demo
from workstation.workflows.methodologies import get_methodology


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> MethodReport:
    out = tmp_path_factory.mktemp("method") / "demo"
    return run_method_demo(out, "cse-md2017", clock=now, kdf=FLOOR)


def test_five_checks_four_levels_and_one_request_elevated_to_the_chief(
    shown: MethodReport,
) -> None:
    """Domain sections D and F: CSE 2017-18; a request can be denied at any level."""
    counts = shown.counts
    assert counts.checks == 5
    assert counts.levels == {"low": 1, "medium": 1, "high": 1, "substantial": 1}
    assert counts.elevated == 1
    assert counts.denied == {"L3": 1}
    assert get_methodology("cse-md2017").ladder[-1].title.en == "Chief of CSE"
    assert method_payload(shown)["elevated"] == 1


def test_the_elevated_request_verifies_with_the_chiefs_signature(shown: MethodReport) -> None:
    verdict = verification.verify_file(shown.packets["method-substantial"], shown.trust)
    assert verdict.ok
    assert [each.authority for each in verdict.signatures][-1] == "L5"


def test_a_method_without_a_story_is_refused(tmp_path: Path) -> None:
    assert method_names() == ("cse-md2017",)
    with pytest.raises(UsageError) as caught:
        run_method_demo(tmp_path / "x", "acmfea-2019", clock=now, kdf=FLOOR)
    assert caught.value.code == "demo.method_unknown"
