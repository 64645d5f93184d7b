"""Further series of runs: declared before they are run, joined once to the first one, and judged at half the risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Ints
from evspec.batch import NAMES, Batch
from evspec.grouping import codes_of
from evspec.quantities import Quantity

__all__ = ["TOP_UP", "attempts", "series_remarks", "with_series"]

TOP_UP = "top-up"
UNDECLARED = "run after the others, and no series of runs was declared for it"
UNDATED = "run after the others on a day that is not given: nobody can tell whether its series was declared before"


ONE_LOOK = "what one look does (2.5 % a side; 5 % for equivalence)"
ONE_AND_A_HALF = "one and a half times what one look does (3.75 % a side; 7.5 % for equivalence)"
SETTING = ("quantity", "analyte", "specimen", "method", "laboratory", "at", "at_unit", "condition")
"""What, within a preparation, sets one estimate apart from another."""


class Series(NamedTuple):
    """A row of the table of series; `readings` are the quantities whose readings it is made of.

    A quantity that is computed from others is made of theirs.
    """

    preparation: str
    quantity: str
    readings: tuple[str, ...]
    analyte: str
    method: str
    runs: int
    declared_on: pd.Timestamp
    verdict_on: pd.Timestamp | None

    def __str__(self) -> str:
        return " ".join(part for part in (self.quantity, self.analyte, "of", self.preparation) if part)


def with_series(batch: Batch, quantities: Mapping[str, Quantity]) -> Batch:
    """The batch in which each declared series, once complete, belongs to the runs that came before it.

    A later reading is one that says so (attempt `top-up`), or that was measured after the verdict which the series
    follows; where no verdict is named, on the day of the declaration or later, unless all were. Where every estimate
    has exactly the runs that were declared, new ones, none of them before the declaration, they join the original ones,
    and both looks are judged at half the risk. Otherwise, and where no series was declared, the later readings are set
    aside with the reason. A series that was declared before the first run has half the risk from the start. What the
    reference, predecessor or control of the lot was measured in the runs of a series that joined stands beside it, at
    half the risk too. A series of a quantity that is computed is made of the readings of its parts.
    """
    readings = batch.readings
    later = (readings["attempt"] == TOP_UP).to_numpy()
    if not later.any() and batch.series.empty:
        return batch
    aside = readings["set_aside"].astype(object).to_numpy().copy()
    judged, looks, undeclared = pd.isna(aside), np.ones(len(readings), np.int8), later
    for each in _declared(batch, quantities):
        mine = _of(each, readings)
        added = mine & (later | _after(each, readings, mine & ~later))
        reason = _why_not(each, readings[mine & ~added], readings[added & judged])
        aside[added & judged & bool(reason)] = reason
        looks[mine & ((added.any() and not reason) or _planned(each, readings[mine & ~added]))] = 2
        if not reason:
            beside = undeclared & _beside(each, batch, readings[added & judged])
            looks[beside | _with_others(readings, beside)] = 2
            undeclared = undeclared & ~beside
        later, undeclared = later | added, undeclared & ~added
    aside[undeclared & judged] = UNDECLARED
    words = pd.CategoricalDtype(list(dict.fromkeys([*readings["attempt"].cat.categories, TOP_UP])))
    attempt = readings["attempt"].astype(object).mask(later, TOP_UP).astype(words)
    return batch.only(
        readings=readings.assign(attempt=attempt, set_aside=pd.Series(aside, dtype="category"), looks=looks)
    )


def attempts(readings: pd.DataFrame) -> tuple[Ints, int]:
    """The attempts as codes, in which the runs of a further series are those that they were joined to."""
    codes, size = codes_of(readings["attempt"])
    words = list(readings["attempt"].cat.categories)
    if TOP_UP not in words:
        return codes, size
    return np.where(codes == words.index(TOP_UP), words.index("original"), codes), size


def series_remarks(batch: Batch, quantities: Mapping[str, Quantity]) -> Iterator[str]:
    """For each declared series what was added, after which verdict, and what both looks together risk."""
    readings = batch.readings
    for each in _declared(batch, quantities):
        mine = readings[_of(each, readings)]
        added = mine[mine["attempt"] == TOP_UP]
        after = "" if each.verdict_on is None else f", after the verdict of {each.verdict_on:%Y-%m-%d}"
        told = f"A series of {_several(each.runs, 'run')} was declared for {each} on {each.declared_on:%Y-%m-%d}{after}"
        if added.empty:
            yield f"{told}; none of it is handed in yet."
            continue
        counted = f"{_several(len(added), 'reading')} in {_several(added['run'].nunique(), 'run')} added"
        risk = ONE_LOOK if _planned(each, mine[mine["attempt"] != TOP_UP]) else ONE_AND_A_HALF
        reasons = added["set_aside"].dropna()
        became = f"joined; both looks together risk at most {risk}"
        if len(reasons) == len(added):
            became = f"not joined: {reasons.iloc[0]}"
        yield f"{told}; {counted}, {became}."


def _several(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _declared(batch: Batch, quantities: Mapping[str, Quantity]) -> Iterator[Series]:
    for row in batch.series.to_dict("records"):
        analyte, method = ("" if pd.isna(row[name]) else str(row[name]) for name in ("analyte", "method"))
        verdict = None if pd.isna(row["verdict_on"]) else pd.Timestamp(row["verdict_on"])
        day = pd.Timestamp(row["declared_on"])
        name = str(row["quantity"])
        made_of = (name, *(quantities[name].parts if name in quantities else ()))
        yield Series(str(row["preparation"]), name, made_of, analyte, method, int(row["runs"]), day, verdict)


def _of(series: Series, readings: pd.DataFrame) -> Bools:
    """The readings that a series adds to or is made of; repeats and retests are none of them."""
    mine = (readings["preparation"] == series.preparation) & readings["quantity"].isin(series.readings)
    if series.analyte:
        mine &= (readings["analyte"] == series.analyte) | (readings["quantity"] != series.quantity)
    if series.method:
        mine &= readings["method"] == series.method
    return np.asarray(mine & readings["attempt"].isin(["original", TOP_UP]))


def _after(series: Series, readings: pd.DataFrame, mine: Bools) -> Bools:
    """Which readings came after the verdict, or where none is named after the declaration, if some came before it."""
    days = readings["measured_on"]
    if series.verdict_on is not None:
        return np.asarray(days > series.verdict_on)
    before = bool((days[mine] < series.declared_on).any())
    return np.asarray((days >= series.declared_on) & before)


def _beside(series: Series, batch: Batch, added: pd.DataFrame) -> Bools:
    """What the lots that the preparation names were measured of the quantity in the runs of its series."""
    readings, row = batch.readings, batch.preparations.iloc[batch.places[series.preparation]]
    named = [row[name] for name in NAMES if isinstance(row[name], str)]
    same = readings["quantity"].isin(series.readings) & readings["preparation"].isin(named)
    return np.asarray(same & readings["run"].isin(added["run"].dropna().unique()))


def _with_others(readings: pd.DataFrame, some: Bools) -> Bools:
    """All readings of the preparations and quantities of these."""
    if not some.any():
        return some
    keys = [readings[name].astype(object) for name in ("preparation", "quantity")]
    return np.asarray(pd.Series(some, index=readings.index).groupby(keys).transform("any"))


def _planned(series: Series, first: pd.DataFrame) -> bool:
    """Whether the series was declared before the runs that it adds to, all of which have to be dated."""
    return bool(len(first) and (first["measured_on"] >= series.declared_on).all())


def _why_not(series: Series, first: pd.DataFrame, added: pd.DataFrame) -> str:
    """Why the readings are not the series that was declared; an empty text where they are."""
    if added["measured_on"].isna().any():
        return UNDATED
    if (added["measured_on"] < series.declared_on).any():
        return f"run before its series was declared on {series.declared_on:%Y-%m-%d}"
    if added["run"].isna().any():
        return "a further series counts by its runs, and a reading of it names none"
    if set(added["run"]) & set(first["run"].dropna()):
        return "a run of the series is one of the first ones, and a further run is a new one"
    counts = _runs_of_each(first, added)
    if (counts == series.runs).all():
        return ""
    state, found = ("is not complete", counts.min()) if counts.min() < series.runs else ("has grown", counts.max())
    return f"the series {state}: {_several(int(found), 'run')} found, {series.runs:,} declared"


def _runs_of_each(first: pd.DataFrame, added: pd.DataFrame) -> pd.Series:
    """How many further runs with a number or a bound each estimate has that was measured first or further."""
    every = pd.concat([first, added])
    keys = [every[name].astype(object).fillna("") for name in SETTING]
    counted = every.index.isin(added.index) & every["kind"].isin(["number", "below", "above"])
    runs = every["run"].astype(object).where(counted)
    return runs.groupby(keys).nunique() if len(every) else pd.Series([0])
