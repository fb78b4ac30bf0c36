"""What officers are told of the recovery kit, and the yearly drill."""

from pathlib import Path

from tests.conftest import OFFICER, MakeSession, TickingClock
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.test_recovery_page import NEW_PASSPHRASE
from ui.admin.recovery import RecoveryCard, RecoveryDialog
from ui.home.page import HomePage
from ui.unlock.recovery_steps import Step
from workstation.domain.officer import Role
from workstation.vault.keys import FLOOR
from workstation.workflows import recovery, recovery_state, recovery_use
from workstation.workflows import session as sessions


def test_home_tells_every_officer_until_they_have_seen_it(
    make_desk: MakeDesk, make_session: MakeSession, vault_directory: Path, clock: TickingClock
) -> None:
    session = make_session(Role.ASSESSOR, OFFICER)
    kit = recovery.make_kit(session)
    given = [kit.shares[0].text, kit.shares[1].text]
    recovery.prove(session, given)
    sessions.end(session)
    recovery_use.use(
        vault_directory,
        given,
        officer_name="R. Roy",
        passphrase=NEW_PASSPHRASE,
        clock=clock,
        kdf=FLOOR,
    )
    desk = make_desk(vault_directory, "--officer", "O-OTT-04-0001")
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    home = desk.workspace.current
    assert isinstance(home, HomePage)
    assert "R. Roy" in home.recovery_used.text
    assert home.recovery_used.isVisibleTo(home)
    assert_accessible(home)
    home.recovery_used.link_activated.emit()
    desk.settle()
    assert not home.recovery_used.isVisibleTo(home)


def test_the_drill_under_safekeeping(
    make_desk: MakeDesk, make_session: MakeSession, vault_directory: Path
) -> None:
    session = make_session(Role.ASSESSOR, OFFICER)
    kit = recovery.make_kit(session)
    recovery.prove(session, [kit.shares[0].text, kit.shares[1].text])
    sessions.end(session)
    desk = make_desk(vault_directory)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    assert desk.lifecycle.context is not None
    desk.lifecycle.context.navigate("admin", {"tab": 4})
    desk.settle()
    card = desk.workspace.findChildren(RecoveryCard)[0]
    assert kit.number in card.facts.text()
    assert_accessible(card)
    card.drill_button.click()
    dialog = card.findChildren(RecoveryDialog)[0]
    desk.qtbot.waitUntil(dialog.isVisible)
    assert_accessible(dialog)
    for number in (1, 2):
        for word, field in zip(
            kit.shares[number].words, dialog.steps.form.words.fields, strict=True
        ):
            desk.qtbot.keyClicks(field, f"{word[:4]} ")
    dialog.steps.action.click()
    desk.settle()
    assert dialog.steps.step is Step.DONE
    dialog.steps.action.click()
    desk.settle()
    found: list[int] = []

    def count(session: sessions.Session) -> int:
        assert recovery_state.status(session).proven_utc
        return len(session.vault.entries_of("recovery.proven"))

    desk.lifecycle.door.run(count, found.append, owner=desk.lifecycle)
    desk.settle()
    assert found == [2]
