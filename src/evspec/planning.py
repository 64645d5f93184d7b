"""What would settle an inconclusive finding: the size of one further series of runs, or that none will."""

from __future__ import annotations

import numpy as np

from evspec.arrays import Bools, Floats, Ints, Words
from evspec.chances import Series, chance_of_deciding, upper_deviation

__all__ = ["CHANCE", "MOST", "NO_SERIES", "half_risk", "series_to_settle", "settling_words"]

CHANCE = 0.80
MOST = 20
NO_SERIES = "replicates will not settle this: improve the method or revisit the limit"
SERIES = (
    "a further series of {runs}, declared before it is run and judged together with the first at half the risk, "
    "has an 80 % chance to decide if the truth lies at the estimate"
)
SPENT = "its one further series is spent: improve the method or revisit the limit"


def half_risk(coverage: float) -> float:
    """The coverage of an interval that leaves half as much outside: 97.5 % for 95 %."""
    return (1 + coverage) / 2


def series_to_settle(
    value: Floats,
    lower: Floats,
    upper: Floats,
    deviation: Floats,
    df: Floats,
    by_method: Bools,
    earlier_runs: Ints,
    coverage: float = 0.95,
    relative: Bools | bool = False,
) -> Ints:
    """How many new runs a further series takes to decide with a chance of 80 %, if the truth lies at the estimate.

    All on the scale of the quantity, a limit that is not there infinite. The series is judged together with the earlier
    runs, at half the risk of one look (Bonferroni), and its size is taken from the upper 80 % limit of the standard
    deviation, after Browne 1995 (doi 10.1002/sim.4780141709): `deviation` is that of one run, on `df` degrees of
    freedom, and `by_method` says that a method promises it and so sets the interval, `relative` that it promises a
    share of the value. 0 where more than 20 runs would be needed, or the deviation is not known.
    """
    promised, judging_df = (np.where(by_method, each, np.nan) for each in (deviation, df))
    earlier = np.asarray(earlier_runs, np.float64)
    series = Series(value, lower, upper, upper_deviation(deviation, df), earlier, judging_df, promised, relative)
    series = Series(*np.broadcast_arrays(*(np.asarray(each, np.float64) for each in series)))
    earlier = np.asarray(series.runs)

    def enough(new: Floats) -> Bools:
        return chance_of_deciding(series._replace(runs=earlier + new), half_risk(coverage)) >= CHANCE

    least, most = np.zeros(earlier.shape), np.full(earlier.shape, float(MOST))
    can = enough(most)
    for _ in range(int(np.ceil(np.log2(MOST)))):
        middle = np.floor((least + most) / 2)
        found = enough(np.maximum(middle, 1)) & (middle > least)
        least, most = np.where(found, least, middle), np.where(found, middle, most)
    return np.where(can, most, 0).astype(np.int64)


def settling_words(runs: Ints, deviation: Floats, df: Floats, looks: Ints | int = 1) -> Words:
    """What would settle each inconclusive finding, in words; `runs` are those of `series_to_settle`.

    Blank where no deviation is known. Where two `looks` are allowed for already, the one further series is spent.
    """
    known = np.asarray(upper_deviation(deviation, df) > 0)
    places = np.where(known, np.where(np.asarray(looks) > 1, MOST + 2, runs), MOST + 1)
    counts = ["1 run", *(f"{number} runs" for number in range(2, MOST + 1))]
    texts = [NO_SERIES, *(SERIES.format(runs=count) for count in counts), "", SPENT]
    return np.array(texts, object)[places]
