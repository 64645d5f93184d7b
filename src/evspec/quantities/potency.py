"""Potency: what a preparation does in the laboratory's own assay."""

from __future__ import annotations

from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]

QUANTITIES = (
    Quantity(
        "biological activity",
        "a.u.",
        "activity in the laboratory's functional assay at its declared dose, in the unit of that assay",
        scale="log",
    ),
    Quantity(
        "cytokine concentration of",
        "pg/mL",
        "concentration of a cytokine in the laboratory's functional assay",
        scale="log",
        specimen="medium",
        analytes=True,
    ),
)
