"""The card reader of the tests of cards, and a fresh card in it."""

from tests.cards import reader as reader
from tests.unit.identity.card_stage import card as card
from tests.unit.identity.card_stage import library as library
from tests.unit.identity.card_stage import place as place
from tests.unit.identity.card_stage import token as token
