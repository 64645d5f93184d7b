"""A step taken apart: the sentence that it spells, and the quantities, fields, panels and documents that it names."""

from __future__ import annotations

import re
from typing import NamedTuple

from evspec.assays import STATUS
from evspec.criteria import Source, Step
from evspec.quantities import PANELS, find
from evspec.quantities.known import known_quantities
from evspec.steps import READINGS, Sentence, sentence_of
from evspec.tables import TABLES

__all__ = ["Named", "Worded", "label_of", "short", "slug", "spelt", "summary", "worded"]

CHOICE = re.compile(r"\{[^{}:]+:([^{}]+)\}")
AUTHOR = re.compile(r"(\w[\w' -]*?) [A-Z]{1,3},")


class Named(NamedTuple):
    """A word of a step that is explained elsewhere, and the label of the explanation."""

    word: str
    label: str


class Worded(NamedTuple):
    """A step, the sentence it spells, and the words of it that are explained elsewhere."""

    step: Step
    sentence: Sentence
    names: tuple[Named, ...]


def short(source: Source) -> str:
    """A source by its first author and year, or by its title where its citation names no author first."""
    author = AUTHOR.match(source.citation)
    return f"{author[1]} et al. {source.date[:4]}" if author else source.title


def slug(text: str) -> str:
    """A text as it stands in an address: lower case, everything else than letters and digits a hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def spelt(sentence: Sentence) -> str:
    """A sentence as it is printed for readers: `{side:at least|at most}` becomes `at least|at most`."""
    spelling = CHOICE.sub(r"\1", sentence.spelling)
    return f"{sentence.keyword} {spelling}"


def label_of(sentence: Sentence) -> str:
    """The label under which a sentence is explained."""
    return f"sentence-{slug(sentence.function.__name__)}"


def summary(sentence: Sentence) -> str:
    """The first paragraph of what a sentence means."""
    return " ".join((sentence.function.__doc__ or "").strip().split("\n\n")[0].split())


def worded(step: Step) -> Worded:
    """The sentence and names of a step; `UnknownStep`, `AmbiguousStep` or `UnknownWord` where it has none."""
    sentence, words = sentence_of(step)
    names = tuple(name for slot, text in words.items() if text for name in _named(slot, text, words))
    return Worded(step, sentence, tuple(dict.fromkeys(names)))


def _named(slot: str, text: str, words: dict[str, str | None]) -> tuple[Named, ...]:
    if slot == "panel" or (slot == "noun" and words.get("every_")):
        quantity = (Named(PANELS[text], f"quantity-{slug(PANELS[text])}"),) if text in PANELS else ()
        return (Named(text, "table-panels"), *quantity)
    if slot == "noun" and text == READINGS:
        return (Named(text, "table-readings"),)
    if slot == "noun":
        found = find(text, known_quantities()).alternatives
        return tuple(Named(quantity.name, f"quantity-{slug(quantity.name)}") for quantity, _ in found)
    if slot == "document":
        return (Named(text, "table-documents"),)
    if slot in ("field", "fields", "column"):
        return tuple(name for each in text.split(" or ") for name in _columns(each))
    return ()


def _columns(field: str) -> tuple[Named, ...]:
    column = field.replace(" ", "_")
    if column == STATUS:
        return (Named(field, "column-methods-status"),)
    table = next((name for name, table in TABLES.items() if column in table.names), "")
    return (Named(field, f"column-{slug(table)}-{slug(column)}"),) if table else ()
