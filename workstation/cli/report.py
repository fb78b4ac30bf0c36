"""The annual report: its numbers, its texts, and its versions as files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.state import State, visible
from workstation.cli.table import columns
from workstation.domain.error import UsageError
from workstation.domain.reporting import (
    REASONS,
    RECIPIENTS,
    SLOTS,
    NumberMark,
    Passage,
    Version,
)
from workstation.domain.text import LANGUAGES

if TYPE_CHECKING:
    from workstation.domain.statistics import Statistics
    from workstation.workflows.reports import Warned, Written

report = group(
    "report",
    "assessor --vault ~/OTT-04 report annual --year 2025 --lang fr --out rapport-2025.pdf",
    {
        "annual": "report:annual",
        "statistics": "report:statistics",
        "text": "report:text",
        "mark": "report:mark",
    },
)
YEAR = option("--year", type=click.IntRange(1, 9999), required=True, metavar="YYYY")


@command(
    "report.annual",
    "assessor --vault ~/OTT-04 report annual --year 2025 --lang en --public --out public-2025.pdf",
)
@YEAR
@option("--public", is_flag=True, default=False)
@option("--recipient", type=click.Choice(RECIPIENTS), default=None)
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def annual(
    state: State, *, year: int, public: bool, recipient: str | None, out: Path, force: bool
) -> None:
    """Write a version of the report on a calendar year."""
    from workstation.workflows import reports

    if public and recipient:
        raise UsageError("report.two_versions", place="--recipient")
    version = Version.PUBLIC if public else Version(recipient or Version.MINISTER.value)
    with state.session() as session:
        done = reports.annual(session, year, state.language, out, version=version, force=force)
    warnings = [_worded(state, each) for each in done.warnings]
    for warning in warnings:
        print(visible(warning["message"]), file=sys.stderr)
    state.report(_said(done, warnings), [str(done.path), done.banner, done.check_code])


def _worded(state: State, warned: "Warned") -> dict[str, str]:
    values = dict(warned.values)
    if "parts" in values:
        names = (state.label(f"report_slot.{each}") for each in str(values["parts"]).split(", "))
        values["parts"] = "; ".join(names)
    return {"code": warned.code, "message": state.label(warned.code, **values)}


def _said(done: "Written", warnings: list[dict[str, str]]) -> dict[str, Any]:
    public = done.version is Version.PUBLIC
    return {
        "report": str(done.path.resolve()),
        "year": done.year,
        "language": done.language,
        "version": done.version.value,
        "public": public,
        "banner": done.banner,
        "check_code": done.check_code,
        "sha256": done.sha256,
        "due_before": done.due_before,
        "late": done.late,
        "warnings": warnings,
        "counts": dict(done.statistics.counts),
        "figures": {} if public else _figures(done.statistics),
    }


def _figures(counted: "Statistics") -> dict[str, Any]:
    return {
        each.id: {
            "count": each.count,
            "ids": [behind.key for behind in each.behind],
            "files": [behind.subject for behind in each.behind],
        }
        for each in counted.figures
    }


@command("report.statistics", "assessor --vault ~/OTT-04 report statistics --year 2025 --json")
@YEAR
def statistics(state: State, *, year: int) -> None:
    """List every number of a year with the ids of what it counts."""
    from workstation import words
    from workstation.workflows import reports

    with state.session() as session:
        counted = reports.gather(session, year).statistics
    rows = [
        (
            str(each.count),
            words.find(f"report_figure.{each.id}", state.language) or each.id,
            ", ".join(behind.key for behind in each.behind[:5]) or "-",
        )
        for each in counted.figures
    ]
    state.report({"year": year, "figures": _figures(counted)}, columns(rows))


@command(
    "report.text",
    "assessor --vault ~/OTT-04 report text --year 2025 --slot policies"
    ' --en "No change." --fr "Aucun changement." --marking "(U)"',
)
@YEAR
@option("--slot", type=click.Choice(SLOTS), default=None)
@option("--number", "passage_number", type=click.IntRange(1, 999), default=None)
@option("--en", "text_en", default=None, metavar="TEXT")
@option("--fr", "text_fr", default=None, metavar="TEXT")
@option("--marking", default="")
@option("--reason", "redaction_reason", type=click.Choice(REASONS), default=None)
@option("--redact", is_flag=True, default=False)
@option("--withhold", multiple=True, type=click.Choice(RECIPIENTS))
def text(
    state: State,
    *,
    year: int,
    slot: str | None,
    passage_number: int | None,
    text_en: str | None,
    text_fr: str | None,
    marking: str,
    redaction_reason: str | None,
    redact: bool,
    withhold: tuple[str, ...],
) -> None:
    """Keep one passage in both languages, or list the passages of a year."""
    from workstation.workflows import report_texts

    if slot is None:
        _list_passages(state, year)
        return
    given = {"en": text_en, "fr": text_fr}
    if text_en is None and text_fr is None:
        raise UsageError("report.no_text", place="--en")
    with state.session() as session:
        held = report_texts.list_passages(session, year)
        number = passage_number or report_texts.next_number(held, slot)
        report_texts.save_passages(
            session,
            [
                Passage(year, slot, number, language, given[language] or "", marking,
                        redaction_reason or "", redact, withhold)
                for language in LANGUAGES
                if given[language] is not None
            ],
        )  # fmt: skip
    state.report({"year": year, "slot": slot, "number": number}, [f"{slot} {number}"])


def _list_passages(state: State, year: int) -> None:
    from workstation.cli.table import plain
    from workstation.workflows import report_texts

    with state.session() as session:
        found = report_texts.list_passages(session, year)
    rows = [
        (each.slot, str(each.number), each.language, f"{each.marking} {each.text}")
        for each in found
    ]
    state.report({"year": year, "passages": [plain(each) for each in found]}, columns(rows))


@command(
    "report.mark",
    "assessor --vault ~/OTT-04 report mark --year 2025 --figure substantial --marking"
    ' "(S)" --reason a.ongoing-operation --redact',
)
@YEAR
@option("--figure", required=True, metavar="NAME")
@option("--marking", required=True)
@option("--reason", "redaction_reason", type=click.Choice(REASONS), default=None)
@option("--redact", is_flag=True, default=False)
@option("--withhold", multiple=True, type=click.Choice(RECIPIENTS))
def mark(
    state: State,
    *,
    year: int,
    figure: str,
    marking: str,
    redaction_reason: str | None,
    redact: bool,
    withhold: tuple[str, ...],
) -> None:
    """Mark one number of the report."""
    from workstation.workflows import report_texts

    with state.session() as session:
        report_texts.mark_number(
            session, NumberMark(year, figure, marking, redaction_reason or "", redact, withhold)
        )
    state.report({"year": year, "figure": figure, "marking": marking}, [f"{figure} {marking}"])
