"""Joining exports to the preparations of a hand-in: runs, dilutions, selectors, and paths that stay inside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from evspec.batch import READ, batch_of
from evspec.errors import Fault, HandinFaults
from evspec.readers import Attached, attach
from evspec.tables import FILES, READINGS

NTA = Path(__file__).parent.parent / "examples" / "laboratory" / "nta"
RAW = (NTA / "LOT-01_run1.csv").read_bytes()
CONCENTRATION = "particle concentration"


def _written(folder: Path, raw: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def _attached(rows: Sequence[Mapping[str, object]], folder: Path = NTA) -> tuple[Attached, list[Fault]]:
    faults: list[Fault] = []
    return attach(pd.DataFrame(rows, columns=list(FILES.names)), folder, faults), faults


def test_a_dilution_not_recorded_is_unknown_and_sets_the_concentration_aside() -> None:
    """A dilution "Not recorded" read as 1 gives a wrong concentration; diameters do not depend on it."""
    attached, faults = _attached([{"file": "LOT-03_run1.csv", "preparation": "LOT-03"}])
    aside = attached.readings.groupby("quantity")["set_aside"].count()
    states = attached.readings.loc[attached.readings["quantity"] == CONCENTRATION, "dilution_state"]

    assert [] == faults
    assert {CONCENTRATION: 5} == aside[aside > 0].to_dict()
    assert {"unknown"} == set(states)
    assert any("dilution not recorded" in notice for notice in attached.notices)


def test_a_dilution_of_the_hand_in_is_applied_where_the_export_has_none() -> None:
    """The factor also scales the rounding; the diameters keep their values."""
    (plain, _), (given_one, faults) = (
        _attached([{"file": "LOT-03_run1.csv", "preparation": "LOT-03", "dilution": factor}]) for factor in (None, 1000)
    )
    ratio = (
        (given_one.readings["value"] / plain.readings["value"]).groupby(plain.readings["quantity"]).agg(["min", "max"])
    )
    rows = given_one.readings[given_one.readings["quantity"] == CONCENTRATION]

    assert [] == faults
    assert (1000.0, 1000.0) == tuple(ratio.loc[CONCENTRATION])
    assert (1.0, 1.0) == tuple(ratio.loc["mean diameter"])
    assert ({"applied"}, 0) == (set(rows["dilution_state"]), rows["set_aside"].count())
    assert {1e9} == set(rows["resolution"])
    assert any("multiplied by 1000" in notice for notice in given_one.notices)


def test_two_dilutions_that_differ_are_a_fault_that_names_both() -> None:
    """Neither the export nor the hand-in is believed in silence."""
    attached, faults = _attached([{"file": "LOT-01_run1.csv", "preparation": "LOT-01", "dilution": 500}])

    assert [("files", 2, "dilution", "500")] == [(each.sheet, each.row, each.column, each.text) for each in faults]
    assert "1000, the dilution that LOT-01_run1.csv records" in faults[0].expected
    assert 0 == len(attached.readings)


def test_one_file_is_one_run_unless_the_hand_in_names_it() -> None:
    """Videos of one loading counted as runs would make any lot look certain."""
    rows = [{"file": f"LOT-01_run{number}.csv", "preparation": "LOT-01"} for number in (1, 2)]
    attached, faults = _attached([*rows, {"file": "LOT-01_run3.csv", "preparation": "LOT-01", "run": "R-3"}])

    assert [] == faults
    assert ["LOT-01_run1", "LOT-01_run2", "R-3"] == attached.runs["run"].tolist()
    assert ["2026-03-04", "2026-03-05", "2026-03-06"] == attached.runs["date"].dt.strftime("%Y-%m-%d").tolist()
    assert {"NTA"} == set(attached.runs["method"])
    assert [64, 64, 64] == attached.provenance["sha256"].str.len().tolist()


def test_files_of_one_name_in_two_folders_are_two_runs(tmp_path: Path) -> None:
    """Two days' `summary.csv` are not one run."""
    for day, of in (("a", "LOT-01_run1"), ("b", "LOT-01_run2")):
        (tmp_path / day).mkdir()
        _written(tmp_path / day, (NTA / f"{of}.csv").read_bytes(), "summary.csv")
    attached, faults = _attached([{"file": f"{day}/summary.csv", "preparation": "LOT-01"} for day in "ab"], tmp_path)

    assert [] == faults
    assert ["a/summary.csv", "b/summary.csv"] == attached.runs["run"].tolist()


