"""What of the record an assessment may rest on: the newest sheets, and what it cites."""

from collections.abc import Sequence
from datetime import date

from workstation.domain.ageing import COUNTRY_SHEET
from workstation.domain.assessment import Evidence, EvidenceKind
from workstation.domain.partner import Assurance, Source
from workstation.records import registers
from workstation.records.circle import marks
from workstation.vault.store import SqlValue, Vault


def newest_sheet(vault: Vault, partners: Sequence[str], country: str, today: date) -> Source | None:
    """The newest sheet on one of these partners or on their country; one of later is none yet."""
    values: list[SqlValue] = [*partners, COUNTRY_SHEET, country, COUNTRY_SHEET, today.isoformat()]
    rows = vault.read_tuples(
        f"""SELECT id FROM (
            SELECT id, on_date FROM source
            WHERE partner IN ({marks(partners)}) AND partner <> '' AND kind = ?
            UNION ALL
            SELECT id, on_date FROM source
            WHERE country = ? AND country <> '' AND kind = ? AND partner = '')
        WHERE on_date <= ? ORDER BY on_date DESC, id DESC LIMIT 1""",
        values,
    )
    return registers.find_source(vault, str(rows[0][0])) if rows else None


def cited_material(
    vault: Vault, evidence: Sequence[Evidence]
) -> tuple[list[Source], list[Assurance]]:
    """The sources and assurances that pieces of evidence point to."""
    sources = [
        found
        for each in evidence
        if each.kind is EvidenceKind.SOURCE
        and (found := registers.find_source(vault, each.reference)) is not None
    ]
    assurances = [
        given
        for each in evidence
        if each.kind is EvidenceKind.RECORD
        and (given := registers.find_assurance(vault, each.reference)) is not None
    ]
    return sources, assurances
