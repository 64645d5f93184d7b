"""How often a map finds what is not there, and what is: hand-ins drawn by the hundred, each through `evspec map`.

    python benchmarks/map_false_findings.py [REPLICATES]

A scenario draws donors and lots, and has them mapped as a laboratory's would be. Beside it stands what a careless map
of the same lots would find. A rate may exceed what is stated by four standard errors of the simulation, and no more.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, spearmanr

from evspec.arrays import Floats, Ints
from evspec.batch import batch_of
from evspec.estimates import Bench
from evspec.evaluate import bench_of
from evspec.mapping.permutations import p_values
from evspec.mapping.ranks import units_needed
from evspec.mapping.study import LEVEL, Study, study

REPLICATES = 600
FEATURES = 8
UNEQUAL = np.repeat([1, 2, 4], [8, 8, 8])
FAR_APART = np.repeat([1, 10], [12, 12])
ONE_EACH = np.ones(24, np.int64)
MANY = np.ones(28, np.int64)


class Scenario(NamedTuple):
    """How lots come about: lots of each unit, standard deviations, how far features go together, what is planted."""

    name: str
    lots: Ints
    donor: float = 0.0
    lot: float = 1.0
    together: float = 0.0
    planted: float = 0.0
    particles: float = 0.0
    heavy: bool = False
    naive: str = ""


class Rate(NamedTuple):
    """A share of the replicates, and its standard error were it the one that is stated."""

    what: str
    share: float
    stated: float
    error: float

    @property
    def kept(self) -> bool:
        """Whether it is at most what is stated, within four standard errors."""
        return self.share <= self.stated + 4 * self.error


SCENARIOS = (
    Scenario("noise, 24 units of one lot", ONE_EACH),
    Scenario("noise, 7 units of one lot", np.ones(7, np.int64)),
    Scenario("noise with heavy tails", ONE_EACH, heavy=True),
    Scenario("noise, features that go together (0.9, both signs)", ONE_EACH, together=0.9),
    Scenario("strong donors, 1 to 4 lots each", UNEQUAL, donor=1.0, lot=0.3, naive="lots as if independent"),
    Scenario("strong donors, features that go together", UNEQUAL, donor=1.0, lot=0.3, together=0.9),
    Scenario("no donors, 1 or 10 lots each", FAR_APART, naive="units permuted freely"),
    Scenario("shared denominator: all over particles", ONE_EACH, particles=1.0, naive="not refused"),
)
PLANTED = Scenario("planted: rank correlation 0.7", MANY, planted=0.7)


def drawn(scenario: Scenario, chance: np.random.Generator) -> tuple[Floats, Floats, Floats, Ints]:
    """Features, potency and particles of each lot, as logarithms, and its unit; all is chance but what is planted."""
    units = np.repeat(np.arange(len(scenario.lots)), scenario.lots)

    def normal(rows: int) -> Floats:
        own = chance.standard_t(2, (rows, FEATURES + 2)) if scenario.heavy else chance.normal(size=(rows, FEATURES + 2))
        common = chance.normal(size=(rows, 1)) * np.where(np.arange(FEATURES + 2) % 2, 1, -1)
        common[:, FEATURES:] = own[:, FEATURES:]
        return np.sqrt(1 - scenario.together) * own + np.sqrt(scenario.together) * common

    points = scenario.donor * normal(len(scenario.lots))[units] + scenario.lot * normal(len(units))
    features, potency, particles = points[:, :FEATURES], points[:, FEATURES], points[:, FEATURES + 1]
    pearson = 2 * np.sin(np.pi * scenario.planted / 6)
    potency = pearson * features[:, 0] + np.sqrt(1 - pearson**2) * potency
    return features, potency, particles, units


def handed_in(features: Floats, potency: Floats, particles: Floats, units: Ints, scenario: Scenario) -> Bench:
    """The lots as a hand-in; with particles, three of the features and the potency stand over them."""
    names = [f"lot {row}" for row in range(len(units))]
    over, unit = (particles * scenario.particles, "ng/particles") if scenario.particles else (0 * particles, "ng/mL")
    columns = {f"feature {each}": features[:, each] - (over if each < 3 else 0) for each in range(FEATURES)}
    units_of = {name: unit if place < 3 else "ng/mL" for place, name in enumerate(columns)}
    columns["biological activity"], units_of["biological activity"] = potency - over, "a.u."
    if scenario.particles:
        columns["particle concentration"], units_of["particle concentration"] = 25 + over, "particles/mL"
    readings = pd.concat(
        pd.DataFrame(
            {"preparation": names, "quantity": name, "value": np.exp(values), "unit": units_of[name], "method": "m"}
        )
        for name, values in columns.items()
    )
    own = [name for name in columns if name.startswith("feature")]
    return bench_of(
        batch_of(
            {
                "preparations": pd.DataFrame({"preparation": names, "donor": [f"D{each}" for each in units]}),
                "readings": readings.reset_index(drop=True),
                "quantities": pd.DataFrame(
                    {
                        "quantity": own,
                        "unit": [units_of[each] for each in own],
                        "scale": "log",
                        "specimen": "vesicles",
                        "meaning": "drawn",
                    }
                ),
                "methods": pd.DataFrame(
                    {"quantity": ["biological activity"], "method": ["m"], "dosed_by": ["particles"]}
                ),
            }
        ),
        date(2026, 1, 1),
    )


def found_anything(found: Study) -> bool:
    """Whether any of the tests of a map, the model among them, is found."""
    q = [found.fit.q, *(each.q for each in found.associations), *(each.inside_q for each in found.associations)]
    return bool(np.nanmin([1, *q]) <= LEVEL)


def careless(scenario: Scenario, features: Floats, potency: Floats, particles: Floats, units: Ints) -> bool:
    """Whether the map finds anything that forgets what the scenario is about, with the same correction."""
    if scenario.naive == "units permuted freely":
        means = pd.DataFrame(np.column_stack([features, potency])).groupby(units).mean().rank().to_numpy()
        p = p_values(means[:, :-1], means[:, -1], np.zeros(len(means), np.int64))
    else:
        over = scenario.particles * particles
        columns = np.column_stack([features[:, :3] - over[:, None], features[:, 3:]])
        p = spearmanr(np.column_stack([columns, potency - over])).pvalue[-1, :-1]
    return bool(false_discovery_control(p).min() <= LEVEL)


def false_findings(scenario: Scenario, replicates: int) -> list[Rate]:
    """How often the map finds anything in lots where nothing is, and how often the careless one does."""
    chance = np.random.default_rng(7)
    ours, theirs = [], []
    for _ in range(replicates):
        lots = drawn(scenario, chance)
        ours.append(found_anything(study(handed_in(*lots, scenario))))
        if scenario.naive:
            theirs.append(careless(scenario, *lots))
    error = float(np.sqrt(LEVEL * (1 - LEVEL) / replicates))
    rates = [Rate(scenario.name, float(np.mean(ours)), LEVEL, error)]
    return rates + ([Rate(f"  {scenario.naive}", float(np.mean(theirs)), 1, 0)] if theirs else [])


def power(replicates: int) -> list[tuple[str, str, str]]:
    """How often a planted feature is found with the units that are said to be needed, and how often rho is covered."""
    rows = []
    chance = np.random.default_rng(8)
    for rho in (0.5, 0.6, 0.7):
        tests = FEATURES + 1
        needed = units_needed(rho, LEVEL / tests)
        scenario = PLANTED._replace(lots=np.ones(needed, np.int64), planted=rho)
        found, covered, modelled = [], [], []
        for _ in range(replicates):
            result = study(handed_in(*drawn(scenario, chance), scenario))
            first = next(each for each in result.associations if each.feature.what == "feature 0")
            found.append(first.q <= LEVEL)
            covered.append(first.over.low <= rho <= first.over.high)
            modelled.append(result.fit.q <= LEVEL)
        rows.append(
            (
                f"rho {rho}, {needed} units",
                f"{np.mean(found):.3f}",
                f"{np.mean(modelled):.3f}",
                f"{np.mean(covered):.3f}",
            )
        )
    return rows


def main(replicates: int = REPLICATES) -> None:
    """Print both tables; an error where more is found than stated, or less than promised."""
    start = time.perf_counter()
    print(f"{'any finding where nothing is':58}  found   stated")
    rates = [rate for scenario in SCENARIOS for rate in shown(false_findings(scenario, replicates))]
    assert all(rate.kept for rate in rates)
    print(f"\n{'a planted feature':28}found by ranks (0.8 wanted)  by the model  interval covers (0.95)")
    for what, found, modelled, covered in power(max(replicates // 3, 100)):
        print(f"{what:28}{found:>27}  {modelled:>12}  {covered:>22}")
    print(f"\n{replicates} replicates a line, {time.perf_counter() - start:.0f} s")


def shown(rates: Sequence[Rate]) -> Sequence[Rate]:
    """The rates, each printed as soon as it is known."""
    for rate in rates:
        stated = f"{rate.stated:.2f}{'' if rate.kept else '  EXCEEDED'}" if rate.error else "-"
        print(f"{rate.what:58}  {rate.share:.3f}   {stated}", flush=True)
    return rates


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
