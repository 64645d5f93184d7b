"""What had no part in a pooled precision, and why, so that nothing noisy leaves it in silence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Floats, Ints
from evspec.estimates import Bench
from evspec.grouping import Groups, codes_of, group, totals
from evspec.precision import POOLED, lots_of, numbers_of, poolable, sums_of, taking_part

__all__ = ["left_out", "may_be_too_small"]

ASIDE, UNNAMED, BOUND, ZERO, MEAN = range(5)
REASONS = (
    "set aside",
    "no run and no day",
    "a bound or a word",
    "a reading of 0 or less",
    "a mean of 0 or less",
)


def left_out(bench: Bench, only: tuple[str, str] | None = None) -> pd.DataFrame:
    """The readings without a part in the precision of their method, one row a method, laboratory and reason.

    `readings` counts them, `preparations` names the preparations they are of; `doubtful` says that readings of one of
    these differ, some number among them, so that their scatter might have made the precision worse. What was set aside
    is not doubtful: its reason stands with it. Nor are a single reading, bounds alone, or nothing but the same number.
    A reading that is a bound, a word or not above zero takes its whole preparation with it. A method that gives words
    alone is not named.
    """
    every = poolable(bench, only)
    reason = _reasons(every)
    pools, lots = lots_of(every)
    doubtful = _differ(every, lots) & (reason > ASIDE)
    numbers = pools.of[(every["kind"] == "number").to_numpy()]
    scatters = np.bincount(numbers, minlength=pools.size)[pools.of] > 0
    mine = every.assign(_reason=reason, _pool=pools.of, _doubtful=doubtful)[(reason >= 0) & scatters]
    rows = []
    for (_, code), some in mine.groupby(["_pool", "_reason"], sort=True):
        names = tuple(dict.fromkeys(some["preparation"].astype(str)))
        first = some.iloc[0]
        named = ["" if pd.isna(first[name]) else str(first[name]) for name in POOLED]
        rows.append((*named, REASONS[int(str(code))], len(some), names, bool(some["_doubtful"].any())))
    return pd.DataFrame(rows, columns=[*POOLED, "reason", "readings", "preparations", "doubtful"])


def may_be_too_small(rows: pd.DataFrame, left: pd.DataFrame) -> Bools:
    """Which rows of `precisions` have lost a preparation that might have made them worse."""
    doubtful = left[left["doubtful"].astype(bool)]
    keys, others = (pd.MultiIndex.from_frame(each[list(POOLED)].astype(object)) for each in (rows, doubtful))
    return np.asarray(keys.isin(others))


def _differ(every: pd.DataFrame, lots: Groups) -> Bools:
    """Whether the judged readings of the preparation of each differ, some number among them."""
    judged = np.flatnonzero(every["set_aside"].isna())
    of, some = lots.of[judged], every.iloc[judged]
    different = group([(of, lots.size), codes_of(some["value"]), codes_of(some["kind"])], len(some))
    values = np.bincount(of[different.first], minlength=lots.size)
    numbers = np.bincount(of[(some["kind"] == "number").to_numpy()], minlength=lots.size)
    return np.asarray(((values > 1) & (numbers > 0))[lots.of])


def _reasons(every: pd.DataFrame) -> Ints:
    """Why each reading has no part, -1 where it has one."""
    reason = np.full(len(every), -1)
    aside = every["set_aside"].notna().to_numpy()
    unnamed = ~aside & (every["run"].isna() & every["measured_on"].isna()).to_numpy()
    reason[aside], reason[unnamed] = ASIDE, UNNAMED
    here = np.flatnonzero(~aside & ~unnamed)
    readings = taking_part(every)
    pools, lots = lots_of(readings)
    runs = group([(lots.of, lots.size), codes_of(readings["_run"])], len(readings))
    usable = sums_of(readings, pools, lots, runs)[0].usable[lots.of]
    known, worded = numbers_of(readings), (readings["kind"] != "number").to_numpy()

    def some(test: Bools) -> Floats:
        return totals(lots, test.astype(float))[lots.of]

    reason[here] = np.select([usable, some(worded) > 0, some(~known) > 0], [-1, BOUND, ZERO], MEAN)
    return reason
