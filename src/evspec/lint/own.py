"""The specification with a laboratory's own criteria beside it, once they have passed the lint."""

from __future__ import annotations

from pathlib import Path

from evspec.criteria import Specification, load_specification
from evspec.errors import FeatureFaults
from evspec.lint import lint
from evspec.own_features import read_beside

__all__ = ["breaches_beside", "linted_beside"]

NEEDING = {
    "features": ("accounted", "mutual-pair"),
    "sources": ("accounted", "cells", "example", "level", "number-source", "statement"),
    "quantities": ("cells", "example", "judged", "on-the-limit", "verdicts-shown"),
}
"""The rules that would blame what is right where some of the features, sources or quantities could not be read."""


def linted_beside(folder: Path, specification: Specification | None = None) -> Specification:
    """The specification and, beside it, the criteria of a folder; `FeatureFaults` with every breach of the lint there.

    Their examples are run as well, so that what a laboratory wrote is proven as ours is.
    """
    whole, breaches = breaches_beside(folder, specification)
    if breaches:
        raise FeatureFaults(breaches)
    return whole


def breaches_beside(folder: Path, specification: Specification | None = None) -> tuple[Specification, list[str]]:
    """The specification with what could be read of a folder's criteria, and every breach: of reading first, then all.

    Where something could not be read, the rules that need it say nothing.
    """
    whole, breaches, unread = read_beside(specification or load_specification(), folder)
    without = [rule for each in unread for rule in NEEDING[each]]
    return whole, [*breaches, *map(str, lint(whole, without))]
