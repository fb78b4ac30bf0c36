"""A forger's tools: what can be done to a signed file with no key, and with a key of one's own."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from asn1crypto import cms, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from tests.campaign.packets_world import restamp
from tests.unit.signing.keys import ISSUED, Key
from workstation.domain.officer import Officer
from workstation.signing.revision import append_revision

P384_ORDER = int(
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
    "C7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16,
)  # fmt: skip
Change = Callable[[pikepdf.Pdf], None]


def flipped(pdf: bytes, at: int, bit: int = 0) -> bytes:
    """One bit is another."""
    found = bytearray(pdf)
    found[at] ^= 1 << bit
    return bytes(found)


def written_over(pdf: bytes, at: int, text: bytes) -> bytes:
    """Other bytes in the same place."""
    return pdf[:at] + text + pdf[at + len(text) :]


def swapped(pdf: bytes, old: bytes, new: bytes, *, last: bool = True) -> bytes:
    """A text for another one that is as long, filled up with spaces."""
    at = pdf.rindex(old) if last else pdf.index(old)
    return written_over(pdf, at, new.ljust(len(old)))


def contents_at(pdf: bytes) -> tuple[int, int]:
    """Where the hexadecimal digits of the last signature begin and end."""
    found = list(re.finditer(rb"/Contents <([0-9a-fA-F]+)>", pdf))[-1]
    return found.start(1), found.end(1)


def resaved(pdf: bytes, change: Change = lambda _: None, **options: Any) -> bytes:
    """The file written anew by another program, with a plain table unless told otherwise."""
    plain = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "deterministic_id": True}
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        output = BytesIO()
        opened.save(output, **(plain | options))
    return output.getvalue()


def appended(pdf: bytes, objects: dict[int, bytes], *, more: bytes = b"", prev: int = -1) -> bytes:
    """An incremental update with a plain table, as a forger's tool writes it.

    Args:
        pdf: the signed file.
        objects: what is written anew, by number.
        more: further entries of the trailer.
        prev: another place for the table before.
    """
    before = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1]) if prev < 0 else prev
    trailer = pdf[pdf.rindex(b"trailer") :]
    root, size = _found(rb"/Root (\d+ \d+ R)", trailer), int(_found(rb"/Size (\d+)", trailer))
    body, table = bytearray(pdf), bytearray(b"xref\n")
    for number, content in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += table
    body += b"trailer\n<< /Size %d /Root %s /Prev %d %s >>\n" % (
        max(size, *objects, 0) + 1, root, before, more
    )  # fmt: skip
    body += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(body)


def updated(pdf: bytes, change: Callable[[pikepdf.Pdf], Any]) -> bytes:
    """An update of the object that the change gives back, as it is after the change."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = change(opened)
        number = found.objgen[0]
        if isinstance(found, pikepdf.Stream):
            data = found.read_bytes()
            head = {
                key: found.stream_dict[key]
                for key in found.stream_dict.keys()  # noqa: SIM118 - no mapping
                if key not in ("/Length", "/Filter", "/DecodeParms")
            }
            entries = b" ".join(b"%s %s" % (k.encode(), _text(v)) for k, v in head.items())
            return appended(pdf, {number: _stream(data, entries)})
        return appended(pdf, {number: found.unparse(resolved=True)})


def root_with(pdf: bytes, entry: bytes) -> bytes:
    """An update of the catalogue with one more entry."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        number, text = opened.Root.objgen[0], opened.Root.unparse(resolved=True)
    return appended(pdf, {number: text[:-2] + entry + b" >>"})


def page_with(pdf: bytes, entry: bytes, page: int = 0) -> bytes:
    """An update of a page with one more entry, its annotations taken away."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = opened.pages[page].obj
        if "/Annots" in found and b"/Annots" in entry:
            del found.Annots
        number, text = found.objgen[0], found.unparse(resolved=True)
    return appended(pdf, {number: text[:-2] + entry + b" >>"})


def sized_stream(data: bytes) -> bytes:
    """A stream that is packed."""
    return _stream(data, b"")


