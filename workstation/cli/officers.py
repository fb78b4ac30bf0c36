"""Officers of the vault, their passphrases, and the roster that other vaults trust."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workstation.cli.authority import look_alikes
from workstation.cli.cards import card_from
from workstation.cli.command import FILE, command, group, option
from workstation.cli.init import AUTHORITIES, PROFILES
from workstation.cli.passphrase import ask_new_passphrase, ask_passphrase
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.error import UsageError
from workstation.domain.officer import Role

if TYPE_CHECKING:
    from workstation.workflows.officers import RosterReport

officer = group(
    "officer",
    "assessor --vault ~/OTT-04 officer list",
    {
        "add": "officers:add",
        "list": "officers:list_all",
        "disable": "officers:disable",
        "passphrase": "officers:passphrase",
        "card": "cards:card",
        "rotate-key": "officers:rotate_key",
        "roster": "officers:roster",
    },
)

roster = group(
    "officer.roster",
    "assessor --vault ~/OTT-04 officer roster export --out ott-04.roster",
    {
        "export": "officers:roster_export",
        "import": "officers:roster_import",
        "trust": "officers:roster_trust",
    },
)


@command(
    "officer.add",
    'assessor --vault ~/OTT-04 officer add --name "L. Chen" --authority second-reader',
)
@option("--name", required=True)
@option("--authority", type=AUTHORITIES, required=True, metavar="ID")
@option("--title", default="")
@option("--administrator", is_flag=True, default=False)
@option("--new-passphrase-file", type=FILE, default=None)
@option("--card", "with_card", is_flag=True, default=False)
@option("--token", default="")
@option("--pin-file", type=FILE, default=None)
def add(
    state: State,
    new_passphrase_file: Path | None,
    with_card: bool,
    token: str,
    pin_file: Path | None,
    **who: Any,
) -> None:
    """Give an officer a key slot, opened by a passphrase or by a smart card."""
    from workstation.workflows import cards, officers

    if (token or pin_file) and not with_card:
        raise UsageError("cli.card_option_alone")
    who["authority"] = Role(who["authority"])
    with state.session() as session:
        if with_card:
            given = card_from(state, token, pin_file)
            made = cards.add_officer(session, card=given, **who)
        else:
            chosen = ask_new_passphrase(new_passphrase_file, who["name"], state.language)
            made = officers.add_officer(session, passphrase=chosen, **who)
    state.report({"id": made.id}, [made.id])


@command("officer.list", "assessor --vault ~/OTT-04 officer list --json")
def list_all(state: State) -> None:
    """List the officers."""
    from workstation.workflows import officers

    with state.session() as session:
        found = officers.list_officers(session)
    payload = [{**plain(one), "certificate_pem": one.certificate_pem} for one in found]
    rows = [
        (one.id, one.name, state.label(f"role.{one.authority.value}"), one.title) for one in found
    ]
    state.report({"officers": payload}, columns(rows))


@command("officer.disable", 'assessor --vault ~/OTT-04 officer disable "L. Chen"')
@click.argument("officer_id", metavar="OFFICER")
def disable(state: State, officer_id: str) -> None:
    """Take an officer's key slot away."""
    from workstation.workflows import officers

    with state.session() as session:
        known = officers.list_officers(session)
        named = next((one.id for one in known if one.name == officer_id), officer_id)
        done = officers.disable_officer(session, named)
    state.report({"id": done.id, "disabled": True}, [done.id])


@command(
    "officer.passphrase",
    "assessor --vault ~/OTT-04 officer passphrase --new-passphrase-file new.txt",
)
@option("--new-passphrase-file", type=FILE, default=None)
@option("--kdf", type=PROFILES, default=None)
def passphrase(state: State, new_passphrase_file: Path | None, kdf: str | None) -> None:
    """Change one's own passphrase."""
    from workstation.workflows import key_slots, officers

    with state.session() as session:
        old = ask_passphrase(state.passphrase_file, session.officer.name, state.language)
        new = ask_new_passphrase(new_passphrase_file, session.officer.name, state.language)
        profile = key_slots.PROFILES[kdf] if kdf else None
        officers.change_passphrase(session, old, new, kdf=profile)
        payload = {"id": session.officer.id, "changed": True}
    state.report(payload, [state.label("cli.passphrase_changed")])


@command("officer.rotate-key", "assessor --vault ~/OTT-04 officer rotate-key")
def rotate_key(state: State) -> None:
    """Give the vault a new data key."""
    from workstation.workflows import key_slots, officers

    with state.session() as session:
        officers.rotate_key(session)
        found = key_slots.read(session)
    payload = {"rotated": found.rotated_utc, "epoch": found.epoch, "slots": len(found.slots)}
    state.report(payload, [state.label("cli.key_rotated", at=found.rotated_utc)])


@command(
    "officer.roster.export", "assessor --vault ~/OTT-04 officer roster export --out ott.roster"
)
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def roster_export(state: State, out: Path, force: bool) -> None:
    """Write the roster file."""
    from workstation.workflows import officers

    with state.session() as session:
        done = officers.export_roster(session, out, force=force)
    state.report({"file": str(out.resolve()), **_roster_payload(done)}, [str(out)])


@command("officer.roster.import", "assessor --vault ~/HQ-02 officer roster import ott.roster")
@click.argument("file", type=FILE)
@option("--fingerprint", default=None)
def roster_import(state: State, file: Path, fingerprint: str | None) -> None:
    """Trust the officers of another vault."""
    from workstation.workflows import officers

    with state.session() as session:
        done = officers.import_roster(session, file, fingerprint=fingerprint)
    lines = [done.fingerprint, *(f"{one.id}  {one.name}" for one in done.officers)]
    lines += look_alikes(state, done.look_alikes)
    state.report(_roster_payload(done), lines)


@command("officer.roster.trust", "assessor --vault ~/OTT-04 officer roster trust --out trust.pem")
@option("--out", type=FILE, default=None)
@option("--force", is_flag=True, default=False)
def roster_trust(state: State, out: Path | None, force: bool) -> None:
    """Give the authorities that this vault trusts, as PEM."""
    from workstation.workflows import exports, officers

    with state.session() as session:
        pem = officers.trust_pem(session)
        if out:
            exports.write_text(out, pem, force=force)
    state.report({"trust": str(out.resolve()) if out else pem}, [str(out) if out else pem])


def _roster_payload(done: "RosterReport") -> dict[str, object]:
    return {
        "station": done.station,
        "vault_id": done.vault_id,
        "fingerprint": done.fingerprint,
        "known": done.is_known,
        "look_alikes": [{"name": name, "other": other} for name, other in done.look_alikes],
        "officers": [
            {"id": one.id, "name": one.name, "authority": one.authority.value}
            for one in done.officers
        ],
    }
