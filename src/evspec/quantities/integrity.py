"""Integrity: how much of what was made is still whole, in body and in content."""

from __future__ import annotations

from functools import reduce

from evspec.estimates import Bench, Estimates, no_estimates, together
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]

NO_WITNESS = ("cd73", "nt5e", "nucleotidase", "5nt", "ampase")
"""CD73, its gene and the enzyme that it is, as names are written without signs and blanks."""


def retained(bench: Bench, _analyte: str = "") -> Estimates:
    """What the vesicles retain of every cargo that was measured, each by itself, %, but of the activity of CD73.

    That activity withstands detergent (10.1016/j.jcyt.2022.09.006), so that it is no witness of a whole vesicle.
    """
    name = "retained cargo of"
    cargoes = [each for each in bench.analytes(name) if not is_cd73(each)]
    return reduce(together, (bench.estimates(name, each) for each in cargoes), no_estimates("%"))


def is_cd73(cargo: str) -> bool:
    """Whether the name of a cargo holds that of CD73, wherever in it and however it is joined."""
    letters = "".join(filter(str.isalnum, cargo.casefold()))
    return any(each in letters for each in NO_WITNESS)


def nameless(_bench: Bench, _reported: Estimates) -> Estimates:
    """What is reported of no named cargo is of nobody knows which, and may be the activity of CD73."""
    return no_estimates("%")


QUANTITIES = (
    Quantity(
        "intact vesicles",
        "%",
        "share of the vesicles whose membrane is closed, by dye retention, protection or microscopy",
        scale="logit",
        highest=100.0,
        bounded_from=("below",),
    ),
    Quantity(
        "retained cargo of",
        "%",
        "share of a biochemical cargo (an enzyme's activity, a protein, an RNA) that the vesicles retain",
        scale="logit",
        highest=100.0,
        analytes=True,
        bounded_from=("below",),
    ),
    Quantity(
        "retained cargo",
        "%",
        "share of a cargo that the vesicles retain, of every cargo that was measured but the activity of CD73",
        scale="logit",
        highest=100.0,
        takes="retained cargo of another cargo than the activity of CD73, which withstands detergent",
        derive=retained,
        reported=nameless,
        parts=("retained cargo of",),
    ),
)
