"""Cellular origin: what parent cells carry, and what vesicles carry of them."""

from __future__ import annotations

from evspec.derived import panel_summary, quotient
from evspec.estimates import Bench, Estimates
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]


def antigen_ratio(bench: Bench, _analyte: str = "") -> Estimates:
    """Signal of the MSC antigens over that of the non-MSC antigens, by preparation and method; no unit.

    Each panel is summarised as the laboratory declared with it (mean, median or sum). Signals of two methods are never
    divided by one another. Missing antigens of a panel leave no ratio.
    """
    return quotient(
        panel_summary(bench, "MSC antigen"), panel_summary(bench, "non-MSC antigen"), ANTIGEN_RATIO, same_method=True
    )


ANTIGEN_RATIO = Quantity(
    "MSC to non-MSC antigen ratio",
    "1",
    "signal of the MSC antigens of the declared panel over the signal of its non-MSC antigens, on vesicles",
    scale="log",
    takes=(
        "the signal of every MSC antigen and every non-MSC antigen of the declared panels, by one method, "
        "and one panel at least above its detection limits"
    ),
    derive=antigen_ratio,
    parts=("antigen signal of",),
    over=("antigen signal of",),
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
