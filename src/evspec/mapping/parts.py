"""The parts of a map that hold its tests: over units, within units, and the model."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from evspec.analysis import Figure, Part
from evspec.mapping.figures import foretold, map_of, pair
from evspec.mapping.ranks import LEAST_UNITS
from evspec.mapping.study import LEVEL, SHARE, Association, Study
from evspec.words import counted, listed, number

__all__ = ["chance", "model", "over_units", "strongest", "within_units"]

RHO = (
    "rho is Spearman's, over the means of the units; its interval is that of Bonett and Wright (2000). p is that of "
    "permuting units as a whole, among those with equally many lots."
)
INSIDE = (
    "Whether of the lots of one unit those with more of the feature have more potency: ranks less the mean of their "
    "unit, and p of permuting lots within their unit. What differs between donors can neither make this nor hide it."
)
FIRST = (
    "Where the numbers of lots differ so much that few units could change places, the first lot of each stands for it."
)
FORETELLS = (
    "Q² is the share of the spread of units that it foretells without having seen them; 0 is no better than the mean "
    "of the others. The penalty is chosen anew without each of them; p is that of permuting the potency between units."
)
WEIGHTS = (
    "A weight is in standard deviations of the potency for one of the feature, over all units. Weights are not tested, "
    "and features that go together share theirs."
)


def over_units(study: Study) -> Part | None:
    """The rank table over units with its map; None where nothing was tested."""
    if not study.associations:
        return None
    order = strongest(study.associations)
    rows = [
        (
            each.feature.name,
            each.over.units,
            each.over.lots,
            *_rounded(each.over[:3]),
            each.over.p,
            each.q,
            _yes(each.q),
        )
        for each in order
    ]
    table = pd.DataFrame(rows, columns=["feature", "units", "lots", "rho", "low", "high", "p", "q", "found"])
    text = f"Rank correlation of {counted(len(order), 'feature')} with {study.potency.name}, with 95 % intervals."
    shown = f"{order[0].feature.name} against {study.potency.name}, one point a unit."
    figures = (
        Figure("map", text, lambda: map_of(study.associations, text)),
        Figure("strongest", shown, lambda: pair(study, order[0], shown)),
    )
    family = (
        f"q is the Benjamini-Hochberg adjusted p over all {counted(study.tests, 'test')} of this map; found means q at "
        f"most {LEVEL:g}. The interval is not adjusted."
    )
    first = [FIRST] if any(study.rows(each.feature).first_only for each in order) else []
    return Part("Over units", (RHO, family, *first), table, "over_units", figures)


def within_units(study: Study) -> Part | None:
    """The rank table within units; None where nothing was tested over them."""
    pairs = [(each.feature.name, each.inside, each.inside_q) for each in study.associations if each.inside]
    if not pairs:
        why = f"Not tested: that needs {LEAST_UNITS} units with several lots, 13 where none has more than two."
        return Part("Within units", (why,)) if study.associations else None
    rows = [
        (name, inside.units, inside.lots, round(float(inside.rho), 4), inside.p, q, _yes(q))
        for name, inside, q in sorted(pairs, key=lambda pair: (pair[1].p, -abs(pair[1].rho)))
    ]
    table = pd.DataFrame(rows, columns=["feature", "units", "lots", "rho", "p", "q", "found"])
    return Part("Within units", (INSIDE,), table, "within_units")


def model(study: Study) -> Part | None:
    """The model with the weight of each feature, or why there is none; None where nothing could be tested at all."""
    fit = study.fit
    if fit.model is None:
        return Part("Model", (f"No model: {fit.reason}.",)) if study.units >= LEAST_UNITS else None
    weights = sorted(zip(fit.features, fit.model.weights, strict=True), key=lambda pair: -abs(pair[1]))
    rows = [(each.name, round(float(weight), 4)) for each, weight in weights]
    said = (
        f"Ridge regression of the potency on {counted(len(fit.features), 'feature')} over "
        f"{counted(fit.units, 'unit')} ({counted(fit.lots, 'lot')}): Q² {number(fit.model.q_squared, 2)}, "
        f"p {chance(fit.model.p)}, q {chance(fit.q)}; {'found' if fit.q <= LEVEL else 'not found'}."
    )
    parts = f"Units are left out in {fit.model.parts} parts, each foretold from the others, as they are many."
    many = [parts] if fit.model.parts < len(fit.model.observed) else []
    used = {each.name for each in fit.features}
    left = [each.feature.name for each in study.associations if each.feature.name not in used]
    rare = [f"Left out, as fewer than {100 * SHARE:g} % of the units have them: {listed(left, 6)}."] if left else []
    shown = f"{study.potency.name}, observed against predicted; the model had seen none of these units."
    figure = Figure("model", shown, lambda: foretold(study, shown))
    table = pd.DataFrame(rows, columns=["feature", "weight"])
    return Part("Model", (said, *many, FORETELLS, WEIGHTS, *rare), table, "model", (figure,))


def strongest(associations: Iterable[Association]) -> list[Association]:
    """In the order of their p, and where that is equal of their rho."""
    return sorted(associations, key=lambda each: (each.over.p, -abs(each.over.rho)))


def chance(value: float) -> str:
    """A p or q as it is printed."""
    return number(value, 2)


def _rounded(values: Iterable[float]) -> list[float]:
    return [round(float(value), 4) for value in values]


def _yes(q: float) -> str:
    return "yes" if q <= LEVEL else "no"
