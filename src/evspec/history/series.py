"""The values of each quantity lot by lot, in order of production, and never two methods or processes in one series."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Days, Floats, Ints
from evspec.batch import Batch
from evspec.errors import unknown
from evspec.estimates import Bench, Estimates, Kind
from evspec.quantities import Quantity, find
from evspec.uncertainty import ROUNDING, SCALES, onto, value_of

__all__ = ["SETTING", "History", "Series", "history_of", "spelt_twice"]

OF_READING = ("laboratory", "specimen", "at", "at_unit", "condition")
OF_LOT = ("product", "process", "stage")
MEASURED = ("preparation", "quantity", "analyte", "method", *OF_READING)
SETTING = ("method", *OF_LOT, *OF_READING)
FIELDS = ("quantity", "analyte", *SETTING)


class Series(NamedTuple):
    """One quantity in one setting, lot by lot in order of production; `values` are in its unit.

    `charted` is false where a value cannot stand on the scale: a bound (`kind` says below or above), 0 on a logarithmic
    scale, 0 or 100 % on that of a percentage. `rounding` is the standard deviation that the last printed digit gives,
    on the scale; 0 where nobody knows it. `setting` has a word for each of `SETTING`, blank where none is given.
    """

    quantity: Quantity
    analyte: str
    setting: dict[str, str]
    lots: tuple[str, ...]
    days: Days
    values: Floats
    kind: Ints
    charted: Bools
    rounding: Floats

    @property
    def points(self) -> Floats:
        """The charted values on the scale of the quantity."""
        return self.on_scale(self.values[self.charted])

    def on_scale(self, values: Floats) -> Floats:
        """Values as points of the scale of the quantity."""
        return onto(values, self._scale(values), np.zeros(len(values)))

    def reach(self) -> tuple[Floats, Floats]:
        """The lowest and the highest that each lot may be, on the scale; infinite where nothing bounds it."""
        usable = self.usable(self.values)
        points = np.where(usable, self.on_scale(np.where(usable, self.values, 50.0)), np.nan)
        points = np.where(
            ~usable & (self.values >= 100), np.inf, np.where(~usable & (self.values <= 0), -np.inf, points)
        )
        unknown = np.isnan(points)
        low = np.where(unknown | (self.kind == Kind.BELOW), -np.inf, points)
        return low, np.where(unknown | (self.kind == Kind.ABOVE), np.inf, points)

    def usable(self, values: Floats) -> Bools:
        """Which values are points of the scale: above 0 on a logarithmic one, and below 100 as well on a logit."""
        top = 100.0 if self.quantity.scale == "logit" else np.inf
        return np.asarray(np.isfinite(values) & ((self.quantity.scale == "linear") | ((values > 0) & (values < top))))

    def in_unit(self, points: Floats) -> Floats:
        """The values that points of the scale stand for."""
        return value_of(points, self._scale(points))

    def _scale(self, values: Floats) -> np.ndarray:
        return np.full(len(values), SCALES.index(self.quantity.scale), np.int8)


class History(NamedTuple):
    """Every series of a hand-in, and what stands in none of them: names of lots, quantities, and counts."""

    series: tuple[Series, ...]
    undated: tuple[str, ...]
    exact: tuple[str, ...]
    words: int
    set_aside: int
    again: int
    repeated: int
    tied: int


def history_of(bench: Bench, asked: Sequence[str] = (), without: Collection[str] = ()) -> History:
    """The history of the quantities that were asked for, or of all; only products have one.

    Of a lot that was measured again the original counts, unless it was set aside. Lots that were made on one day follow
    one another as in the table. `UnknownWord` names a quantity, analyte or lot that there is not.
    """
    for lot in without:
        if lot not in bench.batch.places:
            raise unknown("lot", lot, bench.batch.places)
    wanted = list(dict.fromkeys(_wanted(bench, asked)))
    first = replace(bench, batch=_originals(bench.batch), given={}, _summary=None)
    exact = tuple(dict.fromkeys(quantity.name for quantity, _ in wanted if quantity.exact))
    tables = [_rows(first, quantity, analyte) for quantity, analyte in wanted if not quantity.exact]
    rows = pd.concat([table for table in tables if len(table)] or [_empty()], ignore_index=True)
    rows = rows[~rows["lot"].isin(list(without))]
    aside, word = rows["kind"] == Kind.SET_ASIDE, rows["kind"].isin([Kind.PRESENT, Kind.ABSENT])
    numbers = rows[~aside & ~word]
    dated = numbers[numbers["day"].notna()]
    once = dated[~dated.duplicated([*FIELDS, "lot"])].sort_values("day", kind="stable")
    series = tuple(_series(bench, part) for _, part in once.groupby(list(FIELDS), sort=False))
    order = {pair: place for place, pair in enumerate((quantity.name, analyte) for quantity, analyte in wanted)}
    return History(
        tuple(sorted(series, key=lambda each: order[each.quantity.name, each.analyte])),
        tuple(dict.fromkeys(numbers["lot"][numbers["day"].isna()])),
        tuple(name for name in exact if any(len(bench.estimates(name, each)) for each in _analytes(bench, name))),
        int(word.sum()),
        int(aside.sum()),
        len(bench.batch.readings) - len(first.batch.readings),
        len(dated) - len(once),
        once["lot"][once.duplicated([*FIELDS, "day"], keep=False)].nunique(),
    )


def spelt_twice(series: Sequence[Series]) -> list[str]:
    """Pairs of methods of one quantity that differ by capitals, spaces and hyphens alone, and so by a slip."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for each in series:
        method = each.setting["method"]
        folded = "".join(method.casefold().replace("-", " ").split())
        found.setdefault((each.quantity.name, each.analyte, folded), {})[method] = None
    return list(dict.fromkeys(" and ".join(map(repr, methods)) for methods in found.values() if len(methods) > 1))


