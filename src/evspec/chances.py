"""Chances of a series of runs before it is run: how often its interval will lie inside a limit, or outside."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import lgamma
from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats
from evspec.quantiles import chi_square, normal_share
from evspec.uncertainty import student

__all__ = ["Series", "chance_inside", "chance_of_deciding", "chance_outside", "tost_power", "upper_deviation"]

NODES = 48
BEYOND = 7.0
ROWS = 8_192


class Series(NamedTuple):
    """Runs that are yet to be made, one series a row, on the scale of the quantity; arrays, or numbers for all rows.

    `value` is the truth, `deviation` the standard deviation of one run; a limit that is not there is infinite. The
    spread that judges is estimated with `df` degrees of freedom, where NaN with one less than there are runs. With
    `promised`, the standard deviation that a method promises on `df`, the half width is fixed whatever the runs show.
    `relative` says that this promise is a share of the value, as on the linear scale and for percentages: then an end
    of the interval reaches a limit X when the mean is that share of X away from it (`uncertainty.interval`).
    """

    value: Floats | float
    lower: Floats | float
    upper: Floats | float
    deviation: Floats | float
    runs: Floats | float
    df: Floats | float = np.nan
    promised: Floats | float = np.nan
    relative: Bools | bool = False


def upper_deviation(deviation: Floats, df: Floats, share: float = 0.80) -> Floats:
    """The one-sided upper limit of a standard deviation: in that share of cases the true one lies below it.

    s sqrt(df / q), q the quantile of the chi-square distribution that `share` lies above; the deviation itself with
    infinite degrees of freedom, NaN with fewer than one.
    """
    finite = np.isfinite(df) & (np.asarray(df) > 0)
    known = np.where(finite, df, 1.0)
    factor = np.where(finite, np.sqrt(known / chi_square(known, share)), np.where(np.isposinf(df), 1.0, np.nan))
    return np.asarray(deviation * factor)


def chance_of_deciding(series: Series, coverage: float) -> Floats:
    """The chance that the interval lies wholly inside the limits, or wholly outside one of them."""
    return chance_inside(series, coverage) + chance_outside(series, coverage)


def chance_inside(series: Series, coverage: float) -> Floats:
    """The chance that the interval lies wholly between the limits; 0 where nothing can be decided, as by a single run.

    With two limits it is the power of two one-sided tests, exactly, by Owen's Q function (Phillips 1990,
    doi 10.1007/BF01063556); with one limit the noncentral t distribution; with a promised deviation the normal one.
    """
    return _by_rows(_inside, series, coverage)


def chance_outside(series: Series, coverage: float) -> Floats:
    """The chance that the interval lies wholly below the lower limit, or wholly above the upper one."""
    return _by_rows(_outside, series, coverage)


def tost_power(
    log_lower: Floats | float,
    log_upper: Floats | float,
    deviation: Floats | float,
    df: Floats | float,
    runs: Floats | float,
    truth: float = 0.0,
    coverage: float = 0.90,
) -> Floats:
    """The power of two one-sided tests at 5 % a side: the chance that the 90 % interval of a log ratio keeps to both.

    `deviation` is the standard deviation of the log ratio of one run, estimated with `df` degrees of freedom, NaN for
    one less than there are runs; `truth` is the true log ratio, 0 for a ratio of one. Phillips 1990,
    doi 10.1007/BF01063556; for ratios Diletti, Hauschke and Steinijans 1991 (PMID 2004861).
    """
    return chance_inside(Series(truth, log_lower, log_upper, deviation, runs, df), coverage)


def _by_rows(function: Callable[[Series, float], Floats], series: Series, coverage: float) -> Floats:
    """A function of series, a block of rows at a time; where a number is missing the chance is 0."""
    columns = np.broadcast_arrays(*(np.asarray(each, np.float64) for each in series))
    shape, rows = columns[0].shape, columns[0].size
    result = np.zeros(rows)
    for start in range(0, rows, ROWS):
        block = Series(*(each.ravel()[start : start + ROWS] for each in columns))
        block = block._replace(df=np.where(np.isnan(block.df), block.runs - 1, block.df))
        usable = (block.df >= 1) & (block.deviation > 0) & np.isfinite(block.deviation)
        usable &= np.isfinite(block.value) & (block.runs >= 1)
        which = np.flatnonzero(usable)
        if len(which):
            some = Series(*(np.asarray(each)[which, None] for each in block))
            result[start + which] = function(some, coverage)
    return result.reshape(shape)


def _inside(series: Series, coverage: float) -> Floats:
    error = series.deviation / np.sqrt(series.runs)
    room = np.asarray(series.upper - series.lower) / 2
    half, weight = _half_widths(series, error, coverage, room)
    below, above = _at(series, half, series.lower), _at(series, half, series.upper, far=True)
    with np.errstate(invalid="ignore"):
        least, most = (series.lower + below - series.value) / error, (series.upper - above - series.value) / error
    return np.asarray((weight * _between(least, np.maximum(least, most))).sum(axis=1).clip(0, 1))


def _outside(series: Series, coverage: float) -> Floats:
    error = series.deviation / np.sqrt(series.runs)
    half, weight = _half_widths(series, error, coverage, np.full_like(error, np.inf))
    below = normal_share((series.lower - _at(series, half, series.lower, far=True) - series.value) / error)
    above = normal_share((series.value - series.upper - _at(series, half, series.upper)) / error)
    return np.asarray((weight * (below + above)).sum(axis=1).clip(0, 1))


def _at(series: Series, half: Floats, limit: Floats | float, *, far: bool = False) -> Floats:
    """How far from a limit the mean must lie for its interval to end there; a share of the limit where it is relative.

    An interval from v / (1 + k) to v / (1 - k) ends at the limit X when v is X (1 + k), or X (1 - k) for its `far` end,
    which has no finite place where the scatter k is the whole value.
    """
    relative = (np.asarray(series.relative) > 0) & np.isfinite(limit)
    if not relative.any():
        return half
    with np.errstate(divide="ignore", invalid="ignore"):
        share = half / np.abs(series.value)
        mine = np.where(far & (share >= 1), np.inf, share * np.abs(limit))
    return np.where(relative, mine, half)


def _between(least: Floats, most: Floats) -> Floats:
    """The normal probability between two points, taken from the nearer tail so that nothing cancels."""
    right = least > 0
    return normal_share(np.where(right, -least, most)) - normal_share(np.where(right, -most, least))


def _half_widths(series: Series, error: Floats, coverage: float, room: Floats) -> tuple[Floats, Floats]:
    """The half widths that the interval may have, up to `room`, and the probability of each: a column a node."""
    df = np.asarray(series.df)
    factor = student(df, coverage)
    fixed = np.isfinite(series.promised) | np.isinf(df)
    known = np.where(np.isfinite(series.promised), series.promised / np.sqrt(series.runs), error)
    if fixed.all():
        return factor * known, np.ones_like(error)
    place, share = _legendre()
    finite = np.where(fixed, 1.0, df)
    with np.errstate(over="ignore"):
        least, most = _ends(finite, room / (factor * error))
        ratio = least + (most - least) * place
        weight = (most - least) * share * _chi_density(ratio, finite)
    first = np.arange(NODES) == 0
    return np.where(fixed, factor * known, factor * error * ratio), np.where(fixed, first, weight)


def _ends(df: Floats, room: Floats) -> tuple[Floats, Floats]:
    """Between which ratios of the estimated to the true standard deviation all but nothing happens, up to `room`.

    Wilson and Hilferty 1931, doi 10.1073/pnas.17.12.684: the cube root of chi-square over df is all but normal.
    """
    spread = 2 / (9 * df)
    least, most = (np.maximum(1 - spread + sign * BEYOND * np.sqrt(spread), 0) ** 1.5 for sign in (-1, 1))
    most = np.minimum(most, room)
    return np.minimum(least, most), most


def _chi_density(ratio: Floats, df: Floats) -> Floats:
    """The density of a standard deviation estimated with `df` degrees of freedom, in units of the true one."""
    half = df / 2
    different, place = np.unique(half, return_inverse=True)
    gamma = np.array([lgamma(each) for each in different.tolist()])[place].reshape(half.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        power = np.where(df == 1, 0.0, (df - 1) * np.log(ratio))
    return np.asarray(np.exp(np.log(2.0) + half * np.log(half) - gamma + power - half * ratio**2))


@lru_cache(maxsize=1)
def _legendre() -> tuple[Floats, Floats]:
    """Places between 0 and 1 and their weights, by Gauss and Legendre."""
    place, weight = np.polynomial.legendre.leggauss(NODES)
    return (place + 1) / 2, weight / 2
