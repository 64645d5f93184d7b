"""Quantities of a laboratory's own, read before all else, since the other tables speak of them."""

from __future__ import annotations

from collections.abc import Sequence

from evspec.errors import Fault
from evspec.handin.columns import spelt
from evspec.handin.defaults import with_defaults
from evspec.handin.faults import Problem, blame_words
from evspec.handin.frames import stacked
from evspec.handin.sheets import Sheet
from evspec.handin.values import SPOKEN
from evspec.quantities import Quantity, Vocabulary, own_quantities
from evspec.tables import QUANTITIES
from evspec.units import known, spelling

__all__ = ["own"]


def own(sheets: Sequence[Sheet], vocabulary: Vocabulary, faults: list[Fault]) -> dict[str, Quantity]:
    """The quantities that tables of quantities declare, with faults for names, units and words that cannot be used.

    The logit scale is one of percentages; another unit with it is a fault too.
    """
    for sheet in sheets:
        _blame(sheet, vocabulary, faults)
    whole = [sheet.frame for sheet in sheets if {"quantity", "unit"} <= set(sheet.frame)]
    if not whole:
        return {}
    frames, _ = with_defaults({"quantities": stacked(whole)})
    table = frames["quantities"].reindex(columns=list(QUANTITIES.names))
    table = table[table["quantity"].notna() & table["unit"].notna()]
    taken = {spelt(name) for name in vocabulary.quantities}
    declared = {name: each for name, each in own_quantities(table).items() if spelt(name) not in taken}
    for name, quantity in declared.items():
        if quantity.scale == "logit" and quantity.unit != "%":
            raw = sheets[0].raw
            expected = f"the unit % for {name}, whose scale is logit,"
            faults.append(Fault(raw.file, raw.sheet, None, "unit", quantity.unit, expected))
    return declared


def _blame(sheet: Sheet, vocabulary: Vocabulary, faults: list[Fault]) -> None:
    taken = {spelt(name) for name in vocabulary.quantities}
    checks = {"quantity": lambda word: _taken(word, taken), "unit": _unit, "words": _words}
    for name, check in checks.items():
        cells = sheet.cells(name)
        found = {place: check(str(word)) for place, word in enumerate(cells.words) if word}
        problems = {place: problem for place, problem in found.items() if problem}
        blame_words(faults, sheet.raw, sheet.header(name), cells, problems)


def _taken(word: str, taken: set[str]) -> Problem | None:
    return Problem("a name that the specification does not use already") if spelt(word) in taken else None


def _unit(word: str) -> Problem | None:
    return None if known(word) else Problem("a known unit", spelling(word))


def _words(word: str) -> Problem | None:
    strange = [part for part in word.split(";") if " ".join(part.casefold().split()) not in SPOKEN]
    return Problem(f"words that readings know ({', '.join(SPOKEN)}), separated by ;,") if strange else None
