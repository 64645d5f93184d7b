"""Purity: how much of a preparation is vesicles, by ratios of what is counted and weighed."""

from __future__ import annotations

from functools import partial

from evspec.derived import quotient
from evspec.estimates import Bench, Estimates
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]


def ratio(parts: tuple[str, str], bench: Bench, _analyte: str = "") -> Estimates:
    """The first of two quantities over the second, by preparation and laboratory, for each pair of methods.

    A preparation that lacks either has no ratio.
    """
    above, below = parts
    return quotient(bench.estimates(above), bench.estimates(below), RATIOS[parts])


def _ratio(name: str, unit: str, meaning: str, above: str, below: str) -> Quantity:
    parts = (above, below)
    return Quantity(
        name,
        unit,
        meaning,
        scale="log",
        takes=f"{above} and {below}, one of them at least above its detection limit",
        derive=partial(ratio, parts),
        parts=parts,
        over=(below,) if below == "protein" else ("particles",),
        bounded_from=("below",),
    )


PARTICLES_PER_PROTEIN = _ratio(
    "particles per protein",
    "particles/µg",
    "number of particles over mass of protein of the same preparation",
    "particle concentration",
    "protein",
)
PER_PARTICLE = tuple(
    _ratio(f"{of} per particle", unit, f"mass of {of} over number of particles", measured, "particle concentration")
    for of, unit, measured in (
        ("RNA", "ng/particles", "RNA"),
        ("lipid", "µg/particles", "membrane lipid"),
    )
)
RATIOS = {(each.parts[0], each.parts[1]): each for each in (PARTICLES_PER_PROTEIN, *PER_PARTICLE)}

QUANTITIES = (
    Quantity("RNA", "ng/mL", "mass concentration of RNA", scale="log"),
    PARTICLES_PER_PROTEIN,
    *PER_PARTICLE,
)
