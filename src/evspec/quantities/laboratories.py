"""Laboratories: how far their results of one material lie apart, by the names of the quantities that they measured."""

from __future__ import annotations

import numpy as np

from evspec.arrays import Columns
from evspec.errors import UnknownWord
from evspec.estimates import Bench, Estimates, dense_estimates, no_estimates, of_laboratory
from evspec.laboratories.design import Study, percent, studies
from evspec.laboratories.variances import FEWEST, Variances, variances
from evspec.quantities import Quantity, find

__all__ = ["QUANTITIES", "reproducibility"]


def reproducibility(bench: Bench, analyte: str) -> Estimates:
    """The coefficient of variation of reproducibility, %, of the quantity that the analyte names; one a material.

    Each belongs to the laboratory's row, and comes from a material that at least five laboratories measured by one
    method (see `evspec.laboratories.variances`), which their readings name: nobody knows whether unnamed methods are
    one. `UnknownWord` where the analyte names no quantity, or several.
    """
    alternatives = find(analyte, bench.quantities).alternatives
    if len(alternatives) != 1 or alternatives[0][0].laboratory:
        raise UnknownWord(f"{analyte!r} found, the name of one quantity of a preparation expected")
    quantity, its = alternatives[0]
    measured = [each for each in studies(bench, quantity, its, FEWEST) if each.method and len(each.analysed) >= FEWEST]
    analysed = [(study, found) for study in measured if (found := variances(study.results, study.rounding))]
    return _estimates([each for each in analysed if each[1].mean or each[0].quantity.scale != "linear"])


def _estimates(analysed: list[tuple[Study, Variances]]) -> Estimates:
    if not analysed:
        return no_estimates("%")
    value, low, high = np.array(
        [[percent(study.quantity, end, found.mean) for end in found.total] for study, found in analysed]
    ).T
    methods = tuple(dict.fromkeys(study.method for study, _ in analysed))
    columns: Columns = {
        "runs": np.array([sum(cell.runs for cell in study.analysed) for study, _ in analysed], np.int32),
        "method": np.array([methods.index(study.method) for study, _ in analysed], np.int32),
        "measured": np.array([study.measured for study, _ in analysed], "datetime64[s]"),
        "first": np.array([study.first for study, _ in analysed]),
    }
    made = dense_estimates("%", value, low, high)
    return of_laboratory(made.holding(columns, whole=False, methods=methods))


QUANTITIES = (
    Quantity(
        "reproducibility of",
        "%",
        "coefficient of variation of single results of different laboratories that measured one material by one method",
        scale="log",
        analytes=True,
        takes="results of one material from at least five laboratories by one method that each of them names, "
        "repeated in some of them",
        derive=reproducibility,
        laboratory=True,
        bounded_from=("above",),
    ),
)
