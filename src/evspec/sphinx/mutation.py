"""What the last mutation run found, from the record that it wrote: the counts, and by name what was not killed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from docutils import nodes

from evspec.mutants.changes import OPERATORS
from evspec.mutants.record import WHY, outdated, read_record, summary, survivors_of
from evspec.mutants.running import EQUAL, KILLED, SURVIVED
from evspec.sphinx.catalogue import RECORD, Catalogue
from evspec.sphinx.elements import Cell, joined, literal, paragraph, prose, reference, table

__all__ = ["equivalents", "mutants", "survivors"]

IDLE = "Of one sentence, in which there is nothing to change but to drop it, are: "
HEAD = ("Made", "Killed", "Survived", "Refused", "Equivalent")


def mutants(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """The count in a sentence, and how many were killed by what was done to a criterion and by its family."""
    record = _record(catalogue)
    done = summary(record, "operator")
    count = done.iloc[-1]
    changed = list(dict.fromkeys(record["criterion"][record["outcome"].isin([KILLED, SURVIVED])]))
    idle = [each for each in dict.fromkeys(record["criterion"]) if each not in changed]
    told = f"{count['killed']} of {count['made']} mutants of {len(changed)} criteria are killed."
    families = {each.id[:3]: each.feature for each in catalogue.specification.criteria.values()}
    by_operator: list[Sequence[Cell]] = [[name, prose(OPERATORS.get(name, "")), *row] for name, row in _rows(done)]
    by_family: list[Sequence[Cell]] = [
        [families.get(name, name), *row] for name, row in _rows(summary(record, "family"))
    ]
    return [
        paragraph(told, classes=["numbers"]),
        *([paragraph(IDLE, *joined(map(reference, idle), " "), ".")] if idle else []),
        *_stale(catalogue),
        table(("Changed", "What that is", *HEAD), by_operator, "mutants"),
        table(("Family", *HEAD), by_family, "mutants"),
    ]


def survivors(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """Every mutant that no example killed, where it stands; a sentence where there is none."""
    found = list(survivors_of(catalogue.specification, _record(catalogue)))
    rows: list[Sequence[Cell]] = [
        [f"{each.file}:{each.line}", reference(each.criterion), literal(each.before), literal(each.after)]
        for each in found
    ]
    return [table(("Where", "Criterion", "It says", "It could say"), rows)] if rows else [paragraph("None survives.")]


def equivalents(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """Every change that no data can tell from the original, with the reason."""
    record = _record(catalogue)
    mine = record[record["outcome"] == EQUAL].drop_duplicates(["criterion", "before", "after"])
    rows: list[Sequence[Cell]] = [
        [reference(criterion), literal(before), literal(after), why]
        for criterion, before, after, why in mine[["criterion", "before", "after", WHY]].itertuples(index=False)
    ]
    return [table(("Criterion", "It says", "It could say", "Why no data tell"), rows)] if rows else []


def _record(catalogue: Catalogue) -> pd.DataFrame:
    """What the record says of criteria that there are."""
    record = read_record(catalogue.root / RECORD)
    return record[record["criterion"].isin(list(catalogue.specification.criteria))]


def _stale(catalogue: Catalogue) -> list[nodes.Node]:
    ids = outdated(catalogue.specification, read_record(catalogue.root / RECORD))
    return [paragraph(f"The run was of another text of: {', '.join(ids)}.")] if ids else []


def _rows(counts: pd.DataFrame) -> list[tuple[str, list[str]]]:
    return [(str(name), [str(each) for each in row]) for name, *row in counts.itertuples(index=False)]
