"""What was typed in a form, said as plain values and taken back: one way for every form.

A form is a widget with fields under it. Each field of a known kind is named by its path of
classes and numbers below the form, or by its property ``keep`` where it has one; a widget that
grows or opens (rows of conditions, a hidden reason) says so itself through :class:`Keeps`.
Nothing here is written outside the vault, and nothing secret is said at all.
"""

from collections.abc import Iterator
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from ui.widgets.edit_steps import Step, follow, is_secret, replace, steps_of, text_of, utf16_length
from ui.widgets.mark_head import MarkHead
from ui.widgets.segments import Segments

NAME = "keep"
"""Property that names a part of a form, wherever it stands."""
UNKEPT = "unkept"
"""Property of a widget that is kept in another way: nothing under it is said."""

Kept = dict[str, Any]
"""What stands in a form: for each field's path its state, as plain JSON values."""
Field = QLineEdit | QPlainTextEdit | QComboBox | QSpinBox | QCheckBox | Segments | MarkHead


@runtime_checkable
class Keeps(Protocol):
    """A part of a form whose shape depends on what was done: it says so, and can take it back."""

    def kept(self) -> Kept:
        """The shape, as plain values; empty when it is as it was made."""
        ...

    def take_kept(self, kept: Kept) -> None:
        """Take the shape again, before the fields in it are filled."""
        ...


def entered(form: QWidget, focus: QWidget | None = None) -> Kept:
    """What stands in every field of a form, with caret, selection, steps and scroll.

    Args:
        form: the widget that holds the fields.
        focus: the widget that has, or had, the focus.
    """
    said: Kept = {}
    for path, part in _parts(form):
        state: Kept = {}
        if isinstance(part, Keeps) and not isinstance(part, Segments):
            state.update(part.kept())
        if isinstance(part, Field):
            state.update(_say(part))
        elif isinstance(part, QAbstractScrollArea) and part.verticalScrollBar().value():
            state["scroll"] = part.verticalScrollBar().value()
        if _has(part, focus):
            state["focus"] = True
        if state:
            said[path] = state
    return said


def enter(form: QWidget, said: Kept) -> Kept:
    """Put everything back that a form said; what no longer fits is given back."""
    left = dict(said)
    focus: QWidget | None = None
    # A part that grows while it takes its shape back yields its new fields after it.
    for path, part in _parts(form):
        state = left.pop(path, None)
        if not isinstance(state, dict):
            continue
        if isinstance(part, Keeps):
            part.take_kept(state)
        if isinstance(part, Field):
            _fill(part, state)
        elif isinstance(part, QAbstractScrollArea):
            _scroll(part, state)
        if state.get("focus"):
            focus = part
    if focus is not None:
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        _select(focus, said)
    return left


def text_in(said: Kept) -> list[str]:
    """The texts among what a form said, to be shown where the form is no more."""
    return [
        str(state["text"])
        for state in said.values()
        if isinstance(state, dict) and str(state.get("text", "")).strip()
    ]


def _parts(form: QWidget, path: str = "") -> Iterator[tuple[str, QWidget]]:
    """Every part of a form that has something to say, with its path, from outside inwards."""
    counted: dict[str, int] = {}
    for child in form.children():
        if not isinstance(child, QWidget) or child.isWindow() or child.property(UNKEPT):
            continue
        kind = type(child).__name__
        counted[kind] = counted.get(kind, 0) + 1
        name = child.property(NAME)
        here = f"={name}" if name else f"{path}/{kind}{counted[kind]}"
        yield here, child
        if not isinstance(child, Field | QAbstractButton):
            yield from _parts(child, here)


def _say(field: Field) -> Kept:
    """What stands in one field; nothing of what is secret or cannot be changed."""
    if isinstance(field, QLineEdit | QPlainTextEdit):
        return _say_text(field)
    if isinstance(field, QComboBox):
        data = field.currentData()
        return {"choice": data} if isinstance(data, str) else {}
    if isinstance(field, QSpinBox):
        return {"number": field.value()}
    if isinstance(field, QCheckBox):
        return {"on": field.isChecked()}
    if isinstance(field, Segments):
        return {"choice": field.value}
    return {"mark": field.mark, "picking": field.picker is not None}


