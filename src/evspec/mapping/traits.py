"""Traits: one number a lot, by one method of one laboratory, on the scale of its quantity; potency is one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Floats, Words
from evspec.errors import EvspecError, unknown
from evspec.estimates import Bench, Estimates, Kind
from evspec.quantities import Quantity
from evspec.uncertainty import SCALES, onto
from evspec.words import timed

__all__ = ["POTENCIES", "Trait", "features_of", "potency_of", "traits_of"]

POTENCIES = ("relative potency", "biological activity")
"""The quantities of potency, in the order in which they are looked for."""
INSIDE = 0.1
"""A share of 0 or 100 % is taken half of this inside, as if it were printed to a tenth."""


@dataclass(frozen=True, eq=False)
class Trait:
    """A quantity as one method of one laboratory gives it; `values` has one number a preparation, NaN for none.

    `censored` counts the lots with a bound alone, such as `<0.05`, which are not among the values.
    """

    quantity: Quantity
    analyte: str
    method: str
    laboratory: str
    setting: str
    values: Floats
    censored: int = 0

    @property
    def what(self) -> str:
        """The quantity with its analyte."""
        return f"{self.quantity.name} {self.analyte}".strip()

    @property
    def name(self) -> str:
        """The quantity, and how, where and when it was measured, as far as that was said."""
        parts = (("by", self.method), ("in", self.laboratory), ("at", self.setting))
        return " ".join([self.what, *(f"{word} {text}" for word, text in parts if text)])


def potency_of(bench: Bench, asked: str, lots: Bools) -> Trait:
    """The trait that `asked` names, or the first of POTENCIES that has values, over `lots`.

    `EvspecError` where there is none; where several methods, laboratories or times give it, since they are never mixed
    and nobody but the laboratory can choose: then the message lists their names, which can be asked for.
    """
    if not asked:
        found = next((found for name in POTENCIES if (found := _named(bench, name, lots))), [])
        if not found:
            words = " nor ".join(repr(name) for name in POTENCIES)
            raise EvspecError(f"no potency found: neither {words} has numbers; --potency names another quantity")
    else:
        found = _named(bench, asked, lots)
        if not found:
            raise unknown("potency", asked, [each.name for each in _all(bench, lots)])
    if len(found) > 1:
        names = "; ".join(each.name for each in found)
        raise EvspecError(f"several potencies found, one expected; choose it with --potency: {names}")
    return found[0]


def features_of(bench: Bench, lots: Bools) -> list[Trait]:
    """Every trait of the vesicles that is a measured number, over `lots`; those of cells and medium are none."""
    return [each for each in _all(bench, lots) if each.quantity.specimen == "vesicles" and not each.quantity.exact]


def traits_of(bench: Bench, quantity: Quantity, analyte: str, lots: Bools) -> list[Trait]:
    """The traits of a quantity over `lots`: one for each method, laboratory, and time, dose or condition.

    Words, what was set aside, repeats, retests, and values that the scale does not hold are none.
    """
    estimates = bench.estimates(quantity.name, analyte)
    used = (estimates.kind <= Kind.ABOVE) & lots[estimates.owner] & _original(bench, estimates)
    if not used.any():
        return []
    estimates = estimates.take(used)
    keys = _keys(bench, estimates)
    codes, different = pd.factorize(keys)
    found = []
    for place, (method, laboratory, setting) in sorted(enumerate(different), key=lambda pair: pair[1]):
        values, censored = _values(estimates.take(codes == place), quantity, len(bench.batch))
        found.append(Trait(quantity, analyte, method, laboratory, setting, values, censored))
    return found


def _all(bench: Bench, lots: Bools) -> Iterator[Trait]:
    for quantity in bench.quantities.values():
        if not quantity.laboratory:
            for analyte in bench.analytes(quantity.name) if quantity.analytes else ("",):
                yield from traits_of(bench, quantity, analyte, lots)


def _named(bench: Bench, name: str, lots: Bools) -> list[Trait]:
    found = [each for each in _all(bench, lots) if name in (each.name, each.what)]
    whole = [each for each in found if each.name == name]
    return whole or found


def _original(bench: Bench, estimates: Estimates) -> Bools:
    if not len(bench.batch.readings):
        return np.ones(len(estimates), bool)
    attempts = bench.batch.readings["attempt"].astype(object).to_numpy()
    return np.asarray((estimates.first < 0) | (attempts[estimates.first] == "original"))


def _keys(bench: Bench, estimates: Estimates) -> Words:
    """Method, laboratory and setting of each estimate, blank where they were not named."""
    readings = bench.batch.readings
    methods = np.array([*estimates.methods, ""], object)[estimates.method]
    laboratories = np.array([*readings["laboratory"].cat.categories, ""], object)[estimates.laboratory]
    rows = readings[["at", "at_unit", "condition"]].reindex(estimates.first)
    settings = [""] * len(rows)
    if rows.notna().any(axis=None):
        rows = rows.astype(object).where(np.broadcast_to((estimates.context >= 0)[:, None], rows.shape))
        settings = [_setting(*row) for row in rows.itertuples(index=False, name=None)]
    keys = zip(map(str, methods), map(str, laboratories), settings, strict=True)
    return np.fromiter(keys, object, len(estimates))


def _setting(at: object, unit: object, condition: object) -> str:
    time = "" if pd.isna(at) else timed(at, "" if pd.isna(unit) else str(unit))  # type: ignore[arg-type,call-overload]
    return ", ".join(text for text in (time, "" if pd.isna(condition) else str(condition)) if text)  # type: ignore[call-overload]


def _values(estimates: Estimates, quantity: Quantity, rows: int) -> tuple[Floats, int]:
    number = estimates.kind == Kind.NUMBER
    scale = np.full(len(estimates), SCALES.index(quantity.scale), np.int8)
    with np.errstate(divide="ignore", invalid="ignore"):
        points = onto(estimates.value, scale, np.full(len(estimates), INSIDE))
    usable = number & np.isfinite(points)
    values = np.full(rows, np.nan)
    values[estimates.owner[usable][::-1]] = points[usable][::-1]
    return values, int((~number).sum())
