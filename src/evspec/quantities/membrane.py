"""Lipid membrane: vesicles that have one, and how much lipid there is beside protein."""

from __future__ import annotations

from evspec.derived import quotient
from evspec.estimates import Bench, Estimates, no_estimates
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]


def lipid_to_protein(bench: Bench, _analyte: str = "") -> Estimates:
    """Mass of membrane lipid over mass of protein, by preparation and laboratory, for each pair of methods; µg/µg.

    A preparation that lacks either has no ratio.
    """
    return quotient(bench.estimates("membrane lipid"), bench.estimates("protein"), LIPID_TO_PROTEIN)


def lipid_ratio(bench: Bench, _analyte: str = "") -> Estimates:
    """Amount of the first lipid of the declared pair over that of the second, by preparation and method; no unit.

    There is none where the laboratory named no pair, or any number of lipids but two.
    """
    members, _ = bench.panel("lipid pair")
    if len(members) != 2:
        return no_estimates(LIPID_RATIO.unit)
    above, below = (bench.estimates("lipid concentration of", each) for each in members)
    return quotient(above, below, LIPID_RATIO, same_method=True)


def of_a_pair(bench: Bench, reported: Estimates) -> Estimates:
    """What is reported as the ratio, where the laboratory named the pair: else nobody knows of which lipids it is."""
    members, _ = bench.panel("lipid pair")
    return reported if len(members) == 2 else no_estimates(LIPID_RATIO.unit)


LIPID_RATIO = Quantity(
    "specific lipid ratio",
    "1",
    "amount of the first lipid of the declared pair over the amount of the second",
    scale="log",
    takes="two lipids named in the panel lipid pair, and the concentration of both by one method",
    derive=lipid_ratio,
    reported=of_a_pair,
    parts=("lipid concentration of",),
    over=("lipid concentration of",),
)

LIPID_TO_PROTEIN = Quantity(
    "lipid to protein ratio",
    "µg/µg",
    "mass of membrane lipid over mass of protein of the same preparation",
    scale="log",
    takes="membrane lipid and protein, one of them at least above its detection limit",
    derive=lipid_to_protein,
    parts=("membrane lipid", "protein"),
    over=("protein",),
    bounded_from=("below", "above"),
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
    LIPID_RATIO,
    Quantity(
        "vesicles in wide-field images",
        "1",
        "whether vesicles are seen in images of many of them at once",
        words=True,
    ),
    Quantity(
        "vesicles in close-up images",
        "1",
        "whether single vesicles with their membrane are seen in images at high magnification",
        words=True,
    ),
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
