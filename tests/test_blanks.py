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


def test_a_bound_is_lowered_by_its_blank():
    """Less than 5 with a blank of 2 is less than 3."""
    found = batch(readings(PROTEIN, "<5", run="R"), [run("R", "2")]).readings

    assert ("below", 3.0) == (found["kind"].iloc[0], found["value"].iloc[0])


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
