"""The five verdicts, their codes, and the ways in which they combine."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np

from evspec.arrays import Codes

__all__ = ["Verdict", "at_least", "best", "worst"]


class Verdict(IntEnum):
    """A verdict on one criterion; the smaller of two codes is the worse, and *not applicable* is neutral."""

    NOT_MET = 0
    NO_EVIDENCE = 1
    INCONCLUSIVE = 2
    MET = 3
    NOT_APPLICABLE = 4

    @property
    def words(self) -> str:
        """The verdict as it is printed: `no evidence`."""
        return self.name.lower().replace("_", " ")

    @property
    def earl(self) -> str:
        """The outcome of W3C EARL 1.0 that corresponds to the verdict."""
        return ("failed", "untested", "cantTell", "passed", "inapplicable")[self]

    @classmethod
    def of(cls, words: str) -> Verdict:
        """The verdict that `words` names; a `KeyError` where they name none."""
        return cls[words.strip().upper().replace(" ", "_")]


def worst(*codes: Codes) -> Codes:
    """The worse verdict element by element; *not applicable* yields to every other."""
    result = codes[0]
    for other in codes[1:]:
        result = np.minimum(result, other)
    return result


def best(*codes: Codes) -> Codes:
    """The better verdict element by element, for an "or"; *not applicable* yields to every other."""
    stacked = np.stack(codes)
    applicable = np.where(stacked == Verdict.NOT_APPLICABLE, -1, stacked.astype(np.int8)).max(axis=0)
    return np.where(applicable < 0, Verdict.NOT_APPLICABLE, applicable).astype(np.uint8)


def at_least(count: int, codes: Sequence[Codes]) -> Codes:
    """Met where `count` members are met, not met where that can no longer be, else the worst undecided member.

    Undecided is *no evidence* or *inconclusive*. A member that is not applicable counts as neither.
    """
    stacked = np.stack(tuple(codes))
    met = (stacked == Verdict.MET).sum(axis=0)
    undecided = (stacked == Verdict.NO_EVIDENCE) | (stacked == Verdict.INCONCLUSIVE)
    open_ = np.where((stacked == Verdict.NO_EVIDENCE).any(axis=0), Verdict.NO_EVIDENCE, Verdict.INCONCLUSIVE)
    lost = met + undecided.sum(axis=0) < count
    decided = np.where(met >= count, Verdict.MET, np.where(lost, Verdict.NOT_MET, open_))
    nothing = (stacked == Verdict.NOT_APPLICABLE).all(axis=0)
    return np.where(nothing, Verdict.NOT_APPLICABLE, decided).astype(np.uint8)
