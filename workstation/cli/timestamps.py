"""Time-stamps over packets: authorities, requests, answers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.passphrase import ask_new_passphrase, ask_passphrase
from workstation.cli.state import State
from workstation.cli.table import columns
from workstation.workflows import machine

if TYPE_CHECKING:
    from workstation.workflows.timestamps import KeyFile, StampAuthority

timestamp = group(
    "timestamp",
    "assessor --vault ~/HQ-01 timestamp add decided.pdf --key tsa.p12 --out archived.pdf",
    {
        "authority": "timestamps:authority",
        "trust": "timestamps:trust",
        "list": "timestamps:list_all",
        "forget": "timestamps:forget",
        "request": "timestamps:request",
        "answer": "timestamps:answer",
        "apply": "timestamps:apply",
        "add": "timestamps:add",
    },
)


def _with_office_key(write: Callable[..., None]) -> Callable[..., None]:
    """A command that writes a file for another with the key of the office's own authority."""

    @click.argument("file", type=FILE)
    @option("--key", "stamp_key", type=FILE, required=True)
    @option("--key-passphrase-file", type=FILE, default=None)
    @option("--out", type=FILE, required=True)
    @option("--force", is_flag=True, default=False)
    def run(
        state: State, *, stamp_key: Path, key_passphrase_file: Path | None, **given: Any
    ) -> None:
        machine.prepare_for_files()
        from workstation.workflows import timestamps

        passphrase = ask_passphrase(key_passphrase_file, stamp_key.name, state.language)
        write(state, key=timestamps.KeyFile(stamp_key, passphrase), **given)

    return run


@command(
    "timestamp.authority",
    'assessor timestamp authority --name "Office time-stamps" --key tsa.p12 --out tsa.pem',
)
@option("--name", required=True)
@option("--key", "stamp_key", type=FILE, required=True)
@option("--key-passphrase-file", type=FILE, default=None)
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def authority(
    state: State,
    *,
    name: str,
    stamp_key: Path,
    key_passphrase_file: Path | None,
    out: Path,
    force: bool,
) -> None:
    """Make a time-stamp authority of the office's own."""
    machine.harden()
    from workstation.workflows import timestamps

    passphrase = ask_new_passphrase(key_passphrase_file, name, state.language)
    key = timestamps.KeyFile(stamp_key, passphrase)
    made = timestamps.make_authority(name, state.clock(), key, out, force=force)
    state.report(_payload(made), _lines([made]))


@command("timestamp.trust", "assessor --vault ~/HQ-01 timestamp trust tsa.pem")
@click.argument("file", type=FILE)
def trust(state: State, file: Path) -> None:
    """Believe a time-stamp authority."""
    from workstation.workflows import timestamps

    with state.session() as session:
        found = timestamps.trust_authority(session, file)
    state.report(_payload(found), _lines([found]))


@command("timestamp.list", "assessor --vault ~/HQ-01 timestamp list")
def list_all(state: State) -> None:
    """List the time-stamp authorities that the vault believes."""
    from workstation.workflows import timestamps

    with state.session() as session:
        found = timestamps.list_authorities(session)
    state.report({"authorities": [_payload(each) for each in found]}, _lines(found))


@command("timestamp.forget", "assessor --vault ~/HQ-01 timestamp forget 5f:02:…")
@click.argument("fingerprint")
def forget(state: State, fingerprint: str) -> None:
    """Believe a time-stamp authority no longer."""
    from workstation.workflows import timestamps

    with state.session() as session:
        timestamps.forget_authority(session, fingerprint)
    state.report({"id": fingerprint}, [fingerprint])


@command(
    "timestamp.request",
    "assessor --vault ~/HQ-01 timestamp request decided.pdf --out ready.pdf --request ready.tsq",
)
@click.argument("file", type=FILE)
@option("--out", type=FILE, required=True)
@option("--request", "stamp_request", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def request(state: State, *, file: Path, out: Path, stamp_request: Path, force: bool) -> None:
    """Add what a check will need, and write the request for a stamp."""
    machine.prepare_for_files()
    from workstation.workflows import timestamps

    with state.session() as session:
        path = timestamps.request_stamp(session, file, out, stamp_request, force=force)
    asked = str(stamp_request.resolve())
    state.report({"pdf": str(path.resolve()), "request": asked}, [str(path), str(stamp_request)])


@command(
    "timestamp.answer",
    "assessor timestamp answer ready.tsq --key tsa.p12 --out ready.tsr",
)
@_with_office_key
def answer(state: State, *, file: Path, key: "KeyFile", out: Path, force: bool) -> None:
    """Answer a request with the office's own authority."""
    from workstation.workflows import timestamps

    path = timestamps.answer_request(file, key, state.clock(), out, force=force)
    state.report({"response": str(path.resolve())}, [str(path)])


@command(
    "timestamp.apply",
    "assessor --vault ~/HQ-01 timestamp apply ready.pdf ready.tsr --out archived.pdf",
)
@click.argument("file", type=FILE)
@click.argument("response", type=FILE)
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def apply(state: State, *, file: Path, response: Path, out: Path, force: bool) -> None:
    """Put an authority's answer into the packet."""
    machine.prepare_for_files()
    from workstation.workflows import timestamps

    with state.session() as session:
        path = timestamps.apply_stamp(session, file, response, out, force=force)
    state.report({"pdf": str(path.resolve())}, [str(path)])


@command(
    "timestamp.add",
    "assessor --vault ~/HQ-01 timestamp add decided.pdf --key tsa.p12 --out archived.pdf",
)
@_with_office_key
def add(state: State, *, file: Path, key: "KeyFile", out: Path, force: bool) -> None:
    """Stamp a packet with the office's own authority in one go."""
    from workstation.workflows import timestamps

    with state.session() as session:
        path = timestamps.add_stamp(session, file, key, out, force=force)
    state.report({"pdf": str(path.resolve())}, [str(path)])


def _payload(found: "StampAuthority") -> dict[str, str]:
    return {"name": found.name, "fingerprint": found.fingerprint, "until": found.until}


def _lines(found: "tuple[StampAuthority, ...] | list[StampAuthority]") -> list[str]:
    return columns([(each.name, each.until, each.fingerprint) for each in found])
