"""The forms of an office's own time-stamp authority: making it, and answering a request with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ui.widgets.record_form import Field, FieldKind, Values
from workstation.workflows.session import Session

Form = tuple[str, str, tuple[Field, ...], Callable[[Session, Values], object]]
"""The title, the verb, the fields, and what is done with them."""


def certificate_beside(key: Path) -> Path:
    """Where the certificate of an authority goes: others need it, and nobody else needs the key."""
    return key.with_suffix(".pem")


class StampForms(QObject):
    """What is asked for, and what is done with it."""

    def make(self, key: Path) -> Form:
        """A new authority: its key goes to a file that the person has named already."""
        certificate = certificate_beside(key)
        kept = self.tr("Its key goes to {key}, its certificate to {certificate} beside it.").format(
            key=key.name, certificate=certificate.name
        )
        fields = (
            Field(
                "name", FieldKind.LINE, self.tr("Name of the authority"),
                self.tr("As it stands in each time-stamp. It cannot be changed.") + " " + kept,
                required=True,
            ),
            Field(
                "passphrase", FieldKind.HIDDEN, self.tr("Passphrase of the key file"),
                self.tr("15 characters or more. It is asked for at each stamp."),
                required=True, errors=("passphrase.",),
            ),
            Field(
                "repeat", FieldKind.HIDDEN, self.tr("Passphrase again"), repeats="passphrase"
            ),
            Field(
                "trust", FieldKind.CHECK, self.tr("Believe its time-stamps in this vault"),
                value="yes",
            ),
        )  # fmt: skip

        def make(session: Session, values: Values) -> object:
            from workstation.workflows import timestamps

            file = timestamps.KeyFile(key, values["passphrase"])
            made = timestamps.make_authority(values["name"], session.clock(), file, certificate)
            if values["trust"]:
                timestamps.trust_authority(session, certificate, fingerprint=made.fingerprint)
            return made

        title = self.tr("Make a time-stamp authority")
        return title, self.tr("Make the authority"), fields, make

    def answer(self) -> Form:
        """The answer to a request, beside it."""
        fields = (
            Field(
                "request", FieldKind.PATH, self.tr("Request"),
                self.tr("The .tsq file that a station wrote. The answer is written beside it."),
                required=True, errors=("timestamp.not_request",),
            ),
            Field(
                "key", FieldKind.PATH, self.tr("Key file of the authority"),
                required=True, errors=("timestamp.not_certificate",),
            ),
            Field(
                "passphrase", FieldKind.HIDDEN, self.tr("Passphrase of the key file"),
                required=True, errors=("timestamp.key",),
            ),
        )  # fmt: skip

        def answer(session: Session, values: Values) -> object:
            from workstation.workflows import timestamps

            request = Path(values["request"])
            file = timestamps.KeyFile(Path(values["key"]), values["passphrase"])
            out = request.with_suffix(".tsr")
            return timestamps.answer_request(request, file, session.clock(), out)

        return (
            self.tr("Answer a request for a time-stamp"),
            self.tr("Write the answer"),
            fields,
            answer,
        )
