"""Similarity by equivalence: each shape parameter of a plate against margins declared by the day of the run."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats, Words
from evspec.decision import EQUIVALENCE, LOWER
from evspec.estimates import Bench
from evspec.limits import declared, wanting
from evspec.potency.shapes import SHAPES, SLOPE_RATIO, Shape
from evspec.potency.study import Study
from evspec.words import exactly, number

__all__ = ["Margins", "margins_of", "similar", "similarity"]


class Margins(NamedTuple):
    """The margins that hold for each pair, infinite on a side for which none is declared."""

    low: Floats
    high: Floats

    @property
    def declared(self) -> Bools:
        """Where both sides are declared, without which nothing is equivalent."""
        return np.isfinite(self.low) & np.isfinite(self.high)


def similarity(bench: Bench, study: Study) -> dict[str, tuple[Shape, Margins, Bools]]:
    """For each shape parameter its numbers, its margins, and whether the 90 % interval lies wholly inside them."""
    made = {}
    for name in SHAPES:
        shape, margins = study.pairs.shapes[name], margins_of(bench, study, name)
        low, high = shape.ends(EQUIVALENCE)
        made[name] = (shape, margins, margins.declared & (low >= margins.low) & (high <= margins.high))
    return made


def similar(bench: Bench, study: Study) -> tuple[Bools, Words]:
    """Which pairs are similar, so that a relative potency may be stated, and in words why the others are not.

    As is reported of USP <1032>, similarity is an equivalence on every shape parameter of the model, against margins
    set beforehand. Lines have their slope alone.
    """
    pairs = study.pairs
    able = pairs.why == ""
    holds, texts = able.copy(), [[each] if each else [] for each in pairs.why]
    for name, (shape, margins, inside) in similarity(bench, study).items():
        asked = able & ((name == SLOPE_RATIO) | ~pairs.line)
        holds &= inside | ~asked
        low, high = shape.ends(EQUIVALENCE)
        for row in np.flatnonzero(asked & ~inside):
            if margins.declared[row]:
                found = f"{name} {number(shape.value[row], 3)} ({number(low[row], 3)} to {number(high[row], 3)})"
                texts[row].append(f"{found} is not inside {exactly(margins.low[row])} to {exactly(margins.high[row])}")
            else:
                texts[row].append(f"no two margins of {name}, with their basis, are declared by the day of the run")
    for row in np.flatnonzero(holds & ~pairs.held):
        texts[row].append("no pair of one shape could be fitted")
    return holds & pairs.held, np.array(["; ".join(each) for each in texts], object)


def margins_of(bench: Bench, study: Study, name: str) -> Margins:
    """The margins of a quantity for each pair: of its method and stage, with a basis, declared before it was measured.

    A run without a day is taken for later than the production of its lot, and for nothing else. Where one margin of a
    quantity lacks its day or its basis none of them holds, as for any other equivalence.
    """
    curves, lot = study.plates.curves, study.pairs.lot
    low, high = np.full(len(lot), -np.inf), np.full(len(lot), np.inf)
    margins = declared(bench, bench.quantities[name], "", "margin")
    if wanting(margins, name):
        return Margins(low, high)
    owner = curves.owner[lot]
    produced = bench.batch.preparations["produced_on"].to_numpy("datetime64[s]")[owner]
    day = np.where(np.isnat(curves.day[lot]), produced, curves.day[lot])
    stage = bench.batch.preparations["stage"].astype(object).to_numpy()[owner]
    for each in margins:
        fits = (each.day <= day) & (each.day <= np.datetime64(bench.as_of, "s"))
        for said, known in ((each.method, curves.method[lot]), (each.stage, stage)):
            fits &= (known == said) | (not said)
        if each.bound.side in LOWER:
            low = np.where(fits, np.maximum(low, each.bound.value), low)
        else:
            high = np.where(fits, np.minimum(high, each.bound.value), high)
    return Margins(low, high)
