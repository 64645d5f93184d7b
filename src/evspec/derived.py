"""Estimates made of other estimates: ratios, summaries of a panel, doses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from evspec.arrays import Bools, Columns, Floats, Ints
from evspec.estimates import Bench, Estimates, Kind, no_estimates, recoded
from evspec.grouping import group
from evspec.quantities import PANELS, Quantity
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

__all__ = ["panel_summary", "quotient", "scaled"]

EMPTY = {"cap": Verdict.NO_EVIDENCE, "first": -1, "method": -1}
"""What a place without an estimate says of one."""


def scaled(estimates: Estimates, quantity: Quantity, times: Floats, over: Floats) -> Estimates:
    """The estimates times a set point of their preparation over another, in the unit of `quantity`.

    Set points carry no uncertainty, so the ends of the interval are scaled alike. A blank set point leaves no estimate;
    so does one that is not above zero.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where((times > 0) & (over > 0), times / over, np.nan)[estimates.owner]
    known = ~np.isnan(factor)
    kept, by = estimates.take(known), factor[known]
    ends = {name: getattr(kept, name) * by for name in ("value", "low", "high", "bottom", "top", "lod")}
    return replace(kept, unit=quantity.unit, **ends)


def quotient(
    numerator: Estimates, denominator: Estimates, quantity: Quantity, *, same_method: bool = False
) -> Estimates:
    """Numerator over denominator of the same preparation, laboratory and context, for each pair of methods.

    The ends are those of MOVER for a ratio on the logarithmic scale (Donner and Zou 2012,
    doi 10.1177/0962280210383082): the distances of each part from its own ends combine in quadrature, and add where one
    is censored. A denominator that may be zero leaves the upper end open, and the ratio is "at least". A word on either
    side leaves no ratio; nor do two bounds of the same kind, from which nothing follows.
    """
    top, bottom = _side_by_side(numerator, denominator, same_method)
    if not len(top):
        return no_estimates(quantity.unit)
    open_ = (top.kind == bottom.kind) & (top.kind != Kind.NUMBER)
    silent = (top.kind > Kind.ABOVE) | (bottom.kind > Kind.ABOVE) | open_
    nothing = np.flatnonzero(silent)
    value, low, high, least, most = _ends(top, bottom, nothing)
    bounded = top.kind.copy()
    for kind, opposite in ((Kind.BELOW, Kind.ABOVE), (Kind.ABOVE, Kind.BELOW)):
        bounded[np.flatnonzero(bottom.kind == kind)] = opposite
    bounded[nothing] = Kind.SET_ASIDE
    made = replace(top, unit=quantity.unit, value=value, low=low, high=high, bottom=least, top=most, kind=bounded)
    made = _emptied(_with_weaker(made, (top, bottom)), nothing)
    return made if made.whole else made.take(made.there)


def panel_summary(bench: Bench, panel: str) -> Estimates:
    """The mean, median or sum over the members of a panel, as the laboratory declared, by method and laboratory.

    The ends of a sum or mean are those of MOVER (Zou and Donner 2008, doi 10.1002/sim.3095), where what censored
    members leave open counts in full, since a bound is no chance; those of a median are the medians of the ends. A
    preparation, method and laboratory with a member missing, or present only as a word, has no summary; nor has a
    laboratory that named no panel.
    """
    members, summary = bench.panel(panel)
    quantity = bench.quantities[PANELS[panel]]
    parts = [_numeric(bench.estimates(quantity.name, member)) for member in members]
    if not parts or not all(len(part) for part in parts):
        return no_estimates(quantity.unit)
    aligned = _aligned(parts)
    if not len(aligned[0]):
        return no_estimates(quantity.unit)
    value, low, high, bottom, top = (
        np.stack([getattr(part, name) for part in aligned]) for name in ("value", "low", "high", "bottom", "top")
    )
    if summary == "median":
        centre, ends = np.median(value, 0), (np.median(low, 0), np.median(high, 0))
        points = np.median(bottom, 0), np.median(top, 0)
    else:
        share = len(parts) if summary == "mean" else 1
        centre = value.sum(0) / share
        censored = np.stack([part.kind != Kind.NUMBER for part in aligned])
        down, up = (_total_distance(np.abs(value - end), censored) / share for end in (low, high))
        ends, points = (np.maximum(centre - down, 0.0), centre + up), (bottom.sum(0) / share, top.sum(0) / share)
    kind = _kind_of_sum(np.stack([part.kind for part in aligned]))
    made = replace(
        aligned[0], value=centre, low=ends[0], high=ends[1], bottom=points[0], top=points[1], kind=kind, whole=False
    )
    return _with_weaker(made, aligned)


def _total_distance(distances: Floats, censored: NDArray[np.bool_]) -> Floats:
    known = np.sqrt((np.where(censored, 0, distances) ** 2).sum(0))
    return np.asarray(known + np.where(censored, distances, 0).sum(0))


def _side_by_side(numerator: Estimates, denominator: Estimates, same_method: bool) -> tuple[Estimates, Estimates]:
    """The pairs that share preparation, laboratory and context, in two columns, as they stand where both are whole."""
    alike = ("laboratory", "context", "method") if same_method else ("laboratory", "context")
    if numerator.whole and denominator.whole and (not same_method or numerator.methods == denominator.methods):
        columns = [(getattr(numerator, name), getattr(denominator, name)) for name in alike]
        if all(one is other or np.array_equal(one, other) for one, other in columns):
            return numerator, denominator
    above, below = _numeric(numerator), _numeric(denominator)
    left, right = _pairs(above, below, same_method)
    return above.take(left), below.take(right)


