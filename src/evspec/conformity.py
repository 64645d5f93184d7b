"""How likely a value conforms to a limit, and in which words a finding says what its rule risks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evspec.arrays import Bools, Floats, Ints
from evspec.decision import LOWER, Bound
from evspec.estimates import Estimates
from evspec.quantiles import student_share
from evspec.quantities import Scale
from evspec.uncertainty import SCALES, Basis, onto, student

__all__ = ["conformity", "deviation_of_run", "in_words", "intervals", "placed", "risks"]


def conformity(estimates: Estimates, bounds: Sequence[Bound], scale: Scale, coverage: float, which: Ints) -> Floats:
    """The probability that the true value lies within all bounds, with a flat prior on the scale of the quantity.

    JCGM 106:2012, 7.2 to 7.4: Student's distribution about the estimate, of the degrees of freedom of its interval and
    as wide as that interval, so that a limit on its end has exactly the probability that the guarded rule asks for.
    What was stated with the readings is taken in the unit. NaN where an end is open or the degrees are not known.
    """
    value, low, high = (getattr(estimates, name)[which] for name in ("value", "low", "high"))
    df = estimates.df[which]
    factor = student(df, coverage, estimates.looks[which])
    linear = (estimates.basis[which] == Basis.STATED) | (scale == "linear")
    within = np.full(len(which), -(len(bounds) - 1.0))
    for bound in bounds:
        inward = 1.0 if bound.side in LOWER else -1.0
        facing = np.where(inward * (value - bound.value) >= 0, _end(low, high, inward), _end(low, high, -inward))
        here, limit, end = (_placed(each, linear, scale) for each in (value, np.full_like(value, bound.value), facing))
        with np.errstate(divide="ignore", invalid="ignore"):
            distance = inward * (here - limit) / np.abs(here - end)
        within += student_share(factor * distance, df)
    return np.where(np.isfinite(low) & np.isfinite(high) & (low < high), np.clip(within, 0, 1), np.nan)


def deviation_of_run(estimates: Estimates, which: Ints, coverage: float, scale: Scale) -> tuple[Floats, Floats]:
    """The standard deviation of one run on the scale of the quantity, and its degrees of freedom; NaN where none is.

    What is derived of others has it from its interval, the wider side of it, as if that came from as many runs.
    """
    deviation, df = estimates.deviation[which], estimates.df[which]
    derived = (estimates.basis[which] == Basis.DERIVED) & np.isnan(deviation)
    value, low, high = (placed(getattr(estimates, name)[which], scale) for name in ("value", "low", "high"))
    with np.errstate(invalid="ignore"):
        half = np.maximum(value - low, high - value)
        made = half / student(df, coverage, estimates.looks[which]) * np.sqrt(estimates.runs[which])
    return np.where(derived & np.isfinite(made), made, deviation), df


def placed(values: Floats, scale: Scale) -> Floats:
    """Values on the scale of the quantity; what has no place there is infinite or NaN."""
    return _placed(np.asarray(values, np.float64), np.zeros(len(values), bool), scale)


def in_words(probability: float) -> str:
    """`probability of conformity 66 % (flat prior)`, with a digit more where it is nearly certain."""
    percent = 100 * probability
    if percent > 99.9 or percent < 0.1:
        told = "above 99.9 %" if percent > 50 else "below 0.1 %"
    else:
        told = f"{percent:.0f} %" if 5 <= percent < 95 else f"{percent:.1f} %"
    return f"probability of conformity {told} (flat prior)"


def intervals(coverage: float, looks: int) -> str:
    """The coverage of an interval as it is printed: `95 %`, and `97.5 %` where each of two looks has half the risk."""
    return f"{100 * (coverage if looks == 1 else (1 + coverage) / 2):.3g} %"


def risks(coverage: float, looks: int) -> str:
    """The rule that an interval of this coverage amounts to, and its false acceptance on a side."""
    rule = "guarded" if coverage == 0.95 else "two one-sided tests"
    each = 100 * (1 - coverage) / 2 / looks
    return f"{rule}: false acceptance at most {each:.3g} % a side" + (" at this look, of two" if looks > 1 else "")


def _end(low: Floats, high: Floats, inward: float) -> Floats:
    return low if inward > 0 else high


def _placed(values: Floats, linear: Bools, scale: Scale) -> Floats:
    """Values on the scale of the quantity, or in the unit where the interval was made there."""
    code = np.where(linear, 0, SCALES.index(scale)).astype(np.int8)
    with np.errstate(divide="ignore", invalid="ignore"):
        return onto(values, code, np.zeros_like(values))
