"""Documents that cannot be: one that expires before it is issued."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evspec.errors import Fault
from evspec.handin.faults import Problem
from evspec.handin.sheets import Sheet

__all__ = ["blame_expired"]


def blame_expired(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each document whose day of issue is after its last day."""
    for sheet in sheets:
        if sheet.raw.table != "documents" or not {"issued_on", "expires_on"} <= set(sheet.frame):
            continue
        issued, expires = (sheet.frame[name].to_numpy("datetime64[D]") for name in ("issued_on", "expires_on"))
        wrong = issued > expires
        for day in np.unique(expires[wrong]):
            expected = f"a day of issue not after the last day, {day},"
            sheet.blame(faults, "issued_on", wrong & (expires == day), Problem(expected))
