"""Shares on paper: any k of n restore, fewer never; each mistake is told from the others."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workstation import words
from workstation.domain.error import BadInputError
from workstation.vault import seal, shares
from workstation.vault.shares import Share

SECRET = bytes(range(32))
KIT = shares.split(SECRET, 2, 3)


def _sizes() -> st.SearchStrategy[tuple[int, int]]:
    several = st.integers(2, 16).flatmap(lambda n: st.tuples(st.integers(2, n), st.just(n)))
    return st.one_of(st.just((1, 1)), several)


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=32, max_size=32), _sizes(), st.randoms(use_true_random=False))
def test_any_k_of_n_restore_and_k_minus_one_never(
    secret: bytes, size: tuple[int, int], chance: random.Random
) -> None:
    """Lost or dead officers: whoever can be found with enough sheets opens the vault (T15)."""
    needed, count = size
    kit = shares.split(secret, needed, count)
    assert [share.number for share in kit] == list(range(1, count + 1))
    assert {share.needed for share in kit} == {needed}
    chosen = chance.sample(kit, needed)
    assert shares.combine(chosen) == secret
    if needed > 1:
        with pytest.raises(BadInputError) as refused:
            shares.combine(chosen[1:])
        assert refused.value.code == "recovery.too_few"
        assert refused.value.data["missing"] == 1


def test_every_pair_of_two_of_three_restores() -> None:
    for pair in itertools.permutations(KIT, 2):
        assert shares.combine(pair) == SECRET
    assert shares.combine(KIT) == SECRET


@pytest.mark.parametrize(("needed", "count"), [(1, 2), (0, 3), (4, 3), (2, 17), (1, 0)])
def test_a_kit_that_protects_nothing_or_cannot_be_is_refused(needed: int, count: int) -> None:
    with pytest.raises(BadInputError) as refused:
        shares.split(SECRET, needed, count)
    assert refused.value.code == "recovery.numbers"


def test_words_are_taken_as_people_type_them() -> None:
    """Upper case, four letters, numbers from the paper, commas and spaces."""
    share = KIT[0]
    ways = (
        share.text.upper(),
        "  \n".join(share.words),
        " ".join(word[:4] for word in share.words),
        "\n".join(f"{number}. {word}" for number, word in enumerate(share.words, 1)),
        " ".join(f"{n + 1} {share.words[n]}" for n in sorted(range(33), key=lambda n: n % 11)),
        ", ".join(word.capitalize() for word in share.words),
        share.text.replace(" ", "\u00a0"),
    )
    for way in ways:
        assert shares.read(way) == share


def test_no_two_words_begin_with_the_same_four_letters() -> None:
    assert len({word[:4] for word in shares.word_list()}) == len(shares.word_list()) == 1024
    assert shares.word_of("acad") == "academic"
    assert shares.word_of("aca") is None
    assert shares.word_of("academica") is None


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 32), st.integers(0, 1023))
def test_the_one_wrong_word_is_named(place: int, other: int) -> None:
    """A sheet typed at night: the place of the slip is said, not only that there is one."""
    wrong = list(KIT[1].words)
    if shares.word_list()[other] == wrong[place]:
        return
    wrong[place] = shares.word_list()[other]
    with pytest.raises(BadInputError) as refused:
        shares.read(" ".join(wrong), place="2")
    assert refused.value.code == "recovery.checksum_at"
    assert refused.value.data["number"] == place + 1


def _changed(share: Share, *places: int) -> str:
    listed = list(share.words)
    for place in places:
        listed[place] = "academic" if listed[place] != "academic" else "acid"
    return " ".join(listed)


def _misspelt(share: Share) -> str:
    return " ".join(["zebra-crossing", *share.words[1:]])


OTHER = shares.split(SECRET, 2, 3, avoid=KIT[0].kit)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (_misspelt(KIT[0]), "recovery.word"),
        (" ".join(KIT[0].words[:-1]), "recovery.length"),
        (KIT[0].text + " academic", "recovery.length"),
        ("", "recovery.length"),
        (_changed(KIT[0], 3, 20), "recovery.checksum"),
    ],
)
def test_each_mistake_in_a_share_is_told_from_the_others(typed: str, code: str) -> None:
    with pytest.raises(BadInputError) as refused:
        shares.read(typed, place="1")
    assert refused.value.code == code
    for language in ("en", "fr"):
        assert "{" not in words.error(refused.value, language).message


@pytest.mark.parametrize(
    ("given_shares", "kit", "code"),
    [
        ((), "", "recovery.none_given"),
        (KIT[:1], "", "recovery.too_few"),
        ((KIT[0], KIT[0]), "", "recovery.same_share"),
        ((KIT[0], OTHER[1]), "", "recovery.kits_differ"),
        ((OTHER[0], OTHER[1]), KIT[0].kit, "recovery.other_kit"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("recovery.") else "",
)
def test_each_mistake_among_shares_is_told_from_the_others(
    given_shares: tuple[Share, ...], kit: str, code: str
) -> None:
    with pytest.raises(BadInputError) as refused:
        shares.combine(given_shares, kit=kit)
    assert refused.value.code == code
    assert words.error(refused.value, "fr").next_step


def test_a_share_of_another_secret_with_the_same_number_does_not_fit() -> None:
    """Kit numbers have 15 bits: two kits may share one, and their sheets still never mix."""
    foreign = shares.split(bytes(32), 2, 3)
    while foreign[0].kit != KIT[0].kit:
        # One in 32,768 by chance; here it is forced by writing the number into the words.
        foreign = tuple(_renumbered(share, KIT[0].kit) for share in foreign)
    with pytest.raises(BadInputError) as refused:
        shares.combine((KIT[0], foreign[1]))
    assert refused.value.code == "recovery.do_not_fit"


def _renumbered(share: Share, kit: str) -> Share:
    from dataclasses import replace

    from shamir_mnemonic import Share as Mnemonic

    found = Mnemonic.from_mnemonic(share.text)
    return shares.read(replace(found, identifier=int(kit)).mnemonic())


def test_the_nearest_words_are_offered() -> None:
    with pytest.raises(BadInputError) as refused:
        shares.read(" ".join(["acadenic", *KIT[0].words[1:]]), place="1")
    assert str(refused.value.data["nearest"]).startswith("academic")
    assert refused.value.data["number"] == 1


PRINTED = (
    "always pecan academic acid actress math round screw dramatic aquatic birthday jewelry"
    " crystal famous usual legal plot endless primary writing spit density critical hanger"
    " seafood piece twin firefly starting cricket purchase yield spend",
    "always pecan academic agency acquire spine entrance chew manual entrance either upstairs"
    " taste blessing surface club become scroll august pencil mobile evaluate findings deny zero"
    " estate software legal sidewalk loyalty kidney chest bracelet",
)
POINT = (
    "049cf5f999f78cdc0797c10b2cb1eca53670a2781785fc09407081ada9513440448a7b769dff76bd33a4528f"
    "d7f10bb0fba218a6afaa27d913122713653741cb68fceaa25b44fa302cdee024ac136c9aa3815d68c209c89a"
    "8f0531339e03147516"
)


def test_a_kit_printed_by_this_version_opens_for_ever() -> None:
    """Sheets lie in safes for years: the way from words to key may not change, ever."""
    secret = shares.combine([shares.read(text) for text in PRINTED])
    assert secret == SECRET
    private = shares.private_key(secret)
    assert seal.public_of(private).hex() == POINT
    assert private != shares.private_key(bytes(32))


def test_a_share_does_not_show_its_words_by_accident() -> None:
    assert KIT[0].words[5] not in repr(KIT[0])
