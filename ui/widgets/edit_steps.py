"""Undo and redo of one text field that can be written down and taken back after a lock.

The fields' own history lives in Qt's memory and ends with the process. This one is a list of
small changes (where, what went, what came), so that it fits into the vault beside the place.
"""

from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE_S = 2.0
"""Typing that goes on within this time is one step."""
MOST_STEPS = 200
MOST_LETTERS = 40_000
"""Bounds of one field's history, in steps and in letters of all its changes."""
LEFT_TO_PAGE = "undo-by-page"
"""Property of a field whose page undoes across all its fields."""
SECRET = "secret"  # noqa: S105 - the name of a property, not a password
"""Property of a widget whose text is never kept anywhere."""

_UNDO = tuple(QKeySequence(keys) for keys in ("Ctrl+Z", "Alt+Backspace"))
_REDO = tuple(QKeySequence(keys) for keys in ("Ctrl+Shift+Z", "Ctrl+Y", "Alt+Shift+Backspace"))

TextField = QLineEdit | QPlainTextEdit

_in_use: set["EditSteps"] = set()
"""What follows a field that is there. One that Qt made itself, such as the line for a file's name,
nobody else holds on to: with it Python would forget what hears of each letter."""


@dataclass(slots=True)
class Step:
    """One change: at a letter, ``gone`` was replaced by ``come``."""

    at: int
    gone: str
    come: str

    @property
    def letters(self) -> int:
        """How much it takes to keep."""
        return len(self.gone) + len(self.come)


def difference(before: str, after: str) -> Step:
    """The one change that leads from a text to another."""
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    rest = most - start
    end = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    return Step(start, before[start : len(before) - end], after[start : len(after) - end])


def forward(text: str, step: Step) -> str | None:
    """A text after a step; None when the step does not fit it."""
    end = step.at + len(step.gone)
    return text[: step.at] + step.come + text[end:] if text[step.at : end] == step.gone else None


def backward(text: str, step: Step) -> str | None:
    """A text before a step; None when the step does not fit it."""
    return forward(text, Step(step.at, step.come, step.gone))


def utf16_length(text: str) -> int:
    """Length as Qt counts it: characters beyond the first plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class EditSteps(QObject):
    """Follows one field, undoes and redoes in it with the usual keys."""

    def __init__(self, field: TextField) -> None:
        super().__init__(field)
        self._field = field
        self._text = text_of(field)
        self._steps: list[Step] = []
        self._done = 0
        self._at_s = float("-inf")
        self._is_stepping = False
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._on_edited)
        else:
            field.textChanged.connect(self._on_edited)
        field.textChanged.connect(self._on_changed)
        field.installEventFilter(self)
        _in_use.add(self)
        field.destroyed.connect(partial(_in_use.discard, self))

    def undo(self) -> None:
        """Take the last step back."""
        if self._done and self._go(backward(self._text, self._steps[self._done - 1])):
            self._done -= 1
            self._at_s = float("-inf")

    def redo(self) -> None:
        """Make the step that was taken back again."""
        if self._done < len(self._steps) and self._go(forward(self._text, self._steps[self._done])):
            self._done += 1
            self._at_s = float("-inf")

    def kept(self) -> dict[str, Any]:
        """The history as plain values; empty when there is none."""
        if not self._steps:
            return {}
        return {"done": self._done, "steps": [[s.at, s.gone, s.come] for s in self._steps]}

    def take_kept(self, kept: dict[str, Any]) -> None:
        """Take a history over; one that does not fit the text is left out."""
        steps = [Step(int(at), str(gone), str(come)) for at, gone, come in kept.get("steps", ())]
        done = int(kept.get("done", 0))
        if 0 <= done <= len(steps):
            self._text = text_of(self._field)
            self._steps, self._done, self._at_s = steps, done, float("-inf")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of undo and redo are this field's own."""
        if not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        if pressed not in _UNDO and pressed not in _REDO:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.undo() if pressed in _UNDO else self.redo()
            return True
        return False

    def _on_edited(self) -> None:
        """A person changed the text; what a program sets is no step of theirs."""
        field = self._field
        if self._is_stepping or getattr(field, "is_setting", False):
            return
        text = text_of(field)
        if text != self._text:
            self._note(difference(self._text, text))
            self._text = text

    def _on_changed(self) -> None:
        """A program set another text: the steps before it fit no more."""
        text = text_of(self._field)
        if text != self._text:
            self._text = text
            if not self._is_stepping:
                self._steps, self._done = [], 0

    def _note(self, step: Step) -> None:
        now_s = monotonic()
        del self._steps[self._done :]
        last = self._steps[-1] if self._steps else None
        if last is not None and now_s - self._at_s < PAUSE_S and _joins(last, step):
            _join(last, step)
        else:
            self._steps.append(step)
        self._at_s = now_s
        while len(self._steps) > 1 and (
            len(self._steps) > MOST_STEPS or sum(s.letters for s in self._steps) > MOST_LETTERS
        ):
            del self._steps[0]
        self._done = len(self._steps)

    def _go(self, text: str | None) -> bool:
        """Show the text on the other side of a step, with the caret after what changed."""
        if text is None:
            self._steps, self._done = [], 0
            return False
        change = difference(self._text, text)
        self._is_stepping = True
        try:
            replace(self._field, change)
            self._text = text
        finally:
            self._is_stepping = False
        return True


def _joins(last: Step, step: Step) -> bool:
    """Whether a change goes on where the last one ended: typing on, or deleting on."""
    typed = not step.gone and not last.gone and step.at == last.at + len(last.come)
    rubbed = not step.come and not last.come and step.at + len(step.gone) in (
        last.at, last.at + len(step.gone),
    )  # fmt: skip
    return (typed and "\n" not in last.come) or rubbed


def _join(last: Step, step: Step) -> None:
    if step.come:
        last.come += step.come
    elif step.at == last.at:
        last.gone += step.gone
    else:
        last.gone = step.gone + last.gone
        last.at = step.at


def text_of(field: TextField) -> str:
    """What stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def replace(field: TextField, change: Step) -> None:
    """Make a change as a person would: those who listen hear of it."""
    start = utf16_length(text_of(field)[: change.at])
    end = start + utf16_length(change.gone)
    if isinstance(field, QLineEdit):
        field.setSelection(start, end - start)
        if change.gone and not change.come:
            field.backspace()
        else:
            field.insert(change.come)
        return
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(change.come)
    field.setTextCursor(cursor)


def is_followed(widget: QWidget | None) -> bool:
    """Whether a widget is a text field whose steps are its own."""
    if not isinstance(widget, QLineEdit | QPlainTextEdit) or is_secret(widget):
        return False
    return not widget.property(LEFT_TO_PAGE)


def is_secret(widget: QWidget) -> bool:
    """Whether what is typed here must never be kept: a passphrase, a PIN, a recovery share."""
    if isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal:
        return True
    at: QWidget | None = widget
    while isinstance(at, QWidget):
        if at.property(SECRET):
            return True
        at = at.parentWidget()
    return False


def hide_text(line: QLineEdit) -> None:
    """Show dots for what is typed, and keep it nowhere, whether or not it is shown later."""
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setProperty(SECRET, True)


def steps_of(field: QWidget) -> EditSteps | None:
    """The history of a field, if it has one yet."""
    found = field.findChildren(EditSteps)
    return found[0] if found else None


def follow(field: QWidget | None) -> EditSteps | None:
    """Follow a field from now on, if its steps are its own."""
    if field is None or not is_followed(field):
        return None
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return steps_of(field) or EditSteps(field)
