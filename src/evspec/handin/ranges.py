"""Readings that no measurement can give: a negative concentration, a share above 100 %, a percent sign beside µg/mL."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evspec.arrays import Bools, Floats, Ints
from evspec.errors import Fault
from evspec.handin.faults import Problem, blame_rows
from evspec.handin.sheets import Sheet
from evspec.handin.values import BELOW, Values
from evspec.quantities import Quantity
from evspec.words import exactly

__all__ = ["blame_percent", "blame_range", "reach"]

SLACK = 1e-9
"""How far, of itself, a limit may be overstepped by the rounding of a conversion."""


def blame_percent(sheet: Sheet, header: str, values: Values, meant: Bools, faults: list[Fault]) -> None:
    """A fault for each reading with a percent sign whose unit is another."""
    if values.percent.any():
        wrong = np.flatnonzero(values.percent[values.cells.codes] & ~meant)
        problem = Problem("a number without a percent sign, since its unit is another,")
        blame_rows(faults, sheet.raw, header, values.row[wrong], values.cells.take(wrong).texts(), problem)


def blame_range(
    sheet: Sheet,
    header: str,
    values: Values,
    number: Floats,
    quantity: Ints,
    quantities: Sequence[Quantity],
    faults: list[Fault],
) -> None:
    """A fault for each number, in the unit of its quantity, that lies outside what the quantity can be.

    So does a bound below the lowest: `<0` where the quantity begins at 0.
    """
    lowest = np.array([*(-np.inf if each.lowest is None else each.lowest for each in quantities), -np.inf])[quantity]
    highest = np.array([*(np.inf if each.highest is None else each.highest for each in quantities), np.inf])[quantity]
    bounded = values.kind[values.cells.codes] == BELOW
    strictly = np.fromiter((word[:1] == "<" and word[1:2] != "=" for word in values.cells.words), bool)
    outside = (number < lowest) | ((number == lowest) & bounded & strictly[values.cells.codes])
    outside |= (number > highest * (1 + SLACK)) & ~bounded
    for place in np.unique(quantity[outside]).tolist():
        wrong = np.flatnonzero(outside & (quantity == place))
        texts = values.cells.take(wrong).texts()
        blame_rows(faults, sheet.raw, header, values.row[wrong], texts, Problem(reach(quantities[place])))


def reach(quantity: Quantity) -> str:
    """The values that a quantity can have, in words."""
    unit = "" if quantity.unit == "1" else f" {quantity.unit}"
    if quantity.lowest is not None and quantity.highest is not None:
        return f"{quantity.name} from {exactly(quantity.lowest)} to {exactly(quantity.highest)}{unit}"
    if quantity.lowest is not None:
        return f"{quantity.name.removesuffix(' of')} of {exactly(quantity.lowest)}{unit} or more"
    return f"{quantity.name} of at most {exactly(np.inf if quantity.highest is None else quantity.highest)}{unit}"
