"""Cells that deny one another, or name nothing where a name is evidence: the laboratory has to say which is true."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from evspec.arrays import Bools, Words
from evspec.errors import Fault
from evspec.handin.faults import Problem, Problems, blame_words
from evspec.handin.references import lineage, parents_of
from evspec.handin.sheets import Sheet
from evspec.named import names_nothing

__all__ = ["blame_contradictions"]

NAMING = {
    "methods": ("document",),
    "limits": ("basis",),
    "documents": ("subject", "reference"),
    "readings": ("laboratory",),
    "runs": ("laboratory",),
    "preparations": ("laboratory",),
}
"""Free cells by table that are evidence by being filled in."""
APART = (("MSC antigen", "non-MSC antigen"), ("transmembrane marker", "cytosolic marker"))
"""Panels of which a member of the one is none of the other."""
INHERITED = ("immortalised", "animal_reagents")
"""What is true of a lot as soon as it is of one that it came from."""
SEVERAL = re.compile(r"[,&+]|\band\b")
PROTEIN = re.compile(r"albumin|\b[hb]sa\b|gelatin|plasma protein", re.IGNORECASE)
IMMUNE = re.compile(r"immun", re.IGNORECASE)


def blame_contradictions(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each cell that contradicts another of its hand-in, or that names nothing by a word."""
    for sheet in sheets:
        for name in NAMING.get(sheet.raw.table, ()):
            _blame_where(sheet, faults, name, names_nothing, Problem(f"a {name} that can be found, or a blank cell,"))
        if sheet.raw.table == "panels":
            _blame_panels(sheet, faults)
        if sheet.raw.table == "preparations":
            _blame_lots(sheet, faults)


def _blame_lots(sheet: Sheet, faults: list[Fault]) -> None:
    for name in ("donor", "cell_line"):
        several = Problem("one name, or several joined by `;`,")
        _blame_where(sheet, faults, name, lambda text: bool(SEVERAL.search(text)), several)
    _blame_days(sheet, faults)
    _blame_parents(sheet, faults)
    _blame_controls(sheet, faults)
    protein = _where(sheet, "formulation", lambda text: bool(PROTEIN.search(text)))
    denied = protein & _where(sheet, "excipient_protein", "none".__eq__)
    expected = "added after measurement or added before measurement, since the formulation names a protein,"
    sheet.blame(faults, "excipient_protein", denied, Problem(expected))
    immune = _where(sheet, "mechanism", lambda text: bool(IMMUNE.search(text)))
    denied = immune & _where(sheet, "immune_mechanism", "no".__eq__)
    sheet.blame(faults, "immune_mechanism", denied, Problem("yes, since the mechanism names immunity,"))


def _blame_where(sheet: Sheet, faults: list[Fault], name: str, wrong: Callable[[str], bool], problem: Problem) -> None:
    cells = sheet.cells(name)
    found = {place: problem for place, text in enumerate(map(str, cells.words)) if text and wrong(text)}
    blame_words(faults, sheet.raw, sheet.header(name), cells, Problems(found))


def _where(sheet: Sheet, name: str, holds: Callable[[str], bool]) -> Bools:
    """The rows whose cell of a column is such a text."""
    cells = sheet.cells(name)
    return np.array([holds(str(text)) for text in cells.words], bool)[cells.codes]


def _blame_days(sheet: Sheet, faults: list[Fault]) -> None:
    if {"produced_on", "released_on"} <= set(sheet.frame):
        produced, released = (sheet.frame[name].to_numpy("datetime64[D]") for name in ("produced_on", "released_on"))
        expected = "a day of release not before that of production,"
        sheet.blame(faults, "released_on", released < produced, Problem(expected))


def _blame_parents(sheet: Sheet, faults: list[Fault]) -> None:
    """A fault where a lot says "no" of what is "yes" of a lot that it came from, however many steps away."""
    derived = np.flatnonzero(~sheet.cells("derived_from").blank())
    if not len(derived):
        return
    names, parents = sheet.cells("preparation").texts(), parents_of(sheet)
    for name in INHERITED:
        affirmed = set(map(str, names[_where(sheet, name, "yes".__eq__)]))
        denied = _where(sheet, name, "no".__eq__)
        wrong = [row for row in derived if denied[row] and not affirmed.isdisjoint(lineage(str(names[row]), parents))]
        mask = np.isin(np.arange(len(names)), wrong)
        sheet.blame(faults, name, mask, Problem("yes, as of a lot that it was derived from, or a blank cell,"))


def _blame_controls(sheet: Sheet, faults: list[Fault]) -> None:
    """A fault where the control of a lot is a product: it would be held against another lot, and not against none."""
    if sheet.cells("control").blank().all():
        return
    names = sheet.cells("preparation").texts()
    products = set(map(str, names[_where(sheet, "role", ("", "product").__contains__)]))
    another = sheet.cells("control").texts() != names
    wrong = another & _where(sheet, "control", products.__contains__)
    sheet.blame(faults, "control", np.asarray(wrong, bool), Problem("a preparation of the role control,"))


def _blame_panels(sheet: Sheet, faults: list[Fault]) -> None:
    panels, members = sheet.cells("panel").texts(), sheet.cells("member").texts()
    for one, other in APART:
        both = set(members[panels == one]) & set(members[panels == other])
        twice = np.isin(members.astype(str), sorted(map(str, both))) & (panels == other)
        sheet.blame(faults, "member", twice, Problem(f"a member that is no {one} as well,"))
    summaries = sheet.cells("summary").texts()
    for panel in set(map(str, panels)):
        mine = panels == panel
        given = [str(each) for each in summaries[mine] if each]
        if len(set(given)) > 1:
            expected = f"one summary for all of the panel, such as {given[0]},"
            sheet.blame(faults, "summary", mine & _other(summaries, given[0]), Problem(expected))


def _other(summaries: Words, first: str) -> Bools:
    return np.asarray((summaries != first) & (summaries != ""), bool)
