"""Intervals: the order of their sources, what each is, and that no rule accepts falsely more often than it says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import chdtri, ndtri, stdtrit

from cases import judged, readings
from evspec import quantiles
from evspec.arrays import Floats
from evspec.uncertainty import (
    CAP,
    LINEAR,
    LOG,
    LOGIT,
    Basis,
    Interval,
    Precision,
    Spread,
    interval,
    onto,
    student,
    value_of,
)
from evspec.verdicts import Verdict

LOTS = 40_000
ALLOWED = 0.025
MARGIN = 4 * np.sqrt(ALLOWED * (1 - ALLOWED) / LOTS)
NORMAL = 1.959963984540054
T2, T10 = 4.302652729696142, 2.2281388519649385


def lots(points: Floats, scale: int, resolution: float = 0.0, stated: float = np.nan) -> Spread:
    """Lots with one reading a run: a row of `points` is a lot."""
    rows, runs = points.shape
    mean = points.mean(axis=1)
    between = ((points - mean[:, None]) ** 2).sum(axis=1)

    def same(value: float) -> Floats:
        return np.full(rows, float(value))

    return Spread(
        np.full(rows, scale, np.int8), mean, same(runs), same(runs), between, same(0), same(resolution), same(stated)
    )


def ends(spread: Spread, cv: Floats | float = np.nan, df: float = np.nan, coverage: float = 0.95) -> Interval:
    rows = len(spread.mean)
    precision = Precision(np.broadcast_to(np.asarray(cv, float), rows), np.full(rows, df))
    return interval(spread, precision, np.zeros(rows, bool), coverage)


def one(values: list[float], scale: int, **more: float) -> Spread:
    code = np.full(len(values), scale, np.int8)
    return lots(onto(np.array(values), code, np.zeros(len(values)))[None, :], scale, **more)


@pytest.mark.parametrize(
    ("df", "coverage", "factor"),
    [
        (1, 0.95, 12.706205),
        (2, 0.95, 4.302653),
        (5, 0.95, 2.570582),
        (10, 0.95, 2.228139),
        (30, 0.95, 2.042272),
        (20, 0.90, 1.724718),
    ],
)
def test_student_factors_are_those_of_the_tables(df, coverage, factor):
    """The factor of Student's distribution is that of every printed table."""
    assert student(np.array([float(df)]), coverage)[0] == pytest.approx(factor, abs=1e-6)


def test_student_factor_without_degrees_of_freedom():
    """Infinite degrees of freedom give the normal factor, none give nothing."""
    found = student(np.array([np.inf, 0.0, np.nan]), 0.95)

    assert found[0] == pytest.approx(NORMAL)
    assert np.isnan(found[1:]).all()


@pytest.mark.parametrize("scale", [LINEAR, LOG, LOGIT])
def test_scale_and_back_is_the_same_value(scale):
    """A value put onto its scale and taken back is what it was."""
    values = np.array([0.01, 1.0, 50.0, 99.99])
    code = np.full(4, scale, np.int8)

    assert value_of(onto(values, code, np.zeros(4)), code) == pytest.approx(values, rel=1e-9)


def test_percentages_at_the_ends_are_taken_half_a_digit_inside():
    """0 and 100 % have no logit; printed without decimals they are 0.5 and 99.5 %."""
    code = np.full(2, LOGIT, np.int8)

    assert value_of(onto(np.array([0.0, 100.0]), code, np.ones(2)), code) == pytest.approx([0.5, 99.5])


def test_runs_give_the_interval_of_their_mean():
    """Three runs: the standard deviation over the square root of three, times Student's factor for two."""
    found = ends(one([98.0, 100.0, 102.0], LINEAR))
    half = T2 * 2 / np.sqrt(3)

    assert (found.low[0], found.high[0]) == pytest.approx((100 - half, 100 + half))
    assert Basis.RUNS == found.basis[0]


