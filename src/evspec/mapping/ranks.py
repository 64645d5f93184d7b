"""Rank correlations over independent units, and over the lots within them, each with the p of its permutations."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats, Ints
from evspec.mapping.permutations import arrangements, centred, p_values

__all__ = [
    "ENOUGH",
    "LEAST_UNITS",
    "Ranked",
    "UnitRows",
    "between",
    "found_at",
    "interval_of",
    "unit_rows",
    "units_needed",
    "within",
]

LEAST_UNITS = 7
"""Below so many units nothing is tested. Six have 720 orders, so that a perfect rank correlation has a p of 1/360,
which is above 5 % once it is corrected for 19 tests; of seven it is 1/2520."""
ENOUGH = math.factorial(LEAST_UNITS)


class UnitRows(NamedTuple):
    """One row a unit: the mean of each column over its lots, how many lots, and whether only first lots were taken."""

    values: Floats
    lots: Ints
    first_only: bool


class Ranked(NamedTuple):
    """A rank correlation, its 95 % interval (NaN where there is none), its p, and over how many units and lots."""

    rho: float
    low: float
    high: float
    p: float
    units: int
    lots: int


def unit_rows(columns: Floats, units: Ints) -> UnitRows:
    """The lots as units: their means, on the scale of each column; lots with a number missing must be left out before.

    A mean over more lots scatters less, so that only units with equally many lots can change places (whole blocks of
    equal size: Winkler et al. 2014, doi 10.1016/j.neuroimage.2014.01.060). Where that leaves fewer arrangements than
    seven units of one lot have, the first lot of each unit stands for it, and all units can change places.
    """
    _, first, of, lots = np.unique(units, return_index=True, return_inverse=True, return_counts=True)
    if len(lots) >= LEAST_UNITS and arrangements(lots) < ENOUGH:
        return UnitRows(columns[first], np.ones_like(lots), first_only=True)
    sums = np.zeros((len(lots), columns.shape[1]))
    np.add.at(sums, of, columns)
    return UnitRows(sums / lots[:, None], lots, first_only=False)


def between(features: Floats, potency: Floats, units: Ints) -> list[Ranked]:
    """Spearman's rho of each feature with the potency over units; nothing may be missing.

    p is that of permuting units as a whole, among those with equally many lots.
    """
    from scipy.stats import rankdata

    rows = unit_rows(np.column_stack([features, potency]), units)
    ranks = rankdata(rows.values, axis=0)
    p = p_values(ranks[:, :-1], ranks[:, -1], rows.lots)
    number, lots = len(ranks), len(rows.lots) if rows.first_only else len(units)
    rho = _correlations(ranks[:, :-1], ranks[:, -1])
    low, high = interval_of(rho, number)
    return [Ranked(*each, number, lots) for each in zip(rho, low, high, p, strict=True)]


def within(features: Floats, potency: Floats, units: Ints) -> list[Ranked]:
    """The rank correlation of each feature with the potency over lots, less what is common to the lots of a unit.

    p is that of permuting lots within their unit. Units of one lot say nothing of this and are left out; an empty list
    where fewer than seven units are left, or fewer arrangements than seven units can take.
    """
    from scipy.stats import rankdata

    several = _several(units)
    units = units[several]
    if len(np.unique(units)) < LEAST_UNITS or arrangements(units) < ENOUGH:
        return []
    ranks = centred(rankdata(np.column_stack([features, potency])[several], axis=0), units)
    p = p_values(ranks[:, :-1], ranks[:, -1], units)
    rho = _correlations(ranks[:, :-1], ranks[:, -1])
    number = len(np.unique(units))
    return [Ranked(each, math.nan, math.nan, chance, number, len(units)) for each, chance in zip(rho, p, strict=True)]


def interval_of(rho: Floats, units: int, coverage: float = 0.95) -> tuple[Floats, Floats]:
    """The interval of Spearman's rho: Fisher's z with the variance (1 + rho²/2)/(n - 3).

    Source: Bonett and Wright 2000, doi 10.1007/BF02294183. Of a perfect correlation it is that point.
    """
    from scipy.special import ndtri

    half = ndtri((1 + coverage) / 2) * np.sqrt((1 + rho**2 / 2) / (units - 3))
    with np.errstate(divide="ignore"):
        point = np.arctanh(np.clip(rho, -1, 1))
    return np.tanh(point - half), np.tanh(point + half)


def found_at(p: Floats) -> Floats:
    """The q of each p: the least share of false findings at which it is found (Benjamini and Hochberg 1995)."""
    from scipy.stats import false_discovery_control

    return np.asarray(false_discovery_control(p)) if len(p) else p


def units_needed(rho: float, level: float, power: float = 0.8) -> int:
    """How many units find a rank correlation of that size at a two-sided level, with that power.

    n = 3 + (1 + rho²/2) ((z(1 - level/2) + z(power)) / atanh(rho))², from the variance of Bonett and Wright 2000.
    """
    from scipy.special import ndtri

    factor = float(ndtri(1 - level / 2) + ndtri(power)) / math.atanh(rho)
    return max(LEAST_UNITS, math.ceil(3 + (1 + rho**2 / 2) * factor**2))


def _several(units: Ints) -> Bools:
    _, of, lots = np.unique(units, return_inverse=True, return_counts=True)
    return np.asarray(lots[of] > 1)


def _correlations(columns: Floats, response: Floats) -> Floats:
    left, right = columns - columns.mean(0), response - response.mean()
    size = np.linalg.norm(left, axis=0) * np.linalg.norm(right)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(size > 0, np.clip(right @ left / size, -1, 1), 0.0))
