"""What a page would hide: a criterion that cites what no source states, uses words nobody knows, or judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from evspec.criteria import Criterion, Specification, Step
from evspec.errors import EvspecError, unknown
from evspec.lint.sourcing import statements_are_accounted_for
from evspec.proof import expected_verdicts
from evspec.sphinx.wording import worded

__all__ = ["Problem", "problems_of"]


class Problem(NamedTuple):
    """Something to be warned of, and where: `features/origin.feature:4`."""

    place: str
    message: str


def problems_of(root: Path, specification: Specification) -> tuple[Problem, ...]:
    """Every dead reference, unknown sentence and missing scenario, and every statement that nothing accounts for."""
    criteria = (each for criterion in specification.criteria.values() for each in _of(root, specification, criterion))
    open_ones = statements_are_accounted_for(specification)
    return (*criteria, *(Problem(f"{_place(root, each.path)}:{each.line}", each.message) for each in open_ones))


def _of(root: Path, specification: Specification, criterion: Criterion) -> Iterator[Problem]:
    place = _place(root, criterion.path)
    for each in criterion.statements:
        if each not in specification.statements:
            error = unknown("statement", each, specification.statements)
            yield Problem(f"{place}:{criterion.line}", f"{criterion.id}: {error}")
    for each in criterion.pairs:
        if each not in specification.criteria:
            error = unknown("criterion", each, specification.criteria)
            yield Problem(f"{place}:{criterion.line}", f"{criterion.id}: {error}")
    if not criterion.scenarios:
        yield Problem(f"{place}:{criterion.line}", f"{criterion.id} has no `Scenario:`, so nothing would judge it")
    for step in {(step.line, step.text): step for row in criterion.scenarios for step in row.steps}.values():
        yield from _told(place, criterion, step, worded)
    for step in (step for example in criterion.examples for step in example.steps if step.keyword == "Then"):
        yield from _told(place, criterion, step, lambda step: list(expected_verdicts(step.table)))


def _place(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _told(place: str, criterion: Criterion, step: Step, read: Callable[[Step], object]) -> Iterator[Problem]:
    try:
        read(step)
    except EvspecError as error:
        yield Problem(f"{place}:{step.line}", f"{criterion.id}: {error}")
