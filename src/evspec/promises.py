"""What the methods of a laboratory promise of its readings: precision, detection limits and range."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Days, Floats, Ints
from evspec.batch import Batch
from evspec.grouping import Groups, largest, latest

__all__ = ["Promise", "method_rows", "promises"]


class Promise(NamedTuple):
    """What the table of methods says of each estimate; NaN where it says nothing."""

    cv: Floats
    df: Floats
    lod: Floats
    loq: Floats
    range_high: Floats


def promises(batch: Batch, readings: pd.DataFrame, groups: Groups, measured: Days, as_of: date) -> Promise:
    """The promise for each group of readings by its quantity and method, limits of detection by its runs too.

    Precision counts only where the method is qualified or validated with a document that was valid on the last day of
    the measurement (of judgement where that is unknown), and only with its degrees of freedom; else it is NaN.
    """
    nothing = np.full(groups.size, np.nan)
    methods = batch.methods
    if methods.empty:
        lod, loq = (_or_of_runs(nothing, batch, readings, groups, name) for name in ("lod", "loq"))
        return Promise(nothing, nothing, lod, loq, nothing)
    row = method_rows(methods, readings)[groups.first]
    found = row >= 0

    def of(name: str) -> Floats:
        return np.where(found, methods[name].to_numpy(np.float64)[row], np.nan)

    status = methods["status"].astype(object).isin(["qualified", "validated"]).to_numpy()
    backed = status & methods["document"].notna().to_numpy()
    day = np.where(np.isnat(measured), np.datetime64(as_of, "s"), measured)
    until = methods["valid_to"].to_numpy("datetime64[s]")[row]
    usable = found & backed[row] & (np.isnat(until) | (until >= np.maximum(day, latest(groups, days_of(readings)))))
    cv = np.where(usable, of("cv_intermediate") / 100, np.nan)
    df = np.where(usable & ~np.isnan(cv), of("df"), np.nan)
    lod, loq = (_or_of_runs(of(name), batch, readings, groups, name) for name in ("lod", "loq"))
    return Promise(cv, df, lod, loq, of("range_high"))


def days_of(readings: pd.DataFrame) -> Days:
    """The day of each reading, NaT where it is not given."""
    return readings["measured_on"].to_numpy("datetime64[s]")


def method_rows(methods: pd.DataFrame, readings: pd.DataFrame) -> Ints:
    """The row of `methods` that describes each reading, -1 where none does."""
    quantities, names = readings["quantity"].cat.categories, readings["method"].cat.categories
    rows = np.full((len(quantities) + 1, len(names) + 1), -1)
    which = quantities.get_indexer(pd.Index(methods["quantity"].astype(object)))
    how = names.get_indexer(pd.Index(methods["method"].astype(object)))
    known = (which >= 0) & (how >= 0)
    rows[which[known], how[known]] = np.flatnonzero(known)
    return rows[readings["quantity"].cat.codes.to_numpy(), readings["method"].cat.codes.to_numpy()]


def _or_of_runs(known: Floats, batch: Batch, readings: pd.DataFrame, groups: Groups, name: str) -> Floats:
    runs = batch.runs
    stated = runs[name].notna() & runs["run"].notna()
    if not stated.any():
        return known
    runs = runs[stated]
    by_run = pd.Series(runs[name].to_numpy(np.float64), index=runs["run"].astype(object))
    each = readings["run"].astype(object).map(by_run).to_numpy(np.float64)
    found = largest(groups, each)
    return np.where(np.isinf(found), known, np.fmax(found, known))
