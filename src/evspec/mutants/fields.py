"""Which preparations the Givens of a scenario leave, by the words of their fields: two that leave the same are one."""

from __future__ import annotations

from collections.abc import Sequence

from evspec.fields import column_of
from evspec.model import Step
from evspec.sentences import sentence_of
from evspec.steps import listed, whose
from evspec.tables import column

__all__ = ["same_preparations", "words_of"]

ANY_OTHER = "\0"
"""Stands for all the words that a field may hold and that no sentence names."""


def words_of(field: str) -> tuple[str, ...]:
    """The words that a field of preparations may hold, none where its list is open."""
    return tuple(column("preparations", column_of(field)).words)


def same_preparations(steps: Sequence[Step], others: Sequence[Step]) -> bool:
    """Whether two lists of sentences judge alike and narrow to the same words of the same fields.

    Givens are decided field by field: surely otherwise, undecided where blank, or yes. So where both lists ask the
    same fields, and each field's Givens together leave the same words, no preparation is narrowed otherwise.
    """
    if _others(steps) != _others(others):
        return False
    asked, asked_there = _asked(steps), _asked(others)
    if asked.keys() != asked_there.keys():
        return False
    return all(
        _left(asked[field], named) == _left(asked_there[field], named) for field, named in _named(asked, asked_there)
    )


def _others(steps: Sequence[Step]) -> list[str]:
    return [step.text for step in steps if sentence_of(step)[0].function is not whose]


Asked = dict[str, list[tuple[bool, frozenset[str]]]]


def _asked(steps: Sequence[Step]) -> Asked:
    found: Asked = {}
    for step in steps:
        sentence, words = sentence_of(step)
        if sentence.function is whose:
            asked = (bool(words["not_"]), frozenset(listed(words["values"] or "")))
            found.setdefault(words["field"] or "", []).append(asked)
    return found


def _named(one: Asked, other: Asked) -> list[tuple[str, frozenset[str]]]:
    """For each field the words that tell its Givens apart: all that it may hold, or those named and any other."""
    return [
        (
            field,
            frozenset(words_of(field))
            or frozenset({ANY_OTHER}).union(*(said for _, said in one[field] + other[field])),
        )
        for field in one
    ]


def _left(asked: Sequence[tuple[bool, frozenset[str]]], known: frozenset[str]) -> frozenset[str]:
    for negated, values in asked:
        known = known - values if negated else known & values
    return known