def test_readings_have_the_columns_of_a_batch() -> None:
    """What the readers give fits the batch beside the tables of the hand-in, and an empty `files` too."""
    attached, _ = _attached([{"file": "LOT-01_run1.csv", "preparation": "LOT-01"}])
    nothing, _ = _attached([])
    batch = batch_of({"readings": pd.concat([attached.readings, nothing.readings]), "runs": attached.runs})

    assert [*READINGS.names, *READ] == attached.readings.columns.tolist()
    assert (35, 0, 0) == (len(batch.readings), len(nothing.readings), len(nothing.runs))
    assert {"original"} == set(batch.readings["attempt"])
    assert {"1", "2", "3", "4", "5"} == set(batch.readings["replicate"])


def test_an_export_that_is_filed_twice_is_a_fault(tmp_path: Path) -> None:
    """The same videos under a second name, or for a second lot, would count as independent runs."""
    raw = (NTA / "LOT-01_run1.csv").read_bytes()
    _written(tmp_path, raw, "a.csv")
    _written(tmp_path, raw.replace(b"\r\n", b"\n"), "b.csv")
    _, faults = _attached([{"file": f"{name}.csv", "preparation": f"LOT-{name}"} for name in "ab"], tmp_path)

    assert [("b.csv", 3)] == [(each.text, each.row) for each in faults]
    assert "row 2 (a.csv)" in faults[0].expected


def test_a_selector_chooses_videos(tmp_path: Path) -> None:
    """In a combined experiment, LOT-1 is not also LOT-12, and what names nothing is told the nearest."""
    names = [f"LOT-{number}_00".encode() for number in (1, 12, 13, 14, 15)]
    raw = RAW
    for place, name in enumerate(names):
        raw = raw.replace(f"LOT-01_run1_{place:02d}".encode(), name)
    path = _written(tmp_path, raw.replace(b"Sample Description,LOT-01", b"Sample Description,"), "combined.csv")
    rows = [{"file": path.name, "preparation": lot, "selector": lot} for lot in ("LOT-1", "LOT-12", "LOT-2")]
    attached, faults = _attached(rows, tmp_path)

    assert {"LOT-1": {"1"}, "LOT-12": {"2"}} == attached.readings.groupby("preparation")["replicate"].agg(set).to_dict()
    assert [("LOT-2", 4)] == [(each.text, each.row) for each in faults]
    assert faults[0].nearest.encode() in names


def test_a_sample_of_another_name_is_told() -> None:
    """An export filed under the wrong lot is the commonest slip of a hand-in."""
    attached, _ = _attached([{"file": "LOT-01_run1.csv", "preparation": "LOT-0"}])

    assert ("LOT-01_run1.csv: filed under LOT-0, and its sample is called 'LOT-01'.",) == attached.notices


def test_blanks_are_read_and_not_judged() -> None:
    """A blank is not a measurement of the product that it was run beside."""
    attached, faults = _attached([{"file": "LOT-01_run1.csv", "preparation": "LOT-01", "role": "blank"}])

    assert ([], 0, 0, 1) == (faults, len(attached.readings), len(attached.runs), len(attached.provenance))
    assert ("LOT-01_run1.csv: role blank; it is read and not judged.",) == attached.notices


def test_every_file_is_tried(tmp_path: Path) -> None:
    """One unreadable file hides neither the faults nor the readings of the others."""
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "hand-in"
    folder.mkdir()
    _written(tmp_path / "elsewhere", RAW, "secret.csv")
    _written(folder, RAW, "good.csv")
    _written(folder, b"\x89PNG", "picture.csv")
    (folder / "link.csv").symlink_to(tmp_path / "elsewhere" / "secret.csv")
    outside = (
        "../elsewhere/secret.csv",
        "..\\secret.csv",
        str(tmp_path),
        "C:\\data.csv",
        "link.csv",
        "",
        "a\x00b",
    )
    names = (*outside, "picture.csv", "god.csv", ".", "good.csv")
    attached, faults = _attached([{"file": name, "preparation": "LOT-01"} for name in names], folder)

    assert len(names) - 1 == len(faults)
    assert {"good.csv"} == set(attached.readings["source"])
    assert "good.csv" == next(each.nearest for each in faults if each.text == "god.csv")
    assert "10 faults" in str(HandinFaults(faults))
