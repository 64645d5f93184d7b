"""Dose-response curves drawn: a lot and its reference in each run, with every well, and the outlying ones ringed."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from evspec.analysis import Figure
from evspec.arrays import Bools, Floats, Ints
from evspec.estimates import Bench
from evspec.plots import COLOURS, svg
from evspec.potency.logistic import response
from evspec.potency.outliers import outlying
from evspec.potency.study import Study
from evspec.words import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["figures"]

ACROSS, MOST = 3, 12


def figures(bench: Bench, study: Study, wells: pd.DataFrame, alike: Bools) -> tuple[Figure, ...]:
    """A figure for each lot and setting with a panel for each of its runs, a dozen at most."""
    pairs, curves = study.pairs, study.plates.curves
    made: list[Figure] = []
    for series in dict.fromkeys(curves.series[pairs.lot].tolist()):
        rows = np.flatnonzero(curves.series[pairs.lot] == series)[:MOST]
        name = str(bench.batch.names[curves.owner[pairs.lot[rows[0]]]])
        slug = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "lot"
        text = f"Dose-response curves of {name} and its reference, by run; outlying wells are ringed."
        made.append(
            Figure(f"curves-{len(made) + 1}-{slug}", text, partial(_drawn, bench, study, wells, alike, rows, text))
        )
    return tuple(made)


def _drawn(bench: Bench, study: Study, wells: pd.DataFrame, alike: Bools, rows: Ints, text: str) -> str:
    down, across = -(-len(rows) // ACROSS), min(len(rows), ACROSS)

    def draw(*axes: Axes) -> None:
        for panel, row in zip(axes, rows, strict=False):
            _panel(panel, bench, study, wells, int(row), similar=bool(alike[row]))
        for panel in axes[len(rows) :]:
            panel.set_visible(False)
        axes[0].legend(fontsize=8, loc="best")

    return svg(draw, text, width=3.4 * max(across, 1.6), height=3.2 * down + 0.3, panels=(down, across))


def _panel(axes: Axes, bench: Bench, study: Study, wells: pd.DataFrame, row: int, *, similar: bool) -> None:
    from matplotlib.ticker import FuncFormatter, NullFormatter

    pairs, curves = study.pairs, study.plates.curves
    sides = ((pairs.reference[row], COLOURS[0], "o", "-"), (pairs.lot[row], COLOURS[1], "s", "--"))
    here = wells[wells["curve"].isin([pairs.reference[row], pairs.lot[row]])]
    edge = here["dose"][here["dose"] > 0].min() / 3
    for curve, colour, marker, dash in sides:
        mine = here[here["curve"] == curve]
        dose = np.where(mine["dose"] > 0, mine["dose"], edge)
        name = str(bench.batch.names[curves.owner[curve]])
        axes.plot(dose, mine["value"], marker, color=colour, markersize=3.5, alpha=0.8, label=name)
        far = mine[outlying(mine)]
        axes.plot(np.maximum(far["dose"], edge), far["value"], "o", color=COLOURS[-1], markersize=9, fillstyle="none")
        along = np.geomspace(dose.min(), dose.max(), 80)
        axes.plot(along, _along(study, int(curve), np.log(along)), dash, color=colour, linewidth=1.2)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(float(value))))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xlabel(
        f"dose ({curves.unit[pairs.lot[row]] or 'no unit'})"
        + (", zero at the edge" if (here["dose"] == 0).any() else "")
    )
    axes.set_ylabel("response (a.u.)")
    potency = f"potency {number(float(np.exp(pairs.shift[row])), 3)}" if similar else "no potency: not similar"
    axes.set_title(f"{curves.run[pairs.lot[row]]}: {potency}", fontsize=9)


def _along(study: Study, curve: int, log_dose: Floats) -> Floats:
    """A curve's own response along doses, NaN where none was fitted."""
    curves, alone = study.plates.curves, study.alone
    if not curves.line[curve]:
        return np.asarray(response(alone.fits.parameters[[curve]], log_dose[None, :])[0])
    weight = curves.wells[curve]
    middle, level = (np.average(each[curve], weights=weight) for each in (curves.log_dose, curves.mean))
    return np.asarray(level + alone.slope[curve] * (log_dose - middle))
