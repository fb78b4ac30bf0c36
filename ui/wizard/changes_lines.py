"""How one answer changed, field by field: the earlier words over the later ones."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.parts import frame, label, plain
from ui.theme.theme import Theme
from workstation.domain.correction import AnswerChange
from workstation.domain.methodology import Methodology
from workstation.domain.text import Language


def change_lines(
    theme: Theme, change: AnswerChange, methodology: Methodology, language: Language
) -> QWidget:
    """A widget that says what of an answer is another than before."""
    from workstation.workflows.reading import in_words

    holder = plain()
    column = QVBoxLayout(holder)
    theme.set_spacing(column, (0, 4, 0, 0), 6)
    none = QCoreApplication.translate("Changes", "nothing")
    for one in in_words(change, language, methodology):
        part = one.name.rpartition(" › ")[2] if " › " in one.name else ""
        box = frame("box")
        inner = QVBoxLayout(box)
        theme.set_spacing(inner, (10, 6, 10, 6), 2)
        if part:
            inner.addWidget(label(part, "help", wrap=True))
        before = QCoreApplication.translate("Changes", "Before: {words}")
        after = QCoreApplication.translate("Changes", "Now: {words}")
        inner.addWidget(label(before.format(words=one.old or none), "help", wrap=True))
        inner.addWidget(label(after.format(words=one.new or none), "cell-strong", wrap=True))
        column.addWidget(box)
    return holder
