"""When a number is within a limit: the guarded and the simple rule, and what each risks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Codes, Floats
from evspec.estimates import Estimates
from evspec.uncertainty import UNSOUND, Basis
from evspec.verdicts import Verdict

__all__ = ["EQUIVALENCE", "LOWER", "RULES", "SIMPLE", "Bound", "compare", "in_digits"]

RULES = ("guarded", "simple")
LOWER = ("at least", "above")
EQUIVALENCE = 0.90
"""The coverage that two one-sided tests at 5 % a side amount to (Schuirmann 1987, doi 10.1007/BF01068419)."""

SIMPLE = "simple: the value alone, false acceptance about 50 % at the limit"


class Bound(NamedTuple):
    """One side of a limit; `resolution` is one unit of the last digit that was printed of it."""

    side: str
    value: float
    unit: str
    resolution: float = 1.0


def compare(estimates: Estimates, bounds: Sequence[Bound], rule: str) -> Callable[[slice], Codes]:
    """A function from a slice of the estimates to their verdicts against every bound together.

    Guarded (JCGM 106:2012, 8.3.2): an interval wholly inside is met, wholly outside not met, straddling inconclusive,
    and an interval on the limit lies inside where the bound includes it. Simple: the value, rounded to the digits of
    the limit, inclusive as the bound says. What has no number is no evidence; guarded, no estimate exceeds its cap. By
    either rule a ratio whose numerator was not quantified is inconclusive, wherever it lies, and what else is unsound
    (a potency without similarity, a precision without some lots) meets no limit.
    """
    judged = _guarded(estimates, bounds) if rule == "guarded" else _simple(estimates, bounds)
    unsure = estimates.basis == Basis.UNQUANTIFIED
    if not unsure.any():
        return judged
    unsure &= ~np.isnan(estimates.value)
    return lambda rows: np.where(unsure[rows], np.uint8(Verdict.INCONCLUSIVE), judged(rows))


def _guarded(estimates: Estimates, bounds: Sequence[Bound]) -> Callable[[slice], Codes]:
    return lambda rows: _judge(bounds, estimates.low[rows], estimates.high[rows], estimates.cap[rows])


def _simple(estimates: Estimates, bounds: Sequence[Bound]) -> Callable[[slice], Codes]:
    cap = np.where(np.isnan(estimates.bottom), 1, np.where(np.isin(estimates.basis, UNSOUND), 2, 3)).astype(np.uint8)

    def simple(rows: slice) -> Codes:
        codes = np.full(len(cap[rows]), 3, np.uint8)
        for bound in bounds:
            digits = bound._replace(value=float(np.rint(bound.value / bound.resolution)))
            low = in_digits(estimates.bottom[rows], bound.resolution)
            high = in_digits(estimates.top[rows], bound.resolution)
            np.minimum(codes, _judge((digits,), low, high, cap[rows]), out=codes)
        return codes

    return simple


def in_digits(values: Floats, resolution: float) -> Floats:
    """Values in units of the last digit of a limit, halves upward as USP General Notices 7.20 has it: whole numbers."""
    return np.floor(values / resolution + (0.5 + 1e-9))


def _judge(bounds: Sequence[Bound], low: Floats, high: Floats, cap: Codes) -> Codes:
    """2 where neither is certain, 3 inside, 0 outside; comparisons with NaN are false, and the cap makes them 1."""
    first, *rest = bounds
    inside, outside = _sides(first, low, high)
    for bound in rest:
        also_inside, also_outside = _sides(bound, low, high)
        np.logical_and(inside, also_inside, out=inside)
        np.logical_or(outside, also_outside, out=outside)
    codes = inside.view(np.uint8)
    codes += 2
    away = outside.view(np.uint8)
    away += away
    codes -= away
    np.minimum(codes, cap, out=codes)
    return codes


def _sides(bound: Bound, low: Floats, high: Floats) -> tuple[Bools, Bools]:
    limit = bound.value
    match bound.side:
        case "at least":
            return low >= limit, high < limit
        case "above":
            return low > limit, high <= limit
        case "at most":
            return high <= limit, low > limit
        case "below":
            return high < limit, low >= limit
    raise ValueError(f"{bound.side!r} found, at least, at most, above or below expected")
