"""What the keys of the wizard do that is more than one call."""

from ui.wizard.remark_steps import step_change, step_remark
from ui.wizard.wizard import WizardView


def previous_unanswered(wizard: WizardView) -> None:
    """Go to the previous question that misses something."""
    wizard.step_unanswered(-1)


def remark(step: int, wizard: WizardView) -> None:
    """Go to the next (1) or previous (-1) open comment."""
    step_remark(wizard, step)


def change(step: int, wizard: WizardView) -> None:
    """Go to the next (1) or previous (-1) change since it was read."""
    step_change(wizard, step)


def toggle_panel(wizard: WizardView) -> None:
    """Go to What we know, and back."""
    wizard.toggle_panel_focus()


def toggle_marking(wizard: WizardView) -> None:
    """Open or close the marking of the current question."""
    if wizard.card is not None:
        wizard.card.toggle_marking()
        wizard.view.reveal(wizard.card)


def add_evidence(wizard: WizardView) -> None:
    """Ask for files that the current question rests on."""
    if wizard.card is not None:
        wizard.card.ask_for_files()


def choose(index: int, wizard: WizardView) -> None:
    """Choose an answer of the current question by its place."""
    if wizard.card is not None:
        wizard.card.choose_at(index)
