"""Write the hand-ins of `examples/laboratories`: seven laboratories and the same two lots; the same bytes each time.

All numbers are drawn, with a seed by which chance flags nobody. The laboratories scatter by a quarter in particles and
a little in intact vesicles, and four of them were given something to be found: a spread (Porto), a level (Oslo), a
method of its own (Utrecht), a limit that others did not declare (Graz).

    python examples/make_laboratories.py [FOLDER]
"""

from __future__ import annotations

import csv
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["main"]

FOLDER = Path(__file__).parent / "laboratories"
LABORATORIES = ("Essen", "Graz", "Lyon", "Oslo", "Porto", "Turin", "Utrecht")
PARTICLES = {"LOT-7": 2.1e10, "LOT-8": 6.4e9}
INTACT = {"LOT-7": 94.0, "LOT-8": 90.0}
BETWEEN, WITHIN, ODD_WITHIN = 0.22, 0.05, 0.30
BETWEEN_LOGIT, WITHIN_LOGIT, ODD_LEVEL = 0.12, 0.08, -1.1
HEADER = ("preparation", "quantity", "value", "unit", "method", "run", "replicate", "measured_on")
SEED = 7


def main(folder: Path = FOLDER) -> None:
    """Write every hand-in below the folder."""
    chance = random.Random(SEED)
    for number, name in enumerate(LABORATORIES):
        place = folder / name.casefold()
        place.mkdir(parents=True, exist_ok=True)
        day = f"2026-0{3 + number // 4}-{3 + 5 * (number % 4):02d}"
        table(place / "readings.csv", HEADER, [*particles(name, day, chance), *intact(name, day, chance)])
        table(place / "preparations.csv", *preparations(name))
        table(place / "limits.csv", *limits(name))


def particles(name: str, day: str, chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Three replicates of one run, log-normal."""
    method = "TRPS" if name == "Utrecht" else "NTA"
    within = ODD_WITHIN if name == "Porto" else WITHIN
    own = chance.gauss(0, BETWEEN)
    for lot, level in PARTICLES.items():
        for replicate in range(1, 4):
            value = level * math.exp(own + chance.gauss(0, within))
            yield lot, "particle concentration", f"{value:.3g}", "particles/mL", method, "P-1", str(replicate), day


def intact(name: str, day: str, chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Three runs on the logit scale."""
    own = chance.gauss(0, BETWEEN_LOGIT) + (ODD_LEVEL if name == "Oslo" else 0)
    for lot, level in INTACT.items():
        for run in range(1, 4):
            logit = math.log(level / (100 - level)) + own + chance.gauss(0, WITHIN_LOGIT)
            value = 100 / (1 + math.exp(-logit))
            yield lot, "intact vesicles", f"{value:.1f}", "%", "dye retention", f"D-{run}", "", day


def preparations(name: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The two lots; Lyon leaves out who measured them, so that its folder names it."""
    header = ("preparation", "product", "tissue", "intended_use", "laboratory")
    maker = "" if name == "Lyon" else name
    return header, [(lot, "MSC-sEV drops", "umbilical cord", "preclinical", maker) for lot in PARTICLES]


def limits(name: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The limit that was agreed, and a stricter one of Graz."""
    header = ("quantity", "bound", "value", "unit", "declared_on", "basis")
    value = "92" if name == "Graz" else "85"
    return header, [("intact vesicles", "at least", value, "%", "2026-01-10", "protocol of the comparison")]


def table(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
