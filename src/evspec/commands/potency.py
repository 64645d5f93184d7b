"""Relative potency of the lots of a hand-in, from their dose-response assays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, path_of
from evspec.commands.opening import analysing, bench_from, tell

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["potency"]


@click.command()
@click.argument("handin", type=click.Path(), callback=path_of)
@analysing
@guarded
def potency(handin: Path, out: Path | None, as_csv: bool, as_of: datetime | None) -> int:
    """Fit the dose-response assays of HANDIN, and state relative potencies.

    Readings of `assay response` carry the dose in `at`; the reference is the preparation that the lot names, in the
    same run. A potency is stated only where the curves are similar within margins that were declared by the day of the
    run.
    """
    from evspec.potency.telling import potency_analysis

    tell(potency_analysis(bench_from(handin, as_of)), out, as_csv=as_csv)
    return 0
