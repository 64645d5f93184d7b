"""A preparation beside another that it names: the ratio of their readings, pair by pair, within the runs they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Days, Floats, Ints, Words
from evspec.counting import together
from evspec.estimates import Bench, Estimates, Kind, no_estimates
from evspec.fields import rows_named
from evspec.grouping import Groups, codes_of, earliest, group, largest, totals
from evspec.promises import promises
from evspec.quantities import Quantity
from evspec.series import TOP_UP, attempts
from evspec.summary import looks_of
from evspec.uncertainty import LOG, Basis, Interval, Precision, Spread, capped, interval, student

__all__ = ["contrast", "why_apart"]

SETTING = ("method", "laboratory", "at", "at_unit", "condition")


class RunMeans(NamedTuple):
    """The geometric means of the replicates of each preparation in each run, as the bounds that censoring leaves."""

    owner: Ints
    place: Ints
    places: int
    first: Ints
    low: Floats
    high: Floats
    supported: Bools
    resolution: Floats
    stated: Floats
    blank: Floats
    events: Floats
    looks: Ints
    day: Days
    original: Bools


def contrast(bench: Bench, quantity: Quantity, analyte: str, field: str, coverage: float) -> Estimates:
    """The ratio of each preparation to the one it names in `field`, with no unit, by method, laboratory and time.

    Only readings of one run are set against each other; runs are then combined on the logarithmic scale, with the
    standard deviation of three run ratios or more, or with the method's intermediate precision times the square root of
    two, unless an uncertainty is stated with every reading. A censored or zero reading of the named one makes the ratio
    "at least", which can be met only where the limits of the method support the bound. Without a shared run there is no
    estimate. Repeats and retests are each set against the original reading of the named one.
    """
    readings = _readings(bench, quantity, analyte)
    if readings.empty:
        return no_estimates("1")
    means = _run_means(bench, readings)
    other = rows_named(bench, field)[means.owner]
    partner = _partners(means, other)
    mine = np.flatnonzero((partner >= 0) & (other >= 0))
    if not len(mine):
        return no_estimates("1")
    return _combined(bench, readings, means, mine, partner[mine], coverage)


def why_apart(bench: Bench, quantity: Quantity, analyte: str, field: str) -> Words:
    """For each preparation why it has no ratio to the one it names in `field`, in the order in which it could have one.

    Only readings of one run, method, laboratory and setting are compared; a lot and its `field` that share none have no
    ratio, however alike their numbers.
    """
    noun = f"{quantity.name} {analyte}".strip()
    readings, other = _of_quantity(bench, quantity, analyte), rows_named(bench, field)
    owner = readings["preparation"].cat.codes.to_numpy()
    number = readings["kind"].isin(["number", "below", "above"]).to_numpy()
    named = readings["run"].notna().to_numpy()

    def shared(columns: Sequence[str], rows: Bools) -> Bools:
        """Whether each preparation and the one it names agree in these columns for one reading at least."""
        setting = group([codes_of(readings[name]) for name in columns], len(readings)).of[rows]
        mine = pd.MultiIndex.from_arrays([other[owner[rows]], setting])
        theirs = pd.MultiIndex.from_arrays([owner[rows], setting])
        return np.asarray(np.bincount(owner[rows], weights=mine.isin(theirs), minlength=len(other)) > 0)

    has = np.bincount(owner[number], minlength=len(other)) > 0
    by_run = np.bincount(owner[number & named], minlength=len(other)) > 0
    by_method, by_laboratory = shared(("method",), number), shared(("method", "laboratory"), number)
    tests = [other < 0, ~has, ~has[other], ~(by_run & by_run[other]), ~by_method, ~by_laboratory]
    texts = (
        f"no {field} is named",
        f"no reading of {noun}",
        f"the {field} has no reading of {noun}",
        f"{noun}: a reading of this preparation or its {field} names no run, and only readings of one run are compared",
        f"{noun} of this preparation and its {field} was measured by different methods",
        f"{noun} of this preparation and its {field} was measured in different laboratories",
    )
    apart = f"no {noun} of this preparation and its {field} in one run: only readings of one run are compared"
    return np.select(tests, [np.full(len(other), text, object) for text in texts], apart)


def _of_quantity(bench: Bench, quantity: Quantity, analyte: str) -> pd.DataFrame:
    readings = bench.batch.readings
    here = (readings["quantity"].astype(object) == quantity.name) & readings["set_aside"].isna()
    if analyte:
        here &= readings["analyte"].astype(object) == analyte
    return readings[here]


def _readings(bench: Bench, quantity: Quantity, analyte: str) -> pd.DataFrame:
    readings = _of_quantity(bench, quantity, analyte)
    return readings[readings["run"].notna() & readings["kind"].isin(["number", "below", "above"])]


def _run_means(bench: Bench, readings: pd.DataFrame) -> RunMeans:
    value, kind = readings["value"].to_numpy(np.float64), readings["kind"].cat.codes.to_numpy()
    resolution = readings["resolution"].to_numpy(np.float64)
    rows = len(readings)
    setting = group([codes_of(readings[name]) for name in (*SETTING, "run")], rows)
    owner = readings["preparation"].cat.codes.to_numpy().astype(np.int64)
    attempt = attempts(readings)
    groups = group([(owner, int(owner.max()) + 1), (setting.of, setting.size), attempt], rows)
    count = np.bincount(groups.of)
    promise = promises(bench.batch, readings, groups, _days(readings, groups), bench.as_of)
    lod, below = promise.lod[groups.of], kind == Kind.BELOW
    low = np.where(below | (value <= 0), 0.0, value)
    high = np.where(value <= 0, np.maximum(resolution / 2, 1e-12), np.where(below, np.fmax(value, lod), value))
    high = np.where(kind == Kind.ABOVE, np.inf, high)
    doubtful = below & np.isnan(lod) & (value != promise.loq[groups.of])
    doubtful |= (kind == Kind.ABOVE) & ~(value <= promise.range_high[groups.of] * (1 + 1e-9))
    doubtful |= (kind == Kind.NUMBER) & (value <= 0) & np.isnan(lod)
    supported = totals(groups, doubtful.astype(float)) == 0
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = [np.exp(totals(groups, np.log(end)) / count) for end in (low, high)]
    first = groups.first
    coarsest = largest(groups, np.where((kind == Kind.NUMBER) & (value > 0), resolution, 0), 0.0)
    uncertain = readings["standard_uncertainty"].to_numpy(np.float64)
    relative = largest(groups, np.where(np.isnan(uncertain) | (value <= 0), np.inf, uncertain / np.abs(value)), 0.0)
    stated = np.where(np.isfinite(relative), relative, np.nan)
    blank = largest(groups, _share_of_blank(readings, value), 0.0)
    events = together(groups, readings["counted"].to_numpy(np.float64), kind == Kind.NUMBER)
    looks, day = looks_of(readings, groups), _days(readings, groups)
    original = readings["attempt"].isin(["original", TOP_UP]).to_numpy()[first]
    place = setting.of[first]
    more = (supported, coarsest, stated, blank, events, looks, day, original)
    return RunMeans(owner[first], place, setting.size, first, ends[0], ends[1], *more)


def _share_of_blank(readings: pd.DataFrame, value: Floats) -> Floats:
    """The standard uncertainty of the blank that was taken from each reading, as a share of what is left."""
    each = readings["blank_uncertainty"].to_numpy(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.isnan(each), 0.0, np.where(value > 0, each / value, np.inf))


def _partners(means: RunMeans, other: Ints) -> Ints:
    """The run mean of the named preparation in the same run and setting, -1 where there is none."""
    key = np.where(means.original, means.owner * means.places + means.place, -1)
    wanted = other * means.places + means.place
    order = np.argsort(key)
    found = np.minimum(np.searchsorted(key[order], wanted), len(key) - 1)
    return np.where(key[order][found] == wanted, order[found], -1)


def _combined(
    bench: Bench, readings: pd.DataFrame, means: RunMeans, mine: Ints, theirs: Ints, coverage: float
) -> Estimates:
    first = readings.iloc[means.first[mine]]
    owner = means.owner[mine]
    keys = [(owner, int(owner.max()) + 1), *(codes_of(first[name]) for name in SETTING), attempts(first)]
    groups = group(keys, len(mine))
    with np.errstate(divide="ignore", invalid="ignore"):
        least = np.log(means.low[mine]) - np.log(means.high[theirs])
        most = np.log(means.high[mine]) - np.log(means.low[theirs])
        point = np.where(np.isfinite(least), least, most)
    undecided = ~np.isfinite(point)
    point = np.where(undecided, 0.0, point)
    rounding = np.hypot(*(means.resolution[of] / np.fmax(means.high[of], 1e-300) for of in (mine, theirs)))
    looks = np.maximum(*(largest(groups, means.looks[of].astype(np.float64), 1.0) for of in (mine, theirs)))
    spread = _spread(groups, point, rounding, np.hypot(means.stated[mine], means.stated[theirs]))
    blank = largest(groups, np.hypot(means.blank[mine], means.blank[theirs]), 0.0) * np.exp(spread.mean)
    spread = spread._replace(looks=looks.astype(np.int8), blank=blank)
    day = np.minimum(earliest(groups, means.day[mine]), earliest(groups, means.day[theirs]))
    promise = promises(bench.batch, first, groups, day, bench.as_of)
    both = np.sqrt(np.expm1(2 * np.log1p(promise.cv**2)))
    ends = interval(spread, Precision(both, promise.df), np.zeros(groups.size, bool), coverage)
    open_low, open_high, lost = (totals(groups, test.astype(float)) > 0 for test in (
        ~np.isfinite(least), ~np.isfinite(most), undecided
    ))  # fmt: skip
    doubtful = totals(groups, (~(means.supported[mine] & means.supported[theirs])).astype(float)) > 0
    basis = np.select([lost, doubtful], [Basis.UNKNOWN, Basis.UNSUPPORTED_BOUND], ends.basis).astype(np.uint8)
    low, high = _beside_counts(ends, spread, groups, means.events[mine], means.events[theirs], coverage)
    low, high = np.where(open_low, 0.0, low), np.where(open_high, np.inf, high)
    value = np.where(lost, np.nan, np.exp(spread.mean))
    kind = np.where(open_high, Kind.ABOVE, np.where(open_low, Kind.BELOW, Kind.NUMBER)).astype(np.int8)
    head = first.iloc[groups.first]
    return Estimates(
        unit="1",
        owner=owner[groups.first],
        value=value,
        low=low,
        high=high,
        bottom=np.where(open_low, 0.0, value),
        top=np.where(open_high, np.inf, value),
        cap=capped(basis),
        kind=kind,
        basis=basis,
        runs=spread.runs.astype(np.int32),
        method=head["method"].cat.codes.to_numpy(),
        methods=tuple(map(str, readings["method"].cat.categories)),
        laboratory=head["laboratory"].cat.codes.to_numpy(),
        lod=np.full(groups.size, np.nan),
        loq=np.full(groups.size, np.nan),
        df=ends.df,
        deviation=ends.deviation,
        looks=looks.astype(np.int8),
        measured=day,
        first=head.index.to_numpy(),
        context=np.full(groups.size, -1),
    )


def _beside_counts(
    ends: Interval, spread: Spread, groups: Groups, mine: Floats, theirs: Floats, coverage: float
) -> tuple[Floats, Floats]:
    """The ends, no nearer to the ratio than the events behind both leave it: log variance 1/events of either, a run."""
    told = ~(np.isnan(mine) & np.isnan(theirs))
    if not told.any():
        return ends.low, ends.high
    with np.errstate(divide="ignore"):
        each = np.nansum([1 / mine, 1 / theirs], axis=0)
    half = student(np.full(groups.size, np.inf), coverage, spread.looks) * np.sqrt(totals(groups, each)) / spread.runs
    return np.minimum(ends.low, np.exp(spread.mean - half)), np.maximum(ends.high, np.exp(spread.mean + half))


def _days(readings: pd.DataFrame, groups: Groups) -> Days:
    return earliest(groups, readings["measured_on"].to_numpy("datetime64[s]"))


def _spread(groups: Groups, point: Floats, rounding: Floats, stated: Floats) -> Spread:
    runs = np.bincount(groups.of).astype(np.float64)
    mean = totals(groups, point) / runs
    between = totals(groups, (point - mean[groups.of]) ** 2)
    relative = largest(groups, np.where(np.isnan(stated), np.inf, stated), 0.0)
    given = np.where(np.isfinite(relative), relative, np.nan) * np.exp(mean)
    resolution = largest(groups, rounding, 0.0) * np.exp(mean)
    scale = np.full(groups.size, LOG, np.int8)
    return Spread(scale, mean, runs, runs, between, np.zeros(groups.size), resolution, given)
