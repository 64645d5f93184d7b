"""The tables of a lot history: its signals, its charts, and every lot with what it was judged by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evspec.analysis import Part
from evspec.history.charts import BASELINE, FEWEST, ROW
from evspec.history.series import SETTING, Series
from evspec.history.signals import Charted, Signal, day_of, earlier, moving_limits, standing, state_of
from evspec.words import listed, number

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
    """A row for each chart, with the settings that tell them apart; limits are one text unless `whole`.

    Settings that are the same for all charts are said in a sentence, since the table would be wider than a page.
    """
    words = {name: {each.series.setting[name] for each in charts} for name in SETTING}
    kept = [name for name in SETTING if len(words[name]) > 1]
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
    if len(table) and not table["not charted"].any():
        table = table.drop(columns="not charted")
    same = [f"{name.replace('_', ' ')} {min(words[name])}" for name in SETTING if len(words[name]) == 1]
    same = [each for each in same if not each.endswith(" ")]
    remarks = [f"The same for all charts: {', '.join(same)}."] if same and len(charts) > 1 else []
    if len(charts) == 1:
        remarks = [f"The chart is of {', '.join(same)}."] if same else []
    said = (*remarks, *_remarks(charts, whole=whole))
    return Part("Charts, and the limits of the next lot", said, table, "charts")


def _span(low: float, high: float, unit: str) -> str:
    return "" if np.isnan(low) else f"{number(low)} to {number(high)}" + (f" {unit}" if unit != "1" else "")


def _remarks(charts: Sequence[Charted], *, whole: bool) -> list[str]:
    states = {state_of(len(each.places)) for each in charts}
    said = []
    if "established" in states:
        said.append(f"Established: from the first {BASELINE} lots; later lots do not move the limits.")
    if "provisional" in states:
        said.append(f"Provisional: from the fewer than {BASELINE} lots there are, wide, and moved by each new lot.")
    if "too few lots" in states:
        said.append(f"Too few lots: up to {FEWEST} are shown and not judged.")
    if any(not each.series.charted.all() for each in charts):
        said.append(
            "Not charted: a bound such as `<0.05`, or a value that its scale does not reach. It sets no limits; it is "
            "a signal where all that it leaves open lies outside them, and is not shown to lie inside where it is none."
        )
    for place, each in enumerate(charts, 1):
        aside = [
            f"{each.series.lots[lot]} ({standing(each.series, lot)})" for lot in np.flatnonzero(~each.series.charted)
        ]
        if aside:
            said.append(f"Chart {place}, not charted: {listed(aside, len(aside) if whole else MOST)}.")
        said += _of_one_value(place, each)
        apart = moving_limits(each)
        if apart:
            said.append(
                f"Chart {place}: {listed(apart, MOST)} stands apart from the lots that set the limits, and moves them. "
                f"Where its cause is known, `--without {apart[0]}` sets them without it."
            )
    return said


def _of_one_value(place: int, each: Charted) -> list[str]:
    """What is said where the lots that set limits have one value: which later ones differ, and what the limits are."""
    points = each.series.points
    first = points[:BASELINE]
    if len(points) < FEWEST or (first != first[0]).any():
        return []
    differ = [each.series.lots[each.places[lot]] for lot in np.flatnonzero(points != first[0])]
    said = f"the first {len(first)} lots have one value" if differ else "all lots so far have one value"
    said += f"; these differ: {listed(differ, MOST)}" if differ else ""
    if np.isfinite(each.coming[1]):
        return [f"Chart {place}: {said}. Their limits are what the rounding of that value makes of them."]
    return [f"Chart {place}: {said}. They set no limits, so no lot was judged by any."]


def rows_of_lots(charts: Sequence[Charted]) -> Part:
    """Each lot with what it was judged by, in the unit of its quantity."""
    tables = []
    for place, each in enumerate(charts, 1):
        series, seen = each.series, each.lots
        ends = {"centre": seen.centre, "from": seen.low, "to": seen.high}
        tables.append(
            pd.DataFrame(
                {
                    "quantity": _quantity(series),
                    "chart": place,
                    "lot": series.lots,
                    "produced on": series.days.astype("datetime64[D]").astype(str),
                    "value": series.values,
                    "not charted": [standing(series, lot) for lot in range(len(series.lots))],
                    **{name: series.in_unit(end) for name, end in ends.items()},
                    "unit": series.quantity.unit,
                    "limits": np.where(earlier(series) < BASELINE, "provisional", "established"),
                    "rule 1": np.where(seen.outside, "signal", ""),
                    "rule 2": np.where(seen.in_row, "signal", ""),
                }
            )
        )
    lots = pd.concat(tables, ignore_index=True)
    if not lots["not charted"].astype(bool).any():
        lots = lots.drop(columns="not charted")
    return Part("Every lot, and what it was judged by", (), lots, "lots")


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
