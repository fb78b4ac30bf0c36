"""Finding anything: what was saved, and what the officer is writing."""

from collections.abc import Sequence

from workstation.domain.finding import SearchHit, SearchPage
from workstation.domain.officer import Permission
from workstation.records import own_work
from workstation.records import search as texts
from workstation.records.search_words import terms_of
from workstation.workflows.session import Session


def search(session: Session, text: str, limit: int = 20) -> list[SearchHit]:
    """What holds words that begin with each word of the text, best match first.

    The text is taken literally: no character in it has a meaning of its own, but words in a pair
    of quotation marks are looked for in their order. That a search was made is noted, its words
    are not; see :mod:`workstation.workflows.journal`.
    """
    session.require(Permission.READ)
    session.journal.searched()
    own = _own(session, text, ())
    return [*own, *_saved(session, text, own, limit=limit)][: max(0, limit)]


def has_words(text: str) -> bool:
    """Whether a text holds anything that can be looked for."""
    return bool(terms_of(text))


def search_page(
    session: Session, text: str, *, kinds: Sequence[str] = (), offset: int = 0, limit: int = 50
) -> SearchPage:
    """A page of what a search finds, with how much there is.

    Args:
        session: who looks.
        text: as for :func:`search`.
        kinds: kinds of hit, of ``SEARCH_KINDS``; all when empty.
        offset: hits to pass over.
        limit: most hits to give.
    """
    session.require(Permission.READ)
    session.journal.searched()
    own = _own(session, text, kinds)
    total, is_all = texts.count_text(session.vault, text, kinds)
    keys = [own_work.key_of(hit) for hit in own]
    total += len(own) - len(texts.texts_there(session.vault, keys, text))
    first = own[max(0, offset) :][: max(0, limit)]
    rest = _saved(
        session, text, own, kinds=kinds, limit=limit - len(first), offset=max(0, offset - len(own))
    )
    return SearchPage((*first, *rest), total, is_all)


def _own(session: Session, text: str, kinds: Sequence[str]) -> list[SearchHit]:
    terms = terms_of(text)
    if not terms:
        return []
    found = own_work.find_own(session.vault, terms, session.officer.id)
    return [hit for hit in found if not kinds or hit.kind in kinds]


def _saved(
    session: Session,
    text: str,
    own: Sequence[SearchHit],
    *,
    limit: int,
    kinds: Sequence[str] = (),
    offset: int = 0,
) -> list[SearchHit]:
    without = {own_work.key_of(hit) for hit in own}
    return texts.find_text(session.vault, text, limit, offset=offset, kinds=kinds, without=without)
