"""Importing exchanges from a CSV file, whole or not at all."""

from pathlib import Path

from workstation.domain.register import ImportReport
from workstation.workflows.register_import import import_entries
from workstation.workflows.row_import import OnProgress
from workstation.workflows.session import Session


def import_exchanges(
    session: Session, path: Path, *, partner: str = "", on_progress: OnProgress | None = None
) -> ImportReport:
    """Add the exchanges of a file, and update those that are there already.

    An exchange is the same when its id, or its partner, date, act, summary and product, are.
    See :func:`workstation.workflows.register_import.import_entries`.

    Raises:
        BadInputError: ``csv.*`` with file and row, or ``partner.unknown``.
    """
    return import_entries(session, "exchange", path, partner=partner, on_progress=on_progress)
