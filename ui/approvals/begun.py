"""Decisions that were begun and not signed: another packet is read, and nothing is lost."""

from ui.approvals.decision_form import DecisionForm
from ui.shell.keeping import Kept, enter, entered
from ui.shell.page import Place
from workstation.workflows.approvals import PacketView

_MOST = 50


class BegunDecisions:
    """What stood in the form for each packet, by the packet's digest."""

    def __init__(self, form: DecisionForm) -> None:
        self._form = form
        self._kept: dict[str, Kept] = {}
        self._is_taken = False

    @property
    def is_begun(self) -> bool:
        """Whether anything stands in the form now."""
        form = self._form
        return bool(form.chosen or form.basis.text.strip() or form.declaration.isChecked())

    def note(self, view: PacketView | None) -> None:
        """Another packet will be asked about: keep what stands in the form for this one."""
        if view is None or not view.may:
            return
        self._kept.pop(view.verdict.sha256, None)
        if self.is_begun:
            self._kept[view.verdict.sha256] = entered(self._form)
            while len(self._kept) > _MOST:
                self._kept.pop(next(iter(self._kept)))

    def give_back(self, view: PacketView) -> None:
        """A packet is shown: put back what was begun for it."""
        said = self._kept.pop(view.verdict.sha256, None)
        if said and view.may and not self.is_begun:
            enter(self._form, said)

    def forget(self, view: PacketView | None) -> None:
        """The decision on a packet was signed."""
        if view is not None:
            self._kept.pop(view.verdict.sha256, None)

    def place(self, view: PacketView | None) -> Place:
        """What was begun for packets other than the one shown, whose form is kept with its page."""
        here = view.verdict.sha256 if view is not None else ""
        kept = {sha: said for sha, said in self._kept.items() if sha != here}
        return {"begun": kept} if kept else {}

    def take(self, place: Place) -> None:
        """Take over what was begun before a lock; only once, later places are older than this."""
        if self._is_taken:
            return
        self._is_taken = True
        kept = place.get("begun")
        if isinstance(kept, dict):
            self._kept.update({str(sha): dict(said) for sha, said in kept.items()})
