"""Days as ISO 8601 writes them, and what other ways of writing them could have meant."""

from __future__ import annotations

import re
from datetime import date

import numpy as np

from evspec.arrays import Days, Words
from evspec.handin.faults import Problem, Problems

__all__ = ["read_dates"]

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
YEAR_FIRST = re.compile(r"([0-9]{4})[./ -]?([0-9]{1,2})[./ -]?([0-9]{1,2})(?:[T ].*)?")
YEAR_LAST = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4}|[0-9]{2})(?:[T ].*)?")
EPOCHS = frozenset(("1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01"))
CALENDAR = range(1899, 2262)


def read_dates(words: Words) -> tuple[Days, Problems]:
    """The day that each text names, NaT for a blank, and what is wrong with the others."""
    values, problems = np.full(len(words), np.datetime64("NaT", "s"), "datetime64[s]"), dict[int, Problem]()
    for place, word in enumerate(map(str, words)):
        found = ISO.fullmatch(word)
        day = _day(*map(int, found.groups())) if found else None
        if day and day.isoformat() not in EPOCHS:
            values[place] = np.datetime64(day, "s")
        elif word:
            problems[place] = _problem(word, day)
    return values, problems


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year in CALENDAR else None


def _problem(word: str, epoch: date | None) -> Problem:
    if epoch:
        return Problem("a day (this one is where the calendar of a spreadsheet or an instrument begins)")
    readings = list(dict.fromkeys(day.isoformat() for day in _meant(word) if day))
    if ISO.fullmatch(word) and not readings:
        return Problem("a day of the calendar (YYYY-MM-DD)")
    if len(readings) > 1:
        return Problem(f"a date as YYYY-MM-DD ({readings[0]} or {readings[1]})")
    return Problem("a date as YYYY-MM-DD", *readings)


def _meant(word: str) -> list[date | None]:
    first, last = YEAR_FIRST.fullmatch(word), YEAR_LAST.fullmatch(word)
    if first:
        return [_day(*map(int, first.groups()))]
    if not last:
        return []
    one, two, three = map(int, last.groups())
    year = three if three > 99 else 2000 + three
    return [_day(year, two, one), _day(year, one, two)]
