"""The printed guide for whoever checks a packet without this program; no vault is needed."""

from pathlib import Path

from workstation.domain.text import Language
from workstation.vault.files import check_target, write_atomically


def pages(language: Language) -> bytes:
    """The two pages as a PDF."""
    from workstation.documents.guide import render

    return render(language)


def write_guide(out: Path, language: Language, *, force: bool = False) -> Path:
    """Write the guide to a file.

    Raises:
        UsageError: the file is there and ``force`` was not given.
        StoreError: it cannot be written.
    """
    check_target(out, force=force)
    write_atomically(out, pages(language), force=force)
    return out
