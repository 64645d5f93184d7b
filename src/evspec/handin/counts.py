"""Counts that cannot be: more events than were looked at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evspec.errors import Fault
from evspec.handin.faults import Problem
from evspec.handin.sheets import Sheet

__all__ = ["blame_counts"]


def blame_counts(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each reading that counted more than it looked at."""
    for sheet in sheets:
        if sheet.raw.table == "readings" and {"counted", "counted_of"} <= set(sheet.frame):
            counted, looked_at = (sheet.frame[name].to_numpy(np.float64) for name in ("counted", "counted_of"))
            sheet.blame(faults, "counted", counted > looked_at, Problem("no more events than were looked at"))
