"""Signing: who signs, where the packet goes, and one confirmation."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.errors import sentence
from ui.theme.parts import button, label, picture
from ui.theme.theme import set_variant
from ui.widgets.ask_first import AskFirst
from ui.widgets.file_choice import ask_where_to_write
from ui.wizard.desk import Desk
from workstation import words
from workstation.domain.error import UserError


class ConfirmDialog(QDialog):
    """What a signature means, once, before it is made."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "dialog")
        self.setWindowTitle(self.tr("Sign and make the packet"))
        theme = desk.theme
        title = label(
            self.tr("Sign {id} as {name}?").format(id=desk.id, name=desk.context.officer.name),
            "section",
        )
        means = label(
            self.tr(
                "You certify the document. After this, any change to it shows."
                " The file can be changed again only when it is returned."
            ),
            "body",
            wrap=True,
        )
        place = label(self.tr("Packet: {path}").format(path=path), "help", wrap=True)
        self.sign = button(theme, self.tr("Sign"), "primary", icon="pen-line")
        self.cancel = button(theme, self.tr("Cancel"))
        self.sign.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.sign.setDefault(True)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.sign)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (20, 18, 20, 18), 12)
        for part in (title, means, place):
            layout.addWidget(part)
        layout.addLayout(buttons)
        theme.set_width(self, 460)


class SignPanel(QFrame):
    """Signs when nothing blocks; otherwise says why beside the button."""

    signed = Signal(object)
    """The packet was made; carries its path."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sign-panel")
        self._desk = desk
        self._blocking = 0
        self._is_signing = False
        self._who = label("", "strong")
        self._key = label("", "help")
        self.button = button(desk.theme, "", "primary", icon="pen-line")
        self.button.clicked.connect(self.begin)
        self.asked: AskFirst | None = None
        self._why = label("", "help", wrap=True)
        self._sign = picture(desk.theme, "lock", "bad", 14)
        theme = desk.theme
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (16, 12, 16, 14), 8)
        first = QHBoxLayout()
        theme.set_spacing(first, gap=8)
        first.addWidget(self._who, 1)
        first.addWidget(self._key)
        layout.addLayout(first)
        second = QHBoxLayout()
        theme.set_spacing(second, gap=8)
        second.addWidget(self.button)
        second.addStretch(1)
        layout.addLayout(second)
        third = QHBoxLayout()
        theme.set_spacing(third, gap=6)
        third.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        third.addWidget(self._why, 1)
        layout.addLayout(third)
        self.retranslate()

    @property
    def why(self) -> str:
        """Why signing is closed, or what it does."""
        return self._why.text()

    def show_state(self, blocking: int) -> None:
        """Open or close signing."""
        self._blocking = blocking
        self.retranslate()

    def begin(self) -> None:
        """Ask where the packet goes; points of a return that are still open are named before."""
        waiting = self._desk.casework.open_todo
        if not waiting:
            self.ask_place()
            return
        whole = self.tr("Whole file")
        self.asked = AskFirst(
            self._desk.theme,
            self.tr("Sign with %n points of the return open?", "", len(waiting)),
            self.tr(
                "Nobody has answered these points. The next reader is shown each of them as open."
                " Change the answer, or say why it stays."
            ),
            lines=[f"{each.question or whole}  {each.marking} {each.text}" for each in waiting],
            verb=self.tr("Sign all the same"),
            icon="pen-line",
            way_out=self.tr("Go back"),
            parent=self,
        )
        self.asked.ask(self.ask_place)

    def ask_place(self) -> None:
        """Ask where the packet goes; the signature is confirmed next."""
        ask_where_to_write(
            self,
            self.tr("Sign and make the packet"),
            self.tr("Packets (*.pdf)"),
            Path(f"{self._desk.id}.pdf"),
            self.confirm,
        )

    def confirm(self, path: Path) -> None:
        """Ask once what signing means, then sign."""
        dialog = ConfirmDialog(self._desk, path, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.sign_to(path))
        dialog.open()
        dialog.sign.setFocus()

    def sign_to(self, path: Path) -> None:
        """Sign and write the packet; the file dialog already asked about replacing a file."""
        from workstation.workflows import packets

        self._is_signing = True
        self.retranslate()
        self._desk.autosave.flush()
        language = self._desk.language
        self._desk.run(
            lambda session: packets.submit(
                session, self._desk.id, path, language=language, force=True
            ),
            self._on_signed,
            self._on_failed,
        )

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        officer = self._desk.context.officer
        self._who.setText(self.tr("Sign as {name}").format(name=officer.name))
        self._key.setText(words.label(f"role.{officer.authority.value}", self._desk.language))
        self.button.setText(self.tr("Sign and make the packet"))
        is_open = self._desk.is_open
        self.button.setEnabled(is_open and not self._blocking and not self._is_signing)
        if self._is_signing:
            self._say(self.tr("Signing and writing the packet"), "text2")
        elif not is_open:
            self._say(self.tr("This file was signed. It can be read, not changed."), "text2")
        elif self._blocking:
            self._say(
                self.tr("Signing opens when the %n lines above are done.", "", self._blocking),
                "bad",
            )
        else:
            self._say(
                self.tr("The packet is one PDF. It carries the record and takes decisions."),
                "text2",
            )
        self._sign.setVisible(bool(self._blocking) and is_open)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _say(self, text: str, tone: str) -> None:
        self._why.setText(text)
        self.button.setAccessibleDescription(text)
        if self._why.property("tone") != tone:
            set_variant(self._why, tone=tone)

    def _on_signed(self, path: Path) -> None:
        self._is_signing = False
        self.retranslate()
        self.signed.emit(path)

    def _on_failed(self, problem: UserError) -> None:
        self._is_signing = False
        self.retranslate()
        self._say(sentence(problem, self._desk.language), "bad")
