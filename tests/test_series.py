"""Further series of runs: joined once, whole and declared before they were run, at half the risk a look."""

from __future__ import annotations

import numpy as np
import pytest

from cases import Row, asking, handed_in, judged, readings, verdict
from evspec.errors import HandinFaults
from evspec.estimates import Estimates
from evspec.evaluate import bench_of
from evspec.proof import DAY_OF_EXAMPLES
from evspec.quantities.known import known_quantities
from evspec.series import series_remarks
from evspec.uncertainty import student
from evspec.verdicts import Verdict

INTACT = "intact vesicles"
ASKED = "Then intact vesicles are at least 85 %"
FIRST, LATER = "2025-03-04", "2025-05-06"


def first(values: str = "88; 90; 86") -> list[dict[str, str]]:
    return readings(INTACT, values, measured_on=FIRST)


def added(values: str = "89; 90; 88; 89", **more: str) -> list[dict[str, str]]:
    rows = readings(INTACT, values, measured_on=LATER, attempt="top-up")
    return [row | {"run": f"later {row['run']}"} | more for row in rows]


def declared(runs: str = "4", on: str = "2025-04-01", **more: str) -> list[dict[str, str]]:
    return [{"preparation": "lot", "quantity": INTACT, "runs": runs, "declared_on": on} | more]


def estimate(rows: list[Row], series: list[Row] | None = None) -> Estimates:
    tables = {"readings": rows} | ({"series": series} if series else {})
    return bench_of(handed_in(tables, asking(ASKED)), DAY_OF_EXAMPLES).estimates(INTACT)


def remark(rows: list[Row], series: list[Row]) -> str:
    batch = handed_in({"readings": rows, "series": series}, asking(ASKED))
    [told] = series_remarks(bench_of(batch, DAY_OF_EXAMPLES).batch, known_quantities())
    return told


def test_a_declared_series_joins_the_first_one():
    """All seven runs make one estimate, whose interval is that of 97.5 %."""
    found = estimate(first("88.00; 90.00; 86.00") + added("89.00; 90.00; 88.00; 89.00"), declared())
    points = np.log(np.array([88, 90, 86, 89, 90, 88, 89]) / (100 - np.array([88, 90, 86, 89, 90, 88, 89])))
    factor = student(np.array([6.0]), 0.975)[0]
    high = points.mean() + factor * points.std(ddof=1) / np.sqrt(7)

    assert (1, 7, 2) == (len(found), found.runs[0], found.looks[0])
    assert found.high[0] == pytest.approx(100 / (1 + np.exp(-high)), abs=1e-3)


def test_a_series_settles_what_was_inconclusive():
    """Three runs reach across the limit, and with the four that were declared all seven lie inside."""
    assert Verdict.INCONCLUSIVE == verdict(ASKED, {"readings": first()})
    assert Verdict.MET == verdict(ASKED, {"readings": first() + added(), "series": declared()})


def test_runs_that_nobody_declared_are_not_judged():
    """Measuring on until it suits leaves the first verdict as it was."""
    found = estimate(first() + added())

    assert (1, 3, 1) == (len(found), found.runs[0], found.looks[0])
    assert Verdict.INCONCLUSIVE == verdict(ASKED, {"readings": first() + added()})


@pytest.mark.parametrize(
    ("series", "rows", "why"),
    [
        (declared(on="2025-06-01"), added(), "run before its series was declared on 2025-06-01"),
        (declared(runs="5"), added(), "the series is not complete: 4 runs found, 5 declared"),
        (declared(runs="3"), added(), "the series has grown: 4 runs found, 3 declared"),
        (declared(), added(measured_on=""), "nobody can tell whether its series was declared before"),
        (declared(), added(run=""), "a reading of it names none"),
    ],
    ids=["declared after it was run", "one run short", "one run more", "undated", "without runs"],
)
def test_a_series_that_is_not_the_declared_one_is_not_joined(series, rows, why):
    """It is counted and shown with its reason, and the first runs are judged alone."""
    found = estimate(first() + rows, series)
    told = remark(first() + rows, series)

    assert (3, 1) == (found.runs[0], found.looks[0])
    assert "not joined" in told
    assert why in told


def test_a_series_declared_at_the_start_has_half_the_risk_from_the_start():
    """Who plans two looks pays for both at the first one."""
    planned = estimate(first(), declared(on="2025-03-01"))
    alone = estimate(first())

    assert (2, 1) == (planned.looks[0], alone.looks[0])
    assert planned.low[0] < alone.low[0]


def test_a_series_declared_after_the_first_runs_does_not_touch_them_until_it_is_run():
    """The first look keeps the risk that it had when it was taken."""
    assert 1 == estimate(first(), declared()).looks[0]


