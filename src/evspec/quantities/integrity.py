"""Integrity: how much of what was made is still whole, in body and in content."""

from __future__ import annotations

from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]

QUANTITIES = (
    Quantity(
        "intact vesicles",
        "%",
        "share of the vesicles whose membrane is closed, by dye retention, protection or microscopy",
        scale="logit",
        highest=100.0,
    ),
    Quantity(
        "retained cargo",
        "%",
        "share of a declared biochemical cargo (an enzyme's activity, a protein, an RNA) that the vesicles retain",
        scale="logit",
        highest=100.0,
    ),
)
