"""Where two authorities differ: their criteria side by side, each with its own words, source and grade."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from evspec.criteria import Criterion
from evspec.pairs import paired
from evspec.sphinx.catalogue import Catalogue
from evspec.sphinx.elements import Cell, joined, level, link, literal, paragraph, reference
from evspec.sphinx.elements import table as table_of
from evspec.sphinx.evidence import grade
from evspec.sphinx.wording import short

__all__ = ["pairs"]


def pairs(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """A table for each pair of criteria: a column a criterion, a row for each thing in which they may differ."""
    found = paired(catalogue.specification.criteria.values())
    if not found:
        return [paragraph("No two criteria stand side by side.")]
    return [_table(catalogue, group) for group in found]


def _table(catalogue: Catalogue, group: Sequence[Criterion]) -> nodes.table:
    head = ("", *(each.id for each in group))
    rows: list[Sequence[Cell]] = [
        ("Criterion", *(paragraph(reference(each.id), f" {each.name}") for each in group)),
        ("Level", *(level(catalogue.specification, each) for each in group)),
        ("Says who", *(_sources(catalogue, each) for each in group)),
        ("Judged by", *(joined(_sentences(each), " ") for each in group)),
        ("Why", *(each.rationale for each in group)),
    ]
    return table_of(head, rows, "pairs")


def _sources(catalogue: Catalogue, criterion: Criterion) -> list[nodes.Node | str]:
    parts: list[nodes.Node | str] = []
    for each in catalogue.statements_of(criterion):
        source = catalogue.specification.sources[each.source]
        parts += [
            ", " if parts else "",
            link(source.id, short(source)),
            " (",
            reference(each.id),
            " ",
            grade(each.grade),
            ")",
        ]
    return parts


def _sentences(criterion: Criterion) -> Iterable[nodes.Node]:
    steps = dict.fromkeys(f"{step.keyword} {step.text}" for row in criterion.scenarios for step in row.steps)
    return (literal(step) for step in steps)
