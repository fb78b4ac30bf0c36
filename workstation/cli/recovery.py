"""The recovery kit: made and proven, used when nobody can open the vault, and its state."""

import sys
from pathlib import Path

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.passphrase import ask_new_passphrase, named_file
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.error import UsageError

recovery = group(
    "recovery",
    "assessor --vault ~/OTT-04 recovery status",
    {
        "make": "recovery:make",
        "prove": "recovery:prove",
        "use": "recovery:use",
        "status": "recovery:status",
    },
)

_NUMBER = click.IntRange(1, 16)
_STANDARD_INPUT = "-"


@command("recovery.make", "assessor --vault ~/OTT-04 recovery make --out /media/usb/kit.pdf")
@option("--out", type=FILE, required=True)
@option("--shares", type=_NUMBER, default=3)
@option("--needed", type=_NUMBER, default=2)
@option("--force", is_flag=True, default=False)
def make(state: State, out: Path, shares: int, needed: int, force: bool) -> None:
    """Make a kit and write its pages to a file, to be printed."""
    from workstation.workflows import recovery as kits

    with state.session() as session:
        kit = kits.make_kit_file(session, out, needed, shares, language=state.language, force=force)
    payload = {
        "file": str(out.resolve()),
        "kit": kit.number,
        "needed": kit.needed,
        "shares": len(kit.shares),
        "proven": False,
    }
    state.report(payload, [str(out)])
    state.note("cli.recovery_made", kit=kit.number, file=out)


@command("recovery.prove", "assessor --vault ~/OTT-04 recovery prove --shares-file shares.txt")
@option("--shares-file", type=FILE, required=True)
def prove(state: State, shares_file: Path) -> None:
    """Open a copy of the vault with shares typed from paper."""
    from workstation.workflows import recovery as kits

    given = read_shares(shares_file)
    with state.session() as session:
        done = kits.prove(session, given)
    payload = {"kit": done.kit, "shares": list(done.numbers), "seq": done.seq, "head": done.head}
    state.report(payload, [state.label("cli.recovery_proven", kit=done.kit, seq=done.seq)])


@command(
    "recovery.use",
    'assessor recovery use --vault ~/OTT-04 --officer "R. Roy" --shares-file shares.txt',
)
@option("--shares-file", type=FILE, required=True)
@option("--title", default="")
def use(state: State, shares_file: Path, title: str) -> None:
    """Enrol a new administrator with the shares alone."""
    from workstation.workflows import recovery_use

    directory = state.vault_directory()
    if not state.officer:
        raise UsageError("cli.officer_missing")
    given = read_shares(shares_file)
    done = recovery_use.use(
        directory,
        given,
        officer_name=state.officer,
        passphrase=ask_new_passphrase(
            named_file(state.passphrase_file), state.officer, state.language
        ),
        clock=state.clock,
        title=title,
    )
    payload = {"id": done.officer.id, "name": done.officer.name, "kit": done.kit}
    state.report(payload, [done.officer.id])
    state.note("cli.recovery_used", kit=done.kit, officer=done.officer.name)


@command("recovery.status", "assessor --vault ~/OTT-04 recovery status --json")
def status(state: State) -> None:
    """Say which kit is in force, when it was proven and when the drill is due."""
    from workstation.workflows import recovery_state

    with state.session() as session:
        found = recovery_state.status(session)
    kit = found.kit
    rows = [
        (state.label("cli.recovery_kit"), kit.number if kit else "–"),
        (
            state.label("cli.recovery_needed"),
            state.label("cli.recovery_of", needed=kit.needed, count=kit.shares) if kit else "–",
        ),
        (state.label("cli.recovery_state"), state.label(f"recovery.state.{found.state.value}")),
        (state.label("cli.recovery_since"), found.proven_utc or "–"),
        (state.label("cli.recovery_drill"), found.drill_due or "–"),
    ]
    if found.waiting:
        rows.append((state.label("cli.recovery_waiting"), found.waiting.number))
    state.report(plain(found), columns(rows))


def read_shares(file: Path) -> list[str]:
    """The shares in a file; from standard input for ``-``, so that no file need hold them."""
    from workstation.workflows import recovery_words

    if str(file) == _STANDARD_INPUT:
        return recovery_words.shares_in(sys.stdin.read())
    return recovery_words.read_shares_file(file)
