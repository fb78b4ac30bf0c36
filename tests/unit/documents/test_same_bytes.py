"""The same record gives the same bytes: on another day, by another Python, with another zlib.

``ASSESSOR_OTHER_PYTHON`` names further interpreters that have the dependencies, between colons.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.documents import pages_digest

_ROOT = Path(pages_digest.__file__).parents[3]
_OTHERS = [each for each in os.environ.get("ASSESSOR_OTHER_PYTHON", "").split(":") if each]
_ELSEWHERE = """
import datetime, runpy, time, zlib
tomorrow, compress, now = 86_400.0 + 3_607.0, zlib.compress, time.time
class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(now() + tomorrow, tz)
    today = utcnow = now
time.time = lambda: now() + tomorrow
time.time_ns = lambda: int(time.time() * 1e9)
gmtime, localtime = time.gmtime, time.localtime
time.gmtime = lambda at=None: gmtime(time.time() if at is None else at)
time.localtime = lambda at=None: localtime(time.time() if at is None else at)
datetime.datetime = Moved
zlib.compress = lambda data, *_, **__: compress(data, 1)
runpy.run_module("tests.unit.documents.pages_digest", run_name="__main__")
"""
"""What differs there: the day, the time zone, the seed of hashes and how Python compresses."""


@pytest.mark.parametrize("python", [sys.executable, *_OTHERS])
def test_pages_and_revisions_are_the_same_elsewhere(python: str) -> None:
    """Pages, signatures, what is added for the archive: nothing is left to chance."""
    environment = {**os.environ, "TZ": "Pacific/Apia", "PYTHONHASHSEED": "77"}
    done = subprocess.run(
        (python, "-c", _ELSEWHERE), cwd=_ROOT, env={**environment, "PYTHONPATH": str(_ROOT)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout)["digests"] == pages_digest.digests()
