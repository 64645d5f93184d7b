"""Reading NanoSight exports: synthetic ones that carry the quirks of real ones, and real ones where at hand."""

from __future__ import annotations

import importlib.util
import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evspec.errors import EvspecError, UnreadableFile
from evspec.quantities.known import known_quantities
from evspec.readers import Export, read_export
from evspec.readers.nanosight_values import resolutions

EXAMPLES = Path(__file__).parent.parent / "examples"
NTA = EXAMPLES / "laboratory" / "nta"
CONCENTRATION = "particle concentration"
REAL = os.environ.get("EVSPEC_REAL_DATA", "")
real = pytest.mark.skipif(not REAL, reason="EVSPEC_REAL_DATA does not name the folder of real files")


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_nanosight", EXAMPLES / "make_nanosight.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make = _generator()
SMALL = make.export(make.Recording("small_run", "LOT-09", "09:41:07  04/03/2026", videos=2, bins=400))
CASES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _written(folder: Path, raw: bytes, name: str = "export.csv") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def _changed(folder: Path, *changes: tuple[str, str], of: bytes = SMALL) -> Path:
    text = of.decode("latin-1")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return _written(folder, text.encode("latin-1"))


def _values(export: Export, quantity: str) -> list[float]:
    return export.readings.loc[export.readings["quantity"] == quantity, "value"].tolist()


def _refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_export(path)
    return str(caught.value)


