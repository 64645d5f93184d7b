"""The command line: what is asked is parsed here, and what takes time to import is imported when needed."""

from __future__ import annotations

import gc
import io
import sys

import click

from evspec.commands import guarded, print_parts
from evspec.commands.check import check, demo
from evspec.commands.compare import compare
from evspec.commands.history import history
from evspec.commands.lint import lint
from evspec.commands.look import criteria, quantities, read
from evspec.commands.mapping import map_
from evspec.commands.plan import plan
from evspec.commands.potency import potency
from evspec.commands.precision import precision

__all__ = ["main"]

COMMANDS = (
    demo,
    check,
    criteria,
    quantities,
    lint,
    read,
    precision,
    plan,
    history,
    compare,
    potency,
    map_,
)
OBJECTS = 100_000
"""How many new objects make Python look for garbage: imports leave none, and looking takes a twentieth of it all."""


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        guarded(_tell_versions)()


def _tell_versions() -> int:
    from evspec.criteria import load_specification
    from evspec.report.versions import package_version

    specification = load_specification()
    print_parts([f"evspec {package_version()}\nspecification {specification.version}\nsha256 {specification.digest}\n"])
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


for each in COMMANDS:
    main.add_command(each)
