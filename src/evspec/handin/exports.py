"""Instrument exports that the table of files names, joined to the other readings of a hand-in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from evspec.errors import Fault
from evspec.handin.frames import objects
from evspec.handin.sheets import Sheet

__all__ = ["Exports", "no_exports", "read_exports", "runs_of"]


class Exports(NamedTuple):
    """What the exports of a hand-in add to its readings, runs, provenance and notices."""

    readings: list[pd.DataFrame]
    runs: pd.DataFrame
    provenance: list[pd.DataFrame]
    notices: tuple[str, ...]


def no_exports() -> Exports:
    """Nothing, where no file is named."""
    return Exports([], pd.DataFrame(), [], ())


def read_exports(sheets: Sequence[Sheet], folder: Path | None, faults: list[Fault]) -> Exports:
    """What the files that the tables name hold; nothing where a row of the table has a fault of its own."""
    named = [sheet for sheet in sheets if sheet.raw.table == "files" and len(sheet.raw)]
    places = {(sheet.raw.file, sheet.raw.sheet) for sheet in named}
    if folder is None or not named or any((fault.file, fault.sheet) in places for fault in faults):
        return no_exports()
    from evspec.readers import attach

    found = no_exports()
    for sheet in named:
        own: list[Fault] = []
        attached = attach(sheet.frame, folder, own)
        faults += [_placed(fault, sheet) for fault in own]
        found = Exports(
            [*found.readings, attached.readings],
            pd.concat([found.runs, attached.runs], ignore_index=True) if len(found.runs) else attached.runs,
            [*found.provenance, attached.provenance],
            (*found.notices, *attached.notices),
        )
    return found


def runs_of(listed: pd.DataFrame, exported: pd.DataFrame) -> pd.DataFrame:
    """The runs of the hand-in, blanks filled from its exports, and then those that only the exports know."""
    if not len(listed) or not len(exported):
        return listed if len(listed) else exported
    names = list(dict.fromkeys([*listed.columns, *exported.columns]))
    whole = [pd.DataFrame({name: objects(frame, name) for name in names}) for frame in (listed, exported)]
    own, theirs = (frame.drop_duplicates("run").set_index("run") for frame in whole)
    order = [*own.index, *(name for name in theirs.index if name not in own.index)]
    return own.where(own.notna(), None).combine_first(theirs).reindex(order).rename_axis("run").reset_index()


def _placed(fault: Fault, sheet: Sheet) -> Fault:
    """The fault of an export with the place of the row of `files` that named it."""
    raw = sheet.raw
    inside = fault.file == "" and fault.row is not None and fault.row - 2 < len(raw)
    row = int(raw.rows[fault.row - 2]) if inside and fault.row is not None else fault.row
    if fault.file:
        return fault
    return fault._replace(file=raw.file, sheet=raw.sheet, row=row, column=sheet.header(fault.column))
