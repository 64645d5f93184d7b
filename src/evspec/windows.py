"""Declared windows that a method is too coarse for, said when they are declared and not when a lot has failed them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import numpy as np
import pandas as pd

from evspec.decision import LOWER
from evspec.estimates import Bench
from evspec.quantities import Quantity
from evspec.uncertainty import student
from evspec.words import exactly

__all__ = ["narrow_windows"]

MOST_RUNS = 20
UPPER = ("at most", "below")
SAME = ("quantity", "analyte", "method", "stage", "kind", "at", "at_unit")


def narrow_windows(bench: Bench) -> tuple[str, ...]:
    """A sentence for each two-sided window that one run of a listed method could never meet under the guarded rule.

    It says how many runs the window needs at least: the smallest n at which twice the expanded uncertainty of a mean of
    n runs fits between the limits, or that more than twenty would not do. Methods without an intermediate precision and
    its degrees of freedom promise nothing and are passed over, as are limits under the simple rule.
    """
    limits = bench.batch.limits
    if limits.empty or bench.batch.methods.empty:
        return ()
    guarded = limits[limits["rule"].astype(object).fillna("guarded") == "guarded"]
    keys = [guarded[name].astype(object).fillna("") for name in SAME]
    sentences = (text for names, rows in guarded.groupby(keys) for text in _of_window(bench, names, rows))
    return tuple(dict.fromkeys(sentences))


def _of_window(bench: Bench, names: tuple[Hashable, ...], rows: pd.DataFrame) -> Iterator[str]:
    name, analyte, method, _, kind, *_ = names
    bounds = rows["bound"].astype(object)
    low, high = rows[bounds.isin(LOWER)]["value"].max(), rows[bounds.isin(UPPER)]["value"].min()
    if kind == "margin" or not low < high:
        return
    quantity = bench.quantities[str(name)]
    methods = bench.batch.methods[bench.batch.methods["quantity"].astype(object) == name]
    for row in methods.dropna(subset=["cv_intermediate", "df"]).to_dict("records"):
        runs = _runs_needed(quantity, float(low), float(high), float(row["cv_intermediate"]) / 100, float(row["df"]))
        if method in ("", row["method"]) and runs > 1:
            window = f"{name} {analyte}".strip() + f" from {exactly(low)} to {exactly(high)} {quantity.unit}"
            need = f"needs at least {runs} runs to be met" if runs <= MOST_RUNS else "can never be met"
            yield f"The declared window of {window} {need} at the precision of {row['method']}."


def _runs_needed(quantity: Quantity, low: float, high: float, cv: float, df: float) -> int:
    if quantity.scale == "log" and low <= 0:
        return 1
    width = np.log(high / low) if quantity.scale == "log" else high - low
    standard = np.sqrt(np.log1p(cv**2)) if quantity.scale == "log" else cv * abs(low + high) / 2
    factor = student(np.array([df]), 0.95)[0]
    return int(np.ceil(min((2 * factor * standard / width) ** 2, MOST_RUNS + 1)))
