"""What the decision rules risk: simulated lots, judged as a laboratory's are, and how often one on a limit is accepted.

Every cell is a batch of lots whose truth is known, of readings drawn anew, judged by the public path: tables, batch,
verdicts. The limits of a cell lie on the truth, from either side, in a window two standard deviations of a run wide,
and two standard deviations outside and one inside the truth. What a cell finds is written to
`docs/methods/decision_rules.csv`, and what is worst over runs and replicates to `decision_rules_summary.csv` beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.batch import Batch, batch_of
from evspec.criteria import Specification
from evspec.evaluate import bench_of, evaluate
from evspec.rules import criteria_of
from evspec.verdicts import Verdict

LOTS, AGAIN, DEGREES, ERRORS = 20_000, 80_000, 12, 4
PAGE = Path(__file__).parents[1] / "docs/methods/decision_rules.csv"
AS_OF = date(2026, 6, 1)
RISK = {"guarded": 0.025, "simple": 0.5}
BASES = ("own runs", "method", "stated")
BETWEEN = {"none": 0.0, "as within": 1.0, "three times": 3.0}
RUNS, REPLICATES = tuple(range(1, 11)), (1, 3)
SIDES = ("at least", "at most", "window, low", "window, high")
Floats = NDArray[np.float64]


class Model(NamedTuple):
    """A quantity whose readings are drawn about `truth`: `within` is the deviation of a reading within its run.

    It stands in the unit for a normal model, is that of the logarithm for a lognormal one and of the logit for one of
    percentages. `events` are counted for each reading, Poisson; 0 says that nothing is.
    """

    quantity: str
    unit: str
    truth: float
    scale: str
    within: float
    events: float = 0.0


PERCENT = Model("intact vesicles", "%", 90.0, "linear", 0.7)
MODELS = {
    "normal": Model("median diameter", "nm", 100.0, "linear", 4.0),
    "lognormal": Model("particle concentration", "particles/mL", 1e9, "log", 0.15),
    "percentage, normal": PERCENT,
    "percentage, logit-normal": PERCENT._replace(scale="logit", within=0.15),
    "counts of 400": Model("particle concentration", "particles/mL", 1e9, "log", 1 / 20.0, 400),
    "counts of 20": Model("particle concentration", "particles/mL", 1e9, "log", 1 / np.sqrt(20), 20),
}


class Cell(NamedTuple):
    """What one batch of lots is drawn from, and the rule by which it is judged."""

    distribution: str
    basis: str
    rule: str
    between: str
    replicates: int
    runs: int


def cells() -> Iterator[Cell]:
    """Every cell of the table. The simple rule looks at no uncertainty, so its basis is one; a stated one is common."""
    for name, between, replicates, runs in product(MODELS, BETWEEN, REPLICATES, RUNS):
        yield Cell(name, "own runs", "guarded", between, replicates, runs)
        yield Cell(name, "own runs", "simple", between, replicates, runs)
        yield Cell(name, "method", "guarded", between, replicates, runs)
    for name, runs in product(MODELS, RUNS):
        yield Cell(name, "stated", "guarded", "none", 1, runs)


def settled(cell: Cell) -> dict[str, object]:
    """What a cell comes to; one that exceeds what its rule states is drawn anew, more lots, and that stands.

    Among thousands of rates some lie four standard errors off by chance alone.
    """
    row = found(cell)
    return row if row["holds"] == "yes" else found(cell, AGAIN, series=1)


def found(cell: Cell, lots: int = LOTS, series: int = 0) -> dict[str, object]:
    """What the lots of a cell come to: false acceptance on each side, and the rates of a lot inside and outside."""
    model = MODELS[cell.distribution]
    deviation = deviation_of(cell)
    limits = _limits(model, cell, deviation)
    result = evaluate(bench_of(drawn(cell, lots, series), AS_OF), asking(model, limits), decision=cell.rule)
    rates = {name: result.codes[place] for place, name in enumerate((*SIDES, "inside", "outside"))}
    accepted = {name: _share(rates[name], Verdict.MET) for name in SIDES}
    risk = RISK[cell.rule]
    error = float(np.sqrt(risk * (1 - risk) / lots))
    return {
        **cell._asdict(),
        "lots": lots,
        **accepted,
        "standard error": round(error, 5),
        "stated risk": risk,
        **{
            f"{place}, {verdict.words}": _share(rates[place], verdict)
            for place in ("inside", "outside")
            for verdict in (Verdict.MET, Verdict.INCONCLUSIVE, Verdict.NOT_MET)
        },
        "holds": "yes" if max(accepted.values()) <= risk + ERRORS * error else "no",
    }


def deviation_of(cell: Cell) -> float:
    """The standard deviation of one run, its replicates averaged, in the measure of its model."""
    model = MODELS[cell.distribution]
    return float(model.within * np.sqrt(BETWEEN[cell.between] ** 2 + 1 / cell.replicates))


def drawn(cell: Cell, lots: int, series: int = 0) -> Batch:
    """A batch of lots with the readings of a cell; the same on every machine."""
    model = MODELS[cell.distribution]
    chance = np.random.default_rng(
        [
            list(MODELS).index(cell.distribution),
            BASES.index(cell.basis),
            list(BETWEEN).index(cell.between),
            cell.replicates,
            cell.runs,
            *([series] if series else []),
        ]
    )
    shape = (lots, cell.runs, cell.replicates)
    if cell.basis == "stated":
        values, stated = _stated(model, shape, chance)
        return _batch(model, values, stated, None)
    between = BETWEEN[cell.between] * model.within * chance.standard_normal((lots, cell.runs, 1))
    values = _values(model, between, shape, chance)
    if cell.basis == "own runs":
        return _batch(model, values, None, None)
    share = np.sqrt(chance.chisquare(DEGREES, lots) / DEGREES) * deviation_of(cell)
    return _batch(model, values, None, 100 * _variation(model, share))


def asking(model: Model, limits: Iterable[str]) -> Specification:
    """A specification that asks of the quantity what each of these limits says, one criterion each."""
    rules = [
        f"  @TST{place:03} @should\n  Rule: {place}\n    Asked.\n    Met shows it.\n    Met does not show more.\n\n"
        f"    Scenario: TST{place:03}\n      Then {model.quantity} {limit} {model.unit}\n"
        for place, limit in enumerate(limits)
    ]
    criteria = criteria_of(Path("limits.feature"), "\n".join(["Feature: Limits", *rules]))
    return Specification({each.id: each for each in criteria}, {}, {}, Path(), "0" * 64)


def summary(table: pd.DataFrame) -> pd.DataFrame:
    """For each kind of data, basis and rule what is worst over runs and replicates, with the inconclusive rates."""
    rows = []
    by = ["distribution", "rule", "basis", "between"]
    for (name, rule, basis, between), part in table.groupby(by, sort=False):
        once = part[part["replicates"] == 1].set_index("runs")["inside, inconclusive"]
        broken = int((part["holds"] != "yes").sum())
        rows.append(
            {
                "data": name,
                "rule": rule,
                "basis": basis if rule == "guarded" else "any",
                "between": between,
                "at least": f"{100 * part['at least'].max():.1f}",
                "at most": f"{100 * part['at most'].max():.1f}",
                "stated": f"{100 * part['stated risk'].iloc[0]:.3g}",
                "holds": f"not in {broken} of {len(part)}" if broken else "yes",
                **{f"{runs} run{'s' if runs > 1 else ''}": f"{100 * once[runs]:.0f}" for runs in (1, 3, 5, 10)},
            }
        )
    order = {name: place for place, name in enumerate(MODELS)}
    short = pd.DataFrame(rows)
    return short.sort_values(
        ["data", "rule"],
        key=lambda each: each.map(order) if each.name == "data" else each,
        kind="stable",
        ignore_index=True,
    )


def main() -> int:
    """Simulate every cell, write the tables and print them; 0 whether the rules hold or not."""
    rows = []
    every = list(cells())
    with ProcessPoolExecutor(2) as pool:
        for place, row in enumerate(pool.map(settled, every, chunksize=10)):
            rows.append(row)
            if place % 100 == 0:
                print(f"{place} of {len(every)}", file=sys.stderr, flush=True)
    table = pd.DataFrame(rows)
    table.to_csv(PAGE, index=False, lineterminator="\n")
    short = summary(table)
    short.to_csv(PAGE.with_name("decision_rules_summary.csv"), index=False, lineterminator="\n")
    print(short.to_string(index=False))
    return 0


def _share(codes: NDArray[np.uint8], verdict: Verdict) -> float:
    return round(float(np.mean(codes == verdict)), 4)


def _limits(model: Model, cell: Cell, deviation: float) -> list[str]:
    """The limits on the truth, as sentences have them, with so many digits that rounding to them does not matter.

    Under the simple rule the mean of the readings is judged, so the truth is what they come to in the long run.
    """
    centre = _expected(model, cell) if cell.rule == "simple" else model.truth
    here, inside, outside = (_moved(model, centre, each * deviation) for each in (0, -2, 1))
    lower, upper = (_moved(model, centre, each * deviation) for each in (-2, 2))
    return [
        f"is at least {here}",
        f"is at most {here}",
        f"lies between {here} and {upper}",
        f"lies between {lower} and {here}",
        f"is at least {inside}",
        f"is at least {outside}",
    ]


def _moved(model: Model, centre: float, step: float) -> str:
    if model.scale == "log":
        return f"{centre * np.exp(step):.0f}"
    if model.scale == "logit":
        return f"{100 / (1 + np.exp(-np.log(centre / (100 - centre)) - step)):.8f}"
    return f"{centre + step:.8f}"


def _expected(model: Model, cell: Cell) -> float:
    """What the mean of the readings comes to: that of the distribution, by Gauss and Hermite for logits."""
    between = BETWEEN[cell.between] * model.within
    total = between if model.events else np.hypot(between, model.within)
    if model.scale == "log":
        return float(model.truth * np.exp(total**2 / 2))
    if model.scale == "logit":
        points, weights = np.polynomial.hermite_e.hermegauss(60)
        values = 100 / (1 + np.exp(-np.log(model.truth / (100 - model.truth)) - total * points))
        return float((weights * values).sum() / weights.sum())
    return model.truth


def _values(model: Model, between: Floats, shape: tuple[int, int, int], chance: np.random.Generator) -> Floats:
    if model.events:
        return chance.poisson(np.broadcast_to(model.events * np.exp(between), shape)) * (model.truth / model.events)
    step = between + model.within * chance.standard_normal(shape)
    if model.scale == "log":
        return model.truth * np.exp(step)
    if model.scale == "logit":
        return 100 / (1 + np.exp(-np.log(model.truth / (100 - model.truth)) - step))
    return np.minimum(model.truth + step, 99.999999) if model.unit == "%" else model.truth + step


def _stated(model: Model, shape: tuple[int, int, int], chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Readings that share one error, since what is stated may be common to all; of counts the root is stated."""
    single = (shape[0], 1, 1)
    one = _values(model, np.zeros(single), single, chance)
    if model.events:
        stated = np.sqrt(np.maximum(one, model.truth / model.events) * model.truth / model.events)
    elif model.scale == "log":
        stated = one * _variation(model, np.array(model.within))
    elif model.scale == "logit":
        stated = model.within * one * (1 - one / 100)
    else:
        stated = np.full_like(one, model.within)
    return np.broadcast_to(one, shape), np.broadcast_to(stated, shape)


