"""Four-parameter logistic curves, thousands at a time: alone, or a lot and its reference bound to one shape."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats, Ints
from evspec.potency.least_squares import Points, inverse, least_squares

__all__ = ["BASELINE", "CENTRE", "NOWHERE", "POTENCY", "RANGE", "SLOPE", "Fits", "fit_curves", "fit_pairs", "response"]

BASELINE, RANGE, SLOPE, CENTRE, POTENCY = range(5)
"""The places of the parameters: response at dose zero, what is added at most, ln Hill slope, ln ED50, ln potency."""
NOWHERE = -1e6
"""The logarithm that stands for dose zero: the curve is at its baseline there, and nothing else depends on it."""

FLATTEST, STEEPEST = np.log(0.05), np.log(50.0)
CHUNK = 1024
STEPS = 60


class Fits(NamedTuple):
    """Least-squares fits in rows: their parameters, (J'J)^-1, residual sum of squares and its degrees of freedom.

    The variance of a parameter is its diagonal element of `inverse` times `squares / df`, in which the rounding of the
    responses is. What did not converge, or only at a slope that no assay has, is not `converged`, and its numbers mean
    nothing.
    """

    parameters: Floats
    inverse: Floats
    squares: Floats
    df: Floats
    converged: Bools

    def variance(self, place: int) -> Floats:
        """The variance of one parameter by the residuals of its own fit, NaN where that did not converge."""
        variance = self.inverse[:, place, place] * self.squares / np.maximum(self.df, 1)
        return np.where(self.converged, variance, np.nan)

    def take(self, rows: Ints) -> Fits:
        """The fits in these rows."""
        return Fits(self.parameters[rows], self.inverse[rows], self.squares[rows], self.df[rows], self.converged[rows])


def response(parameters: Floats, log_dose: Floats) -> Floats:
    """The curve at logarithms of doses, one row of parameters a row.

    baseline + range / (1 + exp(-slope (ln dose - ln ED50))), the four-parameter logistic of Ph. Eur. 5.3 and,
    as reported, of USP <1034>, with the slope positive: where the response falls with the dose, the range is negative.
    """
    shape = parameters[:, :, None]
    lift = _share(np.exp(shape[:, SLOPE]) * (log_dose - shape[:, CENTRE]))
    return np.asarray(shape[:, BASELINE] + shape[:, RANGE] * lift)


def _share(place: Floats) -> Floats:
    """1 / (1 + exp(-place)); scipy has it too, and takes longer to import than a laboratory's plates to fit."""
    with np.errstate(over="ignore"):
        lift: Floats = np.exp(-place)
    lift += 1
    return np.divide(1.0, lift, out=lift)


def fit_curves(log_dose: Floats, mean: Floats, wells: Floats, pure: Floats, rounding: Floats | float = 0.0) -> Fits:
    """Each row of dose means its own curve.

    `log_dose` rises along a row; `wells` says how many wells each mean is of, 0 where a row is shorter than the table;
    `pure` is the sum of squares of the wells about the means of their dose. Means weighted by their wells have the same
    least-squares curve as the wells, and what they leave out is `pure`. `rounding` is the variance that a well has of
    being written to so many digits, which equal wells do not show; it adds to that of the residuals (JCGM 100:2008,
    F.2.2.1).
    """
    empty = np.zeros_like(mean)
    return _fit(log_dose, mean, wells, empty, pure, rounding, 4)


def fit_pairs(
    log_dose: Floats, mean: Floats, wells: Floats, lot: Floats, pure: Floats, rounding: Floats | float = 0.0
) -> Fits:
    """Each row a reference and a lot on curves of one shape, the lot's shifted by ln relative potency.

    `lot` is 1 for the lot's means and 0 for the reference's, each in rising doses, the reference's first. Dose z of the
    lot acts as dose z times the relative potency of the reference (Finney 1978, Statistical Method in Biological Assay;
    as reported of USP <1032>).
    """
    return _fit(log_dose, mean, wells, lot, pure, rounding, 5)


def _fit(
    log_dose: Floats, mean: Floats, wells: Floats, lot: Floats, pure: Floats, rounding: Floats | float, size: int
) -> Fits:
    parts = []
    for start in range(0, len(mean), CHUNK):
        rows = slice(start, start + CHUNK)
        columns = (each[rows].T.copy() for each in (log_dose, mean, np.sqrt(wells), lot))
        parts.append(_fit_chunk(Points(*columns), size))
    if not parts:
        return Fits(np.empty((0, size)), np.empty((0, size, size)), pure, pure, np.empty(0, bool))
    parameters, inverted, squares, converged = (np.concatenate(each) for each in zip(*parts, strict=True))
    df = wells.sum(1) - size
    inside = (parameters[:, SLOPE] > FLATTEST) & (parameters[:, SLOPE] < STEEPEST)
    sure = converged & inside & (df >= 1) & np.isfinite(inverted).all((1, 2))
    return Fits(parameters, inverted, squares + pure + rounding * np.maximum(df, 1), df, sure)


def _fit_chunk(points: Points, size: int) -> tuple[Floats, Floats, Floats, Bools]:
    model = _pair if size == 5 else _curve
    with np.errstate(all="ignore"):
        found = least_squares(points, _start(points, size), model, STEPS)
        lost = np.flatnonzero(~found.converged)
        if len(lost):
            again = Points(*(each[:, lost] for each in points))
            second = least_squares(again, _searched(again, size), model, 4 * STEPS)
            better = second.converged | (second.squares < found.squares[lost])
            for mine, other in zip(found, second, strict=True):
                mine[..., lost[better]] = other[..., better]
        inverted = inverse(found.normal)
    return found.parameters.T, np.moveaxis(inverted, -1, 0), found.squares, found.converged


def _curve(parameters: Floats, points: Points, jacobian: Floats) -> Floats:
    """Fill the weighted derivatives of the curves, (parameters, doses, fits), and give their weighted residuals."""
    baseline, span, slope, centre = parameters[:4]
    steep = np.exp(slope)
    place = points.x - centre
    if len(parameters) == 5:
        place += points.lot * parameters[POTENCY]
    place *= steep
    lift = _share(place)
    rise = lift * (1 - lift)
    rise *= points.weight
    rise *= span
    np.multiply(lift, points.weight, out=jacobian[RANGE])
    jacobian[BASELINE] = points.weight
    np.multiply(rise, place, out=jacobian[SLOPE])
    np.multiply(rise, -steep, out=jacobian[CENTRE])
    residual = points.y - baseline
    residual *= points.weight
    residual -= span * jacobian[RANGE]
    return np.asarray(residual)


def _pair(parameters: Floats, points: Points, jacobian: Floats) -> Floats:
    residual = _curve(parameters, points, jacobian)
    np.multiply(jacobian[CENTRE], -points.lot, out=jacobian[POTENCY])
    return residual


def _start(points: Points, size: int) -> Floats:
    """Parameters near the answer: asymptotes just beyond the outermost means, then a line through the logits."""
    x, y, weight, lot = points
    real = (weight > 0) & (x > NOWHERE)
    own = [real & (lot == which) for which in ((0, 1) if size == 5 else (0,))]
    low = np.mean([_first(y, weight, lot == which) for which in range(len(own))], axis=0)
    high = np.mean([_first(y[::-1], weight[::-1], lot[::-1] == which) for which in range(len(own))], axis=0)
    span = np.where(high == low, 1.0, (high - low) * 1.04)
    share = np.clip((y - low + 0.02 * (high - low)) / span, 0.02, 0.98)
    logit = np.log(share / (1 - share))
    trust = (weight * share * (1 - share)) ** 2
    sums = []
    for mine in own:
        part = np.where(mine, trust, 0)
        total = part.sum(0)
        middle = (part * np.where(mine, x, 0)).sum(0) / total, (part * logit).sum(0) / total
        off = np.where(mine, x - middle[0], 0)
        sums.append((*middle, (part * off * (logit - middle[1])).sum(0), (part * off**2).sum(0)))
    slope = sum(each[2] for each in sums) / sum(each[3] for each in sums)
    slope = np.where(slope > 0.1, np.minimum(slope, 10), 1.0)
    centres = [each[0] - each[1] / slope for each in sums]
    made = [low - 0.02 * (high - low), span, np.log(slope), centres[0]]
    return np.stack([*made, centres[0] - centres[1]] if size == 5 else made)


def _first(values: Floats, weight: Floats, mine: Bools) -> Floats:
    place = ((weight > 0) & mine).argmax(0)
    return np.asarray(values[place, np.arange(values.shape[1])])


def _searched(points: Points, size: int) -> Floats:
    """Parameters near the answer by trying slopes and places, for fits that a first start led nowhere."""
    made = _start(points, size)
    real = (points.weight > 0) & (points.x > NOWHERE)
    low = np.where(real, points.x, np.inf).min(0)
    high = np.where(real, points.x, -np.inf).max(0)
    made[POTENCY:] = 0
    best, least = made.copy(), np.full(made.shape[1], np.inf)
    for slope in np.log([0.4, 0.8, 1.5, 3, 6]):
        for share in np.linspace(-0.1, 1.1, 9):
            made[SLOPE], made[CENTRE] = slope, low + share * (high - low)
            tried, squares = _with_asymptotes(points, made)
            better = squares < least
            best[:, better], least[better] = tried[:, better], squares[better]
    return best


def _with_asymptotes(points: Points, made: Floats) -> tuple[Floats, Floats]:
    """The parameters with the best asymptotes for their slope and place, which are a line's, and what they leave."""
    lift = _share(
        np.exp(made[SLOPE]) * (points.x - made[CENTRE] + points.lot * (made[POTENCY] if len(made) == 5 else 0))
    )
    weight = points.weight**2
    total = weight.sum(0)
    middle, level = (weight * lift).sum(0) / total, (weight * points.y).sum(0) / total
    span = (weight * (lift - middle) * (points.y - level)).sum(0) / np.maximum(
        (weight * (lift - middle) ** 2).sum(0), 1e-300
    )
    result = made.copy()
    result[BASELINE], result[RANGE] = level - span * middle, span
    return result, np.asarray((weight * (points.y - result[BASELINE] - span * lift) ** 2).sum(0))
