"""Judge a hand-in, the laboratory's own or the example that comes with evspec."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, names_of, path_of, print_parts
from evspec.commands.selecting import SELECTING, owning, selecting, specification_with

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from evspec.criteria import Specification
    from evspec.report.waiting import Waiting
    from evspec.result import Result
    from evspec.selection import Selection

__all__ = ["check", "demo"]


@click.command(epilog=f"{SELECTING} A selection leaves the gate as it is, but for what --select names.")
@click.argument("handin", type=click.Path(), callback=path_of)
@click.option(
    "--out",
    type=click.Path(),
    callback=path_of,
    metavar="DIR",
    help="Write verdicts.csv, findings.json, junit.xml and report.html into DIR.",
)
@click.option(
    "--gate",
    type=click.Choice(["must", "should"]),
    default="should",
    show_default=True,
    help="The least binding level that counts for the exit code.",
)
@click.option(
    "--decision",
    type=click.Choice(["guarded", "simple"]),
    default="guarded",
    show_default=True,
    help="The decision rule of limits that name none.",
)
@selecting
@click.option(
    "--select",
    multiple=True,
    metavar="ID",
    callback=names_of,
    help="Only this criterion, which then gates whatever its level; may be repeated, or a list with commas.",
)
@owning
@click.option("--json", "as_json", is_flag=True, help="Print findings.json, or the faults, and nothing else.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day on which documents must be valid; today by default.",
)
@guarded
def check(
    handin: Path,
    out: Path | None,
    gate: str,
    decision: str,
    source: tuple[str, ...],
    family: tuple[str, ...],
    level: tuple[str, ...],
    select: tuple[str, ...],
    features: Path | None,
    as_json: bool,
    as_of: datetime | None,
) -> int:
    """Judge HANDIN: a folder of CSV files, or one .xlsx workbook with the same sheets.

    \b
    Exit codes: 0 all that gates is met; 1 something is not met; 2 the hand-in or
    the call has a fault; 3 evidence is missing or inconclusive, or nothing
    applied; 4 a defect of evspec.
    """  # noqa: D301 -- click looks for the control character itself
    from evspec.errors import HandinFaults
    from evspec.report.waiting import Waiting
    from evspec.selection import Selection

    try:
        selection = Selection(select, source, family, level)
        specification = specification_with(features)
        with Waiting("reading the hand-in") as waiting:
            if out:
                from evspec.report.folder import refuse_foreign

                refuse_foreign(out)
            result = _judged(handin, waiting, specification, gate, decision, selection, as_of)
            if out:
                _write(result, out, waiting)
    except HandinFaults as error:
        if as_json:
            from evspec.report.refusal import faults_json

            print_parts([faults_json(error)], data=True)
        raise
    if as_json:
        from evspec.report.findings import write_findings

        print_parts(write_findings(result), data=True)
    else:
        _print_judgement(result, out)
    return result.exit_code


@click.command()
@guarded
def demo() -> int:
    """Judge the example laboratory that comes with evspec, and write its report into the current directory."""
    from evspec.report.folder import example_laboratory, free_folder
    from evspec.report.waiting import Waiting
    from evspec.selection import Selection

    laboratory, out = example_laboratory(), free_folder("evspec-demo")
    with Waiting("reading the example") as waiting:
        result = _judged(laboratory, waiting, specification_with(None), "should", "guarded", Selection(), None)
        _write(result, out, waiting)
    _print_judgement(result, out)
    print_parts(
        [
            f"\nThe example laboratory is in {laboratory}\n",
            f"`evspec check` of it exits with {result.exit_code}; this command exits with 0.\n",
        ]
    )
    return 0


def _judged(
    handin: Path,
    waiting: Waiting,
    specification: Specification,
    gate: str,
    decision: str,
    selection: Selection,
    as_of: datetime | None,
) -> Result:
    from evspec.criteria import vocabulary
    from evspec.evaluate import evaluate
    from evspec.handin import read_handin
    from evspec.selection import chosen

    chosen(specification, selection)
    batch = read_handin(handin, vocabulary(specification))
    waiting(0.0, "judging")
    day = as_of.date() if as_of else None
    return evaluate(batch, specification, as_of=day, decision=decision, gate=gate, select=selection, progress=waiting)


def _write(result: Result, out: Path, waiting: Waiting) -> None:
    from evspec.report.files import write_report

    waiting(0.0, "writing the report")
    write_report(result, out, waiting)


def _print_judgement(result: Result, out: Path | None) -> None:
    from evspec.report.look import look_of
    from evspec.report.terminal import judgement_lines

    look = look_of(sys.stdout)
    print_parts(f"{line}\n" for line in judgement_lines(result, look, written=out is not None))
    if out:
        print_parts([f"\nReport written to {out}; open {out / 'report.html'} in a browser.\n"])
