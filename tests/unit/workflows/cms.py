"""A signature as openssl judges it."""

import subprocess
from pathlib import Path


def openssl_cms(pdf: bytes, tmp_path: Path, roots: str) -> "subprocess.CompletedProcess[bytes]":
    """OpenSSL's word on the first signature of a packet."""
    from workstation.signing.reading import read_packet

    (found,) = read_packet(pdf).signatures
    start = pdf.index(b"/ByteRange") + len(b"/ByteRange")
    first, length, second, rest = map(int, pdf[pdf.index(b"[", start) + 1 :].split(b"]")[0].split())
    (tmp_path / "signed").write_bytes(pdf[first:length] + pdf[second : second + rest])
    (tmp_path / "cms.der").write_bytes(found.cms)
    (tmp_path / "roots.pem").write_text(roots)
    return subprocess.run(
        ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", tmp_path / "cms.der",
         "-content", tmp_path / "signed", "-CAfile", tmp_path / "roots.pem", "-out", "/dev/null",
         "-no_check_time", "-purpose", "any", "-cades"],
        capture_output=True, check=False,
    )  # fmt: skip
