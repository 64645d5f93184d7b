"""Dose-response models against published worked examples, against scipy, and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import curve_fit
from scipy.special import expit

from evspec.arrays import Floats
from evspec.grouping import Groups
from evspec.potency.combining import combined
from evspec.potency.logistic import (
    BASELINE,
    CENTRE,
    NOWHERE,
    POTENCY,
    RANGE,
    SLOPE,
    Fits,
    fit_curves,
    fit_pairs,
    response,
)
from evspec.potency.parallel_line import Lines, fieller, fit_lines
from evspec.potency.shapes import BASELINE_SHIFT, RANGE_RATIO, SLOPE_RATIO, shapes_of_curves
from evspec.uncertainty import student

DOSES = np.geomspace(0.1, 300, 8)
WELLS = 3


def collapsed(dose: Floats, value: Floats) -> tuple[Floats, Floats, Floats, float]:
    """Logarithms of doses, means, wells, and the sum of squares within doses, of one curve."""
    doses, of = np.unique(dose, return_inverse=True)
    wells = np.bincount(of).astype(float)
    mean = np.bincount(of, weights=value) / wells
    log_dose = np.where(doses > 0, np.log(np.where(doses > 0, doses, 1)), NOWHERE)
    return log_dose, mean, wells, float(((value - mean[of]) ** 2).sum())


def one_curve(dose: Floats, value: Floats) -> Fits:
    log_dose, mean, wells, pure = collapsed(np.asarray(dose, float), np.asarray(value, float))
    return fit_curves(log_dose[None], mean[None], wells[None], np.array([pure]))


def lines_of(reference: Floats, lot: Floats, doses: Floats, others: Floats | None = None) -> tuple[Lines, Floats]:
    """Two preparations with the same wells at each dose, and potency with its 95 % limits."""
    sides = np.asarray(reference, float), np.asarray(lot, float)
    mean = np.concatenate([each.mean(1) for each in sides])[None]
    pure = sum(((each - each.mean(1, keepdims=True)) ** 2).sum() for each in sides)
    log_dose = np.log(np.concatenate([doses, doses if others is None else others]))[None]
    which = np.repeat([0.0, 1.0], [len(each) for each in sides])[None]
    lines = fit_lines(log_dose, mean, np.full_like(mean, sides[0].shape[1]), which, np.array([pure]))
    low, high = fieller(lines, student(lines.df, 0.95))
    return lines, np.exp([low[0], lines.shift[0], high[0]])


def plates(chance: np.random.Generator, count: int, potency: Floats, noise: float = 0.05) -> tuple[Floats, ...]:
    """Plates of two preparations, eight doses and three wells: log doses, all wells, and which are the lot's."""
    x = np.log(np.concatenate([DOSES, DOSES]))
    lot = np.repeat([0.0, 1.0], len(DOSES))
    middle = np.log(5) + chance.normal(0, 0.2, (count, 1))
    curve = 0.2 + 1.8 * expit(1.2 * (x + lot * potency[:, None] - middle))
    return x, curve[..., None] + chance.normal(0, noise, (*curve.shape, WELLS)), lot


def fitted(x: Floats, wells: Floats, lot: Floats) -> Fits:
    mean = wells.mean(-1)
    pure = ((wells - mean[..., None]) ** 2).sum((1, 2))
    shape = mean.shape
    return fit_pairs(np.broadcast_to(x, shape), mean, np.full(shape, float(WELLS)), np.broadcast_to(lot, shape), pure)


def test_two_dose_assay_of_the_pharmacopoeia():
    """Ph. Eur. 5.3, example 5.1.1, corticotrophin, S and T: 1.11 (0.82 to 1.51), slope -58.970, p 0.831.

    Six digits, with U left out, as the R package pla 0.2 keeps them (inst/vignettes/PhEur/data/CorticotrophinST.txt).
    """
    standard = [[300, 310, 330, 290, 364, 328, 390, 360, 342, 306], [289, 221, 267, 236, 250, 231, 229, 269, 233, 259]]
    test = [[310, 290, 360, 341, 321, 370, 303, 334, 295, 315], [230, 210, 280, 261, 241, 290, 223, 254, 216, 235]]
    lines, potency = lines_of(standard, test, np.array([0.25, 1]))

    assert [0.824973, 1.11181, 1.51357] == pytest.approx(potency, rel=5e-6)
    assert [-58.970, 738.54, 36, 0.831] == pytest.approx(
        [lines.slope[0], lines.error[0], lines.df[0], lines.parallelism[0]], rel=1e-3
    )