def test_runs_on_a_log_scale_give_a_factor():
    """On the logarithmic scale the ends lie the same factor below and above the geometric mean."""
    found = ends(one([50.0, 100.0, 200.0], LOG))
    factor = np.exp(T2 * np.log(2) / np.sqrt(3))

    assert (found.low[0], found.high[0]) == pytest.approx((100 / factor, 100 * factor))


@pytest.mark.parametrize("scale", [LINEAR, LOG, LOGIT])
def test_stated_uncertainty_is_added_in_its_unit(scale):
    """1.96 times what is stated, to both sides, whatever the scale; undivided by the runs (JCGM 100:2008, 5.2)."""
    for values in ([80.0], [80.0, 80.0, 80.0, 80.0]):
        found = ends(one(values, scale, stated=2.0), cv=0.01, df=30)

        assert (found.low[0], found.high[0]) == pytest.approx((80 - NORMAL * 2, 80 + NORMAL * 2))
        assert Basis.STATED == found.basis[0]


def test_stated_uncertainty_ends_where_the_quantity_ends():
    """An interval does not leave the values that the quantity can have."""
    above, below = ends(one([99.0], LOGIT, stated=1.0)), ends(one([1.0], LOG, stated=1.0))

    assert (above.low[0], above.high[0]) == pytest.approx((99 - NORMAL, 100))
    assert (below.low[0], below.high[0]) == pytest.approx((0, 1 + NORMAL))


@pytest.mark.parametrize("scale", [LINEAR, LOGIT])
def test_precision_is_a_share_of_the_truth(scale):
    """The ends are the true values from which the reading lies one expanded share away."""
    found = ends(one([80.0], scale), cv=0.02, df=10)
    share = T10 * 0.02

    assert (found.low[0], found.high[0]) == pytest.approx((80 / (1 + share), 80 / (1 - share)))
    assert Basis.METHOD == found.basis[0]


def test_the_interval_of_a_negative_value_mirrors_that_of_its_positive():
    """A share of the truth grows away from zero, on whichever side of it the value lies."""
    below, above = (ends(one([value], LINEAR), cv=0.02, df=10) for value in (-80.0, 80.0))

    assert (-above.high[0], -above.low[0]) == pytest.approx((below.low[0], below.high[0]))


def test_precision_on_a_log_scale_is_a_factor():
    """A coefficient of variation is sqrt(ln(1 + cv^2)) on the logarithmic scale, over the square root of the runs."""
    found = ends(one([100.0] * 4, LOG), cv=0.5, df=10)
    factor = np.exp(T10 * np.sqrt(np.log1p(0.25)) / 2)

    assert (found.low[0], found.high[0]) == pytest.approx((100 / factor, 100 * factor))


def test_precision_that_nothing_bounds_leaves_the_upper_end_open():
    """Where the expanded share is one or more, any larger truth could have given the reading."""
    found = ends(one([80.0], LINEAR), cv=0.5, df=10)

    assert np.isinf(found.high[0])
    assert 0 < found.low[0] < 80


def test_lot_that_contradicts_its_method_speaks_for_itself():
    """A spread beyond the 99 % point of chi-square takes the place of the method's figure, one below does not."""
    beyond = np.sqrt(9.21034037 / 2)
    for excess, basis in ((1.001, Basis.RUNS_OVER_METHOD), (0.999, Basis.METHOD)):
        step = 100 * 0.02 * beyond * excess

        assert basis == ends(one([100 - step, 100.0, 100 + step], LINEAR), cv=0.02, df=10).basis[0]


def test_lot_that_contradicts_its_method_keeps_the_wider_interval():
    """Precision known from one degree of freedom is wider than seven runs that contradict it; no end moves in."""
    points = np.array([90.0, 92.0, 94.0, 100.0, 106.0, 108.0, 110.0])
    found = ends(one(points.tolist(), LINEAR), cv=0.04, df=1)
    share = 12.7062047 * 0.04 / np.sqrt(7)
    half = 2.4469119 * points.std(ddof=1) / np.sqrt(7)

    assert Basis.RUNS_OVER_METHOD == found.basis[0]
    assert 100 / (1 + share) < 100 - half
    assert (found.low[0], found.high[0]) == pytest.approx((100 / (1 + share), 100 / (1 - share)))


