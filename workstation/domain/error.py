"""What can go wrong in a way that a person can act on.

Every error carries a ``code`` and data, never a sentence: :mod:`workstation.words` turns
the code into a message and a next step in the reader's language.
"""

from typing import ClassVar


class UserError(Exception):
    """A problem that the person at the keyboard can understand and act on.

    Attributes:
        code: stable dotted name, for example ``vault.passphrase_wrong``; the key of its
            sentences in ``resources/translations/words``.
        file: the file concerned, as the user named it, or None.
        place: where in the file or form: a line, a column, a key, a field; or None.
        data: values that the sentences name.
        exit_code: what the command line returns.
    """

    exit_code: ClassVar[int] = 1

    def __init__(
        self, code: str, *, file: str | None = None, place: str | None = None, **data: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.file = file
        self.place = place
        self.data = data

    def __str__(self) -> str:
        """Name the code and place only; record contents never reach a log."""
        return " ".join(part for part in (self.code, self.file, self.place) if part)


class CheckFailedError(UserError):
    """A check found something wrong: a signature, a chain, a hard stop, a missing answer."""

    exit_code = 1


class UsageError(UserError):
    """The command or call was not one that exists or fits."""

    exit_code = 2


class BadInputError(UserError):
    """A file or value from outside cannot be taken."""

    exit_code = 3


class NotAllowedError(UserError):
    """The officer may not do this, or the vault is not unlocked."""

    exit_code = 4


class StoreError(UserError):
    """The store or the disk failed; nothing that was acknowledged is lost."""

    exit_code = 5


class DefectError(UserError):
    """A part of the program failed in a way that nobody foresaw; the log says where."""


class JobCancelledError(Exception):
    """A person cancelled a long job; nothing is shown and nothing was written."""
