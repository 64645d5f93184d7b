"""The declared limits that hold together, with what is known of the methods that will be held against them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from evspec.assumed import with_truth
from evspec.band import Window
from evspec.estimates import Bench
from evspec.limits import Declared, declared
from evspec.precision import precisions
from evspec.quantities import Quantity
from evspec.uncertainty import LINEAR, LOG, LOGIT, SCALES

__all__ = ["windows"]

STATUSES = ("qualified", "validated")


def windows(bench: Bench) -> tuple[Window, ...]:
    """Every guarded limit of the hand-in, one window a method; what is exact or of the laboratory is not planned.

    A limit for an analyte holds together with one for all analytes, in one window and not in two.
    """
    pooled = precisions(bench)
    found: dict[tuple[str, ...], Window] = {}
    for each in _asked(bench):
        for window in _by_method(bench, pooled, *each):
            key = window.of, window.method, window.kind, window.stage
            if key not in found or len(window.bounds) > len(found[key].bounds):
                found[key] = window
    return tuple(found.values())


def _asked(bench: Bench) -> Iterator[tuple[Quantity, str, str, str, tuple[Declared, ...]]]:
    """Each quantity, analyte, kind and stage with guarded limits, and these limits."""
    table = bench.batch.limits
    names = ("quantity", "analyte", "kind", "stage")
    rows = [table[name].astype(object).fillna("release" if name == "kind" else "") for name in names]
    for name, analyte, kind, stage in dict.fromkeys(zip(*rows, strict=True)):
        quantity = bench.quantities[str(name)]
        if quantity.exact or quantity.laboratory:
            continue
        limits = declared(bench, quantity, str(analyte), str(kind))
        guarded = tuple(each for each in limits if each.rule != "simple" and each.stage in {"", stage})
        if guarded:
            yield quantity, str(analyte), str(kind), str(stage), guarded


def _by_method(
    bench: Bench,
    pooled: pd.DataFrame,
    quantity: Quantity,
    analyte: str,
    kind: str,
    stage: str,
    limits: tuple[Declared, ...],
) -> Iterator[Window]:
    comparison = kind == "margin" and quantity.beside is not None
    known = [] if comparison else list(_methods(bench, pooled, quantity, analyte))
    names = {method for method, *_ in known}
    unknown = () if "" in names else dict.fromkeys(each.method for each in limits if each.method not in {"", *names})
    known += [(method, analyte, np.nan, np.nan, False) for method in unknown]
    for method, which, cv, df, promised in known or [("", analyte, np.nan, np.nan, False)]:
        bounds = tuple(each.bound for each in limits if each.method in {"", method} or not method)
        if not bounds:
            continue
        of_ratio = float(np.sqrt(np.expm1(2 * np.log1p(cv**2)))) if kind == "margin" else cv
        scale = LOG if kind == "margin" else SCALES.index(quantity.scale)
        percentage, scale = scale == LOGIT, LINEAR if promised and scale == LOGIT else scale
        of, unit = f"{quantity.name} {which}".strip(), bounds[0].unit
        window = Window(of, method, kind, stage, unit, scale, percentage, bounds, of_ratio, df, promised)
        yield window if np.isnan(cv) else with_truth(bench, quantity.name, which, window)


def _methods(
    bench: Bench, pooled: pd.DataFrame, quantity: Quantity, analyte: str
) -> Iterator[tuple[str, str, float, float, bool]]:
    """Each method with a precision: its analyte, coefficient of variation, degrees of freedom, and if promised.

    A promise counts that is valid on the day of judgement. Of what several laboratories pool, the largest counts.
    """
    methods = bench.batch.methods
    mine = methods[methods["quantity"].astype(object) == quantity.name]
    backed = mine["status"].astype(object).isin(STATUSES) & mine["document"].notna() & (mine["df"] >= 1)
    backed &= ~(mine["valid_to"] < pd.Timestamp(bench.as_of))
    promising = mine[backed & mine["cv_intermediate"].notna()]
    for row in promising.itertuples():
        yield str(row.method), analyte, float(str(row.cv_intermediate)) / 100, float(str(row.df)), True
    others = pooled[(pooled["quantity"] == quantity.name) & (pooled["df"] >= 1)]
    others = others[~others["method"].isin(promising["method"].astype(object))]
    others = others.sort_values("between", ascending=False, kind="stable").drop_duplicates(["method", "analyte"])
    for row in (others[others["analyte"] == analyte] if analyte else others).sort_index().itertuples():
        yield str(row.method), str(row.analyte), float(str(row.between)), float(str(row.df)), False
