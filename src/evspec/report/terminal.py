"""The judgement of a hand-in as it is read on a terminal: how much was judged, what is not met, what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pandas as pd

from evspec.criteria import LEVELS
from evspec.report.attested import MARKS, legend
from evspec.report.look import HELD, Look, table
from evspec.report.overview import (
    LABORATORY,
    ORDER,
    Found,
    headline,
    level_words,
    marked,
    outcome,
    selected,
    selection_words,
    tallies,
    waivers,
)
from evspec.report.tasks import tasks
from evspec.result import Result
from evspec.verdicts import Verdict
from evspec.words import CAUTION, counted, listed, measured, printable, with_and

__all__ = ["judgement_lines"]

MOST = 20
NAMES = 6
SHORT = {
    Verdict.MET: "met",
    Verdict.NOT_MET: "not met",
    Verdict.INCONCLUSIVE: "inconclusive",
    Verdict.NO_EVIDENCE: "no evidence",
}


def judgement_lines(result: Result, look: Look, *, written: bool = False) -> Iterator[str]:
    """The lines to print; lists are cut at the first twenty unless a report was `written`, to which they then point."""
    rest = "the report has all" if written else "--out DIR writes all"
    yield from map(look.bold, look.lines(headline(result)))
    yield from look.lines(selection_words(result)) if result.selection else ()
    yield ""
    yield from _preparations(result, look, rest)
    for verdict, title in ((Verdict.NOT_MET, "Not met"), (Verdict.INCONCLUSIVE, "Inconclusive")):
        yield from _findings(result, look, verdict, title, rest)
    yield from _tasks(result, look, rest)
    yield from _waivers(result, look, rest)
    yield from _grounds(result, look, rest)
    yield from _outcome(result, look)


def _preparations(result: Result, look: Look, rest: str) -> Iterator[str]:
    names, counts = tallies(result)
    order = np.arange(len(names))
    if len(names) > MOST:
        order = np.lexsort(
            (order, -counts[:, Verdict.NO_EVIDENCE], -counts[:, Verdict.INCONCLUSIVE], -counts[:, Verdict.NOT_MET])
        )
    shown = [(_subject(names[row]), counts[row]) for row in order[:MOST]]
    if not shown:
        return
    width = max(len("preparation"), *(len(name) for name, _ in shown)) + sum(len(SHORT[each]) + 2 for each in ORDER) + 2
    if width <= look.width:
        rows = [[name, *(f"{row[each]:,}" for each in ORDER)] for name, row in shown]
        header = ["preparation", *(f"{look.shapes[each]} {SHORT[each]}" for each in ORDER)]
        yield from table(look, header, rows, right=1)
    else:
        yield from look.lines(", ".join(f"{look.shapes[each]} {SHORT[each]}" for each in ORDER), 2)
        for name, row in shown:
            yield from look.lines(
                f"{name}: " + " ".join(f"{look.shapes[each]}{HELD}{row[each]:,}" for each in ORDER), 2, 4
            )
    yield from _more(look, len(names) - MOST, rest)
    yield ""


def _findings(result: Result, look: Look, verdict: Verdict, title: str, rest: str) -> Iterator[str]:
    found = selected(result, verdict, MOST)
    if not found.total:
        return
    yield look.bold(f"{title} ({found.total:,})")
    waived = {(each.criterion, each.preparation) for each in waivers(result) if each.in_force}
    places = {each.id: place for place, each in enumerate(result.criteria)}
    for identifier, rows in groupby(found.rows, key=lambda row: row.criterion):
        criterion = result.criteria[places[identifier]]
        yield from look.lines(f"{identifier}  {criterion.name} ({level_words(result, places[identifier])})", 2, 10)
        for reason, alike in groupby(rows, key=lambda row: row.reason):
            for row in alike:
                yield from _finding(
                    row, look, verdict, bool({(identifier, row.preparation), (identifier, LABORATORY)} & waived)
                )
            yield from look.lines(printable(reason), 6)
        yield look.dim(f"    {criterion.address or criterion.place}")
    rests = [(count, marked(result.specification, identifier)) for identifier, count in found.rest.items()]
    by_criterion = ", ".join(f"{count:,} of {identifier}" for count, identifier in rests)
    yield from _more(look, found.total - len(found.rows), f"{by_criterion}; {rest}")
    yield ""


def _finding(row: Found, look: Look, verdict: Verdict, waived: bool) -> Iterator[str]:
    value = measured(row.value, row.low, row.high, row.unit, row.n)
    named = f"{look.shapes[verdict]}{HELD}{_subject(row.preparation)}"
    told = [named, value, source_words(row), MARKS[row.mode], "(a waiver stands beside it)" if waived else ""]
    first, *others = look.lines("  ".join(text for text in told if text), 4, 8)
    yield look.toned(first, verdict)
    yield from others


def source_words(row: Found) -> str:
    """Where the reading that decided stands: file, sheet, row, column; an empty text where no reading did."""
    parts = [
        printable(text) if not name else f"{name} {printable(text)}"
        for name, text in (("", row.source), ("sheet", row.sheet), ("row", row.row), ("column", row.cell))
        if not pd.isna(text) and text not in ("", 0, "value")
    ]
    return ", ".join(parts)


def _tasks(result: Result, look: Look, rest: str) -> Iterator[str]:
    found = tasks(result, NAMES)
    if not found:
        return
    yield look.bold("What to measure, record or file next")
    for place, task in enumerate(found[:MOST], start=1):
        of = listed([_subject(each) for each in task.preparations], NAMES, task.total)
        yield from look.lines(f"{place:>2}. {printable(task.words)}", 2, 6)
        criteria = ", ".join(marked(result.specification, each) for each in task.criteria)
        yield from look.lines(f"for {of} ({criteria})", 6)
    yield from _more(look, len(found) - MOST, rest)
    yield ""


def _waivers(result: Result, look: Look, rest: str) -> Iterator[str]:
    found = waivers(result)
    if not found:
        return
    yield from map(look.bold, look.lines("Waivers (they stand beside a verdict and change none)", 0, 2))
    for each in found[:MOST]:
        until = f"until {each.expires_on}" if each.in_force else f"expired on {each.expires_on}"
        named = marked(result.specification, each.criterion)
        told = f"{named} {_subject(each.preparation)}: {each.verdict or 'no verdict of that name'}"
        yield from look.lines(printable(f"{told}; {until}, {each.owner}: {each.reason}"), 2, 4)
    yield from _more(look, len(found) - MOST, rest)
    yield ""


def _grounds(result: Result, look: Look, rest: str) -> Iterator[str]:
    yield look.bold("What the verdicts rest on")
    files = result.batch.provenance
    names = listed([str(each) for each in files["file"][: NAMES + 1]], NAMES, len(files))
    if len(files):
        yield from look.lines(f"{counted(len(files), 'file')} read: {names}.", 2, 4)
    yield from look.lines(legend(result), 2, 4)
    for notice in result.notices[:MOST]:
        yield from look.lines(printable(notice), 2, 4)
    yield from _more(look, len(result.notices) - MOST, rest)
    yield from look.lines(f"Specification {result.specification.version}.", 2, 4)
    rule = f"decision rule {result.decision} where a limit names none"
    yield from look.lines(f"Judged as of {result.bench.as_of}; {rule}.", 2, 4)
    yield ""


def _outcome(result: Result, look: Look) -> Iterator[str]:
    gating = {each.level for each, gated in zip(result.criteria, result.gated, strict=True) if gated}
    levels = with_and([f"@{level}" for level in LEVELS if level in gating])
    yield from look.lines(f"Exit code {result.exit_code}: {outcome(result)}. Gated: {levels or 'nothing'}.")
    yield from look.lines(CAUTION)


def _more(look: Look, count: int, rest: str) -> Iterator[str]:
    if count > 0:
        yield from look.lines(f"and {count:,} more; {rest}", 2)


def _subject(name: str) -> str:
    return "the laboratory" if name == LABORATORY else printable(name)
