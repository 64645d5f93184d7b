"""The error of counting: exact intervals with known answers, and a floor that no spread of runs undercuts."""

from __future__ import annotations

import numpy as np
import pytest

from cases import Row, asking, handed_in, readings, verdict
from evspec.counting import of_events, of_shares
from evspec.errors import HandinFaults
from evspec.estimates import Estimates
from evspec.evaluate import bench_of
from evspec.proof import DAY_OF_EXAMPLES
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

CONCENTRATION, INTACT = "particle concentration", "intact vesicles"


def estimate(quantity: str, rows: list[Row], **tables: list[Row]) -> Estimates:
    batch = handed_in({"readings": rows} | tables, asking("Then donor is recorded"))
    return bench_of(batch, DAY_OF_EXAMPLES).estimates(quantity)


@pytest.mark.parametrize(
    ("events", "low", "high"), [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904)]
)
def test_events_have_the_interval_of_garwood(events, low, high):
    """The 95 % limits of a Poisson mean are those of the published tables (Garwood 1936; Ulm 1990)."""
    found = of_events(np.array([float(events)]), 0.05)

    assert (low, high) == pytest.approx((found[0][0], found[1][0]), abs=1e-4)


@pytest.mark.parametrize(
    ("events", "of", "low", "high"),
    [(0, 10, 0.0, 0.3085), (1, 10, 0.0025, 0.4450), (5, 10, 0.1871, 0.8129), (10, 10, 0.6915, 1.0)],
)
def test_shares_have_the_interval_of_clopper_and_pearson(events, of, low, high):
    """The 95 % limits of a binomial share are those of the published tables (Clopper and Pearson 1934)."""
    found = of_shares(np.array([float(events)]), np.array([float(of)]), 0.05)

    assert (low, high) == pytest.approx((found[0][0], found[1][0]), abs=1e-4)


def test_counting_is_the_floor_of_a_concentration():
    """Runs that agree by luck are no more certain than the 30 events behind them."""
    few = estimate(CONCENTRATION, readings(CONCENTRATION, "1.00e10; 1.01e10; 1.00e10", counted="10"))
    low, high = of_events(np.array([30.0]), 0.05)

    assert Basis.COUNTED == few.basis[0]
    assert (few.low[0], few.high[0]) == pytest.approx((few.value[0] * low[0] / 30, few.value[0] * high[0] / 30))


def test_counting_leaves_a_wider_spread_alone():
    """Many events say nothing of what varies from run to run."""
    rows = "0.5e10; 1.0e10; 2.0e10"
    many = estimate(CONCENTRATION, readings(CONCENTRATION, rows, counted="10000"))
    plain = estimate(CONCENTRATION, readings(CONCENTRATION, rows))

    assert (plain.low[0], plain.high[0], Basis.RUNS) == (many.low[0], many.high[0], many.basis[0])


def test_counting_is_never_the_whole_uncertainty():
    """One run of a million events stays a number whose uncertainty nobody knows."""
    found = estimate(CONCENTRATION, readings(CONCENTRATION, "1e10", counted="1000000"))

    assert (Basis.UNKNOWN, Verdict.INCONCLUSIVE) == (found.basis[0], found.cap[0])


def test_a_share_is_no_better_than_what_was_looked_at():
    """Ninety of a hundred vesicles, three times, are 270 of 300."""
    found = estimate(INTACT, readings(INTACT, "90; 90; 90", counted="90", counted_of="100"))
    low, high = of_shares(np.array([270.0]), np.array([300.0]), 0.05)

    assert (found.low[0], found.high[0]) == pytest.approx((100 * low[0], 100 * high[0]))


def test_a_share_of_unknown_many_has_no_floor():
    """Events alone do not bound a share: nobody knows of how many."""
    found = estimate(INTACT, readings(INTACT, "90; 91; 90", counted="9"))

    assert Basis.RUNS == found.basis[0]


def test_events_of_some_readings_are_a_floor_too():
    """One reading of three events leaves its part of the mean open, whatever the other two would say: 9/(1/3) = 27."""
    rows = readings(CONCENTRATION, "1.00e10; 1.01e10; 1.00e10")
    rows[0]["counted"] = "3"
    found = estimate(CONCENTRATION, rows)
    low, _ = of_events(np.array([27.0]), 0.05)

    assert Basis.COUNTED == found.basis[0]
    assert found.low[0] == pytest.approx(found.value[0] * low[0] / 27)


def test_more_events_than_were_looked_at_are_a_fault():
    """Columns that were swapped do not take the floor away."""
    with pytest.raises(HandinFaults, match="column counted: '12' found, no more events than were looked at"):
        estimate(INTACT, readings(INTACT, "91; 92; 91", counted="12", counted_of="11"))


def test_no_event_has_no_upper_end():
    """Nothing was seen, and how much one event would have meant nobody said."""
    found = estimate(CONCENTRATION, readings(CONCENTRATION, "0; 0; 0", counted="0"))

    assert (0.0, np.inf) == (found.low[0], found.high[0])


def test_a_verdict_waits_for_more_events():
    """What three agreeing runs would meet is inconclusive where they counted nine events each."""
    rows = readings(CONCENTRATION, "1.00e10; 1.01e10; 1.00e10", counted="9")
    asked = "Then particle concentration is at least 8e9 particles/mL"

    assert Verdict.INCONCLUSIVE == verdict(asked, {"readings": rows})
    assert Verdict.MET == verdict(asked, {"readings": [row | {"counted": "900"} for row in rows]})
