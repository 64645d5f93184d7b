"""Lots: how far those of one process lie apart, by the name of the quantity that was measured on them."""

from __future__ import annotations

import numpy as np

from evspec.arrays import Bools, Columns, Floats, Ints
from evspec.components import as_cv, cv_interval
from evspec.derived import undetected
from evspec.errors import UnknownWord
from evspec.estimates import Bench, Estimates, Kind, dense_estimates, no_estimates, of_laboratory
from evspec.grouping import Groups, earliest, group
from evspec.precision import relative
from evspec.quantities import Quantity, find
from evspec.series import attempts
from evspec.uncertainty import LOG, ROUNDING, SCALES, UNSOUND, Basis, capped, onto

__all__ = ["FEWEST_LOTS", "lot_to_lot_variation"]

FEWEST_LOTS = 3
"""Of two lots the upper end of the interval lies at 32 times the value, of three at six times: three is our choice."""


def lot_to_lot_variation(bench: Bench, analyte: str) -> Estimates:
    """The coefficient of variation between the means of lots, %, of the quantity that the analyte names; one a process.

    It is the sample standard deviation of the lots' means, of logarithms as sqrt(exp(s²) - 1), on the linear scale over
    their mean, of a percentage s of its logits times the share that is missing to 100 %. Its interval is that of the
    chi-square distribution with lots less one degrees of freedom (Koopmans, Owen and Rosenblatt 1964,
    doi 10.1093/biomet/51.1-2.25); on the other scales the mean counts as known. It is no less than rounding makes it.

    Lots are products of one named process, at one stage, by one named method, and one laboratory, time and condition;
    fewer than three of them leave no estimate. Where a lot was left out since its value is a bound, a word or not above
    zero, or since it names no process or method, no estimate can meet a limit: the rest may look better than the
    process is. `UnknownWord` where the analyte names no quantity, or several.
    """
    alternatives = find(analyte, bench.quantities).alternatives
    if len(alternatives) != 1 or alternatives[0][0].laboratory:
        raise UnknownWord(f"{analyte!r} found, the name of one quantity of a preparation expected")
    quantity, its = alternatives[0]
    lots = _of_products(bench, undetected(bench.estimates(quantity.name, its)))
    named = (bench.field("process").codes[lots.owner] >= 0) & (lots.method >= 0)
    return _estimates(bench, quantity, lots.take(named), unnamed=not named.all())


def _of_products(bench: Bench, lots: Estimates) -> Estimates:
    """The estimates of products, without those of which every reading was set aside."""
    roles = bench.field("role")
    product = np.array([*(word == "product" for word in roles.words), True])[roles.codes]
    return lots.take(product[lots.owner] & (lots.kind != Kind.SET_ASIDE))


def _estimates(bench: Bench, quantity: Quantity, lots: Estimates, *, unnamed: bool) -> Estimates:
    groups = _processes(bench, lots)
    usable = _usable(quantity, lots)
    once = _first_of_each(groups, lots.owner, usable)
    cv, df = _variation(quantity, lots, groups, once, _resolutions(bench, lots))
    doubtful = np.zeros(groups.size, bool) | unnamed
    doubtful[groups.of[~usable & ~_measured_too(groups, lots.owner, usable)]] = True
    there = np.flatnonzero((df >= FEWEST_LOTS - 1) & np.isfinite(cv))
    if not len(there):
        return no_estimates("%")
    log = np.broadcast_to(quantity.scale == "log", len(there))
    low, high = cv_interval(cv[there], df[there], log, bench.coverage)
    made = dense_estimates("%", 100 * cv[there], 100 * low, 100 * high)
    basis = np.where(doubtful[there], Basis.LOTS_LEFT_OUT, made.basis).astype(np.uint8)
    first = groups.first[there]
    columns: Columns = {
        "basis": basis,
        "cap": np.minimum(made.cap, capped(basis)),
        "runs": np.bincount(groups.of, np.where(once, lots.runs, 0), groups.size)[there].astype(np.int32),
        "df": df[there],
        "method": lots.method[first],
        "laboratory": lots.laboratory[first],
        "measured": earliest(groups, lots.measured)[there],
        "first": lots.first[first],
    }
    return of_laboratory(made.holding(columns, whole=False, methods=lots.methods))


def _processes(bench: Bench, lots: Estimates) -> Groups:
    """Lots of one process and stage by one method, under the same conditions: what sets their readings apart."""
    readings = bench.batch.readings
    specimen, (attempt, kinds) = readings["specimen"].cat, attempts(readings)
    of_lot = [(bench.field(name).codes[lots.owner], len(bench.field(name).words)) for name in ("process", "stage")]
    of_reading = [
        (np.append(codes, -1)[lots.first], size)
        for codes, size in ((specimen.codes.to_numpy(), len(specimen.categories)), (attempt, kinds))
    ]
    own = [(each, int(each.max(initial=-1)) + 1) for each in (lots.method, lots.laboratory, lots.context)]
    return group([*of_lot, *own, *of_reading], len(lots))


def _usable(quantity: Quantity, lots: Estimates) -> Bools:
    """Which lots have a number that their scale can take, and that its parts can be relied on for."""
    positive = (lots.value > 0) | (quantity.scale != "log")
    sound = ~np.isin(lots.basis, UNSOUND)
    return np.asarray((lots.kind == Kind.NUMBER) & np.isfinite(lots.value) & positive & sound)


def _keys(groups: Groups, owner: Ints) -> Ints:
    return groups.of.astype(np.int64) * (int(owner.max(initial=0)) + 1) + owner


def _first_of_each(groups: Groups, owner: Ints, usable: Bools) -> Bools:
    """One usable value of each lot, so that a lot with two of them is no second lot."""
    keys, places = _keys(groups, owner), np.flatnonzero(usable)
    _, first = np.unique(keys[places], return_index=True)
    once = np.zeros(len(owner), bool)
    once[places[first]] = True
    return once


def _measured_too(groups: Groups, owner: Ints, usable: Bools) -> Bools:
    """Which estimates are of lots that have a usable value beside them."""
    keys = _keys(groups, owner)
    return np.isin(keys, keys[usable])


def _resolutions(bench: Bench, lots: Estimates) -> Floats:
    """One unit of the last digit of each lot's first reading, 0 where nobody knows it."""
    each = np.append(bench.batch.readings["resolution"].to_numpy(np.float64), np.nan)[lots.first]
    return np.where(each > 0, each, 0.0)


def _variation(
    quantity: Quantity, lots: Estimates, groups: Groups, once: Bools, resolution: Floats
) -> tuple[Floats, Floats]:
    """The coefficient of variation of each group as a fraction, and its degrees of freedom; NaN where it has none."""
    scale = np.full(len(lots), SCALES.index(quantity.scale), np.int8)
    points = np.where(once, onto(np.where(once, lots.value, 1.0), scale, resolution), 0.0)
    count = np.bincount(groups.of, once, groups.size).astype(np.float64)
    of_group = scale[groups.first]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.bincount(groups.of, points, groups.size) / count
        squares = np.bincount(groups.of, np.where(once, points - mean[groups.of], 0.0) ** 2, groups.size)
        deviation = np.sqrt(squares / (count - 1)) * relative(mean, of_group)
        rounded = np.where(once & (lots.value != 0), (ROUNDING * resolution / lots.value) ** 2, 0.0)
        least = np.sqrt(np.bincount(groups.of, rounded, groups.size) / count)
    cv = as_cv(deviation, of_group == LOG)
    return np.where(np.isnan(cv), np.nan, np.maximum(cv, least)), count - 1
