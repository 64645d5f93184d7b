"""Lint a folder of features, a laboratory's own or evspec's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from evspec.commands import guarded, path_of, print_parts

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["lint"]


@click.command()
@click.argument("folder", required=False, type=click.Path(), callback=path_of, metavar="[DIR]")
@guarded
def lint(folder: Path | None) -> int:
    """Say what in the features of DIR breaks a rule: file:line: rule: message.

    DIR holds a laboratory's own criteria, as `evspec check --features DIR` takes
    them; their examples are run as well. Without it the features of evspec are
    linted.

    \b
    Exit codes: 0 nothing breaks a rule; 1 something does; 2 it cannot be read.
    """  # noqa: D301 -- click looks for the control character itself
    from evspec.criteria import features_folder, load_specification
    from evspec.lint import lint as breaches_of
    from evspec.lint.own import breaches_beside
    from evspec.report.waiting import Waiting
    from evspec.words import counted, printable

    ours = load_specification()
    own = folder is not None and folder.resolve() != features_folder().resolve()
    with Waiting("linting the features"):
        whole, breaches = breaches_beside(folder, ours) if folder and own else (ours, list(map(str, breaches_of(ours))))
    if breaches:
        print_parts(f"{printable(each)}\n" for each in breaches)
        return 1
    linted = [each for each in whole.criteria.values() if bool(each.owner) == own]
    print_parts([f"{counted(len(linted), 'criterion')}; no rule is broken.\n"])
    return 0
