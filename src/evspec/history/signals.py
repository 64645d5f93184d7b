"""What stands out on the chart of a series, told as rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np

from evspec.arrays import Days, Ints
from evspec.estimates import Kind
from evspec.history.charts import BASELINE, FEWEST, ROW, Chart, chart, in_row, next_limits
from evspec.history.series import Series
from evspec.words import number, timed

__all__ = ["Charted", "Signal", "charted", "day_of", "earlier", "label", "moving_limits", "standing", "state_of"]


class Signal(NamedTuple):
    """One signal: the lot that gave it, its rule, and what was seen; a row of lots is one signal, at its ninth."""

    place: int
    rule: str
    what: str


class Charted(NamedTuple):
    """A series with its chart: `places` are its charted lots among all, `coming` is what the next is judged by.

    That is centre, lower and upper limit on the scale of the quantity. `lots` is what every lot is judged by, one
    without a place on the chart included: its bound, or its value beyond the scale, beside the limits of that place.
    The signals are in order of production.
    """

    series: Series
    places: Ints
    chart: Chart
    coming: tuple[float, float, float]
    signals: tuple[Signal, ...]
    lots: Chart

    @property
    def judged(self) -> bool:
        """Whether any lot has limits, or stands in a row."""
        return bool(self.signals) or bool(np.isfinite(self.lots.low).any())


def charted(series: Series) -> Charted:
    """The chart of a series; bounds and values off the scale set no limits, and are judged by them."""
    points, rounding, places = series.points, series.rounding[series.charted], np.flatnonzero(series.charted)
    seen, coming = chart(points, rounding), next_limits(points, rounding)
    lots = _every_lot(series, seen, coming)
    found = [*_outside(series, lots), *_rows(series, lots)]
    in_order = tuple(sorted(found, key=lambda signal: signal.place))
    return Charted(series, places, seen, coming, in_order, lots)


def earlier(series: Series) -> Ints:
    """How many charted lots were made before each lot."""
    return np.asarray(np.cumsum(series.charted) - series.charted)


def standing(series: Series, lot: int | np.integer) -> str:
    """What a lot is where it has no place on the chart, in words; blank where it has one."""
    value = number(float(series.values[lot]))
    unit = "" if series.quantity.unit == "1" else f" {series.quantity.unit}"
    if series.charted[lot]:
        return ""
    if not np.isfinite(series.values[lot]):
        return "no number"
    words = {Kind.BELOW: "at most ", Kind.ABOVE: "at least "}.get(int(series.kind[lot]), "")
    return f"{words}{value}{unit}" + ("" if words else ", off the scale")


def _every_lot(series: Series, seen: Chart, coming: tuple[float, float, float]) -> Chart:
    """What each lot is judged by; a lot without a place on the chart stands beside the limits of the next that has one.

    A bound is outside where all that it leaves open is, and on a side where all of it is; it is on neither otherwise.
    """
    ends = zip((seen.centre, seen.low, seen.high), coming, strict=True)
    centre, low, high = (np.append(each, last)[earlier(series)] for each, last in ends)
    least, most = series.reach()
    side = (least > centre).astype(np.int8) - (most < centre).astype(np.int8)
    outside = (most < low) | (least > high)
    side[series.charted], outside[series.charted] = seen.side, seen.outside
    return Chart(centre, low, high, side, outside, in_row(side))


def state_of(lots: int) -> str:
    """What the limits of a chart with that many lots are worth."""
    if lots >= BASELINE:
        return "established"
    return "provisional" if lots > FEWEST else "too few lots"


def label(series: Series) -> str:
    """What a series is of, in words: the quantity, its method, and what it was made and measured as."""
    said = series.setting
    usual = said["specimen"] in ("", series.quantity.specimen)
    at = timed(float(said["at"]), said["at_unit"]) if said["at"] else ""
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


def _outside(series: Series, seen: Chart) -> Iterator[Signal]:
    low, high = series.in_unit(seen.low), series.in_unit(seen.high)
    for lot in np.flatnonzero(seen.outside):
        above = seen.side[lot] > 0
        words = f"above the upper limit, {number(high[lot])}" if above else f"below the lower limit, {number(low[lot])}"
        if earlier(series)[lot] < BASELINE:
            words += " (provisional)"
        yield Signal(int(lot), "1", f"{standing(series, lot)}, {words}".removeprefix(", "))


def _rows(series: Series, seen: Chart) -> Iterator[Signal]:
    side, row = seen.side, seen.in_row
    starts = np.flatnonzero(row & ~np.append(False, row[:-1] & (side[1:] == side[:-1])))
    for ninth in starts:
        last = ninth
        while last + 1 < len(side) and side[last + 1] == side[ninth]:
            last += 1
        lots = [series.lots[lot] for lot in (ninth - ROW + 1, last)]
        where = "above" if side[ninth] > 0 else "below"
        words = f"{last - ninth + ROW} lots in a row {where} the centre, from {lots[0]} to {lots[1]}"
        yield Signal(int(ninth), "2", words)
