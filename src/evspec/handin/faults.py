"""Faults of cells, gathered column by column, and put into the order of files, rows and columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from evspec.arrays import Ints, Words
from evspec.errors import Fault, nearest
from evspec.handin.raw import Cells, RawTable
from evspec.tables import TABLES

__all__ = [
    "HEALTH",
    "HIDDEN",
    "REPEATS",
    "Problem",
    "Problems",
    "blame_readings",
    "blame_rows",
    "blame_words",
    "in_order",
    "near",
]

COMPARED = 50_000
REPEATS = 20
"""How many rows are named one by one where one text is wrong in the same way in a whole column."""

HEALTH = frozenset(column.name for table in TABLES.values() for column in table.columns if column.health)
HIDDEN = "(not shown)"


class Problem(NamedTuple):
    """What is wrong with a text, wherever it stands: what was expected instead, and the nearest valid spelling."""

    expected: str
    nearest: str = ""


def near(word: str, known: Collection[str], asked: int) -> str:
    """The nearest of the known spellings, for the first of many wrong words: `asked` says how many came before.

    Comparing all with all would take hours where two tables spell every name differently.
    """
    return nearest(word, known) if (asked + 1) * len(known) <= COMPARED else ""


Problems = dict[int, Problem]
"""What is wrong with the words of a column, by their place among the words."""


def blame_words(faults: list[Fault], raw: RawTable, column: str, cells: Cells, problems: Mapping[int, Problem]) -> None:
    """A fault for each row that holds one of the words in `problems`."""
    _blame(faults, raw, column, np.arange(len(cells.codes)), cells, problems)


def blame_readings(
    faults: list[Fault], raw: RawTable, column: str, rows: Ints, cells: Cells, problems: Mapping[int, Problem]
) -> None:
    """As `blame_words`, where the cells are parts of cells, and stand in these rows of the table."""
    _blame(faults, raw, column, rows, cells, problems)


def blame_rows(
    faults: list[Fault], raw: RawTable, column: str, rows: Ints, texts: Words | str, problem: Problem
) -> None:
    """The same fault for each of these rows, with the text that stands there."""
    if not len(rows):
        return
    words, codes = np.unique(np.full(len(rows), texts, object).astype(str), return_inverse=True)
    _blame(faults, raw, column, rows, Cells(codes, words.astype(object)), dict.fromkeys(range(len(words)), problem))


def in_order(faults: Sequence[Fault], raw: Sequence[RawTable]) -> list[Fault]:
    """The faults in the order of files and sheets, then rows, then columns; each fault once."""
    files = {(table.file, table.sheet): place for place, table in reversed(list(enumerate(raw)))}
    columns = {(table.file, table.sheet, name): place for table in raw for place, name in enumerate(table.header)}
    return sorted(
        dict.fromkeys(faults),
        key=lambda fault: (
            files.get((fault.file, fault.sheet), len(files)),
            -1 if fault.row is None else fault.row,
            columns.get((fault.file, fault.sheet, fault.column), -1),
        ),
    )


def _blame(
    faults: list[Fault], raw: RawTable, column: str, rows: Ints, cells: Cells, problems: Mapping[int, Problem]
) -> None:
    if not problems:
        return
    bad = np.zeros(len(cells.words) + 1, bool)
    bad[list(problems)] = True
    places = np.flatnonzero(bad[cells.codes])
    seen: dict[int, int] = {}
    for row, code in zip(raw.rows[rows[places]].tolist(), cells.codes[places].tolist(), strict=True):
        times = seen[code] = seen.get(code, 0) + 1
        if times <= REPEATS:
            expected, near = problems[code]
            faults.append(Fault(raw.file, raw.sheet, row, column, _shown(cells, code, column), expected, near))
    for code, times in seen.items():
        if times > REPEATS:
            expected, near = problems[code]
            further = times - REPEATS
            more = f"{expected} (the same in {further:,} further row{'s' if further > 1 else ''})"
            faults.append(Fault(raw.file, raw.sheet, None, column, _shown(cells, code, column), more, near))


def _shown(cells: Cells, code: int, column: str) -> str:
    return HIDDEN if column.casefold() in HEALTH else str(cells.words[code])
