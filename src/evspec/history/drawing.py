"""The figure of a control chart: the lots in order of production, what they are judged by, and what stands out."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import numpy as np

from evspec.arrays import Floats
from evspec.estimates import Kind
from evspec.history.charts import BASELINE
from evspec.history.signals import Charted, label
from evspec.plots import COLOURS, svg
from evspec.words import number, with_and

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_chart", "words_of_chart"]

BLUE, RED, GREEN, GREY = COLOURS[0], COLOURS[1], COLOURS[2], "#595959"
MOST_NAMES = 30
LONGEST = 16
WIDEST = 95
MARGIN = 0.35


def draw_chart(each: Charted) -> str:
    """The SVG of one chart, the limits of the next lot included."""
    return svg(lambda axes: _draw(axes, each), words_of_chart(each), width=7.6, height=4.2)


def words_of_chart(each: Charted) -> str:
    """What the figure shows, for who does not see it."""
    rows = [signal.what for signal in each.signals if signal.rule == "2"]
    aside = len(each.series.lots) - len(each.places)
    outside = sum(signal.rule == "1" for signal in each.signals)
    return (
        f"Control chart of {label(each.series)}: {len(each.series.lots)} lots in order of production, "
        f"{f'{aside} of them not charted, ' if aside else ''}"
        f"{outside or 'none'} outside their limits, {with_and(rows) or 'no nine in a row on one side of the centre'}."
    )


def _draw(axes: Axes, each: Charted) -> None:
    series, places = each.series, each.places
    values = series.values[places]
    ends = _range(each, values)
    shown = np.clip(np.where(series.charted | np.isfinite(series.values), series.values, ends[0]), *ends)
    _limits(axes, each)
    axes.plot(places + 1, values, color=BLUE, linewidth=0.8)
    axes.plot(places + 1, values, "o", color=BLUE, markersize=4.5, label="lot")
    for marked, shape, words in (
        (each.lots.outside, "o", "outside"),
        (each.lots.in_row, "s", "ninth or later in a row"),
    ):
        if marked.any():
            here, size = np.flatnonzero(marked), 12 if shape == "o" else 9
            axes.plot(
                here + 1,
                shown[here],
                shape,
                mfc="none",
                mec=RED,
                mew=1.6,
                ms=size,
                label=words,
                clip_on=False,
                zorder=4,
            )
    _bounds(axes, each, shown)
    _frame(axes, each, values)


def _limits(axes: Axes, each: Charted) -> None:
    """Steps, since each lot has the limits that were there before it; dotted while they are provisional."""
    lots = len(each.places)
    edges = np.append(each.places, len(each.series.lots)) + 0.5
    edges = np.append(edges, len(each.series.lots) + 1.5)
    ends = (each.chart.centre, each.chart.low, each.chart.high)
    kinds = (("--", GREEN, "centre", 1.2), (":", GREY, "provisional limit", 1.4), ("-", GREY, "limit", 1.2))
    for end, coming, upper in zip(ends, each.coming, (None, False, True), strict=True):
        steps = each.series.in_unit(np.append(end, coming))
        early = np.arange(lots + 1) < BASELINE
        parts = [(kinds[0], np.ones(lots + 1, bool))] if upper is None else [(kinds[1], early), (kinds[2], ~early)]
        for (dash, colour, words, width), shown in parts:
            held = np.where(shown, steps, np.nan)
            if np.isfinite(held).any():
                name = words if upper is not False else None
                axes.stairs(held, edges, baseline=None, color=colour, linestyle=dash, linewidth=width, label=name)


def _bounds(axes: Axes, each: Charted, shown: Floats) -> None:
    """Lots without a place on the chart, at its edge where they lie beyond it."""
    series = each.series
    off = ~series.charted & (series.kind == Kind.NUMBER)
    for marked, shape, words in (
        (series.kind == Kind.BELOW, "v", "at most (bound)"),
        (series.kind == Kind.ABOVE, "^", "at least (bound)"),
        (off, "D", "off the scale"),
    ):
        here = np.flatnonzero(marked)
        if len(here):
            axes.plot(here + 1, shown[here], shape, mfc="white", mec=BLUE, ms=6, label=words, clip_on=False, zorder=5)


def _frame(axes: Axes, each: Charted, values: Floats) -> None:
    series, lots = each.series, len(each.series.lots)
    _height(axes, each, values)
    axes.set_xlim(0.5, lots + 1.5)
    step = -(-lots // MOST_NAMES)
    axes.set_xticks(np.arange(lots)[::step] + 1, list(map(_short, series.lots[::step])), rotation=90, fontsize=7)
    axes.set_xlabel("lot, in order of production; behind the last, the limits of the next")
    unit = f", {series.quantity.unit}" if series.quantity.unit != "1" else ""
    axes.set_ylabel(" ".join(part for part in (series.quantity.name, series.analyte) if part) + unit)
    axes.set_title("\n".join(wrap(label(series), WIDEST)), fontsize=9)
    axes.figure.legend(fontsize=7, ncols=7, loc="outside lower center")


def _short(name: str) -> str:
    """A name that leaves room for the chart: its beginning and its end, which tells lots apart."""
    return name if len(name) <= LONGEST else f"{name[:5]}…{name[6 - LONGEST :]}"


def _height(axes: Axes, each: Charted, values: Floats) -> None:
    """The scale of the quantity where it is logarithmic, with round numbers beside it."""
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

    low, high = _range(each, values)
    if each.series.quantity.scale == "log":
        axes.set_yscale("log")
        axes.yaxis.set_major_locator(MaxNLocator(6) if high < 10 * low else LogLocator(subs=(1, 2, 5)))
        axes.yaxis.set_minor_locator(NullLocator())
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(float(value))))
    axes.set_ylim(low, high)


def _range(each: Charted, values: Floats) -> tuple[float, float]:
    """From the lowest to the highest of values and latest limits; what early limits reach beyond is cut off."""
    shown = np.concatenate([each.series.on_scale(values), np.array(each.coming)])
    if len(each.places) > BASELINE:
        shown = np.append(shown, [each.chart.low[-1], each.chart.high[-1]])
    bottom, top = np.nanmin(shown), np.nanmax(shown)
    margin = MARGIN * (top - bottom) or 0.1 * abs(top) or 1.0
    ends = each.series.in_unit(np.array([bottom - margin, top + margin]))
    return float(ends[0]), float(ends[1])
