"""Rows that share a key become one group: the vectorised core of reading replicates and runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.arrays import Days, Floats, Ints

__all__ = ["Groups", "codes_of", "earliest", "group", "largest", "latest", "totals"]


class Groups(NamedTuple):
    """The group of each row, and the first row of each group; groups are numbered in the order of their keys."""

    of: Ints
    first: Ints

    @property
    def size(self) -> int:
        """How many groups there are."""
        return len(self.first)


def codes_of(values: pd.Series) -> tuple[Ints, int]:
    """Whole numbers that stand for the values, -1 for a missing one, and how many different values there are."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy(), len(values.cat.categories)
    if values.isna().all():
        return np.full(len(values), -1, np.int8), 0
    codes, different = pd.factorize(values)
    return codes, len(different)


def group(keys: Sequence[tuple[Ints, int]], rows: int) -> Groups:
    """Rows of equal keys together; a key is codes and the number of their values, the first key sorts first."""
    packed, span = np.zeros(rows, np.int64), 1
    for codes, size in keys:
        if size == 0 or (size == 1 and rows and codes.min() == codes.max()):
            continue
        if span > 2**62 // (size + 1):
            packed, span = _packed_closer(packed)
        if span > 1:
            packed *= size + 1
        packed += codes
        packed += 1
        span *= size + 1
    return _numbered(packed, span)


def totals(groups: Groups, values: Floats) -> Floats:
    """The sum of the values of each group."""
    return np.bincount(groups.of, weights=values, minlength=groups.size).astype(np.float64, copy=False)


def largest(groups: Groups, values: Floats, start: float = -np.inf) -> Floats:
    """The largest value of each group, at least `start`; NaN is passed over."""
    found = np.full(groups.size, start)
    if len(values) and (values == values[0]).all():
        return np.asarray(np.fmax(found, values[0]))
    np.fmax.at(found, groups.of, values)
    return found


def earliest(groups: Groups, days: Days) -> Days:
    """The earliest day of each group, NaT where one of its days is not known."""
    unknown = np.isnat(days)
    if unknown.all():
        return np.full(groups.size, np.datetime64("NaT", "s"))
    far = np.int64(2**62)
    found = np.full(groups.size, far)
    np.minimum.at(found, groups.of, np.where(unknown, far, days.astype(np.int64)))
    if unknown.any():
        found[groups.of[unknown]] = far
    return np.where(found == far, np.datetime64("NaT", "s"), found.astype("datetime64[s]"))


def latest(groups: Groups, days: Days) -> Days:
    """The latest day of each group that is known, and one before all others where none is."""
    found = np.full(groups.size, np.datetime64("0001-01-01", "s"))
    known = ~np.isnat(days)
    np.maximum.at(found, groups.of[known], days[known])
    return found


def _packed_closer(packed: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    different, codes = np.unique(packed, return_inverse=True)
    return codes.astype(np.int64), len(different)


def _numbered(packed: NDArray[np.int64], span: int) -> Groups:
    rows = len(packed)
    if span > 4 * rows + 1024:
        _, first, of = np.unique(packed, return_index=True, return_inverse=True)
        return Groups(of, first)
    present = np.zeros(span, bool)
    present[packed] = True
    of = (np.cumsum(present) - 1)[packed]
    first = np.empty(int(present.sum()), np.int64)
    first[of[::-1]] = np.arange(rows - 1, -1, -1)
    return Groups(of, first)
