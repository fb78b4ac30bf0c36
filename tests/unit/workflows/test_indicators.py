"""Country datasets: nothing dropped, nothing doubled, oddities reported by row."""

import csv
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from workstation.domain.dataset import Columns, Dataset
from workstation.domain.error import BadInputError, JobCancelledError, NotAllowedError
from workstation.domain.officer import Role
from workstation.records import countries
from workstation.transfer.datasets import VDEM_CODES
from workstation.workflows import citing, datasets, indicators

PTS = Path(
    os.environ.get("ASSESSOR_PTS_FILE")
    or Path(__file__).parents[4] / "shared" / "data" / "PTS-2024.csv"
)
HEADER = (
    "Country,Country_OLD,Year,COW_Code_A,COW_Code_N,WordBank_Code_A,UN_Code_N,Region,"
    "PTS_A,PTS_H,PTS_S,NA_Status_A,NA_Status_H,NA_Status_S\n"
)
UNMAPPED = {
    "Crimea": "Crimea",
    "European Union": "European Union",
    "Gaza (Hamas)": "Gaza (Hamas)",
    "Israel in Occupied Territories": "Israel in Occupied Territories",
    "Israel in pre-1967 borders": "Israel in pre-1967 borders",
    "Russia-Occupied Areas (Ukraine)": "Russia-Occupied Areas (Ukraine)",
    "Somaliland": "Somaliland",
}
MAPPED = {
    "Andorra": "AND",
    "Congo, the Democratic Republic of the": "COD",
    "Czechoslovakia": "CSK",
    "German Democratic Republic": "DDR",
    "German Federal Republic": "GFR",
    "Kosovo": "XKX",
    "Palestine, State of": "PSE",
    "Romania": "ROU",
    "Soviet Union": "SUN",
    "Timor-Leste": "TLS",
    "Yemen Arab Republic": "YAR",
    "Yemen People's Republic": "YMD",
    "Yugoslavia, Federal Republic of": "SCG",
    "Yugoslavia, Socialist Federal Republic of": "YUG",
}


