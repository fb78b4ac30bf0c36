"""Text without accents and case, so that names sort and match as people expect."""

import unicodedata


def fold(*parts: str) -> str:
    """The parts in one line, accents and case removed, white space made single."""
    line = " ".join(parts)
    if line.isascii():
        return " ".join(line.casefold().split())
    spread = unicodedata.normalize("NFKD", line)
    kept = "".join(char for char in spread if not unicodedata.combining(char))
    return " ".join(kept.casefold().split())
