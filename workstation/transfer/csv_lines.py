"""The lines of a text from outside, in bounded memory, each decoded on its own.

A file is read block by block and never held whole. A line that is not UTF-8 is read as Western
European text (Windows-1252, ISO 8859-1), so that a file put together from several is read as it
was meant, line by line; which lines those were is kept to be told.
"""

import codecs
import io
import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

More = Callable[[], bytes]
"""Gives the next block of the file, and nothing at its end."""

MAX_LINE: Final = 4_000_000
MIXED: Final = "mixed"
"""Said of a text of which some lines are UTF-8 and others are not."""
_BLOCK: Final = 1 << 20
_HEAD: Final = 64
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_C1 = re.compile(b"[\x80-\x9f]")
_REPLACED: Final = "\ufffd"
_ENDS: Final = ("\n", "\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end, or the code of what is wrong with it: nul, encoding, line_too_long.

    ``is_single`` says that it was read as Western European text of one byte a character.
    """

    text: str
    problem: str = ""
    is_single: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the file ends within this line."""
        return not self.text.endswith(_ENDS)


class _Blocks(io.RawIOBase):
    """A stream of what comes in blocks."""

    def __init__(self, more: More) -> None:
        super().__init__()
        self._more = more
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if not self._rest:
            self._rest = memoryview(self._more())
        room = memoryview(buffer).cast("B")
        taken = min(len(room), len(self._rest))
        room[:taken] = self._rest[:taken]
        self._rest = self._rest[taken:]
        return taken


class Lines:
    """The lines of a text, in order, with room to put some back."""

    def __init__(self, more: More) -> None:
        """Look at the start of the text to find how it is written."""
        buffered = io.BufferedReader(_Blocks(more), _BLOCK)
        head = buffered.peek(_HEAD)
        self._base = _written_as(head)
        errors = "replace" if self._base.startswith("utf-16") else "surrogateescape"
        self._text = io.TextIOWrapper(buffered, encoding=self._base, errors=errors, newline="")
        self._back: deque[Line] = deque()
        self._is_wide = False
        self._is_single = False
        self._has_c1 = False

    @property
    def encoding(self) -> str:
        """How the lines that were read so far are written."""
        if not self._is_single:
            return self._base
        if self._is_wide or self._base != "utf-8":
            return MIXED
        return "cp1252" if self._has_c1 else "latin-1"

    def next(self) -> Line | None:
        """The next line; None at the end."""
        if self._back:
            return self._back.popleft()
        text = self._text.readline(MAX_LINE + 1)
        if not text:
            return None
        if len(text) > MAX_LINE and not text.endswith(_ENDS):
            self._drain()
            return Line("", "line_too_long")
        if "\0" in text:
            return Line(text, "nul")
        return Line(text) if text.isascii() else self._decoded(text)

    def put_back(self, lines: Sequence[Line]) -> None:
        """Have these come again, in this order, before the rest."""
        self._back.extendleft(reversed(lines))

    def _drain(self) -> None:
        while (text := self._text.readline(_BLOCK)) and not text.endswith(_ENDS):
            pass

    def _decoded(self, text: str) -> Line:
        if _NOT_UTF8.search(text) is None:
            self._is_wide = True
            broken = self._base.startswith("utf-16") and _REPLACED in text
            return Line(text, "encoding" if broken else "")
        raw = text.encode("utf-8", "surrogateescape")
        has_c1 = _C1.search(raw) is not None
        try:
            read = raw.decode("cp1252" if has_c1 else "latin-1")
        except UnicodeDecodeError:
            return Line(text, "encoding")
        self._is_single = True
        self._has_c1 |= has_c1
        return Line(read, is_single=True)


def _written_as(head: bytes) -> str:
    """How the text is written, from the mark at its start or from its first characters."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    start = head[:_HEAD]
    start = start[: len(start) // 2 * 2]
    if len(start) >= 4:
        if not any(start[1::2]) and all(start[0::2]):
            return "utf-16-le"
        if not any(start[0::2]) and all(start[1::2]):
            return "utf-16-be"
    return "utf-8"