def _say_text(field: QLineEdit | QPlainTextEdit) -> Kept:
    if field.isReadOnly() or is_secret(field):
        return {}
    said: Kept = {"text": text_of(field)}
    if isinstance(field, QLineEdit):
        said["caret"] = field.cursorPosition()
        if field.hasSelectedText():
            start, end = field.selectionStart(), field.selectionEnd()
            said["anchor"] = start if said["caret"] == end else end
    else:
        cursor = field.textCursor()
        said["caret"] = cursor.position()
        if cursor.hasSelection():
            said["anchor"] = cursor.anchor()
    steps = steps_of(field)
    if steps is not None and (history := steps.kept()):
        said["history"] = history
    return said


def _fill(field: Field, state: Kept) -> None:
    """Put one field back as a person would, so that the form follows."""
    if isinstance(field, QLineEdit | QPlainTextEdit):
        _fill_text(field, state)
    elif isinstance(field, QComboBox):
        place = field.findData(state.get("choice"))
        if place >= 0 and place != field.currentIndex():
            field.setCurrentIndex(place)
            field.activated.emit(place)
    elif isinstance(field, QSpinBox):
        field.setValue(int(state.get("number", field.value())))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(state.get("on", field.isChecked())))
    elif isinstance(field, Segments):
        choice = str(state.get("choice", ""))
        if choice != field.value and field.offers(choice):
            field.set_value(choice)
            field.chosen.emit(choice)
    else:
        _fill_mark(field, state)


def _fill_text(field: QLineEdit | QPlainTextEdit, state: Kept) -> None:
    text = state.get("text")
    if not isinstance(text, str) or field.isReadOnly() or is_secret(field):
        return
    before = text_of(field)
    if text != before:
        replace(field, Step(0, before, text))
    steps = follow(field)
    if steps is not None:
        steps.take_kept(state.get("history", {}))
    _put_caret(field, state)


def _fill_mark(field: MarkHead, state: Kept) -> None:
    mark = str(state.get("mark", ""))
    if mark != field.mark:
        field.set_mark(mark)
        field.marked.emit(mark)
    if state.get("picking") and field.picker is None and field.button.isEnabled():
        field.toggle_picker()


def _put_caret(field: QLineEdit | QPlainTextEdit, state: Kept) -> None:
    caret = int(state.get("caret", utf16_length(text_of(field))))
    anchor = int(state.get("anchor", caret))
    if isinstance(field, QLineEdit):
        field.setCursorPosition(caret)
        if anchor != caret:
            field.setSelection(anchor, caret - anchor)
        return
    last = field.document().characterCount() - 1
    cursor = field.textCursor()
    cursor.setPosition(min(anchor, last))
    cursor.setPosition(min(caret, last), cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def _select(focus: QWidget, said: Kept) -> None:
    """The focus may have selected the whole text: the selection is as it was."""
    if isinstance(focus, QLineEdit | QPlainTextEdit):
        state = next((s for s in said.values() if isinstance(s, dict) and s.get("focus")), {})
        _put_caret(focus, state)


def _scroll(area: QAbstractScrollArea, state: Kept) -> None:
    """Scroll to where it was, as soon as there is enough to scroll."""
    wanted, bar = int(state.get("scroll", 0)), area.verticalScrollBar()
    if bar.maximum() >= wanted:
        bar.setValue(wanted)
        return

    def on_grown(_least: int, most: int) -> None:
        if most >= wanted:
            bar.rangeChanged.disconnect(on_grown)
            bar.setValue(wanted)

    bar.rangeChanged.connect(on_grown)


def _has(part: QWidget, focus: QWidget | None) -> bool:
    """Whether the focus is in a part: in one of its buttons, where it has several."""
    if focus is None:
        return False
    return focus is part or (isinstance(part, Segments | MarkHead) and part.isAncestorOf(focus))
