"""What bad files given to the command line have in common.

Each is refused with the exit code of the contract and an error that names the file, the place and
the next step in both languages; the vault and everything beside it stay as they were.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER
from tests.faults.conftest import Station, substance
from workstation.cli.main import main
from workstation.domain.text import LANGUAGES


@dataclass(frozen=True)
class Bad:
    """A file, the command that is given it, and what is said.

    Attributes:
        data: the file's bytes; None when it is missing, ``...`` when it is a folder, and a
            number for so many bytes of the packet.
        command: the words after the options of the vault; ``{file}`` and ``{out}`` are filled in.
        code: the code of the error; "" when it is not asked.
        place: where in the file; None when it is not asked.
        officer: who does it.
    """

    data: Any
    command: str
    code: str = ""
    place: str | None = None
    officer: str = OFFICER


class Untouched:
    """A station that no command of a module may change."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.files = station.files()
        self.kept = self._kept(sound=False)

    def refuse(self, bad: Bad, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Give the bad file to its command, in both languages."""
        file, out = self._place(bad, folder), folder / "out"
        filled = {"file": file, "out": out, "id": self.station.assessment,
                  "submitted": self.station.submitted}  # fmt: skip
        words = [word.format(**filled) for word in bad.command.split()]
        errors = {}
        for language in LANGUAGES:
            code = main([*self.station.words(bad.officer), *words, "--json", "--lang", language])
            said = capsys.readouterr()
            assert code == 3, said.out
            assert said.err == ""
            errors[language] = json.loads(said.out)["error"]
            check_error(errors[language], bad, file)
        assert errors["en"]["message"] != errors["fr"]["message"]
        assert errors["en"]["next"] != errors["fr"]["next"]
        assert not out.exists()
        self.check()

    def check(self, *, sound: bool = False) -> None:
        """Nothing but the unlocking itself is new in the vault, nor beside it."""
        assert self._kept(sound=sound) == self.kept
        assert self.station.files() == self.files

    def _kept(self, *, sound: bool) -> Any:
        with self.station.sit() as session:
            if sound:
                assert session.vault.verify_ledger().ok
                assert session.vault.check_rebuild().ok
                assert session.vault.verify_file().ok
            return substance(session)

    def _place(self, bad: Bad, folder: Path) -> Path:
        file = folder / "spoiled"
        if bad.data is ...:
            file.mkdir()
        elif isinstance(bad.data, int):
            file.write_bytes(self.station.submitted.read_bytes()[: bad.data])
        elif bad.data is not None:
            file.write_bytes(bad.data)
        return file


@contextmanager
def untouched(station: Station) -> Iterator[Untouched]:
    """A station that is sound, and just the same, at the end."""
    found = Untouched(station)
    yield found
    found.check(sound=True)


def check_error(error: dict[str, Any], bad: Bad, file: Path) -> None:
    """It names the file, the reason, the place where there is one, and what to do next."""
    assert "." in error["code"]
    assert not error["code"].startswith(("cli.usage", "cli.defect"))
    if bad.code:
        assert error["code"] == bad.code
    assert error["file"] == str(file)
    assert str(file) in error["message"]
    assert error["code"] not in error["message"]
    assert error["next"]
    if bad.place is not None:
        assert error["place"] == bad.place
