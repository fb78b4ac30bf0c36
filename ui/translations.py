"""French for the screen: collect what is to be translated, compile it, check that it is whole.

``python -m ui.translations update`` reads every ``tr("…")`` of the screen into
``resources/translations/ui_fr.ts`` (and the plural forms of English into ``ui_en.ts``);
``compile`` makes the ``.qm`` files that the program reads; ``check`` fails when a text is
unfinished, has vanished from the source, or lost one of its ``{placeholders}``.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

import PySide6

from workstation import resource

_SOURCE = Path(__file__).parent
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%n|%L?\d")
_EXE = ".exe" if sys.platform == "win32" else ""


def folder() -> Path:
    """Where the translations lie."""
    return resource.root() / "translations"


def update(into: Path | None = None) -> None:
    """Bring the ``.ts`` files in line with the source; translations that exist are kept."""
    place = into if into is not None else folder()
    sources = [str(path) for path in sorted(_SOURCE.rglob("*.py"))]
    with tempfile.TemporaryDirectory() as temporary:
        listing = Path(temporary) / "sources.lst"
        listing.write_text("\n".join(sources), encoding="utf-8")
        common = ["-silent", "-locations", "none", "-source-language", "en", f"@{listing}"]
        _run("lupdate", *common, "-target-language", "fr", "-ts", str(place / "ui_fr.ts"))
        plural = ["-pluralonly", "-target-language", "en", "-ts", str(place / "ui_en.ts")]
        _run("lupdate", *common, *plural)


def compile_all(place: Path | None = None) -> None:
    """Make the ``.qm`` files beside the ``.ts`` files.

    Each is put in place by one rename: a program that runs has the old one mapped, and reads
    from it until it ends.
    """
    for path in sorted((place or folder()).glob("ui_*.ts")):
        made = path.with_suffix(f".{os.getpid()}.tmp")
        _run("lrelease", "-silent", str(path), "-qm", str(made))
        made.replace(path.with_suffix(".qm"))


def problems() -> list[str]:
    """Everything that is not as it should be, one line each."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        for path in sorted(folder().glob("ui_*.ts")):
            shutil.copy(path, place)
        update(place)
        for path in sorted(place.glob("ui_*.ts")):
            found.extend(f"{path.name}: {problem}" for problem in _problems_in(path))
    return found


def _problems_in(path: Path) -> Iterator[str]:
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        where = context.findtext("name", "")
        for message in context.iter("message"):
            problem = _problem_of(message)
            if problem:
                yield f"{where}: {problem}: {message.findtext('source', '')!r}"


def _problem_of(message: ET.Element) -> str:
    source = message.findtext("source", "")
    translation = message.find("translation")
    if translation is None:
        return "no translation"
    if translation.get("type"):
        return str(translation.get("type"))
    forms = [form.text or "" for form in translation.iter("numerusform")]
    texts = forms or [translation.text or ""]
    if not all(texts):
        return "empty"
    wanted = sorted(set(_PLACEHOLDER.findall(source)) - {"%n"})
    if any(sorted(set(_PLACEHOLDER.findall(text)) - {"%n"}) != wanted for text in texts):
        return "other placeholders"
    return ""


def _run(tool: str, *arguments: str) -> None:
    program = Path(PySide6.__file__).parent / f"{tool}{_EXE}"
    done = subprocess.run([str(program), *arguments], check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stderr.strip()}")


def main(arguments: Sequence[str]) -> int:
    """Run one of ``update``, ``compile`` and ``check``."""
    match list(arguments):
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = problems()
            sys.stdout.write("".join(f"{line}\n" for line in found))
            return 1 if found else 0
        case _:
            sys.stderr.write("usage: python -m ui.translations update|compile|check\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
