"""The probability of conformity: on the end of the interval what the rule asks for, and known answers elsewhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.special import ndtr, stdtr

from cases import judged, readings
from evspec import quantiles
from evspec.conformity import conformity, in_words, intervals, risks
from evspec.decision import Bound
from evspec.estimates import Estimates, dense_estimates
from evspec.uncertainty import Basis, student

NORMAL = 1.959963984540054
FIRST = np.array([0])


def known(
    value: float, low: float, high: float, df: float = np.inf, looks: int = 1, basis: int = Basis.RUNS
) -> Estimates:
    made = dense_estimates("a.u.", *(np.array([each]) for each in (value, low, high)))
    columns = {"df": np.array([df]), "looks": np.array([looks]), "basis": np.array([basis], np.uint8)}
    return replace(made, **columns)


def chance(estimate: Estimates, *bounds: Bound, scale: str = "linear", coverage: float = 0.95) -> float:
    return float(conformity(estimate, bounds, scale, coverage, FIRST)[0])


def test_share_of_student_is_that_of_scipy():
    """The finite sums of whole degrees, and the normal one, agree with scipy to the last digits."""
    values = np.linspace(-8, 8, 201)
    for df in (*range(1, 31), 2.5, 77.0):
        found = quantiles.student_share(values, np.full(201, float(df)))

        assert found == pytest.approx(stdtr(df, values), abs=1e-13)
    assert quantiles.student_share(values, np.full(201, np.inf)) == pytest.approx(ndtr(values), abs=1e-13)


@pytest.mark.parametrize("value", [0.48, 0.52, 0.60])
def test_stated_uncertainty_gives_the_normal_share(value):
    """Limit 0.5 and standard uncertainty 0.05: the normal distribution about the value, cut at the limit."""
    estimate = known(value, value - NORMAL * 0.05, value + NORMAL * 0.05, basis=Basis.STATED)

    assert ndtr((0.5 - value) / 0.05) == pytest.approx(chance(estimate, Bound("at most", 0.5, "a.u.")), abs=1e-9)


@given(some.sampled_from(["linear", "log"]), some.floats(1, 60), some.sampled_from([0.90, 0.95]), some.integers(1, 2))
def test_limit_on_the_end_has_the_probability_that_the_rule_asks_for(scale, df, coverage, looks):
    """With a limit on its lower end an interval conforms with just the probability at which guarded says met."""
    asked = 1 - (1 - coverage) / 2 / looks
    estimate = known(10.0, 8.0, 12.5, df=df, looks=looks)

    assert asked == pytest.approx(
        chance(estimate, Bound("at least", 8.0, ""), scale=scale, coverage=coverage), abs=1e-9
    )
    assert asked == pytest.approx(
        chance(estimate, Bound("at most", 12.5, ""), scale=scale, coverage=coverage), abs=1e-9
    )


def test_value_on_the_limit_conforms_half_the_time():
    """Where nothing is known but the value, either side is as likely."""
    assert chance(known(10.0, 8.0, 12.0, df=2), Bound("at least", 10.0, "")) == pytest.approx(0.5)


def test_window_leaves_both_tails():
    """The probability within two limits is one less both shares outside."""
    estimate = known(10.0, 10 - NORMAL, 10 + NORMAL)
    window = Bound("at least", 9.0, ""), Bound("at most", 12.0, "")

    assert chance(estimate, *window) == pytest.approx(1 - ndtr(-1) - ndtr(-2))


def test_three_runs_have_the_tails_of_two_degrees():
    """Three runs are far less sure than their spread looks: Student's distribution, not the normal one."""
    standard = 1.0
    half = float(student(np.array([2.0]), 0.95)[0]) * standard
    estimate = known(10.0, 10 - half, 10 + half, df=2)

    assert stdtr(2, 3.0) == pytest.approx(chance(estimate, Bound("at least", 7.0, "")), abs=1e-9)


@pytest.mark.parametrize("ends", [(-np.inf, 12.0), (8.0, np.inf), (10.0, 10.0)])
def test_open_or_exact_interval_has_none(ends):
    """Without two ends there is no distribution to cut."""
    assert np.isnan(chance(known(10.0, *ends), Bound("at least", 9.0, "")))


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.66, "66 %"), (0.97512, "97.5 %"), (0.0012, "0.1 %"), (0.99999, "above 99.9 %"), (1e-9, "below 0.1 %")],
)
def test_probability_is_told_with_its_prior(probability, words):
    """A digit more where it is nearly certain, and never 100 %."""
    assert f"probability of conformity {words} (flat prior)" == in_words(probability)


def test_two_looks_are_told_with_their_intervals_and_risks():
    """Half the risk a look: 97.5 % intervals in place of 95 %, 95 % in place of 90 %."""
    assert ("95 %", "97.5 %", "90 %", "95 %") == (
        intervals(0.95, 1), intervals(0.95, 2), intervals(0.90, 1), intervals(0.90, 2)
    )  # fmt: skip
    assert "guarded: false acceptance at most 1.25 % a side at this look, of two" == risks(0.95, 2)
    assert "two one-sided tests: false acceptance at most 5 % a side" == risks(0.90, 1)


@pytest.mark.parametrize(("asked", "told"), [("at most 6e9", True), ("at least 4e9", True)])
def test_finding_tells_the_probability_and_the_median(asked, told):
    """What is compared on a logarithmic scale is a median, and the finding says so beside the probability."""
    rows = readings("particle concentration", "5.0e9; 5.5e9; 4.6e9")
    result = judged(f"Then particle concentration is {asked} particles/mL", {"readings": rows})
    reason = result.table["reason"].iloc[0]

    assert told == ("the median particle concentration" in reason and "(flat prior)" in reason)


def test_finding_of_unknown_uncertainty_tells_no_probability():
    """One reading has no distribution, and a probability of it would be made up."""
    rows = readings("particle concentration", "5.0e9")
    result = judged("Then particle concentration is at least 4e9 particles/mL", {"readings": rows})

    assert "probability" not in result.table["reason"].iloc[0]
