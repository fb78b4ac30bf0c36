"""What the lists of the record say in words: dates that are due, shares, and what there is not."""

from PySide6.QtCore import QObject

_SOON_DAYS = 30


class RecordWords(QObject):
    """Gives the words of cells in the language in force."""

    def due(self, day: str, days: int) -> str:
        """A date that is due: how late, how soon, or the date itself."""
        if days < 0:
            return self.tr("%n day(s) late", "", -days)
        return self.tr("In %n day(s)", "", days) if days <= _SOON_DAYS else day

    def share(self, kept: int, checked: int) -> str:
        """How many of the assurances that were checked were kept."""
        if not checked:
            return self.tr("none checked")
        return self.tr("{kept} of {checked}").format(kept=kept, checked=checked)

    def no_restriction(self) -> str:
        """What stands where nothing is restricted."""
        return self.tr("None")

    def whole(self) -> str:
        """What stands where a partner has no unit."""
        return self.tr("Whole organisation")
