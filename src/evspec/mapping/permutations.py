"""Permutations that stay within groups: between units with equally many lots, or between the lots of one unit."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import permutations, product

import numpy as np

from evspec.arrays import Floats, Ints

__all__ = ["DRAWS", "WHOLE", "arrangements", "centred", "p_values", "rearranged"]

WHOLE = math.factorial(8)
"""Up to so many arrangements all are gone through, so that p is exact."""
DRAWS = 9_999
SEED = 20_190_429
BLOCK = 2_000_000


def arrangements(groups: Ints) -> int:
    """In how many ways rows can change places within their groups."""
    return math.prod(math.factorial(int(count)) for count in np.unique(groups, return_counts=True)[1])


def rearranged(groups: Ints, draws: int = DRAWS) -> tuple[Ints, bool]:
    """Rearrangements of the rows within their groups, one a line, and whether these are all there are.

    All are given up to `WHOLE`; beyond, `draws` of them drawn with a seed that does not change.
    """
    return _rearranged(tuple(np.unique(groups, return_inverse=True)[1].tolist()), draws)


def centred(values: Floats, groups: Ints) -> Floats:
    """Columns less the mean of each group: what permutation within the groups can change."""
    of = np.unique(groups, return_inverse=True)[1]
    sums = np.zeros((int(of.max()) + 1, values.shape[1]))
    np.add.at(sums, of, values)
    return np.asarray(values - (sums / np.bincount(of)[:, None])[of])


def p_values(columns: Floats, response: Floats, groups: Ints) -> Floats:
    """The two-sided p of each column against the response, both permuted within groups only.

    What is compared is the distance of their sum of products from its mean over all permutations. Where all
    arrangements are gone through, p is the share of those at least as far; otherwise it is (b + 1)/(m + 1) with b of m
    draws at least as far (Phipson and Smyth 2010, doi 10.2202/1544-6115.1585), which is never zero.
    """
    moved, whole = rearranged(groups)
    left, right = centred(columns, groups), centred(response[:, None], groups)[:, 0]
    seen = np.abs(right @ left)
    enough = seen - 1e-9 * (np.linalg.norm(left, axis=0) * np.linalg.norm(right) + 1e-300)
    step = max(1, BLOCK // max(1, len(right)))
    beyond = np.zeros(len(seen), np.int64)
    for start in range(0, len(moved), step):
        beyond += (np.abs(right[moved[start : start + step]] @ left) >= enough).sum(0)
    return np.asarray(beyond / len(moved) if whole else (beyond + 1) / (len(moved) + 1))


@lru_cache(maxsize=4)
def _rearranged(groups: tuple[int, ...], draws: int) -> tuple[Ints, bool]:
    labels = np.array(groups)
    order = np.argsort(labels, kind="stable")
    moved: Ints
    if arrangements(labels) <= WHOLE:
        parts = [permutations(np.flatnonzero(labels == each).tolist()) for each in np.unique(labels)]
        sorted_ = np.array([[row for part in each for row in part] for each in product(*parts)])
        whole = True
    else:
        keys = np.random.default_rng(SEED).random((draws, len(labels))) + labels[order]
        sorted_, whole = order[np.argsort(keys, axis=1)], False
    moved = np.empty(sorted_.shape, np.int32)
    moved[:, order] = sorted_
    moved.flags.writeable = False
    return moved, whole
