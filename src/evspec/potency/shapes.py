"""The shape of a lot's curve against its reference's: each parameter as one number with an interval, a plate a row."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats
from evspec.potency.logistic import BASELINE, RANGE, SLOPE, Fits
from evspec.potency.parallel_line import Lines
from evspec.uncertainty import student

__all__ = ["BASELINE_SHIFT", "RANGE_RATIO", "SHAPES", "SLOPE_RATIO", "Shape", "shapes_of_curves", "shapes_of_lines"]

SLOPE_RATIO, RANGE_RATIO, BASELINE_SHIFT = "slope ratio", "asymptote range ratio", "baseline shift"
SHAPES = (SLOPE_RATIO, RANGE_RATIO, BASELINE_SHIFT)
"""What two logistic curves share where one is the other shifted in the dose; two lines share their slope alone."""


class Shape(NamedTuple):
    """A parameter of each pair on its scale, logarithmic where `log` holds; NaN where the model has no such parameter.

    A ratio below zero (curves that run in opposite directions) stands on the linear scale.
    """

    point: Floats
    standard: Floats
    df: Floats
    log: Bools

    @property
    def value(self) -> Floats:
        """The parameter itself, in unit 1."""
        return np.where(self.log, np.exp(np.where(self.log, self.point, 0)), self.point)

    def ends(self, coverage: float) -> tuple[Floats, Floats]:
        """The ends of the interval by Student's distribution, on the scale of the parameter."""
        half = student(self.df, coverage) * self.standard
        with np.errstate(over="ignore"):
            low, high = (
                np.where(self.log, np.exp(np.where(self.log, end, 0)), end)
                for end in (self.point - half, self.point + half)
            )
        return low, high


def shapes_of_curves(reference: Fits, lot: Fits) -> dict[str, Shape]:
    """The parameters of logistic curves fitted alone, with the residual variance of both together.

    The ratio of the slopes; the ratio of the ranges, baseline to plateau; and the baseline of the lot less that of the
    reference, over the reference's range: shape parameters as reported of USP <1032>, whose text was not at hand.
    Variances are those of the delta method.
    """
    df = reference.df + lot.df
    error = (reference.squares + lot.squares) / np.maximum(df, 1)
    span, other = reference.parameters[:, RANGE], lot.parameters[:, RANGE]
    of, its = reference.inverse, lot.inverse
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = lot.parameters[:, SLOPE] - reference.parameters[:, SLOPE]
        slope_variance = its[:, SLOPE, SLOPE] + of[:, SLOPE, SLOPE]
        ratio = other / span
        relative = its[:, RANGE, RANGE] / other**2 + of[:, RANGE, RANGE] / span**2
        shift = (lot.parameters[:, BASELINE] - reference.parameters[:, BASELINE]) / span
        away = its[:, BASELINE, BASELINE] + of[:, BASELINE, BASELINE]
        away = (away + shift**2 * of[:, RANGE, RANGE] + 2 * shift * of[:, RANGE, BASELINE]) / span**2
    return {
        SLOPE_RATIO: Shape(slope, np.sqrt(error * slope_variance), df, np.ones(len(df), bool)),
        RANGE_RATIO: _ratio(ratio, np.sqrt(error * relative), df),
        BASELINE_SHIFT: Shape(shift, np.sqrt(error * away), df, np.zeros(len(df), bool)),
    }


def shapes_of_lines(lines: Lines) -> dict[str, Shape]:
    """The ratio of the slopes of two lines, each fitted alone; of a line there is no range and no baseline."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = lines.each[:, 1] / lines.each[:, 0]
        relative = np.sqrt(lines.error * (1 / (lines.each**2 * lines.spread)).sum(1))
    nothing = np.full(len(ratio), np.nan)
    none = Shape(nothing, nothing, nothing, np.zeros(len(ratio), bool))
    return {SLOPE_RATIO: _ratio(ratio, relative, lines.df), RANGE_RATIO: none, BASELINE_SHIFT: none}


def _ratio(ratio: Floats, relative: Floats, df: Floats) -> Shape:
    alike = ratio > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        return Shape(
            np.where(alike, np.log(np.abs(ratio)), ratio),
            np.where(alike, relative, relative * np.abs(ratio)),
            df,
            alike,
        )
