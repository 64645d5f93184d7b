"""The flags of all studies in one list, worst first, and how many of them chance alone would give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from evspec.laboratories.consistency import LEVELS, OUTLIER, critical_h, critical_k
from evspec.laboratories.sheets import Analysed

__all__ = ["Flagged", "flagged", "marks_by_chance", "tests_by_chance"]


class Flagged(NamedTuple):
    """A flag: test, laboratory, quantity, material, method, the word, and how far beyond the value of 1 %, as a ratio.

    `mandel` says whether it is Mandel's h or k, and not a test.
    """

    test: str
    laboratory: str
    noun: str
    place: str
    method: str
    word: str
    beyond: float
    mandel: bool


def flagged(of: Sequence[Analysed]) -> list[Flagged]:
    """Every flag, outliers first and of these the farthest beyond the critical value of 1 %."""
    return sorted((flag for each in of for flag in _flagged(each)), key=lambda it: (it.word != OUTLIER, -it.beyond))


def marks_by_chance(of: Sequence[Analysed], level: float) -> float:
    """How many marks of h and k chance alone gives at that level: one in so many for each laboratory and statistic."""
    return level * sum(len(each.laboratories) + int(np.isfinite(each.mandel.k).sum()) for each in of)


def tests_by_chance(of: Sequence[Analysed], level: float) -> float:
    """How many tests chance alone makes flag at that level."""
    return level * sum(len(each.flags) for each in of)


def _flagged(each: Analysed) -> Iterator[Flagged]:
    study = each.study
    where = study.noun, study.place, study.method
    for flag in each.flags:
        if flag.word:
            names = ", ".join(each.laboratories[place] for place in flag.laboratories)
            ratio = flag.statistic / flag.at_1 if len(flag.laboratories) == 1 else flag.at_1 / max(flag.statistic, 1e-9)
            yield Flagged(flag.test, names, *where, flag.word, ratio, False)
    df = np.array([len(cell.results) - 1 for cell in study.analysed])
    for place, laboratory in enumerate(each.laboratories):
        if word := each.mandel.of_h[place]:
            limit = critical_h(len(df), LEVELS[1])
            yield Flagged("Mandel's h", laboratory, *where, word, float(abs(each.mandel.h[place])) / limit, True)
        if word := each.mandel.of_k[place]:
            limit = critical_k(int(df[place]), int(df.sum() - df[place]), LEVELS[1])
            yield Flagged("Mandel's k", laboratory, *where, word, float(each.mandel.k[place]) / limit, True)
