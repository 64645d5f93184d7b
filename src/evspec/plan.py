"""Before any experiment: how far inside a limit a lot must lie, how many runs it takes, and what all limits cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from evspec.analysis import Analysis, Figure, Part
from evspec.arrays import Floats
from evspec.band import Window, band, chance_within, highest_chance
from evspec.estimates import Bench
from evspec.planned import windows
from evspec.planning import CHANCE, MOST
from evspec.together import Together, joint_chances, joint_table, least_chances, together
from evspec.uncertainty import LOGIT
from evspec.words import bounded, counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["PLANNED", "plan_analysis"]

PLANNED = 3
RUNS = (1, 3, 6, 10)
KINDS = {"margin": " ratio", "shelf life": " over shelf life"}
ALL_LIMITS = (
    "A lot is accepted only where every limit is met, an intersection-union test (Berger 1982, Technometrics "
    "24:295): false acceptance stays at the risk of one limit and nothing is corrected. The price is power, above."
)
INDEPENDENT = (
    "independent: the product, as if each limit failed by chance of its own; at least: by Bonferroni, whatever "
    "they share."
)
SEVERAL = (
    "A limit that several methods can measure counts once, by the method of least chance; the further rows take one "
    "such limit by each of its methods in turn."
)
STAGED = (
    "Limits for a stage stand in place of those for any stage; any other: lots at a stage with no limit of its own."
)
BANDS = (
    "From, to: the true values between which a lot is met in 80 % or 90 % of cases with so many runs, in the unit; "
    "nearer to the limit it is mostly inconclusive. A blank end beside a number: no end on that side. Both blank: no "
    "true value reaches that chance; highest % is the best that one has. A pooled precision is taken as it stands: "
    "with few degrees of freedom (df) it can be far off."
)
ENDS = (
    "{limit} by {method}: met in 80 % of cases {band}, and in {highest} at most. Lots are judged by the spread of "
    "their own runs on logits, and there a scatter in per cent grows beyond bounds towards {end} %; a method that is "
    "validated with its precision is judged in per cent."
)
POWER = (
    "The chance of being met with so many runs, if the lot truly has the value named. A method that is not "
    "qualified or validated with its precision is judged by the spread of the lot's own runs, which takes three. "
    f"runs for 80 %: blank where more than {MOST} would be needed."
)


def plan_analysis(bench: Bench, runs: int = PLANNED) -> Analysis:
    """What the declared limits ask of lots and of runs, by the precision that is declared, or else pooled from runs.

    Limits over shelf life are planned like those at release, and left out where all limits are taken together.
    """
    every = windows(bench)
    known = [each for each in every if not each.wanting]
    unknown = [each for each in every if each.wanting]
    joint = together(known)
    parts = (*_bands(known, runs), *_powers(known)) if known else ()
    return Analysis("Plan", tuple(_opening(joint, unknown, runs)), (*parts, *_joint(joint, unknown, runs)))


def _bands(known: Sequence[Window], runs: int) -> tuple[Part, ...]:
    bands = [(*band(window, runs, 0.80), *band(window, runs, 0.90)) for window in known]
    highest = [highest_chance(window, runs) for window in known]
    rows = [
        (
            *_limit(window),
            100 * window.cv,
            "promised" if window.promised else "pooled",
            round(window.df, 1),
            window.unit,
            *ends,
            round(100 * most, 1),
        )
        for window, ends, most in zip(known, bands, highest, strict=True)
    ]
    header = ["limit", "method", "CV %", "precision", "df", "unit"]
    header += ["80 % from", "80 % to", "90 % from", "90 % to", "highest %"]
    title = f"How far inside a limit a lot must lie, with {_runs(runs)}"
    why = tuple(_ends(known, bands, highest))
    return (Part(title, (BANDS, *why), pd.DataFrame(rows, columns=header), "bands"),)


def _ends(known: Sequence[Window], bands: Sequence[tuple[float, ...]], highest: Sequence[float]) -> Iterator[str]:
    """Why a percentage that is judged by its own spread is met between two values, or nowhere."""
    for window, (low, high, *_), most in zip(known, bands, highest, strict=True):
        one_sided = np.isinf(window.lower) or np.isinf(window.upper)
        if window.scale == LOGIT and one_sided and np.isfinite(low) == np.isfinite(high):
            limit, method = _limit(window)
            told = f"only from {number(low)} to {number(high)} {window.unit}" if np.isfinite(low) else "nowhere"
            end = 100 if np.isfinite(window.lower) else 0
            yield ENDS.format(
                limit=limit, method=method or "no named method", band=told, highest=f"{100 * most:.0f} %", end=end
            )


def _powers(known: Sequence[Window]) -> tuple[Part, ...]:
    count = np.arange(1, MOST + 1, dtype=np.float64)
    curves = np.stack([chance_within(window, np.full(1, window.truth), count) for window in known])
    taken = np.array(RUNS) - 1
    rows = [
        (
            _of(window),
            window.method,
            window.truth,
            window.unit,
            window.whence,
            *(100 * curve[taken]).round(1),
            _needed(curve),
        )
        for window, curve in zip(known, curves, strict=True)
    ]
    header = ["limit", "method", "if truly", "unit", "taken from", *(f"{_runs(each)}, %" for each in RUNS)]
    table = pd.DataFrame(rows, columns=[*header, "runs for 80 %"])
    figure = Figure("power", "The chance of being met by the number of runs, one line a limit.", _draw(known, curves))
    return (Part("The chance of being met", (POWER, *_left_out(known)), table, "power", (figure,)),)


def _left_out(known: Sequence[Window]) -> Iterator[str]:
    """How many lots without a number have no part in a median."""
    lots = {each.of: each.left_out for each in known if each.left_out}
    if lots:
        counts = "; ".join(f"{of}, {counted(count, 'lot')}" for of, count in lots.items())
        yield f"Lots without a number (a bound or a word) have no part in the median: {counts}."


def _joint(joint: Sequence[Together], unknown: Sequence[Window], runs: int) -> tuple[Part, ...]:
    if not joint:
        return ()
    several = (SEVERAL,) if any(each.several for each in joint) else ()
    staged = (STAGED,) if any(each.stage for each in joint) else ()
    title = _all_limits(joint[0], unknown) if len(joint) == 1 else "all limits of a stage"
    title = f"{title[0].upper()}{title[1:]}, taken together"
    table = joint_table(joint, sorted({*RUNS, runs}))
    return (Part(title, (INDEPENDENT, *several, *staged, ALL_LIMITS), table, "joint"),)


def _opening(joint: Sequence[Together], unknown: Sequence[Window], runs: int) -> Iterator[str]:
    if not joint:
        yield "No limit at release can be planned for: none is declared, or no precision of a method is known."
    for each in joint:
        chances = least_chances(each, np.full(1, float(runs)))
        product, least = (f"{100 * float(chance[0]):.0f} %" for chance in joint_chances(chances))
        independent = f" if they are independent, and in {least} at the least" if len(each.limits) > 1 else ""
        stage = f" at the stage {each.stage}" if each.stage else " at any other stage" if len(joint) > 1 else ""
        yield (
            f"With {_runs(runs)} of each, a lot of the true values below{stage} meets {_all_limits(each, unknown)} in "
            f"{product}{independent}."
        )
    for reason in dict.fromkeys(each.wanting for each in unknown):
        names = sorted({_unplanned(each) for each in unknown if each.wanting == reason})
        yield f"Not planned, since {reason}: {', '.join(names)}."


def _all_limits(each: Together, unknown: Sequence[Window]) -> str:
    count, planned = len(each.limits), " that can be planned" if unknown else ""
    return f"the one limit{planned}" if count == 1 else f"all {count} limits{planned}"


def _unplanned(window: Window) -> str:
    return f"{window.named} by {window.method}" if window.method else window.named


def _runs(count: int) -> str:
    return "1 run" if count == 1 else f"{count} runs"


def _of(window: Window) -> str:
    return window.named + KINDS.get(window.kind, "")


def _limit(window: Window) -> tuple[str, str]:
    return f"{_of(window)} {' and '.join(map(bounded, window.bounds))}", window.method


def _needed(curve: Floats) -> float:
    enough = np.flatnonzero(curve >= CHANCE)
    return float(enough[0] + 1) if len(enough) else float("nan")


def _draw(known: Sequence[Window], curves: Floats) -> Callable[[], str]:
    def draw() -> str:
        from evspec.plots import COLOURS, svg

        def on(axes: Axes) -> None:
            for place, (window, curve) in enumerate(zip(known, 100 * curves, strict=True)):
                axes.plot(
                    np.arange(1, MOST + 1),
                    curve,
                    label=" by ".join(filter(None, _limit(window))),
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
