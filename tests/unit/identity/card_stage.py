"""A fresh card in the reader, opened."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import cards
from tests.cards import PIN, Reader
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.text import LANGUAGES
from workstation.identity.card import Card
from workstation.identity.card_token import Token, find_token

LABEL = "Card of R. Patel"


@pytest.fixture
def library() -> Path:
    return cards.library()


@pytest.fixture
def place(reader: Reader) -> Path:
    """A fresh card in the reader: its folder."""
    return reader.new_card(LABEL)


@pytest.fixture
def token(place: Path, library: Path) -> Token:
    return find_token(library)


@pytest.fixture
def card(token: Token) -> Iterator[Card]:
    opened = Card.open(token, PIN)
    yield opened
    opened.close()


def code_of(caught: "pytest.ExceptionInfo[UserError]") -> str:
    """The code of an error, whose words must be there in both languages."""
    for language in LANGUAGES:
        assert words.error(caught.value, language).message
    return caught.value.code


def objects(card: Card, kind: str) -> list[Any]:
    """The objects of a class on the card."""
    from pkcs11 import Attribute, ObjectClass

    return list(card._session.get_objects({Attribute.CLASS: ObjectClass[kind]}))


def rename(card: Card, old: str, new: str) -> None:
    """Give every object of a label another one."""
    from pkcs11 import Attribute

    for found in list(card._session.get_objects({Attribute.LABEL: old})):
        found[Attribute.LABEL] = new
