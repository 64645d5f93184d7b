"""Mandel's plots: h and k of every laboratory, material by material, beside what chance seldom exceeds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np

from evspec.analysis import Figure
from evspec.arrays import Floats
from evspec.laboratories.consistency import LEVELS, critical_h, critical_k
from evspec.laboratories.sheets import Analysed
from evspec.laboratories.wording import by
from evspec.plots import COLOURS, svg
from evspec.words import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["mandel_figure", "told_apart"]

HATCHES = ("", "//", "..", "xx", "\\\\", "++", "oo")
DASHES = ("--", "-")
MOST = len(HATCHES)
"""So many materials are told apart in one figure."""
LONGEST = 26


def mandel_figure(name: str, of: Sequence[Analysed]) -> Figure:
    """The plot of studies of one quantity and method: a bar a laboratory and material, lines at 5 % and 1 %.

    Of more than seven materials those are drawn in which a laboratory stands farthest apart.
    """
    study, shown = of[0].study, sorted(of, key=_farthest)[:MOST]
    shown = [each for each in of if any(each is one for one in shown)]
    few = f"the {MOST} of {len(of):,} materials that stand farthest apart"
    materials = few if len(of) > MOST else f"{len(of)} material{'' if len(of) == 1 else 's'}"
    text = (
        f"Mandel's h and k of {study.noun}{by(study)}: bars by laboratory, one for each of {materials}; dashed and "
        "solid lines show what chance exceeds in 5 % and 1 %."
    )
    laboratories = sorted({laboratory for each in shown for laboratory in each.laboratories}, key=str.casefold)
    height = 1.7 + len(laboratories) * max(0.28, 0.1 * len(shown)) + 0.22 * (len(shown) if len(shown) > 1 else 0)

    def draw(left: Axes, right: Axes) -> None:
        for axes, which, label in ((left, "h", "h, between laboratories"), (right, "k", "k, within a laboratory")):
            _bars(axes, shown, which, laboratories)
            axes.set_xlabel(label)
            axes.set_yticks(range(len(laboratories)), told_apart(laboratories))
            axes.set_ylim(len(laboratories) - 0.4, -0.6)
        left.set_ylabel("laboratory")
        right.tick_params(labelleft=False)
        left.set_title(f"{short(study.noun, 40)}\n{short(study.method, 40)}".strip(), pad=16)
        if len(shown) > 1:
            _legend(left, [each.study.place for each in shown])

    return Figure(name, text, lambda: svg(draw, text, width=7.6, height=height, panels=(1, 2)))


def short(text: str, longest: int = LONGEST) -> str:
    """A name as it stands in a figure: cut in the middle where it is long, and read as no formula."""
    plain = printable(text)
    if len(plain) > longest:
        plain = f"{plain[: longest // 2]}…{plain[len(plain) - longest // 2 + 1 :]}"
    return plain.replace("$", r"\$")


def told_apart(names: Sequence[str]) -> list[str]:
    """The names, short; those that would look alike are cut to where they begin to differ, and numbered if need be."""
    found = [short(each) for each in names]
    for label in {each for each in found if found.count(each) > 1}:
        places = [place for place, each in enumerate(found) if each == label]
        same = [printable(names[place]) for place in places]
        differing = same[0].rfind(" ", 0, _shared(same)) + 1
        for place, name in zip(places, same, strict=True):
            head = f"{name[: LONGEST // 3]}…" if differing > LONGEST // 3 else name[:differing]
            found[place] = short(head, len(head)) + short(name[differing:], LONGEST - len(head))
    return [each if found.count(each) == 1 else f"{each} ({place})" for place, each in enumerate(found, start=1)]


def _shared(names: Sequence[str]) -> int:
    """With how many characters all names begin."""
    return sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, zip(*names, strict=False)))


def _bars(axes: Axes, of: Sequence[Analysed], which: str, laboratories: Sequence[str]) -> None:
    share = 0.8 / len(of)
    for number, each in enumerate(of):
        values = _of(each, which)
        places = np.array([laboratories.index(laboratory) for laboratory in each.laboratories])
        axes.barh(
            places - 0.4 + share * (number + 0.5),
            np.nan_to_num(values),
            share,
            color=COLOURS[number],
            hatch=HATCHES[number],
            edgecolor="white",
            linewidth=0.3,
        )
    for level, dash in zip(LEVELS, DASHES, strict=True):
        limit = max(_limit(each, which, level) for each in of)
        for side in (limit, -limit) if which == "h" else (limit,):
            axes.axvline(side, color="black", linewidth=0.8, linestyle=dash)
            aligned = "right" if (level == LEVELS[0]) == (side > 0) else "left"
            where = axes.get_xaxis_transform()
            axes.annotate(f"{100 * level:g} %", (side, 1), (0, 2), where, "offset points", ha=aligned, fontsize=7)
    axes.axvline(0, color="black", linewidth=0.8)
    farthest = max(_limit(each, which, LEVELS[1]) for each in of)
    farthest = 1.08 * max(farthest, *(float(np.nanmax(np.abs(_of(each, which)), initial=0)) for each in of))
    axes.set_xlim(-farthest if which == "h" else 0, farthest)


def _legend(axes: Axes, materials: Sequence[str]) -> None:
    """The materials below both panels; their names are set afterwards, as one that opens with _ would be left out."""
    from matplotlib.patches import Patch

    patches = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white") for colour, hatch in zip(COLOURS, HATCHES, strict=True)
    ][: len(materials)]
    legend = axes.figure.legend(
        patches, [str(place) for place in range(len(materials))], title="material", loc="outside lower center", ncols=1
    )
    for text, material in zip(legend.get_texts(), materials, strict=True):
        text.set_text(short(material, 60))


def _of(each: Analysed, which: str) -> Floats:
    return each.mandel.h if which == "h" else each.mandel.k


def _farthest(each: Analysed) -> float:
    """How far the laboratory that stands farthest apart lies beyond what chance exceeds in 1 %, negative first."""
    h = float(np.abs(each.mandel.h).max()) / _limit(each, "h", LEVELS[1])
    k = float(np.nan_to_num(each.mandel.k).max()) / _limit(each, "k", LEVELS[1])
    return -max(h, k)


def _limit(each: Analysed, which: str, level: float) -> float:
    """What chance exceeds at that level; of k for a laboratory with the most common number of results."""
    if which == "h":
        return critical_h(len(each.laboratories), level)
    df = np.array([len(cell.results) - 1 for cell in each.study.analysed])
    common = int(np.bincount(df).argmax())
    return critical_k(common, int(df.sum()) - common, level)
