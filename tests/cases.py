"""Small hand-ins and small specifications for tests: a few sentences and rows, judged as a laboratory's are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from evspec.batch import Batch
from evspec.criteria import Specification, load_specification, vocabulary
from evspec.evaluate import evaluate
from evspec.handin import parse_tables, raw_table
from evspec.model import Number, Source, Statement
from evspec.proof import DAY_OF_EXAMPLES
from evspec.quantities import Vocabulary
from evspec.quantities.known import known_quantities
from evspec.result import Result
from evspec.rules import criteria_of
from evspec.verdicts import Verdict

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]

SUBJECT = "lot"
PRINTED = "W-01"
RULE = """
  @{identifier} @{level} @{printed} {laboratory}
  Rule: {identifier}
    Why it is asked.
    Met shows that it holds.
    Met does not show more.

    Scenario: {identifier}
"""


@cache
def criterion_feature(
    sentences: tuple[str, ...], identifier: str = "TST001", level: str = "should", laboratory: bool = False
) -> str:
    """The block of a feature for one criterion whose only scenario has these sentences."""
    head = RULE.format(
        identifier=identifier, level=level, printed=PRINTED, laboratory="@laboratory" if laboratory else ""
    )
    return head + "".join(f"      {sentence}\n" for sentence in sentences)


def specification_of(*rules: str, numbers: Iterable[Number] = ()) -> Specification:
    """A specification of the given blocks, all of which cite one statement that prints these numbers."""
    path = Path("test.feature")
    criteria = {each.id: each for each in criteria_of(path, "Feature: Test\n" + "".join(rules))}
    statement = Statement(PRINTED, "test", "It says so.", "here", "demand", "FULL", numbers=tuple(numbers))
    source = Source("test", "Test", "Test", "", "2026", "", path, (statement,))
    return Specification(criteria, {PRINTED: statement}, {"test": source}, path.parent, "0" * 64)


@cache
def asking(*sentences: str, laboratory: bool = False) -> Specification:
    """A specification of one criterion, TST001, with these sentences."""
    return specification_of(criterion_feature(sentences, laboratory=laboratory))


def handed_in(tables: Tables, specification: Specification, **more: str) -> Batch:
    """The batch that the rows of these tables make when a laboratory hands them in."""
    raw = []
    for name, rows in tables.items():
        header = list(dict.fromkeys(column for row in rows for column in row))
        raw.append(
            raw_table(name, [header, *([row.get(column, "") for column in header] for row in rows)], file=f"{name}.csv")
        )
    return parse_tables(raw, shipped()._replace(criteria=specification.criteria), **more)


@cache
def shipped() -> Vocabulary:
    """The names that the shipped specification knows."""
    return vocabulary(load_specification())


def judged(
    sentences: Sequence[str] | str,
    tables: Tables,
    *,
    decision: str = "guarded",
    laboratory: bool = False,
    as_of: date = DAY_OF_EXAMPLES,
) -> Result:
    """What a criterion of these sentences says of these tables."""
    specification = asking(*([sentences] if isinstance(sentences, str) else sentences), laboratory=laboratory)
    return evaluate(handed_in(tables, specification), specification, decision=decision, as_of=as_of)


def verdict(sentences: Sequence[str] | str, tables: Tables, subject: str = SUBJECT, **more: object) -> Verdict:
    """The verdict of such a criterion on one preparation."""
    return judged(sentences, tables, **more).verdict("TST001", subject)


def readings(quantity: str, values: str, preparation: str = SUBJECT, **more: str) -> list[dict[str, str]]:
    """Rows of readings from "91; 93; 92", one run each, or "90 + 91; 92", where two replicates share the first run.

    A single value names no run.
    """
    made = []
    runs = [part.strip() for part in values.split(";")]
    for number, run in enumerate(runs, start=1):
        for value in run.split("+"):
            row = {"preparation": preparation, "quantity": quantity, "value": value.strip(), "unit": unit_of(quantity)}
            named = {"run": f"run {number}"} if len(runs) > 1 else {}
            made.append(row | named | more)
    return made


def unit_of(quantity: str) -> str:
    """The unit in which a quantity is judged."""
    return known_quantities()[quantity].unit
