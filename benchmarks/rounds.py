"""Side by side: contenders in turn, the ratio of each round, and a table that says whether the wanted is reached."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Ratio(NamedTuple):
    """The ratio of two contenders: its median over the rounds, and its least and greatest."""

    median: float
    least: float
    greatest: float

    def __str__(self) -> str:
        return f"{self.median:.3g} ({self.least:.3g} to {self.greatest:.3g})"


class Row(NamedTuple):
    """A line of a table: what was done, the medians of both sides as text, their ratio, and the ratio wanted."""

    what: str
    ours: str
    theirs: str
    ratio: Ratio
    wanted: float | None = None


def interleaved(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """The seconds of each contender in each round, after one round that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, work in contenders.items():
            gc.collect()
            start = time.perf_counter()
            made = work()
            spent = time.perf_counter() - start
            del made
            if turn:
                seconds[name].append(spent)
    return seconds


def ratio_of(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """The ratio round by round, so that what slows the whole machine slows both sides of it."""
    each = [one / other for one, other in zip(ours, theirs, strict=True)]
    return Ratio(statistics.median(each), min(each), max(each))


def row_of(what: str, ours: Sequence[float], theirs: Sequence[float], wanted: float | None = None) -> Row:
    """A line of the table from the seconds of both sides."""
    return Row(what, _seconds(ours), _seconds(theirs), ratio_of(ours, theirs), wanted)


def show(title: str, rows: Sequence[Row], ours: str = "evspec", theirs: str = "other") -> None:
    """Print the table, and under it whether each wanted ratio is reached."""
    print(f"\n{title}")
    head = ("", ours, theirs, "ratio (least to greatest)", "wanted")
    lines = [(row.what, row.ours, row.theirs, str(row.ratio), _wanted(row)) for row in rows]
    widths = [max(len(line[place]) for line in [head, *lines]) for place in range(len(head))]
    for line in [head, *lines]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def rounds_for(rows: int) -> int:
    """Fewer rounds for more rows: 15 up to ten thousand, 9 up to a hundred thousand, 5 beyond."""
    return 15 if rows <= 20_000 else 9 if rows <= 200_000 else 5


def _seconds(values: Sequence[float]) -> str:
    return f"{1000 * statistics.median(values):,.4g} ms"


def _wanted(row: Row) -> str:
    if row.wanted is None:
        return ""
    return f"at most {row.wanted:.3g}: {'reached' if row.ratio.median <= row.wanted else 'missed'}"
