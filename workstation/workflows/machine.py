"""What the program asks of the machine it runs on, before any vault is open."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from workstation.vault.files import write_atomically
from workstation.vault.process import harden

__all__ = ["Preferences", "harden", "preferences_path", "read_preferences", "save_preferences"]

_APPLICATION = "assessor-workstation"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is kept outside the vault: where it and its backups lie, and how the screen looks."""

    vault: str = ""
    language: str = ""
    theme: str = ""
    zoom: str = ""
    backup_folder: str = ""
    card_library: str = ""


def preferences_path() -> Path:
    """Where the preferences of this user lie; ``ASSESSOR_CONFIG`` names another folder."""
    chosen = os.environ.get("ASSESSOR_CONFIG")
    if chosen:
        return Path(chosen) / "preferences.json"
    import platformdirs

    return platformdirs.user_config_path(_APPLICATION, appauthor=False) / "preferences.json"


def state_path() -> Path:
    """Where this machine keeps what it knows of its vaults: anchors, backups.

    ``ASSESSOR_STATE`` names another folder; with ``ASSESSOR_CONFIG`` it lies within that one.
    """
    chosen, config = os.environ.get("ASSESSOR_STATE"), os.environ.get("ASSESSOR_CONFIG")
    if chosen:
        return Path(chosen)
    if config:
        return Path(config) / "state"
    import platformdirs

    return platformdirs.user_state_path(_APPLICATION, appauthor=False)


def card_library() -> Path:
    """The PKCS #11 library of this machine; ``ASSESSOR_PKCS11`` names another.

    Raises:
        BadInputError: ``card.library_missing``: the one that was named is not there.
        NotAllowedError: ``card.no_library``: none was named and none is installed.
    """
    from workstation.identity.card_library import find_library

    return find_library(read_preferences(preferences_path()).card_library)


def read_preferences(path: Path) -> Preferences:
    """The preferences, or their defaults when there are none or they cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    known = {field.name for field in fields(Preferences)}
    return Preferences(
        **{name: text for name, text in found.items() if name in known and isinstance(text, str)}
    )


def change_preferences(path: Path, **changed: str) -> Preferences:
    """Keep the preferences with some of them changed; the others stay as they are on the disk.

    Raises:
        StoreError: the disk failed.
    """
    preferences = replace(read_preferences(path), **changed)
    save_preferences(path, preferences)
    return preferences


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Keep the preferences.

    Raises:
        StoreError: the disk failed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(preferences), ensure_ascii=False, indent=1, sort_keys=True)
    write_atomically(path, text.encode())


PACKETS = ("workstation.workflows.packet_reader",)
SCREEN = (*PACKETS, "workstation.documents.pictures")
"""What the process that reads files from outside prepares for: packets, and to show them."""


def prepare_for_files(modules: Sequence[str] = PACKETS) -> None:
    """Start the process that reads files from outside ahead of need; comes back at once."""
    from workstation.outside import door

    door.prepare(*modules)


def end_readers() -> None:
    """End the process that reads files from outside, and what it reads."""
    if "workstation.outside.door" in sys.modules:
        from workstation.outside import door

        door.close()


def read_instead(arguments: Sequence[str]) -> bool:
    """Be the process that reads files, where a packed program was started to be that.

    Returns:
        False when it was started as itself.
    """
    from workstation.outside import start

    if list(arguments[:1]) != [start.SWITCH]:
        return False
    start.main(arguments[1:])
    return True
