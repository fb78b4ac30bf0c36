"""The annual report from a vault: what is counted, what is made, what the history says."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import MakeSession, TickingClock
from tests.unit.workflows.year import Year
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError, UsageError
from workstation.domain.officer import Role
from workstation.domain.reporting import NumberMark, Passage, Version
from workstation.domain.text import LANGUAGES
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.reporting.assembly import assemble
from workstation.reporting.build import faults
from workstation.workflows import (
    assessments,
    history_fields,
    report_texts,
    reports,
)
from workstation.workflows.session import Session

SECRET = "The service broke its word in the north."
SECRET_FR = "Le service a manqué à sa parole dans le nord."


@pytest.fixture
def year(session: Session, clock: TickingClock) -> Year:
    return Year(session, clock)


def exchange_of(session: Session, assessment: str) -> str:
    return assessments.get_assessment(session, assessment).exchange


def text_of(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def write(session: Session, slot: str, en: str, fr: str, **more: object) -> None:
    passages = report_texts.list_passages(session, 2026)
    number = report_texts.next_number(passages, slot)
    said = Passage(2026, slot, number, "en", en, "(U)")
    report_texts.save_passages(
        session, [replace(said, **more), replace(said, language="fr", text=fr, **more)]
    )


@pytest.mark.parametrize(("day", "late"), [("2027-02-28", False), ("2027-03-01", True)])
def test_a_report_made_on_1_march_is_written_with_a_late_warning(
    year: Year, tmp_path: Path, day: str, late: bool
) -> None:
    """B-14; C-bis: generated on 1 March Y+1: late, and written all the same."""
    year.on(day)
    done = reports.annual(year.session, 2026, "en", tmp_path / "report.pdf")
    assert done.late is late
    assert (reports.LATE in {each.code for each in done.warnings}) is late
    assert ("Before 2027-03-01: late" in text_of(done.path)) is late


def test_an_all_zero_year_states_zero_in_both_languages(session: Session, tmp_path: Path) -> None:
    """C-bis: all-zero year: the report states zero, not blank."""
    for language, said, none in (
        ("en", "Cases of substantial risk 0", "No case was decided in the year: 0."),
        ("fr", "Cas de risque sérieux 0", "Aucun cas n’a été décidé dans l’année\u00a0: 0."),
    ):
        done = reports.annual(session, 2024, language, tmp_path / f"{language}.pdf")
        shown = " ".join(text_of(done.path).split())
        assert said in shown
        assert " ".join(none.split()) in shown
        assert set(dict(done.statistics.counts).values()) == {0}


def test_a_version_is_noted_with_its_numbers_and_kept(year: Year, tmp_path: Path) -> None:
    """B-17, G-11: what was reported can be compared with the record years later."""
    file = year.decided("2026-12-01", "2026-12-02")
    out = tmp_path / "report.pdf"
    done = reports.annual(year.session, 2026, "fr", out)
    (entry,) = year.session.vault.entries_of(kinds.REPORT_WRITTEN, "AR-2026")
    assert entry.body["sha256"] == done.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert entry.body["counts"] == dict(done.statistics.counts)
    assert (entry.body["language"], entry.body["version"]) == ("fr", "minister")
    assert reports.kept_report(year.session, 2026, done.sha256) == out.read_bytes()
    with pytest.raises(BadInputError):
        reports.kept_report(year.session, 2025, done.sha256)
    viewed = year.session.vault.entries_of("record.viewed", "2026")
    assert {"what": "statistics", "id": "2026"} in [each.body for each in viewed]
    shown = text_of(out)
    assert file in shown
    assert exchange_of(year.session, file) in shown
    assert done.banner == "SECRET//CANADIAN EYES ONLY"
    assert "SECRET//RÉSERVÉ AUX CANADIENS" in shown


def test_the_same_reading_gives_the_same_bytes(year: Year) -> None:
    """A version can be made again and compared."""
    year.decided("2026-12-01", "2026-12-02")
    found = reports.gather(year.session, 2026)
    first = reports.draw(found, Version.MINISTER, "en").report
    assert reports.draw(found, Version.MINISTER, "en").report == first


def test_the_public_version_shows_numbers_and_no_case(year: Year, tmp_path: Path) -> None:
    """B-15, B-30: (U) throughout, neither ids nor partners nor officers nor the station."""
    file = year.decided("2026-12-01", "2026-12-02", "deny", determination="yes")
    done = reports.annual(year.session, 2026, "en", tmp_path / "public.pdf", version=Version.PUBLIC)
    shown = text_of(done.path)
    assert done.banner == "UNCLASSIFIED"
    assert "Cases of substantial risk 1" in " ".join(shown.split())
    hidden = (file, exchange_of(year.session, file), "State Security", "A. Martin", "OTT-04")
    assert [each for each in hidden if each in shown] == []
    raw = done.path.read_bytes()
    assert [each for each in hidden if each.encode() in raw] == []
    content = reports.draw(reports.gather(year.session, 2026), Version.PUBLIC, "en").content
    assert (content.station, content.officer, content.cases) == ("", "", ())
    assert {each.ids for each in content.numbers} == {()}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"reason": "a.ongoing-operation"}, "report.not_redacted"),
        ({"reason": "b.solicitor-client", "marking": "(S)"}, "report.not_redacted"),
        ({"redacted": True}, "report.no_reason"),
        ({"marking": "(S//CEO)"}, "report.classified_portion"),
        ({"marking": "(U//OUO)"}, "report.official_use"),
    ],
)
def test_the_public_version_is_not_made_of_what_may_not_be_public(
    session: Session, tmp_path: Path, more: dict[str, object], code: str
) -> None:
    """B-15, B-30; C-bis: a portion with reason (a) or (b): the build fails, nothing is left."""
    write(session, "cases", SECRET, SECRET_FR, **more)
    out = tmp_path / "public.pdf"
    with pytest.raises(CheckFailedError) as caught:
        reports.annual(session, 2026, "en", out, version=Version.PUBLIC)
    assert (caught.value.code, caught.value.place) == (code, "cases 1")
    assert not out.exists()
    assert session.vault.entries_of(kinds.REPORT_WRITTEN) == []
    assert reports.annual(session, 2026, "en", out).version is Version.MINISTER


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_redaction_shows_its_reason_and_nothing_of_the_text(
    session: Session, tmp_path: Path, language: str
) -> None:
    """B-15: reason-coded redaction, in both languages; the Minister reads the text."""
    write(session, "cases", SECRET, SECRET_FR, marking="(S//CEO)", redacted=True,
          reason="a.international-relations")  # fmt: skip
    mark = NumberMark(2026, "breaches", "(C)", "b.litigation", redacted=True)
    report_texts.mark_number(session, mark)
    public, whole = tmp_path / "public.pdf", tmp_path / "whole.pdf"
    reports.annual(session, 2026, language, public, version=Version.PUBLIC)
    reports.annual(session, 2026, language, whole)
    shown, letters = text_of(public), "7(2)(a)" if language == "en" else "7(2)a)"
    assert letters in shown
    assert letters.replace("a", "b") in shown
    assert not {SECRET, SECRET_FR} & set(shown.split("\n"))
    assert "north" not in shown
    assert "nord" not in shown
    assert (SECRET if language == "en" else SECRET_FR) in " ".join(text_of(whole).split())


@pytest.mark.parametrize("recipient", [Version.NSICOP, Version.NSIRA, Version.CRCC])
def test_each_review_body_has_its_own_copy(
    session: Session, tmp_path: Path, recipient: Version
) -> None:
    """B-16: without what that body is not entitled to; the others have it."""
    write(session, "cases", SECRET, SECRET_FR, marking="(S)", withheld=(recipient.value,))
    report_texts.mark_number(session, NumberMark(2026, "annex", withheld=("crcc",)))
    for version in (Version.NSICOP, Version.NSIRA, Version.CRCC):
        done = reports.annual(session, 2026, "en", tmp_path / version.value, version=version)
        shown = " ".join(text_of(done.path).split())
        assert (SECRET in shown) is (version is not recipient)
        assert ("not entitled" in shown) is (recipient is version or version is Version.CRCC)
        assert done.banner == ("UNCLASSIFIED" if version is recipient else "SECRET")


def test_a_report_whose_languages_differ_is_made_in_neither(
    session: Session, tmp_path: Path
) -> None:
    """B-27; C-bis: EN and FR counts differ, the build fails; a missing twin fails it too."""
    write(session, "policies", "3 policies changed.", "2 politiques ont changé.")
    for language in ("en", "fr"):
        with pytest.raises(CheckFailedError) as caught:
            reports.annual(session, 2026, language, tmp_path / "report.pdf")
        assert caught.value.code == "report.twins_numbers"
    french = Passage(2026, "policies", 1, "fr", "", "(U)")
    report_texts.save_passages(session, [french])
    with pytest.raises(CheckFailedError) as caught:
        reports.annual(session, 2026, "en", tmp_path / "report.pdf")
    assert caught.value.code == "report.no_twin"
    report_texts.save_passages(session, [replace(french, text="3 politiques ont changé.")])
    assert reports.annual(session, 2026, "fr", tmp_path / "report.pdf").path.exists()


def test_what_the_pages_would_show_is_checked_and_not_what_was_meant(session: Session) -> None:
    """C-bis: counts that differ, or a passage that slipped through, stop the build itself."""
    write(session, "cases", SECRET, SECRET_FR, withheld=("crcc",))
    found = reports.gather(session, 2026)
    twins = {each: assemble(found, Version.CRCC, each) for each in LANGUAGES}
    assert faults(twins, found.passages) == []
    numbers = [replace(each, count=each.count + 1) for each in twins["fr"].numbers]
    (first, *_) = faults(twins | {"fr": replace(twins["fr"], numbers=numbers)}, found.passages)
    assert (first.code, first.place) == ("report.twins_counts", "decided")
    (slipped,) = twins["en"].slots["cases"]
    slots = twins["en"].slots | {"cases": (replace(slipped, text=SECRET),)}
    (fault,) = faults(twins | {"en": replace(twins["en"], slots=slots)}, found.passages)
    assert (fault.code, fault.place) == ("report.not_entitled", "cases 1")


def test_the_second_language_says_when_the_numbers_have_changed(year: Year, tmp_path: Path) -> None:
    """B-27: a decision that arrives between the two languages does not pass unseen."""
    reports.annual(year.session, 2026, "en", tmp_path / "en.pdf")
    same = reports.annual(year.session, 2026, "fr", tmp_path / "fr.pdf")
    assert reports.OTHER_COUNTS not in {each.code for each in same.warnings}
    year.decided("2026-12-01", "2026-12-02")
    done = reports.annual(year.session, 2026, "fr", tmp_path / "fr2.pdf")
    assert reports.OTHER_COUNTS in {each.code for each in done.warnings}
    assert [each.current for each in reports.view(year.session, 2026).earlier] == [
        True, False, False,
    ]  # fmt: skip


def test_texts_and_marks_are_entries_and_can_be_built_again(session: Session) -> None:
    """B-18: narrative slots are the record's; one that is saved unchanged is no new entry."""
    write(session, "training", "2 courses.", "2 cours.", marking="(PA)")
    report_texts.mark_number(session, NumberMark(2026, "decided", "(C)"))
    (english,) = [each for each in report_texts.list_passages(session, 2026)
                  if each.language == "en"]  # fmt: skip
    head = session.vault.head()
    report_texts.save_passages(session, [english])
    assert session.vault.head() == head
    report_texts.save_passages(session, [replace(english, text="")])
    assert [each.language for each in report_texts.list_passages(session, 2026)] == ["fr"]
    assert reports.gather(session, 2026).marks["decided"].marking == "(C)"
    shown = {each.name: each.new for each in history_fields.changes({}, body_of(english), "fr")}
    assert shown["Partie du rapport"] == "Formation et sensibilisation"
    assert (shown["Langue"], shown["Texte"]) == ("en", "2 courses.")
    assert session.vault.check_rebuild().ok


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"slot": "gossip"}, "slot"),
        ({"marking": "(S"}, "marking"),
        ({"marking": ""}, "marking"),
        ({"reason": "c.embarrassing"}, "reason"),
        ({"withheld": ("press",)}, "withheld"),
        ({"text": "a\x00b"}, "en"),
    ],
)
def test_a_field_that_does_not_do_is_named(
    session: Session, more: dict[str, object], place: str
) -> None:
    """B-15: the reasons are closed lists; B-31: a malformed mark is refused."""
    said = replace(Passage(2026, "training", 1, "en", "x", "(U)"), **more)
    with pytest.raises(BadInputError) as caught:
        report_texts.save_passages(session, [said])
    assert caught.value.place == place
    assert session.vault.entries_of(kinds.REPORT_TEXT_SAVED) == []


