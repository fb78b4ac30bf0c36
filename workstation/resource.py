"""Where the packaged data lies: methodologies, translations, fonts, icons."""

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder of packaged data, in a checkout and in an installed copy alike."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def read_text(name: str) -> str:
    """The text of one packaged file, for example ``methodologies/acmfea-2019.toml``."""
    return (root() / name).read_text(encoding="utf-8")
