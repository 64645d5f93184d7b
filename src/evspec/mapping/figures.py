"""The figures of a map: every feature with its interval, the strongest pair, and what the model foretold."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from evspec.arrays import Floats
from evspec.mapping.study import Association, Study
from evspec.mapping.traits import Trait
from evspec.plots import COLOURS, svg
from evspec.uncertainty import LINEAR, SCALES, value_of
from evspec.words import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["foretold", "map_of", "pair"]

WRAPPED = 34


def map_of(associations: tuple[Association, ...], text: str) -> str:
    """Rho of each feature with its interval, the largest on top; what is found is filled."""
    order = sorted(associations, key=lambda each: each.over.rho)

    def draw(axes: Axes) -> None:
        axes.axvline(0, color="#888", linewidth=1)
        for place, each in enumerate(order):
            colour = COLOURS[1] if each.found else COLOURS[0]
            axes.plot(
                [each.over.low, each.over.high], [place, place], color=colour, linestyle="-" if each.found else ":"
            )
            marker, face = ("D", colour) if each.found else ("o", "white")
            axes.plot(each.over.rho, place, marker, markerfacecolor=face, markeredgecolor=colour)
        for found, label in ((True, "found"), (False, "not found")):
            colour = COLOURS[1] if found else COLOURS[0]
            marker, face = ("D", colour) if found else ("o", "white")
            axes.plot([], [], marker, markerfacecolor=face, markeredgecolor=colour, label=label)
        axes.set_yticks(range(len(order)), [textwrap.fill(each.feature.name, WRAPPED) for each in order])
        axes.set_ylim(-0.6, len(order) - 0.4)
        axes.set_xlim(-1.02, 1.02)
        axes.set_xlabel("rank correlation with the potency over units, 95 % interval")
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)

    return svg(draw, text, width=7.2, height=1.3 + 0.42 * len(order))


def pair(study: Study, association: Association, text: str) -> str:
    """One feature against the potency, a point a unit, in their own units."""
    rows = study.rows(association.feature)
    x, y = (_shown(trait, rows.values[:, place]) for place, trait in enumerate((association.feature, study.potency)))

    def draw(axes: Axes) -> None:
        axes.plot(x, y, "o", color=COLOURS[0])
        _scale(axes, "x", association.feature)
        _scale(axes, "y", study.potency)

    return svg(draw, text, width=5.6, height=4.2)


def foretold(study: Study, text: str) -> str:
    """The potency of each unit against what the model said of it without having seen it."""
    model = study.fit.model
    seen, said = (
        (_shown(study.potency, values) for values in (model.observed, model.predicted)) if model else (np.empty(0),) * 2
    )

    def draw(axes: Axes) -> None:
        ends = [min(seen.min(), said.min()), max(seen.max(), said.max())]
        axes.plot(ends, ends, color="#888", linewidth=1, linestyle="--", label="as observed")
        axes.plot(said, seen, "o", color=COLOURS[0], label="a unit that the model had not seen")
        _scale(axes, "x", study.potency, "predicted ")
        _scale(axes, "y", study.potency, "observed ")
        axes.legend(loc="best")

    return svg(draw, text, width=5.6, height=4.2)


def _shown(trait: Trait, values: Floats) -> Floats:
    scale = np.full(len(values), SCALES.index(trait.quantity.scale), np.int8)
    return value_of(values, scale) if scale.any() else np.where(scale == LINEAR, values, np.nan)


def _scale(axes: Axes, side: str, trait: Trait, before: str = "") -> None:
    unit = "" if trait.quantity.unit == "1" else f" ({trait.quantity.unit})"
    label = textwrap.fill(f"{before}{trait.name}{unit}", 44)
    if side == "x":
        axes.set_xlabel(label)
    else:
        axes.set_ylabel(label)
    if trait.quantity.scale == "log":
        (axes.set_xscale if side == "x" else axes.set_yscale)("log")
        _tick(axes, side)


def _tick(axes: Axes, side: str) -> None:
    """Plain numbers along a logarithmic axis, also where it is shorter than a decade."""
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

    axis, (low, high) = (axes.xaxis, axes.get_xlim()) if side == "x" else (axes.yaxis, axes.get_ylim())
    axis.set_major_locator(MaxNLocator(5) if high < 10 * low else LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    axis.set_minor_locator(NullLocator())
