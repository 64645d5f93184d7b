"""Lipid membrane: vesicles that have one, and how much lipid there is beside protein."""

from __future__ import annotations

from evspec.derived import quotient
from evspec.estimates import Bench, Estimates
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]


def lipid_to_protein(bench: Bench, _analyte: str = "") -> Estimates:
    """Mass of membrane lipid over mass of protein, by preparation and laboratory, for each pair of methods; µg/µg.

    A preparation that lacks either has no ratio.
    """
    return quotient(bench.estimates("membrane lipid"), bench.estimates("protein"), LIPID_TO_PROTEIN)


LIPID_TO_PROTEIN = Quantity(
    "lipid to protein ratio",
    "µg/µg",
    "mass of membrane lipid over mass of protein of the same preparation",
    scale="log",
    takes="membrane lipid and protein, one of them at least above its detection limit",
    derive=lipid_to_protein,
    parts=("membrane lipid", "protein"),
    over=("protein",),
)

QUANTITIES = (
    Quantity(
        "lipid-membrane vesicles",
        "particles/mL",
        "vesicles shown to have a lipid membrane, by dye, detergent or cryogenic electron microscopy",
        scale="log",
        words=True,
    ),
    Quantity("membrane lipid", "µg/mL", "mass concentration of membrane lipid", scale="log"),
    Quantity(
        "lipid concentration of",
        "nmol/mL",
        "amount concentration of a membrane lipid, one of the pair that the laboratory names",
        scale="log",
        analytes=True,
    ),
    Quantity("protein", "µg/mL", "mass concentration of protein", scale="log"),
    LIPID_TO_PROTEIN,
    Quantity(
        "membrane vesicle concentration",
        "particles/mL",
        "number concentration of particles with proof of a lipid membrane; particles alone are not counted",
        scale="log",
    ),
    Quantity("particle concentration", "particles/mL", "number concentration of all particles", scale="log"),
    Quantity(
        "marker signal of",
        "a.u.",
        "signal of a vesicle marker, by Western blot, bead assay or flow cytometry",
        scale="log",
        analytes=True,
        words=True,
    ),
)
