"""How far two spellings lie apart, in strokes of the keyboard."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["edits"]


@lru_cache(maxsize=4096)
def edits(one: str, other: str) -> int:
    """How many characters are put in, left out, replaced or swapped with their neighbour to turn one into the other.

    Source: the optimal string alignment distance, after Damerau 1964, doi:10.1145/363958.363994.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        line = [row]
        for column, right in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (left != right))
            if before and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]
