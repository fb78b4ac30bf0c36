"""Files made to do harm, through the workflows that take files: refused, and nothing changes."""

import os
import resource
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.conftest import Station, substance
from tests.unit.transfer.conftest import NOW, make_pair
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.identity.signing_key import SoftwareKey
from workstation.identity.trust import TrustStore
from workstation.outside import door
from workstation.transfer import bundle
from workstation.transfer.bundle import BundleSigner, Manifest, open_bundle
from workstation.transfer.strict_json import read_json
from workstation.workflows import partners, verification
from workstation.workflows.pictures import Pictures
from workstation.workflows.session import Session

ROOT = Path(__file__).resolve().parents[2]
HEADER = "name,country,kind\n"
GROWTH_MB = 350
"""More than the largest of these files in memory twice, less than any bomb."""


@pytest.fixture
def level(session: Session) -> Iterator[None]:
    """The vault and the memory of this process stay as they are."""
    before, most_kb = substance(session), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert substance(session) == before
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most_kb
    assert grown < GROWTH_MB * 1024


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (b"[" + b"[]," * (5 << 20) + b"[]]", {"outside.memory"}),
        (b"[" * 1_000_000, {"json.too_deep"}),
        (b'{"a":' * 200_000 + b"1" + b"}" * 200_000, {"json.too_deep"}),
        (b'["' + b"\\u0041" * (2 << 20) + b'", NaN]', {"json.number_unusable"}),
    ],
    ids=["many small things", "deep lists", "deep objects", "long text"],
)
def test_json_bombs(level: None, tmp_path: Path, text: bytes, codes: set[str]) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(text)
    with pytest.raises(BadInputError) as caught:
        read_json(path)
    assert caught.value.code in codes
    assert caught.value.file == str(path)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (HEADER.encode() + b'"' + b"x" * (40 << 20) + b'",CAN,border\n', {"csv.line_too_long"}),
        (b"," * 1_000_000 + b"\n", {"csv.too_many_columns"}),
        (b"," * (20 << 20) + b"\n", {"csv.line_too_long"}),
        (HEADER.encode() + b"\n" * (20 << 20), {"csv.too_many_rows"}),
    ],
    ids=["one field", "a million columns", "twenty million columns", "twenty million lines"],
)
def test_csv_bombs(
    session: Session, level: None, tmp_path: Path, text: bytes, codes: set[str]
) -> None:
    path = tmp_path / "partners.csv"
    path.write_bytes(text)
    with pytest.raises(BadInputError) as caught:
        partners.import_partners(session, path)
    assert caught.value.code in codes
    assert caught.value.file == str(path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for the child in /proc")
def test_reader_killed_in_the_midst_of_an_import_takes_nothing(
    session: Session, level: None, tmp_path: Path
) -> None:
    """What came before is not kept either; the same file is taken whole afterwards."""
    path = tmp_path / "partners.csv"
    path.write_text(HEADER + "".join(f"Unit {n},CAN,border\n" for n in range(30_000)))
    nursery = door.waiting()
    read: list[int] = []

    def kill(row: int, _of: int) -> None:
        read.append(row)
        parent = nursery or door.waiting()
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        for each in children.split():
            os.kill(int(each), signal.SIGKILL)

    with pytest.raises(BadInputError) as caught:
        partners.import_partners(session, path, kill)
    assert (caught.value.code, caught.value.file) == ("outside.ended", str(path))
    assert read[0] == 500


def _pdf(objects: list[bytes]) -> bytes:
    """A file of these objects, of which the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return out


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


def _bomb(size: int) -> bytes:
    """Zeros, packed twice."""
    packed = zlib.compress(zlib.compress(bytes(size), 9), 9)
    return _stream(packed, b"/Filter[/FlateDecode/FlateDecode]")


def _page(contents: bytes, box: bytes = b"0 0 200 200") -> bytes:
    pages = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]/Contents 4 0 R/Resources<<>>>>",
        contents,
    ]
    return _pdf(pages)


PACKETS = {
    "record bomb": _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>/Names<</EmbeddedFiles"
            b"<</Names[(record.json) 3 0 R]>>>>>>",
            b"<</Type/Pages/Kids[]/Count 0>>",
            b"<</Type/Filespec/EF<</F 4 0 R>>>>",
            _bomb(1 << 30),
        ]
    ),
    "deep array": _pdf([b"[" * 100_000 + b"(record.json)" + b"]" * 100_000]),
    "deep catalogue": _pdf([b"<</A " * 50_000 + b"(record.json)" + b">>" * 50_000]),
    "circle": b"%PDF-1.7\n1 0 obj\n1 0 R\nendobj\n(record.json)\n"
    b"trailer\n<</Root 1 0 R/Prev 0/Size 2>>\nstartxref\n9\n%%EOF\n",
}


@pytest.mark.parametrize("name", PACKETS)
def test_packet_bombs(level: None, stages: dict[str, Station], tmp_path: Path, name: str) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(PACKETS[name])
    trust = TrustStore.from_pem(stages["draft"].trust)

    def judge() -> bool:
        try:
            return verification.verify_file(path, trust).ok
        except BadInputError as problem:
            return not (problem.code.startswith("outside.") and problem.file == str(path))

    assert judge() is False


PICTURES = {
    "contents bomb": _page(_bomb(1 << 30)),
    "a page as large as a town": _page(_stream(b"0 0 m"), b"0 0 2000000 2000000"),
    "no end": _page(_stream(b"q " * 5_000_000)),
    "not a PDF": b"\x89PNG\r\n",
}


@pytest.mark.parametrize("name", PICTURES)
def test_pages_that_cannot_be_drawn(level: None, name: str) -> None:
    """Drawn, or refused in words; this process is as it was."""
    pictures = Pictures(PICTURES[name], name)

    def draw() -> str:
        try:
            pictures.measure()
            return "drawn" if pictures.draw(0, 4.0).is_whole else "partly"
        except BadInputError as problem:
            return problem.code.partition(".")[0]
        finally:
            pictures.close()

    assert draw() in ("drawn", "pdf", "outside")


def test_a_ledger_that_unpacks_without_end(level: None) -> None:
    """Fault 47: 2 GB out of some kilobytes, well signed and well sealed."""
    root, central = make_pair("Root", ca=True), make_pair("Central")
    officer = make_pair("Officer", root)
    manifest = Manifest(
        format=bundle.FORMAT, number=1, vault="v", vault_name="OTT-04", signer="o", signer_name="A",
        recipients=(), first_seq=1, last_seq=2, entries=2, head_hash="", previous_sha256="",
        created_utc="",
    )  # fmt: skip
    block = bytes(4 << 20)
    signer = BundleSigner(SoftwareKey(officer.key).sign, officer.certificate, (root.certificate,))
    data = bundle.write(
        manifest, bundle.compress_ledger(block for _ in range(512)), {}, signer,
        [central.certificate], NOW,
    )  # fmt: skip
    assert len(data) < 1 << 20
    with pytest.raises(BadInputError) as caught:
        open_bundle(data, central.key, central.certificate, [root.certificate])
    assert caught.value.code in ("outside.memory", "bundle.too_large")


def test_our_key_signs_nothing_that_was_not_made_here(stages: dict[str, Station]) -> None:
    """A reader that was taken over may say what it likes of a packet."""
    station = stages["decided"]
    pdf = station.decided.read_bytes()
    truth = verification.verify_bytes(pdf, TrustStore.from_pem(station.trust))
    assert truth.record is not None
    verification.require_remade(pdf, truth, station.decided)
    lies = [
        (pdf + b"\n", truth),
        (pdf[:-20] + pdf[-20:].replace(b"EOF", b"EOG"), truth),
        (pdf, replace(truth, record={**truth.record, "banner": "UNCLASSIFIED"})),
        (pdf, replace(truth, record={})),
        (pdf, replace(truth, statements=truth.statements[:1], seals=truth.seals[:1])),
        (pdf, replace(truth, seals=())),
        (pdf, replace(truth, statements=(truth.statements[0], {}))),
    ]
    for data, told in lies:
        with pytest.raises(CheckFailedError) as caught:
            verification.require_remade(data, told, station.decided)
        assert caught.value.code == "packet.rejected"


LOADED = """
import sys
from pathlib import Path
from workstation.workflows import verification
found = verification.verify_file(Path(sys.argv[1]), Path(sys.argv[2]))
readers = ("pyhanko", "pikepdf", "pypdfium2", "reportlab", "csv", "zstandard", "lxml")
print(found.ok, [name for name in readers if name in sys.modules])
"""


def test_the_process_that_asks_does_not_even_load_what_reads(stages: dict[str, Station]) -> None:
    station = stages["decided"]
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(station.decided), str(station.trust)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "True []"
