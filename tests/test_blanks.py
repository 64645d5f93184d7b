"""Blanks of runs: taken from the readings that they belong to, with their own uncertainty, and never twice."""

from __future__ import annotations

import numpy as np
import pytest

from cases import Row, asking, handed_in, readings, verdict
from evspec.batch import Batch
from evspec.errors import HandinFaults
from evspec.estimates import Estimates
from evspec.evaluate import bench_of
from evspec.proof import DAY_OF_EXAMPLES
from evspec.verdicts import Verdict

PROTEIN = "protein"
T20 = 2.0859634472658364
VALIDATED = [
    {"quantity": PROTEIN, "method": "BCA", "cv_intermediate": "5", "df": "20", "status": "validated", "document": "V-1"}
]


def batch(rows: list[Row], runs: list[Row], **tables: list[Row]) -> Batch:
    return handed_in({"readings": rows, "runs": runs} | tables, asking("Then donor is recorded"))


def estimate(rows: list[Row], runs: list[Row], **tables: list[Row]) -> Estimates:
    return bench_of(batch(rows, runs, **tables), DAY_OF_EXAMPLES).estimates(PROTEIN)


def run(name: str, blank: str, **more: str) -> dict[str, str]:
    return {"run": name, "blank": blank, "blank_of": PROTEIN} | more


def test_a_blank_is_taken_from_the_readings_of_its_run():
    """Each run has its own blank."""
    rows = readings(PROTEIN, "110; 121; 132")
    found = batch(rows, [run("run 1", "10"), run("run 2", "20"), run("run 3", "30")]).readings

    assert [100.0, 101.0, 102.0] == found["value"].tolist()


def test_a_blank_of_no_named_quantity_is_not_subtracted():
    """It may be in the number already; only who says of which quantity it is asks for it to be taken."""
    found = batch(readings(PROTEIN, "110; 121"), [{"run": "run 1", "blank": "10"}, {"run": "run 2", "blank": "20"}])

    assert [110.0, 121.0] == found.readings["value"].tolist()


def test_a_blank_is_not_taken_from_another_quantity():
    """A blank in particles per millilitre is no blank of a diameter of the same run."""
    rows = readings(PROTEIN, "110", run="R") + readings("median diameter", "120", run="R")
    found = batch(rows, [run("R", "10")]).readings

    assert [100.0, 120.0] == found["value"].tolist()


def test_an_upper_bound_stays_where_it_is():
    """Less than 5 with the blank is no more than 5 without, and how much less depends on the blank."""
    found = batch(readings(PROTEIN, "<5", run="R"), [run("R", "2", blank_uncertainty="1")]).readings

    assert ("below", 5.0) == (found["kind"].iloc[0], found["value"].iloc[0])


def test_a_lower_bound_falls_by_the_blank_and_twice_its_uncertainty():
    """More than 5 with a blank of 2, give or take 1, is more than 1; of a blank that nobody knows it says nothing."""
    values = [
        batch(readings(PROTEIN, ">5", run="R"), [run("R", "2", **more)]).readings["value"].iloc[0]
        for more in ({"blank_uncertainty": "1"}, {})
    ]

    assert [1.0, -np.inf] == values


def test_precision_belongs_to_what_was_read():
    """Five per cent of a gross of 110 are 5.5, also where a net of 10 is left: nearly nothing is not nearly certain."""
    rows = readings(PROTEIN, "110.0", run="R", method="BCA")
    found = estimate(rows, [run("R", "100", blank_uncertainty="1e-9")], methods=VALIDATED)

    assert found.high[0] == pytest.approx(10 * np.exp(T20 * np.sqrt(np.log1p((0.05 * 110 / 10) ** 2))), rel=1e-3)


