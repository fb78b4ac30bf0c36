"""Names that are blacked out, however they were typed."""

from pathlib import Path

import pytest

from workstation.documents.redaction import without_persons
from workstation.domain.error import BadInputError
from workstation.domain.redaction import PERSON, Profile, Redaction
from workstation.workflows.redaction import read_profile


@pytest.mark.parametrize(
    ("asked", "stands"),
    [
        ("Ren\u00e9e Fran\u00e7ois", "Rene\u0301e  Franc\u0327ois"),
        ("Rene\u0301e Fran\u00e7ois", "REN\u00c9E\u00a0FRAN\u00c7OIS"),
        ("Mary O'Brien", "Mary O\u2019Brien"),
        ("Jean-Luc Roy", "Jean\u2011Luc Roy"),
    ],
)
def test_a_name_goes_however_it_was_typed(asked: str, stands: str) -> None:
    profile = Profile((Redaction(PERSON, "why", asked),), {"why": "s. 19"})
    left = without_persons(f"Seen by {stands} today.", profile)
    assert left == f"Seen by {profile.block('why')} today."


def test_a_profile_is_never_read_in_part(tmp_path: Path) -> None:
    """What stands past the limit would not be blacked out, and nobody would know."""
    path = tmp_path / "profile.toml"
    first = '[[person]]\nname = "A. Martin"\nreason = "atia-19-1"\n#'
    last = '\n[[person]]\nname = "B. Roy"\nreason = "atia-19-1"\n'
    path.write_text(first + "x" * (1 << 20) + last, encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        read_profile(path)
    assert caught.value.code == "redaction.unreadable"
