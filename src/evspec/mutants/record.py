"""The record of a mutation run, which the site publishes, and of which text of each criterion it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from evspec.criteria import Criterion, Specification, vocabulary
from evspec.model import Scenario
from evspec.mutants.changes import JUDGES_NOTHING, OPERATORS
from evspec.mutants.running import OUTCOMES, SURVIVED, fates

__all__ = ["COLUMNS", "digest_of", "read_record", "record_of", "summary"]

COLUMNS = ("criterion", "text", "scenario", "operator", "before", "after", "outcome", "killed by, or why not")


def digest_of(specification: Specification, criterion: Criterion) -> str:
    """What identifies the text that decides a mutation run of a criterion: its sentences, examples and numbers."""
    numbers = [(each.value, each.unit, each.rule) for each in specification.numbers(criterion)]
    parts = [*map(_text, criterion.scenarios), *map(_text, criterion.examples), numbers, criterion.laboratory]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def record_of(specification: Specification) -> pd.DataFrame:
    """A row a mutant of every criterion: what was changed, what became of it, and what killed it."""
    known = vocabulary(specification)
    rows = [
        (
            criterion.id,
            digest_of(specification, criterion),
            each.mutant.scenario,
            each.mutant.operator,
            each.mutant.before,
            each.mutant.after,
            each.outcome,
            each.killer or each.mutant.equal or ("" if each.mutant.criterion else JUDGES_NOTHING),
        )
        for criterion in specification.criteria.values()
        for each in fates(specification, criterion, known)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def read_record(path: Path) -> pd.DataFrame:
    """The record as it was written."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def summary(record: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many mutants were made, and how many of them were killed or survived, by operator or family; and all.

    `by` is `operator` or `family`. What is refused or equivalent is counted apart and not among those made.
    """
    names = record["operator"] if by == "operator" else record["criterion"].str[:3]
    order = list(OPERATORS) if by == "operator" else list(dict.fromkeys(names))
    counts = pd.crosstab(names, record["outcome"]).reindex(index=order, columns=list(OUTCOMES), fill_value=0)
    counts.loc["all"] = counts.sum()
    counts.insert(0, "made", counts[OUTCOMES[0]] + counts[OUTCOMES[1]])
    return counts.rename_axis(by).rename_axis(None, axis=1).reset_index()


def survivors(specification: Specification, record: pd.DataFrame) -> Iterable[str]:
    """Each survivor in a line: where it stands, whose it is, and the words before and after."""
    for row in record[record["outcome"] == SURVIVED].to_dict("records"):
        criterion = specification.criterion(str(row["criterion"]))
        steps = (step for scenario in criterion.scenarios for step in scenario.steps)
        line = next((step.line for step in steps if step.text == row["before"]), criterion.line)
        yield f"{criterion.path.name}:{line}: {criterion.id}: {row['before']} -> {row['after']} ({row['scenario']})"


def _text(scenario: Scenario) -> object:
    return (scenario.name, [(step.keyword, step.text, step.table) for step in scenario.steps])
