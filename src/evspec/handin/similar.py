"""Names that differ from a known one in case, blanks, hyphens or Greek letters alone, and so would hide."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from evspec.errors import Fault
from evspec.handin.faults import Problem, Problems, blame_words
from evspec.handin.headers import by_spelling, look_up
from evspec.handin.raw import Cells
from evspec.handin.sheets import Sheet
from evspec.quantities import Quantity, Vocabulary

__all__ = ["blame_spellings"]

GREEK = (("α", "alpha", "a"), ("β", "beta", "b"), ("γ", "gamma", "g"))
"""Letters as they are written, spelt out, and exported by software that knows Latin ones alone."""
HYPHENS = str.maketrans(dict.fromkeys("-_\u2010\u2011\u2012\u2013\u2014\u2212"))
ANALYTE = "an analyte as the sentences or the panels spell it"
METHOD = "a method as the table of methods spells it"


def blame_spellings(sheets: Sequence[Sheet], vocabulary: Vocabulary, faults: list[Fault]) -> None:
    """A fault for each analyte, and for each method where methods are listed, that is a known one spelt otherwise."""
    _blame_members(sheets, vocabulary.analytes, faults)
    _blame_analytes(sheets, vocabulary, faults)
    methods = _listed(sheets, "methods", "method")
    for sheet in sheets:
        if methods and sheet.raw.table in ("readings", "runs", "limits"):
            _blame(sheet, "method", methods, METHOD, faults)


def _blame_members(sheets: Sequence[Sheet], known: Collection[str], faults: list[Fault]) -> None:
    for sheet in sheets:
        if sheet.raw.table == "panels":
            _blame(sheet, "member", known, ANALYTE, faults)


def _blame_analytes(sheets: Sequence[Sheet], vocabulary: Vocabulary, faults: list[Fault]) -> None:
    known = set(vocabulary.analytes) | _listed(sheets, "panels", "member")
    names, folded = by_spelling(vocabulary.quantities), _folded(known)
    for sheet in sheets:
        if sheet.raw.table in ("readings", "limits"):
            _blame(sheet, "analyte", known, ANALYTE, faults)
            problems = _in_quantities(sheet.cells("quantity"), names, known, folded)
            blame_words(faults, sheet.raw, sheet.header("quantity"), sheet.cells("quantity"), problems)
        faults += _in_headers(sheet, known, folded)


def _blame(sheet: Sheet, column: str, known: Collection[str], expected: str, faults: list[Fault]) -> None:
    cells, folded = sheet.cells(column), _folded(known)
    problems = Problems()
    for place, word in enumerate(map(str, cells.words)):
        if word and (meant := _meant(word, known, folded)):
            problems[place] = Problem(expected, meant)
    blame_words(faults, sheet.raw, sheet.header(column), cells, problems)


def _in_quantities(
    cells: Cells, names: Mapping[str, Quantity], known: Collection[str], folded: Mapping[str, str]
) -> Problems:
    problems = Problems()
    for place, word in enumerate(map(str, cells.words)):
        named = look_up(word, names)
        if named and (meant := _meant(named[1], known, folded)):
            problems[place] = Problem(ANALYTE, f"{named[0].name} {meant}")
    return problems


def _in_headers(sheet: Sheet, known: Collection[str], folded: Mapping[str, str]) -> Iterator[Fault]:
    raw = sheet.raw
    for wide in sheet.layout.wide:
        if meant := _meant(wide.analyte, known, folded):
            near = wide.header.replace(wide.analyte, meant)
            yield Fault(raw.file, raw.sheet, raw.head, wide.header, wide.header, ANALYTE, near)


def _listed(sheets: Sequence[Sheet], table: str, column: str) -> set[str]:
    return {str(word) for sheet in sheets if sheet.raw.table == table for word in sheet.cells(column).words} - {""}


def _folded(known: Collection[str]) -> dict[str, str]:
    return {_fold(name): name for name in sorted(known)}


def _meant(word: str, known: Collection[str], folded: Mapping[str, str]) -> str:
    return "" if word in known else folded.get(_fold(word), "")


def _fold(name: str) -> str:
    plain = "".join(name.translate(HYPHENS).casefold().split())
    for letter, spelt, latin in GREEK:
        plain = plain.replace(letter, latin).replace(spelt, latin)
    return plain
