"""Packets as each renderer made them: pages, stamps and revisions stay, byte for byte (B-24).

``tests/fixtures/packets`` holds a record of each renderer in both languages; ``whole`` is a full
one that uses what the fourth and fifth print: each code of the record, warnings, ratings, consents.
``statements`` are decisions of every kind, with points, conditions, objection and dissent.
A page that is to look otherwise is a new renderer; these stay.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.documents import sample
from workstation.documents.assessment import render
from workstation.documents.packet_record import check_code
from workstation.documents.stamp import render_stamp
from workstation.signing.revision import append_revision
from workstation.workflows.packet_content import methodology_of_record

_KEPT = Path(__file__).parents[2] / "fixtures" / "packets"
_PAGES: dict[str, str] = json.loads((_KEPT / "pages.json").read_text("utf-8"))
_STATEMENTS: dict[str, Any] = json.loads((_KEPT / "statements.json").read_text("utf-8"))
_DECIDED: dict[str, str] = json.loads((_KEPT / "decided.json").read_text("utf-8"))
_SEAL = b"\x30\x82\x01\x00" + bytes(256)
"""In place of a signature, which is never the same twice."""


@pytest.mark.parametrize("name", sorted(each for each in _PAGES if each.startswith("whole")))
def test_a_whole_packet_is_made_as_it_was(name: str) -> None:
    assert whole(name) == _PAGES[name]


def whole(name: str) -> str:
    """The digest of the pages of the full record, such as ``whole_4_fr``."""
    _, renderer, language = name.split("_")
    kept = json.loads((_KEPT / "whole.json").read_bytes())
    record = {**kept, "renderer": renderer, "language": language}
    record["check_code"] = check_code(record)
    pages = render(record, methodology_of_record(record))
    return hashlib.sha256(pages).hexdigest()


@pytest.mark.parametrize("name", sorted(_DECIDED))
def test_decisions_on_packets_of_each_renderer_are_drawn_as_they_were(name: str) -> None:
    assert decided(name) == _DECIDED[name]


def decided(name: str) -> str:
    """The digest of a packet with all its decisions; ``.long`` ends with one of many words."""
    base, _, way = name.partition(".")
    record = json.loads((_KEPT / f"{base}.json").read_bytes())
    pdf = render(record, sample.methodology())
    chain = _STATEMENTS["chain"]
    for each in (chain[0], _STATEMENTS["long"]) if way else chain:
        digest = hashlib.sha256((_KEPT / f"{base}.json").read_bytes()).hexdigest()
        said = {**each, "language": record["language"], "record_sha256": digest}
        pdf = append_revision(pdf, said, render_stamp, lambda _: _SEAL)
    return hashlib.sha256(pdf).hexdigest()