@pytest.mark.parametrize("value", ["100.0", "96.0"])
def test_nothing_left_is_not_certain(value):
    """Where the difference is nothing, or less, its interval is that of the gross."""
    rows = readings(PROTEIN, value, run="R", method="BCA")
    found = estimate(rows, [run("R", "100", blank_uncertainty="1e-9")], methods=VALIDATED)

    assert found.low[0] == 0
    assert found.high[0] > 100 * 0.05 * T20 + float(value) - 100


def test_counts_belong_to_what_was_read():
    """Twenty-five events leave forty per cent of the gross open, not of what the blank leaves."""
    rows = readings(PROTEIN, "50.0; 50.0; 50.0", counted="25")
    runs = [run(f"run {each}", "48", blank_uncertainty="1e-9") for each in (1, 2, 3)]

    assert estimate(rows, runs).high[0] > 2 + 50 * 0.2


def test_the_blank_is_as_uncertain_beside_a_reference():
    """A comparison of differences is no better known than what was taken from both."""
    lots = [{"preparation": "lot", "reference": "known"}, {"preparation": "known", "role": "reference"}]
    margins = [
        {"quantity": PROTEIN, "bound": side, "value": value, "unit": "1", "kind": "margin", "basis": "ten lots"}
        | {"declared_on": "2025-01-10"}
        for side, value in (("at least", "0.8"), ("at most", "1.25"))
    ]
    rows = readings(PROTEIN, "62.0; 62.1; 61.9", measured_on="2025-03-04")
    rows += readings(PROTEIN, "62.5; 62.6; 62.4", preparation="known", measured_on="2025-03-04")
    asked = "Then protein is equivalent to the reference within the declared margins"

    def found(**more: str) -> Verdict:
        runs = [run(f"run {each}", "50", **more) for each in (1, 2, 3)]
        return verdict(asked, {"preparations": lots, "readings": rows, "limits": margins, "runs": runs})

    assert Verdict.MET == found(blank_uncertainty="0.01")
    assert Verdict.INCONCLUSIVE == found(blank_uncertainty="6")
    assert Verdict.INCONCLUSIVE == found()


def test_the_uncertainty_of_a_blank_joins_that_of_the_method():
    """Above the value the expanded parts combine as squares: those of the method, rounding and blank."""
    rows = readings(PROTEIN, "110.0", run="R", method="BCA")
    known, certain = (
        estimate(rows, [run("R", "10", blank_uncertainty=text)], methods=VALIDATED) for text in ("4", "1e-9")
    )
    up = np.exp(np.hypot(np.log(certain.high / 100), np.log1p(1.959964 * 4 / 100))) * 100

    assert known.high == pytest.approx(up, rel=1e-3)


def test_a_blank_of_unknown_uncertainty_leaves_the_result_open():
    """Nobody knows the difference better than what was subtracted."""
    limit = [{"quantity": PROTEIN, "bound": "at least", "value": "50", "unit": "µg/mL"}]
    tables = {"readings": readings(PROTEIN, "110; 121; 132"), "limits": limit}
    asked = "Then protein is within the declared limits"
    runs = [run("run 1", "10"), run("run 2", "20"), run("run 3", "30")]

    assert Verdict.INCONCLUSIVE == verdict(asked, tables | {"runs": runs})
    assert Verdict.MET == verdict(asked, tables | {"runs": [each | {"blank_uncertainty": "1"} for each in runs]})


def test_a_blank_above_the_reading_is_no_error():
    """A difference below zero is a number, and its ratio stays judgeable."""
    found = estimate(
        readings(PROTEIN, "9; 12; 11"), [run(f"run {each}", "10", blank_uncertainty="1") for each in (1, 2, 3)]
    )

    assert found.value[0] == pytest.approx(2 / 3)
    assert 0 == found.low[0]


def test_a_blank_without_a_reading_is_a_fault():
    """Whose blank it is, and not what it read, cannot be subtracted."""
    with pytest.raises(HandinFaults, match=r"row 2, column blank_of: 'protein' found, the reading of the blank"):
        batch(readings(PROTEIN, "110", run="R"), [{"run": "R", "blank": "", "blank_of": PROTEIN}])
