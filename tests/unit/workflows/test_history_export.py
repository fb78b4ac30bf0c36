"""The exported history is checked by a script that knows nothing of this program."""

import base64
import csv
import hashlib
import itertools
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from workstation.workflows import anchors, history_export, partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "-2+3", "＝1+1", "＠x")


def with_record(session: Session) -> Session:
    """A record with changes, awkward words and a signed checkpoint."""
    first = partners.add_partner(
        session, name="Directorate", country="NOR", kind="intelligence", marking="(C)"
    )
    for number, text in enumerate(FORMULAS):
        first = replace(first, note=f"{text} é {number}", name=f"Directorate {number}")
        partners.save_partner(session, first)
    registers.add_incident(
        session, partner=first.id, on="2026-01-01", summary='"Q" \\ 中', marking="(S//CEO)"
    )
    anchors.checkpoint(session)
    partners.add_partner(session, name="Last", country="SWE", kind="border")
    return session


@pytest.fixture(scope="module")
def exported_once(pristine_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("history")
    shutil.copytree(pristine_vault, folder / "vault")
    clock = TickingClock(datetime(2026, 11, 16, 14, 0, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSESSOR_STATE", str(tmp_path_factory.mktemp("elsewhere")))
        session = sessions.unlock(folder / "vault", OFFICER, PASSPHRASE, clock)
        history_export.export(with_record(session), folder / "out")
        sessions.end(session)
    return folder / "out"


@pytest.fixture
def exported(exported_once: Path, tmp_path: Path) -> Path:
    """An export of this test's own."""
    return Path(shutil.copytree(exported_once, tmp_path / "exported"))


def check(folder: Path, *arguments: str, path: str | None = None) -> tuple[int, str]:
    """Run the script as a stranger would."""
    done = subprocess.run(
        [sys.executable, "-I", folder / "verify_history.py", *arguments],
        capture_output=True, text=True, check=False, timeout=60,
        env=None if path is None else {"PATH": path},
    )  # fmt: skip
    assert done.stderr == "" or done.returncode == 2, done.stderr
    return done.returncode, done.stdout


def lines_of(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "ledger.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def put(folder: Path, lines: list[dict[str, Any]], *, forge_manifest: bool = True) -> None:
    """Write lines as a careful forger would: canonical, with a manifest that agrees."""
    data = b"".join(rfc8785.dumps(line) + b"\n" for line in lines)
    (folder / "ledger.jsonl").write_bytes(data)
    if forge_manifest:
        path = folder / "manifest.json"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["files"]["ledger.jsonl"]["sha256"] = hashlib.sha256(data).hexdigest()
        manifest |= {"entries": lines[-1]["seq"], "head": lines[-1]["hash"]}
        path.write_text(json.dumps(manifest), encoding="utf-8")


def chained_anew(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same entries in a chain of the forger's own."""
    previous = "0" * 64
    made = []
    for seq, line in enumerate(lines, 1):
        body_sha256 = hashlib.sha256(rfc8785.dumps(line["body"])).hexdigest()
        whole = line | {"seq": seq, "previous": previous, "body_sha256": body_sha256}
        chained = {name: whole[name] for name in whole if name not in ("hash", "body")}
        previous = whole["hash"] = hashlib.sha256(rfc8785.dumps(chained)).hexdigest()
        made.append(whole)
    return made


def test_a_whole_history_is_found_whole_and_its_signatures_hold(
    session: Session, tmp_path: Path
) -> None:
    out = tmp_path / "history"
    done = history_export.export(with_record(session), out)
    entry = session.vault.entries_of("history.exported")[-1]
    code, said = check(out, "--head", f"{done.entries}:{done.head}", "--head", done.head)
    assert code == 0, said
    assert "WHOLE / INTACT" in said
    assert "Printed heads found / Têtes imprimées trouvées: 2" in said
    points = len(session.vault.entries_of("ledger.checkpoint"))
    assert f"Points de contrôle signés: {points}" in said
    assert (entry.seq, entry.body["head"]) == (done.entries + 1, done.head)
    assert entry.body["files"]["ledger.jsonl"] == (
        hashlib.sha256((out / "ledger.jsonl").read_bytes()).hexdigest()
    )
    assert lines_of(out)[-1]["kind"] == "ledger.checkpoint"
    raw = (out / "ledger.jsonl").read_bytes().splitlines(keepends=True)
    for line, one in zip(raw, session.vault.entries(1, len(raw)), strict=True):
        found = json.loads(line)
        assert rfc8785.dumps(found) + b"\n" == line
        assert found == {
            "seq": one.seq, "at": one.at_utc, "officer": one.officer, "kind": one.kind,
            "subject": one.subject, "body": one.body, "body_sha256": one.body_sha256,
            "previous": one.previous, "hash": one.hash,
        }  # fmt: skip


def test_without_openssl_it_says_that_signatures_were_not_checked(exported: Path) -> None:
    code, said = check(exported, path="/nowhere")
    assert code == 0
    assert "NOT CHECKED, no openssl / NON VÉRIFIÉS, sans openssl: 0" not in said
    assert "NOT CHECKED" in said


OTHER = {
    "seq": 99, "at": "2026-11-16T14:00:59Z", "officer": "O-OTHER-0001", "kind": "other.kind",
    "subject": "OTHER-1", "previous": "1" * 64, "hash": "2" * 64, "body_sha256": "3" * 64,
    "body": {"said": "something else"},
}  # fmt: skip


@pytest.mark.parametrize("field", sorted(OTHER))
def test_no_field_of_any_kind_of_entry_can_be_changed(exported: Path, field: str) -> None:
    lines = lines_of(exported)
    kinds = {line["kind"]: at for at, line in enumerate(lines)}
    assert len(kinds) > 5
    for at in list(kinds.values())[:: 1 if field == "body" else 3]:
        changed = [dict(line) for line in lines]
        changed[at][field] = OTHER[field]
        put(exported, changed)
        code, said = check(exported)
        assert code == 1, (field, lines[at]["kind"], said)
        assert "WRONG / ALTÉRÉ" in said


ALTERATIONS: dict[str, Callable[[list[dict[str, Any]]], list[dict[str, Any]]]] = {
    "first removed": lambda lines: lines[1:],
    "removed": lambda lines: [*lines[:4], *lines[5:]],
    "twice": lambda lines: [*lines[:5], lines[4], *lines[5:]],
    "swapped": lambda lines: [*lines[:4], lines[5], lines[4], *lines[6:]],
    "another key": lambda lines: [*lines[:4], {**lines[4], "note": "x"}, *lines[5:]],
    "a key less": lambda lines: [
        *lines[:4], {k: v for k, v in lines[4].items() if k != "officer"}, *lines[5:]
    ],
    "body taken out": lambda lines: [
        *lines[:4], {k: v for k, v in lines[4].items() if k != "body"}, *lines[5:]
    ],
    "a number as text": lambda lines: [*lines[:4], {**lines[4], "seq": "5"}, *lines[5:]],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ALTERATIONS))
def test_entries_cannot_be_removed_doubled_moved_or_reshaped(exported: Path, name: str) -> None:
    put(exported, ALTERATIONS[name](lines_of(exported)))
    code, said = check(exported)
    assert code == 1, said


def test_a_line_that_is_not_canonical_is_refused(exported: Path) -> None:
    path = exported / "ledger.jsonl"
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    for spoiled in (
        whole.replace(b'{"at":', b'{ "at":', 1),
        whole.replace(b'"kind":"vault.created"', b'"kind":"vault\\u002ecreated"', 1),
        whole.replace(b'"seq":1,', b'"seq":1,"seq":1,', 1),
        whole.replace(b'"seq":1,', b'"seq":1.0,', 1),
        whole[:-1],
        whole + b"\n",
        whole + b"[" * 100_000 + b"\n",
        b"\xff" + whole,
        b"".join(lines[:3]) + b'{"seq":4}\n' + b"".join(lines[4:]),
    ):
        path.write_bytes(spoiled)
        assert check(exported)[0] == 1


def test_a_cut_tail_and_a_rewritten_end_need_an_officers_key(exported: Path) -> None:
    """Either is whole in itself: the signed manifest gives it away, and what a packet says."""
    lines = lines_of(exported)
    printed = f"{lines[-3]['seq']}:{lines[-3]['hash']}"
    put(exported, lines[:-4])
    code, said = check(exported)
    assert (code, "manifest.json: the signature does not hold" in said) == (1, True)
    assert check(exported, path="/nowhere")[0] == 0
    code, said = check(exported, "--head", printed, path="/nowhere")
    assert (code, printed in said) == (1, True)
    forged = [dict(line) for line in lines]
    forged = [line for line in forged if line["kind"] != "ledger.checkpoint"]
    changed = next(line for line in forged if line["kind"] == "incident.saved")
    changed["body"] = changed["body"] | {"summary": "nothing happened"}
    put(exported, chained_anew(forged))
    assert check(exported)[0] == 1
    assert check(exported, path="/nowhere")[0] == 0
    assert check(exported, "--head", printed, path="/nowhere")[0] == 1


def test_a_rewritten_chain_cannot_keep_its_checkpoints(exported: Path) -> None:
    lines = lines_of(exported)
    changed = next(line for line in lines if line["kind"] == "partner.saved")
    changed["body"] = changed["body"] | {"name": "Another"}
    put(exported, chained_anew(lines))
    code, said = check(exported)
    assert code == 1
    assert "signs another chain" in said
    # Moved along with the chain, what was signed is no longer what stands there.
    forged = chained_anew(lines)
    for at, kind in enumerate([line["kind"] for line in forged]):
        if kind == "ledger.checkpoint":
            forged[at]["body"] = forged[at]["body"] | {"head": forged[at - 1]["hash"]}
            forged = chained_anew(forged)
    put(exported, forged)
    code, said = check(exported)
    assert code == 1
    assert "the signature does not hold" in said


def test_an_officer_whom_the_authority_did_not_certify_signs_nothing(
    exported: Path, tmp_path: Path
) -> None:
    lines = lines_of(exported)
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384",
         "-nodes", "-subj", "/CN=Forger", "-keyout", tmp_path / "k.pem", "-out", "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    pem = made.stdout[made.stdout.index("-----BEGIN") :]
    der = subprocess.run(
        ["openssl", "x509", "-outform", "DER"], input=pem.encode(), capture_output=True, check=True
    ).stdout
    digest = hashlib.sha256(der).hexdigest()
    officer = next(line for line in lines if line["kind"] == "officer.saved")
    officer["body"] = officer["body"] | {"certificate_pem": pem, "certificate_sha256": digest}
    forged = chained_anew([line for line in lines if line["kind"] != "ledger.checkpoint"])
    body = {
        "vault": "v", "seq": forged[-1]["seq"], "head": forged[-1]["hash"], "at": "2026-11-16",
        "officer": officer["officer"], "certificate_sha256": digest,
    }  # fmt: skip
    signed = subprocess.run(
        ["openssl", "dgst", "-sha384", "-sign", tmp_path / "k.pem"],
        input=rfc8785.dumps(body), capture_output=True, check=True,
    ).stdout  # fmt: skip
    point = forged[-1] | {
        "kind": "ledger.checkpoint", "body": body | {"signature": base64.b64encode(signed).decode()}
    }  # fmt: skip
    put(exported, chained_anew([*forged, point]))
    code, said = check(exported)
    assert code == 1
    assert "signer unknown to this vault" in said


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("manifest.json", None, 2),
        ("manifest.json", b"not json", 2),
        ("manifest.json", b"[]", 2),
        ("ledger.jsonl", None, 2),
        ("history.csv", b"changed", 1),
        ("README.txt", b"changed", 1),
        ("manifest.sig", None, 1),
        ("manifest.sig", b"", 1),
    ],
)
def test_other_files_that_are_gone_or_changed(
    exported: Path, name: str, content: bytes | None, code: int
) -> None:
    if content is None:
        (exported / name).unlink()
    else:
        (exported / name).write_bytes(content)
    assert check(exported)[0] == code


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sig"])
def test_no_byte_of_a_small_file_can_be_changed(exported: Path, name: str) -> None:
    """Names and times in the manifest stand in no entry: the officer's signature covers them."""
    whole = (exported / name).read_bytes()
    for at in range(3, len(whole), len(whole) // 5):
        (exported / name).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert check(exported)[0] != 0, whole[:at].decode("utf-8", "replace")[-40:]


def test_wrong_use_of_the_script_is_not_a_verdict(exported: Path) -> None:
    assert check(exported, "--no-such-option")[0] == 2
    assert check(exported, "/no/such/folder")[0] == 2


def test_contents_that_were_disposed_of_leave_the_chain_whole(exported: Path) -> None:
    lines = lines_of(exported)
    next(line for line in lines if line["kind"] == "incident.saved")["body"] = None
    put(exported, lines)
    code, said = check(exported, path="/nowhere")
    assert code == 0
    assert "Without contents here / Sans contenu ici: 1" in said


def test_without_contents_the_chain_and_signatures_still_hold(
    session: Session, tmp_path: Path
) -> None:
    out = tmp_path / "bare.zip"
    done = history_export.export(with_record(session), out, with_contents=False)
    assert done.bodies == "keys"
    with zipfile.ZipFile(out) as archive:
        archive.extractall(tmp_path / "bare")
    code, said = check(tmp_path / "bare", "--head", f"{done.entries}:{done.head}")
    assert code == 0, said
    assert "WHOLE" in said
    everything = b"".join(path.read_bytes() for path in (tmp_path / "bare").iterdir())
    assert b"Directorate" not in everything
    assert "中".encode() not in everything


def test_the_table_is_safe_in_a_spreadsheet_and_says_old_and_new(exported: Path) -> None:
    text = (exported / "history.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    notes = [row for row in rows if row["field"] == "Note" and row["kind"] == "partner.saved"]
    assert len(notes) == len(FORMULAS)
    for row, formula in zip(notes, FORMULAS, strict=True):
        assert row["new"].startswith(f"'{formula.strip()}"), row["new"]
    assert all(later["old"] == earlier["new"] for earlier, later in itertools.pairwise(notes))
    for row in rows:
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "@", "＝", "＋", "＠", "－"))
    assert {row["officer_name"] for row in rows} == {"A. Martin"}


def test_the_guide_says_how_to_handle_it_and_how_to_check_it(exported: Path) -> None:
    guide = (exported / "README.txt").read_text(encoding="utf-8")
    assert guide.startswith("SECRET//CANADIAN EYES ONLY\n")
    assert "python3 -I verify_history.py --head SEQ:HASH" in guide
    assert guide.count("\n") < 66
    script = (exported / "verify_history.py").read_text(encoding="utf-8")
    assert "workstation" not in script
    assert sum(bool(line.strip()) for line in script.splitlines()) < 180
