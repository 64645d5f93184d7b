"""What a sentence may name: each quantity with its unit, scale and specimen, and how it is derived if it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from evspec.errors import unknown

if TYPE_CHECKING:
    import pandas as pd

    from evspec.arrays import Bools
    from evspec.estimates import Bench, Estimates

__all__ = ["PANELS", "Noun", "Quantity", "Scale", "Vocabulary", "find", "own_quantities"]

Scale = Literal["linear", "log", "logit"]


@dataclass(frozen=True)
class Quantity:
    """A measurand: its name as sentences use it, the unit in which it is judged, and the scale of its uncertainty.

    *exact* quantities (a count, a set point) are judged as they stand. A quantity with *analytes* is named with
    one: `cells positive for CD73`. *words* says that present and absent are readings of it, with no number needed;
    findings name it as `told` where its name does not say which of several readings counts. A value outside
    *lowest* to *highest* is a fault of the hand-in. `derive` computes estimates from what the quantity *takes*, in
    words; what a laboratory reports under the same name is judged beside them, as `reported` leaves it. It is given
    the analyte, blank for a quantity that has none. `beside` computes the estimates of a quantity that is itself a
    comparison to the preparation named in a field (`reference`), at a coverage; equivalence is judged on these.
    `without` says which preparations were measured by models that have no such parameter: there its equivalence is
    not applicable. A *laboratory* quantity says something of the laboratory and not of a lot: its estimates all
    belong to row 0, and @laboratory criteria ask for it.`bounded_from` says from which sides (*below*, *above*)
    declared limits have to hold it: those from the other side alone promise nothing. `parts` names the quantities
    that it is made of, and `over` what it is counted in (`particles`, `protein`, `cells`, `volume`, or another
    quantity) where its unit does not tell: values that share such a denominator go together for that reason alone.
    """

    name: str
    unit: str
    meaning: str
    scale: Scale = "linear"
    specimen: str = "vesicles"
    exact: bool = False
    analytes: bool = False
    words: bool = False
    told: str = ""
    lowest: float | None = 0.0
    highest: float | None = None
    takes: str = ""
    derive: Callable[[Bench, str], Estimates] | None = field(default=None, compare=False)
    beside: Callable[[Bench, str, float], Estimates] | None = field(default=None, compare=False)
    reported: Callable[[Bench, Estimates], Estimates] | None = field(default=None, compare=False)
    without: Callable[[Bench], Bools] | None = field(default=None, compare=False)
    laboratory: bool = False
    bounded_from: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    over: tuple[str, ...] | None = None


class Noun(NamedTuple):
    """A noun phrase looked up: alternatives joined by "or", each a quantity and an analyte, blank if it has none."""

    phrase: str
    alternatives: tuple[tuple[Quantity, str], ...]


class Vocabulary(NamedTuple):
    """The closed lists that a hand-in is held against: quantities by name, and the names the features use.

    `analytes` are those that the sentences name. A hand-in may name others, though not these in another spelling.
    `declared` are the lines of the table of quantities, the header first, that a laboratory's own features bring.
    """

    quantities: Mapping[str, Quantity]
    documents: Collection[str]
    panels: Collection[str]
    criteria: Collection[str]
    analytes: Collection[str] = frozenset()
    declared: Sequence[Sequence[str]] = ()


PANELS: dict[str, str] = {
    "MSC antigen": "antigen signal of",
    "non-MSC antigen": "antigen signal of",
    "vesicle marker": "marker signal of",
    "transmembrane marker": "marker signal of",
    "cytosolic marker": "marker signal of",
    "contaminant": "marker signal of",
    "impurity": "impurity concentration of",
    "cargo": "retained cargo of",
    "lipid pair": "lipid concentration of",
    "cytokine": "cytokine concentration of",
    "pro-inflammatory cytokine": "cytokine concentration of",
    "regulatory cytokine": "cytokine concentration of",
}
"""The panels that a laboratory may name, each with the quantity that its members are analytes of."""


def own_quantities(table: pd.DataFrame) -> dict[str, Quantity]:
    """The quantities that a laboratory declares in `quantities`, by name.

    On the linear scale they may be negative; on the logit scale they are percentages.
    """
    return {
        str(row.quantity): Quantity(
            str(row.quantity),
            str(row.unit),
            str(row.meaning),
            scale=cast("Scale", row.scale),
            specimen=str(row.specimen),
            words=isinstance(row.words, str) and bool(row.words.strip()),
            lowest=None if row.scale == "linear" else 0.0,
            highest=100.0 if row.scale == "logit" else None,
        )
        for row in table.itertuples()
    }


def find(phrase: str, quantities: Mapping[str, Quantity]) -> Noun:
    """The quantities that a noun phrase names; `UnknownWord` with the nearest spelling where it names none.

    "cells positive for CD14 or CD11b" is one quantity with two analytes; "protein or membrane lipid" two quantities.
    """
    if phrase in quantities and not quantities[phrase].analytes:
        return Noun(phrase, ((quantities[phrase], ""),))
    for name in sorted(quantities, key=len, reverse=True):
        if quantities[name].analytes and phrase.startswith(name + " "):
            return Noun(phrase, tuple((quantities[name], each) for each in phrase[len(name) + 1 :].split(" or ")))
    parts = phrase.split(" or ")
    if len(parts) > 1:
        found = [find(part, quantities) for part in parts]
        return Noun(phrase, tuple(pair for noun in found for pair in noun.alternatives))
    raise unknown("quantity", phrase, quantities)
