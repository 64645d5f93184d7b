"""Readings, long and wide, as they stand in a batch: values, units, kinds, runs, dilutions and where they come from."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from evspec.handin import parse_tables, raw_table
from evspec.quantities import PANELS, Vocabulary
from evspec.quantities.known import known_quantities

VOCABULARY = Vocabulary(known_quantities(), {"patient consent form"}, PANELS, {"INT001"})
LONG = "preparation | quantity | value | unit"


def batch_from(semicolon="replicates", **tables):
    """The batch of tables that are written with bars between their cells."""
    raw = [
        raw_table(
            name, [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()], file=f"{name}.csv"
        )
        for name, text in tables.items()
    ]
    return parse_tables(raw, VOCABULARY, semicolon=semicolon)


def column(batch, name):
    """A column of the readings with None for what is missing."""
    return [None if pd.isna(value) else value for value in batch.readings[name]]


def test_long_and_wide_readings_are_the_same():
    """A value in a column of its own, in a row of its own, or in the table of preparations is one reading."""
    names = ["preparation", "quantity", "analyte", "value", "unit", "kind", "resolution"]
    long = batch_from(readings=f"{LONG}\nA | protein | 0.120 | mg/mL\nA | cells positive for CD73 | 97 | %")
    wide = batch_from(readings="preparation | protein (mg/mL) | cells positive for CD73 (%)\nA | 0.120 | 97")
    lots = batch_from(preparations="preparation | protein (mg/mL) | cells positive for CD73 (%)\nA | 0.120 | 97")

    for other in (wide, lots):
        pd.testing.assert_frame_equal(
            long.readings[names].astype(object), other.readings[names].astype(object), check_categorical=False
        )
    assert [120.0, 97.0] == column(long, "value")
    assert ["µg/mL", "%"] == column(long, "unit")
    assert column(long, "resolution") == pytest.approx([1.0, 1.0])


def test_an_analyte_stands_in_the_quantity_or_beside_it():
    """Both ways of naming an analyte give the same reading."""
    batch = batch_from(
        readings=f"{LONG} | analyte\nA | cells positive for CD73 | 97 | % |\nA | Cells positive for | 96 | % | CD73"
    )

    assert ["cells positive for"] * 2 == column(batch, "quantity")
    assert ["CD73"] * 2 == column(batch, "analyte")


def test_values_in_one_cell_are_replicates_of_one_run():
    """Replicates in a cell count once: they are told apart as replicates, and no run is made up."""
    batch = batch_from(preparations="preparation | intact vesicles (%)\nA | 91; 93; 92\nB | 90")

    assert [91.0, 93.0, 92.0, 90.0] == column(batch, "value")
    assert ["1", "2", "3", None] == column(batch, "replicate")
    assert [None] * 4 == column(batch, "run")


def test_values_in_one_cell_of_an_example_are_runs():
    """In the examples of the specification the values in a cell are independent runs."""
    batch = batch_from("runs", preparations="preparation | intact vesicles (%)\nA | 91; 93\nB | 90")

    assert ["run 1", "run 2", None] == column(batch, "run")


def test_words_and_bounds_keep_their_kind():
    """A word has no value, a bound has that of its limit, and the resolution is the last printed digit."""
    batch = batch_from(
        readings=f"{LONG}\nA | microbial growth | ND |\nA | microbial growth | growth |"
        "\nA | protein | <0.05 | ng/µL\nA | protein | >1e3 | µg/mL\nA | protein | 5.0 | µg/mL"
    )

    assert ["absent", "present", "below", "above", "number"] == column(batch, "kind")
    assert [None, None, 0.05, 1000.0, 5.0] == column(batch, "value")
    assert column(batch, "resolution") == pytest.approx([0.0, 0.0, 0.01, 1000.0, 0.1])
    assert ["ND", "growth", "<0.05", ">1e3", "5.0"] == column(batch, "text")


def test_a_word_for_a_quantity_that_is_a_number_is_no_fault():
    """The word present for integrity is judged, and not refused: it is not met."""
    batch = batch_from(preparations="preparation | intact vesicles (%)\nA | present")

    assert ["present"] == column(batch, "kind")


def test_a_word_needs_no_unit_in_the_header():
    """A column of words may stand under the bare name of the quantity, as may one of the unit 1."""
    batch = batch_from(
        preparations="preparation | lipid-membrane vesicles | MSC to non-MSC antigen ratio\nA | present | 12"
    )

    assert ["present", "number"] == column(batch, "kind")


def test_blank_cells_are_no_readings():
    """A blank cell is neither a reading nor a fault; its preparation is still there."""
    batch = batch_from(
        preparations="preparation | protein (µg/mL)\nA | \nB | 5", readings=f"{LONG}\nA | protein | | µg/mL"
    )

    assert ["A", "B"] == list(batch.names)
    assert ["B"] == column(batch, "preparation")


def test_a_reading_knows_where_it_stands():
    """File, row as a spreadsheet counts it, and header lead back to the cell; blank rows do not shift the count."""
    batch = batch_from(readings=f"{LONG}\nA | protein | 5 | µg/mL\n | | |\nB | protein | 6 | µg/mL")

    assert [("readings.csv", "", 2, "value"), ("readings.csv", "", 4, "value")] == list(
        batch.readings[["source", "sheet", "row", "cell"]].astype(object).itertuples(index=False, name=None)
    )


def test_dilutions_are_applied_once():
    """A dilution still to apply multiplies value, uncertainty and resolution; an applied one does not."""
    batch = batch_from(
        readings=f"{LONG} | dilution_state | dilution | standard_uncertainty"
        "\nA | protein | 5.0 | µg/mL | to apply | 1000 | 0.2\nA | protein | 5.0 | µg/mL | applied | 1000 | 0.2"
    )

    assert [5000.0, 5.0] == column(batch, "value")
    assert column(batch, "standard_uncertainty") == pytest.approx([200.0, 0.2])
    assert column(batch, "resolution") == pytest.approx([100.0, 0.1])


def test_an_unknown_dilution_sets_a_concentration_aside():
    """Only a concentration depends on the dilution; a diameter beside it is judged."""
    batch = batch_from(
        readings=f"{LONG} | dilution_state\nA | particle concentration | 1e10 | particles/mL | unknown"
        "\nA | mean diameter | 120 | nm | unknown"
    )

    assert ["dilution unknown", None] == column(batch, "set_aside")


def test_an_invalid_run_is_shown_and_not_judged():
    """Readings of a run that failed its own suitability keep their values and carry the reason."""
    batch = batch_from(
        runs="run | method | date | valid | reason\nR-1 | NTA | 2026-03-04 | yes |"
        "\nR-2 | NTA | 2026-03-05 | no | blank too high",
        readings=f"{LONG} | run | measured_on\nA | mean diameter | 120 | nm | R-1 |"
        "\nA | mean diameter | 130 | nm | R-2 | 2026-03-05",
    )

    assert [None, "run R-2 not valid: blank too high"] == column(batch, "set_aside")
    assert ["NTA", "NTA"] == column(batch, "method")
    assert [pd.Timestamp("2026-03-04"), pd.Timestamp("2026-03-05")] == column(batch, "measured_on")


def test_defaults_are_taken_and_said():
    """A blank role is a product; the reader of the verdicts is told of how many rows."""
    batch = batch_from(preparations="preparation | role | protein (µg/mL)\nA | | 5\nB | control | 6")

    assert ["product", "control"] == list(batch.preparations["role"])
    assert any("role is blank for 1 of 2" in notice for notice in batch.notices)
    assert any("dilution_state is blank for all 2" in notice for notice in batch.notices)


def test_limits_are_in_the_unit_of_their_quantity():
    """A limit and a detection limit in another unit are converted, with the digits that they are printed to."""
    batch = batch_from(
        limits="quantity | bound | value | unit | kind\nprotein | at least | 0.50 | mg/mL |"
        "\ncells positive for CD73 | at least | 95 % | % |\nprotein | at least | 80 | % | margin",
        methods="quantity | method | unit | lod | cv_intermediate\nprotein | BCA | ng/mL | 500 | 12 %",
    )

    assert list(batch.limits["value"]) == pytest.approx([500.0, 95.0, 0.8])
    assert ["µg/mL", "%", "1"] == list(batch.limits["unit"])
    assert list(batch.limits["resolution"]) == pytest.approx([10.0, 1.0, 0.01])
    assert ["CD73"] == list(batch.limits["analyte"].dropna())
    assert [0.5] == list(batch.methods["lod"])
    assert [12.0] == list(batch.methods["cv_intermediate"])


def test_a_header_may_name_the_unit_of_a_plain_column():
    """`volume_per_hour (L/h)` is converted to the unit in which the column is defined."""
    batch = batch_from(preparations="preparation | Volume per hour (L/h)\nA | 0.02")

    assert [20.0] == list(batch.preparations["volume_per_hour"])


def test_a_laboratory_declares_its_own_quantities():
    """A quantity of the laboratory's own is read like any other, and on the linear scale may be negative."""
    batch = batch_from(
        quantities="quantity | unit | scale\nzeta potential | mV | linear",
        readings=f"{LONG}\nA | zeta potential | -0.03 | V",
    )

    assert [-30.0] == column(batch, "value")