def test_rounding_is_a_component():
    """Equal readings are uncertain by the rounding of their last digit, a rectangular distribution."""
    found = ends(one([90.0] * 3, LINEAR, resolution=1.0))

    assert (found.high[0] - found.low[0]) / 2 == pytest.approx(NORMAL / np.sqrt(12))


def test_components_combine_in_quadrature():
    """Expanded spread and expanded rounding add as squares."""
    found = ends(one([98.0, 100.0, 102.0], LINEAR, resolution=2.0))
    half = np.hypot(T2 * 2 / np.sqrt(3), NORMAL * 2 / np.sqrt(12))

    assert (found.high[0] - found.low[0]) / 2 == pytest.approx(half)


def test_too_few_runs_cannot_be_met():
    """One reading is of unknown uncertainty and its interval all there is; two runs carry repeatability alone."""
    single, pair = ends(one([90.0], LOGIT)), ends(one([90.0, 91.0], LOGIT))

    assert (Basis.UNKNOWN, Basis.REPEATABILITY) == (single.basis[0], pair.basis[0])
    assert (0, 100) == (single.low[0], single.high[0])
    assert {Verdict.INCONCLUSIVE} == {Verdict(CAP[each.basis[0]]) for each in (single, pair)}


def test_replicates_are_averaged_within_their_run():
    """Ten wells in one run and one in another weigh the same as two runs of one well."""
    result = judged(
        "Then median diameter is at most 200 nm",
        {"readings": readings("median diameter", " + ".join(["120"] * 10) + "; 140")},
    )
    row = result.table.iloc[0]

    assert (130.0, 2) == (row["value"], row["n"])


def simulated(scale: int, runs: int, spread: float, truth: float, chance: np.random.Generator) -> Floats:
    """Readings of many lots whose truth lies exactly on the limit."""
    code = np.full(1, scale, np.int8)
    return onto(np.array([truth]), code, np.zeros(1))[0] + chance.normal(0, spread, (LOTS, runs))


def accepted(found: Interval, limit: float) -> tuple[float, float]:
    """How often a truth on the limit is taken to be above it, and below it."""
    able = CAP[found.basis] == Verdict.MET
    return float(np.mean((found.low >= limit) & able)), float(np.mean((found.high <= limit) & able))


@pytest.mark.parametrize("runs", [3, 4, 6])
@pytest.mark.parametrize(("scale", "spread", "truth"), [(LINEAR, 8.0, 100.0), (LOG, 0.4, 3e9), (LOGIT, 0.3, 85.0)])
def test_guarded_rule_accepts_falsely_as_seldom_as_it_says(scale, spread, truth, runs):
    """With the spread of the runs, 2.5 % of the lots on the limit are accepted on either side, and not many fewer."""
    points = simulated(scale, runs, spread, truth, np.random.default_rng(runs))

    for share in accepted(ends(lots(points, scale)), truth):
        assert ALLOWED - MARGIN <= share <= ALLOWED + MARGIN


@pytest.mark.parametrize("runs", [1, 2, 3, 6])
@pytest.mark.parametrize("df", [3, 20])
@pytest.mark.parametrize(("scale", "cv", "truth"), [(LINEAR, 0.1, 100.0), (LOG, 0.3, 3e9), (LOGIT, 0.01, 85.0)])
def test_guarded_rule_accepts_falsely_no_more_often_by_the_method(scale, cv, truth, df, runs):
    """With a precision that was itself estimated, and given up where a lot contradicts it, it is 2.5 % at most."""
    chance = np.random.default_rng(runs + df)
    if scale == LOG:
        points = simulated(scale, runs, np.sqrt(np.log1p(cv**2)), truth, chance)
    else:
        values = truth * (1 + chance.normal(0, cv, (LOTS, runs)))
        points = onto(values.ravel(), np.full(values.size, scale, np.int8), np.zeros(values.size)).reshape(values.shape)
    known = cv * np.sqrt(chance.chisquare(df, LOTS) / df)

    assert max(accepted(ends(lots(points, scale), known, df), truth)) <= ALLOWED + MARGIN


