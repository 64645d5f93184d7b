"""What each laboratory found in one material: its readings in columns, their runs, and the results they make."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Days, Floats, Ints, Words
from evspec.estimates import Kind
from evspec.quantities import Quantity
from evspec.uncertainty import ROUNDING, SCALES, onto

__all__ = ["Cell", "Rows", "cell_of", "rounding_of", "rows_of", "runs_of", "why_not"]


class Cell(NamedTuple):
    """What one laboratory found in one material: its results on the scale of the quantity, none where `why` says so."""

    laboratory: str
    results: Floats
    runs: int
    readings: int
    why: str = ""


class Rows(NamedTuple):
    """Readings in columns: laboratory, run, day, kind, value, resolution, when it was measured and where it stands."""

    of: Words
    run: Words
    day: Words
    kind: Ints
    value: Floats
    resolution: Floats
    measured: Days
    place: Ints

    def take(self, which: Ints | Bools) -> Rows:
        """These readings alone."""
        return Rows(
            self.of[which],
            self.run[which],
            self.day[which],
            self.kind[which],
            self.value[which],
            self.resolution[which],
            self.measured[which],
            self.place[which],
        )


def rows_of(readings: pd.DataFrame) -> Rows:
    """The columns of readings that a study is made of; the place of a reading is its label."""
    days = readings["measured_on"]
    return Rows(
        readings["of"].to_numpy(object),
        readings["run"].to_numpy(object),
        days.dt.strftime("%Y-%m-%d").fillna("").to_numpy(object),
        readings["kind"].cat.codes.to_numpy(),
        readings["value"].to_numpy(np.float64),
        readings["resolution"].to_numpy(np.float64),
        days.to_numpy("datetime64[s]"),
        readings.index.to_numpy(),
    )


def runs_of(rows: Rows) -> Words:
    """The run of each reading; one that names none joins the first that is named, else that of its day."""
    silent = pd.isna(rows.run)
    if silent.all():
        return rows.day
    return np.where(silent, rows.run[~silent][0], rows.run)


def why_not(quantity: Quantity, rows: Rows) -> str:
    """Why the readings of a laboratory cannot be analysed; an empty text where they can."""
    if (rows.kind != Kind.NUMBER).any():
        return "a word" if (rows.kind >= Kind.PRESENT).any() else "a bound"
    if quantity.scale == "log" and (rows.value <= 0).any():
        return "not above zero"
    return ""


def cell_of(quantity: Quantity, name: str, rows: Rows, run: Words, why: str, several: bool) -> Cell:
    """The results of a laboratory: the means of its runs where some laboratory has several, else its replicates."""
    number, different = pd.factorize(run)
    if why:
        return Cell(name, np.empty(0), len(different), len(run), why)
    scale = np.full(len(run), SCALES.index(quantity.scale), np.int8)
    points = onto(rows.value, scale, rows.resolution)
    if several:
        points = np.bincount(number, points) / np.bincount(number)
    return Cell(name, points, len(different), len(run))


def rounding_of(quantity: Quantity, rows: Rows) -> float:
    """The standard deviation on the scale that the coarsest last digit leaves, at the median of the readings."""
    coarsest = float(rows.resolution.max()) * float(ROUNDING)
    if quantity.scale == "linear" or np.isnan(rows.value).all():
        return coarsest
    middle = float(np.nanmedian(np.abs(rows.value)))
    if not middle > 0:
        return coarsest
    rest = 1 - middle / 100 if quantity.scale == "logit" else 1.0
    return float(coarsest / middle / max(rest, 1e-9))
