"""One guarded limit as it is planned: the chance of being met at a true value, and which values it is enough at."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats
from evspec.chances import Series, chance_inside
from evspec.decision import LOWER, Bound
from evspec.uncertainty import LINEAR, LOG, LOGIT, onto, value_of

__all__ = ["Window", "band", "chance_within", "deviation_at", "highest_chance", "on_scale"]

COVERAGES = {"release": 0.95, "shelf life": 0.95, "margin": 0.90}
FEWEST_RUNS = 3
PLACES = 601
FAR = 60.0
"""How many standard deviations of a run inside a limit are looked at."""
LOGITS = 9.0
"""How many logits inside a limit are looked at: all but a ten-thousandth of what is left of the scale."""
HALVINGS = 50


class Window(NamedTuple):
    """The limits that hold together for one quantity by one method, and what is known of the method.

    `of` is the quantity with its analyte. `cv`, a fraction on `df` degrees of freedom, is NaN where nobody knows it.
    Where it is not `promised` by a qualified or validated method but pooled from runs, lots will be judged by their own
    spread. `percentage` says that values lie between 0 and 100; a promise on one is in per cent, so that such a window
    lies on the linear `scale`. `truth` is the value a lot is taken to have, in the `unit` of the limits, NaN where none
    is, and `whence` says why; `left_out` counts the lots without a number that had no part in it.
    """

    of: str
    method: str
    kind: str
    stage: str
    unit: str
    scale: int
    percentage: bool
    bounds: tuple[Bound, ...]
    cv: float
    df: float
    promised: bool
    truth: float = np.nan
    whence: str = ""
    left_out: int = 0

    @property
    def named(self) -> str:
        """The quantity, its analyte and the stage."""
        return f"{self.of} ({self.stage})" if self.stage else self.of

    @property
    def lower(self) -> float:
        """The lower limit, minus infinity where there is none, or where no value can lie below it."""
        lower = max((each.value for each in self.bounds if each.side in LOWER), default=-np.inf)
        return -np.inf if lower <= 0 and (self.percentage or self.scale == LOG) else lower

    @property
    def upper(self) -> float:
        """The upper limit, infinity where there is none, or where no value can lie above it."""
        upper = min((each.value for each in self.bounds if each.side not in LOWER), default=np.inf)
        return np.inf if upper >= 100 and self.percentage else upper

    @property
    def wanting(self) -> str:
        """Why it cannot be planned; an empty text where it can."""
        if not np.isfinite(self.cv):
            return "no precision is declared or can be pooled"
        if np.isinf(self.lower) and np.isinf(self.upper):
            return "every value on the scale meets it"
        if self.percentage and (self.lower >= 100 or self.upper <= 0):
            return "no value inside the scale can be shown to meet it"
        truth = np.array([self.truth])
        if not (np.isfinite(on_scale(self, truth)) & _possible(self, truth))[0]:
            return "a coefficient of variation says nothing of where its lots are taken to lie"
        return ""


def chance_within(window: Window, truth: Floats, runs: Floats) -> Floats:
    """The chance that lots of that true value are found wholly within the window; 0 where no such lot can be."""
    truth = np.asarray(truth, np.float64)
    possible = _possible(window, truth)
    some = np.where(possible, truth, 1.0)
    deviation = deviation_at(window, some)
    lower, upper = (on_scale(window, np.full(1, end)) for end in (window.lower, window.upper))
    series = Series(on_scale(window, some), lower, upper, deviation, runs)
    if window.promised:
        series = series._replace(df=window.df, promised=deviation, relative=window.scale == LINEAR)
    possible = possible & (window.promised | (np.asarray(runs) >= FEWEST_RUNS))
    return np.where(possible, chance_inside(series, COVERAGES[window.kind]), 0.0)


def deviation_at(window: Window, truth: Floats) -> Floats:
    """The standard deviation of one run of such a lot on the scale, as `uncertainty.interval` takes it from the CV."""
    truth = np.asarray(truth, np.float64)
    if window.scale == LOG:
        return np.full(truth.shape, np.sqrt(np.log1p(window.cv**2)))
    if window.scale == LINEAR:
        return np.asarray(window.cv * np.abs(truth))
    with np.errstate(divide="ignore"):
        return np.asarray(window.cv / (1 - truth / 100))


def on_scale(window: Window, values: Floats) -> Floats:
    """Values on the scale of the window; what is infinite stays so."""
    values = np.atleast_1d(np.asarray(values, np.float64))
    finite = np.isfinite(values)
    scale = np.full(values.shape, window.scale, np.int8)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(finite, onto(np.where(finite, values, 1), scale, np.zeros(values.shape)), values)


def band(window: Window, runs: int, chance: float) -> tuple[float, float]:
    """Between which true values a lot is met with that chance; NaN for an end that is not there, both where none is.

    A percentage that is judged by the spread of its own runs has an end on either side of a single limit: near the end
    of the scale a scatter in per cent is ever wider on logits.
    """
    places = _places(window)
    found = chance_within(window, places, np.full(1, float(runs))) >= chance
    enough = np.flatnonzero(found)
    if not len(enough):
        return float("nan"), float("nan")
    ends = [
        _between(window, runs, chance, places[out], places[kept]) if 0 <= out < len(places) else float("nan")
        for out, kept in ((enough[0] - 1, enough[0]), (enough[-1] + 1, enough[-1]))
    ]
    return (ends[0], ends[1]) if places[0] < places[-1] else (ends[1], ends[0])


def highest_chance(window: Window, runs: int) -> float:
    """The chance of being met for a lot of whichever true value has the highest."""
    return float(chance_within(window, _places(window), np.full(1, float(runs))).max(initial=0.0))


def _possible(window: Window, truth: Floats) -> Bools:
    """Where a lot can lie and a coefficient of variation gives its scatter."""
    inside = (truth > 0) & (truth < 100) if window.percentage else truth > 0 if window.scale == LOG else truth != 0
    deviation = deviation_at(window, truth)
    return np.asarray(inside & np.isfinite(deviation) & (deviation > 0))


def _between(window: Window, runs: int, chance: float, out: float, kept: float) -> float:
    """Where the chance is just enough, between a value where it is not and one where it is."""
    for _ in range(HALVINGS):
        middle = (out + kept) / 2
        enough = chance_within(window, np.full(1, middle), np.full(1, float(runs)))[0] >= chance
        out, kept = (out, middle) if enough else (middle, kept)
    return float(kept)


def _places(window: Window) -> Floats:
    """True values from a limit inwards, to the other limit or as far as the scale goes."""
    lower, upper = window.lower, window.upper
    scale = np.full(PLACES, window.scale, np.int8)
    if np.isfinite([lower, upper]).all():
        start, end = (on_scale(window, np.full(1, each))[0] for each in (lower, upper))
        return value_of(np.linspace(start, end, PLACES), scale)
    limit, inward = (lower, 1.0) if np.isfinite(lower) else (upper, -1.0)
    start = on_scale(window, np.full(1, limit))[0]
    if not np.isfinite(start):
        return np.zeros(0)
    if window.scale == LINEAR and window.percentage:
        return np.linspace(limit, 100.0 if inward > 0 else 0.0, PLACES)[:-1]
    far = LOGITS if window.scale == LOGIT else FAR * deviation_at(window, np.full(1, limit))[0]
    places = value_of(start + inward * np.linspace(0, far, PLACES), scale)
    return places[places * limit > 0]
