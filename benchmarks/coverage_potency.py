"""How often the 95 % interval of a relative potency holds it: within a plate, and between runs, apart.

Within a plate the interval answers for its wells alone. Between runs each day has a potency of its own, spread about
the lot's by a multiple of a plate's standard error; runs are combined as evspec combines them.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from evspec.grouping import Groups
from evspec.potency.combining import combined
from evspec.potency.logistic import POTENCY, Fits, fit_pairs
from evspec.potency.parallel_line import fieller, fit_lines
from evspec.uncertainty import student

LOTS = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000
TRUTH = 0.3
WELLS = 3
Floats = NDArray[np.float64]


def main() -> None:
    """Print both tables."""
    random = np.random.default_rng(1)
    print(f"Within a plate, {LOTS:,} plates; the standard error of a share of 95 % is {100 * error_of(LOTS):.2f} %")
    for noise in (0.03, 0.1, 0.2):
        fits = plates(random, np.full(LOTS, TRUTH), noise)
        half = student(fits.df, 0.95) * np.sqrt(fits.variance(POTENCY))
        shift = fits.parameters[:, POTENCY]
        print(f"  logistic, wells scatter by {noise / 1.8:4.0%} of the range  {held(shift - half, shift + half)}")
    for noise in (0.03, 0.1, 0.2):
        print(f"  parallel lines, by {noise:4.2f} of the rise an e-fold   {held(*lines(random, noise))}")
    print(f"\nBetween runs, {LOTS:,} lots; standard deviation between runs in standard errors of a plate")
    print("  runs     0      1      2      3      5    (the wider of Hartung-Knapp and of what the plates show)")
    for runs in (3, 4, 5, 6):
        shares = [held(*between(random, runs, times)) for times in (0, 1, 2, 3, 5)]
        print(f"  {runs}     " + "  ".join(f"{each:>5}" for each in shares))
    print("  Hartung-Knapp alone")
    for runs in (3, 4, 5, 6):
        shares = [held(*between(random, runs, times, alone=True)) for times in (0, 1, 2, 3, 5)]
        print(f"  {runs}     " + "  ".join(f"{each:>5}" for each in shares))


def plates(random: np.random.Generator, potency: Floats, noise: float) -> Fits:
    """Logistic plates of two preparations, eight doses and three wells, one for each potency."""
    x = np.log(np.tile(np.geomspace(0.1, 300, 8), 2))
    lot = np.repeat([0.0, 1.0], 8)
    curve = 0.2 + 1.8 * expit(1.2 * (x + lot * potency[:, None] - np.log(5)))
    wells = curve[..., None] + random.normal(0, noise, (*curve.shape, WELLS))
    mean = wells.mean(-1)
    pure = ((wells - mean[..., None]) ** 2).sum((1, 2))
    tables = (np.broadcast_to(each, mean.shape) for each in (x, mean, np.full(1, float(WELLS)), lot))
    return fit_pairs(*tables, pure)


def lines(random: np.random.Generator, noise: float) -> tuple[Floats, Floats]:
    """Fieller's ends of plates of two lines, four doses and three wells each."""
    x, lot = np.log(np.tile([1, 2, 4, 8.0], 2)), np.repeat([0.0, 1.0], 4)
    wells = (x + TRUTH * lot)[None, :, None] + random.normal(0, noise, (LOTS, 8, WELLS))
    mean = wells.mean(-1)
    pure = ((wells - mean[..., None]) ** 2).sum((1, 2))
    tables = (np.broadcast_to(each, mean.shape) for each in (x, mean, np.full(1, float(WELLS)), lot))
    fitted = fit_lines(*tables, pure)
    return fieller(fitted, student(fitted.df, 0.95))


def between(random: np.random.Generator, runs: int, times: float, *, alone: bool = False) -> tuple[Floats, Floats]:
    """The ends of lots whose runs differ: of Hartung and Knapp, or the wider of those and of the plates' own."""
    noise = 0.05
    standard = 0.0435
    fits = plates(random, TRUTH + random.normal(0, times * standard, LOTS * runs), noise)
    of = np.repeat(np.arange(LOTS), runs)
    found = combined(Groups(of, np.arange(LOTS) * runs), fits.parameters[:, POTENCY], fits.variance(POTENCY))
    half = student(found.runs - 1, 0.95) * found.standard
    low, high = found.mean - half, found.mean + half
    if alone:
        return low, high
    half = student(np.bincount(of, fits.df), 0.95) * found.common_standard
    return np.minimum(low, found.common - half), np.maximum(high, found.common + half)


def held(low: Floats, high: Floats) -> str:
    """The share of the intervals that hold the truth."""
    return f"{100 * np.mean((low <= TRUTH) & (high >= TRUTH)):.1f}"


def error_of(count: int) -> float:
    """The standard error of a share of 95 % in so many."""
    return float(np.sqrt(0.95 * 0.05 / count))


if __name__ == "__main__":
    main()
