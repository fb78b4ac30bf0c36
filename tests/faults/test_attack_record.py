"""What somebody tries who supplies files, or does things in an order that nobody expects."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import TickingClock
from tests.unit.workflows.filled import fill
from workstation import words
from workstation.domain.error import BadInputError, CheckFailedError, UsageError
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.domain.register import PartnerFilter
from workstation.workflows import information_paper, merging, packets, partners, registers
from workstation.workflows.session import Session


def _add(session: Session, name: str, **more: str) -> str:
    return partners.add_partner(session, name=name, country="TUN", kind="border", **more).id


def _refused(call: Callable[[], object]) -> str:
    """The code of a refusal that says in both languages what to do."""
    with pytest.raises(BadInputError) as refused:
        call()
    for language in ("en", "fr"):
        said = words.error(refused.value, language)
        assert said.message
        assert said.next_step
    return refused.value.code


def _sound(session: Session) -> bool:
    return session.vault.verify_ledger().ok and session.vault.check_rebuild().ok


@pytest.mark.parametrize("kept_is_above", [True, False])
def test_unit_of_a_unit_is_not_the_same_partner(session: Session, kept_is_above: bool) -> None:
    """Merged, the one between them would be above and below the same partner."""
    top = _add(session, "Ministry")
    middle = _add(session, "Directorate", parent=top)
    bottom = _add(session, "Brigade", parent=middle)
    kept, merged = (top, bottom) if kept_is_above else (bottom, top)
    assert _refused(lambda: merging.merge(session, kept, merged, "The same")) == "merge.unit"
    between = partners.get_partner(session, middle)
    assert partners.save_partner(session, replace(between, note="New seat")).note == "New seat"


def test_no_partner_stands_above_itself_once_two_are_parted(session: Session) -> None:
    """While merged, the parents of every entry count; parting takes none of them away."""
    above = _add(session, "Ministry")
    kept, merged = _add(session, "Guard"), _add(session, "Watch", parent=above)
    merging.merge(session, kept, merged, "The same")
    entity = partners.get_partner(session, above)
    for parent in (merged, kept):
        refused = _refused(lambda of=parent: partners.save_partner(
            session, replace(entity, parent=of)))  # fmt: skip
        assert refused == "partner.parent_is_itself"
    merging.part(session, merged, "Two after all")
    assert partners.save_partner(session, replace(entity, parent=kept)).parent == kept
    assert _refused(lambda: merging.merge(session, kept, merged, "Again")) == "merge.unit"


def test_file_does_not_rewrite_an_entry_that_another_stands_for(
    session: Session, tmp_path: Path
) -> None:
    """Its name, country or marking would change where no dossier shows it."""
    kept, merged = _add(session, "Guard", marking="(S)"), _add(session, "Watch", marking="(S)")
    merging.merge(session, kept, merged, "The same")
    head = session.vault.head()
    for row in (f"{merged},Watch,FRA,(U)", ",Watch,TUN,(U)"):
        file = tmp_path / "partners.csv"
        file.write_text(f"id,name,country,marking,kind\n{row},border\n")
        report = partners.import_partners(session, file)
        assert (report.skipped, report.updated) == (1, 0)
        assert [problem.code for problem in report.problems] == ["import.problem.merged"]
    assert session.vault.head() == head
    file.write_text(f"id,name,country,marking,kind\n{merged},Watch,TUN,(S),border\n")
    assert partners.import_partners(session, file).unchanged == 1


def test_source_does_not_move_from_under_what_cites_it(session: Session) -> None:
    """G-20: a claim would rest on a source about somebody else."""
    own, other = _add(session, "Guard"), _add(session, "Watch")
    source = registers.add_source(
        session, title="Report", on="2026-01-01", marking="(U)", partner=own
    )
    registers.add_incident(
        session, partner=own, on="2020-01-01", summary="Held", marking="(U)", status="accepted",
        sources=(source.id,),
    )  # fmt: skip
    moved = replace(source, partner=other)
    assert _refused(lambda: registers.save_source(session, moved)) == "reference.moved"
    merging.merge(session, other, own, "The same")
    kept = registers.save_source(session, replace(moved, title="Report, second edition"))
    assert kept.partner == own
    assert _sound(session)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_pipe_is_no_file_to_wait_for(session: Session, tmp_path: Path) -> None:
    """Opening a pipe that nobody writes to would wait for ever, and the vault with it."""
    partner, pipe = _add(session, "Guard"), tmp_path / "rows.csv"
    source = registers.add_source(
        session, title="Report", on="2026-01-01", marking="(U)", partner=partner
    )
    os.mkfifo(pipe)
    imported = _refused(lambda: registers.import_register(session, "exchange", pipe))
    assert imported == "csv.no_file"
    attached = _refused(lambda: registers.attach_file(session, source.id, pipe))
    assert attached == "evidence.no_file"


def test_file_that_is_written_while_it_is_read_is_not_half_imported(
    session: Session, tmp_path: Path
) -> None:
    partner, file = _add(session, "Guard"), tmp_path / "rows.csv"
    rows = (f"{partner},2026-02-01,request,number {one} {'x' * 900},(U)" for one in range(2500))
    file.write_text("\n".join(("partner,on,act,summary,marking", *rows)))
    head = session.vault.head()

    def cut(_done: int, _of: int) -> None:
        os.truncate(file, 1000)

    refused = _refused(
        lambda: registers.import_register(session, "exchange", file, on_progress=cut)
    )
    assert refused == "csv.changed"
    assert session.vault.head() == head
    assert registers.list_exchanges(session, partner) == []


def test_report_names_a_column_never_the_value_in_its_place(
    session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "checks.csv"
    file.write_text("assurance,on,result,summary,marking\nAS-2026-999,2026-01-01,kept,Visit,(U)\n")
    (problem,) = registers.import_register(session, "assurance-check", file).problems
    assert (problem.column, problem.value) == ("", "AS-2026-999")


def test_letters_that_are_none_find_nobody_and_name_no_file(
    session: Session, tmp_path: Path
) -> None:
    """Bytes of an argument that are not UTF-8 reach the program as halves of characters."""
    partner = _add(session, "Guard")
    assert partners.list_partners(session, PartnerFilter(text="g\udcff")).rows == ()
    assert _refused(lambda: partners.get_partner(session, "P\udcff")) == "partner.unknown"
    out = tmp_path / "paper\udcff.pdf"
    with pytest.raises(UsageError) as refused:
        information_paper.write_paper(session, partner, out)
    assert refused.value.code == "file.name_unreadable"
    assert words.error(refused.value, "fr").message.isprintable()
    assert list(tmp_path.glob("paper*")) == []


def test_nobody_signs_on_a_day_before_the_work_was_done(
    session: Session, clock: TickingClock, tmp_path: Path
) -> None:
    """T12, G-8: with the clock set back what is past its date would be current again."""
    assessment = fill(session, tmp_path)
    clock.advance(days=-1)
    with pytest.raises(CheckFailedError) as refused:
        packets.submit(session, assessment, tmp_path / "packet.pdf")
    assert refused.value.code == "packet.clock_behind"
    assert "2026-11-15" in words.error(refused.value, "fr").message
    assert not (tmp_path / "packet.pdf").exists()


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"originator": "\u3164", "consent": "DM 14"}, "exchange.consent_of_nobody"),
        ({"originator": "GBR", "consent": "\u3164"}, "exchange.consent_without_reference"),
        ({"originator": "GBR", "consent": "\u200b"}, "field.hidden"),
    ],
)
def test_consent_that_cannot_be_seen_is_none(
    session: Session, given: dict[str, str], refusal: str
) -> None:
    """B-37: a consent is somebody's, and can be looked up."""
    partner = _add(session, "Guard")
    refused = _refused(lambda: registers.add_exchange(
        session, partner=partner, on="2026-01-01", act="disclosure", summary="Names",
        marking="(U)", **given,
    ))  # fmt: skip
    assert refused == refusal