def test_readings_after_the_verdict_are_of_the_series_whatever_they_say():
    """A run that is measured after the verdict and calls itself original is a second look all the same."""
    late = [row | {"attempt": ""} for row in added()]
    joined = estimate(first() + late, declared(verdict_on="2025-03-20"))
    short = estimate(first() + late, declared(runs="9", verdict_on="2025-03-20"))

    assert (7, 2) == (joined.runs[0], joined.looks[0])
    assert (3, 1) == (short.runs[0], short.looks[0])


def test_the_readings_added_are_counted_beside_the_verdict():
    """The remark says how many came, after which verdict, and what both looks risk together."""
    told = remark(first() + added(), declared(verdict_on="2025-03-20"))

    assert "after the verdict of 2025-03-20; 4 readings in 4 runs added" in told
    assert "one and a half times what one look does (3.75 % a side" in told
    assert "at most what one look does (2.5 % a side" in remark(first() + added(), declared(on="2025-03-01"))


def test_a_series_of_another_lot_or_method_is_none_of_this_one():
    """What is declared for one lot opens no second look at another."""
    other = [{"preparation": "other", "quantity": INTACT, "value": "90", "unit": "%"}]
    series = [row | {"preparation": "other"} for row in declared()]
    found = estimate(first() + added() + other, series)

    assert 3 == found.runs[0]
    assert 3 == estimate(first() + added(), [row | {"method": "dye"} for row in declared()]).runs[0]


def test_a_retest_is_no_series():
    """A retest stands beside the original with its own verdict, as before."""
    rows = first() + [row | {"attempt": "retest"} for row in added()]

    assert [3, 4] == sorted(estimate(rows, declared()).runs.tolist())


def test_a_lot_is_topped_up_once():
    """A second series for the same lot and quantity is a fault, also where only one of them names a method."""
    with pytest.raises(HandinFaults, match="one further series of a lot and quantity"):
        estimate(first(), declared() + declared(on="2025-07-01"))
    with pytest.raises(HandinFaults, match="one further series of a lot and quantity"):
        estimate(first(), declared() + declared(method="dye"))


def test_an_invalid_run_does_not_complete_a_series():
    """A run that failed its own controls is no run of the series."""
    rows, runs = first() + added(), [{"run": "later run 4", "valid": "no", "reason": "blank too high"}]
    names = [{"run": row["run"]} for row in rows if row["run"] != "later run 4"]
    tables = {"readings": rows, "series": declared(), "runs": names + runs}
    batch = bench_of(handed_in(tables, asking(ASKED)), DAY_OF_EXAMPLES)

    assert 3 == batch.estimates(INTACT).runs[0]


def test_the_finding_says_that_there_were_two_looks():
    """Its interval is the 97.5 % one, and its risk that of one look of two."""
    result = judged(ASKED, {"readings": first() + added(), "series": declared()})
    reason = result.table["reason"].iloc[0]

    assert "the 97.5 % interval" in reason
    assert "4 readings of it came after the first look" in reason
    assert "1.25 % a side at this look, of two" in reason


def test_a_run_of_the_first_ones_is_no_further_run():
    """A second reading of a run that was judged is a replicate, and not a run that was added."""
    rows = [row | {"run": "run 1"} if place == 0 else row for place, row in enumerate(added())]

    assert 3 == estimate(first() + rows, declared()).runs[0]
    assert "a further run is a new one" in remark(first() + rows, declared())


def test_every_estimate_needs_the_runs_that_were_declared():
    """Four runs of one method and one of another are five, and neither has the four that were promised to it."""
    rows = [row | {"method": "m"} for row in first() + added()]
    other = [row | {"method": "n"} for row in [*first(), added()[0]]]
    told = remark(rows + other, declared())

    assert [3, 3] == estimate(rows + other, declared()).runs.tolist()
    assert "the series is not complete: 1 run found, 4 declared" in told


def test_the_reference_of_the_further_runs_stands_beside_the_lot():
    """What the reference was measured in these runs is compared with, at half the risk, though no series names it."""
    activity = "biological activity"
    lots = [{"preparation": "lot", "reference": "known"}, {"preparation": "known", "role": "reference"}]
    rows = []
    for lot, values in (("lot", "60; 62; 64"), ("known", "61; 63; 62")):
        rows += readings(activity, values, lot, measured_on=FIRST)
        later = readings(activity, values, lot, measured_on=LATER, attempt="top-up")
        rows += [row | {"run": f"later {row['run']}"} for row in later]
    series = [row | {"quantity": activity} for row in declared("3")]
    given = handed_in({"preparations": lots, "readings": rows, "series": series}, asking(ASKED))
    found = bench_of(given, DAY_OF_EXAMPLES).estimates(activity)

    assert ([6, 6], [2, 2]) == (found.runs.tolist(), found.looks.tolist())
