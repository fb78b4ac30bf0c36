"""Smart cards of officers: which are in the readers, and giving one to an officer."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workstation.cli.command import FILE, command, option
from workstation.cli.passphrase import ask_pin
from workstation.cli.state import State
from workstation.cli.table import columns

if TYPE_CHECKING:
    from workstation.workflows.cards import Given


@command(
    "officer.card",
    'assessor --vault ~/OTT-04 officer card "L. Chen" --pin-file pin.txt',
)
@click.argument("officer_id", metavar="[OFFICER]", required=False)
@option("--token", default="")
@option("--pin-file", type=FILE, default=None)
@option("--library", type=FILE, default=None)
def card(
    state: State,
    officer_id: str | None,
    token: str,
    pin_file: Path | None,
    library: Path | None,
) -> None:
    """Give an officer a smart card, or list the cards that are in the readers."""
    from workstation.workflows import cards, officers

    if library is not None:
        cards.choose_library(library)
    if officer_id is None:
        found = cards.list_cards()
        payload = [{"label": one.label, "serial": one.serial} for one in found]
        state.report({"cards": payload}, columns([(one.label, one.serial) for one in found]))
        return
    with state.session() as session:
        known = officers.list_officers(session)
        named = [one.id for one in known if one.name == officer_id and not one.disabled]
        given = card_from(state, token, pin_file)
        done = cards.give_card(session, (named or [officer_id])[0], given)
    state.report({"id": done.id, "card": True}, [done.id])
    state.note("cli.card_given")


def card_from(state: State, token: str, pin_file: Path | None) -> "Given":
    """The card to enrol, with its PIN from a file or a prompt.

    Raises:
        BadInputError: the file is missing or empty.
        NotAllowedError: there is neither a file nor a terminal to ask on.
    """
    from workstation.workflows.cards import Given

    return Given(ask_pin(pin_file, token, state.language), token)