def _wanted(bench: Bench, asked: Sequence[str]) -> Iterator[tuple[Quantity, str]]:
    """Each quantity with each of its analytes; one that is named without an analyte stands for all of them."""
    names = bench.quantities
    for phrase in asked or [name for name, each in names.items() if not each.laboratory]:
        if phrase in names:
            yield from ((names[phrase], analyte) for analyte in _analytes(bench, phrase))
            continue
        for quantity, analyte in find(phrase, names).alternatives:
            measured = bench.analytes(quantity.name)
            if quantity.analytes and measured and analyte not in measured:
                raise unknown(f"analyte of {quantity.name!r}", analyte, measured)
            yield quantity, analyte


def _analytes(bench: Bench, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*bench.analytes(name), *(() if bench.quantities[name].analytes else ("",)))))


def _originals(batch: Batch) -> Batch:
    """The batch without the repeats and retests of what has an original, or an earlier repeat, that is judged."""
    readings = batch.readings
    attempt = readings["attempt"].astype(object)
    rank = attempt.map({"original": 0, "repeat": 1, "retest": 2}).fillna(0).astype(np.int64)
    if not rank.any():
        return batch
    key = [readings[name].astype(object).fillna("") for name in MEASURED]
    judged = rank.where(readings["set_aside"].isna(), np.inf)
    best = judged.groupby(key).transform("min")
    kept = readings[(rank == best) | np.isinf(best)]
    return batch.only(readings=kept.reset_index(drop=True))


def _rows(bench: Bench, quantity: Quantity, analyte: str) -> pd.DataFrame:
    """One row for each estimate of a product."""
    estimates = bench.estimates(quantity.name, analyte)
    estimates = estimates.take(estimates.there)
    lots = bench.batch.preparations.iloc[estimates.owner]
    methods = np.array([*estimates.methods, ""], object)
    columns: dict[str, object] = {"lot": bench.batch.names[estimates.owner], "day": lots["produced_on"].to_numpy()}
    columns |= {"value": _values(estimates), "kind": estimates.kind, "quantity": quantity.name, "analyte": analyte}
    columns |= {"resolution": _resolution(bench.batch, quantity.name, estimates.first)}
    columns |= {"method": methods[estimates.method]}
    columns |= {name: _texts(lots[name]) for name in OF_LOT}
    columns |= {name: _of_first(bench.batch.readings[name], estimates.first) for name in OF_READING}
    product = np.isin(_texts(lots["role"]).astype(str), ("product", ""))
    return pd.DataFrame(columns).loc[product]


def _values(estimates: Estimates) -> Floats:
    """The value of each; of a bound the end that it leaves for sure, beside the detection limit and other readings."""
    most = np.fmax(np.fmax(estimates.high, estimates.top), estimates.value)
    least = np.fmin(np.fmin(estimates.low, estimates.bottom), estimates.value)
    kinds = [estimates.kind == Kind.BELOW, estimates.kind == Kind.ABOVE]
    ends: Floats = np.select(kinds, [most, least], estimates.value)
    return ends


def _resolution(batch: Batch, name: str, first: Ints) -> Floats:
    """One unit of the last digit of the first reading of each; 0 where it is derived of others, or nobody knows it."""
    if not len(batch.readings):
        return np.zeros(len(first))
    its_own = (first >= 0) & (batch.readings["quantity"].astype(object) == name).to_numpy()[np.maximum(first, 0)]
    resolution = np.nan_to_num(batch.readings["resolution"].to_numpy(np.float64)[np.maximum(first, 0)])
    return np.asarray(np.where(its_own, resolution, 0.0))


def _of_first(column: pd.Series, first: Ints) -> np.ndarray:
    if not len(column):
        return np.full(len(first), "", object)
    return np.where(first >= 0, _texts(column.iloc[np.maximum(first, 0)]), "")


def _texts(column: pd.Series) -> np.ndarray:
    """The cells as text, numbers without closing zeros, blank where there is nothing."""
    if column.isna().all():
        return np.full(len(column), "", object)
    if pd.api.types.is_float_dtype(column):
        return np.array(["" if np.isnan(each) else f"{each:g}" for each in column], object)
    return np.asarray(column.astype(object).where(column.notna(), "").to_numpy(object))


def _series(bench: Bench, rows: pd.DataFrame) -> Series:
    first = rows.iloc[0]
    quantity = bench.quantities[first["quantity"]]
    values, kind = rows["value"].to_numpy(np.float64), rows["kind"].to_numpy(np.int64)
    series = Series(
        quantity,
        str(first["analyte"]),
        {name: str(first[name]) for name in SETTING},
        tuple(map(str, rows["lot"])),
        rows["day"].to_numpy("datetime64[s]"),
        values,
        kind,
        kind == Kind.NUMBER,
        np.zeros(len(values)),
    )
    inside = series.charted & series.usable(values)
    base = {"linear": np.ones_like(values), "log": values, "logit": values * (100 - values) / 100}[quantity.scale]
    rounding = ROUNDING * rows["resolution"].to_numpy(np.float64) / np.where(inside, base, 1)
    return series._replace(charted=inside, rounding=np.where(inside, rounding, 0.0))


def _empty() -> pd.DataFrame:
    texts = {name: pd.Series([], dtype=object) for name in ("lot", *FIELDS)}
    numbers = {
        "value": pd.Series([], dtype=float),
        "resolution": pd.Series([], dtype=float),
        "kind": pd.Series([], dtype=int),
    }
    return pd.DataFrame(texts | numbers | {"day": pd.Series([], dtype="datetime64[s]")})
