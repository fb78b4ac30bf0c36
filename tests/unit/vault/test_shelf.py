"""Which backups stay: exactly ten latest, thirty daily and twelve monthly ones."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from workstation.vault import shelf
from workstation.vault.shelf import Kept
from workstation.vault.store import Vault

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
VAULT = "0b9f6c1e-8a52-4a52-9d38-1f0d0a4f7b11"

times_of_backups = st.lists(
    st.integers(min_value=0, max_value=3 * 366 * 24 * 60), max_size=400, unique=True
).map(lambda ages: sorted((NOW - timedelta(minutes=age) for age in ages), reverse=True))


def expected(times: list[datetime]) -> set[datetime]:
    """The rule read aloud: the latest, then one by one the last of each day and month."""
    days: list[datetime] = []
    months: list[datetime] = []
    for at in times:
        if at.date() not in [one.date() for one in days]:
            days.append(at)
        if (at.year, at.month) not in [(one.year, one.month) for one in months]:
            months.append(at)
    return {*times[:10], *days[:30], *months[:12]}


@settings(max_examples=200, deadline=None)
@given(times_of_backups)
def test_kept_are_exactly_the_latest_the_daily_and_the_monthly(times: list[datetime]) -> None:
    assert {times[place] for place in shelf.kept(times)} == expected(times)


@settings(max_examples=50, deadline=None)
@given(times_of_backups)
def test_thinning_again_removes_nothing_more(times: list[datetime]) -> None:
    left = [times[place] for place in sorted(shelf.kept(times))]
    assert shelf.kept(left) == set(range(len(left)))


def test_a_daily_backup_over_three_years_leaves_ten_and_twenty_and_eleven() -> None:
    """30 days cover the 10 latest; the newest month is among them, and the one before partly."""
    times = [NOW - timedelta(days=day) for day in range(1000)]
    stays = [times[place] for place in sorted(shelf.kept(times))]
    assert stays[:30] == times[:30]
    assert len(stays) == 30 + 10
    assert all((one + timedelta(days=1)).day == 1 for one in stays[30:])


def backup_of(vault: Vault, folder: Path, at: datetime) -> Path:
    from workstation.vault import backup
    from workstation.vault.store import utc_text

    (vault.directory / "vault.slots.json").write_bytes(b"{}")
    snapshot = vault.hold_still()
    try:
        path = folder / shelf.name_of(at, snapshot.seq)
        backup.write(snapshot, path, at_utc=utc_text(at), force=True)
    finally:
        vault.let_go()
    return path


def test_only_whole_backups_of_this_vault_count_and_go(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    shelf.make(folder)
    assert folder.stat().st_mode & 0o077 == 0
    first = backup_of(vault, folder, NOW - timedelta(minutes=30))
    data = first.read_bytes()
    for minutes in range(1, 14):
        at = NOW - timedelta(minutes=minutes)
        (folder / shelf.name_of(at, 0)).write_bytes(data)
    damaged = folder / shelf.name_of(NOW, 0)
    damaged.write_bytes(data[: len(data) // 2])
    waiting = folder / shelf.name_of(NOW - timedelta(days=400), 0, shelf.WAITING_SUFFIX)
    waiting.write_bytes(data)
    (folder / "notes.txt").write_text("not ours")
    foreign = folder / shelf.name_of(NOW - timedelta(days=300), 0)
    foreign.write_bytes(data.replace(vault.id.encode(), b"f" * 36))
    items = shelf.list_items(folder, vault.id)
    assert [item.state for item in items[:2]] == [Kept.DAMAGED, Kept.CHECKED]
    assert len(items) == 1 + 13 + 1 + 1
    newest = folder / shelf.name_of(NOW - timedelta(minutes=1), 0)
    removed = shelf.thin(folder, vault.id, newest)
    assert len(removed) == 14 - 10
    assert first in removed
    assert {damaged, waiting, foreign, newest, folder / "notes.txt"} <= set(folder.iterdir())


def test_the_one_just_written_stays_whatever_the_clock_says(vault: Vault, tmp_path: Path) -> None:
    """A clock that was ten years ahead must not make later backups go, nor keep their places."""
    folder = tmp_path / "backups"
    shelf.make(folder)
    newest = backup_of(vault, folder, NOW)
    data = newest.read_bytes()
    since = [newest, *(folder / shelf.name_of(NOW - timedelta(days=day), 0) for day in range(1, 9))]
    ahead = [folder / shelf.name_of(NOW + timedelta(days=3650 + day), 0) for day in range(60)]
    for path in since[1:] + ahead:
        path.write_bytes(data)
    shelf.thin(folder, vault.id, newest)
    assert all(path.exists() for path in since)
    assert 0 < sum(path.exists() for path in ahead) < 30


def test_what_a_backup_left_behind_is_swept(tmp_path: Path) -> None:
    left = tmp_path / ".0123456789abcdef.tmp"
    for name in (left.name, f"{left.name}-wal", "kept.backup", ".other"):
        (tmp_path / name).write_bytes(b"x")
    shelf.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other", "kept.backup"]
