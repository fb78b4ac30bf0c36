"""What is done with packets while a list or roster that they need is past its time."""

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.admin.trust_card import TrustCard
from ui.shell.context import Context
from ui.theme.parts import label
from workstation import words
from workstation.workflows.session import Session
from workstation.workflows.stale_policy import StalePolicy


class PastListsCard(TrustCard):
    """One box: refuse such packets, or warn only. What the office demands cannot be undone here."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "clock")
        self._policy: StalePolicy | None = None
        self.refuse = QCheckBox()
        self.help = label("", "help", wrap=True)
        self.why_not = label("", "hint", wrap=True)
        self.refuse.clicked.connect(self._on_clicked)
        for part in (self.refuse, self.help, self.why_not, self.outcome):
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The box."""
        return [self.refuse]

    def load(self) -> None:
        """Read what holds, and who says so."""

        def read(session: Session) -> StalePolicy:
            from workstation.workflows import stale_policy

            return stale_policy.describe(session)

        self.context.door.run(read, self._on_read, self.failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Lists out of date"))
        self.refuse.setText(self.tr("Refuse packets that need such a list"))
        self.help.setText(
            self.tr(
                "A roster or revocation list past its time says nothing of what happened since. "
                "Without this, the verdict only warns."
            )
        )
        self._show()

    def _on_read(self, policy: StalePolicy) -> None:
        self._policy = policy
        self._show()

    def _show(self) -> None:
        policy, language = self._policy, self.context.language
        by_office = policy is not None and policy.by_office
        self.refuse.setChecked(policy is not None and policy.refuses)
        self.refuse.setEnabled(policy is not None and not by_office and self.may_administer)
        reason = self.tr("Only an administrator changes whom this vault trusts.")
        self.why_not.setText(
            words.label("cli.past_lists_by_office", language) if by_office else reason
        )
        self.why_not.setVisible(by_office or not self.may_administer)

    def _on_clicked(self, refuse: bool) -> None:
        def save(session: Session) -> StalePolicy:
            from workstation.workflows import stale_policy

            return stale_policy.save(session, refuse=refuse)

        said = (
            self.tr("Such packets are refused from now on.")
            if refuse
            else self.tr("Such packets are only warned of from now on.")
        )
        self.do(save, said)
