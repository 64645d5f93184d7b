"""Manufacturing: what a process yields, how far its lots differ, and what it leaves behind in them."""

from __future__ import annotations

from evspec.quantities import Quantity
from evspec.quantities.lots import lot_to_lot_variation

__all__ = ["QUANTITIES"]

QUANTITIES = (
    Quantity(
        "producer-cell viability",
        "%",
        "share of the producer cells that live when the vesicles are harvested from them",
        scale="logit",
        specimen="cells",
        highest=100.0,
        bounded_from=("below",),
    ),
    Quantity(
        "particle yield",
        "particles/cells",
        "particles of the lot over the number of producer cells that they were harvested from",
        scale="log",
    ),
    Quantity(
        "lot-to-lot variation of",
        "%",
        "coefficient of variation of a quantity between lots of one process, by one method of this laboratory",
        scale="log",
        analytes=True,
        takes="three lots or more of one named process, measured by one named method",
        derive=lot_to_lot_variation,
        laboratory=True,
        bounded_from=("above",),
    ),
    Quantity(
        "impurity concentration of",
        "ng/mL",
        "mass concentration of a substance that the process or its cells left behind: albumin, a nuclease, host DNA",
        scale="log",
        analytes=True,
        bounded_from=("above",),
    ),
    Quantity(
        "appearance as specified",
        "1",
        "whether the lot looks as its specification says: colour, clarity, visible particles",
        words=True,
    ),
)
