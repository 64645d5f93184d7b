"""Look things up: criteria, quantities, and what is seen in the exports of instruments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, paths_of, print_parts
from evspec.commands.selecting import SELECTING, owning, selecting, specification_with

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["criteria", "quantities", "read"]


@click.command(epilog=SELECTING)
@click.argument("identifier", required=False, metavar="[ID]")
@selecting
@owning
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@guarded
def criteria(
    identifier: str | None,
    source: tuple[str, ...],
    family: tuple[str, ...],
    level: tuple[str, ...],
    features: Path | None,
    as_json: bool,
) -> int:
    """List the criteria, or tell one in full: its sources, what met shows and does not show, and its examples."""
    from evspec.report.criterion import criteria_json, criterion_lines, list_lines
    from evspec.report.look import look_of
    from evspec.selection import Selection, chosen

    specification = specification_with(features)
    selection = Selection((identifier,) if identifier else (), source, family, level)
    wanted = chosen(specification, selection)
    if as_json:
        print_parts([criteria_json(specification, wanted, one=bool(identifier))], data=True)
    elif identifier:
        print_parts(f"{line}\n" for line in criterion_lines(specification, wanted[0], look_of(sys.stdout)))
    else:
        print_parts(f"{line}\n" for line in list_lines(specification, wanted, selection, look_of(sys.stdout)))
    return 0


@click.command()
@click.argument("words", nargs=-1, metavar="[WORD]")
@guarded
def quantities(words: tuple[str, ...]) -> int:
    """List the quantities that a hand-in may name, or those with WORD in their name, meaning or family."""
    from evspec.errors import UnknownWord
    from evspec.quantities.known import known_quantities
    from evspec.report.look import look_of
    from evspec.report.quantity import quantities_about, quantity_lines
    from evspec.report.refusal import refused

    try:
        found = quantities_about(" ".join(words), known_quantities())
    except UnknownWord as error:
        return refused([error], "`evspec quantities` lists all; a laboratory declares its own in the table quantities.")
    print_parts(f"{line}\n" for line in quantity_lines(found, look_of(sys.stdout)))
    return 0


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(), callback=paths_of, metavar="FILE...")
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
        print_parts([csv_of(exports)], data=True)
    else:
        look = look_of(sys.stdout)
        print_parts(f"{line}\n" for each in exports for line in export_lines(each, look))
    return refused(refusals, "`evspec read --help` says how exports are read.") if refusals else 0
