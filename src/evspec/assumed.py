"""The value that a lot is taken to have where limits are planned: what lots had, or else a place inside the limit."""

from __future__ import annotations

import numpy as np

from evspec.arrays import Floats
from evspec.band import Window, deviation_at, on_scale
from evspec.estimates import Bench, Estimates, Kind
from evspec.uncertainty import LOG, value_of

__all__ = ["with_truth"]

DEVIATIONS = 2


def with_truth(bench: Bench, quantity: str, analyte: str, window: Window) -> Window:
    """The window with the value that a lot is taken to have, inside the scale.

    A ratio to the reference of one; the median of the laboratory's own products where some were measured; else the
    middle of a window with two sides, or two standard deviations of a run inside the limit, and no further than halfway
    to the end of the scale. Lots without a number have no part in the median, and are counted.
    """
    if window.kind == "margin":
        return window._replace(truth=1.0, whence="a ratio of one")
    found = bench.estimates(quantity, analyte)
    roles = bench.field("role")
    product = np.array([*(word == "product" for word in roles.words), True])[roles.codes]
    mine = product[found.owner] & found.there if len(found) else np.zeros(0, bool)
    usable = mine & (found.kind == Kind.NUMBER) & np.isfinite(found.value)
    if usable.any():
        count = len(np.unique(found.owner[usable]))
        others = len(np.setdiff1d(found.owner[mine], found.owner[usable]))
        whence = "median of 1 lot" if count == 1 else f"median of {count} lots"
        return window._replace(truth=_median(bench, window, found.take(usable)), whence=whence, left_out=others)
    return _inside(window)


def _median(bench: Bench, window: Window, found: Estimates) -> float:
    """The median, that of a percentage at least half a digit inside its scale, as `uncertainty.onto` takes it."""
    median = float(np.median(found.value))
    read = found.first[found.first >= 0]
    if not window.percentage or not len(read):
        return median
    half = bench.batch.readings["resolution"].to_numpy(np.float64)[read].max() / 2
    return float(np.clip(median, half, 100 - half))


def _inside(window: Window) -> Window:
    ends = on_scale(window, np.array([window.lower, window.upper]))
    scale = np.full(1, window.scale, np.int8)
    if np.isfinite(ends).all():
        return window._replace(truth=_value(ends.mean(keepdims=True), scale), whence="middle of the window")
    limit, sign = (window.lower, 1) if np.isfinite(window.lower) else (window.upper, -1)
    if not np.isfinite(limit):
        return window
    at_limit = np.full(1, limit)
    truth = _value(on_scale(window, at_limit) + sign * DEVIATIONS * deviation_at(window, at_limit), scale)
    end = 100.0 if window.percentage and sign > 0 else 0.0
    halfway = (limit + end) / 2
    if window.scale != LOG and sign * (end - limit) > 0 and not sign * (halfway - truth) >= 0:
        return window._replace(truth=halfway, whence="halfway to the end of the scale")
    return window._replace(truth=truth, whence="two deviations inside")


def _value(place: Floats, scale: np.ndarray) -> float:
    return float(value_of(place, scale)[0])
