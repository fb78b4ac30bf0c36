"""A smart card: its two P-384 keys, and what is kept on it.

The private keys are made on the card and never leave it. One signs; the other agrees on the
key that the officer's slot is sealed to. Keys are told apart by CKA_ID, never by a label,
which two objects may share.

Source: PKCS #11 v2.40 (OASIS), 2.3 for elliptic curves; NIST SP 800-186 for P-384.
"""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.error import CheckFailedError, NotAllowedError, StoreError, UserError
from workstation.identity import card_form, card_library, card_token
from workstation.identity.card_token import Token

if TYPE_CHECKING:
    import pkcs11

SIGNING_LABEL = "Assessor signing"
EXCHANGE_LABEL = "Assessor key agreement"

_COUNTER_BYTES = 8
_ID_BYTES = 16
_CHALLENGE_BYTES = 48


@dataclass(frozen=True, slots=True)
class CardKeys:
    """The two keys of a card: their CKA_ID in hexadecimal, and their public halves."""

    signing_id: str
    signing: ec.EllipticCurvePublicKey
    exchange_id: str
    exchange: ec.EllipticCurvePublicKey


class Card:
    """A card whose PIN was given. It is closed with :meth:`close`, and by taking it out."""

    def __init__(self, token: Token, session: "pkcs11.Session") -> None:
        self.token = token
        self._session = session
        self._known_key: Any = None
        card_library.in_use.add(id(self))

    @classmethod
    def open(cls, token: Token, pin: str, *, last_try: bool = False) -> "Card":
        """Log in to a card; see :func:`workstation.identity.card_token.log_in`."""
        # Nobody may start the library afresh before the card counts as in use.
        with card_library.talking(token.label):
            opened = cls(token, card_token.log_in(token, pin, last_try=last_try))
            opened._remember_a_key()
            return opened

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return id(self) in card_library.in_use

    def close(self) -> None:
        """Log out; a card that is gone is closed already."""
        if self.is_open:
            with suppress(UserError), card_library.talking(self.token.label):
                self._session.close()
            card_library.in_use.discard(id(self))

    def is_there(self) -> bool:
        """Whether the card is in its reader and logged in; asks the card itself.

        One that was taken out and put back is not: its keys want the PIN again. The reader is
        asked, and a key that was there: some libraries answer for either from memory.
        """
        from pkcs11 import Attribute

        if not self.is_open:
            return False
        try:
            with card_library.talking(self.token.label):
                self._session.token.slot.get_token()
                if self._known_key is not None:
                    _ = self._known_key[Attribute.CLASS]
        except UserError:
            return False
        return True

    def keys(self) -> CardKeys:
        """The two keys of this program on the card; made there when there are none.

        On a card that lets nobody make keys, its only P-384 key for each purpose is taken.

        Raises:
            NotAllowedError: ``card.cannot_derive``, ``card.cannot_sign``, ``card.two_keys``,
                ``card.no_key``, ``card.no_certificate``.
            StoreError: the card is full, was taken out, or failed.
        """
        from pkcs11 import Attribute, MechanismFlag

        with self._guarded():
            self._check_mechanisms()
            uses = MechanismFlag.SIGN | MechanismFlag.VERIFY
            signing = self._key_id(SIGNING_LABEL, Attribute.SIGN, uses)
            exchange = self._key_id(EXCHANGE_LABEL, Attribute.DERIVE, MechanismFlag.DERIVE)
            self._remember_a_key()
            return CardKeys(
                signing.hex(), self._public(signing), exchange.hex(), self._public(exchange)
            )

    def sign(self, key_id: str, data: bytes) -> bytes:
        """ECDSA over the SHA-384 of the data by a key of the card, as DER.

        Raises:
            NotAllowedError: ``card.key_missing``, ``card.two_keys``.
            StoreError: ``card.removed``, or the card failed.
        """
        from pkcs11 import Mechanism

        digest = hashlib.sha384(data).digest()
        with self._guarded():
            raw = self._private(key_id).sign(digest, mechanism=Mechanism.ECDSA)
        return card_form.signature_to_der(raw)

    def exchange(self, key_id: str, peer: bytes) -> bytes:
        """The x coordinate that a key of the card and the peer's point agree on.

        Raises:
            NotAllowedError: ``card.key_missing``, ``card.two_keys``, ``card.cannot_derive``.
            StoreError: ``card.removed``, or the card failed.
        """
        from pkcs11 import KDF, Attribute, KeyType, Mechanism

        with self._guarded():
            self._check_mechanisms()
            derived = self._private(key_id).derive_key(
                KeyType.GENERIC_SECRET,
                card_form.COORDINATE_BYTES * 8,
                mechanism=Mechanism.ECDH1_DERIVE,
                mechanism_param=(KDF.NULL, None, peer),
                template={
                    Attribute.TOKEN: False,
                    Attribute.SENSITIVE: False,
                    Attribute.EXTRACTABLE: True,
                },
            )
            shared = bytes(derived[Attribute.VALUE])
            derived.destroy()
            return shared

    def signing_key(self, key_id: str, public: ec.EllipticCurvePublicKey) -> "CardKey":
        """The signing key, once it has shown that it is the one of a certificate.

        Raises:
            CheckFailedError: ``card.key_other``.
        """
        challenge = secrets.token_bytes(_CHALLENGE_BYTES)
        signature = self.sign(key_id, challenge)
        try:
            public.verify(signature, challenge, ec.ECDSA(hashes.SHA384()))
        except InvalidSignature as problem:
            raise CheckFailedError("card.key_other", token=self.token.label) from problem
        return CardKey(self, key_id, public)

    def write_certificate(self, key_id: str, certificate: x509.Certificate, label: str) -> None:
        """Put a certificate beside its key, for other programs; the one before it goes.

        Raises:
            StoreError: ``card.read_only``, ``card.full``, or the card failed.
        """
        from pkcs11 import Attribute, ObjectClass

        id_ = bytes.fromhex(key_id)
        with self._guarded():
            earlier = self._find({Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.ID: id_})
            self._session.create_object(card_form.certificate_template(id_, certificate, label))
            for found in earlier:
                found.destroy()

    def read_object(self, label: str) -> bytes | None:
        """What :meth:`write_object` wrote last under a label, or None."""
        from pkcs11 import Attribute

        with self._guarded():
            found = self._still_there(self._find(card_form.data_template(label)))
            values = [bytes(each[Attribute.VALUE]) for each in found]
        last = max((each for each in values if len(each) >= _COUNTER_BYTES), default=None)
        return None if last is None else last[_COUNTER_BYTES:]

    def write_object(self, label: str, data: bytes) -> None:
        """Keep a few bytes on the card, readable with the PIN only.

        The new object is there before the old one goes, and a counter before the bytes tells
        which is which, so that a card taken out in between has one of them whole.

        Raises:
            StoreError: ``card.read_only``, ``card.full``, or the card failed.
        """
        from pkcs11 import Attribute

        with self._guarded():
            earlier = self._still_there(self._find(card_form.data_template(label)))
            counts = [bytes(each[Attribute.VALUE])[:_COUNTER_BYTES] for each in earlier]
            count = 1 + max((int.from_bytes(each, "big") for each in counts), default=0)
            self._session.create_object(
                {
                    **card_form.data_template(label),
                    Attribute.TOKEN: True,
                    Attribute.PRIVATE: True,
                    Attribute.VALUE: count.to_bytes(_COUNTER_BYTES, "big") + data,
                }
            )
            for each in earlier:
                each.destroy()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """One caller at a time; whatever a card that is gone says, it is said to be gone."""
        if not self.is_there():
            raise StoreError("card.removed", token=self.token.label)
        try:
            with card_library.talking(self.token.label):
                yield
        except StoreError as problem:
            if problem.code == "card.failed" and not self.is_there():
                raise StoreError("card.removed", token=self.token.label) from problem
            raise

    def _check_mechanisms(self) -> None:
        from pkcs11 import Mechanism

        offered = self._session.token.slot.get_mechanisms()
        for wanted, code in (
            (Mechanism.ECDSA, "card.cannot_sign"),
            (Mechanism.ECDH1_DERIVE, "card.cannot_derive"),
        ):
            if wanted not in offered:
                raise NotAllowedError(code, token=self.token.label)

    def _key_id(self, label: str, use: "pkcs11.Attribute", uses: "pkcs11.MechanismFlag") -> bytes:
        """Our own key, else a new one, else the only one that can be used so."""
        from pkcs11 import Attribute

        found = self._ids({Attribute.LABEL: label})
        if not found:
            with suppress(_CannotMakeError):
                return self._make(label, uses)
            found = self._ids({use: True})
        if len(found) != 1:
            code = "card.two_keys" if found else "card.no_key"
            raise NotAllowedError(code, token=self.token.label, label=label)
        return found[0]

    def _ids(self, wanted: Mapping["pkcs11.Attribute", Any]) -> list[bytes]:
        """The CKA_ID of the P-384 private keys with these attributes."""
        from pkcs11 import Attribute, KeyType, ObjectClass

        template = {
            Attribute.CLASS: ObjectClass.PRIVATE_KEY,
            Attribute.KEY_TYPE: KeyType.EC,
            Attribute.EC_PARAMS: card_form.curve_parameters(),
            **wanted,
        }
        return [bytes(key[Attribute.ID]) for key in self._find(template)]

    def _make(self, label: str, uses: "pkcs11.MechanismFlag") -> bytes:
        """Make a key pair on the card.

        Raises:
            _CannotMakeError: this card lets nobody make keys.
        """
        from pkcs11 import Attribute, KeyType, exceptions

        key_id = secrets.token_bytes(_ID_BYTES)
        parameters = {Attribute.EC_PARAMS: card_form.curve_parameters()}
        try:
            self._session.create_domain_parameters(
                KeyType.EC, parameters, local=True
            ).generate_keypair(
                id=key_id,
                label=label,
                store=True,
                capabilities=uses,
                private_template={Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False},
            )
        except (
            exceptions.FunctionNotSupported,
            exceptions.MechanismInvalid,
            exceptions.SessionReadOnly,
            exceptions.TokenWriteProtected,
            exceptions.UserNotLoggedIn,
        ) as problem:
            raise _CannotMakeError from problem
        return key_id

    def _private(self, key_id: str) -> Any:
        from pkcs11 import Attribute, ObjectClass

        wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: bytes.fromhex(key_id)}
        found = self._still_there(self._find(wanted))
        if len(found) > 1:
            raise NotAllowedError("card.two_keys", token=self.token.label, label=key_id)
        if not found:
            raise NotAllowedError("card.key_missing", token=self.token.label, key=key_id)
        return found[0]

    def _public(self, key_id: bytes) -> ec.EllipticCurvePublicKey:
        """The public half: from its own object, else from a certificate beside the key."""
        from pkcs11 import Attribute, ObjectClass

        points = self._find({Attribute.CLASS: ObjectClass.PUBLIC_KEY, Attribute.ID: key_id})
        beside = self._find({Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.ID: key_id})
        named = [card_form.public_of_point(bytes(each[Attribute.EC_POINT])) for each in points]
        named += [card_form.public_of_certificate(bytes(each[Attribute.VALUE])) for each in beside]
        for public in named:
            # Two that differ leave open which one the private key belongs to.
            if public is not None and all(other == public for other in named):
                return public
        raise NotAllowedError("card.no_certificate", token=self.token.label, key=key_id.hex())

    def _still_there(self, found: list[Any]) -> list[Any]:
        """What was found; a card that was taken out finds nothing rather than fail."""
        if not found and not self.is_there():
            raise StoreError("card.removed", token=self.token.label)
        return found

    def _remember_a_key(self) -> None:
        """A private key to ask for: it cannot be read once the card was taken out.

        Searching for one each time would do as well, but the binding complains by a way of its
        own of a search that the card does not let it begin.
        """
        from pkcs11 import Attribute, ObjectClass

        found = self._find({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
        self._known_key = found[0] if found else None

    def _find(self, wanted: Mapping["pkcs11.Attribute", Any]) -> list[Any]:
        return list(self._session.get_objects(dict(wanted)))


@dataclass(frozen=True, slots=True)
class CardKey:
    """The signing key of a card; offers what a key in memory offers."""

    card: Card
    key_id: str
    public_key: ec.EllipticCurvePublicKey

    def sign(self, data: bytes) -> bytes:
        """ECDSA over the SHA-384 of the data, as DER."""
        return self.card.sign(self.key_id, data)


class _CannotMakeError(Exception):
    """The card lets nobody make keys on it."""