def test_four_dose_assay_of_factor_ix():
    """CombiStats example 3 (EDQM): 511.616 (436.530 to 599.058) IU/vial of 500 assumed, on log10 of seconds.

    Doses of the two differ; slope -0.0923053, non-linearity p 0.413, non-parallelism p 0.565. From the R package pla.
    """
    standard = np.log10([[61.8, 63.2], [72.4, 76.1], [84.8, 90.0], [96.4, 99.6]])
    test = np.log10([[62.4, 65.4], [74.0, 76.1], [86.3, 89.9], [96.0, 99.4]])
    of_standard, of_test = 10.7 / np.array([10, 20, 40, 80]), 500 / np.array([500, 1000, 2000, 4000])
    lines, potency = lines_of(standard, test, of_standard, of_test)

    assert [436.530, 511.616, 599.058] == pytest.approx(500 * potency, rel=2e-6)
    assert [-0.0923053, 0.413, 0.565] == pytest.approx(
        [lines.slope[0], lines.linearity[0], lines.parallelism[0]], rel=2e-3
    )


def test_four_dose_assay_of_hepatitis_a_immunoglobulin():
    """CombiStats example 8 (EDQM): 852.459 (835.028 to 870.357) of 600 assumed, on roots of absorbances."""
    standard = [[0.633, 0.629, 0.649], [0.401, 0.409, 0.411], [0.206, 0.204, 0.211], [0.077, 0.079, 0.080]]
    test = [[0.502, 0.508, 0.518], [0.297, 0.29, 0.302], [0.136, 0.128, 0.136], [0.040, 0.042, 0.035]]
    lines, potency = lines_of(np.sqrt(standard), np.sqrt(test), np.array([0.01, 0.02, 0.04, 0.08]))

    assert [835.028, 852.459, 870.357] == pytest.approx(600 * potency, rel=2e-6)
    assert [3.40335e-5, 16, 0.066] == pytest.approx([lines.error[0], lines.df[0], lines.linearity[0]], rel=3e-3)


def test_logistic_curve_of_ryegrass():
    """The R package drc (Ritz et al. 2015, doi 10.1371/journal.pone.0146021), LL.4 of its ryegrass, with dose zero.

    b 2.98222 (0.46506), c 0.48141, d 7.79296 (0.18857), e 3.05795 (0.18573), residual error 0.5196256, 20 degrees. drc
    takes its standard errors from the Hessian itself and not from J'J, as scipy does; they differ by up to 2 %.
    """
    doses = [0] * 6 + [0.94] * 3 + [1.88] * 3 + [3.75] * 3 + [7.5] * 3 + [15] * 3 + [30] * 3
    lengths = [
        7.58, 8, 8.328571429, 7.25, 7.375, 7.9625, 8.355555556, 6.914285714, 7.75, 6.871428571, 6.45, 5.922222222,
        1.925, 2.885714286, 4.233333333, 1.1875, 0.857142857, 1.057142857, 0.6875, 0.525, 0.825, 0.25, 0.22, 0.44,
    ]  # fmt: skip
    fit = one_curve(doses, lengths)
    baseline, span, slope, centre = fit.parameters[0]
    error = np.sqrt(fit.squares[0] / fit.df[0])
    found = [np.exp(slope), baseline + span, baseline, np.exp(centre), error, fit.df[0]]
    errors = np.sqrt([fit.variance(place)[0] for place in (SLOPE, BASELINE, CENTRE)])

    assert [2.98222, 0.48141, 7.79296, 3.05795, 0.5196256, 20] == pytest.approx(found, rel=1e-5)
    assert [0.46506, 0.18857, 0.18573] == pytest.approx(errors * np.array([np.exp(slope), 1, np.exp(centre)]), rel=0.02)


