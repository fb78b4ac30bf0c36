"""Names that are blacked out, however they were typed."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workstation.documents.packet_copy import CopyFacts
from workstation.documents.redacted import ReasonLine, render
from workstation.documents.redaction import (
    Redacted,
    absent_names,
    redact,
    stands_in,
    without_persons,
)
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.redaction import PERSON, Profile, Redaction
from workstation.workflows.packet_content import methodology_of_record
from workstation.workflows.redaction import read_profile

_WHOLE = Path(__file__).parents[2] / "fixtures" / "packets" / "whole.json"
_FACTS = CopyFacts(1, 1, "2026-11-22T10:00:00Z", "A. Martin", "ab" * 32)


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


def _left(*redactions: Redaction, **changes: Any) -> tuple[Redacted, str]:
    """What is left of a full record, and its pages as they are read."""
    record = json.loads(_WHOLE.read_bytes())
    record["assessment"] |= changes
    methodology = methodology_of_record(record)
    profile = Profile(redactions, {"why": "s. 19"})
    left = redact(record, methodology, (), profile)
    copy = render(left, methodology, _FACTS, (ReasonLine("s. 19", "Persons", 1),))
    import pypdfium2

    with pypdfium2.PdfDocument(copy.data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return left, " ".join(" ".join(pages).split())


def test_a_value_of_the_cover_goes_with_the_answers_it_rests_on() -> None:
    """B-16: who may not read an answer does not read it from the matrix, nor from the level."""
    block = Profile((), {"why": "s. 19"}).block("why")
    for place, gone, stays in (
        ("8.3", ("Severity 4, likelihood 4", "Severity 4, likelihood 3", "Risk before and after",
                 "Likelihood lowered", "L4, Committee"), ("Can be mitigated",)),
        ("10.1", ("Severity 4, likelihood 3", "Likelihood lowered", "4 measures in place"),
         ("Severity 4, likelihood 4", "Can be mitigated")),
        ("11.8", ("Can be mitigated", "Substantial without measures"),
         ("Severity 4, likelihood 4", "Severity 4, likelihood 3", "Risk before and after")),
    ):  # fmt: skip
        left, said = _left(Redaction(place, "why"))
        assert [each for each in gone if each in said] == [], place
        assert [each for each in stays if each not in said] == [], place
        assert set(left.withheld.values()) == {block}


@pytest.mark.parametrize(
    ("place", "gone"),
    [
        ("prior-record", ("What the record says", "Treatment in custody", "Sent on time",
                          "Country sheet, Norvania: amber")),
        ("evidence", ("Threat report, two sources", "Visit to the holding centre")),
        ("changes", ("Name the unit",)),
        ("overrides", ("stands in a quotation",)),
        ("new-facts", ("released on 9 November",)),
        ("raised", ("which source reports on the centre",)),
    ],
)  # fmt: skip
def test_each_part_goes_with_all_it_says(place: str, gone: tuple[str, ...]) -> None:
    whole = json.loads(_WHOLE.read_bytes())
    assert all(each in json.dumps(whole, ensure_ascii=False) for each in gone)
    # The answer 6.5 has words of an entry of Annex A: with one of them alone, no copy is made.
    _, said = _left(Redaction(place, "why"), Redaction("6.5", "why"))
    assert [each for each in gone if each in said] == []


def test_a_name_of_three_letters_goes_as_a_word_and_is_looked_for() -> None:
    name = Redaction(PERSON, "why", "Roy")
    profile = Profile((name,), {"why": "s. 19"})
    block = profile.block("why")
    assert without_persons("ROY met the Royal employer of D. Roy.", profile) == (
        f"{block} met the Royal employer of D. {block}."
    )
    left, said = _left(name, author_name="D. Roy")
    assert (stands_in("Roy", said), left.names) == (False, ("Roy",))
    shown = replace(left, record={**left.record, "authority_required": "L4 Roy"})
    with pytest.raises(CheckFailedError) as caught:
        render(shown, methodology_of_record(left.record), _FACTS, ())
    assert caught.value.code == "redaction.leaks"


def test_a_name_that_stands_nowhere_is_told() -> None:
    """A mistyped name would leave the right one on the page."""
    names = ("Okafor", "okafor s.", "Lee")
    profile = Profile(tuple(Redaction(PERSON, "why", each) for each in names), {"why": "s. 19"})
    said = {"rows": [{"who": "S. OKAFOR"}], "texts": ("sleep", "fleet")}
    assert absent_names(profile, said) == ("okafor s.", "Lee")


def test_a_profile_is_never_read_in_part(tmp_path: Path) -> None:
    """What stands past the limit would not be blacked out, and nobody would know."""
    path = tmp_path / "profile.toml"
    first = '[[person]]\nname = "A. Martin"\nreason = "atia-19-1"\n#'
    last = '\n[[person]]\nname = "B. Roy"\nreason = "atia-19-1"\n'
    path.write_text(first + "x" * (1 << 20) + last, encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        read_profile(path)
    assert caught.value.code == "redaction.unreadable"
