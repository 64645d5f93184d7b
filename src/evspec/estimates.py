"""Estimates: what the readings of a batch say of each quantity, by preparation, method, laboratory and time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.arrays import Bools, Codes, Columns, Days, Floats, Ints
from evspec.batch import Batch, Field, field_of
from evspec.errors import unknown
from evspec.pools import ancestors, first_of
from evspec.quantities import PANELS, Quantity
from evspec.uncertainty import Basis

__all__ = [
    "QUANTIFIED",
    "Bench",
    "Estimates",
    "Kind",
    "dense_estimates",
    "no_estimates",
    "of_laboratory",
    "point_only",
    "together",
]

DataKey = tuple[str, str]


class Kind:
    """What an estimate rests on: numbers, a bound on either side, a word, or readings that were set aside."""

    NUMBER, BELOW, ABOVE, PRESENT, ABSENT, SET_ASIDE = range(6)


QUANTIFIED = np.array([3, 3, 3, 0, 0, 1], np.uint8)
"""The verdict of each kind where a quantity is asked for: a word is not one, and what was set aside is no evidence."""


@dataclass(frozen=True)
class Estimates:
    """Estimates of one quantity, in columns, sorted by `owner`, the row of the preparation.

    `value`, `low` and `high` are in `unit`; `bottom` and `top` bound the value alone, for the simple rule.
    `cap` is the best verdict that a comparison can reach. `runs` is NaN-free; `method` holds codes into
    `methods`, -1 where none was named; `first` is the first reading, -1 where there is none. `deviation` is the
    standard deviation of one run on the scale of the quantity, NaN where nobody knows it, and `df` its degrees of
    freedom. `looks` is 2 where the interval allows for a further series of runs. `whole` says that the estimate in
    place i belongs to preparation i, one each; some of its places may be empty.
    """

    unit: str
    owner: Ints
    value: Floats
    low: Floats
    high: Floats
    bottom: Floats
    top: Floats
    cap: Codes
    kind: NDArray[np.int8]
    basis: Codes
    runs: Ints
    method: Ints
    methods: tuple[str, ...]
    laboratory: Ints
    lod: Floats
    loq: Floats
    df: Floats
    deviation: Floats
    looks: Ints
    measured: Days
    first: Ints
    context: Ints
    whole: bool = False

    def __len__(self) -> int:
        return len(self.value)

    @property
    def there(self) -> Bools:
        """Which places hold an estimate, be it of a reading that was set aside."""
        return np.asarray((self.kind != Kind.SET_ASIDE) | (self.first >= 0))

    def take(self, rows: Ints | Bools) -> Estimates:
        """The estimates in these rows, in their order."""
        return self.holding({name: getattr(self, name)[rows] for name in COLUMNS}, whole=False)

    def holding(self, columns: Columns, *, whole: bool, methods: tuple[str, ...] | None = None) -> Estimates:
        """The same quantity with other columns in place of its own."""
        known = self.methods if methods is None else methods
        return replace(self, whole=whole, methods=known, **cast("dict[str, Any]", columns))


COLUMNS = (
    "owner",
    "value",
    "low",
    "high",
    "bottom",
    "top",
    "cap",
    "kind",
    "basis",
    "runs",
    "method",
    "laboratory",
    "lod",
    "loq",
    "df",
    "deviation",
    "looks",
    "measured",
    "first",
    "context",
)


def dense_estimates(unit: str, value: Floats, low: Floats | None = None, high: Floats | None = None) -> Estimates:
    """One estimate for each preparation in order, NaN where there is none; without an interval they are exact."""
    rows = len(value)
    missing = np.isnan(value)
    exact = low is None
    owner, once, minus = _numbered(rows)
    nothing = np.broadcast_to(np.nan, rows)
    return Estimates(
        unit=unit,
        owner=owner,
        value=value,
        low=value if low is None else low,
        high=value if high is None else high,
        bottom=value,
        top=value,
        cap=np.where(missing, 1, 3).astype(np.uint8),
        kind=np.where(missing, Kind.SET_ASIDE, Kind.NUMBER).astype(np.int8),
        basis=np.broadcast_to(np.uint8(Basis.EXACT if exact else Basis.DERIVED), rows),
        runs=once,
        method=minus,
        methods=(),
        laboratory=minus,
        lod=nothing,
        loq=nothing,
        df=np.broadcast_to(np.inf if exact else np.nan, rows),
        deviation=nothing,
        looks=once,
        measured=np.broadcast_to(np.datetime64("NaT", "s"), rows),
        first=minus,
        context=minus,
        whole=True,
    )


@lru_cache(maxsize=2)
def _numbered(rows: int) -> tuple[Ints, Ints, Ints]:
    """The numbers from 0, and as often 1 and -1, shared by all quantities of a batch."""
    owner = np.arange(rows, dtype=np.int32)
    owner.flags.writeable = False
    return owner, np.broadcast_to(np.int32(1), rows), np.broadcast_to(np.int8(-1), rows)


def no_estimates(unit: str) -> Estimates:
    """No estimate of anything, in that unit."""
    return dense_estimates(unit, np.empty(0)).take(np.empty(0, np.int64))


@dataclass
class Bench:
    """A batch under evaluation: its estimates, worked out when first asked for, and the day it is judged on."""

    batch: Batch
    quantities: Mapping[str, Quantity]
    as_of: date
    coverage: float = 0.95
    given: dict[DataKey, Estimates] = field(default_factory=dict)
    _summary: dict[DataKey, Estimates] | None = None
    _fields: dict[str, Field] = field(default_factory=dict)

    def estimates(self, name: str, analyte: str = "") -> Estimates:
        """The estimates of a quantity, measured and derived; empty where nothing speaks of it."""
        key = (name, analyte)
        if key not in self.given:
            quantity = self.quantities[name]
            measured = self._measured().get(key, no_estimates(quantity.unit))
            if quantity.laboratory:
                measured = of_laboratory(measured)
            if quantity.reported:
                measured = quantity.reported(self, measured)
            derived = quantity.derive(self, analyte) if quantity.derive else None
            self.given[key] = measured if derived is None else together(measured, derived)
        return self.given[key]

    def analytes(self, name: str) -> tuple[str, ...]:
        """The analytes for which the batch has readings of the quantity."""
        return tuple(sorted(analyte for quantity, analyte in self._measured() if quantity == name))

    @cached_property
    def ancestors(self) -> tuple[Ints, Ints]:
        """The rows of derived preparations, and beside each the row of a lot that it came from, at whichever step."""
        return ancestors(self.batch)

    @cached_property
    def roots(self) -> tuple[Ints, Ints]:
        """The rows of derived preparations, and beside each the row of a lot that it came from in the end."""
        return first_of(self.ancestors)

    def numbers(self, column: str) -> Floats:
        """A numeric column of the preparations, NaN where it is blank."""
        return self.batch.preparations[column].to_numpy(np.float64)

    def field(self, name: str) -> Field:
        """A field of the preparations, by the name of its column."""
        if name not in self._fields:
            self._fields[name] = field_of(self.batch, name)
        return self._fields[name]

    def panel(self, name: str) -> tuple[tuple[str, ...], str]:
        """The members of a panel that the laboratory named, none if it named none, and how they become one number."""
        if name not in PANELS:
            raise unknown("panel", name, PANELS)
        table = self.batch.panels
        rows = table[table["panel"].astype(object) == name]
        summary = str(rows["summary"].iloc[0]) if len(rows) and pd.notna(rows["summary"].iloc[0]) else "mean"
        return tuple(rows["member"].astype(str)), summary

    def _measured(self) -> dict[DataKey, Estimates]:
        if self._summary is None:
            from evspec.summary import summarise

            self._summary = summarise(self.batch, self.quantities, self.as_of, self.coverage)
        return self._summary


def point_only(estimates: Estimates) -> Estimates:
    """The estimates as the simple rule sees them: of numbers their value alone, of bounds how far these reach.

    Where some readings are bounds and some numbers, the value is the end that the rule holds against a limit, and the
    interval of the few numbers is none of them all.
    """
    number, below = estimates.kind == Kind.NUMBER, estimates.kind == Kind.BELOW
    bound = below | (estimates.kind == Kind.ABOVE)
    low, high = (
        np.where(number, np.nan, np.where(bound, point, end))
        for end, point in ((estimates.low, estimates.bottom), (estimates.high, estimates.top))
    )
    near = np.where(below, estimates.top, estimates.bottom)
    return replace(estimates, value=np.where(number | bound, near, estimates.value), low=low, high=high)


def of_laboratory(estimates: Estimates) -> Estimates:
    """The estimates as what they say of the laboratory: on row 0, and undated ones earlier than any dated limit."""
    undated = np.isnat(estimates.measured)
    columns: Columns = {
        "owner": np.zeros_like(estimates.owner),
        "measured": np.where(undated, np.datetime64("0001-01-01", "s"), estimates.measured),
    }
    return estimates.holding(columns, whole=False)


def together(one: Estimates, other: Estimates) -> Estimates:
    """Both sets of estimates as one, by owner."""
    if not len(one) or not len(other):
        return other if not len(one) else one
    one, other = (each.take(each.there) for each in (one, other))
    words = tuple(dict.fromkeys(one.methods + other.methods))
    parts: Columns = {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in COLUMNS}
    parts["method"] = np.concatenate([recoded(one, words), recoded(other, words)])
    order = np.argsort(parts["owner"], kind="stable")
    return one.holding({name: part[order] for name, part in parts.items()}, whole=False, methods=words)


def recoded(estimates: Estimates, words: tuple[str, ...]) -> Ints:
    """The codes of the methods of `estimates` in another list of their names."""
    places = np.array([words.index(word) for word in estimates.methods] + [-1], np.int32)
    return places[estimates.method]
