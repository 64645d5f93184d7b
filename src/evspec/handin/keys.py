"""Rows that may stand once: a preparation, a run, a method of a quantity."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evspec.errors import Fault
from evspec.handin.faults import Problem, blame_words
from evspec.handin.sheets import Sheet
from evspec.tables import TABLES, Table

__all__ = ["blame_doubled"]


def blame_doubled(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each row whose key stands in an earlier row of the same table; it names both rows.

    A preparation named `*` is a fault as well, since `*` names the laboratory.
    """
    _blame_stars(sheets, faults)
    for table in TABLES.values():
        same = [sheet for sheet in sheets if sheet.raw.table == table.name]
        keyed = [sheet for sheet in same if set(table.key) <= set(sheet.layout.columns)]
        if table.key and keyed:
            _blame_table(table, keyed, faults)


def _blame_table(table: Table, sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    key = list(table.key)
    rows = pd.concat([_keys(sheet, key, place) for place, sheet in enumerate(sheets)], ignore_index=True)
    rows = rows[(rows[key] != "").all(axis=1)]
    doubled = rows[rows.duplicated(key, keep=False)]
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    for row in doubled.to_dict("records"):
        values = tuple(str(row[name]) for name in key)
        line, place = first.setdefault(values, (int(row["line"]), int(row["sheet"])))
        if (line, place) == (int(row["line"]), int(row["sheet"])):
            continue
        there, raw = sheets[place].raw, sheets[int(row["sheet"])].raw
        where = f"row {line}{'' if there.file == raw.file else ' of ' + there.file}"
        header = sheets[int(row["sheet"])].header(key[-1])
        expected = f"each {' and '.join(key)} once ({where} has it already)"
        faults.append(Fault(raw.file, raw.sheet, int(row["line"]), header, ", ".join(values), expected))


def _keys(sheet: Sheet, key: Sequence[str], place: int) -> pd.DataFrame:
    texts = {name: sheet.layout.columns[name].texts() for name in key}
    return pd.DataFrame(texts | {"line": sheet.raw.rows, "sheet": np.full(len(sheet.raw), place)})


def _blame_stars(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    star = Problem("another name, since * stands for the laboratory,")
    for sheet in sheets:
        if sheet.raw.table in ("preparations", "readings", "files"):
            cells = sheet.cells("preparation")
            wrong = {place: star for place, word in enumerate(cells.words) if word == "*"}
            blame_words(faults, sheet.raw, sheet.header("preparation"), cells, wrong)
