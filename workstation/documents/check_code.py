"""The short code on printed pages that finds again what they were made from."""

from workstation.domain import paper_code


def code_of(digest: bytes) -> str:
    """Twelve letters and digits, as printed: ``7K4M-QX2D-9RTA``.

    The first 60 bits of a digest, in Crockford's base 32.
    """
    return paper_code.grouped(paper_code.letters_of(digest, paper_code.RECORD_LETTERS))


def checked_code_of(digest: bytes) -> str:
    """The same with two check characters, which tell when it was mistyped."""
    letters = paper_code.letters_of(digest, paper_code.RECORD_LETTERS)
    return paper_code.grouped(paper_code.with_check(letters))


def copy_letters(digest: bytes) -> str:
    """Eleven letters that name one numbered copy, from the digest of what is its own."""
    return paper_code.letters_of(digest, paper_code.COPY_LETTERS)
