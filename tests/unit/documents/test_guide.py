"""The guide for whoever checks a packet without this program: what it says works."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.unit.workflows.filled import fill
from workstation.documents import guide
from workstation.domain.text import Language
from workstation.workflows import packets
from workstation.workflows.officers import trust_pem
from workstation.workflows.session import Session

TOOLS = ("pdfsig", "pdfdetach", "mutool", "openssl", "sha256sum", "pdftotext")


def _pages(language: Language, tmp_path: Path) -> list[str]:
    path = tmp_path / "guide.pdf"
    path.write_bytes(guide.render(language))
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")[:-1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_guide_has_two_pages_with_every_command(language: Language, tmp_path: Path) -> None:
    pages = _pages(language, tmp_path)
    assert len(pages) == guide.PAGES
    said = "".join("".join(pages).split())
    for each in guide.commands():
        assert "".join(each.split()) in said
    assert guide.render(language) == guide.render(language)


def test_every_command_of_the_guide_does_what_it_says(session: Session, tmp_path: Path) -> None:
    """Anyone can check a packet with public tools (B-24)."""
    assert all(shutil.which(each) for each in TOOLS)
    submitted = packets.submit(session, fill(session, tmp_path), tmp_path / "made.pdf")
    place = tmp_path / "court"
    place.mkdir()
    shutil.copy(submitted, place / "packet.pdf")
    (place / "trust.pem").write_text(trust_pem(session))
    numbers: dict[str, str] = {}
    said = []
    for each in guide.commands():
        done = subprocess.run(
            ["sh", "-c", each], cwd=place, env={**os.environ, **numbers},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0 or each.startswith("pdfsig -dump"), (each, done.stderr)
        said.append(done.stdout + done.stderr)
        ranges = re.search(r"Signed Ranges: \[0 - (\d+)\], \[(\d+) - (\d+)\]", done.stdout)
        if ranges and not numbers:
            numbers = dict(zip("ABC", ranges.groups(), strict=True))
    whole = "\n".join(said)
    assert "Signature is Valid" in whole
    assert "Total document signed" in whole
    assert "The document is unchanged since signing" in whole
    assert "CMS Verification successful" in whole
    assert "CN = A. Martin" in whole
    assert "1: record.json" in whole
    assert '"check_code":"' in whole

    with (place / "packet.pdf").open("r+b") as touched:
        touched.seek(2000)
        touched.write(b"X")
    done = subprocess.run(
        ["sh", "-c", f"{guide.commands()[1]}; {guide.commands()[4]}; {guide.commands()[5]}"],
        cwd=place, env={**os.environ, **numbers}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Signature is Valid" not in done.stdout
    assert "successful" not in done.stdout + done.stderr
