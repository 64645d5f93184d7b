"""The tables of a lot history: its signals, its charts, and every lot with what it was judged by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evspec.analysis import Part
from evspec.history.charts import BASELINE, FEWEST, ROW
from evspec.history.series import SETTING, Series
from evspec.history.signals import Charted, Signal, day_of, moving_limits, state_of
from evspec.report.words import listed, number, with_and

__all__ = ["rows_of_charts", "rows_of_lots", "rows_of_signals"]

MOST = 8


def rows_of_signals(charts: Sequence[Charted]) -> Part:
    """A row for each signal, chart by chart, in order of production."""
    rows = [_told(place, each.series, signal) for place, each in enumerate(charts, 1) for signal in each.signals]
    rules = (
        "Rule 1: a lot lies outside its limits.",
        f"Rule 2: {ROW} lots or more in a row lie on one side of the centre; told once, at the ninth.",
    )
    return Part(f"Signals ({len(rows)})", rules, pd.DataFrame(rows), "signals")


def rows_of_charts(charts: Sequence[Charted], *, whole: bool) -> Part:
    """A row for each chart: every setting and number where `whole`, else what tells them apart, limits in one text."""
    words = {name: {each.series.setting[name] for each in charts} for name in SETTING}
    kept = [name for name in SETTING if name == "method" or (words[name] != {""} and (whole or len(words[name]) > 1))]
    rows = []
    for place, each in enumerate(charts, 1):
        series, lots = each.series, len(each.places)
        row: dict[str, object] = {"quantity": _quantity(series), "chart": place}
        row |= {name.replace("_", " "): series.setting[name] for name in kept}
        row |= {"lots": lots, "not charted": len(series.lots) - lots, "limits": state_of(lots)}
        ends = series.in_unit(np.array(each.coming))
        if whole:
            row |= dict(zip(("centre", "from", "to"), map(float, ends), strict=True)) | {"unit": series.quantity.unit}
        else:
            row["next lot"] = _span(ends[1], ends[2], series.quantity.unit)
        rows.append(row | {"signals": len(each.signals)})
    table = pd.DataFrame(rows)
    if not whole and len(table) and not table["not charted"].any():
        table = table.drop(columns="not charted")
    return Part("Charts, and the limits of the next lot", tuple(_remarks(charts)), table, "charts")


def _span(low: float, high: float, unit: str) -> str:
    return "" if np.isnan(low) else f"{number(low)} to {number(high)}" + (f" {unit}" if unit != "1" else "")


def _remarks(charts: Sequence[Charted]) -> list[str]:
    states = {state_of(len(each.places)) for each in charts}
    said = []
    if "established" in states:
        said.append(f"Established: from the first {BASELINE} lots; later lots do not move the limits.")
    if "provisional" in states:
        said.append(f"Provisional: from the fewer than {BASELINE} lots there are, wide, and moved by each new lot.")
    if "too few lots" in states:
        said.append(f"Too few lots: up to {FEWEST} are shown and not judged.")
    if any(not each.series.charted.all() for each in charts):
        said.append("Not charted: a bound such as `<0.05`, or a value that its scale does not reach.")
    level = [str(place) for place, each in enumerate(charts, 1) if _level(each)]
    if level:
        said.append(f"All lots so far have one value, so nothing can be said of the next: chart {with_and(level)}.")
    for place, each in enumerate(charts, 1):
        apart = moving_limits(each)
        if apart:
            said.append(
                f"Chart {place}: {listed(apart, MOST)} stands apart from the lots that set the limits, and moves them. "
                f"Where its cause is known, `--without {apart[0]}` sets them without it."
            )
    return said


def _level(each: Charted) -> bool:
    return len(each.places) > FEWEST and bool(np.isnan(each.coming[1]))


def rows_of_lots(charts: Sequence[Charted]) -> Part:
    """Each charted lot with what it was judged by, in the unit of its quantity."""
    tables = []
    for place, each in enumerate(charts, 1):
        series, seen = each.series, each.chart
        ends = {"centre": seen.centre, "from": seen.low, "to": seen.high}
        tables.append(
            pd.DataFrame(
                {
                    "quantity": _quantity(series),
                    "chart": place,
                    "lot": [series.lots[lot] for lot in each.places],
                    "produced on": series.days[each.places].astype("datetime64[D]").astype(str),
                    "value": series.values[each.places],
                    **{name: series.in_unit(end) for name, end in ends.items()},
                    "unit": series.quantity.unit,
                    "limits": np.where(np.arange(len(each.places)) < BASELINE, "provisional", "established"),
                    "rule 1": np.where(seen.outside, "signal", ""),
                    "rule 2": np.where(seen.in_row, "signal", ""),
                }
            )
        )
    return Part("Every lot, and what it was judged by", (), pd.concat(tables, ignore_index=True), "lots")


def _quantity(series: Series) -> str:
    return " ".join(each for each in (series.quantity.name, series.analyte) if each)


def _told(place: int, series: Series, signal: Signal) -> dict[str, object]:
    return {
        "quantity": _quantity(series),
        "chart": place,
        "lot": series.lots[signal.place],
        "produced on": str(day_of(series.days, signal.place)),
        "value": float(series.values[signal.place]),
        "unit": series.quantity.unit,
        "rule": signal.rule,
        "seen": signal.what,
    }
