"""Pictures of every screen of a vault, made by the program itself without a person.

``python -m ui.screens --vault DIR --passphrase-file FILE --out DIR`` unlocks the vault, goes
through the pages and writes one PNG for each, in the sizes, themes and languages asked for.
"""

import argparse
import logging
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QDialog

from ui.shell.languages import Languages
from ui.shell.lifecycle import Lifecycle, Start
from ui.shell.page import Place
from ui.shell.workspace import Workspace
from ui.theme.theme import ZOOMS, Theme
from ui.unlock.page import UnlockPage
from workstation.domain.register import REGISTERS
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows import session as sessions

_log = logging.getLogger(__name__)

_SETTLED_S = 0.25
_PATIENCE_S = 30.0
MODES = ("light", "dark")
SIZES = ("1280x800", "1920x1080")
_SIZE = re.compile(r"[1-9]\d{2,3}x[1-9]\d{2,3}")


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its name, the page and place, and what to do there first."""

    name: str
    page: str
    place: Place
    prepare: Callable[[Workspace], None] | None = None


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the scenes show: ids and a packet of the vault."""

    partner: str = ""
    assessment: str = ""
    packet: str = ""


def scenes(subjects: Subjects) -> Iterator[Scene]:
    """All scenes for which the vault has a subject."""
    yield Scene("home", "home", {})
    yield Scene("partners", "partners", {})
    for register in REGISTERS:
        yield Scene(f"register-{register}", "registers", {"register": register})
    if subjects.partner:
        yield Scene("dossier", "dossier", {"partner": subjects.partner, "tab": 0})
        for tab in ("assurances", "sources", "agreements", "assessments", "documents"):
            yield Scene(f"dossier-{tab}", "dossier", {"partner": subjects.partner, "tab": tab})
    yield Scene("search", "search", {"text": "consular"})
    yield Scene("assess", "assess", {"list": "open"})
    if subjects.assessment:
        for section, question in (("1", "1.2"), ("3", "3.1"), ("8", "8.3"), ("10", "10.1")):
            place = {"assessment": subjects.assessment, "section": section, "question": question}
            yield Scene(f"wizard-{section}", "assess", place)
        determination = {"assessment": subjects.assessment, "section": "11", "question": "11.1"}
        yield Scene("determination", "assess", determination)
        yield Scene("review", "assess", {"assessment": subjects.assessment, "review": True})
    yield Scene("approvals", "approvals", {})
    if subjects.packet:
        yield Scene("packet", "approvals", {"path": subjects.packet})
    yield Scene("exports", "exports", {})
    this_year = datetime.now(UTC).year
    yield Scene("reports", "reports", {"tab": 0, "year": this_year, "figure": "substantial"})
    yield Scene("report-texts", "reports", {"tab": 1, "year": this_year})
    yield Scene("admin", "admin", {})
    yield Scene("history", "admin", {"tab": 3})
    yield Scene("safekeeping", "admin", {"tab": 4})


