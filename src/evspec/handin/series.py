"""Series of runs that cannot be: a second one for the same estimate, since a lot is topped up once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evspec.errors import Fault
from evspec.handin.faults import Problem
from evspec.handin.sheets import Sheet

__all__ = ["blame_series"]

SAME = ("preparation", "quantity", "analyte")


def blame_series(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each further series whose readings another one may claim; a blank method claims those of all."""
    for sheet in sheets:
        if sheet.raw.table != "series":
            continue
        columns = [sheet.cells(name).texts() for name in (*SAME, "method")]
        seen: dict[tuple[str, ...], set[str]] = {}
        for row, (*same, method) in enumerate(zip(*columns, strict=True)):
            methods = seen.setdefault(tuple(same), set())
            if methods and (method in methods or "" in methods or not method):
                problem = Problem("one further series of a lot and quantity (a row above declares it)")
                sheet.blame(faults, "preparation", np.arange(len(sheet.raw)) == row, problem)
            methods.add(method)
