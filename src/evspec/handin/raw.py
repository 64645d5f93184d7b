"""A table as it was handed in: a header and columns of texts, each different text kept once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Ints, Words
from evspec.units import plain

__all__ = ["Cells", "RawTable", "cells_of", "no_table", "raw_table", "table_of"]


class Cells(NamedTuple):
    """A column of texts: the place of each row's text in `words`, which holds each text once, trimmed; blank is ""."""

    codes: Ints
    words: Words

    def take(self, rows: Ints) -> Cells:
        """The same column at these rows only."""
        return Cells(self.codes[rows], self.words)

    def texts(self) -> Words:
        """The text of each row."""
        return self.words[self.codes]

    def blank(self) -> Bools:
        """Whether each row is blank."""
        return np.asarray(self.words == "", bool)[self.codes]


@dataclass(frozen=True)
class RawTable:
    """A table of a hand-in before it is read: `rows` holds the number of each row as a spreadsheet shows it.

    `head` is the row of the header. `semicolons` says that the cells were delimited by `;`, as spreadsheets do where
    the comma is the decimal mark.
    """

    table: str
    file: str
    sheet: str
    header: tuple[str, ...]
    columns: tuple[Cells, ...]
    rows: Ints
    head: int = 1
    semicolons: bool = False

    def __len__(self) -> int:
        return len(self.rows)


def cells_of(texts: Words) -> Cells:
    """A column of texts, trimmed, with one µ and plain blanks."""
    codes, words = pd.factorize(texts)
    found: list[str] = list(words)
    trimmed = list(map(plain, found))
    if trimmed == found:
        return Cells(codes, np.array(found, object))
    again, unique = pd.factorize(np.array(trimmed, object))
    return Cells(again[codes], np.array(unique, object))


def constant(text: str, rows: int) -> Cells:
    """A column that holds the same text in every row."""
    return Cells(np.zeros(rows, np.int64), np.array([text], object))


def no_table(table: str, file: str, sheet: str) -> RawTable:
    """A table without a header, and so without rows."""
    return RawTable(table, file, sheet, (), (), np.empty(0, np.int64))


def table_of(raw: RawTable) -> RawTable:
    """The table without its blank rows, nor the columns that have neither a name nor a cell."""
    named = [plain(name) for name in raw.header]
    held = [bool(name) or not cells.blank().all() for name, cells in zip(named, raw.columns, strict=True)]
    kept = [cells for cells, keep in zip(raw.columns, held, strict=True) if keep]
    rows = raw.rows
    blank = np.logical_and.reduce([cells.blank() for cells in kept]) if kept else np.ones(len(rows), bool)
    if blank.any():
        kept, rows = [cells.take(np.flatnonzero(~blank)) for cells in kept], rows[~blank]
    header = tuple(name for name, keep in zip(named, held, strict=True) if keep)
    return RawTable(raw.table, raw.file, raw.sheet, header, tuple(kept), rows, raw.head, raw.semicolons)


def raw_table(
    table: str,
    lines: Sequence[Sequence[str]],
    *,
    file: str = "",
    sheet: str = "",
    first_row: int = 1,
    numbers: Sequence[int] = (),
) -> RawTable:
    """A table from its lines, of which the first is the header; short lines end in blanks.

    The lines stand in the rows `numbers` or, without these, one after another from `first_row`.
    """
    if not lines:
        return no_table(table, file, sheet)
    rows = np.array(numbers or range(first_row, first_row + len(lines)), np.int64)
    columns = [_column(lines, place) for place in range(max(map(len, lines)))]
    header = tuple(str(column[0]) for column in columns)
    cells = tuple(cells_of(column[1:]) for column in columns)
    return table_of(RawTable(table, file, sheet, header, cells, rows[1:], int(rows[0])))


def _column(lines: Sequence[Sequence[str]], place: int) -> Words:
    column = np.empty(len(lines), object)
    column[:] = [line[place] if place < len(line) else "" for line in lines]
    return column
