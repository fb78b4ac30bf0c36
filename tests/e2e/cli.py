"""Running the command line as a process of its own, as a script from outside would."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error object of a refusal."""
        error: dict[str, Any] = self.json["error"]
        return error


def run(
    *arguments: object,
    passphrase_file: Path | None = None,
    cwd: Path | None = None,
    stdin: str | None = None,
    **environment: str,
) -> Done:
    """Run ``assessor`` with no terminal; a traceback anywhere is a failure of the test."""
    own = {k: v for k, v in os.environ.items() if not k.startswith("ASSESSOR_")}
    env = own | {"ASSESSOR_STATE": os.environ["ASSESSOR_STATE"]}  # the test's own machine
    env |= {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}
    if passphrase_file:
        env["ASSESSOR_PASSPHRASE_FILE"] = str(passphrase_file)
    done = subprocess.run(
        [sys.executable, "-m", "workstation.cli", *map(str, arguments)],
        env=env | environment,
        cwd=cwd,
        input=stdin or "",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    assert done.returncode in {0, 1, 2, 3, 4, 5}
    return Done(done.returncode, done.stdout, done.stderr)
