"""Officers' certificates: asking for a new one, answering, and taking the answer in, by file."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.admin.trust_card import TrustCard
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.file_choice import ask_where_to_write
from workstation.workflows.session import Session


class CertificatesCard(TrustCard):
    """Until when one's own certificate holds, and how a new one comes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "file-text")
        theme = context.theme
        self._until = ""
        self.intro = label("", "help", wrap=True)
        self.mine = label("", "body", wrap=True)
        self.ask_button = button(theme, "", icon="file-down")
        self.answer_button = button(theme, "", icon="folder-open")
        self.renew_button = button(theme, "", icon="folder-open")
        self.ask_button.clicked.connect(self._on_ask_clicked)
        self.answer_button.clicked.connect(self._on_answer_clicked)
        self.renew_button.clicked.connect(self._on_renew_clicked)
        for made in (self.ask_button, self.answer_button, self.renew_button):
            self.flow.addWidget(made)
        for part in (self.intro, self.mine, self.outcome, self.act_row):
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The first button."""
        return [self.ask_button]

    def load(self) -> None:
        """Read until when the officer at work can sign."""

        def read(session: Session) -> str:
            from workstation.workflows import stations

            return stations.certificate_end(session.officer)

        self.context.door.run(read, self._on_read, self.failed, owner=self)

    def request(self, path: Path) -> None:
        """Write the request of the officer at work."""

        def write(session: Session) -> None:
            from workstation.workflows import authority_join

            authority_join.request_officer(session, path, force=True)

        said = self.tr("The request is in {file}. Send it to whoever administers your station.")
        self.do(write, said.format(file=path.name))

    def renew(self, request: Path) -> None:
        """Answer the request of an officer of this station, or of one that is enrolled here."""
        out = request.with_suffix(".pem")

        def certify(session: Session) -> None:
            from workstation.workflows import authority

            authority.certify_officer(session, request, out)

        said = self.tr("The certificate is in {file}. Send it back to the officer.")
        self.do(certify, said.format(file=out.name))

    def take_answer(self, path: Path) -> None:
        """Sign with the certificate of an answer from now on."""

        def accept(session: Session) -> None:
            from workstation.workflows import authority_join

            authority_join.accept_officer(session, path)

        self.do(accept, self.tr("You sign with the new certificate from now on."))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Officers’ certificates"))
        self.intro.setText(
            self.tr(
                "Nobody signs with a certificate past its day. The officer writes a request, an "
                "administrator answers it with a new certificate, the officer takes that in."
            )
        )
        self.ask_button.setText(self.tr("Ask for my new certificate"))
        self.answer_button.setText(self.tr("Take in my certificate"))
        self.renew_button.setText(self.tr("Answer an officer’s request"))
        self._show()

    def _on_read(self, until: str) -> None:
        self._until = until
        self._show()

    def _show(self) -> None:
        self.mine.setVisible(bool(self._until))
        self.mine.setText(self.tr("Yours holds until {day}.").format(day=self._until))
        self.renew_button.setEnabled(self.may_administer)

    def _on_ask_clicked(self) -> None:
        ask_where_to_write(
            self, self.tr("Ask for my new certificate"), self.tr("Requests (*.csr)"),
            Path(f"{self.context.officer.id}.csr"), self.request,
        )  # fmt: skip

    def _on_answer_clicked(self) -> None:
        path = self.ask_for_file(
            self.tr("Take in my certificate"), self.tr("Certificates (*.pem);;All files (*)")
        )
        if path:
            self.take_answer(path)

    def _on_renew_clicked(self) -> None:
        path = self.ask_for_file(
            self.tr("Answer an officer’s request"), self.tr("Requests (*.csr);;All files (*)")
        )
        if path:
            self.renew(path)
