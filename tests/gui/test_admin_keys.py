"""Administration > Safekeeping > Keys: who opens the vault by what, and a new data key."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import Hands, open_hands
from tests.gui.test_admin_page import column, opened, wait_for
from ui.admin.keys import KeysCard
from workstation.domain.officer import Role
from workstation.vault.store import is_key_of
from workstation.workflows import session as sessions


@pytest.fixture
def hands(make_session: MakeSession, make_desk: MakeDesk, vault_directory: Path) -> Hands:
    sessions.end(make_session(Role.L3, "B. Roy"))
    return open_hands(make_desk, vault_directory, QObject())


def test_the_data_key_is_renewed_by_keyboard(
    hands: Hands, vault_directory: Path, clock: TickingClock
) -> None:
    page = opened(hands, 4)
    card = page.safety.card(KeysCard)
    assert isinstance(card, KeysCard)
    wait_for(hands, lambda: card.table.rowCount() == 2)
    assert column(card.table, 0) == ["A. Martin", "B. Roy"]
    assert column(card.table, 2) == ["Ready", "Ready"]
    assert_accessible(card)

    card.renew_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert card.confirm.no_button.hasFocus()
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    wait_for(hands, lambda: card.outcome.isVisible())
    assert "new data key" in card.outcome.text
    assert card.renew_button.isEnabled()

    hands.desk.lifecycle.shut_down()
    session = sessions.unlock(vault_directory, "B. Roy", PASSPHRASE, clock)
    assert is_key_of(vault_directory, session.secrets.data_key)
    sessions.end(session)
