"""Control charts of single values: what each lot is judged by, and which lots stand apart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evspec.arrays import Bools, Floats
from evspec.uncertainty import student

__all__ = [
    "BASELINE",
    "COVERAGE",
    "FEWEST",
    "ROW",
    "Chart",
    "chart",
    "in_row",
    "individuals",
    "next_limits",
    "predicted",
]

BASELINE = 20
"""The lots that set the limits of an established chart."""
FEWEST = 5
"""The earlier lots that a provisional limit needs."""
ROW = 9
"""The lots in a row on one side of the centre that signal; Nelson 1984, test 2."""
SIGMAS = 3
D2 = 1.128
"""The mean range of two values of a normal distribution, in standard deviations, as the tables print it."""
COVERAGE = 0.9973002039367398
"""The share of a normal distribution within three standard deviations of its mean."""
CLOSE = 1e-12


class Chart(NamedTuple):
    """What each lot is judged by, and what was seen; lots lie along the last axis, in order of production.

    `centre`, `low` and `high` are on the scale of the points, NaN where nothing can be said yet. `side` is -1 below,
    1 above and 0 on the centre or without one. `outside` marks lots beyond a limit, `in_row` those that are the ninth
    or a later lot of a row on one side.
    """

    centre: Floats
    low: Floats
    high: Floats
    side: NDArray[np.int8]
    outside: Bools
    in_row: Bools


def chart(points: Floats, rounding: Floats | None = None) -> Chart:
    """The chart of some points, or of many series at once; no lot has a part in the limits that it is judged by.

    Up to the twentieth lot the centre is the mean of the lots before it. From the sixth on there are limits, those of
    Student's prediction interval for one more value (Montgomery and Runger 2003, Applied Statistics and Probability for
    Engineers, equation 8-29), at the share that lies within three standard deviations. The distances from these moving
    means are independent of one another where nothing changed (Quesenberry 1991, J Qual Technol 23:213-224).

    From the 21st lot on, centre and limits are those of the first twenty: their mean, and three times their average
    moving range over 1.128 to either side (NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2). The tests are 1
    and 2 of Nelson 1984, J Qual Technol 16:237-239.

    `rounding` is the standard deviation that printed digits alone give each lot, on the scale of the points: the spread
    of the lots counts as no less. Without it, lots of one and the same value set no limits.
    """
    rounding = np.zeros_like(points) if rounding is None else rounding
    centre, half = predicted(points, rounding=rounding)
    if points.shape[-1] > BASELINE:
        established = individuals(points[..., :BASELINE], rounding[..., :BASELINE])
        centre[..., BASELINE:], half[..., BASELINE:] = established
    distance = points - centre
    near = CLOSE * np.fmax(np.abs(points), np.abs(centre))
    with np.errstate(invalid="ignore"):
        side = np.where(np.abs(distance) > near, np.sign(distance), 0)
        outside = np.abs(distance) > half + near
    side = np.nan_to_num(side).astype(np.int8)
    return Chart(centre, centre - half, centre + half, side, outside, in_row(side))


def next_limits(points: Floats, rounding: Floats | None = None) -> tuple[float, float, float]:
    """Centre, lower and upper limit for the lot after these, on their scale; NaN where there is none yet."""
    judged = chart(np.append(points, np.nan), None if rounding is None else np.append(rounding, 0.0))
    return float(judged.centre[-1]), float(judged.low[-1]), float(judged.high[-1])


def individuals(points: Floats, rounding: Floats | None = None) -> tuple[Floats, Floats]:
    """The mean of all points, and three times their average moving range over 1.128; NaN where there is no spread."""
    deviation = np.abs(np.diff(points)).mean(-1, keepdims=True) / D2
    if rounding is not None:
        deviation = np.maximum(deviation, np.sqrt((rounding**2).mean(-1, keepdims=True)))
    return points.mean(-1, keepdims=True), SIGMAS * np.where(deviation > 0, deviation, np.nan)


def predicted(points: Floats, coverage: float = COVERAGE, rounding: Floats | None = None) -> tuple[Floats, Floats]:
    """The mean of the points before each, and half the width of the prediction interval that they give.

    Student's factor, their standard deviation, and the root of 1 + 1/n, for n points before; NaN below five.
    """
    before = np.arange(points.shape[-1], dtype=np.float64)
    first = points[..., :1]
    mean = first + _before(points - first) / np.maximum(before, 1)
    squares = _before((points - mean) ** 2 * before / (before + 1))
    variance = squares / np.maximum(before - 1, 1)
    if rounding is not None:
        variance = np.maximum(variance, _before(rounding**2) / np.maximum(before, 1))
    enough, deviation = (before >= FEWEST) & (variance > 0), np.sqrt(variance)
    factor = student(np.maximum(before - 1, 1), coverage) * np.sqrt(1 + 1 / np.maximum(before, 1))
    return np.where(before >= 1, mean, np.nan), np.where(enough, factor * deviation, np.nan)


def _before(values: Floats) -> Floats:
    """The sum of the values before each."""
    nothing = np.zeros_like(values[..., :1])
    return np.concatenate([nothing, np.cumsum(values[..., :-1], -1)], -1)


def in_row(side: NDArray[np.int8]) -> Bools:
    """Which lots are the ninth or a later one of a row on one side; a 0 ends a row."""
    found = np.zeros(side.shape, bool)
    if side.shape[-1] >= ROW:
        windows = np.lib.stride_tricks.sliding_window_view(side, ROW, axis=-1)
        found[..., ROW - 1 :] = np.abs(windows.sum(-1)) == ROW
    return found
