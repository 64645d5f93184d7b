"""What every output says of a result, in the same numbers and the same order: tallies and findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Codes, Ints, Words
from evspec.criteria import LEVELS, Specification
from evspec.levels import LAY, level_from
from evspec.result import Result
from evspec.verdicts import Verdict
from evspec.words import counted

__all__ = [
    "LABORATORY",
    "LARGE",
    "ORDER",
    "Found",
    "Listed",
    "Tallies",
    "Waiver",
    "codes_of",
    "found",
    "headline",
    "in_order",
    "level_words",
    "marked",
    "outcome",
    "selected",
    "selection_words",
    "subjects_of",
    "tallies",
    "waivers",
]

LARGE = 200_000
"""So many verdicts and more are told by criterion; reasons are then made for what is listed only."""

ORDER = (Verdict.MET, Verdict.NOT_MET, Verdict.INCONCLUSIVE, Verdict.NO_EVIDENCE)
"""The applicable verdicts in the order in which they are told."""

LABORATORY = "*"


class Tallies(NamedTuple):
    """For each subject its name and how many verdicts of each kind it has, in columns of the codes."""

    names: Sequence[str]
    counts: Ints


class Found(NamedTuple):
    """A row of the table of verdicts as it is told; a blank is None, a missing number NaN."""

    criterion: str
    preparation: str
    verdict: str
    value: float
    low: float
    high: float
    n: int
    unit: str
    reason: str
    mode: str
    source: str | None
    sheet: str | None
    row: int | None
    cell: str | None


class Listed(NamedTuple):
    """How many findings there are with a verdict, the first of them, and by criterion how many are not among those."""

    total: int
    rows: list[Found]
    rest: dict[str, int]


class Waiver(NamedTuple):
    """A waiver with the verdict that it stands beside; `in_force` on the day of judgement."""

    criterion: str
    preparation: str
    reason: str
    owner: str
    expires_on: str
    in_force: bool
    verdict: str


def headline(result: Result) -> str:
    """How much was judged, in words."""
    counts = result.counts
    applicable = sum(counts[each] for each in ORDER)
    aside = counts[Verdict.NOT_APPLICABLE]
    subjects = counted(int(result.judged.sum()), "preparation")
    if not applicable:
        return f"Nothing was judged: none of {counted(len(result.criteria), 'criterion')} applies to {subjects}."
    told = ", ".join(f"{counts[each]:,} {_told(each)}" for each in ORDER)
    criteria = counted(_criteria_that_apply(result), "criterion")
    verdicts = "applicable verdict" if applicable == 1 else "applicable verdicts"
    beside = f" {aside:,} more {'is' if aside == 1 else 'are'} not applicable." if aside else ""
    return f"Of {applicable:,} {verdicts} ({criteria}, {subjects}): {told}.{beside}"


def selection_words(result: Result) -> str:
    """That a selection was judged and not the whole, and how much of it; an empty text where all was judged."""
    if not result.selection:
        return ""
    every = counted(len(result.specification.criteria), "criterion")
    return f"A selection was judged and not the whole: {len(result.criteria):,} of {every} ({result.selection.words})."


def marked(specification: Specification, identifier: str) -> str:
    """The id of a criterion, marked where it is the laboratory's own."""
    criterion = specification.criteria.get(identifier)
    return f"{identifier} (the laboratory's)" if criterion and criterion.owner else identifier


def outcome(result: Result) -> str:
    """What the exit code says, in words, and of how many criteria where a selection was judged."""
    every = len(result.specification.criteria)
    of = f" (of {len(result.criteria):,} criteria selected from {every:,})" if result.selection else ""
    return f"{_outcome(result)}{of}"


def _outcome(result: Result) -> str:
    return {
        0: "every gated verdict that applies is met",
        1: "at least one gated verdict is not met",
        3: "no gated verdict is not met, but evidence is missing or inconclusive, or nothing applied",
    }[result.exit_code]


