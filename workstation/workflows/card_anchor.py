"""The anchor on an officer's smart card: what the card saw of a vault when it last signed.

It is readable and writable with the PIN only, and travels with the officer, so that an older
copy of the vault put back on any machine is noticed when the card next opens it.
"""

import msgspec
import rfc8785

from workstation.identity.card import Card
from workstation.vault.anchors import CARD, Anchor

_FORMAT = "assessor-card-anchor-1"


class _AnchorJson(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    vault: str
    seq: int
    head: str
    at_utc: str
    savings: int
    officer: str


def read(card: Card, vault_id: str) -> Anchor | None:
    """The anchor of a vault on a card; None when there is none, or it cannot be read."""
    data = card.read_object(_label(vault_id))
    if data is None:
        return None
    try:
        found = msgspec.json.decode(data, type=_AnchorJson)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if found.format != _FORMAT or found.vault != vault_id:
        return None
    return Anchor(CARD, found.seq, found.head, found.at_utc, found.savings, found.officer)


def write(card: Card, vault_id: str, anchor: Anchor) -> None:
    """Keep an anchor of a vault on a card.

    Raises:
        StoreError: the card is full, cannot be written to, or was taken out.
    """
    data = rfc8785.dumps(
        {
            "format": _FORMAT,
            "vault": vault_id,
            "seq": anchor.seq,
            "head": anchor.head,
            "at_utc": anchor.at_utc,
            "savings": anchor.savings,
            "officer": anchor.who,
        }
    )
    card.write_object(_label(vault_id), data)


def _label(vault_id: str) -> str:
    return f"Assessor anchor {vault_id}"
