"""The record of a mutation run, which the site publishes, and of which text of each criterion it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from evspec.criteria import Criterion, Specification, vocabulary
from evspec.model import Scenario
from evspec.mutants.changes import JUDGES_NOTHING, OPERATORS
from evspec.mutants.running import KILLED, OUTCOMES, SURVIVED, fates

__all__ = ["COLUMNS", "WHY", "Survivor", "digest_of", "outdated", "read_record", "record_of", "summary", "survivors_of"]

WHY = "killed by, or why not"
COLUMNS = ("criterion", "text", "scenario", "operator", "before", "after", "outcome", WHY)


class Survivor(NamedTuple):
    """A mutant that no example killed: where it stands, whose it is, and the words before and after."""

    file: str
    line: int
    criterion: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.criterion}: {self.before} -> {self.after}"


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
    counts.insert(0, "made", counts[KILLED] + counts[SURVIVED])
    return counts.rename_axis(by).rename_axis(None, axis=1).reset_index()


def survivors_of(specification: Specification, record: pd.DataFrame) -> Iterator[Survivor]:
    """Each mutant that no example killed, at the line where its words stand now."""
    for row in record[record["outcome"] == SURVIVED].to_dict("records"):
        criterion = specification.criterion(str(row["criterion"]))
        steps = (step for each in criterion.scenarios if row["scenario"].startswith(each.name) for step in each.steps)
        line = next((step.line for step in steps if step.text == row["before"]), criterion.line)
        yield Survivor(criterion.path.name, line, criterion.id, str(row["before"]), str(row["after"]))


def outdated(specification: Specification, record: pd.DataFrame) -> list[str]:
    """The criteria of which the record holds another text, or none, and those that it holds and that are gone."""
    held = dict(zip(record["criterion"], record["text"], strict=True))
    known = {each.id: digest_of(specification, each) for each in specification.criteria.values()}
    return [each for each in known | held if known.get(each) != held.get(each)]


def _text(scenario: Scenario) -> object:
    return (scenario.name, [(step.keyword, step.text, step.table) for step in scenario.steps])
