"""What is said, on the error stream, when there is no verdict: whose fault it is, where, and what helps."""

from __future__ import annotations

import traceback
from collections.abc import Sequence

import click

from evspec import errors
from evspec.errors import EvspecError
from evspec.report.words import printable

__all__ = ["refused", "told"]

FAULT, DEFECT = 2, 4
MOST = 1_000
HELPS: tuple[tuple[type[EvspecError], str], ...] = (
    (errors.HandinFaults, "Correct them and run `evspec check` again; `evspec demo` shows a hand-in that is judged."),
    (errors.MalformedFeature, "`evspec criteria` reads the specification alone."),
    (errors.UnknownWord, "`evspec criteria` lists every criterion; `evspec check --help` says what can be asked."),
    (errors.UnreadableFile, "`evspec check --help` says what a hand-in is; `evspec demo` judges one."),
    (EvspecError, "`evspec --help` lists the commands."),
)


def told(error: Exception) -> int:
    """Say what went wrong; gives back 2 where evspec cannot use what it was given, and 4 where it failed itself."""
    if isinstance(error, EvspecError):
        return refused([error], next(helps for kind, helps in HELPS if isinstance(error, kind)))
    click.echo("".join(traceback.format_exception(error)), err=True)
    click.echo(
        "evspec: this is a defect of evspec itself, not of the hand-in, and there is no verdict.\n"
        "Please report it with the lines above and the output of: evspec --version",
        err=True,
    )
    return DEFECT


def refused(refusals: Sequence[EvspecError], helps: str) -> int:
    """Say why each cannot be used and, last, which command helps; the exit code is 2."""
    lines = [line for error in refusals for line in str(error).splitlines()]
    for line in lines[:MOST]:
        click.echo(printable(line), err=True)
    if len(lines) > MOST:
        click.echo(f"and {len(lines) - MOST:,} more lines of this kind", err=True)
    click.echo(helps, err=True)
    return FAULT
