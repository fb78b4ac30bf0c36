"""Starts the program: arguments, look, language, and the first screen as fast as it can be."""

import argparse
import gc
import locale
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.errors import Hook
from ui.shell.backing_up import copy_closed
from ui.shell.idle import DEFAULT_S
from ui.shell.languages import Languages
from ui.shell.lifecycle import Lifecycle, Start, Surroundings, utc_clock
from ui.shell.stop_signals import StopSignals
from ui.theme.focus_ring import FocusRing
from ui.theme.theme import CHOICES, ZOOMS, Choice, Theme, make_application
from ui.unlock.page import LOCK_REASONS, LockNote
from workstation import resource
from workstation.domain.text import Language
from workstation.workflows import machine

_log = logging.getLogger(__name__)

SETTLED_AFTER_MS = 400
"""The first screen is painted and takes keys by then."""


@dataclass(slots=True)
class Running:
    """The parts of a running program; the caller keeps them alive."""

    theme: Theme
    languages: Languages
    lifecycle: Lifecycle


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments of the program."""
    parser = argparse.ArgumentParser(prog="assessor-workstation", description=__doc__)
    parser.add_argument("--vault", type=Path, help="folder of the vault")
    parser.add_argument("--lang", choices=("en", "fr"))
    parser.add_argument("--theme", choices=CHOICES)
    parser.add_argument("--zoom", type=int, choices=ZOOMS)
    parser.add_argument("--officer", default="", help="id of the officer to choose")
    parser.add_argument("--lock-after", type=int, default=DEFAULT_S, metavar="SECONDS")
    # Given by the program to its successor when it locks.
    parser.add_argument("--locked", choices=LOCK_REASONS, help=argparse.SUPPRESS)
    parser.add_argument("--locked-at", default="", help=argparse.SUPPRESS)
    return parser.parse_args(list(arguments))


def build(
    application: QApplication,
    arguments: argparse.Namespace,
    preferences: machine.Preferences,
    *,
    preferences_path: Path | None = None,
    surroundings: Surroundings | None = None,
) -> Running:
    """The program, ready to be shown; arguments go before preferences."""
    theme = Theme(
        application,
        _choice(arguments.theme or preferences.theme),
        arguments.zoom or _zoom(preferences.zoom),
    )
    FocusRing(theme, application)
    languages = Languages(application, _language(arguments.lang or preferences.language))
    start = Start(
        vault=_vault(arguments.vault, preferences.vault),
        officer=arguments.officer,
        note=_note(arguments),
        preferences=preferences_path,
        lock_after_s=arguments.lock_after,
    )
    lifecycle = Lifecycle(application, theme, languages, start, surroundings)
    return Running(theme, languages, lifecycle)


def main(arguments: Sequence[str]) -> int:
    """Run the program until its window is closed."""
    parsed = parse(arguments)
    machine.harden()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    path = machine.preferences_path()
    preferences = machine.read_preferences(path)
    compile_words(resource.root() / "translations")
    application = make_application("assessor-workstation")
    application.setApplicationName("assessor-workstation")
    running = build(application, parsed, preferences, preferences_path=path)
    lifecycle = running.lifecycle
    Hook(lifecycle.say_defect).install()
    stop = StopSignals(lifecycle)
    stop.asked.connect(lifecycle.end)
    stop.install()
    application.commitDataRequest.connect(lifecycle.on_session_ending)
    lifecycle.show()
    QTimer.singleShot(SETTLED_AFTER_MS, lifecycle, lambda: _settle(lifecycle))
    lifecycle.gate.passed.connect(lambda _session: QTimer.singleShot(SETTLED_AFTER_MS, _keep))
    code = application.exec()
    lifecycle.shut_down()
    if lifecycle.directory is not None:
        copy_closed(lifecycle.directory, utc_clock)
    return code


def compile_words(folder: Path) -> bool:
    """Compile the words of the screen where that was not done since they changed.

    A program that runs from its source would else show half of its words in English. Where it
    cannot be done, that is said, and the program starts all the same; then False.
    """
    if not any(_is_behind(path) for path in folder.glob("ui_*.ts")):
        return True
    from ui import translations

    try:
        translations.compile_all(folder)
    except (OSError, SystemExit) as problem:
        _log.warning("the words of the screen are not compiled, some stay English: %s", problem)
        return False
    return True


def _is_behind(path: Path) -> bool:
    made = path.with_suffix(".qm")
    return not made.is_file() or made.stat().st_mtime < path.stat().st_mtime


def _settle(lifecycle: Lifecycle) -> None:
    """What is left for the time in which nobody waits.

    Files from outside are read in a process of their own, which is started.
    """
    _keep()
    gc.enable()
    lifecycle.door.work(lambda _task: machine.prepare_for_files(machine.SCREEN), owner=lifecycle)


def _keep() -> None:
    """What stands by now is looked through for waste no more: that takes two frames or three."""
    gc.freeze()


def _vault(given: Path | None, remembered: str) -> Path | None:
    if given is not None:
        return given.expanduser()
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    return None


def _language(wanted: str) -> Language:
    if wanted == "fr" or (not wanted and (locale.getlocale()[0] or "").startswith("fr")):
        return "fr"
    return "en"


def _choice(wanted: str) -> Choice:
    return next((choice for choice in CHOICES if choice == wanted), "system")


def _zoom(wanted: str) -> int:
    return int(wanted) if wanted.isdigit() else 100


def _note(arguments: argparse.Namespace) -> LockNote | None:
    if not arguments.locked:
        return None
    minutes = max(1, round(arguments.lock_after / 60))
    return LockNote(arguments.locked, arguments.locked_at, minutes)
