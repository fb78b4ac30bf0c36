"""Typing in the wizard: how long the event loop is ever blocked, and whether a key is lost."""

import os
import statistics
import time
from pathlib import Path

from tests.bench import store
from tests.bench.row import Row
from workstation.workflows import assessments
from workstation.workflows import session as sessions

KEYS = 1000
FRAME_MS = 16.0
_PAUSE_S = 0.012
_TEXT = "detention without contact was reported by two graded sources "


def rows(folder: Path) -> list[Row]:
    """Type 1,000 keys with autosave into the vault; the longest gap against one frame."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from ui.screens import Photographer

    vault = folder / "typing"
    with store.vault_with_record(vault, entries=300) as (session, partner):
        assessment = assessments.new_assessment(session, partner).id
    photographer = Photographer(folder, vault, "")
    workspace = photographer.unlock(store.PASSPHRASE, lambda _name: None)
    workspace.context.navigate("assess", {"assessment": assessment, "question": "1.2"})
    photographer.settle()
    field = next(
        one
        for one in workspace.findChildren(QPlainTextEdit)
        if one.isVisible() and not one.isReadOnly()
    )
    field.setFocus()
    photographer.settle()
    gaps_ms: list[float] = []
    for number in range(KEYS):
        letter = _TEXT[number % len(_TEXT)]
        start = time.perf_counter()
        QTest.keyClick(field, letter)
        gaps_ms.append((time.perf_counter() - start) * 1000)
        until = time.perf_counter() + _PAUSE_S
        while time.perf_counter() < until:
            start = time.perf_counter()
            QApplication.processEvents()
            gaps_ms.append((time.perf_counter() - start) * 1000)
            time.sleep(0.001)
    typed = field.toPlainText()
    photographer.settle()
    photographer.close()
    kept = _kept(vault, assessment, typed)
    gaps_ms.sort()
    note = f"p99 {statistics.quantiles(gaps_ms, n=100)[98]:.1f} ms, {KEYS - kept} keys lost"
    return [
        Row(
            "typing in the wizard, longest gap", gaps_ms[-1], FRAME_MS, "ms", "one frame", 1.0, note
        )
    ]


def _kept(vault: Path, assessment: str, typed: str) -> int:
    """How many of the keys typed stand in the vault."""
    from datetime import UTC, datetime

    officer = sessions.list_slots(vault)[0].officer_id
    session = sessions.unlock(vault, officer, store.PASSPHRASE, lambda: datetime.now(UTC))
    try:
        answers = assessments.get_assessment(session, assessment).answers.values()
        return KEYS if any(len(typed) == KEYS and one.text == typed for one in answers) else 0
    finally:
        sessions.end(session)
