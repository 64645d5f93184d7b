"""Write the synthetic hand-in of `examples/history`: two processes, lot after lot; the same bytes each time.

Each quantity scatters about a centre on its own scale. Two things happen to the first process: a lot near the end has
too many particles, and the biological activity walks upwards from the middle on.

    python examples/make_history.py [FOLDER]
"""

from __future__ import annotations

import csv
import math
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

__all__ = ["main"]

FOLDER = Path(__file__).parent / "history"
OUTLYING, WALKS_FROM, STEP = 23, 14, 0.18
LOT = ("preparation", "product", "process", "stage", "produced_on", "laboratory")
READING = ("preparation", "quantity", "value", "unit", "method", "measured_on", "attempt")


class Assay(NamedTuple):
    """A quantity as it is measured here: its centre, its scatter on its scale, and the digits that are printed."""

    quantity: str
    method: str
    unit: str
    centre: float
    scatter: float
    digits: int


ASSAYS = (
    Assay("particle concentration", "NTA", "particles/mL", 1.9e11, 0.12, 3),
    Assay("membrane lipid", "phospholipid assay", "µg/mL", 41, 0.09, 3),
    Assay("protein", "BCA", "µg/mL", 205, 0.10, 3),
    Assay("intact vesicles", "dye retention", "%", 92, 0.22, 3),
    Assay("biological activity", "T-cell assay", "a.u.", 68, 0.11, 3),
)
PROCESSES = (("P-07 v3", "A", 26, date(2024, 1, 16)), ("P-08 v1", "B", 8, date(2025, 3, 4)))


def main(folder: Path = FOLDER) -> None:
    """Write preparations.csv and readings.csv into `folder`."""
    drawn = random.Random("lot history 10")
    lots: list[tuple[str, ...]] = []
    readings: list[tuple[str, ...]] = []
    for process, letter, count, first in PROCESSES:
        for number in range(1, count + 1):
            made = first + timedelta(days=26 * (number - 1) + drawn.randrange(6))
            lot = f"{letter}-{number:02}"
            lots.append((lot, "Alder drops", process, "final", made.isoformat(), "Alder"))
            readings += [_reading(lot, number, each, made, drawn) for each in ASSAYS]
    readings.insert(
        next(place for place, row in enumerate(readings) if row[0] == f"A-{OUTLYING}") + 1, _retest(readings)
    )
    folder.mkdir(parents=True, exist_ok=True)
    for name, head, rows in (("preparations", LOT, lots), ("readings", READING, readings)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([head, *rows])


def _reading(lot: str, number: int, assay: Assay, made: date, drawn: random.Random) -> tuple[str, ...]:
    shift = drawn.gauss(0, assay.scatter)
    if assay.quantity == "particle concentration" and lot == f"A-{OUTLYING}":
        shift = 5.5 * assay.scatter
    if assay.quantity == "biological activity" and lot.startswith("A") and number >= WALKS_FROM:
        shift += STEP * assay.scatter * (number - WALKS_FROM + 1)
    measured = made + timedelta(days=drawn.randrange(3, 9))
    value = f"{_shifted(assay, shift):.{assay.digits - 1}e}" if assay.centre > 1e6 else f"{_shifted(assay, shift):.1f}"
    return (lot, assay.quantity, value, assay.unit, assay.method, measured.isoformat(), "")


def _shifted(assay: Assay, shift: float) -> float:
    if assay.unit == "%":
        return 100 / (1 + math.exp(-math.log(assay.centre / (100 - assay.centre)) - shift))
    return assay.centre * math.exp(shift)


def _retest(readings: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The outlying lot was measured again, and is charted with what it gave first."""
    first = next(row for row in readings if row[:2] == (f"A-{OUTLYING}", "particle concentration"))
    again = (date.fromisoformat(first[5]) + timedelta(days=6)).isoformat()
    return (*first[:2], "3.11e+11", *first[3:5], again, "retest")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
