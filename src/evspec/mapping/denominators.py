"""What a value is counted in, and which features share that with the potency: such pairs go together by arithmetic.

Two ratios over one denominator correlate though their numerators do not (Pearson 1897, Proc R Soc Lond 60, 489-498).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from evspec.batch import Batch
from evspec.mapping.traits import Trait
from evspec.quantities import Quantity, potency
from evspec.tables import COUNTED_IN
from evspec.units import VOLUMES, normalise

__all__ = ["Counted", "counted", "doses_of", "refusal"]

COUNTS = {
    "volume": re.compile("|".join(re.escape(each) for each in VOLUMES)),
    "particles": re.compile(r".*(particle|vesicle)s?"),
    "cells": re.compile(r".*cells?"),
    "protein": re.compile(r"[pnµm]?g"),
}
"""The units in which each is counted; what stands over a mass is taken to stand over protein."""
OF_POTENCY = frozenset(each.name for each in potency.QUANTITIES)
"""What the potency assay itself gives: a dose that is declared for one of these is that of all, method by method."""
INTENSIVE = ("1", "%", "nm", "µm", "mV", "degC", "s", "min", "h", "d")
"""Units of what does not grow with the amount of sample."""


class Counted(NamedTuple):
    """What a trait is counted in: the denominators that are known, and whether there may be others."""

    over: frozenset[str]
    known: bool


def doses_of(batch: Batch) -> dict[tuple[str, str], str]:
    """What the dose of each method is counted in, by quantity and method; blank and "unknown" declare nothing."""
    table = batch.methods[batch.methods["dosed_by"].isin(COUNTED_IN)]
    return {(str(row.quantity), str(row.method)): str(row.dosed_by) for row in table.itertuples()}


def counted(trait: Trait, doses: Mapping[tuple[str, str], str], *, is_potency: bool = False) -> Counted:
    """What a trait is counted in, by its declared dose, its quantity's `over`, and its unit.

    A signal or an amount depends on how much went into the assay: unless its method declares `dosed_by`, nobody knows.
    The same holds for a potency whose unit names no denominator.
    """
    quantity = trait.quantity
    over = set(_over_unit(quantity) if quantity.over is None else quantity.over)
    family = sorted(OF_POTENCY) if quantity.name in OF_POTENCY else ()
    dose = next((doses[name, trait.method] for name in (quantity.name, *family) if (name, trait.method) in doses), "")
    grows = quantity.over is None and normalise(quantity.unit) not in INTENSIVE
    known = bool(dose) or bool(over) or not (grows or is_potency)
    return Counted(frozenset(over | ({dose} if dose else set())), known)


def refusal(feature: Trait, against: Trait, doses: Mapping[tuple[str, str], str]) -> str:
    """Why a feature cannot be compared with the potency it is held `against`, an empty text where it can."""
    name, made = feature.quantity.name, _made_of(feature)
    common = made & _made_of(against)
    if name in OF_POTENCY or common:
        return "it measures potency itself" if name in OF_POTENCY else f"both are made of {_first(common)}"
    mine, its = counted(feature, doses), counted(against, doses, is_potency=True)
    dose = its.over if its.known else frozenset(COUNTED_IN)
    may = "" if its.known else "may "
    shared, counts = dose & mine.over, dose & _counts(feature)
    named = made & dose
    why = ""
    if shared:
        why = f"both {may}stand over the same {_first(shared)}"
    elif counts or named:
        stands = "may stand" if may else "stands"
        why = f"the potency {stands} over {_first(counts or named)}, which this {'counts' if counts else 'is made of'}"
    elif not mine.known:
        why = f"nobody knows what it is counted in: `methods` declares no dosed_by for {name}"
    if why and may and mine.known:
        why += ": `methods` declares no dosed_by for the potency"
    return why


def _made_of(trait: Trait) -> frozenset[str]:
    return frozenset({trait.quantity.name, *trait.quantity.parts})


def _over_unit(quantity: Quantity) -> Iterable[str]:
    """What the unit stands over; a volume of medium or of cells is none of the vesicles'."""
    below = normalise(quantity.unit).split("/")[1:]
    found = {count for count, unit in COUNTS.items() for part in below if unit.fullmatch(part.strip())}
    return found if quantity.specimen == "vesicles" else found - {"volume"}


def _counts(trait: Trait) -> frozenset[str]:
    """What a trait is itself a count of."""
    above = normalise(trait.quantity.unit).split("/")[0]
    return frozenset(count for count in ("particles", "cells") if COUNTS[count].fullmatch(above))


def _first(words: Iterable[str]) -> str:
    return str(np.sort(list(words))[0])
