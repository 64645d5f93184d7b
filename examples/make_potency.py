"""Write the example of dose-response assays: a similar lot, one of another shape, one plate, a lost reference.

The responses are drawn from logistic curves with a seed, so that the folder is the same each time.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent / "potency"
DOSES = (1e7, 3e7, 1e8, 3e8, 1e9, 3e9, 1e10, 3e10)
"""In particles/mL."""
RUNS = {"PL-1": "2026-03-02", "PL-2": "2026-03-05", "PL-3": "2026-03-09", "PL-4": "2026-03-12"}
BASELINE, RANGE, SLOPE, MIDDLE = 0.21, 1.65, 1.15, 4e8
WITHIN, BETWEEN, DAY = 0.035, 0.08, 0.12
PLACED = (
    ("EV-1", 1.12, 1.0, 1.0, tuple(RUNS)),
    ("EV-2", 0.90, 1.75, 0.72, ("PL-1", "PL-2", "PL-3")),
    ("EV-3", 0.95, 1.0, 1.0, ("PL-4",)),
)
"""Each lot with its potency, the ratios of its slope and range to the reference's, and its runs."""
MARGINS = (("slope ratio", 0.75, 1.33), ("asymptote range ratio", 0.85, 1.18), ("baseline shift", -0.1, 0.1))
"""This laboratory's own, from assays of its reference against itself; no source gives any."""


def main() -> None:
    """Write all tables of the folder."""
    chance = np.random.default_rng(20260302)
    readings = list(_readings(chance))
    at = next(place for place, row in enumerate(readings) if row[0] == "EV-1" and row[3] == "PL-2" and row[5] == "3e8")
    readings[at][6] = f"{float(readings[at][6]) + 0.24:.3f}"
    head = ("preparation", "quantity", "method", "run", "replicate", "at", "value", "unit", "at_unit")
    _write("readings", head, readings)
    lots = [(name, "product", "REF-A", "final", "preclinical") for name in ("EV-1", "EV-2", "EV-3", "EV-4")]
    columns = ("preparation", "role", "reference", "stage", "intended_use")
    _write("preparations", columns, [*lots, ("REF-A", "reference", "", "final", "")])
    _write(
        "runs",
        ("run", "method", "date"),
        [(run, "T-cell assay", day) for run, day in [*RUNS.items(), ("PL-5", "2026-03-16")]],
    )
    _write(
        "methods",
        ("quantity", "method", "version", "status", "model", "dosed_by"),
        [("relative potency", "T-cell assay", "SOP-31 v2", "exploratory", "four-parameter logistic", "particles")],
    )
    _write("limits", ("quantity", "bound", "value", "unit", "kind", "declared_on", "basis"), list(_limits()))
    print(f"{FOLDER}: {len(readings)} wells")


def _readings(chance: np.random.Generator) -> Iterator[list[object]]:
    for run in RUNS:
        middle = np.log(MIDDLE) + chance.normal(0, DAY)
        yield from _curve(chance, "REF-A", run, middle, 1.0, 1.0)
        for name, potency, slope, span, runs in PLACED:
            if run in runs:
                yield from _curve(chance, name, run, middle - np.log(potency) + chance.normal(0, BETWEEN), slope, span)
    yield from _curve(chance, "EV-4", "PL-5", np.log(MIDDLE), 1.0, 1.0)


def _curve(
    chance: np.random.Generator, name: str, run: str, middle: float, slope: float, span: float
) -> Iterator[list[object]]:
    for dose in DOSES:
        lift = 1 / (1 + np.exp(-SLOPE * slope * (np.log(dose) - middle)))
        for well in range(1, 4):
            value = BASELINE + RANGE * span * lift + chance.normal(0, WITHIN)
            yield [
                name,
                "assay response",
                "T-cell assay",
                run,
                well,
                f"{dose:.0e}".replace("e+0", "e").replace("e+", "e"),
                f"{value:.3f}",
                "a.u.",
                "particles/mL",
            ]


def _limits() -> Iterator[tuple[object, ...]]:
    for name, low, high in MARGINS:
        for bound, value in (("at least", low), ("at most", high)):
            yield name, bound, value, 1, "margin", "2026-01-15", "24 assays of the reference against itself"
    for bound, value in (("at least", 0.7), ("at most", 1.45)):
        yield "relative potency", bound, value, 1, "release", "2026-01-15", "lots that were active in the model"


def _write(table: str, head: tuple[str, ...], rows: Sequence[Sequence[object]]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([head, *rows])


if __name__ == "__main__":
    main()
