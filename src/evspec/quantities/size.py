"""Size: the diameters of particles, which depend on the instrument that gave them."""

from __future__ import annotations

from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]

QUANTITIES = (
    Quantity("mean diameter", "nm", "arithmetic mean of the number distribution of diameters"),
    Quantity("mode diameter", "nm", "most frequent diameter of the number distribution"),
    Quantity("median diameter", "nm", "diameter below which half of the particles lie, D50"),
    Quantity("D10 diameter", "nm", "diameter below which a tenth of the particles lie"),
    Quantity("D90 diameter", "nm", "diameter below which nine tenths of the particles lie"),
    Quantity(
        "particles below 200 nm",
        "%",
        "share of the particles, by number, whose diameter is below 200 nm",
        scale="logit",
        highest=100.0,
    ),
)
