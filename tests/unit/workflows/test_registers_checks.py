"""What an entry names is there and of the same partner; a change is a whole new state."""

import ast
import inspect
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import TickingClock
from workstation import words
from workstation.domain.error import BadInputError, CheckFailedError, UsageError
from workstation.domain.partner import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
    Assurance,
    AssuranceCheck,
    CheckResult,
    Exchange,
    Incident,
    Partner,
    Source,
)
from workstation.domain.register import RegisterFilter
from workstation.records import kinds, register_tables
from workstation.workflows import (
    agreements,
    arrangements,
    assessments,
    assurances,
    exchanges,
    fields,
    history_fields,
    incidents,
    merging,
    partner_form,
    partners,
    references,
    registers,
    sources,
)
from workstation.workflows.register_export import export_entries
from workstation.workflows.register_import import import_entries
from workstation.workflows.session import Session


@pytest.fixture
def partner(session: Session) -> Partner:
    """P-0001, and P-0002 which is another."""
    made = partners.add_partner(session, name="Guard", country="TUN", kind="border")
    partners.add_partner(session, name="Other", country="CAN", kind="cyber")
    return made


def _exchange(session: Session, about: str = "P-0001", **more: str) -> Exchange:
    given = {"on": "2026-01-01", "act": "use", "summary": "s", "marking": "(U)"} | more
    return registers.add_exchange(session, partner=about, **given)


def _arrangement(session: Session, about: str = "P-0001", **more: str) -> Arrangement:
    made = Arrangement("", about, "Liaison", ArrangementStatus.ACTIVE, marking="(U)")
    return registers.save_arrangement(session, replace(made, **more))


def _source(session: Session, about: str = "P-0001", **more: str) -> Source:
    given = {"on": "2026-01-01"} | more
    return registers.add_source(session, title="t", marking="(U)", partner=about, **given)


def _assurance(session: Session, about: str = "P-0001", **more: str) -> Assurance:
    given = {"on": "2026-01-01"} | more
    return registers.add_assurance(session, partner=about, text="x", marking="(U)", **given)


def _incident(session: Session, about: str = "P-0001", **more: str) -> Incident:
    sources = [more.pop("cited")] if "cited" in more else []
    given = {"on": "2026-01-01"} | more
    return registers.add_incident(
        session, partner=about, summary="x", marking="(U)", sources=sources, **given
    )


def _agreement(session: Session, about: str = "P-0001", **more: str) -> Agreement:
    made = Agreement("", about, "NORAD", AgreementKind.TREATY, AgreementStatus.IN_FORCE)
    return registers.save_agreement(session, replace(made, **more))


Add = Callable[..., object]


@pytest.mark.parametrize(
    ("add", "field"),
    [
        (_exchange, "on"), (_exchange, "consent_on"), (_agreement, "signed"), (_agreement, "ended"),
        (_assurance, "on"), (_incident, "on"), (_source, "on"), (_arrangement, "since"),
        (_arrangement, "minister_approved"), (_arrangement, "foreign_affairs_consulted"),
    ],
)  # fmt: skip
def test_what_happened_did_not_happen_on_a_day_to_come(
    session: Session, partner: Partner, add: Add, field: str
) -> None:
    """C-bis, G-8: a source of a day to come would count as current for years."""
    head = session.vault.head()
    more = {"originator": "NOR", "consent": "NO-1"} if field == "consent_on" else {}
    with pytest.raises(BadInputError) as refused:
        add(session, **more, **{field: "2026-11-18"})
    assert (refused.value.code, refused.value.place) == ("field.in_future", field)
    assert session.vault.head() == head
    add(session, **more, **{field: "2026-11-16"})
    assert session.vault.head() != head


