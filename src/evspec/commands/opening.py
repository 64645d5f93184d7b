"""What the commands that analyse a hand-in share: it is read, made ready, and what was found is told or written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from evspec.commands import path_of, print_parts

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from evspec.analysis import Analysis
    from evspec.estimates import Bench

__all__ = ["analysing", "bench_from", "tell"]

Command = TypeVar("Command", bound=Callable[..., object])


def analysing(command: Command) -> Command:
    """The options of every analysis: `--out DIR`, `--csv` and `--as-of`."""
    out = click.option(
        "--out",
        type=click.Path(),
        callback=path_of,
        metavar="DIR",
        help="Write a page, the tables as CSV and the figures as SVG into DIR.",
    )
    csv = click.option("--csv", "as_csv", is_flag=True, help="Print the tables as CSV and nothing else.")
    day = click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help="The day on which documents must be valid; today by default.",
    )
    return out(csv(day(command)))


def bench_from(handin: Path, as_of: datetime | None = None) -> Bench:
    """The hand-in, read and ready; `UnreadableFile` or `HandinFaults` where it cannot be."""
    from evspec.criteria import load_specification, vocabulary
    from evspec.evaluate import bench_of
    from evspec.handin import read_handin
    from evspec.report.waiting import Waiting

    with Waiting("reading the hand-in"):
        batch = read_handin(handin, vocabulary(load_specification()))
    return bench_of(batch, as_of.date() if as_of else None)


def tell(analysis: Analysis, out: Path | None, *, as_csv: bool) -> None:
    """Print what was found, and write it where a folder is named; written first, so that nothing is told in vain."""
    from evspec.report.analysis import analysis_csv, analysis_lines, write_analysis
    from evspec.report.look import look_of

    if out:
        write_analysis(analysis, out)
    if as_csv:
        print_parts([analysis_csv(analysis)], data=True)
        return
    print_parts(f"{line}\n" for line in analysis_lines(analysis, look_of(sys.stdout), written=bool(out)))
    if out:
        print_parts([f"\nWritten to {out}; open {out / 'analysis.html'} in a browser.\n"])