@pytest.mark.parametrize("before", ["suspended", "terminated", "restricted"])
def test_another_restriction_opens_nothing(session: Session, before: str) -> None:
    """C-bis section 7: also where what forbids stands under an entry that was merged."""
    kept, merged = _add(session, "Guard"), _add(session, "Watch")
    for partner, status in ((kept, "active"), (merged, before)):
        registers.save_arrangement(
            session,
            Arrangement("", partner, "Memorandum", ArrangementStatus(status), restriction="Held"),
        )
    merging.merge(session, kept, merged, "The same")
    head = session.vault.head()
    refused = _refused(lambda: partners.restrict_partner(
        session, kept, restriction="No use", restricts=("use",)))  # fmt: skip
    assert refused == "partner.would_loosen"
    assert session.vault.head() == head
    made = partners.restrict_partner(session, kept, restriction="Nothing", status="suspended")
    assert made.status is ArrangementStatus.SUSPENDED


@pytest.mark.parametrize("is_merged", [True, False])
def test_file_without_numbers_lifts_no_suspension(
    session: Session, tmp_path: Path, is_merged: bool
) -> None:
    """C-bis section 7: two arrangements of one title are told apart, or the row is left out."""
    kept = _add(session, "Guard")
    of = _add(session, "Watch") if is_merged else kept
    for partner, status in ((kept, "active"), (of, "suspended")):
        registers.save_arrangement(
            session,
            Arrangement("", partner, "Memorandum", ArrangementStatus(status), restriction="Held"),
        )
    if is_merged:
        merging.merge(session, kept, of, "The same")
    file = tmp_path / "arrangements.csv"
    file.write_text(f"partner,title,status,restriction\n{kept},Memorandum,active,Held\n")
    report = registers.import_register(session, "arrangement", file)
    assert (report.unchanged, report.skipped) == ((1, 0) if is_merged else (0, 1))
    assert {problem.code for problem in report.problems} == (
        set() if is_merged else {"import.problem.several_same"}
    )
    assert registers.list_arrangements(session, kept)[0].status is ArrangementStatus.SUSPENDED
