"""Where a passphrase or a PIN comes from: a file, the environment, a prompt; no argument."""

import os
import sys
from pathlib import Path

from workstation import words
from workstation.domain.error import NotAllowedError
from workstation.domain.text import Language

VARIABLE = "ASSESSOR_PASSPHRASE_FILE"


def ask_passphrase(file: Path | None, name: str, language: Language) -> str:
    """The passphrase from ``file``, else the file that the environment names, else a prompt.

    Raises:
        BadInputError: the file is missing or empty.
        NotAllowedError: there is neither a file nor a terminal to ask on.
    """
    from workstation.workflows.session import read_passphrase_file

    named = named_file(file)
    if named:
        return read_passphrase_file(named)
    return _prompt("cli.passphrase_of", name, language)


def ask_new_passphrase(file: Path | None, name: str, language: Language) -> str:
    """A passphrase to set: from the file, or typed twice.

    Raises:
        BadInputError: the file is missing or empty.
        NotAllowedError: no file and no terminal; or the two differ.
    """
    from workstation.workflows.session import read_passphrase_file

    if file:
        return read_passphrase_file(file)
    first = _prompt("cli.new_passphrase_of", name, language)
    if _prompt("cli.passphrase_again", name, language) != first:
        raise NotAllowedError("cli.passphrases_differ")
    return first


def ask_pin(file: Path | None, token: str, language: Language) -> str:
    """The PIN of a card from ``file``, or a prompt; it is never an argument.

    Raises:
        BadInputError: the file is missing or empty.
        NotAllowedError: there is neither a file nor a terminal to ask on.
    """
    from workstation.workflows.session import read_passphrase_file

    if file:
        return read_passphrase_file(file)
    if token:
        return _prompt("cli.pin_of", token, language, needed="cli.pin_needed")
    return _prompt("cli.pin", "", language, needed="cli.pin_needed")


def named_file(file: Path | None) -> Path | None:
    """The file named by the option, else by the environment."""
    found = file or os.environ.get(VARIABLE)
    return Path(found) if found else None


def _prompt(key: str, name: str, language: Language, needed: str = "") -> str:
    if not sys.stdin.isatty():
        raise NotAllowedError(needed or "cli.passphrase_needed", variable=VARIABLE)
    import getpass

    return getpass.getpass(words.label(key, language, name=name))
