"""The study behind a map: which lots and features take part, what is refused and why, and every test in one family."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats, Ints
from evspec.errors import EvspecError
from evspec.estimates import Bench
from evspec.mapping.denominators import Counted, counted, doses_of, refusal
from evspec.mapping.model import MODEL_UNITS, Model, fitted
from evspec.mapping.ranks import LEAST_UNITS, Ranked, UnitRows, between, found_at, unit_rows, within
from evspec.mapping.traits import Trait, features_of, potency_of
from evspec.mapping.units import units_of

__all__ = ["LEVEL", "SHARE", "Association", "Fit", "Refused", "Study", "study"]

LEVEL = 0.05
"""The share of false findings that is accepted, and how often a map of pure noise has any finding at most."""
SHARE = 0.8
"""The model takes the features that this share of the units has, and the units that have all of these."""


class Association(NamedTuple):
    """A feature beside the potency: over units, and within them where enough have several lots; q over all tests."""

    feature: Trait
    over: Ranked
    q: float
    inside: Ranked | None
    inside_q: float

    @property
    def found(self) -> bool:
        """Whether it is found over units."""
        return self.q <= LEVEL


class Refused(NamedTuple):
    """A feature that was not tested, and why."""

    feature: Trait
    reason: str


class Fit(NamedTuple):
    """The model with its features and q, over how many units and lots; or none, and why."""

    model: Model | None
    features: tuple[Trait, ...]
    units: int
    lots: int
    q: float
    reason: str


@dataclass(frozen=True)
class Study:
    """Everything that a map says; `unit` is that of each preparation, and `lots` says which take part."""

    bench: Bench
    potency: Trait
    potency_over: Counted
    products: Bools
    unit: Ints
    lots: Bools
    associations: tuple[Association, ...]
    refused: tuple[Refused, ...]
    fit: Fit

    @property
    def units(self) -> int:
        """How many independent units take part."""
        return len(np.unique(self.unit[self.lots]))

    @property
    def tests(self) -> int:
        """How many tests share the level."""
        inside = sum(each.inside is not None for each in self.associations)
        return len(self.associations) + inside + (self.fit.model is not None)

    def rows(self, feature: Trait) -> UnitRows:
        """The units as one feature and the potency, in two columns, were compared over them."""
        here = self.lots & ~np.isnan(feature.values)
        return unit_rows(np.column_stack([feature.values, self.potency.values])[here], self.unit[here])


def study(bench: Bench, potency: str = "", told: Callable[[float], None] | None = None) -> Study:
    """The features of the products of a hand-in beside their potency; errors are those of `potency_of`.

    Lots without a potency, or whose donor and cell line nobody named, take no part. `told` hears the share of the model
    that is done.
    """
    role = bench.field("role")
    product = role.words.index("product") if "product" in role.words else -2
    products = np.isin(role.codes, (-1, product))
    against = potency_of(bench, potency, products)
    unit = units_of(bench)
    lots = products & (unit >= 0) & ~np.isnan(against.values)
    doses = doses_of(bench.batch)
    features = [each for each in features_of(bench, products) if each.name != against.name]
    refused = {each.name: _reason(each, against, doses, unit, lots) for each in features}
    tested = [each for each in features if not refused[each.name]]
    ranked = _ranked(tested, against, unit, lots)
    fit = _fit(tested, against, unit, lots, told)
    found = Study(
        bench,
        against,
        counted(against, doses, is_potency=True),
        products,
        unit,
        lots,
        tuple(
            Association(each, over, np.nan, inside, np.nan) for each, (over, inside) in zip(tested, ranked, strict=True)
        ),
        tuple(Refused(each, refused[each.name]) for each in features if refused[each.name]),
        fit,
    )
    return _corrected(found)


def _reason(feature: Trait, potency: Trait, doses: Mapping[tuple[str, str], str], unit: Ints, lots: Bools) -> str:
    why = refusal(feature, potency, doses)
    if why:
        return why
    here = lots & ~np.isnan(feature.values)
    units = len(np.unique(unit[here]))
    if units < LEAST_UNITS:
        return f"{units or 'no'} units have it and the potency, {LEAST_UNITS} are needed"
    flat = next((each for each in (feature, potency) if np.ptp(each.values[here]) == 0), None)
    return f"{flat.what} is the same in all lots" if flat else ""


def _ranked(features: Sequence[Trait], potency: Trait, unit: Ints, lots: Bools) -> list[tuple[Ranked, Ranked | None]]:
    """Features that the same lots have are tested side by side."""
    found: dict[str, tuple[Ranked, Ranked | None]] = {}
    alike: dict[bytes, list[Trait]] = {}
    for each in features:
        alike.setdefault(np.isnan(each.values[lots]).tobytes(), []).append(each)
    for group in alike.values():
        here = lots & ~np.isnan(group[0].values)
        columns = np.column_stack([each.values[here] for each in group])
        over = between(columns, potency.values[here], unit[here])
        inside: Sequence[Ranked | None] = within(columns, potency.values[here], unit[here]) or [None] * len(group)
        found |= {each.name: pair for each, pair in zip(group, zip(over, inside, strict=True), strict=True)}
    return [found[each.name] for each in features]


def _fit(
    features: Sequence[Trait], potency: Trait, unit: Ints, lots: Bools, told: Callable[[float], None] | None
) -> Fit:
    units = len(np.unique(unit[lots]))
    wide = [each for each in features if _units_with(each, unit, lots) >= SHARE * units]
    if not wide:
        return Fit(None, (), units, int(lots.sum()), np.nan, _why_none(features, potency, lots))
    here = lots & ~np.isnan([each.values for each in wide]).any(0)
    whole, count = len(np.unique(unit[here])), int(here.sum())
    if whole < MODEL_UNITS:
        having = "" if whole == units else f" have the potency and all of {len(wide)} features"
        reason = f"{whole} units{having or ' take part'}, {MODEL_UNITS} are needed"
        return Fit(None, tuple(wide), whole, count, np.nan, reason)
    rows = unit_rows(np.column_stack([*(each.values for each in wide), potency.values])[here], unit[here])
    if np.ptp(rows.values[:, -1]) == 0:
        reason = f"{potency.what} is the same in all {whole} units that have it and all {len(wide)} features"
        return Fit(None, tuple(wide), whole, count, np.nan, reason)
    try:
        model = fitted(rows.values[:, :-1], rows.values[:, -1], rows.lots, told)
    except EvspecError as error:
        return Fit(None, tuple(wide), whole, count, np.nan, str(error))
    return Fit(model, tuple(wide), whole, whole if rows.first_only else count, np.nan, "")


def _why_none(features: Sequence[Trait], potency: Trait, lots: Bools) -> str:
    """Why there is nothing to make a model of."""
    if lots.any() and np.ptp(potency.values[lots]) == 0:
        return f"{potency.what} is the same in all lots"
    if features:
        return f"no feature was measured in {100 * SHARE:g} % of the units"
    return "there is no feature that may be tested"


def _units_with(feature: Trait, unit: Ints, lots: Bools) -> int:
    return len(np.unique(unit[lots & ~np.isnan(feature.values)]))


def _corrected(found: Study) -> Study:
    """The study with the q of every test: over units, within them, and of the model, all in one family."""
    over = [each.over.p for each in found.associations]
    inside = [each.inside.p if each.inside else np.nan for each in found.associations]
    model = [found.fit.model.p if found.fit.model else np.nan]
    p: Floats = np.array([*over, *inside, *model])
    q = np.full(len(p), np.nan)
    q[~np.isnan(p)] = found_at(p[~np.isnan(p)])
    count = len(over)
    associations = tuple(
        each._replace(q=float(q[place]), inside_q=float(q[count + place]))
        for place, each in enumerate(found.associations)
    )
    return replace(found, associations=associations, fit=found.fit._replace(q=float(q[-1])))
