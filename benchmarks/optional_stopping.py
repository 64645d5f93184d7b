"""How often a lot on its limit is accepted when runs are added after a verdict, and how often the added ones decide.

Lots scatter normally with a standard deviation of one; the first series has 3 to 6 runs, judged by their own spread.
`python benchmarks/optional_stopping.py` prints both tables and writes them beside the page that shows them.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats, Ints
from evspec.planning import half_risk, series_to_settle
from evspec.uncertainty import student

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "methods"
COVERAGE = 0.95
LOOKS = 10
LOTS = 100_000
FIRST = (3, 4, 5, 6)
WINDOWS = (np.inf, 6.0, 3.0)
DISTANCES = (0.75, 1.0, 1.5, 2.0, 3.0)


class Shown(NamedTuple):
    """What runs show so far: how many, their mean and the sum of squares around it."""

    runs: Ints
    mean: Floats
    squares: Floats


class Outcome(NamedTuple):
    """How often something happened, of how many."""

    share: float
    of: int


def first_series(random: np.random.Generator, truth: Floats, runs: int) -> Shown:
    """A first series of runs of each lot."""
    points = truth[:, None] + random.standard_normal((len(truth), runs))
    mean = points.mean(axis=1)
    return Shown(np.full(len(truth), runs), mean, ((points - mean[:, None]) ** 2).sum(axis=1))


def with_more(random: np.random.Generator, truth: Floats, shown: Shown, more: Ints) -> Shown:
    """The same lots with so many further runs of each, joined with the earlier ones."""
    mean = truth + random.standard_normal(len(truth)) / np.sqrt(more)
    squares = random.chisquare(np.maximum(more - 1, 1)) * (more > 1)
    runs = shown.runs + more
    apart = (shown.mean - mean) ** 2 * shown.runs * more / runs
    return Shown(runs, (shown.runs * shown.mean + more * mean) / runs, shown.squares + squares + apart)


def judged(shown: Shown, lower: float, upper: float, coverage: float) -> tuple[Bools, Bools]:
    """Which lots are met and which are not met by the guarded rule."""
    half = student((shown.runs - 1).astype(float), coverage) * deviation(shown) / np.sqrt(shown.runs)
    low, high = shown.mean - half, shown.mean + half
    return (low >= lower) & (high <= upper), (high < lower) | (low > upper)


def deviation(shown: Shown) -> Floats:
    """The standard deviation of the runs."""
    return np.asarray(np.sqrt(shown.squares / (shown.runs - 1)))


def top_up(shown: Shown, lower: float, upper: float) -> Ints:
    """The size of the further series that a finding names, 0 where it says that none will settle it."""
    df = (shown.runs - 1).astype(float)
    own = np.zeros(len(df), bool)
    ends = np.full(len(df), lower), np.full(len(df), upper)
    return series_to_settle(shown.mean, *ends, deviation(shown), df, own, shown.runs, COVERAGE)


def accepted(random: np.random.Generator, lots: int, runs: int, window: float, first_look: float) -> Outcome:
    """Lots exactly on their limit that are met, at the first look or after the one further series they were told of."""
    truth = np.zeros(lots)
    shown = first_series(random, truth, runs)
    met, missed = judged(shown, 0.0, window, first_look)
    size = top_up(shown, 0.0, window)
    again = np.flatnonzero(~met & ~missed & (size > 0))
    joined = with_more(random, truth[again], Shown(*(each[again] for each in shown)), size[again])
    met[again] = judged(joined, 0.0, window, half_risk(COVERAGE))[0]
    return Outcome(float(met.mean()), lots)


def accepted_by_trying(random: np.random.Generator, lots: int, runs: int, window: float) -> Outcome:
    """Lots exactly on their limit that are met when a run is added, and looked at at full risk, until they are."""
    truth = np.zeros(lots)
    shown = first_series(random, truth, runs)
    met = judged(shown, 0.0, window, COVERAGE)[0]
    for _ in range(LOOKS - 1):
        shown = with_more(random, truth, shown, np.ones(lots, int))
        met |= judged(shown, 0.0, window, COVERAGE)[0]
    return Outcome(float(met.mean()), lots)


def decided(
    random: np.random.Generator, lots: int, runs: int, distance: float, at_estimate: bool
) -> tuple[Outcome, float]:
    """Of inconclusive lots that are told a size, the share which that series decides; and its mean size.

    The lots truly lie at `distance` from the limit. In the further series the truth is where the first estimate was, as
    the finding says, or else where it always was.
    """
    truth = np.full(lots, distance)
    shown = first_series(random, truth, runs)
    met, missed = judged(shown, 0.0, np.inf, COVERAGE)
    size = top_up(shown, 0.0, np.inf)
    told = np.flatnonzero(~met & ~missed & (size > 0))
    some = Shown(*(each[told] for each in shown))
    joined = with_more(random, some.mean if at_estimate else truth[told], some, size[told])
    met, missed = judged(joined, 0.0, np.inf, half_risk(COVERAGE))
    return Outcome(float((met | missed).mean()), len(told)), float(size[told].mean())


def stopping_table(random: np.random.Generator, lots: int) -> list[dict[str, str]]:
    """False acceptance at the limit by policy, first series and window."""
    rows = []
    for runs in FIRST:
        for window in WINDOWS:
            found = (
                accepted(random, lots, runs, window, COVERAGE),
                accepted(random, lots, runs, window, half_risk(COVERAGE)),
                accepted_by_trying(random, lots, runs, window),
            )
            width = "one limit" if np.isinf(window) else f"{window:g} standard deviations"
            named = ("after the verdict, %", "before the first run, %", "until met, ten looks, %")
            rows.append({"first runs": str(runs), "window": width} | {
                name: f"{100 * each.share:.2f}" for name, each in zip(named, found, strict=True)
            })  # fmt: skip
    return rows


def deciding_table(random: np.random.Generator, lots: int) -> list[dict[str, str]]:
    """How often the series that a finding names decides, by first series and true distance from the limit."""
    rows = []
    for runs in FIRST:
        for distance in DISTANCES:
            as_said, size = decided(random, lots, runs, distance, at_estimate=True)
            as_is, _ = decided(random, lots, runs, distance, at_estimate=False)
            rows.append(
                {
                    "first runs": str(runs),
                    "true distance": f"{distance:g}",
                    "told a size, %": f"{100 * as_said.of / lots:.1f}",
                    "mean size": f"{size:.1f}",
                    "decided, truth at the estimate, %": f"{100 * as_said.share:.1f}",
                    "decided, truth as it is, %": f"{100 * as_is.share:.1f}",
                }
            )
    return rows


def write(rows: list[dict[str, str]], name: str) -> None:
    """Print the rows, and write them as the table that the page shows."""
    print(*rows[0], sep=" | ")
    for row in rows:
        print(*row.values(), sep=" | ")
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Both tables."""
    random = np.random.default_rng(20190429)
    write(stopping_table(random, LOTS), "optional_stopping.csv")
    write(deciding_table(random, LOTS // 2), "deciding_series.csv")


if __name__ == "__main__":
    main()
