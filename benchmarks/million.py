"""A million preparations by forty criteria: evspec beside hand-written pandas, and beside pandera.

Every contender starts from the same columns in its own form in memory. evspec and pandas give the five verdicts;
pandera (lazy, on pandas and on polars) finds what is not met, or missing where it is due. A second table has the eight
ratios worked out on the way by evspec and pandas alike, instead of taking their estimates as they take the others.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import sys
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from peers import failures, pandas_codes, pandera_on_pandas, pandera_on_polars
from rounds import Row, interleaved, rounds_for, row_of, show
from workload import RATIOS, batch_and_estimates, judged, specification, table_of, without_ratios

from evspec.verdicts import Verdict

SIZES = tuple(int(each) for each in sys.argv[1:]) or (10_000, 100_000, 1_000_000)
PANDAS, PANDERA = 0.5, 1 / 7
Contenders = dict[str, Callable[[], object]]


def main() -> int:
    """Compare the answers, then time; 1 where answers differ."""
    warnings.simplefilter("ignore")
    against_pandas: list[Row] = []
    derived: list[Row] = []
    against_pandera: list[Row] = []
    for rows in SIZES:
        contenders, frame = _contenders(rows)
        if not _agree(contenders, frame):
            return 1
        seconds = interleaved(contenders, rounds_for(rows))
        what, last = f"{rows:,} x 40", rows == SIZES[-1]
        against_pandas.append(row_of(what, seconds["evspec"], seconds["pandas"], PANDAS if last else None))
        derived.append(row_of(what, seconds["evspec, ratios"], seconds["pandas, ratios"]))
        against_pandera.extend(
            row_of(f"{what}, {name}", seconds["evspec"], seconds[name], PANDERA if last else None)
            for name in ("pandera on pandas", "pandera on polars")
        )
    show("Verdicts from estimates, against hand-written pandas", against_pandas, theirs="pandas")
    show("The same, the ratios worked out on the way", derived, theirs="pandas")
    show("Verdicts from estimates, against pandera (lazy, pass or fail only)", against_pandera, theirs="pandera")
    return 0


def _contenders(rows: int) -> tuple[Contenders, pd.DataFrame]:
    table, forty = table_of(rows), specification()
    batch, given = batch_and_estimates(table)
    measured, frame = without_ratios(given), table.frame
    plain = frame.drop(columns=list(RATIOS))
    return {
        "evspec": lambda: judged(batch, given, forty).codes,
        "pandas": lambda: pandas_codes(frame),
        "evspec, ratios": lambda: judged(batch, measured, forty).codes,
        "pandas, ratios": lambda: pandas_codes(plain),
        "pandera on pandas": pandera_on_pandas(frame),
        "pandera on polars": pandera_on_polars(frame),
    }, frame


def _agree(contenders: Contenders, frame: pd.DataFrame) -> bool:
    expected = pandas_codes(frame)
    for name in ("evspec", "evspec, ratios", "pandas, ratios"):
        codes = contenders[name]()
        if not np.array_equal(codes, expected):
            print(f"{name}: other verdicts than pandas on criteria", _different(codes, expected), file=sys.stderr)
            return False
    failing = failures(frame)
    for name in ("pandera on pandas", "pandera on polars"):
        if (found := contenders[name]()) != failing:
            print(f"{name} finds {found} failures, {failing} expected", file=sys.stderr)
            return False
    print(f"{len(frame):,} preparations: answers agree; {_mix(expected)}", flush=True)
    return True


def _different(codes: object, expected: NDArray[np.uint8]) -> list[int]:
    return [int(place) + 1 for place in np.flatnonzero((codes != expected).any(axis=1))]


def _mix(codes: NDArray[np.uint8]) -> str:
    shares = np.bincount(codes.ravel(), minlength=5) / codes.size
    return ", ".join(f"{verdict.words} {share:.1%}" for verdict, share in zip(Verdict, shares, strict=True))


if __name__ == "__main__":
    sys.exit(main())
