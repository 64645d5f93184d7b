"""A table with its plain cells read, column by column, each different text once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Words
from evspec.errors import Fault
from evspec.handin.columns import NUMERIC, Read, read_words
from evspec.handin.faults import Problem, Problems, blame_rows, blame_words, near
from evspec.handin.frames import blank_is_none, categorical
from evspec.handin.headers import Layout, blame_missing, by_spelling, layout, look_up
from evspec.handin.numerals import Marks, marks_of
from evspec.handin.raw import Cells, RawTable, constant
from evspec.quantities import Quantity, Vocabulary
from evspec.tables import Column, column
from evspec.units import known, normalise, spelling

__all__ = ["Sheet", "read_sheet"]


class Sheet(NamedTuple):
    """A table that is read but for its readings: `frame` has a row for each of its rows, and the columns that it has.

    `read` keeps what the words of each column say, for those who ask for more than `frame` holds.
    """

    layout: Layout
    marks: Marks
    frame: pd.DataFrame
    read: dict[str, Read]

    @property
    def raw(self) -> RawTable:
        """The table as it was handed in."""
        return self.layout.raw

    def cells(self, name: str) -> Cells:
        """The texts of a column, blank where the table has none of that name."""
        return self.layout.columns.get(name) or constant("", len(self.raw))

    def header(self, name: str) -> str:
        """The header of a column as it was written, its name where the table has none."""
        return self.layout.headers.get(name, name)

    def blame(self, faults: list[Fault], name: str, wrong: Bools, problem: Problem) -> None:
        """The same fault for each row where a column is wrong."""
        rows = np.flatnonzero(wrong)
        blame_rows(faults, self.raw, self.header(name), rows, self.cells(name).texts()[rows], problem)


def read_sheet(raw: RawTable, vocabulary: Vocabulary, faults: list[Fault]) -> Sheet:
    """The table with its plain columns read; its values, and its wide columns, are left to the reading of readings."""
    found = layout(raw, vocabulary.quantities, faults)
    blame_missing(found, faults)
    sheet = Sheet(found, _marks(found), pd.DataFrame(index=pd.RangeIndex(len(raw))), {})
    columns: dict[str, object] = {}
    for name, cells in found.columns.items():
        definition = column(raw.table, name)
        if definition.kind == "value":
            continue
        read = sheet.read[name] = _read(definition, cells, sheet.marks, vocabulary)
        blame_words(faults, raw, found.headers[name], cells, read.problems)
        columns[name] = _column(definition, cells, read, found.factors.get(name, 1.0))
        if definition.required and (raw.table != "readings" or name == "preparation"):
            sheet.blame(faults, name, cells.blank(), Problem(f"no blank cell, since each row needs its {name},"))
    sheet = sheet._replace(frame=pd.DataFrame(columns, index=pd.RangeIndex(len(raw))))
    if raw.table in ("readings", "limits", "series") and "quantity" in columns:
        _name_analytes(sheet, vocabulary.quantities, faults)
    return sheet


def _marks(found: Layout) -> Marks:
    columns = [cells for name, cells in found.columns.items() if column(found.raw.table, name).kind in NUMERIC]
    words = [word for cells in (*columns, *(each.cells for each in found.wide)) for word in cells.words]
    if not found.raw.semicolons and not any("," in word for word in words):
        return Marks(point=True)
    return marks_of(words, semicolons=found.raw.semicolons)


def _read(definition: Column, cells: Cells, marks: Marks, vocabulary: Vocabulary) -> Read:
    if definition.refers_to == "quantities":
        return _quantities(cells.words, vocabulary.quantities)
    if definition.name == "at_unit":
        return _units(cells.words)
    closed = {"documents": vocabulary.documents, "panels": vocabulary.panels, "criteria": vocabulary.criteria}
    return read_words(definition, cells.words, marks, closed.get(definition.refers_to))


def _quantities(words: Words, quantities: Mapping[str, Quantity]) -> Read:
    values, problems, names = np.full(len(words), None, object), Problems(), by_spelling(quantities)
    for place, word in enumerate(map(str, words)):
        named = look_up(word, names)
        if named:
            values[place] = named[0].name
        elif word:
            problems[place] = Problem("a known quantity", near(word, quantities, len(problems)))
    return Read(values, problems)


def _units(words: Words) -> Read:
    wrong = [place for place, word in enumerate(words) if word and not known(word)]
    strange = {place: Problem("a known unit", spelling(words[place])) for place in wrong}
    return Read(np.array([normalise(word) or None for word in words], object), strange)


def _column(definition: Column, cells: Cells, read: Read, times: float) -> object:
    if definition.kind in NUMERIC:
        return read.values[cells.codes] * times
    return read.values[cells.codes] if definition.kind == "date" else categorical(read.values, cells.codes)


def _name_analytes(sheet: Sheet, quantities: Mapping[str, Quantity], faults: list[Fault]) -> None:
    """Put the analyte that the text of a quantity names, "cells positive for CD73", into its own column."""
    cells = sheet.cells("quantity")
    names = by_spelling(quantities)
    named = [look_up(str(word), names) for word in cells.words]
    said = np.array([pair[1] if pair else "" for pair in named], object)[cells.codes]
    takes = np.array([pair is None or pair[0].analytes for pair in named], bool)[cells.codes]
    lacks = np.array([pair is not None and pair[0].analytes for pair in named], bool)[cells.codes]
    given = sheet.cells("analyte").texts()
    sheet.blame(faults, "analyte", (given != "") & ~takes, Problem("a blank cell, since the quantity has no analytes,"))
    both = (said != "") & (given != "") & (said != given)
    sheet.blame(faults, "analyte", both, Problem("the analyte that the quantity names"))
    if sheet.raw.table == "readings":
        bare = lacks & (said == "") & (given == "")
        sheet.blame(faults, "quantity", bare, Problem("an analyte, as in 'cells positive for CD73',"))
    codes, words = pd.factorize(np.where(said != "", said, given))
    sheet.frame["analyte"] = categorical(blank_is_none(np.array(words, object)), codes)
