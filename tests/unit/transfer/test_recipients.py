"""The recipients file: paths or PEM, each error with its line."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.unit.transfer.conftest import NOW, Pair, make_pair
from workstation.domain.error import BadInputError
from workstation.transfer.recipients import fingerprint, read_recipients


def test_paths_and_inline_pem_are_read_once_each(
    tmp_path: Path, central: Pair, stranger: Pair
) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "central.pem").write_bytes(central.pem)
    text = f"# who\n\nkeys/central.pem\n{stranger.pem.decode()}\n keys/central.pem \n"
    path = tmp_path / "to.txt"
    path.write_text(text)
    found = read_recipients(path, NOW)
    assert [fingerprint(one) for one in found] == [
        fingerprint(central.certificate),
        fingerprint(stranger.certificate),
    ]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "recipients.none", None),
        ("# nobody\n", "recipients.none", None),
        ("\nmissing.pem\n", "recipients.unreadable", "2"),
        ("to.txt\n", "recipients.not_a_certificate", "1"),
        ("pipe\n", "recipients.unreadable", "1"),
        ("/dev/zero\n", "recipients.unreadable", "1"),
        ("# x\n-----BEGIN CERTIFICATE-----\nAAAA\n", "recipients.not_a_certificate", "2"),
        (
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "recipients.not_a_certificate",
            "1",
        ),
        ("binary.pem\n", "recipients.not_text", "1"),
        ("a\x00b\n", "recipients.not_text", "1"),
        ("huge.pem\n", "recipients.too_large", "1"),
        ("p256.pem\n", "recipients.key_unsupported", "1"),
    ],
)
def test_bad_line_is_named(tmp_path: Path, text: str, code: str, place: str | None) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "binary.pem").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "huge.pem").write_bytes(b"x" * ((1 << 20) + 1))
    (tmp_path / "p256.pem").write_bytes(make_pair("Small", curve=ec.SECP256R1()).pem)
    path = tmp_path / "to.txt"
    path.write_text(text)
    with pytest.raises(BadInputError) as caught:
        read_recipients(path, NOW)
    assert (caught.value.code, caught.value.place) == (code, place)
    assert caught.value.file == str(path)


def test_missing_recipients_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"recipients\.unreadable"):
        read_recipients(tmp_path / "none.txt", NOW)


def test_expired_certificate_is_refused(tmp_path: Path, central: Pair) -> None:
    path = tmp_path / "to.txt"
    path.write_bytes(central.pem)
    with pytest.raises(BadInputError, match=r"recipients\.not_valid_now 1|recipients\.not_valid"):
        read_recipients(path, NOW + timedelta(days=400))
    assert read_recipients(path, NOW)
