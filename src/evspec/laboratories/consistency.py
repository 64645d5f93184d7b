"""Whether one laboratory stands apart: Mandel's h and k, the tests of Cochran and Grubbs; flags, never exclusions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats

__all__ = [
    "LEVELS",
    "OUTLIER",
    "STRAGGLER",
    "Flag",
    "Mandel",
    "cochran",
    "critical_h",
    "critical_k",
    "flags",
    "grubbs",
    "grubbs_pair",
    "mandel",
]

LEVELS = (0.05, 0.01)
"""The levels of a straggler and of an outlier (ISO 5725-2:1994, 7.3)."""
STRAGGLER, OUTLIER = "straggler", "outlier"
DRAWS, SEED = 200_000, 5725


class Mandel(NamedTuple):
    """For each laboratory its h and k and the words of what they indicate, blank where nothing; k may be NaN."""

    h: Floats
    k: Floats
    of_h: tuple[str, ...]
    of_k: tuple[str, ...]


class Flag(NamedTuple):
    """A test that found something, or not: which laboratories it is about, its statistic and its critical values.

    `word` is straggler (beyond 5 %), outlier (beyond 1 %) or blank.
    """

    test: str
    laboratories: tuple[int, ...]
    statistic: float
    at_5: float
    at_1: float
    word: str


def mandel(cells: Sequence[Floats]) -> Mandel:
    """Mandel's between-laboratory h and within-laboratory k (ISO 5725-2:1994, 7.3.1).

    h is taken around the plain mean of the laboratories' means and k relative to the pooled deviation; where all have
    the same number of results, that is the formula of the standard. k is NaN where a laboratory has one result.
    """
    count, means, squares = _summary(cells)
    spread = means.std(ddof=1)
    h = (means - means.mean()) / spread if spread > 0 else np.zeros(len(cells))
    df = count - 1
    pooled = squares.sum() / max(df.sum(), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        k = np.where(df > 0, np.sqrt(squares / df / pooled), np.nan) if pooled > 0 else np.full(len(cells), np.nan)
    limits = [critical_h(len(cells), level) for level in LEVELS]
    of_h = tuple(_word(abs(value), *limits) for value in h)
    of_k = tuple(
        _word(value, *(critical_k(own, df.sum() - own, level) for level in LEVELS)) if own > 0 and pooled > 0 else ""
        for value, own in zip(k, df, strict=True)
    )
    return Mandel(h, k, of_h, of_k)


@lru_cache(maxsize=1024)
def critical_h(laboratories: int, level: float) -> float:
    """What |h| exceeds by chance in a share `level` of laboratories (Wilrich 2013, AStA Adv Stat Anal 97:1)."""
    from scipy.special import stdtrit

    t = float(stdtrit(laboratories - 2, 1 - level / 2))
    return float((laboratories - 1) * t / np.sqrt(laboratories * (laboratories - 2 + t**2)))


@lru_cache(maxsize=1024)
def critical_k(own: float, others: float, level: float) -> float:
    """What k exceeds by chance in a share `level` of laboratories, from the degrees of freedom of it and all others.

    Wilrich 2013, AStA Adv Stat Anal 97:1, written for unequal degrees of freedom.
    """
    from scipy.special import fdtri

    if own < 1 or others < 1:
        return np.inf
    ratio = float(fdtri(own, others, 1 - level))
    return float(np.sqrt((own + others) * ratio / (others + own * ratio)))


def flags(cells: Sequence[Floats]) -> tuple[Flag, ...]:
    """Cochran's test, Grubbs' for one laboratory, and where that finds none his for two (ISO 5725-2:1994, 7.3)."""
    count, means, squares = _summary(cells)
    found = [each for each in (cochran(count - 1, squares), grubbs(means)) if each]
    if found and found[-1].test.startswith("Grubbs") and not found[-1].word:
        found += [each for each in (grubbs_pair(means),) if each]
    return tuple(found)


def cochran(df: Floats, squares: Floats) -> Flag | None:
    """Cochran's test of the largest variance, by degrees of freedom and sums of squares; None where it cannot be made.

    With equal degrees of freedom this is Cochran's C, whose critical value follows from F by Bonferroni's inequality
    (Wilrich 2013, AStA Adv Stat Anal 97:1). With unequal ones each laboratory's share of the pooled sum of squares is
    held against its own critical value, after 't Lam 2010 (Anal Chim Acta 659:68), and the least likely one is told.
    """
    from scipy.special import fdtrc, fdtri

    several = np.flatnonzero(df >= 1)
    total = squares[several].sum()
    if len(several) < 2 or total <= 0:
        return None
    own, others = df[several], df[several].sum() - df[several]
    share = squares[several] / total
    with np.errstate(divide="ignore"):
        ratio = np.where(share < 1, share / own * others / np.maximum(1 - share, 1e-300), np.inf)
    chance = fdtrc(own, others, ratio)
    place = int(np.lexsort((-share, chance))[0])
    limits = [
        1 / (1 + others[place] / own[place] / float(fdtri(own[place], others[place], 1 - level / len(several))))
        for level in LEVELS
    ]
    statistic = float(share[place])
    return Flag("Cochran", (int(several[place]),), statistic, limits[0], limits[1], _word(statistic, *limits))


def grubbs(means: Floats) -> Flag | None:
    """Grubbs' test of the laboratory farthest from the mean of all, on either side.

    Grubbs and Beck 1972, Technometrics 14:847. The critical values follow from Student's t at half the level over the
    number of laboratories. None below three laboratories, or where all means are alike.
    """
    from scipy.special import stdtrit

    size, spread = len(means), means.std(ddof=1) if len(means) > 2 else 0.0
    if spread <= 0:
        return None
    apart = np.abs(means - means.mean()) / spread
    limits = []
    for level in LEVELS:
        t = float(stdtrit(size - 2, 1 - level / (2 * size)))
        limits.append(float((size - 1) / np.sqrt(size) * np.sqrt(t**2 / (size - 2 + t**2))))
    place = int(apart.argmax())
    statistic = float(apart[place])
    return Flag("Grubbs", (place,), statistic, limits[0], limits[1], _word(statistic, *limits))


def grubbs_pair(means: Floats) -> Flag | None:
    """Grubbs' test of the two highest or two lowest: what is left of the sum of squares without them; small is odd.

    The critical values are quantiles of 200,000 seeded draws, the smaller of both sides. None below four laboratories.
    """
    size = len(means)
    if size < 4 or means.std() <= 0:
        return None
    order = np.argsort(means, kind="stable")
    left = {
        (int(order[-2]), int(order[-1])): means[order[:-2]],
        (int(order[0]), int(order[1])): means[order[2:]],
    }
    whole = means.var() * size
    pair, statistic = min(((two, rest.var() * (size - 2) / whole) for two, rest in left.items()), key=lambda it: it[1])
    limits = _pair_limits(size)
    word = OUTLIER if statistic < limits[1] else STRAGGLER if statistic < limits[0] else ""
    return Flag("Grubbs, two at once", tuple(sorted(pair)), float(statistic), *limits, word)


@lru_cache(maxsize=32)
def _pair_limits(size: int) -> tuple[float, float]:
    draws = np.sort(np.random.default_rng(SEED).standard_normal((DRAWS, size)), axis=1)
    least = np.minimum(draws[:, :-2].var(axis=1), draws[:, 2:].var(axis=1)) * (size - 2)
    at_5, at_1 = np.quantile(least / (draws.var(axis=1) * size), LEVELS)
    return float(at_5), float(at_1)


def _summary(cells: Sequence[Floats]) -> tuple[Floats, Floats, Floats]:
    count = np.array([len(cell) for cell in cells], float)
    means = np.array([cell.mean() for cell in cells])
    return count, means, np.array([((cell - cell.mean()) ** 2).sum() for cell in cells])


def _word(statistic: float, at_5: float, at_1: float) -> str:
    beyond: Bools = np.array([statistic > at_1, statistic > at_5])
    return OUTLIER if beyond[0] else STRAGGLER if beyond[1] else ""
