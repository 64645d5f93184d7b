"""Parallel lines in the logarithm of the dose: potency with Fieller's interval, and the tests of sums of squares."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evspec.arrays import Floats

__all__ = ["Lines", "chance", "fieller", "fit_lines", "slopes"]


class Lines(NamedTuple):
    """A reference and a lot on parallel lines, one pair a row; logarithms are natural.

    `slope` is common to both, in units of the response an e-fold of dose, `each` those of reference and lot alone.
    `shift` is ln relative potency, `level` its part that stands over the slope. `error` is the residual variance with
    `df`. `parallelism` and `linearity` are the probabilities of F, NaN where nothing is left to test.
    """

    slope: Floats
    each: Floats
    spread: Floats
    level: Floats
    means: Floats
    shift: Floats
    sizes: Floats
    error: Floats
    df: Floats
    regression: Floats
    parallelism: Floats
    linearity: Floats

    @property
    def variance(self) -> Floats:
        """The variance of ln relative potency by the delta method."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.error / self.slope**2 * (self.sizes + self.level**2 / self.spread.sum(1)))


def fit_lines(
    log_dose: Floats, mean: Floats, wells: Floats, lot: Floats, pure: Floats, rounding: Floats | float = 0.0
) -> Lines:
    """Each row a reference and a lot, as `fit_pairs` takes them.

    Ph. Eur. 5.3, section 3.2 (Finney 1978): slope, non-parallelism and non-linearity by sums of squares, and the
    residual variance from the wells about their dose. Without replicate wells it is that about the parallel lines.
    The variance of `rounding` adds to it, as in `fit_curves`.
    """
    parts = [_moments(log_dose, mean, np.where(lot == which, wells, 0)) for which in (0, 1)]
    size, x, y, xx, xy, yy, doses = (np.stack(each, axis=1) for each in zip(*parts, strict=True))
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = xy.sum(1) / xx.sum(1)
        alone = xy / xx
        regression = xy.sum(1) ** 2 / xx.sum(1)
        crossing = (xy**2 / xx).sum(1) - regression
        bending = np.maximum((yy - xy**2 / xx).sum(1), 0)
        bends = (doses - 2).sum(1)
        own = size.sum(1) - doses.sum(1)
        left = own >= 1
        df = np.where(left, own, size.sum(1) - 3)
        error = np.where(left, pure, crossing + bending) / df + rounding
        level = (y[:, 1] - y[:, 0]) / slope
        shift = level + x[:, 0] - x[:, 1]
        return Lines(
            slope, alone, xx, level, x, shift, (1 / size).sum(1), error, df, chance(regression, 1, error, df),
            np.where(left, chance(crossing, 1, error, df), np.nan),
            np.where(left & (bends > 0), chance(bending, bends, error, df), np.nan),
        )  # fmt: skip


def slopes(
    log_dose: Floats, mean: Floats, wells: Floats, pure: Floats, rounding: Floats | float = 0.0
) -> tuple[Floats, Floats, Floats]:
    """Slope, its variance and degrees of freedom of each line alone, by what the wells leave about it and rounding."""
    size, _, _, xx, xy, yy, _ = _moments(log_dose, mean, wells)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope, df = xy / xx, size - 2
        error = (np.maximum(yy - xy**2 / xx, 0) + pure) / np.maximum(df, 1) + rounding
        return slope, error / xx, df


def fieller(lines: Lines, factor: Floats) -> tuple[Floats, Floats]:
    """The ends of ln relative potency by Fieller's theorem, at a factor of Student's distribution.

    Wide open where the slope cannot be told from zero (Fieller 1954; Ph. Eur. 5.3, section 3.2).
    """
    total = lines.spread.sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        loss = factor**2 * lines.error / (lines.slope**2 * total)
        half = factor * np.sqrt(lines.error) / np.abs(lines.slope)
        half = half * np.sqrt(np.maximum((1 - loss) * lines.sizes + lines.level**2 / total, 0)) / (1 - loss)
        centre = lines.level / (1 - loss) + lines.means[:, 0] - lines.means[:, 1]
    closed = loss < 1
    return np.where(closed, centre - half, -np.inf), np.where(closed, centre + half, np.inf)


def _moments(x: Floats, y: Floats, wells: Floats) -> tuple[Floats, ...]:
    """Wells, means, sums of squares and products about them, and doses of each row."""
    size = wells.sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean_x, mean_y = (wells * x).sum(1) / size, (wells * y).sum(1) / size
        off_x, off_y = x - mean_x[:, None], y - mean_y[:, None]
        products = [(wells * one * other).sum(1) for one, other in ((off_x, off_x), (off_x, off_y), (off_y, off_y))]
    return size, mean_x, mean_y, *products, (wells > 0).sum(1).astype(np.float64)


def chance(squares: Floats, count: Floats | int, error: Floats, df: Floats) -> Floats:
    """The probability of so large an F or larger: mean squares of `count` degrees over the error's, which has `df`."""
    if not len(squares):
        return squares
    from scipy.special import fdtrc

    return np.asarray(fdtrc(count, df, np.maximum(squares, 0) / count / error))
