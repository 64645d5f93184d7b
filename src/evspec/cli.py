"""The command line: what is asked is parsed here, and what takes time to import is imported when needed."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import click

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from evspec.report.waiting import Waiting
    from evspec.result import Result

__all__ = ["main"]

Asked = ParamSpec("Asked")
UNWRITABLE, INTERRUPTED = 2, 130
OBJECTS = 100_000
"""How many new objects make Python look for garbage: imports leave none, and looking takes a twentieth of it all."""


def guarded(command: Callable[Asked, int]) -> Callable[Asked, None]:
    """Leave with the code that a command gives back; 2 where evspec cannot use what it was given, 4 where it failed."""

    @wraps(command)
    def run(*args: Asked.args, **kwargs: Asked.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except click.ClickException:
            raise
        except KeyboardInterrupt:
            click.echo("\nevspec: interrupted; there is no verdict.", err=True)
            code = INTERRUPTED
        except Exception as error:  # noqa: BLE001 -- whatever is left is a defect of evspec, never a verdict
            from evspec.report.refusal import told

            code = told(error)
        sys.exit(code)

    return run


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        guarded(_tell_versions)()


def _tell_versions() -> int:
    from evspec.criteria import load_specification
    from evspec.report.versions import package_version

    specification = load_specification()
    _print([f"evspec {package_version()}\nspecification {specification.version}\nsha256 {specification.digest}\n"])
    return 0


@click.group(invoke_without_command=True)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Say the versions of package and specification, and leave.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Judge preparations of MSC-derived vesicles by an executable specification.

    \b
    evspec demo            judges an example laboratory that comes with evspec
    evspec check FOLDER    judges your own
    """  # noqa: D301 -- click looks for the control character itself
    gc.set_threshold(OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _path(_context: click.Context, _parameter: click.Parameter, given: str | None) -> Path | None:
    from pathlib import Path

    return Path(given) if given is not None else None


def _paths(_context: click.Context, _parameter: click.Parameter, given: Iterable[str]) -> tuple[Path, ...]:
    from pathlib import Path

    return tuple(map(Path, given))


def _split(_context: click.Context, _parameter: click.Parameter, given: Iterable[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for text in given for name in text.split(","))
    if "" in names:
        raise click.BadParameter("an empty name found, the id of a criterion expected; `evspec criteria` lists them")
    return names


@main.command()
@click.argument("handin", type=click.Path(), callback=_path)
@click.option(
    "--out",
    type=click.Path(),
    callback=_path,
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
@click.option(
    "--select",
    multiple=True,
    metavar="ID",
    callback=_split,
    help="Judge this criterion only; may be repeated, or a list with commas.",
)
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
    select: tuple[str, ...],
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

    try:
        with Waiting("reading the hand-in") as waiting:
            if out:
                from evspec.report.folder import refuse_foreign

                refuse_foreign(out)
            result = _judged(handin, waiting, gate, decision, select, as_of)
            if out:
                _write(result, out, waiting)
    except HandinFaults as error:
        if as_json:
            from evspec.report.refusal import faults_json

            _print([faults_json(error)], data=True)
        raise
    if as_json:
        from evspec.report.findings import write_findings

        _print(write_findings(result), data=True)
    else:
        _print_judgement(result, out)
    return result.exit_code


@main.command()
@guarded
def demo() -> int:
    """Judge the example laboratory that comes with evspec, and write its report into the current directory."""
    from evspec.report.folder import example_laboratory, free_folder
    from evspec.report.waiting import Waiting

    laboratory, out = example_laboratory(), free_folder("evspec-demo")
    with Waiting("reading the example") as waiting:
        result = _judged(laboratory, waiting, "should", "guarded", (), None)
        _write(result, out, waiting)
    _print_judgement(result, out)
    _print(
        [
            f"\nThe example laboratory is in {laboratory}\n",
            f"`evspec check` of it exits with {result.exit_code}; this command exits with 0.\n",
        ]
    )
    return 0


@main.command()
@click.argument("identifier", required=False, metavar="[ID]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@guarded
def criteria(identifier: str | None, as_json: bool) -> int:
    """List the criteria, or tell one in full: its sources, what met shows and does not show, and its examples."""
    from evspec.criteria import load_specification
    from evspec.report.criterion import criteria_json, criterion_lines, list_lines
    from evspec.report.look import look_of

    specification = load_specification()
    wanted = [specification.criterion(identifier)] if identifier else list(specification.criteria.values())
    if as_json:
        _print([criteria_json(specification, wanted, one=bool(identifier))], data=True)
    elif identifier:
        _print(f"{line}\n" for line in criterion_lines(specification, wanted[0], look_of(sys.stdout)))
    else:
        _print(f"{line}\n" for line in list_lines(specification, look_of(sys.stdout)))
    return 0


@main.command()
@click.argument("words", nargs=-1, metavar="[WORD]")
@guarded
def quantities(words: tuple[str, ...]) -> int:
    """List the quantities that a hand-in may name, or those with WORD in their name, meaning or family."""
    from evspec.errors import UnknownWord
    from evspec.quantities import known_quantities
    from evspec.report.look import look_of
    from evspec.report.quantity import quantities_about, quantity_lines
    from evspec.report.refusal import refused

    try:
        found = quantities_about(" ".join(words), known_quantities())
    except UnknownWord as error:
        return refused([error], "`evspec quantities` lists all; a laboratory declares its own in the table quantities.")
    _print(f"{line}\n" for line in quantity_lines(found, look_of(sys.stdout)))
    return 0


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), callback=_paths, metavar="FILE...")
@click.option("--csv", "as_csv", is_flag=True, help="Print the readings as CSV and nothing else.")
@guarded
def read(files: tuple[Path, ...], as_csv: bool) -> int:
    """Show what evspec reads in instrument exports.

    An export is told by its content and not by its name; what cannot be read is refused, with what could be.
    """
    from evspec.report.export import csv_of, export_lines, exports_of
    from evspec.report.look import look_of
    from evspec.report.refusal import refused

    exports, refusals = exports_of(files)
    if as_csv:
        _print([csv_of(exports)], data=True)
    else:
        look = look_of(sys.stdout)
        _print(f"{line}\n" for each in exports for line in export_lines(each, look))
    return refused(refusals, "`evspec read --help` says how exports are read.") if refusals else 0


def _judged(
    handin: Path, waiting: Waiting, gate: str, decision: str, select: tuple[str, ...], as_of: datetime | None
) -> Result:
    from evspec.criteria import load_specification, vocabulary
    from evspec.evaluate import evaluate
    from evspec.handin import read_handin

    specification = load_specification()
    for each in select:
        specification.criterion(each)
    batch = read_handin(handin, vocabulary(specification))
    waiting(0.0, "judging")
    day = as_of.date() if as_of else None
    return evaluate(batch, specification, as_of=day, decision=decision, gate=gate, select=select, progress=waiting)


def _write(result: Result, out: Path, waiting: Waiting) -> None:
    from evspec.report.files import write_report

    waiting(0.0, "writing the report")
    write_report(result, out, waiting)


def _print_judgement(result: Result, out: Path | None) -> None:
    from evspec.report.look import look_of
    from evspec.report.terminal import judgement_lines

    look = look_of(sys.stdout)
    _print(f"{line}\n" for line in judgement_lines(result, look, written=out is not None))
    if out:
        _print([f"\nReport written to {out}; open {out / 'report.html'} in a browser.\n"])


def _print(parts: Iterable[str], *, data: bool = False) -> None:
    """Write to standard output, data in UTF-8; where the reader has left, the exit code is still the verdict.

    Where it cannot be written for another reason, as on a full disk, the exit code is 2.
    """
    if data and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        for part in parts:
            sys.stdout.write(part)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            click.echo(f"evspec: the output cannot be written: {error.strerror or error}.", err=True)
            sys.exit(UNWRITABLE)