class Photographer:
    """Drives one window and writes what it shows."""

    def __init__(self, out: Path, vault: Path, officer: str) -> None:
        self._out = out
        self._application = QApplication(["assessor-workstation"])
        self._theme = Theme(self._application, "light")
        self._languages = Languages(self._application, "en")
        self._lifecycle = Lifecycle(
            self._application,
            self._theme,
            self._languages,
            Start(vault=vault, officer=officer, lock_after_s=3600),
        )
        self.made: list[Path] = []

    def unlock(self, passphrase: str, look: Callable[[str], None]) -> Workspace:
        """Show the first run and the unlock screen, then unlock.

        Raises:
            TimeoutError: the vault did not open, for example on a wrong passphrase.
        """
        vault = self._lifecycle._start.vault
        assert vault is not None
        self._lifecycle.show_first_run()
        self._lifecycle.window.show()
        self.settle()
        look("first-run")
        self._lifecycle.show_unlock(vault)
        self.settle()
        look("unlock")
        self._lifecycle.show_recovery(vault)
        self.settle()
        look("recovery")
        self._lifecycle.show_unlock(vault)
        self.settle()
        screen = self._lifecycle.window.screens.currentWidget()
        assert isinstance(screen, UnlockPage)
        screen.passphrase.set_text(passphrase)
        screen._on_unlock_clicked()
        end = time.monotonic() + _PATIENCE_S
        while self._lifecycle.workspace is None and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            page = self._lifecycle.gate.page
            if page is not None and page.later.isEnabled():
                # A vault made by command: its recovery kit may wait.
                page.later.setEnabled(False)
                page.later.clicked.emit()
        if self._lifecycle.workspace is None:
            raise TimeoutError
        self.settle()
        return self._lifecycle.workspace

    def set_zoom(self, percent: int) -> None:
        """Change the zoom of everything."""
        self._theme.set_zoom(percent)

    def show_as(self, mode: str, language: Language, size: str) -> None:
        """Change theme, language and size of the window where they differ."""
        width, height = (int(part) for part in size.split("x"))
        if self._theme.choice != mode:
            self._theme.choose("dark" if mode == "dark" else "light")
        if self._languages.language != language:
            self._languages.toggle()
        window = self._lifecycle.window
        if (window.width(), window.height()) != (width, height):
            window.setMinimumSize(QSize(0, 0))
            window.resize(width, height)

    def picture(self, name: str, mode: str, language: str, size: str) -> None:
        """Write what the window shows, or the dialog in front of it."""
        self.settle()
        dialog = next(
            (
                w
                for w in self._application.topLevelWidgets()
                if isinstance(w, QDialog) and w.isVisible()
            ),
            None,
        )
        shown = dialog or self._lifecycle.window
        path = self._out / f"{name}-{language}-{mode}-{size}.png"
        shown.grab().save(str(path))
        self.made.append(path)

    def settle(self) -> None:
        """Wait until nothing runs in the background and nothing is left to paint."""
        end = time.monotonic() + _PATIENCE_S
        quiet_since = time.monotonic()
        while time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if self._lifecycle.door.busy:
                quiet_since = time.monotonic()
            elif time.monotonic() - quiet_since > _SETTLED_S:
                return
            time.sleep(0.005)

    def close(self) -> None:
        """End the session and the program."""
        self._lifecycle.window.close()
        self._lifecycle.shut_down()


def main(arguments: Sequence[str]) -> int:
    """Write the pictures and print their paths, one a line."""
    parser = argparse.ArgumentParser(prog="python -m ui.screens", description=__doc__)
    parser.add_argument("--vault", type=Path, required=True)
    parser.add_argument("--passphrase-file", type=Path, required=True)
    parser.add_argument("--officer", default="", help="id of the officer who unlocks")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--partner", default="")
    parser.add_argument("--assessment", default="")
    parser.add_argument("--packet", default="")
    parser.add_argument("--size", action="append", type=_size, help="such as 1280x800")
    parser.add_argument("--zoom", type=int, default=100, choices=ZOOMS)
    parser.add_argument("--scene", action="append", help="only these, by the name of the file")
    parser.add_argument("--theme", action="append", choices=MODES)
    parser.add_argument("--lang", action="append", choices=LANGUAGES)
    parsed = parser.parse_args(list(arguments))
    parsed.out.mkdir(parents=True, exist_ok=True)
    passphrase = sessions.read_passphrase_file(parsed.passphrase_file)
    languages: Sequence[Language] = parsed.lang or ("en",)
    looks: list[tuple[str, Language, str]] = [
        (mode, language, size)
        for mode in parsed.theme or ("light",)
        for language in languages
        for size in parsed.size or SIZES[:1]
    ]
    photographer = Photographer(parsed.out, parsed.vault, parsed.officer)
    photographer.set_zoom(parsed.zoom)
    subjects = Subjects(parsed.partner, parsed.assessment, parsed.packet)
    try:
        _photograph(photographer, looks, passphrase, subjects, parsed.scene or ())
    finally:
        photographer.close()
    for path in photographer.made:
        sys.stdout.write(f"{path}\n")
    return 0


def _size(text: str) -> str:
    """A size of the window, checked."""
    if not _SIZE.fullmatch(text):
        raise argparse.ArgumentTypeError(text)
    return text


def _photograph(
    photographer: Photographer,
    looks: Sequence[tuple[str, Language, str]],
    passphrase: str,
    subjects: Subjects,
    only: Sequence[str] = (),
) -> None:
    def in_every_look(name: str) -> None:
        if only and name not in only:
            return
        for look in looks:
            photographer.show_as(*look)
            photographer.picture(name, *look)

    workspace = photographer.unlock(passphrase, in_every_look)
    # One pass for each look: with every page open a change of theme takes seconds.
    for look in looks:
        photographer.show_as(*look)
        for scene in scenes(subjects):
            if only and scene.name not in only:
                continue
            try:
                workspace.page(scene.page)
            except KeyError:
                continue  # This officer does not have the page.
            workspace.context.navigate(scene.page, scene.place)
            if scene.prepare is not None:
                scene.prepare(workspace)
            photographer.picture(scene.name, *look)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
