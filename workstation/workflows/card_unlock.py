"""Unlocking with a smart card."""

from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.error import CheckFailedError, NotAllowedError
from workstation.identity.card import Card
from workstation.identity.card_token import find_token
from workstation.identity.signing_key import SigningKey
from workstation.vault import attempts, slots
from workstation.vault.anchors import Anchor
from workstation.vault.slots import CardHolder, Secrets, Slot
from workstation.workflows import card_anchor, machine
from workstation.workflows.session import Clock, Session, open_vault
from workstation.workflows.unlocking import Way

_WRONG = frozenset({"card.pin_wrong", "card.pin_wrong_low", "card.pin_wrong_last"})


def unlock_with_card(
    directory: Path,
    officer: str,
    pin: str,
    clock: Clock,
    library: Path | None = None,
    *,
    last_try: bool = False,
) -> Session:
    """Open a vault as an officer who has a smart card.

    The card counts wrong PINs and locks itself. The growing delay of the vault counts them as
    well, and the last try is never used unless the person agreed to it.

    Args:
        directory: the vault's folder.
        officer: id or name.
        pin: of the card; given to it and not kept.
        clock: the time now.
        library: the PKCS #11 library; by default the one of this machine.
        last_try: use the last try that the card has left.

    Raises:
        NotAllowedError: ``card.not_used``, ``card.none``, ``card.not_here``, ``card.last_try``,
            ``card.pin_wrong`` and its kin, ``card.pin_locked``; no such officer, in use, or too
            many attempts.
        CheckFailedError: ``card.wrong``, ``card.key_other``, ``vault.slots_changed``.
        BadInputError: ``card.library_missing``, ``card.library_unusable``.
        StoreError: ``card.removed``, ``card.failed``; a file of the vault is missing or damaged.
    """
    unlocking = _Unlocking(directory, pin, clock, library, last_try=last_try)
    try:
        session = open_vault(
            directory,
            officer,
            clock,
            Way(unlocking.open_slot, key_of=unlocking.key_of, seen=unlocking.seen),
        )
    except BaseException:
        unlocking.close()
        raise
    session.card = unlocking.card
    return session


class _Unlocking:
    """The card on its way from the PIN to the session."""

    def __init__(
        self, directory: Path, pin: str, clock: Clock, library: Path | None, *, last_try: bool
    ) -> None:
        self._directory = directory
        self._pin = pin
        self._clock = clock
        self._library = library
        self._last_try = last_try
        self._signing_id = ""
        self.card: Card | None = None

    def close(self) -> None:
        """Log out again: the vault did not open."""
        if self.card is not None:
            self.card.close()

    def open_slot(self, slot: Slot, vault_id: str) -> Secrets:
        """What is sealed in a slot to the officer's card."""
        holder = slot.holder
        if not isinstance(holder, CardHolder):
            raise NotAllowedError("card.not_used", officer=slot.name)
        card = self._log_in(slot, holder)
        opened = slots.open_with_exchange(
            slot, vault_id, lambda peer: card.exchange(holder.exchange_id, peer)
        )
        if opened is None:
            raise CheckFailedError("card.wrong", token=holder.token, officer=slot.name)
        self._signing_id = holder.signing_id
        return opened

    def key_of(self, _secrets: Secrets, certified: ec.EllipticCurvePublicKey) -> SigningKey:
        """The card's signing key, once it has shown that it is the certificate's."""
        assert self.card is not None
        return self.card.signing_key(self._signing_id, certified)

    def seen(self, vault_id: str) -> Sequence[Anchor]:
        """What the card saw of the vault when it was last here."""
        found = card_anchor.read(self.card, vault_id) if self.card is not None else None
        return [found] if found is not None else []

    def _log_in(self, slot: Slot, holder: CardHolder) -> Card:
        if self.card is not None and self.card.token.serial == holder.serial:
            return self.card
        self.close()
        library = self._library or machine.card_library()
        token = find_token(library, serial=holder.serial, name=holder.token)
        try:
            self.card = Card.open(token, self._pin, last_try=self._last_try)
        except NotAllowedError as problem:
            if problem.code in _WRONG:
                attempts.record_failure(self._directory, slot.officer, self._clock())
            raise
        return self.card
