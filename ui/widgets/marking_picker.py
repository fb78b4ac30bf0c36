"""The portion mark of a text, picked in place: level, release, countries; or typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme.parts import label
from ui.theme.theme import Theme
from ui.widgets.flow import FlowLayout
from ui.widgets.segments import Segments
from ui.widgets.typed_mark import TypedMark, remember
from workstation.domain.error import BadInputError
from workstation.domain.mark import Mark, Release, build_mark
from workstation.domain.marking import read_mark

LEVELS = ("U", "PA", "PB", "PC", "C", "S", "TS")
RELEASES = ("none", "ceo", "rel")
USUAL_COUNTRIES = ("CAN", "USA", "GBR", "AUS", "NZL")
CANADA = "CAN"
"""Always on a Canadian release list."""


class MarkingPicker(QFrame):
    """Level, release and countries of one portion mark, and a line to type any other.

    Until the mark is complete it says what is missing.

    ``banner_with`` tells the page's banner if the text had a given mark; the picker says
    whether the banner stays or becomes something else.
    """

    marked = Signal(str)
    """A person picked a complete mark, for example ``(S//REL TO CAN, USA)``."""
    closed = Signal()
    """The person is done (Esc)."""

    def __init__(
        self,
        theme: Theme,
        banner_with: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "picker")
        self._banner_with = banner_with
        self._banner_before = ""
        self._level_label = label("", "help")
        self._release_label = label("", "help")
        self._level = Segments([(level, level) for level in LEVELS])
        self._release = Segments([(release, release) for release in RELEASES])
        self._countries: dict[str, QCheckBox] = {}
        self._banner_lead = label("", "help")
        self._banner = label("", "cell-strong", wrap=True)
        self._other = QLineEdit(self)
        self._other.setMaxLength(4)
        self._other.setProperty("density", "small")
        theme.set_width(self._other, 64, 64)
        self._country_row = QWidget(self)
        self._flow = FlowLayout(self._country_row, gap=2, row_gap=0)
        self._other_label = label("", "help")
        self._hint = label("", "cell-strong", wrap=True)
        self._written = ""
        self._is_warned = False
        self.typed = TypedMark(theme)
        self._lay_out(theme)
        for country in USUAL_COUNTRIES:
            self._add_country(country)
        self._flow.addWidget(self._other_label)
        self._flow.addWidget(self._other)
        self._level.chosen.connect(self._on_picked)
        self._release.chosen.connect(self._on_picked)
        self._other.returnPressed.connect(self._on_other)
        self.typed.typed.connect(self._on_typed)
        self.retranslate()
        self._show_countries()

    @property
    def mark(self) -> str:
        """The mark as picked or typed so far, or empty while it is not complete."""
        return self._written or self._picked()

    @property
    def hint(self) -> str:
        """What is still to be chosen, or empty."""
        return self._hint.text()

    def _picked(self) -> str:
        if not self._level.value or not self._release.value:
            return ""
        countries = tuple(c for c, box in self._countries.items() if box.isChecked())
        try:
            return build_mark(self._level.value, self._release.value, countries).text()  # type: ignore[arg-type]  # the segments' ids are the three releases
        except BadInputError:
            return ""

    @property
    def banner_words(self) -> tuple[str, str]:
        """What is said about the page's banner."""
        return self._banner_lead.text(), self._banner.text()

    def set_mark(self, text: str) -> None:
        """Show a mark; one that cannot be picked here stands in the line, the choices open."""
        self._show_choices(text)
        self.typed.set_mark(text)
        self.typed.show_recent()
        self._banner_before = self._banner_with(text) if self._banner_with else ""
        self._show_banner(self._banner_before)

    def _show_choices(self, text: str) -> None:
        found = _pickable(text)
        self._level.set_value(found.level if found else "")
        self._release.set_value(_release_of(found) if found else "")
        countries = found.rel if found else ()
        for country in countries:
            if country not in self._countries:
                self._add_country(country)
        for country, box in self._countries.items():
            box.blockSignals(True)
            box.setChecked(country in countries or country == CANADA)
            box.blockSignals(False)
        self._written = "" if found or not _is_mark(text) else text
        self._is_warned = False
        self._show_countries()
        self._show_hint()

    def focus_first(self) -> None:
        """Put the focus on the level."""
        self._level.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._level_label.setText(self.tr("Level"))
        self._level.set_name(self.tr("Level"))
        self._release_label.setText(self.tr("Release"))
        self._release.set_labels(
            [
                ("none", self.tr("No mark")),
                ("ceo", self.tr("CEO")),
                ("rel", self.tr("REL TO")),
            ]
        )
        self._release.set_name(self.tr("Release"))
        self._release.set_help("ceo", self.tr("Canadian Eyes Only"))
        self._release.set_help("rel", self.tr("May be released to these countries"))
        self._other_label.setText(self.tr("Other"))
        self._other.setAccessibleName(self.tr("Other country, three letters"))
        self._other.setToolTip(self.tr("Type three letters, then Enter"))
        self.setAccessibleName(self.tr("Marking"))
        self._show_banner(self._banner.text())
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape closes the picker, whatever else it would do on the page around it."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of this widget."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
            return
        if event.text() == "(":
            self.typed.begin("(")
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # Enter in the country field must not press a form's default button
        super().keyPressEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        theme.set_spacing(grid, (12, 8, 12, 8), 8, 8)
        grid.addWidget(self._level_label, 0, 0)
        grid.addWidget(self._release_label, 1, 0, Qt.AlignmentFlag.AlignTop)
        theme.set_height(self._release_label, 28)
        self._banner_lead.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._banner.setAlignment(Qt.AlignmentFlag.AlignRight)
        banner = QVBoxLayout()
        theme.set_spacing(banner)
        banner.addWidget(self._banner_lead)
        banner.addWidget(self._banner)
        level = QHBoxLayout()
        theme.set_spacing(level, gap=12)
        level.addWidget(self._level)
        level.addLayout(banner, 1)
        grid.addLayout(level, 0, 1)
        release = QHBoxLayout()
        theme.set_spacing(release, gap=8)
        release.addWidget(self._release, 0, Qt.AlignmentFlag.AlignTop)
        release.addWidget(self._country_row, 1)
        release.addStretch(0)
        grid.addLayout(release, 1, 1)
        grid.addWidget(self.typed.lead, 2, 0, Qt.AlignmentFlag.AlignTop)
        theme.set_height(self.typed.lead, 28)
        grid.addWidget(self.typed, 2, 1)
        grid.addWidget(self._hint, 3, 1)
        grid.setColumnStretch(1, 1)

    def _add_country(self, country: str) -> QCheckBox:
        box = QCheckBox(country, self._country_row)
        box.setAccessibleName(country)
        if country == CANADA:
            box.setChecked(True)
            box.setEnabled(False)
        box.toggled.connect(self._on_picked)
        self._countries[country] = box
        if self._flow.indexOf(self._other_label) >= 0:
            self._flow.removeWidget(self._other_label)
            self._flow.removeWidget(self._other)
            self._flow.addWidget(box)
            self._flow.addWidget(self._other_label)
            self._flow.addWidget(self._other)
        else:
            self._flow.addWidget(box)
        box.show()
        return box

    def _on_escape(self) -> None:
        """Close; half a mark is given up only at the second asking."""
        if self._level.value and not self.mark and not self._is_warned:
            self._is_warned = True
            self._show_hint()
            return
        self._is_warned = False
        self.typed.set_mark(self.mark)
        self.closed.emit()

    def _on_other(self) -> None:
        code = self._other.text().strip().upper()
        try:
            build_mark("S", "rel", (code,))
        except BadInputError:
            self._other.selectAll()
            return
        box = self._countries.get(code) or self._add_country(code)
        self._other.clear()
        box.setChecked(True)

    def _on_typed(self, mark: str) -> None:
        self._show_choices(mark)
        self._announce(mark)

    def _on_picked(self) -> None:
        self._written = ""
        self._is_warned = False
        self._show_countries()
        self._show_hint()
        mark = self._picked()
        if mark:
            self.typed.set_mark(mark)
        self._announce(mark)

    def _announce(self, mark: str) -> None:
        self._show_banner(self._banner_with(mark) if mark and self._banner_with else "")
        if mark:
            remember(mark)
            self.marked.emit(mark)

    def _show_hint(self) -> None:
        """Say what is still missing."""
        if self.mark:
            words = ""
        elif not self._level.value:
            words = self.tr("Choose a level, or type the mark.")
        elif not self._release.value:
            words = self.tr("Now choose a release: no mark, CEO or REL TO.")
        else:
            words = self.tr("Name at least one country besides Canada.")
        if words and self._is_warned:
            leaves = self.tr("Until then the mark stays as it was; Esc again closes.")
            words = f"{words} {leaves}"
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def _show_countries(self) -> None:
        self._country_row.setVisible(self._release.value == "rel")

    def _show_banner(self, banner: str) -> None:
        stays = banner == self._banner_before
        self._banner_lead.setText(
            self.tr("Page banner stays") if stays else self.tr("Page banner becomes")
        )
        self._banner.setText(banner)
        for part in (self._banner_lead, self._banner):
            part.setVisible(bool(banner))


def _is_mark(text: str) -> bool:
    try:
        read_mark(text)
    except BadInputError:
        return False
    return True


def _pickable(text: str) -> Mark | None:
    """The mark, when level, release and countries say all of it."""
    if not _is_mark(text):
        return None
    found = read_mark(text)
    try:
        built = build_mark(found.level, _release_of(found), found.rel)
    except BadInputError:
        return None
    return found if built.text() == text else None


def _release_of(mark: Mark) -> Release:
    return "rel" if mark.rel else "ceo" if mark.controls else "none"
