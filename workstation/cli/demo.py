"""Make a demonstration and tell where everything is."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workstation.cli.command import FILE, command, option
from workstation.cli.state import State
from workstation.workflows.demo import DemoReport, run_demo
from workstation.workflows.demo_method import MethodReport, run_method_demo
from workstation.workflows.demo_stage import DemoOfficer

SCREENS = "ui.screens"
SCREENS_TIMEOUT_S = 600


@command("demo", "assessor demo --out ~/assessor-demo --lang fr")
@option("--out", type=FILE, required=True, metavar="DIR")
@option("--screens/--no-screens", "with_screens", default=True)
@option("--method", default="", metavar="ID")
def demo(state: State, out: Path, with_screens: bool, method: str) -> None:
    """Make a demonstration."""

    def tell(step: str, done: int, total: int) -> None:
        state.progress(state.label(f"demo.step.{step}"), done, total)

    if method:
        shown = run_method_demo(out, method, state.language, clock=state.clock, on_progress=tell)
        found = method_payload(shown)
        state.report(found, _method_lines(state, shown, found))
        return
    done = run_demo(out, state.language, clock=state.clock, on_progress=tell)
    payload = as_payload(done, _take_pictures(state, done) if with_screens else [])
    lines = [f"{name}: {value}" for name, value in payload.items() if isinstance(value, str)]
    lines += payload["screens"]
    state.report(payload, lines)


def as_payload(done: DemoReport, screens: list[str]) -> dict[str, Any]:
    """What was made, under the names of the command-line contract."""
    return {
        "vault": str(done.vault),
        "passphrase_file": str(done.passphrase_file),
        "officers": _officers(done.officers),
        "trust": str(done.trust),
        "assessment": done.assessment,
        "partner": done.partner,
        "pdf_submitted": str(done.pdf_submitted),
        "pdf_decided": str(done.pdf_decided),
        "packet": str(done.packet),
        "bundle": str(done.bundle),
        "central_certificate": str(done.central_certificate),
        "central_key": str(done.central_key),
        "other_vault": str(done.other_vault),
        "information_paper": str(done.information_paper),
        "assessments": dict(done.assessments),
        "screens": screens,
    }


def _officers(people: Sequence[DemoOfficer]) -> list[dict[str, str]]:
    return [
        {
            "id": one.id,
            "name": one.name,
            "authority": one.authority,
            "passphrase_file": str(one.passphrase_file),
            "vault": str(one.vault),
        }
        for one in people
    ]


def method_payload(done: MethodReport) -> dict[str, Any]:
    """What was made of one method, and what can be counted in it."""
    counts = done.counts
    return {
        "methodology": done.methodology,
        "vault": str(done.vault),
        "passphrase_file": str(done.passphrase_file),
        "officers": _officers(done.officers),
        "trust": str(done.trust),
        "assessments": dict(done.assessments),
        "packets": {name: str(path) for name, path in done.packets.items()},
        "checks": counts.checks,
        "levels": dict(counts.levels),
        "denied": dict(counts.denied),
        "elevated": counts.elevated,
    }


def _method_lines(state: State, done: MethodReport, payload: dict[str, Any]) -> list[str]:
    lines = [f"{name}: {value}" for name, value in payload.items() if isinstance(value, str)]
    counts = done.counts
    levels = ", ".join(f"{level} {number}" for level, number in counts.levels.items())
    denied = sum(counts.denied.values())
    said = state.label(
        "demo.method_counts", checks=counts.checks, levels=levels, denied=denied,
        elevated=counts.elevated,
    )  # fmt: skip
    return [*lines, said]


def _take_pictures(state: State, done: DemoReport) -> list[str]:
    """Pictures of the screens by the window's own program, where it is installed.

    The demonstration stands without them; what was really made is listed.
    """
    try:
        if importlib.util.find_spec(SCREENS) is None:
            return []
    except ImportError:
        return []
    folder = done.vault.parent / "screens"
    environment = dict(os.environ)
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    state.progress(state.label("demo.step.screens"), 0, 1)
    command = [
        sys.executable, "-m", SCREENS,
        "--vault", str(done.vault), "--officer", done.officers[0].id,
        "--passphrase-file", str(done.passphrase_file), "--out", str(folder),
        "--partner", done.partner, "--assessment", done.assessment,
        "--packet", str(done.pdf_decided), "--lang", state.language,
    ]  # fmt: skip
    try:
        finished = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=SCREENS_TIMEOUT_S, check=False,
        )  # fmt: skip
        failed = finished.returncode != 0
    except (OSError, subprocess.TimeoutExpired):
        failed = True
    if failed:
        state.note("demo.screens_incomplete")
    state.progress(state.label("demo.step.screens"), 1, 1)
    return sorted(str(path) for path in folder.rglob("*.png"))
