"""Before a series is run: what its chances are, how long it has to be, and what looking twice costs."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import nctdtr, ndtri, stdtrit

from cases import asking, handed_in, readings
from evspec.chances import Series, chance_inside, chance_of_deciding, chance_outside, tost_power, upper_deviation
from evspec.cli import main
from evspec.evaluate import bench_of
from evspec.plan import guard_band, joint_chances, plan_analysis
from evspec.planned import chance_within, windows
from evspec.planning import CHANCE, MOST, NO_SERIES, half_risk, series_to_settle, settling_words
from evspec.proof import DAY_OF_EXAMPLES

LOTS = 12_000
LOG_80_125 = np.log(0.8), np.log(1.25)
METHOD = {"method": "T", "cv_intermediate": "10", "df": "10", "status": "validated", "document": "V"}
ACTIVITY = {"quantity": "biological activity", "unit": "a.u."}


def error(share: float, of: int) -> float:
    return 4 * np.sqrt(share * (1 - share) / of)


@pytest.fixture(scope="module")
def stopping():
    """The simulation of benchmarks/, small."""
    path = Path(__file__).parents[1] / "benchmarks" / "optional_stopping.py"
    spec = importlib.util.spec_from_file_location("optional_stopping", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("cv", "runs", "df", "times", "power"),
    [(0.20, 20, 18, np.sqrt(2), 0.834680), (0.35, 1, 99, np.sqrt(1 / 52 + 1 / 49), 0.8011186)],
)
def test_power_of_published_equivalence_studies(cv, runs, df, times, power):
    """Power is that of PowerTOST's README: a crossover of 20 at CV 20 %, groups of 52 and 49 at 35 %, ratio 0.95."""
    deviation = times * np.sqrt(np.log1p(cv**2))

    assert power == pytest.approx(float(tost_power(*LOG_80_125, deviation, df, runs, truth=np.log(0.95))), abs=6e-7)


def test_size_of_a_published_equivalence_study():
    """The crossover at CV 20 % and ratio 0.95 takes 20 subjects for 80 %, as PowerTOST's README says: 18 do not do."""
    sizes = np.arange(4, 40, 2.0)
    power = tost_power(*LOG_80_125, np.sqrt(2 * np.log1p(0.04)), sizes - 2, sizes, truth=np.log(0.95))

    assert 20 == sizes[power >= 0.80][0]


@pytest.mark.parametrize(("runs", "far"), [(2, 1.0), (3, 2.0), (6, -1.0), (23, 0.6), (10, 0.0)])
def test_one_limit_is_the_noncentral_t_distribution(runs, far):
    """With one limit the chance is that of the noncentral t distribution, inside and outside."""
    factor = stdtrit(runs - 1, 0.975)
    expected = 1 - nctdtr(runs - 1, far * np.sqrt(runs), factor), nctdtr(runs - 1, far * np.sqrt(runs), -factor)
    series = Series(far, 0.0, np.inf, 1.0, runs)

    assert expected == pytest.approx(
        (float(chance_inside(series, 0.95)), float(chance_outside(series, 0.95))), abs=1e-6
    )


@pytest.mark.parametrize("promised", [False, True])
def test_chances_in_a_window_are_those_of_simulated_series(promised):
    """A window with two sides near enough to matter both gives the shares that simulated runs give."""
    runs, truth, lower, upper, df = 5, 0.6, -1.5, 1.8, 8.0
    points = truth + np.random.default_rng(1).standard_normal((LOTS, runs))
    spread = np.full(LOTS, 0.9) if promised else points.std(axis=1, ddof=1)
    half = stdtrit(df if promised else runs - 1, 0.975) * spread / np.sqrt(runs)
    low, high = points.mean(axis=1) - half, points.mean(axis=1) + half
    series = Series(truth, lower, upper, 1.0, runs, *((df, 0.9) if promised else ()))
    inside, outside = ((low >= lower) & (high <= upper)).mean(), ((high < lower) | (low > upper)).mean()

    assert inside == pytest.approx(float(chance_inside(series, 0.95)), abs=error(0.5, LOTS))
    assert outside == pytest.approx(float(chance_outside(series, 0.95)), abs=error(0.01, LOTS))


def test_nothing_is_decided_where_nothing_is_known():
    """A single run of its own spread, a deviation that nobody knows and a truth that is missing decide nothing."""
    value, deviation, runs = np.array([9.0, 9.0, np.nan]), np.array([1.0, np.nan, 1.0]), np.array([1.0, 5.0, 5.0])

    assert [0, 0, 0] == chance_of_deciding(Series(value, 0.0, np.inf, deviation, runs), 0.95).tolist()


def test_upper_limit_of_a_deviation():
    """With two degrees of freedom the upper 80 % limit has a closed form; with infinitely many it is the deviation."""
    found = upper_deviation(np.full(3, 3.0), np.array([2.0, np.inf, 0.0]))

    assert [3 / np.sqrt(-np.log(0.8)), 3.0] == pytest.approx(found[:2])
    assert np.isnan(found[2])


