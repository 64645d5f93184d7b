"""Declared limits and limits of methods, in the unit of the quantity that they speak of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Columns
from evspec.errors import Fault
from evspec.handin.faults import Problem
from evspec.handin.frames import categorical, objects
from evspec.handin.headers import units_differ
from evspec.handin.ranges import reach
from evspec.handin.sheets import Sheet
from evspec.quantities import Quantity
from evspec.units import factor, normalise

__all__ = ["in_units_of_quantities"]

SAME = ("quantity", "analyte", "method", "stage", "kind", "at", "at_unit")
LOWER = ("at least", "above")
STRICT = ("above", "below")
CONVERTED = {"limits": ("value",), "methods": ("lod", "loq", "range_low", "range_high")}


class Side(NamedTuple):
    """One side of a window: its limit, the larger the tighter, whether it excludes the limit itself, and its row."""

    inward: float
    strict: bool
    row: int


def in_units_of_quantities(sheet: Sheet, quantities: Mapping[str, Quantity], faults: list[Fault]) -> Sheet:
    """The sheet with its numbers in the unit of each row's quantity; limits get the resolution they are printed to.

    The last digit of a limit stands for one at most: `5e9` is the same limit as 5000000000.

    A margin of equivalence is a ratio: its unit is 1 or %, and becomes 1.
    """
    columns = [name for name in CONVERTED.get(sheet.raw.table, ()) if name in sheet.frame]
    if "quantity" not in sheet.frame or not columns:
        return sheet
    converted = [_unit(sheet, row, quantities, columns, faults) for row in range(len(sheet.raw))]
    times = np.array([pair[0] for pair in converted], float)
    units = np.array([*(pair[1] for pair in converted), None], object)
    made: Columns = {name: sheet.frame[name].to_numpy(np.float64) * times for name in columns}
    if sheet.raw.table == "limits":
        decimals = sheet.read["value"].decimals
        places = np.zeros(0, np.int64) if decimals is None else decimals[sheet.cells("value").codes]
        made["resolution"] = np.array([float(f"1e{-max(place, 0)}") for place in places]) * times
    sheet = sheet._replace(frame=sheet.frame.assign(unit=categorical(units, np.arange(len(converted))), **made))
    _blame_percent(sheet, columns, faults)
    if sheet.raw.table == "limits":
        _blame_range(sheet, quantities, faults)
        _blame_times(sheet, faults)
        _blame_contradictions(sheet, faults)
    return sheet


def _unit(
    sheet: Sheet, row: int, quantities: Mapping[str, Quantity], columns: list[str], faults: list[Fault]
) -> tuple[float, str | None]:
    name = sheet.frame["quantity"].iloc[row]
    if not isinstance(name, str):
        return math.nan, None
    wanted = "1" if _margin(sheet, row) else quantities[name].unit
    cells = sheet.cells("unit")
    text = str(cells.words[cells.codes[row]])
    times = factor(text, wanted) if text else (1.0 if wanted == "1" else None)
    if times is not None:
        return times, wanted
    if text or (sheet.raw.table == "methods" and sheet.frame[columns].iloc[row].notna().any()):
        what = f"a margin of {name}" if _margin(sheet, row) else name
        sheet.blame(faults, "unit", np.arange(len(sheet.raw)) == row, units_differ(text, wanted, what))
    return math.nan, wanted


def _margin(sheet: Sheet, row: int) -> bool:
    return sheet.raw.table == "limits" and "kind" in sheet.frame and sheet.frame["kind"].iloc[row] == "margin"


def _blame_percent(sheet: Sheet, columns: list[str], faults: list[Fault]) -> None:
    unit = sheet.cells("unit")
    other = np.array([normalise(word) != "%" for word in unit.words], bool)[unit.codes]
    for name in columns:
        percent = sheet.read[name].percent
        if percent is not None:
            wrong = percent[sheet.cells(name).codes] & other
            sheet.blame(faults, name, wrong, Problem("a number without a percent sign, since its unit is another,"))


def _blame_range(sheet: Sheet, quantities: Mapping[str, Quantity], faults: list[Fault]) -> None:
    for row, (name, value) in enumerate(zip(sheet.frame["quantity"], sheet.frame["value"], strict=True)):
        if not isinstance(name, str) or _margin(sheet, row):
            continue
        lowest, highest = quantities[name].lowest, quantities[name].highest
        if (lowest is not None and value < lowest) or (highest is not None and value > highest):
            here = np.arange(len(sheet.raw)) == row
            sheet.blame(faults, "value", here, Problem(f"a limit of {reach(quantities[name])}"))


def _blame_times(sheet: Sheet, faults: list[Fault]) -> None:
    """A fault for a time of storage without a unit of time, for a unit alone, and for either beside another limit."""
    at, unit, kind = (objects(sheet.frame, name) for name in ("at", "at_unit", "kind"))
    given, named = pd.notna(at), pd.notna(unit)
    timed = np.array([pd.notna(word) and factor(str(word), "d") is not None for word in unit], bool)
    elsewhere = (given | named) & (kind != "shelf life")
    for name, wrong, expected in (
        ("at", given & elsewhere, "a blank cell, since only a limit over shelf life has a time of storage,"),
        ("at_unit", named & ~given & elsewhere, "a blank cell, since only a limit over shelf life has such a time,"),
        ("at_unit", named & ~timed & ~elsewhere, "a unit of time, as month or d,"),
        ("at", given & ~named & ~elsewhere, "a time beside its unit in `at_unit`"),
        ("at_unit", named & ~given & ~elsewhere, "a unit beside its time in `at`"),
    ):
        if name in sheet.frame:
            sheet.blame(faults, name, wrong, Problem(expected))


def _blame_contradictions(sheet: Sheet, faults: list[Fault]) -> None:
    """A fault for each limit that no value can meet together with an earlier one of the same readings."""
    if "bound" not in sheet.frame:
        return
    names = {name: objects(sheet.frame, name) for name in (*SAME, "bound")}
    names["kind"][pd.isna(names["kind"])] = "release"
    tightest: dict[tuple[object, ...], Side] = {}
    for row, (*same, bound, value) in enumerate(zip(*names.values(), sheet.frame["value"], strict=True)):
        if bound is None or same[0] is None or math.isnan(value):
            continue
        lower = bound in LOWER
        mine = Side(value if lower else -value, bound in STRICT, row)
        other, own = (tightest.get((*same, side)) for side in (not lower, lower))
        if other and (mine.inward > -other.inward or (mine.inward == -other.inward and (mine.strict or other.strict))):
            expected = f"a limit that can be met together with that of row {sheet.raw.rows[other.row]}"
            sheet.blame(faults, "value", np.arange(len(sheet.raw)) == row, Problem(expected))
        if own is None or mine[:2] > own[:2]:
            tightest[*same, lower] = mine
