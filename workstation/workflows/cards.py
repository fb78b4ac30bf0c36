"""Smart cards of officers: which are there, and giving one to an officer."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives import serialization

from workstation.domain.error import (
    BadInputError,
    CheckFailedError,
    NotAllowedError,
    StoreError,
    UserError,
)
from workstation.domain.officer import Officer, Permission, Role
from workstation.identity import authority as issuing
from workstation.identity import trust
from workstation.identity.card import Card, CardKeys
from workstation.identity.card_token import PinState, find_token, list_tokens
from workstation.identity.trust import Signer
from workstation.vault import slot_change, slots
from workstation.vault.slots import CardHolder, Secrets, Slot
from workstation.vault.store import NewEntry
from workstation.workflows import fields, machine
from workstation.workflows.enrolment import certify
from workstation.workflows.officers import check_new_name, listed_slots, next_id
from workstation.workflows.session import Session

CARD_ADDED = "officer.card_added"


@dataclass(frozen=True, slots=True)
class CardSummary:
    """A card that is in a reader, as a screen lists it."""

    label: str
    serial: str


@dataclass(frozen=True, slots=True)
class CardState:
    """Whether an officer's card can be used now.

    ``problem`` is None when it can. ``is_last_try`` says that one more wrong PIN locks it.
    """

    problem: UserError | None
    is_low: bool = False
    is_last_try: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A card to enrol: its PIN, and which one where there are several.

    ``token`` is a label or a serial number. The PIN is given to the card and not kept.
    """

    pin: str
    token: str = ""
    last_try: bool = False

    def __repr__(self) -> str:
        return f"Given(token={self.token!r})"


def list_cards() -> tuple[CardSummary, ...]:
    """The cards that are in the readers now.

    Raises:
        NotAllowedError: ``card.no_library``.
        BadInputError: ``card.library_missing``, ``card.library_unusable``.
    """
    there = list_tokens(machine.card_library(), afresh=True)
    return tuple(CardSummary(token.label, token.serial) for token in there)


def choose_library(path: Path) -> None:
    """Speak with cards through another PKCS #11 library from now on, on this machine.

    Raises:
        BadInputError: ``card.library_missing``, ``card.library_unusable``; nothing is kept.
        StoreError: the disk failed.
    """
    whole = path.expanduser().absolute()
    if not whole.is_file():
        raise BadInputError("card.library_missing", file=str(whole))
    list_tokens(whole)
    machine.change_preferences(machine.preferences_path(), card_library=str(whole))


def state_of(label: str, serial: str) -> CardState:
    """Whether the card that a slot names is there, and what it says of its PIN."""
    try:
        token = find_token(machine.card_library(), serial=serial, name=label)
    except UserError as problem:
        return CardState(problem)
    if token.pin is PinState.LOCKED:
        return CardState(NotAllowedError("card.pin_locked", token=label))
    if token.pin is PinState.NOT_SET:
        return CardState(NotAllowedError("card.pin_not_set", token=label))
    is_last = token.pin is PinState.LAST
    return CardState(None, is_low=is_last or token.pin is PinState.LOW, is_last_try=is_last)


def add_officer(
    session: Session,
    *,
    name: str,
    authority: Role,
    card: Given,
    title: str = "",
    administrator: bool = False,
) -> Officer:
    """Give a person a key slot that their smart card opens, and a certificate for its key.

    Raises:
        NotAllowedError: ``not_allowed``; or the card cannot be used, see ``card.*``.
        BadInputError: ``officer.name_taken``, or the name cannot be taken.
        StoreError: the card or the disk failed; nothing was added to the vault.
    """
    session.require(Permission.ADMINISTER)
    person = issuing.check_name(name, "name")
    known = trust.officers_of(session.vault)
    check_new_name(person, known)
    unpinned = Officer(
        next_id(session.vault.name, known), person, authority, administrator,
        fields.line(title, "title"), station=session.vault.name,
    )  # fmt: skip
    return _enrol(session, unpinned, card)


def give_card(session: Session, officer_id: str, card: Given) -> Officer:
    """Give an officer a smart card in the place of their passphrase, or of another card.

    Their certificate is renewed for the card's key; what they signed before still counts.

    Raises:
        NotAllowedError: ``not_allowed``; or the card cannot be used, see ``card.*``.
        BadInputError: ``officer.unknown``.
        StoreError: the card or the disk failed; the officer's slot is as it was.
    """
    session.require(Permission.ADMINISTER)
    known = {officer.id: officer for officer in trust.officers_of(session.vault)}
    officer = known.get(officer_id)
    if officer is None or officer.disabled:
        raise BadInputError("officer.unknown", place=officer_id)
    return _enrol(session, officer, card)


