"""Every quantity of the specification, by family and by name."""

from __future__ import annotations

from collections.abc import Mapping

from evspec.quantities import (
    Quantity,
    assays,
    integrity,
    laboratories,
    manufacturing,
    membrane,
    origin,
    potency,
    purity,
    safety,
    size,
)

__all__ = ["FAMILIES", "known_quantities"]

FAMILIES: Mapping[str, tuple[Quantity, ...]] = {
    "Origin": tuple(origin.QUANTITIES),
    "Membrane": tuple(membrane.QUANTITIES),
    "Integrity": tuple(integrity.QUANTITIES),
    "Size": tuple(size.QUANTITIES),
    "Purity": tuple(purity.QUANTITIES),
    "Manufacturing": tuple(manufacturing.QUANTITIES),
    "Potency": tuple(potency.QUANTITIES),
    "Safety": tuple(safety.QUANTITIES),
    "Assays": tuple(assays.QUANTITIES),
    "Laboratories": tuple(laboratories.QUANTITIES),
}


def known_quantities() -> dict[str, Quantity]:
    """Every quantity of the specification, by name."""
    return {quantity.name: quantity for family in FAMILIES.values() for quantity in family}
