"""The size tables of a NanoSight export: up to six distributions, told apart by their section and weighting."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.readers.export import DISTRIBUTION, quoted, refused
from evspec.readers.nanosight_layout import Layout, Row, key

__all__ = ["Distribution", "distributions", "long"]

SIZED = ("Size Data", "Diffusion Coefficient Data")


class Distribution(NamedTuple):
    """One weighting of one section: its labelled rows, bin centres, and values as one column a video."""

    section: str
    weighting: str
    axis: str
    rows: list[Row]
    centres: NDArray[np.float64]
    values: NDArray[np.float64]
    head: Row


def distributions(parts: Layout) -> list[Distribution]:
    """Every distribution, in the order of the export; a refusal where one is missing, doubled or cut off."""
    found = [each for section in SIZED for each in _blocks(parts, section)]
    names = [(each.section, each.weighting) for each in found]
    for place, pair in enumerate(names):
        if pair in names[:place]:
            expected = f"each weighting once in [{pair[0]}]"
            raise refused(parts.name, f"Weighting {pair[1]}", expected, found[place].head.line)
    for row in parts.sections["Data Included"]:
        _announced(parts, row, names)
    return found


def _announced(parts: Layout, row: Row, names: list[tuple[str, str]]) -> None:
    match = re.match(r"Size distribution(?: - (.+?) weighting)?", row.label, re.IGNORECASE)
    if match is None:
        return
    sized = [weighting.casefold() for section, weighting in names if section == SIZED[0]]
    if not sized or (match[1] and match[1].casefold() not in sized):
        expected = "the distribution that [Data Included] announces: the file seems to be cut off;"
        raise refused(parts.name, row.label, expected, row.line)


def _blocks(parts: Layout, section: str) -> list[Distribution]:
    rows = parts.sections.get(section, [])
    starts = [place for place, row in _labelled(rows) if key(row.label) == "weighting"]
    return [_distribution(parts, section, rows[start:end]) for start, end in pairwise([*starts, len(rows)])]


def _labelled(rows: list[Row]) -> list[tuple[int, Row]]:
    return [(place, row) for place, row in enumerate(rows) if row.label[:1].isalpha()]


def _distribution(parts: Layout, section: str, rows: list[Row]) -> Distribution:
    weighting, count = rows[0].first(1)[0], len(parts.videos)
    named = parts.one([row for _, row in _labelled(rows) if key(row.label) == "filename"], "Filename")
    if named is None or named.first(count) != list(parts.videos):
        text = ", ".join(named.first(count)) if named else "no row Filename"
        expected = f"the videos of [Experiment Details], {', '.join(parts.videos)},"
        raise refused(parts.name, text, quoted(expected, 200), rows[0].line)
    head, table = _table(parts, rows, "bincentre")
    _, percentiles = _table(parts, rows, "percentile", needed=_with_percentiles(parts))
    steps = np.diff(table[:, 0])
    if len(steps) and not np.allclose(steps, steps[0], rtol=1e-3, atol=0.0):
        place = int(np.flatnonzero(~np.isclose(steps, steps[0], rtol=1e-3, atol=0.0))[0])
        text = f"{table[place, 0]:g}, {table[place + 1, 0]:g}"
        raise refused(parts.name, text, f"bins at steps of {steps[0]:g}", head.line + place + 2)
    if len(percentiles) and percentiles[-1, 0] != 100:
        raise refused(parts.name, f"percentile {percentiles[-1, 0]:g}", "percentiles up to 100", rows[-1].line)
    return Distribution(section, weighting, head.label, rows, table[:, 0], table[:, 1:], head)


def _with_percentiles(parts: Layout) -> bool:
    return any("with percentiles" in row.label.casefold() for row in parts.sections["Data Included"])


def _table(parts: Layout, rows: list[Row], label: str, needed: bool = True) -> tuple[Row, NDArray[np.float64]]:
    at = next((place for place, row in _labelled(rows) if key(row.label).startswith(label)), None)
    body = [] if at is None else _until_blank(rows[at + 1 :])
    if at is None or not body:
        if needed:
            raise refused(parts.name, f"Weighting {rows[0].first(1)[0]}", f"a table {label!r} below it", rows[0].line)
        return rows[0], np.empty((0, len(parts.videos) + 1))
    return rows[at], _numbers(parts, body)


def _until_blank(rows: list[Row]) -> list[Row]:
    end = next((place for place, row in enumerate(rows) if not row.label), len(rows))
    return rows[:end]


def _numbers(parts: Layout, body: list[Row]) -> NDArray[np.float64]:
    columns = range(len(parts.videos) + 1)
    lines = [parts.lines[row.line - 1] for row in body]
    if any(line.count('"') % 2 for line in lines):
        raise _not_numbers(parts, body)
    try:
        table = np.loadtxt(lines, delimiter=",", usecols=columns, comments=None, quotechar='"', ndmin=2)
    except ValueError as error:
        raise _not_numbers(parts, body) from error
    wrong = ~(np.isfinite(table) & (table >= 0)).all(axis=1)
    if len(table) != len(body) or wrong.any():
        raise _not_numbers(parts, body)
    return table


def _not_numbers(parts: Layout, body: list[Row]) -> Exception:
    count = len(parts.videos)
    for row in body:
        for cell in (row.label, *row.first(count)):
            if not re.fullmatch(r"\s*\+?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?\s*", cell):
                return refused(parts.name, cell, f"a number in each of {count + 1} columns", row.line)
    return refused(parts.name, f"{len(body)} rows", "a table of numbers", body[0].line)


def long(sized: list[Distribution]) -> pd.DataFrame:
    """The distributions as one row a bin and replicate; `axis` says what the bins are of, with its unit."""
    if not sized:
        return pd.DataFrame(columns=list(DISTRIBUTION))
    sizes = [each.values.size for each in sized]
    named = {name: [getattr(each, name) for each in sized] for name in ("section", "weighting", "axis")}
    columns = {name: _repeated(texts, sizes) for name, texts in named.items()}
    replicates = [np.repeat(np.arange(1, each.values.shape[1] + 1), len(each.centres)) for each in sized]
    centres = [np.tile(each.centres, each.values.shape[1]) for each in sized]
    values = [each.values.T.ravel() for each in sized]
    numbers = zip(("replicate", "bin_centre", "value"), (replicates, centres, values), strict=True)
    return pd.DataFrame({**columns, **{name: np.concatenate(arrays) for name, arrays in numbers}})


def _repeated(texts: list[str], sizes: list[int]) -> pd.Series:
    return pd.Series(texts, dtype="category").repeat(sizes).reset_index(drop=True)
