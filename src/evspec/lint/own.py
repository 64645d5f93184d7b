"""The specification with a laboratory's own criteria beside it, once they have passed the lint."""

from __future__ import annotations

from pathlib import Path

from evspec.criteria import Specification, load_specification
from evspec.errors import FeatureFaults
from evspec.lint import lint
from evspec.own_features import beside

__all__ = ["linted_beside"]


def linted_beside(folder: Path, specification: Specification | None = None) -> Specification:
    """The specification and, beside it, the criteria of a folder; `FeatureFaults` with every breach of the lint there.

    Their examples are run as well, so that what a laboratory wrote is proven as ours is.
    """
    whole = beside(specification or load_specification(), folder)
    breaches = lint(whole)
    if breaches:
        raise FeatureFaults(list(map(str, breaches)))
    return whole
