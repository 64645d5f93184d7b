"""What the plates of a batch say, as estimates that sentences can judge: potency, slopes, and the shape of a curve."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Days, Floats, Ints
from evspec.estimates import Bench, Estimates, Kind, no_estimates
from evspec.grouping import Groups, earliest, group, totals
from evspec.potency.combining import Combined, combined
from evspec.potency.plates import FEWEST
from evspec.potency.similarity import similar
from evspec.potency.study import Study, measured, study_of
from evspec.promises import promises
from evspec.summary import looks_of
from evspec.uncertainty import LINEAR, LOG, Basis, Interval, Precision, Spread, capped, interval, student

__all__ = ["gradients", "on_lines", "potency_of", "relative_potency", "shape", "slope"]


def relative_potency(bench: Bench, coverage: float) -> Estimates:
    """Relative potency of each lot and setting, of the runs in which it is similar to its reference; no unit.

    One or two runs carry what their plates show of themselves, and can be met only where the method declares its
    intermediate precision for `relative potency`; three runs or more are combined by Hartung and Knapp.
    """
    if not measured(bench):
        return no_estimates("1")
    study = study_of(bench)
    alike = similar(bench, study)[0]
    return _refuted(study, alike, potency_of(bench, study, np.flatnonzero(alike), coverage))


def potency_of(bench: Bench, study: Study, kept: Ints, coverage: float) -> Estimates:
    """Relative potency from these pairs, whatever their similarity."""
    pairs = study.pairs
    low, high = pairs.ends(coverage)
    numbers = pairs.shift[kept], pairs.standard[kept], pairs.df[kept]
    return _of_runs(
        bench, study, pairs.lot[kept], numbers, (low[kept], high[kept]), "relative potency", coverage, log=True
    )


def _refuted(study: Study, alike: Bools, found: Estimates) -> Estimates:
    """The potencies, which meet no limit where the lot was not similar in another run of its method.

    Otherwise runs could be chosen until those that are left agree. A run of too few doses has no curve and says
    nothing; one that is invalid or set aside is no run.
    """
    curves, pairs = study.plates.curves, study.pairs
    enough = np.count_nonzero(curves.wells, axis=1) >= np.where(curves.line, *FEWEST)
    failed = pairs.lot[~alike & enough[pairs.lot] & enough[pairs.reference]]
    if not len(found) or not len(failed):
        return found
    methods = np.array([*found.methods, ""], object)[found.method]
    mine = pd.MultiIndex.from_arrays([found.owner, methods])
    refuted = mine.isin(pd.MultiIndex.from_arrays([curves.owner[failed], curves.method[failed]]))
    basis = np.where(refuted, Basis.SIMILARITY_REFUTED, found.basis).astype(np.uint8)
    return found.holding({"basis": basis, "cap": np.minimum(found.cap, capped(basis))}, whole=found.whole)


def slope(bench: Bench, coverage: float) -> Estimates:
    """The Hill slope of each lot's own logistic curve, of the runs whose doses determine it; no unit."""
    return _own_slope(bench, coverage, "dose-response slope", line=False)


def gradients(bench: Bench, coverage: float) -> Estimates:
    """The change of the response with each e-fold of dose, of the lots whose method's response is a line; a.u."""
    return _own_slope(bench, coverage, "dose-response gradient", line=True)


def shape(bench: Bench, name: str, coverage: float) -> Estimates:
    """A shape parameter of each lot beside its reference, one estimate a run; no unit.

    Every run has to be similar, so none are combined. The interval is that of the plate: what a day does to a lot it
    does to its reference beside it.
    """
    if not measured(bench):
        return no_estimates("1")
    study = study_of(bench)
    found = study.pairs.shapes[name]
    kept = np.flatnonzero((study.pairs.why == "") & ~np.isnan(found.point))
    low, high = (end[kept] for end in found.ends(coverage))
    basis = np.full(len(kept), Basis.DERIVED, np.uint8)
    nothing = np.full(len(kept), np.nan)
    ends = Interval(low, high, basis, found.df[kept], nothing)
    curves = study.pairs.lot[kept]
    days = study.plates.curves.day[curves]
    once = np.ones(len(kept), np.int8)
    return _estimates(bench, study, curves, found.value[kept], ends, once.astype(np.float64), days, "1", once)


def on_lines(bench: Bench) -> Bools:
    """Which preparations have curves all of which are lines by their method's model; none without a curve."""
    result = np.zeros(len(bench.batch), bool)
    if measured(bench):
        curves = study_of(bench).plates.curves
        result[curves.owner[curves.line]] = True
        result[curves.owner[~curves.line]] = False
    return result


