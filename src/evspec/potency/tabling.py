"""The tables of the analysis of potency assays: potencies, runs, shape parameters, curves, outlying wells."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Words
from evspec.decision import EQUIVALENCE
from evspec.estimates import Bench, Estimates
from evspec.explanations import BASES
from evspec.potency.logistic import BASELINE, CENTRE, RANGE
from evspec.potency.plates import LINE, LOGISTIC
from evspec.potency.similarity import similarity
from evspec.potency.study import Study
from evspec.uncertainty import Basis, student

__all__ = ["curve_table", "how", "outlying_wells", "potencies", "row_of", "runs", "shapes"]

HOW = {
    Basis.METHOD: "the method's intermediate precision",
    Basis.RUNS: "Hartung-Knapp t on the runs",
    Basis.RUNS_OVER_METHOD: "Hartung-Knapp t on the runs, which contradict the method's precision (1 %)",
    Basis.REPEATABILITY: "within-run only; no limit can be met",
}


def how(found: Estimates, place: int) -> str:
    """Where the interval of an estimate comes from, in words."""
    basis = Basis(int(found.basis[place]))
    return HOW.get(basis, BASES[basis])


def row_of(study: Study, first: int) -> int:
    """The curve that a reading is the first of."""
    return int(np.flatnonzero(study.plates.curves.first == first)[0])


def potencies(bench: Bench, study: Study, found: Estimates) -> pd.DataFrame:
    """The potency of each lot and setting."""
    rows = np.array([row_of(study, first) for first in found.first], np.int64)
    curves = study.plates.curves
    return pd.DataFrame(
        {
            "lot": bench.batch.names[found.owner],
            "method": curves.method[rows],
            "similar runs": found.runs,
            "relative potency": found.value,
            "low": found.low,
            "high": found.high,
            "uncertainty": [how(found, place) for place in range(len(found))],
        }
    )


def runs(bench: Bench, study: Study, why: Words) -> pd.DataFrame:
    """Each lot beside its reference, run by run: ln relative potency where the run shows them similar."""
    pairs, curves = study.pairs, study.plates.curves
    low, high = pairs.ends(bench.coverage)
    stated = why == ""
    with np.errstate(over="ignore"):
        numbers = {"relative potency": np.exp(pairs.shift), "low": np.exp(low), "high": np.exp(high)}
    return pd.DataFrame(
        {
            "lot": bench.batch.names[curves.owner[pairs.lot]],
            "run": curves.run[pairs.lot],
            "model": np.where(pairs.line, LINE, LOGISTIC),
            "similar": np.where(stated, "yes", np.where(pairs.why == "", "not shown", "no fit")),
            "ln potency": np.where(stated, pairs.shift, np.nan),
        }
        | {name: np.where(stated, each, np.nan) for name, each in numbers.items()}
    )


def shapes(bench: Bench, study: Study) -> pd.DataFrame:
    """Each shape parameter of each run against its margins."""
    pairs, curves = study.pairs, study.plates.curves
    frames = []
    for place, (name, (shape, margins, inside)) in enumerate(similarity(bench, study).items()):
        rows = np.flatnonzero((pairs.why == "") & ~np.isnan(shape.point))
        low, high = shape.ends(EQUIVALENCE)
        frames.append(
            pd.DataFrame(
                {
                    "lot": bench.batch.names[curves.owner[pairs.lot[rows]]],
                    "run": curves.run[pairs.lot[rows]],
                    "parameter": name,
                    "value": shape.value[rows],
                    "low": low[rows],
                    "high": high[rows],
                    "from": np.where(np.isfinite(margins.low), margins.low, np.nan)[rows],
                    "to": np.where(np.isfinite(margins.high), margins.high, np.nan)[rows],
                    "equivalent": np.where(inside, "yes", np.where(margins.declared, "not shown", "no margins"))[rows],
                    "order": rows * 10 + place,
                }
            )
        )
    return pd.concat(frames).sort_values("order").drop(columns="order").reset_index(drop=True)


def curve_table(bench: Bench, study: Study) -> pd.DataFrame:
    """Every curve by itself, those of references too."""
    curves, alone = study.plates.curves, study.alone
    known = alone.df >= 1
    half = student(np.where(known, alone.df, 1.0), bench.coverage) * alone.standard
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        slope, low, high = (
            np.where(curves.line, end, np.exp(np.where(curves.line, 0, end)))
            for end in (alone.slope, alone.slope - half, alone.slope + half)
        )
        centre = np.exp(alone.fits.parameters[:, CENTRE])
        deviation = np.sqrt(alone.fits.squares / alone.fits.df)
    return pd.DataFrame(
        {
            "preparation": bench.batch.names[curves.owner],
            "run": curves.run,
            "doses": (curves.wells > 0).sum(1),
            "wells": curves.wells.sum(1).astype(np.int64),
            "baseline": alone.fits.parameters[:, BASELINE],
            "range": alone.fits.parameters[:, RANGE],
            "slope": slope,
            "low": low,
            "high": high,
            "ED50": centre,
            "unit": curves.unit,
            "residual SD": deviation,
            "remark": alone.why,
        }
    )


def outlying_wells(bench: Bench, study: Study, wells: pd.DataFrame) -> pd.DataFrame:
    """The wells beyond the bound."""
    curves, curve = study.plates.curves, wells["curve"].to_numpy()
    return pd.DataFrame(
        {
            "preparation": bench.batch.names[curves.owner[curve]],
            "run": curves.run[curve],
            "dose": wells["dose"].to_numpy(),
            "unit": curves.unit[curve],
            "replicate": wells["replicate"].to_numpy(),
            "response": wells["value"].to_numpy(),
            "fitted": wells["fitted"].to_numpy(),
            "studentised residual": wells["studentised"].to_numpy(),
            "bound": wells["bound"].to_numpy(),
        }
    )
