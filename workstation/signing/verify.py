"""The acceptance policy for packets: everything must hold, any doubt is a rejection.

A valid signature does not make an acceptable document. A packet is accepted when the bytes of
the whole file are exactly: the pages made again from the embedded record, then one revision
for each signature made again from its statement. Then each signature must be intact, by the
right authority, trusted at its time, in the right order. Nothing is left that nobody checked.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from cryptography import x509

from workstation.domain.error import UserError
from workstation.signing import certificates, cms_shape, longterm, longterm_check
from workstation.signing.fields import AUTHOR, FIELDS, ROLE_OF_FIELD
from workstation.signing.longterm import Archive
from workstation.signing.reading import (
    FoundPacket,
    FoundSignature,
    NotAcceptedError,
    check_kind,
    read_packet,
)
from workstation.signing.revision import (
    Restamp,
    Statement,
    append_revision,
    signing_time,
    statement_text,
)
from workstation.signing.signer import TrustStore
from workstation.signing.statement import (
    author_statement,
    decision_of,
    decision_statement,
    serial_text,
)
from workstation.signing.verdict import SignatureVerdict, Verdict

_EITHER_HALF = ("1", "2", "3")
"""Renderers whose packets were signed with whichever of two equal values came."""

Rerender = Callable[[dict[str, Any]], bytes]
"""Makes the pages of a record again, byte for byte."""


def verify(pdf: bytes, trust: TrustStore, rerender: Rerender, restamp: Restamp) -> Verdict:
    """Judge a packet.

    Args:
        pdf: the file.
        trust: the roots and officers that this machine believes.
        rerender: makes the pages again from the record; may raise UserError.
        restamp: makes the stamp of a statement again.

    Returns:
        The verdict; a rejected packet hands out neither record nor decisions.

    Raises:
        BadInputError: the file is not a packet at all.
    """
    check_kind(pdf)
    digest = hashlib.sha256(pdf).hexdigest()
    try:
        return _judge(pdf, digest, trust, rerender, restamp)
    except NotAcceptedError as problem:
        return Verdict(ok=False, problems=(problem.code,), sha256=digest)
    except UserError as problem:
        return Verdict(ok=False, problems=(problem.code,), sha256=digest)
    except MemoryError:
        # The cap of the process that reads was reached: whoever asked is told so.
        raise
    except Exception:  # noqa: BLE001 - a hostile file can fail in any way; each is a rejection
        return Verdict(ok=False, problems=("verify.unreadable",), sha256=digest)


def _judge(
    pdf: bytes, digest: str, trust: TrustStore, rerender: Rerender, restamp: Restamp
) -> Verdict:
    packet = read_packet(pdf)
    made = _remade(pdf, packet, rerender, restamp)
    problems = [*made.problems, *_order_problems([each.field for each in packet.signatures])]
    archive = longterm_check.judge(packet, trust) if made.whole and not problems else Archive()
    problems += archive.problems
    seen: list[SignatureVerdict] = []
    for found in packet.signatures:
        seen.append(_judged(found, packet, trust, seen, made))
    ok = not problems and bool(seen) and not any(each.problems for each in seen)
    return Verdict(
        ok=ok,
        signatures=tuple(seen),
        decisions=tuple(decision_of(s.statement) for s in packet.signatures[1:]) if ok else (),
        statements=tuple(each.statement for each in packet.signatures) if ok else (),
        record=packet.record if ok else None,
        embedded_matches_pages=made.matches,
        problems=tuple(problems),
        sha256=digest,
        revisions=made.ends if ok else (),
        seals=tuple(each.cms for each in packet.signatures) if ok else (),
        archive=archive,
    )


@dataclass(frozen=True, slots=True)
class _Remade:
    """What of a file this machine could make again, byte for byte."""

    ends: tuple[int, ...] = ()
    """Where the pages end, and each revision after them, as far as they are the file's."""
    length: int = 0
    """The length of the file."""
    problems: tuple[str, ...] = ()

    @property
    def matches(self) -> bool:
        """Whether the pages are those of the embedded record."""
        return bool(self.ends)

    def fails_at(self, number: int) -> bool:
        """Whether the pages are the record's, and the revision of this signature is not its own."""
        return self.matches and number >= len(self.ends) - 1

    @property
    def whole(self) -> bool:
        """Whether nothing stands in the file but what was made again."""
        return not self.problems