def _pts(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "pts.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="latin-1")
    return path


@pytest.mark.skipif(not PTS.is_file(), reason="the published file is not part of the project")
def test_all_rows_of_the_political_terror_scale_are_held_as_published(session):
    report = indicators.import_indicators(session, PTS, "pts")
    with PTS.open(encoding="latin-1", newline="") as stream:
        published = list(csv.DictReader(stream))
    assert (report.read, report.added, report.skipped) == (10_220, 10_220, 0)
    assert (report.updated, report.unchanged, report.values) == (0, 0, 30_660)
    assert report.encoding == "latin-1"
    held = {}
    codes = {}
    for row in published:
        name = row["Country"]
        code = UNMAPPED.get(name) or MAPPED.get(name) or row["WordBank_Code_A"]
        codes[name] = code
        if code not in held:
            held[code] = {
                (v.code, v.year): v for v in indicators.list_indicators(session, code, "pts")
            }
        for source in "AHS":
            value = held[code][(f"PTS_{source}", int(row["Year"]))]
            assert value.value == row[f"PTS_{source}"]
            assert (value.status or "0") == row[f"NA_Status_{source}"]
    assert len(set(codes.values())) == 213
    assert sum(len(values) for values in held.values()) == 30_660
    missing = Counter(
        row[f"NA_Status_{s}"] for row in published for s in "AHS" if row[f"PTS_{s}"] == "NA"
    )
    assert report.missing == missing
    _check_problems(report, published)
    assert session.vault.check_rebuild().ok
    head = session.vault.head()
    again = indicators.prepare(session, PTS, datasets.dataset_for(session, "pts", PTS))
    assert indicators.commit(session, again).unchanged == 10_220
    assert session.vault.head() == head
    not_mapped = {one.own: one.rows for one in again.preview.countries}
    assert not_mapped == Counter(row["Country"] for row in published if row["Country"] in UNMAPPED)
    print(
        f"Political Terror Scale: {report.read} rows of {len(codes)} countries;"
        f" mapped {report.read - again.preview.not_mapped}, not mapped"
        f" {again.preview.not_mapped} of {len(not_mapped)}: {', '.join(not_mapped)}"
    )


def _check_problems(report, published):
    """Every row of a country that ISO 3166 does not know is listed, and no other."""
    listed = [p.row for p in report.problems if p.code == "import.problem.unmapped"]
    expected = [n for n, row in enumerate(published, 2) if row["Country"] in UNMAPPED]
    assert listed == expected
    conflicts = [p for p in report.problems if p.code == "import.problem.status_conflict"]
    assert len(conflicts) == 10
    assert len(report.problems) == len(listed) + len(conflicts)


@pytest.mark.parametrize(
    ("code", "english", "french"),
    [("SUN", "Soviet Union", "Union soviétique"), ("YUG", "Yugoslavia", "Yougoslavie"),
     ("DDR", "East Germany", "Allemagne de l’Est"), ("GFR", "West Germany", "Allemagne de l’Ouest"),
     ("YMD", "South Yemen", "Yémen du Sud"), ("YAR", "North Yemen", "Yémen du Nord"),
     ("CSK", "Czechoslovakia", "Tchécoslovaquie")],
)  # fmt: skip
def test_states_that_are_no_more_are_kept_and_named_in_both_languages(code, english, french):
    assert countries.country_name(code, "en") == english
    assert countries.country_name(code, "fr") == french
    assert countries.find_country(english) == countries.find_country(french.upper()) == code


def test_country_mapped_by_hand_is_kept_and_what_is_held_goes_with_it(session, tmp_path):
    """A choice is an entry of the ledger; taking it back brings the values back."""
    somaliland = "Somaliland,Somaliland,1990,NA,NA,NA,NA,ssa,3,NA,NA,0,66,88"
    somalia = "Somalia,Somalia,1991,SOM,520,SOM,706,ssa,5,NA,NA,0,66,88"
    path = _pts(tmp_path, somaliland, somalia)
    indicators.import_indicators(session, path, "pts")
    assert len(indicators.list_indicators(session, "Somaliland")) == 3
    told = datasets.dataset_for(session, "pts", path)
    found = indicators.prepare(session, path, replace(told, countries={"Somaliland": "som"}))
    assert (found.preview.moved, found.preview.not_mapped) == (3, 0)
    assert [(c.own, c.rows, c.chosen) for c in found.preview.countries] == [
        ("Somaliland", 1, "SOM")
    ]
    indicators.commit(session, found)
    assert indicators.list_indicators(session, "Somaliland") == []
    assert len(indicators.list_indicators(session, "SOM")) == 6
    assert datasets.dataset_for(session, "pts", path).countries == {"Somaliland": "SOM"}
    head = session.vault.head()
    assert indicators.import_indicators(session, path, "pts").unchanged == 2
    assert session.vault.head() == head
    indicators.import_indicators(session, path, replace(told, countries={}))
    assert len(indicators.list_indicators(session, "Somaliland")) == 3
    assert len(indicators.list_indicators(session, "SOM")) == 3
    assert session.vault.check_rebuild().ok


def test_newer_file_updates_what_differs_and_adds_what_is_new(session, tmp_path):
    old = "Türkiye,Turkey,1976,TUR,640,TUR,792,eca,3,NA,2,0,88,0"
    same = "Chad,Chad,1976,CHA,483,TCD,148,ssa,2,NA,2,0,88,0"
    indicators.import_indicators(session, _pts(tmp_path, old, same), "pts")
    new = _pts(tmp_path, old.replace(",3,NA", ",4,NA"), same, same.replace("1976", "1977"))
    report = indicators.import_indicators(session, new, "pts")
    assert (report.updated, report.unchanged, report.added) == (1, 1, 1)
    values = indicators.list_indicators(session, "TUR")
    assert [(v.code, v.value, v.status) for v in values] == [
        ("PTS_A", "4", ""), ("PTS_H", "NA", "88"), ("PTS_S", "2", "")
    ]  # fmt: skip
    assert session.vault.check_rebuild().ok


def test_code_of_another_list_is_never_taken_for_a_country(session, tmp_path):
    """AUS is Austria in the Correlates of War list, and Australia in ISO 3166."""
    report = indicators.import_indicators(
        session, _pts(tmp_path, "Freeland,Freeland,1990,AUS,305,NA,NA,eca,1,1,1,0,0,0"), "pts"
    )
    assert indicators.list_indicators(session, "AUS") == []
    assert len(indicators.list_indicators(session, "Freeland")) == 3
    assert [(p.row, p.value) for p in report.problems] == [(2, "Freeland")]


def test_codes_that_contradict_each_other_are_reported_not_guessed(session, tmp_path):
    row = "Nowhere,Nowhere,1990,NOW,1,CAN,40,eca,1,1,1,0,0,0"  # Canada's letters, Austria's number
    report = indicators.import_indicators(session, _pts(tmp_path, row), "pts")
    assert indicators.list_indicators(session, "CAN") == []
    assert [p.code for p in report.problems] == ["import.problem.unmapped"]


def test_odd_score_year_and_second_row_are_reported_by_row(session, tmp_path):
    row = "Chad,Chad,1976,CHA,483,TCD,148,ssa,2,NA,2,0,88,0"
    path = _pts(tmp_path, row, row, row.replace("1976", "MCMLXXVI"), row.replace(",2,NA", ",9,NA")
                .replace("1976", "1978"))  # fmt: skip
    report = indicators.import_indicators(session, path, "pts")
    found = [(p.row, p.code.removeprefix("import.problem.")) for p in report.problems]
    assert found == [(3, "twice")] * 3 + [(4, "not_a_year"), (5, "not_a_score")]
    assert (report.read, report.added, report.skipped) == (4, 2, 2)


def test_vdem_takes_the_chosen_indicators_and_its_own_codes(session, tmp_path):
    path = tmp_path / "V-Dem-CY-Core-v15.csv"
    path.write_text(
        "country_name,country_text_id,year,v2x_rule,v2cltort,v2other\n"
        "Canada,CAN,2023,0.98,-1.5,7\nSomaliland,SML,2023,0.3,,7\nKosovo,XKX,2023,0.7,1,7\n"
        "Republic of Vietnam,VDR,1960,0.2,-1,7\n"
    )
    report = indicators.import_indicators(session, path, "vdem")
    assert (report.read, report.added, report.values) == (4, 4, 8)
    assert citing.citations(session, ["vdem"], "en")["vdem"].endswith(
        "2025. “V-Dem Country-Year Dataset v15.” Varieties of Democracy (V-Dem) Project."
        " https://doi.org/10.23696/vdemds25"
    )
    canada = indicators.list_indicators(session, "CAN", "vdem")
    assert [(v.code, v.number) for v in canada] == [("v2cltort", -1.5), ("v2x_rule", 0.98)]
    assert [v.value for v in indicators.list_indicators(session, "SML")] == ["NA", "0.3"]
    assert indicators.list_indicators(session, "VDR") == []
    assert len(indicators.list_indicators(session, "RVN")) == 2
    assert [(p.row, p.value) for p in report.problems] == [(3, "Somaliland (SML)")]


def test_generic_table_keeps_text_and_flags_formulas(session, tmp_path):
    path = tmp_path / "g.csv"
    path.write_text(
        "country,code,year,value\nCAN,idx,2020,0.5\nCAN,idx,2021,=1+1\nCAN,idx,2022,high\n"
        "CAN,idx,2023,-2\nCAN,,2023,1\n,idx,2023,1\n"
    )
    report = indicators.import_indicators(session, path, "generic")
    found = [(p.row, p.code.removeprefix("import.problem.")) for p in report.problems]
    assert found == [(3, "formula"), (4, "not_a_number"), (6, "no_code"), (7, "no_country")]
    values = [v.value for v in indicators.list_indicators(session, "CAN")]
    assert values == ["0.5", "=1+1", "high", "-2"]
    (series,) = indicators.list_series(session, "CAN")
    assert (series.points, series.missing) == (((2020, 0.5), (2023, -2.0)), 2)


def test_last_row_that_is_cut_off_is_told_and_the_others_are_taken(session, tmp_path):
    path = _pts(tmp_path, "Chad,Chad,1976,CHA,483,TCD,148,ssa,2,NA,2,0,88,0", "Chad,Chad,19")
    path.write_bytes(path.read_bytes()[:-1])
    report = indicators.import_indicators(session, path, "pts")
    assert [(p.row, p.code) for p in report.problems] == [(3, "import.problem.cut_off")]
    assert (report.read, report.added, report.skipped) == (2, 1, 1)
    assert len(indicators.list_indicators(session, "TCD")) == 3


def test_file_without_one_whole_row_leaves_the_vault_as_it_was(session, tmp_path):
    path = _pts(tmp_path, "Chad,Chad,19")
    head = session.vault.head()
    with pytest.raises(BadInputError) as refused:
        indicators.import_indicators(session, path, "pts")
    assert (refused.value.code, refused.value.place) == ("csv.ragged", "row 2")
    assert session.vault.head() == head


@pytest.mark.parametrize("at", [500, 1000, 1500])
def test_cancelled_import_leaves_the_vault_as_it_was(session, tmp_path, at):
    rows = (f"Chad,Chad,{1000 + n},CHA,483,TCD,148,ssa,2,NA,2,0,88,0" for n in range(1600))
    head = session.vault.head()
    told: list[tuple[int, int]] = []

    def cancel(done: int, total: int) -> None:
        told.append((done, total))
        if done >= at:
            raise JobCancelledError

    with pytest.raises(JobCancelledError):
        indicators.import_indicators(session, _pts(tmp_path, *rows), "pts", cancel)
    assert [done for done, _ in told] == list(range(500, at + 1, 500))
    assert all(total >= done for done, total in told)
    assert session.vault.head() == head
    assert indicators.list_indicators(session, "TCD") == []


def test_import_cancelled_while_it_is_written_leaves_nothing(session, tmp_path):
    """At the second entry of a file whose values fill several."""
    path = tmp_path / "many.csv"
    rows = (f"CAN,idx-{code},{year},1\n" for code in range(50) for year in range(1100, 2000))
    path.write_text("country,code,year,value\n" + "".join(rows))
    found = indicators.prepare(session, path, Dataset("generic"))
    head = session.vault.head()

    def cancel(done: int, _total: int) -> None:
        if done == 1:
            raise JobCancelledError

    with pytest.raises(JobCancelledError):
        indicators.commit(session, found, cancel)
    assert session.vault.head() == head
    assert indicators.list_indicators(session, "CAN") == []


def test_columns_of_any_file_are_assigned_and_remembered(session, tmp_path):
    path = tmp_path / "press.csv"
    path.write_text("Pays;Année;Cote\nAllemagne;2020;1\nde;2021;2\nUnion soviétique;1980;3\n")
    header = datasets.read_header(path)
    told = datasets.with_columns(Dataset("press", citation="Office, 2026"), header)
    assert told.columns == Columns("Pays", "Année", "", "Cote")
    with pytest.raises(BadInputError) as refused:
        indicators.prepare(session, path, told)
    assert (refused.value.code, refused.value.place) == ("field.required", "code")
    told = replace(told, columns=replace(told.columns, one_code="freedom"))
    head = session.vault.head()
    found = indicators.prepare(session, path, told)
    assert session.vault.head() == head
    assert [(v.country, v.code, v.year, v.value) for v in found.preview.rows] == [
        ("DEU", "freedom", 2020, "1"), ("DEU", "freedom", 2021, "2"), ("SUN", "freedom", 1980, "3")
    ]  # fmt: skip
    indicators.commit(session, found)
    again = datasets.dataset_for(session, "press", path)
    assert (again.columns, again.first_year, again.last_year) == (told.columns, 1980, 2021)
    assert citing.citations(session, ["press"], "fr") == {"press": "Office, 2026"}
    assert [one.id for one in datasets.list_datasets(session)] == ["press"]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"id": "Two words"}, "dataset.id"),
     ({"countries": {"X": "Atlantis"}}, "field.country_unknown"),
     ({"columns": Columns("year", "year", "code", "value")}, "dataset.column_twice")],
)  # fmt: skip
def test_dataset_that_makes_no_sense_is_refused(session, tmp_path, change, code):
    path = tmp_path / "g.csv"
    path.write_text("country,code,year,value\nCAN,idx,2020,0.5\n")
    with pytest.raises(BadInputError) as refused:
        indicators.prepare(session, path, replace(Dataset("generic"), **change))
    assert refused.value.code == code


