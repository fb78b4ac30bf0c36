"""The card reader of the tests of cards."""

from tests.cards import reader as reader
