"""Make a demonstration and tell where everything is."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from workstation.cli.command import FILE, command, option
from workstation.cli.state import State
from workstation.workflows.demo import DemoReport, run_demo

SCREENS = "ui.screens"
SCREENS_TIMEOUT_S = 600


@command("demo", "assessor demo --out ~/assessor-demo --lang fr")
@option("--out", type=FILE, required=True, metavar="DIR")
@option("--screens/--no-screens", "with_screens", default=True)
def demo(state: State, out: Path, with_screens: bool) -> None:
    """Make a demonstration."""

    def tell(step: str, done: int, total: int) -> None:
        state.progress(state.label(f"demo.step.{step}"), done, total)

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
        "officers": [
            {
                "id": one.id,
                "name": one.name,
                "authority": one.authority,
                "passphrase_file": str(one.passphrase_file),
                "vault": str(one.vault),
            }
            for one in done.officers
        ],
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
