"""The recovery kit under Safekeeping: its state, a new kit, the yearly drill."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.admin.safety_card import SafetyCard
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.unlock.recovery_steps import RecoverySteps
from ui.widgets.badge import Badge
from ui.widgets.edit_steps import SECRET
from workstation import words
from workstation.domain.error import UserError
from workstation.workflows.recovery import KitFacts
from workstation.workflows.recovery_state import RecoveryState, RecoveryStatus
from workstation.workflows.session import Session

_WIDTH, _HEIGHT = 760, 320
_SIGNS = {
    RecoveryState.NONE: ("bad", "octagon-alert"),
    RecoveryState.UNPROVEN: ("bad", "octagon-alert"),
    RecoveryState.USED: ("bad", "octagon-alert"),
    RecoveryState.PROVEN: ("ok", "circle-check"),
}


class RecoveryCard(SafetyCard):
    """Which kit opens the vault, when it was proven, when the drill is due."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "scroll-text")
        theme = context.theme
        self._status: RecoveryStatus | None = None
        self.badge = Badge(theme)
        self.intro = label("", "help", wrap=True)
        self.facts = label("", "body", wrap=True)
        self.waiting = label("", "body", tone="warn", wrap=True)
        self.drill_button = button(theme, "", icon="list-checks")
        self.new_button = button(theme, "", icon="plus")
        self.drill_button.clicked.connect(self._on_drill_clicked)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.head_layout.addWidget(self.badge)
        self.head_layout.addWidget(self.drill_button)
        self.head_layout.addWidget(self.new_button)
        theme.set_height(self.head, 50)
        for part in (self.intro, self.facts, self.waiting):
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The buttons."""
        return [self.drill_button, self.new_button]

    def load(self) -> None:
        """Read the state of the kit."""
        self.context.door.run(_read, self._on_read, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Recovery kit"))
        self.intro.setText(
            self.tr(
                "When passphrases are lost, the printed shares open the vault. Once a year the "
                "drill shows that they still do."
            )
        )
        self.drill_button.setText(self.tr("Drill…"))
        self.new_button.setText(self.tr("New kit…"))
        self._show()

    def open_steps(self, facts: KitFacts | None) -> "RecoveryDialog":
        """Open the steps; with a kit they begin at typing it back."""
        dialog = RecoveryDialog(self.context, facts, self)
        dialog.steps.proven.connect(self._on_proven)
        dialog.finished.connect(self.load)
        dialog.open()
        dialog.steps.focus_step()
        return dialog

    def _on_drill_clicked(self) -> None:
        if self._status is not None:
            self.open_steps(self._status.waiting or self._status.kit)

    def _on_new_clicked(self) -> None:
        self.open_steps(None)

    def _on_proven(self, _kit: str) -> None:
        self.load()
        self.context.announce("recovery")

    def _on_read(self, status: RecoveryStatus) -> None:
        self._status = status
        self._show()

    def _on_failed(self, problem: UserError) -> None:
        self.context.show_error(problem)

    def _show(self) -> None:
        status, language = self._status, self.context.language
        self.new_button.setEnabled(self.may_administer)
        has_kit = status is not None and (status.kit or status.waiting) is not None
        self.drill_button.setEnabled(self.may_administer and has_kit)
        reason = "" if self.may_administer else self.tr("Only an administrator may do this.")
        for each in (self.drill_button, self.new_button):
            each.setToolTip(reason)
        self.badge.setVisible(status is not None)
        self.waiting.hide()
        if status is None:
            self.facts.setText("")
            return
        tone, icon = _SIGNS[status.state]
        if status.is_drill_late and status.state is RecoveryState.PROVEN:
            tone, icon = "bad", "triangle-alert"
            self.badge.show_as(self.tr("Drill late"), tone, icon)
        else:
            said = words.label(f"recovery.state.{status.state.value}", language)
            self.badge.show_as(said, tone, icon)
        self.facts.setText(self._facts_words(status))
        if status.waiting is not None:
            said = self.tr("Kit {number} was made on {date} and waits for its proof.")
            self.waiting.setText(
                said.format(number=status.waiting.number, date=status.waiting.made_utc[:10])
            )
            self.waiting.show()

    def _facts_words(self, status: RecoveryStatus) -> str:
        kit = status.kit
        if kit is None:
            return self.tr("There is no kit. If passphrases are lost, so is the vault.")
        parts = [
            self.tr("Kit {number}, made on {date}: {needed} of {count} shares open the vault.")
        ]
        if status.used_utc:
            parts.append(self.tr("It was used on {used}."))
        elif status.proven_utc:
            parts.append(self.tr("Proven on {proven}; the drill is due on {due}."))
        else:
            parts.append(self.tr("It was never proven: type it back from paper."))
        return " ".join(parts).format(
            number=kit.number,
            date=kit.made_utc[:10],
            needed=kit.needed,
            count=kit.shares,
            used=status.used_utc[:10],
            proven=status.proven_utc[:10],
            due=status.drill_due,
        )


class RecoveryDialog(QDialog):
    """The steps over the workspace. What was typed is kept nowhere, not even over a lock."""

    def __init__(
        self, context: Context, facts: KitFacts | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "dialog")
        self.setProperty(SECRET, True)
        theme = self._theme = context.theme
        self.setWindowTitle(self.tr("Recovery kit"))
        self.setAccessibleName(self.tr("Recovery kit"))
        self.steps = RecoverySteps(theme, context.languages, context.door)
        self.steps.begin(facts)
        self.steps.finished.connect(self.accept)
        self.close_button = button(theme, self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (20, 16, 20, 16), 12)
        column.addWidget(self.steps)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.steps.step_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """As high as the step needs."""
        self.resize(self._theme.px(_WIDTH), max(self._theme.px(_HEIGHT), self.sizeHint().height()))


def _read(session: Session) -> RecoveryStatus:
    from workstation.workflows import recovery_state

    return recovery_state.status(session)
