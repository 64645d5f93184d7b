"""report.html: one file that asks nothing of any server, for people to read, print and file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evspec.model import Criterion
from evspec.pairs import paired
from evspec.report.attested import MARKS, legend
from evspec.report.look import SHAPES
from evspec.report.overview import (
    LABORATORY,
    LARGE,
    ORDER,
    Found,
    codes_of,
    found,
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
from evspec.report.terminal import source_words
from evspec.report.versions import package_version
from evspec.result import Result
from evspec.verdicts import Verdict
from evspec.words import CAUTION, counted, held, listed, measured, printable

__all__ = ["page"]

MOST, NAMES, DETAILED = 200, 12, 20_000
KINDS = {
    Verdict.MET: "met",
    Verdict.NOT_MET: "notmet",
    Verdict.INCONCLUSIVE: "unsure",
    Verdict.NO_EVIDENCE: "none",
    Verdict.NOT_APPLICABLE: "aside",
}
BY_WORDS = {verdict.words: verdict for verdict in Verdict}


class Finding(NamedTuple):
    """A finding as the page tells it."""

    criterion: str
    name: str
    level: str
    address: str
    place: str
    subject: str
    verdict: Verdict
    value: str
    reason: str
    mark: str
    source: str


class Line(NamedTuple):
    """A subject with its verdicts in the order of the criteria."""

    subject: str
    verdicts: tuple[Verdict | None, ...]


class Pair(NamedTuple):
    """Criteria of authorities that differ, and the verdicts of each preparation on them."""

    criteria: tuple[Criterion, ...]
    lines: tuple[Line, ...]


class Details(NamedTuple):
    """A subject with how many verdicts it has of each kind and all its findings."""

    subject: str
    summary: str
    findings: tuple[Finding, ...]


def page(result: Result) -> str:
    """The text of report.html; of a large result it leaves out the matrix, or the details, and says so."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["printable"] = printable
    return environment.get_template("page.html.jinja").render(_context(result))


def _context(result: Result) -> dict[str, object]:
    cells = result.codes.size
    listings = [selected(result, verdict, MOST) for _, verdict in SECTIONS]
    todo = tasks(result, NAMES)
    return {
        "shapes": SHAPES,
        "kinds": KINDS,
        "Verdict": Verdict,
        "order": ORDER,
        "counts": result.counts,
        "headline": headline(result),
        "outcome": outcome(result),
        "selection": selection_words(result),
        "marked": lambda identifier: marked(result.specification, identifier),
        "caution": CAUTION,
        "exit_code": result.exit_code,
        "as_of": result.bench.as_of.isoformat(),
        "decision": result.decision,
        "gate": result.gate,
        "evspec": package_version(),
        "specification": result.specification,
        "criteria": result.criteria,
        "gated": result.gated,
        "features": result.specification.features,
        "matrix": list(_matrix(result)) if cells <= LARGE else None,
        "pairs": list(_pairs(result)) if cells <= LARGE else [],
        "details": list(_details(result)) if cells <= DETAILED else None,
        "cells": cells,
        "sections": [
            (title, verdict, listing.total, _told(result, listing.rows))
            for (title, verdict), listing in zip(SECTIONS, listings, strict=True)
        ],
        "tasks": [(task, listed(list(map(_subject, task.preparations)), NAMES, task.total)) for task in todo[:MOST]],
        "more_tasks": max(0, len(todo) - MOST),
        "waivers": waivers(result)[:MOST],
        "meanings": list(_meanings(result)),
        "legend": legend(result),
        "notices": result.notices,
        "files": list(result.batch.provenance.head(10 * MOST).itertuples(index=False)),
        "counted": counted,
        "subject": _subject,
        "most": MOST,
    }


SECTIONS = (("Not met", Verdict.NOT_MET), ("Inconclusive", Verdict.INCONCLUSIVE))


def _matrix(result: Result) -> Iterator[Line]:
    mine = [not each.laboratory for each in result.criteria]
    for column in np.flatnonzero(result.judged):
        codes = result.codes[:, column].tolist()
        yield Line(
            str(result.batch.names[column]),
            tuple(Verdict(code) if own else None for code, own in zip(codes, mine, strict=True)),
        )
    if not all(mine):
        ours = result.laboratory.tolist()
        yield Line(
            "the laboratory", tuple(None if own else Verdict(code) for code, own in zip(ours, mine, strict=True))
        )


def _meanings(result: Result) -> Iterator[tuple[Criterion, str]]:
    """The criteria that apply to a subject, with the words of their level."""
    for place, criterion in enumerate(result.criteria):
        if (codes_of(result, place) != Verdict.NOT_APPLICABLE).any():
            yield criterion, level_words(result, place)


def _pairs(result: Result) -> Iterator[Pair]:
    """Criteria of authorities that differ, side by side, where a preparation has a verdict on one of them."""
    places = {each.id: place for place, each in enumerate(result.criteria)}
    for group in paired(result.criteria):
        codes = result.codes[[places[each.id] for each in group]]
        told = result.judged & (codes != Verdict.NOT_APPLICABLE).any(axis=0)
        if told.any():
            rows = np.flatnonzero(told)
            lines = (Line(str(result.batch.names[row]), tuple(map(Verdict, codes[:, row].tolist()))) for row in rows)
            yield Pair(group, tuple(lines))


def _details(result: Result) -> Iterator[Details]:
    rows = result.table
    if rows.empty:
        return
    by_subject = {str(name): frame for name, frame in rows.groupby("preparation", sort=False)}
    names, counts = tallies(result)
    for name, row in zip(names, counts.tolist(), strict=True):
        frame = by_subject[name]
        if name == LABORATORY:
            frame = frame[frame["verdict"] != Verdict.NOT_APPLICABLE.words]
        summary = ", ".join(f"{row[each]:,} {each.words}" for each in (*ORDER, Verdict.NOT_APPLICABLE))
        yield Details(_subject(name), summary, tuple(_told(result, found(frame))))


def _told(result: Result, rows: Sequence[Found]) -> list[Finding]:
    places = {each.id: place for place, each in enumerate(result.criteria)}
    return [
        Finding(
            row.criterion,
            result.criteria[places[row.criterion]].name,
            level_words(result, places[row.criterion]),
            result.criteria[places[row.criterion]].address,
            result.criteria[places[row.criterion]].place,
            _subject(row.preparation),
            BY_WORDS[row.verdict],
            held(measured(row.value, row.low, row.high, row.unit, row.n)),
            held(printable(row.reason)),
            MARKS[row.mode],
            source_words(row),
        )
        for row in rows
    ]


def _subject(name: str) -> str:
    return "the laboratory" if name == LABORATORY else printable(name)