@pytest.mark.parametrize("runs", [3, 10])
@pytest.mark.parametrize("known", [True, False])
def test_percentages_that_scatter_evenly_in_their_unit_are_accepted_no_more_often(known, runs):
    """Their mean of logits lies above a truth of 90 %, and alone would accept 5 % of the lots by the method."""
    chance = np.random.default_rng(runs)
    values = np.minimum(90 + chance.normal(0, 2.2, (LOTS, runs)), 99.99)
    points = onto(values.ravel(), np.full(values.size, LOGIT, np.int8), np.zeros(values.size)).reshape(values.shape)
    spread = lots(points, LOGIT)._replace(plain=values.mean(axis=1))
    cv = 2.2 / 90 * np.sqrt(chance.chisquare(12, LOTS) / 12) if known else np.nan

    assert max(accepted(ends(spread, cv, 12 if known else np.nan), 90)) <= ALLOWED + MARGIN


def test_few_counts_are_accepted_no_more_often_by_their_runs():
    """The mean of the logarithms of counts of 20 lies below the truth, and ten runs alone would accept 3.5 %."""
    counts = np.random.default_rng(5).poisson(20, (LOTS, 10)).clip(1).astype(float)
    spread = lots(np.log(counts), LOG)._replace(plain=counts.mean(axis=1))

    assert max(accepted(ends(spread), 20)) <= ALLOWED + MARGIN


@pytest.mark.parametrize("spread", [0.02, 0.3, 2.0])
@pytest.mark.parametrize("limit", [84.5, 84.75, 85.0])
def test_rounded_readings_do_not_make_certain(spread, limit):
    """Readings printed to whole numbers accept a truth on the limit no more often, even where they all agree."""
    raw = simulated(LINEAR, 4, spread, limit, np.random.default_rng(8))
    found = ends(lots(np.floor(raw + 0.5), LINEAR, resolution=1.0))

    assert max(accepted(found, limit)) <= ALLOWED + MARGIN


@pytest.mark.parametrize("coverage", [0.90, 0.95])
def test_interval_covers_the_truth_as_often_as_it_says(coverage):
    """The 95 % interval holds the truth in 95 % of the lots, and the one of 90 % in 90 %."""
    found = ends(lots(simulated(LOG, 3, 0.2, 50.0, np.random.default_rng(1)), LOG), coverage=coverage)
    held = float(np.mean((found.low <= 50) & (50 <= found.high)))

    assert held == pytest.approx(coverage, abs=4 * np.sqrt(coverage * (1 - coverage) / LOTS))


@pytest.mark.parametrize("share", sorted(quantiles.STUDENT))
def test_the_page_of_student_is_that_of_scipy(share):
    """A digit that slipped on the page would move every interval of that many runs."""
    degrees = np.arange(1, quantiles.LAST + 1, dtype=float)

    assert (ndtri(share), *stdtrit(degrees, share)) == quantiles.STUDENT[share]


@pytest.mark.parametrize("share", sorted(quantiles.CHI_SQUARE))
def test_the_page_of_chi_square_is_that_of_scipy(share):
    """A digit that slipped on the page would move what counts as a contradiction, or the interval of a precision."""
    degrees = np.arange(1, quantiles.LAST + 1, dtype=float)

    assert (np.inf, *chdtri(degrees, share)) == quantiles.CHI_SQUARE[share]


def test_what_is_not_on_the_page_comes_from_scipy():
    """Degrees of freedom between two numbers, and beyond the page, are looked up and never rounded."""
    degrees = np.array([2.5, 31.0, np.inf])

    assert [*stdtrit(degrees[:2], 0.975), ndtri(0.975)] == list(quantiles.student(degrees, 0.975))
