"""Outlying wells: how far each lies from its own curve, by a deviation that leaves it out. Shown, never dropped."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Floats, Ints
from evspec.potency.logistic import RANGE, SLOPE, Fits, fit_curves, response
from evspec.potency.study import Study

__all__ = ["CHANCE", "FAR", "outlying", "with_residuals"]

CHANCE = 0.05
"""The chance that a curve without an outlier shows one: the bound is Student's, shared out among its wells."""
FAR, NORMAL = 3.5, 1.1503
"""The bound in robust deviations, and the third quartile of the distances of a standard normal variable from zero."""


def with_residuals(study: Study) -> pd.DataFrame:
    """The wells with what their own curve says at their dose (`fitted`), `studentised`, and the `bound` for that.

    The residual over its standard deviation as the other wells have it, which is a Student variable with a degree less
    than the residuals have; the bound is its quantile at 5 % over the number of wells, both sides together (Cook and
    Weisberg 1982, Residuals and Influence in Regression). Where no curve could be fitted, each well is held against the
    curve of the others, by the same formula; where that shows none, against the median of its dose and the neighbouring
    ones, in robust deviations with a bound of 3.5, which is ours and only for show. NaN where no curve was looked at.
    """
    wells, curves = study.plates.wells, study.plates.curves
    curve, x = wells["curve"].to_numpy(), wells["log_dose"].to_numpy()
    value, used = wells["value"].to_numpy(), wells["used"].to_numpy()
    with np.errstate(all="ignore"):
        parts = _logistic(study, curve, x), _line(study, curve, x)
        fitted, leverage, error, df = (np.where(curves.line[curve], b, a) for a, b in zip(*parts, strict=True))
        rounding = curves.rounding(np.arange(len(curves.line)))[curve]
        residual = (value - fitted) / np.sqrt(1 - leverage)
        others = (df * (error - rounding) - residual**2) / (df - 1) + rounding
        studentised = residual / np.sqrt(others)
    fit = (study.alone.fits.converged | curves.line)[curve]
    left = np.flatnonzero(used & ~fit & (curves.why[curve] == ""))
    fitted, studentised, df = (np.where(fit, each, np.nan) for each in (fitted, studentised, df))
    with np.errstate(all="ignore"):
        fitted[left], studentised[left], df[left] = _without(study, curve[left], x[left], value[left])
    known = used & (df >= 2) & np.isfinite(studentised)
    bound = _bounds(np.where(df >= 2, df - 1, 1.0), np.bincount(curve[used], minlength=len(curves.line))[curve])
    with np.errstate(invalid="ignore"):
        found = np.unique(curve[known & (np.abs(studentised) > bound)])
    for each in np.setdiff1d(curve[left], found):
        here = np.flatnonzero(used & (curve == each))
        fitted[here], studentised[here] = _among_neighbours(x[here], value[here], curves.rounding(np.array([each])))
        known[here], bound[here] = np.isfinite(studentised[here]), FAR
    return wells.assign(
        fitted=np.where(used, fitted, np.nan),
        studentised=np.where(known, studentised, np.nan),
        bound=np.where(known, bound, np.nan),
    )


def outlying(wells: pd.DataFrame) -> pd.Series:
    """Which of the wells with residuals lie beyond the bound."""
    return wells["studentised"].abs() > wells["bound"]


def _logistic(study: Study, curve: Ints, x: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    fits = study.alone.fits.take(curve)
    fitted, leverage = _at(fits, x)
    return fitted, leverage, fits.squares / fits.df, fits.df


def _without(study: Study, curve: Ints, x: Floats, value: Floats) -> tuple[Floats, Floats, Floats]:
    """What the curve of the other wells says of each, its studentised residual, and the degrees of all wells."""
    curves, row = study.plates.curves, np.arange(len(curve))
    log_dose, mean, wells = (each[curve].copy() for each in (curves.log_dose, curves.mean, curves.wells))
    place = ((log_dose == x[:, None]) & (wells > 0)).argmax(1)
    count, level = wells[row, place], mean[row, place]
    rest = np.maximum(count - 1, 1)
    pure = curves.pure[curve] - np.where(count > 1, (value - level) ** 2 * count / rest, 0)
    wells[row, place], mean[row, place] = count - 1, np.where(count > 1, (count * level - value) / rest, 0)
    order = np.argsort(wells == 0, axis=1, kind="stable")
    log_dose, mean, wells = (np.take_along_axis(each, order, axis=1) for each in (log_dose, mean, wells))
    fits = fit_curves(log_dose, mean, wells, np.maximum(pure, 0), curves.rounding(curve))
    fitted, leverage = _at(fits, x)
    studentised = (value - fitted) / np.sqrt(fits.squares / np.maximum(fits.df, 1) * (1 + leverage))
    here = fits.converged
    return np.where(here, fitted, np.nan), np.where(here, studentised, np.nan), np.where(here, fits.df + 1, np.nan)


def _among_neighbours(x: Floats, value: Floats, rounding: Floats) -> tuple[Floats, Floats]:
    """The median of each well's dose and the doses beside it, and its distance from that in robust deviations.

    The deviation is the third quartile of the distances, over that of a normal variable: on a steep curve a third of
    the wells lies off such a median without lying out.
    """
    place = np.unique(x, return_inverse=True)[1]
    near = np.abs(place[:, None] - place) <= 1
    middle = np.array([np.median(value[each]) for each in near])
    away = value - middle
    deviation = max(float(np.quantile(np.abs(away), 0.75)) / NORMAL, float(np.sqrt(rounding[0])))
    return middle, away / deviation if deviation > 0 else np.full(len(x), np.nan)


def _at(fits: Fits, x: Floats) -> tuple[Floats, Floats]:
    """The curve of each row at one logarithm of dose, and the variance of that in units of the residual's."""
    shape = fits.parameters
    fitted = response(shape, x[:, None])[:, 0]
    lift = (fitted - shape[:, 0]) / shape[:, RANGE]
    rise = shape[:, RANGE] * lift * (1 - lift)
    steep = np.exp(shape[:, SLOPE])
    gradient = np.stack([np.ones_like(lift), lift, rise * steep * (x - shape[:, 3]), -rise * steep], axis=1)
    return fitted, np.einsum("wi,wij,wj->w", gradient, fits.inverse, gradient)


def _line(study: Study, curve: Ints, x: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    curves = study.plates.curves
    size = curves.wells.sum(1)
    middle = (curves.wells * curves.log_dose).sum(1) / size
    level = (curves.wells * curves.mean).sum(1) / size
    spread = (curves.wells * (curves.log_dose - middle[:, None]) ** 2).sum(1)
    error = (study.alone.standard**2 * spread)[curve]
    off = x - middle[curve]
    return (
        level[curve] + study.alone.slope[curve] * off,
        1 / size[curve] + off**2 / spread[curve],
        error,
        (size - 2)[curve],
    )


def _bounds(df: Floats, wells: Ints) -> Floats:
    from scipy.special import stdtrit

    return np.asarray(stdtrit(df, 1 - CHANCE / (2 * np.maximum(wells, 1))))