def test_a_year_that_has_not_begun_and_a_file_in_the_way_are_refused(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        reports.annual(session, 2027, "en", tmp_path / "report.pdf")
    assert caught.value.code == "report.year_future"
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    with pytest.raises(UsageError):
        reports.annual(session, 2026, "en", tmp_path / "mine.pdf")
    assert (tmp_path / "mine.pdf").read_bytes() == b"mine"
    reports.annual(session, 2026, "en", tmp_path / "mine.pdf", force=True)
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-")


def test_an_administrator_reads_no_statistics_and_a_decider_writes_nothing(
    make_session: MakeSession, tmp_path: Path
) -> None:
    """Default deny: to read, to keep the text, and to take a version out are three permissions."""
    decider = make_session(Role.L3, "C. Tremblay")
    assert reports.statistics(decider, 2026)["decided"].count == 0
    with pytest.raises(NotAllowedError):
        write(decider, "training", "x", "x")
    with pytest.raises(NotAllowedError) as caught:
        reports.annual(decider, 2026, "en", tmp_path / "out.pdf")
    assert caught.value.data["permission"] == "export"
    drawn = reports.draw(reports.gather(decider, 2026), Version.MINISTER, "en")
    with pytest.raises(NotAllowedError):
        reports.write_drawn(decider, drawn, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()
    clerk = make_session(Role.ADMINISTRATOR, "B. Admin", administrator=True)
    with pytest.raises(NotAllowedError):
        reports.statistics(clerk, 2026)


def test_the_report_of_last_year_is_owed_until_both_languages_are_made(
    year: Year, tmp_path: Path
) -> None:
    """B-14: it is on the list of what is due from 1 January on."""
    year.on("2027-01-01")
    assert reports.owed_year(year.session) == 2026
    reports.annual(year.session, 2026, "en", tmp_path / "en.pdf")
    reports.annual(year.session, 2026, "fr", tmp_path / "public.pdf", version=Version.PUBLIC)
    assert reports.owed_year(year.session) == 2026
    reports.annual(year.session, 2026, "fr", tmp_path / "fr.pdf")
    assert reports.owed_year(year.session) is None
    assert reports.years(year.session) == [2027, 2026]
