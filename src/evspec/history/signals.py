"""What stands out on the chart of a series, told as rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np

from evspec.arrays import Days, Ints
from evspec.history.charts import BASELINE, FEWEST, ROW, Chart, chart, next_limits
from evspec.history.series import Series
from evspec.report.words import number

__all__ = ["Charted", "Signal", "charted", "day_of", "label", "moving_limits", "state_of"]


class Signal(NamedTuple):
    """One signal: the lot that gave it, its rule, and what was seen; a row of lots is one signal, at its ninth."""

    place: int
    rule: str
    what: str


class Charted(NamedTuple):
    """A series with its chart: `places` are its charted lots among all, `coming` is what the next is judged by.

    That is centre, lower and upper limit on the scale of the quantity. The signals are in order of production.
    """

    series: Series
    places: Ints
    chart: Chart
    coming: tuple[float, float, float]
    signals: tuple[Signal, ...]


def charted(series: Series) -> Charted:
    """The chart of a series; bounds and values off the scale have no part in it."""
    points, places = series.points, np.flatnonzero(series.charted)
    seen = chart(points)
    found = [*_outside(series, places, seen), *_rows(series, places, seen)]
    in_order = tuple(sorted(found, key=lambda signal: signal.place))
    return Charted(series, places, seen, next_limits(points), in_order)


def state_of(lots: int) -> str:
    """What the limits of a chart with that many lots are worth."""
    if lots >= BASELINE:
        return "established"
    return "provisional" if lots > FEWEST else "too few lots"


def label(series: Series) -> str:
    """What a series is of, in words: the quantity, its method, and what it was made and measured as."""
    said = series.setting
    usual = said["specimen"] in ("", series.quantity.specimen)
    at = " ".join(each for each in (said["at"], said["at_unit"]) if each)
    parts = [said["product"], said["process"], said["stage"], "" if usual else f"on {said['specimen']}"]
    parts += [f"at {at}" if at else "", said["condition"], said["laboratory"]]
    what = " ".join(each for each in (series.quantity.name, series.analyte) if each)
    what += f" by {said['method']}" if said["method"] else ""
    known = ", ".join(each for each in parts if each)
    return f"{what} ({known})" if known else what


def moving_limits(each: Charted) -> list[str]:
    """The lots that set limits and stand apart: outside provisional limits, or those that they helped to establish."""
    apart = each.chart.outside[:BASELINE].copy()
    if len(each.places) >= BASELINE:
        _, low, high = each.coming
        first = each.series.points[:BASELINE]
        apart |= (first < low) | (first > high)
    return [each.series.lots[each.places[lot]] for lot in np.flatnonzero(apart)]


def day_of(days: Days, place: int) -> date:
    """The day of production of the lot in that place."""
    return days[place].astype("datetime64[D]").astype(date)  # type: ignore[no-any-return]


def _outside(series: Series, places: Ints, seen: Chart) -> Iterator[Signal]:
    low, high = series.in_unit(seen.low), series.in_unit(seen.high)
    for lot in np.flatnonzero(seen.outside):
        above = seen.side[lot] > 0
        words = f"above the upper limit, {number(high[lot])}" if above else f"below the lower limit, {number(low[lot])}"
        if lot < BASELINE:
            words += " (provisional)"
        yield Signal(int(places[lot]), "1", words)


def _rows(series: Series, places: Ints, seen: Chart) -> Iterator[Signal]:
    side, in_row = seen.side, seen.in_row
    starts = np.flatnonzero(in_row & ~np.append(False, in_row[:-1] & (side[1:] == side[:-1])))
    for ninth in starts:
        last = ninth
        while last + 1 < len(side) and side[last + 1] == side[ninth]:
            last += 1
        lots = [series.lots[places[lot]] for lot in (ninth - ROW + 1, last)]
        where = "above" if side[ninth] > 0 else "below"
        words = f"{last - ninth + ROW} lots in a row {where} the centre, from {lots[0]} to {lots[1]}"
        yield Signal(int(places[ninth]), "2", words)
