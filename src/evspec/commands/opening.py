"""What the commands that analyse a hand-in share: it is read, made ready, and what was found is told or written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from evspec.commands import path_of, print_parts
from evspec.commands.selecting import specification_with

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from evspec.analysis import Analysis
    from evspec.criteria import Specification
    from evspec.estimates import Bench

__all__ = ["analysing", "asked_specification", "bench_from", "tell"]

TABLE, FEATURES, SPECIFICATION = "evspec.table", "evspec.features", "evspec.specification"
PLAIN = ("handin", "handins", "out", "as_csv", "as_of")
Command = TypeVar("Command", bound=Callable[..., object])


def analysing(command: Command) -> Command:
    """The options of every analysis: `--out DIR`, `--csv`, `--table NAME`, `--as-of` and `--features DIR`."""
    out = click.option(
        "--out",
        type=click.Path(),
        callback=path_of,
        metavar="DIR",
        help="Write a page, the tables as CSV and the figures as SVG into DIR.",
    )
    csv = click.option("--csv", "as_csv", is_flag=True, help="Print the tables as CSV and nothing else.")
    table = click.option(
        "--table",
        callback=_remember_table,
        expose_value=False,
        metavar="NAME",
        help="Print this table only; with --csv, as one CSV file.",
    )
    day = click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help="The day on which documents must be valid; today by default.",
    )
    features = click.option(
        "--features",
        type=click.Path(),
        callback=_remember_features,
        expose_value=False,
        metavar="DIR",
        help="A laboratory's own features, whose quantities and documents the hand-in may name.",
    )
    return out(csv(table(day(features(command)))))


def _remember_table(context: click.Context, _parameter: click.Parameter, given: str | None) -> None:
    context.meta[TABLE] = given or ""


def _remember_features(context: click.Context, parameter: click.Parameter, given: str | None) -> None:
    context.meta[FEATURES] = path_of(context, parameter, given)


def asked_specification() -> Specification:
    """The specification, with a laboratory's own features beside it where the call names some; read once a call."""
    context = click.get_current_context(silent=True)
    if context is None:
        return specification_with(None)
    if SPECIFICATION not in context.meta:
        context.meta[SPECIFICATION] = specification_with(context.meta.get(FEATURES))
    found: Specification = context.meta[SPECIFICATION]
    return found


def bench_from(handin: Path, as_of: datetime | None = None) -> Bench:
    """The hand-in, read and ready; `UnreadableFile` or `HandinFaults` where it cannot be."""
    from evspec.criteria import vocabulary
    from evspec.evaluate import bench_of
    from evspec.handin import read_handin
    from evspec.report.waiting import Waiting

    specification = asked_specification()
    with Waiting("reading the hand-in"):
        batch = read_handin(handin, vocabulary(specification))
    return bench_of(batch, as_of.date() if as_of else None)


def tell(analysis: Analysis, out: Path | None, *, as_csv: bool, whole: Analysis | None = None) -> None:
    """Print what was found, and write it where a folder is named: `whole`, where more is written than is told.

    It is written first, so that nothing is told in vain.
    """
    from evspec.report.analysis import analysis_csv, analysis_lines, only_table, write_analysis
    from evspec.report.look import look_of

    context = click.get_current_context()
    complete = whole or analysis
    shown = only_table(complete, context.meta[TABLE]) if context.meta.get(TABLE) else analysis
    lacking = write_analysis(complete, out, _made_of(context)) if out else ""
    if as_csv:
        print_parts([analysis_csv(shown)], data=True)
        return
    print_parts(f"{line}\n" for line in analysis_lines(shown, look_of(sys.stdout), written=bool(out)))
    if out:
        print_parts([f"\nWritten to {out}; open {out / 'analysis.html'} in a browser.\n"])
        print_parts([f"{lacking}\n"] if lacking else [])


def _made_of(context: click.Context) -> dict[str, str]:
    """What an analysis was made of: the command, the names of the hand-ins, the day, and what else was asked."""
    from datetime import date
    from pathlib import Path

    from evspec.report.versions import package_version

    given = context.params
    handins = [each for name in ("handin", "handins") for each in _listed(given.get(name))]
    asked = [f"--{name} {each}" for name, value in given.items() if name not in PLAIN for each in _listed(value)]
    asked += [f"--features {each}" for each in _listed(context.meta.get(FEATURES))]
    day = given.get("as_of")
    return {
        "command": " ".join(["evspec", context.info_name or "", *asked]),
        "hand-in": ", ".join(Path(str(each)).resolve().name for each in handins),
        "as of": f"{day:%Y-%m-%d}" if day else date.today().isoformat(),
        "evspec": package_version(),
        "specification": asked_specification().version,
    }


def _listed(value: object) -> list[object]:
    if isinstance(value, tuple | list):
        return list(value)
    return [] if value in (None, "", False) else [value]