@given(
    far=st.floats(0.1, 6),
    width=st.one_of(st.just(np.inf), st.floats(0.5, 20)),
    runs=st.integers(1, 8),
    promised=st.booleans(),
)
def test_the_size_is_the_smallest_that_does(far, width, runs, promised):
    """The size that is named decides with a chance of 80 %, and one run less does not."""
    df = np.array([14.0 if promised else max(runs - 1, 1)])
    size = int(series_to_settle(far, 0.0, far + width, np.ones(1), df, np.array([promised]), np.array([runs]))[0])
    sizes = np.arange(1, MOST + 1)
    own = (df[0], 1.0) if promised else (np.nan, np.nan)
    series = Series(far, 0.0, far + width, upper_deviation(np.ones(1), df), runs + sizes, *own)
    enough = sizes[chance_of_deciding(series, half_risk(0.95)) >= CHANCE]

    assert (enough[0] if len(enough) else 0) == size


def test_no_series_settles_what_lies_on_the_limit_or_is_not_known():
    """An estimate on its limit, and one of a deviation that nobody knows, have no size."""
    value, deviation = np.array([0.0, 3.0, 3.0]), np.array([1.0, np.nan, 1.0])
    found = series_to_settle(value, 0.0, np.inf, deviation, np.array([2.0, 2.0, 0.0]), np.zeros(3, bool), np.full(3, 3))

    assert [0, 0, 0] == found.tolist()


def test_the_words_of_a_finding():
    """A finding names the size, says that none will do, is silent without a deviation, and ends after two looks."""
    value, deviation, looks = np.array([3.0, 0.1, 3.0, 3.0]), np.array([1.0, 1.0, np.nan, 1.0]), np.array([1, 1, 1, 2])
    found = settling_words(value, 0.0, np.inf, deviation, np.full(4, 2.0), np.zeros(4, bool), np.full(4, 3), looks)
    named = int(series_to_settle(3.0, 0.0, np.inf, np.ones(1), np.full(1, 2.0), np.zeros(1, bool), np.full(1, 3))[0])

    assert f"a further series of {named} runs, declared before it is run" in found[0]
    assert (NO_SERIES, "") == (found[1], found[2])
    assert "is spent" in found[3]


@pytest.mark.parametrize("runs", [3, 6])
@pytest.mark.parametrize("window", [np.inf, 3.0])
def test_two_looks_accept_no_more_than_they_say(stopping, runs, window):
    """On the limit a series added after the verdict risks 3.75 % at most, one declared beforehand 2.5 %."""
    random = np.random.default_rng(runs)
    after = stopping.accepted(random, LOTS, runs, window, 0.95).share
    before = stopping.accepted(random, LOTS, runs, window, half_risk(0.95)).share

    assert after <= 0.0375 + error(0.0375, LOTS)
    assert before <= 0.025 + error(0.025, LOTS)


def test_trying_until_it_is_met_accepts_far_more(stopping):
    """A run at a time at full risk, ten looks, accepts more than twice what one look may: the rule is needed."""
    assert 0.05 < stopping.accepted_by_trying(np.random.default_rng(5), LOTS, 3, np.inf).share


@pytest.mark.parametrize("runs", [3, 4, 5, 6])
def test_a_series_of_the_size_named_decides(stopping, runs):
    """Of inconclusive lots that are told a size, four in five and more are decided, if the truth is at the estimate."""
    found, _ = stopping.decided(np.random.default_rng(runs), LOTS, runs, 1.0, at_estimate=True)

    assert found.of > 500
    assert found.share >= CHANCE


def test_a_series_by_a_promised_precision_decides():
    """Where a method promises the precision, itself estimated on 14 degrees of freedom, the size named does as well."""
    random, truth = np.random.default_rng(14), 1.2
    promised = np.sqrt(random.chisquare(14, LOTS) / 14)
    first, df, own = truth + random.standard_normal(LOTS), np.full(LOTS, 14.0), np.ones(LOTS, bool)
    open_ = np.abs(first) < stdtrit(14, 0.975) * promised
    size = series_to_settle(first, 0.0, np.inf, promised, df, own, np.ones(LOTS))
    told = np.flatnonzero(open_ & (size > 0))
    more = first[told] + random.standard_normal(len(told)) / np.sqrt(size[told])
    joined = (first[told] + size[told] * more) / (1 + size[told])
    half = stdtrit(14, (1 + half_risk(0.95)) / 2) * promised[told] / np.sqrt(1 + size[told])

    assert len(told) > 1000
    assert (np.abs(joined) > half).mean() >= CHANCE


def planned(limits, **tables):
    """The plan of a hand-in with these limits and a validated method."""
    method = [METHOD | {"quantity": ACTIVITY["quantity"]}]
    batch = handed_in({"limits": limits, "methods": method} | tables, asking("Then donor is recorded"))
    return bench_of(batch, DAY_OF_EXAMPLES)


