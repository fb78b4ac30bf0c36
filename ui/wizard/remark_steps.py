"""Going from remark to remark, from change to change, and to where a remark is written."""

from functools import partial
from typing import TYPE_CHECKING

from ui.wizard.side_panel import COMMENTS, TO_CORRECT

if TYPE_CHECKING:
    from ui.wizard.wizard import WizardView


def lead_to_remarks(wizard: "WizardView") -> None:
    """Let strips, panel and bar lead where they say."""
    work = wizard.desk.casework
    wizard.panel.step_requested.connect(partial(step_remark, wizard))
    wizard.reader.step_requested.connect(partial(step_change, wizard))
    work.comments_wanted.connect(lambda _question: show_comments(wizard))
    work.writing_wanted.connect(lambda _question: write_comment(wizard))
    work.otherwise_wanted.connect(partial(write_note, wizard))


def step_remark(wizard: "WizardView", step: int) -> None:
    """Go to the next (1) or previous (-1) question with an open comment or an open point."""
    work = wizard.desk.casework
    said = {thread.question for thread in work.open_threads}
    asked = {todo.question for todo in work.open_todo if todo.question}
    target = work.next_of([*said, *asked], step)
    if not target:
        return
    wizard.go_to(target)
    tab = COMMENTS if target in said and target not in asked else TO_CORRECT
    wizard.panel.show_tab(tab)


def step_change(wizard: "WizardView", step: int) -> None:
    """Go to the next (1) or previous (-1) answer that changed since the reader last read it."""
    work = wizard.desk.casework
    target = work.next_of([change.question for change in work.remarks.changes], step)
    if target:
        wizard.go_to(target)
        strip = wizard.view.strips.get(target)
        if strip is not None:
            strip.focus_change()


def write_comment(wizard: "WizardView") -> None:
    """Go to where a comment about the current question is written."""
    wizard.show_panel()
    wizard.panel.write_comment()


def show_comments(wizard: "WizardView") -> None:
    """Bring the comments about the current question to the front, with the focus in them."""
    wizard.show_panel()
    wizard.panel.show_tab(COMMENTS)
    wizard.panel.comments.focus_first()


def write_note(wizard: "WizardView", number: int) -> None:
    """Go to where the author says why a point was answered in another way."""
    wizard.show_panel()
    wizard.panel.write_note(number)
