"""A vault and its officers by commands: made, added, changed, let go, and trusted elsewhere."""

import subprocess
from pathlib import Path

from tests.e2e.cli import Done, run

FIRST, SECOND, THIRD = (
    "seven quiet herons cross the bay",
    "a lantern under the old stone bridge",
    "warm rain on the copper roof tonight",
)


def keep(folder: Path, name: str, passphrase: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(passphrase + "\n")
    return path


def test_officers_from_the_first_to_the_last(tmp_path: Path) -> None:
    vault = tmp_path / "OTT-09"
    first = keep(tmp_path, "first", FIRST)

    def by(officer: str, file: Path, *arguments: object) -> Done:
        return run("--vault", vault, "--officer", officer, *arguments, "--json",
                   passphrase_file=file)  # fmt: skip

    short = keep(tmp_path, "short", "short")
    refused = by("A. Martin", short, "init", "--authority", "assessor")
    assert (refused.code, refused.error["code"]) == (3, "passphrase.short")
    assert not vault.exists()

    made = by("A. Martin", first, "init", "--authority", "assessor")
    assert made.code == 0, made.out
    assert made.json["name"] == "OTT-09"
    again = by("A. Martin", first, "init", "--authority", "assessor")
    assert again.code == 2
    alone = run("--vault", vault, "officer", "list", "--json", passphrase_file=first)
    assert [one["name"] for one in alone.json["officers"]] == ["A. Martin"]

    second = keep(tmp_path, "second", SECOND)
    added = by(
        "A. Martin", first, "officer", "add", "--name", "L. Chen", "--authority",
        "second-reader", "--title", "Second reader", "--new-passphrase-file", second,
    )  # fmt: skip
    assert added.code == 0, added.out
    assert by("L. Chen", second, "officer", "add", "--name", "X. Y", "--authority", "L1",
              "--new-passphrase-file", second).code == 4  # fmt: skip

    third = keep(tmp_path, "third", THIRD)
    changed = by("L. Chen", second, "officer", "passphrase", "--new-passphrase-file", third)
    assert changed.code == 0, changed.out
    assert by("L. Chen", second, "partner", "list").code == 4
    assert by("L. Chen", third, "partner", "list").code == 0

    roster, trust = tmp_path / "ott.roster", tmp_path / "trust.pem"
    exported = by("A. Martin", first, "officer", "roster", "export", "--out", roster)
    assert exported.json["station"] == "OTT-09"
    assert by("A. Martin", first, "officer", "roster", "export", "--out", roster).code == 2
    assert by("A. Martin", first, "officer", "roster", "import", roster).code == 3
    assert by("A. Martin", first, "officer", "roster", "trust", "--out", trust).code == 0
    checked = subprocess.run(
        ["openssl", "cms", "-verify", "-inform", "PEM", "-in", roster, "-CAfile", trust,
         "-purpose", "any"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr

    gone = by("A. Martin", first, "officer", "disable", "L. Chen")
    assert gone.json == {"id": added.json["id"], "disabled": True}
    assert by("L. Chen", third, "partner", "list").code == 4
    assert by("A. Martin", first, "ledger", "verify").json["ok"] is True
