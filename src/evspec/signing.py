"""The precision of a laboratory's methods as a table to read, and as rows of `methods` for a person to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from evspec.analysis import Analysis, Figure, Part
from evspec.arrays import Bools, Floats, Words
from evspec.components import cv_interval
from evspec.estimates import Bench
from evspec.precision import FEWEST, precisions
from evspec.quantiles import chi_square

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["precision_analysis", "rows_to_sign"]

UNLIKE = 0.01
SIGNED_BY_HAND = ("status", "document", "valid_to")


def precision_analysis(bench: Bench) -> Analysis:
    """The precision of every method of the hand-in, with limits; what is declared of it; and the rows to sign."""
    every = precisions(bench)
    rows = every[every["df"] >= 1].reset_index(drop=True)
    shown = _shown(bench, rows)
    figure = Figure(
        "precision", "Pooled coefficients of variation with their limits, beside those declared.", _draw(shown)
    )
    parts = (
        Part(
            "Between runs of one preparation",
            (READING, *_warnings(rows, shown["declared"].to_numpy(np.float64))),
            shown,
            "precision",
            (figure,) if len(rows) else (),
        ),
        Part("Within a run, and the components of a single reading", (COMPONENTS,), _components(rows), "components"),
        Part("Rows for the table methods", (TO_SIGN,), rows_to_sign(rows), "methods"),
    )
    return Analysis("Precision of the methods", _opening(rows, every), parts if len(rows) else parts[-1:])


COMPONENTS = (
    "single: the intermediate precision of one reading, by analysis of variance (ISO 5725-3); a negative component "
    "is 0. The rows below carry the CV of the mean of a run instead, since evspec divides that by the square root of "
    "the runs."
)
TO_SIGN = (
    "Nothing here counts until a person has entered status and document; `evspec precision HANDIN --csv` prints "
    f"these rows alone. Of several analytes or laboratories with {FEWEST} degrees of freedom or more the largest CV is "
    "taken; df is rounded down."
)
READING = (
    "CV: of the mean of one run as this laboratory runs it, pooled within preparations and never across them. df: "
    "what it is worth, less where preparations share runs. 80 % below, 95 % below: one-sided upper limits of the "
    "true CV."
)


def rows_to_sign(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as the table `methods` reads them, one a quantity and method, status and document blank.

    Without a named method, or with fewer than six degrees of freedom, there is no row. Of several analytes or
    laboratories that have them the one with the largest coefficient of variation speaks for the method.
    """
    enough = rows[(rows["method"] != "") & (rows["df"] >= FEWEST)]
    worst = enough.sort_values("between", ascending=False, kind="stable")
    each = worst.drop_duplicates(["quantity", "method"]).sort_values(["quantity", "method"], kind="stable")
    columns = {
        "quantity": each["quantity"].to_numpy(),
        "method": each["method"].to_numpy(),
        "cv_repeatability": _percent(each["within"].to_numpy()),
        "cv_intermediate": _percent(each["between"].to_numpy()),
        "df": np.floor(each["df"].to_numpy(np.float64)).astype(int),
    }
    return pd.DataFrame(columns | {name: np.full(len(each), "", object) for name in SIGNED_BY_HAND})


def _percent(fractions: Floats) -> Floats:
    """Percentages to three digits, rounded up, so that what is signed is no less than what was seen."""
    percent = 100 * fractions
    with np.errstate(divide="ignore", invalid="ignore"):
        digit = 10.0 ** (np.floor(np.log10(percent)) - 2)
        return np.asarray(np.where(percent > 0, np.round(np.ceil(percent / digit - 1e-9) * digit, 10), percent))


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
            "declared": _declared(bench, rows),
        }
    )
    return table.drop(columns="laboratory") if (rows["laboratory"] == "").all() else table


def _named(rows: pd.DataFrame) -> Words:
    return np.array([f"{row.quantity} {row.analyte}".strip() for row in rows.itertuples()], object)


def _components(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "quantity": _named(rows),
            "method": rows["method"],
            "within %": 100 * rows["within"],
            "df ": rows["within_df"],
            "runs alone %": 100 * rows["run"],
            "single %": 100 * rows["single"],
            "df": np.round(rows["single_df"].to_numpy(np.float64), 1),
        }
    )


def _declared(bench: Bench, rows: pd.DataFrame) -> Floats:
    """What the table of methods declares of each row already, %, whatever its status; NaN where nothing."""
    methods = bench.batch.methods
    keys = pd.MultiIndex.from_arrays([methods["quantity"].astype(object), methods["method"].astype(object)])
    place = keys.get_indexer(pd.MultiIndex.from_arrays([rows["quantity"], rows["method"]]))
    return np.append(methods["cv_intermediate"].to_numpy(np.float64), np.nan)[place]


def _contradicted(rows: pd.DataFrame, declared: Floats) -> Bools:
    """Where the runs scatter more than is declared: chi-square, 1 %, the test of `uncertainty.interval`."""
    log, df = rows["logarithmic"].to_numpy(), rows["df"].to_numpy(np.float64)
    seen, promised = (
        np.where(log, np.log1p(each**2), each**2) for each in (rows["between"].to_numpy(np.float64), declared / 100)
    )
    return np.asarray(df * seen > chi_square(np.maximum(df, 1), 0.01) * promised)


def _warnings(rows: pd.DataFrame, declared: Floats) -> Iterator[str]:
    tests = (
        ("The runs contradict what is declared (1 %)", _contradicted(rows, declared)),
        ("One lot scatters unlike the others (1 %): look before signing", (rows["unlike"] < UNLIKE).to_numpy()),
        (f"Fewer than {FEWEST} degrees of freedom: too few for a promise, a person decides", _few(rows)),
        ("No method is named", (rows["method"] == "").to_numpy()),
    )
    for text, test in tests:
        if test.any():
            yield f"{text}: {', '.join(_named(rows[test]))}."


def _few(rows: pd.DataFrame) -> Bools:
    return np.asarray(rows["df"].to_numpy(np.float64) < FEWEST)


def _opening(rows: pd.DataFrame, every: pd.DataFrame) -> tuple[str, ...]:
    enough = rows_to_sign(rows)
    count = "no method has" if enough.empty else "1 method has" if len(enough) == 1 else f"{len(enough)} methods have"
    told = [f"From the laboratory's own runs, {count} a precision that a person could sign."]
    if rows.empty:
        return (
            "No preparation was measured by one method in two runs that are named, or dated; nothing can be pooled.",
        )
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
            axes.plot(shown["declared"], place, "D", color=COLOURS[1], label="declared", markerfacecolor="none")
            axes.set_yticks(place, [f"{row[0]}, {row[1]}" for row in shown[["quantity", "method"]].to_numpy()])
            axes.set_xlabel("coefficient of variation between runs (%)")
            axes.set_xlim(left=0)
            axes.legend(fontsize=8)

        text = (
            "Coefficients of variation between runs with their upper limits, beside those declared, one line a method."
        )
        return svg(on, text, width=7.2, height=1.2 + 0.3 * len(shown))

    return draw
