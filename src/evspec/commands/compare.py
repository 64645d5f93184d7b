"""Compare what several laboratories handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, paths_of
from evspec.commands.opening import analysing, asked_specification, tell

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["compare"]


@click.command()
@click.argument("handins", nargs=-1, required=True, type=click.Path(), callback=paths_of, metavar="HANDIN...")
@analysing
@guarded
def compare(handins: tuple[Path, ...], out: Path | None, as_csv: bool, as_of: datetime | None) -> int:
    """Compare laboratories: where their verdicts differ, reproducibility, and who stands apart.

    Each HANDIN is a folder or workbook as `evspec check` reads it; one will do, if its readings name several
    laboratories. Preparations of one name are taken as one material.
    """
    from evspec.criteria import vocabulary
    from evspec.laboratories.comparison import comparison
    from evspec.laboratories.merging import merged, read_all
    from evspec.report.waiting import Waiting

    specification = asked_specification()
    with Waiting("reading the hand-ins"):
        batches = read_all(handins, vocabulary(specification))
    tell(comparison(merged(batches, as_of.date() if as_of else None), specification), out, as_csv=as_csv)
    return 0
