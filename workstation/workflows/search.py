"""Finding anything that was saved."""

from workstation.domain.officer import Permission
from workstation.domain.register import SearchHit
from workstation.records import search as texts
from workstation.workflows.session import Session


def search(session: Session, text: str, limit: int = 20) -> list[SearchHit]:
    """What holds words that begin with each word of the text, best match first.

    The text is taken literally: no character in it has a meaning of its own. That a search
    was made is noted, its words are not; see :mod:`workstation.workflows.journal`.
    """
    session.require(Permission.READ)
    session.journal.searched()
    return texts.find_text(session.vault, text, limit)
