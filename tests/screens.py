"""Every screen and every PDF page as PNG, in both languages, themes and sizes (`make screens`)."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_DOTS_PER_INCH = 96
_POINTS_PER_INCH = 72


def main(arguments: Sequence[str]) -> int:
    """Make one demo for each language, photograph it, and draw its documents."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args(list(arguments)).out
    out.mkdir(parents=True, exist_ok=True)
    made = 0
    with tempfile.TemporaryDirectory(prefix="screens-") as name:
        for language in ("en", "fr"):
            report = _demo(Path(name) / language, language)
            made += _photograph(report, language, out)
            for document in ("pdf_submitted", "pdf_decided", "packet", "information_paper"):
                made += _draw(Path(report[document]), f"{document}-{language}", out)
            vault = Path(report["vault"])
            kit = vault.parent / "recovery" / f"{vault.name}.pdf"
            made += _draw(kit, f"recovery_kit-{language}", out)
    sys.stdout.write(f"{made} pictures in {out}\n")
    return 0


def _demo(folder: Path, language: str) -> dict[str, str]:
    done = _run(
        "workstation.cli",
        "demo",
        "--out",
        str(folder),
        "--lang",
        language,
        "--no-screens",
        "--json",
    )
    report: dict[str, str] = json.loads(done)
    return report


def _photograph(report: dict[str, str], language: str, out: Path) -> int:
    assessments = json.loads(json.dumps(report["assessments"]))
    said = _run(
        "ui.screens",
        *("--vault", report["vault"], "--passphrase-file", report["passphrase_file"]),
        *("--out", str(out), "--partner", report["partner"], "--packet", report["pdf_decided"]),
        *("--assessment", assessments["mra-draft"], "--lang", language),
        *("--theme", "light", "--theme", "dark", "--size", "1280x800", "--size", "1920x1080"),
    )
    return len(said.splitlines())


def _draw(path: Path, name: str, out: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        for number, page in enumerate(document, start=1):
            picture = page.render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH).to_pil()
            picture.save(out / f"{name}-page-{number:02d}.png")
        return len(document)


def _run(module: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
