"""Pool the precision of a laboratory's methods over its own runs, for a person to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, path_of
from evspec.commands.opening import analysing, bench_from, tell

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["precision"]


@click.command()
@click.argument("handin", type=click.Path(), callback=path_of)
@analysing
@guarded
def precision(handin: Path, out: Path | None, as_csv: bool, as_of: datetime | None) -> int:
    """Pool the precision of each method over the runs of HANDIN, and print rows for its table methods.

    Runs are compared within a preparation and never across them. Status and document of the rows are blank: nothing
    counts until a person has signed for it. With --csv these rows are printed and nothing else.
    """
    from dataclasses import replace

    from evspec.rows import SIGNED, no_rows
    from evspec.signing import precision_analysis

    analysis = precision_analysis(bench_from(handin, as_of))
    rows = tuple(part for part in analysis.parts if part.name == SIGNED)
    shown = replace(analysis, parts=rows or (no_rows(),)) if as_csv else analysis
    tell(shown, out, as_csv=as_csv, whole=analysis)
    return 0
