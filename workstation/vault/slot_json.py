"""Key slots as they stand in their file, in both of its formats, checked field by field."""

from base64 import b64decode

import msgspec

from workstation.domain.officer import Role
from workstation.vault import keys, seal
from workstation.vault.keys import Kdf, KdfParameters, Pbkdf2Parameters
from workstation.vault.slot import CardHolder, Holder, PassphraseHolder, RecoverySlot, Slot

_SEALED = "sealed"
_WRAPPED = "wrapped"


class _Argon2idJson(msgspec.Struct, forbid_unknown_fields=True, tag_field="name", tag="argon2id"):
    memory_kib: int
    iterations: int
    lanes: int

    def value(self) -> Kdf:
        return KdfParameters(self.memory_kib, self.iterations, self.lanes)


class _Pbkdf2Json(
    msgspec.Struct, forbid_unknown_fields=True, tag_field="name", tag="pbkdf2-hmac-sha512"
):
    iterations: int

    def value(self) -> Kdf:
        return Pbkdf2Parameters(self.iterations)


class FirstSlotJson(msgspec.Struct, forbid_unknown_fields=True):
    """A slot of the first format."""

    officer: str
    name: str
    role: str
    title: str
    administrator: bool
    kdf: _Argon2idJson
    salt: str
    data_key: str
    signing_key: str
    authority_key: str

    def value(self) -> Slot:
        """The slot, checked; ValueError says what is wrong."""
        holder = PassphraseHolder(
            self.kdf.value(), _salt(self.salt), b"", _bytes(self.signing_key, _WRAPPED)
        )
        return Slot(
            self.officer, self.name, Role(self.role).value, self.title, self.administrator, b"",
            _bytes(self.data_key, _WRAPPED), holder,
            _bytes(self.authority_key, _WRAPPED) if self.authority_key else b"",
        )  # fmt: skip


class _PassphraseJson(
    msgspec.Struct, forbid_unknown_fields=True, tag_field="kind", tag="passphrase"
):
    kdf: _Argon2idJson | _Pbkdf2Json
    salt: str
    sealing_key: str
    signing_key: str

    def value(self) -> Holder:
        sealing_key = _bytes(self.sealing_key, _WRAPPED) if self.sealing_key else b""
        return PassphraseHolder(
            self.kdf.value(), _salt(self.salt), sealing_key, _bytes(self.signing_key, _WRAPPED)
        )


class _CardJson(msgspec.Struct, forbid_unknown_fields=True, tag_field="kind", tag="card"):
    token: str
    serial: str
    exchange_id: str
    signing_id: str

    def value(self) -> Holder:
        bytes.fromhex(self.exchange_id + self.signing_id)  # refuses what is not hexadecimal
        return CardHolder(self.token, self.serial, self.exchange_id, self.signing_id)


class SlotJson(msgspec.Struct, forbid_unknown_fields=True):
    """A slot of the second format."""

    officer: str
    name: str
    role: str
    title: str
    administrator: bool
    public: str
    data_key: str
    holder: _PassphraseJson | _CardJson
    authority_key: str

    def value(self) -> Slot:
        """The slot, checked; ValueError says what is wrong."""
        holder = self.holder.value()
        is_first = isinstance(holder, PassphraseHolder) and not holder.sealing_key
        form = _WRAPPED if is_first else _SEALED
        return Slot(
            self.officer, self.name, Role(self.role).value, self.title, self.administrator,
            b"" if is_first and not self.public else _point(self.public),
            _bytes(self.data_key, form), holder,
            _bytes(self.authority_key, form) if self.authority_key else b"",
        )  # fmt: skip


class RecoveryJson(msgspec.Struct, forbid_unknown_fields=True):
    """The recovery kit's slot."""

    identifier: str
    made: str
    needed: int
    shares: int
    public: str
    data_key: str
    authority_key: str

    def value(self) -> RecoverySlot:
        """The kit's slot, checked; ValueError says what is wrong."""
        if not 1 <= self.needed <= self.shares <= 16:
            raise ValueError("impossible numbers of shares")
        return RecoverySlot(
            self.identifier, self.made, self.needed, self.shares, _point(self.public),
            _bytes(self.data_key, _SEALED), _bytes(self.authority_key, _SEALED),
        )  # fmt: skip


def _bytes(text: str, form: str) -> bytes:
    data = b64decode(text, validate=True)
    if not (seal.is_sealed(data) if form == _SEALED else keys.is_wrapped(data)):
        raise ValueError("a wrapped key of another size")
    return data


def _salt(text: str) -> bytes:
    data = b64decode(text, validate=True)
    if len(data) != keys.SALT_SIZE_BYTES:
        raise ValueError("a salt of another size")
    return data


def _point(text: str) -> bytes:
    data = b64decode(text, validate=True)
    if not seal.is_public(data):
        raise ValueError("not a point of the curve")
    return data
