"""What a reader sees in an instrument export: facts, readings and notices, as a table or as CSV."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from evspec.errors import EvspecError
from evspec.readers import Export, read_export
from evspec.report.columns import defused
from evspec.report.look import Look, table
from evspec.words import counted, number, printable

__all__ = ["csv_of", "export_lines", "exports_of"]

SHOWN = ("quantity", "analyte", "value", "unit", "replicate", "quality", "row")
WRITTEN = (
    "quantity",
    "analyte",
    "value",
    "unit",
    "replicate",
    "measured_on",
    "dilution_state",
    "dilution",
    "quality",
    "sheet",
    "row",
    "cell",
)
TEXTS = ("file", "quantity", "analyte", "unit", "dilution_state", "quality", "sheet", "cell")
MOST = 200


def exports_of(files: Sequence[Path]) -> tuple[list[Export], list[EvspecError]]:
    """The files that could be read, and for each other why not; every file is tried."""
    exports: list[Export] = []
    refusals: list[EvspecError] = []
    for each in files:
        try:
            exports.append(read_export(each, each.name))
        except EvspecError as error:
            refusals.append(error)
    return exports, refusals


def export_lines(export: Export, look: Look) -> Iterator[str]:
    """One export as it was read."""
    yield look.bold(printable(export.file))
    day = export.measured_on.isoformat(sep=" ", timespec="minutes") if export.measured_on else "no date"
    facts = {
        "format": export.format,
        "method": export.method,
        "sample": export.sample,
        "measured": day,
        "sha256": export.sha256,
    }
    for name, text in (facts | export.facts).items():
        if text:
            yield from look.lines(f"{printable(name)}: {printable(text)}", 2, 6)
    yield ""
    yield from _readings(export, look)
    for notice in export.notices:
        yield from look.lines(f"Note: {printable(notice)}", 2, 6)
    yield ""


def csv_of(exports: Sequence[Export]) -> str:
    """The readings of all exports as CSV, with the file that each stands in."""
    parts = [each.readings[list(WRITTEN)].assign(file=each.file) for each in exports]
    rows = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*WRITTEN])
    rows = rows.reindex(columns=["file", *WRITTEN])
    rows = rows.assign(**{name: defused(rows[name]) for name in TEXTS})
    return rows.to_csv(index=False, float_format="%.10g", lineterminator="\n")


def _readings(export: Export, look: Look) -> Iterator[str]:
    rows = export.readings
    names = [name for name in SHOWN if rows[name].notna().any() and (rows[name].astype(str) != "").any()]
    cells = [[_cell(value) for value in row] for row in rows[names].head(MOST).itertuples(index=False, name=None)]
    if cells:
        yield from table(look, names, cells)
    if len(rows) > MOST:
        yield f"  and {len(rows) - MOST:,} more; --csv prints all"
    states = ", ".join(sorted({printable(each) for each in rows["dilution_state"].dropna() if each}))
    yield f"  {counted(len(rows), 'reading')}" + (f"; dilution: {states}" if states else "")


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else number(value)
    return "" if value is None or value is pd.NA else printable(value)
