"""The options that select criteria, and the one that puts a laboratory's own beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from evspec.commands import names_of, path_of

if TYPE_CHECKING:
    from pathlib import Path

    from evspec.criteria import Specification

__all__ = ["SELECTING", "owning", "selecting", "specification_with"]

SELECTING = (
    "Of --source, --family, --level and ids, several values of one option are alternatives, and different options "
    "narrow: --source a --source b --level should asks for what is @should and rests on a or on b."
)
Command = TypeVar("Command", bound=Callable[..., object])


def selecting(command: Command) -> Command:
    """The options `--source`, `--family` and `--level`, each of several values."""
    wanted = (
        ("--level", "level", "LEVEL", "Only criteria of this level: must, should, may or own."),
        ("--family", "family", "NAME", "Only criteria of this family, by its letters (ORI) or its title (Origin)."),
        ("--source", "source", "NAME", "Only criteria that rest on this source; `evspec criteria` lists sources."),
    )
    for option, name, metavar, text in wanted:
        command = click.option(option, name, multiple=True, metavar=metavar, callback=names_of, help=text)(command)
    return command


def owning(command: Command) -> Command:
    """The option `--features`."""
    return click.option(
        "--features",
        type=click.Path(),
        callback=path_of,
        metavar="DIR",
        help="Put the criteria of this folder, a laboratory's own, beside evspec's; they are linted first.",
    )(command)


def specification_with(features: Path | None) -> Specification:
    """The specification, and beside it the criteria of a folder of features where one is named."""
    if features is None:
        from evspec.criteria import load_specification

        return load_specification()
    from evspec.lint.own import linted_beside
    from evspec.report.waiting import Waiting

    with Waiting("reading the laboratory's features"):
        return linted_beside(features)
