"""How far a mean may be from the truth: scales, the order of the sources of uncertainty, and the interval they give."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evspec import quantiles
from evspec.arrays import Bools, Codes, Floats, Ints
from evspec.verdicts import Verdict

__all__ = [
    "CAP",
    "LINEAR",
    "LOG",
    "LOGIT",
    "ROUNDING",
    "SCALES",
    "Basis",
    "Interval",
    "Precision",
    "Spread",
    "capped",
    "interval",
    "onto",
    "student",
    "value_of",
]

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
    UNQUANTIFIED = 12
    COUNTED = 13
    UNNAMED = 14
    RUNS_OVER_STATED = 15
    SIMILARITY_NOT_SHOWN = 16
    SIMILARITY_REFUTED = 17
    LEFT_OUT = 18
    LOTS_LEFT_OUT = 19


BY_RUNS = (Basis.METHOD, Basis.RUNS, Basis.RUNS_OVER_METHOD, Basis.RUNS_OVER_STATED)
"""The sources that count runs: where nobody knows how many there are, they are worth nothing."""

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
        Verdict.INCONCLUSIVE,
        Verdict.MET,
        Verdict.INCONCLUSIVE,
        Verdict.MET,
        Verdict.INCONCLUSIVE,
        Verdict.INCONCLUSIVE,
        Verdict.INCONCLUSIVE,
        Verdict.INCONCLUSIVE,
    ],
    np.uint8,
)
"""The best verdict that an estimate of each basis can reach where it is compared under the guarded rule."""
UNSOUND = (
    Basis.UNQUANTIFIED,
    Basis.SIMILARITY_NOT_SHOWN,
    Basis.SIMILARITY_REFUTED,
    Basis.LEFT_OUT,
    Basis.LOTS_LEFT_OUT,
)
"""What stands for nothing that a limit could be met with by any rule, however narrow its interval."""


def capped(basis: Codes) -> Codes:
    """The best verdict that each basis can reach."""
    return np.asarray(CAP[basis])


class Spread(NamedTuple):
    """What the readings of each estimate say of their own scatter, on the scale of the quantity.

    `plain` is the arithmetic mean of the runs in the unit; None says that it is the mean on the scale.
    `looks` is 2 where a further series of runs was declared, so that each look has half the risk; None says 1 for all.
    `blank` is the standard uncertainty of what was subtracted, in the unit, and `taken` what it was; None says that
    nothing was. `unnamed` says that some readings name their run and some do not.
    """

    scale: NDArray[np.int8]
    mean: Floats
    readings: Floats
    runs: Floats
    between: Floats
    within: Floats
    resolution: Floats
    stated: Floats
    looks: Ints | None = None
    blank: Floats | None = None
    plain: Floats | None = None
    taken: Floats | None = None
    unnamed: Bools | None = None

    @property
    def gross(self) -> Floats:
        """The mean before a blank was taken from it, in the unit: what the scatter of a method belongs to."""
        net = value_of(self.mean, self.scale)
        return net if self.taken is None else net + self.taken


class Precision(NamedTuple):
    """What the method of each estimate promises: coefficient of variation (a fraction), degrees of freedom; or NaN."""

    cv: Floats
    df: Floats


class Interval(NamedTuple):
    """The ends of the interval in the unit of the quantity, and the basis of each.

    `deviation` is the standard deviation of one run on the scale of the quantity, and `df` its degrees of freedom
    (those of the interval where no such deviation is known); NaN where nobody knows.
    """

    low: Floats
    high: Floats
    basis: Codes
    df: Floats
    deviation: Floats


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


def student(df: Floats, coverage: float, looks: Ints | None = None) -> Floats:
    """The factor of Student's distribution that covers a share of it in the middle; NaN below one degree of freedom.

    With two `looks` the share that lies outside is halved, so that both looks together risk what one would.
    """
    once = _by_different(df, lambda df: _factor(df, coverage))
    if looks is None or not (looks > 1).any():
        return once
    return np.where(looks > 1, _by_different(df, lambda df: _factor(df, (1 + coverage) / 2)), once)


def _factor(df: Floats, coverage: float) -> Floats:
    return np.where(df >= 1, quantiles.student(np.where(df >= 1, df, 1.0), (1 + coverage) / 2), np.nan)


def _by_different(df: Floats, function: Callable[[Floats], Floats]) -> Floats:
    """A dear function of degrees of freedom, which are many and mostly the same few."""
    different, place = np.unique(df, return_inverse=True)
    values: Floats = function(different)[place]
    return values


def interval(spread: Spread, precision: Precision, exact: Bools, coverage: float) -> Interval:
    """The interval of each mean by the first source that can speak, in the order of the design.

    1. the standard uncertainty stated with every reading, taken whole since what is stated may be common to all of
       them (JCGM 100:2008, 5.2); where the runs contradict it, the wider of both, as below;
    2. the intermediate precision of the method over the square root of the runs, with its degrees of freedom; where
       the runs contradict it (chi-square, 1 %), the wider of its interval and that of the runs on either side;
    3. the standard deviation of three run means or more.

    Fewer runs carry repeatability alone, or nothing: then the basis says that the estimate cannot be met. The rounding
    of the readings and the uncertainty of a blank that was subtracted are further components; expanded components
    combine in quadrature, as distances on the scale. What is given in the unit of the quantity (a stated uncertainty,
    rounding, a blank) is first added to the value and taken from it: so a value further inside a limit never has its
    interval nearer to it.

    Readings need not scatter as evenly on their scale as it supposes: few counts do not on the logarithmic one, nor
    percentages that scatter evenly in their unit on logits. The mean on the scale then lies off the truth, and off the
    arithmetic mean by as much, so the interval is that about either mean, whichever reaches further.
    """
    promise = _promise(spread, precision)
    basis, standard, df = _first_source(spread, promise, precision.df, exact)
    abouts = [spread]
    if spread.plain is not None:
        abouts.append(
            spread._replace(mean=np.where(exact, spread.mean, onto(spread.plain, spread.scale, spread.resolution)))
        )
    ends = [_ends(each, basis, standard, df, exact, coverage) for each in abouts]
    surely = np.full_like(df, np.inf)
    for torn, kept, figure, its_df in (
        (Basis.RUNS_OVER_METHOD, Basis.METHOD, promise.standard, precision.df),
        (Basis.RUNS_OVER_STATED, Basis.STATED, spread.stated, surely),
    ):
        here = basis == torn
        if here.any():
            said = np.where(here, np.uint8(kept), basis).astype(np.uint8)
            size, degrees = np.where(here, figure, standard), np.where(here, its_df, df)
            ends += [_ends(each, said, size, degrees, exact, coverage) for each in abouts]
    low, high = np.minimum.reduce([low for low, _ in ends]), np.maximum.reduce([high for _, high in ends])
    deviation, known_df = _deviation(spread, promise, basis), np.where(np.isinf(standard), np.nan, df)
    return Interval(low, high, _unless_unnamed(spread, basis), known_df, deviation)


def _unless_unnamed(spread: Spread, basis: Codes) -> Codes:
    """The basis, where nobody knows how many runs it counts that one which no limit can be met with."""
    if spread.unnamed is None:
        return basis
    return np.where(spread.unnamed & np.isin(basis, BY_RUNS), np.uint8(Basis.UNNAMED), basis).astype(np.uint8)


def _ends(
    spread: Spread, basis: Codes, standard: Floats, df: Floats, exact: Bools, coverage: float
) -> tuple[Floats, Floats]:
    """The ends of each interval, of a standard uncertainty with its degrees of freedom and of what is given besides."""
    factor = student(df, coverage, spread.looks)
    expanded = np.where(np.isinf(standard), np.inf, factor * np.where(np.isinf(standard), 0, standard))
    relative = (basis == Basis.METHOD) & (spread.scale != LOG)
    in_unit = relative | (basis == Basis.STATED)
    below, above = _solved(np.where(in_unit, expanded, 0), spread.gross, relative)
    normal = student(np.full_like(df, np.inf), coverage, spread.looks)
    common = (
        ROUNDING * spread.resolution if spread.blank is None else np.hypot(ROUNDING * spread.resolution, spread.blank)
    )
    common = np.where(exact, 0, normal * common)
    ends = np.hypot(below, common), np.hypot(above, common)
    return _around(spread, np.where(in_unit, 0, expanded), ends)


def _first_source(spread: Spread, promise: Promised, promised_df: Floats, exact: Bools) -> tuple[Codes, Floats, Floats]:
    """Basis, standard uncertainty and degrees of freedom of each, by the first source that can speak."""
    promised, contradicted, _ = promise
    stated = ~np.isnan(spread.stated)
    denied = stated & _contradicts(spread, _stated_on_scale(spread))
    own = np.sqrt(spread.between / np.maximum(spread.runs - 1, 1)) / np.sqrt(np.maximum(spread.runs, 1))
    repeat_df = spread.readings - spread.runs
    repeat = np.sqrt(spread.within / np.maximum(repeat_df, 1)) / np.sqrt(np.maximum(spread.readings, 1))
    known, nothing, surely = ~np.isnan(promised), np.zeros_like(own), np.full_like(own, np.inf)
    choices: list[tuple[Bools, Basis, Floats, Floats]] = [
        (exact, Basis.EXACT, nothing, surely),
        (stated & ~denied, Basis.STATED, spread.stated, surely),
        (denied, Basis.RUNS_OVER_STATED, own, spread.runs - 1),
        (known & ~contradicted, Basis.METHOD, promised, promised_df),
        (known & contradicted, Basis.RUNS_OVER_METHOD, own, spread.runs - 1),
        (spread.runs >= 3, Basis.RUNS, own, spread.runs - 1),
        (spread.runs == 2, Basis.REPEATABILITY, own, spread.runs - 1),
        (repeat_df >= 1, Basis.REPEATABILITY, repeat, repeat_df),
    ]
    tests = [test for test, _, _, _ in choices]
    basis = np.select(tests, [np.full(len(own), each, np.uint8) for _, each, _, _ in choices], Basis.UNKNOWN)
    standard = np.select(tests, [each for _, _, each, _ in choices], np.inf)
    return basis.astype(np.uint8), standard, np.select(tests, [each for _, _, _, each in choices], np.inf)


class Promised(NamedTuple):
    """What the method promises of a mean, in its unit or as a logarithm, and of one run; where runs contradict it."""

    standard: Floats
    contradicted: Bools
    deviation: Floats


def _promise(spread: Spread, precision: Precision) -> Promised:
    """The standard uncertainty that the method promises, where it fails, and the deviation of one run on the scale.

    A coefficient of variation belongs to what was read, so where a blank was taken from that, to the gross; of nothing
    it promises nothing.
    """
    usable = precision.df >= 1
    if not usable.any():
        nothing = np.full_like(spread.mean, np.nan)
        return Promised(nothing, usable, nothing)
    centre, gross = value_of(spread.mean, spread.scale), spread.gross
    with np.errstate(divide="ignore", invalid="ignore"):
        cv = precision.cv if spread.taken is None else np.where(spread.scale == LOG, gross / centre, 1) * precision.cv
        given = np.where(spread.scale == LOG, np.sqrt(np.log1p(cv**2)), cv * np.abs(gross))
        on_scale = np.where(spread.scale == LOGIT, cv / (1 - centre / 100), given)
    usable &= given > 0
    contradicted = usable & _contradicts(spread, on_scale)
    return Promised(np.where(usable, given / np.sqrt(np.maximum(spread.runs, 1)), np.nan), contradicted, on_scale)


def _contradicts(spread: Spread, deviation: Floats) -> Bools:
    """Whether the runs scatter more than a deviation of one run allows (chi-square, 1 %)."""
    df = spread.runs - 1
    beyond = _by_different(df, lambda df: quantiles.chi_square(np.maximum(df, 1), CONTRADICTION)) * deviation**2
    return np.asarray((df >= 1) & (spread.between > beyond))


def _stated_on_scale(spread: Spread) -> Floats:
    if np.isnan(spread.stated).all():
        return spread.stated
    centre = value_of(spread.mean, spread.scale)
    with np.errstate(divide="ignore", invalid="ignore"):
        unit = np.select([spread.scale == LOG, spread.scale == LOGIT], [centre, centre * (1 - centre / 100)], 1.0)
        return np.asarray(spread.stated / unit)


def _deviation(spread: Spread, promise: Promised, basis: Codes) -> Floats:
    own = np.where(spread.runs >= 2, np.sqrt(spread.between / np.maximum(spread.runs - 1, 1)), np.nan)
    from_runs = np.isin(basis, (Basis.RUNS, Basis.RUNS_OVER_METHOD, Basis.RUNS_OVER_STATED, Basis.REPEATABILITY))
    return np.where(basis == Basis.METHOD, promise.deviation, np.where(from_runs, own, np.nan))


def _solved(half: Floats, centre: Floats, relative: Bools) -> tuple[Floats, Floats]:
    """How far the ends lie below and above: `half`, or where it is relative, those true values whose own share it is.

    A scatter of k times the truth leaves as possible what lies between v / (1 + k) and v / (1 - k), of which the latter
    is the lower where v is negative; with k taken of the value v itself, a low value would understate it and be
    accepted too often.
    """
    if not relative.any():
        return half, half
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(relative & (half > 0), half / np.abs(centre), 0)
        near, far = half / (1 + share), np.where(share < 1, half / (1 - share), np.inf)
    return np.where(centre < 0, far, near), np.where(centre < 0, near, far)


def _around(spread: Spread, main: Floats, ends: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    down, up = _distances(value_of(spread.mean, spread.scale), *ends, spread.scale)
    low = value_of(spread.mean - np.hypot(main, down), spread.scale)
    high = value_of(spread.mean + np.hypot(main, up), spread.scale)
    return low, high


def _distances(values: Floats, below: Floats, above: Floats, scale: NDArray[np.int8]) -> tuple[Floats, Floats]:
    """How far `values - below` and `values + above` lie from the values on their scale; beyond its end, infinitely."""
    if not (below.any() or above.any()) or (scale == LINEAR).all():
        return below, above
    rest = np.where(scale == LOGIT, 100 - values, np.inf)
    with np.errstate(divide="ignore", invalid="ignore"):
        down = np.log1p(below / rest) - np.log1p(-np.minimum(below / values, 1))
        up = np.log1p(above / values) - np.log1p(-np.where(np.isinf(rest), 0, np.minimum(above / rest, 1)))
    return np.where(scale == LINEAR, below, down), np.where(scale == LINEAR, above, up)
