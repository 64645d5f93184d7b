"""Plates: the wells of an assay as dose-response curves in padded tables, and each lot's curve by its reference's."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Days, Floats, Ints, Words
from evspec.batch import Batch
from evspec.grouping import Groups, codes_of, earliest, group, totals
from evspec.potency.logistic import NOWHERE
from evspec.series import TOP_UP, attempts
from evspec.uncertainty import ROUNDING
from evspec.units import factor

__all__ = ["FEWEST", "LINE", "LOGISTIC", "POTENCY", "RESPONSE", "Curves", "Plates", "models", "plates_of"]

RESPONSE, POTENCY = "assay response", "relative potency"
LOGISTIC, LINE = "four-parameter logistic", "parallel line"
SETTING = ("method", "laboratory", "at_unit", "condition")
FEWEST = (2, 4)
"""How many doses a line and a logistic curve need: as many as each has parameters."""


class Curves(NamedTuple):
    """The dose-response curves of the batch, one a row, by preparation, setting, attempt and run.

    `series` numbers what runs are combined within: all but the run. `log_dose`, `mean` and `wells` have a column a
    dose, in rising doses, with 0 wells where a row is shorter; `pure` is the sum of squares within doses, `rounded` the
    sum of the wells' variances of rounding. `first` is the first reading, `why` a reason that the curve cannot be
    fitted, blank where it can.
    """

    owner: Ints
    series: Ints
    original: Bools
    run: Words
    unit: Words
    method: Words
    first: Ints
    day: Days
    line: Bools
    log_dose: Floats
    mean: Floats
    wells: Floats
    pure: Floats
    rounded: Floats
    why: Words

    def rounding(self, *rows: Ints) -> Floats:
        """The variance of a well by rounding, for the curves of these rows together.

        step^2 / 12, where `step` is one unit of the last digit (JCGM 100:2008, F.2.2.1), times the wells of a dose:
        wells that are written alike were rounded alike, and their mean is no better than one of them. The step is the
        median one of a curve's wells, since a spreadsheet drops the zeros at the end of some.
        """
        doses = sum(((self.wells[each] > 0).sum(1) for each in rows), np.zeros(len(rows[0])))
        total = sum((self.rounded[each] for each in rows), np.zeros(len(rows[0])))
        return np.asarray(total / np.maximum(doses, 1))


class Plates(NamedTuple):
    """The curves, the wells they are made of, and the pairs of a lot's curve and its reference's in the same run.

    `wells` has a row a well: curve, dose, log_dose, value, replicate. `lot` and `reference` are rows of the curves.
    `alone` is why a curve has no partner, blank where it has one or needs none. `unused` are sentences on readings that
    belong to no curve.
    """

    curves: Curves
    wells: pd.DataFrame
    lot: Ints
    reference: Ints
    alone: Words
    unused: tuple[str, ...]


def plates_of(batch: Batch) -> Plates:
    """The plates of a batch; every judged response that names its run and dose is in, and none is dropped.

    A well given as a bound (`>65000`) has no value that least squares could use, so its curve is not fitted. Dose zero
    is the baseline of a logistic curve; a line in log dose has no place for it, so it is left out, and said to be.
    Doses in units that convert into each other are brought to the one that comes first.
    """
    every = batch.readings[batch.readings["quantity"].astype(object) == RESPONSE]
    judged = every[every["set_aside"].isna()]
    placed = judged["run"].notna() & (judged["at"] >= 0)
    readings = _in_one_unit(judged[placed])
    groups, series = _grouped(readings)
    line = models(batch, readings["method"].astype(object).to_numpy()[groups.first]) == LINE
    wells = _wells(readings, groups.of, line)
    curves = _curves(readings, wells, groups, series, line)
    lot, reference, alone = _pairs(batch, readings, curves)
    return Plates(curves, wells, lot, reference, alone, tuple(_unused(every, judged, placed.to_numpy(), wells)))


def _in_one_unit(readings: pd.DataFrame) -> pd.DataFrame:
    """The readings with doses of one dimension in one unit; units that measure different things stay apart."""
    given = readings["at_unit"].astype(object)
    units = [str(each) for each in given.dropna().unique()]
    if len(units) < 2:
        return readings
    dose, unit = readings["at"].to_numpy(np.float64).copy(), given.to_numpy().copy()
    for place, each in enumerate(units):
        for first in units[:place]:
            times = factor(each, first)
            if times is not None:
                here = (given == each).to_numpy()
                dose[here] = [float(f"{value:.12g}") for value in dose[here] * times]
                unit[here] = first
                break
    return readings.assign(at=dose, at_unit=pd.Categorical(unit))


def models(batch: Batch, methods: Words) -> Words:
    """The model that the table of methods names for each method; four-parameter logistic where it names none.

    The row of relative potency speaks first, then that of the response.
    """
    table = batch.methods
    found: dict[str, str] = {}
    for quantity in (RESPONSE, POTENCY):
        rows = table[(table["quantity"].astype(object) == quantity) & table["model"].notna()]
        found |= dict(zip(rows["method"].astype(str), rows["model"].astype(str), strict=True))
    return np.array([found.get(str(each), LOGISTIC) for each in methods], dtype=np.object_)


def _grouped(readings: pd.DataFrame) -> tuple[Groups, Ints]:
    rows = len(readings)
    owner = readings["preparation"].cat.codes.to_numpy().astype(np.int64)
    alike = group([*(codes_of(readings[name]) for name in SETTING), attempts(readings)], rows)
    series = group([(owner, int(owner.max(initial=0)) + 1), (alike.of, alike.size)], rows)
    groups = group([(series.of, series.size), codes_of(readings["run"])], rows)
    return groups, series.of[groups.first]


def _wells(readings: pd.DataFrame, curve: Ints, line: Bools) -> pd.DataFrame:
    dose = readings["at"].to_numpy(np.float64)
    made = pd.DataFrame(
        {
            "curve": curve,
            "dose": dose,
            "log_dose": np.log(dose, where=dose > 0, out=np.full(len(dose), NOWHERE)),
            "value": readings["value"].to_numpy(np.float64),
            "number": (readings["kind"].astype(object) == "number").to_numpy(),
            "replicate": readings["replicate"].astype(object).to_numpy(),
            "reading": readings.index.to_numpy(),
            "rounding": np.nan_to_num(ROUNDING * readings["resolution"].to_numpy(np.float64)) ** 2,
        }
    )
    made["used"] = made["number"] & ~(line[curve] & (dose == 0))
    return made.sort_values(["curve", "dose", "reading"], kind="stable", ignore_index=True)


def _curves(readings: pd.DataFrame, wells: pd.DataFrame, groups: Groups, series: Ints, line: Bools) -> Curves:
    size = groups.size
    used = wells[wells["used"]]
    curve, log_dose, value = (used[name].to_numpy() for name in ("curve", "log_dose", "value"))
    doses = group([(curve, size), codes_of(used["log_dose"].rank(method="dense").astype(np.int64))], len(used))
    count = totals(doses, np.ones(len(used)))
    mean = totals(doses, value) / count
    pure = np.bincount(curve, weights=(value - mean[doses.of]) ** 2, minlength=size).astype(np.float64)
    usual = used.groupby("curve")["rounding"].median().reindex(range(size), fill_value=0.0).to_numpy(np.float64)
    rounded = usual * np.bincount(curve, minlength=size)
    of = curve[doses.first]
    order = np.lexsort((log_dose[doses.first], of))
    of = of[order]
    many = np.bincount(of, minlength=size)
    place = np.arange(len(of)) - np.repeat(np.cumsum(many) - many, many)
    tables = np.zeros((3, size, int(many.max(initial=1))))
    for table, each in zip(tables, (log_dose[doses.first], mean, count), strict=True):
        table[of, place] = each[order]
    head = readings.iloc[groups.first]
    bounded = np.bincount(wells["curve"][~wells["number"]], minlength=size) > 0
    return Curves(
        owner=head["preparation"].cat.codes.to_numpy().astype(np.int32),
        series=series,
        original=head["attempt"].isin(["original", TOP_UP]).to_numpy(),
        run=head["run"].astype(object).to_numpy(),
        unit=head["at_unit"].astype(object).fillna("").to_numpy(),
        method=head["method"].astype(object).fillna("").to_numpy(),
        first=head.index.to_numpy(),
        day=earliest(groups, readings["measured_on"].to_numpy("datetime64[s]")),
        line=line,
        log_dose=tables[0],
        mean=tables[1],
        wells=tables[2],
        pure=pure,
        rounded=np.asarray(rounded, np.float64),
        why=_why(many, bounded, line),
    )


def _why(doses: Ints, bounded: Bools, line: Bools) -> Words:
    texts = np.full(len(doses), "", object)
    for row in np.flatnonzero(doses < np.where(line, *FEWEST)):
        texts[row] = f"{doses[row]} doses found, at least {FEWEST[0] if line[row] else FEWEST[1]} expected"
    texts[bounded] = "a well is given as a bound or a word, which has no value to fit"
    return texts


def _pairs(batch: Batch, readings: pd.DataFrame, curves: Curves) -> tuple[Ints, Ints, Words]:
    head = readings.loc[curves.first]
    named = batch.preparations["reference"].map(batch.places).fillna(-1).to_numpy(np.int64)[curves.owner]
    setting, run = (
        group([codes_of(head[name]) for name in names], len(head)) for names in ((*SETTING, "run"), ("run",))
    )
    partner = _looked_up(curves, named, setting, only=curves.original)
    beside = _looked_up(curves, named, run, only=np.ones(len(head), bool))
    lot = np.flatnonzero(partner >= 0)
    alone = np.where(named < 0, "it names no reference", "").astype(object)
    for row in np.flatnonzero((named >= 0) & (partner < 0)):
        alone[row] = _why_alone(batch, curves, int(row), int(named[row]), int(beside[row]))
    return lot, partner[lot], alone


def _looked_up(curves: Curves, named: Ints, place: Groups, only: Bools) -> Ints:
    """The curve of the preparation that each curve's names, in the same place, -1 where there is none."""
    if not len(named):
        return named
    key = np.where(only, curves.owner.astype(np.int64) * place.size + place.of, -1)
    order = np.argsort(key, kind="stable")
    wanted = np.where(named < 0, -2, named * place.size + place.of)
    found = np.minimum(np.searchsorted(key[order], wanted), len(key) - 1)
    return np.where(key[order][found] == wanted, order[found], -1)


def _why_alone(batch: Batch, curves: Curves, row: int, named: int, other: int) -> str:
    if named < 0:
        return "it names no reference"
    name = batch.names[named]
    if other < 0:
        return f"its reference {name} was not measured in this run"
    mine, theirs = curves.unit[row] or "no unit", curves.unit[other] or "no unit"
    if mine != theirs:
        return f"its doses are in {mine} and those of {name} in {theirs}, which cannot be compared"
    return f"{name} was measured in this run by another method, laboratory or condition"


def _unused(every: pd.DataFrame, judged: pd.DataFrame, placed: Bools, wells: pd.DataFrame) -> list[str]:
    counts = (
        (len(every) - len(judged), "set aside, and shown nowhere below"),
        (int((~placed).sum()), "without a run or a dose, which belong to no curve"),
        (int((wells["number"] & ~wells["used"]).sum()), "at dose zero, which a line in log dose has no place for"),
    )
    return [f"{count} response{'s' * (count > 1)} {words}." for count, words in counts if count]