def _enrol(session: Session, officer: Officer, given: Given) -> Officer:
    """Bring the card and the vault together, try both keys, and put the slot in force."""
    card = _open(session, officer, given, machine.card_library())
    try:
        keys = card.keys()
        _check_free(session, officer, card, keys)
        renewed = certify(
            officer, keys.signing, authority_key=session.secrets.authority_key,
            root=trust.authority_of(session.vault), at=session.clock(),
        )  # fmt: skip
        slot, held = _slot_for(session, renewed, card, keys)
        key = card.signing_key(keys.signing_id, keys.signing)
        _put_in_force(session, officer, renewed, slot)
        certificate = issuing.from_pem(renewed.certificate_pem)
        _put_certificate(card, keys.signing_id, renewed)
        if officer.id == session.officer.id:
            session.officer, session.secrets = renewed, held
            session.signer = Signer(renewed, key, certificate, session.signer.chain)
            before, session.card = session.card, card
            if before is not None and before is not card:
                before.close()
    finally:
        if card is not session.card:
            card.close()
    return renewed


def _open(session: Session, officer: Officer, given: Given, library: Path) -> Card:
    """The card with its PIN; the one that is in use already when it is that one."""
    there = list_tokens(library)
    named = [one for one in there if given.token and one.serial == given.token]
    wanted = {"serial": given.token} if named else {"label": given.token}
    token = find_token(library, **wanted)
    if session.card is not None and session.card.token.serial == token.serial:
        if officer.id != session.officer.id:
            raise NotAllowedError("card.taken", token=token.label, officer=session.officer.name)
        return session.card
    return Card.open(token, given.pin, last_try=given.last_try)


def _check_free(session: Session, officer: Officer, card: Card, keys: CardKeys) -> None:
    """One card, one officer: a signature says who made it."""
    for slot in listed_slots(session).slots:
        holder = slot.holder
        if (
            isinstance(holder, CardHolder)
            and slot.officer != officer.id
            and (holder.serial, holder.signing_id) == (card.token.serial, keys.signing_id)
        ):
            raise NotAllowedError("card.taken", token=card.token.label, officer=slot.name)


def _slot_for(
    session: Session, officer: Officer, card: Card, keys: CardKeys
) -> tuple[Slot, Secrets]:
    """The slot sealed to the card, once the card has opened it; and what it holds."""
    mine = session.secrets
    held = Secrets(mine.data_key, b"", mine.authority_key if officer.administrator else b"")
    slot = slots.make_sealed_slot(
        vault_id=session.vault.id,
        officer=officer,
        public=keys.exchange.public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        ),
        holder=CardHolder(card.token.label, card.token.serial, keys.exchange_id, keys.signing_id),
        secrets=held,
    )
    opened = slots.open_with_exchange(
        slot, session.vault.id, lambda peer: card.exchange(keys.exchange_id, peer)
    )
    if opened != held:
        raise CheckFailedError("card.wrong", token=card.token.label, officer=officer.name)
    return slot, held


def _put_in_force(session: Session, before: Officer, officer: Officer, slot: Slot) -> None:
    """The new slot and certificate; the old certificate signs nothing that counts from now on."""
    assert isinstance(slot.holder, CardHolder)
    states = [replace(before, disabled=True)] if before.certificate_pem else []
    saved = [
        NewEntry(trust.OFFICER_SAVED, one.id, trust.officer_to_body(one))
        for one in (*states, officer)
    ]
    body = {
        "officer": officer.id,
        "token": slot.holder.token,
        "serial": slot.holder.serial,
        "certificate_sha256": issuing.fingerprint(issuing.from_pem(officer.certificate_pem)),
    }
    slot_change.apply(
        session.vault,
        listed_slots(session).with_slot(slot).sealed(session.secrets.data_key),
        officer=session.officer.id,
        at=session.clock(),
        entries=[*saved, NewEntry(CARD_ADDED, officer.id, body)],
    )


def _put_certificate(card: Card, key_id: str, officer: Officer) -> None:
    """Put the certificate on the card for other programs; this one needs none there."""
    certificate = issuing.from_pem(officer.certificate_pem)
    with suppress(StoreError):
        card.write_certificate(key_id, certificate, f"{officer.name} ({officer.station})")
