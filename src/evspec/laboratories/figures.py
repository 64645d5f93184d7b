"""Mandel's plots: h and k of every laboratory, material by material, beside what chance seldom exceeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from evspec.analysis import Figure
from evspec.laboratories.consistency import LEVELS, critical_h, critical_k
from evspec.laboratories.sheets import Analysed
from evspec.plots import COLOURS, svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["mandel_figure"]

HATCHES = ("", "//", "..", "xx", "\\\\", "++", "oo")
DASHES = ("--", "-")
WIDEST = 12.0


def mandel_figure(name: str, of: Sequence[Analysed]) -> Figure:
    """The plot of studies of one quantity and method: a bar a laboratory and material, lines at 5 % and 1 %."""
    noun, method = of[0].study.noun, of[0].study.method
    title = f"{noun}{', ' + method if method else ''}"
    text = (
        f"Mandel's h and k of {title}: bars by laboratory, one for each of {len(of)} material"
        f"{'' if len(of) == 1 else 's'}; dashed and solid lines show what chance exceeds in 5 % and 1 %."
    )
    count = len({laboratory for each in of for laboratory in each.laboratories})
    width = float(np.clip(2.0 + 0.22 * count * (len(of) + 1), 6.4, WIDEST))

    def draw(above: Axes, below: Axes) -> None:
        _bars(above, of, "h")
        _bars(below, of, "k")
        above.set_title(title)
        above.set_ylabel("h, between laboratories")
        below.set_ylabel("k, within a laboratory")
        below.set_xlabel("laboratory")
        if len(of) > 1:
            above.legend(title="material", fontsize=8, loc="center left", bbox_to_anchor=(1.05, 0.5))

    return Figure(name, text, lambda: svg(draw, text, width=width, height=5.0, panels=(2, 1)))


def _bars(axes: Axes, of: Sequence[Analysed], which: str) -> None:
    laboratories = sorted({laboratory for each in of for laboratory in each.laboratories}, key=str.casefold)
    share = 0.8 / len(of)
    for number, each in enumerate(of):
        values = each.mandel.h if which == "h" else each.mandel.k
        places = np.array([laboratories.index(laboratory) for laboratory in each.laboratories])
        axes.bar(
            places - 0.4 + share * (number + 0.5),
            np.nan_to_num(values),
            share,
            color=COLOURS[number % len(COLOURS)],
            hatch=HATCHES[number % len(HATCHES)],
            edgecolor="white",
            label=each.study.material,
        )
    for level, dash in zip(LEVELS, DASHES, strict=True):
        limit = max(_limit(each, which, level) for each in of)
        for side in (limit, -limit) if which == "h" else (limit,):
            axes.axhline(side, color="black", linewidth=0.8, linestyle=dash)
            place, text = (1.0, side), f"{100 * level:g} %"
            coordinates = axes.get_yaxis_transform()
            axes.annotate(text, place, (4, 0), coordinates, "offset points", fontsize=7, va="center")
    axes.axhline(0, color="black", linewidth=0.8)
    axes.set_xticks(range(len(laboratories)), laboratories, rotation=0 if len(laboratories) < 9 else 45)


def _limit(each: Analysed, which: str, level: float) -> float:
    """What chance exceeds at that level; of k for a laboratory with the most common number of results."""
    if which == "h":
        return critical_h(len(each.laboratories), level)
    df = np.array([len(cell.results) - 1 for cell in each.study.analysed])
    common = int(np.bincount(df).argmax())
    return critical_k(common, int(df.sum()) - common, level)
