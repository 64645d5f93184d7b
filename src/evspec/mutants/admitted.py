"""Which words of a field the sentences that narrow leave together."""

from __future__ import annotations

from collections.abc import Sequence

from evspec.fields import column_of
from evspec.sentences import Sentence
from evspec.steps import listed, whose
from evspec.tables import column

__all__ = ["admitted", "words_of"]

ANY_OTHER = "\0"
"""Stands for all the words that a field may hold and that no sentence names."""

Said = tuple[Sentence, dict[str, str | None]]


def words_of(field: str) -> tuple[str, ...]:
    """The words that a field of preparations may hold, none where its list is open."""
    return tuple(column("preparations", column_of(field)).words)


def admitted(said: Sequence[Said], every: Sequence[Said]) -> dict[str, frozenset[str]]:
    """For each field that sentences narrow by, the words that they leave together; `every` says which to tell apart.

    They are decided field by field: surely otherwise, undecided where the field is blank, or yes.
    """
    found: dict[str, frozenset[str]] = {}
    for words in (words for sentence, words in said if sentence.function is whose):
        field = words["field"] or ""
        left = found.get(field, _known(field, every))
        values = frozenset(listed(words["values"] or ""))
        found[field] = left - values if words["not_"] else left & values
    return found


def _known(field: str, every: Sequence[Said]) -> frozenset[str]:
    mine = [words for sentence, words in every if sentence.function is whose and words["field"] == field]
    named = frozenset(value for words in mine for value in listed(words["values"] or ""))
    return frozenset(words_of(field)) or named | {ANY_OTHER}
