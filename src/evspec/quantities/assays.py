"""Assays: what a laboratory's own runs say of the precision of its methods."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Columns, Floats
from evspec.components import cv_interval
from evspec.estimates import Bench, Estimates, dense_estimates, no_estimates
from evspec.quantities import Quantity, find
from evspec.uncertainty import Basis, capped

__all__ = ["QUANTITIES"]

FEWEST_RUNS = 3


def intermediate_precision(bench: Bench, analyte: str) -> Estimates:
    """The intermediate precision of a quantity, %, by method and laboratory, as `precision.precisions` pools it.

    `analyte` is the name of the quantity, with its own analyte if it has one; a misspelt one is an `UnknownWord`. The
    interval is that of the chi-square distribution, with degrees of freedom rounded down. There is an estimate only
    where some preparation has three runs. Where preparations whose readings differ were left out, since one is a
    bound, not above zero or of no run, no estimate can meet a limit: the rest may look better than the method is.
    """
    return _estimates(bench, analyte, "between", "df")


def repeatability(bench: Bench, analyte: str) -> Estimates:
    """The repeatability of a quantity within a run, %, as `intermediate_precision`; it takes replicates in runs."""
    return _estimates(bench, analyte, "within", "within_df")


def _estimates(bench: Bench, named: str, which: str, df: str) -> Estimates:
    from evspec.leftout import left_out
    from evspec.precision import precisions

    (quantity, analyte), *_ = find(named, bench.quantities).alternatives
    only = quantity.name, analyte
    rows = precisions(bench, only)
    rows = rows[(rows["most_runs"] >= FEWEST_RUNS) & (rows[df] >= 1)]
    rows = rows.assign(doubtful=bool(left_out(bench, only)["doubtful"].any()))
    return _of_laboratory(bench, rows, rows[which].to_numpy(np.float64), rows[df].to_numpy(np.float64))


def _of_laboratory(bench: Bench, rows: pd.DataFrame, cv: Floats, df: Floats) -> Estimates:
    if rows.empty:
        return no_estimates("%")
    low, high = cv_interval(cv, np.floor(df), rows["logarithmic"].to_numpy(), bench.coverage)
    made = dense_estimates("%", 100 * cv, 100 * low, 100 * high)
    readings = bench.batch.readings
    methods = tuple(map(str, readings["method"].cat.categories))
    codes = {name: readings[name].cat.categories.get_indexer(pd.Index(rows[name])) for name in ("method", "laboratory")}
    columns: Columns = {
        "owner": np.zeros(len(rows), np.int32),
        "runs": rows["runs"].to_numpy(np.int32),
        "df": df,
    } | codes
    doubtful = rows["doubtful"].to_numpy(bool)
    columns["basis"] = np.where(doubtful, Basis.LEFT_OUT, made.basis).astype(np.uint8)
    columns["cap"] = np.minimum(made.cap, capped(columns["basis"]))
    columns["measured"] = rows["measured"].to_numpy("datetime64[s]")
    return made.holding(columns, whole=False, methods=methods)


QUANTITIES = (
    Quantity(
        "intermediate precision of",
        "%",
        "coefficient of variation of the mean of one run of a quantity, between runs of this laboratory",
        scale="log",
        analytes=True,
        takes="three named runs or more of one preparation",
        derive=intermediate_precision,
        laboratory=True,
        bounded_from=("above",),
    ),
    Quantity(
        "repeatability of",
        "%",
        "coefficient of variation of one reading of a quantity within a run of this laboratory",
        scale="log",
        analytes=True,
        takes="replicates within named runs, three runs or more of one preparation",
        derive=repeatability,
        laboratory=True,
    ),
)