def _remade(pdf: bytes, packet: FoundPacket, rerender: Rerender, restamp: Restamp) -> _Remade:
    """The pages and each signature's revision made again, up to where the file differs."""
    try:
        current = rerender(packet.record)
    except (NotAcceptedError, UserError) as problem:
        return _Remade(problems=(problem.code,))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a record that somebody made up can fail in any way
        return _Remade(problems=("verify.record_unreadable",))
    if not pdf.startswith(current):
        return _Remade(problems=("verify.pages_changed",))
    ends = [len(current)]
    for append in _appending(packet, restamp):
        try:
            current = append(current)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - so can a statement
            current = b""
        if not (current and pdf.startswith(current)):
            return _Remade(tuple(ends), len(pdf), (_difference(pdf, packet.signatures),))
        ends.append(len(current))
    rest = () if len(current) == len(pdf) else ("verify.unsigned_change",)
    return _Remade(tuple(ends), len(pdf), rest)


def _appending(packet: FoundPacket, restamp: Restamp) -> Iterator[Callable[[bytes], bytes]]:
    """What makes each revision after the pages, in their order."""
    for signed in packet.signatures:
        yield partial(
            append_revision,
            statement=signed.statement,
            restamp=restamp,
            sign=_always(signed.cms),
        )
    for addition in packet.additions:
        yield partial(longterm.append, addition=addition)


def remake(verdict: Verdict, rerender: Rerender, restamp: Restamp) -> bytes:
    """The file of an accepted verdict made from its parts alone, without reading any file."""
    assert verdict.record is not None
    current = rerender(verdict.record)
    for statement, seal in zip(verdict.statements, verdict.seals, strict=True):
        current = append_revision(current, statement, restamp, _always(seal))
    for addition in verdict.archive.additions:
        current = longterm.append(current, addition)
    return current


def _always(contents: bytes) -> Callable[[bytes], bytes]:
    """A signer that gives back the signature found in the file."""
    return lambda _digest: contents


def _difference(pdf: bytes, signatures: Sequence[FoundSignature]) -> str:
    """Name what differs, for the person who has to find out what happened."""
    covered = max((each.end for each in signatures), default=0)
    return "verify.unsigned_change" if covered < len(pdf) else "verify.revision_changed"


def _order_problems(fields: Sequence[str]) -> list[str]:
    if not fields:
        return ["verify.not_signed"]
    problems = [] if fields[0] == AUTHOR else ["verify.author_not_first"]
    places = [FIELDS.index(each) for each in fields]
    if sorted(set(places)) != places:
        problems.append("verify.wrong_order")
    return problems


def _judged(
    found: FoundSignature,
    packet: FoundPacket,
    trust: TrustStore,
    earlier: Sequence[SignatureVerdict],
    made: _Remade,
) -> SignatureVerdict:
    """The verdict on one signature; one that cannot be read at all is named as such."""
    try:
        return _judge_signature(found, packet, trust, earlier, made)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - what somebody made up can fail in any way
        return SignatureVerdict(field=found.field, problems=("verify.signature_unreadable",))


def _judge_signature(
    found: FoundSignature,
    packet: FoundPacket,
    trust: TrustStore,
    earlier: Sequence[SignatureVerdict],
    made: _Remade,
) -> SignatureVerdict:
    parts = cms_shape.read(found.cms)
    certificate = x509.load_der_x509_certificate(parts.certificate)
    at = signing_time(found.statement)
    status = _status(found.embedded, trust, at)
    intact = bool(status.intact and status.valid)
    covers = status.coverage.name in ("ENTIRE_FILE", "ENTIRE_REVISION")
    problems = [] if intact else ["verify.signature_broken"]
    if not covers:
        problems.append("verify.coverage")
    old = packet.record.get("renderer") in _EITHER_HALF
    if not cms_shape.has_our_shape(found.cms, any_half=old):
        problems.append("verify.weak_algorithm")
    if not status.trusted:
        problems.append("verify.untrusted")
    if made.fails_at(len(earlier)):
        problems.append("verify.revision_changed")
    modification = _modification(found, made, intact=intact and covers)
    if modification == "forbidden":
        problems.append("verify.modified")
    role = ROLE_OF_FIELD.get(found.field)
    if role is not None:
        above = [x509.load_der_x509_certificate(each) for each in parts.chain]
        problems += certificates.problems_of(certificate, at, role, trust, above)
    problems += [] if _may_sign(certificate) else ["verify.wrong_usage"]
    problems += _statement_problems(found, certificate, packet, earlier)
    subject = certificates.subject_of(certificate)
    return SignatureVerdict(
        field=found.field,
        signer=subject.name,
        officer=subject.officer,
        authority=subject.authority,
        station=subject.station,
        signed_at=found.statement["at"],
        certificate=serial_text(certificate.serial_number),
        fingerprint=certificates.fingerprint(certificate),
        covers_whole_revision=covers,
        intact=intact,
        trusted=bool(status.trusted) and "verify.not_in_roster" not in problems,
        modification=modification,
        problems=tuple(dict.fromkeys(problems)),
    )


