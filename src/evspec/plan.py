"""Before any experiment: how far inside a limit a lot must lie, how many runs it takes, and what all limits cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from evspec.analysis import Analysis, Figure, Part
from evspec.arrays import Floats
from evspec.decision import LOWER, Bound
from evspec.estimates import Bench
from evspec.planned import Window, chance_within, deviation_at, on_scale, windows
from evspec.planning import CHANCE, MOST
from evspec.uncertainty import value_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["PLANNED", "guard_band", "joint_chances", "plan_analysis"]

PLANNED = 3
RUNS = (1, 3, 6, 10)
GRID = np.arange(0, 60.1, 0.2)
HALVINGS = 40
ALL_LIMITS = (
    "A lot is accepted only where every limit is met, an intersection-union test (Berger 1982, Technometrics "
    "24:295): false acceptance stays at the risk of one limit and nothing is corrected. The price is power, above."
)
INDEPENDENT = (
    "independent: the product, as if each limit failed by chance of its own; at least: by Bonferroni, whatever "
    "they share."
)
BANDS = (
    "A lot of this true value is met in 80 % or 90 % of cases with so many runs; nearer to the limit it is mostly "
    "inconclusive. Blank where no value is. A pooled precision is taken as it stands: with few degrees of freedom "
    "(df) it can be far off."
)
POWER = (
    "The chance of being met with so many runs, if the lot truly has the value named. A method that is not "
    "qualified or validated with its precision is judged by the spread of the lot's own runs, which takes three."
)


def plan_analysis(bench: Bench, runs: int = PLANNED) -> Analysis:
    """What the declared limits ask of lots and of runs, by the precision that is declared, or else pooled from runs.

    Limits over shelf life are planned like those at release, and left out where all limits are taken together.
    """
    every = windows(bench)
    known = [each for each in every if np.isfinite(each.cv)]
    unknown = sorted({each.named for each in every if not np.isfinite(each.cv)})
    together = [each for each in known if each.kind != "shelf life"]
    parts = (*_bands(known, runs), *_powers(known)) if known else ()
    return Analysis("Plan", tuple(_opening(together, unknown, runs)), (*parts, *_joint(together, runs)))


def guard_band(window: Window, bound: Bound, runs: int, chance: float) -> float:
    """The true value, on the inner side of one bound, from which a lot is met with that chance; NaN where none is."""
    scale = np.full(1, window.scale, np.int8)
    start, unit = on_scale(window, np.full(1, bound.value)), deviation_at(window, np.full(1, bound.value))
    step = unit if bound.side in LOWER else -unit
    if not np.isfinite(start).all():
        return float("nan")

    def chances(far: Floats) -> Floats:
        truth = value_of(start + far * step, np.broadcast_to(scale, far.shape))
        return chance_within(window, truth, np.full(1, float(runs)), (bound,))

    enough = np.flatnonzero(chances(GRID) >= chance)
    if not len(enough):
        return float("nan")
    least, most = GRID[max(enough[0] - 1, 0)], GRID[enough[0]]
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        least, most = (least, middle) if chances(np.full(1, middle))[0] >= chance else (middle, most)
    return float(value_of(start + most * step, scale)[0])


def joint_chances(chances: Floats) -> tuple[Floats, Floats]:
    """The chance of meeting all limits at once, one row a limit: if they are independent, and at the least."""
    return chances.prod(axis=0), np.maximum(0.0, 1 - (1 - chances).sum(axis=0))


def _bands(known: Sequence[Window], runs: int) -> tuple[Part, ...]:
    rows = [
        (
            *_limit(window, (bound,)),
            100 * window.cv,
            "promised" if window.promised else "pooled",
            window.df,
            guard_band(window, bound, runs, 0.80),
            guard_band(window, bound, runs, 0.90),
        )
        for window in known
        for bound in window.bounds
    ]
    header = ["limit", "method", "CV %", "precision", "df", "met in 80 % from", "met in 90 % from"]
    title = f"How far inside a limit a lot must lie, with {_runs(runs)}"
    return (Part(title, (BANDS,), pd.DataFrame(rows, columns=header), "bands"),)


def _powers(known: Sequence[Window]) -> tuple[Part, ...]:
    number = np.arange(1, MOST + 1, dtype=np.float64)
    curves = np.stack([chance_within(window, np.full(1, window.truth), number) for window in known])
    taken = np.array(RUNS) - 1
    rows = [
        (
            *_limit(window, window.bounds),
            f"{window.truth:.4g}, {window.whence}",
            *(100 * curve[taken]).round(1),
            _needed(curve),
        )
        for window, curve in zip(known, curves, strict=True)
    ]
    header = ["limit", "method", "if truly", *(f"{_runs(each)}, %" for each in RUNS), "runs for 80 %"]
    figure = Figure("power", "The chance of being met by the number of runs, one line a limit.", _draw(known, curves))
    return (Part("The chance of being met", (POWER,), pd.DataFrame(rows, columns=header), "power", (figure,)),)


def _joint(known: Sequence[Window], runs: int) -> tuple[Part, ...]:
    if not known:
        return ()
    counts = np.array(sorted({*RUNS, runs}), np.float64)
    chances = np.stack([chance_within(window, np.full(1, window.truth), counts) for window in known])
    product, least = joint_chances(chances)
    table = pd.DataFrame(
        {
            "runs of each": counts.astype(int),
            "independent, %": (100 * product).round(1),
            "at least, %": (100 * least).round(1),
        }
    )
    title = "The one limit" if len(known) == 1 else f"All {len(known)} limits at once"
    return (Part(title, (INDEPENDENT, ALL_LIMITS), table, "joint"),)


def _opening(known: Sequence[Window], unknown: Sequence[str], runs: int) -> list[str]:
    told = ["No limit at release can be planned for: none is declared, or no precision of a method is known."]
    if known:
        chances = np.stack([chance_within(each, np.full(1, each.truth), np.full(1, float(runs))) for each in known])
        product, least = (f"{100 * float(each[0]):.0f} %" for each in joint_chances(chances))
        limits = f"all {len(known)} limits" if len(known) > 1 else "the one limit"
        independent = f" if they are independent, and in {least} at the least" if len(known) > 1 else ""
        told = [f"With {_runs(runs)} of each, a lot of the true values below meets {limits} in {product}{independent}."]
    if unknown:
        told.append(f"Not planned, since no precision is declared or can be pooled: {', '.join(unknown)}.")
    return told


def _runs(count: int) -> str:
    return "1 run" if count == 1 else f"{count} runs"


def _limit(window: Window, bounds: Sequence[Bound]) -> tuple[str, str]:
    ratio = " ratio" if window.kind == "margin" else ""
    return f"{window.named}{ratio} {' and '.join(map(str, bounds))}", window.method


def _needed(curve: Floats) -> str:
    enough = np.flatnonzero(curve >= CHANCE)
    return str(enough[0] + 1) if len(enough) else f"over {MOST}"


def _draw(known: Sequence[Window], curves: Floats) -> Callable[[], str]:
    def draw() -> str:
        from evspec.plots import COLOURS, svg

        def on(axes: Axes) -> None:
            for place, (window, curve) in enumerate(zip(known, 100 * curves, strict=True)):
                axes.plot(
                    np.arange(1, MOST + 1),
                    curve,
                    label=" by ".join(filter(None, _limit(window, window.bounds))),
                    color=COLOURS[place % len(COLOURS)],
                    marker="osD^vPX"[place % 7],
                    markersize=4,
                )
            axes.axhline(100 * CHANCE, color="0.6", linestyle="--", linewidth=1)
            axes.set_xlabel("runs")
            axes.set_xticks([*RUNS, 15, MOST])
            axes.set_ylabel("chance of being met (%)")
            axes.set_ylim(0, 101)
            axes.legend(fontsize=7, loc="lower right")

        return svg(on, "The chance of being met by the number of runs, one line a limit; 80 % is dashed.", height=4.2)

    return draw
