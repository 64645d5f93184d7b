"""Quantities as they are listed on the command line, for whoever looks for the name that a hand-in may use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from evspec.errors import UnknownWord, nearest
from evspec.quantities import Quantity
from evspec.quantities.known import FAMILIES
from evspec.report.look import Look
from evspec.words import counted

__all__ = ["quantities_about", "quantity_lines"]


def quantities_about(word: str, quantities: Mapping[str, Quantity]) -> list[Quantity]:
    """Those with `word` in their name, meaning or family, in any case; `UnknownWord` with the nearest where none has.

    "cells positive for CD73" finds "cells positive for", which is named with an analyte.
    """
    wanted = " ".join(word.casefold().split())
    found = [each for each in quantities.values() if _is_about(each, wanted)]
    if found:
        return found
    words = {part: name for name in reversed(list(quantities)) for part in name.split()}
    close = nearest(word, quantities) or words.get(nearest(word, words), "")
    hint = f" Did you mean {close!r}?" if close else ""
    raise UnknownWord(f"No quantity has {word!r} in its name or meaning.{hint}")


def quantity_lines(quantities: Sequence[Quantity], look: Look) -> Iterator[str]:
    """Every quantity by name, unit, specimen, scale and meaning, below its family."""
    for family, mine in groupby(quantities, key=_family):
        yield look.bold(family)
        for each in mine:
            yield from look.lines(f"{each.name}{' ANALYTE' if each.analytes else ''}", 2, 4)
            facts = [each.unit, f"on {each.specimen}", f"{each.scale} scale"]
            facts += ["ANALYTE is named with it"] if each.analytes else []
            yield from look.lines(", ".join(facts), 6)
            yield from look.lines(each.meaning, 6)
        yield ""
    yield f"{counted(len(quantities), 'quantity')}; a laboratory declares its own in the table quantities."


def _is_about(quantity: Quantity, wanted: str) -> bool:
    texts = (quantity.name, quantity.meaning, _family(quantity))
    named = quantity.analytes and wanted.startswith(f"{quantity.name.casefold()} ")
    return named or any(wanted in text.casefold() for text in texts)


def _family(quantity: Quantity) -> str:
    return next((family for family, members in FAMILIES.items() if quantity in members), "Others")
