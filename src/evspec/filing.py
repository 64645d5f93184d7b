"""The documents of one kind: which of them decides for a subject on a day, and in what state it was then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Days, Ints
from evspec.grouping import group

__all__ = [
    "ABSENT",
    "APPROVED",
    "DRAFT",
    "ELSEWHERE",
    "EXPIRED",
    "FUTURE",
    "LATER",
    "NO_DAY",
    "REFUSED",
    "UNDATED",
    "Dated",
    "Kept",
    "kept",
    "on_days",
]

ABSENT, DRAFT, FUTURE, ELSEWHERE, UNDATED, LATER, NO_DAY, APPROVED, EXPIRED, REFUSED = range(10)
"""What a document is on a day, the weightier the higher: a lack, what is in force, what contradicts.

ELSEWHERE is one that speaks for others, LATER one that was issued after the day, UNDATED one that names no day of
issue where an earlier day than today is asked about, NO_DAY any where that day is not known.
"""
REFUSALS = ("refused", "withdrawn")
APPROVALS = ("approved", "granted")


class Dated(NamedTuple):
    """A day for each of many rows: its place in `days`, which are the different ones."""

    codes: Ints
    days: Days

    def take(self, rows: Ints) -> Dated:
        """The days of these rows, in their order."""
        return Dated(self.codes[rows], self.days)


class Kept(NamedTuple):
    """The documents of a kind in the order of their subjects, each subject once in `places`.

    `row` is the label of each in the table of documents; `today` is the day of judgement.
    """

    places: Mapping[str, int]
    subject: Ints
    row: Ints
    issued: Days
    expires: Days
    refused: Bools
    approved: Bools
    today: np.datetime64


def kept(documents: pd.DataFrame, kind: str, as_of: date) -> Kept:
    """The documents of a kind, ready to be looked up."""
    mine = documents[documents["kind"].astype(object) == kind]
    codes, subjects = pd.factorize(mine["subject"].astype(object))
    order = np.argsort(codes, kind="stable")
    mine = mine.iloc[order]
    status = mine["status"].astype(object)
    return Kept(
        {str(name): place for place, name in enumerate(subjects)},
        codes[order],
        mine.index.to_numpy(np.int64),
        mine["issued_on"].to_numpy("datetime64[s]"),
        mine["expires_on"].to_numpy("datetime64[s]"),
        status.isin(REFUSALS).to_numpy(np.bool_),
        status.isin(APPROVALS).to_numpy(np.bool_),
        np.datetime64(as_of, "s"),
    )


def on_days(found: Kept, subjects: Ints, dated: Dated) -> tuple[Ints, Ints]:
    """For each subject (-1 is none) and its day the state of the document that decides, and its row, -1 without one.

    The newest document that was decided by that day supersedes the older ones of its subject. A refusal or withdrawal
    of a later day counts too, unless something newer was decided by the day of judgement. Of what then stands the
    weightiest decides.
    """
    asked = group([(subjects, len(found.places)), (dated.codes, len(dated.days))], len(subjects))
    subject, day = subjects[asked.first], dated.days[dated.codes[asked.first]]
    start, stop = (np.searchsorted(found.subject, subject, side) for side in ("left", "right"))
    count = np.where(subject < 0, 0, stop - start)
    pair = np.repeat(np.arange(len(subject)), count)
    which = np.arange(len(pair)) - np.repeat(np.cumsum(count) - count - start, count)
    states = _states(found, which, day[pair])
    stands = np.flatnonzero(~_superseded(found, which, pair, day[pair], states, len(subject)))
    order = stands[np.lexsort((stands, -states[stands], pair[stands]))]
    first = order[np.flatnonzero(np.diff(pair[order], prepend=-1))]
    state, row = np.full(len(subject), ABSENT), np.full(len(subject), -1)
    state[pair[first]], row[pair[first]] = states[first], found.row[which[first]]
    return state[asked.of], row[asked.of]


def _states(found: Kept, which: Ints, day: Days) -> Ints:
    issued, expires = found.issued[which], found.expires[which]
    refused, approved = found.refused[which], found.approved[which]
    tests = (
        ((issued > found.today) & (refused | approved), FUTURE),
        (refused, REFUSED),
        (approved & np.isnat(day), NO_DAY),
        (approved & (expires < day), EXPIRED),
        (approved & (issued > day), LATER),
        (approved & np.isnat(issued) & (day < found.today), UNDATED),
        (approved, APPROVED),
    )
    return np.select([test for test, _ in tests], [state for _, state in tests], DRAFT)


def _superseded(found: Kept, which: Ints, pair: Ints, day: Days, states: Ints, pairs: int) -> Bools:
    issued = found.issued[which]
    by_day = issued <= day
    by_today = (found.refused | found.approved)[which] & (issued <= found.today)
    then = _newest(issued, by_day & (states >= APPROVED), pair, pairs)
    now = _newest(issued, by_today, pair, pairs)
    return np.where(by_day, issued < then, (states == REFUSED) & (issued < now))


def _newest(issued: Days, counted: Bools, pair: Ints, pairs: int) -> Days:
    """The latest day of issue among those that count, for each document that of its pair; NaT where none does."""
    newest = np.full(pairs, np.datetime64("NaT", "s"))
    np.fmax.at(newest, pair[counted], issued[counted])
    return newest[pair]
