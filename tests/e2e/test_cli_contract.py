"""The command line keeps its contract: help, JSON, exit codes, errors in words, no traceback."""

import json
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tests.e2e.cli import Done, run
from tests.e2e.demo_desk import Desk
from workstation.domain.mark import MarkError
from workstation.domain.marking import parse_mark


def test_wrong_use_ends_with_2_and_says_what_to_type() -> None:
    for arguments in (["frob"], ["partner", "frob"], ["partner", "add"], ["export", "--frob"]):
        done = run(*arguments, "--json")
        assert done.code == 2
        assert done.error["code"] == "cli.usage"
        assert "--help" in done.error["next"]
    assert "“--name”" in run("partner", "add", "--kind", "border").err
    assert "“frob”" in run("frob").err


def test_vault_option_is_taken_before_and_after_the_command(demo: Desk) -> None:
    file = demo.passphrase_file("A. Martin")
    done = run(
        "partner", "list", "--json", "--vault", demo.vault, "--officer", "A. Martin",
        "--passphrase-file", file,
    )  # fmt: skip
    assert done.code == 0
    assert len(done.json["partners"]) >= 8


def test_missing_vault_and_officer_are_wrong_use(demo: Desk) -> None:
    assert run("partner", "list", "--json").error["code"] == "cli.vault_needed"
    done = run("--vault", demo.vault, "partner", "list", "--json")
    assert (done.code, done.error["code"]) == (2, "cli.officer_needed")
    assert "L. Chen" in done.error["message"]


def test_folder_without_a_vault_is_not_opened(tmp_path: Path) -> None:
    done = run("--vault", tmp_path, "--officer", "A", "partner", "list", "--json")
    assert done.code in {2, 5}
    assert done.error["code"].startswith("vault.")
    assert list(tmp_path.iterdir()) == []


def test_passphrase_comes_from_a_file_and_wrong_ones_are_refused(
    own_demo: Desk, tmp_path: Path
) -> None:
    """Bad input: a passphrase file that is missing, empty, or wrong."""
    command = ["--vault", own_demo.vault, "--officer", "A. Martin", "partner", "list", "--json"]
    done = run(*command)
    assert (done.code, done.error["code"]) == (4, "cli.passphrase_needed")
    missing = tmp_path / "none.txt"
    done = run(*command, passphrase_file=missing)
    assert done.code == 3
    assert done.error["file"] == str(missing)
    empty = tmp_path / "empty.txt"
    empty.write_text("\n")
    assert run(*command, passphrase_file=empty).code == 3
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not the passphrase of anyone\n")
    done = run(*command, passphrase_file=wrong)
    assert (done.code, done.error["code"]) == (4, "vault.passphrase_wrong")
    assert own_demo.run("partner", "list", "--json").code == 0


def test_officer_without_the_right_gets_4(own_demo: Desk) -> None:
    done = own_demo.run(
        "partner", "add", "--name", "X", "--kind", "border", "--country", "CAN", "--json",
        officer="S. Okafor",
    )  # fmt: skip
    assert (done.code, done.error["code"]) == (4, "not_allowed")


def test_second_instance_is_refused_politely(own_demo: Desk) -> None:
    """Fault 22: one process at a time; the other is told so and nothing is harmed."""
    from workstation.vault import folder

    guard = folder.lock(own_demo.vault)
    try:
        done = own_demo.run("partner", "list", "--json")
        assert done.code == 4
        assert done.error["code"] == "vault.in_use"
    finally:
        guard.release()
    assert own_demo.run("partner", "list").code == 0


def test_every_register_takes_and_lists(own_demo: Desk) -> None:
    """Each command that adds prints the new id; each list shows it, in JSON and in lines."""

    def add(*arguments: object) -> str:
        done = own_demo.run(*arguments, "--json")
        assert done.code == 0, done.err + done.out
        assert list(done.json) == ["id"]
        return str(done.json["id"])

    partner = add(
        "partner", "add", "--name", "Harbour Watch", "--country", "CAN", "--kind", "border"
    )
    of = ["--partner", partner]
    marked = ["--on", "2026-01-05", "--marking", "(C)"]
    source = add("source", "add", *of, "--title", "A sheet", *marked, "--grade", "B2")
    ids = {
        "exchange": add(
            "exchange", "add", *of, *marked, "--act", "request", "--summary", "A list"
        ),
        "assurance": add("assurance", "add", *of, *marked, "--text", "Nobody is harmed"),
        "incident": add(
            "incident", "add", *of, *marked, "--summary", "A case", "--source", source
        ),
        "arrangement": add(
            "arrangement", "add", *of, "--title", "Letters", "--status", "active",
            "--since", "2020-01-01",
        ),
        "source": source,
    }  # fmt: skip
    check = add(
        "assurance", "check", ids["assurance"], *marked, "--result", "kept", "--summary", "Seen"
    )
    restricted = own_demo.run(
        "partner", "restrict", partner, "--restriction", "No names", "--act", "disclosure", "--json"
    )
    assert restricted.json["id"] == ids["arrangement"]
    for name, made in ids.items():
        listed = own_demo.run(name, "list", *of, "--json").json
        assert [one["id"] for one in listed[f"{name}s"]] == [made]
        assert made in own_demo.run(name, "list", *of).out
    record = own_demo.run("partner", "record", partner, "--json").json["entries"]
    assert {check, *ids.values()} <= {entry["subject"] for entry in record}
    assert own_demo.run("search", "harbour", "--json").json["hits"][0]["id"] == partner
    shown = own_demo.run("partner", "show", partner, "--json").json
    assert shown["arrangements"][0]["status"] == "restricted"
    assert own_demo.run("ledger", "verify", "--json").json["ok"]
    assert own_demo.run("ledger", "rebuild-check", "--json").json["ok"]


