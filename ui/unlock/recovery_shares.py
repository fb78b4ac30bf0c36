"""Typing shares back from paper, one after the other, each checked as soon as it is whole."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.languages import Languages
from ui.theme.parts import button, label, picture, plain
from ui.theme.theme import Theme
from ui.unlock.recovery_words import ShareWords
from ui.widgets.badge import Badge
from ui.widgets.edit_steps import SECRET
from workstation.domain.error import BadInputError
from workstation.workflows import recovery_words
from workstation.workflows.recovery_words import Share


class SharesForm(QWidget):
    """As many shares as the kit needs. What was typed is kept nowhere and goes with the form.

    Signals:
        completed: all shares are there and go together.
    """

    completed = Signal()

    def __init__(self, theme: Theme, languages: Languages) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.setProperty(SECRET, True)
        self._theme = theme
        self._languages = languages
        self._kit, self._needed = "", 1
        self._given: list[Share] = []
        self._problem: BadInputError | None = None
        self._refused: tuple[int, str] | None = None
        self.title = label("", "strong")
        self.again = button(theme, "", "link")
        self.again.clicked.connect(self._on_again_clicked)
        self.words = ShareWords(theme)
        self.words.filled.connect(self._on_filled)
        self.words.word_refused.connect(self._on_word_refused)
        self.words.edited.connect(self._clear_problem)
        self._badges = QHBoxLayout()
        theme.set_spacing(self._badges, gap=8)
        self._lay_out()
        self.setFocusProxy(self.words.fields[0])
        self.retranslate()

    @property
    def texts(self) -> list[str]:
        """The shares that were taken."""
        return [share.text for share in self._given]

    @property
    def is_complete(self) -> bool:
        """Whether there are as many as are needed."""
        return len(self._given) >= self._needed

    @property
    def problem(self) -> str:
        """What is wrong now, in words; empty when nothing is."""
        return self._words_of_problem.text() if self._problem_row.isVisibleTo(self) else ""

    def ask_for(self, kit: str, needed: int) -> None:
        """Begin anew, with the shares of a kit."""
        self._kit, self._needed = kit, needed
        self.start_again()

    def start_again(self) -> None:
        """Forget what was typed."""
        self._given = []
        self.words.clear()
        self.words.show()
        self._clear_problem()
        self._show()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.again.setText(self.tr("Start again with the first share"))
        self._show()
        self._say_problem()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_filled(self) -> None:
        try:
            share = recovery_words.add_share(self._given, self.words.text, self._kit)
        except BadInputError as problem:
            self._problem = problem
            self._say_problem()
            number = problem.data.get("number")
            if problem.code == "recovery.checksum_at" and isinstance(number, int):
                self.words.point_out(number)
            return
        self._given.append(share)
        self._clear_problem()
        self.words.clear()
        self._show()
        if self.is_complete:
            self.words.hide()
            self.completed.emit()
        else:
            self.words.begin()

    def _on_word_refused(self, number: int, typed: str) -> None:
        self._problem, self._refused = None, (number, typed)
        self._say_problem()

    def _on_again_clicked(self) -> None:
        self.start_again()
        self.words.begin()

    def _clear_problem(self) -> None:
        self._problem, self._refused = None, None
        self._say_problem()

    def _say_problem(self) -> None:
        said = ""
        if self._problem is not None:
            said = sentence(self._problem, self._languages.language)
        elif self._refused is not None:
            number, typed = self._refused
            alike = recovery_words.nearest(typed)
            if alike:
                said = self.tr("Word {number}: “{word}” is not in the list. Nearest: {nearest}.")
            else:
                said = self.tr("Word {number}: “{word}” is not in the list.")
            said = said.format(number=number, word=typed, nearest=", ".join(alike))
        self._words_of_problem.setText(said)
        self._problem_row.setVisible(bool(said))
        named = self._problem.data.get("number") if self._problem else None
        number = named if isinstance(named, int) else (self._refused or (0, ""))[0]
        self.words.describe(number, said)

    def _show(self) -> None:
        place = min(len(self._given) + 1, self._needed)
        if self.is_complete:
            self.title.setText(self.tr("All shares are here and belong together."))
        else:
            self.title.setText(
                self.tr("Sheet {place} of {needed}: each word beside its number").format(
                    place=place, needed=self._needed
                )
            )
        self.words.name_fields(self.tr("Word {number}"))
        self.again.setVisible(bool(self._given))
        while (item := self._badges.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for share in self._given:
            self._badges.addWidget(self._badge_of(share))

    def _badge_of(self, share: Share) -> Badge:
        """The check line only for the newest: it is compared with the sheet in the hand."""
        said = self.tr("Share {number}").format(number=share.number)
        if share is self._given[-1]:
            said = self.tr("Share {number} · check {line}").format(
                number=share.number, line=share.check_line
            )
        return Badge(self._theme, said, "ok", "circle-check")

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        theme.set_spacing(column, (0, 0, 0, 0), 10)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=12)
        head.addWidget(self.title)
        head.addLayout(self._badges)
        head.addStretch(1)
        head.addWidget(self.again)
        column.addLayout(head)
        column.addWidget(self.words)
        self._problem_row = plain()
        row = QHBoxLayout(self._problem_row)
        theme.set_spacing(row, (0, 2, 0, 0), 6)
        row.addWidget(picture(theme, "circle-alert", "bad", 16))
        self._words_of_problem = label("", "error", wrap=True)
        row.addWidget(self._words_of_problem, 1)
        column.addWidget(self._problem_row)
