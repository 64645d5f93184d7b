"""Forty criteria and a table of preparations: the same rules for evspec, in its own sentences, and for its peers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.batch import Batch, batch_of
from evspec.criteria import Specification, criteria_of
from evspec.derived import quotient
from evspec.estimates import Bench, Estimates, dense_estimates
from evspec.evaluate import bench_of, evaluate
from evspec.quantities import Quantity
from evspec.result import Result

AS_OF = date(2026, 1, 1)
UNIT = "U/mL"
MISSING = 0.05
FIELDS = {
    "tissue": ("bone marrow", "adipose tissue", "umbilical cord", "amnion", "skin"),
    "culture": ("adherent flask", "hollow fibre", "fixed bed", "spheroid"),
    "supplement": ("none", "human serum", "human platelet lysate", "albumin"),
    "route": ("intravenous", "intrathecal", "inhaled", "topical"),
}


class Range(NamedTuple):
    """A number that lies between two others."""

    quantity: str
    low: float
    high: float


class Share(NamedTuple):
    """The ratio of two numbers that reaches a third."""

    name: str
    above: str
    below: str
    least: float


class Membership(NamedTuple):
    """A field that holds one of some values."""

    field: str
    values: tuple[str, ...]


class Required(NamedTuple):
    """A field or a number that is due wherever another field is (not) one of some values."""

    field: str
    values: tuple[str, ...]
    negated: bool
    due: str


class Interval(NamedTuple):
    """A number with an interval that lies on one side of a limit: inside, outside or across."""

    quantity: str
    side: str
    limit: float


Rule = Range | Share | Membership | Required | Interval
EXACT = tuple(f"measurand {place:02}" for place in range(1, 23))
UNSURE = tuple(f"measurand {place:02}" for place in range(23, 31))
RULES: tuple[Rule, ...] = (
    *(Range(name, 74.0 + place / 4, 126.0 - place / 4) for place, name in enumerate(EXACT[:14])),
    *(Share(f"ratio {place + 1}", EXACT[14 + place], EXACT[place], 0.75) for place in range(8)),
    *(Membership(field, words[:-1] if field == "route" else words) for field, words in FIELDS.items()),
    Required("tissue", ("bone marrow", "amnion"), False, "route"),
    Required("tissue", ("skin",), True, "culture"),
    Required("culture", ("hollow fibre", "spheroid"), False, "supplement"),
    Required("culture", ("fixed bed",), False, EXACT[0]),
    Required("supplement", ("none",), True, EXACT[1]),
    Required("route", ("topical",), False, UNSURE[0]),
    *(
        Interval(name, ("at least", "at most")[place % 2], (76.0, 124.0)[place % 2])
        for place, name in enumerate(UNSURE)
    ),
)


class Table(NamedTuple):
    """The preparations as columns: names, fields as categories, and value, low and high of each quantity."""

    names: np.ndarray[tuple[int], np.dtype[np.object_]]
    fields: dict[str, pd.Categorical]
    values: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]
    low: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]
    high: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]

    @property
    def frame(self) -> pd.DataFrame:
        """The same columns for pandas, the very arrays where that can be, and the ratios."""
        ends = {f"{name} low": self.low[name] for name in UNSURE} | {f"{name} high": self.high[name] for name in UNSURE}
        ratios = {
            rule.name: self.values[rule.above] / self.values[rule.below] for rule in RULES if isinstance(rule, Share)
        }
        together = self.fields | self.values | ends | ratios
        columns = {name: pd.Series(column, copy=False) for name, column in together.items()}
        return pd.DataFrame(columns, copy=False)

    @property
    def bytes(self) -> int:
        """What the columns take in memory, the text of the names among it."""
        arrays = (*self.values.values(), *self.low.values(), *self.high.values())
        text = sum(map(len, self.names)) + 49 * len(self.names) + self.names.nbytes
        return text + sum(each.nbytes for each in arrays) + sum(each.codes.nbytes for each in self.fields.values())


def table_of(rows: int, seed: int = 7) -> Table:
    """A table with one cell in twenty missing, nearly all else within the rules."""
    random = np.random.default_rng(seed)

    def numbers() -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        found = random.normal(100, 10, rows)
        found[random.random(rows) < MISSING] = np.nan
        return found

    values = {name: numbers() for name in EXACT + UNSURE}
    half = {name: random.uniform(0.5, 6, rows) for name in UNSURE}
    fields = {}
    for field, words in FIELDS.items():
        codes = random.integers(0, len(words), rows).astype(np.int8)
        codes[random.random(rows) < MISSING] = -1
        fields[field] = pd.Categorical.from_codes(codes, list(words))
    names = np.array([f"LOT-{place:07}" for place in range(rows)], object)
    low = {name: values[name] - half[name] for name in UNSURE}
    high = {name: values[name] + half[name] for name in UNSURE}
    return Table(names, fields, values, low, high)


def batch_and_estimates(table: Table) -> tuple[Batch, dict[tuple[str, str], Estimates]]:
    """The table as evspec holds it: a batch of preparations, and the estimates of every quantity, of the ratios too."""
    preparations = pd.DataFrame({"preparation": table.names} | table.fields, copy=False)
    own = pd.DataFrame(
        {"quantity": EXACT + UNSURE, "unit": UNIT, "meaning": "a number", "scale": "linear", "specimen": "vesicles"}
    )
    given = {
        (name, ""): dense_estimates(UNIT, value, table.low.get(name), table.high.get(name))
        for name, value in table.values.items()
    }
    batch = batch_of({"preparations": preparations, "quantities": own})
    ratios = _bench(batch, given)
    return batch, given | {(name, ""): ratios.estimates(name) for name in RATIOS}


def specification() -> Specification:
    """The forty rules as a feature, parsed."""
    criteria = criteria_of(Path("forty.feature"), "\n".join(["Feature: Forty criteria", *_feature()]))
    return Specification({each.id: each for each in criteria}, {}, {}, Path(), "0" * 64)


def judged(batch: Batch, given: dict[tuple[str, str], Estimates], forty: Specification) -> Result:
    """The verdicts of evspec; ratios that are not among the estimates are worked out on the way."""
    return evaluate(_bench(batch, given), forty)


def without_ratios(given: dict[tuple[str, str], Estimates]) -> dict[tuple[str, str], Estimates]:
    """The estimates of what was measured alone."""
    return {key: estimates for key, estimates in given.items() if key[0] not in RATIOS}


def _bench(batch: Batch, given: dict[tuple[str, str], Estimates]) -> Bench:
    bench = bench_of(batch, AS_OF, given=given)
    bench.quantities = {**bench.quantities, **RATIOS}
    return bench


def _ratio(name: str, above: str, below: str) -> Quantity:
    def derive(bench: Bench, _analyte: str) -> Estimates:
        return quotient(bench.estimates(above), bench.estimates(below), RATIOS[name])

    return Quantity(name, "1", f"{above} over {below}", derive=derive)


RATIOS = {rule.name: _ratio(rule.name, rule.above, rule.below) for rule in RULES if isinstance(rule, Share)}


def _feature() -> Iterator[str]:
    for place, rule in enumerate(RULES, 1):
        yield f"  @TRY{place:03} @own"
        yield f"  Rule: {place}\n    It is timed.\n    Met shows speed.\n    Met does not show more."
        yield f"    Scenario: TRY{place:03}"
        yield from (f"      {line}" for line in _sentences(rule))


def _sentences(rule: Rule) -> list[str]:
    match rule:
        case Range(quantity, low, high):
            return [f"Then {quantity} lies between {low} and {high} {UNIT}"]
        case Share(name, _, _, least):
            return [f"Then {name} is at least {least} 1"]
        case Membership(field, values):
            return [f"Then {field} is one of {' or '.join(values)}"]
        case Required(field, values, negated, due):
            asked = "recorded" if due in FIELDS else "quantified"
            narrowing = f"Given preparations whose {field} is {'not ' * negated}{' or '.join(values)}"
            return [narrowing, f"Then {due} is {asked}"]
        case Interval(quantity, side, limit):
            return [f"Then {quantity} is {side} {limit} {UNIT}"]
