"""What restoring a backup would change, in sentences."""

from collections.abc import Iterator

from workstation import words
from workstation.domain.error import StoreError
from workstation.domain.text import Language
from workstation.workflows.ledger_difference import LedgerDifference
from workstation.workflows.restoring import Plan


def sentences(plan: Plan, language: Language) -> list[str]:
    """The summary, most important first; each line stands for itself."""
    report = plan.report

    def say(key: str, **values: object) -> str:
        return words.label(f"restore.{key}", language, directory=plan.directory, **values)

    said = [say("backup", name=report.vault_name, at=report.at_utc, seq=report.seq)]
    if plan.moved_to is None:
        return [*said, say("new_place")]
    said.append(say("moved", moved_to=plan.moved_to))
    if plan.same_vault is None:
        said.append(say("unreadable_vault"))
    elif not plan.same_vault:
        said.append(say("other_vault"))
    else:
        said += _entries(plan, language)
    for key, names in (
        ("officers_lost", plan.officers_lost),
        ("officers_back", plan.officers_back),
        ("officers_changed", plan.officers_changed),
    ):
        if names:
            said.append(say(key, names=", ".join(names)))
    if plan.loses_entries:
        said.append(say("read_only"))
    return said


def _entries(plan: Plan, language: Language) -> Iterator[str]:
    if plan.ledger is not None:
        yield from _difference(plan, plan.ledger, language)
        return
    if plan.ledger_problem is not None:
        reason = words.error(plan.ledger_problem, language).message
        yield words.label("restore.not_compared", language, reason=reason)
    missing = plan.newest_known - plan.report.seq
    if missing > 0:
        yield words.label("restore.lacking_known", language, known=plan.newest_known, count=missing)
    if not isinstance(plan.ledger_problem, StoreError):  # no passphrase opens a damaged one
        yield words.label("restore.lacking_unknown", language)


def _difference(plan: Plan, found: LedgerDifference, language: Language) -> Iterator[str]:
    if found.lacking:
        first = found.common + 1
        yield words.label("restore.lacking", language, count=found.lacking, first=first)
        catalogue = words.catalogue()
        for kind, count in found.kinds.items():
            name = f"entry.{kind}"
            named = words.label(name, language) if name in catalogue else kind
            yield "  " + words.label("restore.kind", language, kind=named, count=count)
    else:
        yield words.label("restore.lacking_none", language)
    if found.more:
        yield words.label("restore.more", language, count=found.more, directory=plan.directory)
    if found.has_parted:
        yield words.label("restore.parted", language, common=found.common)
    if found.drafts:
        yield words.label("restore.drafts", language, count=found.drafts)
