"""Readings become estimates, all at once: replicates within runs, runs within estimates, never across methods."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.arrays import Bools, Columns, Floats, Ints
from evspec.batch import Batch
from evspec.counting import widen_to_counts
from evspec.estimates import COLUMNS, Estimates, Kind
from evspec.grouping import Groups, codes_of, earliest, group, largest, totals
from evspec.promises import Promise, promises
from evspec.quantities import Quantity
from evspec.series import attempts
from evspec.uncertainty import SCALES, Basis, Precision, Spread, capped, interval, onto, value_of

__all__ = ["APART", "blank_of", "highest", "looks_of", "summarise"]

ALIKE = 1e-20
APART = ("specimen", "method", "laboratory", "at", "at_unit", "condition")
"""What, beside the attempt, sets two readings of a quantity apart: nothing is averaged across any of these."""


def summarise(
    batch: Batch, quantities: Mapping[str, Quantity], as_of: date, coverage: float
) -> dict[tuple[str, str], Estimates]:
    """The estimates of every quantity and analyte that has a reading, in the unit of the quantity.

    Missing values leave no estimate. Readings that were set aside make an estimate, without evidence, only where the
    preparation has no other of that quantity and analyte.
    """
    named = batch.readings["quantity"].notna()
    readings = _without_superseded(batch.readings if named.all() else batch.readings[named])
    if readings.empty:
        return {}
    names, quantity = _quantities(readings, quantities)
    kinds = _kinds(readings)
    groups = _groups(readings, quantity, kinds, names)
    first = groups.first
    table = _columns(batch, readings, groups, quantity[first], kinds[first], names, as_of, coverage)
    return _split(batch, readings["analyte"].iloc[first], quantity[first], names, table)


def highest(batch: Batch, quantities: Mapping[str, Quantity], name: str) -> tuple[Floats, Ints]:
    """The highest number among the readings of each estimate of a quantity, and its row; NaN and -1 without one.

    In the order of `summarise`.
    """
    readings = _without_superseded(batch.readings[batch.readings["quantity"].astype(object) == name])
    if readings.empty:
        return np.empty(0), np.empty(0, np.int64)
    known, quantity = _quantities(readings, quantities)
    kinds = _kinds(readings)
    groups = _groups(readings, quantity, kinds, known)
    values = np.where(kinds == Kind.NUMBER, readings["value"].to_numpy(np.float64), np.nan)
    order = np.lexsort((np.where(np.isnan(values), -np.inf, values), groups.of))
    last = order[np.flatnonzero(np.diff(groups.of[order], append=-1))]
    rows = readings.index.to_numpy()[last]
    return values[last], np.where(np.isnan(values[last]), -1, rows)


def _without_superseded(readings: pd.DataFrame) -> pd.DataFrame:
    aside = readings["set_aside"].notna()
    if not aside.any():
        return readings
    key = [readings[name].astype(object).fillna("") for name in ("preparation", "quantity", "analyte")]
    others = (~aside).groupby(key).transform("any")
    return readings[~(aside & others)]


def _quantities(readings: pd.DataFrame, known: Mapping[str, Quantity]) -> tuple[list[Quantity], Ints]:
    words = readings["quantity"].cat.categories
    return [known[str(word)] for word in words], readings["quantity"].cat.codes.to_numpy()


def _kinds(readings: pd.DataFrame) -> NDArray[np.int8]:
    kinds = readings["kind"].cat.codes.to_numpy().astype(np.int8, copy=False)
    aside = readings["set_aside"].notna().to_numpy()
    return np.where(aside, Kind.SET_ASIDE, kinds).astype(np.int8) if aside.any() else kinds


def _groups(readings: pd.DataFrame, quantity: Ints, kinds: NDArray[np.int8], names: list[Quantity]) -> Groups:
    rows = len(readings)
    separate = np.maximum(kinds - Kind.ABOVE, 0)
    keys = [(quantity, len(names)), *(codes_of(readings[name]) for name in ("analyte", "preparation", *APART))]
    keys.append(attempts(readings))
    keys.append((separate, int(separate.max()) + 1))
    exact = np.array([each.exact for each in names])[quantity]
    if exact.any():
        keys.append((np.where(exact, np.arange(rows), -1), rows))
    return group(keys, rows)


def _runs(readings: pd.DataFrame, groups: Groups) -> Groups | None:
    """Readings of one run of one estimate; one that names no run, or no day, may belong to any that is named."""
    named = _joining(codes_of(readings["run"]), groups)
    keys = [(groups.of, groups.size), named]
    if named[1] == 0 or named[0].min() < 0:
        unnamed, days = _joining(codes_of(readings["measured_on"]), groups)
        keys.append((np.where(named[0] < 0, unnamed, -1), days))
    return group(keys, len(readings)) if any(size for _, size in keys[1:]) else None


def _joining(codes: tuple[Ints, int], groups: Groups) -> tuple[Ints, int]:
    each, size = codes
    if size == 0 or each.min() >= 0:
        return codes
    one = largest(groups, each.astype(np.float64)).astype(np.int64)
    return np.where(each < 0, one[groups.of], each), size


def _columns(
    batch: Batch,
    readings: pd.DataFrame,
    groups: Groups,
    quantity: Ints,
    kinds: NDArray[np.int8],
    names: list[Quantity],
    as_of: date,
    coverage: float,
) -> Columns:
    measured = earliest(groups, readings["measured_on"].to_numpy("datetime64[s]"))
    promise = promises(batch, readings, groups, measured, as_of)
    values = readings["value"].to_numpy(np.float64)
    sort = readings["kind"].cat.codes.to_numpy()
    spread = _spread(readings, groups, quantity, names, values, sort == Kind.NUMBER)
    exact = np.array([each.exact for each in names])[quantity]
    with np.errstate(invalid="ignore"):
        ends = interval(spread, Precision(promise.cv, promise.df), exact, coverage)
        value = totals(groups, np.where(sort == Kind.NUMBER, values, 0)) / spread.readings
    centre = _centre(spread, value, exact)
    table: Columns = {"value": centre, "bottom": value, "top": value.copy()}
    floor = np.array([-np.inf if each.lowest is None else each.lowest for each in names])[quantity]
    table |= {"low": ends.low, "high": ends.high, "basis": ends.basis, "kind": kinds.copy()}
    widen_to_counts(table, readings, groups, sort == Kind.NUMBER, spread, coverage)
    table["low"] = np.fmax(table["low"], floor)
    table["high"] = np.fmax(table["high"], table["low"])
    _bound(table, groups, values, sort, promise, np.array([each.lowest == 0 for each in names])[quantity])
    _silence(table, kinds)
    method = readings["method"].cat.codes.to_numpy()[groups.first]
    laboratory = readings["laboratory"].cat.codes.to_numpy()[groups.first]
    owner = readings["preparation"].cat.codes.to_numpy()[groups.first].astype(np.int32)
    context = _context(readings, groups)
    table |= {"owner": owner, "method": method, "laboratory": laboratory, "measured": measured}
    table |= {"lod": promise.lod, "loq": promise.loq, "df": ends.df, "deviation": ends.deviation}
    table["looks"] = looks_of(readings, groups)
    runs = np.where(spread.runs > 0, spread.runs, np.bincount(groups.of, minlength=groups.size)).astype(np.int32)
    table |= {"cap": capped(table["basis"]), "runs": runs, "context": context}
    table["first"] = readings.index.to_numpy()[groups.first]
    return table


def _spread(
    readings: pd.DataFrame,
    groups: Groups,
    quantity: Ints,
    names: list[Quantity],
    values: Floats,
    number: Bools,
) -> Spread:
    resolution = readings["resolution"].to_numpy(np.float64)
    scale = np.array([SCALES.index(each.scale) for each in names], np.int8)[quantity]
    nonpositive = number & (values <= 0)
    if nonpositive.any():
        touched = totals(groups, nonpositive.astype(float)) > 0
        scale = np.where(touched & (scale == 1), 0, scale).astype(np.int8)
    points = np.where(number, onto(np.where(number, values, 1), scale[groups.of], resolution), 0)
    count = totals(groups, number.astype(float))
    runs = _runs(readings, groups)
    if runs is None:
        mean = totals(groups, points) / np.where(count > 0, count, np.nan)
        run_count, between = np.minimum(count, 1), np.zeros(groups.size)
        within = totals(groups, np.where(number, points - mean[groups.of], 0) ** 2)
    else:
        run_count, mean, between, within = _by_runs(groups, runs, points, number)
    finest = -largest(groups, np.where(number & (resolution > 0), -resolution, np.nan))
    finest = np.where(np.isfinite(finest), finest, 0.0)
    stated = _stated(readings, groups, number, count)
    looks, blank, taken = looks_of(readings, groups), *blank_of(readings, groups, number, count)
    plain = _plain(groups, runs, values, number) if scale.any() and (count > 1).any() else None
    unnamed = _unnamed(readings, groups)
    return Spread(scale, mean, count, run_count, between, within, finest, stated, looks, blank, plain, taken, unnamed)


def looks_of(readings: pd.DataFrame, groups: Groups) -> Ints:
    """How often each estimate is looked at: twice where a further series of runs was declared for it."""
    looks = readings["looks"].to_numpy()
    if not (looks > 1).any():
        return np.broadcast_to(np.int8(1), groups.size)
    return largest(groups, looks.astype(np.float64), 1.0).astype(np.int8)


def blank_of(
    readings: pd.DataFrame, groups: Groups, number: Bools, count: Floats
) -> tuple[Floats | None, Floats | None]:
    """The standard uncertainty that subtracted blanks leave in each mean, and their mean; None where there was none.

    The uncertainty is taken whole, the largest of the runs, since one blank may have served them all (JCGM 100:2008,
    5.2).
    """
    each = readings["blank_uncertainty"].to_numpy(np.float64)
    if np.isnan(each).all():
        return None, None
    taken = totals(groups, np.where(number, readings["blank_taken"].to_numpy(np.float64), 0))
    return largest(groups, each, 0.0), taken / np.where(count > 0, count, 1)


def _unnamed(readings: pd.DataFrame, groups: Groups) -> Bools | None:
    """Where some readings name their run and some do not, or, where none does, some their day and some do not."""
    mixed = np.zeros(groups.size, bool)
    without = np.ones(len(readings))
    for name in ("run", "measured_on"):
        named = readings[name].notna().to_numpy().astype(float) * without
        if named.sum() > 0:
            some, all_ = totals(groups, named), totals(groups, without)
            mixed |= (some > 0) & (some < all_)
            without = without * (some[groups.of] == 0)
    return mixed if mixed.any() else None


def _plain(groups: Groups, runs: Groups | None, values: Floats, number: Bools) -> Floats:
    """The arithmetic mean of the runs in the unit, the readings of each averaged first."""
    counted = np.where(number, values, 0)
    if runs is None:
        count = totals(groups, number.astype(float))
        return totals(groups, counted) / np.where(count > 0, count, np.nan)
    _, mean, _, _ = _by_runs(groups, runs, counted, number)
    return mean


def _by_runs(groups: Groups, runs: Groups, points: Floats, number: Bools) -> tuple[Floats, Floats, Floats, Floats]:
    size = totals(runs, number.astype(float))
    filled = size > 0
    means = np.where(filled, totals(runs, points) / np.maximum(size, 1), 0)
    parent = Groups(groups.of[runs.first], groups.first)
    count = totals(parent, filled.astype(float))
    mean = totals(parent, means) / np.where(count > 0, count, np.nan)
    between = totals(parent, np.where(filled, means - mean[parent.of], 0) ** 2)
    within = totals(groups, np.where(number, points - means[runs.of], 0) ** 2)
    return count, mean, between, within


def _stated(
    readings: pd.DataFrame,
    groups: Groups,
    number: Bools,
    count: Floats,
) -> Floats:
    given = readings["standard_uncertainty"].to_numpy(np.float64)
    if np.isnan(given).all():
        return np.full(groups.size, np.nan)
    each = np.where(number, given, np.nan)
    everyone = totals(groups, (~np.isnan(each)).astype(float)) == count
    return np.where(everyone & (count > 0), largest(groups, each, 0.0), np.nan)


def _centre(spread: Spread, value: Floats, exact: Bools) -> Floats:
    alike = spread.between + spread.within < ALIKE
    return np.where(exact | alike, value, value_of(spread.mean, spread.scale))


def _bound(
    table: Columns,
    groups: Groups,
    values: Floats,
    sort: Ints,
    promise: Promise,
    from_zero: Bools,
) -> None:
    """Let censored readings widen their estimate: `<x` reaches down to nothing, `>x` up to infinity."""
    floor = np.where(from_zero, 0.0, -np.inf)
    for kind in (Kind.BELOW, Kind.ABOVE):
        here = sort == kind
        if not here.any():
            continue
        sign = 1.0 if kind == Kind.BELOW else -1.0
        bound = sign * largest(groups, np.where(here, sign * values, np.nan))
        bounded = np.isfinite(bound)
        _widen(table, bounded, bound, kind, promise, floor)


def _widen(
    table: Columns,
    bounded: Bools,
    bound: Floats,
    kind: int,
    promise: Promise,
    floor: Floats,
) -> None:
    below = kind == Kind.BELOW
    limit = promise.lod if below else promise.range_high
    with np.errstate(invalid="ignore"):
        supported = (~np.isnan(promise.lod) | (bound == promise.loq)) if below else bound <= limit * (1 + 1e-9)
        reach = np.fmax(bound, promise.lod) if below else bound
    near, far = ("high", "low") if below else ("low", "high")
    point_near, point_far = ("top", "bottom") if below else ("bottom", "top")
    pick = np.fmax if below else np.fmin
    end = floor if below else np.full(len(bound), np.inf)
    numbers = ~np.isnan(table["value"].astype(np.float64))
    table[near] = np.where(bounded, pick(np.where(numbers, table[near], np.nan), reach), table[near])
    table[far] = np.where(bounded, end, table[far])
    table[point_near] = np.where(bounded, pick(table[point_near], bound), table[point_near])
    table[point_far] = np.where(bounded, end, table[point_far])
    alone = bounded & ~numbers
    table["value"] = np.where(alone, bound, table["value"])
    table["kind"] = np.where(bounded, kind, table["kind"]).astype(np.int8)
    basis = table["basis"]
    known = supported & (alone | (capped(basis) == 3))
    table["basis"] = np.where(bounded, np.where(known, Basis.BOUND, Basis.UNSUPPORTED_BOUND), basis).astype(np.uint8)


def _silence(table: Columns, kinds: NDArray[np.int8]) -> None:
    """Take every number from what is only a word, or was set aside."""
    for kind, basis in ((Kind.PRESENT, Basis.WORD), (Kind.ABSENT, Basis.WORD), (Kind.SET_ASIDE, Basis.SET_ASIDE)):
        here = kinds == kind
        if here.any():
            for name in ("value", "low", "high", "bottom", "top"):
                table[name] = np.where(here, np.nan, table[name])
            table["kind"] = np.where(here, kind, table["kind"]).astype(np.int8)
            table["basis"] = np.where(here, basis, table["basis"]).astype(np.uint8)


def _context(readings: pd.DataFrame, groups: Groups) -> Ints:
    """Numbers that are equal where dose or time and condition are: what a ratio or a comparison has to share."""
    keys = [codes_of(readings[name].iloc[groups.first]) for name in ("at", "at_unit", "condition")]
    if not any(size for _, size in keys):
        return np.full(groups.size, -1, np.int8)
    return group(keys, groups.size).of


def _split(
    batch: Batch, analytes: pd.Series, quantity: Ints, names: list[Quantity], table: Columns
) -> dict[tuple[str, str], Estimates]:
    """The groups as they stand, cut where quantity or analyte changes: the first two keys that number them."""
    methods = tuple(map(str, batch.readings["method"].cat.categories))
    analyte, different = codes_of(analytes)
    words = [str(each) for each in batch.readings["analyte"].cat.categories]
    pairs = quantity.astype(np.int64) * (different + 1) + analyte
    cuts = [0, *(np.flatnonzero(np.diff(pairs)) + 1).tolist(), len(pairs)]
    result: dict[tuple[str, str], Estimates] = {}
    for start, stop in pairwise(cuts):
        parts = {name: table[name][start:stop] for name in COLUMNS}
        owner = parts["owner"]
        whole = len(owner) == len(batch) and bool((owner == np.arange(len(owner))).all())
        which, what = names[quantity[start]], int(analyte[start])
        key = (which.name, words[what] if what >= 0 else "")
        result[key] = Estimates(unit=which.unit, methods=methods, whole=whole, **parts)
    return result
