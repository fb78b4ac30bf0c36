"""The office by keyboard: made, joined after comparing, delegations and revoked certificates."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox

from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import Hands, open_hands
from ui.admin.authority import AuthorityTab
from ui.admin.certificates import CertificatesCard
from ui.admin.compare_dialog import CompareDialog
from ui.admin.delegations import DelegationsCard
from ui.admin.office import OfficeCard
from ui.admin.page import AdminPage
from ui.admin.revocations import RevocationsCard
from ui.admin.stamp_authorities import StampAuthoritiesCard
from ui.widgets.file_field import FileField
from workstation.domain.officer import Role
from workstation.signing import timestamp
from workstation.workflows import (
    authority,
    authority_join,
    delegations,
    officers,
    revocations,
    stale_policy,
    timestamps,
)

OFFICE_TAB, TRUST_TAB = 5, 1
NEW = "nine grey stones under the pier"


@pytest.fixture
def hands(make_desk: MakeDesk, vault_directory: Path) -> Hands:
    return open_hands(make_desk, vault_directory, QObject())


def opened(hands: Hands) -> AuthorityTab:
    page = hands.go("admin", {"tab": OFFICE_TAB})
    assert isinstance(page, AdminPage)
    hands.desk.settle()
    assert isinstance(page.current, AuthorityTab)
    return page.current


def test_an_office_is_made_delegates_and_revokes(hands: Hands, tmp_path: Path) -> None:
    hands.in_vault(
        lambda session: officers.add_officer(
            session, name="C. Ng", authority=Role.L3, passphrase=NEW
        )
    )
    tab = opened(hands)
    office, acting, revoked = (
        tab.card(OfficeCard), tab.card(DelegationsCard), tab.card(RevocationsCard),
    )  # fmt: skip
    assert isinstance(office, OfficeCard)
    assert isinstance(acting, DelegationsCard)
    assert isinstance(revoked, RevocationsCard)
    assert_accessible(tab)
    office.create_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    dialog = hands.dialog()
    hands.fill(dialog, {"name": "Central Office"})
    hands.tab_to(dialog.lines["trial"].input)
    hands.press(Qt.Key.Key_Space)
    hands.save()
    hands.qtbot.waitUntil(lambda: office.name.text() == "TRIAL / ESSAI Central Office")
    assert office.trial.isVisible()
    assert not office.create_button.isVisible()
    hands.desk.settle()
    acting.add_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    dialog = hands.dialog()
    step = dialog.lines["authority"].input
    assert isinstance(step, QComboBox)
    hands.tab_to(step)
    for _ in range(3):
        hands.press(Qt.Key.Key_Down)
    hands.fill(dialog, {"until": "2026-11-30", "instrument": "Instrument 2026-17"})
    hands.save()
    hands.qtbot.waitUntil(lambda: acting.table.rowCount() == 1)
    [made] = hands.in_vault(delegations.list_delegations)
    assert (made.officer_name, made.authority, made.status) == ("C. Ng", "L4", "in-force")
    acting.table.setCurrentCell(0, 0)
    acting.ask_end()
    acting.confirm.yes_button.click()
    hands.qtbot.waitUntil(lambda: not acting.end_button.isEnabled())
    hands.desk.settle()
    assert hands.in_vault(delegations.list_delegations)[0].status == "ended"
    hands.in_vault(lambda session: revocations.revoke(session, "C. Ng"))
    revoked.write_list(tmp_path / "ott.crl")
    hands.qtbot.waitUntil(lambda: revoked.lists.rowCount() == 1)
    assert "ott.crl" in revoked.outcome.text
    office.write_roster(tmp_path / "office.roster")
    hands.qtbot.waitUntil(lambda: "office.roster" in office.outcome.text)
    hands.desk.settle()
    described = hands.in_vault(authority.describe)
    assert described is not None
    assert described.roster_number == 1


def test_what_is_compared_is_what_is_trusted(hands: Hands, tmp_path: Path) -> None:
    """The box must be ticked first; a station that asks is enrolled by its fingerprint."""
    from tests.unit.trust.conftest import _create

    other = _create(tmp_path / "hfx", "HFX-01", "D. Cyr", Role.RECORDS)
    request = tmp_path / "hfx.csr"
    authority_join.request_station(other, request)
    other.vault.close()
    hands.in_vault(lambda session: authority.create(session, name="Central Office"))
    office = opened(hands).card(OfficeCard)
    assert isinstance(office, OfficeCard)
    office.enrol_station(request)
    hands.desk.settle()
    dialog = office.findChild(CompareDialog)
    assert dialog is not None
    assert not dialog.do_button.isEnabled()
    assert_accessible(dialog)
    dialog.compared.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.tab_to(dialog.do_button)
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: "HFX-01" in office.outcome.text)
    assert (tmp_path / "hfx.pem").exists()
    office.enrol_station(tmp_path / "nothing.csr")
    hands.qtbot.waitUntil(lambda: office.outcome.property("tone") == "bad")
    hands.desk.settle()
    _take_in_and_forget_a_time_stamp_authority(hands, tmp_path)


def _take_in_and_forget_a_time_stamp_authority(hands: Hands, folder: Path) -> None:
    card = opened(hands).card(StampAuthoritiesCard)
    assert isinstance(card, StampAuthoritiesCard)
    assert card.none.isVisible()
    key, certificate = timestamps.KeyFile(folder / "tsa.p12", NEW), folder / "tsa.pem"
    now = hands.in_vault(lambda session: session.clock())
    made = timestamps.make_authority("Office time-stamps", now, key, certificate)
    card.take(certificate)
    hands.desk.settle()
    dialog = card.findChild(CompareDialog)
    assert dialog is not None
    assert dialog.fingerprint.text().replace(" ", "").replace("\n", "").lower() == made.fingerprint
    dialog.compared.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.tab_to(dialog.do_button)
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: card.table.rowCount() == 1)
    hands.desk.settle()
    assert hands.in_vault(timestamps.list_authorities) == (made,)
    assert_accessible(card)
    hands.activate(hands.desk.lifecycle.window)
    card.table.setFocus()
    hands.tab_to(card.forget_button)
    hands.press(Qt.Key.Key_Space)
    hands.tab_to(card.confirm.yes_button)
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(card.none.isVisible)
    hands.desk.settle()
    assert hands.in_vault(timestamps.list_authorities) == ()


def test_the_office_stamps_renews_and_refuses_by_its_own_means(
    hands: Hands, tmp_path: Path
) -> None:
    """A time-stamp authority, its answer, a certificate of this station's, the policy of lists."""
    tab = opened(hands)
    stamps, renewal = tab.card(StampAuthoritiesCard), tab.card(CertificatesCard)
    assert isinstance(stamps, StampAuthoritiesCard)
    assert isinstance(renewal, CertificatesCard)
    hands.page.context.forms.open("stamps.make", key=str(tmp_path / "tsa.p12"))
    dialog = hands.dialog()
    assert_accessible(dialog)
    hands.fill(dialog, {"name": "Office time-stamps", "passphrase": NEW, "repeat": NEW})
    hands.save()
    hands.qtbot.waitUntil(lambda: "tsa.pem" in stamps.outcome.text, timeout=10_000)
    hands.qtbot.waitUntil(lambda: stamps.table.rowCount() == 1)
    request = tmp_path / "packet.tsq"
    request.write_bytes(timestamp.request_of(bytes(48)))
    stamps.answer_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    dialog = hands.dialog()
    for field, path in (("request", request), ("key", tmp_path / "tsa.p12")):
        chosen = dialog.lines[field].input
        assert isinstance(chosen, FileField)
        chosen.choose(str(path))
    hands.fill(dialog, {"passphrase": "not this one at all"})
    hands.save()
    hands.qtbot.waitUntil(lambda: bool(dialog.lines["passphrase"].error.text), timeout=10_000)
    hands.fill(dialog, {"passphrase": NEW})
    hands.save()
    hands.qtbot.waitUntil(lambda: ".tsr" in stamps.outcome.text, timeout=10_000)
    assert request.with_suffix(".tsr").read_bytes()
    renewal.request(tmp_path / "me.csr")
    hands.desk.settle()
    renewal.renew(tmp_path / "me.csr")
    hands.desk.settle()
    renewal.take_answer(tmp_path / "me.pem")
    hands.qtbot.waitUntil(lambda: renewal.outcome.text.startswith("You sign"))
    assert renewal.outcome.property("tone") == "ok"
    page = hands.go("admin", {"tab": TRUST_TAB})
    assert isinstance(page, AdminPage)
    box = page.trust.past_lists.refuse
    hands.qtbot.waitUntil(box.isEnabled)
    box.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert hands.in_vault(stale_policy.describe).refuses
    assert box.isChecked()
