"""The analysis of a hand-in's potency assays: each lot's potency, or why it has none, and all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from evspec.analysis import Analysis, Part
from evspec.arrays import Bools, Ints, Words
from evspec.decision import EQUIVALENCE
from evspec.errors import EvspecError
from evspec.estimates import Bench, Estimates
from evspec.potency.drawing import figures
from evspec.potency.outliers import CHANCE, FAR, outlying, with_residuals
from evspec.potency.plates import LINE, LOGISTIC, POTENCY
from evspec.potency.response import relative_potency
from evspec.potency.similarity import similar, similarity
from evspec.potency.study import Study, measured, study_of
from evspec.potency.tabling import curve_table, how, outlying_wells, potencies, row_of, runs, shapes
from evspec.uncertainty import Basis
from evspec.words import counted, number, with_and

__all__ = ["potency_analysis"]

NOT_LOTS = ("reference", "control", "intermediate")


def potency_analysis(bench: Bench) -> Analysis:
    """Everything that the dose-response assays of a hand-in say, potencies first; `EvspecError` where it has none."""
    if not measured(bench):
        raise EvspecError(
            "no reading of assay response found; `evspec quantities potency` says how responses are named"
        )
    study = study_of(bench)
    alike, why = similar(bench, study)
    found = relative_potency(bench, bench.coverage)
    wells = with_residuals(study)
    beyond = wells[outlying(wells)]
    parts = (
        Part("Relative potency", tuple(_remarks(study, found)), potencies(bench, study, found), "potency"),
        Part(
            "Runs",
            tuple(_reasons(bench, study, why)),
            runs(bench, study, why),
            "runs",
            figures(bench, study, wells, alike),
        ),
        Part("Similarity", (_equivalence(),), shapes(bench, study), "similarity"),
        Part("Curves", _of_models(study), curve_table(bench, study), "curves"),
        Part("Outlying wells", _outliers(study, wells, len(beyond)), outlying_wells(bench, study, beyond), "outliers"),
    )
    return Analysis("Relative potency", tuple(_told(bench, study, found, alike, why)), parts)


def _told(bench: Bench, study: Study, found: Estimates, alike: Bools, why: Words) -> Iterator[str]:
    """A sentence for each lot and setting: its potency, or what keeps it from having one."""
    curves, pairs = study.plates.curves, study.pairs
    values = {int(curves.series[row_of(study, first)]): place for place, first in enumerate(found.first)}
    for series in dict.fromkeys(curves.series[pairs.lot].tolist()):
        here = np.flatnonzero(curves.series[pairs.lot] == series)
        name = bench.batch.names[curves.owner[pairs.lot[here[0]]]]
        if series in values:
            place = values[series]
            ends = f"{number(found.low[place], 3)} to {number(found.high[place], 3)}"
            of = f"from {int(alike[here].sum())} of {counted(len(here), 'run')}"
            yield f"{name}: relative potency {number(found.value[place], 3)} ({ends}), {of}; {how(found, place)}."
        else:
            yield f"{name}: no relative potency is stated, since {_wanting(bench, study, here, why)}."
    for row in np.flatnonzero(study.plates.alone != ""):
        name, reason = bench.batch.names[curves.owner[row]], study.plates.alone[row]
        if str(bench.batch.preparations["role"].iloc[curves.owner[row]]) not in NOT_LOTS:
            yield f"{name}, run {curves.run[row]}: no relative potency, since {reason}."
    if not len(curves.owner):
        yield from ("No dose-response curve is found.", *study.plates.unused)


def _wanting(bench: Bench, study: Study, rows: Ints, why: Words) -> str:
    """What none of these runs has: a fit, or margins, or shape parameters inside them."""
    if (study.pairs.why[rows] != "").all() or len(rows) == 1:
        return "; ".join(dict.fromkeys(why[rows]))
    lacking = [
        name
        for name, (shape, _, inside) in similarity(bench, study).items()
        if (~inside[rows] & ~np.isnan(shape.point[rows])).any()
    ]
    return f"none of {len(rows)} runs shows it similar to its reference in {with_and(lacking)}"


def _remarks(study: Study, found: Estimates) -> Iterator[str]:
    if (found.basis == Basis.REPEATABILITY).any():
        yield (
            "One or two runs carry what the plates show of themselves. Declare the method's intermediate precision for "
            f"{POTENCY} in methods, or add runs: three are combined."
        )
    if len(found):
        yield "Intervals are 95 %, never narrower than the plates' own."
    if not len(study.pairs.lot):
        yield "No lot shares a run with the reference that it names in preparations."


def _reasons(bench: Bench, study: Study, why: Words) -> Iterator[str]:
    curves, lot = study.plates.curves, study.pairs.lot
    for row in np.flatnonzero(why != ""):
        yield f"{bench.batch.names[curves.owner[lot[row]]]}, {curves.run[lot[row]]}: {why[row]}."
    yield from study.plates.unused


def _of_models(study: Study) -> tuple[str, ...]:
    curves, lines = study.plates.curves, study.pairs.lines
    texts = []
    if (~curves.line).any():
        texts.append(f"{LOGISTIC}: the model of methods that name none; slope is Hill's, its interval 95 %.")
    if curves.line.any():
        texts.append(f"{LINE}: slope is in a.u. an e-fold of dose; all doses above zero are in, none is left out.")
    rows = np.flatnonzero(study.pairs.line & (study.pairs.place >= 0))
    for row in rows:
        place, lot = study.pairs.place[row], study.pairs.lot[row]
        chances = [
            f"{name} p = {number(float(each[place]), 2)}"
            for name, each in (("non-linearity", lines.linearity), ("non-parallelism", lines.parallelism))
            if np.isfinite(each[place])
        ]
        if chances:
            texts.append(f"Run {curves.run[lot]}: {', '.join(chances)} (F; decides nothing).")
    return tuple(dict.fromkeys(texts))


def _equivalence() -> str:
    return (
        f"Equivalent: the {100 * EQUIVALENCE:.0f} % interval of the run lies wholly inside margins that have a "
        "basis and were declared before it. No margin is a default."
    )


def _outliers(study: Study, wells: pd.DataFrame, count: int) -> tuple[str, ...]:
    """How many wells lie out, of the curves that could be looked at, and how many curves could not."""
    every = len(study.plates.curves.owner)
    seen = wells.loc[wells["studentised"].notna(), "curve"].unique()
    bound = f"beyond Student's bound at {100 * CHANCE:.0f} % a curve, shared out among its wells"
    of = "" if len(seen) == every else f" of the {counted(len(seen), 'curve')} looked at"
    found = f"{counted(count, 'well') if count else 'No well'}{of} {bound}"
    texts = [f"{found}; outlying wells are shown, and none is dropped."] if len(seen) else []
    if len(seen) < every:
        texts.append(
            f"{counted(every - len(seen), 'curve')} not looked at, since no curve could be fitted even without one of "
            "the wells; a well of theirs may lie out all the same."
        )
    whole = study.alone.fits.converged | study.plates.curves.line
    if some := int((~whole[seen]).sum()):
        texts.append(
            f"{counted(some, 'curve')} without a fit: each well was held against the curve of the others, and where "
            f"that shows none against the median of its dose and those beside it (beyond {FAR} robust deviations)."
        )
    return tuple(texts)
