"""What to measure, record or file next: what lacks evidence, gathered by what would give it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from evspec.arrays import Ints
from evspec.gathered import ALSO
from evspec.report.overview import LARGE, codes_of, in_order, subjects_of
from evspec.result import Result
from evspec.verdicts import Verdict

__all__ = ["Task", "in_words", "tasks"]

MEASURE = re.compile(r"no reading of (.+)")
TOLD = tuple(
    (re.compile(pattern), told)
    for pattern, told in (
        (r"no (.+) is on file", r"File the \1"),
        (r"no (.+) of the donor or cell line is on file: .+", r"File the \1 of the donor or cell line itself"),
        (
            r"no (.+) was on file at (production|release): .+",
            r"File the \1 that held at \2: the one on file was issued later",
        ),
        (r"(.+): the document names no day of issue, .+", r"Give the day on which the \1 was issued"),
        (r"(.+) is blank or to come, so nobody can tell whether .+ held at production.*", r"Record \1"),
        (
            r"(.+): the document is a draft, or its status is blank(?: \(.+\))?",
            r"Have the \1 approved: it is a draft, or its status is blank",
        ),
        (
            r"(.+) is blank or unknown, so nobody can tell whether this applies",
            r"Record \1, so that it can be told what applies",
        ),
        (r"(.+) is blank or unknown", r"Record \1"),
        (r"no (.+): it takes (.+)", r"Give what the \1 takes: \2"),
        (
            r"no (.+) of this preparation and its (.+) in one run(?:: .+)?",
            r"Measure \1 of the preparation and its \2 in one run",
        ),
        (
            r"(.+) of this preparation and its (.+) was measured by different methods",
            r"Measure \1 of the preparation and its \2 by one method",
        ),
        (
            r"(.+) of this preparation and its (.+) was measured in different laboratories",
            r"Measure \1 of the preparation and its \2 in one laboratory",
        ),
        (r"the (.+) has no reading of (.+)", r"Measure \2 of the \1"),
        (
            r"(.+): a reading of this preparation or its (.+) names no run, and .+",
            r"Name the run of every reading of \1, of the preparation and its \2",
        ),
        (r"a margin of (.+) names no day of declaration: .+", r"Give the day on which the margins of \1 were declared"),
        (r"a margin of (.+) names no basis: .+", r"Give the basis of the margins of \1"),
        (r"every reading of (.+) is set aside", r"Settle why every reading of \1 is set aside (see below)"),
        (
            r"(.+): (?:a number was measured|the reading lies below a bound), held against the detection limit of .+",
            r"Declare the detection limit of the method of \1 (table methods or runs)",
        ),
        (r"only one margin is declared for (.+); equivalence has two sides", r"Declare the other margin for \1"),
        (r"no limit is declared for (ratio of .+ to the reference); .+", r"Declare margins for the \1"),
        (
            r"no limit is declared for (ratio of .+ to the reference), and intended use is blank",
            r"Declare margins for the \1, or record the intended use",
        ),
        (r"no limit is declared for (.+); a lot meant for people needs one", r"Declare limits for \1"),
        (r"no limit is declared for (.+); a laboratory with a lot for people, .+", r"Declare limits for \1"),
        (
            r"no limit is declared for (.+), and intended use is blank",
            r"Declare limits for \1, or record the intended use",
        ),
        (r"(.+): a limit from (.+) is due, and none holds for this measurement", r"Declare a limit from \2 for \1"),
        (r"no limit at release is declared for (.+)", r"Declare a limit at release for \1"),
        (
            r"the limit at release for (.+) names no day of declaration: .+",
            r"Give the day on which the limit of \1 was declared",
        ),
        (r"nothing is measured of (.+ after .+)", r"Measure \1"),
        (r"(.+): a word was given where a number is compared", r"Measure \1, and give the number"),
        (r"a reading of (.+) does not name its (.+)", r"Name the \2 of every reading of \1"),
        (
            r"the method of the reading is not named, or not listed in methods",
            r"Name the method of each reading, and list it in methods",
        ),
        (r"no (.+) is named", r"Name the \1"),
        (r"the laboratory has named no (.+) in its panels", r"Name each \1 in the table of panels"),
    )
)


@dataclass
class Task:
    """One thing to do, the criteria and the first of the preparations that wait for it, and how many verdicts do."""

    words: str
    criteria: list[str] = field(default_factory=list)
    preparations: list[str] = field(default_factory=list)
    waiting: int = 0
    gated: int = 0
    total: int = 0


def tasks(result: Result, names: int) -> list[Task]:
    """What gates and settles most first, each task with some `names` of preparations.

    A task gathers all criteria that lack evidence for the same reason; of a large result, those of one criterion.
    """
    found: dict[str, Task] = {}
    for place in in_order(result):
        lacking = np.flatnonzero(codes_of(result, place) == Verdict.NO_EVIDENCE)
        subjects = subjects_of(result, place)
        for words, rows in _by_words(result, place, lacking).items():
            task = found.setdefault(words, Task(words))
            task.criteria.append(result.criteria[place].id)
            task.waiting += len(rows)
            task.gated += len(rows) * result.gated[place]
            task.preparations = list(dict.fromkeys([*task.preparations, *map(str, subjects[rows[: names + 1]])]))
            task.total = max(task.total, len(rows), len(task.preparations))
    return sorted(found.values(), key=lambda each: (-each.gated, -each.waiting))


def in_words(reason: str) -> str:
    """What to do about a reason for *no evidence*, where the reason tells; else the reason itself."""
    panel = re.fullmatch(r"(at least \d+ of \d+ [^:]+): (.+)", reason)
    if panel:
        return f"{in_words(panel[2])} ({panel[1]})"
    parts = [part.split("; or ") for part in reason.split(ALSO)]
    measured = [[MEASURE.fullmatch(each) for each in part] for part in parts]
    if all(match for part in measured for match in part):
        return "Measure " + ", ".join(" or ".join(match[1] for match in part if match) for part in measured)
    return "; ".join(" or ".join(map(_told, part)) for part in parts)


def _told(reason: str) -> str:
    for pattern, told in ((MEASURE, r"Measure \1"), *TOLD):
        if match := pattern.fullmatch(reason):
            return match.expand(told)
    return reason


def _by_words(result: Result, place: int, rows: Ints) -> dict[str, Ints]:
    criterion = result.criteria[place]
    if not len(rows):
        return {}
    if result.codes.size > LARGE:
        return {f"Give evidence that {criterion.name[:1].lower()}{criterion.name[1:]}": rows}
    whole = rows if criterion.laboratory else np.flatnonzero(result.judged)[rows]
    which, different = pd.factorize(result.judgements[place].details().reason[whole])
    found: dict[str, list[Ints]] = {}
    for code, reason in enumerate(different):
        found.setdefault(in_words(str(reason)), []).append(rows[which == code])
    return {words: np.concatenate(parts) for words, parts in found.items()}
