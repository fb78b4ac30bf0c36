"""What a person is, behind a name: a title keeps its capitals, a role follows the language."""

import pytest

from ui.shell.titles import after_name, title_words
from workstation.domain.officer import Role
from workstation.domain.text import Language


@pytest.mark.parametrize(
    ("title", "language", "alone", "behind"),
    [
        ("Director General", "en", "Director General", "Director General"),
        ("Director General", "fr", "Director General", "Director General"),
        ("", "en", "Second reader", "second reader"),
        ("", "fr", "Second lecteur", "second lecteur"),
        ("Second reader", "fr", "Second lecteur", "second lecteur"),
        ("second LECTEUR", "en", "Second reader", "second reader"),
    ],
)
def test_title_is_kept_and_role_is_translated(
    title: str, language: Language, alone: str, behind: str
) -> None:
    assert title_words(title, Role.SECOND_READER, language) == alone
    assert after_name(title, Role.SECOND_READER, language) == behind
