"""Revoking certificates, and acting for a higher authority: ``revoke`` and ``delegate``."""

from dataclasses import asdict
from pathlib import Path

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.init import AUTHORITIES
from workstation.cli.state import State
from workstation.cli.table import columns
from workstation.domain.officer import Role

_REASONS = click.Choice(
    ["key-compromise", "affiliation-changed", "superseded", "cessation", "privilege-withdrawn",
     "unspecified"]
)  # fmt: skip

revoke = group(
    "revoke",
    'assessor --vault ~/OTT-04 revoke add "L. Chen" --reason affiliation-changed',
    {
        "add": "delegations:revoke_add",
        "list": "delegations:revoke_list",
        "export": "delegations:revoke_export",
        "import": "delegations:revoke_import",
        "policy": "delegations:revoke_policy",
    },
)

delegate = group(
    "delegate",
    "assessor --vault ~/OTT-04 delegate list",
    {
        "add": "delegations:delegate_add",
        "list": "delegations:delegate_list",
        "end": "delegations:delegate_end",
    },
)


@command(
    "revoke.add", 'assessor --vault ~/OTT-04 revoke add "L. Chen" --reason affiliation-changed'
)
@click.argument("who")
@option("--reason", "revocation_reason", type=_REASONS, default="unspecified")
@option("--since", "revoked_since", default="", metavar="DATE")
def revoke_add(state: State, who: str, revocation_reason: str, revoked_since: str) -> None:
    """Revoke certificates."""
    from workstation.workflows import revocations

    with state.session() as session:
        done = revocations.revoke(session, who, reason=revocation_reason, since=revoked_since)
    state.report({"revoked": [asdict(one) for one in done]}, [one.name for one in done])


@command("revoke.list", "assessor --vault ~/OTT-04 revoke list --json")
def revoke_list(state: State) -> None:
    """List what was revoked, and the lists."""
    from workstation.workflows import revocations

    with state.session() as session:
        done = revocations.list_withdrawn(session)
        lists = revocations.list_lists(session)
    rows = [
        (one.name, one.at_utc[:10], state.label(f"revocation.reason.{one.reason}")) for one in done
    ]
    rows += [(one.authority, one.until_utc[:10], str(one.number)) for one in lists]
    payload = {
        "revoked": [asdict(one) for one in done],
        "lists": [asdict(one) for one in lists],
    }
    state.report(payload, columns(rows))


@command("revoke.export", "assessor --vault ~/OTT-04 revoke export --out ott-04.crl")
@option("--out", type=FILE, required=True)
@option("--days", "list_days", type=int, default=31)
@option("--office", "of_office", is_flag=True, default=False)
@option("--force", is_flag=True, default=False)
def revoke_export(state: State, out: Path, list_days: int, of_office: bool, force: bool) -> None:
    """Write a revocation list."""
    from workstation.workflows import revocations

    with state.session() as session:
        made = revocations.write_list(
            session, out, days=list_days, of_office=of_office, force=force
        )
    payload = {
        "file": str(out.resolve()),
        "number": made.number,
        "until": made.next_update_utc,
        "revoked": len(made.revoked),
    }
    state.report(payload, [str(out)])


@command("revoke.import", "assessor --vault ~/HQ-01 revoke import ott-04.crl")
@click.argument("file", type=FILE)
def revoke_import(state: State, file: Path) -> None:
    """Take in a revocation list."""
    from workstation.workflows import revocations

    with state.session() as session:
        taken = revocations.take_list(session, file)
    state.report(asdict(taken), [f"{taken.authority}  {taken.number}"])


@command("revoke.policy", "assessor --vault ~/HQ-01 revoke policy refuse")
@click.argument("said", type=click.Choice(["warn", "refuse"]), required=False)
def revoke_policy(state: State, said: str | None) -> None:
    """Show or set what is done where a list or roster is out of date."""
    from workstation.workflows import stale_policy

    with state.session() as session:
        if said is None:
            found = stale_policy.describe(session)
        else:
            found = stale_policy.save(session, refuse=said == "refuse")
    lines = [state.label("past_lists.refuse" if found.refuses else "past_lists.warn")]
    if found.by_office:
        lines.append(state.label("cli.past_lists_by_office"))
    state.report(asdict(found), lines)


@command(
    "delegate.add",
    "assessor --vault ~/OTT-04 delegate add O-OTT-04-0003 --authority L4 --from 2026-12-01"
    ' --until 2026-12-31 --instrument "Instrument 2026-17"',
)
@click.argument("officer_id", metavar="OFFICER")
@option("--authority", type=AUTHORITIES, required=True, metavar="ID")
@option("--from", "delegation_from", required=True, metavar="DATE")
@option("--until", "delegation_until", required=True, metavar="DATE")
@option("--instrument", required=True, metavar="TEXT")
def delegate_add(
    state: State,
    officer_id: str,
    authority: str,
    delegation_from: str,
    delegation_until: str,
    instrument: str,
) -> None:
    """Let an officer act for a higher authority."""
    from workstation.workflows import delegations, officers

    with state.session() as session:
        known = officers.list_officers(session)
        named = next((one.id for one in known if one.name == officer_id), officer_id)
        made = delegations.grant(
            session,
            named,
            authority=Role(authority),
            from_day=delegation_from,
            until_day=delegation_until,
            instrument=instrument,
        )
    state.report(asdict(made), [made.id])


@command("delegate.list", "assessor --vault ~/OTT-04 delegate list --json")
def delegate_list(state: State) -> None:
    """List the delegations."""
    from workstation.workflows import delegations

    with state.session() as session:
        found = delegations.list_delegations(session)
    rows = [
        (one.id, one.officer_name, one.authority, one.from_day, one.until_day,
         state.label(f"delegation.status.{one.status}"))
        for one in found
    ]  # fmt: skip
    state.report({"delegations": [asdict(one) for one in found]}, columns(rows))


@command("delegate.end", "assessor --vault ~/OTT-04 delegate end DEL-2026-001")
@click.argument("delegation_id", metavar="DELEGATION")
def delegate_end(state: State, delegation_id: str) -> None:
    """End a delegation."""
    from workstation.workflows import delegations

    with state.session() as session:
        done = delegations.end(session, delegation_id)
    state.report(asdict(done), [done.id])
