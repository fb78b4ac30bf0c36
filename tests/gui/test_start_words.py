"""A program that runs from its source compiles its words, or says that it could not."""

import logging
import os
import shutil
from pathlib import Path

import pytest

from ui import app
from workstation import resource

FOLDER = resource.root() / "translations"


def test_words_are_compiled_where_they_are_absent_or_old(tmp_path: Path) -> None:
    """Once done they are left alone; a newer text makes them again."""
    shutil.copy(FOLDER / "ui_en.ts", tmp_path)
    text, made = tmp_path / "ui_en.ts", tmp_path / "ui_en.qm"
    assert app.compile_words(tmp_path)
    assert made.stat().st_size > 0
    os.utime(made, (2_000_000_000, 2_000_000_000))
    assert app.compile_words(tmp_path)
    assert made.stat().st_mtime == 2_000_000_000
    os.utime(text, (2_000_000_001, 2_000_000_001))
    assert app.compile_words(tmp_path)
    assert made.stat().st_mtime != 2_000_000_000


def test_words_that_cannot_be_compiled_are_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The program starts all the same."""
    (tmp_path / "ui_fr.ts").write_text("<TS", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert not app.compile_words(tmp_path)
    assert "stay English" in caplog.text
