"""Names that rows of one table give to rows of another, each of which must be known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from evspec.errors import Fault
from evspec.handin.faults import Problem, Problems, blame_words, near
from evspec.handin.sheets import Sheet

__all__ = ["blame_references", "lineage", "parents_of"]


class Reference(NamedTuple):
    """A column that names rows of another table; `several` are separated by `;`, with `all_`, `*` names them all."""

    table: str
    column: str
    target: str
    several: bool = False
    all_: bool = False


REFERENCES = (
    Reference("preparations", "reference", "preparations"),
    Reference("preparations", "predecessor", "preparations"),
    Reference("preparations", "control", "preparations"),
    Reference("preparations", "derived_from", "preparations", several=True),
    Reference("readings", "preparation", "preparations"),
    Reference("series", "preparation", "preparations"),
    Reference("files", "preparation", "preparations"),
    Reference("waivers", "preparation", "preparations", all_=True),
    Reference("readings", "run", "runs"),
    Reference("files", "run", "runs"),
)


OTHERS = ("reference", "predecessor", "control")
"""Columns that name another preparation than that of their row."""


def blame_references(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each cell that names a preparation or a run that is not in its table.

    Without a table of preparations, those that readings and files name are the known ones; without a table of runs,
    any is.
    """
    _blame_selves(sheets, faults)
    _blame_circles(sheets, faults)
    known = {"preparations": _preparations(sheets), "runs": _names(sheets, ("runs",), "run")}
    for reference in REFERENCES:
        names = known[reference.target]
        for sheet in sheets:
            if names is not None and sheet.raw.table == reference.table and reference.column in sheet.layout.columns:
                cells = sheet.cells(reference.column)
                problems = _strange(reference, cells.words, names)
                blame_words(faults, sheet.raw, sheet.header(reference.column), cells, problems)


def _blame_selves(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    for sheet in sheets:
        if sheet.raw.table != "preparations":
            continue
        own = sheet.cells("preparation").texts()
        for name in OTHERS:
            wrong = np.asarray((sheet.cells(name).texts() == own) & (own != ""), bool)
            sheet.blame(faults, name, wrong, Problem(f"the {name} of this preparation, another one than itself,"))


def _blame_circles(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each preparation that was derived from itself, by however many steps."""
    for sheet in sheets:
        if sheet.raw.table != "preparations" or "derived_from" not in sheet.layout.columns:
            continue
        names, parents = sheet.cells("preparation").texts(), parents_of(sheet)
        derived = np.flatnonzero(~sheet.cells("derived_from").blank())
        circular = np.zeros(len(names), bool)
        circular[[row for row in derived if str(names[row]) in lineage(str(names[row]), parents)]] = True
        sheet.blame(faults, "derived_from", circular, Problem("lots that this preparation was not itself made into"))


def parents_of(sheet: Sheet) -> dict[str, list[str]]:
    """For each derived preparation of the table the names of those that it was derived from."""
    names, texts = sheet.cells("preparation").texts(), sheet.cells("derived_from").texts()
    derived = np.flatnonzero(~sheet.cells("derived_from").blank())
    return {str(names[row]): [part.strip() for part in str(texts[row]).split(";")] for row in derived}


def lineage(name: str, parents: Mapping[str, Sequence[str]]) -> set[str]:
    """All preparations that one was derived from, however many steps away: itself too, where that is a circle."""
    found: set[str] = set()
    waiting = list(parents.get(name, ()))
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            waiting += parents.get(each, ())
    return found


def _preparations(sheets: Sequence[Sheet]) -> set[str] | None:
    listed = _names(sheets, ("preparations",), "preparation")
    return _names(sheets, ("readings", "files"), "preparation") if listed is None else listed


def _names(sheets: Sequence[Sheet], tables: Collection[str], column: str) -> set[str] | None:
    held = [sheet for sheet in sheets if sheet.raw.table in tables and column in sheet.layout.columns]
    return {str(word) for sheet in held for word in sheet.cells(column).words} - {""} if held else None


def _strange(reference: Reference, words: Collection[str], names: set[str]) -> Problems:
    problems = Problems()
    if names >= set(words) - {""}:
        return problems
    what = f"a {reference.target.removesuffix('s')} that the table {reference.target} lists"
    what += ", or *," if reference.all_ else ""
    for place, word in enumerate(words):
        parts = [part.strip() for part in word.split(";")] if reference.several else [word]
        strange = [part for part in parts if part and part not in names and not (reference.all_ and part == "*")]
        if strange:
            problems[place] = Problem(what, near(strange[0], names, len(problems)))
    return problems
