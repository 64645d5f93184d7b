"""Criteria that two authorities give differently: which stand side by side, so that neither is taken for the whole."""

from __future__ import annotations

from collections.abc import Iterable

from evspec.model import Criterion

__all__ = ["paired"]


def paired(criteria: Iterable[Criterion]) -> tuple[tuple[Criterion, ...], ...]:
    """Each group of criteria that name one another as a pair and are all among these, once, in order of id."""
    known = {each.id: each for each in criteria}
    groups = dict.fromkeys(tuple(sorted({each.id, *each.pairs})) for each in known.values() if each.pairs)
    return tuple(tuple(known[name] for name in group) for group in groups if set(group) <= set(known))
