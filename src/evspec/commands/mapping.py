"""Relate the features of preparations to their potency, over independent donors or cell banks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, path_of
from evspec.commands.opening import analysing, bench_from, tell

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["map_"]


@click.command("map")
@click.argument("handin", type=click.Path(), callback=path_of)
@click.option(
    "--potency",
    default="",
    metavar="QUANTITY",
    help="What is potency: relative potency by default, else biological activity.",
)
@analysing
@guarded
def map_(handin: Path, potency: str, out: Path | None, as_csv: bool, as_of: datetime | None) -> int:
    """Relate the features of the lots of HANDIN to their potency.

    Independent are donors or cell banks, and not lots. From 7 of them there is a
    table of rank correlations, from 20 a model too; features that share a
    denominator with the potency are refused.
    """
    from evspec.errors import UnknownWord
    from evspec.mapping.story import told
    from evspec.mapping.study import study
    from evspec.report.refusal import refused
    from evspec.report.waiting import Waiting

    bench = bench_from(handin, as_of)
    try:
        with Waiting("mapping features to potency") as waiting:
            found = study(bench, potency, waiting)
    except UnknownWord as error:
        return refused([error], "`evspec quantities` lists the quantities that a hand-in may name.")
    tell(told(found), out, as_csv=as_csv)
    return 0
