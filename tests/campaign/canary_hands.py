"""Hands on the real window: they type a canary wherever text can be typed."""

import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.campaign.desk import PASSPHRASE, Desk, machine_clock
from ui import app
from ui.screens import Subjects, scenes
from ui.shell.lifecycle import Surroundings
from ui.unlock.page import UnlockPage
from workstation.workflows import machine

_OPENING = (
    "add", "new", "begin", "enter", "edit", "change", "search", "find", "filter", "know", "decide",
    "evidence", "cite", "note", "preview", "more", "show", "history", "print", "details",
)  # fmt: skip
_SAVING = ("save", "add", "keep", "ok", "apply", "search")
_NEVER = ("lock", "quit", "close the", "sign", "submit", "choose", "browse", "remove", "rotate",
          "let go", "folder", "restore", "import", "export", "back up", "file", "card")  # fmt: skip
_PATIENCE_S = 60.0


def _type(editor: QWidget, text: str) -> None:
    """Text as it comes from a keyboard with dead keys."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


class Hands:
    """One person at the window."""

    def __init__(self, desk: Desk, words: Iterator[str]) -> None:
        self._words = words
        self._desk = desk
        self.visited: dict[str, int] = {}
        self.relaunched: list[list[str]] = []
        self._application = QApplication(["assessor-workstation"])
        self._application.setApplicationName("assessor-workstation")
        path = machine.preferences_path()
        running = app.build(
            self._application,
            app.parse(["--vault", str(desk.vault), "--lang", "en"]),
            machine.Preferences(),
            preferences_path=path,
            surroundings=Surroundings(clock=machine_clock, relaunch=self._relaunched),
        )
        self._life = running.lifecycle
        self._life.show()
        self._dialogs = QTimer()
        self._dialogs.timeout.connect(self._answer_dialog)
        self._dialogs.start(400)

    def _relaunched(self, arguments: Sequence[str]) -> None:
        self.relaunched.append(list(arguments))

    def settle(self, least_s: float = 0.25) -> None:
        """Wait until nothing runs."""
        end, quiet = time.monotonic() + _PATIENCE_S, time.monotonic()
        while time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if self._life.door.busy:
                quiet = time.monotonic()
            elif time.monotonic() - quiet > least_s:
                return
            time.sleep(0.003)

    def unlock(self) -> None:
        self.settle()
        page = self._life.window.screens.currentWidget()
        assert isinstance(page, UnlockPage), page
        page.passphrase.set_text(PASSPHRASE)
        page._on_unlock_clicked()
        end = time.monotonic() + _PATIENCE_S
        while self._life.workspace is None and time.monotonic() < end:
            self.settle(0.05)
            gate = self._life.gate.page
            if gate is not None and gate.later.isEnabled():
                gate.later.setEnabled(False)
                gate.later.clicked.emit()
        assert self._life.workspace is not None, "the vault did not open"
        self.settle()

    def walk(self) -> None:
        """Go through every page and leave text wherever it can be left."""
        workspace = self._life.workspace
        assert workspace is not None
        subjects = Subjects(
            "P-0001", self._desk.cases["blank"], str(self._desk.inbox / "submitted-0.pdf")
        )
        places = [(scene.name, scene.page, scene.place) for scene in scenes(subjects)]
        places += [(f"admin-{tab}", "admin", {"tab": tab}) for tab in range(6)]
        places += [
            (f"dossier-{tab}", "dossier", {"partner": "P-0001", "tab": tab}) for tab in range(6)
        ]
        for name, page, place in places:
            try:
                workspace.context.navigate(page, place)
            except (KeyError, ValueError):
                continue
            self.settle()
            self.visited[name] = self._type_into(self._life.window)
            self.visited[name] += self._open_forms()
            self.settle()

    def lock(self) -> None:
        """Lock as the shortcut does."""
        self._life.lock("person")
        end = time.monotonic() + _PATIENCE_S
        while not self.relaunched and time.monotonic() < end:
            self.settle(0.1)

    def close(self) -> None:
        self._life.window.close()
        self._life.shut_down()

    def _type_into(self, root: QWidget) -> int:
        """A canary into each editor that a person could type into now."""
        count = 0
        for editor in root.findChildren(QWidget):
            if not isinstance(editor, QLineEdit | QPlainTextEdit | QTextEdit):
                continue
            if not editor.isVisible() or not editor.isEnabled() or editor.isReadOnly():
                continue
            if isinstance(editor, QLineEdit) and editor.echoMode() != QLineEdit.EchoMode.Normal:
                continue
            editor.setFocus()
            _type(editor, next(self._words))
            count += 1
            self._pump(0.02)
        self._pump(0.8)
        return count

    def _pump(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def _open_forms(self) -> int:
        """Press whatever opens a form; fill it; press whatever keeps it."""
        count = 0
        pressed: set[str] = set()
        for _ in range(12):
            button = next((b for b in self._buttons(_OPENING) if b.text() not in pressed), None)
            if button is None:
                return count
            pressed.add(button.text())
            button.click()
            self.settle(0.1)
            count += self._type_into(self._life.window)
            for saving in list(self._buttons(_SAVING))[:2]:
                if saving.text() not in pressed:
                    pressed.add(saving.text())
                    saving.click()
                    self.settle(0.1)
        return count

    def _buttons(self, words: Sequence[str]) -> Iterator[QAbstractButton]:
        for button in self._life.window.findChildren(QAbstractButton):
            text = button.text().replace("&", "").lower()
            if not (button.isVisible() and button.isEnabled() and text):
                continue
            if any(word in text for word in words) and not any(word in text for word in _NEVER):
                yield button

    def _answer_dialog(self) -> None:
        """A dialog in front of the window gets its canaries, and is put away."""
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        for editor in dialog.findChildren(QLineEdit):
            if editor.isVisible() and editor.isEnabled() and not editor.isReadOnly():
                _type(editor, next(self._words))
        reject = getattr(dialog, "reject", dialog.close)
        reject()
