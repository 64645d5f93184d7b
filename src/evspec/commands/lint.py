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
    from evspec.errors import FeatureFaults
    from evspec.lint import lint as breaches_of
    from evspec.own_features import beside
    from evspec.report.waiting import Waiting
    from evspec.report.words import counted, printable

    ours = load_specification()
    own = folder is not None and folder.resolve() != features_folder().resolve()
    try:
        whole = beside(ours, folder) if folder and own else ours
        with Waiting("linting the features"):
            breaches = list(map(str, breaches_of(whole)))
    except FeatureFaults as error:
        breaches = list(error.breaches)
    if breaches:
        print_parts(f"{printable(each)}\n" for each in breaches)
        return 1
    linted = [each for each in whole.criteria.values() if bool(each.owner) == own]
    print_parts([f"{counted(len(linted), 'criterion')}; no rule is broken.\n"])
    return 0
