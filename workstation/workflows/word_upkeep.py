"""The index of words, put in order in slices while an officer works.

After much was written, by an import for instance, a search has many parts to ask.
"""

from typing import TYPE_CHECKING, Final

from workstation.vault.word_index import PARTS

if TYPE_CHECKING:
    from workstation.workflows.session import Session

PAGES: Final = 40
"""A slice takes some hundredths of a second; one with a beginning of very many words, tenths."""


class WordUpkeep:
    """One walk, which begins only where there are many parts; cut off it goes on next time."""

    def __init__(self) -> None:
        self._is_begun = False

    def step(self, session: "Session") -> bool:
        """Merge one slice, unless nothing may be written.

        Returns:
            Whether there may be more to do.

        Raises:
            StoreError: the disk failed; nothing changed.
        """
        vault = session.vault
        if vault.read_only or not (self._is_begun or vault.count_word_parts() > PARTS):
            return False
        is_first, self._is_begun = not self._is_begun, True
        return vault.merge_words(PAGES, is_first=is_first)