def test_the_day_where_the_machine_stands_is_no_day_to_come(
    session: Session, partner: Partner, clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record counts in UTC; in Tokyo it is the next day already, in Ottawa still the last."""
    clock.now = datetime(2026, 11, 16, 20, tzinfo=UTC)
    for zone, day in (("Asia/Tokyo", "2026-11-17"), ("America/Toronto", "2026-11-16")):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        try:
            _source(session, on=day)
        finally:
            monkeypatch.delenv("TZ")
            time.tzset()


@pytest.mark.parametrize(
    ("add", "wrong", "code", "place"),
    [
        (_exchange, {"consent": "NO-1"}, "exchange.consent_of_nobody", "originator"),
        (_exchange, {"originator": "NOR", "consent_on": "2026-01-01"},
         "exchange.consent_without_reference", "consent"),
        (_exchange, {"originator": "NOR", "consent": "1", "consent_on": "2026-02-30"},
         "field.not_a_date", "consent_on"),
        (_exchange, {"product_kind": "gold"}, "field.unknown_choice", "product_kind"),
        (_exchange, {"agreement": "AG-2026-009"}, "reference.agreement", "agreement"),
        (_exchange, {"agreement": "AG-2026-001"}, "reference.other_partner", "agreement"),
        (_exchange, {"assessment": "MRA-2026-0009"}, "reference.assessment", "assessment"),
        (_exchange, {"assessment": "MRA-2026-0001"}, "reference.other_partner", "assessment"),
        (_agreement, {"title": " "}, "field.required", "title"),
        (_agreement, {"signed": "1958-02-30"}, "field.not_a_date", "signed"),
        (_agreement, {"signed": "1958-05-12", "ended": "1957-01-01"},
         "agreement.ended_before_signed", "ended"),
        (_agreement, {"source": "SRC-2026-001"}, "reference.other_partner", "source"),
        (_agreement, {"id": "AG-2026-077"}, "agreement.unknown", "AG-2026-077"),
        (_assurance, {"proof": "SRC-2026-099"}, "reference.source", "proof"),
        (_assurance, {"proof": "SRC-2026-001"}, "reference.other_partner", "proof"),
        (_assurance, {"expires": "2025-01-01"}, "assurance.expires_before", "expires"),
        (_incident, {"status": "accepted"}, "incident.no_citation", "sources"),
        (_incident, {"status": "conflict"}, "incident.no_citation", "sources"),
        (_incident, {"status": "issue"}, "incident.no_citation", "sources"),
        (_incident, {"cited": "SRC-2026-001"}, "reference.other_partner", "sources"),
        (_incident, {"status": "true"}, "field.unknown_choice", "status"),
        (_source, {"sha256": "abc"}, "source.not_a_digest", "sha256"),
    ],
)  # fmt: skip
def test_what_an_entry_names_must_be_there_and_of_the_same_partner(
    session: Session, partner: Partner, add: Add, wrong: dict[str, str], code: str, place: str
) -> None:
    """G-15, G-20, B-37."""
    _source(session, "P-0002")
    _agreement(session, "P-0002")
    assessments.new_assessment(session, "P-0002")
    head = session.vault.head()
    with pytest.raises(BadInputError) as refused:
        add(session, **wrong)
    assert (refused.value.code, refused.value.place) == (code, place)
    assert session.vault.head() == head
    for language in ("en", "fr"):
        said = words.error(refused.value, language)
        assert said.message
        assert said.next_step


def test_change_carries_the_whole_state_and_an_unknown_id_is_refused(
    session: Session, partner: Partner
) -> None:
    agreed, source = _agreement(session), _source(session, kind="classified")
    given = _assurance(session, proof=source.id)
    check = registers.check_assurance(
        session, given.id, on="2026-02-01", result="unknown", summary="x", marking="(U)",
        evidence=[source.id, source.id],
    )  # fmt: skip
    assert check.evidence == (source.id,)
    made: list[tuple[Callable[..., object], register_tables.Item]] = [
        (registers.save_exchange, replace(_exchange(session), agreement=agreed.id, outcome="o")),
        (registers.save_agreement, replace(agreed, scale="15 regions", parties=("CAN", "USA"))),
        (registers.save_assurance, replace(given, expires="2027-01-01")),
        (registers.save_check, replace(check, result=CheckResult.KEPT)),
        (registers.save_incident, replace(_incident(session, cited=source.id), status="issue")),
        (registers.save_source, replace(source, grade="A1", max_age_months=3)),
        (
            registers.save_arrangement,
            registers.save_arrangement(
                session, Arrangement("", partner.id, "L", ArrangementStatus.ACTIVE, conditions="c")
            ),
        ),
    ]  # fmt: skip
    for save, item in made:
        assert save(session, item) == item
        kind = {Agreement: "agreement", AssuranceCheck: "assurance-check"}.get(type(item))
        kind = kind or type(item).__name__.lower()
        assert register_tables.find(session.vault, kind, item.id) == item
        head = session.vault.head()
        with pytest.raises(BadInputError, match="unknown"):
            save(session, replace(item, id="X-2026-001"))
        if not isinstance(item, Source):
            with pytest.raises(BadInputError, match=r"reference\.(moved|other_partner)"):
                save(session, replace(item, partner="P-0002"))
        if not isinstance(item, Arrangement):
            save(session, item)
        assert session.vault.head() == head
    assert session.vault.check_rebuild().ok


def test_units_share_what_was_agreed_with_the_entity_above(
    session: Session, partner: Partner
) -> None:
    """C §5: the exact unit is an entry of its own, with a parent."""
    unit = partners.add_partner(
        session, name="3rd brigade", country="TUN", kind="border", parent=partner.id
    )
    agreed, report = _agreement(session), _source(session)
    held = _exchange(session, unit.id, agreement=agreed.id)
    assert held.agreement == agreed.id
    assert _incident(session, unit.id, cited=report.id, status="accepted").sources == (report.id,)
    with pytest.raises(BadInputError, match=r"reference\.other_partner"):
        _exchange(session, agreement=_agreement(session, unit.id).id)


def test_restriction_is_kept_with_what_it_forbids_and_since_when(
    session: Session, partner: Partner
) -> None:
    """C §7."""
    first = registers.save_arrangement(
        session, Arrangement("", partner.id, "L", ArrangementStatus.ACTIVE, since="2019-01-01")
    )
    held = partners.restrict_partner(
        session, partner.id, restriction="No names", restricts=["disclosure"], on="2025-03-04"
    )
    assert (held.id, held.since, held.restricts) == (first.id, "2025-03-04", ("disclosure",))
    lines = partners.prior_record(session, partner.id, kinds=("arrangement",))
    assert [(line.on, line.result, line.detail) for line in lines] == [
        ("2025-03-04", "restricted", "No names"), ("2019-01-01", "active", ""),
    ]  # fmt: skip


def test_merged_partner_keeps_what_was_written_and_new_entries_stand_under_its_head(
    session: Session, partner: Partner, tmp_path: Path
) -> None:
    """Every reference and both histories stay; a file of before changes nothing after."""
    old, cited = _exchange(session, "P-0002"), _source(session, "P-0002")
    path = tmp_path / "exchanges.csv"
    export_entries(session, "exchange", path)
    merging.merge(session, partner.id, "P-0002", "Entered twice")
    assert _exchange(session, "P-0002").partner == partner.id
    assert _incident(session, cited=cited.id, status="accepted").sources == (cited.id,)
    changed = registers.save_exchange(session, replace(old, outcome="o", partner=partner.id))
    assert changed.partner == "P-0002"
    registers.save_exchange(session, replace(changed, outcome=""))
    assert import_entries(session, "exchange", path).unchanged == 1
    path.write_text("partner,on,act,summary,marking\nGuard,2026-01-01,use,S,(C)\n")
    report = import_entries(session, "exchange", path)
    assert (report.added, report.updated) == (0, 1)
    page = registers.list_register(session, "exchange", RegisterFilter(partner="P-0002"))
    assert {(row.partner, row.partner_name) for row in page.rows} == {("P-0001", "Guard")}
    assert page.matching == 2
    assert export_entries(session, "exchange", tmp_path / "x.csv", partner="P-0002").entries == 2


def test_file_of_a_source_is_kept_once_by_its_content_and_comes_out_as_it_was(
    session: Session, partner: Partner, tmp_path: Path
) -> None:
    one, two = _source(session), _source(session, "P-0002")
    file = tmp_path / "report.pdf"
    file.write_bytes(b"%PDF-1.7 report")
    done = registers.attach_file(session, one.id, file)
    assert (done.source.file_name, done.source.media_type) == ("report.pdf", "application/pdf")
    head = session.vault.head()
    assert registers.attach_file(session, one.id, file).same == ()
    assert session.vault.head() == head
    twin = file.rename(tmp_path / "other name.pdf")
    assert registers.attach_file(session, two.id, twin).same == (one.id,)
    assert registers.read_file(session, two.id) == twin.read_bytes()
    out = tmp_path / "out.pdf"
    registers.write_file(session, one.id, out)
    assert out.read_bytes() == twin.read_bytes()
    with pytest.raises(UsageError):
        registers.write_file(session, one.id, out)
    entry = list(session.vault.entries())[-1]
    assert (entry.kind, entry.body["source"]) == ("register.exported", one.id)
    changed = registers.save_source(session, replace(done.source, sha256="0" * 64))
    with pytest.raises(CheckFailedError):
        registers.write_file(session, changed.id, tmp_path / "lost.pdf")
    assert not (tmp_path / "lost.pdf").exists()
    for name, data in (("empty", b""), ("large", b"x" * (25 * 2**20 + 1))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInputError) as refused:
            registers.attach_file(session, one.id, tmp_path / name)
        assert refused.value.file == str(tmp_path / name)


def test_history_says_each_change_of_an_agreement_in_words(
    session: Session, partner: Partner
) -> None:
    made = _agreement(session, scale="15 regions", signed="1996-02-01")
    registers.save_agreement(session, replace(made, status=AgreementStatus.ENDED, scale="9"))
    first, second = session.vault.entries_of(kinds.AGREEMENT_SAVED, made.id)
    assert history_fields.identity(second.kind, made.id, second.body) is not None
    said = history_fields.changes(first.body, second.body, "fr")
    assert [(one.name, one.old, one.new) for one in said] == [
        ("Statut", "En vigueur", "Terminé"), ("Ampleur", "15 regions", "9"),
    ]  # fmt: skip


def _codes(module: ModuleType, start: str = "") -> set[str]:
    """The codes that a module's functions raise for what was typed."""
    tree = ast.parse(inspect.getsource(module))
    found: set[str] = set()
    for function in (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)):
        calls = [one for one in ast.walk(function) if isinstance(one, ast.Call) and one.args]
        for call in calls if function.name.startswith(start) else []:
            name, first = getattr(call.func, "id", ""), call.args[0]
            if name == "BadInputError" and isinstance(first, ast.Constant):
                found.add(str(first.value))
    return found


def test_every_reason_of_a_form_is_a_reason_in_the_report_of_an_import() -> None:
    """A row that cannot be taken says why, in both languages."""
    checks = (agreements, arrangements, assurances, exchanges, incidents, sources)
    codes = {code for module in checks for code in _codes(module, "checked_")}
    codes |= _codes(fields) | _codes(references) | _codes(partner_form)
    codes -= {"reference.moved"}
    assert len(codes) > 20
    for code in codes:
        entry = words.catalogue()[f"import.problem.{code.removeprefix('field.')}"]
        assert entry["en"] != entry["fr"]
