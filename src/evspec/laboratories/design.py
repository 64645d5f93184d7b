"""The design of a comparison: for each material and method the results of every laboratory, and what varies in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Floats, Words
from evspec.estimates import Bench
from evspec.laboratories.cells import Cell, Rows, cell_of, rounding_of, rows_of, runs_of, why_not
from evspec.quantities import Quantity
from evspec.uncertainty import LOG, LOGIT, SCALES, value_of
from evspec.words import timed

__all__ = [
    "INTERMEDIATE",
    "REPEATABILITY",
    "Study",
    "laboratories_of",
    "one_spelling",
    "percent",
    "setting_of",
    "settings_of",
    "studies",
]

REPEATABILITY, INTERMEDIATE = "repeatability", "intermediate precision"
APART = ("preparation", "specimen", "method", "at", "at_unit", "condition", "attempt")
SETTING = ("at", "at_unit", "condition")


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
    rows = rows_of(readings)
    groups = map(np.asarray, readings.groupby(keys, sort=True).indices.values())
    return tuple(_study(quantity, analyte, readings.iloc[places[0]], rows.take(places)) for places in groups)


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


def _study(quantity: Quantity, analyte: str, head: pd.Series, rows: Rows) -> Study:
    names = sorted(set(rows.of.tolist()), key=str.casefold)
    parts = [rows.take(rows.of == name) for name in names]
    runs = [runs_of(part) for part in parts]
    why = [why_not(quantity, part) for part in parts]
    several = any(len(set(run.tolist())) > 1 for run, reason in zip(runs, why, strict=True) if not reason)
    cells = map(cell_of, repeat(quantity), names, parts, runs, why, repeat(several))
    return Study(
        quantity,
        analyte,
        str(head["preparation"]),
        "" if pd.isna(head["method"]) else str(head["method"]),
        setting_of(head),
        tuple(cells),
        INTERMEDIATE if several else REPEATABILITY,
        rounding_of(quantity, rows),
        np.datetime64("NaT", "s") if np.isnat(rows.measured).any() else rows.measured.min(),
        int(rows.place[0]),
    )


def settings_of(readings: pd.DataFrame) -> list[str]:
    """The setting of each reading, made once a row where there is any."""
    plain = readings[list(SETTING)].isna().all(axis=1).to_numpy() & (readings["attempt"] == "original").to_numpy()
    return ["" if nothing else setting_of(readings.iloc[place]) for place, nothing in enumerate(plain)]


def setting_of(reading: pd.Series) -> str:
    """Time or dose, condition and attempt of a reading in words, blank where it has none."""
    return " ".join(_words(reading))


def _words(head: pd.Series) -> Iterator[str]:
    unit = str(head["at_unit"]) if pd.notna(head["at_unit"]) else ""
    if pd.notna(head["at"]):
        yield timed(float(head["at"]), unit)
    if pd.notna(head["condition"]):
        yield str(head["condition"])
    if head["attempt"] != "original":
        yield str(head["attempt"])
