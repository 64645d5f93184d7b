"""The precision of each method, pooled over the laboratory's own runs: within a run, between runs, and their sum."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.arrays import Bools, Floats, Ints
from evspec.components import as_cv, components, shared_by_runs, unlike_others, worth
from evspec.estimates import Bench
from evspec.grouping import Groups, codes_of, earliest, group, totals
from evspec.series import attempts
from evspec.summary import APART
from evspec.uncertainty import LINEAR, LOG, LOGIT, ROUNDING, SCALES, onto, value_of

__all__ = [
    "FEWEST",
    "POOLED",
    "Lots",
    "lots_of",
    "numbers_of",
    "poolable",
    "precisions",
    "relative",
    "sums_of",
    "taking_part",
]

FEWEST = 6
"""With fewer degrees of freedom a precision is no promise: its upper 95 % limit is twice the estimate."""
POOLED = ("quantity", "analyte", "method", "laboratory")


class Lots(NamedTuple):
    """The readings of one preparation by one method under the same conditions: their sums of squares, made relative."""

    pool: Ints
    usable: Bools
    runs: Floats
    readings: Floats
    between: Floats
    weighted: Floats
    within: Floats
    squares: Floats
    rounding: Floats


def precisions(bench: Bench, only: tuple[str, str] | None = None) -> pd.DataFrame:
    """The precision of every method from runs of the same preparation, never across preparations; one row a method.

    The columns are quantity, analyte, method and laboratory, and as fractions, NaN where unknown: `between`, the
    coefficient of variation of the mean of one run as the laboratory runs it, with `df`; `within`, that of one reading
    within a run, with `within_df`; `run`, the component between runs alone; `single`, the intermediate precision of a
    single reading, with `single_df`. `lots`, `runs` and `most_runs` count the preparations, their runs, and the most
    runs of one preparation; `logarithmic` says on which scale; `unlike` is the probability of `unlike_others`;
    `measured` the first day.

    Readings that were set aside, or that name neither run nor day, take no part; nor does a preparation of which a
    reading has no number, or none above zero where the scale needs one; `leftout.left_out` counts them. Deviations are
    taken on the scale of the quantity and made relative as `uncertainty.interval` takes them: on the linear scale to
    the mean of the preparation, on the logit one to the share that is left. They are pooled by degrees of freedom, and
    are no less than what rounding alone makes of them, so that runs which agree to the last digit promise no certainty.
    With `only`, a quantity and its analyte, nothing else is looked at, and there is no `unlike`.
    """
    readings = taking_part(poolable(bench, only))
    pools, lots = lots_of(readings)
    runs = group([(lots.of, lots.size), codes_of(readings["_run"])], len(readings))
    sums, apart = sums_of(readings, pools, lots, runs)
    name = (readings["_run"].to_numpy()[runs.first], lots.of[runs.first])
    found = _pooled(readings, pools, sums, apart, *name)
    if only:
        return found
    mine = sums.usable & (sums.runs > 1)
    return found.assign(unlike=unlike_others(sums.pool[mine], sums.between[mine], sums.runs[mine] - 1, pools.size))


def lots_of(readings: pd.DataFrame) -> tuple[Groups, Groups]:
    """The method in its laboratory that each reading belongs to, and the preparation under one condition."""
    pools = group([codes_of(readings[name]) for name in POOLED], len(readings))
    setting = [codes_of(readings[name]) for name in ("preparation", *(name for name in APART if name not in POOLED))]
    return pools, group([(pools.of, pools.size), *setting, attempts(readings)], len(readings))


def poolable(bench: Bench, only: tuple[str, str] | None = None) -> pd.DataFrame:
    """The readings of quantities that scatter, those included that can take no part, with the `_scale` of each."""
    readings = bench.batch.readings
    if only:
        name, analyte = only
        readings = readings[readings["quantity"] == name]
        readings = readings[readings["analyte"] == analyte if analyte else readings["analyte"].isna()]
    exact = [name for name, each in bench.quantities.items() if each.exact or each.laboratory]
    mine = readings[readings["quantity"].notna() & ~readings["quantity"].isin(exact)].reset_index(drop=True)
    words = [str(word) for word in mine["quantity"].cat.categories]
    scales = np.array([*(SCALES.index(bench.quantities[word].scale) for word in words), LINEAR], np.int8)
    return mine.assign(_scale=scales[mine["quantity"].cat.codes.to_numpy()])


def numbers_of(readings: pd.DataFrame) -> Bools:
    """Which readings are numbers that their scale can take."""
    scale, value = readings["_scale"].to_numpy(), readings["value"].to_numpy(np.float64)
    return np.asarray(
        (readings["kind"] == "number").to_numpy() & np.isfinite(value) & ((value > 0) | (scale == LINEAR))
    )


def taking_part(readings: pd.DataFrame) -> pd.DataFrame:
    """The readings that name a run or a day and were not set aside, with what tells their runs apart."""
    named = readings["run"].notna() | readings["measured_on"].notna()
    mine = readings[named & readings["set_aside"].isna()].reset_index(drop=True)
    run, day = codes_of(mine["run"]), codes_of(mine["measured_on"])
    apart = group([run, (np.where(run[0] < 0, day[0], -1), day[1])], len(mine))
    return mine.assign(_run=pd.Series(apart.of, dtype="int64"))


def sums_of(readings: pd.DataFrame, pools: Groups, lots: Groups, runs: Groups) -> tuple[Lots, Floats]:
    """The sums of each preparation, and how far the mean of each run is from that of its preparation, relative."""
    scale, value = readings["_scale"].to_numpy(), readings["value"].to_numpy(np.float64)
    known = numbers_of(readings)
    resolution = readings["resolution"].to_numpy(np.float64)
    points = onto(np.where(known, value, 1.0), scale, resolution)
    of_run = Groups(lots.of[runs.first], lots.first)
    size, ones = totals(runs, np.ones(len(value))), np.ones(len(value))
    means = totals(runs, points) / size
    count, every = totals(of_run, np.ones(runs.size)), totals(lots, ones)
    mean, weighted = totals(of_run, means) / count, totals(lots, points) / every
    factor = relative(mean, scale[lots.first]) ** 2
    usable = (totals(lots, (~known).astype(float)) == 0) & np.isfinite(factor)
    apart = np.sqrt(factor)[of_run.of] * (means - mean[of_run.of])
    sums = Lots(
        pools.of[lots.first],
        usable,
        count,
        every,
        totals(of_run, apart**2),
        factor * totals(of_run, size * (means - weighted[of_run.of]) ** 2),
        factor * totals(lots, (points - means[runs.of]) ** 2),
        totals(of_run, size**2),
        totals(lots, (ROUNDING * resolution / np.where(known & (value != 0), value, 1)) ** 2) / every,
    )
    return sums, apart


def relative(mean: Floats, scale: NDArray[np.int8]) -> Floats:
    """What makes a deviation on the scale a share of the value; NaN where the value is no base of one."""
    with np.errstate(divide="ignore"):
        over = np.where(mean > 0, 1 / mean, np.nan)
    return np.select([scale == LOG, scale == LOGIT], [np.ones_like(mean), 1 - value_of(mean, scale) / 100], over)


def _pooled(readings: pd.DataFrame, pools: Groups, lots: Lots, apart: Floats, run: Ints, lot: Ints) -> pd.DataFrame:
    """One row a method, from the sums of its preparations and from how far each run is from the mean of its own."""
    size, several = pools.size, lots.usable & (lots.runs > 1)

    def total(each: Floats) -> Floats:
        return np.bincount(lots.pool, np.where(lots.usable, each, 0), size).astype(np.float64)

    here = np.flatnonzero(several[lot])
    shared = shared_by_runs(lots.pool[lot[here]], run[here], lot[here], apart[here], size)
    most = np.zeros(size)
    np.maximum.at(most, lots.pool, np.where(lots.usable, lots.runs, 0))
    df, within_df = total(lots.runs - 1), total(lots.readings - lots.runs)
    with np.errstate(divide="ignore", invalid="ignore"):
        rounding = total((lots.runs - 1) * lots.rounding) / df
        between = np.maximum(total(lots.between) / df, rounding)
        within = np.maximum(total(lots.within) / within_df, rounding)
        usual = total(lots.readings - lots.squares / lots.readings) / df
        its_worth = worth(total(lots.between), df, shared)
        parts = components(total(lots.weighted) / df, its_worth, within, within_df, usual)
    first = readings.iloc[pools.first]
    log = first["_scale"].to_numpy() == LOG
    cvs = {"between": between, "within": within, "run": parts.run, "single": parts.single}
    return pd.DataFrame(
        {name: first[name].astype(object).fillna("").to_numpy(object) for name in POOLED}
        | {name: as_cv(np.sqrt(variance), log) for name, variance in cvs.items()}
        | {"df": its_worth, "within_df": within_df, "single_df": parts.df}
        | {"lots": total(np.ones(len(lots.pool))).astype(int), "runs": total(lots.runs).astype(int)}
        | {"most_runs": most.astype(int), "logarithmic": log}
        | {"measured": earliest(pools, readings["measured_on"].to_numpy("datetime64[s]"))}
    )
