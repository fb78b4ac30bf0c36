"""Who works where in a demonstration: folders, officers, the clock, and whoever sits there now."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workstation.domain.assessment import Condition, Outcome
from workstation.domain.error import UsageError
from workstation.domain.officer import Role
from workstation.vault.files import disk_errors, write_atomically
from workstation.vault.keys import KdfParameters
from workstation.workflows import approvals, officers, recovery
from workstation.workflows import session as sessions
from workstation.workflows.demo_data import StoryClock, Teller
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class DemoOfficer:
    """An officer of the demonstration, with the file that holds their passphrase."""

    id: str
    name: str
    authority: str
    passphrase_file: Path
    vault: Path


@dataclass(slots=True)
class Stage:
    """The folders, the officers, and whoever works now."""

    out: Path
    teller: Teller
    clock: StoryClock
    kdf: KdfParameters
    officers: dict[str, DemoOfficer] = field(default_factory=dict)
    passphrases: dict[str, str] = field(default_factory=dict)
    shares: dict[str, list[str]] = field(default_factory=dict)
    session: Session | None = None

    def folder(self, name: str) -> Path:
        """A folder of the demonstration, made when it is not there."""
        path = self.out / name
        with disk_errors(path):
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return path

    def enrol(self, name: str, authority: str, vault: Path) -> str:
        """Note an officer and write their passphrase file; the passphrase."""
        here = sum(one.vault == vault for one in self.officers.values())
        officer_id = sessions.officer_id(vault.name, here + 1)
        passphrase = " ".join(secrets.token_hex(3) for _ in range(4))
        path = self.folder("passphrases") / f"{name.replace('. ', '-')}.txt"
        write_atomically(path, (passphrase + "\n").encode())
        self.officers[name] = DemoOfficer(officer_id, name, authority, path, vault)
        self.passphrases[name] = passphrase
        return passphrase

    def sit(self, name: str) -> Session:
        """Let an officer work, in the vault where they have their slot."""
        if self.session is not None and self.session.officer.name == name:
            return self.session
        self.leave()
        officer = self.officers[name]
        self.session = sessions.unlock(officer.vault, name, self.passphrases[name], self.clock)
        return self.session

    def leave(self) -> None:
        """End the work of whoever works now."""
        if self.session is not None:
            sessions.end(self.session)
            self.session = None


def empty_folder(out: Path) -> Path:
    """The whole path of a folder that a demonstration may be made in.

    Raises:
        UsageError: ``demo.folder_used``.
    """
    folder = out.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("demo.folder_used", file=str(out))
    return folder


def open_vault(stage: Stage, name: str, people: list[dict[str, Any]]) -> Path:
    """A vault with its officers; the first administers it."""
    stage.leave()
    directory = stage.folder("") / name
    first = people[0]
    stage.session = sessions.create_vault(
        directory,
        name=name,
        officer_name=first["name"],
        authority=Role(first["authority"]),
        passphrase=stage.enrol(first["name"], first["authority"], directory),
        clock=stage.clock,
        title=stage.teller.text(first["title"]),
        kdf=stage.kdf,
    )
    _prove_recovery(stage, stage.session)
    for person in people[1:]:
        officers.add_officer(
            stage.session,
            name=person["name"],
            authority=Role(person["authority"]),
            passphrase=stage.enrol(person["name"], person["authority"], directory),
            title=stage.teller.text(person["title"]),
        )
    return directory


def _prove_recovery(stage: Stage, session: Session) -> None:
    """The vault's recovery kit, as a file to try it with, and its trial."""
    out = stage.folder("recovery") / f"{session.vault.name}.pdf"
    kit = recovery.make_kit_file(session, out, language=stage.teller.language)
    stage.shares[session.vault.name] = [share.text for share in kit.shares[: kit.needed]]
    recovery.prove(session, stage.shares[session.vault.name])


def decide(stage: Stage, paper: Path, decision: Mapping[str, Any], out: Path) -> Path:
    """Let the officer of a decision sign it; the decided packet."""
    return approvals.decide(
        stage.sit(decision["officer"]),
        paper,
        outcome=Outcome(decision["outcome"]),
        reasons=stage.teller.own_text(decision),
        marking=decision["marking"],
        conditions=tuple(
            Condition(stage.teller.text(one["text"]), stage.teller.text(one["due"]))
            for one in decision.get("condition", ())
        ),
        no_interest=True,
        out=out,
    )
