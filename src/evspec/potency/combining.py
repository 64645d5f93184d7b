"""Runs combined: a random-effects mean of logarithms with the standard error of Hartung and Knapp."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evspec.arrays import Floats
from evspec.grouping import Groups, totals

__all__ = ["Combined", "combined"]

ROUNDS = 100


class Combined(NamedTuple):
    """For each group its runs, their mean with its standard error, the variance between runs, and the common effect.

    `common` and `common_standard` are the mean and standard error as if all runs had one true value; `heterogeneity`
    is Cochran's Q.
    """

    runs: Floats
    mean: Floats
    standard: Floats
    between: Floats
    common: Floats
    common_standard: Floats
    heterogeneity: Floats


def combined(groups: Groups, value: Floats, variance: Floats) -> Combined:
    """The runs of each group as one: weights 1 / (variance + between), and the spread of the runs as the yardstick.

    The variance between runs is that of restricted maximum likelihood, by Fisher scoring, never below zero (Viechtbauer
    2005, doi 10.3102/10769986030003261). The squared standard error is sum w (y - mean)^2 / ((k - 1) sum w), to be
    used with Student's t of k - 1 degrees of freedom (Hartung and Knapp 2001, doi 10.1002/sim.791; IntHout 2014, doi
    10.1186/1471-2288-14-25). NaN for a single run, whose own standard error is all there is.
    """
    of = groups.of
    runs = totals(groups, np.ones(len(of)))
    between = _between(groups, value, variance, runs)
    weight = 1 / (variance + between[of])
    total = totals(groups, weight)
    mean = totals(groups, weight * value) / total
    spread = totals(groups, weight * (value - mean[of]) ** 2)
    with np.errstate(invalid="ignore"):
        standard = np.sqrt(spread / np.where(runs > 1, runs - 1, np.nan) / total)
    fixed = 1 / variance
    sure = totals(groups, fixed)
    common = totals(groups, fixed * value) / sure
    heterogeneity = totals(groups, fixed * (value - common[of]) ** 2)
    return Combined(runs, mean, standard, between, common, np.sqrt(1 / sure), heterogeneity)


def _between(groups: Groups, value: Floats, variance: Floats, runs: Floats) -> Floats:
    of = groups.of
    centre = totals(groups, value) / runs
    between = totals(groups, (value - centre[of]) ** 2) / np.maximum(runs - 1, 1)
    many = runs > 1
    for _ in range(ROUNDS):
        weight = 1 / (variance + between[of])
        first, second, third = (totals(groups, weight**power) for power in (1, 2, 3))
        mean = totals(groups, weight * value) / first
        squares = totals(groups, (weight * (value - mean[of])) ** 2)
        with np.errstate(divide="ignore", invalid="ignore"):
            step = (squares - (first - second / first)) / (second - 2 * third / first + (second / first) ** 2)
        after = np.where(many, np.maximum(between + step, 0), 0.0)
        if np.all(np.abs(after - between) <= 1e-12 * (1 + between)):
            return after
        between = after
    return between
