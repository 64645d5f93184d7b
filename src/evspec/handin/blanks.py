"""Blanks: taken from the readings of their run and quantity, with the uncertainty that they bring along."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evspec.errors import Fault
from evspec.handin.faults import Problem
from evspec.handin.frames import objects
from evspec.handin.sheets import Sheet

__all__ = ["blame_blanks", "without_blanks"]


def blame_blanks(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each run that says of which quantity its blank is, and not what the blank read."""
    for sheet in sheets:
        if sheet.raw.table == "runs" and "blank_of" in sheet.frame:
            lacking = ~sheet.cells("blank_of").blank() & sheet.cells("blank").blank()
            sheet.blame(faults, "blank_of", lacking, Problem("the reading of the blank, in the column blank,"))


def without_blanks(readings: pd.DataFrame, runs: pd.DataFrame) -> pd.DataFrame:
    """The readings less the blank of their run, where the run says that it is to be taken from their quantity.

    A word stays a word, and an upper bound stays where it is: less with the blank is no more without. A lower bound
    falls by the blank and twice its uncertainty. `blank_taken` becomes the blank and `blank_uncertainty` its standard
    uncertainty, infinite where the run states none, and NaN where nothing was subtracted.
    """
    if not {"blank", "blank_of"} <= set(runs) or not len(readings) or "run" not in readings:
        return readings
    named = runs[runs["blank_of"].notna() & runs["blank"].notna()].drop_duplicates("run")
    if named.empty:
        return readings
    key = pd.MultiIndex.from_arrays([objects(named, "run"), objects(named, "blank_of")])
    row = key.get_indexer(pd.MultiIndex.from_arrays([objects(readings, "run"), objects(readings, "quantity")]))
    uncertainty = named["blank_uncertainty"] if "blank_uncertainty" in named else pd.Series(np.nan, named.index)
    known = np.append(uncertainty.fillna(np.inf).to_numpy(np.float64), np.nan)
    taken = np.append(named["blank"].to_numpy(np.float64), 0.0)
    kind, blank, uncertain = readings["kind"].astype(object), taken[row], known[row]
    fallen = blank + 2 * np.where(np.isnan(uncertain), 0, uncertain)
    less = np.select([kind == "below", kind == "above"], [0.0, fallen], blank)
    value = readings["value"].to_numpy(np.float64) - less
    bound = (kind == "below").to_numpy()
    return readings.assign(
        value=value, blank_taken=np.where(bound, 0, blank), blank_uncertainty=np.where(bound, np.nan, uncertain)
    )
