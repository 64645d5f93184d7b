"""Dose-response plates: all in one vectorised pass, beside a loop over scipy's curve_fit on the same plates.

A plate has two samples, eight doses and three wells each. Both sides fit the four-parameter logistic with ln relative
potency as its fifth parameter, and give its standard error; curve_fit starts near the answer, with its Jacobian worked
out numerically, as it comes, and with the one that we derive.
"""

from __future__ import annotations

import sys
from functools import partial

import numpy as np
from numpy.typing import NDArray
from rounds import Row, interleaved, row_of, show
from scipy.optimize import curve_fit
from scipy.special import expit

from evspec.potency.logistic import POTENCY, fit_pairs

SIZES = tuple(int(each) for each in sys.argv[1:]) or (100, 1_000, 10_000)
WANTED = 1 / 20
ALIKE = 2e-3
"""How far the answers may lie apart, in standard errors: curve_fit stops when the sum of squares stands still."""
DOSES, WELLS = 8, 3
NEAR = (0.2, 1.8, 1.0, np.log(5), 0.0)
Floats = NDArray[np.float64]


def main() -> int:
    """Compare potencies and standard errors, then time; 1 where they differ."""
    table: list[Row] = []
    for plates in SIZES:
        x, lot, wells = plates_with(plates)
        ours, theirs, derived = (partial(each, x, lot, wells) for each in (in_one_pass, one_by_one, with_jacobian))
        found, expected = ours(), theirs()
        apart = (np.abs(found - expected) / expected[:, 1:]).max(0)
        if not (apart <= ALIKE).all():
            print(f"{plates:,} plates: the answers differ", file=sys.stderr)
            return 1
        print(f"{plates:,} plates: the answers agree within {apart.max():.1e} of a standard error", flush=True)
        contenders = {"evspec": ours, "curve_fit": theirs, "derived": derived}
        seconds = interleaved(contenders, 15 if plates <= 100 else 7 if plates <= 1_000 else 5)
        wanted = WANTED if plates == SIZES[-1] else None
        table.append(row_of(f"{plates:,} plates", seconds["evspec"], seconds["curve_fit"], wanted))
        table.append(row_of(f"{plates:,} plates, derived Jacobian", seconds["evspec"], seconds["derived"]))
    show("Dose-response plates to ln relative potency and its standard error", table, theirs="curve_fit")
    return 0


def plates_with(count: int, seed: int = 7) -> tuple[Floats, Floats, Floats]:
    """Log doses, which are the lot's, and the wells of so many plates (plates, doses of both, wells)."""
    random = np.random.default_rng(seed)
    x = np.log(np.tile(np.geomspace(0.1, 300, DOSES), 2))
    lot = np.repeat([0.0, 1.0], DOSES)
    middle, potency = np.log(5) + random.normal(0, 0.2, (count, 1)), random.normal(0, 0.3, (count, 1))
    slope = np.exp(random.normal(0.15, 0.1, (count, 1)))
    curve = 0.2 + 1.8 * expit(slope * (x + lot * potency - middle))
    return x, lot, curve[..., None] + random.normal(0, 0.05, (count, 2 * DOSES, WELLS))


def in_one_pass(x: Floats, lot: Floats, wells: Floats) -> Floats:
    """Relative potency as a logarithm with its standard error, of every plate, from the wells on."""
    mean = wells.mean(-1)
    pure = ((wells - mean[..., None]) ** 2).sum((1, 2))
    x, size, lot = (np.broadcast_to(each, mean.shape) for each in (x, np.full(1, float(WELLS)), lot))
    fits = fit_pairs(x, mean, size, lot, pure)
    return np.stack([fits.parameters[:, POTENCY], np.sqrt(fits.variance(POTENCY))], axis=1)


def one_by_one(x: Floats, lot: Floats, wells: Floats, derived: bool = False) -> Floats:
    """The same by curve_fit, a plate at a time."""
    at, which = np.repeat(x, WELLS), np.repeat(lot, WELLS)

    def curve(_: Floats, low: float, span: float, slope: float, middle: float, potency: float) -> Floats:
        return low + span * expit(slope * (at + which * potency - middle))

    def jacobian(_: Floats, _low: float, span: float, slope: float, middle: float, potency: float) -> Floats:
        place = at + which * potency - middle
        lift = expit(slope * place)
        rise = span * lift * (1 - lift)
        return np.stack([np.ones_like(at), lift, rise * place, -rise * slope, rise * slope * which], axis=1)

    found = np.empty((len(wells), 2))
    for row, plate in enumerate(wells.reshape(len(wells), -1)):
        best, covariance = curve_fit(curve, at, plate, p0=NEAR, jac=jacobian if derived else None)
        found[row] = best[4], np.sqrt(covariance[4, 4])
    return found


def with_jacobian(x: Floats, lot: Floats, wells: Floats) -> Floats:
    """The same by curve_fit with the derivatives given."""
    return one_by_one(x, lot, wells, derived=True)


if __name__ == "__main__":
    sys.exit(main())
