"""Whether one hand-in stands for several laboratories: copies agree with one another and would make all look alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from evspec.errors import EvspecError
from evspec.words import counted, listed

if TYPE_CHECKING:
    from evspec.laboratories.merging import Part

__all__ = ["copies"]

READ = ("preparation", "quantity", "analyte", "at", "kind", "value", "unit")
SEVERAL = 4
"""So many different numbers, all of them equal, are no coincidence."""
MOST = 12


def copies(parts: Sequence[Part], assumed: Collection[str] = ()) -> Iterator[str]:
    """A question for each set of laboratories whose readings are all the same and hold a number, however named.

    `EvspecError` where they share at least four different numbers, or any where nobody but the folder, one of the
    hand-ins `assumed`, says that they are several laboratories.
    """
    alike: dict[bytes, list[Part]] = {}
    for part in parts:
        alike.setdefault(_read(part), []).append(part)
    for same in alike.values():
        if len(same) > 1 and (told := _told(same, assumed)):
            yield told


def _told(same: Sequence[Part], assumed: Collection[str]) -> str:
    readings = same[0].bench.batch.readings
    numbers = readings.loc[readings["kind"] == "number", "value"].nunique()
    names = [part.laboratory for part in same]
    said = f"{listed(names, MOST)} hand in the same numbers ({counted(len(readings), 'reading')} each)"
    if numbers >= SEVERAL:
        raise EvspecError(f"{said}: copies of one are no laboratories of their own. Name one of them alone.")
    if numbers and any(part.handin in assumed for part in same):
        raise EvspecError(
            f"{said}: copies of one are no laboratories of their own. Name one of them alone, or say in the column "
            "laboratory of readings who measured what."
        )
    asked = f"{said}: is one a copy of the other? As they stand they are {len(same)} laboratories."
    return asked if numbers else ""


def _read(part: Part) -> bytes:
    """What was read, in an order that does not depend on that of the rows."""
    rows = part.bench.batch.readings[list(READ)]
    words = rows[["preparation", "quantity", "analyte", "kind", "unit"]].astype(object).fillna("").astype(str)
    table = pd.concat([words, rows[["at", "value"]]], axis=1)
    return np.sort(pd.util.hash_pandas_object(table, index=False).to_numpy()).tobytes()
