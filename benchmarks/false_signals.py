"""False signals of the lot history: how often its charts signal while nothing changes, beside what it states.

    python benchmarks/false_signals.py [CHARTS]

Each chart is one series of lots that never change. *stated* is what `evspec history` prints as the signals to be
expected by chance; the others are counted on simulated charts, with the standard error of the count.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import numpy as np

from evspec.arrays import Bools, Floats
from evspec.history.chance import by_chance
from evspec.history.charts import BASELINE, chart, next_limits

SIZES = (10, 20, 30, 50)
SHIFTS = (1, 2, 3)
CHARTS, AT_ONCE = 400_000, 20_000
Draw = Callable[[np.random.Generator, tuple[int, int]], Floats]


def normal(drawn: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Lots that scatter normally on the scale of the quantity, as lognormal ones do on the logarithmic."""
    return drawn.standard_normal(shape)


def lognormal(cv: float) -> Draw:
    """Lots that scatter lognormally and are charted on the linear scale all the same."""
    deviation = np.sqrt(np.log1p(cv**2))
    return lambda drawn, shape: np.exp(deviation * drawn.standard_normal(shape))


def related(drawn: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Lots of which each takes after the last, with a correlation of 0.5."""
    noise = drawn.standard_normal(shape)
    for lot in range(1, shape[1]):
        noise[:, lot] = 0.5 * noise[:, lot - 1] + np.sqrt(0.75) * noise[:, lot]
    return noise


def rounded(drawn: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Lots whose standard deviation is one unit of the last digit printed."""
    return np.round(drawn.standard_normal(shape))


DRAWS = {
    "normal on its scale (or lognormal on the logarithmic)": normal,
    "lognormal, CV 10 %, on the linear scale": lognormal(0.10),
    "lognormal, CV 30 %, on the linear scale": lognormal(0.30),
    "each lot takes after the last (correlation 0.5)": related,
    "rounded to one standard deviation": rounded,
}


def simulated(draw: Draw, lots: int, charts: int) -> Iterator[tuple[Bools, Bools]]:
    """Which lots are outside, and which are the ninth of a row, on that many charts."""
    drawn = np.random.default_rng(20240116 + lots)
    for _ in range(0, charts, AT_ONCE):
        seen = chart(draw(drawn, (min(AT_ONCE, charts), lots)))
        yield seen.outside, ninth(seen.side, seen.in_row)


def ninth(side: np.ndarray, in_row: Bools) -> Bools:
    """The lots at which a row on one side is told."""
    told = in_row.copy()
    told[:, 1:] &= ~(in_row[:, :-1] & (side[:, 1:] == side[:, :-1]))
    return told


def counted(draw: Draw, lots: int, charts: int) -> tuple[float, float, float, float, float]:
    """Signals a chart by rule 1, by rule 2, by both, the standard error of the last, and the share that signals."""
    outside, row, both, squares, any_, total = 0.0, 0.0, 0.0, 0.0, 0.0, 0
    for one, two in simulated(draw, lots, charts):
        of_chart = one.sum(-1) + two.sum(-1)
        outside, row = outside + one.sum(), row + two.sum()
        both, squares = both + of_chart.sum(), squares + (of_chart**2).sum()
        any_, total = any_ + (of_chart > 0).sum(), total + len(of_chart)
    error = np.sqrt((squares / total - (both / total) ** 2) / total)
    return outside / total, row / total, both / total, float(error), any_ / total


def found(shift: float, lots: int, after: int, charts: int) -> float:
    """The share of charts that signal within `lots` lots of a lasting shift, in standard deviations, after `after`."""
    drawn = np.random.default_rng(7)
    points = drawn.standard_normal((charts, after + lots))
    points[:, after:] += shift
    seen = chart(points)
    return float((seen.outside | seen.in_row)[:, after:].any(-1).mean())


def outside_own(charts: int) -> float:
    """The share of charts on which a lot lies outside the limits that it helped to set."""
    drawn = np.random.default_rng(8)
    share = 0
    for _ in range(charts):
        points = drawn.standard_normal(BASELINE)
        _, low, high = next_limits(points)
        share += bool(((points < low) | (points > high)).any())
    return share / charts


def main(charts: int = CHARTS) -> None:
    """Print the tables."""
    print(f"{charts:,} charts each; signals a chart while nothing changes\n")
    print(
        "| lots | stated | rule 1 | rule 2 | both | standard error | charts with a signal |\n"
        "|---|---|---|---|---|---|---|"
    )
    for name, draw in DRAWS.items():
        print(f"| **{name}** | | | | | | |")
        for lots in SIZES:
            one, two, both, error, share = counted(draw, lots, charts)
            stated = f"{by_chance(lots):.3f}"
            print(f"| {lots} | {stated} | {one:.4f} | {two:.4f} | {both:.4f} | {error:.4f} | {share:.1%} |")
    print(f"\nA lot outside the limits that it helped to set: {outside_own(20_000):.1%} of charts.\n")
    print("Charts that signal within ten lots of a lasting shift (of which some by chance)\n")
    print("| shift, standard deviations | after 10 lots | after 20 lots |\n|---|---|---|")
    for shift in (0, *SHIFTS):
        print(f"| {shift} | {found(shift, 10, 10, charts // 8):.0%} | {found(shift, 10, 20, charts // 8):.0%} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CHARTS)
