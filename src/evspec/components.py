"""Variance within and between runs: its components, what they are worth, and preparations that scatter otherwise."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats, Ints
from evspec.chances import upper_deviation
from evspec.grouping import group, totals

__all__ = ["Components", "Shared", "as_cv", "components", "cv_interval", "shared_by_runs", "unlike_others", "worth"]


class Shared(NamedTuple):
    """The part of the spread between runs that all preparations of a run have in common, by method."""

    squares: Floats
    df: Floats


class Components(NamedTuple):
    """The variance between runs, that of a single reading, and the degrees of freedom of the latter."""

    run: Floats
    single: Floats
    df: Floats


def cv_interval(cv: Floats, df: Floats, logarithmic: Bools, coverage: float) -> tuple[Floats, Floats]:
    """The interval of a coefficient of variation, from the chi-square distribution of its variance."""
    deviation = np.where(logarithmic, np.sqrt(np.log1p(cv**2)), cv)
    lower = round((1 - coverage) / 2, 12)
    ends = (upper_deviation(deviation, df, share) for share in (lower, 1 - lower))
    low, high = (np.where(logarithmic, np.sqrt(np.expm1(end**2)), end) for end in ends)
    return low, high


def as_cv(deviation: Floats, logarithmic: Bools) -> Floats:
    """The coefficient of variation of a deviation: of natural logarithms, or of what is relative already."""
    return np.where(logarithmic, np.sqrt(np.expm1(deviation**2)), deviation)


def shared_by_runs(pool: Ints, run: Ints, lot: Ints, apart: Floats, pools: int) -> Shared:
    """What runs have in common over the preparations measured in them; all of it where each has runs of its own.

    Its degrees of freedom are those of the effects of runs beside those of preparations: the runs less the sets of
    preparations that are linked by runs.
    """
    if not len(pool):
        return Shared(np.zeros(pools), np.zeros(pools))
    effect = group([(pool, pools), (run, int(run.max()) + 1)], len(pool))
    squares = totals(effect, apart) ** 2 / totals(effect, np.ones(len(pool)))
    of_effect = pool[effect.first]
    sets = group([(_linked(effect.of, effect.size, lot), effect.size)], effect.size)
    df = np.bincount(of_effect, minlength=pools) - np.bincount(of_effect[sets.first], minlength=pools)
    return Shared(np.bincount(of_effect, squares, pools).astype(np.float64), df.astype(np.float64))


def _linked(run: Ints, runs: int, lot: Ints) -> Ints:
    """For each run the least number of a run that it is linked with, through preparations that they share."""
    of_run = np.arange(runs)
    while True:
        of_lot = np.full(int(lot.max()) + 1, runs)
        np.minimum.at(of_lot, lot, of_run[run])
        nearer = of_run.copy()
        np.minimum.at(nearer, run, of_lot[lot])
        if (nearer == of_run).all():
            return of_run
        of_run = nearer


def worth(squares: Floats, df: Floats, shared: Shared) -> Floats:
    """The degrees of freedom that the pooled spread between runs is worth, by Satterthwaite.

    Preparations measured in the same runs share what those runs do, and say it once: three runs of seven have 14
    degrees of freedom only where the runs have nothing in common, and 2 where they differ in nothing else.
    """
    own, rest = np.maximum(squares - shared.squares, 0), df - shared.df
    parts = shared.squares**2 / np.maximum(shared.df, 1) + np.where(rest > 0, own**2 / np.maximum(rest, 1), 0)
    some = parts > 0
    return np.where(some, np.minimum(squares**2 / np.where(some, parts, 1), df), df)


def components(between: Floats, df: Floats, within: Floats, within_df: Floats, usual: Floats) -> Components:
    """The components of the analysis of variance from its mean squares; a negative one is 0 (ISO 5725-3).

    `usual` is how many readings a run has (n0 of the analysis of variance). Without replicates nothing can be told
    apart: the reading varies as the run does. Degrees of freedom after Satterthwaite 1946 (doi 10.2307/3002019).
    """
    alone = ~(within_df >= 1)
    run = np.where(alone, np.nan, np.maximum((between - within) / usual, 0))
    single = np.where(alone, between, within + run)
    squares = (between / usual) ** 2 / df + ((1 - 1 / usual) * within) ** 2 / within_df
    satterthwaite = np.where(between > within, single**2 / squares, within_df)
    return Components(run, single, np.where(alone, df, satterthwaite))


def unlike_others(pool: Ints, squares: Floats, own: Floats, pools: int) -> Floats:
    """The chance that the most scattered preparation stands out so far, by F against all others, times their number.

    With as many runs of each it is the test of Cochran in ISO 5725-2; 't Lam 2010 (Anal Chim Acta 659:68) extends it to
    different numbers. 1 where there is nothing to compare.
    """
    from scipy.special import fdtrc

    df, total = (np.bincount(pool, weights=each, minlength=pools) for each in (own, squares))
    rest, others = df[pool] - own, total[pool] - squares
    result, several = np.ones(pools), rest > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(squares > 0, squares / own * rest / others, 0.0)
    chance = np.where(several, fdtrc(own, np.where(several, rest, 1), ratio), 1.0)
    np.minimum.at(result, pool, chance)
    number = np.bincount(pool, minlength=pools)
    return np.asarray(np.where(number > 0, np.minimum(result * number, 1), 1.0))
