"""Cells that hold readings: a number, a bound such as `<0.05`, a known word, or several of these separated by `;`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evspec.arrays import Bools, Floats, Ints, Words
from evspec.batch import KINDS
from evspec.handin.faults import Problem, Problems, near
from evspec.handin.numerals import Marks, read_numbers
from evspec.handin.raw import Cells, cells_of

__all__ = ["ABOVE", "BELOW", "SPOKEN", "WORD", "Values", "read_values"]

BELOW, ABOVE, PRESENT, ABSENT = (KINDS.index(kind) for kind in ("below", "above", "present", "absent"))
WORD = min(PRESENT, ABSENT)
"""The first of the kinds that are words; those before it carry a number."""

SPOKEN = dict.fromkeys(("present", "positive", "detected", "growth"), PRESENT) | dict.fromkeys(
    ("absent", "negative", "not detected", "no growth", "nd", "n.d.", "n.d", "n. d."), ABSENT
)
SIGNS = {"<=": BELOW, "=<": BELOW, ">=": ABOVE, "=>": ABOVE, "<": BELOW, ">": ABOVE, "≤": BELOW, "≥": ABOVE}


class Values(NamedTuple):
    """The readings of a column: in which row of the table each stands, its text, and what the texts say.

    `kind` is a place in the kinds of readings; `value` and `decimals` are those of the number or bound, NaN and 0 for a
    word. `part` counts the readings of one cell from 1, and is 0 where the cell holds one only.
    """

    row: Ints
    part: Ints
    cells: Cells
    kind: NDArray[np.int8]
    value: Floats
    decimals: Ints
    percent: Bools
    problems: Problems


def read_values(cells: Cells, marks: Marks) -> Values:
    """The readings that the cells hold; blank cells and blank parts of cells hold none."""
    row, part, single = _parts(cells)
    kind, numbers, problems = _signs(single.words)
    read = read_numbers(numbers, marks)
    for place, problem in read.problems.items():
        problems.setdefault(place, _or_word(problem, str(single.words[place]), len(problems)))
    return Values(row, part, single, kind, read.value, read.decimals, read.percent, problems)


def _parts(cells: Cells) -> tuple[Ints, Ints, Cells]:
    several = np.fromiter((";" in word for word in cells.words), bool, len(cells.words))
    if not several.any():
        row = np.flatnonzero(~cells.blank())
        return row, np.zeros(len(row), np.int64), cells.take(row)
    split = [[part for part in map(str.strip, word.split(";")) if part] for word in cells.words]
    counts = np.array([len(parts) for parts in split], np.int64)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    row = np.repeat(np.arange(len(cells.codes)), counts[cells.codes])
    before = np.cumsum(counts[cells.codes]) - counts[cells.codes]
    within = np.arange(len(row)) - before[row]
    part = np.where(several[cells.codes[row]], within + 1, 0)
    single = cells_of(np.array([part for parts in split for part in parts], object))
    return row, part, single.take(starts[cells.codes[row]] + within)


def _signs(texts: Words) -> tuple[NDArray[np.int8], Words, Problems]:
    """The kinds of the texts, the numbers in them (blank for a word), and signs that no number follows."""
    kind, numbers, problems = np.zeros(len(texts), np.int8), texts.copy(), dict[int, Problem]()
    unusual = np.fromiter((not text[:1].isdigit() for text in texts), bool, len(texts))
    for place in np.flatnonzero(unusual).tolist():
        text = str(texts[place])
        word = SPOKEN.get(" ".join(text.casefold().split()))
        sign = next((sign for sign in SIGNS if text.startswith(sign)), "")
        if word is not None:
            kind[place], numbers[place] = word, ""
        elif sign:
            kind[place], numbers[place] = SIGNS[sign], text[len(sign) :].strip()
            if not numbers[place]:
                problems[place] = Problem(f"a number after {sign}")
    return kind, numbers, problems


def _or_word(problem: Problem, text: str, asked: int) -> Problem:
    expected = problem.expected
    if expected == "a number":
        expected = "a number, one after < or >, or a known word (present, absent, ND, no growth ...)"
    return Problem(expected, near(text, SPOKEN, asked))