def _ends(top: Estimates, bottom: Estimates, nothing: Ints) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Value, low, high, bottom and top of a quotient, NaN in rows with `nothing`; of exact numbers all are one."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        value = top.value / bottom.value
        value[nothing] = np.nan
        if all(_bare(part) and part.value.all() for part in (top, bottom)):
            return value, value, value, value, value
        censored = (top.kind != Kind.NUMBER) | (bottom.kind != Kind.NUMBER)
        down = _distance(np.log(top.value / top.low), np.log(bottom.high / bottom.value), censored)
        up = _distance(np.log(top.high / top.value), np.log(bottom.value / bottom.low), censored)
        low, high = value * np.exp(-down), value * np.exp(up)
        least, most = top.bottom / bottom.top, top.top / bottom.bottom
    low, least = (np.where(np.isfinite(end), end, 0.0) for end in (low, least))
    high, most = (np.where(np.isnan(end), np.inf, end) for end in (high, most))
    for end in (low, high, least, most):
        end[nothing] = np.nan
    return value, low, high, least, most


def _bare(estimates: Estimates) -> bool:
    ends = (estimates.low, estimates.high, estimates.bottom, estimates.top)
    return all(end is estimates.value for end in ends)


def _emptied(estimates: Estimates, rows: Ints) -> Estimates:
    """The estimates with nothing in these rows, whatever numbers stand there."""
    columns: Columns = {}
    for name, nothing in EMPTY.items():
        column = getattr(estimates, name)
        if (column[rows] != nothing).any():
            columns[name] = column.copy()
            columns[name][rows] = nothing
    return estimates.holding(columns, whole=estimates.whole)


def _distance(one: Floats, other: Floats, censored: Bools) -> Floats:
    return np.where(censored, one + other, np.hypot(one, other))


def _numeric(estimates: Estimates) -> Estimates:
    return estimates.take(estimates.kind <= Kind.ABOVE)


def _kind_of_sum(kinds: NDArray[np.int8]) -> NDArray[np.int8]:
    above = (kinds == Kind.ABOVE).any(0)
    return np.where(above, Kind.ABOVE, np.where((kinds == Kind.BELOW).any(0), Kind.BELOW, Kind.NUMBER)).astype(np.int8)


def _keys(parts: Sequence[Estimates], same_method: bool) -> list[Ints]:
    """For each set of estimates numbers that are equal where owner, laboratory, context (and method) are."""
    words = tuple(dict.fromkeys(word for part in parts for word in part.methods))
    columns = [
        np.concatenate([part.owner for part in parts]),
        np.concatenate([part.laboratory for part in parts]),
        np.concatenate([part.context for part in parts]),
    ]
    if same_method:
        columns.append(np.concatenate([recoded(part, words) for part in parts]))
    keys = [(column.astype(np.int64), int(column.max(initial=-1)) + 1) for column in columns]
    of = group(keys, len(columns[0])).of
    return np.split(of, np.cumsum([len(part) for part in parts])[:-1])


def _pairs(above: Estimates, below: Estimates, same_method: bool) -> tuple[Ints, Ints]:
    return _matches(*_keys((above, below), same_method))


def _matches(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The places of all pairs of equal keys, in the order of the left ones."""
    order = np.argsort(right, kind="stable")
    start, stop = np.searchsorted(right[order], left), np.searchsorted(right[order], left, side="right")
    count = stop - start
    rows = np.repeat(np.arange(len(left)), count)
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return rows, order[start[rows] + within]


def _aligned(parts: Sequence[Estimates]) -> list[Estimates]:
    """Every way to take one estimate of each part from the same preparation, method, laboratory and context."""
    first, *others = _keys(parts, same_method=True)
    rows: list[Ints] = [np.arange(len(first))]
    for key in others:
        left, right = _matches(first[rows[0]], key)
        rows = [*(each[left] for each in rows), right]
    return [part.take(which) for part, which in zip(parts, rows, strict=True)]


def _with_weaker(made: Estimates, parts: Sequence[Estimates]) -> Estimates:
    """The cap of the weakest part, its runs, and its basis where that is weaker than derived."""
    cap = _least([part.cap for part in parts]).astype(np.uint8)
    runs = _least([part.runs for part in parts])
    basis = np.full(len(made), Basis.DERIVED, np.uint8)
    weak = np.flatnonzero((cap < Verdict.MET) & (made.kind <= Kind.ABOVE))
    for part in parts:
        here = weak[part.cap[weak] < Verdict.MET]
        basis[here] = part.basis[here]
    methods, codes = _joined_methods(parts)
    return replace(made, cap=cap, basis=basis, runs=runs, methods=methods, method=codes)


def _least(columns: Sequence[Ints]) -> Ints:
    return reduce(lambda one, other: one if one is other else np.minimum(one, other), columns)


def _joined_methods(parts: Sequence[Estimates]) -> tuple[tuple[str, ...], Ints]:
    if not any(part.methods for part in parts):
        return (), parts[0].method
    sets = group([(part.method.astype(np.int64), len(part.methods)) for part in parts], len(parts[0]))
    names = [np.array([*part.methods, ""], object)[part.method[sets.first]] for part in parts]
    texts = [" and ".join(dict.fromkeys(each for each in row if each)) for row in zip(*names, strict=True)]
    words = tuple(dict.fromkeys(text for text in texts if text))
    places = np.array([words.index(text) if text else -1 for text in texts], np.int32)
    return words, places[sets.of]
