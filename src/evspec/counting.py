"""The error of counting events: a floor under the uncertainty of what was counted, and never the whole of it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Columns, Floats, Ints
from evspec.grouping import Groups, totals
from evspec.uncertainty import CAP, LOGIT, Basis, Spread

__all__ = ["of_events", "of_shares", "together", "widen_to_counts"]


def widen_to_counts(
    table: Columns, readings: pd.DataFrame, groups: Groups, number: Bools, spread: Spread, coverage: float
) -> None:
    """Let no interval of counted numbers be narrower than the error of counting, on either side.

    Of n readings the mean is as well known as n² over the sum of 1/events of those that say how many they counted: the
    others take nothing from it, so that a blank cell helps nobody. A share needs to say of how many. Events belong to
    what was read, before a blank was taken. What is capped for want of a known uncertainty stays capped.
    """
    counted = readings["counted"].to_numpy(np.float64)
    if np.isnan(counted).all():
        return
    looked_at = readings["counted_of"].to_numpy(np.float64)
    outside = (1 - coverage) / np.where(_looks(spread) > 1, 2, 1)
    share = spread.scale == LOGIT
    number_of = together(groups, np.where(share[groups.of], looked_at, counted), number)
    taken = np.zeros(groups.size) if spread.taken is None else spread.taken
    gross = table["value"] + taken
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = of_events(number_of, outside)
        floor, ceiling = (
            gross * low / number_of - taken,
            np.where(number_of > 0, gross * high / number_of, np.inf) - taken,
        )
    low, high = of_shares(number_of * gross / 100, number_of, outside)
    floor, ceiling = np.where(share, 100 * low - taken, floor), np.where(share, 100 * high - taken, ceiling)
    known = ~np.isnan(number_of) & (table["basis"] != Basis.EXACT)
    wider = known & ((floor < table["low"]) | (ceiling > table["high"]))
    table["low"] = np.where(known, np.fmin(table["low"], floor), table["low"])
    table["high"] = np.where(known, np.fmax(table["high"], ceiling), table["high"])
    named = wider & (CAP[table["basis"]] == CAP[Basis.COUNTED])
    table["basis"] = np.where(named, Basis.COUNTED, table["basis"]).astype(np.uint8)


def together(groups: Groups, events: Floats, number: Bools) -> Floats:
    """How many events the mean of each group is worth; NaN where none of its numbers says."""
    told = number & ~np.isnan(events)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = totals(groups, np.where(told, 1 / np.where(told, events, 1), 0))
        count = totals(groups, number.astype(float))
        return np.where(totals(groups, told.astype(float)) > 0, count**2 / inverse, np.nan)


def of_events(events: Floats, outside: Floats | float) -> tuple[Floats, Floats]:
    """The interval of a Poisson mean from the events seen; `outside` is the risk of both sides together.

    Exact, from the chi-square distribution: Garwood 1936, Biometrika 28:437-442.
    """
    from scipy.special import chdtri

    tail = np.asarray(outside) / 2
    with np.errstate(invalid="ignore"):
        low = np.where(events > 0, chdtri(2 * np.maximum(events, 1), 1 - tail) / 2, np.where(events == 0, 0.0, np.nan))
        high = chdtri(2 * events + 2, tail) / 2
    return low, high


def of_shares(events: Floats, looked_at: Floats, outside: Floats | float) -> tuple[Floats, Floats]:
    """The interval of a binomial share, as a fraction; NaN where it is not known how many were looked at.

    Exact, from the beta distribution: Clopper and Pearson 1934, Biometrika 26:404-413.
    """
    from scipy.special import betaincinv

    tail = np.asarray(outside) / 2
    with np.errstate(invalid="ignore"):
        rest = looked_at - events
        low = np.where(events > 0, betaincinv(np.maximum(events, 1), rest + 1, tail), 0.0)
        high = np.where(rest > 0, betaincinv(events + 1, np.maximum(rest, 1), 1 - tail), 1.0)
    known = ~np.isnan(looked_at)
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def _looks(spread: Spread) -> Ints:
    return np.ones(len(spread.mean), np.int8) if spread.looks is None else spread.looks