SPINACH = {
    1: "0 1.81295 1.86704 1.95606 .62 1.39073 1.15721 1.06126 1.85 .99409 .83298 .8334 5.56 .72513 .69548 .65299 "
    "16.67 .49855 .36873 .42617 50 .26666 .26896 .25989 150 .16074 .16404 .1475",
    3: "0 1.03872 1.0917 1.10324 .15 .94274 .91256 1.02352 .59 .78689 .69706 .65989 2.34 .5372 .51324 .54981 "
    "9.38 .37401 .34033 .32491 37.5 .30518 .24593 .289 150 .17414 .12275 .14788",
    4: "0 2.20963 2.27931 2.14703 .01 2.18831 2.08863 2.06676 .03 2.18827 2.10748 1.84474 .1 1.78805 1.75547 1.61381 "
    ".3 .70295 .6983 .74045 1 .20673 .20784 .22402 3 .05268 .06519 .09258",
    5: "0 1.94033 1.80193 1.71586 .01 1.71586 1.98471 1.74905 .03 1.87795 1.64081 1.53094 .1 1.50709 1.41035 1.35367 "
    ".3 .64427 .62185 .60337 1 .14073 .12928 .15016 3 8e-5 .00262 .00303",
}
"""Four of the five curves of drc's spinach: a dose, and three responses at it, and so on."""
SPINACH_ANSWERS = {
    1: (0.519519, -0.016595, 1.879553, 1.794955),
    3: (0.681913, 0.146406, 1.090321, 1.373023),
    4: (1.844809, 0.079552, 2.153578, 0.197326),
    5: (1.650758, -0.009066, 1.806283, 0.210793),
}
"""Slope, lower limit, upper limit and ED50 as drc prints them (reference page of LL.4)."""


def test_several_logistic_curves_in_one_pass():
    """Curves of bentazon and diuron on spinach, fitted side by side, are those that drc finds one by one."""
    rows = [collapsed(np.repeat(table[:, 0], 3), table[:, 1:].ravel()) for table in map(tabled, SPINACH.values())]
    log_dose, mean, wells, pure = (np.array(each) for each in zip(*rows, strict=True))
    fits = fit_curves(log_dose, mean, wells, pure)
    baseline, span, slope, centre = fits.parameters.T
    found = np.stack([np.exp(slope), baseline + span, baseline, np.exp(centre)], axis=1)

    assert fits.converged.all()
    assert np.array(list(SPINACH_ANSWERS.values())) == pytest.approx(found, rel=2e-4, abs=5e-5)


def tabled(text: str) -> Floats:
    return np.array(text.split(), float).reshape(-1, 4)


def test_pairs_are_those_of_curve_fit():
    """Every parameter and the standard error of ln potency agree with scipy's fit of all the wells, plate by plate."""
    chance = np.random.default_rng(11)
    x, wells, lot = plates(chance, 40, chance.normal(0, 0.5, 40))
    fits = fitted(x, wells, lot)
    at, which = np.repeat(x, WELLS), np.repeat(lot, WELLS)

    def model(_: Floats, a: float, r: float, b: float, c: float, p: float) -> Floats:
        return a + r * expit(np.exp(b) * (at + p * which - c))

    for fit, plate in enumerate(wells):
        found, covariance = curve_fit(model, at, plate.ravel(), p0=[0.2, 1.8, 0.1, 1.5, 0], xtol=1e-12, ftol=1e-12)

        assert found == pytest.approx(fits.parameters[fit], abs=2e-6)
        assert np.sqrt(covariance[4, 4]) == pytest.approx(np.sqrt(fits.variance(POTENCY)[fit]), rel=1e-4)
    assert fits.converged.all()


@pytest.mark.parametrize("rising", [True, False])
def test_curves_that_rise_and_fall_are_both_found(rising):
    """An inhibition assay has a negative range; its slope stays positive, so that ratios keep their sense."""
    dose = np.repeat(DOSES, 2)
    value = 2 + (1 if rising else -1) * 1.5 / (1 + (5 / dose) ** 0.9)
    fit = one_curve(dose, value + np.tile([0.01, -0.01], len(DOSES)))

    assert fit.converged[0]
    assert [2, 1.5 if rising else -1.5, np.log(0.9), np.log(5)] == pytest.approx(fit.parameters[0], abs=1e-4)


def test_padding_changes_no_fit():
    """A curve of five doses beside one of eight in the same table is fitted as if it were alone."""
    chance = np.random.default_rng(3)
    short, whole = np.log(DOSES[1:6]), np.log(DOSES)
    truth = np.array([[0.2, 1.8, 0.2, np.log(3)]])
    values = [response(truth, each[None])[0] + chance.normal(0, 0.03, len(each)) for each in (short, whole)]
    log_dose, mean, wells = np.zeros((2, 8)), np.zeros((2, 8)), np.zeros((2, 8))
    for row, (x, y) in enumerate(zip((short, whole), values, strict=True)):
        log_dose[row, : len(x)], mean[row, : len(x)], wells[row, : len(x)] = x, y, 1
    together = fit_curves(log_dose, mean, wells, np.zeros(2))
    alone = fit_curves(short[None], values[0][None], np.ones((1, 5)), np.zeros(1))

    assert together.converged.all()
    assert alone.parameters[0] == pytest.approx(together.parameters[0], abs=1e-6)
    assert [1, 4] == together.df.tolist()


