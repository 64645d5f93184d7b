"""Integrity: how much of what was made is still whole, in body and in content."""

from __future__ import annotations

from functools import reduce

from evspec.estimates import Bench, Estimates, no_estimates, together
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]

NO_WITNESS = "cd73"


def retained(bench: Bench, _analyte: str = "") -> Estimates:
    """What the vesicles retain of every cargo that was measured, each by itself, %, but of the activity of CD73.

    That activity withstands detergent (10.1016/j.jcyt.2022.09.006), so that it is no witness of a whole vesicle.
    """
    name = "retained cargo of"
    cargoes = [each for each in bench.analytes(name) if not each.casefold().startswith(NO_WITNESS)]
    return reduce(together, (bench.estimates(name, each) for each in cargoes), no_estimates("%"))


def nameless(_reported: Estimates) -> Estimates:
    """What is reported of no named cargo is of nobody knows which, and may be the activity of CD73."""
    return no_estimates("%")


QUANTITIES = (
    Quantity(
        "intact vesicles",
        "%",
        "share of the vesicles whose membrane is closed, by dye retention, protection or microscopy",
        scale="logit",
        highest=100.0,
    ),
    Quantity(
        "retained cargo of",
        "%",
        "share of a biochemical cargo (an enzyme's activity, a protein, an RNA) that the vesicles retain",
        scale="logit",
        highest=100.0,
        analytes=True,
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
