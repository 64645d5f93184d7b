"""How far a mean may be from the truth: scales, the order of the sources of uncertainty, and the interval they give."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evspec.arrays import Bools, Codes, Floats
from evspec.verdicts import Verdict

__all__ = ["CAP", "Basis", "Interval", "Precision", "Spread", "interval", "onto", "student", "value_of"]

LINEAR, LOG, LOGIT = 0, 1, 2
SCALES = ("linear", "log", "logit")
CONTRADICTION = 0.01
ROUNDING = 1 / np.sqrt(12)


class Basis(IntEnum):
    """Where the interval of an estimate comes from."""

    EXACT = 0
    STATED = 1
    METHOD = 2
    RUNS = 3
    RUNS_OVER_METHOD = 4
    REPEATABILITY = 5
    UNKNOWN = 6
    BOUND = 7
    UNSUPPORTED_BOUND = 8
    WORD = 9
    SET_ASIDE = 10
    DERIVED = 11


CAP = np.array(
    [
        Verdict.MET,
        Verdict.MET,
        Verdict.MET,
        Verdict.MET,
        Verdict.MET,
        Verdict.INCONCLUSIVE,
        Verdict.INCONCLUSIVE,
        Verdict.MET,
        Verdict.INCONCLUSIVE,
        Verdict.NO_EVIDENCE,
        Verdict.NO_EVIDENCE,
        Verdict.MET,
    ],
    np.uint8,
)
"""The best verdict that an estimate of each basis can reach where it is compared under the guarded rule."""


class Spread(NamedTuple):
    """What the readings of each estimate say of their own scatter, on the scale of the quantity."""

    scale: NDArray[np.int8]
    mean: Floats
    readings: Floats
    runs: Floats
    between: Floats
    within: Floats
    resolution: Floats
    stated: Floats


class Precision(NamedTuple):
    """What the method of each estimate promises: coefficient of variation (a fraction) and degrees of freedom, or NaN."""

    cv: Floats
    df: Floats


class Interval(NamedTuple):
    """The ends of the interval in the unit of the quantity, and the basis of each."""

    low: Floats
    high: Floats
    basis: Codes


def onto(values: Floats, scale: NDArray[np.int8], resolution: Floats) -> Floats:
    """Values on their scale: as they are, natural logarithms, or logits of percentages.

    A percentage of 0 or 100 is taken half a digit inside, since that is what its printed digits say.
    """
    result = values.astype(np.float64, copy=True)
    log, logit = scale == LOG, scale == LOGIT
    np.log(result, out=result, where=log)
    if logit.any():
        inside = np.maximum(resolution[logit] / 2, 1e-9)
        share = np.clip(result[logit], inside, 100 - inside) / 100
        result[logit] = np.log(share / (1 - share))
    return result


def value_of(points: Floats, scale: NDArray[np.int8]) -> Floats:
    """The inverse of `onto`: the value that a point of the scale stands for."""
    result = points.astype(np.float64, copy=True)
    log, logit = scale == LOG, scale == LOGIT
    with np.errstate(over="ignore"):
        np.exp(result, out=result, where=log)
        if logit.any():
            result[logit] = 100 / (1 + np.exp(-result[logit]))
    return result


def student(df: Floats, coverage: float) -> Floats:
    """The two-sided Student factor of each degrees of freedom; the normal one where they are infinite, NaN below one."""
    from scipy.special import ndtri, stdtrit

    upper = 0.5 + coverage / 2
    different, place = np.unique(df, return_inverse=True)
    factor = np.where(np.isinf(different), ndtri(upper), stdtrit(np.maximum(different, 1), upper))
    return np.where(different >= 1, factor, np.nan)[place]


def interval(spread: Spread, precision: Precision, exact: Bools, coverage: float) -> Interval:
    """The interval of each mean by the first source that can speak, in the order of the design.

    1. the standard uncertainty stated with every reading, taken whole since what is stated may be common to all of
       them (JCGM 100:2008, 5.2);
    2. the intermediate precision of the method over the square root of the runs, with its degrees of freedom, unless
       the runs contradict it (chi-square, 1 %), in which case the runs speak;
    3. the standard deviation of three run means or more.

    Fewer runs carry repeatability alone, or nothing: then the basis says that the estimate cannot be met. The rounding
    of the readings is a further component; expanded components combine in quadrature, as distances on the scale. What
    is given in the unit of the quantity (a stated uncertainty, rounding, the coefficient of variation of a percentage)
    is first added to the value and taken from it: so a value further inside a limit never has its interval nearer to it.
    """
    promised, contradicted = _promise(spread, precision)
    own = np.sqrt(spread.between / np.maximum(spread.runs - 1, 1)) / np.sqrt(np.maximum(spread.runs, 1))
    repeat_df = spread.readings - spread.runs
    repeat = np.sqrt(spread.within / np.maximum(repeat_df, 1)) / np.sqrt(np.maximum(spread.readings, 1))
    stated, known = ~np.isnan(spread.stated), ~np.isnan(promised)
    three, two = spread.runs >= 3, spread.runs == 2
    choices = [
        (exact, Basis.EXACT, 0.0, np.inf),
        (stated, Basis.STATED, spread.stated, np.inf),
        (known & ~contradicted, Basis.METHOD, promised, precision.df),
        (known & contradicted, Basis.RUNS_OVER_METHOD, own, spread.runs - 1),
        (three, Basis.RUNS, own, spread.runs - 1),
        (two, Basis.REPEATABILITY, own, spread.runs - 1),
        (repeat_df >= 1, Basis.REPEATABILITY, repeat, repeat_df),
    ]
    tests = [test for test, _, _, _ in choices]
    basis = np.select(tests, [np.uint8(b) for _, b, _, _ in choices], np.uint8(Basis.UNKNOWN)).astype(np.uint8)
    standard = np.select(tests, [u for _, _, u, _ in choices], np.inf)
    df = np.select(tests, [d for _, _, _, d in choices], np.inf)
    expanded = np.where(np.isinf(standard), np.inf, student(df, coverage) * np.where(np.isinf(standard), 0, standard))
    in_unit = (basis == Basis.STATED) | ((basis == Basis.METHOD) & (spread.scale != LOG))
    rounding = student(np.array([np.inf]), coverage)[0] * ROUNDING * spread.resolution
    half = np.where(basis == Basis.EXACT, 0, np.hypot(np.where(in_unit, expanded, 0), rounding))
    return _around(spread, np.where(in_unit, 0, expanded), half, basis)


def _promise(spread: Spread, precision: Precision) -> tuple[Floats, Bools]:
    """The standard uncertainty that the method promises, on a logarithmic scale or else in the unit, and where it fails."""
    from scipy.special import chdtri

    cv, centre = precision.cv, value_of(spread.mean, spread.scale)
    given = np.where(spread.scale == LOG, np.sqrt(np.log1p(cv**2)), cv * np.abs(centre))
    with np.errstate(divide="ignore", invalid="ignore"):
        on_scale = np.where(spread.scale == LOGIT, cv / (1 - centre / 100), given)
    usable = precision.df >= 1
    df = spread.runs - 1
    beyond = chdtri(np.maximum(df, 1), CONTRADICTION) * on_scale**2
    contradicted = usable & (df >= 1) & (spread.between > beyond)
    return np.where(usable, given / np.sqrt(np.maximum(spread.runs, 1)), np.nan), contradicted


def _around(spread: Spread, main: Floats, half: Floats, basis: Codes) -> Interval:
    down, up = _distances(value_of(spread.mean, spread.scale), half, spread.scale)
    low = value_of(spread.mean - np.hypot(main, down), spread.scale)
    high = value_of(spread.mean + np.hypot(main, up), spread.scale)
    return Interval(low, high, basis)


def _distances(values: Floats, half: Floats, scale: NDArray[np.int8]) -> tuple[Floats, Floats]:
    """How far `values - half` and `values + half` lie from the values on their scale; beyond its end, infinitely."""
    if not half.any() or (scale == LINEAR).all():
        return half, half
    with np.errstate(divide="ignore", invalid="ignore"):
        from_zero = np.minimum(half / values, 1)
        from_hundred = np.where(scale == LOGIT, np.minimum(half / (100 - values), 1), 0)
        down = np.log1p(half / np.where(scale == LOGIT, 100 - values, np.inf)) - np.log1p(-from_zero)
        up = np.log1p(half / values) - np.log1p(-from_hundred)
    return np.where(scale == LINEAR, half, down), np.where(scale == LINEAR, half, up)