def test_no_curve_is_found_where_there_is_none():
    """Pure noise passes for a curve, one whose range is told from nothing, less often than the 5 % asked for."""
    chance = np.random.default_rng(5)
    noise = chance.normal(1, 0.1, (200, 8))
    fits = fit_curves(np.broadcast_to(np.log(DOSES), noise.shape), noise, np.ones_like(noise), np.zeros(200))
    sure = np.abs(fits.parameters[:, RANGE]) > student(fits.df, 0.95) * np.sqrt(fits.variance(RANGE))

    assert sure.mean() <= 0.05


def test_hartung_knapp_of_the_bcg_trials():
    """The thirteen trials of BCG vaccine: metafor prints tau2 0.3132, -0.7145 (0.1808), -1.1084 to -0.3206.

    Data: Colditz et al. 1994; rma(yi, vi, test="knha"), restricted maximum likelihood; Q 152.2330.
    """
    trials = [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
        (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232),
        (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ]  # fmt: skip
    a, b, c, d = np.array(trials, float).T
    ratio, variance = np.log(a / (a + b) / (c / (c + d))), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)
    found = combined(Groups(np.zeros(13, int), np.array([0])), ratio, variance)
    half = student(found.runs - 1, 0.95) * found.standard
    numbers = [found.between, found.mean, found.standard, found.mean - half, found.mean + half, found.heterogeneity]

    assert [0.3132, -0.7145, 0.1808, -1.1084, -0.3206, 152.2330] == pytest.approx(np.ravel(numbers), abs=5e-5)


def test_equal_runs_combine_as_a_mean():
    """With equal variances the interval is that of Student on the run values: mean, and s over the root of k."""
    values = np.array([0.1, 0.25, 0.05, 0.3])
    found = combined(Groups(np.zeros(4, int), np.array([0])), values, np.full(4, 0.001))

    assert values.mean() == pytest.approx(found.mean[0])
    assert values.std(ddof=1) / 2 == pytest.approx(found.standard[0])
    assert values.var(ddof=1) - 0.001 == pytest.approx(found.between[0])


def within(truth: float, low: Floats, high: Floats) -> tuple[float, float]:
    """The share of intervals that hold the truth, and four standard errors of it at 95 %."""
    return float(np.mean((low <= truth) & (truth <= high))), 4 * np.sqrt(0.95 * 0.05 / len(low))


def test_a_plate_covers_its_own_potency():
    """Student's interval of a logistic plate holds its ln potency in 95 % of the plates."""
    chance = np.random.default_rng(21)
    x, wells, lot = plates(chance, 3000, np.full(3000, 0.3))
    fits = fitted(x, wells, lot)
    half = student(fits.df, 0.95) * np.sqrt(fits.variance(POTENCY))
    share, allowed = within(0.3, fits.parameters[:, POTENCY] - half, fits.parameters[:, POTENCY] + half)

    assert 0.95 == pytest.approx(share, abs=allowed)


def test_fieller_covers():
    """Fieller's interval of parallel lines holds ln potency in 95 % of the plates, even with a shallow slope."""
    chance = np.random.default_rng(22)
    x = np.log(np.tile([1, 2, 4, 8.0], 2))
    lot = np.repeat([0.0, 1.0], 4)
    wells = (0.1 * (x + 0.4 * lot))[None, :, None] + chance.normal(0, 0.06, (3000, 8, 3))
    mean = wells.mean(-1)
    pure = ((wells - mean[..., None]) ** 2).sum((1, 2))
    lines = fit_lines(*(np.broadcast_to(each, mean.shape) for each in (x, mean, np.full(8, 3.0), lot)), pure)
    share, allowed = within(0.4, *fieller(lines, student(lines.df, 0.95)))

    assert 0.95 == pytest.approx(share, abs=allowed)