def tallies(result: Result) -> Tallies:
    """The verdicts of each subject in the order of the hand-in, and the laboratory's own last."""
    mine = np.array([not each.laboratory for each in result.criteria], bool)
    judged = result.judged
    columns = [((result.codes == code) & mine[:, None]).sum(axis=0)[judged] for code in Verdict]
    names = [str(each) for each in result.batch.names[judged]]
    counts = np.stack(columns, axis=1).astype(np.int64)
    ours = np.bincount(result.laboratory[~mine], minlength=5)[None, :]
    if ours[0, : Verdict.NOT_APPLICABLE].any():
        return Tallies([*names, LABORATORY], np.concatenate([counts, ours]))
    return Tallies(names, counts)


def selected(result: Result, verdict: Verdict, most: int) -> Listed:
    """The findings with this verdict, what gates first, then by level; rows are made only of those that are listed."""
    rows: list[Found] = []
    total, rest = 0, {}
    for place in in_order(result):
        number = int((codes_of(result, place) == verdict).sum())
        shown = min(number, most - len(rows))
        if shown:
            rows += found(result.findings(place, only=verdict, most=shown))
        if number > shown:
            rest[result.criteria[place].id] = number - shown
        total += number
    return Listed(total, rows, rest)


def found(rows: pd.DataFrame) -> list[Found]:
    """Rows of the table of verdicts, one by one."""
    return [Found(*cells) for cells in rows[list(Found._fields)].itertuples(index=False, name=None)]


def level_words(result: Result, place: int) -> str:
    """The level of a criterion, where it comes from if that is weak, and whether it gates."""
    criterion = result.criteria[place]
    notes = [f"@{criterion.level}", *(["the laboratory's own criterion"] if criterion.owner else [])]
    if level_from(result.specification, criterion) == LAY:
        notes.append("level from a lay summary")
    return ", ".join(notes if result.gated[place] else [*notes, "does not gate"])


def waivers(result: Result) -> list[Waiver]:
    """The waivers of the hand-in beside the verdicts that they concern and never change."""
    day = result.bench.as_of
    return [_waiver(result, row, day) for row in result.batch.waivers.astype(object).itertuples(index=False)]


def _waiver(result: Result, row: tuple[object, ...], day: date) -> Waiver:
    cells = dict(zip(result.batch.waivers.columns, row, strict=True))
    text = {name: "" if pd.isna(cell) else str(cell) for name, cell in cells.items()}  # type: ignore[call-overload]
    until = pd.Timestamp(text["expires_on"]).date() if text["expires_on"] else None
    ids = [each.id for each in result.criteria]
    known = text["criterion"] in ids and text["preparation"] in (
        result.batch.places if text["preparation"] != LABORATORY else ()
    )
    verdict = result.verdict(text["criterion"], text["preparation"]).words if known else ""
    return Waiver(
        text["criterion"],
        text["preparation"],
        text["reason"],
        text["owner"],
        until.isoformat() if until else "",
        until is None or until >= day,
        verdict,
    )


def codes_of(result: Result, place: int) -> Codes:
    """The verdicts of a criterion on its subjects: the preparations that are, or the laboratory."""
    if result.criteria[place].laboratory:
        return result.laboratory[place : place + 1]
    codes: Codes = result.codes[place][result.judged]
    return codes


def subjects_of(result: Result, place: int) -> Words:
    """The names of the subjects of a criterion."""
    if result.criteria[place].laboratory:
        return np.array([LABORATORY], object)
    return result.batch.names[result.judged]


def in_order(result: Result) -> list[int]:
    """The places of the criteria: what gates first, then by level, then in the order of the specification."""

    def rank(place: int) -> tuple[bool, int, int]:
        level = result.criteria[place].level
        return not result.gated[place], (0, 2, 3, 1)[LEVELS.index(level)], place

    return sorted(range(len(result.criteria)), key=rank)


def _criteria_that_apply(result: Result) -> int:
    return sum(bool((codes_of(result, place) != Verdict.NOT_APPLICABLE).any()) for place in range(len(result.criteria)))


def _told(verdict: Verdict) -> str:
    return "without evidence" if verdict is Verdict.NO_EVIDENCE else verdict.words
