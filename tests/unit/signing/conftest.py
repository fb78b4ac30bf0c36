"""One signed packet for all tests here; bytes, so nobody can change it."""

import pytest

from tests.unit.signing import packet


@pytest.fixture(scope="session")
def signed() -> packet.Signed:
    return packet.make()