def test_exchanges_come_from_a_file_once(desk_vault: Path, tmp_path: Path) -> None:
    """Rows that cannot be taken are listed; a broken file ends with 3 and changes nothing."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE + "\n")
    file = tmp_path / "exchanges.csv"

    def at(*arguments: object) -> Done:
        return run("--vault", desk_vault, *arguments, "--json", passphrase_file=passphrase)

    header = "partner,on,act,summary,marking\n"
    good = "P-0001,2026-01-05,request,A list,(C)\n"
    file.write_text(header + good + "P-0001,05/01/2026,request,B list,(C)\n")
    done = at("exchange", "import", file)
    assert (done.code, done.json["added"], done.json["skipped"]) == (0, 1, 1)
    (problem,) = done.json["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (3, "on", "05/01/2026")
    assert problem["message"]
    file.write_text("on,act,summary,marking\n" + good.removeprefix("P-0001,"))
    again = at("exchange", "import", file, "--partner", "P-0001")
    assert (again.json["added"], again.json["unchanged"]) == (0, 1)
    file.write_text(header.replace("summary,", "") + good)
    broken = at("exchange", "import", file)
    assert (broken.code, broken.error["code"]) == (3, "csv.columns_missing")
    assert broken.error["place"] == "row 1"
    assert broken.error["file"] == str(file)
    assert broken.error["next"]
    listed = at("exchange", "list", "--partner", "P-0001").json["exchanges"]
    assert [(one["id"][:3], one["summary"]) for one in listed] == [("EX-", "A list")]


def test_bad_field_names_its_place(own_demo: Desk) -> None:
    done = own_demo.run(
        "exchange", "add", "--partner", "P-0001", "--on", "2026-13-01", "--act", "use",
        "--summary", "x", "--marking", "(C)", "--json",
    )  # fmt: skip
    assert (done.code, done.error["place"]) == (3, "on")
    assert own_demo.run("partner", "record", "P-9999", "--json").code == 3


def test_banner_rolls_up_and_lists_malformed_marks() -> None:
    """Domain F: the published banner vector, and the malformed mark of the same text."""
    portions = [
        "(U//FOUO)", "(S//REL TO USA, CAN)", "(C//REL TO USA, FVEY)",
        "(S//SI//REL TO USA, CAN)", "(TS//SI//REL TO USA, CAN)",
    ]  # fmt: skip
    given = [word for portion in portions for word in ("--portion", portion)]
    done = run("marking", "banner", *given, "--json")
    assert done.code == 0
    assert done.json == {"banner": "TOP SECRET//SI//REL TO USA, CAN", "problems": []}
    done = run("marking", "banner", "--portion", "(S//REL TO USA, CAN))", "--json")
    assert done.code == 1
    (problem,) = done.json["problems"]
    assert problem["portion"] == "(S//REL TO USA, CAN))"
    with pytest.raises(MarkError) as caught:
        parse_mark("(S//REL TO USA, CAN))")
    assert problem["place"] == caught.value.column
    assert problem["reason"]


def test_methodology_is_listed_shown_and_checked(tmp_path: Path) -> None:
    listed = run("methodology", "list", "--json").json["methodologies"]
    assert listed[0]["id"] == "acmfea-2019"
    shown = run("methodology", "show", "acmfea-2019", "--json").json
    question = shown["sections"][8]["questions"][2]
    assert (question["id"], question["kind"], question["required"]) == ("8.3", "scale", True)
    assert question["text"]["fr"]
    assert question["rule"]
    broken = tmp_path / "broken.toml"
    broken.write_text('id = "x"\nversion = 3\n')
    done = run("methodology", "check", broken, "--json")
    assert done.code == 1
    assert not done.json["ok"]
    assert all(one["message"] and one["place"] for one in done.json["problems"])
    assert run("methodology", "check", tmp_path / "none.toml", "--json").code == 3
    assert run("methodology", "show", "none", "--json").code == 3


def test_answers_in_both_languages(demo: Desk) -> None:
    english = demo.run("partner", "list", "--lang", "en").out
    french = demo.run("partner", "list", "--lang", "fr").out
    assert "Active" in english
    assert "Taldoria " in english
    assert "Taldorie " in french
    assert english != french
    wrong = run("--lang", "fr", "partner", "list", "--json")
    assert "coffre" in wrong.error["message"]
    assert "coffre" in run("partner", "list", LC_ALL="fr_CA.UTF-8").err


def test_defect_is_told_in_one_line_and_logged_without_content(tmp_path: Path) -> None:
    """A traceback is a defect; even a defect shows none, and its log holds no value."""
    from workstation.cli.defect import _lines

    try:
        raise RuntimeError("the name of a person")
    except RuntimeError as problem:
        text = "\n".join(_lines(problem))
    assert "builtins.RuntimeError" in text
    assert "person" not in text
    assert "test_cli_contract.py" in text


def test_hostile_text_is_printed_as_escapes(own_demo: Desk) -> None:
    """Fault 62: direction overrides in a name do not act on the reader's terminal."""
    name = "Harbour \u202eWatch"
    made = own_demo.run(
        "partner", "add", "--name", name, "--country", "CAN", "--kind", "border", "--json"
    )
    if made.code == 0:
        out = own_demo.run("partner", "list", "--text", "Harbour").out
        assert "\u202e" not in out
        assert "\\u202e" in out
    else:
        assert made.code == 3


def test_json_is_the_only_thing_on_standard_output(demo: Desk) -> None:
    for arguments in (
        ["assessment", "list"],
        ["ledger", "show", "--limit", "3"],
        ["officer", "list"],
    ):
        done = demo.run(*arguments, "--json")
        json.loads(done.out)
        assert done.out.count("\n") == 1
        assert done.err == ""
