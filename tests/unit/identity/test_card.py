"""A smart card: finding it, its PIN, its keys, and everything that can go wrong with it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from tests import cards
from tests.cards import PIN, WRONG_PIN, Reader, answering, token_flags
from tests.unit.identity.card_stage import LABEL, code_of, objects, rename
from workstation import words
from workstation.domain.error import UserError
from workstation.identity import authority, card_form, card_library
from workstation.identity.card import EXCHANGE_LABEL, SIGNING_LABEL, Card
from workstation.identity.card_token import PinState, Token, find_token, list_tokens

AT = datetime(2026, 11, 16, 14, 0, tzinfo=UTC)


def test_a_wrong_pin_says_how_few_tries_are_left(token: Token) -> None:
    """Faults 41: SoftHSM says that tries were lost; the last try and the lock are the card's."""

    def refused(pin: str, *, last_try: bool = False) -> str:
        with pytest.raises(UserError) as caught:
            Card.open(token, pin, last_try=last_try)
        return code_of(caught)

    assert refused("") == "card.pin_empty"
    assert list_tokens(token.library)[0].pin is PinState.OK
    assert refused(WRONG_PIN) == "card.pin_wrong_low"
    assert list_tokens(token.library)[0].pin is PinState.LOW
    with token_flags(cards.FINAL_TRY):
        assert refused(PIN) == "card.last_try"
        assert refused(WRONG_PIN, last_try=True) == "card.pin_wrong_last"
        Card.open(token, PIN, last_try=True).close()
    with token_flags(cards.LOCKED):
        assert refused(PIN, last_try=True) == "card.pin_locked"
    with token_flags(without=cards.PIN_IS_SET):
        assert refused(PIN) == "card.pin_not_set"


def test_the_last_try_is_not_used_unasked(token: Token) -> None:
    """The card must not see the PIN at all."""
    with token_flags(cards.FINAL_TRY), pytest.raises(UserError):
        Card.open(token, WRONG_PIN)
    assert list_tokens(token.library)[0].pin is PinState.OK


@pytest.mark.parametrize(
    ("function", "answer", "code"),
    [
        ("C_Login", cards.CKR_PIN_LOCKED, "card.pin_locked"),
        ("C_Login", cards.CKR_DEVICE_REMOVED, "card.removed"),
        ("C_OpenSession", cards.CKR_SESSION_COUNT, "card.sessions_full"),
        ("C_OpenSession", cards.CKR_DEVICE_ERROR, "card.failed"),
    ],
)
def test_a_card_that_cannot_be_logged_in_to(
    token: Token, function: str, answer: int, code: str
) -> None:
    with answering(function, answer), pytest.raises(UserError) as caught:
        Card.open(token, PIN)
    assert code_of(caught) == code


def test_a_card_that_cannot_be_written_to_is_read(token: Token, card: Card) -> None:
    made = card.keys()
    card.write_object("anchor", b"x")
    card.close()
    with answering("C_OpenSession", cards.CKR_TOKEN_WRITE_PROTECTED, times=1):
        opened = Card.open(token, PIN)
    assert opened.keys() == made
    with pytest.raises(UserError) as caught:
        opened.write_object("anchor", b"x")
    assert code_of(caught) == "card.read_only"
    opened.close()


def test_many_wrong_pins_leave_no_sessions_behind(token: Token) -> None:
    """Each would hold a place in the card's table of sessions."""
    opened = []

    for _ in range(3):
        with pytest.raises(UserError):
            Card.open(token, WRONG_PIN)
    with card_library.opened(token.library) as loaded:
        session = next(iter(loaded.get_tokens())).open()
        opened.append(session.handle)
        session.close()
    assert opened == [1]


def test_keys_are_made_once_and_stay_on_the_card(card: Card) -> None:
    made = card.keys()
    assert card.keys() == made
    assert made.signing_id != made.exchange_id
    from pkcs11 import Attribute, ObjectClass

    for key in card._session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}):
        is_signing = key[Attribute.LABEL] == SIGNING_LABEL
        assert key[Attribute.LABEL] in {SIGNING_LABEL, EXCHANGE_LABEL}
        assert (key[Attribute.SIGN], key[Attribute.DERIVE]) == (is_signing, not is_signing)
        assert key[Attribute.SENSITIVE]
        assert not key[Attribute.EXTRACTABLE]


def test_signatures_verify_and_name_the_right_key(card: Card) -> None:
    made = card.keys()
    for length in range(40):
        data = b"x" * length
        made.signing.verify(card.sign(made.signing_id, data), data, ec.ECDSA(hashes.SHA384()))
    key = card.signing_key(made.signing_id, made.signing)
    key.public_key.verify(key.sign(b"said"), b"said", ec.ECDSA(hashes.SHA384()))
    with pytest.raises(UserError) as caught:
        card.signing_key(made.signing_id, made.exchange)
    assert code_of(caught) == "card.key_other"


