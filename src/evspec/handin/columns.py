"""Cells of the plain columns: ids, texts, words of closed vocabularies, numbers, counts and dates."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from evspec.arrays import Bools, Ints, Words
from evspec.handin.dates import read_dates
from evspec.handin.faults import Problem, Problems, near
from evspec.handin.frames import blank_is_none
from evspec.handin.numerals import SPREADSHEET_ERRORS, Marks, Numbers, read_numbers
from evspec.tables import UNKNOWN, Column

__all__ = ["LONGEST_CELL", "NUMERIC", "Read", "read_words", "spelt"]

LONGEST_CELL = 32_767
NUMERIC = ("number", "count", "value")
TRUE_FALSE = {"true": "yes", "false": "no"}
IN_A_UNIT_OF_ITS_ROW = frozenset(("value", "lod", "loq", "range_low", "range_high"))
POSITIVE = frozenset(
    ("volume_per_hour", "lowest_weight", "standard_uncertainty", "cv_repeatability", "cv_intermediate")
)
NOT_NEGATIVE = frozenset(("lod", "loq", "range_low", "range_high", "blank", "blank_uncertainty"))
AT_LEAST_ONE = frozenset(("df", "runs", "counted_of"))


class Read(NamedTuple):
    """What each word of a column says (None, NaN or NaT where it is blank or wrong), and what is wrong.

    `decimals` are those printed, and `percent` says that a percent sign was, for a number.
    """

    values: NDArray[Any]
    problems: Problems
    decimals: Ints | None = None
    percent: Bools | None = None


def spelt(text: str) -> str:
    """A name as names are compared: case, underscores and repeated blanks do not count."""
    return " ".join(text.replace("_", " ").casefold().split())


def read_words(column: Column, words: Words, marks: Marks, known: Collection[str] | None = None) -> Read:
    """The words of a column read as its kind says; `known` are the names that it refers to, where they are closed."""
    if column.kind in NUMERIC:
        return _numbers(column, words, marks)
    if column.kind == "date":
        return Read(*read_dates(words))
    if column.words:
        aliases = TRUE_FALSE if column.words == ("yes", "no") else {}
        return _closed(words, dict.fromkeys((*column.words, UNKNOWN)), aliases)
    return _closed(words, known, {}) if known is not None else _texts(words)


def _texts(words: Words) -> Read:
    problems = Problems()
    for place, word in enumerate(map(str, words)):
        if word[:1] == "#" and word.casefold() in SPREADSHEET_ERRORS:
            problems[place] = Problem("a text in place of a spreadsheet's error")
        elif len(word) > LONGEST_CELL:
            problems[place] = Problem(f"a text of at most {LONGEST_CELL:,} characters")
    return Read(blank_is_none(words), problems)


def _closed(words: Words, known: Collection[str], aliases: dict[str, str]) -> Read:
    names = {spelt(name): name for name in known} | aliases
    values, problems = np.full(len(words), None, object), Problems()
    for place, word in enumerate(map(str, words)):
        if word and spelt(word) in names:
            values[place] = names[spelt(word)]
        elif word:
            problems[place] = Problem(
                _one_of(sorted(known) if len(known) > 24 else known), near(word, known, len(problems))
            )
    return Read(values, problems)


def _one_of(known: Collection[str]) -> str:
    names = list(known)
    return f"one of {', '.join(names[:24])}{' ...' if len(names) > 24 else ''}" if names else "no name at all"


def _numbers(column: Column, words: Words, marks: Marks) -> Read:
    read = read_numbers(words, marks)
    problems = dict(read.problems)
    for wrong, expected in _bounds(column, read):
        for place in np.flatnonzero(wrong).tolist():
            problems.setdefault(place, Problem(expected))
    return Read(read.value, problems, read.decimals, read.percent)


def _bounds(column: Column, read: Numbers) -> list[tuple[Bools, str]]:
    value, checks = read.value, list[tuple[Bools, str]]()
    if column.unit != "%" and column.name not in IN_A_UNIT_OF_ITS_ROW:
        checks.append((read.percent, "a number without a percent sign"))
    if column.kind == "count":
        checks.append((np.isfinite(value) & ((value % 1 != 0) | (value < 0)), "a whole number"))
    if column.name in POSITIVE:
        checks.append((value <= 0, "a number above 0"))
    if column.name in NOT_NEGATIVE:
        checks.append((value < 0, "a number of 0 or more"))
    if column.name in AT_LEAST_ONE:
        checks.append((value < 1, "a whole number of 1 or more"))
    if column.name == "dilution":
        checks.append((value < 1, "the factor of the dilution, 1 or more (1000 for 1:1000),"))
    return checks
