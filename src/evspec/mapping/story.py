"""A study as it is told: what can be said first, then its tests, what was refused, and what would be needed."""

from __future__ import annotations

import pandas as pd

from evspec.analysis import Analysis, Part
from evspec.mapping.model import MODEL_UNITS
from evspec.mapping.parts import chance, model, over_units, strongest, within_units
from evspec.mapping.ranks import LEAST_UNITS, units_needed
from evspec.mapping.study import LEVEL, Study
from evspec.words import counted, listed, number

__all__ = ["told"]

CAUSE = (
    "An association is no cause, and one that is not found is not shown to be absent: donors, days and processes that "
    "go with both can make or hide it."
)
ONE_UNIT = "Lots that share a donor or a cell bank, directly or through what they were pooled from, are one unit."
SIZES = (0.5, 0.6, 0.7, 0.8, 0.9)


def told(study: Study) -> Analysis:
    """The study as an analysis; donors and cell banks are called by numbers, since their codes are health data."""
    parts = (over_units(study), within_units(study), model(study), _refused(study), _needed(study), _units(study))
    title = f"The map from features to {study.potency.name}"
    return Analysis(title, (*_extent(study), *_findings(study), CAUSE), tuple(part for part in parts if part))


def _extent(study: Study) -> list[str]:
    """What the number of units allows, and whether the potency says what it is counted in."""
    lots, units = int(study.lots.sum()), study.units
    size = f"{counted(lots, 'lot')} of {counted(units, 'independent unit')} (donors or cell banks)"
    if units < LEAST_UNITS:
        allowed = f"nothing is tested. {LEAST_UNITS} units are needed for a rank table, {MODEL_UNITS} for a model"
    elif not study.associations:
        allowed = f"nothing is tested, as {study.fit.reason}"
    else:
        allowed = "a rank table and a model" if study.fit.model else f"a rank table, no model ({study.fit.reason})"
    sentences = [f"{size} have {study.potency.name}: {allowed}."]
    if not study.potency_over.known:
        sentences.append(
            f"Nobody can tell what the dose of {study.potency.name} is counted in, so every feature that may share it "
            "is refused; declare dosed_by (particles, protein, cells or volume) in the table methods."
        )
    return sentences


def _findings(study: Study) -> list[str]:
    if not study.tests:
        each_listed = study.units >= LEAST_UNITS and study.refused
        return ["No feature is tested; each is listed with the reason."] if each_listed else []
    sentences = []
    for each in strongest(study.associations):
        if each.q <= LEVEL:
            rho, low, high = (f"{value:.2f}" for value in each.over[:3])
            sentences.append(f"Found over units: {each.feature.name}, rho {rho} ({low} to {high}), q {chance(each.q)}.")
    for each in study.associations:
        if each.inside and each.inside_q <= LEVEL:
            rho, q = f"{each.inside.rho:.2f}", chance(each.inside_q)
            sentences.append(f"Found within units: {each.feature.name}, rho {rho}, q {q}.")
    if study.fit.model and study.fit.q <= LEVEL:
        score, q = number(study.fit.model.q_squared, 2), chance(study.fit.q)
        sentences.append(f"Found by the model: it foretells units that it has not seen, Q² {score}, q {q}.")
    tested = counted(len(study.associations), "feature")
    return sentences or [f"Nothing is found: {tested} tested, none of which goes with the potency beyond chance."]


def _refused(study: Study) -> Part | None:
    if not study.refused:
        return None
    alike: dict[tuple[str, str], list[str]] = {}
    for each in study.refused:
        alike.setdefault((each.feature.what, each.reason), []).append(each.feature.name)
    rows = [
        (names[0] if len(names) == 1 else f"{what}, in {len(names)} ways", why) for (what, why), names in alike.items()
    ]
    return Part("Not tested", (), pd.DataFrame(rows, columns=["feature", "why"]), "not_tested")


def _needed(study: Study) -> Part:
    tests = max(1, study.tests, len(study.associations) + len(study.refused))
    rows = [(rho, units_needed(rho, LEVEL / tests)) for rho in SIZES]
    sentence = (
        f"Units that find one feature with such a rho among {counted(tests, 'test')} with 80 % power, at the level "
        f"that the first of them has to reach, {LEVEL:g}/{tests}. A model needs {MODEL_UNITS} units."
    )
    table = pd.DataFrame(rows, columns=["true rank correlation", "units needed"])
    return Part("How many units are needed", (sentence,), table, "needed")


def _units(study: Study) -> Part:
    names, unit, lots = study.bench.batch.names, study.unit, study.lots
    groups = pd.Series(names[lots].astype(str)).groupby(unit[lots])
    rows = [(f"unit {int(number_) + 1}", len(each), "; ".join(each)) for number_, each in groups]  # type: ignore[call-overload]
    table = pd.DataFrame(rows, columns=["unit", "count", "lots"])
    return Part("Units", (ONE_UNIT, *_left_out(study)), table, "units")


def _left_out(study: Study) -> list[str]:
    names, products = study.bench.batch.names, study.products
    reasons = (
        (names[products & (study.unit < 0)], "they name neither donor nor cell line, so that nobody can tell the unit"),
        (names[products & (study.unit >= 0) & ~study.lots], f"no number for {study.potency.name}"),
        (names[~products], "references and controls"),
    )
    sentences = [f"Left out: {listed(list(each), 8)} ({why})." for each, why in reasons if len(each)]
    traits = [study.potency, *(each.feature for each in study.associations), *(each.feature for each in study.refused)]
    bounds = [f"{each.what} in {counted(each.censored, 'lot')}" for each in traits if each.censored]
    if bounds:
        sentences.append(f"A bound such as <0.05 is no number and takes no part: {'; '.join(bounds)}.")
    aside = int(study.bench.batch.readings["set_aside"].notna().sum())
    if aside:
        sentences.append(f"{counted(aside, 'reading')} set aside, those of invalid runs among them, and not used.")
    return sentences
