"""How many signals a chart gives by chance alone, while nothing changes."""

from __future__ import annotations

import numpy as np

from evspec.arrays import Floats
from evspec.history.charts import BASELINE, COVERAGE, FEWEST, ROW

__all__ = ["ESTABLISHED", "by_chance", "rates"]

ESTABLISHED = 0.0109
"""The share of lots beyond the limits of an established chart: a simulation of 10,000,000 normal charts."""


def by_chance(lots: int) -> float:
    """The signals to be expected on a chart of that many lots that scatter normally on their scale and never change.

    A lot beyond its limits is one signal, and so is a row on one side of the centre, however long it grows.
    """
    outside, row = rates(lots)
    return float(outside.sum() + row.sum())


def rates(lots: int) -> tuple[Floats, Floats]:
    """For each lot, in order, the chance to be outside, and the chance to be the ninth of a row on one side.

    The first is 1 - 0.9973 while limits are provisional, by their construction. The second follows from the
    independence of the distances to moving means, and of the mean of the baseline from all before it; what the mean of
    the baseline misses is integrated by the quadrature of Gauss and Hermite.
    """
    place = np.arange(lots)
    outside = np.where(place < FEWEST, 0.0, np.where(place < BASELINE, 1 - COVERAGE, ESTABLISHED))
    return outside, _on_one_side(place, ROW) - _on_one_side(place, ROW + 1)


def _on_one_side(place: np.ndarray, row: int) -> Floats:
    """The chance that so many lots in a row, up to this place, lie on one side of what they are judged by."""
    established = np.clip(place - BASELINE + 1, 0, row)
    chance = 2 * _same_side(row)[established] * 0.5 ** (row - established)
    return np.asarray(np.where(place >= row, chance, 0.0))


def _same_side(most: int) -> Floats:
    """The chance that 0, 1, ... lots lie above the mean of the baseline, which misses the true one at random."""
    from scipy.special import ndtr

    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    above = ndtr(nodes / np.sqrt(BASELINE))
    return np.asarray((above[None, :] ** np.arange(most + 1)[:, None]) @ weights / weights.sum())
