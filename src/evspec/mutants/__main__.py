"""`python -m evspec.mutants RECORD` runs every mutant of the specification and says which the examples do not kill."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from evspec.criteria import load_specification
from evspec.mutants.record import read_record, record_of, summary, survivors_of

STALE = 'it is not what this run found: `python -m evspec.mutants --write "{}"` writes it anew'


@click.command()
@click.argument("record", type=click.Path(path_type=Path), required=False)
@click.option("--write", is_flag=True, help="Write what was found to RECORD.")
@click.option(
    "--features", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Another specification."
)
def main(record: Path | None, features: Path | None, *, write: bool) -> None:
    """Run every mutant; exit 1 where one survives, or where RECORD says otherwise than what was found."""
    specification = load_specification(features)
    found = record_of(specification)
    click.echo(summary(found, "operator").to_string(index=False))
    click.echo()
    click.echo(summary(found, "family").to_string(index=False))
    alive = list(survivors_of(specification, found))
    for each in alive:
        click.echo(str(each))
    if record and write:
        found.to_csv(record, index=False, lineterminator="\n")
    stale = record is not None and not (record.is_file() and read_record(record).equals(found))
    if stale:
        click.echo(f"{record}: {STALE.format(record)}", err=True)
    sys.exit(1 if alive or stale else 0)


if __name__ == "__main__":
    main()