def test_guard_band_of_a_promised_precision():
    """With a promised precision the band is the half width of the interval and the normal quantile of the chance."""
    (window,) = windows(planned([ACTIVITY | {"bound": "at least", "value": "50"}]))
    deviation = np.sqrt(np.log1p(0.01))
    expected = 50 * np.exp((stdtrit(10, 0.975) + ndtri(0.9)) * deviation / np.sqrt(3))

    assert expected == pytest.approx(guard_band(window, window.bounds[0], 3, 0.90), rel=1e-9)


def test_a_plan_needs_no_readings():
    """Limits and methods are enough: the lot is taken two deviations inside, or in the middle of a window."""
    one = [ACTIVITY | {"bound": "at most", "value": "50"}]
    two = [ACTIVITY | {"bound": "at least", "value": "20"}, *one]

    assert "two deviations inside" == windows(planned(one))[0].whence
    assert np.sqrt(20 * 50) == pytest.approx(windows(planned(two))[0].truth)


def test_a_plan_knows_the_laboratorys_lots():
    """Where lots were measured, the plan takes their median; a reference is none of them."""
    lots = [{"preparation": "known", "role": "reference"}, {"preparation": "lot"}]
    rows = readings("biological activity", "60; 61; 59", method="T")
    rows += readings("biological activity", "90; 91; 92", "known", method="T")
    (window,) = windows(planned([ACTIVITY | {"bound": "at least", "value": "50"}], preparations=lots, readings=rows))

    assert "median of 1 lot" == window.whence
    assert 60 == pytest.approx(window.truth, rel=1e-3)


def test_a_method_without_a_promise_is_judged_by_three_runs():
    """A precision that is only pooled lets nothing be met by one run or two."""
    lots = readings("intact vesicles", "91; 93; 92", method="D")
    limits = [{"quantity": "intact vesicles", "unit": "%", "bound": "at least", "value": "50"}]
    (window,) = windows(planned(limits, readings=lots))
    found = chance_within(window, np.full(1, 92.0), np.array([1.0, 2.0, 3.0]))

    assert not window.promised
    assert [0, 0] == found[:2].tolist()
    assert found[2] > 0.99


def test_a_limit_without_a_precision_is_named():
    """What cannot be planned is said first, and not left out in silence."""
    limits = [{"quantity": "intact vesicles", "unit": "%", "bound": "at least", "value": "50"}]
    found = plan_analysis(planned(limits))

    assert () == found.parts
    assert "Not planned, since no precision is declared or can be pooled: intact vesicles." in found.sentences


def test_equivalence_is_planned_at_a_ratio_of_one():
    """Margins are planned for a ratio of one, with the scatter of a ratio: that of two runs."""
    margins = [
        ACTIVITY | {"kind": "margin", "unit": "1", "bound": bound, "value": value}
        for bound, value in (("at least", "0.8"), ("at most", "1.25"))
    ]
    (window,) = windows(planned(margins))
    deviation = np.sqrt(2 * np.log1p(0.01))
    series = Series(0.0, *LOG_80_125, deviation, np.array([3.0]), 10.0, deviation)

    assert chance_inside(series, 0.90) == pytest.approx(chance_within(window, np.ones(1), np.array([3.0])))


def test_limits_over_shelf_life_are_planned_and_not_taken_together():
    """A limit over shelf life has its own rows; only limits at release count where all are taken together."""
    release = ACTIVITY | {"bound": "at least", "value": "50"}
    found = plan_analysis(planned([release, release | {"kind": "shelf life", "value": "40"}]))

    assert [2, 2] == [len(part.table) for part in found.parts[:2]]
    assert "meets the one limit" in found.sentences[0]


def test_a_limit_of_nothing_has_no_guard_band():
    """On the logarithmic scale nothing lies a finite way above zero: there is no band, and no failure."""
    (window,) = windows(planned([ACTIVITY | {"bound": "at least", "value": "0"}]))

    assert np.isnan(guard_band(window, window.bounds[0], 3, 0.80))


def test_what_all_limits_cost_together():
    """Three limits of 90 % each are all met in 73 %, and in 70 % at the least."""
    product, least = joint_chances(np.full((3, 1), 0.9))

    assert (0.729, 0.7) == pytest.approx((product[0], least[0]))


def test_plan_on_the_command_line(tmp_path):
    """The command plans the limits of a folder that holds nothing else than limits and methods."""
    (tmp_path / "limits.csv").write_text("quantity,bound,value,unit\nbiological activity,at least,50,a.u.\n")
    (tmp_path / "methods.csv").write_text(
        "quantity,method,cv_intermediate,df,status,document\nbiological activity,T,10,10,validated,V\n"
    )
    found = CliRunner().invoke(main, ["plan", str(tmp_path), "--runs", "6"])

    assert 0 == found.exit_code
    assert "With 6 runs of each, a lot of the true values below meets the one limit in" in found.output
