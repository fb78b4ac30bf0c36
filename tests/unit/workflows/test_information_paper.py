"""The information paper from a vault: what is read, what is written, what the history says."""

import hashlib
from pathlib import Path

import pytest

from workstation.domain.error import BadInputError, UsageError
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.workflows import (
    arrangements,
    exchanges,
    incidents,
    information_paper,
    merging,
    partners,
    sources,
)
from workstation.workflows.session import Session


def _partner(session: Session, name: str = "State Security") -> str:
    return partners.add_partner(session, name=name, country="NOR", kind="intelligence").id


def _exchange(session: Session, partner: str, on: str = "2026-03-01") -> str:
    return exchanges.add_exchange(
        session, partner=partner, on=on, act="disclosure", summary="Travel dates",
        marking="(S//CEO)", product_kind="report",
    ).id  # fmt: skip


def test_a_copy_is_written_whole_and_noted_with_what_it_was(
    session: Session, tmp_path: Path
) -> None:
    partner, out = _partner(session), tmp_path / "paper.pdf"
    _exchange(session, partner)
    done = information_paper.write_paper(session, partner, out, "fr", copy=2, copies=3)
    (entry,) = session.vault.entries_of(information_paper.PAPER_PRINTED, partner)
    assert entry.body == {
        "partner": partner, "language": "fr", "on": "2026-11-16",
        "banner": "SECRET//CANADIAN EYES ONLY", "check_code": done.check_code,
        "copy": 2, "copies": 3, "file_name": "paper.pdf",
        "print_sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
    }  # fmt: skip
    viewed = session.vault.entries_of("record.viewed", partner)
    assert {"what": "paper", "id": partner} in [each.body for each in viewed]
    content = information_paper.gather(session, partner, "fr")
    assert information_paper.draw(content, copy=2, copies=3).pdf == out.read_bytes()


def test_a_file_is_replaced_only_when_told(session: Session, tmp_path: Path) -> None:
    partner, out = _partner(session), tmp_path / "paper.pdf"
    out.write_bytes(b"mine")
    with pytest.raises(UsageError):
        information_paper.write_paper(session, partner, out)
    content = information_paper.gather(session, partner)
    drawn = [information_paper.draw(content, copy=copy, copies=2) for copy in (1, 2)]
    (tmp_path / "paper-2.pdf").write_bytes(b"mine")
    with pytest.raises(UsageError):
        information_paper.write_drawn(session, content, drawn, out)
    assert not (tmp_path / "paper-1.pdf").exists()
    assert out.read_bytes() == b"mine"
    assert not list(session.vault.entries_of(information_paper.PAPER_PRINTED, partner))
    information_paper.write_paper(session, partner, out, force=True)
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("partner", "name", "copy", "problem"),
    [
        ("P-9999", "paper.pdf", 1, BadInputError),
        ("", "missing/paper.pdf", 1, UsageError),
        ("", "paper.pdf", 3, UsageError),
    ],
)
def test_what_cannot_be_made_leaves_no_file_and_no_entry(
    session: Session,
    tmp_path: Path,
    partner: str,
    name: str,
    copy: int,
    problem: type[Exception],
) -> None:
    known = _partner(session)
    with pytest.raises(problem):
        information_paper.write_paper(
            session, partner or known, tmp_path / name, copy=copy, copies=2
        )
    assert not (tmp_path / name).exists()
    assert not list(session.vault.entries_of(information_paper.PAPER_PRINTED, known))


def test_a_restriction_counts_from_its_first_day(session: Session) -> None:
    """What is restricted since when: not since when the arrangement holds."""
    partner = _partner(session)
    made = arrangements.save_arrangement(
        session,
        Arrangement("", partner, "Memorandum", ArrangementStatus.ACTIVE, since="2019-01-01"),
    )
    for on, status in (("2022-01-01", "restricted"), ("2023-01-01", "active"),
                       ("2024-05-06", "suspended"), ("2025-07-08", "restricted")):  # fmt: skip
        partners.restrict_partner(session, partner, restriction="None", status=status, on=on)
    content = information_paper.gather(session, partner)
    assert content.restricted_since == {made.id: "2024-05-06"}


def test_what_is_cited_is_listed_whatever_it_is_about(session: Session) -> None:
    """G-20: a claim stays tied to its citation."""
    partner = _partner(session)
    cited = sources.add_source(
        session, title="Report", on="2026-01-01", marking="(U)", country="FRA"
    ).id
    incidents.add_incident(
        session, partner=partner, on="2026-02-01", summary="Passed on", marking="(S//CEO)",
        status="accepted", sources=(cited,),
    )  # fmt: skip
    assert cited in [one.source.id for one in information_paper.gather(session, partner).sources]


def test_two_entries_for_one_partner_give_one_paper(session: Session) -> None:
    kept, other = _partner(session), _partner(session, "Security of the State")
    for partner in (kept, other):
        _exchange(session, partner)
    merging.merge(session, kept, other, "The same service")
    content = information_paper.gather(session, other)
    assert content.partner.id == kept
    assert sum(each.count for each in content.counts) == 2
    assert {each.partner for each in content.given} == {kept, other}
