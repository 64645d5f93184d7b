"""Nonlinear least squares by Levenberg and Marquardt, many small fits side by side in columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from evspec.arrays import Bools, Floats

__all__ = ["Found", "Model", "Points", "inverse", "least_squares"]

SMALL = 1e-7
"""A step so small, in units of the range for responses and of e-folds for the rest, ends a fit."""
START, FIRMEST = 1e-3, 1e12


class Points(NamedTuple):
    """What is fitted, a column a fit: logarithms of doses, means, roots of their weights, and 1 for those of a lot."""

    x: Floats
    y: Floats
    weight: Floats
    lot: Floats


class Found(NamedTuple):
    """The end of each fit, in columns: parameters, J'J, residual sum of squares, and whether it came to rest."""

    parameters: Floats
    normal: Floats
    squares: Floats
    converged: Bools


Model: TypeAlias = Callable[[Floats, Points, Floats], Floats]
"""From parameters and points, fill the weighted derivatives, and give the weighted residuals."""


def least_squares(points: Points, start: Floats, model: Model, steps: int) -> Found:
    """The parameters of least squares of each column, from `start` (parameters, fits).

    Levenberg 1944 and Marquardt 1963 (doi 10.1137/0111030): the diagonal of J'J is stretched by 1 + damping, a tenth of
    it after a step that helps and ten times after one that does not. Fits that have come to rest leave the table.
    """
    size, fits = start.shape
    end = Found(start.copy(), np.full((size, size, fits), np.nan), np.full(fits, np.inf), np.zeros(fits, bool))
    rows, now, damping = np.arange(fits), start.copy(), np.full(fits, START)
    jacobian = np.empty((size, *points.x.shape))
    residual = model(now, points, jacobian)
    squares = np.einsum("df,df->f", residual, residual)
    spare = np.empty_like(jacobian)
    for _ in range(steps):
        normal, slope = _products(jacobian, residual)
        step = _solved(normal, slope, damping)
        trial = now + step
        left = model(trial, points, spare)
        after = np.einsum("df,df->f", left, left)
        scale = np.abs(now[1])
        small = (np.abs(step[0]) <= SMALL * scale) & (np.abs(step[1]) <= SMALL * scale)
        small &= (np.abs(step[2:]) <= SMALL).all(0)
        helps = after <= squares
        rest = (small & (helps | (damping <= START))) | ~(damping < FIRMEST)
        if helps.all():
            now, residual, squares, jacobian, spare = trial, left, after, spare, jacobian
        else:
            now = np.where(helps, trial, now)
            jacobian, spare = np.where(helps, spare, jacobian), jacobian
            residual, squares = np.where(helps, left, residual), np.where(helps, after, squares)
        damping = np.where(helps, damping / 10, damping * 10)
        if rest.any():
            done = rows[rest]
            end.parameters[:, done], end.squares[done] = now[:, rest], squares[rest]
            end.normal[..., done] = normal[..., rest]
            end.converged[done] = small[rest]
            kept = ~rest
            if not kept.any():
                return end
            rows, now, damping, squares = rows[kept], now[:, kept], damping[kept], squares[kept]
            points = Points(*(each[:, kept] for each in points))
            jacobian, residual = jacobian[..., kept], residual[:, kept]
            spare = np.empty_like(jacobian)
    end.parameters[:, rows], end.squares[rows], end.normal[..., rows] = now, squares, _products(jacobian, residual)[0]
    return end


def _products(jacobian: Floats, residual: Floats) -> tuple[Floats, Floats]:
    """J'J and J'r of each fit, of which the lower triangle alone is filled."""
    size = len(jacobian)
    normal = np.empty((size, size, jacobian.shape[-1]))
    slope = np.empty((size, jacobian.shape[-1]))
    for row in range(size):
        slope[row] = np.einsum("df,df->f", jacobian[row], residual)
        for column in range(row + 1):
            normal[row, column] = np.einsum("df,df->f", jacobian[row], jacobian[column])
    return normal, slope


def _solved(normal: Floats, slope: Floats, damping: Floats) -> Floats:
    """The steps that solve (J'J + damping diag J'J) step = J'r, by Cholesky's way, a column a fit."""
    factor = _factored(normal, damping)
    return _substituted(factor, slope)


def _factored(normal: Floats, damping: Floats | float) -> Floats:
    size = len(normal)
    factor = np.empty_like(normal)
    for row in range(size):
        for column in range(row):
            known = normal[row, column].copy()
            for place in range(column):
                known -= factor[row, place] * factor[column, place]
            factor[row, column] = known / factor[column, column]
        known = normal[row, row] * (1 + damping)
        for place in range(row):
            known -= factor[row, place] ** 2
        factor[row, row] = np.sqrt(np.maximum(known, 1e-300))
    return factor


def _substituted(factor: Floats, right: Floats) -> Floats:
    size = len(factor)
    result = np.empty_like(right)
    for row in range(size):
        known = right[row].copy()
        for place in range(row):
            known -= factor[row, place] * result[place]
        result[row] = known / factor[row, row]
    for row in reversed(range(size)):
        for place in range(row + 1, size):
            result[row] -= factor[place, row] * result[place]
        result[row] /= factor[row, row]
    return result


def inverse(normal: Floats) -> Floats:
    """The inverse of each J'J, of which the lower triangle is given; infinite or NaN where there is none."""
    size, fits = len(normal), normal.shape[-1]
    factor = _factored(normal, 0.0)
    made = np.empty_like(normal)
    for column in range(size):
        unit = np.zeros((size, fits))
        unit[column] = 1
        made[:, column] = _substituted(factor, unit)
    return made