def test_the_exchange_is_what_a_key_in_memory_agrees_on(card: Card) -> None:
    made = card.keys()
    other = ec.generate_private_key(ec.SECP384R1())
    point = other.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    shared = card.exchange(made.exchange_id, point)
    assert len(shared) == 48
    assert shared == other.exchange(ec.ECDH(), made.exchange)


def test_a_card_that_cannot_derive_or_sign(reader: Reader, place: Path, library: Path) -> None:
    for mechanism, code in (
        ("CKM_ECDH1_DERIVE", "card.cannot_derive"),
        ("CKM_ECDSA", "card.cannot_sign"),
    ):
        reader.configure(slots_mechanisms=f"-CKM_MD5,{mechanism}")
        cards.restart()
        opened = Card.open(find_token(library), PIN)
        with pytest.raises(UserError) as caught:
            opened.keys()
        opened.close()
        assert code_of(caught) == code


def test_a_card_that_lets_nobody_make_keys_gives_its_own(card: Card) -> None:
    with answering("C_GenerateKeyPair", cards.CKR_FUNCTION_NOT_SUPPORTED):
        with pytest.raises(UserError) as caught:
            card.keys()
        assert code_of(caught) == "card.no_key"
    made = card.keys()
    rename(card, SIGNING_LABEL, "SIGN key")
    rename(card, EXCHANGE_LABEL, "KEY MAN key")
    with answering("C_GenerateKeyPair", cards.CKR_FUNCTION_NOT_SUPPORTED):
        assert card.keys() == made


def test_a_full_card(card: Card) -> None:
    with answering("C_GenerateKeyPair", cards.CKR_DEVICE_MEMORY), pytest.raises(UserError) as full:
        card.keys()
    assert code_of(full) == "card.full"


def test_two_keys_of_one_label(card: Card) -> None:
    card.keys()
    rename(card, EXCHANGE_LABEL, SIGNING_LABEL)
    with pytest.raises(UserError) as caught:
        card.keys()
    assert code_of(caught) == "card.two_keys"


def test_two_certificates_of_one_label(card: Card) -> None:
    """Keys are found by their id, so that another certificate of the same label is no matter."""
    made = card.keys()
    key, root = authority.make_authority("OTT-04", AT)
    card.write_certificate(made.exchange_id, root, LABEL)
    card.write_certificate(made.signing_id, root, LABEL)
    card.write_certificate(made.signing_id, root, LABEL)
    assert len(objects(card, "CERTIFICATE")) == 2
    assert key.public_key() == root.public_key()
    with pytest.raises(UserError) as caught:
        card.keys()
    assert code_of(caught) == "card.no_certificate", "the certificate is another key's"
    card.signing_key(made.signing_id, made.signing)


def test_a_key_with_neither_public_key_nor_certificate(card: Card) -> None:
    made = card.keys()
    for found in objects(card, "PUBLIC_KEY"):
        found.destroy()
    with pytest.raises(UserError) as caught:
        card.keys()
    assert code_of(caught) == "card.no_certificate"
    _, root = authority.make_authority("OTT-04", AT)
    for key_id in (made.signing_id, made.exchange_id):
        card.write_certificate(key_id, root, LABEL)
    assert card.keys().signing == root.public_key()


def test_a_key_that_is_gone(card: Card) -> None:
    made = card.keys()
    with pytest.raises(UserError) as caught:
        card.sign("00" * 16, b"x")
    assert code_of(caught) == "card.key_missing"
    assert card.sign(made.signing_id, b"x")


def test_a_card_taken_out_in_the_middle(reader: Reader, place: Path, card: Card) -> None:
    made = card.keys()
    assert card.is_there()
    with answering("C_Sign", cards.CKR_DEVICE_REMOVED, after=1), pytest.raises(UserError) as caught:
        card.sign(made.signing_id, b"x")
    assert code_of(caught) == "card.removed"
    with answering("C_Sign", cards.CKR_DEVICE_ERROR, after=1), pytest.raises(UserError) as caught:
        card.sign(made.signing_id, b"x")
    assert code_of(caught) == "card.failed"
    assert card.sign(made.signing_id, b"x")

    reader.take_out(place)
    assert not card.is_there()
    for use in (lambda: card.sign(made.signing_id, b"x"), lambda: card.read_object("a")):
        with pytest.raises(UserError) as caught:
            use()
        assert code_of(caught) == "card.removed"
    reader.put_back(place)
    assert not card.is_there(), "a card that was put back wants its PIN again"
    card.close()
    again = Card.open(find_token(card.token.library), PIN)
    assert again.keys() == made
    again.close()


