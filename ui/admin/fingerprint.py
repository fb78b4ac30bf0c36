"""A fingerprint as people read it out: groups of four characters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.theme.parts import label

_GROUP, _GROUPS_PER_LINE = 4, 8


def grouped(fingerprint: str) -> str:
    """Groups of four with spaces, eight groups to a line."""
    groups = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    lines = [
        " ".join(groups[at : at + _GROUPS_PER_LINE])
        for at in range(0, len(groups), _GROUPS_PER_LINE)
    ]
    return "\n".join(lines).upper()


def fingerprint_label() -> QLabel:
    """A label that shows a fingerprint and lets it be selected with keys or mouse."""
    made = label("", "mono")
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
