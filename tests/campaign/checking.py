"""What must hold of a desk whose work was cut short.

Everything that was acknowledged is there; the chain, the tables and the pages are sound; whatever
bears a final name is whole.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.campaign.desk import ASSESSOR, OTHER, PASSPHRASE, Desk
from workstation.domain.error import UserError
from workstation.records import assessments
from workstation.records.projection import project
from workstation.vault import backup_file, folder, slot_change
from workstation.vault.store import Vault, is_key_of
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

Acks = Sequence[Mapping[str, Any]]


def check(
    desk: Desk,
    said: Acks,
    officer: str = ASSESSOR,
    *,
    keys: Sequence[bytes] = (),
    with_tables: bool = True,
) -> str | None:
    """What is wrong, seen through the program's own door; None when nothing is."""
    acks = [line for line in said if "act" in line]
    passphrases = [line["passphrase"] for line in acks if "passphrase" in line]
    session, problem = _unlock_either(desk, officer, passphrases)
    if session is None:
        return problem
    try:
        problem = _key_problem(desk, keys) if keys else ""
        if session.vault.read_only:
            problem = f"accused: {session.vault.read_only} {session.watch.alarm}"
        return (
            problem
            or vault_problem(session.vault, acks, with_tables=with_tables)
            or paper_problem(desk, session.vault, acks)
        )
    finally:
        sessions.end(session)


def check_quickly(
    desk: Desk, acks: Acks, keys: Sequence[bytes], *, with_tables: bool
) -> str | None:
    """The same by the raw key, without deriving one and without writing an entry."""
    problem = _key_problem(desk, keys)
    if problem:
        return problem
    key = next(key for key in keys if is_key_of(desk.vault, key))
    listed = folder.read_slots(desk.vault)
    listed.check_mac(key, desk.vault)
    with Vault(desk.vault, key, projection=project, guard=None) as vault:
        slot_change.settle(vault, listed, key)
        return vault_problem(vault, acks, with_tables=with_tables) or paper_problem(
            desk, vault, acks
        )


def _key_problem(desk: Desk, keys: Sequence[bytes]) -> str:
    count = sum(is_key_of(desk.vault, key) for key in keys)
    return "" if count == 1 else f"{count} keys open"


def _unlock_either(
    desk: Desk, officer: str, acknowledged: Sequence[str]
) -> tuple[Session | None, str]:
    """The last acknowledged passphrase opens, or the one that was being given when it ended."""
    first = acknowledged[-1] if acknowledged else PASSPHRASE
    second = OTHER if first == PASSPHRASE else PASSPHRASE
    codes = []
    for passphrase in (first, second):
        try:
            return desk.unlock(officer, passphrase), ""
        except UserError as problem:
            codes.append(problem.code)
    return None, f"does not open: {codes}"


def vault_problem(vault: Vault, acks: Acks, *, with_tables: bool = True) -> str | None:
    """What the vault lacks of what was acknowledged, or what is unsound in it."""
    report = vault.verify_ledger()
    if not report.ok:
        return f"ledger: {report.problems[:3]}"
    if with_tables and not (rebuilt := vault.check_rebuild()).ok:
        return f"tables: {rebuilt.differences[:3]}"
    if not (pages := vault.verify_file()).ok:
        return f"file: {pages.problems[:3]}"
    hashes = dict(vault.read_tuples("SELECT seq, hash FROM ledger"))
    for ack in acks:
        if ack["seq"] and hashes.get(ack["seq"]) != ack["hash"]:
            return f"lost: {ack}; the ledger ends at {max(hashes)}"
    return _draft_problem(vault, acks) or _attachment_problem(vault)


def _draft_problem(vault: Vault, acks: Acks) -> str | None:
    kept: dict[tuple[str, str], int] = {}
    place = 0
    for ack in acks:
        if "draft" in ack:
            assessment, question, count = ack["draft"]
            kept[assessment, question] = count
        place = ack.get("place", place)
    for (assessment, question), count in kept.items():
        held = assessments.find_assessment(vault, assessment)
        found = held.answers.get(question) if held else None
        if found is None or int(found.text.split()[0]) < count:
            return f"lost: draft {count} of {question}; {found.text[:6] if found else 'nothing'}"
    rows = vault.read_tuples("SELECT place_json FROM place")
    if place and max((json.loads(row[0])["count"] for row in rows), default=0) < place:
        return f"lost: place {place}"
    return None


def _attachment_problem(vault: Vault) -> str | None:
    """Each packet that the record names is kept, whole."""
    for (digest,) in vault.read_tuples("SELECT sha256 FROM packet"):
        vault.get_attachment(digest)
    return None


def paper_problem(desk: Desk, vault: Vault, acks: Acks) -> str | None:
    """Which paper is missing, or bears its final name without being whole."""
    named = {line["file"]: line for line in acks if "file" in line}
    for name, ack in named.items():
        path = desk.folder / name
        if not path.exists() or _digest(path) != (ack["sha256"] or _digest(path)):
            return f"lost: {ack['act']} {name}"
    others = [
        path
        for path in desk.out.iterdir()
        if not path.name.startswith(".") and str(path.relative_to(desk.folder)) not in named
    ]
    known = json.dumps([entry.body for entry in vault.entries()]) if others else ""
    for path in others:
        if path.suffix == ".backup":
            backup_file.restore(path, desk.folder / f"restored-{path.stem}")
        elif _digest(path) not in known:
            return f"half-written: {path.name} is in no entry"
    return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
