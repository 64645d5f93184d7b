"""What the fields of a preparation decide: to which preparations a criterion applies, and what is on record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evspec.arrays import Bools, Codes, Ints
from evspec.errors import UnknownWord, unknown
from evspec.estimates import Bench
from evspec.judgement import Judgement, from_words
from evspec.named import filled, names_nothing
from evspec.pools import INHERITED, of_all
from evspec.tables import PREPARATIONS, column
from evspec.verdicts import Verdict

__all__ = ["NO", "UNDECIDED", "YES", "Applicability", "applicability", "names_another", "one_of", "recorded", "same_as"]

NO, UNDECIDED, YES = 0, 1, 2


@dataclass(frozen=True)
class Applicability:
    """For any slice of the preparations whether a criterion applies: no, undecided or yes, and by which field.

    `by_blank` says that it is a blank field that excludes, which nobody stated.
    """

    codes: Callable[[slice], Codes]
    field: str
    words: str
    by_blank: bool = False


def column_of(field: str) -> str:
    """The column of the preparations that a field names; `UnknownWord` with the nearest spelling where none is."""
    names = {name.replace("_", " "): name for name in PREPARATIONS.names if name != "preparation"}
    if field not in names:
        raise unknown("field", field, names)
    return names[field]


def applicability(bench: Bench, field: str, values: Sequence[str], *, negated: bool) -> Applicability:
    """Whether the field is (not) one of the values; a blank field and "unknown" leave it undecided.

    So does a word for nothing ("n/a", a dash) in a free field. A blank role is that of a product, as the default of
    that column says.
    """
    name = column_of(field)
    wanted = _known_values(name, values)
    held = bench.field(name)
    free = not column("preparations", name).words

    def applies(word: str) -> int:
        if free and names_nothing(word):
            return UNDECIDED
        return NO if (word in wanted) == negated else YES

    table = np.array([*map(applies, held.words), UNDECIDED], np.uint8)
    default = column("preparations", name).default
    if default:
        table[-1] = NO if (default in wanted) == negated else YES
    codes = held.codes
    words = f"{field} is {'not ' if negated else ''}{' or '.join(values)}"
    return Applicability(lambda rows: table.take(codes[rows]), field, words)


def names_another(bench: Bench, field: str) -> Applicability:
    """Whether the field is filled in; never undecided."""
    codes = bench.field(column_of(field)).codes
    named = f"it names a {field}"
    return Applicability(lambda rows: np.where(codes[rows] >= 0, YES, NO).astype(np.uint8), field, named, by_blank=True)


def recorded(bench: Bench, fields: Sequence[str]) -> Judgement:
    """Met where one of the fields is filled in, no evidence where none is, or only with a word for nothing.

    What is true of the cells that a lot came from is recorded of a derived lot where it is of all that it came from.
    """
    names = [column_of(each) for each in fields]
    told = np.logical_or.reduce([_filled(bench, each) for each in names])
    if set(names) <= set(INHERITED):
        told = of_all(bench.roots, told)
    codes = np.where(told, Verdict.MET, Verdict.NO_EVIDENCE).astype(np.uint8)
    named = " or ".join(fields)
    return from_words(codes, [f"{named} is blank or unknown", f"{named} is recorded"], told.astype(np.int8))


def _filled(bench: Bench, name: str) -> Bools:
    held = bench.field(name)
    return filled(held.codes, held.words, closed=bool(column("preparations", name).words))


def one_of(bench: Bench, field: str, values: Sequence[str]) -> Judgement:
    """Met where the field holds one of the values, not met where it holds another, no evidence where it is blank."""
    name = column_of(field)
    wanted = _known_values(name, values)
    held = bench.field(name)
    codes = np.array([Verdict.MET if word in wanted else Verdict.NOT_MET for word in held.words] + [1], np.uint8)
    private = column("preparations", name).health
    told = [f"{field} is {'another' if private and word not in wanted else word}" for word in held.words]
    reasons = [*told, f"{field} is blank or unknown"]
    return from_words(codes.take(held.codes), reasons, held.codes)


def same_as(bench: Bench, field: str, other: str) -> Judgement:
    """Met where the field equals that of the preparation named in `other`, no evidence where either is blank."""
    held = bench.field(column_of(field))
    row = rows_named(bench, other)
    blank = (row < 0) | (held.codes < 0) | (held.codes[row] < 0)
    values = bench.batch.preparations[held.name].to_numpy() if _counted(held.name) else held.codes
    which = np.where(row < 0, 0, np.where(blank, 1, np.where(values == values[row], 2, 3)))
    reasons = [
        f"no {other} is named",
        f"{field} is blank or unknown here or for the {other}",
        f"{field} is the {other}'s",
        f"{field} differs from the {other}'s",
    ]
    return from_words(np.array([1, 1, 3, 0], np.uint8)[which], reasons, which)


def rows_named(bench: Bench, field: str) -> Ints:
    """The row of the preparation that each preparation names in a field, -1 where it names none that is known."""
    places = bench.batch.places
    return bench.batch.preparations[field].map(places).fillna(-1).to_numpy(np.int64)


def _counted(name: str) -> bool:
    return column("preparations", name).kind in ("number", "count", "date")


def _known_values(name: str, values: Sequence[str]) -> set[str]:
    if _counted(name):
        raise UnknownWord(f"{name.replace('_', ' ')!r} found, a field that holds words expected")
    words = column("preparations", name).words
    for value in values:
        if words and value not in words:
            raise unknown(name.replace("_", " "), value, words)
    return set(values)
