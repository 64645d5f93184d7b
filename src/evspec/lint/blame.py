"""What a rule of the lint says of a place, and the sentences of a criterion where the rules look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evspec.criteria import Specification
from evspec.errors import AmbiguousStep, UnknownStep
from evspec.model import Criterion, Step
from evspec.steps import Sentence, sentence_of

__all__ = ["Blame", "asked", "blame", "sourced", "spelt"]


class Blame(NamedTuple):
    """A place and what is wrong with it."""

    path: Path
    line: int
    message: str


def blame(criterion: Criterion, message: str, line: int | None = None) -> Blame:
    """The blame on a criterion, at the line of its Rule where no other is given."""
    return Blame(criterion.path, criterion.line if line is None else line, f"{criterion.id}: {message}")


def asked(specification: Specification) -> tuple[Criterion, ...]:
    """The criteria that are linted: where a laboratory put its own beside ours, those, else all."""
    every = tuple(specification.criteria.values())
    return tuple(each for each in every if each.owner) if specification.own else every


def sourced(specification: Specification) -> tuple[Criterion, ...]:
    """The criteria that are linted of which every statement is known: of another nobody can tell what it carries."""
    return tuple(each for each in asked(specification) if specification.statements.keys() >= set(each.statements))


def spelt(criterion: Criterion) -> Iterator[tuple[Step, Sentence, dict[str, str | None]]]:
    """The steps of the Scenarios with the sentence and words of each, without those that spell no sentence or two."""
    for scenario in criterion.scenarios:
        for step in scenario.steps:
            try:
                yield step, *sentence_of(step)
            except (UnknownStep, AmbiguousStep):
                continue
