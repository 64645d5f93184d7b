"""The history of the lots as an analysis: which series stand out, what each is judged by, and what has no chart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import numpy as np

from evspec.analysis import Analysis, Figure, Part
from evspec.estimates import Bench
from evspec.history.chance import by_chance
from evspec.history.charts import FEWEST
from evspec.history.drawing import draw_chart, words_of_chart
from evspec.history.rows import rows_of_charts, rows_of_lots, rows_of_signals
from evspec.history.series import History, Series, history_of, spelt_twice
from evspec.history.signals import Charted, charted, label, standing, state_of
from evspec.words import counted, listed, number, with_and

__all__ = ["account_of"]

MOST = 8
ORDER = ("established", "provisional", "too few lots")
NO_VERDICT = (
    "A signal asks for a cause, in the process, the material or the assay; it is no verdict and changes none. Where "
    "there is none, the lots are not thereby shown to be alike."
)


def account_of(
    bench: Bench, asked: Sequence[str] = (), without: Collection[str] = (), *, whole: bool = False
) -> Analysis:
    """The charts of the quantities that were asked for, or of all, signals first.

    `without` are lots that are left out of every chart, as ones whose cause is known. `whole` gives every setting and
    number of a chart, and a table of each lot with what it was judged by.
    """
    history = history_of(bench, asked, without)
    charts = [charted(each) for each in history.series if each.charted.sum() > 1 or asked]
    charts.sort(key=lambda each: (not each.signals, ORDER.index(state_of(len(each.places)))))
    parts = [rows_of_signals(charts), rows_of_charts(charts, whole=whole), _figures(charts)]
    parts += [rows_of_lots(charts)] if whole and charts else []
    unseen = [] if asked else [each for each in history.series if each.charted.sum() < 2]
    single = sum(len(each.lots) == 1 for each in unseen)
    rest = _left_out(history, single, [_of_bounds(each) for each in unseen if len(each.lots) > 1], asked, without)
    parts += [Part("Without a chart", rest)] if rest else []
    return Analysis(
        "Lot history", _first_of_all(charts), tuple(part for part in parts if part.table is None or len(part.table))
    )


def _first_of_all(charts: Sequence[Charted]) -> tuple[str, ...]:
    judged = [each for each in charts if each.judged]
    if not judged and any(len(each.places) > FEWEST for each in charts):
        return (
            "No series has limits, since the lots that would set them have one value, so no lot was judged.",
            NO_VERDICT,
        )
    if not judged:
        few = f"No series has the {FEWEST + 1} lots that a chart needs, so no lot was judged."
        return (
            few,
            "Lots are told apart by quantity, method, product, process and stage, and need a day of production.",
        )
    standing = [each for each in judged if each.signals]
    signals = sum(len(each.signals) for each in standing)
    named = listed([label(each.series) for each in standing], MOST)
    said = (
        f"{counted(signals, 'signal')} in {len(standing)} of {len(judged)} series of lots: {named}."
        if standing
        else f"No signal in {len(judged):,} series of lots."
    )
    expected = sum(by_chance(len(each.places)) for each in judged)
    chance = f"Were nothing to change, chance alone would give {number(expected, 2)} signals in as many lots."
    return said, chance, NO_VERDICT


def _figures(charts: Sequence[Charted]) -> Part:
    figures = tuple(
        Figure(f"chart-{place:0{len(str(len(charts)))}}", words_of_chart(each), partial(draw_chart, each))
        for place, each in enumerate(charts, 1)
        if len(each.places) > 1
    )
    return Part("Figures", () if figures else ("Nothing to draw.",), figures=figures)


def _of_bounds(series: Series) -> str:
    off = np.flatnonzero(~series.charted)
    known = [f"{series.lots[lot]} {standing(series, lot)}" for lot in off]
    return f"{label(series)} ({listed(known, MOST)})"


def _left_out(
    history: History, single: int, bounds: Sequence[str], asked: Sequence[str], without: Collection[str]
) -> tuple[str, ...]:
    alike = spelt_twice(history.series)
    nothing = asked and not history.series
    said = (
        (nothing, f"Nothing in the hand-in gives {with_and([repr(each) for each in asked])} a number."),
        (without, f"Left out by `--without`: {listed(sorted(without), MOST)}. Keep the cause on file."),
        (
            history.undated,
            f"Without a day of production (produced_on), and so left out: {listed(history.undated, MOST)}.",
        ),
        (single, f"{single:,} series of a single lot."),
        (bounds, f"Fewer than two lots on the scale, so no chart and nothing judged: {listed(bounds, MOST)}."),
        (history.words, f"{counted(history.words, 'estimate')} in words."),
        (history.set_aside, f"{counted(history.set_aside, 'estimate')} of readings that were set aside."),
        (history.again, f"{counted(history.again, 'reading')} of a repeat or retest: the original is charted."),
        (history.exact, f"Counts and set points, which do not scatter: {listed(history.exact, MOST)}."),
        (
            history.repeated,
            f"{counted(history.repeated, 'further value')} of a lot in one setting: the first is charted.",
        ),
        (alike, f"Are these methods one, spelt twice? As they stand their charts are two: {'; '.join(alike)}."),
        (history.tied, f"{counted(history.tied, 'lot')} made on one day with another: in the order of the table."),
    )
    return tuple(words for there, words in said if there)