@pytest.mark.parametrize("function", ["C_GetTokenInfo", "C_GetAttributeValue"])
def test_a_card_that_answers_nothing_any_more_counts_as_taken_out(
    card: Card, function: str
) -> None:
    """The reader, or the session: either is enough, and nothing is left half searched."""
    made = card.keys()
    with answering(function, cards.CKR_SESSION_HANDLE_INVALID):
        assert not card.is_there()
        with pytest.raises(UserError) as caught:
            card.sign(made.signing_id, b"x")
        assert code_of(caught) == "card.removed"
    assert card.is_there()


def test_whatever_a_card_says_that_is_gone_it_is_said_to_be_gone(card: Card) -> None:
    made = card.keys()
    failing = answering("C_Sign", cards.CKR_DEVICE_ERROR, after=1)
    gone = answering("C_GetTokenInfo", cards.CKR_DEVICE_REMOVED, after=1)
    with failing, gone, pytest.raises(UserError) as caught:
        card.sign(made.signing_id, b"x")
    assert code_of(caught) == "card.removed"


def test_a_card_exchanged_between_looking_and_logging_in(token: Token) -> None:
    with pytest.raises(UserError) as caught:
        Card.open(replace(token, serial="0"), PIN)
    assert code_of(caught) == "card.not_here"


def test_two_keys_of_one_id(card: Card) -> None:
    from pkcs11 import Attribute

    made = card.keys()
    for found in objects(card, "PRIVATE_KEY"):
        found[Attribute.ID] = bytes.fromhex(made.signing_id)
    with pytest.raises(UserError) as caught:
        card.sign(made.signing_id, b"x")
    assert code_of(caught) == "card.two_keys"


def test_what_is_no_p384_key_is_none() -> None:
    other = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = other.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    assert card_form.public_of_point(point) is None
    assert card_form.public_of_point(b"") is None
    assert card_form.public_of_certificate(b"no certificate") is None
    assert card_form.public_of_certificate(rsa_certificate()) is None


def rsa_certificate() -> bytes:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Other")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.DER)


def test_closing_ends_it(card: Card) -> None:
    made = card.keys()
    card.close()
    card.close()
    assert not card.is_there()
    with pytest.raises(UserError) as caught:
        card.sign(made.signing_id, b"x")
    assert code_of(caught) == "card.removed"


def test_bytes_are_kept_on_the_card(card: Card) -> None:
    card.keys()
    assert card.read_object("anchor") is None
    for value in (b"first", b"", b"third"):
        card.write_object("anchor", value)
        assert card.read_object("anchor") == value
    card.write_object("other", b"x")
    assert len(objects(card, "DATA")) == 2
    with answering("C_CreateObject", cards.CKR_DEVICE_MEMORY), pytest.raises(UserError) as caught:
        card.write_object("anchor", b"fourth")
    assert code_of(caught) == "card.full"
    assert card.read_object("anchor") == b"third"
    with answering("C_DestroyObject", cards.CKR_DEVICE_REMOVED), pytest.raises(UserError):
        card.write_object("anchor", b"fifth")
    assert card.read_object("anchor") == b"fifth", "taken out between the two: the new one counts"
    card.write_object("anchor", b"sixth")
    assert len(objects(card, "DATA")) == 2


def test_every_code_of_the_library_has_words() -> None:
    codes = {*card_library._NOT_ALLOWED.values(), *card_library._TROUBLE.values()}
    for code in codes | {"card.pin_wrong_low", "card.pin_wrong_last", "card.failed"}:
        assert words.catalogue()[code]["next_fr"]


def test_looking_for_cards_leaves_a_card_in_use_alone(card: Card) -> None:
    """Starting the library afresh would end its session."""
    made = card.keys()
    assert [one.label for one in list_tokens(card.token.library, afresh=True)] == [LABEL]
    with pytest.raises(UserError):
        find_token(card.token.library, label="Other")
    assert card.sign(made.signing_id, b"x")


def test_the_card_is_asked_while_it_signs(card: Card) -> None:
    """The library is not safe for threads: one caller at a time, whoever it is."""
    made = card.keys()
    data = b"said"
    with ThreadPoolExecutor(4) as pool:
        signed = [pool.submit(card.sign, made.signing_id, data) for _ in range(60)]
        asked = [pool.submit(card.is_there) for _ in range(60)]
        looked = [pool.submit(list_tokens, card.token.library, afresh=True) for _ in range(20)]
        for future in signed:
            made.signing.verify(future.result(), data, ec.ECDSA(hashes.SHA384()))
        assert all(future.result() for future in asked)
        assert all(len(future.result()) == 1 for future in looked)
