"""The precision of a laboratory's methods as tables to read, with rows of `methods` for a person to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from evspec.analysis import Analysis, Figure, Part
from evspec.arrays import Bools, Floats, Words
from evspec.components import cv_interval
from evspec.estimates import Bench
from evspec.leftout import left_out, may_be_too_small
from evspec.precision import FEWEST, precisions
from evspec.quantiles import chi_square
from evspec.rows import SIGNED, enough_for_rows, place_in, replaced, rows_to_sign

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["precision_analysis"]

UNLIKE = 0.01
MOST = 3


def precision_analysis(bench: Bench) -> Analysis:
    """The precision of every method of the hand-in, with limits; what is declared of it; and the rows to sign."""
    every, left = precisions(bench), left_out(bench)
    rows = every[every["df"] >= 1].reset_index(drop=True)
    shown = _shown(bench, rows)
    figure = Figure(
        "precision", "Pooled coefficients of variation with their limits, beside those declared.", _draw(shown)
    )
    warnings = _warnings(rows, shown["declared %"].to_numpy(np.float64), left)
    to_sign, existing = rows_to_sign(rows, bench.batch.methods), replaced(bench, rows)
    pooled = (
        Part("Between runs of one preparation", (READING, *warnings), shown, "precision", (figure,)),
        Part("Within a run, and the components of a single reading", (COMPONENTS,), _components(rows), "components"),
    )
    apart = (Part("Left out", (LEFT_OUT,), _left_out(left), "left_out"),) if len(left) else ()
    signed = (Part("Rows for the table methods", (TO_SIGN, *existing), to_sign, SIGNED),) if len(to_sign) else ()
    parts = (*(pooled if len(rows) else ()), *apart, *signed)
    return Analysis("Precision of the methods", _opening(rows, every, left), parts)


COMPONENTS = (
    "single: the intermediate precision of one reading, by analysis of variance (ISO 5725-3); a negative component "
    "is 0. Rows to sign carry the CV of the mean of a run instead, since evspec divides that by the square root of "
    "the runs."
)
TO_SIGN = (
    "Nothing here counts until a person has entered status and document; `evspec precision HANDIN --csv` prints "
    f"these rows alone. Of several analytes or laboratories with {FEWEST} degrees of freedom or more the largest CV is "
    "taken; df is rounded down."
)
LEFT_OUT = (
    "These readings have no part in any number above; one that is a bound, a word or not above zero takes its whole "
    "preparation with it. may be too small: readings of such a preparation differ, so that "
    "its scatter might have made the precision worse; a limit for the intermediate precision cannot be met then. "
    "Give every reading its run, and look at zeros and bounds."
)
READING = (
    "CV: of the mean of one run as this laboratory runs it, pooled within preparations and never across them. df: "
    "what it is worth, less where preparations share runs. 80 % below, 95 % below: one-sided upper limits of the "
    "true CV, %."
)


def _shown(bench: Bench, rows: pd.DataFrame) -> pd.DataFrame:
    cv, df, log = (rows[name].to_numpy() for name in ("between", "df", "logarithmic"))
    upper = [100 * cv_interval(cv, df, log, coverage)[1] for coverage in (0.60, 0.90)]
    table = pd.DataFrame(
        {
            "quantity": _named(rows),
            "method": rows["method"],
            "laboratory": rows["laboratory"],
            "runs": rows["runs"],
            "CV %": 100 * cv,
            "df": np.round(df.astype(np.float64), 1),
            "80 % below": upper[0],
            "95 % below": upper[1],
            "declared %": _declared(bench, rows),
        }
    )
    return _without_blank(table)


def _without_blank(table: pd.DataFrame) -> pd.DataFrame:
    """The table without the column of the laboratory where none is named."""
    return table.drop(columns="laboratory") if (table["laboratory"] == "").all() else table


def _left_out(left: pd.DataFrame) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "quantity": _named(left),
            "method": left["method"],
            "laboratory": left["laboratory"],
            "reason": left["reason"],
            "readings": left["readings"],
            "may be too small": np.where(left["doubtful"].astype(bool), "yes", ""),
            "preparations": [_few_of(names) for names in left["preparations"]],
        }
    )
    return _without_blank(table)


def _few_of(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST])
    return shown if len(names) <= MOST else f"{shown} and {len(names) - MOST} more"


def _named(rows: pd.DataFrame) -> Words:
    return np.array([f"{row.quantity} {row.analyte}".strip() for row in rows.itertuples()], object)


def _components(rows: pd.DataFrame) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "quantity": _named(rows),
            "method": rows["method"],
            "laboratory": rows["laboratory"],
            "within %": 100 * rows["within"],
            "df within": rows["within_df"],
            "runs alone %": 100 * rows["run"],
            "single %": 100 * rows["single"],
            "df single": np.round(rows["single_df"].to_numpy(np.float64), 1),
        }
    )
    return _without_blank(table)


def _declared(bench: Bench, rows: pd.DataFrame) -> Floats:
    """What the table of methods declares of each row already, %, whatever its status; NaN where nothing."""
    methods = bench.batch.methods
    return np.append(methods["cv_intermediate"].to_numpy(np.float64), np.nan)[place_in(methods, rows)]


def _contradicted(rows: pd.DataFrame, declared: Floats) -> Bools:
    """Where the runs scatter more than is declared: chi-square, 1 %, the test of `uncertainty.interval`."""
    log, df = rows["logarithmic"].to_numpy(), rows["df"].to_numpy(np.float64)
    seen, promised = (
        np.where(log, np.log1p(each**2), each**2) for each in (rows["between"].to_numpy(np.float64), declared / 100)
    )
    return np.asarray(df * seen > chi_square(np.maximum(df, 1), 0.01) * promised)


def _warnings(rows: pd.DataFrame, declared: Floats, left: pd.DataFrame) -> Iterator[str]:
    tests = (
        ("The runs contradict what is declared (1 %)", _contradicted(rows, declared)),
        ("Preparations were left out and it may be too small, look before signing", may_be_too_small(rows, left)),
        ("One lot scatters unlike the others (1 %), look before signing", (rows["unlike"] < UNLIKE).to_numpy()),
        (f"Fewer than {FEWEST} degrees of freedom: too few for a promise, a person decides", _few(rows)),
        ("No method is named", (rows["method"] == "").to_numpy()),
    )
    for text, test in tests:
        if test.any():
            yield f"{text}: {', '.join(_each_once(rows, test))}."


def _each_once(rows: pd.DataFrame, test: Bools) -> Iterator[str]:
    """The quantity of each row that a test singles out, once; where it has several, with what tells them apart."""
    named = pd.Series(_named(rows), index=rows.index)
    apart = [name for name in ("method", "laboratory") if rows.groupby(named)[name].nunique().max() > 1]
    for name, some in rows[test].groupby(named[test], sort=False):
        several = (named == name).sum() > 1
        which = (" in ".join(filter(None, each)) for each in some[apart].itertuples(index=False, name=None))
        told = ", ".join(dict.fromkeys(filter(None, which))) if several and apart else ""
        yield f"{name} ({told})" if told else str(name)


def _few(rows: pd.DataFrame) -> Bools:
    return np.asarray(rows["df"].to_numpy(np.float64) < FEWEST)


def _opening(rows: pd.DataFrame, every: pd.DataFrame, left: pd.DataFrame) -> tuple[str, ...]:
    enough = enough_for_rows(rows)
    count = "no method has" if enough.empty else "1 method has" if len(enough) == 1 else f"{len(enough)} methods have"
    told = [f"From the laboratory's own runs, {count} a precision that a person could sign."]
    if rows.empty:
        return (
            "No preparation was measured by one method in two runs that are named, or dated; nothing can be pooled.",
        )
    small = may_be_too_small(rows, left)
    if small.any():
        which = ", ".join(_each_once(rows, small))
        told.append(f"Too small perhaps, since preparations whose readings differ were left out: {which}.")
    alone = every[(every["df"] < 1) & (every["lots"] > 0)]
    pairs = alone[["quantity", "method"]].itertuples(index=False, name=None)
    names = sorted({f"{quantity} by {method}" if method else str(quantity) for quantity, method in pairs})
    if names:
        told.append(f"Nothing can be pooled where no lot was measured in two named runs: {', '.join(names)}.")
    return tuple(told)


def _draw(shown: pd.DataFrame) -> Callable[[], str]:
    def draw() -> str:
        from evspec.plots import COLOURS, svg

        def on(axes: Axes) -> None:
            place = np.arange(len(shown))[::-1]
            cv, high = shown["CV %"], shown["95 % below"]
            axes.hlines(place, cv, high, color=COLOURS[0], label="to the upper 95 % limit")
            axes.plot(cv, place, "o", color=COLOURS[0], label="pooled from the runs")
            axes.plot(shown["80 % below"], place, "|", color=COLOURS[0], markersize=9, label="upper 80 % limit")
            axes.plot(shown["declared %"], place, "D", color=COLOURS[1], label="declared", markerfacecolor="none")
            named = [name for name in ("quantity", "method", "laboratory") if name in shown]
            axes.set_yticks(place, [", ".join(filter(None, row)) for row in shown[named].to_numpy()])
            axes.set_xlabel("coefficient of variation between runs (%)")
            axes.set_xlim(left=0)
            axes.legend(fontsize=8)

        text = (
            "Coefficients of variation between runs with their upper limits, beside those declared, one line a method."
        )
        return svg(on, text, width=7.2, height=1.2 + 0.3 * len(shown))

    return draw
