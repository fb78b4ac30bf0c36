"""PySide6 6.12.0 loses references to True and None on Python 3.11; the pinned one must not."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    said = Signal(bool)


def test_signals_and_setters_keep_reference_counts(qtbot):
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    sender = Sender()
    heard = []
    sender.said.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(2_000):
        sender.said.emit(True)
        label.setText("a" if number % 2 else "b")
    assert len(heard) == 2_000
    heard.clear()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert abs(after[0] - before[0]) < 50
    assert abs(after[1] - before[1]) < 50
