"""Making a version of the report, unless something forbids it.

Both languages are put together from one reading, whichever is written, so that they can be
compared: a report whose languages differ is not made in either.
"""

from collections.abc import Mapping, Sequence

from workstation.documents.annual_report_content import Report, ReportContent
from workstation.domain import reporting
from workstation.domain.error import CheckFailedError
from workstation.domain.reporting import Fault, Passage, Version
from workstation.domain.text import LANGUAGES, Language
from workstation.reporting.assembly import Gathered, assemble


def faults_of(found: Gathered, version: Version) -> list[Fault]:
    """Everything that forbids a version of what was gathered."""
    twins = {each: assemble(found, version, each, listing=False) for each in LANGUAGES}
    return faults(twins, found.passages)


def faults(twins: Mapping[Language, ReportContent], passages: Sequence[Passage]) -> list[Fault]:
    """Everything that forbids this version, the gravest first; none when it can be made."""
    found: dict[Fault, None] = {}
    for content in twins.values():
        if content.version is Version.PUBLIC:
            found.update(dict.fromkeys(reporting.faults_of_public(content.portions)))
            hidden = [line.figure for line in content.numbers if not line.portion.text]
            shown = [line.figure for line in content.numbers if line.portion.text]
            found.update(dict.fromkeys(reporting.faults_of_numbers(hidden, shown)))
        portions = [*content.portions, content.annex]
        found.update(dict.fromkeys(reporting.faults_of_recipient(content.version, portions)))
    found.update(dict.fromkeys(reporting.faults_of_twins(passages)))
    found.update(dict.fromkeys(reporting.faults_of_counts(twins["en"].counts, twins["fr"].counts)))
    return list(found)


def require_none(found: Sequence[Fault], version: Version) -> None:
    """Go on only if nothing forbids the version.

    Raises:
        CheckFailedError: the code of the first fault, its place, and how many there are.
    """
    if found:
        first = found[0]
        raise CheckFailedError(
            first.code,
            place=first.place,
            detail=first.detail,
            version=version.value,
            count=len(found),
        )


def build(found: Gathered, version: Version, language: Language) -> tuple[ReportContent, Report]:
    """One version in one language, checked and on pages.

    Raises:
        CheckFailedError: something forbids it: see :func:`faults`.
        BadInputError: ``packet.too_long_to_draw``.
    """
    from workstation.documents.annual_report import render

    twins = {each: assemble(found, version, each) for each in LANGUAGES}
    require_none(faults(twins, found.passages), version)
    return twins[language], render(twins[language])
