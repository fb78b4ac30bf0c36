"""Anchors: what others saw of the vault, and the acknowledgement of a loss."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.recovery import read_shares
from workstation.cli.state import State
from workstation.cli.table import columns, plain

anchor = group(
    "anchor",
    "assessor --vault ~/OTT-04 anchor show",
    {
        "show": "anchors:show",
        "check": "anchors:check",
        "acknowledge": "anchors:acknowledge",
    },
)


@command("anchor.show", "assessor --vault ~/OTT-04 anchor show --json")
def show(state: State) -> None:
    """Show every anchor known, and whether the vault agrees with it."""
    from workstation.workflows import anchors

    with state.session(says_alarm=False) as session:
        found = anchors.report(session)
    if found.alarm is not None:
        state.found_wrong()
    agreeing = sum(not finding.is_alarm for finding in found.findings)
    lines = [state.label("cli.anchor_ok", count=agreeing, seq=found.seq)]
    if found.alarm is not None:
        lines = list(_alarm_lines(state, found.alarm))
    rows = [_row(state, finding) for finding in found.findings]
    lines += columns(rows)
    lines.append(state.label("cli.anchor_signed", at=found.checkpoint_utc or "–"))
    lines.append(state.label("cli.anchor_file", file=found.machine_file))
    lines += [state.label(code) for code in found.problems]
    lines += [state.label(one.code, file=one.file, detail=one.detail) for one in found.place]
    state.report({"ok": found.alarm is None, **plain(found)}, lines)


@command("anchor.check", "assessor --vault ~/OTT-04 anchor check 1248:7c0ffee1d2")
@click.argument("what", metavar="SEQ:HASH|FILE.pdf")
def check(state: State, what: str) -> None:
    """Compare the vault with a head that was noted, or with that of a packet."""
    from workstation.workflows import anchors

    with state.session() as session:
        found = anchors.check(session, what)
        last = session.vault.head()[0]
    if found.is_alarm:
        state.found_wrong()
    key = f"anchors.alarm.{found.state.value}" if found.is_alarm else "cli.anchor_agrees"
    payload = {"ok": not found.is_alarm, "last": last, **plain(found)}
    state.report(payload, [state.label(key, found=last, seq=found.anchor.seq)])


@command(
    "anchor.acknowledge",
    'assessor --vault ~/OTT-04 anchor acknowledge --reason "Restored after the disk failed"',
)
@option("--reason", required=True)
@option("--shares-file", type=FILE, default=None)
def acknowledge(state: State, reason: str, shares_file: Path | None) -> None:
    """State as an officer that what the anchors saw is lost."""
    from workstation.workflows import anchors

    shares = read_shares(shares_file) if shares_file is not None else []
    with state.session() as session:
        left = anchors.acknowledge(session, reason, shares=shares)
    if left is None:
        state.report({"open": True, "missing": 0}, [state.label("cli.anchor_open")])
        return
    payload = {"open": False, "missing": left.missing, "alarm": plain(left)}
    state.report(payload, [state.label("cli.anchor_more", count=left.missing)])


def _alarm_lines(state: State, alarm: Any) -> Iterable[str]:
    yield alarm.words(state.language)
    for one in alarm.acknowledged:
        yield state.label("cli.anchor_by", name=one.name, at=one.at_utc, reason=one.reason)
    if alarm.kept_log:
        yield state.label("cli.anchor_kept_log", file=alarm.kept_log)


def _row(state: State, finding: Any) -> tuple[str, ...]:
    one = finding.anchor
    return (
        state.label(f"anchors.source.{one.source}", who=one.who),
        f"{one.seq}:{one.head[:12]}",
        one.at_utc,
        state.label(f"anchors.state.{finding.state.value}"),
    )
