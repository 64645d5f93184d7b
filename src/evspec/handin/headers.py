"""Headers of a table: which of its columns each names, and which are readings laid out wide, `protein (µg/mL)`."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from evspec.errors import Fault, nearest
from evspec.handin.columns import spelt
from evspec.handin.faults import Problem
from evspec.handin.raw import Cells, RawTable
from evspec.quantities import Quantity
from evspec.tables import TABLES, Column, Table
from evspec.units import factor, known, normalise, spelling

__all__ = ["Layout", "Wide", "blame_header", "blame_missing", "by_spelling", "layout", "look_up", "units_differ"]

LONGEST_HEADER = 500
HEADER = re.compile(r"(?P<name>.*?)\s*[(\[](?P<unit>[^()\[\]]*)[)\]]")


class Wide(NamedTuple):
    """A column of readings: its header, what it measures, and the factor from its unit.

    The factor is None where the header names no unit and the quantity has one, NaN where the unit is a fault.
    """

    header: str
    quantity: Quantity
    analyte: str
    factor: float | None
    percent: bool
    cells: Cells


class Layout(NamedTuple):
    """The columns of a table by the names of its definition, the factors of their units, and its wide columns."""

    raw: RawTable
    columns: dict[str, Cells]
    headers: dict[str, str]
    factors: dict[str, float]
    wide: list[Wide]

    @property
    def table(self) -> Table:
        """The definition of the table."""
        return TABLES[self.raw.table]


def by_spelling(quantities: Mapping[str, Quantity]) -> dict[str, Quantity]:
    """The quantities by their names as names are compared."""
    return {spelt(name): quantity for name, quantity in quantities.items()}


def look_up(text: str, names: Mapping[str, Quantity]) -> tuple[Quantity, str] | None:
    """The quantity that a text names, and the analyte where it names one: "cells positive for CD73".

    `names` are those of `by_spelling`.
    """
    wanted = spelt(text)
    if wanted in names:
        return names[wanted], ""
    for name in sorted(names, key=len, reverse=True):
        if names[name].analytes and wanted.startswith(name + " "):
            return names[name], " ".join(text.replace("_", " ").split())[len(name) + 1 :]
    return None


def units_differ(given: str, wanted: str, name: str) -> Problem:
    """What was expected of a unit that does not convert to the wanted one."""
    if wanted == "1":
        return Problem(f"no unit, or 1, for {name}", spelling(given, wanted))
    if given and known(given):
        return Problem(f"a unit that converts to {wanted}, in which {name} is judged,")
    return Problem(f"{wanted}, or a known unit that converts to it,", spelling(given, wanted))


def layout(raw: RawTable, quantities: Mapping[str, Quantity], faults: list[Fault]) -> Layout:
    """The columns that the header names; a header that names nothing, or what another names already, is a fault."""
    names = {spelt(column.name): column for column in TABLES[raw.table].columns}
    found = Layout(raw, {}, {}, {}, [])
    for header, cells in zip(raw.header, raw.columns, strict=True):
        name, unit = _split(header)
        column, unit = (names[spelt(header)], None) if spelt(header) in names else (names.get(spelt(name)), unit)
        problem = _plain(found, column, header, cells, unit) if column else _wide(found, header, cells, quantities)
        if problem:
            faults.append(Fault(raw.file, raw.sheet, raw.head, header, header, *problem))
    return found


def blame_missing(found: Layout, faults: list[Fault]) -> None:
    """A fault for each column that the table cannot do without."""
    if not found.columns and not found.wide and not len(found.raw):
        return
    optional = ("unit",) if not found.wide else ("quantity", "value", "unit")
    for column in found.table.columns:
        left_out = found.raw.table == "readings" and column.name in optional
        if column.required and column.name not in found.columns and not left_out:
            blame_header(found.raw, f"a column {column.name} ({column.meaning})", faults)


def blame_header(raw: RawTable, expected: str, faults: list[Fault]) -> None:
    """A fault of the header as a whole."""
    faults.append(Fault(raw.file, raw.sheet, raw.head, "", ", ".join(raw.header), expected))


def _split(header: str) -> tuple[str, str | None]:
    found = HEADER.fullmatch(header) if len(header) <= LONGEST_HEADER else None
    return (found["name"], found["unit"]) if found else (header, None)


def _plain(found: Layout, column: Column, header: str, cells: Cells, unit: str | None) -> Problem | None:
    if column.name in found.columns:
        return Problem(f"one column {column.name}, not a second,")
    found.columns[column.name], found.headers[column.name] = cells, header
    if unit is None:
        return None
    times = factor(unit, column.unit) if column.unit else None
    if times is None:
        return Problem(f"{column.name} ({column.unit})" if column.unit else f"{column.name}, without a unit,")
    found.factors[column.name] = times
    return None


def _wide(found: Layout, header: str, cells: Cells, quantities: Mapping[str, Quantity]) -> Problem | None:
    name, unit = _split(header)
    names = by_spelling(quantities)
    named = look_up(name, names)
    if not named:
        named, unit = look_up(header, names), None
    if not named or not found.table.wide:
        return _no_such_header(found, header, quantities)
    quantity, analyte = named
    again = any((each.quantity.name, each.analyte) == (quantity.name, analyte) for each in found.wide)
    problem, times = _factor_of_header(quantity, unit)
    percent = normalise(unit or quantity.unit) == "%"
    found.wide.append(Wide(header, quantity, analyte, times, percent, cells))
    if again:
        return Problem(f"one column of {quantity.name}{' ' if analyte else ''}{analyte}, not a second,")
    if quantity.analytes and not analyte:
        return Problem(f"{quantity.name} and an analyte, as in '{quantity.name} CD73',")
    return problem


def _factor_of_header(quantity: Quantity, unit: str | None) -> tuple[Problem | None, float | None]:
    if unit is None:
        return None, 1.0 if quantity.unit == "1" else None
    times = factor(unit, quantity.unit)
    return (units_differ(unit, quantity.unit, quantity.name), math.nan) if times is None else (None, times)


def _no_such_header(found: Layout, header: str, quantities: Mapping[str, Quantity]) -> Problem:
    if not header:
        return Problem("a name over every column that has cells")
    wide = quantities if found.table.wide else {}
    near = nearest(header, [*found.table.names, *wide]) or nearest(_split(header)[0], [*found.table.names, *wide])
    or_wide = ", or a quantity with its unit, as protein (µg/mL)," if wide else ""
    return Problem(f"a column of {found.raw.table}{or_wide}", f"{near} ({wide[near].unit})" if near in wide else near)