def _statement_problems(
    found: FoundSignature,
    certificate: x509.Certificate,
    packet: FoundPacket,
    earlier: Sequence[SignatureVerdict],
) -> list[str]:
    said, subject = found.statement, certificates.subject_of(certificate)
    problems = []
    named = (said["officer"], said["officer_name"], said["authority"], said["station"])
    if named != (subject.officer, subject.name, subject.authority, subject.station):
        problems.append("verify.not_the_signer")
    if said["certificate"] != serial_text(certificate.serial_number):
        problems.append("verify.not_the_signer")
    if said["field"] != found.field:
        problems.append("verify.wrong_field")
    if said["record_sha256"] != hashlib.sha256(packet.record_bytes).hexdigest():
        problems.append("verify.other_record")
    before = [each.is_by(subject.officer, subject.name, subject.station) for each in earlier]
    if any(before):
        problems.append("verify.approver_is_author" if before[0] else "verify.signed_twice")
    if found.field == AUTHOR:
        problems += _author_problems(said, packet.record)
    if not problems and not _says_the_same(found, certificate, packet):
        problems.append("verify.statement")
    return problems


def _may_sign(certificate: x509.Certificate) -> bool:
    """Whether the certificate is for signing what somebody stands by."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return usage.content_commitment


def _says_the_same(
    found: FoundSignature, certificate: x509.Certificate, packet: FoundPacket
) -> bool:
    try:
        again = _restated(found, certificate, packet)
    except (KeyError, TypeError, ValueError):
        return False
    return statement_text(found.statement) == statement_text(again)


def _restated(
    found: FoundSignature, certificate: x509.Certificate, packet: FoundPacket
) -> Statement:
    """The statement as this program words it; other viewers show parts of it to people."""
    said, language = found.statement, packet.record["language"]
    signer, digest = certificates.named_in(certificate), said["record_sha256"]
    if found.field == AUTHOR:
        return author_statement(digest, signer, said["at"], language)
    return decision_statement(digest, decision_of(said), signer, language=language)


def _author_problems(said: dict[str, Any], record: dict[str, Any]) -> list[str]:
    written, vault = record["assessment"], record["vault"]
    named = (said["officer"], said["officer_name"], said["at"])
    problems = []
    if named != (written["author"], written["author_name"], record["signed_at"]):
        problems.append("verify.not_the_author")
    if said["station"] != vault["name"]:
        problems.append("verify.other_station")
    return problems


def _modification(found: FoundSignature, made: _Remade, *, intact: bool) -> str:
    """What came after a signature: nothing, what packets permit, or something else.

    Where the whole file was made again byte for byte, nothing followed but further signatures.
    Where the pages could not be made here, the revisions are compared object by object.
    """
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel

    if made.whole:
        return "none" if found.end == made.length else "permitted"
    if made.matches or not intact:
        return "none" if intact and found.end == made.length else "forbidden"
    compared = found.embedded.evaluate_modifications(DEFAULT_DIFF_POLICY)
    level = getattr(compared, "modification_level", ModificationLevel.OTHER)
    if level == ModificationLevel.NONE:
        return "none"
    return "permitted" if level <= ModificationLevel.FORM_FILLING else "forbidden"


def _status(embedded: Any, trust: TrustStore, at: Any) -> Any:
    from asn1crypto import x509 as asn1_x509
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    roots = [asn1_x509.Certificate.load(root.public_bytes(Encoding.DER)) for root in trust.roots]
    context = ValidationContext(
        trust_roots=roots, moment=at, allow_fetching=False, revocation_mode="soft-fail"
    )
    return validate_pdf_signature(
        embedded,
        signer_validation_context=context,
        key_usage_settings=KeyUsageConstraints(key_usage={"non_repudiation"}),
        skip_diff=True,
    )
