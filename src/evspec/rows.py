"""Rows of the table `methods` for a person to sign, made of pooled precisions and of what that table says already."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from evspec.analysis import Part
from evspec.arrays import Floats, Ints
from evspec.estimates import Bench
from evspec.precision import FEWEST
from evspec.tables import TABLES

__all__ = ["SIGNED", "enough_for_rows", "no_rows", "place_in", "replaced", "rows_to_sign"]

SIGNED_BY_HAND = ("status", "document", "valid_to")
POOLED_HERE = ("quantity", "method", "cv_repeatability", "cv_intermediate", "df")
SIGNED = "methods"
"""The name of the part that holds the rows to sign."""


def rows_to_sign(rows: pd.DataFrame, methods: pd.DataFrame | None = None) -> pd.DataFrame:
    """The rows as the table `methods` reads them, one a quantity and method, status and document blank.

    Without a named method, or with fewer than six degrees of freedom, there is no row. Of several analytes or
    laboratories that have them the one with the largest coefficient of variation speaks for the method. What the
    hand-in's own `methods` say of it besides (version, unit, limits of detection, range) is carried over, so that the
    row can take the place of theirs.
    """
    each = enough_for_rows(rows)
    columns: dict[str, object] = {
        "quantity": each["quantity"].to_numpy(),
        "method": each["method"].to_numpy(),
        "cv_repeatability": _percent(each["within"].to_numpy(np.float64)),
        "cv_intermediate": _percent(each["between"].to_numpy(np.float64)),
        "df": np.floor(each["df"].to_numpy(np.float64)).astype(int),
    }
    made = pd.DataFrame(columns | {name: np.full(len(each), "", object) for name in SIGNED_BY_HAND})
    if methods is None or made.empty:
        return made
    place = place_in(methods, made)
    theirs = methods.take(place[place >= 0]).set_axis(np.flatnonzero(place >= 0)).reindex(made.index)
    made["cv_repeatability"] = made["cv_repeatability"].fillna(theirs["cv_repeatability"])
    others = [name for name in TABLES["methods"].names if name not in made and theirs[name].notna().any()]
    carried = made.assign(**{name: theirs[name] for name in others})
    return carried[[name for name in TABLES["methods"].names if name in carried]]


def no_rows() -> Part:
    """The rows to sign where there are none: a header."""
    return Part("Rows for the table methods", (), pd.DataFrame(columns=[*POOLED_HERE, *SIGNED_BY_HAND]), SIGNED)


def enough_for_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that could be signed, one a quantity and method."""
    enough = rows[(rows["method"] != "") & (rows["df"] >= FEWEST)]
    worst = enough.sort_values("between", ascending=False, kind="stable")
    return worst.drop_duplicates(["quantity", "method"]).sort_values(["quantity", "method"], kind="stable")


def place_in(methods: pd.DataFrame, rows: pd.DataFrame) -> Ints:
    """The row of the table of methods for the quantity and method of each row, -1 where there is none."""
    keys = pd.MultiIndex.from_arrays([methods["quantity"].astype(object), methods["method"].astype(object)])
    return np.asarray(keys.get_indexer(pd.MultiIndex.from_arrays([rows["quantity"], rows["method"]])))


def replaced(bench: Bench, rows: pd.DataFrame) -> Iterator[str]:
    """Which rows of the hand-in's table would be replaced, and what these say."""
    methods, each = bench.batch.methods, enough_for_rows(rows)
    place = place_in(methods, each)
    told = []
    for (quantity, method), row in zip(each[["quantity", "method"]].to_numpy(), place.tolist(), strict=True):
        if row >= 0:
            old = methods.iloc[row]
            cv = "" if pd.isna(old["cv_intermediate"]) else f"{old['cv_intermediate']:g} %"
            said = [cv, *(str(old[name]) for name in ("status", "document") if pd.notna(old[name]))]
            words = ", ".join(filter(None, said))
            told.append(f"{str(quantity).removesuffix(' of')} by {method}" + (f" ({words})" if words else ""))
    if told:
        yield (
            "A quantity and method has one row in methods.csv: put these rows in the place of those that are there, "
            f"whose other columns they carry over: {'; '.join(told)}."
        )


def _percent(fractions: Floats) -> Floats:
    """Percentages to three digits, rounded up, so that what is signed is no less than what was seen."""
    percent = 100 * fractions
    with np.errstate(divide="ignore", invalid="ignore"):
        digit = 10.0 ** (np.floor(np.log10(percent)) - 2)
        return np.asarray(np.where(percent > 0, np.round(np.ceil(percent / digit - 1e-9) * digit, 10), percent))
