"""All limits of one lot at once: each of them once, at every stage, whichever of its methods measures it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Floats
from evspec.band import Window, chance_within

__all__ = ["Together", "joint_chances", "joint_table", "least_chances", "together"]

LEAST = "the method of least chance"


class Together(NamedTuple):
    """The limits that one lot at a stage must meet, each by the methods that can measure it."""

    stage: str
    limits: tuple[tuple[Window, ...], ...]

    @property
    def several(self) -> bool:
        """Whether some limit can be measured by more than one method."""
        return any(len(each) > 1 for each in self.limits)


def together(known: Sequence[Window]) -> tuple[Together, ...]:
    """The limits at each stage; one for any stage gives way to one for that stage, which holds it already.

    The blank stage stands for lots at any other. Limits over shelf life take no part.
    """
    release = [each for each in known if each.kind != "shelf life"]
    stages = sorted({each.stage for each in release})
    return tuple(Together(stage, _at(stage, release)) for stage in stages)


def joint_chances(chances: Floats) -> tuple[Floats, Floats]:
    """The chance of meeting all limits at once, one row a limit: if they are independent, and at the least."""
    return chances.prod(axis=0), np.maximum(0.0, 1 - (1 - chances).sum(axis=0))


def joint_table(every: Sequence[Together], runs: Sequence[int]) -> pd.DataFrame:
    """The chances by the number of runs, by stage and by method where there are several of them."""
    rows = [
        (each.stage or "any other", by, count, *(round(100 * float(chance), 1) for chance in joint))
        for each in every
        for by, chances in _by_method(each, np.array(runs, np.float64))
        for count, *joint in zip(runs, *joint_chances(chances), strict=True)
    ]
    table = pd.DataFrame(rows, columns=["stage", "measured by", "runs of each", "independent, %", "at least, %"])
    idle = (len(every) < 2 and not any(each.stage for each in every), not any(each.several for each in every))
    return table.drop(columns=[name for name, none in zip(("stage", "measured by"), idle, strict=True) if none])


def least_chances(each: Together, runs: Floats) -> Floats:
    """The chance of each limit, one row a limit, by that of its methods with the least at so many runs."""
    return np.stack([_of(limit, runs).min(axis=0) for limit in each.limits])


def _at(stage: str, release: Sequence[Window]) -> tuple[tuple[Window, ...], ...]:
    found: dict[tuple[str, str], dict[str, list[Window]]] = {}
    for each in release:
        if each.stage in {"", stage}:
            found.setdefault((each.of, each.kind), {}).setdefault(each.stage, []).append(each)
    return tuple(tuple(limits.get(stage) or limits[""]) for limits in found.values())


def _by_method(each: Together, runs: Floats) -> Iterator[tuple[str, Floats]]:
    least = least_chances(each, runs)
    yield LEAST, least
    for place, limit in enumerate(each.limits):
        if len(limit) > 1:
            for window, chances in zip(limit, _of(limit, runs), strict=True):
                changed = least.copy()
                changed[place] = chances
                yield f"{window.named} by {window.method or 'no named method'}", changed


def _of(limit: Sequence[Window], runs: Floats) -> Floats:
    return np.stack([chance_within(each, np.full(1, each.truth), runs) for each in limit])
