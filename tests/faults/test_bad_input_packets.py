"""Papers, trust and recipients that will not do, on the command line: refused, nothing changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.bad_input import Bad, Untouched, untouched
from tests.faults.conftest import COMMITTEE, SUBMITTED, Station

DECIDE = "decide {file} --outcome approve --reasons basis --out {out}"
REASONS = "decide {submitted} --outcome approve --reasons @{file} --out {out}"
EXPORT = "export --out {out} --to {file}"
VERIFY = "verify {file}"
TRUST = "verify {submitted} --trust {file}"
RECEIVE = "receive {file}"
PRINT = "print {file} --packet --out {out}"
ROSTER = "officer roster import {file}"


def _pdf(inside: bytes) -> bytes:
    return b"%PDF-1.7\n" + inside + b"\n%%EOF\n"


BAD: dict[str, Bad] = {
    "pdf: missing": Bad(None, VERIFY, "packet.unreadable"),
    "pdf: a folder": Bad(..., VERIFY, "packet.unreadable"),
    "pdf: empty": Bad(b"", VERIFY, "packet.not_pdf"),
    "pdf: a text": Bad(b"Dear sir, ", VERIFY, "packet.not_pdf"),
    "pdf: not ours": Bad(_pdf(b"1 0 obj <<>> endobj"), VERIFY, "packet.not_ours"),
    "pdf: cut off": Bad(-2000, VERIFY, "packet.truncated"),
    "pdf: half": Bad(60_000, VERIFY, "packet.truncated"),
    "decide: not ours": Bad(_pdf(b""), DECIDE, "packet.not_ours", officer=COMMITTEE),
    "decide: cut off": Bad(-2000, DECIDE, "packet.truncated", officer=COMMITTEE),
    "decide: missing": Bad(None, DECIDE, "packet.unreadable", officer=COMMITTEE),
    "decide: reasons missing": Bad(None, REASONS, "cli.reasons_unreadable", officer=COMMITTEE),
    "decide: reasons not UTF-8": Bad(b"\xff\xfe\xff", REASONS, "cli.reasons_not_utf8",
                                     officer=COMMITTEE),
    "receive: not ours": Bad(_pdf(b""), RECEIVE, "packet.not_ours"),
    "receive: missing": Bad(None, RECEIVE, "packet.unreadable"),
    "print: not ours": Bad(_pdf(b""), PRINT, "packet.not_ours"),
    "trust: missing": Bad(None, TRUST),
    "trust: empty": Bad(b"", TRUST),
    "trust: a text": Bad(b"trust me", TRUST),
    "trust: half a certificate": Bad(b"-----BEGIN CERTIFICATE-----\nMIIB", TRUST),
    "export: recipients missing": Bad(None, EXPORT),
    "export: recipients empty": Bad(b"", EXPORT),
    "export: only comments": Bad(b"# nobody\n", EXPORT),
    "export: certificate missing": Bad(b"nobody.pem\n", EXPORT),
    "export: not UTF-8": Bad(b"\xff\xfe\xff\n", EXPORT),
    "roster: missing": Bad(None, ROSTER),
    "roster: empty": Bad(b"", ROSTER),
    "roster: a text": Bad(b"trust us", ROSTER),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(
    stages: dict[str, Station], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Untouched]:
    folder = tmp_path_factory.mktemp("bad-packets") / "station"
    with untouched(stages[SUBMITTED].copied(folder)) as found:
        yield found


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_in_words_and_changes_nothing(
    name: str, desk: Untouched, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.refuse(BAD[name], tmp_path, capsys)
