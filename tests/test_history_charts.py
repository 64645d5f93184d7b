"""Control charts: limits as published, the two tests, false signals as stated, and what no chart may do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evspec.history.chance import ESTABLISHED, by_chance, rates
from evspec.history.charts import BASELINE, COVERAGE, FEWEST, ROW, chart, individuals, next_limits, predicted

FLOWRATE = np.array([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
CHARTS = 40_000
law = settings(max_examples=60, deadline=None)
series = st.builds(
    lambda seed, lots, drift: np.random.default_rng(seed).normal(0, 1, lots) + drift * np.arange(lots),
    st.integers(0, 2**32),
    st.integers(1, 60),
    st.sampled_from([0.0, 0.02, 0.2, -0.2]),
)


def signals(points):
    """The lots outside and the lots in a row, by place."""
    seen = chart(np.asarray(points, np.float64))
    return np.flatnonzero(seen.outside).tolist(), np.flatnonzero(seen.in_row).tolist()


def baseline(lots=BASELINE):
    """Lots that alternate between 9 and 11: mean 10, moving range 2."""
    return [9.0, 11.0] * (lots // 2)


def test_limits_of_individuals_are_those_of_the_published_example():
    """NIST/SEMATECH e-Handbook, 6.3.2.2, flow rate of ten batches: 50.81, 45.8159 and 55.8041."""
    centre, half = individuals(FLOWRATE)

    assert pytest.approx((50.81, 45.8159, 55.8041), abs=5e-5) == (*centre, *(centre - half), *(centre + half))


def test_prediction_interval_is_that_of_the_published_example():
    """Montgomery and Runger 2003, example 8-8: 22 specimens, mean 13.71, s 3.55; 95 % for the next is 6.16 to 21.26."""
    drawn = np.arange(22.0)
    specimens = 13.71 + 3.55 * (drawn - drawn.mean()) / drawn.std(ddof=1)
    centre, half = predicted(np.append(specimens, np.nan), 0.95)

    assert pytest.approx((6.16, 21.26), abs=0.005) == (centre[-1] - half[-1], centre[-1] + half[-1])


def test_provisional_limits_are_those_of_scipy():
    """The running sums give what the lots before each give by themselves, at the share within three sigmas."""
    from scipy import stats

    points = np.random.default_rng(5).normal(70, 8, BASELINE)
    seen = chart(points)
    ends = [
        stats.t.interval(COVERAGE, lot - 1, points[:lot].mean(), points[:lot].std(ddof=1) * np.sqrt(1 + 1 / lot))
        for lot in range(FEWEST, BASELINE)
    ]

    assert np.isnan(seen.low[:FEWEST]).all()
    assert np.allclose(np.array(ends).T, [seen.low[FEWEST:], seen.high[FEWEST:]])
    assert 2 * stats.norm.cdf(3) - 1 == pytest.approx(COVERAGE, abs=1e-15)


@pytest.mark.parametrize(("value", "outside"), [(15.3, []), (15.4, [BASELINE]), (4.7, []), (4.6, [BASELINE])])
def test_first_test_is_beyond_three_sigmas(value, outside):
    """Mean 10, moving range 2: the limits are 10 ± 3 × 2 / 1.128, 4.681 and 15.319."""
    assert (outside, []) == signals([*baseline(), value])


def test_lot_on_the_limit_is_inside():
    """Nelson asks for a point beyond the limit, and rounding of the last bit is none."""
    limit = next_limits(np.array(baseline()))[2]

    assert ([], []) == signals([*baseline(), limit])


@pytest.mark.parametrize(("lots", "in_row"), [(ROW - 1, []), (ROW, [28]), (ROW + 2, [28, 29, 30])])
def test_second_test_is_nine_in_a_row(lots, in_row):
    """Eight lots on one side are none; from the ninth on each lot of the row is marked."""
    assert ([], in_row) == signals([*baseline(), *[9.5] * lots])


def test_lot_on_the_centre_ends_a_row():
    """Four lots below, one on the centre and eight below are no row of nine."""
    assert ([], []) == signals([*baseline(), *[9.5] * 4, 10.0, *[9.5] * 8])


def test_row_may_begin_while_limits_are_provisional():
    """A walk that begins before the twentieth lot is told at its ninth, each lot beside the mean of those before it."""
    rising = [11.0 + 0.1 * step for step in range(8)]

    assert ([], [BASELINE - 1]) == signals([*baseline(12), *rising])


def test_outlying_lot_signals_from_the_sixth_on():
    """Five lots set the first limits; a lot among them can stand out of nothing."""
    assert ([], []) == signals([10, 11, 9, 10, 99])
    assert ([5], []) == signals([10, 11, 9, 10, 11, 99])


def test_lots_of_one_value_set_no_limits():
    """Rounding hides their spread, and a lot that differs in the last digit is no signal."""
    assert ([], []) == signals([99.0] * 25 + [98.0])
    assert np.isnan(next_limits(np.full(8, 0.1))[1:]).all()


def test_later_lots_do_not_move_an_established_chart():
    """After twenty lots the limits stand, however far a later lot lies."""
    limits = next_limits(np.array(baseline()))

    assert limits == next_limits(np.array([*baseline(), 99.0, 99.0, 99.0]))


@law
@given(series, st.integers(1, 60))
def test_no_lot_changes_what_was_seen_of_an_earlier_one(points, lots):
    """Centre, limits and signals of a lot are the same before and after the next ones were made."""
    now, then = chart(points), chart(points[:lots])

    for one, other in zip(now, then, strict=True):
        assert np.array_equal(one[: len(other)], other, equal_nan=True)


@law
@given(series, st.floats(-50, 50), st.floats(0.1, 10), st.sampled_from([1, -1]))
def test_signals_do_not_depend_on_the_unit(points, shift, factor, sign):
    """All lots shifted, scaled or turned about signal alike: on the logarithmic scale a unit is a shift."""
    one, other = chart(points), chart(sign * factor * points + shift)

    assert np.array_equal(one.outside, other.outside)
    assert np.array_equal(one.in_row, other.in_row)


@law
@given(st.lists(series, min_size=2, max_size=4))
def test_many_charts_at_once_are_each_by_itself(each):
    """A simulation judges by the very code that judges one series."""
    lots = min(map(len, each))
    stacked = chart(np.stack([points[:lots] for points in each]))

    for place, points in enumerate(each):
        alone = chart(points[:lots])
        assert np.array_equal(stacked.outside[place], alone.outside)
        assert np.allclose(stacked.high[place], alone.high, equal_nan=True)


@pytest.mark.parametrize("lots", [10, 20, 30, 50])
def test_false_signals_are_as_stated(lots):
    """Normal lots that never change signal as often as the analysis says, within four standard errors, by each rule."""
    seen = chart(np.random.default_rng(lots).standard_normal((CHARTS, lots)))
    ninth = seen.in_row.copy()
    ninth[:, 1:] &= ~(seen.in_row[:, :-1] & (seen.side[:, 1:] == seen.side[:, :-1]))

    for counts, stated in zip((seen.outside.sum(-1), ninth.sum(-1)), rates(lots), strict=True):
        assert abs(counts.mean() - stated.sum()) < 4 * counts.std() / np.sqrt(CHARTS)
    assert by_chance(lots) == pytest.approx(sum(each.sum() for each in rates(lots)))


def test_stated_rate_of_an_established_chart_is_that_of_its_limits():
    """The chance beyond simulated limits, worked out for each chart, agrees with the constant that is stated."""
    from scipy.special import ndtr

    points = np.random.default_rng(1).standard_normal((CHARTS, BASELINE))
    centre, half = individuals(points)
    chance = ndtr(centre - half) + ndtr(-centre - half)

    assert abs(chance.mean() - ESTABLISHED) < 4 * chance.std() / np.sqrt(CHARTS)


def test_rows_are_as_rare_as_nelson_has_them():
    """Until the twentieth lot nine of nine are on one side by chance 2 × 2⁻⁹ of the time."""
    assert rates(10)[1][-1] == pytest.approx(2 * 0.5**9)
    assert rates(11)[1][-1] == pytest.approx(0.5**9)


def test_lasting_shift_is_found():
    """A chart that never signals would pass the other simulations: three sigmas after 20 lots are found within ten."""
    points = np.random.default_rng(3).standard_normal((2_000, 30))
    points[:, BASELINE:] += 3
    seen = chart(points)

    assert (seen.outside | seen.in_row)[:, BASELINE:].any(-1).mean() > 0.98
