"""What is said, on the error stream, when there is no verdict: whose fault it is, where, and what helps."""

from __future__ import annotations

import json
import traceback
from collections.abc import Sequence

import click

from evspec import errors
from evspec.errors import EvspecError, HandinFaults
from evspec.report.versions import package_version
from evspec.words import printable

__all__ = ["faults_json", "refused", "told"]

FAULT, DEFECT = 2, 4
MOST = 1_000
HELPS: tuple[tuple[type[EvspecError], str], ...] = (
    (errors.HandinFaults, "Correct them and run `evspec check` again; `evspec demo` shows a hand-in that is judged."),
    (errors.FeatureFaults, "`evspec lint DIR` tells the same of the features alone."),
    (errors.MalformedFeature, "`evspec criteria` reads the specification alone."),
    (errors.UnknownWord, "`evspec criteria` lists every criterion; `evspec check --help` says what can be asked."),
    (errors.UnreadableFile, "`evspec check --help` says what a hand-in is; `evspec demo` judges one."),
    (EvspecError, "`evspec --help` lists the commands."),
)
QUANTITIES = "`evspec quantities` lists the quantities that a hand-in may name."
NAMED = (
    ("Unknown quantity ", QUANTITIES),
    ("Unknown analyte ", QUANTITIES),
    ("Unknown source ", "`evspec criteria` names the sources at its end."),
    ("Unknown family ", "`evspec criteria` lists the criteria below the titles of their families."),
    ("Unknown level ", "The levels are must, should, may and own."),
    ("Unknown lot ", "A lot is named as in the table of preparations of the hand-in."),
)


def told(error: Exception) -> int:
    """Say what went wrong; gives back 2 where evspec cannot use what it was given, and 4 where it failed itself."""
    if isinstance(error, EvspecError):
        helps = next((helps for words, helps in NAMED if str(error).startswith(words)), None)
        helps = helps or next(helps for kind, helps in HELPS if isinstance(error, kind))
        return refused([error], f"{QUANTITIES}\n{helps}" if _names_no_quantity(error) else helps)
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


def faults_json(error: HandinFaults) -> str:
    """The faults as JSON, each with its file, sheet, row, column and text, what was expected, and the nearest name."""
    faults = [fault._asdict() for fault in error.faults]
    return json.dumps({"evspec": package_version(), "faults": faults}, indent=1, ensure_ascii=False) + "\n"


def _names_no_quantity(error: EvspecError) -> bool:
    expected = [fault.expected for fault in error.faults] if isinstance(error, HandinFaults) else []
    return any("a known quantity" in each or "a quantity with its unit" in each for each in expected)
