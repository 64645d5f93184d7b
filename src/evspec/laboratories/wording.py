"""Words that the sentences of a comparison share."""

from __future__ import annotations

from collections.abc import Sequence

from evspec.laboratories.design import Study

__all__ = ["by", "shortened"]


def by(study: Study) -> str:
    """The method after a comma, blank where none was named."""
    return f", {study.method}" if study.method else ""


def shortened(sentences: Sequence[str], most: int, noun: str = "of this kind") -> tuple[str, ...]:
    """The first so many sentences, and one that says how many more there are."""
    more = len(sentences) - most
    if more <= 0:
        return tuple(sentences)
    return (*sentences[:most], f"and {more:,} more {noun}.")
