"""What is done with the packet that is shown, each through the background door."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ui.approvals.decision_form import DecisionForm
from ui.shell.context import Context
from workstation.workflows.approvals import PacketView
from workstation.workflows.session import Session

Source = Path | str
"""A file, or the digest of a packet that this vault keeps."""


def file_name(view: PacketView | None, end: str = "") -> str:
    """What a file of this packet is called."""
    if view is not None and view.record is not None:
        return f"{view.record['assessment']['id']}{end}.pdf"
    return view.path.name if view is not None and view.path is not None else ""


def read(
    context: Context,
    source: Source,
    on_read: Callable[[PacketView], None],
    on_refused: Callable[..., None],
    owner: QObject,
) -> None:
    """Check a packet."""
    language = context.language

    def job(session: Session) -> PacketView:
        from workstation.workflows import approvals

        return approvals.open_packet(session, source, language)

    context.door.run(job, on_read, on_refused, owner=owner)


def sign(
    context: Context,
    source: Source,
    form: DecisionForm,
    out: Path,
    on_signed: Callable[[Path], None],
    owner: QObject,
) -> None:
    """Sign what the form says and write the packet to a file."""
    assert form.chosen is not None
    outcome, reasons, mark = form.chosen, form.basis.text, form.basis.mark
    conditions, points = form.entered_conditions, form.entered_points
    no_interest, against = form.declaration.isChecked(), form.is_against
    dissents, as_authority = form.entered_dissents, form.as_authority
    form.set_busy(True)

    def job(session: Session) -> Path:
        from workstation.workflows import approvals

        return approvals.decide(
            session,
            source,
            outcome=outcome,
            reasons=reasons,
            marking=mark,
            conditions=conditions,
            points=points,
            no_interest=no_interest,
            against=against,
            dissents=dissents,
            as_authority=as_authority,
            out=out,
            force=True,
        )

    context.door.run(job, on_signed, form.show_error, owner=owner)


def save_copy(
    context: Context,
    pdf: bytes,
    out: Path,
    on_saved: Callable[[Path], None],
    owner: QObject,
) -> None:
    """Write the packet as it is shown; the dialog has asked before a file is replaced."""

    def job(session: Session) -> Path:
        from workstation.workflows import packet_copies

        return packet_copies.save(session, pdf, out, force=True)

    context.door.run(job, on_saved, owner=owner)


def receive(
    context: Context, source: Source, on_received: Callable[[str], None], owner: QObject
) -> None:
    """Take the decisions of a packet that came back into the record."""

    def job(session: Session) -> str:
        from workstation.workflows import approvals

        return approvals.receive(session, source)

    context.door.run(job, on_received, owner=owner)
