"""Certificates that somebody spoiled: each is refused in words, wherever it comes in."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.unit.identity.test_authority import AT
from workstation.domain.error import BadInputError
from workstation.identity import authority
from workstation.identity.trust import TrustStore
from workstation.transfer.recipients import read_recipients

SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "a version that does not exist": lambda der: der.replace(
        bytes.fromhex("a003020102"), bytes.fromhex("a003020109"), 1
    ),
    "one extension twice": lambda der: der.replace(
        bytes.fromhex("0603551d0e"), bytes.fromhex("0603551d0f"), 1
    ),
    "a curve that nobody knows": lambda der: der.replace(
        bytes.fromhex("06052b81040022"), bytes.fromhex("06052b81040032"), 1
    ),
    "a kind of key that nobody knows": lambda der: der.replace(
        bytes.fromhex("06072a8648ce3d0201"), bytes.fromhex("06072a8648ce3d0209"), 1
    ),
}


@pytest.fixture(params=SPOILED)
def spoiled(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    _, root = authority.make_authority("OTT-04", AT)
    der = root.public_bytes(Encoding.DER)
    bad = SPOILED[request.param](der)
    assert bad != der
    body = base64.encodebytes(bad).decode()
    path = tmp_path / "bad.pem"
    path.write_text(f"-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----\n")
    return path


def test_it_is_no_root(spoiled: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        TrustStore.from_pem(spoiled)
    assert caught.value.code in {"trust.damaged", "trust.no_authority"}


def test_it_is_no_recipient(spoiled: Path, tmp_path: Path) -> None:
    names = tmp_path / "recipients.txt"
    names.write_text(f"{spoiled.name}\n")
    with pytest.raises(BadInputError) as caught:
        read_recipients(names, AT)
    assert caught.value.code in {"recipients.not_a_certificate", "recipients.key_unsupported"}
