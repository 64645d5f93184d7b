"""Outlying wells: how far each lies from its own curve, by a deviation that leaves it out. Shown, never dropped."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Floats, Ints
from evspec.potency.logistic import RANGE, SLOPE, response
from evspec.potency.study import Study

__all__ = ["CHANCE", "outlying", "with_residuals"]

CHANCE = 0.05
"""The chance that a curve without an outlier shows one: the bound is Student's, shared out among its wells."""


def with_residuals(study: Study) -> pd.DataFrame:
    """The wells with what their own curve says at their dose (`fitted`), `studentised`, and the `bound` for that.

    The residual over its standard deviation as the other wells have it, which is a Student variable with a degree less
    than the residuals have; the bound is its quantile at 5 % over the number of wells, both sides together (Cook and
    Weisberg 1982, Residuals and Influence in Regression). NaN where no curve was fitted.
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
    known = used & (df >= 2) & np.isfinite(studentised)
    bound = _bounds(np.where(df >= 2, df - 1, 1.0), np.bincount(curve[used], minlength=len(curves.line))[curve])
    return wells.assign(
        fitted=np.where(used, fitted, np.nan),
        studentised=np.where(known, studentised, np.nan),
        bound=np.where(known, bound, np.nan),
    )


def outlying(wells: pd.DataFrame) -> pd.Series:
    """Which of the wells with residuals lie beyond the bound."""
    return wells["studentised"].abs() > wells["bound"]


def _logistic(study: Study, curve: Ints, x: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    fits = study.alone.fits
    shape = fits.parameters[curve]
    fitted = response(shape, x[:, None])[:, 0]
    lift = (fitted - shape[:, 0]) / shape[:, RANGE]
    rise = shape[:, RANGE] * lift * (1 - lift)
    steep = np.exp(shape[:, SLOPE])
    gradient = np.stack([np.ones_like(lift), lift, rise * steep * (x - shape[:, 3]), -rise * steep], axis=1)
    leverage = np.einsum("wi,wij,wj->w", gradient, fits.inverse[curve], gradient)
    return fitted, leverage, (fits.squares / fits.df)[curve], fits.df[curve]


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
