"""What is done with a packet from outside in the process without keys.

:func:`judge` reads and judges, :func:`copy_for_paper` lays out a numbered copy. Neither sees a
vault: whom to believe comes along as certificates. The functions of this module that are given
a file are called through :mod:`workstation.outside.door` only.
"""

import importlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from workstation import words
from workstation.documents.packet import PaperCopy, SignatureFacts
from workstation.documents.packet_copy import CopyFacts
from workstation.documents.typeface import styles
from workstation.domain.officer import Officer
from workstation.identity.trust import TrustStore
from workstation.outside.door import Task
from workstation.outside.limits import Limits
from workstation.signing.reading import NotAcceptedError
from workstation.signing.verdict import Verdict, without_contents
from workstation.workflows import packet_claims, packet_content, packet_rules
from workstation.workflows.methodologies import list_methodologies

_HEAVY: Final = (
    "pyhanko.pdf_utils.incremental_writer",
    "pyhanko.sign.diff_analysis",
    "pyhanko.sign.signers.cms_embedder",
    "pyhanko.sign.validation",
    "pyhanko_certvalidator",
    "workstation.documents.assessment",
    "workstation.documents.stamp",
    "workstation.signing.verify",
    "workstation.documents.flow",
    "workstation.documents.furniture",
    "pyhanko.pdf_utils.filters",
    "pyhanko.pdf_utils.metadata.xmp_xml",
    "reportlab.graphics.renderPDF",
    "reportlab.platypus",
    "reportlab.platypus.paraparser",
    "pikepdf",
    "segno.encoder",
    "segno.writers",
    "_strptime",
)
"""What reading a packet imports on its way."""

_NO_STATEMENT: Final = {
    "language": "en", "field": "L1", "outcome": "approve", "reasons": "-", "marking": "(U)",
    "conditions": [{"text": "-", "due": "2026-01-01"}], "no_interest": True, "officer_name": "-",
    "station": "-", "at": "2026-01-01T00:00:00.000Z", "certificate": "00",
}  # fmt: skip
"""Drawn once for practice."""

LIMITS: Final = Limits(memory_mb=512, cpu_s=60, output_mb=64)


class Trusted(msgspec.Struct, frozen=True):
    """Whom to believe: authorities as DER, and officers by the digest of their certificates."""

    roots: tuple[bytes, ...]
    officers: Mapping[str, Officer] | None
    revoked: Mapping[str, str] = {}
    timestamps: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, store: TrustStore) -> "Trusted":
        """What a trust store holds, as it is sent."""
        roots = tuple(each.public_bytes(Encoding.DER) for each in store.roots)
        stamps = tuple(each.public_bytes(Encoding.DER) for each in store.timestamps)
        return cls(roots, store.officers, store.revoked, stamps)

    def store(self) -> TrustStore:
        """The trust store that was sent."""
        roots = tuple(x509.load_der_x509_certificate(each) for each in self.roots)
        stamps = tuple(x509.load_der_x509_certificate(each) for each in self.timestamps)
        return TrustStore(roots, self.officers, self.revoked, timestamps=stamps)


class Copy(msgspec.Struct, frozen=True):
    """A copy for paper: the record and signatures of the verdict, and what is its own."""

    record: dict[str, Any]
    signatures: tuple[SignatureFacts, ...]
    facts: CopyFacts


def judge(data: bytes, given: Trusted) -> Verdict:
    """The verdict on a packet's bytes, the ladder included.

    Raises:
        BadInputError: the file is not a packet.
    """
    from workstation.signing.verify import verify

    found = verify(data, given.store(), rerender, restamp)
    if not found.ok:
        return found
    assert found.record is not None
    code = packet_rules.ladder_problem(found.record, found.decisions)
    return found if code is None else without_contents(found, code)


def copy_for_paper(data: bytes, given: Copy) -> PaperCopy:
    """The print-ready pages of one numbered copy."""
    from workstation.documents.packet import render_packet

    methodology = packet_content.methodology_of_record(given.record)
    return render_packet(given.record, methodology, data, given.signatures, given.facts)


def rerender(record: dict[str, Any]) -> bytes:
    """Make the pages of a record again, after checking that its values follow from it.

    Raises:
        UserError: the methodology or the renderer is not known here, or the values differ.
    """
    from workstation.documents import assessment, packet_record

    known = record["renderer"] in packet_record.RENDERERS
    if record["format"] != packet_record.FORMAT or not known:
        raise NotAcceptedError("verify.renderer_unknown")
    if record["check_code"] != packet_record.check_code(record):
        raise NotAcceptedError("verify.values_differ")
    methodology = packet_content.methodology_of_record(record)
    packet_claims.check_claims(record, methodology)
    return assessment.render(record, methodology)


def restamp(
    statement: dict[str, Any],
    width: float,
    height: float,
    areas: Sequence[tuple[int, float, float]] = (),
    aloud: bool = False,
) -> bytes:
    """Make a stamp again."""
    from workstation.documents.stamp import render_stamp

    return render_stamp(statement, width, height, areas, aloud)


JUDGE: Final[Task[Verdict]] = Task(
    "workstation.workflows.packet_reader:judge", Verdict, limits=LIMITS
)
COPY: Final[Task[PaperCopy]] = Task(
    "workstation.workflows.packet_reader:copy_for_paper", PaperCopy, limits=LIMITS
)


def warm_up() -> None:
    """Import and read what every packet needs, before there is one."""
    for name in _HEAVY:
        importlib.import_module(name)
    words.catalogue()
    list_methodologies()
    styles()
    restamp(_NO_STATEMENT, 400.0, 200.0)