def _stream(data: bytes, entries: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< %s /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (
        entries, len(packed), packed
    )  # fmt: skip


def _text(value: Any) -> bytes:
    return bytes(value.unparse()) if isinstance(value, pikepdf.Object) else str(value).encode()


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]


def signed_as(
    pdf: bytes, statement: dict[str, Any], make: Callable[[bytes], bytes], drawn: Any = restamp
) -> bytes:
    """One more revision with a signature that somebody makes of the digest in their own way."""
    return append_revision(pdf, statement, drawn, make)


def edited_cms(der: bytes, change: Callable[[Any], None]) -> bytes:
    """A signature taken apart, changed, and put together."""
    content = cms.ContentInfo.load(der)
    change(content["content"])
    return bytes(content.dump(force=True))


@dataclass(frozen=True)
class RsaKey:
    """A key of another kind, which offers the same."""

    officer: Officer
    private_key: rsa.RSAPrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def sign(self, data: bytes) -> bytes:
        """PKCS #1 v1.5 over SHA-384."""
        return self.private_key.sign(data, padding.PKCS1v15(), hashes.SHA384())


def certificate_for(
    officer: Officer, public: Any, issuer: Key | Any, *, usage: bool = True, at: datetime = ISSUED,
    ca: bool = False,
) -> x509.Certificate:  # fmt: skip
    """A certificate with these words, issued by somebody who holds a key.

    Args:
        officer: whom it names.
        public: the public key.
        issuer: a key of an officer, or an office.
        usage: whether it may sign documents.
        at: from when it holds.
        ca: whether it says that it may issue others.
    """
    key = issuer.private_key if isinstance(issuer, Key) else issuer.key
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, officer.station),
            x509.NameAttribute(NameOID.TITLE, officer.authority.value),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, officer.id),
            x509.NameAttribute(NameOID.COMMON_NAME, officer.name),
        ]
    )
    flags = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only",
         "decipher_only", "crl_sign"), False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at.replace(tzinfo=None))
        .not_valid_after(at.replace(tzinfo=None, year=at.year + 3))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=usage, key_cert_sign=ca, **flags
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.certificate.public_key()),
            critical=False,
        )
        .sign(key, hashes.SHA384())
    )


def curve_key(like: Key, curve: ec.EllipticCurve, issuer: Any) -> Key:
    """The same officer with a key on another curve."""
    key = ec.generate_private_key(curve)
    certificate = certificate_for(like.officer, key.public_key(), issuer)
    return replace(like, private_key=key, certificate=certificate)


def rsa_key(like: Key, bits: int, issuer: Any) -> RsaKey:
    """The same officer with an RSA key."""
    key = rsa.generate_private_key(65537, bits)
    certificate = certificate_for(like.officer, key.public_key(), issuer)
    return RsaKey(like.officer, key, certificate, like.chain)


def der_of(certificate: x509.Certificate) -> bytes:
    """A certificate as DER."""
    return certificate.public_bytes(serialization.Encoding.DER)


def covered_by_last(pdf: bytes) -> bytes:
    """The bytes that the last signature covers."""
    ranges = re.findall(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", pdf)[-1]
    first, second, size = (int(each) for each in ranges)
    return pdf[:first] + pdf[second : second + size]


def signed_beside(pdf: bytes, key: Key) -> bytes:
    """A signature by another program, in a new field that covers a page."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    secret = key.private_key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )  # fmt: skip
    store = SimpleCertificateStore()
    store.register_multiple(asn1_x509.Certificate.load(der_of(each)) for each in key.chain)
    signer = signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(der_of(key.certificate)),
        signing_key=keys.PrivateKeyInfo.load(secret), cert_registry=store,
    )  # fmt: skip
    meta = signers.PdfSignatureMetadata(field_name="seal", md_algorithm="sha384")
    field = fields.SigFieldSpec("seal", box=(60, 60, 500, 700))
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    out = signers.PdfSigner(meta, signer, new_field_spec=field).sign_pdf(writer)
    return bytes(out.getvalue())
