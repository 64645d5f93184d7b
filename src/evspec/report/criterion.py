"""Criteria as they are told on the command line: a list, or one in full with its sources, scenarios and examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from evspec.criteria import Criterion, Scenario, Specification, Statement
from evspec.levels import CHOSEN, LAY, OWN, level_from
from evspec.report.look import HELD, Look, table
from evspec.result import OURS
from evspec.selection import Selection
from evspec.words import counted

__all__ = ["criteria_json", "criterion_lines", "list_lines"]

GRADES = {
    "FULL": "the full text was read",
    "ABS": "the abstract was read",
    "OPEN": "an open part of the text was read",
    "SEC": "another source quotes it",
    "SUM": "a lay summary says it",
}


def list_lines(
    specification: Specification, wanted: Sequence[Criterion], selection: Selection, look: Look
) -> Iterator[str]:
    """The criteria by id, level and name, below the title of their feature; at the end how many, and the sources."""
    for (title, owner), mine in groupby(wanted, key=lambda each: (each.feature, each.owner)):
        yield look.bold(f"{title} (the laboratory's own)" if owner else title)
        for each in mine:
            level = f"@{each.level}".ljust(8, HELD)
            whence = " (level from a lay summary)" if level_from(specification, each) == LAY else ""
            yield from look.lines(f"{each.id}{HELD}{HELD}{level}{each.name}{whence}", 2, 18 if look.width > 60 else 4)
        yield ""
    every = len(specification.criteria)
    whole = counted(every, "criterion")
    told = f"{len(wanted):,} of {whole} ({selection.words})" if selection else whole
    yield from look.lines(f"{told}; `evspec criteria ID` tells one in full.")
    if not selection:
        yield from look.lines(f"Sources, for --source: {', '.join(_cited_sources(specification))}.", 0, 2)


def criterion_lines(specification: Specification, criterion: Criterion, look: Look) -> Iterator[str]:
    """One criterion in full: rule, level, what met shows, sources, scenarios word for word, examples as tables."""
    yield from map(look.bold, look.lines(f"{criterion.id}  {criterion.name}", 0, 8))
    yield ""
    for text in (criterion.rationale, criterion.met_shows, criterion.met_does_not_show):
        yield from look.lines(text) if text else ()
    yield ""
    yield from look.lines(f"Level: {_level(specification, criterion)}.")
    if criterion.pairs:
        yield from look.lines(f"Beside it stands what another authority says: {', '.join(criterion.pairs)}.")
    if criterion.owner:
        yield from look.lines(f"The laboratory's own criterion, and none of evspec's: {criterion.place}.")
    else:
        yield criterion.address
    for title, part in (
        ("Sources", _sources(specification, criterion, look)),
        ("Judged so", _scenarios(criterion, look)),
        ("Examples", _examples(criterion, look)),
    ):
        yield ""
        yield look.bold(title)
        yield from part


def criteria_json(specification: Specification, criteria: Sequence[Criterion], *, one: bool) -> str:
    """The criteria with the statements they derive from as JSON: a list, or one object."""
    told = [_as_data(specification, each) for each in criteria]
    return json.dumps(told[0] if one else told, indent=1, ensure_ascii=False) + "\n"


def _cited_sources(specification: Specification) -> list[str]:
    """The sources that criteria rest on, which is what a selection can ask for, in the order of their names."""
    cited = {each for criterion in specification.criteria.values() for each in criterion.statements}
    return sorted({each.source for each in specification.statements.values() if each.id in cited})


def _level(specification: Specification, criterion: Criterion) -> str:
    origin = level_from(specification, criterion)
    if origin == OWN:
        return "@own, the limit that the laboratory itself declared; it always gates"
    if origin == LAY:
        return f"@{criterion.level}, level from a lay summary"
    if origin == CHOSEN:
        return (
            f"@{criterion.level}, our choice: its sources name a criterion, a condition or a metric, and no such word"
        )
    return f"@{criterion.level}, after the wording of its sources"


def _sources(specification: Specification, criterion: Criterion, look: Look) -> Iterator[str]:
    for identifier in criterion.statements:
        statement = specification.statements.get(identifier)
        if not statement:
            yield from look.lines(f"{identifier}  not among the statements", 2, 8)
            continue
        yield from look.lines(f"{identifier}  {statement.text}", 2, 8)
        yield from look.lines(_whence(specification, statement), 8)
        if statement.note:
            yield from look.lines(f"Note: {statement.note}", 8)


def _whence(specification: Specification, statement: Statement) -> str:
    source = specification.sources[statement.source]
    grade = f"grade {statement.grade}" + (f" ({GRADES[statement.grade]})" if statement.grade in GRADES else "")
    doi = f" doi:{source.doi}" if source.doi else ""
    year = f", {source.date[:4]}" if re.match("[0-9]{4}", source.date) else ""
    return f"{source.title}{year}.{doi} At: {statement.locator}. Modality: {statement.modality}; {grade}."


def _scenarios(criterion: Criterion, look: Look) -> Iterator[str]:
    for scenario in criterion.scenarios:
        yield from look.lines(f"Scenario: {scenario.name}", 2, 4)
        before = ""
        for step in scenario.steps:
            yield from look.lines(f"{'And' if step.keyword == before else step.keyword} {step.text}", 4, 10)
            before = step.keyword


def _examples(criterion: Criterion, look: Look) -> Iterator[str]:
    for example in criterion.examples:
        yield from _example(example, look)


def _example(example: Scenario, look: Look) -> Iterator[str]:
    yield from look.lines(example.name, 2, 4)
    for step in example.steps:
        yield from look.lines(f"{step.keyword} {step.text}", 4, 6)
        if step.table:
            header, *rows = (("preparation", "verdict"), *step.table) if step.keyword == "Then" else step.table
            yield from table(look, header, rows, 6)
    yield ""


def _as_data(specification: Specification, criterion: Criterion) -> dict[str, object]:
    cited = [specification.statements[each] for each in criterion.statements if each in specification.statements]
    return {
        "id": criterion.id,
        "level": criterion.level,
        "level_from": level_from(specification, criterion),
        "rule": criterion.name,
        "feature": criterion.feature,
        "owner": criterion.owner or OURS,
        "rationale": criterion.rationale,
        "met_shows": criterion.met_shows,
        "met_does_not_show": criterion.met_does_not_show,
        "laboratory": criterion.laboratory,
        "pairs": list(criterion.pairs),
        "address": criterion.address or None,
        "defined_in": criterion.place if criterion.owner else None,
        "statements": [_statement(specification, each) for each in cited],
        "scenarios": [_scenario(each) for each in criterion.scenarios],
        "examples": [_scenario(each) for each in criterion.examples],
    }


def _statement(specification: Specification, statement: Statement) -> dict[str, str]:
    source = specification.sources[statement.source]
    names = ("id", "text", "locator", "modality", "grade", "note")
    return {name: getattr(statement, name) for name in names} | {"source": source.citation, "doi": source.doi}


def _scenario(scenario: Scenario) -> dict[str, object]:
    steps = [
        {"keyword": step.keyword, "text": step.text, "table": [list(row) for row in step.table]}
        for step in scenario.steps
    ]
    return {"name": scenario.name, "steps": steps}
