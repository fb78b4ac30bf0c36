"""Migrations: one step whole or not at all."""

from pathlib import Path

import pytest

from workstation.vault import migrations, sqlcipher

KEY = b"Z" * 32


def tables(connection: sqlcipher.Connection) -> set[str]:
    return {name for _, name, _ in migrations.describe(connection)}


def test_a_new_database_gets_the_schema_that_is_checked_for(tmp_path: Path) -> None:
    connection = sqlcipher.open_database(tmp_path / "vault.db", KEY, create=True)
    assert migrations.version_of(connection) == 0
    assert migrations.migrate(connection, "vault.db")
    assert migrations.version_of(connection) == migrations.VERSION
    migrations.check_schema(connection, "vault.db")
    assert not migrations.migrate(connection, "vault.db")
    connection.close()


def test_a_step_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """Fault 19 of security.md: old or new, never mixed."""
    connection = sqlcipher.open_database(tmp_path / "vault.db", KEY, create=True)
    connection.execute("CREATE TABLE attachment (in_the_way TEXT) STRICT")
    with pytest.raises(sqlcipher.Error, match="already exists"):
        migrations.migrate(connection, "vault.db")
    assert tables(connection) == {"attachment"}
    assert "ledger" not in tables(connection)
    assert migrations.version_of(connection) == 0
    connection.execute("DROP TABLE attachment")
    assert migrations.migrate(connection, "vault.db")
    migrations.check_schema(connection, "vault.db")
    connection.close()


def test_the_schema_that_is_compared_with_is_the_one_that_the_steps_make() -> None:
    """The digest stands in the program, so that unlocking need not build a schema first."""
    built = migrations.build_in_memory()
    try:
        assert migrations.digest(built) == migrations.SCHEMA_SHA256
        built.execute("DROP TRIGGER ledger_no_delete")
        assert migrations.digest(built) != migrations.SCHEMA_SHA256
    finally:
        built.close()