def test_hidden_characters_and_markup_are_kept_as_text_or_refused(session, tmp_path):
    path = tmp_path / "g.csv"
    path.write_text(
        "country,code,year,value\nCAN,<b>x</b>,2020,<img src=x>\nCAN,a\u202eb,2020,1\n"
        "\u2066Atlantis,a,2020,1\nCAN,a\x07,2020,1\n", encoding="utf-8",
    )  # fmt: skip
    report = indicators.import_indicators(session, path, "generic")
    assert [(p.row, p.code.removeprefix("import.problem.")) for p in report.problems] == [
        (2, "not_a_number"), (3, "hidden_characters"), (4, "hidden_characters"), (4, "unmapped"),
        (5, "unreadable"),
    ]  # fmt: skip
    assert [v.value for v in indicators.list_indicators(session, "CAN")] == ["<img src=x>", "1"]


@pytest.mark.parametrize(
    ("dataset", "text", "code"),
    [("pts", HEADER, "csv.no_rows"), ("vdem", "country_text_id,year,x\n", "csv.columns_missing"),
     ("generic", "a,b\n1,2\n", "csv.columns_missing"), ("Who!", "a\n", "dataset.id")],
)  # fmt: skip
def test_file_that_does_not_fit_its_dataset_is_refused(session, tmp_path, dataset, text, code):
    path = tmp_path / "x.csv"
    path.write_text(text)
    with pytest.raises(BadInputError) as refused:
        indicators.import_indicators(session, path, dataset)
    assert refused.value.code == code


def test_decision_maker_may_read_but_not_import(make_session, tmp_path):
    chief = make_session(Role.L5, "D. Roy")
    assert indicators.list_indicators(chief, "CAN") == []
    with pytest.raises(NotAllowedError):
        indicators.import_indicators(chief, tmp_path / "x.csv", "pts")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_indicator_is_named_in_words(language):
    named = [indicators.indicator_name("vdem", code, language) for code in VDEM_CODES]
    named += [indicators.indicator_name("pts", f"PTS_{one}", language) for one in "AHS"]
    assert not any("_" in name or "v2" in name for name in named)
    assert len(set(named)) == len(named)


def test_indicator_without_a_name_is_called_by_its_code():
    assert indicators.indicator_name("generic", "own {code}", "en") == "own {code}"
    assert indicators.indicator_name("vdem", "v2other", "fr") == "VDEM v2other"
