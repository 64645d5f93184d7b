"""Look back over the lots: a control chart of each quantity, in order of production."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, path_of
from evspec.commands.opening import analysing, bench_from, tell

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

__all__ = ["history"]


@click.command()
@click.argument("handin", type=click.Path(), callback=path_of)
@click.option(
    "--quantity",
    multiple=True,
    metavar="NAME",
    help="Chart this quantity only; may be repeated. `evspec quantities` lists them.",
)
@click.option(
    "--without",
    multiple=True,
    metavar="LOT",
    help="Leave this lot out of every chart, as one whose cause is known; may be repeated.",
)
@analysing
@guarded
def history(
    handin: Path,
    quantity: tuple[str, ...],
    without: tuple[str, ...],
    out: Path | None,
    as_csv: bool,
    as_of: datetime | None,
) -> int:
    """Chart each quantity of the lots in HANDIN in order of production, and tell which lots stand apart.

    A lot outside its limits, or nine lots in a row on one side of the centre,
    is a signal to look for a cause. It is no verdict: the exit code is 0
    unless the hand-in or the call has a fault.
    """
    from evspec.history.account import account_of

    bench = bench_from(handin, as_of)
    whole = account_of(bench, quantity, without, whole=True) if out else None
    tell(account_of(bench, quantity, without, whole=as_csv), out, as_csv=as_csv, whole=whole)
    return 0
