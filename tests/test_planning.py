"""Before a series is run: what its chances are, how long it has to be, and what looking twice costs."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import nctdtr, ndtri, stdtrit

from cases import asking, handed_in, readings
from evspec.band import band, chance_within, deviation_at, highest_chance
from evspec.chances import Series, chance_inside, chance_of_deciding, chance_outside, tost_power, upper_deviation
from evspec.cli import main
from evspec.evaluate import bench_of, evaluate
from evspec.plan import plan_analysis
from evspec.planned import windows
from evspec.planning import CHANCE, MOST, NO_SERIES, half_risk, series_to_settle, settling_words
from evspec.proof import DAY_OF_EXAMPLES
from evspec.together import joint_chances, together
from evspec.uncertainty import LOGIT
from evspec.verdicts import Verdict

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
    df = np.full(4, 2.0)
    sizes = series_to_settle(value, 0.0, np.inf, deviation, df, np.zeros(4, bool), np.full(4, 3))
    found = settling_words(sizes, deviation, df, looks)
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

    low, high = band(window, 3, 0.90)

    assert expected == pytest.approx(low, rel=1e-9)
    assert np.isnan(high)


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

    assert np.isnan(band(window, 3, 0.80)).all()
    assert "every value on the scale meets it" == window.wanting


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


SHARE = {"quantity": "intact vesicles", "unit": "%"}
SHARE_AT_LEAST_85 = [SHARE | {"bound": "at least", "value": "85"}]


def promised_share(cv: str = "2", **more: str) -> list[dict[str, str]]:
    """A validated method of a percentage with that coefficient of variation on ten degrees of freedom."""
    return [METHOD | {"quantity": "intact vesicles", "cv_intermediate": cv} | more]


def checked(truth: float, unit: str, quantity: str, cv: float, number: int, **tables) -> np.ndarray:
    """The verdicts of check on simulated lots of that true value, three runs each, by method T."""
    values = truth * (1 + cv * np.random.default_rng(1).standard_normal((number, 3)))
    values = values.clip(0, 100) if unit == "%" else values
    rows = [
        {"preparation": f"lot {lot}", "run": f"run {run}", "value": f"{value:.3f}", "quantity": quantity, "unit": unit}
        for lot, of in enumerate(values)
        for run, value in enumerate(of)
    ]
    tables = {"readings": [row | {"method": "T"} for row in rows]} | tables
    specification = asking(f"Then {quantity} is within the declared limits")
    result = evaluate(handed_in(tables, specification), specification, as_of=DAY_OF_EXAMPLES)
    return np.array([result.verdict("TST001", f"lot {lot}") for lot in range(number)])


@pytest.mark.parametrize("truth", [87.3, 88.0, 89.0, 93.0, 96.0, 98.0, 99.2])
def test_a_percentage_with_a_promised_precision_is_planned_as_it_is_judged(truth):
    """The plan of a percentage agrees with check of simulated lots, near the limit and near 100 %."""
    number, tables = 400, {"limits": SHARE_AT_LEAST_85, "methods": promised_share()}
    found = checked(truth, "%", "intact vesicles", 0.02, number, **tables)
    (window,) = windows(planned(**tables))
    expected = float(chance_within(window, np.full(1, truth), np.full(1, 3.0))[0])

    assert expected == pytest.approx((found == Verdict.MET).mean(), abs=error(0.25, number) + 0.02)


@pytest.mark.parametrize("truth", [88.0, 90.0, 92.0])
def test_a_percentage_by_its_own_spread_is_planned_as_it_is_judged(truth):
    """Judged by the spread of three runs, lots away from the end of the scale are met as often as is planned."""
    number = 400
    found = checked(truth, "%", "intact vesicles", 0.02, number, limits=SHARE_AT_LEAST_85)
    (window,) = windows(planned(SHARE_AT_LEAST_85, methods=promised_share()))
    own = window._replace(promised=False, scale=LOGIT)
    expected = float(chance_within(own, np.full(1, truth), np.full(1, 3.0))[0])

    assert expected == pytest.approx((found == Verdict.MET).mean(), abs=error(0.5, number) + 0.02)


@pytest.mark.parametrize("truth", [120.0, 135.0, 165.0, 190.0])
def test_a_wide_promise_on_the_linear_scale_is_planned_as_it_is_judged(truth):
    """A promised share of the value reaches further above it than below, in the plan as in check."""
    limits = [
        {"quantity": "median diameter", "unit": "nm", "bound": side, "value": value}
        for side, value in (("at least", "100"), ("at most", "250"))
    ]
    tables = {"limits": limits, "methods": promised_share("12", quantity="median diameter")}
    number = 400
    found = checked(truth, "nm", "median diameter", 0.12, number, **tables)
    (window,) = windows(planned(**tables))
    expected = float(chance_within(window, np.full(1, truth), np.full(1, 3.0))[0])

    assert expected == pytest.approx((found == Verdict.MET).mean(), abs=error(0.5, number) + 0.02)


def test_an_interval_that_is_a_share_of_the_value_ends_at_the_limit():
    """A mean of L (1 + k) has its interval end at L, and U (1 - k) at U: half of the lots of that value are met."""
    share = stdtrit(10, 0.975) * 0.1 / np.sqrt(3)
    lower, upper = 100 * (1 + share), 100 * (1 - share)
    deviations = 0.1 * np.array([lower, upper])
    series = Series(np.array([lower, upper]), np.array([100, -np.inf]), np.array([np.inf, 100]), deviations, 3.0, 10.0)
    found = chance_inside(series._replace(promised=deviations, relative=True), 0.95)

    assert [0.5, 0.5] == pytest.approx(found)


def test_a_size_by_a_promised_share_is_that_of_its_interval():
    """What settles a number with a promised share of 30 % is counted by the interval that such a number has."""
    value, deviation = np.array([150.0]), np.array([45.0])
    known = {"df": np.full(1, 1e6), "by_method": np.array([True]), "earlier_runs": np.array([1])}
    even = int(series_to_settle(value, 100.0, np.inf, deviation, **known)[0])
    found = int(series_to_settle(value, 100.0, np.inf, deviation, **known, relative=True)[0])

    assert 0 < found < even


def test_a_lawful_limit_beyond_reach_is_planned_in_numbers():
    """At least 99.9 % with a coefficient of variation of 20 % gives a true value below 100 and no NaN."""
    limits = [SHARE | {"bound": "at least", "value": "99.9"}]
    lots = readings("intact vesicles", "60; 90; 75", method="D")
    promised = windows(planned(limits, methods=promised_share("20")))
    pooled = windows(planned(limits, readings=lots))
    found = plan_analysis(planned(limits, methods=promised_share("20")))

    assert [99.9 < each.truth < 100 for each in promised] == [True]
    assert [0 < each.truth < 100 for each in pooled] == [True]
    assert "halfway to the end of the scale" == promised[0].whence
    assert not any("nan" in each for each in found.sentences)
    assert np.isfinite(found.parts[1].table["3 runs, %"]).all()


def test_lots_at_the_end_of_the_scale_lie_half_a_digit_inside():
    """Lots of 100 % are taken half a digit inside, as their interval takes them."""
    lots = readings("intact vesicles", "100; 100; 100", method="D") + readings(
        "intact vesicles", "98; 99", "b", method="D"
    )
    rows = [row | {"preparation": each} for each in ("c", "d") for row in lots[:3]]
    (window,) = windows(planned(SHARE_AT_LEAST_85, readings=lots + rows))

    assert 99.5 == window.truth
    assert np.isfinite(deviation_at(window, np.array([window.truth]))).all()


def test_what_no_coefficient_of_variation_can_plan_is_said():
    """A window about zero has no scatter that is a share of its middle: it is not planned, and the reader is told."""
    method = [METHOD | {"quantity": "dose-response gradient"}]
    sides = (("at least", "-10"), ("at most", "10"))
    limits = [
        {"quantity": "dose-response gradient", "unit": "a.u.", "bound": side, "value": value} for side, value in sides
    ]
    found = plan_analysis(planned(limits, methods=method))

    told = " ".join(found.sentences)

    assert "a coefficient of variation says nothing of where its lots are taken to lie: dose-response gradient" in told


def test_a_limit_that_two_methods_measure_counts_once():
    """With two methods a limit counts once, by that of the lesser chance, and the table has each method too."""
    methods = [METHOD | ACTIVITY, METHOD | ACTIVITY | {"method": "U", "cv_intermediate": "30"}]
    methods = [{name: cell for name, cell in row.items() if name != "unit"} for row in methods]
    tables = {"methods": methods, "readings": readings("biological activity", "70; 71; 69", method="T")}
    found = plan_analysis(planned([ACTIVITY | {"bound": "at least", "value": "50"}], **tables))
    (joint,) = together(windows(planned([ACTIVITY | {"bound": "at least", "value": "50"}], **tables)))
    table = found.parts[-1].table.set_index(["measured by", "runs of each"])["independent, %"]

    assert (1, 2) == (len(joint.limits), len(joint.limits[0]))
    assert "meets the one limit in" in found.sentences[0]
    assert table["the method of least chance", 3] == table["biological activity by U", 3]
    assert table["biological activity by U", 3] < table["biological activity by T", 3]


def test_a_limit_for_a_stage_stands_in_place_of_one_for_any():
    """A lot is of one stage: its limit holds together with that for any stage, and both count once."""
    any_stage = ACTIVITY | {"bound": "at least", "value": "50"}
    final = any_stage | {"stage": "final", "value": "60"}
    found = plan_analysis(planned([any_stage, final]))
    joint = together(windows(planned([any_stage, final])))

    assert [("", 1), ("final", 1)] == [(each.stage, len(each.limits)) for each in joint]
    assert [60.0] == [limit[0].lower for limit in joint[1].limits]
    assert ["any other", "final"] == list(dict.fromkeys(found.parts[-1].table["stage"]))


def test_a_limit_for_one_analyte_and_one_for_all_are_one_window():
    """A limit for CD44 and one for every antigen make one window of CD44, with both bounds."""
    signal = {"quantity": "antigen signal of", "unit": "a.u.", "bound": "at least"}
    limits = [signal | {"value": "10"}, signal | {"analyte": "CD44", "value": "20"}]
    lots = readings("antigen signal of", "64; 66; 65", analyte="CD44", method="B")
    (window,) = windows(planned(limits, readings=lots))

    assert 20 == window.lower
    assert 2 == len(window.bounds)


def test_a_limit_for_a_method_of_unknown_precision_is_named():
    """A limit for one method is not lost where only another has a precision."""
    found = plan_analysis(planned([ACTIVITY | {"bound": "at least", "value": "50", "method": "U"}]))

    assert any("Not planned, since no precision" in each and "activity by U" in each for each in found.sentences)


def test_several_laboratories_are_one_window():
    """A method that two laboratories pool is planned once, by the larger coefficient of variation."""
    near = readings("intact vesicles", "91; 93; 92", method="D", laboratory="near")
    far = readings("intact vesicles", "81; 95; 88", method="D", laboratory="far")
    (window,) = windows(planned(SHARE_AT_LEAST_85, readings=near + far))

    assert 0.05 < window.cv


def test_a_percentage_by_its_own_spread_is_met_between_two_values():
    """By its own spread a percentage is met less often near 100 %: the band has two ends, and it is told why."""
    lots = readings("intact vesicles", "90; 91.9; 88.3", method="D")
    bench = planned(SHARE_AT_LEAST_85, readings=lots)
    (window,) = windows(bench)
    low, high = band(window, 3, 0.50)
    chance = chance_within(window, np.array([low, high, (low + high) / 2, 99.9]), np.full(1, 3.0))
    told = " ".join(plan_analysis(bench).parts[0].sentences)

    assert 85 < low < high < 100
    assert [0.5, 0.5] == pytest.approx(chance[:2], abs=1e-6)
    assert chance[3] < 0.5 < chance[2] <= highest_chance(window, 3)
    assert "on logits" in told
    assert "at most" in told


def test_the_band_of_a_promised_percentage_has_one_end():
    """By a promised precision a percentage is met the more often the nearer to 100 %."""
    (window,) = windows(planned(SHARE_AT_LEAST_85, methods=promised_share()))
    low, high = band(window, 3, 0.80)

    assert 85 < low < 90
    assert np.isnan(high)
    assert 1 == pytest.approx(highest_chance(window, 3))


def test_lots_without_a_number_are_counted():
    """The median of lots says of how many, and that lots with a bound have no part in it."""
    endotoxin = {"quantity": "endotoxin concentration", "unit": "EU/mL"}
    lots = readings("endotoxin concentration", "0.1; 0.12; 0.11", method="L")
    lots += [row for lot in "ab" for row in readings("endotoxin concentration", "<0.05", lot, method="L")]
    bench = planned([endotoxin | {"bound": "at most", "value": "0.5"}], readings=lots)
    (window,) = windows(bench)

    assert ("median of 1 lot", 2) == (window.whence, window.left_out)
    assert any(
        "no part in the median: endotoxin concentration, 2 lots" in each
        for each in plan_analysis(bench).parts[1].sentences
    )


def test_every_number_of_a_plan_has_its_unit():
    """Numbers stand alone in their cells, with the unit in a column of its own, and large ones print alike."""
    limit = {"quantity": "particle concentration", "unit": "particles/mL", "bound": "at least", "value": "8e9"}
    bench = planned([limit], methods=[METHOD | {"quantity": "particle concentration"}])
    bands, powers = (part.table for part in plan_analysis(bench).parts[:2])

    assert ["particles/mL"] == bands["unit"].tolist() == powers["unit"].tolist()
    assert "particle concentration at least 8e9 particles/mL" == bands["limit"][0]
    assert all(pd.api.types.is_numeric_dtype(powers[name]) for name in ("if truly", "runs for 80 %"))
    assert ["two deviations inside"] == powers["taken from"].tolist()


@pytest.mark.parametrize(("day", "promised"), [(date(2026, 1, 31), True), (date(2026, 2, 1), False)])
def test_a_promise_that_has_expired_is_none(day, promised):
    """On the day after the validation ends the precision is no promise any more, and none is known."""
    methods = promised_share(valid_to="2026-01-31")
    batch = handed_in({"limits": SHARE_AT_LEAST_85, "methods": methods}, asking("Then donor is recorded"))
    (window,) = windows(bench_of(batch, day))

    assert promised is window.promised
    assert promised is ("" == window.wanting)


def test_a_comparison_is_not_planned_as_a_ratio():
    """A margin of what is a comparison already, as the baseline shift, is no ratio of two runs and is not planned."""
    sides = (("at least", "-0.1"), ("at most", "0.1"))
    margin = {"quantity": "baseline shift", "kind": "margin", "unit": "1"}
    methods = [METHOD | {"quantity": "baseline shift"}]
    (window,) = windows(planned([margin | {"bound": side, "value": value} for side, value in sides], methods=methods))

    assert "no precision is declared or can be pooled" == window.wanting