def _own_slope(bench: Bench, coverage: float, name: str, *, line: bool) -> Estimates:
    unit = "a.u." if line else "1"
    if not measured(bench):
        return no_estimates(unit)
    study = study_of(bench)
    alone = study.alone
    kept = np.flatnonzero((alone.why == "") & (study.plates.curves.line == line))
    half = student(alone.df[kept], coverage) * alone.standard[kept]
    within = alone.slope[kept] - half, alone.slope[kept] + half
    numbers = alone.slope[kept], alone.standard[kept], alone.df[kept]
    return _of_runs(bench, study, kept, numbers, within, name, coverage, log=not line)


def _of_runs(
    bench: Bench,
    study: Study,
    curves: Ints,
    numbers: tuple[Floats, Floats, Floats],
    within: tuple[Floats, Floats],
    name: str,
    coverage: float,
    *,
    log: bool,
) -> Estimates:
    """Runs combined within their series; `within` are the ends that each plate gives of itself."""
    unit = "1" if log else "a.u."
    if not len(curves):
        return no_estimates(unit)
    point, standard, df = numbers
    series = study.plates.curves.series[curves]
    groups = group([(series, int(series.max()) + 1)], len(curves))
    found = combined(groups, point, standard**2)
    days = earliest(groups, study.plates.curves.day[curves])
    rows = bench.batch.readings.loc[study.plates.curves.first[curves]].assign(
        quantity=pd.Categorical([name] * len(curves))
    )
    promise = promises(bench.batch, rows, groups, days, bench.as_of)
    looks = looks_of(rows, groups)
    spread = _spread(groups, found, df, LOG if log else LINEAR)._replace(looks=looks)
    ends = interval(spread, Precision(promise.cv, promise.df), np.zeros(groups.size, bool), coverage)
    ends = _no_narrower(ends, groups, found, df, within, coverage, looks, log=log)
    value = np.exp(spread.mean) if log else spread.mean
    return _estimates(bench, study, curves[groups.first], value, ends, found.runs, days, unit, looks)


def _spread(groups: Groups, found: Combined, df: Floats, scale: int) -> Spread:
    """The runs as `interval` takes them: sums of squares that give the standard errors of Hartung-Knapp, or a plate."""
    size, runs = groups.size, found.runs
    single = runs == 1
    own = df[groups.first]
    between = np.where(single, 0, np.where(single, 0, found.standard) ** 2 * runs * (runs - 1))
    within = np.where(single, found.common_standard**2 * own * (own + 1), 0)
    readings = np.where(single, own + 1, runs)
    nothing = np.zeros(size)
    return Spread(
        np.full(size, scale, np.int8), found.mean, readings, runs, between, within, nothing, np.full(size, np.nan)
    )


def _no_narrower(
    ends: Interval,
    groups: Groups,
    found: Combined,
    df: Floats,
    within: tuple[Floats, Floats],
    coverage: float,
    looks: Ints,
    *,
    log: bool,
) -> Interval:
    """Ends that lie nowhere inside those of a single true value in all runs, by what the plates show of themselves.

    Runs that agree by chance can have an interval of Hartung and Knapp that is narrower than their plates allow
    (Wiksten et al. 2016, doi 10.1002/sim.6879); the wider of the two is taken, one of the conventions that Jackson et
    al. 2017 (doi 10.1002/sim.7411) compare. It also keeps a coarse plate from passing for as good as its method.
    """
    half = student(totals(groups, df), coverage, looks) * found.common_standard
    low, high = found.common - half, found.common + half
    single = (found.runs == 1) & (looks == 1)
    low, high = (np.where(single, end[groups.first], common) for end, common in zip(within, (low, high), strict=True))
    with np.errstate(over="ignore"):
        low, high = (np.exp(end) if log else end for end in (low, high))
    return ends._replace(low=np.fmin(ends.low, low), high=np.fmax(ends.high, high))


def _estimates(
    bench: Bench,
    study: Study,
    curves: Ints,
    value: Floats,
    ends: Interval,
    runs: Floats,
    days: Days,
    unit: str,
    looks: Ints,
) -> Estimates:
    every = study.plates.curves
    order = np.argsort(every.owner[curves], kind="stable")
    curves, size = curves[order], len(curves)
    head = bench.batch.readings.loc[every.first[curves]]
    nothing = np.full(size, np.nan)
    basis = ends.basis[order]
    return Estimates(
        unit=unit,
        owner=every.owner[curves],
        value=value[order],
        low=ends.low[order],
        high=ends.high[order],
        bottom=value[order],
        top=value[order],
        cap=capped(basis),
        kind=np.full(size, Kind.NUMBER, np.int8),
        basis=basis,
        runs=runs[order].astype(np.int32),
        method=head["method"].cat.codes.to_numpy(),
        methods=tuple(map(str, head["method"].cat.categories)),
        laboratory=head["laboratory"].cat.codes.to_numpy(),
        lod=nothing,
        loq=nothing,
        df=ends.df[order],
        deviation=ends.deviation[order],
        looks=looks[order],
        measured=days[order],
        first=every.first[curves],
        context=np.full(size, -1),
    )
