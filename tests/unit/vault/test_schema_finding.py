"""Evidence and decisions of an older vault are found as those that are entered later."""

from workstation.vault import migrations, sqlcipher

_EVIDENCE = (
    "INSERT INTO evidence (assessment, id, kind, title, marking, reference, removed)"
    " VALUES ('MRA-2026-0007', ?, 'file', ?, '(S)', ?, ?)"
)
_DECISION = (
    "INSERT INTO decision (vault, assessment, version, number, reasons, marking, conditions)"
    " VALUES (?, 'MRA-2026-0007', 2, ?, ?, '(C)', ?)"
)


def _run(connection: sqlcipher.Connection, steps: slice) -> None:
    for _name, statements in migrations.STEPS[steps]:
        for statement in statements:
            connection.execute(statement)


def _fill(connection: sqlcipher.Connection) -> None:
    connection.execute("INSERT INTO assessment (id, partner) VALUES ('MRA-2026-0007', 'P-0003')")
    connection.execute(_EVIDENCE, ("E-01", "Ocelot", "SRC-2026-001", 0))
    connection.execute(_EVIDENCE, ("E-02", "Gone", "", 1))
    connection.execute(_DECISION, ("", 0, "Pangolin", '[{"due":"","text":"Quokka"}]'))
    connection.execute(_DECISION, ("", 1, "Again", ""))
    connection.execute(_DECISION, ("other", 0, "Elsewhere", ""))


def _found(connection: sqlcipher.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM search_text ORDER BY entry").fetchall()


def test_older_rows_are_found_as_later_ones_are():
    older, later = sqlcipher.open_memory(), sqlcipher.open_memory()
    _run(older, slice(0, 2))
    _fill(older)
    _run(older, slice(2, None))
    _run(later, slice(0, None))
    _fill(later)
    rows = _found(later)
    assert _found(older) == rows
    assert len(rows) == 3
    assert all(int(row[0]) < 0 for row in rows)
    matched = [
        row[0]
        for word in ("ocelot", "quokka", "gone", "elsewhere")
        for row in older.execute(
            "SELECT t.kind FROM search JOIN search_text t ON t.entry = search.rowid"
            " WHERE search MATCH ?",
            (word,),
        )
    ]
    assert matched == ["evidence", "decision"]
    older.execute("UPDATE evidence SET removed = 1 - removed")
    assert {row[1:4] for row in _found(older) if row[1] == "evidence"} == {
        ("evidence", "MRA-2026-0007", "E-02")
    }
