"""Write the synthetic hand-in `examples/map`: 40 lots of 24 donors and banks; the same bytes each time.

Every quantity has a part that lots of one donor share and a part of the lot. What is planted: the potency follows the
vesicular TGF-beta 1, between donors and within them. What must be refused: particles, over which the potency stands,
and microRNA per particle. All else is chance.

    python examples/make_map.py [FOLDER]
"""

from __future__ import annotations

import csv
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["MEASURED", "Measured", "main", "tables"]

FOLDER = Path(__file__).parent / "map"
LOTS_OF_UNIT = (1,) * 12 + (2,) * 8 + (3,) * 4
BANKS = {5: "MCB-2", 15: "MCB-3"}
DONOR, LOT = 0.8, 0.6
"""The standard deviation of what lots of one donor share, and of what is the lot's own."""


class Measured(NamedTuple):
    """A quantity: the value in the middle, the factor or points of one standard deviation, and how it is measured."""

    quantity: str
    unit: str
    method: str
    middle: float
    spread: float
    digits: int
    analyte: str = ""
    percent: bool = False


MEASURED = (
    Measured("vesicular TGF-beta 1", "pg/µg", "ELISA", 42, 0.35, 1),
    Measured("microRNA per particle", "fg/particles", "fluorometry", 0.02, 0.3, 4),
    Measured("particle concentration", "particles/mL", "NTA", 2.1e11, 0.25, -9),
    Measured("protein", "µg/mL", "BCA", 480, 0.25, 0),
    Measured("membrane lipid", "µg/mL", "sulfophosphovanillin", 95, 0.25, 1),
    Measured("antigen signal of", "a.u.", "bead assay", 5200, 0.3, 0, "CD73"),
    Measured("antigen signal of", "a.u.", "bead assay", 3900, 0.3, 0, "CD105"),
    Measured("mean diameter", "nm", "NTA", 142, 0.06, 1),
    Measured("intact vesicles", "%", "dye retention", 86, 0.4, 1, percent=True),
)
POTENCY = Measured("biological activity", "a.u.", "T-cell assay", 100, 0.4, 1)
PLANTED = 0.85


def tables() -> dict[str, list[dict[str, str]]]:
    """The tables of the hand-in, by name."""
    drawn = random.Random("features and potency")
    preparations, readings = [], []
    number = 0
    for unit, lots in enumerate(LOTS_OF_UNIT, start=1):
        shared = [drawn.gauss(0, DONOR) for _ in (*MEASURED, POTENCY)]
        for _ in range(lots):
            number += 1
            name = f"EV-{number:02d}"
            own = [each + drawn.gauss(0, LOT) for each in shared]
            own[-1] = PLANTED * own[0] + math.sqrt(1 - PLANTED**2) * own[-1]
            bank = BANKS.get(unit, "")
            preparations.append({"preparation": name, "donor": "" if bank else f"D-{unit:02d}", "cell_line": bank})
            readings += list(_readings(name, own))
    preparations.append({"preparation": "EV-41", "donor": "", "cell_line": ""})
    readings += list(_readings("EV-41", [drawn.gauss(0, 1) for _ in (*MEASURED, POTENCY)]))
    return {
        "preparations": preparations,
        "readings": readings,
        "quantities": [
            _own("vesicular TGF-beta 1", "pg/µg", "TGF-beta 1 on the vesicles over their protein"),
            _own("microRNA per particle", "fg/particles", "microRNA in the vesicles over the number of particles"),
        ],
        "methods": [
            {"quantity": "biological activity", "method": "T-cell assay", "dosed_by": "particles"},
            {"quantity": "antigen signal of", "method": "bead assay", "dosed_by": "protein"},
        ],
    }


def main(folder: Path = FOLDER) -> None:
    """Write every table into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def _readings(name: str, points: list[float]) -> Iterator[dict[str, str]]:
    for each, point in zip((*MEASURED, POTENCY), points, strict=True):
        yield {
            "preparation": name,
            "quantity": each.quantity,
            "analyte": each.analyte,
            "value": _value(each, point),
            "unit": each.unit,
            "method": each.method,
        }


def _value(each: Measured, point: float) -> str:
    if each.percent:
        odds = each.middle / (100 - each.middle) * math.exp(each.spread * point)
        return f"{100 * odds / (1 + odds):.{each.digits}f}"
    value = each.middle * math.exp(each.spread * point)
    return f"{value:.3g}".replace("e+", "e") if each.digits < 0 else f"{value:.{each.digits}f}"


def _own(quantity: str, unit: str, meaning: str) -> dict[str, str]:
    return {"quantity": quantity, "unit": unit, "scale": "log", "meaning": meaning}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
