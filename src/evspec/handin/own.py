"""Quantities of a laboratory's own, read before all else, since the other tables speak of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evspec.errors import Fault, HandinFaults
from evspec.handin.columns import spelt
from evspec.handin.defaults import with_defaults
from evspec.handin.faults import Problem, blame_words
from evspec.handin.frames import stacked
from evspec.handin.keys import blame_doubled
from evspec.handin.raw import raw_table
from evspec.handin.sheets import Sheet, read_sheet
from evspec.handin.text import read_text
from evspec.handin.values import SPOKEN
from evspec.quantities import PANELS, Quantity, Vocabulary, own_quantities
from evspec.quantities.known import known_quantities
from evspec.tables import QUANTITIES
from evspec.units import known, spelling

__all__ = ["declared", "own", "with_declared"]

DECLARATION = ("unit", "scale", "specimen", "words")


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


def declared(content: bytes, file: str) -> tuple[dict[str, Quantity], tuple[tuple[str, ...], ...]]:
    """The quantities that a laboratory's own features bring, and the lines of their table; `HandinFaults` as of any."""
    faults: list[Fault] = []
    vocabulary = Vocabulary(known_quantities(), (), PANELS, ())
    raw = read_text(content, "quantities", file, faults)
    sheet = read_sheet(raw, vocabulary, faults)
    blame_doubled([sheet], faults)
    quantities = own([sheet], vocabulary, faults)
    if faults:
        raise HandinFaults(faults)
    rows = zip(*(cells.texts() for cells in raw.columns), strict=True)
    return quantities, (raw.header, *(tuple(map(str, row)) for row in rows))


def with_declared(sheets: Sequence[Sheet], vocabulary: Vocabulary, faults: list[Fault]) -> list[Sheet]:
    """The tables of quantities, and what the laboratory's own features declare that they do not.

    A quantity may be declared in both, in the same way; where the hand-in says otherwise it is a fault of the hand-in.
    """
    if not vocabulary.declared:
        return list(sheets)
    raw = raw_table("quantities", vocabulary.declared, file="quantities.csv of the features")
    whole = read_sheet(raw, vocabulary, [])
    theirs = {spelt(name): each for name, each in own([whole], vocabulary, []).items()}
    mine = {spelt(name): each for name, each in own(sheets, vocabulary, []).items()}
    for sheet in sheets:
        cells = sheet.cells("quantity")
        other = {place: _otherwise(mine, theirs, spelt(str(word))) for place, word in enumerate(cells.words)}
        problems = {place: problem for place, problem in other.items() if problem}
        blame_words(faults, sheet.raw, sheet.header("quantity"), cells, problems)
    fresh = [name not in mine for name in map(spelt, map(str, whole.cells("quantity").texts()))]
    lines = [vocabulary.declared[0], *(line for line, new in zip(vocabulary.declared[1:], fresh, strict=True) if new)]
    return [*sheets, read_sheet(raw_table("quantities", lines, file=raw.file), vocabulary, [])]


def _otherwise(mine: Mapping[str, Quantity], theirs: Mapping[str, Quantity], name: str) -> Problem | None:
    if name not in mine or name not in theirs:
        return None
    one, other = mine[name], theirs[name]
    wrong = [each for each in DECLARATION if getattr(one, each) != getattr(other, each)]
    told = ", ".join(f"{each} {getattr(other, each)}" for each in wrong)
    return Problem(f"the quantity as the laboratory's features declare it ({told})") if wrong else None


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
