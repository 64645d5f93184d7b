"""The reference pages made from code: the sentences, the quantities, and the tables of a hand-in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from docutils import nodes

from evspec.criteria import Step
from evspec.errors import EvspecError
from evspec.quantities import Quantity
from evspec.quantities.known import known_quantities
from evspec.sphinx.catalogue import Catalogue
from evspec.sphinx.elements import (
    Cell,
    Part,
    anchored,
    joined,
    literal,
    paragraph,
    prose,
    reference,
    section,
    table,
    tag,
)
from evspec.sphinx.judging import resting
from evspec.sphinx.wording import label_of, slug, spelt, worded
from evspec.steps import SENTENCES, Sentence
from evspec.tables import TABLES, Column, Table

__all__ = ["quantities", "sentences", "tables"]

SCALES = {"linear": "linear", "log": "logarithm", "logit": "logit of the percentage"}
KINDS = {
    "id": "a name",
    "text": "text",
    "word": "one of",
    "number": "a number",
    "count": "a whole number",
    "date": "a day, as 2026-03-02",
    "value": "a number, a bound or a known word",
}


def sentences(catalogue: Catalogue, document: nodes.document) -> list[nodes.Node]:
    """A section a sentence: how it is spelt, what it means, which criteria use it."""
    used = _used(catalogue)
    return [_sentence(each, used[label_of(each)], document) for each in SENTENCES]


def quantities(catalogue: Catalogue, document: nodes.document) -> list[nodes.Node]:
    """A row a quantity: unit, meaning, scale, specimen, how it is read, which criteria use it."""
    used = _used(catalogue)
    head = ("Quantity", "Unit", "What it is", "Scale", "Measured on", "How it is read", "Used by")
    rows = [_quantity(each, used[f"quantity-{slug(each.name)}"], document) for each in known_quantities().values()]
    return [table(head, rows, "quantities")]


def tables(_catalogue: Catalogue, document: nodes.document) -> list[nodes.Node]:
    """A section a table of the hand-in, with a row a column."""
    return [_table(each, document) for each in TABLES.values()]


def _used(catalogue: Catalogue) -> dict[str, list[str]]:
    """The ids of the criteria that use each label, in their order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for criterion in catalogue.specification.criteria.values():
        for step in (step for scenario in criterion.scenarios for step in scenario.steps):
            for label in _labels(step):
                found[label][criterion.id] = None
    return defaultdict(list, {label: list(ids) for label, ids in found.items()})


def _labels(step: Step) -> tuple[str, ...]:
    """What a step uses; nothing where nobody knows its words, of which the build has warned already."""
    try:
        words = worded(step)
    except EvspecError:
        return ()
    return (label_of(words.sentence), *(name.label for name in words.names))


def _sentence(sentence: Sentence, users: Sequence[str], document: nodes.document) -> nodes.section:
    result = section(document, label_of(sentence), literal(spelt(sentence)), classes=["sentence"])
    for part in (sentence.function.__doc__ or "").strip().split("\n\n"):
        result += paragraph(*prose(" ".join(part.split())))
    result += paragraph(
        "Used by ", *(joined((reference(each) for each in users), ", ") or ["no criterion"]), ".", *resting(sentence)
    )
    return result


def _quantity(quantity: Quantity, users: Sequence[str], document: nodes.document) -> Sequence[Cell]:
    name = nodes.inline(quantity.name, quantity.name)
    anchored(document, name, f"quantity-{slug(quantity.name)}")
    ways = [
        "with an analyte" if quantity.analytes else "",
        "exact: judged as it stands" if quantity.exact else "",
        "words count as readings" if quantity.words else "",
        "derived where it is not read" if quantity.derive else "",
    ]
    return [
        name,
        quantity.unit,
        prose(quantity.meaning),
        SCALES[quantity.scale],
        quantity.specimen,
        ", ".join(way for way in ways if way) or "numbers",
        joined((reference(each) for each in users), " ") or "none directly",
    ]


def _table(definition: Table, document: nodes.document) -> nodes.section:
    name = slug(definition.name)
    result = section(document, f"table-{name}", literal(definition.name), classes=["handin-table"])
    key = f" No two rows have the same {' and '.join(definition.key)}." if definition.key else ""
    wide = " A column may also be a quantity with its unit in brackets." if definition.wide else ""
    result += paragraph(f"One row is {definition.row_is}.{key}{wide}")
    rows = [_column(each, name, document) for each in definition.columns]
    result += table(("Column", "What it says", "Holds", "Example"), rows, "columns")
    return result


def _column(column: Column, table_name: str, document: nodes.document) -> Sequence[Cell]:
    name = literal(column.name)
    anchored(document, name, f"column-{table_name}-{slug(column.name)}")
    holds = f"{KINDS[column.kind]} {', '.join(column.words)}" if column.words else KINDS[column.kind]
    unit = f" in {column.unit}" if column.unit else ""
    target = f", as {column.refers_to} has it" if column.refers_to else ""
    blank = "; never blank" if column.required else f"; {column.default} where blank" if column.default else ""
    health: list[Part] = [" ", tag("never printed", "caution")] if column.health else []
    example = literal(column.example) if column.example else ""
    return [[name, *health], prose(column.meaning), f"{holds}{unit}{target}{blank}", example]
