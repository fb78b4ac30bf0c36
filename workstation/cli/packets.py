"""Packets: verify, decide, take back into the record, print."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workstation.cli.command import FILE, command, option
from workstation.cli.init import AUTHORITIES
from workstation.cli.state import State
from workstation.domain.assessment import Condition, Dissent, Outcome, Point
from workstation.domain.distribution import Recipient, read_recipient
from workstation.domain.error import BadInputError, UsageError
from workstation.domain.marking import MarkError, parse_mark
from workstation.domain.officer import Role
from workstation.workflows import machine

if TYPE_CHECKING:
    from workstation.signing.verdict import Verdict
    from workstation.workflows.session import Session


_VERDICTS = {
    "passed": "cli.verdict_ok",
    "failed": "cli.verdict_bad",
    "indeterminate": "cli.verdict_unknown",
}


@command("verify", "assessor verify MRA-2026-0001.pdf --trust trust.pem --json")
@click.argument("file", type=FILE, required=False)
@option("--trust", type=FILE, default=None)
@option("--code", default=None, metavar="CODE")
@option("--require-current", is_flag=True, default=False)
def verify(
    state: State, file: Path | None, trust: Path | None, code: str | None, require_current: bool
) -> None:
    """Check every signature and what was changed, or find what a printed page came from."""
    if (file is None) == (code is None):
        raise UsageError("cli.verify_needs")
    if code is not None:
        _find_code(state, code)
        return
    assert file is not None
    machine.prepare_for_files()
    from workstation.workflows import verification

    on_paper: list[dict[str, Any]] = []
    if trust:
        verdict = verification.verify_file(file, trust, state.clock(), refuse_past=require_current)
    elif state.vault:
        with state.session() as session:
            verdict = verification.verify_in(session, file, refuse_past=require_current or None)
            on_paper = _on_paper(session, verdict)
    else:
        raise UsageError("cli.trust_needed", file=str(file))
    payload = verification.as_json(verdict, file, state.language) | {"wet_ink": on_paper}
    if not verdict.ok:
        state.found_wrong()
    lines = [state.label(_VERDICTS[payload["result"]], file=file)]
    lines += [
        f"{one['field']}  {one['signer']}  {one['authority']}  {one['signed_at']}  "
        + state.label(f"verdict.{one['result']}")
        for one in payload["signatures"]
    ]
    lines += [
        state.label("cli.stamped", level=payload["level"], **one) for one in payload["timestamps"]
    ]
    lines += [
        state.label(
            "cli.wet_ink.line", authority=one["authority"], name=one["signed_by"],
            on=one["signed_on"], by=one["entered_by"],
            outcome=state.label(f"outcome.done.{one['outcome']}"),
        )
        for one in on_paper
    ]  # fmt: skip
    lines += [
        state.label(
            "cli.point", question=one["question"], text=f"{one['marking']} {one['text']}".strip()
        )
        for decision in payload["decisions"]
        for one in decision["points"]
    ]
    lines += [
        state.label("cli.dissent", name=one["name"], text=f"{one['marking']} {one['text']}".strip())
        for decision in payload["decisions"]
        for one in decision["dissents"]
    ]
    lines += payload["reasons"].values()
    state.report(payload, lines)


def _on_paper(session: "Session", verdict: "Verdict") -> list[dict[str, Any]]:
    """Decisions by pen that were entered for this version: beside the signatures, never of them."""
    from workstation.workflows import wet_ink

    record = verdict.record
    if record is None or record["vault"]["id"] != session.vault.id:
        return []
    found = wet_ink.list_of(session, record["assessment"]["id"])
    return [
        wet_ink.as_json(each)
        for each in found
        if each.version == record["assessment"]["version"] and not each.struck
    ]


def _find_code(state: State, code: str) -> None:
    from workstation.workflows import codes

    with state.session() as session:
        found = codes.find_code(session, code)
    state.report(codes.as_json(found), codes.lines_of(found, state.language))


@command(
    "decide",
    "assessor --vault ~/HQ-02 decide MRA-2026-0001.pdf --outcome approve-with-conditions"
    ' --reasons @basis.txt --marking "(S)" --condition "Visit within 72 hours" --out decided.pdf',
)
@click.argument("file", type=FILE)
@option("--outcome", type=click.Choice([one.value for one in Outcome]), required=True)
@option("--reasons", required=True, metavar="TEXT|@FILE")
@option("--marking", default=None)
@option("--condition", "conditions", multiple=True, metavar="TEXT")
@option("--point", "points", multiple=True, metavar="QUESTION=TEXT")
@option("--against", is_flag=True, default=False)
@option("--dissent", "dissents", multiple=True, metavar="NAME=TEXT")
@option("--declare-interest", is_flag=True, default=False)
@option("--as", "as_authority", type=AUTHORITIES, default=None, metavar="ID")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def decide(
    state: State,
    *,
    file: Path,
    outcome: str,
    reasons: str,
    marking: str | None,
    conditions: tuple[str, ...],
    points: tuple[str, ...],
    against: bool,
    dissents: tuple[str, ...],
    declare_interest: bool,
    as_authority: str | None,
    out: Path,
    force: bool,
) -> None:
    """Decide on a packet and sign the decision."""
    machine.prepare_for_files()
    from workstation.workflows import approvals

    text = reasons_of(reasons)
    corrections = tuple(_point(one) for one in points)
    disagree = tuple(_dissent(one) for one in dissents)
    with state.session() as session:
        path = approvals.decide(
            session, file, outcome=Outcome(outcome), reasons=text, marking=marking,
            conditions=tuple(condition_of(one) for one in conditions),
            points=corrections, against=against, dissents=disagree,
            no_interest=not declare_interest, out=out, force=force,
            as_authority=Role(as_authority) if as_authority else None,
        )  # fmt: skip
    state.report({"pdf": str(path.resolve()), "outcome": outcome}, [str(path)])


@command("receive", "assessor --vault ~/OTT-04 receive decided.pdf")
@click.argument("file", type=FILE)
def receive(state: State, file: Path) -> None:
    """Take a packet that came back into the record."""
    machine.prepare_for_files()
    from workstation.workflows import approvals

    with state.session() as session:
        found = approvals.receive(session, file)
    state.report({"assessment": found, "id": found}, [found])


@command("print", "assessor --vault ~/OTT-04 print MRA-2026-0001 --packet --out packet.pdf")
@click.argument("source", metavar="FILE.pdf|ID")
@option("--packet", "as_packet", is_flag=True, default=False)
@option("--out", type=FILE, default=None)
@option("--copy", "copy_number", type=click.IntRange(1, 9999), default=None)
@option("--of", "copies", type=click.IntRange(1, 9999), default=None)
@option("--for", "recipients", multiple=True, metavar="NAME, OFFICE")
@option("--two-sided", is_flag=True, default=False)
@option("--empty-sheets", is_flag=True, default=False)
@option("--redact", "profile", type=FILE, default=None)
@option("--names-may-be-absent", is_flag=True, default=False)
@option("--trust", type=FILE, default=None)
@option("--force", is_flag=True, default=False)
def print_packet(
    state: State,
    *,
    source: str,
    as_packet: bool,
    out: Path | None,
    copy_number: int | None,
    copies: int | None,
    recipients: tuple[str, ...],
    two_sided: bool,
    empty_sheets: bool,
    profile: Path | None,
    names_may_be_absent: bool,
    trust: Path | None,
    force: bool,
) -> None:
    """Write the decision packet as a print-ready PDF; without a number it has the next one."""
    if not as_packet or out is None:
        raise UsageError("cli.print_needs_packet")
    if profile is not None:
        if copy_number or copies or two_sided or len(recipients) > 1 or state.vault_named() is None:
            raise UsageError("cli.redact_one")
        to = read_recipient("".join(recipients))
        _print_redacted(state, source, out, profile, to, absent=names_may_be_absent, force=force)
        return
    if len(recipients) > 1 and (copy_number or copies):
        raise UsageError("cli.copies_twice")
    machine.prepare_for_files()
    from workstation.workflows import printing

    is_file = source.lower().endswith(".pdf") or Path(source).exists()
    if is_file and not state.vault:
        path = printing.decision_packet(
            None, Path(source), out, copy=copy_number, copies=copies, two_sided=two_sided,
            empty_sheets=empty_sheets, trust=_trust(trust, source), clock=state.clock, force=force,
        )  # fmt: skip
        paths = [path]
    else:
        named = [read_recipient(each) for each in recipients] or [Recipient()]
        given: Path | str = Path(source) if is_file else source
        with state.session() as session:
            if len(named) > 1:
                paths = printing.decision_packets(
                    session, given, out, named, two_sided=two_sided, empty_sheets=empty_sheets,
                    force=force,
                )  # fmt: skip
            else:
                paths = [printing.decision_packet(
                    session, given, out, copy=copy_number, copies=copies, recipient=named[0],
                    two_sided=two_sided, empty_sheets=empty_sheets, force=force,
                )]  # fmt: skip
    payload = {"packet": str(paths[0].resolve()), "packets": [str(p.resolve()) for p in paths]}
    state.report(payload, [str(path) for path in paths])


def _print_redacted(
    state: State,
    source: str,
    out: Path,
    profile: Path,
    recipient: Recipient,
    *,
    absent: bool,
    force: bool,
) -> None:
    machine.prepare_for_files()
    from workstation.workflows import redaction

    wanted = redaction.read_profile(profile)
    given: Path | str = Path(source) if source.lower().endswith(".pdf") else source
    with state.session() as session:
        made = redaction.write_copy(
            session, given, out, wanted, recipient=recipient, names_may_be_absent=absent,
            force=force,
        )  # fmt: skip
    said = made.entry_body
    payload = {
        "redacted": str(out.resolve()), "copy": said["copy"], "banner": said["banner"],
        "redactions": said["redacted"],
    }  # fmt: skip
    state.report(payload, [str(out), str(said["banner"])])


def _trust(trust: Path | None, file: str) -> Path:
    if trust is None:
        raise UsageError("cli.trust_needed", file=file)
    return trust


def reasons_of(given: str) -> str:
    """The text itself, or that of the file after ``@``."""
    if not given.startswith("@"):
        return given
    path = Path(given[1:])
    try:
        with path.open("rb") as stream:
            data = stream.read(1 << 20)
        return data.decode("utf-8-sig").strip()
    except OSError as cause:
        raise BadInputError("cli.reasons_unreadable", file=str(path)) from cause
    except UnicodeDecodeError as cause:
        raise BadInputError("cli.reasons_not_utf8", file=str(path)) from cause


def condition_of(given: str) -> Condition:
    """``TEXT`` or ``TEXT; due YYYY-MM-DD``."""
    text, separator, due = given.rpartition("; due ")
    return Condition(text.strip(), due.strip()) if separator else Condition(given.strip())


def _point(given: str) -> Point:
    """``QUESTION=TEXT`` or ``QUESTION=(MARK) TEXT``."""
    return Point(*_marked(given, "cli.point_form", "--point"))


def _dissent(given: str) -> Dissent:
    """``NAME=TEXT`` or ``NAME=(MARK) TEXT``."""
    return Dissent(*_marked(given, "cli.dissent_form", "--dissent"))


def _marked(given: str, code: str, place: str) -> tuple[str, str, str]:
    """What is before the equals sign, the text after it, and the mark that the text begins with."""
    about, separator, text = given.partition("=")
    if not separator or not about.strip():
        raise UsageError(code, place=place)
    begins = re.match(r"\s*(\([^()]*\))\s*(.+)", text, re.DOTALL)
    if begins is not None:
        try:
            parse_mark(begins[1])
        except MarkError:
            begins = None
    if begins is None:
        return about.strip(), text.strip(), ""
    return about.strip(), begins[2].strip(), begins[1]
