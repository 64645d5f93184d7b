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
                notices.append(_sentence(("row", "rows"), f" of {name}", column.name, blank, len(frame), column.default))
    return made, tuple(notices)


def dilution_notices(readings: pd.DataFrame) -> tuple[str, ...]:
    """A sentence where concentrations do not say whether their dilution is in the value."""
    if not len(readings):
        return ()
    units = readings["unit"].astype("category").cat
    concentration = np.array([*(per_volume(str(unit)) for unit in units.categories), False])[units.codes]
    silent = concentration & pd.isna(objects(readings, "dilution_state"))
    blank, rows = int(silent.sum()), int(concentration.sum())
    return (_sentence(("reading", "readings"), " of a concentration", "dilution_state", blank, rows, "applied"),) if blank else ()


def _sentence(words: tuple[str, str], of: str, column: str, blank: int, rows: int, default: str) -> str:
    one, several = words
    some = f"all {rows:,} {several}" if blank == rows else f"{blank:,} of {rows:,} {several}"
    where = f"the only {one}" if rows == 1 else some
    return f"{column} is blank for {where}{of}: taken as {default}."
