"""Cellular origin: what parent cells carry, and what vesicles carry of them."""

from __future__ import annotations

from evspec.derived import panel_summary, quotient
from evspec.estimates import Bench, Estimates, no_estimates
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]


ANTIGENS = ("MSC antigen", "non-MSC antigen")


def antigen_ratio(bench: Bench, _analyte: str = "") -> Estimates:
    """Signal of the MSC antigens over that of the non-MSC antigens, by preparation and method; no unit.

    Each panel is summarised as the laboratory declared with it (mean, median or sum). Signals of two methods are never
    divided by one another. Missing antigens of a panel leave no ratio.
    """
    above, below = (panel_summary(bench, panel) for panel in ANTIGENS)
    return quotient(above, below, ANTIGEN_RATIO, same_method=True)


def of_named_panels(bench: Bench, reported: Estimates) -> Estimates:
    """What is reported as the ratio, where the laboratory named both panels: else nobody knows of which antigens."""
    return reported if all(bench.panel(panel)[0] for panel in ANTIGENS) else no_estimates(ANTIGEN_RATIO.unit)


ANTIGEN_RATIO = Quantity(
    "MSC to non-MSC antigen ratio",
    "1",
    "signal of the MSC antigens of the declared panel over the signal of its non-MSC antigens, on vesicles",
    scale="log",
    takes=(
        "named antigens in both panels, MSC antigen and non-MSC antigen, and the signal of each of them by one method, "
        "one panel at least above its detection limits"
    ),
    derive=antigen_ratio,
    reported=of_named_panels,
    parts=("antigen signal of",),
    over=("antigen signal of",),
    bounded_from=("below",),
)

QUANTITIES = (
    Quantity(
        "antigen signal of",
        "a.u.",
        "signal of a surface antigen on vesicles, control-subtracted, in the unit of the method",
        scale="log",
        analytes=True,
        words=True,
    ),
    ANTIGEN_RATIO,
    Quantity(
        "cells positive for",
        "%",
        "share of the parent cells that carry a surface antigen, by flow cytometry",
        scale="logit",
        specimen="cells",
        analytes=True,
        highest=100.0,
    ),
    Quantity(
        "plastic adherence",
        "1",
        "whether the parent cells adhere to plastic under standard culture",
        specimen="cells",
        words=True,
    ),
    Quantity(
        "differentiation into",
        "1",
        "whether the parent cells form bone, fat or cartilage in vitro",
        specimen="cells",
        analytes=True,
        words=True,
    ),
)
