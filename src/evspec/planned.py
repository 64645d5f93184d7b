"""The declared limits that hold together, with what is known of the methods that will be held against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Floats
from evspec.chances import Series, chance_inside
from evspec.decision import LOWER, Bound
from evspec.estimates import Bench, Kind
from evspec.limits import Declared, declared
from evspec.precision import precisions
from evspec.quantities import Quantity
from evspec.uncertainty import LINEAR, LOG, LOGIT, SCALES, onto, value_of

__all__ = ["Window", "chance_within", "on_scale", "windows"]

COVERAGES = {"release": 0.95, "shelf life": 0.95, "margin": 0.90}
STATUSES = ("qualified", "validated")
FEWEST_RUNS = 3


class Window(NamedTuple):
    """The limits that hold together for one quantity by one method, and what is known of the method.

    `cv`, a fraction on `df` degrees of freedom, is NaN where nobody knows it. Where it is not `promised` by a qualified
    or validated method but pooled from runs, lots will be judged by their own spread. A promise on a
    percentage is one in per cent, so that such a window lies on the linear `scale`. `truth` is the value a lot is taken
    to have, in the unit of the limits, and `whence` says why.
    """

    named: str
    method: str
    kind: str
    scale: int
    bounds: tuple[Bound, ...]
    cv: float
    df: float
    promised: bool
    truth: float
    whence: str

    @property
    def lower(self) -> float:
        """The lower limit, minus infinity where there is none."""
        return max((each.value for each in self.bounds if each.side in LOWER), default=-np.inf)

    @property
    def upper(self) -> float:
        """The upper limit, infinity where there is none."""
        return min((each.value for each in self.bounds if each.side not in LOWER), default=np.inf)


def windows(bench: Bench) -> tuple[Window, ...]:
    """Every guarded limit of the hand-in, one window a method; what is exact or of the laboratory is not planned."""
    pooled = precisions(bench)
    return tuple(window for each in _asked(bench) for window in _by_method(bench, pooled, *each))


def chance_within(window: Window, truth: Floats, runs: Floats, bounds: Sequence[Bound] | None = None) -> Floats:
    """The chance that lots of that true value are found wholly within the window, or within some of its bounds."""
    some = window._replace(bounds=tuple(bounds)) if bounds else window
    deviation = deviation_at(window, truth)
    ends = (on_scale(window, np.full(1, end)) for end in (some.lower, some.upper))
    lower, upper = ends
    series = Series(on_scale(window, truth), lower, upper, deviation, runs)
    if window.promised:
        series = series._replace(df=window.df, promised=deviation)
    possible = window.promised | (np.asarray(runs) >= FEWEST_RUNS)
    return np.where(possible, chance_inside(series, COVERAGES[window.kind]), 0.0)


def deviation_at(window: Window, truth: Floats) -> Floats:
    """The standard deviation of one run of such a lot on the scale, as `uncertainty.interval` takes it from the CV."""
    if window.scale == LOG:
        return np.full(np.shape(truth), np.sqrt(np.log1p(window.cv**2)))
    return window.cv * np.abs(truth) if window.scale == LINEAR else window.cv / (1 - np.asarray(truth) / 100)


def on_scale(window: Window, values: Floats) -> Floats:
    """Values on the scale of the window; what is infinite stays so."""
    values = np.atleast_1d(np.asarray(values, np.float64))
    finite = np.isfinite(values)
    scale = np.full(values.shape, window.scale, np.int8)
    with np.errstate(divide="ignore"):
        return np.where(finite, onto(np.where(finite, values, 1), scale, np.zeros(values.shape)), values)


def _asked(bench: Bench) -> Iterator[tuple[Quantity, str, str, str, tuple[Declared, ...]]]:
    """Each quantity, analyte, kind and stage with guarded limits, and these limits."""
    table = bench.batch.limits
    names = ("quantity", "analyte", "kind", "stage")
    rows = [table[name].astype(object).fillna("release" if name == "kind" else "") for name in names]
    for name, analyte, kind, stage in dict.fromkeys(zip(*rows, strict=True)):
        quantity = bench.quantities[str(name)]
        if quantity.exact or quantity.laboratory:
            continue
        limits = declared(bench, quantity, str(analyte), str(kind))
        guarded = tuple(each for each in limits if each.rule != "simple" and each.stage in {"", stage})
        if guarded:
            yield quantity, str(analyte), str(kind), str(stage), guarded


def _by_method(
    bench: Bench,
    pooled: pd.DataFrame,
    quantity: Quantity,
    analyte: str,
    kind: str,
    stage: str,
    limits: tuple[Declared, ...],
) -> Iterator[Window]:
    known = list(_methods(bench, pooled, quantity, analyte)) or [("", "", np.nan, np.nan, False)]
    for method, which, cv, df, promised in known:
        bounds = tuple(each.bound for each in limits if each.method in {"", method} or not method)
        if not bounds:
            continue
        of_ratio = float(np.sqrt(np.expm1(2 * np.log1p(cv**2)))) if kind == "margin" else cv
        scale = LOG if kind == "margin" else SCALES.index(quantity.scale)
        scale = LINEAR if promised and scale == LOGIT else scale
        named = " ".join(filter(None, (quantity.name, which, f"({stage})" if stage else "")))
        window = Window(named, method, kind, scale, bounds, of_ratio, df, promised, np.nan, "")
        yield _with_truth(bench, quantity, which, window)


def _methods(
    bench: Bench, pooled: pd.DataFrame, quantity: Quantity, analyte: str
) -> Iterator[tuple[str, str, float, float, bool]]:
    """Each method with a precision: its analyte, coefficient of variation, degrees of freedom, and if promised."""
    methods = bench.batch.methods
    mine = methods[methods["quantity"].astype(object) == quantity.name]
    backed = mine["status"].astype(object).isin(STATUSES) & mine["document"].notna() & (mine["df"] >= 1)
    backed &= ~(mine["valid_to"] < pd.Timestamp(bench.as_of))
    promising = mine[backed & mine["cv_intermediate"].notna()]
    for row in promising.itertuples():
        yield str(row.method), analyte, float(str(row.cv_intermediate)) / 100, float(str(row.df)), True
    others = pooled[(pooled["quantity"] == quantity.name) & (pooled["df"] >= 1)]
    others = others[~others["method"].isin(promising["method"].astype(object))]
    for row in (others[others["analyte"] == analyte] if analyte else others).itertuples():
        yield str(row.method), str(row.analyte), float(str(row.between)), float(str(row.df)), False


def _with_truth(bench: Bench, quantity: Quantity, analyte: str, window: Window) -> Window:
    """The window with the value that a lot is taken to have.

    A ratio to the reference of one; the median of the laboratory's own products where some were measured; else the
    middle of a window with two sides, or two standard deviations of a run inside the limit.
    """
    if window.kind == "margin":
        return window._replace(truth=1.0, whence="a ratio of one")
    found = bench.estimates(quantity.name, analyte)
    roles = bench.field("role")
    product = np.array([*(word == "product" for word in roles.words), True])[roles.codes]
    usable = (found.kind == Kind.NUMBER) & np.isfinite(found.value)
    usable &= product[found.owner] if len(found) else usable
    if usable.any():
        count = len(np.unique(found.owner[usable]))
        whence = "median of 1 lot" if count == 1 else f"median of {count} lots"
        return window._replace(truth=float(np.median(found.value[usable])), whence=whence)
    ends = on_scale(window, np.array([window.lower, window.upper]))
    scale = np.full(1, window.scale, np.int8)
    if np.isfinite(ends).all():
        middle = value_of(np.array([ends.mean()]), scale)
        return window._replace(truth=float(middle[0]), whence="middle of the window")
    limit, sign = (window.lower, 1) if np.isfinite(window.lower) else (window.upper, -1)
    inside = on_scale(window, np.array([limit])) + sign * 2 * deviation_at(window, np.array([limit]))
    return window._replace(truth=float(value_of(inside, scale)[0]), whence="two deviations inside")
