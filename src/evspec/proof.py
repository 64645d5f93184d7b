"""The examples of the specification, run: each names its preparations and the verdicts that the criterion must give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from evspec.criteria import Criterion, Scenario, Specification, Step, vocabulary
from evspec.errors import EvspecError, MalformedFeature, UnknownStep
from evspec.result import Result
from evspec.tables import TABLES
from evspec.verdicts import Verdict

if TYPE_CHECKING:
    from evspec.estimates import Bench
    from evspec.quantities import Vocabulary

__all__ = [
    "DAY_OF_EXAMPLES",
    "Outcome",
    "Tables",
    "bench_of_tables",
    "expected_verdicts",
    "outcomes",
    "result_of",
    "these",
]

DAY_OF_EXAMPLES = date(2026, 1, 1)
"""The day on which every example is judged, so that documents in examples expire when the example says so."""

THESE = re.compile(r"these (?P<table>.+)")
VERDICTS = re.compile(r"(?P<identifier>[A-Z]{3}\d{3}) (?:is|are)")
Lines = tuple[tuple[str, ...], ...]
Tables = Sequence[tuple[str, Lines, int]]
"""The tables of an example: the name of each, its rows, and the line that names it."""


class Outcome(NamedTuple):
    """One row of an example: what the criterion was expected to say of a preparation, and what it said."""

    preparation: str
    expected: Verdict
    found: Verdict
    line: int


def these(text: str) -> str:
    """The table that a sentence "these readings" names; `UnknownStep` where it names none."""
    match = THESE.fullmatch(text)
    name = match["table"].replace(" ", "_") if match else ""
    if name not in TABLES:
        raise UnknownStep(f"{text!r} found, `these` and one of {', '.join(TABLES)} expected")
    return name


def expected_verdicts(lines: Sequence[Sequence[str]]) -> Iterator[tuple[str, Verdict]]:
    """The rows of a table of verdicts: a preparation, or `*` for the laboratory, and its verdict."""
    for cells in lines:
        try:
            name, words = cells
            yield name, Verdict.of(words)
        except (ValueError, KeyError):
            known = ", ".join(verdict.words for verdict in Verdict)
            raise MalformedFeature(f"{' | '.join(cells)!r} found, a preparation and one of {known} expected") from None


def bench_of_tables(tables: Tables, known: Vocabulary, file: str) -> Bench:
    """The tables of an example made ready to be judged; values separated by `;` are separate runs."""
    from evspec.evaluate import bench_of
    from evspec.handin import parse_tables
    from evspec.handin.raw import raw_table

    raw = [raw_table(name, lines, file=file, first_row=line + 1) for name, lines, line in tables]
    return bench_of(parse_tables(raw, known, semicolon="runs"), DAY_OF_EXAMPLES)


def result_of(specification: Specification, identifier: str, tables: Tables) -> Result:
    """The verdicts of one criterion on the tables of an example."""
    from evspec.evaluate import evaluate

    path = specification.criterion(identifier).path.name
    bench = bench_of_tables(tables, vocabulary(specification), path)
    return evaluate(bench, specification, select=[identifier])


def outcomes(specification: Specification, criterion: Criterion, example: Scenario) -> list[Outcome]:
    """What each row of an example expected and found; errors name the feature and the line."""
    try:
        tables = [(these(step.text), step.table, step.line) for step in example.steps if step.keyword == "Given"]
        asked = [step for step in example.steps if step.keyword == "Then"]
        return [row for step in asked for row in _asked(specification, step, tables)]
    except EvspecError as error:
        raise MalformedFeature(f"{criterion.path.name}:{example.line}: {example.name}: {error}") from error


def _asked(specification: Specification, step: Step, tables: Tables) -> Iterator[Outcome]:
    match = VERDICTS.fullmatch(step.text)
    if not match:
        raise UnknownStep(f"line {step.line}: {step.text!r} found, a criterion's id and `is` expected")
    result = result_of(specification, match["identifier"], tables)
    for row, (name, expected) in enumerate(expected_verdicts(step.table), start=1):
        yield Outcome(name, expected, result.verdict(match["identifier"], name), step.line + row)