def test_ids_stay_text():
    """Leading zeros, formulas and numbers in ids are texts like any other."""
    batch = batch_from(preparations="preparation\n007\n=1+1\n1e3\n+49")

    assert ["007", "=1+1", "1e3", "+49"] == list(batch.names)


def test_the_million_rows_of_one_column_are_read_at_once():
    """A column of many different numbers is read as each of them is."""
    numbers = [f"{number:.4e}" for number in np.random.default_rng(1).lognormal(20, 5, 2000)]
    rows = "\n".join(f"A | particle concentration | {number} | particles/mL" for number in numbers)
    batch = batch_from(readings=f"{LONG}\n{rows}")

    assert [float(number) for number in numbers] == column(batch, "value")


@pytest.mark.parametrize(
    "readings",
    ["preparation | protein (µg/mL)\nL1 | 91\nL2 |", f"{LONG}\nL1 | protein | 91 | µg/mL\nL2 | protein | | µg/mL"],
)
def test_a_lot_without_a_value_is_in_the_batch(readings):
    """A row whose value is blank names a lot: it is no evidence, and does not vanish."""
    batch = batch_from(readings=readings)

    assert ["L1", "L2"] == list(batch.names)
    assert ["L1"] == column(batch, "preparation")


@pytest.mark.parametrize(
    ("text", "resolution"),
    [("1e10", 1.0), ("1.5e9", 1.0), ("9e1", 1.0), ("5000", 1.0), ("0.50", 0.01), ("1e-3", 0.001), ("10^10", 1.0)],
)
def test_a_large_limit_is_no_coarser_than_one(text, resolution):
    """The simple rule never rounds 5.1e9 up to a limit of 1e10."""
    batch = batch_from(
        readings=f"{LONG}\nA | protein | 5 | µg/mL",
        limits=f"quantity | bound | value | unit\nprotein | at least | {text} | µg/mL",
    )

    assert [resolution] == list(batch.limits["resolution"])


def test_one_row_is_told_as_one():
    """A single row or reading is spoken of in the singular."""
    batch = batch_from(
        preparations="preparation | role\nA |", readings=f"{LONG}\nA | particle concentration | 5 | particles/mL"
    )

    assert any("role is blank for the only row of preparations" in notice for notice in batch.notices)
    assert any("dilution_state is blank for the only reading of a conc" in notice for notice in batch.notices)
