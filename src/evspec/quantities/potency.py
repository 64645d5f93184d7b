"""Potency: what a preparation does in the laboratory's own assay, at one dose, along doses and beside a reference."""

from __future__ import annotations

import numpy as np

from evspec.arrays import Bools
from evspec.estimates import Bench, Estimates, Kind
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]

BOTH_CURVES = (
    "assay response of lot and reference in one run, to both of which a curve can be fitted "
    "(`evspec potency` says what a run lacks)"
)


def potency(bench: Bench, _analyte: str = "") -> Estimates:
    """Potency over the reference's from similar runs; the models are imported where there are plates."""
    return potency_beside(bench, _analyte, bench.coverage)


def potency_beside(bench: Bench, _analyte: str, coverage: float) -> Estimates:
    """The same at another coverage."""
    from evspec.potency.response import relative_potency

    return relative_potency(bench, coverage)


def unshown(_bench: Bench, reported: Estimates) -> Estimates:
    """What a laboratory reports as a number of its own: it meets no limit, since nothing shows the similarity."""
    from evspec.uncertainty import Basis, capped

    number = np.isin(reported.kind, (Kind.NUMBER, Kind.BELOW, Kind.ABOVE))
    basis = np.where(number, Basis.SIMILARITY_NOT_SHOWN, reported.basis).astype(np.uint8)
    return reported.holding({"basis": basis, "cap": np.minimum(reported.cap, capped(basis))}, whole=reported.whole)


def slope(bench: Bench, _analyte: str = "") -> Estimates:
    """The Hill slope of the lot's own curve."""
    from evspec.potency.response import slope as of_plates

    return of_plates(bench, bench.coverage)


def gradient(bench: Bench, _analyte: str = "") -> Estimates:
    """The slope of the lot's own line in log dose."""
    from evspec.potency.response import gradients

    return gradients(bench, bench.coverage)


def slope_ratio(bench: Bench, _analyte: str, coverage: float) -> Estimates:
    """The lot's slope over its reference's, run by run."""
    return _shape(bench, "slope ratio", coverage)


def range_ratio(bench: Bench, _analyte: str, coverage: float) -> Estimates:
    """The lot's range between asymptotes over its reference's, run by run."""
    return _shape(bench, "asymptote range ratio", coverage)


def baseline_shift(bench: Bench, _analyte: str, coverage: float) -> Estimates:
    """The lot's baseline less its reference's, over the reference's range, run by run."""
    return _shape(bench, "baseline shift", coverage)


def _shape(bench: Bench, name: str, coverage: float) -> Estimates:
    from evspec.potency.response import shape

    return shape(bench, name, coverage)


def on_lines(bench: Bench) -> Bools:
    """Which lots were measured on lines alone, that have a slope and neither asymptotes nor a baseline."""
    from evspec.potency.response import on_lines as of_plates

    return of_plates(bench)


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
    Quantity("assay response", "a.u.", "response of a dose-response assay at the dose in `at`", lowest=None),
    Quantity(
        "dose-response slope",
        "1",
        "Hill slope of the lot's own logistic curve, of the runs whose doses determine it",
        scale="log",
        takes="assay response of one run at four doses or more that changes with the dose and reaches both asymptotes "
        "(`evspec potency` says what a curve lacks)",
        derive=slope,
        parts=("assay response",),
    ),
    Quantity(
        "dose-response gradient",
        "a.u.",
        "change of the response with each e-fold of dose, where the method's model is a parallel line",
        lowest=None,
        takes="assay response of one run at two doses or more that can be told from a flat line",
        derive=gradient,
        parts=("assay response",),
    ),
    Quantity(
        "relative potency",
        "1",
        "dose of the reference over the dose of the lot that has the same response, from runs where they are similar",
        scale="log",
        takes="assay response of lot and reference in one run, and each shape parameter inside its declared margins "
        "(`evspec potency` says what a run lacks)",
        derive=potency,
        parts=("assay response",),
        reported=unshown,
        beside=potency_beside,
    ),
    Quantity(
        "slope ratio",
        "1",
        "slope of the lot's dose-response curve over that of its reference in the same run",
        scale="log",
        takes=BOTH_CURVES,
        beside=slope_ratio,
        parts=("assay response",),
    ),
    Quantity(
        "asymptote range ratio",
        "1",
        "range between the asymptotes of the lot's curve over that of its reference in the same run",
        scale="log",
        takes=BOTH_CURVES,
        beside=range_ratio,
        parts=("assay response",),
        without=on_lines,
    ),
    Quantity(
        "baseline shift",
        "1",
        "response of the lot at dose zero less that of its reference in the same run, over the reference's range",
        lowest=None,
        takes=BOTH_CURVES,
        beside=baseline_shift,
        parts=("assay response",),
        without=on_lines,
    ),
)
