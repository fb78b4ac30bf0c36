"""Make a vault with its first officer."""

import os
import shlex
from pathlib import Path

import click

from workstation.cli.command import command, option
from workstation.cli.passphrase import ask_new_passphrase, named_file
from workstation.cli.state import State
from workstation.domain.error import UsageError
from workstation.domain.officer import Role

AUTHORITIES = click.Choice([role.value for role in Role])
PROFILES = click.Choice(["argon2id", "pbkdf2"])
"""The names of ``key_slots.PROFILES``, which is imported only when it is needed."""


@command("init", 'assessor init --vault ~/OTT-04 --officer "A. Martin" --authority assessor')
@option("--authority", type=AUTHORITIES, required=True, metavar="ID")
@option("--name", default=None)
@option("--title", default="")
@option("--kdf", type=PROFILES, default="argon2id")
def init(state: State, authority: str, name: str | None, title: str, kdf: str) -> None:
    """Make the vault."""
    from workstation.workflows import key_slots
    from workstation.workflows import session as sessions

    directory = state.vault_directory()
    if not state.officer:
        raise UsageError("cli.officer_missing")
    session = sessions.create_vault(
        directory,
        name=name or directory.name,
        officer_name=state.officer,
        authority=Role(authority),
        passphrase=ask_new_passphrase(
            named_file(state.passphrase_file), state.officer, state.language
        ),
        clock=state.clock,
        title=title,
        kdf=key_slots.PROFILES[kdf],
    )
    try:
        payload = {
            "id": session.officer.id,
            "vault": str(directory.resolve()),
            "vault_id": session.vault.id,
            "name": session.vault.name,
            "recovery": "owed",
        }
    finally:
        sessions.end(session)
    state.report(payload, [state.label("cli.vault_made", vault=directory, officer=payload["id"])])
    state.note("cli.recovery_owed", vault=as_typed(directory))


def as_typed(path: Path) -> str:
    """A path as it is typed in a command, whatever stands in it."""
    return shlex.quote(str(path)) if os.name == "posix" else f'"{path}"'
