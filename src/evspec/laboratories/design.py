"""The design of a comparison: for each material and method the results of every laboratory, and what varies in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Days, Floats, Words
from evspec.estimates import Bench
from evspec.quantities import Quantity
from evspec.uncertainty import LOG, LOGIT, ROUNDING, SCALES, onto, value_of

__all__ = [
    "INTERMEDIATE",
    "REPEATABILITY",
    "Cell",
    "Study",
    "laboratories_of",
    "one_spelling",
    "percent",
    "setting_of",
    "studies",
]

REPEATABILITY, INTERMEDIATE = "repeatability", "intermediate precision"
APART = ("preparation", "specimen", "method", "at", "at_unit", "condition", "attempt")
SETTING = ("at", "at_unit", "condition")


class Cell(NamedTuple):
    """What one laboratory found in one material: its results on the scale of the quantity, none where `why` says so."""

    laboratory: str
    results: Floats
    runs: int
    readings: int
    why: str = ""


@dataclass(frozen=True)
class Study:
    """One material, quantity, method and setting, as several laboratories measured it.

    `within` says what varies in a laboratory: *repeatability* where each has one run, of which the replicates are the
    results; *intermediate precision* where one has several, of which the means are. `rounding` is the standard
    deviation that the last printed digit leaves, `measured` the earliest day and NaT where one is not known, and
    `first` the first reading.
    """

    quantity: Quantity
    analyte: str
    material: str
    method: str
    setting: str
    cells: tuple[Cell, ...]
    within: str
    rounding: float
    measured: np.datetime64
    first: int

    @property
    def noun(self) -> str:
        """The quantity with its analyte."""
        return f"{self.quantity.name} {self.analyte}".strip()

    @property
    def place(self) -> str:
        """The material, with its setting where it has one."""
        return f"{self.material} ({self.setting})" if self.setting else self.material

    @property
    def analysed(self) -> tuple[Cell, ...]:
        """The cells that hold results."""
        return tuple(cell for cell in self.cells if not cell.why)

    @property
    def results(self) -> tuple[Floats, ...]:
        """The results of each cell that holds some."""
        return tuple(cell.results for cell in self.analysed)


def studies(bench: Bench, quantity: Quantity, analyte: str = "", fewest: int = 2) -> tuple[Study, ...]:
    """The studies of a quantity on materials that at least so many laboratories measured, be it by different methods.

    Readings that were set aside, and those of which nobody knows the laboratory, are in no study; an exact quantity has
    none. Cells with a bound or a word have no results.
    """
    readings = _readings(bench, quantity, analyte, fewest)
    if quantity.exact or readings.empty:
        return ()
    keys = [readings[name].astype(object).fillna("") for name in APART]
    groups = readings.groupby(keys, sort=True)
    return tuple(_study(quantity, analyte, group) for _, group in groups)


def laboratories_of(bench: Bench) -> Words:
    """The laboratory of each reading: its own, else that of its preparation, else None.

    Names that differ in case or blanks alone are one, in the spelling that comes first.
    """
    readings = bench.batch.readings
    own: Words = readings["laboratory"].to_numpy(object)
    makers = np.array([*bench.batch.preparations["laboratory"].to_numpy(object), None], object)
    found: Words = np.where(pd.isna(own), makers[readings["preparation"].cat.codes.to_numpy()], own)
    return one_spelling(found, {})


def one_spelling(names: Words, known: dict[str, str]) -> Words:
    """The names, each in the spelling that came first of those that differ in case or blanks; `known` learns the new.

    A missing name is None.
    """
    codes, different = pd.factorize(names)
    first = [known.setdefault("".join(str(name).casefold().split()), str(name)) for name in different]
    return np.array([*first, None], object)[codes]


def percent(quantity: Quantity, deviation: float, mean: float) -> float:
    """A deviation on the scale as a coefficient of variation in per cent; infinite where the mean is zero.

    Of logarithms it is the square root of exp(s²) - 1, of logits s times the share that is missing to 100 %, to first
    order.
    """
    scale = SCALES.index(quantity.scale)
    with np.errstate(over="ignore"):
        if scale == LOG:
            return float(100 * np.sqrt(np.expm1(np.float64(deviation) ** 2)))
    if scale == LOGIT:
        return deviation * (100 - float(value_of(np.array([mean]), np.array([scale], np.int8))[0]))
    return 100 * deviation / abs(mean) if mean else float("inf")


def _readings(bench: Bench, quantity: Quantity, analyte: str, fewest: int) -> pd.DataFrame:
    readings = bench.batch.readings
    known = set(readings["laboratory"].cat.categories) | set(bench.batch.preparations["laboratory"].cat.categories)
    if len(known) < fewest or quantity.name not in readings["quantity"].cat.categories:
        return readings.iloc[:0]
    here = ((readings["quantity"] == quantity.name) & readings["set_aside"].isna()).to_numpy()
    of = laboratories_of(bench)
    here = here & (readings["analyte"].astype(object).fillna("") == analyte).to_numpy() & pd.notna(of)
    rows = readings[here].assign(of=of[here])
    return rows[_by_enough(rows, fewest)]


def _by_enough(rows: pd.DataFrame, fewest: int) -> Bools:
    material = rows["preparation"].cat.codes.to_numpy()
    pairs = pd.DataFrame({"material": material, "of": rows["of"].to_numpy()}).drop_duplicates()
    enough = np.bincount(pairs["material"], minlength=len(rows["preparation"].cat.categories)) >= fewest
    return np.asarray(enough[material])


def _study(quantity: Quantity, analyte: str, group: pd.DataFrame) -> Study:
    head = group.iloc[0]
    names = sorted(map(str, group["of"].unique()), key=str.casefold)
    parts = [(name, rows.assign(one=_runs(rows))) for name in names for rows in [group[group["of"] == name]]]
    whole = [(name, rows, _why(quantity, rows)) for name, rows in parts]
    several = any(len(rows["one"].unique()) > 1 for _, rows, why in whole if not why)
    cells = tuple(_cell(quantity, name, rows, why, several) for name, rows, why in whole)
    days: Days = group["measured_on"].to_numpy("datetime64[s]")
    return Study(
        quantity,
        analyte,
        str(head["preparation"]),
        "" if pd.isna(head["method"]) else str(head["method"]),
        setting_of(head),
        cells,
        INTERMEDIATE if several else REPEATABILITY,
        _rounding(quantity, group),
        np.datetime64("NaT", "s") if np.isnat(days).any() else days.min(),
        int(group.index[0]),
    )


def setting_of(reading: pd.Series) -> str:
    """Time or dose, condition and attempt of a reading in words, blank where it has none."""
    return " ".join(_words(reading))


def _words(head: pd.Series) -> Iterator[str]:
    for name in SETTING:
        if pd.notna(head[name]):
            yield f"{head[name]:g}" if name == "at" else str(head[name])
    if head["attempt"] != "original":
        yield str(head["attempt"])


def _runs(rows: pd.DataFrame) -> Words:
    """The run of each reading; one that names none joins the first that is named, else that of its day."""
    named = rows["run"].astype(object).to_numpy()
    silent = pd.isna(named)
    if silent.all():
        days: Words = rows["measured_on"].dt.strftime("%Y-%m-%d").fillna("").to_numpy(object)
        return days
    return np.where(silent, named[~silent][0], named)


def _why(quantity: Quantity, rows: pd.DataFrame) -> str:
    """Why the readings of a laboratory cannot be analysed; an empty text where they can."""
    kinds = rows["kind"].astype(str)
    if not (kinds == "number").all():
        return "a word" if kinds.isin(["present", "absent"]).any() else "a bound"
    if quantity.scale == "log" and (rows["value"] <= 0).any():
        return "not above zero"
    return ""


def _cell(quantity: Quantity, name: str, rows: pd.DataFrame, why: str, several: bool) -> Cell:
    runs = int(rows["one"].nunique())
    if why:
        return Cell(name, np.empty(0), runs, len(rows), why)
    scale = np.full(len(rows), SCALES.index(quantity.scale), np.int8)
    points = onto(rows["value"].to_numpy(np.float64), scale, rows["resolution"].to_numpy(np.float64))
    if several:
        means = pd.Series(points).groupby(rows["one"].to_numpy(), sort=False).mean()
        points = np.array(means, np.float64)
    return Cell(name, points, runs, len(rows))


def _rounding(quantity: Quantity, group: pd.DataFrame) -> float:
    coarsest = float(group["resolution"].max()) * float(ROUNDING)
    middle = float(group["value"].abs().median())
    if quantity.scale == "linear" or not middle > 0:
        return coarsest
    rest = 1 - middle / 100 if quantity.scale == "logit" else 1.0
    return float(coarsest / middle / max(rest, 1e-9))
