"""Repeatability and reproducibility of one material: variances after ISO 5725-2, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evspec.arrays import Floats

__all__ = ["FEWEST", "RECOMMENDED", "Component", "Variances", "variances"]

FEWEST = 5
"""Laboratories from which evspec estimates a reproducibility: with fewer its interval says next to nothing."""
RECOMMENDED = 8
"""Laboratories that evspec recommends."""


class Component(NamedTuple):
    """A standard deviation on the scale of the results, and the ends of its interval."""

    value: float
    low: float
    high: float


class Variances(NamedTuple):
    """What the cells of one material say: the general mean and three standard deviations, on the scale of the results.

    `within` is that of results of one laboratory, `between` that of the laboratories (no interval is given), and
    `total` that of single results of different laboratories. `results` counts them, `df` belongs to `within`.
    """

    laboratories: int
    results: int
    df: int
    mean: float
    within: Component
    between: float
    total: Component


def variances(cells: Sequence[Floats], rounding: float = 0.0, coverage: float = 0.95) -> Variances | None:
    """The variances of a material from the results of each laboratory; None where no laboratory repeated anything.

    The variances are those of ISO 5725-2:1994, 7.4: within laboratories they are pooled, a negative one between
    laboratories counts as zero, and the number of results may differ. Ends within are those of the chi-square
    distribution. Ends of the total are a modified large-sample interval (Graybill and Wang 1980, J Am Stat Assoc
    75:869) of the variance of the laboratories' means plus a share of that within them; the share is that of the
    harmonic mean of the numbers of results (Thomas and Hultquist 1978, Ann Stat 6:582), approximate where they differ.
    As the total holds what varies within, neither of its ends lies below that of `within`.
    The upper ends hold the `rounding` of the results too, a standard deviation, so equal results are no certainty.
    """
    count = np.array([len(cell) for cell in cells], float)
    laboratories, results = len(cells), float(count.sum())
    df = results - laboratories
    if laboratories < 2 or df < 1:
        return None
    means = np.array([cell.mean() for cell in cells])
    general = float((count * means).sum() / results)
    squares = sum(float(((cell - cell.mean()) ** 2).sum()) for cell in cells)
    within = squares / df
    among = float((count * (means - general) ** 2).sum()) / (laboratories - 1)
    typical = (results - float((count**2).sum()) / results) / (laboratories - 1)
    between = max((among - within) / typical, 0.0)
    harmonic = laboratories / float((1 / count).sum())
    parts = np.array([means.var(ddof=1), (1 - 1 / harmonic) * within])
    low, high = _sum_of_mean_squares(parts, np.array([laboratories - 1.0, df]), coverage)
    total = between + within
    least, most = _chi_square_ends(within, df, coverage)
    return Variances(
        laboratories,
        int(results),
        int(df),
        general,
        Component(within**0.5, least**0.5, (most + rounding**2) ** 0.5),
        between**0.5,
        Component(total**0.5, min(max(low, least), total) ** 0.5, (max(high, most, total) + rounding**2) ** 0.5),
    )


def _chi_square_ends(mean_square: float, df: float, coverage: float) -> tuple[float, float]:
    from scipy.special import chdtri

    lower, upper = (1 - coverage) / 2, (1 + coverage) / 2
    return df * mean_square / float(chdtri(df, lower)), df * mean_square / float(chdtri(df, upper))


def _sum_of_mean_squares(parts: Floats, df: NDArray[np.float64], coverage: float) -> tuple[float, float]:
    from scipy.special import chdtri

    below = 1 - df / chdtri(df, (1 - coverage) / 2)
    above = df / chdtri(df, (1 + coverage) / 2) - 1
    centre = float(parts.sum())
    down, up = (float(np.sqrt(((share * parts) ** 2).sum())) for share in (below, above))
    return max(centre - down, 0.0), centre + up
