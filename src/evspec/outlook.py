"""What a finding says beyond its verdict: how likely it conforms, what its power was, and what would settle it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Codes, Floats, Ints, Words
from evspec.conformity import conformity, deviation_of_run, in_words, placed
from evspec.decision import EQUIVALENCE, LOWER, Bound
from evspec.estimates import Bench, Estimates, Kind
from evspec.quantities import Scale
from evspec.series import TOP_UP
from evspec.uncertainty import ROUNDING, UNSOUND, Basis, student
from evspec.verdicts import Verdict
from evspec.words import number

__all__ = ["IN_DOUBT", "Outlook", "with_outlook"]

IN_DOUBT = (Basis.REPEATABILITY, Basis.UNKNOWN, Basis.UNSUPPORTED_BOUND, Basis.UNNAMED, *UNSOUND)
"""What no limit can be met with, whatever the interval is."""


OF_PARTS = " runs of all its parts,"


class Outlook(NamedTuple):
    """What was compared, and how: `bounds` are all that hold, `paired` says that two readings take part in each run."""

    bench: Bench
    estimates: Estimates
    bounds: Sequence[Bound]
    coverage: float
    scale: Scale
    paired: bool

    @property
    def lower(self) -> float:
        """The lower limit, minus infinity where there is none."""
        return max((bound.value for bound in self.bounds if bound.side in LOWER), default=-np.inf)

    @property
    def upper(self) -> float:
        """The upper limit, infinity where there is none."""
        return min((bound.value for bound in self.bounds if bound.side not in LOWER), default=np.inf)


def with_outlook(outlook: Outlook, which: Ints, codes: Codes, texts: Words) -> Words:
    """The reasons with all that can be said beyond them, each where it can."""
    for part in (_conformity, _bearable, _power, _settling, _added):
        texts = part(outlook, which, codes, texts)
    return texts


def _told(texts: Words, rows: Ints, words: Sequence[str]) -> Words:
    """The texts with words after some of them; blank words add nothing."""
    result = texts.copy()
    result[rows] = [f"{text}; {each}" if each else text for text, each in zip(texts[rows], words, strict=True)]
    return result


def _of(outlook: Outlook, which: Ints, test: Bools) -> Ints:
    return np.flatnonzero(test & (outlook.estimates.kind[which] == Kind.NUMBER))


def _conformity(outlook: Outlook, which: Ints, _codes: Codes, texts: Words) -> Words:
    """For a number of known uncertainty, the probability that it conforms."""
    rows = _of(outlook, which, ~np.isin(outlook.estimates.basis[which], (*IN_DOUBT, Basis.EXACT, Basis.BOUND)))
    chance = conformity(outlook.estimates, outlook.bounds, outlook.scale, outlook.coverage, which[rows])
    return _told(texts, rows, ["" if np.isnan(each) else in_words(each) for each in chance.tolist()])


def _power(outlook: Outlook, which: Ints, _codes: Codes, texts: Words) -> Words:
    """For an equivalence of known uncertainty, the chance that a ratio of one would be shown within the margins."""
    if outlook.coverage != EQUIVALENCE or outlook.scale != "log":
        return texts
    from evspec.chances import Series, chance_inside

    estimates = outlook.estimates
    deviation, df = deviation_of_run(estimates, which, EQUIVALENCE, "log")
    rows = np.flatnonzero(~np.isnan(deviation))
    promised = np.isin(estimates.basis[which], (Basis.METHOD, Basis.DERIVED))[rows]
    least, most = placed(np.array([max(outlook.lower, 0.0), outlook.upper]), "log")
    figures = (np.where(promised, each[rows], np.nan) for each in (df, deviation))
    series = Series(0.0, least, most, deviation[rows], estimates.runs[which[rows]].astype(float), *figures)
    twice = estimates.looks[which[rows]] > 1
    chance = np.where(twice, chance_inside(series, (1 + EQUIVALENCE) / 2), chance_inside(series, EQUIVALENCE))
    return _told(texts, rows, [f"power at a ratio of 1: {100 * each:.0f} %" for each in chance.tolist()])


def _settling(outlook: Outlook, which: Ints, codes: Codes, texts: Words) -> Words:
    """For what is inconclusive, the further series that would settle it, or that none would.

    Where counting sets the interval, more events settle it and not more runs, and nothing is said of runs; nor is it of
    a ratio whose numerator was not quantified.
    """
    estimates = outlook.estimates
    of_one_run = (estimates.basis[which] == Basis.DERIVED) & (outlook.coverage == EQUIVALENCE)
    not_by_runs = np.isin(estimates.basis[which], (Basis.COUNTED, Basis.UNQUANTIFIED))
    rows = _of(outlook, which, (codes == Verdict.INCONCLUSIVE) & ~of_one_run & ~not_by_runs)
    if not len(rows):
        return texts
    from evspec.planning import series_to_settle, settling_words

    some, runs = which[rows], estimates.runs[which[rows]]
    by_method = estimates.basis[some] == Basis.METHOD
    deviation, df = deviation_of_run(estimates, some, outlook.coverage, outlook.scale)
    in_unit = by_method & (outlook.scale == "logit")
    value, lower, upper = (
        np.where(in_unit, each, placed(each, outlook.scale))
        for each in (estimates.value[some], *(np.full(len(some), end) for end in (outlook.lower, outlook.upper)))
    )
    share = estimates.value[some] * (1 - estimates.value[some] / 100)
    deviation = np.where(in_unit, deviation * share, deviation)
    relative = by_method & (outlook.scale != "log")
    further = series_to_settle(value, lower, upper, deviation, df, by_method, runs, outlook.coverage, relative)
    words = settling_words(further, deviation, df, estimates.looks[some])
    derived = estimates.basis[some] == Basis.DERIVED
    return _told(texts, rows, np.where(derived, [each.replace(" runs,", OF_PARTS) for each in words], words).tolist())


def _bearable(outlook: Outlook, which: Ints, _codes: Codes, texts: Words) -> Words:
    """For a number of unknown uncertainty, the precision of a method with which it would be met."""
    estimates = outlook.estimates
    rows = _of(outlook, which, (estimates.basis[which] == Basis.UNKNOWN) & ~np.isnan(estimates.value[which]))
    if not len(rows):
        return texts
    readings = outlook.bench.batch.readings.iloc[estimates.first[which[rows]]]
    value, looks = estimates.value[which[rows]], estimates.looks[which[rows]]
    factor = student(np.full(len(rows), np.inf), outlook.coverage, looks)
    rounding = factor * ROUNDING * readings["resolution"].to_numpy(np.float64)
    bearable = np.minimum.reduce([_room(outlook, value, bound, factor, rounding) for bound in outlook.bounds])
    unknown = np.isinf(readings["blank_uncertainty"].to_numpy(np.float64))
    counted = readings["counted"].notna().to_numpy()
    words = [_bearing(*each) for each in zip(bearable.tolist(), unknown.tolist(), counted.tolist(), strict=True)]
    return _told(texts, rows, words)


def _bearing(bearable: float, blank_unknown: bool, counted: bool) -> str:
    if blank_unknown:
        return "the uncertainty of its blank is not stated"
    if not bearable > 0:
        return "no coefficient of variation would make it met"
    told = f"it would be met up to a coefficient of variation of {number(100 * bearable, 2)} %"
    return f"{told}, as far as its count allows" if counted else told


def _room(outlook: Outlook, value: Floats, bound: Bound, factor: Floats, rounding: Floats) -> Floats:
    """The largest coefficient of variation of a method, a fraction, with which the interval keeps to the bound.

    On the logarithmic scale it is that of either reading of a pair; rounding has its part of the room first.
    """
    sign = 1 if bound.side in LOWER else -1
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if outlook.scale != "log" or bound.value <= 0:
            room = sign * (value - bound.value)
            left = np.sqrt(np.maximum(room**2 - rounding**2, 0)) / (factor * np.abs(bound.value))
        else:
            room = sign * np.log(value / bound.value)
            spare = np.maximum(room**2 - (rounding / value) ** 2, 0) / factor**2
            left = np.sqrt(np.expm1(spare / (2 if outlook.paired else 1)))
        return np.where(room > 0, left, -1.0)


def _added(outlook: Outlook, which: Ints, _codes: Codes, texts: Words) -> Words:
    """Where readings came after a verdict, how many, and whether they were judged."""
    readings = outlook.bench.batch.readings
    later = readings[readings["attempt"] == TOP_UP]
    if later.empty:
        return texts
    first = outlook.estimates.first[which]
    rows = np.flatnonzero(first >= 0)
    heads = readings.iloc[first[rows]]
    words = [_added_to(later, row.preparation, row.quantity, row.analyte) for row in heads.itertuples()]
    return _told(texts, rows, words)


def _added_to(later: pd.DataFrame, preparation: object, quantity: object, analyte: object) -> str:
    mine = later[(later["preparation"] == preparation) & (later["quantity"] == quantity)]
    if isinstance(analyte, str):
        mine = mine[mine["analyte"] == analyte]
    if mine.empty:
        return ""
    aside = int(mine["set_aside"].notna().sum())
    told = f"{len(mine):,} reading{'' if len(mine) == 1 else 's'} of it came after the first look"
    if not aside:
        return told
    return f"{told}, none of them judged" if aside == len(mine) else f"{told}, {len(mine) - aside:,} of them judged"
