"""Estimates made of other estimates: ratios, summaries of a panel, doses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from evspec.arrays import Bools, Columns, Floats, Ints
from evspec.estimates import Bench, Estimates, Kind, no_estimates, recoded
from evspec.grouping import group
from evspec.quantities import PANELS, Quantity
from evspec.uncertainty import Basis, capped, student
from evspec.verdicts import Verdict

__all__ = ["panel_summary", "quotient", "scaled", "undetected"]

COVERAGE = 0.95
"""Of the intervals that parts come with."""

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
    ends = {name: getattr(kept, name) * by for name in ("value", "low", "high", "bottom", "top", "lod", "loq")}
    return replace(kept, unit=quantity.unit, **ends)


def quotient(
    numerator: Estimates, denominator: Estimates, quantity: Quantity, *, same_method: bool = False
) -> Estimates:
    """Numerator over denominator of the same preparation, laboratory and context, for each pair of methods.

    A limit L on N/D is judged on the contrast N - L·D, which always has an interval: its distances combine in
    quadrature (MOVER; Zou and Donner 2008, doi 10.1002/sim.3095), and add where a part is censored, since a bound is no
    chance. The ends of the ratio are the limits that the contrast cannot tell from zero (Donner and Zou 2012,
    doi 10.1177/0962280210383082), which for symmetric parts are Fieller's. The upper one is infinite where the
    denominator may be zero.

    A denominator below its detection limit enters as 0 to that limit: the ratio is "at least". A numerator below its
    quantification limit, or known only to lie below a bound, leaves a ratio that is inconclusive against any limit. A
    word on either side leaves none; nor does a denominator of zero that nothing bounds, nor do two parts that may both
    be nothing, or both be without end.
    """
    top, bottom = _side_by_side(numerator, denominator, same_method)
    if not len(top):
        return no_estimates(quantity.unit)
    top, bottom = _looked_at_alike([undetected(top), undetected(bottom, at_zero=True)])
    nothing = np.flatnonzero(_silent(top, bottom))
    value, low, high, least, most = _ends(top, bottom, nothing)
    kind = _bounded(top, bottom, nothing)
    made = replace(top, unit=quantity.unit, value=value, low=low, high=high, bottom=least, top=most, kind=kind)
    made = _emptied(_unquantified(_with_weaker(made, (top, bottom)), top), nothing)
    return made if made.whole else made.take(made.there)


def undetected(part: Estimates, *, at_zero: bool = False) -> Estimates:
    """The estimates in which a number below its detection limit is a bound: from nothing to that limit.

    With `at_zero` so is a number that is not above zero where no detection limit is known: its upper end bounds it, and
    since nothing supports that, no limit can be met.
    """
    here = part.value < part.lod * (1 - 1e-12)
    if at_zero and (zero := part.value <= 0).any():
        here |= zero & np.isnan(part.lod) & np.isfinite(part.high) & (part.value < part.high)
    if not here.any():
        return part
    here &= part.kind == Kind.NUMBER
    limit = np.where(np.isnan(part.lod), part.high, part.lod)
    columns: Columns = {name: np.where(here, limit, getattr(part, name)) for name in ("value", "high", "top")}
    columns |= {name: np.where(here, 0.0, getattr(part, name)) for name in ("low", "bottom")}
    basis = np.where(np.isnan(part.lod), np.uint8(Basis.UNSUPPORTED_BOUND), np.uint8(Basis.BOUND)).astype(np.uint8)
    columns["kind"] = np.where(here, Kind.BELOW, part.kind).astype(np.int8)
    columns["basis"] = np.where(here, basis, part.basis).astype(np.uint8)
    columns["cap"] = np.where(here, capped(basis), part.cap).astype(np.uint8)
    return part.holding(columns, whole=part.whole)


def _looked_at_alike(parts: Sequence[Estimates]) -> list[Estimates]:
    """The parts with the intervals of as many looks as any of them has had: what is made of them is looked at as often.

    The distances of an end grow, on the logarithm of a positive number and in the unit of others, by the ratio of the
    factors of Student.
    """
    looks = reduce(np.maximum, [part.looks for part in parts])
    return [part if not (part.looks < looks).any() else _at_looks(part, looks) for part in parts]


def _at_looks(part: Estimates, looks: Ints) -> Estimates:
    df = np.where(part.df >= 1, part.df, np.inf)
    wider = np.where(part.looks < looks, student(df, COVERAGE, looks) / student(df, COVERAGE), 1.0)
    number, log = part.kind == Kind.NUMBER, (part.low > 0) & (part.value > 0)

    def moved(end: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            further = np.where(log, part.value * (end / part.value) ** wider, part.value + wider * (end - part.value))
        return np.where(number, further, end)

    ends: Columns = {"low": moved(part.low), "high": moved(part.high)}
    return part.holding(ends | {"looks": np.maximum(part.looks, looks)}, whole=part.whole)


def panel_summary(bench: Bench, panel: str) -> Estimates:
    """The mean, median or sum over the members of a panel, as the laboratory declared, by method and laboratory.

    The ends of a sum or mean are those of MOVER (Zou and Donner 2008, doi 10.1002/sim.3095), where what censored
    members leave open counts in full, since a bound is no chance; those of a median are the medians of the ends. A
    member below its detection limit enters as 0 to that limit. A preparation, method and laboratory with a member
    missing, or present only as a word, has no summary; nor has a laboratory that named no panel.
    """
    members, summary = bench.panel(panel)
    quantity = bench.quantities[PANELS[panel]]
    parts = [undetected(_numeric(bench.estimates(quantity.name, member)), at_zero=True) for member in members]
    if not parts or not all(len(part) for part in parts):
        return no_estimates(quantity.unit)
    aligned = _looked_at_alike(_aligned(parts))
    if not len(aligned[0]):
        return no_estimates(quantity.unit)
    value, low, high, bottom, top, loq = (
        np.stack([getattr(part, name) for part in aligned]) for name in ("value", "low", "high", "bottom", "top", "loq")
    )
    quantified = np.where(np.isnan(loq).all(0), np.nan, _summary(np.nan_to_num(loq), summary))
    if summary == "median":
        ends = np.median(low, 0), np.median(high, 0)
    else:
        censored = np.stack([part.kind != Kind.NUMBER for part in aligned])
        share = len(parts) if summary == "mean" else 1
        down, up = (_total_distance(np.abs(value - end), censored) / share for end in (low, high))
        ends = np.maximum(_summary(value, summary) - down, 0.0), _summary(value, summary) + up
    made = replace(
        aligned[0],
        value=_summary(value, summary),
        low=ends[0],
        high=ends[1],
        bottom=_summary(bottom, summary),
        top=_summary(top, summary),
        kind=_kind_of_sum(np.stack([part.kind for part in aligned])),
        lod=np.full(len(aligned[0]), np.nan),
        loq=quantified,
        whole=False,
    )
    return _with_weaker(made, aligned)


def _summary(values: Floats, summary: str) -> Floats:
    """The mean, median or sum of the members, which are the rows."""
    if summary == "median":
        return np.asarray(np.median(values, axis=0))
    return np.asarray(values.sum(axis=0) / (len(values) if summary == "mean" else 1))


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


def _silent(top: Estimates, bottom: Estimates) -> Bools:
    """Where nothing follows: a word on either side, both parts that may be nothing or without end, or over a bare 0."""
    words = (top.kind > Kind.ABOVE) | (bottom.kind > Kind.ABOVE)
    silent = words | (bottom.high <= 0) | ((bottom.value <= 0) & ~np.isfinite(bottom.high))
    if (nothing := (top.kind == Kind.BELOW) & (bottom.kind == Kind.BELOW)).any():
        silent |= nothing & (top.low <= 0) & (bottom.low <= 0)
    if (endless := (top.kind == Kind.ABOVE) & (bottom.kind == Kind.ABOVE)).any():
        silent |= endless & np.isinf(top.high) & np.isinf(bottom.high)
    return np.asarray(silent)


def _bounded(top: Estimates, bottom: Estimates, nothing: Ints) -> NDArray[np.int8]:
    """Of which kind each quotient is: what bounds the denominator from above bounds the quotient from below."""
    kind = top.kind.copy()
    for one, opposite in ((Kind.BELOW, Kind.ABOVE), (Kind.ABOVE, Kind.BELOW)):
        kind[np.flatnonzero(bottom.kind == one)] = opposite
    kind[nothing] = Kind.SET_ASIDE
    return kind


def _unquantified(made: Estimates, top: Estimates) -> Estimates:
    """Inconclusive, and neither better nor worse, where the numerator was not quantified.

    That is, below its quantification limit, or only bounded from above.
    """
    weak = top.value < top.loq * (1 - 1e-12)
    if (below := top.kind == Kind.BELOW).any():
        weak = np.where(below, (top.low <= 0) | (top.low < top.loq), weak)
    if not weak.any():
        return made
    weak &= (top.kind <= Kind.BELOW) & (made.cap >= Verdict.INCONCLUSIVE)
    columns: Columns = {"cap": np.where(weak, np.uint8(Verdict.INCONCLUSIVE), made.cap).astype(np.uint8)}
    columns["basis"] = np.where(weak, np.uint8(Basis.UNQUANTIFIED), made.basis).astype(np.uint8)
    return made.holding(columns, whole=made.whole)


def _ends(top: Estimates, bottom: Estimates, nothing: Ints) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Value, low, high, bottom and top of a quotient, NaN in rows with `nothing`; of exact numbers all are one."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        value = np.maximum(top.value, 0) / bottom.value
        value[nothing] = np.nan
        if all(_bare(part) and part.value.all() for part in (top, bottom)):
            return value, value, value, value, value
        censored = (top.kind != Kind.NUMBER) | (bottom.kind != Kind.NUMBER)
        low, high = _contrasted(top, bottom)
        if censored.any():
            low = np.where(censored, top.low / bottom.high, low)
            high = np.where(censored, top.high / np.maximum(bottom.low, 0), high)
        least, most = top.bottom / bottom.top, top.top / np.maximum(bottom.bottom, 0)
    low, least = (np.where(np.isfinite(end), np.maximum(end, 0), 0.0) for end in (low, least))
    high, most = (np.where(np.isnan(end), np.inf, end) for end in (high, most))
    for end in (low, high, least, most):
        end[nothing] = np.nan
    return value, low, high, least, most


def _contrasted(top: Estimates, bottom: Estimates) -> tuple[Floats, Floats]:
    """The ratios R at which the interval of N - R·D ends on zero, from below and from above; infinite where none does.

    With the ends l and u of each part the lower one solves N - R·D = sqrt((N - l_N)² + R²(u_D - D)²), the upper one
    R·D - N = sqrt((u_N - N)² + R²(D - l_D)²); both are written so that nothing cancels.
    """
    product = top.value * bottom.value
    lower = _root(product, bottom.high * (2 * bottom.value - bottom.high), top.low * (2 * top.value - top.low))
    square, rest = bottom.low * (2 * bottom.value - bottom.low), top.high * (2 * top.value - top.high)
    upper = (product + np.sqrt(np.maximum(product**2 - square * rest, 0))) / square
    low = np.where((top.low > 0) & np.isfinite(bottom.high), lower, 0.0)
    high = np.where((bottom.low > 0) & np.isfinite(top.high), upper, np.inf)
    return low, np.where(top.high <= 0, 0.0, high)


def _root(product: Floats, square: Floats, rest: Floats) -> Floats:
    return np.asarray(rest / (product + np.sqrt(np.maximum(product**2 - square * rest, 0))))


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
    df = _least([part.df for part in parts])
    deviation = np.broadcast_to(np.nan, len(made))
    measured = reduce(lambda one, other: one if one is other else np.minimum(one, other), [p.measured for p in parts])
    looks = reduce(lambda one, other: one if one is other else np.maximum(one, other), [part.looks for part in parts])
    more: Columns = {"df": df, "deviation": deviation, "looks": looks, "measured": measured}
    return replace(made, cap=cap, basis=basis, runs=runs, methods=methods, method=codes, **cast("dict[str, Any]", more))


def _least(columns: Sequence[NDArray[Any]]) -> NDArray[Any]:
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
