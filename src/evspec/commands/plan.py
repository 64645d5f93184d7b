"""Plan before measuring: what the declared limits ask of lots and of runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, path_of
from evspec.commands.opening import analysing, bench_from, tell

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["plan"]


@click.command()
@click.argument("handin", type=click.Path(), callback=path_of)
@click.option(
    "--runs", type=click.IntRange(1, 100), default=3, show_default=True, help="How many runs of each lot are planned."
)
@analysing
@guarded
def plan(handin: Path, runs: int, out: Path | None, as_csv: bool, as_of: datetime | None) -> int:
    """Say what the limits declared in HANDIN ask of lots and of runs, before anything is measured.

    The tables limits and methods are enough; readings, where there are some, say what lots are like and pool the
    precision of methods that declare none.
    """
    from evspec.plan import plan_analysis

    tell(plan_analysis(bench_from(handin, as_of), runs), out, as_csv=as_csv)
    return 0
