"""What a blank cell stands for, filled in and said."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from evspec.handin.frames import objects
from evspec.tables import TABLES
from evspec.units import per_volume

__all__ = ["dilution_notices", "with_defaults"]


def with_defaults(frames: Mapping[str, pd.DataFrame]) -> tuple[dict[str, pd.DataFrame], tuple[str, ...]]:
    """The tables with blanks replaced by the defaults of their columns, and a sentence for each column that had any."""
    made, notices = dict(frames), list[str]()
    for name, frame in frames.items():
        for column in TABLES[name].columns:
            given = objects(frame, column.name) if column.default and len(frame) else np.empty(0, object)
            blank = int(pd.isna(given).sum())
            if blank:
                filled = pd.Categorical(np.where(pd.isna(given), column.default, given))
                made[name] = made[name].assign(**{column.name: filled})
                where = _where("row", blank, len(frame))
                notices.append(f"{column.name} is blank for {where} of {name}: taken as {column.default}.")
    return made, tuple(notices)


def dilution_notices(readings: pd.DataFrame) -> tuple[str, ...]:
    """A sentence where concentrations do not say whether their dilution is in the value."""
    if not len(readings):
        return ()
    units = readings["unit"].astype("category").cat
    concentration = np.array([*(per_volume(str(unit)) for unit in units.categories), False])[units.codes]
    silent = concentration & pd.isna(objects(readings, "dilution_state"))
    blank, rows = int(silent.sum()), int(concentration.sum())
    where = _where("reading", blank, rows)
    return (f"dilution_state is blank for {where} of a concentration: taken as applied.",) if blank else ()


def _where(noun: str, blank: int, rows: int) -> str:
    if rows == 1:
        return f"the only {noun}"
    return f"all {rows:,} {noun}s" if blank == rows else f"{blank:,} of {rows:,} {noun}s"