def test_the_examples_are_what_the_script_writes(tmp_path: Path) -> None:
    """An example edited by hand, or a generator that draws differently, no longer matches its bytes."""
    make.main(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert {path.name: path.read_bytes() for path in NTA.glob("*.csv")} == written


@pytest.mark.parametrize(("name", "version", "videos"), [("LOT-01_run1", "3.4", 5), ("LOT-02_run1", "3.2", 3)])
def test_both_versions_give_one_replicate_a_video(name: str, version: str, videos: int) -> None:
    """The columns of average and standard error are not taken for two more videos."""
    export = read_export(NTA / f"{name}.csv")

    assert f"NanoSight NTA {version} ExperimentSummary" == export.format
    assert [*range(1, videos + 1)] == sorted(export.readings["replicate"].unique())
    assert {videos} == set(export.readings["quantity"].value_counts())
    assert () == export.notices


def test_every_reading_is_of_a_known_quantity_in_its_unit() -> None:
    """A quantity renamed in the specification, or a unit that differs, is seen here."""
    readings = read_export(NTA / "LOT-01_run1.csv").readings
    known = known_quantities()

    assert {(name, known[name].unit) for name in readings["quantity"]} == set(
        zip(readings["quantity"], readings["unit"], strict=True)
    )
    assert 7 == readings["quantity"].nunique()


def test_a_reading_knows_its_cell_as_written() -> None:
    """Line numbers that drift by quoted or blank rows point to another row."""
    readings = read_export(NTA / "LOT-01_run1.csv").readings
    lines = (NTA / "LOT-01_run1.csv").read_bytes().decode("latin-1").split("\r\n")
    written = readings[readings["text"] != ""]

    assert 30 == len(written)
    for row in written.to_dict("records"):
        cells = lines[row["row"] - 1].split(",")
        assert (row["cell"], row["text"]) == (cells[0], cells[row["replicate"]])


@pytest.mark.parametrize(
    ("written", "unit"),
    [("1.23e+08", 1e6), ("1.2E8", 1e7), ("98.7", 0.1), ("95", 1.0), ("1430000000", 1e7), ("100", 1.0), ("7e-1", 0.1)],
)
def test_the_resolution_is_one_unit_of_the_last_digit(written: str, unit: float) -> None:
    """The rounding of 1.23e+08 is a million, not one; padding zeros are no digits."""
    assert unit == pytest.approx(resolutions([written])[0])


def test_numbers_of_a_row_share_its_decimals() -> None:
    """95 beside 94.7 stands for 95.0 in a file whose zeros a spreadsheet dropped."""
    assert [0.1, 0.1] == pytest.approx(resolutions(["95", "94.7"]).tolist())


def test_a_dilution_that_is_recorded_is_applied_already() -> None:
    """A reader that multiplies again is wrong by a factor of a thousand."""
    readings = read_export(NTA / "LOT-01_run1.csv").readings
    rows = readings[readings["quantity"] == CONCENTRATION]

    assert {"applied"} == set(rows["dilution_state"])
    assert {1000.0} == set(rows["dilution"])
    assert rows["value"].between(1e11, 4e11).all()


def test_flags_are_shown_and_keep_the_reading(tmp_path: Path) -> None:
    """A label of two sections keeps both values; the text of an error, which may name a folder, is not repeated."""
    path = _changed(
        tmp_path,
        ("Validity of concentration measurement,OK,OK", "Validity of concentration measurement,OK,Unreliable"),
        ("[Information],\r\nCompleted Tracks,OK,OK", "[Information],\r\nCompleted Tracks,<200,OK"),
        ("Errors (1),,", "Errors (1),C:\\Users\\somebody,"),
    )
    readings = read_export(path).readings
    quality = readings.drop_duplicates("replicate")["quality"].tolist()

    assert [
        "Completed Tracks [Information]: <200; Errors (1): recorded",
        "Validity of concentration measurement: Unreliable",
    ] == quality
    assert 14 == len(readings)


def test_no_person_and_no_free_text_is_handed_on() -> None:
    """The operator, remarks and diluent stay in the file."""
    export = read_export(NTA / "LOT-01_run1.csv")
    shown = f"{export.facts} {export.notices} {export.readings.to_dict()}"

    assert not any(text in shown for text in ("Operator", "kept on ice", "PBS"))
    assert ("NTA 3.4 Build 3.4.003", "1.00e+03") == (export.facts["software"], export.facts["dilution"])


def test_distributions_of_other_weightings_are_kept_apart(tmp_path: Path) -> None:
    """Diameters weighted by volume are larger, and are not the quantity that the criteria name."""
    weightings = ("Volume", "Number", "Surface Area")
    raw = make.export(make.Recording("small_run", "LOT-09", "", videos=2, bins=400, weightings=weightings))
    export = read_export(_written(tmp_path, raw))
    alone = read_export(_written(tmp_path, SMALL, "alone.csv"))

    assert _values(alone, "mean diameter") == _values(export, "mean diameter")
    assert dict.fromkeys(weightings, 800) == export.distributions["weighting"].value_counts().to_dict()
    assert "nm²" in raw.decode("latin-1")


def test_the_share_below_200_nm_is_of_the_bins(tmp_path: Path) -> None:
    """The bin from 199 to 200 nm is below, the next one is not."""
    export = read_export(_written(tmp_path, SMALL))
    bins = export.distributions[export.distributions["replicate"] == 1]
    share = 100 * bins.loc[bins["bin_centre"] < 200, "value"].sum() / bins["value"].sum()

    assert share == pytest.approx(_values(export, "particles below 200 nm")[0], rel=1e-12)
    assert 80 < share < 99


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Mean,1", "Mean,2", "prints the average"),
        ("Experiment Name,small_run.nano", "Experiment Name,C:\\lab\\LOT-77.nano", "'LOT-77.nano'"),
        ("NTA 3.4 Build", "NTA 4.0 Build", "made for NTA 3.2 and 3.4"),
        ("09:41:07  04/03/2026", "2026-03-04", "day is left blank"),
        ("[Information]", "[Else]", "no section [Information]"),
        ("\r\n120.5,", "\r\n120.5,1", "bins of video 1 sum to"),
        ("Processed,Yes,Yes", "Processed,Yes,No", "video 2 is not marked as processed"),
    ],
)
def test_what_an_export_says_twice_and_differently_is_told(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    """Each contradiction is a sentence, and the readings stay."""
    export = read_export(_changed(tmp_path, (old, new)))

    assert [True] == [sentence in notice for notice in export.notices]
    assert len(export.readings) >= 13


def test_a_video_without_a_number_has_no_reading(tmp_path: Path) -> None:
    """NaN of the software is missing, said, and never a zero."""
    line = next(row for row in SMALL.decode("latin-1").split("\r\n") if row.startswith("Mode,"))
    export = read_export(_changed(tmp_path, (line, "Mode,NaN,0.0,,")))

    assert [] == _values(export, "mode diameter")
    assert any("Mode, gives no number for video 1, 2" in notice for notice in export.notices)


REFUSED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda raw: b"", "not an empty file"),
    "zeros": (lambda raw: bytes(5000), "the beginning of one of the formats"),
    "other table": (lambda raw: b"name;value\nA;1", "'name;value' found, the beginning of one of the formats"),
    "fcs": (lambda raw: b"FCS3.1         256", "FCS flow cytometry data"),
    "particles": (lambda raw: b"Particle ID,Size/nm\n1,2", "ExperimentSummary.csv of the same experiment"),
    "header alone": (lambda raw: raw[:30], "a section [Results]"),
    "lies": (lambda raw: raw[:29] + b"\n\x00\x01" + raw[100:], "a zero byte"),
    "semicolons": (lambda raw: raw.replace(b",", b";"), "cells separated by commas"),
    "half": (lambda raw: raw[: len(raw) // 2], "expected"),
    "last percentiles": (lambda raw: raw[:-60], "percentiles up to 100"),
    "no results": (
        lambda raw: raw.replace(b"Concentration (Particles / ml)", b"Concentration (Particle / ml)"),
        "Did you mean",
    ),
    "word": (lambda raw: raw.replace(b"Mean,1", b"Mean,a lot"), "a number with a decimal point"),
    "doubled bin": (lambda raw: raw.replace(b"\r\n120.5,", b"\r\n119.5,"), "bins at steps of 1"),
    "word in bins": (lambda raw: raw.replace(b"\r\n120.5,", b"\r\n120.5,x"), "a number in each of 3 columns"),
    "other videos": (
        lambda raw: raw.replace(b"\r\nFilename,small_run_00", b"\r\nFilename,small_run_01"),
        "the videos of",
    ),
    "two results": (lambda raw: raw.replace(b"Particles per frame,", b"Concentration (Particles / ml),"), "one row"),
    "dilution of none": (lambda raw: raw.replace(b"1.00e+03", b"0"), "a dilution factor above 0"),
    "more videos": (lambda raw: raw.replace(b"small_run_01,", b"small_run_01,third,"), "averages behind 3 videos"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_an_export_is_refused_with_what_was_expected(tmp_path: Path, case: str) -> None:
    """Each refusal is an `UnreadableFile` that names the file and what was expected."""
    change, expected = REFUSED[case]
    message = _refusal(_written(tmp_path, change(SMALL)))

    assert message.startswith("export.csv")
    assert expected in message
    assert len(message) < 600


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A sparse file of two gigabytes costs no time and no memory, whatever it begins with."""
    path = _written(tmp_path, SMALL)
    with path.open("r+b") as opened:
        opened.truncate(2**31)
    started = time.perf_counter()

    assert "at most 67108864 bytes" in _refusal(path)
    assert time.perf_counter() - started < 1


@CASES
@given(st.data())
def test_any_damage_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    """A file cut, flipped, or with lines doubled or dropped raises no other error and gives no impossible number."""
    raw = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, max(len(raw) - 1, 0)))
        raw = _damaged(raw, place, data.draw(st.sampled_from(["cut", "flip", "double", "drop", "quote"])), data)
    path = _written(tmp_path, bytes(raw))
    try:
        readings = read_export(path).readings
    except EvspecError as error:
        assert "expected" in str(error)
    else:
        assert readings["value"].map(math.isfinite).all()
        assert (readings["value"] >= 0).all()


def _damaged(raw: bytearray, place: int, how: str, data: st.DataObject) -> bytearray:
    if how == "cut":
        return raw[:place]
    if how in ("flip", "quote"):
        byte = b'"' if how == "quote" else bytes([data.draw(st.integers(0, 255))])
        return raw[:place] + byte + raw[place + 1 :]
    lines = bytes(raw).split(b"\n")
    number = place % len(lines)
    lines[number : number + 1] = [lines[number]] * (2 if how == "double" else 0)
    return bytearray(b"\n".join(lines))


def test_an_export_of_a_megabyte_is_read_in_a_blink(tmp_path: Path) -> None:
    """A loop over cells would take a second; the limit here leaves room for a slow machine."""
    weightings = ("Number", "Surface Area", "Volume")
    raw = make.export(make.Recording("long", "LOT-09", "", videos=12, weightings=weightings))
    path = _written(tmp_path, raw)
    read_export(path)
    started = time.perf_counter()
    read_export(path)

    assert time.perf_counter() - started < 0.5


@real
@pytest.mark.parametrize(
    ("name", "version", "videos", "mean"), [("beads.csv", "3.2", 12, 1.47e9), ("beads2.csv", "3.4", 5, 6.09e12)]
)
def test_real_exports_agree_with_themselves(name: str, version: str, videos: int, mean: float) -> None:
    """Bins sum to the concentration, the printed average is the mean of the videos, and beads of 100 nm are found."""
    export = read_export(Path(REAL) / "nta" / "nanosight" / name)
    bins = export.distributions.groupby("replicate")["value"].sum()
    concentration = _values(export, CONCENTRATION)

    assert (f"NanoSight NTA {version} ExperimentSummary", videos) == (export.format, len(export.parts))
    assert concentration == pytest.approx(bins.tolist(), rel=0.005)
    assert mean == float(f"{sum(concentration) / videos:.2e}")
    assert not any("average" in notice or "sum to" in notice for notice in export.notices)
    for quantity, low, high in (("D10 diameter", 75, 95), ("median diameter", 90, 105), ("D90 diameter", 105, 125)):
        assert all(low < value < high for value in _values(export, quantity))
    assert all(95 < value <= 100 for value in _values(export, "particles below 200 nm"))


@real
def test_every_other_real_file_is_refused() -> None:
    """Plate readers, cytometers, other particle trackers and text files are named or quoted, and never crash."""
    paths = [path for path in sorted(Path(REAL).rglob("*")) if path.is_file() and path.parent.name != "nanosight"]
    messages = [_refusal(path) for path in paths]

    assert len(messages) > 20
    assert all("expected" in message and len(message) < 600 for message in messages)
