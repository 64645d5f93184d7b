"""Readings, long or wide, in the unit of their quantity, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Floats, Ints, Words
from evspec.batch import KINDS
from evspec.errors import Fault
from evspec.handin.conversion import diluted, factors
from evspec.handin.faults import Problem, blame_readings
from evspec.handin.frames import categorical, objects
from evspec.handin.headers import Wide
from evspec.handin.ranges import blame_percent, blame_range
from evspec.handin.sheets import Sheet
from evspec.handin.values import WORD, Values, read_values
from evspec.quantities import Quantity
from evspec.tables import READINGS

__all__ = ["Semicolon", "readings_of"]

Semicolon = Literal["replicates", "runs"]
CARRIED = tuple(name for name in READINGS.names if name not in ("quantity", "value", "unit"))
UNKNOWN_DILUTION = "dilution unknown"


class Measured(NamedTuple):
    """The readings of one column: their texts, and of each the quantity, its factor and whether % is meant."""

    header: str
    values: Values
    quantity: Ints
    quantities: list[Quantity]
    times: Floats
    percent: Bools
    analyte: str = ""


def readings_of(
    sheet: Sheet, quantities: Mapping[str, Quantity], semicolon: Semicolon, faults: list[Fault]
) -> list[pd.DataFrame]:
    """The readings of a table, those in its column `value` first, then those of each wide column."""
    made = [_wide(sheet, wide, faults) for wide in sheet.layout.wide]
    if sheet.raw.table == "readings" and "value" in sheet.layout.columns:
        made = [*_long(sheet, quantities, faults), *made]
    for name in ("standard_uncertainty", "counted", "counted_of"):
        if len(sheet.layout.wide) > 1 and name in sheet.frame:
            header, expected = sheet.header(name), "long readings (quantity, value, unit) beside it: which of the wide "
            expected += "columns it belongs to is open;"
            faults.append(Fault(sheet.raw.file, sheet.raw.sheet, sheet.raw.head, header, header, expected))
    return [_frame(sheet, each, semicolon, faults) for each in made if len(each.values.row)]


def _long(sheet: Sheet, quantities: Mapping[str, Quantity], faults: list[Fault]) -> list[Measured]:
    values = read_values(sheet.cells("value"), sheet.marks)
    header = sheet.header("value")
    blame_readings(faults, sheet.raw, header, values.row, values.cells, values.problems)
    if "quantity" not in sheet.frame:
        return []
    column = sheet.frame["quantity"].cat
    known = [quantities[str(name)] for name in column.categories]
    nameless = sheet.cells("quantity").blank()
    nameless[sheet.cells("value").blank()] = False
    sheet.blame(faults, "quantity", nameless, Problem("the quantity of the value in this row"))
    quantity = column.codes.to_numpy()[values.row].astype(np.int64)
    times, percent = factors(sheet, quantity, known, values, faults)
    return [Measured(header, values, quantity, known, times, percent)]


def _wide(sheet: Sheet, wide: Wide, faults: list[Fault]) -> Measured:
    values = read_values(wide.cells, sheet.marks)
    problems = dict(values.problems)
    if wide.factor is None:
        bare = Problem(f"a unit in the header, as {wide.header} ({wide.quantity.unit}), or a known word")
        problems |= dict.fromkeys(set(np.flatnonzero(values.kind < WORD).tolist()) - set(problems), bare)
    blame_readings(faults, sheet.raw, wide.header, values.row, values.cells, problems)
    times = np.full(len(values.row), np.nan if wide.factor is None else wide.factor)
    first = np.zeros(len(values.row), np.int64)
    return Measured(wide.header, values, first, [wide.quantity], times, np.full(len(times), wide.percent), wide.analyte)


def _frame(sheet: Sheet, measured: Measured, semicolon: Semicolon, faults: list[Fault]) -> pd.DataFrame:
    values, row, raw = measured.values, measured.values.row, sheet.raw
    dilution, unknown = diluted(sheet, row, measured.quantity, measured.quantities, faults)
    times = measured.times * dilution
    kind, number = values.kind[values.cells.codes], values.value[values.cells.codes] * times
    blame_percent(sheet, measured.header, values, measured.percent, faults)
    blame_range(sheet, measured.header, values, number, measured.quantity, measured.quantities, faults)
    word = kind >= WORD
    units = np.array([*(each.unit for each in measured.quantities), None], object)
    names = pd.Index([each.name for each in measured.quantities], dtype=object)
    made = _carried(sheet, measured, times) | {
        "quantity": pd.Categorical.from_codes(measured.quantity, categories=names),
        "unit": categorical(units, measured.quantity),
        "value": np.where(word, np.nan, number),
        "kind": pd.Categorical.from_codes(kind, categories=pd.Index(KINDS, dtype=object)),
        "resolution": np.where(word, 0.0, 10.0 ** -values.decimals[values.cells.codes] * times),
        "text": values.cells.texts(),
        "set_aside": categorical(np.array([None, UNKNOWN_DILUTION], object), unknown.astype(np.int8)),
        "source": _same(raw.file, row),
        "sheet": _same(raw.sheet, row),
        "row": raw.rows[row],
        "cell": _same(measured.header, row),
    }
    return pd.DataFrame(_parts_named(made, values.part, semicolon))


def _carried(sheet: Sheet, measured: Measured, times: Floats) -> dict[str, object]:
    names = CARRIED if sheet.raw.table == "readings" else ("preparation",)
    rows = measured.values.row
    made: dict[str, object] = {name: sheet.frame[name].array.take(rows) for name in names if name in sheet.frame}
    if "standard_uncertainty" in made:
        made["standard_uncertainty"] = sheet.frame["standard_uncertainty"].to_numpy(np.float64)[rows] * times
    if measured.analyte:
        made["analyte"] = _same(measured.analyte, rows)
    return made


def _same(text: str, rows: Ints) -> pd.Categorical:
    return pd.Categorical.from_codes(np.zeros(len(rows), np.int8), categories=pd.Index([text], dtype=object))


def _parts_named(made: dict[str, object], part: Ints, semicolon: Semicolon) -> dict[str, object]:
    """The readings with the parts of one cell told apart, as runs or as replicates, where the row does not say."""
    if not part.any():
        return made
    name, prefix = ("run", "run ") if semicolon == "runs" else ("replicate", "")
    given: Words = objects(pd.DataFrame(made), name)
    numbers = np.array([None, *(f"{prefix}{number}" for number in range(1, int(part.max()) + 1))], object)
    codes, words = pd.factorize(np.where(pd.isna(given), numbers[part], given))
    return made | {name: categorical(np.array(words, object), codes)}
