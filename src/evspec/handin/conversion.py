"""Units and dilutions of long readings: the factor that brings each value to the unit of its quantity."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Floats, Ints, Words
from evspec.errors import Fault
from evspec.handin.faults import Problem, blame_rows
from evspec.handin.frames import objects
from evspec.handin.headers import blame_header, units_differ
from evspec.handin.sheets import Sheet
from evspec.handin.values import WORD, Values
from evspec.quantities import Quantity
from evspec.tables import UNKNOWN
from evspec.units import factor, normalise, per_volume

__all__ = ["diluted", "factors"]


def factors(
    sheet: Sheet, quantity: Ints, known: Sequence[Quantity], values: Values, faults: list[Fault]
) -> tuple[Floats, Bools]:
    """The factor to the unit of its quantity for each reading, NaN with a fault where there is none, and where it is %.

    `quantity` is the place of each reading's quantity in `known`, -1 where that is a fault. A word needs no unit.
    """
    cells = sheet.cells("unit")
    pairs, of = np.unique((quantity + 1) * len(cells.words) + cells.codes[values.row], return_inverse=True)
    times, percent = np.full(len(pairs), np.nan), np.ones(len(pairs), bool)
    spoken = values.kind[values.cells.codes] >= WORD
    for place, pair in enumerate(pairs.tolist()):
        which, word = divmod(pair, len(cells.words))
        if not which:
            continue
        text, measured = str(cells.words[word]), known[which - 1]
        percent[place] = normalise(text) == "%"
        found = _factor(text, measured)
        if found is not None:
            times[place] = found
            continue
        wrong = (of == place) & (~spoken if not text else True)
        _blame_unit(sheet, np.unique(values.row[wrong]), text, units_differ(text, measured.unit, measured.name), faults)
    return times[of], percent[of]


def diluted(
    sheet: Sheet, row: Ints, quantity: Ints, known: Sequence[Quantity], faults: list[Fault]
) -> tuple[Floats, Bools]:
    """What each reading is multiplied with for a dilution still to apply, and which have one that nobody knows."""
    times = np.ones(len(row))
    if not {"dilution_state", "dilution"} & set(sheet.frame):
        return times, np.zeros(len(row), bool)
    state = objects(sheet.frame, "dilution_state")[row]
    dilution = np.full(len(row), np.nan)
    if "dilution" in sheet.frame:
        dilution = sheet.frame["dilution"].to_numpy(np.float64)[row]
    concentration = np.array([*(per_volume(each.unit) for each in known), False])[quantity]
    named = quantity >= 0
    _blame_dilutions(sheet, row, state, np.nan_to_num(dilution), concentration, named, faults)
    apply = (state == "to apply") & concentration
    return np.where(apply, dilution, times), (state == UNKNOWN) & concentration


def _factor(text: str, quantity: Quantity) -> float | None:
    if not text:
        return 1.0 if quantity.unit == "1" else None
    return factor(text, quantity.unit)


def _blame_unit(sheet: Sheet, rows: Ints, text: str, problem: Problem, faults: list[Fault]) -> None:
    if "unit" in sheet.layout.columns:
        blame_rows(faults, sheet.raw, sheet.header("unit"), rows, text, problem)
    elif len(rows):
        blame_header(sheet.raw, "a column unit (the unit of the value)", faults)


def _blame_dilutions(
    sheet: Sheet,
    row: Ints,
    state: Words,
    dilution: Floats,
    concentration: Bools,
    named: Bools,
    faults: list[Fault],
) -> None:
    silent = sheet.cells("dilution").blank()[row]
    apply = state == "to apply"
    checks = (
        ("dilution", apply & concentration & silent, "the dilution to apply (1000 for 1:1000)"),
        ("dilution_state", apply & ~concentration & named, "applied, since only a concentration is multiplied,"),
        ("dilution_state", pd.isna(state) & concentration & (dilution > 1), "applied or to apply, beside a dilution,"),
    )
    for name, wrong, expected in checks:
        rows = np.zeros(len(sheet.raw), bool)
        rows[row[wrong]] = True
        sheet.blame(faults, name, rows, Problem(expected))
