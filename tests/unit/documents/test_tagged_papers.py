"""What is printed and not signed is heard as it is seen as well: papers, reports, lists."""

from collections.abc import Callable

import pytest

from tests.unit.documents import test_information_paper as papers
from tests.unit.documents import test_recovery_kit as kits
from tests.unit.documents.tagged_check import check
from workstation.documents import annual_report, information_paper, recovery_kit, register_list
from workstation.documents.annual_report_content import CaseLine, NumberLine, ReportContent
from workstation.domain.register import RegisterRow
from workstation.domain.reporting import Portion, Version
from workstation.domain.text import Language

_CASE = CaseLine(
    "K", "MRA-2026-0001", "P-0001", "(U)", "A title", "(U)", "2026-03-01", "approve", "low", "L1",
    carried_over=False,
)  # fmt: skip


def _report(language: Language, version: Version) -> bytes:
    text = "What was decided this year. " * 80
    numbers = [
        NumberLine(figure, "decisions", 1_248, Portion(figure, "1248", "(U)"))
        for figure in ("decided", "substantial", "elevated", "arrangements", "notice.minister")
    ]
    is_public = version is Version.PUBLIC
    content = ReportContent(
        language, version, 2026, "2027-01-20", "2027-03-01", late=False, over=True,
        station="" if is_public else "OTT-04", officer="" if is_public else "A. Martin",
        slots={"summary": (Portion("summary", text, "(U)"),)}, numbers=numbers,
        cases=() if is_public else (_CASE,) * 60,
    )  # fmt: skip
    return annual_report.render(content).pdf


def _list(language: Language) -> bytes:
    rows = [
        RegisterRow(f"INC-{at:04d}", "incident", "P-0001", "A service", "2026-01-02",
                    "What was reported " * 5, "reported", "", "(U)")
        for at in range(120)
    ]  # fmt: skip
    content = register_list.ListContent(
        language, "2026-11-16", "OTT-04", "A. Martin", "incident", rows, 120, 130, ("open",)
    )
    return register_list.render(content).pdf


_MADE: dict[str, Callable[[Language], bytes]] = {
    "paper": lambda language: information_paper.render(papers._rich(language)).pdf,
    "empty paper": lambda language: information_paper.render(papers._bare(language)).pdf,
    "report": lambda language: _report(language, Version.MINISTER),
    "public report": lambda language: _report(language, Version.PUBLIC),
    "list": _list,
    "recovery kit": lambda language: recovery_kit.render(kits._kit(), language),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", sorted(_MADE))
def test_the_checker_finds_no_fault(name: str, language: Language) -> None:
    """B-27: the same checks as for a packet, in both languages."""
    heard = check(_MADE[name](language))
    assert heard.faults == []
    assert heard.order[0][0] == "P"
    assert "H1" in [kind for kind, _ in heard.order]


def test_the_kit_speaks_two_languages_and_its_words_in_their_order() -> None:
    """Down the columns, as they are typed; what stands beside it in French is called French."""
    kit = kits._kit()
    heard = check(recovery_kit.render(kit, "en"))
    words = [text.strip() for kind, text in heard.order if kind == "LBody"]
    assert tuple(words[: len(kit.shares[0].words)]) == kit.shares[0].words
    assert {"en-CA", "fr-CA"} <= heard.languages
