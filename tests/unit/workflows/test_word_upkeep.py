"""The index of words in many parts, put in order slice by slice."""

from collections.abc import Iterable

from workstation.vault.word_index import LEAF_BYTES, PARTS
from workstation.workflows import partners, search
from workstation.workflows.session import Session
from workstation.workflows.word_upkeep import WordUpkeep

MANY = PARTS + 4


def _in_parts(session: Session) -> None:
    """Write so that each change leaves a part of its own."""
    with session.vault._transaction() as connection:
        connection.execute("INSERT INTO search (search, rank) VALUES ('automerge', 0)")
    for number in range(MANY):
        partners.add_partner(
            session, name=f"Directorate {number}", country="NOR", kind="intelligence"
        )


def test_many_parts_become_one_and_the_same_is_found(session: Session) -> None:
    _in_parts(session)
    before = search.search(session, "directorate")
    assert len(before) == MANY
    assert session.vault.count_word_parts() >= MANY
    saved = session.vault.savings()
    upkeep = WordUpkeep()
    while upkeep.step(session):
        pass
    assert session.vault.count_word_parts() == 1
    assert search.search(session, "directorate") == before
    assert session.vault.savings() > saved
    assert session.vault.check_rebuild().ok


def test_few_parts_are_left_as_they_are(session: Session) -> None:
    partners.add_partner(session, name="Directorate", country="NOR", kind="intelligence")
    saved = session.vault.savings()
    assert not WordUpkeep().step(session)
    assert session.vault.savings() == saved


def test_nothing_is_merged_where_nothing_may_be_written(session: Session) -> None:
    _in_parts(session)
    session.vault.read_only = "vault.damaged"
    parts = session.vault.count_word_parts()
    assert not WordUpkeep().step(session)
    assert session.vault.count_word_parts() == parts


def _write_words(session: Session, entry: int, words: Iterable[str]) -> None:
    with session.vault._transaction() as connection:
        connection.execute(
            "INSERT INTO search_text (entry, kind, id, place, partner, marking, title, body)"
            " VALUES (?, 'source', '', '', '', '(U)', '', ?)",
            (entry, " ".join(words)),
        )


def test_what_was_cut_off_goes_on(session: Session) -> None:
    for part in range(2):
        words = (f"{number:04d}" for number in range(part, 8_000, 2))
        _write_words(session, part + 1, words)
    _in_parts(session)
    parts = session.vault.count_word_parts()
    assert session.vault.merge_words(1, is_first=True)
    assert session.vault.count_word_parts() > parts, "one more is being written"
    upkeep = WordUpkeep()
    while upkeep.step(session):
        pass
    assert session.vault.count_word_parts() == 1
    assert len(search.search(session, "directorate")) == MANY


def test_a_leaf_of_the_index_fits_on_one_page(session: Session) -> None:
    _write_words(session, 1, (f"{number:05d}" for number in range(20_000)))
    longest = session.vault.read("SELECT max(length(block)) AS most FROM search_data")[0]["most"]
    # What a row of a table may hold without a second page: usable bytes less 35.
    assert LEAF_BYTES < int(longest or 0) <= 4_096 - 80 - 35