def _variation(model: Model, deviation: Floats) -> Floats:
    """The coefficient of variation, a fraction, of one run with this deviation in the measure of its model."""
    if model.scale == "log":
        return np.sqrt(np.expm1(deviation**2))
    if model.scale == "logit":
        return deviation * (1 - model.truth / 100)
    return deviation / model.truth


def _batch(model: Model, values: Floats, stated: Floats | None, variation: Floats | None) -> Batch:
    lots, runs, _ = values.shape
    lot, run, _ = (each.ravel() for each in np.indices(values.shape, np.int32))
    names = pd.Index([f"L{each}" for each in range(lots)], dtype=object)
    coded = pd.Categorical.from_codes
    readings = {
        "preparation": coded(lot, names),
        "quantity": coded(np.zeros(lot.size, np.int8), pd.Index([model.quantity], dtype=object)),
        "run": coded(run, pd.Index([f"R{each}" for each in range(runs)], dtype=object)),
        "value": values.ravel(),
    }
    if model.events and stated is None:
        readings["counted"] = np.rint(values.ravel() * model.events / model.truth)
    if stated is not None:
        readings["standard_uncertainty"] = stated.ravel()
    tables = {"preparations": pd.DataFrame({"preparation": names})}
    if variation is not None:
        readings["method"] = coded(lot, names)
        tables["methods"] = pd.DataFrame(
            {
                "quantity": model.quantity,
                "method": names,
                "cv_intermediate": variation,
                "df": float(DEGREES),
                "status": "validated",
                "document": "V",
            }
        )
    return batch_of(tables | {"readings": pd.DataFrame(readings)})


if __name__ == "__main__":
    sys.exit(main())