def test_a_plate_written_to_one_decimal_covers_with_its_rounding():
    """Wells that scatter less than the step they are written to hold ln potency in 95 % only with its variance."""
    chance = np.random.default_rng(24)
    truth = chance.normal(0, 0.3, 1000)
    x, wells, lot = plates(chance, 1000, truth, noise=0.01)
    wells = np.round(wells, 1)
    mean = wells.mean(-1)
    pure = ((wells - mean[..., None]) ** 2).sum((1, 2))
    shape = mean.shape
    table = np.broadcast_to(x, shape), mean, np.full(shape, float(WELLS)), np.broadcast_to(lot, shape), pure
    shares = []
    for rounding in (0.0, WELLS * 0.1**2 / 12):
        fits = fit_pairs(*table, np.full(1000, rounding))
        half = student(fits.df, 0.95) * np.sqrt(fits.variance(POTENCY))
        shares.append(np.mean((np.abs(fits.parameters[:, POTENCY] - truth) <= half)[fits.converged]))

    assert shares[0] < 0.95 - 4 * np.sqrt(0.95 * 0.05 / 1000)
    assert shares[1] >= 0.95 - 4 * np.sqrt(0.95 * 0.05 / 1000)


@pytest.mark.parametrize("name", [SLOPE_RATIO, RANGE_RATIO, BASELINE_SHIFT])
def test_shape_parameters_cover(name):
    """The 90 % interval of each shape parameter holds the truth in 90 % of the plates of a similar lot."""
    chance = np.random.default_rng(23)
    x, wells, _ = plates(chance, 2000, np.zeros(2000))
    mean, sides = wells.mean(-1), (slice(0, 8), slice(8, 16))
    pure = ((wells - mean[..., None]) ** 2).sum(-1)
    fits = [
        fit_curves(np.broadcast_to(x[side], (2000, 8)), mean[:, side], np.full((2000, 8), 3.0), pure[:, side].sum(1))
        for side in sides
    ]
    low, high = shapes_of_curves(*fits)[name].ends(0.90)
    truth = 0 if name == BASELINE_SHIFT else 1

    assert 0.90 == pytest.approx(np.mean((low <= truth) & (truth <= high)), abs=4 * np.sqrt(0.09 / 2000))


PLATES = st.integers(0, 2**32 - 1).map(lambda seed: plates(np.random.default_rng(seed), 3, np.full(3, 0.2)))


@settings(max_examples=25, deadline=None)
@given(PLATES, st.floats(-5, 5))
def test_potency_does_not_depend_on_the_unit_of_dose(made, shift):
    """Doses in another unit move both curves alike."""
    x, wells, lot = made

    assert fitted(x, wells, lot).parameters[:, POTENCY] == pytest.approx(
        fitted(x + shift, wells, lot).parameters[:, POTENCY], abs=1e-5
    )


@settings(max_examples=25, deadline=None)
@given(PLATES, st.floats(0.01, 100), st.floats(-10, 10), st.booleans())
def test_potency_does_not_depend_on_the_unit_of_the_response(made, factor, offset, falling):
    """A reader with another gain or blank, and an assay read upside down, give the same potency and standard error."""
    x, wells, lot = made
    other = offset + (-factor if falling else factor) * wells
    found, same = fitted(x, wells, lot), fitted(x, other, lot)

    assert found.parameters[:, POTENCY] == pytest.approx(same.parameters[:, POTENCY], abs=1e-5)
    assert found.variance(POTENCY) == pytest.approx(same.variance(POTENCY), rel=1e-3)


@settings(max_examples=25, deadline=None)
@given(PLATES)
def test_exchanged_lots_have_inverse_potencies(made):
    """Which of the two is called the reference changes the sign of ln potency, and nothing else."""
    x, wells, lot = made
    there, back = fitted(x, wells, lot), fitted(x, np.roll(wells, 8, axis=1), lot)

    assert there.parameters[:, POTENCY] == pytest.approx(-back.parameters[:, POTENCY], abs=1e-5)
    assert there.variance(POTENCY) == pytest.approx(back.variance(POTENCY), rel=1e-3)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(0.001, 0.2)), min_size=2, max_size=8), st.floats(-2, 2))
def test_combined_runs_move_with_their_values(runs, shift):
    """A shift of all runs shifts their mean, and leaves its standard error; the mean lies among the runs."""
    value, variance = np.array(runs).T
    groups = Groups(np.zeros(len(runs), int), np.array([0]))
    here, there = combined(groups, value, variance), combined(groups, value + shift, variance)

    assert here.mean + shift == pytest.approx(there.mean, abs=1e-7)
    assert here.standard == pytest.approx(there.standard, abs=1e-7)
    assert value.min() - 1e-9 <= here.mean[0] <= value.max() + 1e-9
